//! Join codes: easy to read aloud and to type.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The letters and digits of a code: none that looks or sounds like another
/// (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, M/N), and hardly a vowel, so that no code spells a word.
pub const ALPHABET: &[u8] = b"34679ACDEFGHJKMPQRTWXY";

/// Letters in a code. 22^6 is 113 million: with a few thousand codes in use a
/// guess opens a door once in tens of thousands of tries, and tries are limited.
pub const LENGTH: usize = 6;

/// The code that lets people into a session, such as `K7M4QX`. It opens nothing but the door.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct JoinCode([u8; LENGTH]);

/// Why a text is not a join code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl JoinCode {
    /// A code from six numbers, each taken modulo the size of the alphabet.
    /// Draw them from a range that is a multiple of 22, or codes are not equally likely.
    pub fn from_numbers(numbers: [u32; LENGTH]) -> Self {
        Self(numbers.map(|number| ALPHABET[number as usize % ALPHABET.len()]))
    }

    /// The code in two groups of three, as it is shown and read aloud: `K7M 4QX`.
    pub fn spaced(&self) -> String {
        let text = self.to_string();
        let (start, end) = text.split_at(LENGTH / 2);
        format!("{start} {end}")
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|&letter| write!(formatter, "{}", char::from(letter)))
    }
}

impl FromStr for JoinCode {
    type Err = NotACode;

    /// Tolerates lower case, spaces and dashes, and look-alikes that people type all the same.
    fn from_str(typed: &str) -> Result<Self, NotACode> {
        // A pasted page is not a code; looking no further bounds the work.
        if typed.len() > 64 {
            return Err(NotACode);
        }
        let mut letters = [0; LENGTH];
        let mut count = 0;
        for character in typed.chars() {
            if character.is_whitespace() || matches!(character, '-' | '–' | '—' | '.' | '_') {
                continue;
            }
            let letter = u8::try_from(character.to_ascii_uppercase()).map_err(|_| NotACode)?;
            // N is heard and read as M, and is no letter of ours.
            let letter = if letter == b'N' { b'M' } else { letter };
            if !ALPHABET.contains(&letter) || count == LENGTH {
                return Err(NotACode);
            }
            letters[count] = letter;
            count += 1;
        }
        if count == LENGTH { Ok(Self(letters)) } else { Err(NotACode) }
    }
}

impl From<JoinCode> for String {
    fn from(code: JoinCode) -> Self {
        code.to_string()
    }
}

impl TryFrom<String> for JoinCode {
    type Error = NotACode;
    fn try_from(typed: String) -> Result<Self, NotACode> {
        typed.parse()
    }
}

impl fmt::Display for NotACode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a join code has six letters and digits")
    }
}

impl std::error::Error for NotACode {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_is_read_back_however_it_is_typed(numbers in any::<[u32; LENGTH]>(), lower in any::<bool>(), gap in "[ -]{0,3}") {
            let code = JoinCode::from_numbers(numbers);
            let mut typed = code.to_string();
            typed.insert_str(3, &gap);
            if lower { typed = typed.to_lowercase(); }
            prop_assert_eq!(typed.parse::<JoinCode>(), Ok(code));
            prop_assert_eq!(code.spaced().parse::<JoinCode>(), Ok(code));
        }

        #[test]
        fn anything_else_is_refused_without_panic(typed in "\\PC{0,80}") {
            if let Ok(code) = typed.parse::<JoinCode>() {
                prop_assert_eq!(code.to_string().len(), LENGTH);
            }
        }
    }

    #[test]
    fn look_alikes_are_not_in_the_alphabet() {
        for letter in b"0O1IL2Z5S8BUVN" {
            assert!(!ALPHABET.contains(letter), "{}", char::from(*letter));
        }
    }
}
