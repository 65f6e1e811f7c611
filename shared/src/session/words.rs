//! Texts from people: what is taken out of them, and how long they may be.

mod compared;

use crate::session::Rejection;

pub use compared::compared;

/// Characters that nobody sees and that can hide a text or turn it round: zero-width spaces, the marks and overrides of
/// writing direction, and letters that are blank (the fillers of Hangul, the empty cell of braille).
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

/// The first character in a text of several lines that nobody sees and that hides it or turns it round.
pub(crate) fn hidden_in(text: &str) -> Option<char> {
    let is_layout = |character| matches!(character, '\n' | '\r' | '\t');
    text.chars().find(|&character| is_invisible(character) || (character.is_control() && !is_layout(character)))
}

/// Characters that do something to their neighbours, in emoji and in scripts other than ours, and on their own show
/// nothing: joiners, selectors of a form, soft hyphens.
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
fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character.is_control() || is_invisible(character))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// How long a text from people is, in characters: what [`clean`] counts, so that a screen says the same.
pub fn length(text: &str) -> usize {
    one_line(text).chars().count()
}

/// A text from people as one line without control characters, neither empty nor longer than `most` characters.
pub fn clean(text: &str, most: usize) -> Result<String, Rejection> {
    // Nothing that could be right is this long in bytes; looking no further bounds the work.
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
