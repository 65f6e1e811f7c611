//! The connection of a device as a state machine without input or output: events go in, effects come out. Moments are
//! milliseconds of a clock of this device that nobody can set.

use crate::code::JoinCode;
use crate::ids::{CommandId, RoomNumber, Seq};
use crate::session::{Command, Rejection};
use crate::time::{Milliseconds, Timestamp};
use crate::wire::{Goodbye, Hello, PROTOCOL, ToDevice, ToServer, Writing};

use super::backoff::Backoff;
use super::carrier_choice::{Carrier, CarrierChoice};
use super::clock::ServerClock;
use super::outbox::{Kept, Outbox};

/// The time between two pings, in milliseconds.
const HEARTBEAT: Milliseconds = 3_000;
/// The time between the first pings, in milliseconds, until the clock is well known.
const FIRST_HEARTBEATS: Milliseconds = 300;
/// The number of first pings.
const FIRST_COUNT: u8 = 6;
/// How long an answer may take, in milliseconds. Together with a heartbeat this is well within the 10 s after which
/// people should be told.
const ANSWER_WITHIN: Milliseconds = 5_000;
/// How long an answer may take just after waking up, in milliseconds, when the connection is probably gone.
const AWAKE_WITHIN: Milliseconds = 2_500;
/// How long a connection may take to open, in milliseconds, before the other carrier is tried.
const OPENS_WITHIN: Milliseconds = 5_000;
/// How long the welcome may take after the hello, in milliseconds: it may bring a large snapshot.
const WELCOME_WITHIN: Milliseconds = 10_000;
/// How long a device that was never let in tries both carriers, in milliseconds, before it is shown as lost: in a
/// network that blocks sockets, the first tries fail at once.
const FIRST_TRIES: Milliseconds = 3_000;
/// How long a stream lasts before a socket that worked before is tried again, in milliseconds.
const BACK_TO_SOCKET_AFTER: Milliseconds = 30_000;
/// How much this device's two clocks may diverge, in milliseconds, before it must have slept or one of them was set.
const JUMP: Milliseconds = 1_000;

/// The state of the connection, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not tried yet, or the device entered no session.
    Idle,
    /// Connecting for the first time.
    Connecting,
    /// Connected; changes arrive as they happen.
    Live,
    /// Gone; the device is trying again.
    Lost,
    /// The server refuses this device. Only after `NotLetIn` does it go on trying by itself, at long intervals, because
    /// the server's data may be restored.
    Refused(Goodbye),
}

/// Something that happened.
#[derive(Debug)]
pub enum Input {
    /// The connection is open, and frames can be sent.
    Opened,
    /// A frame came.
    Frame(Box<ToDevice>),
    /// The connection is closed; with the server's reason, if it gave one.
    Closed(Option<Goodbye>),
    /// Time passed. `wall` is the clock that people can set, in milliseconds.
    Tick { wall: Milliseconds },
    /// The network is back, or the page is visible again.
    Woken,
    /// The person gives a command.
    Ask { id: CommandId, room: Option<RoomNumber>, command: Command },
    /// The person started or stopped writing.
    Say(ToServer),
}

/// Something to do.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Open a connection; none is open.
    Open(Carrier),
    /// Close the connection, and ignore whatever else comes from it.
    Close,
    /// Send a frame.
    Send(ToServer),
    /// Show the state of the connection.
    Show(Status),
    /// Apply this frame to what the device holds.
    Fold(Box<ToDevice>),
    /// Store this command of the outbox.
    Keep(CommandId),
    /// Delete this stored command: it is answered.
    Forget(CommandId),
    /// Return to their author the words of a command that was not carried out. `rejection` is absent when the command
    /// did not reach the server, or its answer did not come back.
    GiveBack { id: CommandId, room: Option<RoomNumber>, command: Command, rejection: Option<Rejection> },
}

/// The session that a device enters, and how.
#[derive(Clone)]
pub struct Entered {
    /// The session.
    pub code: JoinCode,
    /// The secret that lets it in.
    pub secret: String,
    /// It follows the plenary screen.
    pub follows: bool,
}

enum Phase {
    /// Between two tries.
    Waiting { until: Milliseconds },
    /// Not welcomed yet.
    Opening { carrier: Carrier, since: Milliseconds, greeted: Option<Milliseconds> },
    /// Welcomed.
    Live { carrier: Carrier, since: Milliseconds },
    /// Refused for good.
    Refused,
}

/// The connection of a device with its session.
pub struct Machine {
    entered: Entered,
    phase: Phase,
    after: Option<Seq>,
    backoff: Backoff,
    /// The waits after a refused entry; absent while the device is let in.
    shut_out: Option<Backoff>,
    choice: CarrierChoice,
    clock: ServerClock,
    outbox: Outbox,
    /// Until then a failed try is not shown; past once the device was let in.
    first_tries_until: Milliseconds,
    /// The deadline for the answer to a ping; absent if none is pending.
    answer_by: Option<Milliseconds>,
    next_ping: Milliseconds,
    /// The column in which the person writes. Repeated with every heartbeat, because the server drops writing that it
    /// no longer hears of.
    writing: Option<Writing>,
    /// Fast first pings that are still to be sent.
    fast_pings: u8,
    /// This device's two clocks at the last tick.
    looked: Option<(Milliseconds, Milliseconds)>,
}

impl Machine {
    /// A device that enters a session with the outbox of an earlier page, and its first effects.
    pub fn enter(entered: Entered, outbox: Outbox, now: Milliseconds) -> (Self, Vec<Effect>) {
        let mut machine = Self {
            entered,
            phase: Phase::Waiting { until: now },
            after: None,
            backoff: Backoff::default(),
            shut_out: None,
            choice: CarrierChoice::default(),
            clock: ServerClock::default(),
            outbox,
            first_tries_until: now + FIRST_TRIES,
            answer_by: None,
            next_ping: now,
            writing: None,
            fast_pings: 0,
            looked: None,
        };
        let mut effects = vec![Effect::Show(Status::Connecting)];
        machine.open(now, &mut effects);
        (machine, effects)
    }

    /// The commands that are not answered yet.
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// The server's clock, if it is known.
    pub fn server_time(&self, now: Milliseconds) -> Option<Timestamp> {
        self.clock.at(now)
    }

    /// Handles an input and returns the effects. `jitter` is a random number from 0 up to 1.
    pub fn take(&mut self, input: Input, now: Milliseconds, jitter: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Opened => self.greet(now, &mut effects),
            Input::Frame(frame) => self.hear(*frame, now, jitter, &mut effects),
            Input::Closed(goodbye) => self.end(goodbye, now, jitter, &mut effects),
            Input::Tick { wall } => self.tick(wall, now, jitter, &mut effects),
            Input::Woken => self.wake(now, &mut effects),
            Input::Ask { id, room, command } => self.ask(id, room, command, &mut effects),
            Input::Say(frame) if matches!(self.phase, Phase::Live { .. }) => {
                if let ToServer::Writing { writing } = &frame {
                    self.writing = *writing;
                }
                effects.push(Effect::Send(frame));
            }
            // Writing is a signal: without a connection it is dropped.
            Input::Say(_) => {}
        }
        effects
    }

    fn open(&mut self, now: Milliseconds, effects: &mut Vec<Effect>) {
        let carrier = self.choice.next(now);
        self.phase = Phase::Opening { carrier, since: now, greeted: None };
        (self.answer_by, self.writing) = (None, None);
        effects.push(Effect::Open(carrier));
    }

    fn greet(&mut self, now: Milliseconds, effects: &mut Vec<Effect>) {
        if let Phase::Opening { greeted, .. } = &mut self.phase {
            *greeted = Some(now);
            effects.push(Effect::Send(ToServer::Hello(Hello {
                protocol: PROTOCOL,
                code: self.entered.code,
                secret: self.entered.secret.clone(),
                follows: self.entered.follows,
                after: self.after,
            })));
        }
    }

    fn hear(&mut self, frame: ToDevice, now: Milliseconds, jitter: f64, effects: &mut Vec<Effect>) {
        // Any frame shows that the server is there.
        self.answer_by = None;
        match frame {
            ToDevice::Welcome { .. } => self.welcome(frame, now, effects),
            ToDevice::Change { seq, .. } => {
                self.after = Some(seq);
                effects.push(Effect::Fold(Box::new(frame)));
            }
            ToDevice::Ack { id, .. } => {
                if self.outbox.take(id).is_some() {
                    effects.push(Effect::Forget(id));
                }
            }
            ToDevice::Rejected { id, rejection } => {
                if let Some(Kept { room, command, .. }) = self.outbox.take(id) {
                    effects.extend([
                        Effect::Forget(id),
                        Effect::GiveBack { id, room, command, rejection: Some(rejection) },
                    ]);
                }
            }
            ToDevice::Pong { sent, now: there } => self.clock.learn(sent, now, there),
            ToDevice::Signal(_) => effects.push(Effect::Fold(Box::new(frame))),
            // Answered here and not by a timer: browsers slow down the timers of a hidden page, but deliver its
            // messages.
            ToDevice::AreYouThere => effects.push(Effect::Send(ToServer::Here)),
            ToDevice::Goodbye(goodbye) => {
                effects.push(Effect::Close);
                self.end(Some(goodbye), now, jitter, effects);
            }
        }
    }

    fn welcome(&mut self, frame: ToDevice, now: Milliseconds, effects: &mut Vec<Effect>) {
        let (Phase::Opening { carrier, greeted, .. }, ToDevice::Welcome { you, seq, now: there, pace, snapshot, .. }) =
            (&self.phase, &frame)
        else {
            return;
        };
        let carrier = *carrier;
        self.clock.restart(*pace);
        self.clock.learn(greeted.unwrap_or(now), now, *there);
        if snapshot.is_some() {
            self.after = Some(*seq);
        }
        effects.extend(self.outbox.is_now_of(*you).into_iter().map(Effect::Keep));
        // Gives back outdated commands that an earlier page kept.
        self.give_back_what_is_over(effects);
        self.backoff.reset();
        self.shut_out = None;
        self.first_tries_until = now;
        self.choice.welcomed(carrier, now);
        self.phase = Phase::Live { carrier, since: now };
        effects.extend([Effect::Fold(Box::new(frame)), Effect::Show(Status::Live)]);
        self.fast_pings = FIRST_COUNT;
        self.ping(now, ANSWER_WITHIN, effects);
        let waiting = self.outbox.waiting().cloned();
        effects.extend(
            waiting.map(|Kept { id, room, command, .. }| Effect::Send(ToServer::Command { id, room, command })),
        );
    }

    fn ask(&mut self, id: CommandId, room: Option<RoomNumber>, command: Command, effects: &mut Vec<Effect>) {
        let is_live = matches!(self.phase, Phase::Live { .. });
        if !is_live && self.is_for_now(&command) {
            effects.push(Effect::GiveBack { id, room, command, rejection: None });
            return;
        }
        if !self.outbox.push(id, room, command.clone()) {
            effects.push(Effect::GiveBack { id, room, command, rejection: Some(Rejection::TooFast) });
            return;
        }
        effects.push(Effect::Keep(id));
        if is_live {
            effects.push(Effect::Send(ToServer::Command { id, room, command }));
        }
    }

    /// Is this command only right at the moment it is given?
    fn is_for_now(&self, command: &Command) -> bool {
        self.outbox.owner().is_some_and(|owner| command.is_for_now(owner.author()))
    }

    /// Gives back the commands whose moment has passed.
    fn give_back_what_is_over(&mut self, effects: &mut Vec<Effect>) {
        let over: Vec<CommandId> =
            self.outbox.waiting().filter(|kept| self.is_for_now(&kept.command)).map(|kept| kept.id).collect();
        for id in over {
            if let Some(Kept { room, command, .. }) = self.outbox.take(id) {
                effects.extend([Effect::Forget(id), Effect::GiveBack { id, room, command, rejection: None }]);
            }
        }
    }

    fn ping(&mut self, now: Milliseconds, within: Milliseconds, effects: &mut Vec<Effect>) {
        let by = now + within;
        self.answer_by = Some(self.answer_by.map_or(by, |known| known.min(by)));
        self.next_ping = now + if self.fast_pings > 0 { FIRST_HEARTBEATS } else { HEARTBEAT };
        self.fast_pings = self.fast_pings.saturating_sub(1);
        effects.push(Effect::Send(ToServer::Ping { sent: now }));
    }

    fn tick(&mut self, wall: Milliseconds, now: Milliseconds, jitter: f64, effects: &mut Vec<Effect>) {
        let looked = self.looked.replace((now, wall));
        let has_jumped = looked.is_some_and(|(then, wall_then)| ((now - then) - (wall - wall_then)).abs() > JUMP);
        if has_jumped {
            // The device slept without its clock, or a clock was set: the connection and the estimate may both be
            // wrong.
            self.wake(now, effects);
        }
        match &self.phase {
            Phase::Waiting { until } if *until <= now => self.open(now, effects),
            Phase::Opening { since, greeted: None, .. } if *since + OPENS_WITHIN < now => {
                self.give_up(now, jitter, effects);
            }
            Phase::Opening { greeted: Some(greeted), .. } if *greeted + WELCOME_WITHIN < now => {
                self.give_up(now, jitter, effects);
            }
            Phase::Live { carrier, since } => {
                let (carrier, stood) = (*carrier, now - *since);
                self.choice.stands(carrier, stood);
                let is_for_the_moment = carrier == Carrier::Stream && self.choice.is_socket_proven();
                if self.answer_by.is_some_and(|by| by < now) {
                    effects.push(Effect::Close);
                    self.end(None, now, jitter, effects);
                } else if is_for_the_moment && stood > BACK_TO_SOCKET_AFTER && self.outbox.is_empty() {
                    self.choice.try_socket();
                    effects.push(Effect::Close);
                    self.open(now, effects);
                } else if self.next_ping <= now {
                    self.ping(now, ANSWER_WITHIN, effects);
                    let still = self.writing.map(|writing| ToServer::Writing { writing: Some(writing) });
                    effects.extend(still.map(Effect::Send));
                }
            }
            Phase::Waiting { .. } | Phase::Opening { .. } | Phase::Refused => {}
        }
    }

    fn wake(&mut self, now: Milliseconds, effects: &mut Vec<Effect>) {
        match self.phase {
            Phase::Waiting { .. } => self.open(now, effects),
            Phase::Live { .. } => {
                self.fast_pings = FIRST_COUNT;
                self.ping(now, AWAKE_WITHIN, effects);
            }
            Phase::Opening { .. } | Phase::Refused => {}
        }
    }

    fn give_up(&mut self, now: Milliseconds, jitter: f64, effects: &mut Vec<Effect>) {
        if let Phase::Opening { carrier, .. } = self.phase {
            self.choice.failed(carrier, true);
        }
        effects.push(Effect::Close);
        self.wait(now, jitter, effects);
    }

    /// The connection is over.
    fn end(&mut self, goodbye: Option<Goodbye>, now: Milliseconds, jitter: f64, effects: &mut Vec<Effect>) {
        match (goodbye, &self.phase) {
            (Some(Goodbye::NotLetIn), Phase::Waiting { .. } | Phase::Refused) => return,
            (Some(Goodbye::NotLetIn), Phase::Opening { .. } | Phase::Live { .. }) => {
                // The server's data may be elsewhere for a moment; a server that has it may be back soon.
                self.shut_out.get_or_insert_with(Backoff::of_shut_out);
                effects.push(Effect::Show(Status::Refused(Goodbye::NotLetIn)));
            }
            (Some(refusal), _) if Goodbye::FINAL.contains(&refusal) => {
                // Commands stay in the outbox: the next version of this page will send them.
                self.phase = Phase::Refused;
                effects.push(Effect::Show(Status::Refused(refusal)));
                return;
            }
            (_, Phase::Waiting { .. } | Phase::Refused) => return,
            (None, Phase::Opening { carrier, .. }) => self.choice.failed(*carrier, false),
            (None, Phase::Live { carrier, since }) => self.choice.broke(*carrier, now - *since),
            (Some(_), _) => {}
        }
        self.wait(now, jitter, effects);
    }

    fn wait(&mut self, now: Milliseconds, jitter: f64, effects: &mut Vec<Effect>) {
        (self.answer_by, self.writing) = (None, None);
        self.give_back_what_is_over(effects);
        let backoff = self.shut_out.as_mut().unwrap_or(&mut self.backoff);
        self.phase = Phase::Waiting { until: now + Milliseconds::from(backoff.next(jitter)) };
        // The page keeps showing why it was refused entry: *no connection* would hide the reason.
        if self.shut_out.is_none() && self.first_tries_until <= now {
            effects.push(Effect::Show(Status::Lost));
        }
    }
}

#[cfg(test)]
mod tests;
