//! A session of many rooms that is over, made without playing it: for tests of large sessions.

use std::collections::BTreeMap;

use server::library::Library;
use shared::code::JoinCode;
use shared::ids::{ArgumentId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, SessionId, ThemeId};
use shared::language::Language;
use shared::session::Opening;
use shared::session::{
    Access, Argument, BlockKind, BlockPlan, Choice, Count, DecidedBy, Kind, Note, Outcome, Participant, Phase,
    Placement, Question, Reasons, Round, Rules, Session, Settings, Side, Theme, VoteMethod,
};
use shared::time::{MINUTE, SECOND};
use uuid::Uuid;

use crate::START;

/// People in a room.
const PEOPLE: u32 = 4;
/// Arguments of a room in each of the four columns.
const ARGUMENTS: u32 = 2;

/// This many rooms of four people that did two dilemmas and wrote a normal number of arguments.
///
/// # Panics
/// With more than a thousand rooms.
pub fn crowd(rooms: u16) -> Session {
    let mut session = Session::open(opening(rooms), START);
    let mut argument = 0;
    for room in (1..=rooms).map(RoomNumber) {
        for seat in 0..PEOPLE {
            let id = u32::from(room.0 - 1) * PEOPLE + seat + 1;
            session.participants.insert(ParticipantId(id), Participant::new(format!("Demo {id}"), Some(room)));
        }
        for dilemma in 1..=2 {
            let round = round(room, DilemmaNumber(dilemma), &mut argument);
            session.rooms.entry(room).or_default().rounds.push(round);
        }
    }
    let shared_reason = |number: u32| number % 16 == 1;
    let arguments = (1..=argument).filter(|number| shared_reason(*number)).map(ArgumentId).collect();
    let theme = Theme { dilemma: DilemmaNumber(1), name: "Leren van elkaar".into(), arguments };
    session.plenary.themes = BTreeMap::from([(ThemeId(1), theme)]);
    let note = |question, text: &str| Note { dilemma: DilemmaNumber(1), question, text: text.into() };
    session.plenary.notes = BTreeMap::from([
        (NoteId(1), note(Question::See, "Veel groepen twijfelen.")),
        (NoteId(2), note(Question::Do, "Een proef in leerjaar 2.")),
    ]);
    session.ended_at = Some(START + 50 * MINUTE);
    session
}

fn opening(rooms: u16) -> Opening {
    Opening {
        id: SessionId(Uuid::nil()),
        code: JoinCode::from_numbers([1, 2, 3, 4, 5, 6]),
        settings: Settings {
            title: "Demo conferentie".into(),
            language: Language::Nl,
            minutes: 10,
            planned: 2,
            placement: Placement::Spread,
            led: true,
            rules: Rules { first_ballot: true, mirrored: true, ..Rules::default() },
            was_mirrored: false,
            rehearsal: false,
            expected: None,
        },
        dilemmas: Library::built_in().dilemmas().iter().take(3).cloned().collect(),
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, 25)],
        rooms,
        access: Access { facilitator: None, plenary: None, report: None },
    }
}

fn round(room: RoomNumber, dilemma: DilemmaNumber, last: &mut u32) -> Round {
    let started = START + MINUTE + i64::from(dilemma.0) * 12 * MINUTE;
    let mut round = Round::new(dilemma, started, started + 10 * MINUTE);
    round.phase = Phase::Done;
    for side in Side::BOTH {
        for kind in Kind::BOTH {
            for _ in 0..ARGUMENTS {
                *last += 1;
                let argument = argument(*last, side, kind, started + 2 * MINUTE + i64::from(*last % 100) * SECOND);
                round.arguments.insert(argument.id, argument);
            }
        }
    }
    round.outcome = Some(outcome(u32::from(room.0) + u32::from(dilemma.0)));
    if room.0.is_multiple_of(9) {
        round.timer.extra = 2 * MINUTE;
        round.timer.granted += 2 * MINUTE;
    }
    round
}

fn argument(number: u32, side: Side, kind: Kind, at: shared::time::Timestamp) -> Argument {
    let text = format!("Demo-argument {number}: zo ziet een gewone dinsdag er voor ons anders uit dan vorig jaar.");
    let written = Argument::new(ArgumentId(number), ParticipantId(1), side, kind, text, at);
    Argument { supporters: (2..2 + number % 4).map(ParticipantId).collect(), ..written }
}

fn outcome(dice: u32) -> Outcome {
    let (side, way, left, right) = match dice % 6 {
        0 => (Side::Left, DecidedBy::Unanimous, 4, 0),
        1 => (Side::Right, DecidedBy::Majority, 1, 3),
        2 => (Side::Left, DecidedBy::Lot, 2, 2),
        3 => (Side::Right, DecidedBy::Unanimous, 0, 4),
        4 => (Side::Left, DecidedBy::ReVote, 3, 1),
        _ if dice.is_multiple_of(5) => return Outcome::NotChosen,
        _ => (Side::Left, DecidedBy::Majority, 3, 1),
    };
    let is_long = dice.is_multiple_of(4);
    Outcome::Chosen(Choice {
        side,
        way,
        recorded: if dice.is_multiple_of(7) { VoteMethod::Hands } else { VoteMethod::Ballots },
        count: Count { left, right },
        in_time: dice % 5 != 1,
        reasons: Reasons {
            motivation: "We durven het aan, mits er elke week een vast gesprek is, zodat niemand uit beeld raakt."
                .into(),
            certainty: dice.is_multiple_of(3).then_some(4),
            condition: is_long.then(|| "Als de roosters het niet toelaten.".into()),
            keep: is_long.then(|| "De rust van een vaste klas.".into()),
        },
        minority: (way == DecidedBy::Majority).then(|| "Wie helpt dan wie achterblijft?".into()),
        first: Some(Count { left: 2, right: 2 }),
    })
}
