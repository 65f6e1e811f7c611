//! Commands about stars, themes and notes.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ThemeId};
use crate::session::{Question, Space};

/// Commands about stars, themes and notes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GatheringCommand {
    /// Gives an argument a star, or takes it away.
    Star { argument: ArgumentId, on: bool },
    /// Gathers arguments under a new name.
    MakeTheme { dilemma: DilemmaNumber, name: String, arguments: Vec<ArgumentId> },
    /// Renames a theme. `over` is the name that its writer saw: if the theme has another by now, nothing changes. Without
    /// `over`, any name is replaced.
    RenameTheme {
        theme: ThemeId,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<String>,
    },
    /// Deletes a theme; its arguments stay.
    DropTheme { theme: ThemeId },
    /// Moves arguments into a theme, from the one they were in; without a theme, only out of it.
    Gather { theme: Option<ThemeId>, arguments: Vec<ArgumentId> },
    /// Moves all arguments of a theme into another, and deletes it.
    MergeThemes { from: ThemeId, into: ThemeId },
    /// Writes down what the plenary says.
    AddNote { dilemma: DilemmaNumber, question: Question, text: String },
    /// Edits the words of a note. `over` is the text that its writer saw: if the note has another by now, nothing changes.
    /// Without `over`, any text is replaced.
    EditNote {
        note: NoteId,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<String>,
    },
    /// Deletes a note.
    DeleteNote { note: NoteId },
}

impl GatheringCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::AddNote { text, .. } | Self::EditNote { text, .. } => vec![text],
            Self::MakeTheme { name, .. } | Self::RenameTheme { name, .. } => vec![name],
            Self::Star { .. }
            | Self::DropTheme { .. }
            | Self::Gather { .. }
            | Self::MergeThemes { .. }
            | Self::DeleteNote { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::MakeTheme { .. }
            | Self::RenameTheme { .. }
            | Self::Gather { .. }
            | Self::MergeThemes { .. }
            | Self::AddNote { .. }
            | Self::EditNote { .. } => Space::Adds,
            Self::Star { .. } => Space::Finishes,
            Self::DropTheme { .. } | Self::DeleteNote { .. } => Space::Ends,
        }
    }
}
