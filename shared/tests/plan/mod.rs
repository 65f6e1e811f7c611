//! Random plans: possible courses of a session, from a seed, the same every time.
//!
//! A failing plan prints its last steps and how to replay it: `PLAN=combination:seed cargo test -p shared --test
//! invariants`. More plans than in everyday tests: `PLANS=20 cargo test …`, which runs 20 for each combination of
//! settings.

mod reader;

use proptest::prelude::any;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use shared::archive::Archive;
use shared::ids::{CoFacilitatorId, ParticipantId, RoomNumber};
use shared::session::decide::next_due;
use shared::session::{Author, Command, Invited, LifecycleCommand, Placement, Rules, SecretLink, Settings};
use shared::simulation::{Dice, Draw};
use shared::time::{MINUTE, Milliseconds, SECOND};

use crate::world::{World, plain_settings};
pub use reader::LogReader;

/// Steps in a plan: enough for most rooms to get through a round and begin another, and for something after the end.
const STEPS: usize = 200;
/// People in a plan: rooms of one to six.
const PEOPLE_MAX: usize = 10;
/// Rooms in a plan.
const ROOMS_MAX: u16 = 5;
/// The ways of placing people.
const PLACEMENTS: [Placement; 3] = [Placement::Spread, Placement::Pick, Placement::ByFacilitator];
/// Every combination of those with what is on or off in a session: led, and the rules of play. A new rule adds
/// combinations after the others, which keep their numbers.
const COMBINATIONS: u16 = 3 << (1 + Rules::ALL.len());
/// Plans for each combination in everyday tests; they take a few seconds.
pub const PLANS: u32 = 2;
/// Steps of a plan that begins with an imported session: it is over, and little is left to do.
const STEPS_OF_ARCHIVED: usize = 60;
/// The percentage of plans that begin with an imported session.
const ARCHIVED_PERCENT: u16 = 8;
/// The percentage of led sessions with a check-in and a clearing.
const WALLS_PERCENT: u16 = 60;
/// The percentage of led sessions that begin with a co-facilitator.
const TEAM_PERCENT: u16 = 40;
/// From this step on a session that still runs is about to be ended, so that something happens after the end as well.
const ENDS_FROM: usize = 160;
/// Steps that are printed when a plan fails.
const TOLD: usize = 12;

/// A step of a plan.
#[derive(Clone, Debug)]
pub enum Step {
    /// Somebody joins, and is connected (or not).
    Join { name: String, room: Option<RoomNumber>, connects: bool },
    /// A device connects.
    Connect(ParticipantId),
    /// A device drops out.
    Disconnect(ParticipantId),
    /// A device follows the plenary screen.
    Follow(ParticipantId),
    /// The device stops following it.
    Unfollow(ParticipantId),
    /// Time passes; what becomes due happens at the end of it.
    Pass(Milliseconds),
    /// Time passes, and a command arrives before the server has handled what is due.
    Late(Milliseconds, Author, Command),
    /// Somebody gives a command.
    Command(Author, Command),
    /// The server restarts.
    Restart,
    /// The server was away for a while.
    Away(Milliseconds),
    /// A secret link is renewed.
    IssueLink(SecretLink),
    /// Somebody tries to give a co-facilitator a link.
    Invite(Author, Invited),
}

/// A world and the steps taken in it.
pub struct Plan {
    /// The world as it is after the latest step.
    pub world: World,
    combination: u16,
    seed: u64,
    dice: Dice,
    texts: u32,
    steps: usize,
    taken: Vec<Step>,
}

/// Runs `check` over random plans, for every combination of settings.
pub fn for_each_plan(check: impl Fn(Plan)) {
    plans_from(RngSeed::Random, check);
}

/// The same with plans that are the same in every run, for assertions about all of them together.
#[allow(dead_code, reason = "not every test asserts something about all plans together")]
pub fn for_each_known_plan(check: impl Fn(Plan)) {
    plans_from(RngSeed::Fixed(1), check);
}

fn plans_from(rng_seed: RngSeed, check: impl Fn(Plan)) {
    if let Ok(replay) = std::env::var("PLAN") {
        let parts = replay
            .split_once(':')
            .and_then(|(combination, seed)| Some((combination.parse().ok()?, seed.parse().ok()?)));
        let Some((combination, seed)) = parts else { panic!("expected PLAN=combination:seed, found {replay}") };
        return check(Plan::new(combination, seed));
    }
    let plans = plans_wanted().unwrap_or(PLANS);
    for combination in 0..COMBINATIONS {
        // A smaller seed is not a simpler plan, so there is nothing to shrink.
        let config = Config {
            cases: plans,
            max_shrink_iters: 0,
            failure_persistence: None,
            rng_seed: seed_of(rng_seed, combination),
            ..Config::default()
        };
        let found = TestRunner::new(config).run(&any::<u64>(), |seed| {
            check(Plan::new(combination, seed));
            Ok(())
        });
        if let Err(TestError::Fail(reason, seed)) = found {
            panic!("replay with PLAN={combination}:{seed}: {reason}");
        }
    }
}

/// A different seed for each combination, because otherwise they would all take the same course.
fn seed_of(all: RngSeed, combination: u16) -> RngSeed {
    match all {
        RngSeed::Fixed(seed) => RngSeed::Fixed(seed * u64::from(COMBINATIONS) + u64::from(combination)),
        RngSeed::Random => RngSeed::Random,
    }
}

/// The number of plans for each combination, if the environment gives it.
pub fn plans_wanted() -> Option<u32> {
    std::env::var("PLANS").ok()?.parse().ok()
}

impl Plan {
    /// The plan of a seed, with a new session or sometimes an imported one.
    pub fn new(combination: u16, seed: u64) -> Self {
        let mut plan = Self::of_new_session(combination, seed);
        if !plan.dice.percent(ARCHIVED_PERCENT) {
            return plan;
        }
        while plan.step().is_some() {}
        let now = plan.world.now;
        let archived = Archive::of(plan.world.session.clone(), now).into_session(now);
        plan.world = World::brought_back(archived.unwrap_or_else(|unfit| panic!("not brought back: {unfit:?}")), now);
        (plan.steps, plan.taken) = (STEPS_OF_ARCHIVED, Vec::new());
        plan
    }

    fn of_new_session(combination: u16, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let switches = usize::from(combination) / PLACEMENTS.len();
        let switch = |place: usize| switches >> place & 1 == 1;
        let settings = Settings {
            minutes: u8::try_from(1 + dice.below(10)).unwrap_or(1),
            planned: dice.below(4),
            placement: PLACEMENTS[usize::from(combination) % PLACEMENTS.len()],
            led: switch(0),
            rules: Rules::where_on(|place| switch(1 + place)),
            ..plain_settings()
        };
        let rooms = 1 + dice.below(ROOMS_MAX);
        let led = settings.led;
        let mut world = World::opened(settings, rooms);
        if led && dice.percent(WALLS_PERCENT) {
            world.adds_walls();
        }
        let mut plan = Self { world, combination, seed, dice, texts: 0, steps: STEPS, taken: Vec::new() };
        if led && plan.dice.percent(TEAM_PERCENT) {
            let name = plan.draw().text(1);
            assert!(plan.world.invite(Author::Facilitator, &Invited::New { name }).is_ok(), "the first is invited");
        }
        plan
    }

    /// Takes the next step; absent when the plan is over.
    pub fn step(&mut self) -> Option<Step> {
        if self.taken.len() == self.steps {
            return None;
        }
        let step = self.draw_step();
        self.taken.push(step.clone());
        self.world.random = self.dice.number();
        match &step {
            Step::Join { name, room, connects } => {
                if let (Ok(participant), true) = (self.world.join(name, *room), *connects) {
                    self.world.connect(participant);
                }
            }
            Step::Connect(participant) => self.world.connect(*participant),
            Step::Disconnect(participant) => self.world.disconnect(*participant),
            Step::Follow(participant) => self.world.follow(*participant),
            Step::Unfollow(participant) => self.world.unfollow(*participant),
            Step::Pass(span) => self.world.pass(*span),
            Step::Late(span, author, command) => {
                self.world.pass_unnoticed(*span);
                // If it is rejected, what is due must still be handled.
                let _ = self.world.command(*author, command);
                self.world.pass(0);
            }
            Step::Command(author, command) => {
                let before = self.world.log.len();
                if self.world.command(*author, command).is_err() {
                    assert_eq!(self.world.log.len(), before, "a rejected command was recorded");
                }
            }
            Step::Restart => self.world.restart(),
            Step::Away(span) => self.world.is_away(*span),
            Step::IssueLink(link) => self.world.issue_link(*link),
            Step::Invite(author, invited) => drop(self.world.invite(*author, invited)),
        }
        Some(step)
    }

    fn draw_step(&mut self) -> Step {
        let people: Vec<ParticipantId> = self.world.session.participants.keys().copied().collect();
        if people.len() < PEOPLE_MAX && self.dice.percent(if people.len() < 4 { 60 } else { 6 }) {
            return self.draw_join();
        }
        let is_led = self.world.session.settings.led;
        if self.taken.len() >= ENDS_FROM && is_led && self.world.session.ended_at.is_none() && self.dice.percent(10) {
            return Step::Command(Author::Facilitator, Command::Lifecycle(LifecycleCommand::End));
        }
        match self.dice.below(100) {
            0..6 => self.dice.pick(&people).map_or(Step::Restart, Step::Connect),
            6..10 => self.dice.pick(&people).map_or(Step::Restart, Step::Disconnect),
            10 => self.dice.pick(&people).map_or(Step::Restart, Step::Follow),
            11 => self.dice.pick(&people).map_or(Step::Restart, Step::Unfollow),
            12..21 => Step::Pass(self.draw_span()),
            21 => Step::Away(self.draw_span()),
            22 if is_led && self.dice.percent(20) => Step::IssueLink(self.draw_link()),
            22 if is_led && self.dice.percent(40) => self.draw_invitation(),
            22 if !is_led && !people.is_empty() && self.dice.percent(20) => Step::IssueLink(SecretLink::Report),
            22 => Step::Restart,
            23..26 => {
                let (author, command) = self.draw().likely_command();
                Step::Late(self.draw_span(), author, command)
            }
            26..86 => {
                let (author, command) = self.draw().likely_command();
                Step::Command(author, command)
            }
            _ => {
                let (author, command) = self.draw().wild_command();
                Step::Command(author, command)
            }
        }
    }

    fn draw_join(&mut self) -> Step {
        let rooms = u16::try_from(self.world.session.rooms.len()).unwrap_or(1);
        let picks = self.world.session.settings.placement == Placement::Pick || self.dice.percent(20);
        // Sometimes a room that does not exist, or none although one must be picked.
        let room = (picks && self.dice.percent(95)).then(|| RoomNumber(1 + self.dice.below(rooms)));
        let room = if self.dice.percent(2) { Some(RoomNumber(rooms + 1)) } else { room };
        Step::Join { name: self.draw().text(3), room, connects: self.dice.percent(85) }
    }

    /// A span of time: zero, a blink, just before, at or after the next deadline, or half an hour.
    fn draw_span(&mut self) -> Milliseconds {
        let until_due = next_due(&self.world.session, self.world.context()).map(|moment| moment - self.world.now);
        match (self.dice.below(20), until_due) {
            (0..4, Some(until_due)) => (until_due + Milliseconds::from(self.dice.below(3)) - 1).max(0),
            (4, _) => 0,
            (5, _) => 30 * MINUTE,
            (6, _) => MINUTE + Milliseconds::from(self.dice.below(60)) * SECOND,
            _ => Milliseconds::from(self.dice.below(25_000)),
        }
    }

    fn draw_link(&mut self) -> SecretLink {
        let links = [SecretLink::Facilitator, SecretLink::Plenary, SecretLink::Report];
        self.dice.pick(&links).unwrap_or(SecretLink::Report)
    }

    /// Somebody new or known gets a link, from somebody who may give it out or may not.
    fn draw_invitation(&mut self) -> Step {
        let author = self.draw().some_facilitator();
        let known: Vec<CoFacilitatorId> = self.world.session.team.co_facilitators.keys().copied().collect();
        let again = self.dice.pick(&known).filter(|_| self.dice.percent(30));
        Step::Invite(
            author,
            match again {
                Some(co_facilitator) => Invited::Again { co_facilitator },
                None => Invited::New { name: self.draw().text(1) },
            },
        )
    }

    fn draw(&mut self) -> Draw<'_> {
        Draw { session: &self.world.session, dice: &mut self.dice, texts: &mut self.texts }
    }
}

impl Drop for Plan {
    /// Prints how to replay a failure.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        let last = self.taken.len().saturating_sub(TOLD);
        for (number, step) in self.taken.iter().enumerate().skip(last) {
            eprintln!("step {number}: {:.200}", format!("{step:?}"));
        }
        eprintln!("replay with PLAN={}:{}", self.combination, self.seed);
    }
}
