//! What simulated people say: about the dilemmas of the demo from `words.toml`, and everywhere else from `general.toml`.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use serde::Deserialize;
use shared::language::Language;
use shared::session::{Kind, Prompt, Side};

/// The dilemmas for which the demo has words: the planned ones.
pub const DILEMMAS: [&str; 2] = ["tempo", "rooster"];

/// The words.
#[derive(Debug)]
pub struct Words {
    /// In Dutch, by dilemma.
    dilemmas: BTreeMap<String, DilemmaWords>,
    general: General,
}

/// The words for everything else, by language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct General {
    nl: GeneralWords,
    en: GeneralWords,
}

/// The words of one language for every part, and about any dilemma; `general.toml` explains each list.
#[derive(Debug, Deserialize)]
pub struct GeneralWords {
    success: Vec<String>,
    question: Vec<String>,
    own: Vec<String>,
    /// What people take with them from the session.
    pub taken: Vec<String>,
    /// How they feel at its end.
    pub feelings: Vec<String>,
    /// What they think and ask during a talk.
    pub thoughts: Vec<String>,
    #[serde(flatten)]
    dilemma: DilemmaWords,
}

impl GeneralWords {
    /// What people write in a check-in that begins a sentence.
    pub fn continuing(&self, prompt: &Prompt) -> &[String] {
        match prompt {
            Prompt::Success => &self.success,
            Prompt::Question => &self.question,
            Prompt::Own(_) => &self.own,
        }
    }
}

/// The words about a dilemma.
#[derive(Debug, Deserialize)]
pub struct DilemmaWords {
    left: SideWords,
    right: SideWords,
    /// The facilitator's themes.
    #[serde(default)]
    pub themes: Vec<ThemeWords>,
    /// A note of the plenary.
    #[serde(default)]
    pub note: String,
}

/// A theme, and how to recognise its arguments.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeWords {
    /// Its name.
    pub name: String,
    /// Parts of these arguments.
    pub holds: Vec<String>,
}

/// The words about a side; `words.toml` explains each list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideWords {
    pros: Vec<String>,
    cons: Vec<String>,
    why: Vec<String>,
    unless: Vec<String>,
    keep: Vec<String>,
    minority: Vec<String>,
}

impl Words {
    /// The words that come with the server.
    ///
    /// # Errors
    /// When a file is not valid; a test finds that first.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        let dilemmas = toml::from_str(include_str!("words.toml"))?;
        Ok(Self { dilemmas, general: toml::from_str(include_str!("general.toml"))? })
    }

    /// The words about a dilemma in a session of this language.
    pub fn about(&self, dilemma: &str, language: Language) -> &DilemmaWords {
        let own = self.dilemmas.get(dilemma).filter(|_| language == Language::Nl);
        own.unwrap_or(&self.general(language).dilemma)
    }

    /// The words of a language for every part.
    pub fn general(&self, language: Language) -> &GeneralWords {
        match language {
            Language::Nl => &self.general.nl,
            Language::En => &self.general.en,
        }
    }
}

impl DilemmaWords {
    /// The words about one side.
    pub fn side(&self, side: Side) -> &SideWords {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl SideWords {
    /// All pros and cons in random order, alternating as far as possible.
    pub fn arguments(&self, random: &mut StdRng) -> Vec<(Kind, String)> {
        let mut shuffled = |texts: &[String]| {
            let mut texts = texts.to_vec();
            texts.shuffle(random);
            texts
        };
        let (pros, cons) = (shuffled(&self.pros), shuffled(&self.cons));
        pros.into_iter().zip(cons).flat_map(|(pro, con)| [(Kind::Pro, pro), (Kind::Con, con)]).collect()
    }

    /// Why a group chose this side.
    pub fn why(&self, random: &mut StdRng) -> String {
        one_of(&self.why, random)
    }

    /// The condition under which a group that chose this side would have chosen the other.
    pub fn unless(&self, random: &mut StdRng) -> String {
        one_of(&self.unless, random)
    }

    /// What a group that did not choose this side takes from it.
    pub fn keep(&self, random: &mut StdRng) -> String {
        one_of(&self.keep, random)
    }

    /// The sentence of somebody who wanted this side and did not get it.
    pub fn minority(&self, random: &mut StdRng) -> String {
        one_of(&self.minority, random)
    }
}

fn one_of(texts: &[String], random: &mut StdRng) -> String {
    texts.choose(random).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::limits::{ENTRY_MAX, FEELING_MAX, SENTENCE_MAX};

    fn are_complete(about: &DilemmaWords) {
        let sides = Side::BOTH.map(|side| about.side(side));
        for part in about.themes.iter().flat_map(|theme| &theme.holds) {
            let all = sides.iter().flat_map(|words| words.pros.iter().chain(&words.cons));
            assert_eq!(all.filter(|text| text.contains(part)).count(), 1, "{part:?} is in no argument or in several");
        }
        for words in sides {
            assert!(words.pros.len() >= 4 && words.cons.len() >= 4);
            let lists = [&words.pros, &words.cons, &words.why, &words.unless, &words.keep, &words.minority];
            for list in lists {
                assert!(!list.is_empty());
                assert!(list.iter().all(|text| text.chars().count() <= SENTENCE_MAX));
            }
        }
    }

    #[test]
    fn there_are_words_for_every_dilemma_of_the_demo() {
        let words = Words::built_in().unwrap();
        for dilemma in DILEMMAS {
            assert!(words.dilemmas.contains_key(dilemma));
            are_complete(words.about(dilemma, Language::Nl));
        }
    }

    #[test]
    fn there_are_words_for_every_part_and_any_dilemma_in_both_languages() {
        let words = Words::built_in().unwrap();
        for language in Language::ALL {
            are_complete(words.about("somebody’s own", language));
            let general = words.general(language);
            let prompts = [Prompt::Success, Prompt::Question, Prompt::Own("…".into())];
            let written = prompts.iter().map(|prompt| general.continuing(prompt)).chain([&general.taken[..]]);
            for list in written {
                assert!(list.len() >= 4 && list.iter().all(|text| text.chars().count() <= ENTRY_MAX));
            }
            assert!(general.feelings.iter().all(|text| text.chars().count() <= FEELING_MAX));
            assert!(general.thoughts.iter().all(|text| text.chars().count() <= SENTENCE_MAX));
        }
    }
}
