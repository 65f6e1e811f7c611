//! Where one room is with one dilemma.

use crate::ids::DilemmaNumber;
use crate::session::{DecidedBy, Outcome, Plenary, Room, Side};

/// Where a room is with a dilemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomStatus {
    /// It has not begun.
    NotBegun,
    /// Its round is running.
    Busy,
    /// It has finished; the audience may not know the result yet.
    Covered,
    /// It chose.
    Chosen {
        /// The side.
        side: Side,
        /// The lot decided.
        by_lot: bool,
    },
    /// *Niet gekozen*: the facilitator ended the round first.
    NotChosen,
}

impl RoomStatus {
    /// Where `room` is with `dilemma`.
    pub fn of(room: &Room, dilemma: DilemmaNumber) -> Self {
        let Some(round) = room.round_about(dilemma) else { return Self::NotBegun };
        match &round.outcome {
            _ if round.is_open() => Self::Busy,
            None => Self::Covered,
            Some(Outcome::NotChosen) => Self::NotChosen,
            Some(Outcome::Chosen(choice)) => Self::Chosen { side: choice.side, by_lot: choice.way == DecidedBy::Lot },
        }
    }

    /// The status as the debrief has uncovered it. The facilitator's own device holds more, but must show no more than
    /// this.
    pub fn as_shown(room: &Room, dilemma: DilemmaNumber, plenary: &Plenary) -> Self {
        let standing = Self::of(room, dilemma);
        if plenary.is_revealed(dilemma, room.number) { standing } else { standing.covered() }
    }

    /// The status that the audience may know while the result is covered. `NotChosen` stays, because it reveals no
    /// side.
    #[must_use]
    pub const fn covered(self) -> Self {
        match self {
            Self::Chosen { .. } => Self::Covered,
            Self::NotBegun | Self::Busy | Self::Covered | Self::NotChosen => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::*;
    use crate::ids::RoomNumber;

    #[test]
    fn a_covered_status_reveals_no_side() {
        assert_eq!(RoomStatus::Chosen { side: Side::Left, by_lot: true }.covered(), RoomStatus::Covered);
        assert_eq!(RoomStatus::NotChosen.covered(), RoomStatus::NotChosen);
        assert_eq!(RoomStatus::Busy.covered(), RoomStatus::Busy);
    }

    #[test]
    fn only_uncovered_rooms_show_their_side() {
        let rooms = [room(1, Some(chose(4, 0))), room(2, Some(chose(0, 4)))];
        let mut plenary = Plenary::default();
        let shown = |plenary: &Plenary| rooms.each_ref().map(|room| RoomStatus::as_shown(room, DILEMMA, plenary));
        assert_eq!(shown(&plenary), [RoomStatus::Covered; 2]);
        plenary.revealed_rooms.insert(DILEMMA, [RoomNumber(2)].into());
        assert_eq!(shown(&plenary), [RoomStatus::Covered, RoomStatus::Chosen { side: Side::Right, by_lot: false }]);
        plenary.revealed.insert(DILEMMA);
        assert!(!shown(&plenary).contains(&RoomStatus::Covered));
    }
}
