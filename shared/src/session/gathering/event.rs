//! Events about stars, themes and notes.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ThemeId};
use crate::session::{Question, Session, Sight};

/// Events about stars, themes and notes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GatheringEvent {
    /// An argument was given a star, or lost it.
    Starred { argument: ArgumentId, on: bool },
    /// A theme was made, still empty.
    ThemeMade { theme: ThemeId, dilemma: DilemmaNumber, name: String },
    /// A theme was renamed.
    ThemeRenamed { theme: ThemeId, name: String },
    /// A theme was deleted; its arguments are ungathered again.
    ThemeDropped { theme: ThemeId },
    /// Arguments are now in this theme and in no other; without a theme, in none.
    Gathered { theme: Option<ThemeId>, arguments: Vec<ArgumentId> },
    /// A note was written.
    NoteWritten { note: NoteId, dilemma: DilemmaNumber, question: Question, text: String },
    /// The words of a note were edited.
    NoteEdited { note: NoteId, text: String },
    /// A note was deleted.
    NoteDeleted { note: NoteId },
}

impl GatheringEvent {
    /// The audiences that see it.
    pub(in crate::session) fn sight(&self, after: &Session) -> Sight {
        let if_uncovered = |dilemma: &DilemmaNumber| {
            if after.plenary.is_partly_revealed(*dilemma) { Sight::Plenary } else { Sight::Facilitator }
        };
        let if_open = |theme: &ThemeId| {
            after.plenary.themes.get(theme).map_or(Sight::Facilitator, |theme| if_uncovered(&theme.dilemma))
        };
        match self {
            Self::ThemeMade { dilemma, .. } => if_uncovered(dilemma),
            Self::ThemeRenamed { theme, .. } | Self::Gathered { theme: Some(theme), .. } => if_open(theme),
            Self::Gathered { theme: None, .. }
            | Self::Starred { .. }
            | Self::ThemeDropped { .. }
            | Self::NoteWritten { .. }
            | Self::NoteEdited { .. }
            | Self::NoteDeleted { .. } => Sight::Plenary,
        }
    }
}
