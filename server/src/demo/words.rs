//! What the groups of the demo say.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use serde::Deserialize;
use shared::session::{Kind, Side};

/// The dilemmas that the demo has words for: these are the planned ones.
pub const DILEMMAS: [&str; 2] = ["tempo", "rooster"];

/// The words, by dilemma.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, DilemmaWords>);

/// What there is to say about a dilemma.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DilemmaWords {
    left: SideWords,
    right: SideWords,
    /// What the facilitator gathers arguments under.
    pub themes: Vec<ThemeWords>,
    /// What the plenary says it sees.
    pub note: String,
}

/// A theme, and what is in the arguments that belong to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeWords {
    /// Its name.
    pub name: String,
    /// Parts of arguments.
    pub holds: Vec<String>,
}

/// What there is to say about a side; what each list means stands in `words.toml`.
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
    /// When the file is not right; a test finds that first.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("words.toml"))
    }

    /// What there is to say about a dilemma, if there is anything.
    pub fn about(&self, dilemma: &str) -> Option<&DilemmaWords> {
        self.0.get(dilemma)
    }
}

impl DilemmaWords {
    /// What there is to say about one side.
    pub fn side(&self, side: Side) -> &SideWords {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl SideWords {
    /// All pros and cons in any order, alternating as far as it goes.
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

    /// When a group that chose this side would have chosen the other.
    pub fn unless(&self, random: &mut StdRng) -> String {
        one_of(&self.unless, random)
    }

    /// What a group that did not choose this side keeps of it.
    pub fn keep(&self, random: &mut StdRng) -> String {
        one_of(&self.keep, random)
    }

    /// What somebody says who wanted this side and did not get it.
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
                assert_eq!(all.filter(|text| text.contains(part)).count(), 1, "{part:?} is in one argument");
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
