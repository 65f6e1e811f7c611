//! How long words are, counted as the server counts, and when their writer is told.

use shared::session::words::{clean, length};

/// With so many characters left the field begins to count along, and who can't see that is told.
const FEW_LEFT: usize = 60;
/// With so many left they are told once more; a short field begins here.
const LAST_FEW: usize = 20;
/// Fields of at most so many characters are short.
const SHORT: usize = 120;

/// Why words can't be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are none.
    Empty,
    /// So many characters too many.
    TooLong(usize),
}

/// Words as they are sent, if they are fit. Nothing is cut off.
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

/// From so many characters left on a field of `most` counts along.
pub const fn counts_from(most: usize) -> usize {
    if most > SHORT { FEW_LEFT } else { LAST_FEW }
}

/// Which of the three announcements it is, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It begins to fill up.
    FewLeft,
    /// It is nearly full.
    LastFew,
    /// It is too long.
    Over,
}

/// What who can't see the count is told: which announcement, and the number when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub mark: Mark,
    pub count: usize,
}

/// What is told now that the words are so long. It stays as it is at most keys: each announcement is made once, until
/// there is room again.
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
    fn people_are_counted_as_the_server_counts() {
        assert_eq!(fit("  twee   woorden\n", 280), Ok("twee woorden".to_owned()));
        assert_eq!(over(&"🙂".repeat(280), 280), 0, "as many emoji as letters");
        assert_eq!(fit(&"🙂".repeat(150), 280).map(|words| words.chars().count()), Ok(150));
        assert_eq!(fit(&"x".repeat(377), 280), Err(Unfit::TooLong(97)));
        assert_eq!(fit(" \n\u{200b}", 280), Err(Unfit::Empty));
    }

    #[test]
    fn writing_on_is_told_three_times_at_most() {
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
    fn a_paste_is_told_at_once_and_what_fits_again_may_be_told_again() {
        let pasted = told(None, &"x".repeat(377), 280);
        assert_eq!(pasted, Some(Told { mark: Mark::Over, count: 97 }));
        assert_eq!(told(pasted, &"x".repeat(270), 280), pasted);
        assert_eq!(told(pasted, "x", 280), None);
    }

    #[test]
    fn a_short_field_begins_later() {
        assert_eq!(told(None, "een", 60), None);
        assert_eq!(told(None, &"x".repeat(45), 60), Some(Told { mark: Mark::LastFew, count: 15 }));
    }
}
