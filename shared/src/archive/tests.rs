use serde_json::{Value, json};

use super::*;
use crate::ids::ParticipantId;
use crate::report::{Report, example};
use crate::session::{LifecycleEvent, Question, Session};

const NOW: Timestamp = Timestamp(1_800_000_000_000 + 3_600_000);

fn archived() -> Value {
    serde_json::to_value(Archive::of(example::session(), NOW)).unwrap()
}

fn read(archive: &Value) -> Result<Session, ArchiveError> {
    serde_json::from_value::<Archive>(archive.clone()).map_err(|_| ArchiveError::NotAnArchive)?.into_session(NOW)
}

#[test]
fn an_imported_session_has_the_same_report() {
    let session = example::session();
    let back = read(&archived()).unwrap();
    assert_eq!(Report::of(&back), Report::of(&session));
    // A second export and import changes nothing.
    let again = Archive::of(back.clone(), NOW).into_session(NOW).unwrap();
    assert_eq!(again, back);
}

#[test]
fn names_are_kept_only_if_the_report_has_them() {
    let text = |session: &Session| serde_json::to_string(&Archive::of(session.clone(), NOW)).unwrap();
    let mut session = example::session();
    session.names_in_report = false;
    assert!(!text(&session).contains("Demo Anna"));
    session.names_in_report = true;
    assert!(text(&session).contains("Demo Anna"));
}

#[test]
fn no_archive_reveals_who_wrote_supported_or_voted() {
    let archive = Archive::of(example::session(), NOW);
    for round in archive.session.rooms.values().flat_map(|room| &room.rounds) {
        assert!(round.ballots.cast.is_empty() && round.first_ballots.is_empty());
        for argument in round.arguments.values() {
            assert_eq!(argument.author.0, 0);
            let numbers: Vec<u32> = argument.supporters.iter().map(|person| person.0).collect();
            assert_eq!(numbers, (1..=u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn an_open_round_becomes_not_chosen() {
    let mut session = example::session();
    session.ended_at = None;
    let round = session.rooms.get_mut(&crate::ids::RoomNumber(1)).unwrap().rounds.last_mut().unwrap();
    (round.phase, round.outcome) = (Phase::Choose, None);
    let back = Archive::of(session.clone(), NOW).into_session(NOW).unwrap();
    let round = back.rooms[&crate::ids::RoomNumber(1)].rounds.last().unwrap();
    assert_eq!(round.outcome, Some(Outcome::NotChosen));
    assert_eq!(back.ended_at, Some(NOW));
}

#[test]
fn impossible_content_is_refused() {
    let long = "x".repeat(10_000);
    let round = "/session/rooms/1/rounds/0";
    let choice = format!("{round}/outcome/chosen");
    let argument = format!("{round}/arguments/1");
    let damaged = [
        ("/format", json!("something/else"), ArchiveError::NotAnArchive),
        ("/version", json!(0), ArchiveError::NotAnArchive),
        ("/version", json!(2), ArchiveError::Newer),
        ("/session/settings/title", json!(""), ArchiveError::Damaged(Place::Settings)),
        ("/session/settings/title", json!("a\u{202e}b"), ArchiveError::Damaged(Place::Settings)),
        ("/session/settings/title", json!(long), ArchiveError::Damaged(Place::Settings)),
        ("/session/settings/minutes", json!(0), ArchiveError::Damaged(Place::Settings)),
        ("/session/settings/planned", json!(99), ArchiveError::Damaged(Place::Settings)),
        ("/session/dilemmas", json!([]), ArchiveError::Damaged(Place::Dilemmas)),
        ("/session/dilemmas/0/id", json!("../../etc"), ArchiveError::Damaged(Place::Dilemmas)),
        ("/session/dilemmas/0/id", json!("demo-b"), ArchiveError::Damaged(Place::Dilemmas)),
        ("/session/dilemmas/0/original/left/text", json!(long), ArchiveError::Damaged(Place::Dilemmas)),
        ("/session/dilemmas/0/original/question", json!("\u{0}?"), ArchiveError::Damaged(Place::Dilemmas)),
        ("/session/programme/0/minutes", json!(0), ArchiveError::Damaged(Place::Programme)),
        ("/session/participants/1/room", json!(99), ArchiveError::Damaged(Place::Rounds)),
        ("/session/rooms", json!({}), ArchiveError::Damaged(Place::Rooms)),
        ("/session/rooms/1/number", json!(2), ArchiveError::Damaged(Place::Rooms)),
        ("/session/opened_at", json!(0), ArchiveError::Damaged(Place::Times)),
        ("/session/opened_at", json!(i64::MAX), ArchiveError::Damaged(Place::Times)),
        ("/session/ended_at", json!(1_700_000_000_000_i64), ArchiveError::Damaged(Place::Times)),
        (&format!("{round}/dilemma"), json!(9), ArchiveError::Damaged(Place::Rounds)),
        (&format!("{round}/phase"), json!("read"), ArchiveError::Damaged(Place::Rounds)),
        (&format!("{round}/timer/extra"), json!(-1), ArchiveError::Damaged(Place::Times)),
        (&format!("{round}/timer/granted"), json!(i64::MAX), ArchiveError::Damaged(Place::Times)),
        (&format!("{round}/timer/deadline"), json!(i64::MIN), ArchiveError::Damaged(Place::Times)),
        (&format!("{choice}/reasons/motivation"), json!(" "), ArchiveError::Damaged(Place::Choices)),
        (&format!("{choice}/reasons/certainty"), json!(6), ArchiveError::Damaged(Place::Choices)),
        (&format!("{choice}/side"), json!("right"), ArchiveError::Damaged(Place::Choices)),
        (&format!("{choice}/count/left"), json!(60_000), ArchiveError::Damaged(Place::Choices)),
        (&format!("{choice}/minority"), json!(long), ArchiveError::Damaged(Place::Choices)),
        (&format!("{argument}/id"), json!(2), ArchiveError::Damaged(Place::Arguments)),
        (&format!("{argument}/text"), json!("two\nlines"), ArchiveError::Damaged(Place::Arguments)),
        ("/session/plenary/themes/1/name", json!(""), ArchiveError::Damaged(Place::Debrief)),
        ("/session/plenary/themes/1/dilemma", json!(9), ArchiveError::Damaged(Place::Debrief)),
        ("/session/plenary/notes/1/dilemma", json!(9), ArchiveError::Damaged(Place::Debrief)),
        ("/session/plenary/screen", json!({ "dilemma": 9 }), ArchiveError::Damaged(Place::Debrief)),
        ("/session/plenary/spotlight", json!(77), ArchiveError::Damaged(Place::Debrief)),
        ("/session/rooms", json!("no rooms"), ArchiveError::NotAnArchive),
    ];
    for (path, value, unfit) in damaged {
        let mut archive = archived();
        if let Some(place) = archive.pointer_mut(path) {
            *place = value.clone();
        } else {
            let (parent, key) = path.rsplit_once('/').unwrap();
            archive.pointer_mut(parent).unwrap()[key] = value.clone();
        }
        assert_eq!(read(&archive).err(), Some(unfit), "{path} = {:.80}", value.to_string());
    }
}

/// An archive with at least one entry in every list.
fn full() -> Value {
    let mut archive = archived();
    let session = &mut archive["session"];
    session["names_in_report"] = json!(true);
    let room = &mut session["rooms"]["1"];
    room["mixed_after"] = json!([0, 1]);
    room["had_elsewhere"] = json!([1]);
    let round = &mut room["rounds"][0];
    round["silences_had"] = json!(["left", "right"]);
    round["look_backs"] = json!({ "1": { "tried": "Demo", "again": "same" } });
    round["arguments"]["1"]["supporters"] = json!([1, 2]);
    round["outcome"]["chosen"]["reasons"]["condition"] = json!("Demo");
    round["outcome"]["chosen"]["reasons"]["keep"] = json!("Demo");
    for kind in ["points", "prompts"] {
        session["dilemmas"][0]["original"]["left"][kind] = json!(["Demo"]);
    }
    session["dilemmas"][0]["original"]["prompts"] = json!(["Demo"]);
    session["dilemmas"][0]["translation"] = session["dilemmas"][0]["original"].clone();
    let plenary = &mut session["plenary"];
    plenary["revealed"] = json!([1]);
    plenary["revealed_rooms"] = json!({ "1": [1, 2] });
    plenary["guessed"] = json!({ "1": { "left": 1, "right": 2 } });
    plenary["recognised"] = json!({ "1": [1, 2] });
    plenary["filter"] = json!({ "words": "Demo" });
    archive
}

/// The paths of all texts and collections in it, one of each kind: indices do not make another kind.
fn stretchable(value: &Value, path: &str, kind: &str, found: &mut std::collections::BTreeMap<String, String>) {
    let mut step = |key: &str, inner: &Value| {
        let kind_of_key = if key.parse::<u32>().is_ok() { "*" } else { key };
        stretchable(inner, &format!("{path}/{key}"), &format!("{kind}/{kind_of_key}"), found);
    };
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(key, inner)| step(&key.to_string(), inner)),
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| step(key, inner)),
        Value::String(_) => {}
        _ => return,
    }
    found.entry(kind.into()).or_insert_with(|| path.into());
}

#[test]
fn every_text_and_collection_has_a_limit() {
    /// More entries than any limit allows.
    const MANY: usize = 12_000;
    let archive = full();
    let size = |session: &Session| serde_json::to_string(session).unwrap().len();
    let honest = size(&read(&archive).unwrap());
    let mut paths = std::collections::BTreeMap::new();
    stretchable(&archive, "", "", &mut paths);
    for path in paths.values() {
        let mut archive = archive.clone();
        match archive.pointer_mut(path).unwrap() {
            Value::String(text) => *text = "x".repeat(MANY),
            Value::Array(items) => {
                let sample = items.first().cloned().unwrap_or_default();
                let items_of = |item: fn(usize, &Value) -> Value| (0..MANY).map(|at| item(at, &sample)).collect();
                *items = if sample.is_u64() { items_of(|at, _| json!(at)) } else { items_of(|_, same| same.clone()) };
            }
            Value::Object(fields) => {
                let sample = fields.values().next().cloned().unwrap_or_default();
                fields.extend((100..100 + MANY).map(|key| (key.to_string(), sample.clone())));
            }
            _ => {}
        }
        if let Ok(back) = read(&archive) {
            assert!(size(&back) < honest + MANY / 2, "{path} can be stretched");
        }
        // Repeats one number, in lists that keep their order and duplicates.
        if let Some(Value::Array(items)) = archive.pointer_mut(path)
            && items.first().is_some_and(Value::is_u64)
        {
            items.fill(json!(0));
            if let Ok(back) = read(&archive) {
                assert!(size(&back) < honest + MANY / 2, "{path} can be stretched with zeros");
            }
        }
    }
    assert!(paths.len() > 60, "only {} kinds of texts and collections were found", paths.len());
}

#[test]
fn numbers_that_would_overflow_when_counting_on_are_refused() {
    let mut archive = archived();
    let arguments = archive.pointer_mut("/session/rooms/1/rounds/0/arguments").unwrap().as_object_mut().unwrap();
    let mut last = arguments.values().next().unwrap().clone();
    last["id"] = json!(u32::MAX);
    arguments.insert(u32::MAX.to_string(), last);
    assert_eq!(read(&archive).err(), Some(ArchiveError::Damaged(Place::Arguments)));
}

#[test]
fn content_that_an_archive_may_not_have_is_removed() {
    let mut archive = archived();
    archive["session"]["look_back"] = json!(true);
    archive["session"]["rooms"]["1"]["presenter"] = json!({ "participant": 1, "since": 0, "how": "accepted" });
    archive["session"]["rooms"]["1"]["rounds"][0]["ballots"]["cast"] = json!({ "1": "left" });
    let back = read(&archive).unwrap();
    let room = &back.rooms[&crate::ids::RoomNumber(1)];
    assert!(room.presenter.is_none() && room.rounds[0].ballots.cast.is_empty() && !back.look_back);
}

#[test]
fn the_debrief_is_imported() {
    let back = read(&archived()).unwrap();
    assert_eq!(back.plenary.notes_on(crate::ids::DilemmaNumber(1), Question::Do).count(), 1);
    assert_eq!(back.plenary.themes.len(), 2);
    assert_eq!(back.plenary.starred.len(), 1);
}

#[test]
fn lists_that_are_too_long_are_found_before_anything_is_kept() {
    let lengths = |archive: &Value| serde_json::from_str::<Lengths>(&archive.to_string()).map(|_| ());
    for honest in [archived(), full()] {
        assert!(lengths(&honest).is_ok());
    }
    let many = |count: usize| json!(vec!["a"; count]);
    for (path, most) in [
        ("/session/dilemmas/0/original/left/points", check::LINES_MAX),
        ("/session/dilemmas/0/original/prompts", check::LINES_MAX),
        ("/session/dilemmas", crate::limits::DILEMMAS_MAX),
        ("/session/rooms", crate::limits::ROOMS_MAX.into()),
        ("/session/participants", crate::limits::PARTICIPANTS_EVER_MAX),
        ("/session/rooms/1/rounds/0/arguments/1/supporters", crate::limits::PARTICIPANTS_MAX),
    ] {
        let mut archive = archived();
        *archive.pointer_mut(path).unwrap() = many(most);
        assert!(lengths(&archive).is_ok(), "{path}");
        *archive.pointer_mut(path).unwrap() = many(most + 1);
        assert!(lengths(&archive).unwrap_err().is_data(), "{path}");
    }
    assert!(
        serde_json::from_str::<Lengths>("[1, {\"a\": ").unwrap_err().is_eof(),
        "this is no archive, but no list is too long"
    );
}

#[test]
fn the_total_of_supports_and_recognitions_is_limited() {
    let crowd: std::collections::BTreeSet<ParticipantId> = (1..=5_000).map(ParticipantId).collect();
    let mut session = example::session();
    let arguments = &mut session.rooms.get_mut(&crate::ids::RoomNumber(1)).unwrap().rounds[0].arguments;
    let one = arguments.values().next().unwrap().clone();
    *arguments = (1_000..1_079)
        .map(crate::ids::ArgumentId)
        .map(|id| (id, crate::session::Argument { id, supporters: crowd.clone(), ..one.clone() }))
        .collect();
    session.plenary = crate::session::Plenary::default();
    assert_eq!(check::check(&session, NOW), Ok(()));
    session.plenary.recognised.insert(crate::ids::ArgumentId(1_000), crowd);
    assert_eq!(check::check(&session, NOW), Err(ArchiveError::Damaged(Place::Lists)));
}

#[test]
fn no_text_has_characters_that_reverse_it() {
    let mut archive = full();
    archive["session"]["dilemmas"][0]["original"]["theme"] = json!("Demo \u{202e}omeD");
    assert_eq!(read(&archive), Err(ArchiveError::Damaged(Place::Dilemmas)));
}

#[test]
fn it_links_no_look_back_to_a_person_and_has_no_votes_without_a_choice() {
    use crate::ids::RoomNumber;
    use crate::session::{Again, Count, LookBack};

    let mut session = example::session();
    let round = &mut session.rooms.get_mut(&RoomNumber(1)).unwrap().rounds[0];
    let said = |again, tried: Option<&str>| LookBack { again, tried: tried.map(Into::into) };
    let all = [said(Again::Other, Some("Demo a")), said(Again::Same, None), said(Again::Same, Some("Demo b"))];
    round.look_backs = (1..).map(ParticipantId).zip(all).collect();
    let kept = Archive::of(session.clone(), NOW).session.rooms[&RoomNumber(1)].rounds[0].look_backs.clone();
    let mut again: Vec<_> = kept.values().map(|one| one.again).collect();
    again.sort();
    assert_eq!(again, [Again::Same, Again::Same, Again::Other], "the number of each answer");
    assert_eq!(kept.values().filter_map(|one| one.tried.as_deref()).collect::<Vec<_>>(), ["Demo a", "Demo b"]);
    assert_eq!(kept[&ParticipantId(1)].again, Again::Same, "an answer is not next to its own sentence");

    let round = &mut session.rooms.get_mut(&RoomNumber(1)).unwrap().rounds[0];
    round.outcome = Some(Outcome::NotChosen);
    round.ballots.count = Some(Count { left: 2, right: 1 });
    let archived = Archive::of(session.clone(), NOW).session;
    assert_eq!(archived.rooms[&RoomNumber(1)].rounds[0].ballots.count, None);
}

#[test]
fn newcomers_to_an_imported_session_get_unused_numbers() {
    use crate::ids::RoomNumber;
    use crate::session::{Access, Again, Event, Internal, LookBack};

    let mut session = example::session();
    let round = &mut session.rooms.get_mut(&RoomNumber(1)).unwrap().rounds[0];
    let said = LookBack { again: Again::Same, tried: None };
    round.look_backs = (1..=40).map(|number| (ParticipantId(number), said.clone())).collect();
    let brought_back = Archive::of(session.clone(), NOW).session;
    let access = Access { facilitator: None, plenary: None, report: None };
    let mut here = Session { internal: Some(Internal::new(access)), ..example::session() };
    here.apply(&Event::Lifecycle(LifecycleEvent::Imported(Box::new(brought_back))), NOW);
    let last = here.internal.map(|internal| internal.last_participant);
    assert!(last >= Some(ParticipantId(40)), "{last:?}");
}
