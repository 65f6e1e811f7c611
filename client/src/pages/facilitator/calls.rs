//! The groups that call for the facilitator, in sight on every part of the board and opened with one press.

use shared::ids::RoomNumber;
use shared::language::Language;
use shared::session::attention::Attention;
use shared::text::board as text;

use super::room_summary::RoomSummary;
use crate::components::icons;

/// What a group calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// It asked for help.
    Help,
    /// The time is up without a choice.
    MustChoose,
    /// A tie that is not settled.
    Tie,
    /// A round runs and nobody is connected.
    Nobody,
}

impl Call {
    /// The maximum number of urgent first.
    const ALL: [Self; 4] = [Self::Help, Self::MustChoose, Self::Tie, Self::Nobody];

    const fn of(attention: Attention) -> Option<Self> {
        match attention {
            Attention::Help { .. } => Some(Self::Help),
            Attention::MustChoose => Some(Self::MustChoose),
            Attention::Tie => Some(Self::Tie),
            Attention::NobodyThere => Some(Self::Nobody),
            Attention::NothingWritten | Attention::Behind { .. } => None,
        }
    }

    /// The call in a word or two.
    pub const fn word(self, count: usize, language: Language) -> &'static str {
        match self {
            Self::Help => text::call_help(language),
            Self::MustChoose if count == 1 => text::call_must_choose(language),
            Self::MustChoose => text::call_must_choose_many(language),
            Self::Tie => text::call_tie(language),
            Self::Nobody => text::call_nobody(language),
        }
    }

    /// A sentence with the groups that make this call.
    pub fn of_groups(self, numbers: &[u16], language: Language) -> String {
        let (count, groups) = (numbers.len(), text::groups(language, numbers));
        match self {
            Self::Help => text::ask_help(language, count, &groups),
            Self::MustChoose => text::have_to_choose(language, count, &groups),
            Self::Tie => text::are_tied(language, count, &groups),
            Self::Nobody => text::nobody_in(language, &groups),
        }
    }

    /// Its icon.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Help => icons::BELL,
            Self::MustChoose => icons::CLOCK,
            Self::Tie => icons::EVEN,
            Self::Nobody => icons::OFFLINE,
        }
    }
}

/// The groups that call, by what they call for; the longest-waiting first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calls(pub Vec<(Call, Vec<RoomNumber>)>);

impl Calls {
    /// The calls of all groups.
    pub fn of(summaries: &[RoomSummary]) -> Self {
        let calling = |call: Call| {
            let mut rooms: Vec<(i64, RoomNumber)> = Vec::new();
            for summary in summaries.iter().filter(|summary| summary.merged.is_none()) {
                let found = summary.attention.iter().find(|attention| Call::of(**attention) == Some(call));
                rooms.extend(found.map(|attention| (since(*attention), summary.number)));
            }
            rooms.sort_unstable();
            rooms.into_iter().map(|(_, room)| room).collect::<Vec<_>>()
        };
        let all = Call::ALL.map(|call| (call, calling(call)));
        Self(all.into_iter().filter(|(_, rooms)| !rooms.is_empty()).collect())
    }

    /// The calls without those of one group, because that is open already.
    pub fn without(&self, room: Option<RoomNumber>) -> Self {
        let others = self
            .0
            .iter()
            .map(|(call, rooms)| (*call, rooms.iter().copied().filter(|one| Some(*one) != room).collect::<Vec<_>>()));
        Self(others.filter(|(_, rooms)| !rooms.is_empty()).collect())
    }

    /// `● 2 hulp, 1 moet kiezen`, for the tab; `None` without calls.
    pub fn in_title(&self, language: Language) -> Option<String> {
        let words = self.0.iter().map(|(call, rooms)| format!("{} {}", rooms.len(), call.word(rooms.len(), language)));
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| format!("● {}", words.join(", ")))
    }
}

const fn since(attention: Attention) -> i64 {
    match attention {
        Attention::Help { since } => since.0,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use shared::session::Phase;
    use shared::time::Timestamp;

    use super::*;
    use crate::pages::facilitator::room_summary::HeadCount;

    fn calling(number: u16, attention: Vec<Attention>) -> RoomSummary {
        RoomSummary { attention, ..RoomSummary::idle(RoomNumber(number), HeadCount { members: 4, online: 4 }) }
    }

    fn rooms(numbers: &[u16]) -> Vec<RoomNumber> {
        numbers.iter().copied().map(RoomNumber).collect()
    }

    #[test]
    fn the_longest_waiting_group_comes_first() {
        let help = |since| Attention::Help { since: Timestamp(since) };
        let summaries = [
            calling(1, vec![help(20)]),
            calling(2, vec![Attention::MustChoose, Attention::Tie]),
            calling(3, vec![help(10), Attention::NobodyThere]),
            calling(4, vec![Attention::Behind { phase: Phase::Read, by: 60_000 }]),
        ];
        let calls = Calls::of(&summaries);
        assert_eq!(
            calls.0,
            [
                (Call::Help, rooms(&[3, 1])),
                (Call::MustChoose, rooms(&[2])),
                (Call::Tie, rooms(&[2])),
                (Call::Nobody, rooms(&[3])),
            ]
        );
        assert_eq!(calls.without(Some(RoomNumber(2))).0.len(), 2);
    }

    #[test]
    fn a_call_names_its_groups() {
        let said = |call: Call, numbers: &[u16]| call.of_groups(numbers, Language::Nl);
        assert_eq!(said(Call::Help, &[5]), "groep 5 vraagt hulp");
        assert_eq!(said(Call::MustChoose, &[2, 7]), "groepen 2 en 7 moeten kiezen");
        assert_eq!(said(Call::Nobody, &[3]), "niemand in groep 3");
    }

    #[test]
    fn the_tab_says_how_many_call_for_what() {
        let summaries = [calling(1, vec![Attention::MustChoose]), calling(2, vec![Attention::MustChoose])];
        assert_eq!(Calls::of(&summaries).in_title(Language::Nl).as_deref(), Some("● 2 moeten kiezen"));
        assert_eq!(Calls::of(&summaries[..1]).in_title(Language::Nl).as_deref(), Some("● 1 moet kiezen"));
        assert_eq!(Calls::of(&[calling(1, vec![])]).in_title(Language::Nl), None);
    }

    #[test]
    fn a_merged_group_no_longer_calls() {
        let merged = RoomSummary { merged: Some(RoomNumber(2)), ..calling(1, vec![Attention::NobodyThere]) };
        assert_eq!(Calls::of(&[merged]), Calls::default());
    }
}
