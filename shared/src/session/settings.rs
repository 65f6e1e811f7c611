//! The settings that a session is opened with.

use serde::{Deserialize, Serialize};

use crate::ids::RoomNumber;
use crate::language::Language;
use crate::session::{Placement, Rules};

/// The settings that the session was opened with.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The title on every screen.
    pub title: String,
    /// The language that devices start in.
    pub language: Language,
    /// Minutes for one dilemma, 1 to 60.
    pub minutes: u8,
    /// The number of dilemmas that every room does; the rest are spares.
    pub planned: u16,
    /// How people get into a room.
    pub placement: Placement,
    /// There is a facilitator. Without one (*Direct beginnen*) the presenter may pause, add time and end.
    pub led: bool,
    /// Which rules of play are on.
    #[serde(flatten)]
    pub rules: Rules,
    /// Sides were mirrored earlier in the session. Results go by the titles of the scenarios from then on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_mirrored: bool,
    /// The number of people who are expected, if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u16>,
    /// It is a rehearsal (*proefdraaien*): a copy of a prepared session with simulated people. It is kept in memory only,
    /// and an archive of it is of an ordinary session.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
}

impl Settings {
    /// Does `room` see the scenarios mirrored, before its first round?
    pub const fn mirrors(&self, room: RoomNumber) -> bool {
        self.rules.mirrors(room)
    }

    /// Do sides go by the titles of their scenarios, so that no result says left or right?
    pub const fn names_by_title(&self) -> bool {
        self.rules.mirrored || self.was_mirrored
    }
}
