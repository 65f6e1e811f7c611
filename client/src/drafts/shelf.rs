//! Unsent words as a bounded collection, independent of the browser.

use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::time::{DAY, Milliseconds, Timestamp};

use super::length::fit;
use super::place::{Field, Place, Writer};

/// The maximum number of drafts kept: several times the fields of somebody who writes all day and never sends.
pub const DRAFTS_MAX: usize = 64;
/// Largest draft, in bytes: ten times the form of a new session with a day's programme. A larger one stays on the
/// screen but is not kept.
pub const DRAFT_BYTES_MAX: usize = 64 * 1024;
/// The maximum number of bytes of all drafts together: a tenth of the least that browsers grant a site.
pub const BYTES_MAX: usize = 512 * 1024;
/// How long a draft is kept. A session is deleted thirty days after its end, and may be prepared weeks before.
pub const KEPT_FOR: Milliseconds = 60 * DAY;

/// Words that are not sent yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Where they belong.
    pub place: Place,
    /// The words, as typed.
    pub words: String,
    /// The text that they replace, as it was when they were begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
    /// When they were typed, by `saved_sessions::shelf_time`.
    pub at: Timestamp,
}

impl Kept {
    /// The words as they would be sent.
    fn fit(&self) -> String {
        fit(&self.words, usize::MAX >> 8).unwrap_or_default()
    }

    /// The current text of what this draft replaces, if somebody else changed it since the draft was begun.
    pub fn theirs<'a>(&self, now: &'a str) -> Option<&'a str> {
        let is_other = self.over.as_deref().is_some_and(|over| over != now);
        (is_other && self.fit() != now).then_some(now)
    }
}

/// The draft that a field gets when words that were not accepted return to it, with the text that they were meant to
/// replace. None if the field holds an unrelated draft, which must not be lost.
pub fn taken_back(kept: Option<&Kept>, words: &str, over: Option<&str>) -> Option<(String, Option<String>)> {
    let owned = |text: &str| text.to_owned();
    let Some(kept) = kept else { return Some((owned(words), over.map(owned))) };
    let stands = kept.fit();
    if kept.over.as_deref() == Some(words) {
        // A later draft, begun from the refused words.
        Some((kept.words.clone(), over.map(owned)))
    } else if stands == words {
        Some((kept.words.clone(), over.map(owned).or_else(|| kept.over.clone())))
    } else if over == Some(&stands) {
        // The later of two changes in a row, which were both refused.
        Some((owned(words), kept.over.clone()))
    } else {
        None
    }
}

/// The drafts, most recently touched last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf(Vec<Kept>);

impl Shelf {
    /// The drafts found on the device, and the places of those that are too old or too many to keep.
    pub fn of(mut found: Vec<Kept>, now: Timestamp) -> (Self, Vec<Place>) {
        found.sort_by_key(|kept| kept.at);
        let (fresh, old): (Vec<_>, Vec<_>) = found.into_iter().partition(|kept| now - kept.at <= KEPT_FOR);
        let mut shelf = Self(fresh);
        let mut dropped: Vec<_> = old.into_iter().map(|kept| kept.place).collect();
        dropped.extend(shelf.make_room());
        (shelf, dropped)
    }

    /// Puts words in their place. Returns the places of older drafts that had to make room.
    pub fn put(&mut self, kept: Kept) -> Vec<Place> {
        self.take(kept.place);
        self.0.push(kept);
        self.make_room()
    }

    /// Removes words that were sent or discarded.
    pub fn take(&mut self, place: Place) -> Option<Kept> {
        let at = self.0.iter().position(|kept| kept.place == place)?;
        Some(self.0.remove(at))
    }

    /// What is kept for a place.
    pub fn at(&self, place: Place) -> Option<&Kept> {
        self.0.iter().find(|kept| kept.place == place)
    }

    /// What somebody wrote in a session, oldest first.
    pub fn of_writer(&self, session: JoinCode, writer: Writer) -> impl Iterator<Item = &Kept> {
        self.0.iter().filter(move |kept| kept.place.session == Some(session) && kept.place.writer == writer)
    }

    /// Forms of new sessions that are filled in, oldest first.
    pub fn forms(&self) -> impl Iterator<Item = &Kept> {
        self.0.iter().filter(|kept| matches!(kept.place.field, Field::NewSession { .. }))
    }

    /// The dilemmas that are written on this device, with their numbers.
    pub fn own_dilemmas(&self) -> impl Iterator<Item = (u32, &Kept)> {
        self.0.iter().filter_map(|kept| match kept.place.field {
            Field::OwnDilemma { number } => Some((number, kept)),
            _ => None,
        })
    }

    /// The places in a session.
    pub fn places_in(&self, session: JoinCode) -> Vec<Place> {
        self.0.iter().map(|kept| kept.place).filter(|place| place.session == Some(session)).collect()
    }

    fn make_room(&mut self) -> Vec<Place> {
        let mut dropped = Vec::new();
        // The last one is being written.
        while self.0.len() > 1 && (self.0.len() > DRAFTS_MAX || self.bytes() > BYTES_MAX) {
            dropped.push(self.0.remove(0).place);
        }
        dropped
    }

    fn bytes(&self) -> usize {
        self.0.iter().map(|kept| kept.words.len() + kept.over.as_ref().map_or(0, String::len)).sum()
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::{ParticipantId, RoomNumber, RoundNumber};
    use shared::session::{Kind, Side};

    use super::*;

    fn code(last: char) -> JoinCode {
        format!("AAAAA{last}").parse().unwrap()
    }

    fn pro(session: char, writer: u32, round: u16) -> Place {
        Place {
            session: Some(code(session)),
            writer: Writer::Participant(ParticipantId(writer)),
            field: Field::Argument {
                room: RoomNumber(1),
                round: RoundNumber(round),
                side: Side::Left,
                kind: Kind::Pro,
            },
        }
    }

    fn kept(place: Place, words: &str, at: i64) -> Kept {
        Kept { place, words: words.into(), over: None, at: Timestamp(at) }
    }

    #[test]
    fn words_stay_in_their_own_round_and_with_their_own_writer() {
        let mut shelf = Shelf::default();
        shelf.put(kept(pro('A', 1, 1), "minder lege uren", 1));
        assert_eq!(shelf.at(pro('A', 1, 2)), None, "the next dilemma's box is empty");
        assert_eq!(shelf.at(pro('A', 2, 1)), None, "somebody else at the same computer");
        assert_eq!(shelf.at(pro('C', 1, 1)), None, "another session");
        assert_eq!(shelf.at(pro('A', 1, 1)).map(|kept| kept.words.as_str()), Some("minder lege uren"));
        assert_eq!(shelf.take(pro('A', 1, 1)).map(|kept| kept.words), Some("minder lege uren".to_owned()));
        assert_eq!(shelf, Shelf::default());
    }

    fn change(words: &str, over: &str) -> Kept {
        Kept { over: Some(over.into()), ..kept(pro('A', 1, 1), words, 1) }
    }

    #[test]
    fn people_who_change_words_see_what_somebody_else_made_of_them() {
        let change = change("met mij", "eerst");
        assert_eq!(change.theirs("eerst"), None);
        assert_eq!(change.theirs("van een ander"), Some("van een ander"));
        assert_eq!(change.theirs("met mij"), None, "somebody made the same of them");
        assert_eq!(kept(pro('A', 1, 1), "nieuw", 1).theirs("iets"), None, "these replace nothing");
    }

    #[test]
    fn refused_words_come_back_with_what_they_were_to_replace() {
        let back = |kept: Option<&Kept>, words, over| taken_back(kept, words, over);
        let both = |words: &str, over: &str| Some((words.to_owned(), Some(over.to_owned())));
        assert_eq!(back(None, "beter", Some("eerst")), both("beter", "eerst"));
        assert_eq!(back(Some(&change("beter", "eerst")), "beter", Some("eerst")), both("beter", "eerst"));
        assert_eq!(
            back(Some(&change("beter", "eerst")), "best", Some("beter")),
            both("best", "eerst"),
            "two that waited"
        );
        assert_eq!(back(Some(&change("nog half", "beter")), "beter", Some("eerst")), both("nog half", "eerst"));
        assert_eq!(back(Some(&change("iets anders", "eerst")), "beter", Some("eerst")), None, "nothing is wiped out");
        let new = kept(pro('A', 1, 1), " beter ", 1);
        assert_eq!(back(Some(&new), "beter", None), Some((" beter ".to_owned(), None)));
        assert_eq!(back(Some(&new), "anders", None), None);
    }

    #[test]
    fn a_draft_of_an_older_page_is_read() {
        let mut json = serde_json::to_value(change("beter", "eerst")).unwrap();
        json.as_object_mut().unwrap().remove("over");
        assert_eq!(serde_json::from_value::<Kept>(json).unwrap().over, None);
    }

    #[test]
    fn the_number_of_drafts_is_bounded_and_the_oldest_goes_first() {
        let mut shelf = Shelf::default();
        for round in 0..u16::try_from(DRAFTS_MAX).unwrap() {
            assert!(shelf.put(kept(pro('A', 1, round), "demo", 1)).is_empty());
        }
        assert!(shelf.put(kept(pro('A', 1, 0), "demo, touched again", 2)).is_empty());
        assert_eq!(shelf.put(kept(pro('A', 2, 0), "one more", 3)), [pro('A', 1, 1)]);
        assert!(shelf.at(pro('A', 1, 0)).is_some());
    }

    #[test]
    fn the_bytes_of_drafts_are_bounded_and_the_latest_stays() {
        let mut shelf = Shelf::default();
        shelf.put(kept(pro('A', 1, 1), &"x".repeat(BYTES_MAX), 1));
        assert_eq!(shelf.put(kept(pro('A', 1, 2), "x", 2)), [pro('A', 1, 1)]);
        assert!(shelf.put(kept(pro('A', 1, 2), &"x".repeat(BYTES_MAX + 1), 3)).is_empty());
    }

    #[test]
    fn drafts_older_than_sixty_days_are_forgotten() {
        let found = vec![kept(pro('A', 1, 2), "new", 1), kept(pro('A', 1, 1), "old", 0)];
        let (shelf, dropped) = Shelf::of(found, Timestamp(KEPT_FOR + 1));
        assert_eq!(dropped, [pro('A', 1, 1)]);
        assert!(shelf.at(pro('A', 1, 2)).is_some());
    }

    #[test]
    fn all_drafts_of_a_session_are_found() {
        let mut shelf = Shelf::default();
        shelf.put(kept(pro('A', 1, 1), "one", 1));
        shelf.put(kept(pro('C', 1, 1), "two", 2));
        shelf.put(kept(Place::new_session(1), "{}", 3));
        assert_eq!(shelf.places_in(code('A')), [pro('A', 1, 1)]);
        let of_writer = |writer| shelf.of_writer(code('A'), writer).count();
        assert_eq!([of_writer(Writer::Participant(ParticipantId(1))), of_writer(Writer::Facilitator)], [1, 0]);
    }

    #[test]
    fn every_place_can_be_written_and_read_back() {
        for place in [pro('A', 1, 1), Place::new_session(1), Place::at_door(code('A'), Field::Attempt)] {
            let text = serde_json::to_string(&place).unwrap();
            assert_eq!(serde_json::from_str::<Place>(&text).ok(), Some(place), "{text}");
        }
    }
}
