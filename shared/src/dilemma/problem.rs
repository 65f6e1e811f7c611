//! A mistake in a dilemma: where it is, what it is, and whether it keeps people from using the dilemma.

use std::fmt;

use super::{DilemmaField, POINTS, PROMPTS, TEXT_DIFFERENCE_PERCENT, TEXT_WORDS_MIN};
use crate::language::Language;
use crate::session::Side;

/// A place in a dilemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The language of the words; `None` for what has no words.
    pub language: Option<Language>,
    /// The side, if it is in one of the scenarios.
    pub side: Option<Side>,
    /// The field.
    pub field: DilemmaField,
}

impl Place {
    /// The keys of a file that lead to it, from the outside in: `nl`, `left`, `text`.
    pub fn path(self) -> Vec<&'static str> {
        let side = self.side.map(|side| match side {
            Side::Left => "left",
            Side::Right => "right",
        });
        self.language.map(Language::tag).into_iter().chain(side).chain([self.field.key()]).collect()
    }
}

/// What the two texts are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Their words.
    Words,
    /// Their characters, which tell more about the time that reading takes.
    Characters,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A short name with other characters than those of a file's name, or too many.
    Name,
    /// A character that nobody sees, and that can hide or turn words.
    Hidden(char),
    /// No characters, or too many.
    Length { most: usize, found: usize },
    /// Too few words, or too many.
    Words { least: usize, most: usize, found: usize },
    /// A question without a question mark at its end.
    NoQuestionMark,
    /// Too few or too many points.
    Points { found: usize },
    /// Too few or too many prompts.
    Prompts { found: usize },
    /// One text is clearly longer than the other.
    Unbalanced { by: Measure, left: usize, right: usize },
    /// A question that asks how, so that the answers are plans instead of choices.
    AsksHow,
    /// A question that yes or no would answer.
    YesOrNo,
    /// Both scenarios have the same title.
    SameTitles,
}

impl fmt::Display for Flaw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => write!(formatter, "expected small letters, digits and dashes"),
            Self::Hidden(hidden) => {
                let code = u32::from(*hidden);
                write!(formatter, "expected only characters that are seen, found U+{code:04X}, which is not")
            }
            Self::Length { most, found } => write!(formatter, "expected 1 to {most} characters, found {found}"),
            Self::Words { least, most, found } => {
                write!(formatter, "expected {least} to {most} words, found {found}")
            }
            Self::NoQuestionMark => write!(formatter, "expected a question mark at the end"),
            Self::Points { found } => write!(formatter, "expected {POINTS} points, found {found}"),
            Self::Prompts { found } => {
                write!(formatter, "expected {} or {} prompts, found {found}", PROMPTS.start(), PROMPTS.end())
            }
            Self::Unbalanced { by, left, right } => {
                let unit = match by {
                    Measure::Words => "words",
                    Measure::Characters => "characters",
                };
                write!(
                    formatter,
                    "expected at most {TEXT_DIFFERENCE_PERCENT}% difference between the two texts, found {left} {unit} left and {right} right"
                )
            }
            Self::AsksHow => {
                write!(formatter, "expected a question about who, what, where or when, found one about how")
            }
            Self::YesOrNo => write!(formatter, "expected a question that yes or no does not answer"),
            Self::SameTitles => write!(formatter, "expected two titles, found the same one twice"),
        }
    }
}

/// One mistake in a dilemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub flaw: Flaw,
}

impl Problem {
    /// Does a session refuse a dilemma with it? It does if screens have no place for the words or there are none to play
    /// with. Anything else is advice: a facilitator may know better.
    pub const fn is_refused(&self) -> bool {
        match self.flaw {
            Flaw::Name
            | Flaw::Hidden(_)
            | Flaw::Length { .. }
            | Flaw::NoQuestionMark
            | Flaw::Points { .. }
            | Flaw::Prompts { .. } => true,
            Flaw::Words { found, .. } => match self.place.field {
                DilemmaField::Text => found < TEXT_WORDS_MIN,
                DilemmaField::Question
                | DilemmaField::Name
                | DilemmaField::Theme
                | DilemmaField::Prompts
                | DilemmaField::Title
                | DilemmaField::Points => found == 0,
            },
            Flaw::Unbalanced { .. } | Flaw::AsksHow | Flaw::YesOrNo | Flaw::SameTitles => false,
        }
    }
}
