//! The arguments of all rooms about one dilemma, with what the debrief made of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ArgumentId, DilemmaNumber, RoomNumber, ThemeId};
use crate::session::{Argument, ArgumentFilter, Kind, Plenary, Room, Side};

use super::{alike, support};

/// An argument, its room, and what the debrief made of it. Arguments in the same words count as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voiced {
    /// The room; of several, the one whose words are shown for all.
    pub room: RoomNumber,
    /// The text, in the words of that room.
    pub argument: Argument,
    /// The side that room chose in the end, if it did.
    pub choice: Option<Side>,
    /// *Herkenbaar*: how many people of other rooms recognise it.
    pub recognised: usize,
    /// It is worth talking about.
    pub starred: bool,
    /// The theme that it was gathered in.
    pub theme: Option<ThemeId>,
    /// The others that say the same, in the order of arguments.
    pub echoes: Vec<Echo>,
}

/// An argument that says the same as another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Echo {
    /// The room.
    pub room: RoomNumber,
    /// The text, in the words of that room.
    pub argument: Argument,
    /// The side that room chose in the end, if it did.
    pub choice: Option<Side>,
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
            echoes: Vec::new(),
        }
    }

    /// The first of these with the others as its echoes. Stars and themes apply to all of them.
    fn folded(all: Vec<Self>, plenary: &Plenary) -> Option<Self> {
        if all.len() < 2 {
            return all.into_iter().next();
        }
        let people = all.iter().filter_map(|one| plenary.recognised.get(&one.argument.id)).flatten();
        let recognised = people.collect::<BTreeSet<_>>().len();
        let starred = all.iter().any(|one| one.starred);
        let theme = all.iter().find_map(|one| one.theme);
        let mut all = all.into_iter();
        let first = all.next()?;
        let echo = |one: Self| Echo { room: one.room, argument: one.argument, choice: one.choice };
        Some(Self { recognised, starred, theme, echoes: all.map(echo).collect(), ..first })
    }

    /// All of its arguments: the first and its echoes.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        [&self.argument].into_iter().chain(self.echoes.iter().map(|echo| &echo.argument))
    }

    /// Their numbers.
    pub fn ids(&self) -> impl Iterator<Item = ArgumentId> {
        self.arguments().map(|argument| argument.id)
    }

    /// The rooms that said it, each once, with their choices; in the order of their numbers.
    pub fn places(&self) -> BTreeMap<RoomNumber, Option<Side>> {
        let echoes = self.echoes.iter().map(|echo| (echo.room, echo.choice));
        [(self.room, self.choice)].into_iter().chain(echoes).collect()
    }

    /// The rooms that said it, each once, in the order of their numbers.
    pub fn rooms(&self) -> impl Iterator<Item = RoomNumber> + use<> {
        self.places().into_keys()
    }

    /// The name of its theme.
    pub fn theme_name<'a>(&self, plenary: &'a Plenary) -> Option<&'a str> {
        Some(plenary.themes.get(&self.theme?)?.name.as_str())
    }

    /// How many people support it, in all rooms that said it.
    pub fn support(&self) -> usize {
        let echoes = self.echoes.iter().map(|echo| (echo.room, echo.argument.support()));
        support([(self.room, self.argument.support())].into_iter().chain(echoes))
    }

    fn rank(&self) -> impl Ord + use<> {
        (Reverse(self.argument.support()), self.room, self.argument.id)
    }

    fn rank_together(&self) -> impl Ord + use<> {
        (Reverse(self.support()), Reverse(self.rooms().count()), self.room, self.argument.id)
    }
}

/// All arguments about a dilemma, most support first, then in the order of rooms. Arguments in the same words count as
/// one.
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
    let groups = alike(&found);
    let mut found: Vec<Option<Voiced>> = found.into_iter().map(Some).collect();
    let mut together: Vec<Voiced> = groups
        .into_iter()
        .filter_map(|group| Voiced::folded(group.into_iter().filter_map(|at| found[at].take()).collect(), plenary))
        .collect();
    together.sort_by_cached_key(Voiced::rank_together);
    together
}

/// Has a room finished talking about a dilemma? Until then its arguments are on no plenary screen: everybody writes
/// about the left scenario first, so an unfinished conversation would favour the left.
pub fn has_said_all(room: &Room, dilemma: DilemmaNumber) -> bool {
    room.round_about(dilemma).is_some_and(|round| !round.is_open())
}

/// As [`voiced`], but only the arguments of rooms that finished talking and that the debrief has uncovered.
pub fn voiced_as_shown<'a>(
    dilemma: DilemmaNumber,
    rooms: impl IntoIterator<Item = &'a Room>,
    plenary: &Plenary,
) -> Vec<Voiced> {
    let is_shown = |room: &&Room| plenary.is_revealed(dilemma, room.number) && has_said_all(room, dilemma);
    voiced(dilemma, rooms.into_iter().filter(is_shown), plenary)
}

/// The arguments of one column, in the same order.
pub fn on_column(found: &[Voiced], (side, kind): (Side, Kind)) -> impl Iterator<Item = &Voiced> {
    found.iter().filter(move |voiced| voiced.argument.side == side && voiced.argument.kind == kind)
}

/// The first arguments of one column, at most `most`.
pub fn strongest(found: &[Voiced], column: (Side, Kind), most: usize) -> Vec<Voiced> {
    on_column(found, column).take(most).cloned().collect()
}

impl ArgumentFilter {
    /// Is anything set?
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Does the filter let this argument through? It must contain every word, in any case.
    pub fn admits(&self, voiced: &Voiced) -> bool {
        self.room.is_none_or(|room| voiced.rooms().any(|said| said == room))
            && (!self.starred || voiced.starred)
            && (self.words.is_empty() || voiced.arguments().any(|argument| has_words(&argument.text, &self.words)))
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
    fn covered_and_silent_arguments_are_not_shown() {
        let [first, second] = two_rooms();
        let silent = Argument { silent: true, ..argument(6, "Stil", 0) };
        let rooms = [with_arguments(first, [silent]), second];
        let mut plenary = Plenary::default();
        assert!(voiced_as_shown(DILEMMA, &rooms, &plenary).is_empty());
        plenary.revealed_rooms.insert(DILEMMA, [RoomNumber(1)].into());
        assert_eq!(ids(&voiced_as_shown(DILEMMA, &rooms, &plenary)), [3, 2, 1]);
    }

    #[test]
    fn arguments_of_a_room_that_is_still_talking_are_not_shown() {
        let [first, mut second] = two_rooms();
        let mut open = open_round();
        open.arguments = std::mem::take(&mut second.rounds[0].arguments);
        second.rounds = vec![open];
        let plenary = Plenary { revealed: [DILEMMA].into(), ..Plenary::default() };
        assert_eq!(ids(&voiced_as_shown(DILEMMA, &[first, second], &plenary)), [3, 2, 1]);
    }

    #[test]
    fn stars_marks_and_themes_are_included() {
        let mut plenary = Plenary::default();
        plenary.starred.insert(ArgumentId(4));
        plenary.recognised.insert(ArgumentId(4), [ParticipantId(1), ParticipantId(2)].into());
        let found = voiced(DILEMMA, &two_rooms(), &plenary);
        assert_eq!((found[1].starred, found[1].recognised, found[1].theme), (true, 2, None));
        assert!(!found[0].starred);
    }

    #[test]
    fn a_filter_combines_room_words_and_stars() {
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

    /// Four rooms of which three wrote the same, one of them twice.
    fn four_rooms() -> [Room; 4] {
        [
            with_arguments(room(1, Some(chose(3, 1))), [argument(1, "Rust.", 1), argument(2, "Eigen tempo", 3)]),
            with_arguments(room(2, Some(chose(0, 4))), [argument(3, " rust", 2), argument(4, "RUST!", 0)]),
            with_arguments(room(3, None), []),
            with_arguments(room(4, Some(chose(1, 2))), [argument(5, "rust", 0), argument(6, "Ruimte", 0)]),
        ]
    }

    #[test]
    fn arguments_in_the_same_words_are_one_with_all_their_rooms() {
        let found = voiced(DILEMMA, &four_rooms(), &Plenary::default());
        assert_eq!(ids(&found), [3, 2, 6], "their support is added up");
        let rust = &found[0];
        assert_eq!(rust.argument.text, " rust", "the words with most support are shown");
        assert_eq!(rust.ids().map(|id| id.0).collect::<Vec<_>>(), [3, 1, 4, 5]);
        let (left, right) = (Some(Side::Left), Some(Side::Right));
        assert_eq!(rust.places(), [(RoomNumber(1), left), (RoomNumber(2), right), (RoomNumber(4), right)].into());
        assert_eq!(rust.support(), 3 + 2 + 1, "a room that wrote it twice counts once");
        assert_eq!((found[1].places().len(), found[1].support()), (1, 4));
    }

    #[test]
    fn a_star_or_theme_of_one_applies_to_all_that_say_the_same() {
        let theme = crate::session::Theme { dilemma: DILEMMA, name: "Rust".into(), arguments: [ArgumentId(5)].into() };
        let plenary = Plenary {
            starred: [ArgumentId(4)].into(),
            themes: [(ThemeId(1), theme)].into(),
            recognised: [
                (ArgumentId(1), [ParticipantId(1), ParticipantId(2)].into()),
                (ArgumentId(3), [ParticipantId(2)].into()),
            ]
            .into(),
            ..Plenary::default()
        };
        let rust = &voiced(DILEMMA, &four_rooms(), &plenary)[0];
        assert_eq!((rust.starred, rust.theme), (true, Some(ThemeId(1))));
        assert_eq!(rust.theme_name(&plenary), Some("Rust"));
        assert_eq!(rust.theme_name(&Plenary::default()), None, "a deleted theme has no name");
        assert_eq!(rust.recognised, 2, "somebody who recognises it in two rooms counts once");
    }

    #[test]
    fn a_filter_finds_an_argument_by_each_of_its_rooms() {
        let found = voiced(DILEMMA, &four_rooms(), &Plenary::default());
        let of = |number| ArgumentFilter { room: Some(RoomNumber(number)), ..ArgumentFilter::default() };
        assert!([1, 2, 4].iter().all(|room| of(*room).admits(&found[0])));
        assert!(!of(3).admits(&found[0]));
    }

    #[test]
    fn on_the_screen_only_uncovered_rooms_said_it() {
        let mut plenary = Plenary::default();
        plenary.revealed_rooms.insert(DILEMMA, [RoomNumber(1), RoomNumber(4)].into());
        let rust = &voiced_as_shown(DILEMMA, &four_rooms(), &plenary)[0];
        assert_eq!(rust.argument.text, "Eigen tempo");
        let rust = voiced_as_shown(DILEMMA, &four_rooms(), &plenary).remove(1);
        assert_eq!((rust.argument.text.as_str(), rust.support()), ("Rust.", 3));
        assert_eq!(rust.rooms().map(|room| room.0).collect::<Vec<_>>(), [1, 4]);
    }
}
