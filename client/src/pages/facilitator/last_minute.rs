//! The groups in their last minute, for the title of the board's tab. Groups whose time is up call anyway.

use shared::ids::RoomNumber;
use shared::language::Language;
use shared::text::{attention as text, common};
use shared::time::{MINUTE, Milliseconds, Timestamp};

use super::room_summary::RoomSummary;
use crate::components::clock_digits;

/// The least time left of any group, and how many groups are in their last minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastMinute {
    left: Milliseconds,
    room: RoomNumber,
    groups: usize,
}

impl LastMinute {
    /// `None` when no group is in its last minute. Paused groups do not count, because nobody has to hurry there.
    pub fn of(summaries: &[RoomSummary], now: Timestamp) -> Option<Self> {
        let left = |summary: &RoomSummary| {
            summary.timer.filter(|timer| timer.paused_at.is_none()).map(|timer| timer.left(now))
        };
        let all = summaries.iter().filter_map(|summary| Some((left(summary)?, summary.number)));
        let last: Vec<_> = all.filter(|(left, _)| (1..=MINUTE).contains(left)).collect();
        let (left, room) = last.iter().min().copied()?;
        Some(Self { left, room, groups: last.len() })
    }

    /// *00:42 · Groep 3*, or *00:42 · 4 groepen*.
    pub fn words(self, language: Language) -> String {
        let who = match self.groups {
            1 => common::room_number(language, self.room.0),
            groups => text::so_many_groups(language, groups),
        };
        format!("{} · {who}", clock_digits(self.left))
    }
}

#[cfg(test)]
mod tests {
    use shared::session::Timer;

    use super::*;
    use crate::pages::facilitator::room_summary::HeadCount;

    fn room(number: u16, deadline: i64, paused_at: Option<i64>) -> RoomSummary {
        let timer =
            Timer { deadline: Timestamp(deadline), paused_at: paused_at.map(Timestamp), granted: deadline, extra: 0 };
        RoomSummary { timer: Some(timer), ..RoomSummary::idle(RoomNumber(number), HeadCount::default()) }
    }

    #[test]
    fn the_group_with_least_time_is_named_and_several_are_counted() {
        let words = |summaries: &[RoomSummary]| {
            LastMinute::of(summaries, Timestamp(1_000)).map(|last| last.words(Language::Nl))
        };
        assert_eq!(words(&[room(1, 61_001, None), room(2, 500, None)]), None, "not yet, or over");
        assert_eq!(words(&[room(1, 90_000, None), room(3, 43_000, None)]), Some("00:42 · Groep 3".to_owned()));
        assert_eq!(words(&[room(1, 61_000, None), room(3, 43_000, None)]), Some("00:42 · 2 groepen".to_owned()));
        assert_eq!(words(&[room(1, 43_000, Some(900))]), None, "the time is paused");
    }
}
