//! One dilemma of the report, summed over all rooms.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::dilemma::Dilemma;
use crate::ids::{ArgumentId, DilemmaNumber, RoomNumber, ThemeId};
use crate::report::{ReportArgument, ReportDilemma, ReportNote, ReportTheme, RoomLookBack, RoomResult};
use crate::session::result::{Tally, alike};
use crate::session::{Again, Question, Room, Round, Session, Side};

impl ReportDilemma {
    pub(super) fn of(session: &Session, number: DilemmaNumber, dilemma: &Dilemma) -> Self {
        let rounds: Vec<(&Room, &Round)> =
            session.rooms.values().filter_map(|room| Some((room, room.round_about(number)?))).collect();
        let is_inhabited = |room| session.members(room).next().is_some();
        let themes: BTreeMap<ArgumentId, ThemeId> = session
            .plenary
            .themes_about(number)
            .flat_map(|(id, theme)| theme.arguments.iter().map(move |argument| (*argument, id)))
            .collect();
        let arguments = arguments(session, &rounds, &themes);
        Self {
            number,
            dilemma: dilemma.clone(),
            tally: Tally::of(number, session.rooms.values(), is_inhabited),
            guesses: session.plenary.guessed.get(&number).copied().filter(|count| count.total() > 0),
            rooms: rounds.iter().map(|(room, round)| result(room.number, round)).collect(),
            themes: session
                .plenary
                .themes_about(number)
                .map(|(id, theme)| gathered(id, &theme.name, &arguments, &rounds))
                .collect(),
            notes: Question::ALL
                .into_iter()
                .flat_map(|question| session.plenary.notes_on(number, question))
                .map(|(_, note)| ReportNote { question: note.question, text: note.text.clone() })
                .collect(),
            arguments,
        }
    }
}

fn result(room: RoomNumber, round: &Round) -> RoomResult {
    RoomResult { room, outcome: round.outcome.clone(), extra: round.timer.extra, look_back: look_back(round) }
}

fn look_back(round: &Round) -> Option<RoomLookBack> {
    let mut sum = RoomLookBack::default();
    for look_back in round.look_backs.values() {
        *match look_back.again {
            Again::Same => &mut sum.same,
            Again::Other => &mut sum.other,
            Again::Unsure => &mut sum.unsure,
        } += 1;
        sum.tried.extend(look_back.tried.clone());
    }
    // Sorted, because the order of joining would show who wrote which.
    sum.tried.sort();
    (!round.look_backs.is_empty()).then_some(sum)
}

/// The arguments of all rooms, without those still written in silence, which only their authors may read.
fn arguments(
    session: &Session,
    rounds: &[(&Room, &Round)],
    themes: &BTreeMap<ArgumentId, ThemeId>,
) -> Vec<ReportArgument> {
    let all = rounds.iter().flat_map(|(room, round)| round.arguments.values().map(|argument| (room.number, argument)));
    let mut found: Vec<ReportArgument> = all
        .filter(|(_, argument)| !argument.silent)
        .map(|(room, argument)| ReportArgument {
            id: argument.id,
            room,
            side: argument.side,
            kind: argument.kind,
            text: argument.text.clone(),
            support: argument.support(),
            recognised: session.plenary.recognised_by(argument.id),
            starred: session.plenary.starred.contains(&argument.id),
            theme: themes.get(&argument.id).copied(),
        })
        .collect();
    found.sort_by_key(|argument| (Reverse(argument.support), argument.room, argument.id));
    share_what_became(&mut found);
    found
}

/// Arguments that say the same count as one in the debrief: a star or a theme on one of them applies to all.
fn share_what_became(found: &mut [ReportArgument]) {
    for group in alike(found) {
        let starred = group.iter().any(|at| found[*at].starred);
        let theme = group.iter().find_map(|at| found[*at].theme);
        for at in group {
            (found[at].starred, found[at].theme) = (starred, theme);
        }
    }
}

fn gathered(id: ThemeId, name: &str, arguments: &[ReportArgument], rounds: &[(&Room, &Round)]) -> ReportTheme {
    let its_own = || arguments.iter().filter(|argument| argument.theme == Some(id));
    let had_it: BTreeSet<RoomNumber> = its_own().map(|argument| argument.room).collect();
    let that_chose = |side: Option<Side>| {
        let chose = |round: &Round| round.choice().map(|choice| choice.side);
        let rooms = rounds.iter().filter(|(room, round)| had_it.contains(&room.number) && chose(round) == side);
        rooms.map(|(room, _)| room.number).collect::<Vec<RoomNumber>>()
    };
    ReportTheme {
        id,
        name: name.into(),
        arguments: its_own().count(),
        support: its_own().map(|argument| argument.support).sum(),
        left: that_chose(Some(Side::Left)),
        right: that_chose(Some(Side::Right)),
        neither: that_chose(None),
    }
}
