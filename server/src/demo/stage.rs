//! Where simulated people are: the server, the session, and the groups between which they are moved.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use shared::code::JoinCode;
use shared::ids::RoomNumber;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::bot::Bot;
use super::words::Words;

/// The people who arrive in a room.
pub type Arrivals = UnboundedReceiver<Bot>;

/// The server and the session, and everything that the simulated people in it share.
pub struct Stage {
    /// The server's base URL.
    pub base_url: String,
    /// The session's code.
    pub code: JoinCode,
    /// How many times as fast as real people they work, by the session's clock.
    pub haste: u16,
    /// What they say.
    pub words: Words,
    /// The way to each group.
    ways: Mutex<BTreeMap<RoomNumber, UnboundedSender<Bot>>>,
    /// Rooms in which people arrived where no group was.
    founded: UnboundedSender<(RoomNumber, Arrivals)>,
}

impl Stage {
    /// A stage without groups, and the rooms in which groups are still to be founded because people were moved there.
    pub fn new(
        base_url: String,
        code: JoinCode,
        haste: u16,
        words: Words,
    ) -> (Self, UnboundedReceiver<(RoomNumber, Arrivals)>) {
        let (founded, to_found) = unbounded_channel();
        (Self { base_url, code, haste, words, ways: Mutex::default(), founded }, to_found)
    }

    /// The way to a new group.
    pub fn found(&self, room: RoomNumber) -> Arrivals {
        let (way, arrivals) = unbounded_channel();
        self.ways().insert(room, way);
        arrivals
    }

    /// Hands somebody over to the group of their room.
    pub fn hand_over(&self, bot: Bot, room: RoomNumber) {
        let mut ways = self.ways();
        let way = ways.entry(room).or_insert_with(|| {
            let (way, arrivals) = unbounded_channel();
            // Nobody founds groups any more when the play is over, and then nobody is handed over either.
            let _ = self.founded.send((room, arrivals));
            way
        });
        // A group that ended takes nobody in: they leave.
        let _ = way.send(bot);
    }

    fn ways(&self) -> std::sync::MutexGuard<'_, BTreeMap<RoomNumber, UnboundedSender<Bot>>> {
        // Every change is made in one step.
        self.ways.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
