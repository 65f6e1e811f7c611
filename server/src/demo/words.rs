//! What the groups of the demo say, from `words.toml`.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use serde::Deserialize;
use shared::session::{Kind, Side};

/// The dilemmas for which the demo has words: the planned ones.
pub const DILEMMAS: [&str; 2] = ["tempo", "rooster"];

/// The words, by dilemma.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, DilemmaWords>);

/// The words about a dilemma.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DilemmaWords {
    left: SideWords,
    right: SideWords,
    /// The facilitator's themes.
    pub themes: Vec<ThemeWords>,
    /// A note of the plenary.
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
    /// When the file is not valid; a test finds that first.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("words.toml"))
    }

    /// The words about a dilemma, if there are any.
    pub fn about(&self, dilemma: &str) -> Option<&DilemmaWords> {
        self.0.get(dilemma)
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
    use shared::limits::SENTENCE_MAX;

    #[test]
    fn there_are_words_for_every_dilemma_of_the_demo() {
        let words = Words::built_in().unwrap();
        for dilemma in DILEMMAS {
            let about = words.about(dilemma).unwrap();
            let sides = Side::BOTH.map(|side| about.side(side));
            for part in about.themes.iter().flat_map(|theme| &theme.holds) {
                let all = sides.iter().flat_map(|words| words.pros.iter().chain(&words.cons));
                assert_eq!(
                    all.filter(|text| text.contains(part)).count(),
                    1,
                    "{part:?} is in no argument or in several"
                );
            }
            for side in Side::BOTH {
                let words = words.about(dilemma).unwrap().side(side);
                assert!(words.pros.len() >= 4 && words.cons.len() >= 4);
                let lists = [&words.pros, &words.cons, &words.why, &words.unless, &words.keep, &words.minority];
                for list in lists {
                    assert!(!list.is_empty());
                    assert!(list.iter().all(|text| text.chars().count() <= SENTENCE_MAX));
                }
            }
        }
    }
}
