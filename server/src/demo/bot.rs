//! A simulated device: it uses the real protocol over a real connection, and folds what it receives into a session like
//! a browser. The demo consists of bots, and tests use them to see what people would see.
//!
//! Its connection is maintained as in a browser, by [`shared::link`], or controlled by hand: then the bot reports when
//! it ends, and reconnects when told to. Tests do this by hand, as do devices over a given carrier.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::time::Duration;

use shared::code::JoinCode;
use shared::ids::{CommandId, ParticipantId, RoomNumber, RoundNumber, Seq};
use shared::link::{Carrier, Entered, Status};
use shared::session::{Command, Rejection, Room, Round, Session};
use shared::time::Timestamp;
use shared::wire::{Goodbye, Hello, Identity, JoinRequest, Joined, PROTOCOL, Signal, ToDevice, ToServer};
use tokio::time::{Instant, timeout, timeout_at};
use uuid::Uuid;

use super::carrier::Carrying;
use super::error::BotError;
use super::link::{Link, News};
use super::requests::post;

/// How long a bot waits for anything, in real time. This is far more than a loaded machine needs, so that a timeout
/// means that something will not come.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The maximum number of signals that a bot keeps, the latest ones.
const SIGNALS_KEPT: usize = 100;
/// The maximum number of unread answers that a bot keeps, the latest ones, for commands that were only sent.
const ANSWERS_KEPT: usize = 1_000;

/// What carries its frames.
enum Connection {
    ByHand(Carrying),
    KeptUp { link: Link, is_live: bool },
}

/// A simulated device.
pub struct Bot {
    base_url: String,
    code: JoinCode,
    secret: String,
    follows: bool,
    carrier: Carrier,
    connection: Option<Connection>,
    /// `Err(None)` when the command was given back without a rejection.
    answers: BTreeMap<CommandId, Result<Seq, Option<Rejection>>>,
    /// Its state: everything that it has received so far.
    pub session: Option<Session>,
    /// The identity that the server gave it.
    pub identity: Option<Identity>,
    /// The number of the last change in its state.
    pub seq: Seq,
    /// The people who are connected, as far as it may see them.
    pub online: BTreeSet<ParticipantId>,
    /// Those of them who only follow the plenary screen.
    pub following: BTreeSet<ParticipantId>,
    /// The latest signals, oldest first.
    pub signals: VecDeque<Signal>,
    /// The latest answer to a ping: what was sent, and the server's clock.
    pub pong: Option<(i64, Timestamp)>,
    /// How many times as fast as a wall clock the server's clock runs.
    pub pace: u16,
}

impl Bot {
    /// Joins a session at a server such as `http://127.0.0.1:3000`, with a maintained connection.
    ///
    /// # Errors
    /// When the server refuses or the connection fails.
    pub async fn join(base_url: &str, code: JoinCode, name: &str, room: Option<RoomNumber>) -> Result<Self, BotError> {
        let request = JoinRequest { name: name.into(), room };
        let joined: Joined = post(base_url, &format!("/api/sessions/{code}/participants"), &request).await?;
        Self::kept_up(base_url, code, &joined.token, false).await
    }

    /// Connects with the secret of the facilitator's link. The connection is maintained.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn facilitator(base_url: &str, code: JoinCode, secret: &str) -> Result<Self, BotError> {
        Self::kept_up(base_url, code, secret, false).await
    }

    /// Connects with the secret of the plenary screen's link. The connection is maintained.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn plenary(base_url: &str, code: JoinCode, secret: &str) -> Result<Self, BotError> {
        Self::kept_up(base_url, code, secret, false).await
    }

    /// Connects with a participant's token to follow the plenary screen. The connection is maintained.
    ///
    /// # Errors
    /// When the connection fails or the token is not the right one.
    pub async fn follower(base_url: &str, code: JoinCode, token: &str) -> Result<Self, BotError> {
        Self::kept_up(base_url, code, token, true).await
    }

    /// The same, controlled by hand and over a given carrier.
    ///
    /// # Errors
    /// When the connection fails or the token is not the right one.
    pub async fn follower_over(
        carrier: Carrier,
        base_url: &str,
        code: JoinCode,
        token: &str,
    ) -> Result<Self, BotError> {
        Self::by_hand(base_url, code, token, true, carrier).await
    }

    /// Connects with any secret, a participant's token or that of a link. Controlled by hand.
    ///
    /// # Errors
    /// When the connection fails or the secret is not the right one.
    pub async fn with_token(base_url: &str, code: JoinCode, secret: &str) -> Result<Self, BotError> {
        Self::by_hand(base_url, code, secret, false, Carrier::Socket).await
    }

    /// The same over a given carrier, for this and later connections.
    ///
    /// # Errors
    /// When the connection fails or the secret is not the right one.
    pub async fn over(carrier: Carrier, base_url: &str, code: JoinCode, secret: &str) -> Result<Self, BotError> {
        Self::by_hand(base_url, code, secret, false, carrier).await
    }

    async fn by_hand(
        base_url: &str,
        code: JoinCode,
        secret: &str,
        follows: bool,
        carrier: Carrier,
    ) -> Result<Self, BotError> {
        let mut bot = Self { carrier, ..Self::outside(base_url, code, secret, follows) };
        bot.reconnect().await?;
        Ok(bot)
    }

    async fn kept_up(base_url: &str, code: JoinCode, secret: &str, follows: bool) -> Result<Self, BotError> {
        let mut bot = Self::outside(base_url, code, secret, follows);
        bot.keep_up();
        bot.reconnect().await?;
        Ok(bot)
    }

    fn outside(base_url: &str, code: JoinCode, secret: &str, follows: bool) -> Self {
        Self {
            base_url: base_url.into(),
            code,
            secret: secret.into(),
            follows,
            carrier: Carrier::Socket,
            connection: None,
            answers: BTreeMap::new(),
            session: None,
            identity: None,
            seq: Seq(0),
            online: BTreeSet::new(),
            following: BTreeSet::new(),
            signals: VecDeque::new(),
            pong: None,
            pace: 1,
        }
    }

    /// Maintains its connection from now on, starting with a new one.
    pub fn keep_up(&mut self) {
        let entered = Entered { code: self.code, secret: self.secret.clone(), follows: self.follows };
        self.connection = Some(Connection::KeptUp { link: Link::open(&self.base_url, entered), is_live: false });
    }

    /// The secret with which another connection becomes the same device.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Its participant's id, if it is a participant.
    pub fn participant(&self) -> Option<ParticipantId> {
        match self.identity? {
            Identity::Participant(participant) => Some(participant),
            Identity::Facilitator | Identity::CoFacilitator(_) | Identity::Plenary => None,
        }
    }

    /// Its room.
    pub fn room(&self) -> Option<&Room> {
        self.session.as_ref()?.room_of(self.participant()?)
    }

    /// The latest round of its room.
    pub fn round(&self) -> Option<&Round> {
        self.room()?.last_round()
    }

    /// The number of that round, for commands; 0 before the first round.
    pub fn round_number(&self) -> RoundNumber {
        self.room().map(Room::round_number).unwrap_or_default()
    }

    /// Is it the presenter of its room?
    pub fn presents(&self) -> bool {
        let present = |participant| self.room().is_some_and(|room| room.is_presented_by(participant));
        self.participant().is_some_and(present)
    }

    /// Is it connected, as far as it knows?
    pub fn is_connected(&self) -> bool {
        match &self.connection {
            Some(Connection::ByHand(_)) => true,
            Some(Connection::KeptUp { is_live, .. }) => *is_live,
            None => false,
        }
    }

    /// Sends a command without waiting for the answer. With a maintained connection, the command waits for one and is
    /// sent again until it is answered.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn send(&mut self, command: Command) -> Result<CommandId, BotError> {
        let id = CommandId(Uuid::now_v7());
        self.send_as(id, command).await?;
        Ok(id)
    }

    /// Sends a command under an id that may have been used before, and forgets the earlier answer.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn send_as(&mut self, id: CommandId, command: Command) -> Result<(), BotError> {
        self.answers.remove(&id);
        self.say(&ToServer::Command { id, room: None, command }).await
    }

    /// Sends a command and waits until it is stored. Returns the number of its last event.
    ///
    /// # Errors
    /// When the command is rejected or given back, no answer comes, or the connection fails.
    pub async fn command(&mut self, command: Command) -> Result<Seq, BotError> {
        let what = format!("the answer to {command:?}");
        let id = self.send(command).await?;
        self.answer(&what, id).await
    }

    /// Waits for the answer to a command that was sent.
    ///
    /// # Errors
    /// When the command is rejected or given back, no answer comes, or the connection fails.
    pub async fn answer(&mut self, what: &str, id: CommandId) -> Result<Seq, BotError> {
        self.until(what, |bot| bot.answers.contains_key(&id)).await?;
        match self.answers.remove(&id) {
            Some(Ok(seq)) => Ok(seq),
            Some(Err(Some(rejection))) => Err(BotError::Rejected(rejection)),
            Some(Err(None)) => Err(BotError::GivenBack),
            None => Err(BotError::Closed(None)),
        }
    }

    /// Folds what arrives until `condition` holds. `what` describes the condition in the error message.
    ///
    /// # Errors
    /// When it does not hold within [`PATIENCE`], or the connection fails.
    pub async fn until(&mut self, what: &str, condition: impl Fn(&Self) -> bool) -> Result<(), BotError> {
        let deadline = Instant::now() + PATIENCE;
        while !condition(self) {
            match timeout_at(deadline, self.next()).await {
                Ok(folded) => folded?,
                Err(_) => {
                    return Err(BotError::TookTooLong {
                        within: PATIENCE,
                        what: what.into(),
                        held: format!("{self:?}"),
                    });
                }
            }
        }
        Ok(())
    }

    /// Folds what arrives for `span` of real time. Without a connection it only waits.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn listen(&mut self, span: Duration) -> Result<(), BotError> {
        let deadline = Instant::now() + span;
        while self.connection.is_some() {
            match timeout_at(deadline, self.next()).await {
                Ok(folded) => folded?,
                Err(_) => return Ok(()),
            }
        }
        tokio::time::sleep_until(deadline).await;
        Ok(())
    }

    /// Drops the connection without a goodbye, like a phone in a tunnel. A maintained connection waits for the end of
    /// the tunnel.
    pub fn disconnect(&mut self) {
        match &mut self.connection {
            Some(Connection::KeptUp { link, is_live }) => {
                link.tunnel(true);
                *is_live = false;
            }
            Some(Connection::ByHand(_)) | None => self.connection = None,
        }
    }

    /// Freezes like a locked phone, whose connection stays open while nobody answers; or wakes up again.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn freeze(&mut self, on: bool) -> Result<(), BotError> {
        self.carrying()?.freeze(on).await
    }

    /// Uses this carrier from the next hand-controlled connection on.
    pub fn carry_over(&mut self, carrier: Carrier) {
        self.carrier = carrier;
    }

    /// Reconnects and resumes after the last change in its state.
    ///
    /// # Errors
    /// When the connection fails or the server does not let it in.
    pub async fn reconnect(&mut self) -> Result<(), BotError> {
        if let Some(Connection::KeptUp { link, .. }) = &self.connection {
            link.tunnel(false);
            return self.until("a connection", Self::is_connected).await;
        }
        let after = self.session.is_some().then_some(self.seq);
        let (secret, follows) = (self.secret.clone(), self.follows);
        let hello = ToServer::Hello(Hello { protocol: PROTOCOL, code: self.code, secret, follows, after });
        let took_too_long = || BotError::TookTooLong {
            within: PATIENCE,
            what: "a connection".into(),
            held: format!("nothing from {}", self.base_url),
        };
        let beginning = Carrying::begin(self.carrier, &self.base_url, serde_json::to_string(&hello)?);
        let carrying = timeout(PATIENCE, beginning).await.map_err(|_| took_too_long())??;
        self.connection = Some(Connection::ByHand(carrying));
        self.identity = None;
        self.until("a welcome", |bot| bot.identity.is_some()).await
    }

    /// Sends a frame.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn say(&mut self, frame: &ToServer) -> Result<(), BotError> {
        if let Some(Connection::KeptUp { link, .. }) = &self.connection {
            link.say(frame.clone());
            return Ok(());
        }
        let text = serde_json::to_string(frame)?;
        self.send_text(text).await
    }

    /// Sends any text, to test how the server handles it.
    ///
    /// # Errors
    /// When the connection fails.
    pub async fn send_text(&mut self, text: impl Into<String>) -> Result<(), BotError> {
        let carrying = self.carrying()?;
        let sent = carrying.send(text.into()).await;
        // If a socket accepts nothing more, reading from it still shows why.
        if sent.is_err() && !carrying.hears_its_end() {
            self.connection = None;
        }
        sent
    }

    fn carrying(&mut self) -> Result<&mut Carrying, BotError> {
        match &mut self.connection {
            Some(Connection::ByHand(carrying)) => Ok(carrying),
            Some(Connection::KeptUp { .. }) | None => Err(BotError::Closed(None)),
        }
    }

    /// Waits for the next frame and folds it, or for other news of a maintained connection. Cancel-safe.
    ///
    /// # Errors
    /// When the connection is or gets closed, the server refuses the bot, or the frame does not belong there.
    pub async fn next(&mut self) -> Result<(), BotError> {
        match &mut self.connection {
            Some(Connection::ByHand(carrying)) => match carrying.next().await {
                Ok(json) => self.fold(serde_json::from_str(&json)?),
                Err(error) => {
                    self.connection = None;
                    Err(error)
                }
            },
            Some(Connection::KeptUp { link, is_live }) => match link.next().await.ok_or(BotError::Closed(None))? {
                News::Frame(frame) => self.fold(*frame),
                News::GivenBack(id) => {
                    self.keep_answer(id, Err(None));
                    Ok(())
                }
                News::Status(Status::Refused(goodbye)) => {
                    *is_live = false;
                    // The link keeps trying while the server does not know the bot. After any other refusal it sends
                    // nothing more.
                    if goodbye != Goodbye::NotLetIn {
                        self.connection = None;
                    }
                    Err(BotError::Goodbye(goodbye))
                }
                News::Status(status) => {
                    *is_live = status == Status::Live;
                    Ok(())
                }
            },
            None => Err(BotError::Closed(None)),
        }
    }

    fn fold(&mut self, frame: ToDevice) -> Result<(), BotError> {
        match frame {
            ToDevice::Welcome { you, seq, now: _, pace, snapshot, online, following } => {
                self.identity = Some(you);
                self.pace = pace;
                self.online = online.into_iter().collect();
                self.following = following.into_iter().collect();
                // Without a snapshot the missed changes follow, each with its own number.
                if let Some(snapshot) = snapshot {
                    self.session = Some(*snapshot);
                    self.seq = seq;
                }
            }
            ToDevice::Change { seq, change } => {
                if seq <= self.seq {
                    return Err(BotError::OutOfOrder { held: self.seq, came: seq });
                }
                let session = self.session.as_mut().ok_or(BotError::NothingToChange)?;
                change.apply_to(session);
                self.seq = seq;
            }
            ToDevice::Ack { id, seq } => self.keep_answer(id, Ok(seq)),
            ToDevice::Rejected { id, rejection } => self.keep_answer(id, Err(Some(rejection))),
            ToDevice::Signal(signal) => self.hear(signal),
            // Already answered, by the machine or by the carrier.
            ToDevice::AreYouThere => {}
            ToDevice::Pong { sent, now } => self.pong = Some((sent, now)),
            ToDevice::Goodbye(goodbye) => {
                self.connection = None;
                return Err(BotError::Goodbye(goodbye));
            }
        }
        Ok(())
    }

    fn keep_answer(&mut self, id: CommandId, answer: Result<Seq, Option<Rejection>>) {
        if self.answers.len() == ANSWERS_KEPT {
            // Ids grow with time, so the first one is the oldest.
            self.answers.pop_first();
        }
        self.answers.insert(id, answer);
    }

    fn hear(&mut self, signal: Signal) {
        if let Signal::Presence { here, following, away, .. } = &signal {
            self.online.extend(here);
            self.online.retain(|participant| !away.contains(participant));
            self.following.retain(|participant| !here.contains(participant) && !away.contains(participant));
            self.following.extend(following);
        }
        if self.signals.len() == SIGNALS_KEPT {
            self.signals.pop_front();
        }
        self.signals.push_back(signal);
    }
}

/// A one-line summary of its state, without its secret.
impl fmt::Debug for Bot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let round = self.round();
        formatter
            .debug_struct("Bot")
            .field("identity", &self.identity)
            .field("connected", &self.is_connected())
            .field("seq", &self.seq)
            .field("online", &self.online)
            .field("room", &self.room().map(|room| room.number))
            .field("round", &self.round_number())
            .field("phase", &round.map(|round| round.phase))
            .field("must_choose", &round.is_some_and(|round| round.must_choose))
            .field("ballots", &round.map(|round| &round.ballots))
            .finish_non_exhaustive()
    }
}
