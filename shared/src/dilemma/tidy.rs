//! A dilemma as it is used, made from one as it was typed, and an empty one to begin with.

use super::{Dilemma, DilemmaText, POINTS, Scenario};
use crate::language::Language;
use crate::session::words::one_line;
use crate::text::dilemma as text;

impl Dilemma {
    /// A dilemma with no words but prompts, which hold for any dilemma and can be replaced.
    pub fn blank(id: String, language: Language) -> Self {
        Self { id, language, original: DilemmaText::blank(language), translation: None }
    }

    /// The same without line breaks, invisible characters and empty lines, which typing and pasting leave behind.
    #[must_use]
    pub fn tidied(&self) -> Self {
        Self {
            original: self.original.tidied(),
            translation: self.translation.as_ref().map(DilemmaText::tidied),
            ..self.clone()
        }
    }
}

impl DilemmaText {
    /// No words but prompts.
    pub fn blank(language: Language) -> Self {
        let scenario = |prompts: [&str; 2]| Scenario {
            title: String::new(),
            text: String::new(),
            points: vec![String::new(); POINTS],
            prompts: prompts.map(str::to_owned).to_vec(),
        };
        Self {
            theme: String::new(),
            question: String::new(),
            prompts: [text::prompt_weighs(language), text::prompt_explain(language)].map(str::to_owned).to_vec(),
            left: scenario([text::prompt_gain(language), text::prompt_pays(language)]),
            right: scenario([text::prompt_gain(language), text::prompt_pays(language)]),
        }
    }

    fn tidied(&self) -> Self {
        let lines = |lines: &[String]| {
            lines.iter().map(|line| one_line(line)).filter(|line| !line.is_empty()).collect::<Vec<_>>()
        };
        let scenario = |scenario: &Scenario| Scenario {
            title: one_line(&scenario.title),
            text: one_line(&scenario.text),
            points: lines(&scenario.points),
            prompts: lines(&scenario.prompts),
        };
        Self {
            theme: one_line(&self.theme),
            question: one_line(&self.question),
            prompts: lines(&self.prompts),
            left: scenario(&self.left),
            right: scenario(&self.right),
        }
    }
}
