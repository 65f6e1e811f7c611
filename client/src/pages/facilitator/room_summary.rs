//! What the board needs of a room at a glance. Recomputed when its room, its people or the second changes, and
//! compared, so that nothing is redrawn that looks the same.

use shared::ids::{DilemmaNumber, ParticipantId, RoomNumber, RoundNumber};
use shared::session::attention::{Attention, attention};
use shared::session::{Kind, NextDilemma, Outcome, Phase, Rejection, Room, Round, Session, Side, Timer};
use shared::time::Timestamp;

/// The number of people in a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeadCount {
    /// The number of its members.
    pub members: usize,
    /// The number of members who are connected.
    pub online: usize,
}

/// What a room is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Waiting for its first round.
    Waiting,
    /// Reading.
    Reading,
    /// Writing pros and cons.
    Writing,
    /// Choosing.
    Choosing,
    /// Choosing, with the time up.
    MustChoose,
    /// It chose.
    Chosen(Side),
    /// Its round was ended without a choice.
    NotChosen,
}

impl Doing {
    fn of(room: &Room) -> Self {
        current(room).map_or(Self::Waiting, Self::in_round)
    }

    const fn in_round(round: &Round) -> Self {
        match (&round.outcome, round.phase) {
            (Some(Outcome::Chosen(choice)), _) => Self::Chosen(choice.side),
            (Some(Outcome::NotChosen), _) | (None, Phase::Done) => Self::NotChosen,
            (None, Phase::Read) => Self::Reading,
            (None, Phase::Left | Phase::Right) => Self::Writing,
            (None, Phase::Choose) if round.must_choose => Self::MustChoose,
            (None, Phase::Choose) => Self::Choosing,
        }
    }
}

/// A room at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSummary {
    pub number: RoomNumber,
    /// Its people.
    pub head_count: HeadCount,
    /// What it is doing.
    pub doing: Doing,
    /// What needs attention, most urgent first.
    pub attention: Vec<Attention>,
    /// Its latest dilemma, and which round of the room that is.
    pub round: Option<(DilemmaNumber, RoundNumber)>,
    /// A round is open.
    pub open: bool,
    /// The time of the round, until it is up.
    pub timer: Option<Timer>,
    /// What it may start, or why it can't.
    pub upcoming: Result<NextDilemma, Rejection>,
    /// The length of its longest bar: the pros and cons of one side.
    pub longest: usize,
    /// The phase of the open round.
    pub phase: Option<Phase>,
    /// Pros and cons of the latest round.
    pub written: usize,
    /// The presenter, if there is one.
    pub presenter: Option<ParticipantId>,
    /// The room that it was merged into.
    pub merged: Option<RoomNumber>,
    /// The dilemmas that it closed, and how.
    pub closed: Vec<(DilemmaNumber, Doing)>,
}

/// The latest round of the people in the room now, or of those who were merged away with it.
pub fn current(room: &Room) -> Option<&Round> {
    room.own_rounds().last()
}

fn closed(room: &Room) -> Vec<(DilemmaNumber, Doing)> {
    let closed = room.rounds.iter().filter(|round| !round.is_open());
    closed.map(|round| (round.dilemma, Doing::in_round(round))).collect()
}

impl RoomSummary {
    /// The summary of `room` with its `head_count` at `now`, in the session `facts`.
    pub fn of(facts: &Session, room: &Room, head_count: HeadCount, now: Timestamp) -> Self {
        let round = room.open_round();
        let latest = current(room);
        let on = |side| latest.map_or(0, |round| Kind::BOTH.map(|kind| round.count_on(side, kind)).iter().sum());
        let written: [usize; 2] = Side::BOTH.map(on);
        Self {
            number: room.number,
            head_count,
            doing: Doing::of(room),
            attention: attention(facts, room, head_count.online, now),
            round: latest.map(|round| (round.dilemma, room.round_number())),
            open: round.is_some(),
            timer: round.filter(|round| !round.must_choose).map(|round| round.timer),
            upcoming: facts.next_dilemma(room, now),
            longest: written.into_iter().max().unwrap_or(0),
            phase: round.map(|round| round.phase),
            written: written.into_iter().sum(),
            presenter: room.presenter.map(|presenter| presenter.participant),
            merged: room.merged_into,
            closed: closed(room),
        }
    }

    /// The summary of a room before its session is known.
    pub fn idle(number: RoomNumber, head_count: HeadCount) -> Self {
        Self {
            number,
            head_count,
            doing: Doing::Waiting,
            attention: Vec::new(),
            round: None,
            open: false,
            timer: None,
            upcoming: Err(Rejection::NotNow),
            longest: 0,
            phase: None,
            written: 0,
            presenter: None,
            merged: None,
            closed: Vec::new(),
        }
    }

    /// Nobody is in it, and nothing happened in it that would matter to anybody.
    pub const fn is_empty(&self) -> bool {
        self.head_count.members == 0 && self.round.is_none() && self.merged.is_none()
    }

    /// It was merged away before anything was chosen in it, so there is nothing to see.
    pub const fn is_gone(&self) -> bool {
        self.merged.is_some() && self.round.is_none()
    }

    /// Must the facilitator act now?
    pub fn is_hot(&self) -> bool {
        self.attention.iter().any(|attention| is_hot(*attention))
    }
}

/// Must the facilitator act on it now, rather than keep an eye on it?
pub const fn is_hot(attention: Attention) -> bool {
    matches!(attention, Attention::Help { .. } | Attention::MustChoose | Attention::NobodyThere)
}
