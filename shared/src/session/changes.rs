//! Limits on things that people can change repeatedly.

use std::collections::BTreeMap;

use crate::ids::{ArgumentId, ParticipantId, RoomNumber};
use crate::limits;

/// How often each thing was changed.
pub type Changes = BTreeMap<Changed, usize>;

/// Things that can be changed repeatedly. Those of a room are counted for its latest round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// The words and the column of an argument.
    Argument(ArgumentId),
    /// Everything written in a round, including what was deleted.
    Writing(RoomNumber),
    /// The words of a choice that was locked.
    Choice(RoomNumber),
    /// Steps that a room repeats: going back, counting hands, handing over the role, pausing.
    Steps(RoomNumber),
    /// Recounts of open ballots after one of them was changed.
    Ballots(RoomNumber),
    /// The programme: a block that is started after others.
    Programme,
    /// Things that one person changes: a ballot, a guess, a name.
    Person(ParticipantId),
}

impl Changed {
    /// The highest number of changes.
    pub(super) const fn most(self) -> usize {
        match self {
            Self::Argument(_) => limits::ARGUMENT_CHANGES_MAX,
            Self::Writing(_) => limits::WRITTEN_MAX,
            Self::Choice(_) => limits::CHOICE_CHANGES_MAX,
            Self::Ballots(_) => limits::RECOUNTS_MAX,
            Self::Steps(_) | Self::Programme => limits::STEPS_AGAIN_MAX,
            Self::Person(_) => limits::CHANGES_OF_ONE_MAX,
        }
    }
}
