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

/// Room in memory that a session has, for as long as this is kept.
#[derive(Debug)]
pub(super) struct Room {
    permit: OwnedSemaphorePermit,
    of: Arc<Semaphore>,
}

impl Room {
    /// Takes more for a log that has grown to so many bytes, as far as there is room: a session that is there goes on, and
    /// fewer others are read beside it.
    pub fn grows_to(&mut self, log: usize) {
        let lacks = (log / PART + 1).saturating_sub(self.permit.num_permits());
        let lacks = u32::try_from(lacks.min(self.of.available_permits())).unwrap_or(u32::MAX);
        if lacks > 0
            && let Ok(more) = Arc::clone(&self.of).try_acquire_many_owned(lacks)
        {
            self.permit.merge(more);
        }
    }
}

impl Memory {
    /// All of so many bytes.
    pub fn of(all: usize) -> Self {
        let for_small = all / 4;
        let [for_any, for_small] = [all - for_small, for_small].map(|bytes| Arc::new(Semaphore::new(bytes / PART)));
        Self { all, for_any, for_small }
    }

    /// Room for a session whose log has so many bytes. When there is little, those are told
    /// that wait for `is_wanted`; none when they do not make enough room.
    pub async fn room(&self, log: usize, is_wanted: &Notify) -> Option<Room> {
        let (any, small) = (Arc::clone(&self.for_any), Arc::clone(&self.for_small));
        let most = self.all - self.all / 4;
        let parts = u32::try_from(log.min(most.saturating_sub(PART)) / PART + 1).unwrap_or(u32::MAX);
        let is_small = log <= self.all / SMALL_ONES;
        for of in [Some(&any), is_small.then_some(&small)].into_iter().flatten() {
            if let Ok(permit) = Arc::clone(of).try_acquire_many_owned(parts) {
                return Some(Room { permit, of: Arc::clone(of) });
            }
        }
        is_wanted.notify_waiters();
        let freed = async {
            tokio::select! {
                permit = Arc::clone(&any).acquire_many_owned(parts) => permit.ok().map(|permit| Room { permit, of: any }),
                permit = Arc::clone(&small).acquire_many_owned(parts), if is_small => {
                    permit.ok().map(|permit| Room { permit, of: small })
                }
            }
        };
        timeout(ROOM_WITHIN, freed).await.ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_session_that_grows_takes_more_until_there_is_none_left() {
        let (memory, is_wanted) = (Memory::of(400 * PART), Notify::new());
        let mut growing = memory.room(0, &is_wanted).await.unwrap();
        growing.grows_to(100 * PART);
        assert!(memory.room(250 * PART, &is_wanted).await.is_none(), "101 of 300 parts are taken");
        growing.grows_to(1_000 * PART);
        assert!(memory.for_any.try_acquire().is_err(), "it has all that there is");
        growing.grows_to(2_000 * PART);
        drop(growing);
        assert!(memory.room(250 * PART, &is_wanted).await.is_some(), "all of it came back");
    }

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
