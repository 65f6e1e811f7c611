//! What one step of a session costs with 10, 100 and 1,000 rooms, just opened and at the end of a long day. The point
//! is not how many nanoseconds a step takes, but whether that stays the same: a command is about one room, so it should
//! not matter how many others there are, nor how much was said before.
//!
//! `cargo bench -p shared`, or a part of it: `cargo bench -p shared -- decide`.

#![allow(clippy::expect_used, reason = "a benchmark that can't begin should say so at once, like a test")]

#[allow(dead_code, reason = "nobody comes and goes here")]
#[path = "../tests/world/mod.rs"]
mod world;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use shared::ids::{ArgumentId, CommandId, DilemmaNumber, ParticipantId, RoomNumber, RoundNumber, Seq};
use shared::session::decide::{decide, due, next_due};
use shared::session::{
    Argument, ArgumentCommand, ArgumentEvent, Author, Choice, Command, Count, DecidedBy, Event, Kind, Outcome, Phase,
    ProgrammeCommand, Reasons, Rooms, Round, RoundCommand, Side, VoteMethod,
};
use shared::time::{MINUTE, Timestamp};
use shared::view::{Audience, project, project_state};
use shared::wire::ToDevice;
use uuid::Uuid;
use world::{DILEMMAS_BLOCK, World, plain_settings};

/// Sizes of sessions, in rooms.
const ROOMS: [u16; 3] = [10, 100, 1_000];
/// People in a room.
const PEOPLE: u32 = 4;
/// Rounds that a room of an old session has finished, and what was written in each.
const CLOSED_ROUNDS: u16 = 12;
const ARGUMENTS: u32 = 24;
/// Commands that an old session remembers for everybody.
const REMEMBERED: u128 = 64;

/// How long ago the session was opened.
#[derive(Clone, Copy)]
enum Age {
    New,
    Old,
}

impl Age {
    const ALL: [Self; 2] = [Self::New, Self::Old];

    const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Old => "old",
        }
    }
}

/// A session in the middle of a round in every room.
fn at_work(rooms: u16, age: Age) -> World {
    let mut world = World::opened(plain_settings(), rooms);
    for room in (1..=rooms).map(RoomNumber) {
        for person in 0..PEOPLE {
            let joined = world.join(&format!("Demo {}-{person}", room.0), Some(room)).expect("the door is open");
            world.presence.connect(joined);
        }
    }
    if matches!(age, Age::Old) {
        grow_old(&mut world);
    }
    // An arrival settles who presents; one look is enough for all.
    world.connect(ParticipantId(1));
    let starts = Command::Programme(ProgrammeCommand::StartBlock { from: None, block: DILEMMAS_BLOCK });
    world.command(Author::Facilitator, &starts).expect("a block starts");
    let start = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
    world.command(Author::Facilitator, &start).expect("all rooms start");
    let round = round_of(&world);
    let go = Command::Round(RoundCommand::SetPhase { round, from: Phase::Read, phase: Phase::Left });
    world.command(author(), &go).expect("the first of a room presents");
    world
}

/// What a long day leaves behind: closed rounds, and commands that are remembered in case they come again.
fn grow_old(world: &mut World) {
    let ended = world.now;
    let people: Vec<ParticipantId> = world.session.participants.keys().copied().collect();
    let mut last = 0;
    let pattern = world.session.dilemmas.clone();
    world.session.dilemmas = pattern.iter().cycle().take(usize::from(CLOSED_ROUNDS) + 4).cloned().collect();
    for room in world.session.rooms.values_mut() {
        for number in 1..=CLOSED_ROUNDS {
            room.rounds.push(closed_round(DilemmaNumber(number), ended, &mut last));
        }
    }
    let internal = world.session.internal.as_mut().expect("the server's own state");
    internal.last_argument = ArgumentId(last);
    for person in people {
        for number in 0..REMEMBERED {
            let id = CommandId(Uuid::from_u128(u128::from(person.0) << 64 | number));
            internal.remember(Author::Participant(person), id, Seq(1));
        }
    }
}

fn closed_round(dilemma: DilemmaNumber, at: Timestamp, last: &mut u32) -> Round {
    let mut round = Round::new(dilemma, at, at + 10 * MINUTE);
    round.phase = Phase::Done;
    for number in 0..ARGUMENTS {
        *last += 1;
        let argument = Argument {
            id: ArgumentId(*last),
            author: ParticipantId(1),
            side: Side::BOTH[number as usize % 2],
            kind: Kind::BOTH[number as usize / 2 % 2],
            text: words(),
            supporters: [ParticipantId(2)].into(),
            silent: false,
            at,
        };
        round.arguments.insert(argument.id, argument);
    }
    round.outcome = Some(Outcome::Chosen(Choice {
        side: Side::Left,
        way: DecidedBy::Majority,
        recorded: VoteMethod::Ballots,
        count: Count { left: 3, right: 1 },
        in_time: true,
        reasons: Reasons { motivation: words(), ..Reasons::default() },
        minority: None,
        first: None,
    }));
    round
}

fn words() -> String {
    "Zo ziet een gewone dinsdag er voor ons anders uit dan vorig jaar.".into()
}

/// The presenter of the first room.
fn author() -> Author {
    Author::Participant(ParticipantId(1))
}

fn round_of(world: &World) -> RoundNumber {
    let rounds = world.session.rooms[&RoomNumber(1)].rounds.len();
    RoundNumber(u16::try_from(rounds).expect("a few rounds"))
}

fn writes(world: &World) -> Command {
    let round = round_of(world);
    Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text: words() })
}

fn written(world: &World) -> Event {
    let events = decide(&world.session, author(), &writes(world), world.context()).expect("writing is open");
    events.into_iter().next().expect("something happens")
}

fn steps(criterion: &mut Criterion) {
    for age in Age::ALL {
        for rooms in ROOMS {
            let mut world = at_work(rooms, age);
            let at = world.now;
            let command = writes(&world);
            let added = written(&world);
            let name = |step: &str| BenchmarkId::new(format!("{step}/{}", age.name()), rooms);

            criterion.bench_function_over(name("decide"), || {
                decide(&world.session, author(), black_box(&command), world.context())
            });
            criterion.bench_function_over(name("due"), || due(&world.session, world.context()));
            criterion.bench_function_over(name("next_due"), || next_due(&world.session, world.context()));

            let Event::Argument(ArgumentEvent::Added { argument, room, .. }) = &added else {
                panic!("an argument was written");
            };
            let deleted = Event::Argument(ArgumentEvent::Deleted { room: *room, argument: *argument, silent_by: None });
            let session = &mut world.session;
            criterion.bench_function_over(name("apply (and undo)"), || {
                session.apply(black_box(&added), at);
                session.apply(black_box(&deleted), at);
            });

            session.apply(&added, at);
            let session = &*session;
            let audiences = [
                ("project to a room", Audience::Room(RoomNumber(1))),
                ("project to a board", Audience::Facilitator),
                ("project to the screen", Audience::Plenary),
            ];
            for (step, audience) in audiences {
                criterion.bench_function_over(name(step), || project(black_box(&added), at, session, audience));
            }
            let change = project(&added, at, session, Audience::Room(RoomNumber(1))).expect("its room is told");
            let frame = ToDevice::Change { seq: Seq(1), change };
            criterion.bench_function_over(name("encode"), || serde_json::to_vec(black_box(&frame)));
            criterion.bench_function_over(name("snapshot of a member"), || {
                project_state(session, Audience::Participant(ParticipantId(1)))
            });
        }
    }
}

/// These look at all rooms, and may cost more with more of them: the cost for each room should stay the same.
fn snapshots_of_everything(criterion: &mut Criterion) {
    for age in Age::ALL {
        let mut group = criterion.benchmark_group(format!("snapshot of a board/{}", age.name()));
        for rooms in ROOMS {
            let world = at_work(rooms, age);
            group.throughput(Throughput::Elements(rooms.into()));
            group.bench_function(BenchmarkId::from_parameter(rooms), |bencher| {
                bencher.iter_with_large_drop(|| project_state(&world.session, Audience::Facilitator));
            });
        }
        group.finish();
    }
}

/// A benchmark without a group around it.
trait OfOneStep {
    fn bench_function_over<T>(&mut self, name: BenchmarkId, step: impl FnMut() -> T);
}

impl OfOneStep for Criterion {
    fn bench_function_over<T>(&mut self, name: BenchmarkId, mut step: impl FnMut() -> T) {
        self.bench_with_input(name, &(), |bencher, ()| bencher.iter(&mut step));
    }
}

criterion_group! {
    name = all;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500));
    targets = steps, snapshots_of_everything
}
criterion_main!(all);
