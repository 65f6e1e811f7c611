//! The rules for dilemmas: sizes, balance, and how a question begins. The hints while somebody writes, the check of
//! files and the refusals of a session are all made here.

use super::{
    Dilemma, DilemmaField, DilemmaText, Flaw, Measure, POINT_MAX, POINTS, PROMPT_MAX, PROMPTS, Place, Problem,
    QUESTION_MAX, QUESTION_WORDS_MAX, TEXT_DIFFERENCE_PERCENT, TEXT_MAX, TEXT_WORDS, THEME_MAX, TITLE_MAX,
};
use crate::language::Language;
use crate::limits;
use crate::session::Side;
use crate::session::words::hidden_in;

/// Words with which a question about ways begins.
const HOW: [&str; 2] = ["hoe", "how"];

/// Verbs with which a question begins that yes or no answers.
const YES_OR_NO: [&str; 48] = [
    "is", "zijn", "was", "moet", "moeten", "mag", "mogen", "kan", "kunnen", "wil", "willen", "zou", "zouden", "zal",
    "zullen", "heeft", "hebben", "wordt", "worden", "gaat", "gaan", "doet", "doen", "hoort", "horen", "krijgt",
    "krijgen", "vinden", "werkt", "blijft", "are", "do", "does", "did", "should", "shall", "can", "could", "must",
    "may", "might", "will", "would", "have", "has", "ought", "need", "were",
];

/// The number of words in a text.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The number of characters in a text, without space around it.
pub fn characters(text: &str) -> usize {
    text.trim().chars().count()
}

impl Dilemma {
    /// Everything that is wrong with it, in reading order: what a session refuses, and advice.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let is_of_a_name = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if self.id.is_empty() || self.id.len() > limits::TITLE_MAX || !self.id.chars().all(is_of_a_name) {
            let place = Place { language: None, side: None, field: DilemmaField::Name };
            problems.push(Problem { place, flaw: Flaw::Name });
        }
        for (language, words) in self.versions() {
            words.check(language, &mut problems);
        }
        problems
    }

    /// The first thing because of which a session refuses it.
    pub fn refusal(&self) -> Option<Problem> {
        self.problems().into_iter().find(Problem::is_refused)
    }
}

impl DilemmaText {
    /// Every text that people read in it, with its side and its field.
    fn texts(&self) -> impl Iterator<Item = (Option<Side>, DilemmaField, &String)> {
        let own = [(None, DilemmaField::Theme, &self.theme), (None, DilemmaField::Question, &self.question)];
        let prompts = self.prompts.iter().map(|prompt| (None, DilemmaField::Prompts, prompt));
        let scenarios = Side::BOTH.into_iter().flat_map(|side| {
            let scenario = self.scenario(side);
            let own = [(DilemmaField::Title, &scenario.title), (DilemmaField::Text, &scenario.text)].into_iter();
            let points = scenario.points.iter().map(|point| (DilemmaField::Points, point));
            let prompts = scenario.prompts.iter().map(|prompt| (DilemmaField::Prompts, prompt));
            own.chain(points).chain(prompts).map(move |(field, text)| (Some(side), field, text))
        });
        own.into_iter().chain(prompts).chain(scenarios)
    }

    fn check(&self, language: Language, problems: &mut Vec<Problem>) {
        let mut note = |side: Option<Side>, field: DilemmaField, flaw: Flaw| {
            problems.push(Problem { place: Place { language: Some(language), side, field }, flaw });
        };
        for (side, field, text) in self.texts() {
            if let Some(hidden) = hidden_in(text) {
                note(side, field, Flaw::Hidden(hidden));
            }
        }
        if let Some(flaw) = length(&self.theme, THEME_MAX) {
            note(None, DilemmaField::Theme, flaw);
        }
        for flaw in question(&self.question) {
            note(None, DilemmaField::Question, flaw);
        }
        for flaw in prompts(&self.prompts) {
            note(None, DilemmaField::Prompts, flaw);
        }
        for side in Side::BOTH {
            let scenario = self.scenario(side);
            let mut note = |field, flaw| note(Some(side), field, flaw);
            if let Some(flaw) = length(&scenario.title, TITLE_MAX) {
                note(DilemmaField::Title, flaw);
            }
            let found = words(&scenario.text);
            if !TEXT_WORDS.contains(&found) {
                let (least, most) = (*TEXT_WORDS.start(), *TEXT_WORDS.end());
                note(DilemmaField::Text, Flaw::Words { least, most, found });
            }
            let found = characters(&scenario.text);
            if found > TEXT_MAX {
                note(DilemmaField::Text, Flaw::Length { most: TEXT_MAX, found });
            }
            if scenario.points.len() != POINTS {
                note(DilemmaField::Points, Flaw::Points { found: scenario.points.len() });
            }
            for flaw in scenario.points.iter().filter_map(|point| length(point, POINT_MAX)) {
                note(DilemmaField::Points, flaw);
            }
            for flaw in prompts(&scenario.prompts) {
                note(DilemmaField::Prompts, flaw);
            }
        }
        let same = self.left.title.trim().to_lowercase() == self.right.title.trim().to_lowercase();
        if same && !self.left.title.trim().is_empty() {
            note(Some(Side::Right), DilemmaField::Title, Flaw::SameTitles);
        }
        if let Some((shorter, flaw)) = self.unbalanced() {
            note(Some(shorter), DilemmaField::Text, flaw);
        }
    }

    /// The shorter of the two texts, if one weighs more by its length alone.
    fn unbalanced(&self) -> Option<(Side, Flaw)> {
        [(Measure::Words, words as fn(&str) -> usize), (Measure::Characters, characters)].into_iter().find_map(
            |(by, count)| {
                let (left, right) = (count(&self.left.text), count(&self.right.text));
                let (shorter, longer) = (left.min(right), left.max(right));
                let is_far = (longer - shorter) * 100 > longer * TEXT_DIFFERENCE_PERCENT;
                let side = if left < right { Side::Left } else { Side::Right };
                is_far.then_some((side, Flaw::Unbalanced { by, left, right }))
            },
        )
    }
}

fn length(text: &str, most: usize) -> Option<Flaw> {
    let found = characters(text);
    (found == 0 || found > most).then_some(Flaw::Length { most, found })
}

fn question(text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let found = words(text);
    if found == 0 || found > QUESTION_WORDS_MAX {
        flaws.push(Flaw::Words { least: 1, most: QUESTION_WORDS_MAX, found });
    }
    let length = characters(text);
    if length > QUESTION_MAX {
        flaws.push(Flaw::Length { most: QUESTION_MAX, found: length });
    }
    if !text.trim_end().ends_with('?') {
        flaws.push(Flaw::NoQuestionMark);
    }
    let first = text.split_whitespace().next().unwrap_or_default();
    let first = first.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    if HOW.contains(&first.as_str()) {
        flaws.push(Flaw::AsksHow);
    } else if YES_OR_NO.contains(&first.as_str()) {
        flaws.push(Flaw::YesOrNo);
    }
    flaws
}

fn prompts(prompts: &[String]) -> Vec<Flaw> {
    let number = (!PROMPTS.contains(&prompts.len())).then_some(Flaw::Prompts { found: prompts.len() });
    number.into_iter().chain(prompts.iter().filter_map(|prompt| length(prompt, PROMPT_MAX))).collect()
}
