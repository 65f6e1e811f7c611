//! Commands about stars, themes and notes.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ThemeId};
use crate::session::Question;

/// Commands about stars, themes and notes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GatheringCommand {
    /// Marks an argument as worth talking about, or no longer.
    Star { argument: ArgumentId, on: bool },
    /// Gathers arguments under a new name.
    MakeTheme { dilemma: DilemmaNumber, name: String, arguments: Vec<ArgumentId> },
    /// Gives a theme another name.
    RenameTheme { theme: ThemeId, name: String },
    /// Takes a theme away; its arguments stay.
    DropTheme { theme: ThemeId },
    /// Puts arguments into a theme, out of the one they were in; without a theme, only out of it.
    Gather { theme: Option<ThemeId>, arguments: Vec<ArgumentId> },
    /// Puts all arguments of a theme into another, and takes it away.
    MergeThemes { from: ThemeId, into: ThemeId },
    /// Writes down what the plenary says.
    AddNote { dilemma: DilemmaNumber, question: Question, text: String },
    /// Mends the words of a note.
    EditNote { note: NoteId, text: String },
    /// Deletes a note.
    DeleteNote { note: NoteId },
}
