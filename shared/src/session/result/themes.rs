//! Themes that arguments of several rooms were gathered in.

use std::collections::BTreeSet;

use crate::ids::{DilemmaNumber, RoomNumber, ThemeId};
use crate::session::{Kind, Plenary, Side};

use super::{Said, Voiced};

/// A theme with its arguments, each in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered {
    /// The number of the theme.
    pub id: ThemeId,
    /// The name that its arguments are gathered under.
    pub name: String,
    /// Its arguments, in the order in which they were found.
    pub voiced: Vec<Voiced>,
}

impl Gathered {
    /// The rooms with an argument in it.
    pub fn rooms(&self) -> BTreeSet<RoomNumber> {
        self.voiced.iter().flat_map(Voiced::rooms).collect()
    }

    /// The rooms with an argument in it that chose `side`.
    pub fn carried(&self, side: Side) -> BTreeSet<RoomNumber> {
        let places = self.voiced.iter().flat_map(Voiced::places);
        places.filter(|(_, choice)| *choice == Some(side)).map(|(room, _)| room).collect()
    }

    /// *Zelfde reden, andere keuze*: were there opposite choices among its rooms?
    pub fn is_split(&self) -> bool {
        Side::BOTH.into_iter().all(|side| !self.carried(side).is_empty())
    }
}

/// The themes of a dilemma with their arguments among `found`: first those with opposite choices, then those of most
/// rooms, then the oldest.
pub fn gathered(dilemma: DilemmaNumber, found: &[Voiced], plenary: &Plenary) -> Vec<Gathered> {
    let mut themes: Vec<Gathered> = plenary
        .themes_about(dilemma)
        .map(|(id, theme)| Gathered {
            id,
            name: theme.name.clone(),
            voiced: found.iter().filter(|voiced| voiced.theme == Some(id)).cloned().collect(),
        })
        .collect();
    themes.sort_by_cached_key(|theme| (!theme.is_split(), usize::MAX - theme.rooms().len(), theme.id));
    themes
}

impl Said for Voiced {
    fn rooms(&self) -> BTreeSet<RoomNumber> {
        self.rooms().collect()
    }

    fn theme(&self) -> Option<ThemeId> {
        self.theme
    }

    fn said(&self) -> (Side, Kind, &str) {
        (self.argument.side, self.argument.kind, &self.argument.text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::super::{mentioned_once, voiced};
    use super::*;
    use crate::ids::ArgumentId;
    use crate::session::{Room, Theme};

    /// Rooms 1 and 3 chose left, room 2 right; each wrote two arguments.
    fn rooms() -> [Room; 3] {
        let words = [["Rust in de klas", "Samen"], ["Rustiger voor iedereen", "Eerlijk"], ["Stilte", "samen."]];
        let rounds = [chose(4, 0), chose(0, 4), chose(3, 1)];
        let mut id = 0;
        let mut next = || {
            id += 1;
            id
        };
        let mut number = 0;
        words.map(|[first, second]| {
            number += 1;
            let round = rounds[usize::from(number) - 1].clone();
            with_arguments(room(number, Some(round)), [argument(next(), first, 0), argument(next(), second, 0)])
        })
    }

    fn plenary(themes: &[&[u32]]) -> Plenary {
        let themes = (1..).zip(themes).map(|(id, arguments)| {
            let arguments = arguments.iter().copied().map(ArgumentId).collect();
            (ThemeId(id), Theme { dilemma: DILEMMA, name: format!("thema {id}"), arguments })
        });
        Plenary { themes: themes.collect(), ..Plenary::default() }
    }

    fn ids<'a>(found: impl IntoIterator<Item = &'a Voiced>) -> Vec<u32> {
        found.into_iter().map(|voiced| voiced.argument.id.0).collect()
    }

    #[test]
    fn the_same_reason_can_carry_opposite_choices() {
        let plenary = plenary(&[&[5], &[1, 3]]);
        let found = voiced(DILEMMA, &rooms(), &plenary);
        let themes = gathered(DILEMMA, &found, &plenary);
        assert_eq!(
            themes.iter().map(|theme| (theme.id.0, theme.is_split())).collect::<Vec<_>>(),
            [(2, true), (1, false)]
        );
        assert_eq!(themes[0].carried(Side::Left), [RoomNumber(1)].into());
        assert_eq!(themes[0].rooms().len(), 2);
        assert_eq!(ids(&themes[0].voiced), [1, 3]);
    }

    #[test]
    fn a_theme_of_another_dilemma_or_without_arguments_carries_nothing() {
        let mut plenary = plenary(&[&[]]);
        let elsewhere = Theme { dilemma: DilemmaNumber(2), name: "elders".into(), arguments: BTreeSet::new() };
        plenary.themes.insert(ThemeId(9), elsewhere);
        let themes = gathered(DILEMMA, &[], &plenary);
        assert_eq!(themes.len(), 1);
        assert!(!themes[0].is_split() && themes[0].rooms().is_empty());
    }

    #[test]
    fn an_argument_is_mentioned_once_if_no_other_room_shares_its_theme_or_words() {
        // 1 and 3 are gathered; 2 and 6 have the same words, typed differently; 4 is alone in a theme.
        let plenary = plenary(&[&[1, 3], &[4]]);
        let found = voiced(DILEMMA, &rooms(), &plenary);
        assert_eq!(ids(mentioned_once(&found)), [4, 5]);
        assert!(mentioned_once::<Voiced>(&[]).is_empty());
        let ungathered: Vec<Voiced> = found.iter().map(|voiced| Voiced { theme: None, ..voiced.clone() }).collect();
        assert!(mentioned_once(&ungathered).is_empty());
    }
}
