//! Small stories about rooms: what people do, and how the rules respond.

use shared::ids::{ArgumentId, BlockId, CoFacilitatorId, ParticipantId, RoomNumber, RoundNumber};
use shared::session::{
    ArgumentCommand, Author, BallotCommand, Choice, Command, Kind, Outcome, Phase, Reasons, Rejection, Room, Rooms,
    Round, RoundCommand, Session, Settings, Side,
};
use shared::time::Milliseconds;
use shared::view::{Audience, project_state};

use crate::world::{DILEMMAS_BLOCK, World, plain_settings};

/// Demo A, who joins first and so presents the first room.
pub const A: ParticipantId = ParticipantId(1);
/// Demo B.
pub const B: ParticipantId = ParticipantId(2);
/// Demo C.
pub const C: ParticipantId = ParticipantId(3);
/// Demo D.
pub const D: ParticipantId = ParticipantId(4);
/// The room of most stories.
pub const ONE: RoomNumber = RoomNumber(1);
/// The other room.
pub const TWO: RoomNumber = RoomNumber(2);

/// A world, and the room that the story is about.
pub struct Story {
    pub world: World,
}

impl Story {
    /// A session with this many rooms and nobody in it; its block of dilemmas runs.
    pub fn of_session(rooms: u16, set: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = plain_settings();
        set(&mut settings);
        let led = settings.led;
        let mut story = Self { world: World::opened(settings, rooms) };
        if led {
            story.starts_block(DILEMMAS_BLOCK);
        }
        story
    }

    /// One room in which this many people read their first dilemma. Demo A presents.
    pub fn of_room(people: usize) -> Self {
        Self::of_room_with(people, |_| {})
    }

    /// The same, with settings other than the plain ones.
    pub fn of_room_with(people: usize, set: impl FnOnce(&mut Settings)) -> Self {
        let mut story = Self::of_session(1, set);
        (0..people).for_each(|_| story.comes_in(ONE));
        story.does(A, &Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
        story
    }

    // What people do.

    /// The next person, Demo A first, joins a room and is connected.
    pub fn comes_in(&mut self, room: RoomNumber) {
        let joined = self.tries_to_come_in(Some(room)).unwrap_or_else(|rejection| panic!("not let in: {rejection:?}"));
        self.world.connect(joined);
    }

    pub fn tries_to_come_in(&mut self, room: Option<RoomNumber>) -> Result<ParticipantId, Rejection> {
        let letters = ["A", "B", "C", "D", "E", "F", "G", "H"];
        let letter = letters[self.world.session.participants.len() % letters.len()];
        self.world.join(&format!("Demo {letter}"), room)
    }

    pub fn facilitator(&mut self, command: &Command) {
        self.carried_out(Author::Facilitator, command);
    }

    pub fn facilitator_may_not(&mut self, command: &Command, because: &Rejection) {
        self.rejected(Author::Facilitator, command, because);
    }

    pub fn co_facilitator(&mut self, who: CoFacilitatorId, command: &Command) {
        self.carried_out(Author::CoFacilitator(who), command);
    }

    pub fn starts_block(&mut self, block: BlockId) {
        let step = self.world.session.step_to_block(block);
        self.facilitator(&step);
    }

    pub fn ends_block(&mut self) {
        let Some(end) = self.world.session.end_of_block() else { panic!("no block runs") };
        self.facilitator(&end);
    }

    pub fn does(&mut self, who: ParticipantId, command: &Command) {
        self.carried_out(Author::Participant(who), command);
    }

    pub fn may_not(&mut self, who: ParticipantId, command: &Command, because: &Rejection) {
        self.rejected(Author::Participant(who), command, because);
    }

    /// The presenter takes the room to a phase.
    pub fn goes_to(&mut self, phase: Phase) {
        let Some(presenter) = self.presenter() else { panic!("nobody presents") };
        self.does(presenter, &self.step_to(phase));
    }

    /// The presenter of any room takes it to a phase.
    pub fn steps(&mut self, who: ParticipantId, phase: Phase) {
        let Some(room) = self.world.session.room_of(who) else { panic!("{who} is in no room") };
        let step = room.step_to(phase);
        self.does(who, &step);
    }

    pub fn writes(&mut self, who: ParticipantId, side: Side, kind: Kind, text: &str) -> ArgumentId {
        self.does(who, &self.argument(side, kind, text));
        self.round().arguments.keys().next_back().copied().unwrap_or_default()
    }

    pub fn votes<const PEOPLE: usize>(&mut self, ballots: [(ParticipantId, Side); PEOPLE]) {
        for (who, side) in ballots {
            self.does(who, &self.ballot(side));
        }
    }

    pub fn waits(&mut self, span: Milliseconds) {
        self.world.pass(span);
    }

    fn carried_out(&mut self, author: Author, command: &Command) {
        if let Err(rejection) = self.world.command(author, command) {
            panic!("{author:?} should be allowed {command:?}, but: {rejection:?}");
        }
    }

    fn rejected(&mut self, author: Author, command: &Command, because: &Rejection) {
        let before = self.world.session.clone();
        let answer = self.world.command(author, command);
        assert_eq!(answer.as_ref(), Err(because), "{author:?} should not be allowed {command:?}");
        assert_eq!(self.world.session, before, "a rejected command changed something");
    }

    // What they request, in the round that runs.

    pub fn number(&self) -> RoundNumber {
        self.room().round_number()
    }

    pub fn step_to(&self, phase: Phase) -> Command {
        self.room().step_to(phase)
    }

    pub fn argument(&self, side: Side, kind: Kind, text: &str) -> Command {
        Command::Argument(ArgumentCommand::Add { round: self.number(), side, kind, text: text.into() })
    }

    pub fn ballot(&self, side: Side) -> Command {
        Command::Ballot(BallotCommand::Cast { round: self.number(), side })
    }

    /// Locks the side that leads now.
    pub fn lock(&self) -> Command {
        let side = self.round().ballots.leads().unwrap_or(Side::Left);
        Command::Ballot(BallotCommand::LockChoice { round: self.number(), side, reasons: because("Demo reason") })
    }

    pub fn reveal(&self) -> Command {
        Command::Ballot(BallotCommand::Reveal { round: self.number() })
    }

    pub fn hands(&self, left: u16, right: u16) -> Command {
        Command::Ballot(BallotCommand::CountHands { round: self.number(), left, right })
    }

    pub fn re_vote(&self) -> Command {
        Command::Ballot(BallotCommand::CallReVote { round: self.number() })
    }

    pub fn lot(&self) -> Command {
        Command::Ballot(BallotCommand::DrawLot { round: self.number() })
    }

    pub fn minority(&self, text: &str) -> Command {
        Command::Ballot(BallotCommand::AddMinority { round: self.number(), text: text.into(), over: None })
    }

    // What the result was.

    pub fn room(&self) -> &Room {
        &self.world.session.rooms[&ONE]
    }

    pub fn round(&self) -> &Round {
        self.room().last_round().unwrap_or_else(|| panic!("no round yet"))
    }

    pub fn phase(&self) -> Phase {
        self.round().phase
    }

    pub fn presenter(&self) -> Option<ParticipantId> {
        self.room().presenter.map(|presenter| presenter.participant)
    }

    /// The time left in the round.
    pub fn time_left(&self) -> Milliseconds {
        self.round().timer.left(self.world.now)
    }

    pub fn choice(&self) -> &Choice {
        self.round().outcome.as_ref().and_then(Outcome::choice).unwrap_or_else(|| panic!("no choice was locked"))
    }

    /// The session as an audience sees it.
    pub fn seen_by(&self, audience: Audience) -> Session {
        project_state(&self.world.session, audience)
    }

    /// The latest round of the room as an audience sees it.
    pub fn round_seen_by(&self, audience: Audience) -> Round {
        let seen = self.seen_by(audience);
        let round = seen.rooms.get(&ONE).and_then(Room::last_round).cloned();
        round.unwrap_or_else(|| panic!("{audience:?} sees no round"))
    }

    /// The number of arguments of the round that an audience sees.
    pub fn arguments_seen_by(&self, audience: Audience) -> usize {
        self.round_seen_by(audience).arguments.len()
    }
}

/// Reasons with just this motivation.
pub fn because(motivation: &str) -> Reasons {
    Reasons { motivation: motivation.into(), ..Reasons::default() }
}
