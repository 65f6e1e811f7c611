//! How much space a session takes: of the log, and of an archive, so that every archive that is written can be brought
//! back. The log is counted exactly; the archive from above, and exactly when that comes near the bound.

use shared::archive::Archive;
use shared::limits::ARCHIVE_MAX;
use shared::session::{Batch, Event, Fullness, Session};
use shared::time::Timestamp;

use crate::size;

/// The log of a session, in bytes: several times its archive, for what was changed, moved and supported.
const LOG_MAX: usize = 64 * 1024 * 1024;
/// Of the log and of the archive, what is kept for bringing to an end what was begun.
const LEFT_TO_END: usize = 2 * 1024 * 1024;
/// The archive is not looked at more often than it may have grown by so much, in bytes.
const LOOKED_AT_EVERY: usize = 256 * 1024;
/// A round or a room of an archive in which nothing was said yet, in bytes. The event that begins it is shorter.
const BARE: usize = 1024;

/// The space that a session takes, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Space {
    log: usize,
    /// Its archive is not larger.
    archive: usize,
    /// That of its archive when that was looked at.
    looked_at: usize,
}

impl Space {
    /// Counts what is stored.
    pub fn add(&mut self, batch: &Batch, rooms: usize) {
        let written = size::of(batch);
        let begun: usize = batch.events.iter().map(|event| begins(event, rooms)).sum();
        self.log += written;
        self.archive += written + begun * BARE;
    }

    /// How full a session is that takes so much.
    pub fn fullness(&mut self, session: &Session) -> Fullness {
        if self.archive > ARCHIVE_MAX - LEFT_TO_END && self.archive - self.looked_at > LOOKED_AT_EVERY {
            self.archive = size::of(&Archive::of(session, Timestamp(i64::MAX)));
            self.looked_at = self.archive;
        }
        let left = (LOG_MAX.saturating_sub(self.log)).min(ARCHIVE_MAX.saturating_sub(self.archive));
        match left {
            ..=LOOKED_AT_EVERY => Fullness::Full,
            ..=LEFT_TO_END => Fullness::NearlyFull,
            _ => Fullness::Free,
        }
    }
}

/// How many rounds and rooms an event begins.
fn begins(event: &Event, rooms: usize) -> usize {
    match event {
        Event::RoomsAdded { count, .. } => (*count).into(),
        Event::SessionOpened(opening) => opening.rooms.into(),
        Event::RoundStarted { .. } => 1,
        // Each room remembers it in a few words.
        Event::RoomsMixed { .. } | Event::MixUndone { .. } => rooms / 8,
        _ => 0,
    }
}
