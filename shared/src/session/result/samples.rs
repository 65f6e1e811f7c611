//! Rooms and arguments for the tests of these sums.

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{
    Argument, Choice, Count, DecidedBy, Kind, Outcome, Phase, Reasons, Room, Round, Side, VoteMethod,
};
use crate::time::Timestamp;

pub const DILEMMA: DilemmaNumber = DilemmaNumber(1);

pub fn open_round() -> Round {
    Round::new(DILEMMA, Timestamp(0), Timestamp(600_000))
}

pub fn closed_round(outcome: Option<Outcome>) -> Round {
    Round { phase: Phase::Done, outcome, ..open_round() }
}

pub fn chosen(way: DecidedBy, left: u16, right: u16) -> Outcome {
    let count = Count { left, right };
    Outcome::Chosen(Choice {
        side: count.majority().unwrap_or(Side::Right),
        way,
        recorded: VoteMethod::Ballots,
        count,
        in_time: true,
        reasons: Reasons::default(),
        minority: None,
        first: None,
    })
}

/// A round that ended in a choice with these votes.
pub fn chose(left: u16, right: u16) -> Round {
    let way = if left == 0 || right == 0 { DecidedBy::Unanimous } else { DecidedBy::Majority };
    closed_round(Some(chosen(way, left, right)))
}

pub fn room(number: u16, round: Option<Round>) -> Room {
    Room { rounds: round.into_iter().collect(), ..Room::new(RoomNumber(number)) }
}

/// A pro of the left scenario.
pub fn argument(id: u32, text: &str, supporters: u32) -> Argument {
    let author = ParticipantId(100);
    let written = Argument::new(ArgumentId(id), author, Side::Left, Kind::Pro, text.into(), Timestamp(0));
    Argument { supporters: (0..supporters).map(ParticipantId).collect(), ..written }
}

/// The room with these arguments in its round.
pub fn with_arguments(mut room: Room, arguments: impl IntoIterator<Item = Argument>) -> Room {
    if let Some(round) = room.rounds.last_mut() {
        round.arguments.extend(arguments.into_iter().map(|argument| (argument.id, argument)));
    }
    room
}
