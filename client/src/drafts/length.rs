//! The length of words, counted as the server counts, and the points at which their writer hears about it.

use shared::session::words::{clean, length};

/// Characters left at which the field starts to show a count, and people who can't see it hear about it.
const FEW_LEFT: usize = 60;
/// Characters left at which they hear about it again; a short field starts its count here.
const LAST_FEW: usize = 20;
/// Longest field that is short, in characters.
const SHORT: usize = 120;

/// Why words can't be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are none.
    Empty,
    /// This many characters too many.
    TooLong(usize),
}

/// The words as they are sent. Nothing is cut off.
pub fn fit(words: &str, most: usize) -> Result<String, Unfit> {
    clean(words, most).map_err(|_| match over(words, most) {
        0 => Unfit::Empty,
        over => Unfit::TooLong(over),
    })
}

/// How many characters too many.
pub fn over(words: &str, most: usize) -> usize {
    length(words).saturating_sub(most)
}

/// Characters left at which a field of `most` starts to show its count.
pub const fn counts_from(most: usize) -> usize {
    if most > SHORT { FEW_LEFT } else { LAST_FEW }
}

/// The three announcements, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It begins to fill up.
    FewLeft,
    /// It is nearly full.
    LastFew,
    /// It is too long.
    Over,
}

/// An announcement for people who can't see the count, with the count at which it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub mark: Mark,
    pub count: usize,
}

/// The current announcement. It stays the same at most keystrokes, since each is made once until there is room again.
pub fn told(before: Option<Told>, words: &str, most: usize) -> Option<Told> {
    let length = length(words);
    let left = most.saturating_sub(length);
    let now = if length > most {
        Told { mark: Mark::Over, count: length - most }
    } else if left <= LAST_FEW {
        Told { mark: Mark::LastFew, count: left }
    } else if left <= counts_from(most) {
        Told { mark: Mark::FewLeft, count: left }
    } else {
        return None;
    };
    before.filter(|before| before.mark >= now.mark).or(Some(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_as_on_the_server() {
        assert_eq!(fit("  twee   woorden\n", 280), Ok("twee woorden".to_owned()));
        assert_eq!(over(&"🙂".repeat(280), 280), 0, "as many emoji as letters");
        assert_eq!(fit(&"🙂".repeat(150), 280).map(|words| words.chars().count()), Ok(150));
        assert_eq!(fit(&"x".repeat(377), 280), Err(Unfit::TooLong(97)));
        assert_eq!(fit(" \n\u{200b}", 280), Err(Unfit::Empty));
    }

    #[test]
    fn a_growing_text_is_announced_three_times_at_most() {
        let mut now = None;
        let mut all = Vec::new();
        for length in 1..=400 {
            let next = told(now, &"x".repeat(length), 280);
            if next != now {
                all.extend(next);
            }
            now = next;
        }
        let tells = [(Mark::FewLeft, 60), (Mark::LastFew, 20), (Mark::Over, 1)];
        assert_eq!(all, tells.map(|(mark, count)| Told { mark, count }));
    }

    #[test]
    fn a_paste_is_announced_at_once_and_again_after_the_text_fitted() {
        let pasted = told(None, &"x".repeat(377), 280);
        assert_eq!(pasted, Some(Told { mark: Mark::Over, count: 97 }));
        assert_eq!(told(pasted, &"x".repeat(270), 280), pasted);
        assert_eq!(told(pasted, "x", 280), None);
    }

    #[test]
    fn a_short_field_starts_to_count_later() {
        assert_eq!(told(None, "een", 60), None);
        assert_eq!(told(None, &"x".repeat(45), 60), Some(Told { mark: Mark::LastFew, count: 15 }));
    }
}
