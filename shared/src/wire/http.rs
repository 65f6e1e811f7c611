//! Bodies of the plain requests: opening a session, reading what is public about it, joining it.

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::dilemma::{Dilemma, FileFlaw};
use crate::ids::{CoFacilitatorId, ParticipantId, RoomNumber};
use crate::language::Language;
use crate::session::{BlockPlan, Invited, Placement, Rules, SecretLink};

/// `GET /api/library`: the dilemmas that this server offers.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// The dilemmas in the order of the library.
    pub dilemmas: Vec<Dilemma>,
    /// Opening a session needs the operator's key, as `Authorization: Bearer KEY`.
    #[serde(default)]
    pub needs_key: bool,
}

/// `GET /api/reach`: the address at which people can reach this server, as far as the server can tell.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The base of links and QR codes: an address without a path.
    pub base: String,
    /// Set if the requested address leads every other computer to that computer itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_here: Option<OnlyHere>,
    /// The page that sent the request, whose own address is `?at=`, has another address than the request: a proxy in
    /// front of the server does not pass the address on. Links use the address of the page; `--public-url` makes sure
    /// of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub set_public_url: bool,
    /// The number of days after its end at which the server deletes a session; absent: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_days: Option<u16>,
}

/// What helps if the requested address only works on the server's own computer.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnlyHere {
    /// Nothing has to be done: links have the address of the computer in its network.
    LinksLeadElsewhere,
    /// The server only listens to its own computer. It has to be started with `--listen 0.0.0.0:PORT`.
    ListensHere {
        /// The port that it listens on.
        port: u16,
    },
    /// Others may be able to reach it, but only its operator knows the address.
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
    /// Names of dilemmas, of the library or in `own`: first the planned ones, then the spares.
    pub dilemmas: Vec<String>,
    /// Dilemmas that the facilitator wrote. One with the name of one of the library replaces it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Dilemma>,
    /// The number of them that are planned.
    pub planned: u16,
    /// Minutes for one dilemma.
    pub minutes: u8,
    /// The number of rooms at first.
    pub rooms: u16,
    /// How people get into a room.
    pub placement: Placement,
    /// The blocks in order.
    pub programme: Vec<BlockPlan>,
    /// Which rules of play are on.
    #[serde(flatten)]
    pub rules: Rules,
    /// See [`crate::session::Settings::expected`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u16>,
}

/// `POST /api/rehearsals`: opens a rehearsal, which is a copy of a session in preparation with simulated people.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRehearsal {
    /// The session as it is prepared.
    pub session: NewSession,
    /// The number of simulated groups, in place of the rooms of the session; see
    /// [`crate::limits::REHEARSED_GROUPS`].
    pub groups: u16,
}

/// `POST /api/sessions/CODE/rehearsals`: opens a rehearsal of a session that was opened.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RehearsalRequest {
    /// The secret of the facilitator's link, or of a co-facilitator's.
    pub facilitator: String,
    /// The number of simulated groups; see [`crate::limits::REHEARSED_GROUPS`].
    pub groups: u16,
}

/// `POST /api/dilemmas/read`: reads the text of a dilemma's file.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DilemmaFile {
    /// The content of the file.
    pub text: String,
}

/// What was in the text of a file. What is missing is empty, so that it can be written.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DilemmaRead {
    /// The dilemma.
    pub dilemma: Dilemma,
    /// What was left out, in the order of its lines.
    pub left_out: Vec<FileFlaw>,
}

/// `POST /api/sessions/together`: opens a session of one room without a facilitator, and joins it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartTogether {
    /// The name of the person who starts and presents.
    pub name: String,
    /// The language that devices start in.
    pub language: Language,
    /// The name in the library of the first dilemma; absent: one at random.
    #[serde(default)]
    pub dilemma: Option<String>,
    /// Minutes for one dilemma; absent: [`StartTogether::MINUTES`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u8>,
}

impl StartTogether {
    /// Minutes for one dilemma if none were chosen: those of the workshop.
    pub const MINUTES: u8 = 10;
}

/// A session was opened. Its secrets are only in this answer, and in the answer to a repeat with the same key.
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

/// `POST /api/sessions/CODE/links`: gives out a new secret link, which replaces the one before. Without a facilitator,
/// its starter and its presenter may give out the report's.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRequest {
    /// The secret of the facilitator's link or, without a facilitator, the token of one of these two.
    #[serde(alias = "facilitator")]
    pub secret: String,
    /// The link to replace.
    pub link: SecretLink,
}

/// `POST /api/sessions/CODE/co-facilitators`: gives out a link for a co-facilitator.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoFacilitatorRequest {
    /// The secret of the facilitator's link, or of a co-facilitator's.
    pub facilitator: String,
    /// The co-facilitator.
    pub invited: Invited,
}

/// A co-facilitator was given a link. Its secret is in no other answer.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCoFacilitator {
    /// The number of the co-facilitator.
    pub co_facilitator: CoFacilitatorId,
    /// The secret: the part of the link `/f/CODE#SECRET` after its `#`.
    pub secret: String,
}

/// A link was given out. Its secret is in no other answer.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    /// The link.
    pub link: SecretLink,
    /// The secret: the part of the link after its `#`.
    pub secret: String,
}

/// `GET /api/sessions/CODE`: what anybody with the code may know of a session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Door {
    /// The code in its normal spelling.
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
    /// The session is closed to newcomers.
    #[serde(default)]
    pub locked: bool,
    /// The session is over, and rooms can look back on their choices.
    #[serde(default)]
    pub look_back: bool,
    /// The session is a rehearsal; see [`crate::session::Settings::rehearsal`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
}

/// Letters of a title, and of one word in it, above which it is set in smaller type at the door.
const TITLE_LONG: usize = 40;
const WORD_LONG: usize = 14;

impl Door {
    /// Does the title need smaller type, for its length or for one long word?
    pub fn has_long_title(&self) -> bool {
        self.title.chars().count() > TITLE_LONG
            || self.title.split_whitespace().any(|word| word.chars().count() > WORD_LONG)
    }
}

/// `POST /api/sessions/CODE/participants`: joins a session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinRequest {
    /// The name as it was typed.
    pub name: String,
    /// The room that was picked, or named in the link.
    #[serde(default)]
    pub room: Option<RoomNumber>,
}

/// Somebody joined. Their token is only in this answer, and in the answer to a repeat with the same key.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The session.
    pub code: JoinCode,
    /// The number of the participant.
    pub participant: ParticipantId,
    /// The secret that identifies this device as that participant from now on.
    pub token: String,
}

/// An error over HTTP, as in RFC 9457 (problem details), in the reader's language.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// For programs: `no-such-session`, `empty-text` and others.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status.
    pub status: u16,
    /// For people: what is wrong, and what to do.
    pub title: String,
}

impl Problem {
    /// No session has that code.
    pub const NO_SUCH_SESSION: &str = "no-such-session";
    /// The secret is wrong or no longer valid.
    pub const NOT_LET_IN: &str = "not-let-in";
    /// The request comes too soon; nothing else is wrong with it.
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
