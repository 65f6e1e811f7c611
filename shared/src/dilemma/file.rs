//! What is wrong with the text of a file, for somebody who opens it in the browser.

use serde::{Deserialize, Serialize};

/// What does not belong in a file.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misfit {
    /// This line is not TOML.
    NotToml,
    /// There are no words in a language of ours.
    NoWords,
    /// A key without a meaning here.
    Unknown,
    /// A value of another kind, such as a number where a text belongs.
    OtherKind,
}

/// Something that does not belong in a file, and was left out.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFlaw {
    /// The line, from 1.
    pub line: usize,
    /// Its key, from the outside in: `nl.left.title`. Empty for a whole line.
    pub key: String,
    /// What is wrong.
    pub misfit: Misfit,
}
