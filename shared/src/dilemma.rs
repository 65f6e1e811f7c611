//! A dilemma: a question with a left and a right scenario, and what makes one fit to play.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::session::Side;
use crate::session::words::hidden_in;

/// The most words in a question: it is read in one breath.
pub const QUESTION_WORDS_MAX: usize = 15;
/// The most characters in a scenario's title: two lines on a phone.
pub const TITLE_MAX: usize = 60;
/// Words in a scenario's text: half a minute read aloud.
pub const TEXT_WORDS: std::ops::RangeInclusive<usize> = 40..=90;
/// The largest difference between the two texts, in percent of the longer: a side that takes longer to read weighs
/// more.
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

    /// Everything that is wrong with it, in reading order; empty if it can be played.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.id.is_empty() || !self.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            problems.push(Problem::new(&["id"], "expected small letters, digits and dashes"));
        }
        self.original.check(self.language, &mut problems);
        if let Some(translation) = &self.translation {
            let other = match self.language {
                Language::Nl => Language::En,
                Language::En => Language::Nl,
            };
            translation.check(other, &mut problems);
        }
        problems
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

    /// Every text that people read in it, with its path.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (Vec<&'static str>, &String)> {
        let own = [(vec!["theme"], &self.theme), (vec!["question"], &self.question)];
        let prompts = self.prompts.iter().map(|prompt| (vec!["prompts"], prompt));
        let scenarios = [("left", &self.left), ("right", &self.right)].into_iter().flat_map(|(side, scenario)| {
            let own = [(vec![side, "title"], &scenario.title), (vec![side, "text"], &scenario.text)];
            let points = scenario.points.iter().map(move |point| (vec![side, "points"], point));
            own.into_iter()
                .chain(points)
                .chain(scenario.prompts.iter().map(move |prompt| (vec![side, "prompts"], prompt)))
        });
        own.into_iter().chain(prompts).chain(scenarios)
    }

    fn check(&self, language: Language, problems: &mut Vec<Problem>) {
        let tag = language.tag();
        let mut complain = |path: &[&str], expected: String| {
            let mut full = vec![tag];
            full.extend_from_slice(path);
            problems.push(Problem::new(&full, expected));
        };
        for (path, text) in self.texts() {
            if let Some(hidden) = hidden_in(text) {
                let code = u32::from(hidden);
                complain(&path, format!("expected only characters that are seen, found U+{code:04X}, which is not"));
            }
        }
        check_length(&mut complain, &["theme"], &self.theme, THEME_MAX);
        let question_words = words(&self.question);
        if question_words == 0 || question_words > QUESTION_WORDS_MAX {
            complain(&["question"], format!("expected 1 to {QUESTION_WORDS_MAX} words, found {question_words}"));
        }
        if !self.question.trim_end().ends_with('?') {
            complain(&["question"], "expected a question mark at the end".into());
        }
        check_prompts(&mut complain, &["prompts"], &self.prompts);
        for (side, scenario) in [("left", &self.left), ("right", &self.right)] {
            check_length(&mut complain, &[side, "title"], &scenario.title, TITLE_MAX);
            let count = words(&scenario.text);
            if !TEXT_WORDS.contains(&count) {
                complain(
                    &[side, "text"],
                    format!("expected {} to {} words, found {count}", TEXT_WORDS.start(), TEXT_WORDS.end()),
                );
            }
            if scenario.points.len() != POINTS {
                complain(&[side, "points"], format!("expected {POINTS} points, found {}", scenario.points.len()));
            }
            for point in &scenario.points {
                check_length(&mut complain, &[side, "points"], point, POINT_MAX);
            }
            check_prompts(&mut complain, &[side, "prompts"], &scenario.prompts);
        }
        let (left, right) = (words(&self.left.text), words(&self.right.text));
        let (shorter, longer) = (left.min(right), left.max(right));
        if (longer - shorter) * 100 > longer * TEXT_DIFFERENCE_PERCENT {
            complain(
                &[if left < right { "left" } else { "right" }, "text"],
                format!(
                    "expected at most {TEXT_DIFFERENCE_PERCENT}% difference between the two texts, found {left} words left and {right} right"
                ),
            );
        }
    }
}

/// One mistake in a dilemma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as keys from the outside in: `["nl", "left", "text"]`.
    pub path: Vec<String>,
    /// What was expected and what was found.
    pub expected: String,
}

impl Problem {
    fn new(path: &[&str], expected: impl Into<String>) -> Self {
        Self { path: path.iter().map(ToString::to_string).collect(), expected: expected.into() }
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn check_length(complain: &mut impl FnMut(&[&str], String), path: &[&str], text: &str, most: usize) {
    let count = text.trim().chars().count();
    if count == 0 || count > most {
        complain(path, format!("expected 1 to {most} characters, found {count}"));
    }
}

fn check_prompts(complain: &mut impl FnMut(&[&str], String), path: &[&str], prompts: &[String]) {
    if !PROMPTS.contains(&prompts.len()) {
        complain(path, format!("expected {} or {} prompts, found {}", PROMPTS.start(), PROMPTS.end(), prompts.len()));
    }
    for prompt in prompts {
        check_length(complain, path, prompt, PROMPT_MAX);
    }
}
