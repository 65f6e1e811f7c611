//! What people write, before and after it hangs on the wall.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{BundleId, EntryId};

/// One text, and whether its writer puts their name to it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The text.
    pub text: String,
    /// With the name of its writer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
}

/// What one person writes: a sentence, in a clearing also a feeling, or only that.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Line>,
    /// The feeling, in a clearing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feeling: Option<Line>,
}

/// What somebody wrote, and whether it hangs on the wall.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The words.
    pub words: Words,
    /// The name of somebody without a device, as the facilitator entered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// It was revealed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_on_wall: bool,
}

impl Written {
    /// The entries that this becomes. A sentence and a feeling of which only one is named are two, because one card
    /// with a name would give away the other; otherwise they stay together.
    pub(super) fn entries(&self, name: Option<&str>) -> Vec<Entry> {
        let by = |named: bool| if named { self.name.as_deref().or(name).map(ToOwned::to_owned) } else { None };
        let text = |line: &Line| Some(line.text.clone());
        match (&self.words.sentence, &self.words.feeling) {
            (Some(sentence), Some(feeling)) if sentence.named == feeling.named => {
                let (by, sentence, feeling) = (by(sentence.named), text(sentence), text(feeling));
                vec![Entry { sentence, feeling, by, ..Entry::default() }]
            }
            (sentence, feeling) => {
                let sentence = sentence.as_ref().map(|line| Entry {
                    sentence: text(line),
                    by: by(line.named),
                    ..Entry::default()
                });
                let feeling =
                    feeling.as_ref().map(|line| Entry { feeling: text(line), by: by(line.named), ..Entry::default() });
                sentence.into_iter().chain(feeling).collect()
            }
        }
    }
}

/// What hangs on the wall. It is not known whose it is, unless its writer put their name to it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// The feeling, in a clearing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeling: Option<String>,
    /// The name that its writer put to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What is done with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// The facilitator took it off the wall.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

impl Entry {
    /// Its first words: the sentence, or the feeling without one.
    pub fn text(&self) -> &str {
        self.sentence.as_deref().or(self.feeling.as_deref()).unwrap_or_default()
    }
}

/// Entries that say the same, under one name.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bundle {
    /// The name; absent until somebody names it. Screens show its first entry instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The entries; none of them is in another bundle.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub entries: BTreeSet<EntryId>,
    /// What is done with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

/// What is done with an expectation.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// *Doen we vandaag*.
    Today,
    /// *Geparkeerd*.
    Parked,
}

/// The thing that gets a mark.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marked {
    /// One entry.
    Entry(EntryId),
    /// A bundle with everything in it.
    Bundle(BundleId),
}
