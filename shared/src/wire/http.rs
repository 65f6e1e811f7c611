//! Bodies of the few plain requests: opening a session, looking at its door, coming in.

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::dilemma::Dilemma;
use crate::ids::{ParticipantId, RoomNumber};
use crate::language::Language;
use crate::session::{Block, Placement, Rules, SecretLink};

/// `GET /api/library`: the dilemmas that this server offers.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// In the order of the library.
    pub dilemmas: Vec<Dilemma>,
    /// Opening a session needs the operator's key, as `Authorization: Bearer KEY`.
    #[serde(default)]
    pub needs_key: bool,
}

/// `GET /api/reach`: where people reach this server, as far as it can know.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The base of links and QR codes: an address without a path.
    pub base: String,
    /// Set when the address that was asked leads every other computer to itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_here: Option<OnlyHere>,
    /// The page that asked, with its own address as `?at=`, is at another address than was asked for here: what stands
    /// in front of the server does not pass it on. Links carry the address of the page; `--public-url` makes sure of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub set_public_url: bool,
    /// How many days after its end the server deletes a session; none if never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_days: Option<u16>,
}

/// An address was asked that only the server's own computer can open: what helps.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnlyHere {
    /// Nothing has to be done: links carry the address that the computer has in its network.
    LinksLeadElsewhere,
    /// The server listens to its own computer alone. It has to be started with `--listen 0.0.0.0:PORT`.
    ListensHere {
        /// The port that it listens on.
        port: u16,
    },
    /// Others may reach it, but at which address only its operator knows.
    AddressUnknown,
}

/// `POST /api/sessions`: opens a session with a facilitator.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSession {
    /// The title of the session.
    pub title: String,
    /// The language that devices start in.
    pub language: Language,
    /// Names of dilemmas from the library: first the planned ones, then the spares.
    pub dilemmas: Vec<String>,
    /// How many of them are planned.
    pub planned: u16,
    /// Minutes for one dilemma.
    pub minutes: u8,
    /// Rooms at first.
    pub rooms: u16,
    /// How people get into a room.
    pub placement: Placement,
    /// The blocks in order.
    pub programme: Vec<Block>,
    /// Which rules of play are on.
    #[serde(flatten)]
    pub rules: Rules,
    /// See [`crate::session::Settings::expected`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u16>,
}

/// `POST /api/sessions/together`: opens a session of one room without a facilitator, and comes in.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartTogether {
    /// The name of who starts, and presents.
    pub name: String,
    /// The language that devices start in.
    pub language: Language,
    /// The dilemma to begin with, by its name in the library; none: one at random.
    #[serde(default)]
    pub dilemma: Option<String>,
}

/// A session was opened. Its secrets are in this answer only, and in the answer to a repeat with the same key.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The code that lets people in.
    pub code: JoinCode,
    /// The secret of the facilitator's link, `/f/CODE#SECRET`.
    pub facilitator: String,
    /// The secret of the plenary screen's link, `/p/CODE#SECRET`.
    pub plenary: String,
}

/// `POST /api/sessions/CODE/links`: gives out a secret link, in place of the one before.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRequest {
    /// The secret of the facilitator's link.
    pub facilitator: String,
    /// Which link.
    pub link: SecretLink,
}

/// A link was given out. The only time that its secret is told.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    /// Which link.
    pub link: SecretLink,
    /// The part after its `#`.
    pub secret: String,
}

/// `GET /api/sessions/CODE`: what stands on the door.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// The code, as it is written properly.
    pub code: JoinCode,
    /// The title of the session.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// How people get into a room.
    pub placement: Placement,
    /// The highest room number.
    pub rooms: u16,
    /// The session is over.
    pub ended: bool,
    /// Nobody gets in any more.
    #[serde(default)]
    pub locked: bool,
    /// The session is over, and rooms can look back on their choices.
    #[serde(default)]
    pub look_back: bool,
}

/// `POST /api/sessions/CODE/participants`: comes in.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinRequest {
    /// As it was typed.
    pub name: String,
    /// The room that was picked or that the link names.
    #[serde(default)]
    pub room: Option<RoomNumber>,
}

/// Somebody came in. Their token is in this answer only, and in the answer to a repeat with the same key.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The session they are in.
    pub code: JoinCode,
    /// Their number.
    pub participant: ParticipantId,
    /// The secret that identifies this device as that participant from now on.
    pub token: String,
}

/// An error on HTTP, after RFC 9457 (problem details), in the words of the reader's language.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// For programs: `no-such-session`, `empty-text`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status.
    pub status: u16,
    /// For people: what is wrong and what to do.
    pub title: String,
}

impl Problem {
    /// No session has that code.
    pub const NO_SUCH_SESSION: &str = "no-such-session";
    /// The secret opens nothing, or not any more.
    pub const NOT_LET_IN: &str = "not-let-in";
    /// It comes too soon, and nothing else is wrong with it.
    pub const TOO_FAST: &str = "too-fast";
}

macro_rules! redact {
    ($name:ident, $($field:ident),+) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_struct(stringify!($name))$(.field(stringify!($field), &self.$field))+.finish_non_exhaustive()
            }
        }
    };
}
redact!(Opened, code);
redact!(LinkRequest, link);
redact!(NewLink, link);
redact!(Joined, code, participant);
