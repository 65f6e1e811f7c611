//! One task for each session in use. It takes the waiting messages, decides, stores, and only then shows the result, so
//! that nobody sees anything that could still be lost.

use std::sync::Arc;
use std::time::Duration;

use shared::ids::ParticipantId;
use shared::session::decide::{Context, was_away};
use shared::session::{Author, Batch, Event, Presence};
use shared::time::{MINUTE, Milliseconds, Timestamp};
use shared::view::Audience;
use shared::wire::{Door, Goodbye, Identity, Writing};
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::log::LogError;
use crate::metrics::{InUse, Metrics};
use crate::policy::Quiet;

use super::backlog::Backlog;
use super::command_rate_limit::CommandRateLimits;
use super::connections::{Connections, Deliveries};
use super::downtime::Gap;
use super::frames::{EventFrames, Snapshots};
use super::ids::ConnectionId;
use super::message::{Message, Refusal};
use super::prepared::prepared;
use super::recent::Recent;
use super::rejections::Rejections;
use super::request::Request;
use super::session_store::SessionStore;
use super::signals::Signals;

/// The maximum number of messages taken at once: what waits while the disk is busy is decided together and stored in
/// one go.
const LOT_MAX: usize = 64;
/// Time after which a session without connections or deadlines is dropped from memory.
const IDLE: Duration = Duration::from_mins(10);
/// Time without events after which a session with only boards and screens connected makes room for another one.
const WATCHED_MAX: Milliseconds = 60 * MINUTE;
/// How often devices are checked for silence.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How long to wait before due events are tried again after storing failed.
const RETRY: Duration = Duration::from_secs(1);
/// Due events may make more events due; this bounds the chain.
const SETTLE_MAX: usize = 8;

/// A session in use.
pub(super) struct Actor {
    pub(super) store: SessionStore,
    pub(super) clock: Clock,
    pub(super) presence: Presence,
    pub(super) connections: Connections,
    pub(super) rejections: Rejections,
    pub(super) metrics: Arc<Metrics>,
    /// The time before this server's start in which nobody was served, until that is recorded or turns out not to
    /// matter.
    gap: Option<Gap>,
    in_use: InUse,
    /// When it was loaded into memory.
    began: Timestamp,
    quiet: Quiet,
    pub(super) rate_limits: CommandRateLimits,
    pub(super) recent: Arc<Recent>,
    pub(super) signals: Signals,
    pub(super) snapshots: Snapshots,
    /// The backlog of all its connections.
    pub(super) backlog: Arc<Backlog>,
    /// Notified when memory is short: an idle session makes room.
    room_is_wanted: Arc<Notify>,
    /// The channel to this actor, for new connections.
    pub(super) messages: mpsc::Sender<Message>,
    /// When to try again to record due events, after storing failed.
    retry_at: Option<Instant>,
    /// The log can no longer be followed, or is gone; the next connection starts a new actor.
    is_lost: bool,
}

impl Actor {
    #[expect(clippy::too_many_arguments, reason = "it keeps each of them, for separate reasons")]
    pub fn new(
        store: SessionStore,
        gap: Option<Gap>,
        clock: Clock,
        metrics: Arc<Metrics>,
        quiet: Quiet,
        messages: mpsc::Sender<Message>,
        backlog: Arc<Backlog>,
        recent: Arc<Recent>,
        room_is_wanted: Arc<Notify>,
    ) -> Self {
        Self {
            gap,
            quiet,
            presence: Presence::starting_at(clock.now()),
            began: clock.now(),
            store,
            clock,
            connections: Connections::default(),
            rejections: Rejections::default(),
            in_use: metrics.session(),
            metrics,
            rate_limits: CommandRateLimits::default(),
            recent,
            signals: Signals::default(),
            snapshots: Snapshots::default(),
            backlog,
            room_is_wanted,
            messages,
            retry_at: None,
            is_lost: false,
        }
    }

    /// Serves until told to stop, or until nobody needs it any more.
    pub async fn run(mut self, inbox: &mut mpsc::Receiver<Message>, stop: CancellationToken) {
        let (clock, room_is_wanted) = (self.clock.clone(), Arc::clone(&self.room_is_wanted));
        let mut lot = Vec::with_capacity(LOT_MAX);
        let mut idle_at = Instant::now() + IDLE;
        let mut look_at = Instant::now() + LOOK_EVERY;
        // Before anybody is admitted, so that they find the events that have become due.
        self.settle().await;
        while !self.is_lost {
            self.in_use.has(self.store.state.rooms.len(), self.connections.count());
            let due = self.next_due();
            let is_needed_by_nobody = !self.connections.has_people() && due.is_none();
            let is_idle = self.connections.is_empty() && is_needed_by_nobody;
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                () = until(self.signals.next()) => self.tell_signals(),
                () = tokio::time::sleep_until(look_at), if self.connections.has_people() => {
                    look_at = Instant::now() + LOOK_EVERY;
                    self.look_who_is_there();
                    self.settle().await;
                }
                count = inbox.recv_many(&mut lot, LOT_MAX) => {
                    if count == 0 {
                        break;
                    }
                    idle_at = Instant::now() + IDLE;
                    self.take(lot.drain(..)).await;
                    self.settle().await;
                }
                () = at_moment(&clock, due, self.retry_at) => self.settle().await,
                () = tokio::time::sleep_until(idle_at), if is_idle => break,
                () = room_is_wanted.notified(), if is_needed_by_nobody => {
                    if is_idle || self.is_only_watched() {
                        break;
                    }
                }
            }
        }
    }

    /// Has nothing happened for so long that boards and screens alone no longer keep the session in memory? They
    /// reconnect by themselves, and then it has the same time again.
    fn is_only_watched(&self) -> bool {
        self.moment() - self.store.at().max(self.began) >= WATCHED_MAX
    }

    /// Handles commands and joins first, in one go; then connections and queries, which see only what is stored.
    async fn take(&mut self, lot: impl Iterator<Item = Message>) {
        let mut requests = Vec::new();
        let mut others = Vec::new();
        for message in lot {
            match message {
                Message::Command { connection, id, room, command } => {
                    // The connection may have been ended for being too slow; then the device asks again.
                    if let Some(author) = self.connections.author(connection) {
                        requests.push(Request::Command { connection, author, id, room, command });
                    }
                }
                Message::Join { join, reply } => requests.push(Request::Join { join, reply }),
                Message::IssueLink { asker, link, secret, reply } => {
                    requests.push(Request::IssueLink { asker, link, secret, reply });
                }
                Message::Invite { facilitator, invited, secret, reply } => {
                    requests.push(Request::Invite { facilitator, invited, secret, reply });
                }
                other => others.push(other),
            }
        }
        if !requests.is_empty() {
            // A deadline that has passed comes before later requests.
            self.settle().await;
            self.carry_out(requests).await;
        }
        for message in others {
            match message {
                // Dropped without an answer: the device asks again.
                _ if self.is_lost => {}
                Message::Connect { entry, queue, reply } => {
                    let Some(entry) = self.voided_for(entry).await else { continue };
                    // If nobody waits for the answer any more, it is dropped, and its connection with it.
                    let _ = reply.send(self.admit(entry, &queue));
                }
                Message::Disconnect { connection } => self.leave(connection),
                Message::Back { connection } => {
                    if let Some(participant) = self.connections.is_back(connection) {
                        self.note_presence(participant, self.moment());
                    }
                }
                Message::Writing { connection, writing } => self.note_writing(connection, writing),
                Message::Delete { secret, reply } => {
                    let asker = self.identify(secret).map(Identity::author);
                    let deleted = match asker {
                        Some(asker) if self.store.state.may_delete(asker) => self.delete().await,
                        Some(_) | None => Err(Refusal::NotLetIn),
                    };
                    let _ = reply.send(deleted);
                }
                Message::Expire { over_by, reply } => {
                    let is_over = self.store.over_at() <= over_by;
                    let deleted = if is_over { self.delete().await } else { Ok(()) };
                    let _ = reply.send(deleted.map(|()| is_over));
                }
                Message::Look { reply } => {
                    let _ = reply.send(self.door());
                }
                Message::Prepared { facilitator, reply } => {
                    let asker = self.identify(facilitator);
                    let is_let_in = asker.is_some_and(Identity::is_facilitator);
                    let _ =
                        reply.send(if is_let_in { Ok(prepared(&self.store.state)) } else { Err(Refusal::NotLetIn) });
                }
                Message::IsLed { reply } => {
                    let _ = reply.send(self.connections.has(Audience::Facilitator));
                }
                Message::Weigh { secret, reply } => {
                    let _ = reply.send(self.may_report(secret).map(|()| self.store.log_bytes()));
                }
                Message::Report { secret, reply } => {
                    let _ = reply.send(self.report(secret));
                }
                Message::TakeHome { token, reply } => {
                    let _ = reply.send(self.take_home(token));
                }
                Message::Command { .. } | Message::Join { .. } | Message::IssueLink { .. } | Message::Invite { .. } => {
                }
            }
        }
    }

    /// Deletes the session, and tells everybody.
    async fn delete(&mut self) -> Result<(), Refusal> {
        self.store.delete().await.map_err(|error| {
            tracing::warn!(session = %self.store.id(), %error, "could not delete");
            Refusal::from(error)
        })?;
        tracing::info!(session = %self.store.id(), "deleted");
        self.connections.close(Goodbye::Deleted);
        self.is_lost = true;
        Ok(())
    }

    /// Records due events until nothing is due any more.
    pub(super) async fn settle(&mut self) {
        if self.is_lost || self.retry_at.is_some_and(|moment| Instant::now() < moment) {
            return;
        }
        self.retry_at = None;
        for _ in 0..SETTLE_MAX {
            let at = self.moment();
            let mut events = self.unrecorded_absence();
            if events.is_empty() {
                events = self.what_is_due(at);
            }
            if events.is_empty() {
                return;
            }
            let batch = Batch { at, command: None, events };
            let connections = &self.connections;
            let frames = self.store.apply(&batch, &|audience| connections.has(audience));
            match self.store.append(vec![batch]).await {
                Ok(()) => {
                    self.gap = None;
                    self.publish(frames, Deliveries::default());
                }
                Err(error) => {
                    self.forget_unstored(&error).await;
                    if error != LogError::Conflict {
                        self.retry_at = Some(Instant::now() + RETRY);
                        return;
                    }
                }
            }
        }
    }

    fn what_is_due(&mut self, at: Timestamp) -> Vec<Event> {
        let context = Context { now: at, presence: &self.presence, random: rand::random() };
        self.store.agenda.due(&self.store.state, context)
    }

    fn next_due(&mut self) -> Option<Timestamp> {
        let context = Context { now: self.moment(), presence: &self.presence, random: rand::random() };
        self.store.agenda.next_due(&self.store.state, context)
    }

    /// The absence of this server since the session's last event, or since the last sign of life if that came later.
    /// Empty after an event of this server.
    fn unrecorded_absence(&self) -> Vec<Event> {
        let Some(Gap { from, until }) = self.gap.filter(|gap| self.store.at() < gap.until) else { return Vec::new() };
        was_away(&self.store.state, self.store.at().max(from), until)
    }

    /// Shows stored events, and then sends the answers.
    pub(super) fn publish(&mut self, events: Vec<EventFrames>, answers: Deliveries) {
        let mut deliveries = Deliveries::default();
        if !events.is_empty() {
            self.snapshots = Snapshots::default();
        }
        for event in events {
            if let Some(link) = event.link {
                self.connections.end_connections_by_link(link);
            }
            self.connections.address(&event, &mut deliveries);
            for (participant, _) in &event.moved {
                self.signals.moved(*participant);
            }
            if let Some(room) = event.turns {
                self.signals.nobody_writes(room);
            }
            self.recent.keep(event);
        }
        deliveries.append(answers);
        self.deliver(deliveries);
    }

    /// After a failure, returns to the stored state, including batches that others have stored.
    pub(super) async fn forget_unstored(&mut self, because: &LogError) {
        match because {
            LogError::Conflict => {}
            // Logged once by the log itself; every session would repeat it every second.
            LogError::Full => tracing::debug!(session = %self.store.id(), "no space to store"),
            error => tracing::warn!(session = %self.store.id(), %error, "could not store"),
        }
        let connections = &self.connections;
        match self.store.forget_unstored(because, &|audience| connections.has(audience)).await {
            Ok(news) => self.publish(news, Deliveries::default()),
            Err(error) => {
                tracing::error!(session = %self.store.id(), %error, "could not read the session back; all devices are told to reconnect");
                self.is_lost = true;
            }
        }
    }

    pub(super) fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// The time at which to decide.
    pub(super) fn moment(&self) -> Timestamp {
        self.store.moment(self.clock.now())
    }

    pub(super) fn context(&self, now: Timestamp) -> Context<'_> {
        Context { now, presence: &self.presence, random: rand::random() }
    }

    fn deliver(&mut self, deliveries: Deliveries) {
        for lost in self.connections.deliver(deliveries) {
            self.leave(lost);
        }
    }

    fn leave(&mut self, connection: ConnectionId) {
        let left = self.connections.remove(connection);
        if self.connections.is_empty() {
            self.snapshots = Snapshots::default();
        }
        let Some(Identity::Participant(participant)) = left else { return };
        self.note_presence(participant, self.moment());
    }

    /// Marks people as away whose devices are silent, from the time at which they were last heard.
    fn look_who_is_there(&mut self) {
        for participant in self.connections.look(self.quiet) {
            let since = self.connections.heard_at(participant).unwrap_or_else(|| self.moment());
            self.note_presence(participant, since);
        }
    }

    /// Records where somebody is, after a device of theirs came, left, fell silent or was heard again. Somebody who is
    /// no longer there counts as gone from `since`.
    pub(super) fn note_presence(&mut self, participant: ParticipantId, since: Timestamp) {
        let was = (self.presence.is_online(participant), self.presence.only_follows(participant));
        if self.connections.has_in_room(participant) {
            self.presence.connect(participant);
        } else if self.presence.disconnect(participant, since) {
            self.signals.writes(participant, None);
        }
        self.presence.follow(participant, self.connections.has_following(participant), since);
        self.store.agenda.note_presence(&self.store.state, participant);
        if was != (self.presence.is_online(participant), self.presence.only_follows(participant)) {
            self.signals.presence_changed(participant);
        }
    }

    fn note_writing(&mut self, connection: ConnectionId, writing: Option<Writing>) {
        if let Some(Author::Participant(participant)) = self.connections.author(connection) {
            self.signals.writes(participant, writing);
        }
    }

    fn tell_signals(&mut self) {
        let now = self.moment();
        let deliveries = self.signals.tell(&self.store.state, &self.presence, now, &self.connections);
        self.deliver(deliveries);
    }

    fn door(&self) -> Door {
        let state = &self.store.state;
        Door {
            code: state.code,
            title: state.settings.title.clone(),
            language: state.settings.language,
            placement: state.settings.placement,
            rooms: state.rooms.keys().last().map_or(0, |room| room.0),
            ended: state.ended_at.is_some(),
            locked: state.door_locked,
            look_back: state.look_back,
            rehearsal: state.settings.rehearsal,
        }
    }
}

/// Sleeps until then; forever when there is no moment.
async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment).await,
        None => std::future::pending().await,
    }
}

/// Sleeps until a moment on the session's clock, but not before `retry_at`.
async fn at_moment(clock: &Clock, moment: Option<Timestamp>, retry_at: Option<Instant>) {
    match moment {
        Some(moment) => clock.sleep_until(moment).await,
        None if retry_at.is_none() => std::future::pending().await,
        None => {}
    }
    if let Some(retry_at) = retry_at {
        tokio::time::sleep_until(retry_at).await;
    }
}
