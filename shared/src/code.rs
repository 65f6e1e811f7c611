//! Join codes: easy to read aloud and to type.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The letters and digits of a code. No two look or sound alike (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, M/N), and there are
/// hardly any vowels, so that no code spells a word.
pub const ALPHABET: &[u8] = b"34679ACDEFGHJKMPQRTWXY";

/// Characters in a code. There are 22^6, or 113 million: with a few thousand codes in use, one guess in tens of
/// thousands finds a session, and guesses are rate-limited.
pub const LENGTH: usize = 6;

/// The code that lets people into a session, such as `K7M4QX`. It gives no other access.
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

    /// Finds the code in what was typed or pasted: the code alone, a link with it, or a sentence with either, as people
    /// copy it from a chat. Without a link, a word of a sentence only counts as a code if it is written as codes are
    /// shown: in capitals, in one piece or two.
    pub fn found_in(text: &str) -> Option<Self> {
        let mut after_links = text.match_indices(LINK).map(|(at, link)| &text[at + link.len()..]);
        text.parse().ok().or_else(|| after_links.find_map(in_address)).or_else(|| as_shown(text))
    }

    /// The code in two groups of three, as it is shown and read aloud: `K7M 4QX`.
    pub fn spaced(&self) -> String {
        let text = self.to_string();
        let (start, end) = text.split_at(LENGTH / 2);
        format!("{start} {end}")
    }
}

/// The part of a joining link before the code.
const LINK: &str = "/j/";

/// The code at the start of what follows `/j/`. It ends where the path, the query or the sentence goes on.
fn in_address(after: &str) -> Option<JoinCode> {
    let until = |ends: fn(char) -> bool| after.split(ends).next()?.parse().ok();
    let in_path = until(|letter| matches!(letter, '/' | '?' | '#'));
    in_path.or_else(|| until(|letter| !letter.is_alphanumeric() && !matches!(letter, '-' | '_')))
}

/// The first code in a text that is written as codes are shown.
fn as_shown(text: &str) -> Option<JoinCode> {
    let is_shown = |word: &&str| word.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let in_one = |at: usize| words.get(at).filter(|word| is_shown(word) && word.len() == LENGTH)?.parse().ok();
    let in_two = |at: usize| {
        let halves = words.get(at..at + 2)?;
        let are_halves = halves.iter().all(|half| is_shown(half) && half.len() == LENGTH / 2);
        are_halves.then(|| halves.concat().parse().ok()).flatten()
    };
    (0..words.len()).find_map(|at| in_one(at).or_else(|| in_two(at)))
}

impl fmt::Display for JoinCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|&letter| write!(formatter, "{}", char::from(letter)))
    }
}

impl FromStr for JoinCode {
    type Err = NotACode;

    /// Accepts lower case, spaces, dashes, dots and underscores, and N for M.
    fn from_str(typed: &str) -> Result<Self, NotACode> {
        // Limits the work on a pasted page.
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
            // N sounds like M and is not in the alphabet.
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
            let _ = JoinCode::found_in(&typed);
            if let Ok(code) = typed.parse::<JoinCode>() {
                prop_assert_eq!(code.to_string().len(), LENGTH);
            }
        }
    }

    #[test]
    fn a_code_is_found_in_what_people_type_and_paste() {
        let code = "K7M4QX".parse().ok();
        assert!(code.is_some());
        for typed in [
            "k7m 4qx",
            " K7M-4QX ",
            "https://school.example/j/K7M4QX",
            "school.example/j/k7m4qx/3?x#y",
            "school.example/j/K7M 4QX",
            "Doe mee: http://school.example/j/K7M4QX tot zo!",
            "Doe mee (http://school.example/j/K7M4QX).",
            "Groep 3: http://school.example/j/K7M4QX/3\n\nTot zo, groeten van school.example/j/",
            "De code is K7M 4QX, tot zo",
            "Ga naar school.example en typ K7M4QX. Tot straks!",
        ] {
            assert_eq!(JoinCode::found_in(typed), code, "{typed}");
        }
        for typed in
            ["", "K7M", "000000", "https://school.example/", "Neem een pakket mee", "GA NAAR school.example", "é/j/é"]
        {
            assert_eq!(JoinCode::found_in(typed), None, "{typed}");
        }
    }

    #[test]
    fn look_alikes_are_not_in_the_alphabet() {
        for letter in b"0O1IL2Z5S8BUVN" {
            assert!(!ALPHABET.contains(letter), "{}", char::from(*letter));
        }
    }
}
