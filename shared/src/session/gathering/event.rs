//! Events about stars, themes and notes.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ThemeId};
use crate::session::Question;

/// Events about stars, themes and notes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GatheringEvent {
    /// An argument is worth talking about, or no longer.
    Starred { argument: ArgumentId, on: bool },
    /// There is a theme, still empty.
    ThemeMade { theme: ThemeId, dilemma: DilemmaNumber, name: String },
    /// A theme has another name.
    ThemeRenamed { theme: ThemeId, name: String },
    /// A theme is gone; its arguments stand alone again.
    ThemeDropped { theme: ThemeId },
    /// Arguments are in this theme and in no other; without a theme, in none.
    Gathered { theme: Option<ThemeId>, arguments: Vec<ArgumentId> },
    /// Something that the plenary said was written down.
    NoteWritten { note: NoteId, dilemma: DilemmaNumber, question: Question, text: String },
    /// The words of a note were mended.
    NoteEdited { note: NoteId, text: String },
    /// A note is gone.
    NoteDeleted { note: NoteId },
}
