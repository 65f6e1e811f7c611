//! A server without sockets, and devices that fold what they receive.

use std::sync::Arc;
use std::time::Duration;

use shared::code::JoinCode;
use shared::ids::{BlockId, CommandId, ParticipantId, RoomNumber, RoundNumber, Seq, SessionId};
use shared::language::Language;
use shared::session::decide::Join;
use shared::session::{
    Access, ArgumentCommand, Batch, BlockKind, BlockPlan, Command, Event, Kind, Phase, Placement, ProgrammeCommand,
    Rooms, RoundCommand, Rules, Session, Settings, Side,
};
use shared::time::Timestamp;
use shared::wire::{Goodbye, Identity, Signal, ToDevice};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::clock::Clock;
use crate::library::Library;
use crate::log::{EventLog, FaultyLog};
use crate::policy::Budget;
use crate::session::secret::Secret;
use crate::session::{Backlog, Connection, Next, Outgoing, Refusal, Registry, SessionPlan, frame_queue};

/// Longer than any wait takes.
const PATIENCE: Duration = Duration::from_secs(20);
pub const START: Timestamp = Timestamp(1_800_000_000_000);

/// A session of two rooms whose dilemmas the facilitator has started.
pub struct Stage {
    pub log: Arc<FaultyLog>,
    pub clock: Clock,
    pub registry: Arc<Registry>,
    pub code: JoinCode,
    pub facilitator: String,
    pub plenary: String,
}

impl Stage {
    pub async fn set() -> Self {
        Self::with_budget(Budget::default()).await
    }

    /// On a server with this budget.
    pub async fn with_budget(budget: Budget) -> Self {
        let log = FaultyLog::new();
        let clock = Clock::manual(START);
        let registry = registry_within(budget, log.clone(), &clock);
        let (facilitator, plenary) = (Secret::draw(), Secret::draw());
        let access = Access { facilitator: Some(facilitator.hash()), plenary: Some(plenary.hash()), report: None };
        let code = registry.open(SessionId(Uuid::now_v7()), plan(access)).await.unwrap();
        Self { log, clock, registry, code, facilitator: facilitator.tell(), plenary: plenary.tell() }
    }

    /// Another session, in which that event happened immediately.
    pub async fn with(self, event: Event) -> Self {
        let access = [&self.facilitator, &self.plenary].map(|link| Some(crate::session::secret::hash(link)));
        let access = Access { facilitator: access[0], plenary: access[1], report: None };
        let code = self
            .registry
            .open(SessionId(Uuid::now_v7()), SessionPlan { then: vec![event], ..plan(access) })
            .await
            .unwrap();
        Self { code, ..self }
    }

    /// Another server on the same log; or this one after a restart.
    pub fn another_server(&self) -> Self {
        let registry = registry(self.log.clone(), &self.clock);
        let (facilitator, plenary) = (self.facilitator.clone(), self.plenary.clone());
        Self { log: Arc::clone(&self.log), clock: self.clock.clone(), registry, code: self.code, facilitator, plenary }
    }

    /// The same server, for another caller.
    pub fn another_door(&self) -> Self {
        Self { registry: Arc::clone(&self.registry), ..self.another_server() }
    }

    /// Lets somebody join and returns their token.
    pub async fn join(&self, name: &str, room: u16) -> String {
        let token = Secret::draw();
        let join = Join { name: name.into(), room: Some(RoomNumber(room)), token: token.hash() };
        self.registry.join(self.code, join).await.unwrap();
        token.tell()
    }

    pub async fn try_connect(&self, secret: &str, after: Option<Seq>) -> Result<Device, Refusal> {
        self.comes_in(secret, false, after).await
    }

    /// Connects somebody who follows the plenary screen.
    pub async fn follows(&self, secret: &str) -> Device {
        self.follows_after(secret, None).await
    }

    /// The same with a device that says what it holds.
    pub async fn follows_after(&self, secret: &str, after: Option<Seq>) -> Device {
        self.comes_in(secret, true, after).await.unwrap()
    }

    async fn comes_in(&self, secret: &str, follows: bool, after: Option<Seq>) -> Result<Device, Refusal> {
        let (sender, outgoing) = frame_queue(&Backlog::of(usize::MAX));
        let entry = crate::session::Entry { secret: crate::session::secret::hash(secret), follows, after };
        let connection = self.registry.connect(self.code, entry, sender).await?;
        let mut device = Device {
            connection: Some(connection),
            outgoing,
            identity: None,
            held: None,
            seq: Seq(0),
            began_with_snapshot: false,
            seen: Vec::new(),
            answers: true,
        };
        device.until("the welcome", |device| device.identity.is_some()).await;
        Ok(device)
    }

    pub async fn connect(&self, secret: &str) -> Device {
        self.try_connect(secret, None).await.unwrap()
    }

    /// Two people in room 1 at the phase Left, a facilitator, and the presenter's token.
    pub async fn at_left(&self) -> (Device, Device, Device, String) {
        let mut facilitator = self.connect(&self.facilitator).await;
        facilitator.done(Command::Programme(ProgrammeCommand::StartBlock { from: None, block: BlockId(0) })).await;
        let token = self.join("Anna", 1).await;
        let mut presenter = self.connect(&token).await;
        presenter.until("the role", Device::presents).await;
        let mut member = self.connect(&self.join("Bram", 1).await).await;
        presenter.done(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await;
        presenter.steps(Phase::Left).await;
        member.until("Left", |device| device.phase() == Some(Phase::Left)).await;
        (facilitator, presenter, member, token)
    }

    /// Everything that is stored.
    pub async fn stored(&self) -> Vec<(Seq, Batch)> {
        let id = self.log.find(self.code).await.unwrap().unwrap();
        self.log.read(id, Seq(0)).await.unwrap()
    }
}

/// All sessions in that log.
pub fn registry(log: Arc<dyn EventLog>, clock: &Clock) -> Arc<Registry> {
    registry_within(Budget::default(), log, clock)
}

fn registry_within(budget: Budget, log: Arc<dyn EventLog>, clock: &Clock) -> Arc<Registry> {
    Registry::new(
        log,
        clock.clone(),
        crate::metrics::Metrics::new(),
        crate::policy::Quiet::default(),
        budget,
        TaskTracker::new(),
        CancellationToken::new(),
    )
}

fn plan(access: Access) -> SessionPlan {
    let dilemmas = Library::built_in().dilemmas()[..3].to_vec();
    SessionPlan {
        settings: Settings {
            title: "Studiedag".into(),
            language: Language::Nl,
            minutes: 10,
            planned: 2,
            placement: Placement::Pick,
            led: true,
            rules: Rules::default(),
            was_mirrored: false,
            rehearsal: false,
            expected: None,
        },
        dilemmas,
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, 20)],
        rooms: 2,
        access,
        then: Vec::new(),
    }
}

/// The answer to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Done(Seq),
    Rejected(shared::session::Rejection),
}

/// A device.
pub struct Device {
    pub connection: Option<Connection>,
    pub outgoing: Outgoing,
    pub identity: Option<Identity>,
    pub held: Option<Session>,
    pub seq: Seq,
    pub began_with_snapshot: bool,
    pub seen: Vec<ToDevice>,
    /// It answers when asked whether it is there.
    pub answers: bool,
}

impl Device {
    pub fn own(&self) -> ParticipantId {
        match self.identity {
            Some(Identity::Participant(own)) => own,
            other => panic!("{other:?}"),
        }
    }

    pub fn presents(&self) -> bool {
        let held = self.held.as_ref().unwrap();
        held.room_of(self.own()).is_some_and(|room| room.is_presented_by(self.own()))
    }

    pub fn phase(&self) -> Option<Phase> {
        self.held.as_ref()?.room_of(self.own())?.last_round().map(|round| round.phase)
    }

    /// When its room's time is up.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.held.as_ref()?.room_of(self.own())?.last_round().map(|round| round.timer.deadline)
    }

    /// The arguments in a room, as this device has them.
    pub fn words(&self, room: u16) -> Vec<String> {
        let room = self.held.as_ref().and_then(|held| held.rooms.get(&RoomNumber(room)));
        let round = room.and_then(|room| room.last_round());
        round.map(|round| round.arguments.values().map(|argument| argument.text.clone()).collect()).unwrap_or_default()
    }

    pub async fn send(&self, id: CommandId, command: Command) {
        self.connection.as_ref().unwrap().command(id, None, command).await.unwrap();
    }

    /// Sends a command and waits for the answer.
    pub async fn ask(&mut self, id: CommandId, command: Command) -> Heard {
        let before = self.seen.len();
        self.send(id, command).await;
        let answer = |seen: &[ToDevice]| {
            seen.iter().find_map(|frame| match frame {
                ToDevice::Ack { id: asked, seq } if *asked == id => Some(Heard::Done(*seq)),
                ToDevice::Rejected { id: asked, rejection } if *asked == id => Some(Heard::Rejected(rejection.clone())),
                _ => None,
            })
        };
        self.until("an answer", |device| answer(&device.seen[before..]).is_some()).await;
        answer(&self.seen[before..]).unwrap()
    }

    /// Moves the room that it presents to a phase.
    pub async fn steps(&mut self, phase: Phase) {
        let step = self.held.as_ref().unwrap().room_of(self.own()).unwrap().step_to(phase);
        self.done(step).await;
    }

    pub async fn done(&mut self, command: Command) -> Seq {
        match self.ask(new_command(), command).await {
            Heard::Done(seq) => seq,
            Heard::Rejected(rejection) => panic!("{rejection:?}"),
        }
    }

    /// Folds what arrives until `is_so` holds.
    pub async fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let waiting = async {
            while !is_so(self) {
                if let Err(goodbye) = self.next().await {
                    panic!("closed with {goodbye:?} while waiting for {what}");
                }
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("no {what}"));
    }

    pub async fn goodbye(&mut self) -> Goodbye {
        loop {
            if let Err(goodbye) = tokio::time::timeout(PATIENCE, self.next()).await.unwrap() {
                return goodbye;
            }
        }
    }

    async fn next(&mut self) -> Result<(), Goodbye> {
        let mut bundles = Vec::new();
        match self.outgoing.next(&mut bundles).await {
            Next::Goodbye(goodbye) => Err(goodbye),
            Next::Send => {
                let mut json = Vec::new();
                for queued in bundles.into_iter().flatten() {
                    queued.frame().pieces().for_each(|piece| json.extend_from_slice(&piece));
                    if !queued.frame().goes_on() {
                        self.fold(serde_json::from_slice(&std::mem::take(&mut json)).unwrap());
                    }
                }
                Ok(())
            }
        }
    }

    fn fold(&mut self, frame: ToDevice) {
        match &frame {
            ToDevice::AreYouThere if self.answers => self.connection.iter().for_each(Connection::heard),
            ToDevice::Welcome { you, seq, snapshot, .. } => {
                self.identity = Some(*you);
                if let Some(snapshot) = snapshot {
                    self.held = Some((**snapshot).clone());
                    self.seq = *seq;
                }
                self.began_with_snapshot = snapshot.is_some();
            }
            ToDevice::Change { seq, change } => {
                assert!(*seq > self.seq, "{seq} after {}", self.seq);
                self.seq = *seq;
                if let Some(held) = &mut self.held {
                    change.apply_to(held);
                }
            }
            _ => {}
        }
        self.seen.push(frame);
    }

    pub fn signals(&self) -> impl Iterator<Item = &Signal> {
        self.seen.iter().filter_map(|frame| match frame {
            ToDevice::Signal(signal) => Some(signal),
            _ => None,
        })
    }

    pub fn leave(&mut self) {
        self.connection = None;
    }
}

pub fn new_command() -> CommandId {
    CommandId(Uuid::now_v7())
}

pub fn write(text: &str) -> Command {
    Command::Argument(ArgumentCommand::Add {
        round: RoundNumber(1),
        side: Side::Left,
        kind: Kind::Pro,
        text: text.into(),
    })
}
