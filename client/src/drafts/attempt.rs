//! The key of a request that is not answered yet. The device generates it and keeps it until the answer comes, even
//! across a reload, so that the server recognises a repeat and nobody joins twice.

use uuid::Uuid;

use super::place::Place;
use super::{Drafts, drafts};

/// A request that is repeated until it succeeds.
#[derive(Clone, Copy)]
pub struct Attempt {
    drafts: Drafts,
    place: Place,
}

impl Attempt {
    /// The attempt that belongs to a place.
    pub fn at(place: Place) -> Self {
        Self { drafts: drafts(), place }
    }

    /// Its key. Secret, because the server's answer can be derived from it.
    pub fn key(self) -> String {
        self.drafts.words_at(self.place).unwrap_or_else(|| {
            let key = draw();
            self.drafts.put(self.place, key.clone());
            key
        })
    }

    /// The answer arrived: the next attempt uses another key.
    pub fn succeeded(self) {
        self.drafts.forget(self.place);
    }
}

/// Two random numbers of 122 bits each.
fn draw() -> String {
    [Uuid::new_v4(), Uuid::new_v4()].map(|half| half.simple().to_string()).concat()
}
