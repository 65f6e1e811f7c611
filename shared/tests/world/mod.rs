//! A small world around the pure domain: one session with its log, people whose
//! devices come and go, and a clock that moves only when it is told to. It does what
//! the server does (decide, record, apply, see what is due), without the server.

use shared::code::JoinCode;
use shared::dilemma::{Dilemma, DilemmaText, Scenario};
use shared::ids::{CommandId, ParticipantId, RoomNumber, Seq, SessionId};
use shared::language::Language;
use shared::session::decide::{Context, Join, decide, decide_join, due, was_away};
use shared::session::event::Opening;
use shared::session::{
    Access, Author, Batch, Block, BlockKind, Command, Event, Placement, Presence, Rejection, Rules, SecretHash,
    Session, Settings,
};
use shared::time::{MINUTE, Milliseconds, Timestamp};
use uuid::Uuid;

/// When every world begins.
const BEGINNING: Timestamp = Timestamp(1_800_000_000_000);
/// What happens by itself may lead to more that does (time up, then the last ballot counts), but not for long.
const SETTLES_WITHIN: usize = 3;
/// The programme's block of dilemmas, and how long it is planned to last.
pub const DILEMMAS_BLOCK: u16 = 1;
/// Minutes of that block.
pub const BLOCK_MINUTES: u16 = 20;

/// The session as the server knows it, and what surrounds it.
pub struct World {
    /// The truth.
    pub session: Session,
    /// Everything that was recorded.
    pub log: Vec<Batch>,
    /// Who is connected.
    pub presence: Presence,
    /// The server's clock.
    pub now: Timestamp,
    /// What the server draws next.
    pub random: u64,
    seq: Seq,
    commands: u128,
}

impl World {
    /// A session that was just opened. Without a facilitator its block of dilemmas runs from the start.
    pub fn opened(settings: Settings, rooms: u16) -> Self {
        let led = settings.led;
        let mut events = vec![Event::SessionOpened(Box::new(opening(settings, rooms)))];
        if !led {
            let ends = BEGINNING + Milliseconds::from(BLOCK_MINUTES) * MINUTE;
            events.push(Event::BlockStarted { block: DILEMMAS_BLOCK, ends });
        }
        let log = vec![Batch { at: BEGINNING, command: None, events }];
        let Some((session, seq)) = Session::replay(log.iter()) else { panic!("a log begins with an opening") };
        let presence = Presence::starting_at(BEGINNING);
        Self { session, log, presence, now: BEGINNING, random: 0, seq, commands: 0 }
    }

    /// What deciding needs to know besides the state.
    pub fn context(&self) -> Context<'_> {
        Context { now: self.now, presence: &self.presence, random: self.random }
    }

    /// Carries a command out, or says why not; then sees what is due.
    pub fn command(&mut self, author: Author, command: &Command) -> Result<(), Rejection> {
        let events = decide(&self.session, author, command, self.context())?;
        self.commands += 1;
        self.record(Some((author, CommandId(Uuid::from_u128(self.commands)))), events);
        self.settle();
        Ok(())
    }

    /// Lets somebody in, who is not connected yet.
    pub fn join(&mut self, name: &str, room: Option<RoomNumber>) -> Result<ParticipantId, Rejection> {
        let join = Join { name: name.into(), room, token: token(self.session.participants.len()) };
        let events = decide_join(&self.session, &join, self.context())?;
        self.record(None, events);
        let joined = self.session.participants.keys().next_back().copied().unwrap_or_default();
        self.presence.expect(joined, self.now);
        self.settle();
        Ok(joined)
    }

    /// A device of `participant` connects.
    pub fn connect(&mut self, participant: ParticipantId) {
        self.presence.connect(participant);
        self.settle();
    }

    /// The last device of `participant` drops out.
    pub fn disconnect(&mut self, participant: ParticipantId) {
        self.presence.disconnect(participant, self.now);
        self.settle();
    }

    /// A device of `participant` follows the plenary screen.
    pub fn follow(&mut self, participant: ParticipantId) {
        self.presence.follow(participant, true, self.now);
        self.settle();
    }

    /// The last device of `participant` that followed the plenary screen is gone.
    pub fn unfollow(&mut self, participant: ParticipantId) {
        self.presence.follow(participant, false, self.now);
        self.settle();
    }

    /// Time passes, and what is due happens late: only at the end of it.
    pub fn pass(&mut self, span: Milliseconds) {
        self.pass_unnoticed(span);
        self.settle();
    }

    /// Time passes, and the server has not seen yet what is due.
    pub fn pass_unnoticed(&mut self, span: Milliseconds) {
        self.now = self.now + span;
    }

    /// The server comes up again: it has nothing but the log, and nobody is connected.
    pub fn restart(&mut self) {
        let Some((session, seq)) = Session::replay(self.log.iter()) else { panic!("the log was readable before") };
        (self.session, self.seq) = (session, seq);
        self.presence = Presence::starting_at(self.now);
        self.settle();
    }

    /// The server is away for so long, and comes up again. It was known to be there up to the last moment.
    pub fn is_away(&mut self, span: Milliseconds) {
        let from = self.now;
        self.pass_unnoticed(span);
        self.record(None, was_away(&self.session, from, self.now));
        self.restart();
    }

    fn settle(&mut self) {
        for _ in 0..=SETTLES_WITHIN {
            let events = due(&self.session, self.context());
            if events.is_empty() {
                return;
            }
            self.record(None, events);
        }
        panic!("still something due after {SETTLES_WITHIN} rounds: {:?}", due(&self.session, self.context()));
    }

    fn record(&mut self, command: Option<(Author, CommandId)>, events: Vec<Event>) {
        if events.is_empty() {
            return;
        }
        let batch = Batch { at: self.now, command, events };
        self.session.apply_batch(&batch, self.seq);
        self.seq = Seq(self.seq.0 + batch.events.len() as u64);
        self.log.push(batch);
    }
}

/// Settings without any option, of a session with a facilitator.
pub fn plain_settings() -> Settings {
    Settings {
        title: "Demo session".into(),
        language: Language::Nl,
        minutes: 10,
        planned: 2,
        placement: Placement::Spread,
        led: true,
        rules: Rules::default(),
        expected: None,
    }
}

fn opening(settings: Settings, rooms: u16) -> Opening {
    let facilitator = settings.led.then_some(SecretHash([251; 32]));
    Opening {
        id: SessionId(Uuid::from_u128(1)),
        code: JoinCode::from_numbers([1, 2, 3, 4, 5, 6]),
        settings,
        dilemmas: ["A", "B", "C", "D"].map(dilemma).into(),
        programme: vec![
            Block { kind: BlockKind::Talk, minutes: 5 },
            Block { kind: BlockKind::Dilemmas, minutes: BLOCK_MINUTES },
            Block { kind: BlockKind::Break, minutes: 5 },
        ],
        rooms,
        access: Access { facilitator, plenary: Some(SecretHash([252; 32])), report: Some(SecretHash([253; 32])) },
    }
}

/// The hash of a token of its own for everybody, recognisable in any JSON.
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
