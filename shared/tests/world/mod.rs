//! A small world around the pure domain: one session with its log, people whose devices come and go, and a clock that
//! only moves when told to. It does what the server does (decide, record, apply, handle what is due), without the
//! server.

use shared::code::JoinCode;
use shared::dilemma::{Dilemma, DilemmaText, Scenario};
use shared::ids::{BlockId, CoFacilitatorId, CommandId, ParticipantId, RoomNumber, Seq, SessionId};
use shared::language::Language;
use shared::session::Opening;
use shared::session::decide::{
    Agenda, Context, Join, decide_given_in, decide_invitation, decide_join, decide_link, due, next_due, was_away,
};
use shared::session::{
    Access, Author, Batch, Block, BlockKind, BlockPlan, Command, Event, Invited, LifecycleEvent, Placement, Presence,
    ProgrammeCommand, ProgrammeEvent, Rejection, Rules, SecretHash, SecretLink, Session, Settings,
};
use shared::time::{MINUTE, Milliseconds, Timestamp};
use uuid::Uuid;

/// The moment at which every world begins.
const BEGINNING: Timestamp = Timestamp(1_800_000_000_000);
/// Due events may make others due (the time is up, so the last ballot counts), but only in this many rounds.
const SETTLES_WITHIN: usize = 3;
/// The block of dilemmas.
pub const DILEMMAS_BLOCK: BlockId = BlockId(1);
/// The block before it: a talk.
#[allow(dead_code, reason = "not every test needs it")]
pub const TALK_BLOCK: BlockId = BlockId(0);
/// The block after it: a break.
#[allow(dead_code, reason = "not every test needs it")]
pub const BREAK_BLOCK: BlockId = BlockId(2);
/// A check-in, once [`World::adds_walls`] added it.
#[allow(dead_code, reason = "not every test needs it")]
pub const CHECK_IN: BlockId = BlockId(3);
/// A clearing, once it was added.
#[allow(dead_code, reason = "not every test needs it")]
pub const CLEARING: BlockId = BlockId(4);
/// The planned length of the block of dilemmas.
pub const BLOCK_MINUTES: u16 = 20;

/// The session as the server holds it, and its surroundings.
#[derive(Clone)]
pub struct World {
    /// The full state.
    pub session: Session,
    /// Everything that was recorded.
    pub log: Vec<Batch>,
    /// The people who are connected.
    pub presence: Presence,
    /// The server's clock.
    pub now: Timestamp,
    /// The random number for the next decision.
    pub random: u64,
    /// What is due when, as the server keeps it.
    agenda: Agenda,
    seq: Seq,
    commands: u128,
}

impl World {
    /// A session that was just opened. Without a facilitator its block of dilemmas runs from the start.
    pub fn opened(settings: Settings, rooms: u16) -> Self {
        let led = settings.led;
        let mut events = vec![Event::Lifecycle(LifecycleEvent::Opened(Box::new(opening(settings, rooms))))];
        if !led {
            let ends = BEGINNING + Milliseconds::from(BLOCK_MINUTES) * MINUTE;
            events.push(Event::Programme(ProgrammeEvent::BlockStarted { block: DILEMMAS_BLOCK, ends }));
        }
        Self::beginning(BEGINNING, events)
    }

    fn beginning(now: Timestamp, events: Vec<Event>) -> Self {
        let log = vec![Batch { at: now, command: None, events }];
        let Some((session, seq)) = Session::replay(log.iter()) else { panic!("a log begins with an opening") };
        Self {
            session,
            log,
            presence: Presence::starting_at(now),
            now,
            random: 0,
            agenda: Agenda::default(),
            seq,
            commands: 0,
        }
    }

    /// What deciding needs besides the state.
    pub fn context(&self) -> Context<'_> {
        Context { now: self.now, presence: &self.presence, random: self.random }
    }

    /// Carries out a command, or returns the rejection; then handles what is due.
    pub fn command(&mut self, author: Author, command: &Command) -> Result<(), Rejection> {
        self.command_given_in(author, None, command)
    }

    /// The same for a command that names the room in which it was given.
    pub fn command_given_in(
        &mut self,
        author: Author,
        room: Option<RoomNumber>,
        command: &Command,
    ) -> Result<(), Rejection> {
        let events = decide_given_in(&self.session, author, room, command, self.context())?;
        self.commands += 1;
        let id = CommandId(Uuid::from_u128(self.commands));
        self.store(Batch::of_command(self.now, author, id, events));
        self.settle();
        Ok(())
    }

    /// Lets somebody join, who is not connected yet.
    pub fn join(&mut self, name: &str, room: Option<RoomNumber>) -> Result<ParticipantId, Rejection> {
        let join = Join { name: name.into(), room, token: token(self.session.participants.len()) };
        let events = decide_join(&self.session, &join, self.context())?;
        self.record(events);
        let joined = self.session.participants.keys().next_back().copied().unwrap_or_default();
        self.presence.expect(joined, self.now);
        self.agenda.note_presence(&self.session, joined);
        self.settle();
        Ok(joined)
    }

    /// A device of `participant` connects.
    pub fn connect(&mut self, participant: ParticipantId) {
        self.presence.connect(participant);
        self.agenda.note_presence(&self.session, participant);
        self.settle();
    }

    /// The last device of `participant` drops out.
    pub fn disconnect(&mut self, participant: ParticipantId) {
        self.presence.disconnect(participant, self.now);
        self.agenda.note_presence(&self.session, participant);
        self.settle();
    }

    /// A device of `participant` follows the plenary screen.
    pub fn follow(&mut self, participant: ParticipantId) {
        self.presence.follow(participant, true, self.now);
        self.agenda.note_presence(&self.session, participant);
        self.settle();
    }

    /// The last device of `participant` that followed the plenary screen is gone.
    pub fn unfollow(&mut self, participant: ParticipantId) {
        self.presence.follow(participant, false, self.now);
        self.agenda.note_presence(&self.session, participant);
        self.settle();
    }

    /// Time passes, and what becomes due only happens at the end of it.
    pub fn pass(&mut self, span: Milliseconds) {
        self.pass_unnoticed(span);
        self.settle();
    }

    /// Time passes, and the server has not yet handled what is due.
    pub fn pass_unnoticed(&mut self, span: Milliseconds) {
        self.now = self.now + span;
    }

    /// The server restarts: it has only the log, and nobody is connected.
    pub fn restart(&mut self) {
        let Some((session, seq)) = Session::replay(self.log.iter()) else { panic!("the log was readable before") };
        (self.session, self.seq) = (session, seq);
        (self.presence, self.agenda) = (Presence::starting_at(self.now), Agenda::default());
        self.settle();
    }

    /// The server is away for `span` and restarts. It was known to be running up to the last moment.
    pub fn is_away(&mut self, span: Milliseconds) {
        let from = self.now;
        self.pass_unnoticed(span);
        self.record(was_away(&self.session, from, self.now));
        self.restart();
    }

    fn settle(&mut self) {
        for _ in 0..=SETTLES_WITHIN {
            let context = Context { now: self.now, presence: &self.presence, random: self.random };
            let events = self.agenda.due(&self.session, context);
            assert_eq!(events, due(&self.session, context), "the agenda knows what is due");
            if events.is_empty() {
                let next = self.agenda.next_due(&self.session, context);
                assert_eq!(next, next_due(&self.session, context), "and when to look again");
                return;
            }
            self.record(events);
        }
        panic!("still something due after {SETTLES_WITHIN} rounds: {:?}", due(&self.session, self.context()));
    }

    /// Records events without a command.
    fn record(&mut self, events: Vec<Event>) {
        if !events.is_empty() {
            self.store(Batch { at: self.now, command: None, events });
        }
    }

    fn store(&mut self, batch: Batch) {
        self.session.apply_batch(&batch, self.seq);
        batch.events.iter().for_each(|event| self.agenda.note(event));
        self.seq = Seq(self.seq.0 + batch.events.len() as u64);
        self.log.push(batch);
    }
}

#[allow(dead_code, reason = "not every test needs all of these")]
impl World {
    /// A session that was just imported from its archive: it is over.
    pub fn brought_back(archived: Session, now: Timestamp) -> Self {
        let access = Access { report: None, ..access(true) };
        let opening = Opening {
            dilemmas: archived.dilemmas.clone(),
            programme: Block::plans(&archived.programme),
            access,
            ..opening(archived.settings.clone(), u16::try_from(archived.rooms.len()).unwrap_or(u16::MAX))
        };
        let events = vec![
            Event::Lifecycle(LifecycleEvent::Opened(Box::new(opening))),
            Event::Lifecycle(LifecycleEvent::Imported(Box::new(archived))),
        ];
        Self::beginning(now, events)
    }

    /// The facilitator adds a check-in and a clearing after the break.
    pub fn adds_walls(&mut self) {
        for (kind, after) in [(BlockKind::CheckIn, BREAK_BLOCK), (BlockKind::Clearing, CHECK_IN)] {
            let plan = BlockPlan::new(kind, 10);
            let add = Command::Programme(ProgrammeCommand::AddBlock { plan, after: Some(after) });
            assert_eq!(self.command(Author::Facilitator, &add), Ok(()));
        }
    }

    /// Renews a secret link.
    pub fn issue_link(&mut self, link: SecretLink) {
        let secret = SecretHash([u8::try_from(200 + self.log.len() % 50).unwrap_or_default(); 32]);
        let Ok(events) = decide_link(&self.session, Author::Facilitator, link, secret) else {
            panic!("the facilitator gives out every link")
        };
        self.record(events);
    }

    /// Gives a co-facilitator a link.
    pub fn invite(&mut self, author: Author, invited: &Invited) -> Result<CoFacilitatorId, Rejection> {
        let secret = SecretHash([u8::try_from(100 + self.log.len() % 100).unwrap_or_default(); 32]);
        let (co_facilitator, events) = decide_invitation(&self.session, author, invited, secret)?;
        self.record(events);
        Ok(co_facilitator)
    }

    /// The session without the outcomes of commands, which no projection depends on.
    pub fn state(&self) -> Session {
        let mut session = self.session.clone();
        if let Some(internal) = &mut session.internal {
            internal.outcomes.clear();
        }
        session
    }
}

/// Settings without any option, for a session with a facilitator.
pub fn plain_settings() -> Settings {
    Settings {
        title: "Demo session".into(),
        language: Language::Nl,
        minutes: 10,
        planned: 2,
        placement: Placement::Spread,
        led: true,
        rules: Rules::default(),
        was_mirrored: false,
        rehearsal: false,
        expected: None,
    }
}

fn opening(settings: Settings, rooms: u16) -> Opening {
    let access = access(settings.led);
    Opening {
        id: SessionId(Uuid::from_u128(1)),
        code: JoinCode::from_numbers([1, 2, 3, 4, 5, 6]),
        settings,
        dilemmas: ["A", "B", "C", "D"].map(dilemma).into(),
        programme: vec![
            BlockPlan::new(BlockKind::Talk, 5),
            BlockPlan::new(BlockKind::Dilemmas, BLOCK_MINUTES),
            BlockPlan::new(BlockKind::Break, 5),
        ],
        rooms,
        access,
    }
}

fn access(led: bool) -> Access {
    let secret = |number| Some(SecretHash([number; 32]));
    Access { facilitator: secret(251).filter(|_| led), plenary: secret(252), report: secret(253) }
}

/// A different token hash for everybody, recognisable in any JSON.
fn token(number: usize) -> SecretHash {
    SecretHash([u8::try_from(number % 250).unwrap_or_default(); 32])
}

fn dilemma(letter: &str) -> Dilemma {
    let scenario = |side: &str| Scenario {
        title: format!("Demo {letter} {side}"),
        text: format!("What one sees {side}."),
        points: Vec::new(),
        prompts: Vec::new(),
    };
    Dilemma {
        id: format!("demo-{}", letter.to_lowercase()),
        language: Language::En,
        original: DilemmaText {
            theme: format!("Demo {letter}"),
            question: format!("Demo {letter}?"),
            prompts: Vec::new(),
            left: scenario("left"),
            right: scenario("right"),
        },
        translation: None,
    }
}

/// A dilemma that can be played, unlike the short ones that the session begins with.
#[allow(dead_code, reason = "not every test needs it")]
pub fn fit_dilemma(id: &str) -> Dilemma {
    let lines = || vec!["Demo one".to_owned(), "Demo two".to_owned()];
    let scenario = |side: &str| Scenario {
        title: format!("Demo {side}"),
        text: vec![side; 50].join(" "),
        points: vec!["Demo point".into(); 3],
        prompts: lines(),
    };
    Dilemma {
        id: id.into(),
        language: Language::En,
        original: DilemmaText {
            theme: "Demo".into(),
            question: "How is demo?".into(),
            prompts: lines(),
            left: scenario("left"),
            right: scenario("right"),
        },
        translation: None,
    }
}
