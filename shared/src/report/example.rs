//! A small session with everything in it: two rooms that chose different sides, one that did not choose, a theme on
//! both sides, notes, a look back.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::code::JoinCode;
use crate::dilemma::{Dilemma, DilemmaText, Scenario};
use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, SessionId, ThemeId};
use crate::language::Language;
use crate::session::Opening;
use crate::session::{
    Access, Again, Argument, BlockKind, BlockPlan, Choice, Count, DecidedBy, Kind, LookBack, Note, Outcome,
    Participant, Phase, Placement, Question, Reasons, Removal, Round, Rules, Session, Settings, Side, Theme,
    VoteMethod,
};
use crate::time::{MINUTE, Timestamp};

const BEGAN: Timestamp = Timestamp(1_800_000_000_000);

/// The session.
pub fn session() -> Session {
    let mut session = Session::open(opening(), BEGAN);
    let people = [("Demo Anna", 1), ("Demo Bram", 1), ("Demo Cas", 2), ("Demo Dina", 2), ("Demo Elif", 3)];
    for (id, (name, room)) in (1..).zip(people) {
        session.participants.insert(ParticipantId(id), Participant::new(name.into(), Some(RoomNumber(room))));
    }
    let gone = Participant { name: "Demo Fenna".into(), room: None, removed: Some(Removal { from: None }) };
    session.participants.insert(ParticipantId(6), gone);
    let mut left = round(Some(choice(Side::Left, DecidedBy::Unanimous, 2, 0)));
    left.arguments = arguments(&[(1, 1, 2, "Leren van elkaar"), (2, 1, 1, "Het kost tijd")]);
    left.look_backs = BTreeMap::from([
        (ParticipantId(1), LookBack { again: Again::Same, tried: Some("Een proef".into()) }),
        (ParticipantId(2), LookBack { again: Again::Other, tried: None }),
    ]);
    let mut right = round(Some(choice(Side::Right, DecidedBy::Lot, 1, 1)));
    right.arguments = arguments(&[(3, 3, 1, "Samen leren"), (4, 4, 1, "Rust")]);
    right.timer.extra = 2 * MINUTE;
    right.timer.granted += 2 * MINUTE;
    let rounds = [(1, left), (2, right), (3, round(None))];
    for (room, round) in rounds {
        session.rooms.entry(RoomNumber(room)).or_default().rounds.push(round);
    }
    let theme = |name: &str, arguments: &[u32]| Theme {
        dilemma: DilemmaNumber(1),
        name: name.into(),
        arguments: arguments.iter().copied().map(ArgumentId).collect(),
    };
    let plenary = &mut session.plenary;
    // The argument with number 9 was deleted.
    plenary.themes = BTreeMap::from([(ThemeId(1), theme("Samen", &[1, 3, 9])), (ThemeId(2), theme("Tijd", &[2]))]);
    plenary.starred = BTreeSet::from([ArgumentId(1)]);
    plenary.recognised = BTreeMap::from([(ArgumentId(1), BTreeSet::from([ParticipantId(3), ParticipantId(5)]))]);
    plenary.guessed = BTreeMap::from([(DilemmaNumber(1), Count { left: 3, right: 1 })]);
    plenary.revealed = BTreeSet::from([DilemmaNumber(1)]);
    let note = |question, text: &str| Note { dilemma: DilemmaNumber(1), question, text: text.into() };
    plenary.notes = BTreeMap::from([
        (NoteId(1), note(Question::Do, "Een proef in mei")),
        (NoteId(2), note(Question::See, "Twee kanten")),
    ]);
    session.ended_at = Some(BEGAN + 40 * MINUTE);
    session
}

fn opening() -> Opening {
    Opening {
        id: SessionId(Uuid::from_u128(1)),
        code: JoinCode::from_numbers([1, 2, 3, 4, 5, 6]),
        settings: Settings {
            title: "Demo studiedag".into(),
            language: Language::Nl,
            minutes: 10,
            planned: 2,
            placement: Placement::Spread,
            led: true,
            rules: Rules { first_ballot: true, ..Rules::default() },
            was_mirrored: false,
            rehearsal: false,
            expected: None,
        },
        dilemmas: ["a", "b", "c"].map(dilemma).into(),
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, 20)],
        rooms: 4,
        access: Access { facilitator: None, plenary: None, report: None },
    }
}

fn dilemma(letter: &str) -> Dilemma {
    let scenario = |side: &str| Scenario {
        title: format!("Demo {letter} {side}"),
        text: format!("Wat je {side} ziet."),
        points: vec![format!("Punt {side}")],
        prompts: Vec::new(),
    };
    Dilemma {
        id: format!("demo-{letter}"),
        language: Language::Nl,
        original: DilemmaText {
            theme: format!("Demo {letter}"),
            question: format!("Wat kiezen we, {letter}?"),
            prompts: Vec::new(),
            left: scenario("links"),
            right: scenario("rechts"),
        },
        translation: None,
    }
}

fn round(choice: Option<Choice>) -> Round {
    Round {
        phase: Phase::Done,
        outcome: Some(choice.map_or(Outcome::NotChosen, Outcome::Chosen)),
        ..Round::new(DilemmaNumber(1), BEGAN + MINUTE, BEGAN + 11 * MINUTE)
    }
}

fn choice(side: Side, way: DecidedBy, left: u16, right: u16) -> Choice {
    Choice {
        side,
        way,
        recorded: VoteMethod::Ballots,
        count: Count { left, right },
        in_time: way != DecidedBy::Lot,
        reasons: Reasons {
            motivation: "Daarom".into(),
            certainty: Some(4),
            condition: None,
            keep: Some("Iets".into()),
        },
        minority: None,
        first: None,
    }
}

/// Pros of the left side: number, author, support, words.
fn arguments(all: &[(u32, u32, u32, &str)]) -> BTreeMap<ArgumentId, Argument> {
    let argument = |(id, author, support, text): (u32, u32, u32, &str)| {
        let (id, author, at) = (ArgumentId(id), ParticipantId(author), BEGAN + 3 * MINUTE);
        let written = Argument::new(id, author, Side::Left, Kind::Pro, text.into(), at);
        Argument { supporters: (10..9 + support).map(ParticipantId).collect(), ..written }
    };
    all.iter().copied().map(argument).map(|argument| (argument.id, argument)).collect()
}
