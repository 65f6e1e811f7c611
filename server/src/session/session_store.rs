//! A session as this server has it: the state, and how much of it is stored.

use std::sync::Arc;

use shared::ids::{Seq, SessionId};
use shared::session::decide::Agenda;
use shared::session::{Batch, Fullness, Session};
use shared::time::Timestamp;
use shared::view::Audience;

use crate::log::{EventLog, LogError};

use super::frames::EventFrames;
use super::memory::MemoryShare;
use super::space::Space;

/// The state of a session, folded from its log.
pub(super) struct SessionStore {
    log: Arc<dyn EventLog>,
    id: SessionId,
    /// The state, including what is decided but not stored.
    pub state: Session,
    /// What is due in it, and when.
    pub agenda: Agenda,
    /// The number of the last event in the state.
    pub seq: Seq,
    /// The number of the last event that is stored.
    stored: Seq,
    /// When the first batch was decided.
    opened: Timestamp,
    /// When the last batch was decided.
    at: Timestamp,
    /// The disk space that it takes.
    space: Space,
    /// Its room in memory; `None` when it is only read once.
    memory: Option<MemoryShare>,
    /// The latest batches could not be stored for lack of space. Until they can, the stored state is kept next to the
    /// decided one: reading all of it back after every refusal would take far longer than refusing.
    had_no_room: bool,
    before: Option<Box<Before>>,
}

/// A session as stored.
struct Before {
    state: Session,
    seq: Seq,
    at: Timestamp,
    space: Space,
}

impl SessionStore {
    /// Loads a whole session.
    pub async fn load(log: Arc<dyn EventLog>, id: SessionId) -> Result<Self, LogError> {
        let (store, _) = Self::load_up_to(log, id, Seq(u64::MAX)).await?;
        Ok(store)
    }

    /// Loads a session as it was after the event numbered `until`, and the batches that came later.
    async fn load_up_to(log: Arc<dyn EventLog>, id: SessionId, until: Seq) -> Result<(Self, Vec<Batch>), LogError> {
        let mut store: Option<Self> = None;
        let mut later = Vec::new();
        let mut position = Seq(0);
        loop {
            let page = log.read(id, position).await?;
            let Some((last, _)) = page.last() else { break };
            position = *last;
            for (end, batch) in page {
                if end > until {
                    later.push(batch);
                } else if let Some(store) = &mut store {
                    store.state.apply_batch(&batch, store.seq);
                    store.space.add(&batch, store.state.rooms.len());
                    (store.seq, store.stored, store.at) = (end, end, store.at.max(batch.at));
                } else {
                    let (state, seq) = Session::replay(std::iter::once(&batch)).ok_or_else(unreadable)?;
                    let mut space = Space::default();
                    space.add(&batch, state.rooms.len());
                    store = Some(Self {
                        log: Arc::clone(&log),
                        id,
                        state,
                        agenda: Agenda::default(),
                        seq,
                        stored: seq,
                        opened: batch.at,
                        at: batch.at,
                        space,
                        memory: None,
                        had_no_room: false,
                        before: None,
                    });
                }
            }
        }
        Ok((store.ok_or_else(unreadable)?, later))
    }

    /// Keeps the session in memory, in this room.
    pub fn stays_in(mut self, memory: MemoryShare) -> Self {
        self.memory = Some(memory);
        self
    }

    /// The id of the session.
    pub fn id(&self) -> SessionId {
        self.id
    }

    /// When something last happened.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The moment at which to decide: `now`, but never before an earlier decision.
    pub fn moment(&self, now: Timestamp) -> Timestamp {
        self.at.max(now)
    }

    /// When the session counts as over: when it was ended, or rooms were last invited to look back after that;
    /// else when something last happened. A restored session counts from its restoration, however long ago it took
    /// place.
    pub fn over_at(&self) -> Timestamp {
        let Some(ended) = self.state.ended_at else { return self.at };
        ended.max(self.opened).max(self.state.looks_back_since.unwrap_or(ended))
    }

    /// Deletes the session from the log.
    pub async fn delete(&self) -> Result<(), LogError> {
        self.log.delete(self.id).await
    }

    /// Applies a batch that is not stored yet, and makes its frames.
    pub fn apply(&mut self, batch: &Batch, is_here: &dyn Fn(Audience) -> bool) -> Vec<EventFrames> {
        if self.had_no_room && self.before.is_none() {
            let (state, seq, at, space) = (self.state.clone(), self.seq, self.at, self.space);
            self.before = Some(Box::new(Before { state, seq, at, space }));
        }
        let mut frames = Vec::with_capacity(batch.events.len());
        for event in &batch.events {
            self.seq = Seq(self.seq.0 + 1);
            self.state.apply(event, batch.at);
            self.agenda.note(event);
            frames.push(EventFrames::of(self.seq, event, batch.at, &self.state, is_here));
        }
        if let (Some(internal), Some((author, command))) = (&mut self.state.internal, batch.command) {
            internal.remember(author, command, self.seq);
        }
        self.at = self.at.max(batch.at);
        self.space.add(batch, self.state.rooms.len());
        if let Some(memory) = &mut self.memory {
            memory.grows_to(self.space.log());
        }
        frames
    }

    /// Bytes of its log.
    pub fn log_bytes(&self) -> usize {
        self.space.log()
    }

    /// How full it is.
    pub fn fullness(&mut self) -> Fullness {
        self.space.fullness(&self.state)
    }

    /// Stores what was applied since the last time.
    pub async fn append(&mut self, batches: Vec<Batch>) -> Result<(), LogError> {
        if !batches.is_empty() {
            self.stored = self.log.append(self.id, self.stored, batches).await?;
            (self.had_no_room, self.before) = (false, None);
        }
        Ok(())
    }

    /// Drops what is not stored, because storing failed. Returns frames for what others stored and was not shown yet.
    pub async fn forget_unstored(
        &mut self,
        because: &LogError,
        is_here: &(dyn Fn(Audience) -> bool + Sync),
    ) -> Result<Vec<EventFrames>, LogError> {
        // When the disk is full, certainly nothing was stored. Batches of other writers are found once there is space
        // again.
        let had_no_room = *because == LogError::Full;
        if had_no_room && let Some(before) = self.before.take() {
            (self.state, self.seq, self.at, self.space) = (before.state, before.seq, before.at, before.space);
            self.agenda = Agenda::default();
            return Ok(Vec::new());
        }
        let news = self.reload(is_here).await?;
        self.had_no_room = had_no_room;
        Ok(news)
    }

    /// Reads the stored state back, including what others stored. Returns the frames that were not shown yet.
    async fn reload(&mut self, is_here: &(dyn Fn(Audience) -> bool + Sync)) -> Result<Vec<EventFrames>, LogError> {
        let (mut store, later) = Self::load_up_to(Arc::clone(&self.log), self.id, self.stored).await?;
        if store.seq != self.stored {
            return Err(unreadable());
        }
        let frames = later.iter().flat_map(|batch| store.apply(batch, is_here)).collect();
        store.stored = store.seq;
        let memory = self.memory.take();
        *self = Self { memory, ..store };
        Ok(frames)
    }
}

fn unreadable() -> LogError {
    LogError::Unavailable("the log of a session can't be folded".into())
}
