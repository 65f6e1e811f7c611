//! Everybody's place on a server, numbered consecutively: members, then the same people as followers, then boards, then
//! screens.

use shared::code::JoinCode;
use shared::ids::ParticipantId;

use crate::device::Seat;

/// The keys to a session.
pub struct Keys {
    pub code: JoinCode,
    /// Everybody with their token, by room.
    pub people: Vec<(ParticipantId, String)>,
    /// The secrets of the board and of the plenary screen.
    pub board: String,
    pub screen: String,
}

/// Everybody's place.
#[derive(Default)]
pub struct Seats {
    /// In their rooms, one room after the other.
    pub members: Vec<Seat>,
    /// The same people on devices that follow the plenary screen.
    pub followers: Vec<Seat>,
    /// One board and one plenary screen for each session.
    pub boards: Vec<Seat>,
    pub screens: Vec<Seat>,
}

impl Seats {
    /// The places of those who have these keys.
    pub fn of(sessions: &[Keys]) -> Self {
        let people = || sessions.iter().flat_map(|keys| keys.people.iter().map(|person| (keys.code, person)));
        let mut seats = Self::default();
        let mut numbers = 0..;
        for (follows, kept) in [(false, &mut seats.members), (true, &mut seats.followers)] {
            let numbered = people().zip(numbers.by_ref());
            kept.extend(
                numbered.map(|((code, (person, token)), number)| Seat::new(number, person.0, code, token, follows)),
            );
        }
        let mut screen = |code, secret: &String| Seat::new(numbers.next().unwrap_or_default(), 0, code, secret, false);
        seats.boards.extend(sessions.iter().map(|keys| screen(keys.code, &keys.board)));
        seats.screens.extend(sessions.iter().map(|keys| screen(keys.code, &keys.screen)));
        seats
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.members.len() + self.followers.len() + self.boards.len() + self.screens.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_consecutively() {
        let person = |number: u32| (ParticipantId(number), format!("token {number}"));
        let keys = || Keys {
            code: JoinCode::from_numbers([0; 6]),
            people: vec![person(1), person(2)],
            board: "board".into(),
            screen: "screen".into(),
        };
        let Seats { members, followers, boards, screens } = Seats::of(&[keys(), keys()]);
        let all = [members, followers, boards, screens].concat();
        assert!(all.iter().map(|seat| seat.number).eq(0..12));
    }
}
