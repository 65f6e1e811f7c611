//! The arguments of all rooms about one dilemma, with what the debrief made of them.

use std::cmp::Reverse;

use crate::ids::{DilemmaNumber, RoomNumber, ThemeId};
use crate::session::{Argument, ArgumentFilter, Kind, Plenary, Room, Side};

/// An argument, where it came from, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voiced {
    /// Where.
    pub room: RoomNumber,
    /// What.
    pub argument: Argument,
    /// What that room chose in the end, if it did.
    pub choice: Option<Side>,
    /// *Herkenbaar*: how many people of other rooms recognise it.
    pub recognised: usize,
    /// It is worth talking about.
    pub starred: bool,
    /// The theme that it was gathered in.
    pub theme: Option<ThemeId>,
}

impl Voiced {
    fn new(room: &Room, choice: Option<Side>, argument: &Argument, plenary: &Plenary) -> Self {
        Self {
            room: room.number,
            choice,
            recognised: plenary.recognised_by(argument.id),
            starred: plenary.starred.contains(&argument.id),
            theme: plenary.theme_of(argument.id),
            argument: argument.clone(),
        }
    }

    fn rank(&self) -> impl Ord + use<> {
        (Reverse(self.argument.support()), self.room, self.argument.id)
    }
}

/// All arguments about a dilemma, most support first, then by room.
pub fn voiced<'a>(dilemma: DilemmaNumber, rooms: impl IntoIterator<Item = &'a Room>, plenary: &Plenary) -> Vec<Voiced> {
    let mut found: Vec<Voiced> = rooms
        .into_iter()
        .filter_map(|room| room.round_about(dilemma).map(|round| (room, round)))
        .flat_map(|(room, round)| {
            let choice = round.choice().map(|choice| choice.side);
            let said = round.arguments.values().filter(|argument| !argument.silent);
            said.map(move |argument| Voiced::new(room, choice, argument, plenary))
        })
        .collect();
    found.sort_by_cached_key(Voiced::rank);
    found
}

/// The same, of the rooms that the debrief has uncovered.
pub fn voiced_as_shown<'a>(
    dilemma: DilemmaNumber,
    rooms: impl IntoIterator<Item = &'a Room>,
    plenary: &Plenary,
) -> Vec<Voiced> {
    voiced(dilemma, rooms.into_iter().filter(|room| plenary.is_revealed(dilemma, room.number)), plenary)
}

/// Those of one column, in the same order.
pub fn on_column(found: &[Voiced], (side, kind): (Side, Kind)) -> impl Iterator<Item = &Voiced> {
    found.iter().filter(move |voiced| voiced.argument.side == side && voiced.argument.kind == kind)
}

/// The first of one column, at most `most`.
pub fn strongest(found: &[Voiced], column: (Side, Kind), most: usize) -> Vec<Voiced> {
    on_column(found, column).take(most).cloned().collect()
}

impl ArgumentFilter {
    /// Is anything set?
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Does it let this argument through? Every word must be in it, whatever its case.
    pub fn admits(&self, voiced: &Voiced) -> bool {
        self.room.is_none_or(|room| room == voiced.room)
            && (!self.starred || voiced.starred)
            && (self.words.is_empty() || has_words(&voiced.argument.text, &self.words))
    }
}

fn has_words(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::*;
    use crate::ids::{ArgumentId, ParticipantId};

    fn two_rooms() -> [Room; 2] {
        let con = Argument { kind: Kind::Con, ..argument(3, "Veel werk", 9) };
        [
            with_arguments(room(1, Some(chose(3, 1))), [argument(1, "Rust", 0), argument(2, "Meer TEMPO", 3), con]),
            with_arguments(room(2, Some(chose(0, 4))), [argument(4, "Eigen tempo", 5), argument(5, "Ruimte", 0)]),
        ]
    }

    fn ids(found: &[Voiced]) -> Vec<u32> {
        found.iter().map(|voiced| voiced.argument.id.0).collect()
    }

    #[test]
    fn most_supported_arguments_come_first() {
        let found = voiced(DILEMMA, &two_rooms(), &Plenary::default());
        assert_eq!(ids(&found), [3, 4, 2, 1, 5]);
        assert_eq!(ids(&strongest(&found, (Side::Left, Kind::Pro), 3)), [4, 2, 1]);
        assert_eq!((found[1].room, found[1].choice), (RoomNumber(2), Some(Side::Right)));
    }

    #[test]
    fn what_is_covered_or_still_silent_is_not_shown() {
        let [first, second] = two_rooms();
        let silent = Argument { silent: true, ..argument(6, "Stil", 0) };
        let rooms = [with_arguments(first, [silent]), second];
        let mut plenary = Plenary::default();
        assert!(voiced_as_shown(DILEMMA, &rooms, &plenary).is_empty());
        plenary.revealed_rooms.insert(DILEMMA, [RoomNumber(1)].into());
        assert_eq!(ids(&voiced_as_shown(DILEMMA, &rooms, &plenary)), [3, 2, 1]);
    }

    #[test]
    fn stars_marks_and_themes_go_along() {
        let mut plenary = Plenary::default();
        plenary.starred.insert(ArgumentId(4));
        plenary.recognised.insert(ArgumentId(4), [ParticipantId(1), ParticipantId(2)].into());
        let found = voiced(DILEMMA, &two_rooms(), &plenary);
        assert_eq!((found[1].starred, found[1].recognised, found[1].theme), (true, 2, None));
        assert!(!found[0].starred);
    }

    #[test]
    fn a_filter_takes_room_words_and_stars_together() {
        let plenary = Plenary { starred: [ArgumentId(2)].into(), ..Plenary::default() };
        let found = voiced(DILEMMA, &two_rooms(), &plenary);
        let through = |filter: ArgumentFilter| {
            ids(&found.iter().filter(|voiced| filter.admits(voiced)).cloned().collect::<Vec<_>>())
        };
        let words = |words: &str| ArgumentFilter { words: words.into(), ..ArgumentFilter::default() };
        assert_eq!(through(ArgumentFilter::default()).len(), found.len());
        assert_eq!(through(words("tempo")), [4, 2]);
        assert_eq!(through(words("TEMPO meer")), [2]);
        assert_eq!(through(ArgumentFilter { room: Some(RoomNumber(2)), ..words("tempo") }), [4]);
        assert_eq!(through(ArgumentFilter { starred: true, ..words("tempo") }), [2]);
        assert!(!ArgumentFilter::default().is_set() && words("x").is_set());
    }
}
