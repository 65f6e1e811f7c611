//! The parts of a dilemma.

use serde::{Deserialize, Serialize};

/// A part of a dilemma.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DilemmaField {
    /// The short name.
    Name,
    /// The theme.
    Theme,
    /// The question.
    Question,
    /// The questions for a group that falls silent.
    Prompts,
    /// The title of a scenario.
    Title,
    /// The text of a scenario.
    Text,
    /// The points of a scenario.
    Points,
}

impl DilemmaField {
    /// Its key in a file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "id",
            Self::Theme => "theme",
            Self::Question => "question",
            Self::Prompts => "prompts",
            Self::Title => "title",
            Self::Text => "text",
            Self::Points => "points",
        }
    }
}
