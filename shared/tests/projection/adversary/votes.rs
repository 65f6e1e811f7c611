//! Plans in which people only vote, change their ballots, and come and go.

use shared::ids::{ParticipantId, RoomNumber};
use shared::session::people::presence::{GRACE, VOID_AFTER};
use shared::session::{
    Author, BallotCommand, Command, PeopleCommand, ProgrammeCommand, RoomCommand, Rooms, RoundCommand, Settings, Side,
};
use shared::simulation::Dice;
use shared::time::{MINUTE, SECOND};

use crate::plan::{PLANS, plans_wanted};
use crate::world::{DILEMMAS_BLOCK, World, plain_settings};

/// Plans of votes for each requested plan.
const TIMES: u32 = 128;
/// Steps in a plan: enough for some counts and recounts.
const STEPS: usize = 60;
/// People at the beginning.
const PEOPLE: u16 = 5;
/// The most people who join.
const PEOPLE_MAX: usize = 7;
const ROOMS: u16 = 2;

/// A world of votes.
pub struct Voting {
    pub world: World,
    seed: u64,
    dice: Dice,
    steps: usize,
}

/// Runs `check` over plans of votes. One of them is replayed with `VOTE=seed`.
pub fn for_each_vote(check: impl Fn(&mut Voting)) {
    if let Ok(seed) = std::env::var("VOTE") {
        let Ok(seed) = seed.parse() else { panic!("expected VOTE=seed, found {seed}") };
        return check(&mut Voting::new(seed));
    }
    let mut seeds = Dice::new(rand_seed());
    for _ in 0..plans_wanted().unwrap_or(PLANS) * TIMES {
        check(&mut Voting::new(seeds.number()));
    }
}

/// A different seed each time.
fn rand_seed() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(())
}

impl Voting {
    /// Two rooms at Choose, with most people in the first.
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut world = World::opened(Settings { minutes: 1, ..plain_settings() }, ROOMS);
        let opened = world.command(
            Author::Facilitator,
            &Command::Programme(ProgrammeCommand::StartBlock { from: None, block: DILEMMAS_BLOCK }),
        );
        opened.unwrap_or_else(|rejection| panic!("no block: {rejection:?}"));
        for number in 0..3 + dice.below(PEOPLE) {
            let room = RoomNumber(if dice.percent(80) { 1 } else { 2 });
            if let Ok(joined) = world.join(&format!("Demo {number}"), Some(room)) {
                world.connect(joined);
            }
        }
        let _ = world
            .command(Author::Facilitator, &Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
        world.pass(MINUTE);
        Self { world, seed, dice, steps: 0 }
    }

    /// Takes the next step; false when the plan is over.
    pub fn step(&mut self) -> bool {
        self.steps += 1;
        if self.steps > STEPS {
            return false;
        }
        let people: Vec<ParticipantId> = self.world.session.participants.keys().copied().collect();
        let Some(participant) = self.dice.pick(&people) else { return false };
        let room = RoomNumber(1 + self.dice.below(ROOMS));
        match self.dice.below(100) {
            0..66 => self.votes(participant),
            66..73 => self.world.disconnect(participant),
            73..84 => self.world.connect(participant),
            84..87 => {
                let span = if self.dice.coin() { GRACE } else { VOID_AFTER };
                self.world.pass(span + SECOND);
            }
            87 => self.world.restart(),
            88 if people.len() < PEOPLE_MAX => {
                if let Ok(joined) = self.world.join("Demo", Some(room)) {
                    self.world.connect(joined);
                }
            }
            88 => self.world.pass(MINUTE),
            89..92 => self.facilitates(&Command::People(PeopleCommand::Move { participant, room })),
            92 => self.facilitates(&Command::People(PeopleCommand::Remove { participant })),
            93 => self.facilitates(&Command::People(PeopleCommand::Restore { participant })),
            94 if self.dice.percent(20) => {
                let from = RoomNumber(3 - room.0);
                self.facilitates(&Command::Room(RoomCommand::Merge { from, into: room }));
            }
            94..98 => self.presents(participant, |round| Command::Ballot(BallotCommand::Reveal { round })),
            _ => self.presents(participant, |round| Command::Ballot(BallotCommand::CallReVote { round })),
        }
        true
    }

    fn votes(&mut self, participant: ParticipantId) {
        // Most people change their minds, because otherwise there would be little to infer.
        let Some(room) = self.world.session.room_of(participant) else { return };
        let Some(open) = room.open_round() else { return };
        let latest = open.ballots.cast.get(&participant).copied().flatten();
        let side = latest.map_or(if self.dice.percent(70) { Side::Left } else { Side::Right }, Side::other);
        let vote = Command::Ballot(BallotCommand::Cast { round: room.round_number(), side });
        // A rejected vote does not matter: others go on.
        let _ = self.world.command(Author::Participant(participant), &vote);
    }

    fn presents(&mut self, participant: ParticipantId, command: impl Fn(shared::ids::RoundNumber) -> Command) {
        let Some(room) = self.world.session.room_of(participant) else { return };
        let presenter = room.presenter.map_or(participant, |presenter| presenter.participant);
        let command = command(room.round_number());
        let _ = self.world.command(Author::Participant(presenter), &command);
    }

    fn facilitates(&mut self, command: &Command) {
        let _ = self.world.command(Author::Facilitator, command);
    }
}

impl Drop for Voting {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("replay with VOTE={}, which failed at step {}", self.seed, self.steps);
        }
    }
}
