//! Room in memory for sessions, counted by the bytes of their logs. The last quarter is for small sessions, so that a
//! few very large ones that are always in use do not keep others from being loaded.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// The unit in which room is given out, in bytes.
const PART: usize = 1024;
/// How long to wait for idle sessions to make room.
const ROOM_WITHIN: Duration = Duration::from_secs(2);
/// Largest small session, as one part in this many of all room: 2 MiB on a small server, more than a large conference
/// takes.
const SMALL_ONES: usize = 64;

/// The free room in memory.
pub(super) struct Memory {
    all: usize,
    for_any: Arc<Semaphore>,
    for_small: Arc<Semaphore>,
}

/// The room of one session, held until this is dropped.
#[derive(Debug)]
pub(super) struct MemoryShare {
    permit: OwnedSemaphorePermit,
    /// Taken later, from the part that is for any session: the part for small ones stays reserved.
    grown: Option<OwnedSemaphorePermit>,
    for_any: Arc<Semaphore>,
}

impl MemoryShare {
    /// Takes more room for a log that has grown to this many bytes, as far as there is any. A session in use always
    /// goes on; others find less room.
    pub fn grows_to(&mut self, log: usize) {
        let has = self.permit.num_permits() + self.grown.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let lacks = (log / PART + 1).saturating_sub(has).min(self.for_any.available_permits());
        let lacks = u32::try_from(lacks).unwrap_or(u32::MAX);
        if lacks > 0
            && let Ok(more) = Arc::clone(&self.for_any).try_acquire_many_owned(lacks)
        {
            match &mut self.grown {
                Some(grown) => grown.merge(more),
                none => *none = Some(more),
            }
        }
    }
}

impl Memory {
    /// All memory is free.
    pub fn of(all: usize) -> Self {
        let for_small = all / 4;
        let [for_any, for_small] = [all - for_small, for_small].map(|bytes| Arc::new(Semaphore::new(bytes / PART)));
        Self { all, for_any, for_small }
    }

    /// Takes room for a session whose log has this many bytes. When there is too little, notifies `is_wanted` so that
    /// idle sessions leave. `None` when that does not free enough in time.
    pub async fn room(&self, log: usize, is_wanted: &Notify) -> Option<MemoryShare> {
        let (any, small) = (Arc::clone(&self.for_any), Arc::clone(&self.for_small));
        let most = self.all - self.all / 4;
        let parts = u32::try_from(log.min(most.saturating_sub(PART)) / PART + 1).unwrap_or(u32::MAX);
        let is_small = log <= self.all / SMALL_ONES;
        for of in [Some(&any), is_small.then_some(&small)].into_iter().flatten() {
            if let Ok(permit) = Arc::clone(of).try_acquire_many_owned(parts) {
                return Some(self.taken(permit));
            }
        }
        is_wanted.notify_waiters();
        let freed = async {
            tokio::select! {
                permit = any.acquire_many_owned(parts) => permit,
                permit = small.acquire_many_owned(parts), if is_small => permit,
            }
        };
        Some(self.taken(timeout(ROOM_WITHIN, freed).await.ok()?.ok()?))
    }

    fn taken(&self, permit: OwnedSemaphorePermit) -> MemoryShare {
        MemoryShare { permit, grown: None, for_any: Arc::clone(&self.for_any) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_growing_session_takes_more_until_none_is_left() {
        let (memory, is_wanted) = (Memory::of(400 * PART), Notify::new());
        let mut growing = memory.room(0, &is_wanted).await.unwrap();
        growing.grows_to(100 * PART);
        assert!(memory.room(250 * PART, &is_wanted).await.is_none(), "101 of 300 parts are taken");
        growing.grows_to(1_000 * PART);
        assert!(memory.for_any.try_acquire().is_err(), "it has all the room");
        growing.grows_to(2_000 * PART);
        drop(growing);
        assert!(memory.room(250 * PART, &is_wanted).await.is_some(), "all of it was released");
    }

    #[tokio::test(start_paused = true)]
    async fn a_small_session_that_grows_leaves_the_room_of_small_ones_alone() {
        let (memory, is_wanted) = (Memory::of(400 * PART), Notify::new());
        let _large = memory.room(300 * PART - 1, &is_wanted).await.unwrap();
        let mut small = memory.room(0, &is_wanted).await.unwrap();
        small.grows_to(90 * PART);
        assert_eq!(memory.for_small.available_permits(), 99);
    }

    #[tokio::test(start_paused = true)]
    async fn very_large_sessions_leave_a_quarter_to_small_ones() {
        let (memory, is_wanted) = (Memory::of(64 * PART), Notify::new());
        let large = memory.room(usize::MAX, &is_wanted).await.unwrap();
        assert!(memory.room(2 * PART, &is_wanted).await.is_none(), "it is not small");
        let mut small = Vec::new();
        for _ in 0..16 {
            small.push(memory.room(PART - 1, &is_wanted).await.unwrap());
        }
        assert!(memory.room(0, &is_wanted).await.is_none(), "all is taken");
        small.pop();
        assert!(memory.room(0, &is_wanted).await.is_some());
        drop(large);
        let small: Vec<_> = [memory.room(0, &is_wanted).await, memory.room(2 * PART, &is_wanted).await].into();
        assert!(small.iter().all(Option::is_some));
    }
}
