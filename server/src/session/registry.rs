//! All sessions of this server, with one actor for each session in use, started on demand.

use std::sync::Arc;
use std::time::{Duration, Instant};

use dashmap::DashMap;
use rand::RngExt;
use shared::code::{ALPHABET, JoinCode, LENGTH};
use shared::ids::{CoFacilitatorId, ParticipantId, SessionId};
use shared::session::Opening;
use shared::session::decide::Join;
use shared::session::{Batch, Event, Invited, LifecycleEvent, SecretHash, SecretLink, Session};
use shared::take_home::TakeHome;
use shared::time::{Milliseconds, Timestamp};
use shared::wire::Door;
use tokio::sync::{Mutex, Notify, OnceCell, mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use crate::log::{EventLog, LogError};
use crate::metrics::Metrics;
use crate::policy::{Budget, Quiet};

use super::actor::Actor;
use super::backlog::Backlog;
use super::downtime::Before;
use super::frame_queue::FrameQueue;
use super::memory::{Memory, MemoryShare};
use super::message::{Connection, Entry, Handle, Message, Refusal, WAITING_MAX};
use super::plan::SessionPlan;
use super::recent::Recent;
use super::session_store::SessionStore;

/// An actor may leave just as it is asked; its successor does not leave so soon.
const ATTEMPTS: usize = 2;
/// The maximum number of codes drawn before giving up. With a hundred thousand codes in use, one draw in a thousand
/// finds a taken code.
const DRAWS: usize = 20;

/// How long the last answer holds on whether the log can be written.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// All sessions of this server.
pub struct Registry {
    log: Arc<dyn EventLog>,
    clock: Clock,
    metrics: Arc<Metrics>,
    quiet: Quiet,
    budget: Budget,
    /// The backlog of all connections, including frames kept for those that come back.
    waiting: Arc<Backlog>,
    memory: Memory,
    room_is_wanted: Arc<Notify>,
    before: Before,
    /// A cell for each session that was asked for, so that simultaneous requests start one actor.
    sessions: DashMap<SessionId, Arc<OnceCell<Handle>>>,
    /// The codes of sessions in use, to save look-ups in the log.
    codes: DashMap<JoinCode, SessionId>,
    tasks: TaskTracker,
    stop: CancellationToken,
    /// When the log was last checked, and whether it could be written.
    looked: Mutex<Option<(Instant, bool)>>,
}

impl Registry {
    /// A registry of the sessions in `log`. Their tasks run in `tasks` until `stop`.
    pub fn new(
        log: Arc<dyn EventLog>,
        clock: Clock,
        metrics: Arc<Metrics>,
        quiet: Quiet,
        budget: Budget,
        tasks: TaskTracker,
        stop: CancellationToken,
    ) -> Arc<Self> {
        Arc::new(Self {
            before: Before::starting_by(&clock),
            log,
            clock,
            metrics,
            quiet,
            budget,
            waiting: Backlog::of(budget.waiting()),
            memory: Memory::of(budget.sessions()),
            room_is_wanted: Arc::default(),
            sessions: DashMap::new(),
            codes: DashMap::new(),
            tasks,
            stop,
            looked: Mutex::default(),
        })
    }

    /// The metrics.
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// The backlog of all connections.
    pub fn waiting(&self) -> &Arc<Backlog> {
        &self.waiting
    }

    /// The current moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Can anything be stored now? Anybody may ask, so the log is checked once a second at most.
    pub async fn is_ready(&self) -> bool {
        let mut looked = self.looked.lock().await;
        if let Some((when, is_ready)) = *looked
            && when.elapsed() < LOOK_AGAIN
        {
            return is_ready;
        }
        let is_ready = !self.stop.is_cancelled() && self.log.check().await.is_ok();
        *looked = Some((Instant::now(), is_ready));
        is_ready
    }

    /// Writes a sign of life if any session is in use. A failure is ignored, because the next one will report it.
    pub(super) async fn mark_alive(&self) {
        if self.sessions.is_empty() {
            return;
        }
        // The previous server's last one must be read first.
        self.before.gap(&*self.log).await;
        if let Err(error) = self.log.mark_alive(self.clock.now()).await {
            tracing::debug!(%error, "could not store a heartbeat");
        }
    }

    /// How long its clock has run, however it was set.
    pub(super) fn ran(&self) -> Milliseconds {
        self.clock.ran()
    }

    /// Sleeps for this span, however the clock is set meanwhile.
    pub(super) async fn sleep(&self, span: Milliseconds) {
        self.clock.sleep(span).await;
    }

    /// Is it known that the previous server was running at that moment or later?
    pub(super) async fn was_served_since(&self, moment: Timestamp) -> bool {
        self.before.gap(&*self.log).await.is_some_and(|gap| gap.from >= moment)
    }

    /// Opens a session with an unused code, and returns it. If a session with that id exists, it was opened before by
    /// the same asker, and its code is returned.
    pub async fn open(self: &Arc<Self>, id: SessionId, plan: SessionPlan) -> Result<JoinCode, Refusal> {
        // The rest of the disk is for existing sessions.
        if self.log.taken(None).await? / 3 > self.budget.on_disk() / 4 {
            return Err(Refusal::Full);
        }
        let SessionPlan { settings, dilemmas, programme, rooms, access, then } = plan;
        let mut opening = Opening { id, code: draw_code(), settings, dilemmas, programme, rooms, access };
        for _ in 0..DRAWS {
            if self.log.find(opening.code).await?.is_none() {
                break;
            }
            opening.code = draw_code();
        }
        let code = opening.code;
        let opened = Event::Lifecycle(LifecycleEvent::Opened(Box::new(opening)));
        // An imported session is large, so it is encoded once, not again for every code that is drawn.
        let events = std::iter::once(opened).chain(then).collect();
        let first = Batch { at: self.clock.now(), command: None, events };
        match self.log.create(id, code, first).await {
            Ok(()) => {
                tracing::info!(session = %id, "opened");
                Ok(code)
            }
            Err(LogError::Conflict) => Ok(self.handle_of(id).await?.code),
            Err(error) => {
                tracing::warn!(%error, "could not open a session");
                Err(error.into())
            }
        }
    }

    /// The number of sessions in use.
    #[cfg(test)]
    pub fn in_memory(&self) -> usize {
        self.sessions.len()
    }

    /// What the door shows.
    pub async fn look(self: &Arc<Self>, code: JoinCode) -> Result<Door, Refusal> {
        self.ask(code, |reply| Message::Look { reply }).await
    }

    /// Lets somebody join.
    pub async fn join(self: &Arc<Self>, code: JoinCode, join: Join) -> Result<ParticipantId, Refusal> {
        self.ask(code, |reply| Message::Join { join: join.clone(), reply }).await?
    }

    /// Admits a device until the connection is dropped. The first frames in its queue are what it missed.
    pub async fn connect(
        self: &Arc<Self>,
        code: JoinCode,
        entry: Entry,
        queue: FrameQueue,
    ) -> Result<Connection, Refusal> {
        self.ask(code, |reply| Message::Connect { entry, queue: queue.clone(), reply }).await?
    }

    /// Issues a link with a new secret, for holders of a secret that may (see [`Session::may_give_out`]).
    pub async fn issue_link(
        self: &Arc<Self>,
        code: JoinCode,
        asker: SecretHash,
        link: SecretLink,
        secret: SecretHash,
    ) -> Result<(), Refusal> {
        self.ask(code, |reply| Message::IssueLink { asker, link, secret, reply }).await?
    }

    /// Gives a co-facilitator a link with a new secret, for holders of a facilitator's.
    pub async fn invite(
        self: &Arc<Self>,
        code: JoinCode,
        facilitator: SecretHash,
        invited: Invited,
        secret: SecretHash,
    ) -> Result<CoFacilitatorId, Refusal> {
        self.ask(code, |reply| Message::Invite { facilitator, invited: invited.clone(), secret, reply }).await?
    }

    /// A session as it was prepared, for holders of a facilitator's link.
    pub async fn prepared(self: &Arc<Self>, code: JoinCode, facilitator: SecretHash) -> Result<SessionPlan, Refusal> {
        self.ask(code, |reply| Message::Prepared { facilitator, reply }).await?
    }

    /// Is a board of the session open?
    pub async fn is_led(self: &Arc<Self>, code: JoinCode) -> Result<bool, Refusal> {
        self.ask(code, |reply| Message::IsLed { reply }).await
    }

    /// The bytes of a session's log, for holders of the report's or the facilitator's link.
    pub async fn weigh(self: &Arc<Self>, code: JoinCode, secret: SecretHash) -> Result<usize, Refusal> {
        self.ask(code, |reply| Message::Weigh { secret, reply }).await?
    }

    /// The session as far as the report may show it, for holders of its link or the facilitator's.
    pub async fn report(self: &Arc<Self>, code: JoinCode, secret: SecretHash) -> Result<Session, Refusal> {
        self.ask(code, |reply| Message::Report { secret, reply }).await?
    }

    /// What a participant takes home, for the holder of their token.
    pub async fn take_home(self: &Arc<Self>, code: JoinCode, token: SecretHash) -> Result<Box<TakeHome>, Refusal> {
        self.ask(code, |reply| Message::TakeHome { token, reply }).await?
    }

    /// Deletes a session at once, for holders of a secret that may (see [`Session::may_delete`]).
    pub async fn delete(self: &Arc<Self>, code: JoinCode, secret: SecretHash) -> Result<(), Refusal> {
        self.ask(code, |reply| Message::Delete { secret, reply }).await?
    }

    /// Deletes a session at once, whatever happens in it.
    pub async fn discard(&self, id: SessionId) -> Result<(), Refusal> {
        self.expire_one(id, Timestamp(i64::MAX)).await.map(drop)
    }

    /// Deletes all sessions that were over at that moment, and returns their number.
    pub(super) async fn expire(&self, over_by: Timestamp) -> Result<usize, LogError> {
        let (mut deleted, mut after) = (0, None);
        loop {
            let page = self.log.opened_by(over_by, after).await?;
            let Some(last) = page.last() else { return Ok(deleted) };
            after = Some(*last);
            for id in page {
                match self.expire_one(id, over_by).await {
                    Ok(is_deleted) => deleted += usize::from(is_deleted),
                    // The next run retries, unless somebody else has deleted it. The others don't wait for it.
                    Err(error) => {
                        tracing::warn!(session = %id, %error, "could not find out whether to delete a session");
                    }
                }
            }
        }
    }

    /// Asks the session's actor if there is one, and otherwise reads the log: an actor would first record events that
    /// became due since, and the session would seem to go on.
    async fn expire_one(&self, id: SessionId, over_by: Timestamp) -> Result<bool, Refusal> {
        let in_use = self.sessions.get(&id).and_then(|cell| cell.get().cloned());
        if let Some(handle) = in_use {
            let (reply, answer) = oneshot::channel();
            if handle.messages.send(Message::Expire { over_by, reply }).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return answer;
            }
        }
        let over_at = match SessionStore::load(Arc::clone(&self.log), id).await {
            Ok(store) => store.over_at(),
            // Nothing happened after its last batch, so it was certainly over by then, even if earlier ones can't be
            // read.
            Err(error) => self.log.last_at(id).await?.ok_or(error)?,
        };
        let is_over = over_at <= over_by;
        if is_over {
            self.log.delete(id).await?;
            tracing::info!(session = %id, "deleted");
        }
        Ok(is_over)
    }

    /// Asks the session's actor, and its successor if it left just then.
    async fn ask<T>(
        self: &Arc<Self>,
        code: JoinCode,
        question: impl Fn(oneshot::Sender<T>) -> Message,
    ) -> Result<T, Refusal> {
        for _ in 0..ATTEMPTS {
            let handle = self.handle(code).await?;
            let (reply, answer) = oneshot::channel();
            if handle.messages.send(question(reply)).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return Ok(answer);
            }
        }
        Err(Refusal::Unavailable)
    }

    async fn handle(self: &Arc<Self>, code: JoinCode) -> Result<Handle, Refusal> {
        let known = self.codes.get(&code).map(|id| *id);
        let id = match known {
            Some(id) => id,
            None => self
                .log
                .find(code)
                .await
                .inspect_err(|error| tracing::warn!(%error, "could not look up a code"))?
                .ok_or(Refusal::NoSuchSession)?,
        };
        self.handle_of(id).await
    }

    async fn handle_of(self: &Arc<Self>, id: SessionId) -> Result<Handle, Refusal> {
        if self.stop.is_cancelled() {
            return Err(Refusal::Unavailable);
        }
        // The map's guard is dropped on this line: it must not be held across an await.
        let cell = Arc::clone(&self.sessions.entry(id).or_default());
        cell.get_or_try_init(|| self.start(id)).await.cloned()
    }

    async fn start(self: &Arc<Self>, id: SessionId) -> Result<Handle, Refusal> {
        let memory = self.memory_for(id).await?;
        let store = SessionStore::load(Arc::clone(&self.log), id).await.map_err(|error| {
            if error != LogError::NoSuchSession {
                tracing::warn!(session = %id, %error, "could not read a session");
            }
            Refusal::from(error)
        })?;
        let store = store.stays_in(memory);
        let (messages, inbox) = mpsc::channel(WAITING_MAX);
        let handle = Handle { code: store.state.code, messages };
        self.codes.insert(handle.code, id);
        let gap = self.before.gap(&*self.log).await;
        // At once, not in a second: it may all be over by then.
        self.mark_alive().await;
        // Rehearsals are not counted among the real sessions.
        let is_rehearsal = store.state.settings.rehearsal;
        let metrics = if is_rehearsal { Metrics::new() } else { Arc::clone(&self.metrics) };
        let clock = self.clock.clone();
        let backlog = Backlog::of(self.budget.waiting_of_session());
        let messages = handle.messages.clone();
        let room_is_wanted = Arc::clone(&self.room_is_wanted);
        let recent = Recent::on(&self.waiting);
        let actor = Actor::new(store, gap, clock, metrics, self.quiet, messages, backlog, recent, room_is_wanted);
        let registration = Registration { registry: Arc::clone(self), id, handle: handle.clone() };
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            let mut inbox = inbox;
            // Given up when the actor is done, even after a panic, and before waiting messages are dropped: callers
            // find the place free when they ask again.
            let _registration = registration;
            actor.run(&mut inbox, stop).await;
        });
        Ok(handle)
    }
}

impl Registry {
    /// Room in memory for a session. When there is little, idle sessions make room; when that is not enough, the caller
    /// has to come back.
    async fn memory_for(&self, id: SessionId) -> Result<MemoryShare, Refusal> {
        let taken = usize::try_from(self.log.taken(Some(id)).await?).unwrap_or(usize::MAX);
        self.memory.room(taken, &self.room_is_wanted).await.ok_or(Refusal::Unavailable)
    }
}

/// An actor's entry in the registry, removed when dropped.
struct Registration {
    registry: Arc<Registry>,
    id: SessionId,
    handle: Handle,
}

impl Drop for Registration {
    fn drop(&mut self) {
        let is_mine =
            |cell: &Arc<OnceCell<Handle>>| cell.get().is_some_and(|it| it.messages.same_channel(&self.handle.messages));
        self.registry.sessions.remove_if(&self.id, |_, cell| is_mine(cell));
        self.registry.codes.remove(&self.handle.code);
    }
}

/// Every code is equally likely.
fn draw_code() -> JoinCode {
    let mut generator = rand::rng();
    let letters = u32::try_from(ALPHABET.len()).unwrap_or(u32::MAX);
    JoinCode::from_numbers([(); LENGTH].map(|()| generator.random_range(0..letters)))
}
