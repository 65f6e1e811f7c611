//! A dilemma: a question with a left and a right scenario, and what makes one fit to play.

mod field;
mod file;
mod problem;
mod rules;
mod tidy;
mod toml;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::session::Side;

pub use field::DilemmaField;
pub use file::{FileFlaw, Misfit};
pub use problem::{Flaw, Measure, Place, Problem};
pub use rules::{characters, words};

/// The most words in a question: it is read in one breath.
pub const QUESTION_WORDS_MAX: usize = 15;
/// The most characters in a question: three lines on a phone. Longer ones have no place on the beam.
pub const QUESTION_MAX: usize = 160;
/// The most characters in a scenario's title: two lines on a phone.
pub const TITLE_MAX: usize = 60;
/// Words in a scenario's text: half a minute read aloud.
pub const TEXT_WORDS: std::ops::RangeInclusive<usize> = 40..=90;
/// The fewest words of a text that a group can read: with less there is nothing to weigh up.
pub const TEXT_WORDS_MIN: usize = 10;
/// The most characters in a scenario's text: a minute and a half read aloud.
pub const TEXT_MAX: usize = 900;
/// The most that the shorter text may lack, in percent of the longer: a side that takes longer to read weighs more.
pub const TEXT_DIFFERENCE_PERCENT: usize = 15;
/// Points of a scenario at a glance: three columns on a laptop.
pub const POINTS: usize = 3;
/// The most characters in a point.
pub const POINT_MAX: usize = 64;
/// Prompts of a phase.
pub const PROMPTS: std::ops::RangeInclusive<usize> = 2..=3;
/// The most characters in a prompt.
pub const PROMPT_MAX: usize = 90;
/// The most characters in a theme: a tab on the plenary screen.
pub const THEME_MAX: usize = 16;

/// A dilemma with its words in one or two languages.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dilemma {
    /// A short name, the same as that of its file: `tempo`.
    pub id: String,
    /// The language in which it was written.
    pub language: Language,
    /// The words in that language.
    pub original: DilemmaText,
    /// The words in the other language, if there is a translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<DilemmaText>,
}

/// The words of a dilemma in one language.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DilemmaText {
    /// One or two words for a tab or a list: *Tempo*.
    pub theme: String,
    /// The key question (*kernvraag*): neutral, not answerable with yes or no.
    pub question: String,
    /// Questions for a group that falls silent while choosing.
    pub prompts: Vec<String>,
    /// The left scenario.
    pub left: Scenario,
    /// The right scenario.
    pub right: Scenario,
}

/// One of the two ways to organise school.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The name that people use, under which results are shown.
    pub title: String,
    /// What people see at school on an ordinary Tuesday, to read aloud.
    pub text: String,
    /// The same at a glance.
    pub points: Vec<String>,
    /// Questions that help find pros and cons of this side.
    pub prompts: Vec<String>,
}

impl Dilemma {
    /// The words in `language`; without a translation, those in the original language.
    pub fn text(&self, language: Language) -> &DilemmaText {
        match &self.translation {
            Some(translation) if language != self.language => translation,
            _ => &self.original,
        }
    }

    /// The language in which a reader of `language` is shown this dilemma.
    pub const fn shown_in(&self, language: Language) -> Language {
        if self.translation.is_some() { language } else { self.language }
    }

    /// Its words, each with the language that they are in.
    pub fn versions(&self) -> impl Iterator<Item = (Language, &DilemmaText)> {
        let other = self.language.other();
        [Some((self.language, &self.original)), self.translation.as_ref().map(|words| (other, words))]
            .into_iter()
            .flatten()
    }
}

impl DilemmaText {
    /// The scenario of a side.
    pub fn scenario(&self, side: Side) -> &Scenario {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// Is `text` one of this dilemma's own texts?
    pub fn has(&self, text: &str) -> bool {
        let in_scenario = |it: &Scenario| {
            it.title == text || it.text == text || it.points.iter().chain(&it.prompts).any(|one| one == text)
        };
        self.question == text
            || self.theme == text
            || self.prompts.iter().any(|one| one == text)
            || in_scenario(&self.left)
            || in_scenario(&self.right)
    }
}
