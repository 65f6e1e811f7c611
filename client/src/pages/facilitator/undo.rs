//! The commands that undo a command, if any can, and how a command is reported. Pure.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::{ParticipantId, RoomNumber};
use shared::language::Language;
use shared::session::people::names::name_of;
use shared::session::{AccessCommand, Command, Participant, PeopleCommand, RoomCommand, Rooms, RoundCommand, Timer};
use shared::text::{board as text, with_capital};
use shared::time::{MINUTE, Milliseconds};

use super::room_summary::{Doing, RoomSummary};

/// The board's state when a command is given.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// The rooms.
    pub summaries: &'a [RoomSummary],
    /// The people.
    pub people: &'a BTreeMap<ParticipantId, Participant>,
}

/// Is this room among `rooms`? Rooms that were merged into others never are.
pub fn is_meant(rooms: &Rooms, summary: &RoomSummary) -> bool {
    match rooms {
        Rooms::All => summary.merged.is_none(),
        Rooms::Only(rooms) => rooms.contains(&summary.number),
    }
}

impl Before<'_> {
    /// The commands that undo `command`, in order; empty when none can.
    pub fn undoing(self, command: &Command) -> Vec<Command> {
        match command {
            Command::Round(RoundCommand::Pause { rooms }) => {
                let running = self.timed(rooms, |paused| !paused);
                running.map(|rooms| Command::Round(RoundCommand::Resume { rooms })).into_iter().collect()
            }
            Command::Round(RoundCommand::Resume { rooms }) => {
                let paused = self.timed(rooms, |paused| paused);
                paused.map(|rooms| Command::Round(RoundCommand::Pause { rooms })).into_iter().collect()
            }
            Command::Round(RoundCommand::AddTime { rooms, minutes }) => {
                let timed = self.timed(rooms, |_| true);
                timed
                    .map(|rooms| Command::Round(RoundCommand::TakeBackTime { rooms, minutes: *minutes }))
                    .into_iter()
                    .collect()
            }
            Command::Round(RoundCommand::GiveTimeBack { on: true }) => {
                vec![Command::Round(RoundCommand::GiveTimeBack { on: false })]
            }
            Command::People(PeopleCommand::Move { participant, .. }) => {
                let back = self
                    .room_of(*participant)
                    .map(|room| Command::People(PeopleCommand::Move { participant: *participant, room }));
                back.into_iter().chain(self.role_back(*participant)).collect()
            }
            Command::People(PeopleCommand::Remove { participant }) => {
                let back = Command::People(PeopleCommand::Restore { participant: *participant });
                std::iter::once(back).chain(self.role_back(*participant)).collect()
            }
            Command::People(PeopleCommand::RemoveMany { participants }) => {
                let back = Command::People(PeopleCommand::RestoreMany { participants: participants.clone() });
                std::iter::once(back).chain(participants.iter().flat_map(|one| self.role_back(*one))).collect()
            }
            Command::People(PeopleCommand::Restore { participant }) => {
                vec![Command::People(PeopleCommand::Remove { participant: *participant })]
            }
            Command::Room(RoomCommand::AssignPresenter { participant }) => {
                let before = self.room_of(*participant).and_then(|room| self.presenter(room));
                before
                    .map(|participant| Command::Room(RoomCommand::AssignPresenter { participant }))
                    .into_iter()
                    .collect()
            }
            Command::Access(AccessCommand::LockDoor { locked }) => {
                vec![Command::Access(AccessCommand::LockDoor { locked: !locked })]
            }
            Command::People(PeopleCommand::Mix { .. }) => vec![Command::People(PeopleCommand::UndoMix)],
            _ => Vec::new(),
        }
    }

    /// How `command` is reported; `None` when the screen shows enough of it.
    pub fn telling(self, command: &Command, language: Language) -> Option<String> {
        let name = |participant: &ParticipantId| name_of(self.people, *participant).unwrap_or_default();
        Some(match command {
            Command::Round(RoundCommand::Pause { rooms }) => {
                let told = |groups: &str| text::done_paused_in(language, groups);
                self.telling_of_time(rooms, language, |timer| timer.paused_at.is_none(), told)
            }
            Command::Round(RoundCommand::Resume { rooms }) => {
                let told = |groups: &str| text::done_resumed_in(language, groups);
                self.telling_of_time(rooms, language, |timer| timer.paused_at.is_some(), told)
            }
            Command::Round(RoundCommand::AddTime { rooms, minutes }) => {
                let told = |groups: &str| text::done_extra_in(language, *minutes, groups);
                self.telling_of_time(rooms, language, |_| true, told)
            }
            Command::Round(RoundCommand::GiveTimeBack { on: true }) => text::done_time_back(language).to_owned(),
            Command::People(PeopleCommand::Move { participant, room }) => {
                text::done_moved(language, &name(participant), room.0)
            }
            Command::People(PeopleCommand::Remove { participant }) => text::done_removed(language, &name(participant)),
            Command::People(PeopleCommand::RemoveMany { participants }) => {
                sentence(&text::taken_out(language, participants.len()))
            }
            Command::People(PeopleCommand::Restore { participant }) => {
                text::done_restored(language, &name(participant))
            }
            Command::Room(RoomCommand::AssignPresenter { participant }) => {
                text::done_presenter(language, &name(participant))
            }
            Command::Access(AccessCommand::LockDoor { locked: true }) => text::done_locked(language).to_owned(),
            Command::Access(AccessCommand::LockDoor { locked: false }) => text::done_unlocked(language).to_owned(),
            Command::People(PeopleCommand::Mix { .. }) => text::done_mixed(language).to_owned(),
            Command::Room(RoomCommand::Add { count }) => text::done_added(language, *count),
            Command::Room(RoomCommand::Merge { from, into }) => text::done_merged(language, from.0, into.0),
            Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, .. }) => sentence(text::sent_to_all(language)),
            Command::Room(RoomCommand::SendMessage { rooms: Rooms::Only(rooms), .. }) => {
                sentence(&text::sent_to(language, &text::groups(language, &numbers(rooms.iter().copied()))))
            }
            _ => return None,
        })
    }

    /// The groups' total extra time, if it is more than `command` gave: another facilitator gave some at the same
    /// moment, or somebody did before.
    pub fn extra_in_all(self, command: &Command, language: Language) -> Option<String> {
        let Command::Round(RoundCommand::AddTime { rooms, minutes }) = command else { return None };
        let mut in_all: BTreeMap<Milliseconds, Vec<RoomNumber>> = BTreeMap::new();
        for summary in self.summaries.iter().filter(|summary| is_meant(rooms, summary)) {
            let Some(timer) = summary.timer.filter(|timer| timer.extra > i64::from(*minutes) * MINUTE) else {
                continue;
            };
            in_all.entry(timer.extra / MINUTE).or_default().push(summary.number);
        }
        let told = in_all.into_iter().map(|(minutes, rooms)| {
            let groups = text::groups(language, &numbers(rooms.iter().copied()));
            text::have_extra_in_all(language, rooms.len(), &groups, minutes)
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| sentence(&with_capital(&told.join("; "))))
    }

    /// The rooms whose time changes and, of rooms that were named, why it does not in the others.
    fn telling_of_time(
        self,
        rooms: &Rooms,
        language: Language,
        fits: impl Fn(&Timer) -> bool,
        told: impl Fn(&str) -> String,
    ) -> String {
        let meant = || self.summaries.iter().filter(|summary| is_meant(rooms, summary));
        let happens = |summary: &&RoomSummary| summary.timer.as_ref().is_some_and(&fits);
        let mut parts =
            vec![told(&text::groups(language, &numbers(meant().filter(happens).map(|summary| summary.number))))];
        if matches!(rooms, Rooms::Only(_)) {
            let mut left_out: BTreeMap<LeftOut, Vec<u16>> = BTreeMap::new();
            for summary in meant().filter(|summary| !happens(summary)) {
                left_out.entry(LeftOut::of(summary)).or_default().push(summary.number.0);
            }
            parts.extend(left_out.into_iter().map(|(why, rooms)| why.told(&rooms, language)));
        }
        sentence(&parts.join("; "))
    }

    /// Those of `rooms` whose time can be changed and for which `fits(is paused)` holds, by number: rooms added later
    /// must not be touched by undoing.
    fn timed(self, rooms: &Rooms, fits: fn(bool) -> bool) -> Option<Rooms> {
        let meant = self.summaries.iter().filter(|summary| is_meant(rooms, summary));
        let timed = meant.filter(|summary| summary.timer.is_some_and(|timer| fits(timer.paused_at.is_some())));
        let timed: BTreeSet<RoomNumber> = timed.map(|summary| summary.number).collect();
        (!timed.is_empty()).then_some(Rooms::Only(timed))
    }

    fn room_of(self, participant: ParticipantId) -> Option<RoomNumber> {
        self.people.get(&participant)?.room
    }

    fn presenter(self, room: RoomNumber) -> Option<ParticipantId> {
        self.summaries.iter().find(|summary| summary.number == room)?.presenter
    }

    /// Gives the role of presenter back to somebody who had it before they were removed.
    fn role_back(self, participant: ParticipantId) -> Option<Command> {
        let room = self.room_of(participant)?;
        (self.presenter(room) == Some(participant))
            .then_some(Command::Room(RoomCommand::AssignPresenter { participant }))
    }
}

/// Why a named room is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LeftOut {
    Done,
    MustChoose,
    NotBegun,
    StoodStill,
    RanOn,
}

impl LeftOut {
    const fn of(summary: &RoomSummary) -> Self {
        match (summary.doing, summary.timer) {
            (Doing::Waiting, _) => Self::NotBegun,
            (Doing::MustChoose, _) => Self::MustChoose,
            (Doing::Chosen(_) | Doing::NotChosen, _) | (_, None) => Self::Done,
            (_, Some(Timer { paused_at: Some(_), .. })) => Self::StoodStill,
            (_, Some(_)) => Self::RanOn,
        }
    }

    fn told(self, rooms: &[u16], language: Language) -> String {
        let groups = text::groups(language, rooms);
        let told = match self {
            Self::Done => text::were_done,
            Self::MustChoose => text::must_choose_already,
            Self::NotBegun => text::had_not_begun,
            Self::StoodStill => text::stood_still,
            Self::RanOn => text::ran_on,
        };
        told(language, rooms.len(), &groups)
    }
}

fn numbers(rooms: impl Iterator<Item = RoomNumber>) -> Vec<u16> {
    rooms.map(|room| room.0).collect()
}

fn sentence(words: &str) -> String {
    format!("{words}.")
}

#[cfg(test)]
mod tests {
    use shared::ids::BlockId;
    use shared::session::{LifecycleCommand, ProgrammeCommand, Side};
    use shared::time::Timestamp;

    use super::*;
    use crate::pages::facilitator::room_summary::HeadCount;

    const ANNA: ParticipantId = ParticipantId(1);
    const BAS: ParticipantId = ParticipantId(2);

    fn room(number: u16, paused: Option<bool>) -> RoomSummary {
        let timer = paused.map(|paused| Timer {
            deadline: Timestamp(600),
            paused_at: paused.then_some(Timestamp(1)),
            granted: 600,
            extra: 0,
        });
        RoomSummary {
            timer,
            presenter: Some(ANNA),
            ..RoomSummary::idle(RoomNumber(number), HeadCount { members: 2, online: 2 })
        }
    }

    fn undoing(command: &Command) -> Vec<Command> {
        let summaries = [room(1, Some(false)), room(2, Some(true)), room(3, None)];
        let person = |name: &str, room| Participant::new(name.to_owned(), room);
        let people = BTreeMap::from([
            (ANNA, person("Demo A", Some(RoomNumber(1)))),
            (BAS, person("Demo B", Some(RoomNumber(1)))),
            (ParticipantId(3), person("Demo C", None)),
        ]);
        Before { summaries: &summaries, people: &people }.undoing(command)
    }

    fn only(rooms: &[u16]) -> Rooms {
        Rooms::Only(rooms.iter().copied().map(RoomNumber).collect())
    }

    #[test]
    fn only_the_rooms_that_change_are_changed_back() {
        assert_eq!(
            undoing(&Command::Round(RoundCommand::Pause { rooms: Rooms::All })),
            [Command::Round(RoundCommand::Resume { rooms: only(&[1]) })]
        );
        assert_eq!(
            undoing(&Command::Round(RoundCommand::Resume { rooms: Rooms::All })),
            [Command::Round(RoundCommand::Pause { rooms: only(&[2]) })]
        );
        let extra = Command::Round(RoundCommand::AddTime { rooms: only(&[2, 3]), minutes: 5 });
        assert_eq!(undoing(&extra), [Command::Round(RoundCommand::TakeBackTime { rooms: only(&[2]), minutes: 5 })]);
        assert!(undoing(&Command::Round(RoundCommand::Pause { rooms: only(&[3]) })).is_empty());
    }

    #[test]
    fn each_group_is_reported() {
        let done = RoomSummary { doing: Doing::Chosen(Side::Left), ..room(6, None) };
        let busy = |number, paused| RoomSummary { doing: Doing::Writing, ..room(number, Some(paused)) };
        let must = RoomSummary { doing: Doing::MustChoose, ..room(8, None) };
        let summaries = [busy(4, false), done, busy(7, true), must];
        let before = Before { summaries: &summaries, people: &BTreeMap::new() };
        let told = |command: Command| before.telling(&command, Language::Nl).unwrap();
        let extra = |rooms, minutes| Command::Round(RoundCommand::AddTime { rooms, minutes });
        assert_eq!(told(extra(only(&[4, 6]), 2)), "2 minuten extra voor groep 4; groep 6 was al klaar.");
        assert_eq!(told(extra(only(&[7, 8]), 1)), "1 minuut extra voor groep 7; groep 8 moet al kiezen.");
        assert_eq!(told(extra(Rooms::All, 5)), "5 minuten extra voor groepen 4 en 7.");
        assert_eq!(
            told(Command::Round(RoundCommand::Pause { rooms: only(&[4, 6, 7]) })),
            "De tijd staat stil in groep 4; groep 6 was al klaar; groep 7 stond al stil."
        );
        let say = |rooms| told(Command::Room(RoomCommand::SendMessage { rooms, text: "Demo".into() }));
        assert_eq!(say(Rooms::All), "Bericht verstuurd aan alle groepen.");
        assert_eq!(say(only(&[4, 6, 7])), "Bericht verstuurd aan groepen 4, 6 en 7.");
    }

    #[test]
    fn extra_time_given_twice_is_reported_as_a_total() {
        let with_extra = |number, minutes| {
            let timer = room(number, Some(false)).timer.map(|timer| Timer { extra: minutes * MINUTE, ..timer });
            RoomSummary { timer, ..room(number, None) }
        };
        let summaries = [with_extra(4, 2), with_extra(6, 4), with_extra(7, 4), with_extra(8, 7), room(9, None)];
        let before = Before { summaries: &summaries, people: &BTreeMap::new() };
        let in_all =
            |rooms| before.extra_in_all(&Command::Round(RoundCommand::AddTime { rooms, minutes: 2 }), Language::Nl);
        assert_eq!(in_all(only(&[4, 9])), None, "this command gave all of it");
        assert_eq!(in_all(only(&[4, 6, 7])).unwrap(), "Groepen 6 en 7 hebben nu 4 minuten extra.");
        assert_eq!(
            in_all(Rooms::All).unwrap(),
            "Groepen 6 en 7 hebben nu 4 minuten extra; groep 8 heeft nu 7 minuten extra."
        );
        assert_eq!(before.extra_in_all(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }), Language::Nl), None);
    }

    #[test]
    fn a_restored_presenter_gets_the_role_back() {
        let away = |participant| Command::People(PeopleCommand::Move { participant, room: RoomNumber(2) });
        let back = |participant| Command::People(PeopleCommand::Move { participant, room: RoomNumber(1) });
        let role = Command::Room(RoomCommand::AssignPresenter { participant: ANNA });
        assert_eq!(undoing(&away(ANNA)), [back(ANNA), role.clone()]);
        assert_eq!(undoing(&away(BAS)), [back(BAS)]);
        assert!(undoing(&away(ParticipantId(3))).is_empty());
        let removed = Command::People(PeopleCommand::Remove { participant: ANNA });
        assert_eq!(undoing(&removed), [Command::People(PeopleCommand::Restore { participant: ANNA }), role.clone()]);
        assert_eq!(undoing(&Command::Room(RoomCommand::AssignPresenter { participant: BAS })), [role]);
    }

    #[test]
    fn commands_that_end_something_cannot_be_undone() {
        let merge = Command::Room(RoomCommand::Merge { from: RoomNumber(1), into: RoomNumber(2) });
        for command in [
            Command::Programme(ProgrammeCommand::EndBlock { block: BlockId(0) }),
            Command::Lifecycle(LifecycleCommand::End),
            merge,
        ] {
            assert!(undoing(&command).is_empty());
        }
        assert_eq!(
            undoing(&Command::Round(RoundCommand::GiveTimeBack { on: true })),
            [Command::Round(RoundCommand::GiveTimeBack { on: false })]
        );
        assert_eq!(
            undoing(&Command::People(PeopleCommand::Mix { per_room: 4 })),
            [Command::People(PeopleCommand::UndoMix)]
        );
        assert_eq!(
            undoing(&Command::Access(AccessCommand::LockDoor { locked: true })),
            [Command::Access(AccessCommand::LockDoor { locked: false })]
        );
    }
}
