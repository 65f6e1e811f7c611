//! Which rooms are in view, and in what order. Pure: everything shown in the table depends on it.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use shared::session::people::names::names_of;
use shared::session::words::compared;
use shared::session::{Participant, Phase};
use shared::time::{Milliseconds, Timestamp};

use crate::pages::facilitator::room_summary::{Doing, RoomSummary};

/// The maximum number of empty rooms shown among the others; more are folded into one line.
const FEW_EMPTY: usize = 3;

/// Which rooms are in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those that need attention.
    Attention,
    /// Rooms that are in this phase.
    Busy(Phase),
    /// Rooms that chose in their latest dilemma, and have not started another.
    Done,
    /// Rooms that were cut off before they chose.
    NotChosen,
    /// Rooms that wait for a dilemma, and rooms without people.
    Waiting,
}

impl Filter {
    /// In the order in which a room passes through them.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::Attention,
        Self::Waiting,
        Self::Busy(Phase::Read),
        Self::Busy(Phase::Left),
        Self::Busy(Phase::Right),
        Self::Busy(Phase::Choose),
        Self::Done,
        Self::NotChosen,
    ];

    /// Is a room with this summary in view?
    pub fn admits(self, summary: &RoomSummary) -> bool {
        match self {
            _ if summary.is_gone() => false,
            Self::All => true,
            Self::Attention => !summary.attention.is_empty(),
            Self::Busy(phase) => summary.phase == Some(phase),
            Self::Done => matches!(summary.doing, Doing::Chosen(_)),
            Self::NotChosen => summary.doing == Doing::NotChosen,
            Self::Waiting => summary.doing == Doing::Waiting,
        }
    }

    /// How many of the rooms would be in view, per dilemma, among those at the dilemma looked at. A filter that is not
    /// about progress in a dilemma counts under `None`.
    pub fn counts(
        self,
        summaries: &[RoomSummary],
        at: Option<DilemmaNumber>,
    ) -> BTreeMap<Option<DilemmaNumber>, usize> {
        let mut counts = BTreeMap::new();
        for summary in summaries.iter().filter(|summary| self.admits(summary) && is_at(summary, at)) {
            let of = summary.round.map(|(dilemma, _)| dilemma).filter(|_| self.is_of_a_dilemma());
            *counts.entry(of).or_default() += 1;
        }
        counts
    }

    /// Is it about how far rooms are in their dilemma?
    pub const fn is_of_a_dilemma(self) -> bool {
        matches!(self, Self::Busy(_) | Self::Done | Self::NotChosen)
    }

    /// The next filter that shows anything, wrapping around.
    pub fn next(self, summaries: &[RoomSummary]) -> Self {
        let at = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        let others = Self::ALL.iter().cycle().skip(at + 1).take(Self::ALL.len() - 1);
        others
            .copied()
            .find(|other| *other == Self::All || summaries.iter().any(|summary| other.admits(summary)))
            .unwrap_or_default()
    }
}

/// The sort order of the rooms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Those that need attention first.
    #[default]
    Need,
    /// By number.
    Number,
    /// Least time left first.
    Time,
    /// Fewest pros and cons first.
    Written,
    /// The rooms that are furthest behind come first: at an earlier dilemma, then in an earlier phase.
    Progress,
}

impl Order {
    /// In the order of the list.
    pub const ALL: [Self; 5] = [Self::Need, Self::Number, Self::Time, Self::Written, Self::Progress];

    /// The next one, wrapping around.
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// The rooms where something was found, with the name in which it was found.
pub type Found = BTreeMap<RoomNumber, Option<String>>;

/// What the rooms are filtered and sorted by.
#[derive(Clone, Copy, Debug)]
pub struct RoomFilter<'a> {
    pub filter: Filter,
    pub order: Order,
    /// Only those at this dilemma.
    pub at: Option<DilemmaNumber>,
    /// Only these, during a search.
    pub found: Option<&'a Found>,
    /// Empty rooms are shown among the others.
    pub with_empty: bool,
}

/// The rooms that remain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilteredRooms {
    /// The rooms in view, in order.
    pub rooms: Vec<RoomNumber>,
    /// How many empty rooms could be folded into one line.
    pub empty: usize,
}

impl RoomFilter<'_> {
    /// The rooms in view at `now`.
    pub fn sift(self, summaries: &[RoomSummary], now: Timestamp) -> FilteredRooms {
        let fits = |summary: &&RoomSummary| {
            self.filter.admits(summary)
                && is_at(summary, self.at)
                && self.found.is_none_or(|found| found.contains_key(&summary.number))
        };
        let mut kept: Vec<&RoomSummary> = summaries.iter().filter(fits).collect();
        // A search, or a look at the waiting rooms, shows all matches.
        let folds = self.filter == Filter::All && self.at.is_none() && self.found.is_none();
        let empty = if folds { kept.iter().filter(|summary| summary.is_empty()).count() } else { 0 };
        if empty > FEW_EMPTY && !self.with_empty {
            kept.retain(|summary| !summary.is_empty());
        }
        kept.sort_by_key(|summary| (place(summary, self.order, now), summary.number));
        FilteredRooms {
            rooms: kept.into_iter().map(|summary| summary.number).collect(),
            empty: if empty > FEW_EMPTY { empty } else { 0 },
        }
    }
}

/// Sort key, smallest first. Merged and empty rooms come last, except by number.
fn place(summary: &RoomSummary, order: Order, now: Timestamp) -> (u8, i64, i64, i64) {
    let last = if summary.is_empty() { 2 } else { u8::from(summary.merged.is_some()) };
    let (round, phase) = progress(summary);
    match order {
        Order::Number => (0, 0, 0, 0),
        Order::Need => {
            let (urgency, since) = need(summary);
            (last, urgency, since, 0)
        }
        Order::Time => (last, left(summary, now).unwrap_or(i64::MAX), 0, 0),
        // The amount written is comparable only among rooms at the same dilemma.
        Order::Written => (last, i64::from(!summary.open), round, number(summary.written)),
        Order::Progress => (last, round, phase, 0),
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Which of its dilemmas a room is at, and its progress in that.
fn progress(summary: &RoomSummary) -> (i64, i64) {
    let round = summary.round.map_or(0, |(_, round)| i64::from(round.0));
    let phase = summary.phase.or(is_closed(summary).then_some(Phase::Done));
    let phase = phase.and_then(|phase| Phase::ALL.iter().position(|one| *one == phase));
    (round, phase.map_or(-1, number))
}

/// How urgent, and since when.
fn need(summary: &RoomSummary) -> (i64, i64) {
    use shared::session::attention::Attention;
    match summary.attention.first() {
        Some(Attention::Help { since }) => (0, since.0),
        Some(Attention::MustChoose) => (1, 0),
        Some(Attention::Tie) => (2, 0),
        Some(Attention::NobodyThere) => (3, 0),
        Some(Attention::NothingWritten) => (4, 0),
        Some(Attention::Behind { .. }) => (5, 0),
        None => (6, 0),
    }
}

fn left(summary: &RoomSummary, now: Timestamp) -> Option<Milliseconds> {
    match summary.doing {
        Doing::MustChoose => Some(0),
        _ => summary.timer.map(|timer| timer.left(now)),
    }
}

fn is_at(summary: &RoomSummary, dilemma: Option<DilemmaNumber>) -> bool {
    dilemma.is_none() || summary.round.map(|(at, _)| at) == dilemma
}

fn is_closed(summary: &RoomSummary) -> bool {
    matches!(summary.doing, Doing::Chosen(_) | Doing::NotChosen)
}

/// The rooms whose number starts with `typed`, or that have a person whose name matches. `None` without a search.
pub fn search(
    typed: &str,
    rooms: impl Iterator<Item = RoomNumber>,
    people: &BTreeMap<ParticipantId, Participant>,
) -> Option<Found> {
    let typed = compared(typed.trim());
    if typed.is_empty() {
        return None;
    }
    let mut found: Found = rooms.filter(|room| room.to_string().starts_with(&typed)).map(|room| (room, None)).collect();
    for (id, name) in names_of(people) {
        if let Some(room) = people.get(&id).and_then(|person| person.room)
            && compared(&name).contains(&typed)
        {
            found.entry(room).or_insert(Some(name));
        }
    }
    Some(found)
}

/// Rows that keep their places while somebody is at one of them: present ones stay, new ones are appended.
pub fn steady(before: &[RoomNumber], latest: &[RoomNumber], exists: impl Fn(RoomNumber) -> bool) -> Vec<RoomNumber> {
    let known: BTreeSet<RoomNumber> = before.iter().copied().collect();
    let stay = before.iter().copied().filter(|room| exists(*room));
    stay.chain(latest.iter().copied().filter(|room| !known.contains(room))).collect()
}

/// The rows from one to another, both included, in either direction. If either is missing, only the last.
pub fn stretch(rows: &[RoomNumber], from: Option<RoomNumber>, to: RoomNumber) -> Vec<RoomNumber> {
    let at = |room: RoomNumber| rows.iter().position(|row| *row == room);
    match (from.and_then(at), at(to)) {
        (Some(from), Some(to)) => rows[from.min(to)..=from.max(to)].to_vec(),
        _ => vec![to],
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::RoundNumber;
    use shared::session::attention::Attention;
    use shared::session::{Side, Timer};

    use super::*;
    use crate::pages::facilitator::room_summary::HeadCount;

    const BEHIND: Attention = Attention::Behind { phase: Phase::Left, by: 60_000 };

    fn waiting(number: u16) -> RoomSummary {
        RoomSummary::idle(RoomNumber(number), HeadCount { members: 4, online: 4 })
    }

    fn empty(number: u16) -> RoomSummary {
        RoomSummary::idle(RoomNumber(number), HeadCount::default())
    }

    fn busy(number: u16, phase: Phase) -> RoomSummary {
        let doing = match phase {
            Phase::Read => Doing::Reading,
            Phase::Left | Phase::Right => Doing::Writing,
            Phase::Choose => Doing::Choosing,
            Phase::Done => Doing::Chosen(Side::Left),
        };
        let open = phase != Phase::Done;
        let round = Some((DilemmaNumber(1), RoundNumber(1)));
        RoomSummary { doing, open, round, phase: open.then_some(phase), ..waiting(number) }
    }

    fn sifted(summaries: &[RoomSummary], filter: Filter, order: Order) -> Vec<u16> {
        let sieve = RoomFilter { filter, order, at: None, found: None, with_empty: false };
        sieve.sift(summaries, Timestamp(0)).rooms.into_iter().map(|room| room.0).collect()
    }

    fn rooms(numbers: &[u16]) -> Vec<RoomNumber> {
        numbers.iter().copied().map(RoomNumber).collect()
    }

    #[test]
    fn every_filter_shows_its_own_rooms() {
        let needy = RoomSummary { attention: vec![BEHIND], ..busy(2, Phase::Left) };
        let summaries = [waiting(1), needy, busy(3, Phase::Choose), busy(4, Phase::Done), empty(5)];
        let shown = |filter| sifted(&summaries, filter, Order::Number);
        assert_eq!(shown(Filter::All), [1, 2, 3, 4, 5]);
        assert_eq!(shown(Filter::Attention), [2]);
        assert_eq!(shown(Filter::Busy(Phase::Left)), [2]);
        assert_eq!(shown(Filter::Busy(Phase::Choose)), [3]);
        assert_eq!(shown(Filter::Done), [4]);
        assert_eq!(shown(Filter::Waiting), [1, 5]);
        assert_eq!(Filter::All.next(&summaries), Filter::Attention);
        assert_eq!(Filter::Waiting.next(&summaries), Filter::Busy(Phase::Left));
        assert_eq!(Filter::Done.next(&summaries), Filter::All);
    }

    #[test]
    fn a_room_cut_off_before_choosing_is_not_done() {
        let summaries = [busy(1, Phase::Done), RoomSummary { doing: Doing::NotChosen, ..busy(2, Phase::Done) }];
        let one = Some(DilemmaNumber(1));
        assert_eq!(sifted(&summaries, Filter::Done, Order::Number), [1]);
        assert_eq!(sifted(&summaries, Filter::NotChosen, Order::Number), [2]);
        assert_eq!(Filter::Done.counts(&summaries, None), BTreeMap::from([(one, 1)]));
        assert_eq!(Filter::NotChosen.counts(&summaries, None), BTreeMap::from([(one, 1)]));
    }

    #[test]
    fn many_empty_rooms_are_folded_into_one_line_until_asked_for() {
        let summaries: Vec<RoomSummary> = (1..=2).map(waiting).chain((3..=9).map(empty)).collect();
        let sieve = RoomFilter { filter: Filter::All, order: Order::Need, at: None, found: None, with_empty: false };
        let folded = sieve.sift(&summaries, Timestamp(0));
        assert_eq!((folded.rooms, folded.empty), (rooms(&[1, 2]), 7));
        let open = RoomFilter { with_empty: true, ..sieve }.sift(&summaries, Timestamp(0));
        assert_eq!((open.rooms.len(), open.empty), (9, 7));
        assert_eq!(sieve.sift(&summaries[..5], Timestamp(0)).rooms.len(), 5);
        let found = Found::from([(RoomNumber(8), None)]);
        let looked_for = RoomFilter { found: Some(&found), ..sieve }.sift(&summaries, Timestamp(0));
        assert_eq!((looked_for.rooms, looked_for.empty), (rooms(&[8]), 0));
    }

    #[test]
    fn rooms_merged_away_are_gone_or_among_the_done() {
        let gone = RoomSummary { merged: Some(RoomNumber(2)), ..empty(1) };
        let kept =
            RoomSummary { merged: Some(RoomNumber(2)), head_count: HeadCount::default(), ..busy(3, Phase::Done) };
        let summaries = [gone, busy(2, Phase::Left), kept, busy(4, Phase::Left)];
        assert_eq!(sifted(&summaries, Filter::All, Order::Need), [2, 4, 3]);
        assert_eq!(sifted(&summaries, Filter::Done, Order::Need), [3]);
        assert!(sifted(&summaries, Filter::Waiting, Order::Need).is_empty());
    }

    #[test]
    fn rooms_that_need_attention_come_first_and_empty_ones_last() {
        let needs = |number, attention| RoomSummary { attention: vec![attention], ..busy(number, Phase::Left) };
        let summaries = [
            empty(1),
            busy(2, Phase::Left),
            needs(3, BEHIND),
            needs(4, Attention::MustChoose),
            needs(5, Attention::Help { since: Timestamp(20) }),
            needs(6, Attention::Help { since: Timestamp(10) }),
        ];
        assert_eq!(sifted(&summaries, Filter::All, Order::Need), [6, 5, 4, 3, 2, 1]);
        assert_eq!(sifted(&summaries, Filter::All, Order::Number), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn the_other_orders() {
        let timer = |deadline| Timer { deadline: Timestamp(deadline), paused_at: None, granted: 600, extra: 0 };
        let with = |number, deadline, written, phase| RoomSummary {
            timer: Some(timer(deadline)),
            written,
            ..busy(number, phase)
        };
        let must = RoomSummary { doing: Doing::MustChoose, written: 7, ..busy(4, Phase::Choose) };
        let summaries = [waiting(1), with(2, 300, 5, Phase::Right), with(3, 200, 9, Phase::Read), must];
        assert_eq!(sifted(&summaries, Filter::All, Order::Time), [4, 3, 2, 1]);
        assert_eq!(sifted(&summaries, Filter::All, Order::Written), [2, 4, 3, 1]);
        assert_eq!(sifted(&summaries, Filter::All, Order::Progress), [1, 3, 2, 4]);
        assert_eq!(Order::Progress.next(), Order::Need);
    }

    fn at(number: u16, dilemma: u16, phase: Phase) -> RoomSummary {
        RoomSummary { round: Some((DilemmaNumber(dilemma), RoundNumber(dilemma))), ..busy(number, phase) }
    }

    #[test]
    fn a_room_at_an_earlier_dilemma_is_behind_whatever_its_phase() {
        let summaries = [at(8, 2, Phase::Read), at(2, 1, Phase::Choose), at(3, 1, Phase::Done), at(4, 1, Phase::Left)];
        assert_eq!(sifted(&summaries, Filter::All, Order::Progress), [4, 2, 3, 8]);
        let written =
            [RoomSummary { written: 9, ..at(1, 1, Phase::Left) }, RoomSummary { written: 0, ..at(2, 2, Phase::Left) }];
        assert_eq!(sifted(&written, Filter::All, Order::Written), [1, 2]);
    }

    #[test]
    fn different_dilemmas_are_counted_separately() {
        let summaries = [at(1, 1, Phase::Choose), at(2, 2, Phase::Choose), at(3, 2, Phase::Choose), waiting(4)];
        let (one, two) = (DilemmaNumber(1), DilemmaNumber(2));
        let choosing = Filter::Busy(Phase::Choose);
        assert_eq!(choosing.counts(&summaries, None), BTreeMap::from([(Some(one), 1), (Some(two), 2)]));
        assert_eq!(choosing.counts(&summaries, Some(two)), BTreeMap::from([(Some(two), 2)]));
        assert_eq!(Filter::All.counts(&summaries, None), BTreeMap::from([(None, 4)]));
        assert_eq!(Filter::All.counts(&summaries, Some(one)), BTreeMap::from([(None, 1)]));
        let sieve =
            RoomFilter { filter: Filter::All, order: Order::Need, at: Some(two), found: None, with_empty: false };
        assert_eq!(sieve.sift(&summaries, Timestamp(0)).rooms, rooms(&[2, 3]));
    }

    #[test]
    fn a_number_or_a_name_finds_a_room() {
        let person = |name: &str, room| Participant::new(name.to_owned(), Some(RoomNumber(room)));
        let people = BTreeMap::from([
            (ParticipantId(1), person("Demo Anna", 2)),
            (ParticipantId(2), person("Demo Joanna", 3)),
            (ParticipantId(3), Participant::new("Anna zonder groep".to_owned(), None)),
        ]);
        let looked_for = |typed| search(typed, rooms(&[1, 2, 3, 12]).into_iter(), &people);
        assert_eq!(looked_for("  "), None);
        assert_eq!(looked_for("1"), Some(Found::from([(RoomNumber(1), None), (RoomNumber(12), None)])));
        let names: Vec<_> = looked_for("ANNA").unwrap().into_iter().collect();
        assert_eq!(names, [(RoomNumber(2), Some("Demo Anna".into())), (RoomNumber(3), Some("Demo Joanna".into()))]);
        assert_eq!(looked_for("x"), Some(Found::new()));
    }

    #[test]
    fn rows_keep_their_places_while_somebody_is_at_them() {
        let kept = steady(&rooms(&[3, 1, 2]), &rooms(&[4, 1, 3]), |room| room.0 != 2);
        assert_eq!(kept, rooms(&[3, 1, 4]));
    }

    #[test]
    fn a_stretch_runs_in_either_direction() {
        let rows = rooms(&[5, 3, 9, 1]);
        assert_eq!(stretch(&rows, Some(RoomNumber(9)), RoomNumber(5)), rooms(&[5, 3, 9]));
        assert_eq!(stretch(&rows, Some(RoomNumber(3)), RoomNumber(1)), rooms(&[3, 9, 1]));
        assert_eq!(stretch(&rows, None, RoomNumber(1)), rooms(&[1]));
        assert_eq!(stretch(&rows, Some(RoomNumber(8)), RoomNumber(1)), rooms(&[1]));
    }
}
