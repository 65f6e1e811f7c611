//! Room in memory for sessions, counted by the bytes of their logs. The last quarter is for small ones: a few that are very
//! large, and in which somebody always is, keep no others from being read.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// What room in memory is given out in, in bytes.
const PART: usize = 1024;
/// How long sessions that nobody needs just now may take to make room.
const ROOM_WITHIN: Duration = Duration::from_secs(2);
/// What may be taken, in as many of these as a small session takes one of at most: 2 MiB on a small server, on which a
/// hall takes less.
const SMALL_ONES: usize = 64;

/// What is left of it.
pub(super) struct Memory {
    all: usize,
    for_any: Arc<Semaphore>,
    for_small: Arc<Semaphore>,
}

impl Memory {
    /// All of so many bytes.
    pub fn of(all: usize) -> Self {
        let for_small = all / 4;
        let [for_any, for_small] = [all - for_small, for_small].map(|bytes| Arc::new(Semaphore::new(bytes / PART)));
        Self { all, for_any, for_small }
    }

    /// Room for a session whose log has so many bytes, for as long as this is kept. When there is little, those are told
    /// that wait for `is_wanted`; none when they do not make enough room.
    pub async fn room(&self, log: usize, is_wanted: &Notify) -> Option<OwnedSemaphorePermit> {
        let (any, small) = (Arc::clone(&self.for_any), Arc::clone(&self.for_small));
        let most = self.all - self.all / 4;
        let parts = u32::try_from(log.min(most.saturating_sub(PART)) / PART + 1).unwrap_or(u32::MAX);
        if let Ok(room) = Arc::clone(&any).try_acquire_many_owned(parts) {
            return Some(room);
        }
        let is_small = log <= self.all / SMALL_ONES;
        if is_small && let Ok(room) = Arc::clone(&small).try_acquire_many_owned(parts) {
            return Some(room);
        }
        is_wanted.notify_waiters();
        let freed = async {
            tokio::select! {
                room = any.acquire_many_owned(parts) => room,
                room = small.acquire_many_owned(parts), if is_small => room,
            }
        };
        timeout(ROOM_WITHIN, freed).await.ok().and_then(Result::ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn sessions_that_are_very_large_leave_a_quarter_to_small_ones() {
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
