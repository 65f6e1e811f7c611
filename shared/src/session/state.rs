//! The state of a session. A device holds the same type, without everything that its audience may not know (see
//! [`crate::view`]).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::dilemma::Dilemma;
use crate::ids::{
    ArgumentId, BlockId, CoFacilitatorId, CommandId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, Seq, SessionId,
    ThemeId,
};
use crate::limits;
use crate::session::programme;
use crate::session::{
    Absence, Access, Argument, Author, Block, Changes, Collected, Had, Message, Participant, Participants, Plenary,
    Room, Round, RunningBlock, SecretHash, Sent, Settings, Team, Tokens,
};
use crate::time::Timestamp;

/// The room of a follower of the plenary screen, with the messages to that room. The same for everybody in the room, so
/// that one frame serves them all.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The room that they are in; absent until the facilitator places them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomNumber>,
    /// The facilitator's latest messages to that room, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Message>,
}

/// The part of the state that only the server holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Internal {
    /// Hashes of the secret links.
    pub access: Access,
    /// Hashes of the secrets in co-facilitators' links.
    pub co_facilitators: BTreeMap<CoFacilitatorId, SecretHash>,
    /// Hashes of the secrets in the links to the report that the keepers of a team gave out.
    pub reports_of_team: BTreeMap<ParticipantId, SecretHash>,
    /// The number of the latest co-facilitator.
    pub last_co_facilitator: CoFacilitatorId,
    /// Hashes of participants' tokens.
    pub tokens: Tokens,
    /// The people who joined after the session ended. They may look back on what their room chose, but are sent no
    /// names and nothing that others said, because anybody with the code could be one of them.
    pub came_after_the_end: BTreeSet<ParticipantId>,
    /// The number of the latest participant.
    pub last_participant: ParticipantId,
    /// The number of the latest argument.
    pub last_argument: ArgumentId,
    /// The number of the latest block, in the programme or taken out of it.
    pub last_block: BlockId,
    /// The number of the latest theme.
    pub last_theme: ThemeId,
    /// The number of the latest note.
    pub last_note: NoteId,
    /// Pairs of people who were in a round together, in both directions, for mixing.
    pub met: BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
    /// Everybody's room before the last mix, while it can be undone.
    pub before_mix: Option<Vec<(ParticipantId, RoomNumber)>>,
    /// The counts of repeated changes.
    pub changes: Changes,
    /// The latest accepted commands of each author, and the number of the last event after them.
    pub outcomes: BTreeMap<Author, VecDeque<(CommandId, Seq)>>,
}

impl Internal {
    /// The state of a session that was just opened with these secrets.
    pub fn new(access: Access) -> Self {
        Self {
            access,
            co_facilitators: BTreeMap::new(),
            reports_of_team: BTreeMap::new(),
            last_co_facilitator: CoFacilitatorId::default(),
            tokens: Tokens::default(),
            came_after_the_end: BTreeSet::new(),
            last_participant: ParticipantId::default(),
            last_argument: ArgumentId::default(),
            last_block: BlockId::default(),
            last_theme: ThemeId::default(),
            last_note: NoteId::default(),
            met: BTreeMap::new(),
            before_mix: None,
            changes: Changes::new(),
            outcomes: BTreeMap::new(),
        }
    }

    /// The outcome of an accepted command that is received again.
    pub fn outcome_of(&self, author: Author, command: CommandId) -> Option<Seq> {
        let known = self.outcomes.get(&author)?;
        known.iter().rev().find(|(id, _)| *id == command).map(|(_, seq)| *seq)
    }

    /// Remembers the outcome of an accepted command.
    pub fn remember(&mut self, author: Author, command: CommandId, seq: Seq) {
        let known = self.outcomes.entry(author).or_default();
        if known.len() == limits::OUTCOMES_KEPT {
            known.pop_front();
        }
        known.push_back((command, seq));
    }
}

/// One workshop, with a join code.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent switch")]
pub struct Session {
    /// The id.
    pub id: SessionId,
    /// The join code.
    pub code: JoinCode,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The settings.
    pub settings: Settings,
    /// The dilemmas, by their numbers.
    pub dilemmas: Vec<Dilemma>,
    /// The numbers of the planned dilemmas in their order, if somebody changed that. [`Session::planned`] has them
    /// otherwise, too: the first of the dilemmas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Vec<DilemmaNumber>>,
    /// The programme's blocks in order.
    #[serde(deserialize_with = "programme::read")]
    pub programme: Vec<Block>,
    /// The block that runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<RunningBlock>,
    /// The block that was started last, whether or not it is still running.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_block: Option<BlockId>,
    /// The blocks that were started, and when.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub had: BTreeMap<BlockId, Had>,
    /// What its blocks collected.
    #[serde(default, skip_serializing_if = "Collected::is_empty")]
    pub collected: Collected,
    /// When it was ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// The session is closed to newcomers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub door_locked: bool,
    /// The session is over, and rooms can look back on their choices.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub look_back: bool,
    /// When rooms were last invited to look back: the retention period runs from then, not from the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looks_back_since: Option<Timestamp>,
    /// The report can be opened with its link.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub report_shared: bool,
    /// The report shows the names of people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub names_in_report: bool,
    /// The facilitator's latest messages to everybody, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Message>,
    /// The seat of the participant, on a device that follows the plenary screen; absent elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Seat>,
    /// The people that the audience may know of.
    #[serde(default)]
    pub participants: Participants,
    /// The rooms that the audience may know of.
    #[serde(default)]
    pub rooms: BTreeMap<RoomNumber, Room>,
    /// The debrief.
    #[serde(default)]
    pub plenary: Plenary,
    /// The latest absence of the server while rooms were at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absence: Option<Absence>,
    /// The facilitator's latest messages to rooms, oldest first; absent for audiences that only get their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Vec<Sent>>,
    /// The co-facilitators, and what each facilitator did; empty for every audience except facilitators.
    #[serde(default, skip_serializing_if = "Team::is_empty")]
    pub team: Team,
    /// The part that only the server holds; absent on a device.
    #[serde(skip)]
    pub internal: Option<Internal>,
}

impl Session {
    /// The people in a room, in order of joining.
    pub fn members(&self, room: RoomNumber) -> impl Iterator<Item = (ParticipantId, &Participant)> {
        self.participants.in_room(room)
    }

    /// The argument with this number, with its room and its round. Absent for an argument of a silence that has not
    /// ended, which exists only for its author.
    pub fn argument(&self, id: ArgumentId) -> Option<(&Room, &Round, &Argument)> {
        let found = self
            .rooms
            .values()
            .find_map(|room| room.rounds.iter().find_map(|round| Some((room, round, round.arguments.get(&id)?))));
        found.filter(|(_, _, argument)| !argument.silent)
    }

    /// The rooms that people can be in, without those that were merged into another.
    pub fn usable_rooms(&self) -> impl Iterator<Item = &Room> {
        self.rooms.values().filter(|room| room.merged_into.is_none())
    }

    /// The facilitator's messages to everybody and to a room that was sent `to_room`, the latest last. Messages from
    /// before the current part, or from before the end of the session, are outdated and left out.
    pub fn words_to<'a>(&'a self, to_room: &'a [Message]) -> Vec<&'a Message> {
        let since = self.ended_at.or_else(|| self.part_began());
        let is_of_now = |message: &&Message| since.is_none_or(|since| message.at >= since);
        let mut words: Vec<_> = self.told.iter().chain(to_room).filter(is_of_now).collect();
        words.sort_by_key(|message| message.at);
        words
    }

    /// Did somebody join after the session ended? Only the server knows.
    pub fn came_after_the_end(&self, participant: ParticipantId) -> bool {
        self.internal.as_ref().is_some_and(|internal| internal.came_after_the_end.contains(&participant))
    }

    /// The room that somebody is in.
    pub fn room_of(&self, participant: ParticipantId) -> Option<&Room> {
        self.rooms.get(&self.participants.get(&participant)?.room?)
    }

    /// A dilemma by its number.
    pub fn dilemma(&self, number: DilemmaNumber) -> Option<&Dilemma> {
        self.dilemmas.get(usize::from(number.0).checked_sub(1)?)
    }

    /// All dilemmas with their numbers.
    pub fn numbered_dilemmas(&self) -> impl Iterator<Item = (DilemmaNumber, &Dilemma)> {
        (1..).map(DilemmaNumber).zip(&self.dilemmas)
    }
}
