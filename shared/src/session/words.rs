//! Texts that people type: which characters are removed, and how long they may be.

mod compared;

use crate::session::Rejection;

pub use compared::compared;

/// Invisible characters that can hide a text or reverse it: zero-width spaces, marks and overrides of writing
/// direction, and blank letters (the Hangul fillers, the empty braille cell).
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{2800}'
    )
}

/// The first invisible character in a text of several lines that hides or reverses text.
pub(crate) fn hidden_in(text: &str) -> Option<char> {
    let is_layout = |character| matches!(character, '\n' | '\r' | '\t');
    text.chars().find(|&character| is_invisible(character) || (character.is_control() && !is_layout(character)))
}

/// Characters that change their neighbours, in emoji and in some scripts, but show nothing on their own: joiners,
/// variation selectors, soft hyphens.
const fn shows_nothing_alone(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A text as one line without control characters.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character.is_control() || is_invisible(character))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The length of a typed text in characters, as [`clean`] counts it, so that a screen shows the same number.
pub fn length(text: &str) -> usize {
    one_line(text).chars().count()
}

/// A typed text as one line without control characters. Rejected if it is empty or longer than `most` characters.
pub fn clean(text: &str, most: usize) -> Result<String, Rejection> {
    // Bounds the work: no valid text has this many bytes.
    if text.len() > most * 16 {
        return Err(Rejection::TextTooLong { most });
    }
    let line = one_line(text);
    if line.chars().all(|character| character == ' ' || shows_nothing_alone(character)) {
        return Err(Rejection::EmptyText);
    }
    if line.chars().count() > most {
        return Err(Rejection::TextTooLong { most });
    }
    Ok(line)
}
