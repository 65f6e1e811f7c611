//! The part of a dilemma that does not fit. [`crate::text::rejections`] says what fits.

use serde::{Deserialize, Serialize};

use crate::dilemma::{Dilemma, DilemmaText, Problem};
use crate::limits;

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
    /// The first part of a dilemma that does not fit.
    pub(super) fn that_does_not_fit(dilemma: &Dilemma) -> Option<Self> {
        if dilemma.id.len() > limits::TITLE_MAX {
            return Some(Self::Name);
        }
        let texts = [Some(&dilemma.original), dilemma.translation.as_ref()].into_iter().flatten();
        let longest =
            texts.flat_map(DilemmaText::texts).find(|(_, text)| text.chars().count() > limits::DILEMMA_TEXT_MAX);
        let of_longest = longest.map(|(path, _)| Self::at(path.last().copied().unwrap_or_default()));
        dilemma.problems().first().map(Self::of).or(of_longest)
    }

    fn of(problem: &Problem) -> Self {
        Self::at(problem.path.last().map_or("", String::as_str))
    }

    fn at(key: &str) -> Self {
        match key {
            "theme" => Self::Theme,
            "question" => Self::Question,
            "prompts" => Self::Prompts,
            "title" => Self::Title,
            "text" => Self::Text,
            "points" => Self::Points,
            _ => Self::Name,
        }
    }
}
