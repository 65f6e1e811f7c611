use super::*;

fn report() -> Report {
    Report::of(&example::session())
}

fn ids<'a>(arguments: impl Iterator<Item = &'a ReportArgument>) -> Vec<u32> {
    arguments.map(|argument| argument.id.0).collect()
}

#[test]
fn the_head_counts_participants() {
    let report = report();
    assert_eq!((report.people, report.rooms.len(), report.dilemmas.len()), (5, 3, 2));
    assert!(!report.is_empty() && report.began_at > Some(report.opened_at));
    assert_eq!(report.ways().map(|(_, count)| count), [1, 0, 0, 1]);
}

#[test]
fn it_has_names_only_if_the_facilitator_allowed_them() {
    let mut session = example::session();
    let text = |session: &Session| serde_json::to_string(&Report::of(session)).unwrap();
    assert!(!Report::of(&session).has_names() && !text(&session).contains("Anna"));
    session.names_in_report = true;
    assert_eq!(Report::of(&session).rooms[0].names, ["Demo Anna", "Demo Bram"]);
    // People who were removed are not in the report.
    assert!(!text(&session).contains("Fenna"));
}

#[test]
fn the_matrix_shows_the_result_of_each_room() {
    let report = report();
    let cells =
        |place: usize| report.rooms.iter().map(|room| report.dilemmas[place].standing(room.room)).collect::<Vec<_>>();
    let chosen = |side, by_lot| RoomStatus::Chosen { side, by_lot };
    assert_eq!(cells(0), [chosen(Side::Left, false), chosen(Side::Right, true), RoomStatus::NotChosen]);
    assert_eq!(cells(1), [RoomStatus::NotBegun; 3]);
}

#[test]
fn arguments_are_sorted_by_support_and_show_their_stars_and_themes() {
    let report = report();
    let first = &report.dilemmas[0];
    assert_eq!(ids(first.column(Side::Left, Kind::Pro)), [1, 2, 3, 4]);
    let strongest = &first.arguments[0];
    assert_eq!((strongest.support, strongest.recognised, strongest.starred), (2, 2, true));
    assert_eq!(strongest.theme, Some(ThemeId(1)));
}

#[test]
fn reasons_behind_opposite_choices_and_reasons_mentioned_once_are_found() {
    let report = report();
    let first = &report.dilemmas[0];
    assert_eq!(first.carried_both_ways().map(|theme| theme.name.as_str()).collect::<Vec<_>>(), ["Samen"]);
    assert_eq!(ids(first.mentioned_once().into_iter()), [2, 4]);
    assert_eq!(report.dilemmas[1].mentioned_once().len(), 0);
}

#[test]
fn arguments_in_the_same_words_are_ranked_as_one_and_keep_their_own_words() {
    let mut session = example::session();
    let words = [(RoomNumber(1), ArgumentId(2), "Rust"), (RoomNumber(2), ArgumentId(4), "rust!")];
    for (room, id, text) in words {
        let round = session.rooms.get_mut(&room).unwrap().rounds.last_mut().unwrap();
        round.arguments.get_mut(&id).unwrap().text = text.into();
    }
    session.plenary.starred.insert(ArgumentId(4));
    let report = Report::of(&session);
    let first = &report.dilemmas[0];
    let ranked = first.ranked(Side::Left, Kind::Pro);
    assert_eq!(
        ranked.iter().map(|one| one.first.id.0).collect::<Vec<_>>(),
        [2, 1, 3],
        "an argument of two rooms comes before one of a single room"
    );
    assert_eq!((ranked[0].rooms(), ranked[0].support()), (vec![RoomNumber(1), RoomNumber(2)], 2));
    assert_eq!((ranked[1].support(), ranked[1].recognised()), (2, 2));
    let said = |id| first.arguments.iter().find(|argument| argument.id == ArgumentId(id)).unwrap();
    assert_eq!((said(2).text.as_str(), said(4).text.as_str()), ("Rust", "rust!"));
    assert!(said(2).starred && said(4).theme == said(2).theme);
    assert_eq!(first.mentioned_once().len(), 0);
}

#[test]
fn look_backs_are_summed_and_notes_are_sorted_by_question() {
    let report = report();
    let first = &report.dilemmas[0];
    let (room, look_back) = first.look_backs().next().unwrap();
    assert_eq!((room, look_back.counted().map(|(_, count)| count)), (RoomNumber(1), [1, 1, 0]));
    assert_eq!(look_back.tried, ["Een proef"]);
    assert_eq!(first.answers(Question::Do).collect::<Vec<_>>(), ["Een proef in mei"]);
    assert_eq!(first.notes[0].question, Question::See);
    assert_eq!(first.guesses, Some(Count { left: 3, right: 1 }));
}

#[test]
fn a_session_in_which_nothing_happened_has_an_empty_report() {
    let mut session = example::session();
    session.rooms.values_mut().for_each(|room| room.rounds.clear());
    session.participants = crate::session::Participants::default();
    let report = Report::of(&session);
    assert!(report.is_empty() && report.rooms.is_empty() && report.people == 0);
    assert!(report.dilemmas.iter().all(|dilemma| dilemma.rooms.is_empty()));
}

#[test]
fn it_survives_the_wire() {
    let report = report();
    let text = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
}
