//! The rule for when two arguments count as the same, wherever they are folded, counted or ranked.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{RoomNumber, ThemeId};
use crate::session::words::compared;
use crate::session::{Kind, Side};

/// What counting needs to know of an argument to tell which others say the same.
pub trait Said {
    /// The rooms that said it.
    fn rooms(&self) -> BTreeSet<RoomNumber>;
    /// The theme it was gathered in.
    fn theme(&self) -> Option<ThemeId>;
    /// The side, the kind and the words.
    fn said(&self) -> (Side, Kind, &str);
}

/// Characters that are ignored at the end of a sentence.
const AT_THE_END: [char; 8] = ['.', '!', '?', '…', ',', ';', ':', ' '];

/// The side, the kind, and the normalized text: without differences in case, accents typed apart, spaces, apostrophes
/// and final punctuation.
pub fn words(one: &impl Said) -> (Side, Kind, String) {
    let (side, kind, text) = one.said();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = compared(&line).replace(['’', '‘'], "'");
    let bare = text.trim_end_matches(AT_THE_END);
    // A text of nothing but punctuation is kept as it is.
    (side, kind, if bare.is_empty() { text } else { bare.to_owned() })
}

/// The indices in `found` of arguments that say the same, grouped; all in the order of `found`.
pub fn alike<T: Said>(found: &[T]) -> Vec<Vec<usize>> {
    let mut groups = Vec::<Vec<usize>>::new();
    let mut known = BTreeMap::new();
    for (at, one) in found.iter().enumerate() {
        let group = *known.entry(words(one)).or_insert(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(at);
    }
    groups
}

/// The number of people who support arguments that say the same, from the support of each with its room. Within a room
/// only the highest counts, because the same people may support several; rooms add up.
pub fn support(of_each: impl IntoIterator<Item = (RoomNumber, usize)>) -> usize {
    let mut by_room = BTreeMap::<RoomNumber, usize>::new();
    for (room, count) in of_each {
        let most = by_room.entry(room).or_default();
        *most = count.max(*most);
    }
    by_room.values().sum()
}

/// *Maar één keer genoemd*: arguments that only one room had, each once. An argument was mentioned again if it is in a
/// theme with another room's, or in another room in the same words. Empty before anything is gathered, when almost
/// everything would seem to be mentioned once.
pub fn mentioned_once<T: Said>(found: &[T]) -> Vec<&T> {
    let mut by_theme = BTreeMap::<ThemeId, BTreeSet<RoomNumber>>::new();
    for one in found {
        if let Some(theme) = one.theme() {
            by_theme.entry(theme).or_default().extend(one.rooms());
        }
    }
    if by_theme.is_empty() {
        return Vec::new();
    }
    let is_alone = |group: &Vec<usize>| {
        let mut rooms: BTreeSet<RoomNumber> = group.iter().flat_map(|at| found[*at].rooms()).collect();
        let themes = group.iter().filter_map(|at| by_theme.get(&found[*at].theme()?));
        rooms.extend(themes.flatten());
        rooms.len() == 1
    };
    alike(found).into_iter().filter(is_alone).map(|group| &found[group[0]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One(u16, Side, Kind, &'static str);

    impl Said for One {
        fn rooms(&self) -> BTreeSet<RoomNumber> {
            [RoomNumber(self.0)].into()
        }

        fn theme(&self) -> Option<ThemeId> {
            None
        }

        fn said(&self) -> (Side, Kind, &str) {
            (self.1, self.2, self.3)
        }
    }

    const fn pro(room: u16, text: &'static str) -> One {
        One(room, Side::Left, Kind::Pro, text)
    }

    #[test]
    fn differences_in_typing_do_not_matter() {
        let found = [
            "Wie het al snapt, wacht",
            "  wie het al\tsnapt,  wacht. ",
            "WIE HET AL SNAPT, WACHT!!",
            "Wie het al snapt, wacht …",
            "Wie het al snapt wacht",
        ]
        .map(|text| pro(1, text));
        assert_eq!(alike(&found), [vec![0, 1, 2, 3], vec![4]]);
        assert_eq!(alike(&[pro(1, "Zo’n les"), pro(2, "zo'n les."), pro(3, "zo‘n les")]).len(), 1);
        assert_eq!(alike(&[pro(1, "Een caf\u{e9}"), pro(2, "een cafe\u{301}")]).len(), 1);
        assert_eq!(alike(&[pro(1, "…"), pro(2, "?"), pro(3, "?")]), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn for_and_against_or_about_the_other_side_is_not_the_same() {
        let found = [
            pro(1, "Rust"),
            One(2, Side::Left, Kind::Con, "Rust"),
            One(3, Side::Right, Kind::Pro, "Rust"),
            pro(4, "rust."),
        ];
        assert_eq!(alike(&found), [vec![0, 3], vec![1], vec![2]]);
        assert_eq!(alike::<One>(&[]), [] as [Vec<usize>; 0]);
    }

    #[test]
    fn rooms_add_up_and_within_a_room_the_same_counts_once() {
        let count = |of_each: &[(u16, usize)]| support(of_each.iter().map(|(room, count)| (RoomNumber(*room), *count)));
        assert_eq!(count(&[(1, 3), (2, 2)]), 5);
        assert_eq!(count(&[(1, 3), (1, 2), (2, 1)]), 4);
        assert_eq!(count(&[]), 0);
    }
}
