//! The kinds of parts. Their names are in [`crate::text::parts`].

use serde::{Deserialize, Serialize};

/// How people work in a part. Screens that treat most parts alike ask this instead of the kind, so that a new kind fits
/// in without changing them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Each room in rounds of its own, which have their own time.
    InRounds,
    /// Everybody together, in the time of the part.
    Together,
    /// Not at all: people may be away, and come back at its end.
    Paused,
}

/// Defines the kinds, each in one row: its usual minutes, and how people work in it.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident: $minutes:literal minutes, $work:ident;)+) => {
        /// The purpose of a block of the programme.
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum BlockKind {
            $($(#[$meta])* $kind,)+
        }

        impl BlockKind {
            /// All of them, in the order in which they are offered for a programme.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// How long a new block lasts, in minutes, unless the facilitator changes it.
            pub const fn usual_minutes(self) -> u16 {
                match self {
                    $(Self::$kind => $minutes,)+
                }
            }

            /// How people work in it.
            pub const fn work(self) -> Work {
                match self {
                    $(Self::$kind => Work::$work,)+
                }
            }
        }
    };
}

kinds! {
    /// *Check-in*: everybody writes what they came for.
    CheckIn: 10 minutes, Together;
    /// *Inleiding*: a talk; screens show a title and a countdown.
    Talk: 10 minutes, Together;
    /// *Dilemma's*: rooms do rounds.
    Dilemmas: 20 minutes, InRounds;
    /// *Nabespreking*: the plenary comparison of what the rooms chose and why.
    Debrief: 10 minutes, Together;
    /// *Pauze*: a break; screens show a countdown.
    Break: 5 minutes, Paused;
    /// *Clearing*: everybody writes what they take with them.
    Clearing: 5 minutes, Together;
}

impl BlockKind {
    /// Do rooms do rounds in it?
    pub const fn has_rounds(self) -> bool {
        matches!(self.work(), Work::InRounds)
    }

    /// Does everybody write for themselves in it, on a wall that is covered at first?
    pub const fn has_wall(self) -> bool {
        matches!(self, Self::CheckIn | Self::Clearing)
    }
}
