//! The debrief: uncovering, guessing, marking, themes and notes.

use shared::ids::{ArgumentId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, ThemeId};
use shared::session::result::voiced;
use shared::session::{
    ArgumentCommand, ArgumentFilter, Author, BallotCommand, Command, Count, DebriefCommand, GatheringCommand, Kind,
    Phase, Question, Rejection, Rooms, RoundCommand, Screen, Session, Side,
};
use shared::view::Audience;

use crate::story::{A, B, C, ONE, Story, TWO, because};

const FIRST: DilemmaNumber = DilemmaNumber(1);
const SECOND: DilemmaNumber = DilemmaNumber(2);
const REVEAL: Command = Command::Debrief(DebriefCommand::RevealDilemma { dilemma: FIRST });

/// Demo A in the first room, B in the second. Each wrote one pro, and the first room chose.
fn talked_through() -> (Story, ArgumentId, ArgumentId) {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    let round = story.number();
    let mut written = [A, B].map(|who| {
        story.steps(who, Phase::Left);
        let text = format!("Demo pro of {who}");
        story.does(who, &Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text }));
        last_argument(&story.world.session)
    });
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.does(A, &story.lock());
    written.sort_unstable();
    let [first, second] = written;
    (story, first, second)
}

fn last_argument(session: &Session) -> ArgumentId {
    let rounds = session.rooms.values().flat_map(|room| &room.rounds);
    rounds.flat_map(|round| round.arguments.keys()).copied().max().unwrap_or_default()
}

fn second_room_chooses(story: &mut Story) {
    let round = story.number();
    story.steps(B, Phase::Choose);
    story.does(B, &Command::Ballot(BallotCommand::Cast { round, side: Side::Right }));
    story.does(
        B,
        &Command::Ballot(BallotCommand::LockChoice {
            round,
            side: Side::Right,
            reasons: because("Demo reason of the second"),
        }),
    );
}

fn theme(story: &mut Story, name: &str, arguments: &[ArgumentId]) -> ThemeId {
    story.facilitator(&Command::Gathering(GatheringCommand::MakeTheme {
        dilemma: FIRST,
        name: name.into(),
        arguments: arguments.to_vec(),
    }));
    story.world.session.plenary.themes.keys().next_back().copied().unwrap_or_default()
}

#[test]
fn a_room_is_uncovered_alone_once_it_is_done() {
    let (mut story, ..) = talked_through();
    let reveal = |room| Command::Debrief(DebriefCommand::RevealRoom { dilemma: FIRST, room });
    story.facilitator_may_not(&reveal(TWO), &Rejection::RoomNotDone { room: TWO });
    story.facilitator_may_not(&reveal(RoomNumber(9)), &Rejection::NoSuchRoom { room: RoomNumber(9) });
    story.facilitator(&reveal(ONE));
    let seen = story.seen_by(Audience::Plenary);
    assert!(seen.rooms[&ONE].rounds[0].choice().is_some());
    assert!(seen.rooms[&TWO].rounds[0].arguments.is_empty(), "the other room stays covered");
}

#[test]
fn nothing_is_revealed_before_the_first_room_is_done() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.facilitator_may_not(&REVEAL, &Rejection::NobodyDone);
    let guess = Command::Debrief(DebriefCommand::Guess { dilemma: FIRST, side: Side::Left });
    story.does(A, &guess);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.does(A, &story.lock());
    story.facilitator(&REVEAL);
    story.may_not(B, &guess, &Rejection::GuessingClosed);
}

#[test]
fn a_dilemma_that_is_over_is_revealed_even_if_no_room_chose() {
    let mut story = Story::of_room(2);
    story.facilitator_may_not(&REVEAL, &Rejection::NobodyDone);
    story.ends_block();
    story.facilitator(&REVEAL);
}

#[test]
fn when_results_are_covered_again_the_screen_no_longer_holds_them() {
    let (mut story, ..) = talked_through();
    story.facilitator(&REVEAL);
    assert!(!story.seen_by(Audience::Plenary).rooms[&ONE].rounds[0].arguments.is_empty());
    story.facilitator(&Command::Debrief(DebriefCommand::CoverDilemma { dilemma: FIRST }));
    assert!(story.seen_by(Audience::Follower(A)).rooms[&ONE].rounds[0].arguments.is_empty());
}

#[test]
fn everybody_may_guess_and_guess_again_until_the_results_are_seen() {
    let (mut story, ..) = talked_through();
    let guess = |side| Command::Debrief(DebriefCommand::Guess { dilemma: FIRST, side });
    story.does(A, &guess(Side::Left));
    story.does(A, &guess(Side::Right));
    story.does(B, &guess(Side::Left));
    story.facilitator_may_not(&guess(Side::Left), &Rejection::MembersOnly);
    story.facilitator(&REVEAL);
    assert_eq!(
        story.world.session.plenary.guessed[&FIRST],
        Count::default(),
        "of two, the board would know what each guessed"
    );
    story.may_not(A, &guess(Side::Left), &Rejection::GuessingClosed);
    story.facilitator(&Command::Debrief(DebriefCommand::CoverDilemma { dilemma: FIRST }));
    story.may_not(A, &guess(Side::Left), &Rejection::GuessingClosed);
}

#[test]
fn one_room_uncovered_ends_the_guessing() {
    let (mut story, ..) = talked_through();
    story.facilitator(&Command::Debrief(DebriefCommand::RevealRoom { dilemma: FIRST, room: ONE }));
    let guess = Command::Debrief(DebriefCommand::Guess { dilemma: FIRST, side: Side::Left });
    story.may_not(B, &guess, &Rejection::GuessingClosed);
    story.facilitator(&Command::Debrief(DebriefCommand::CoverDilemma { dilemma: FIRST }));
    story.may_not(B, &guess, &Rejection::GuessingClosed);
}

#[test]
fn nobody_sees_what_somebody_else_guesses() {
    let (mut story, ..) = talked_through();
    story.does(A, &Command::Debrief(DebriefCommand::Guess { dilemma: FIRST, side: Side::Left }));
    let seen_by = |audience| story.seen_by(audience).plenary.guesses;
    assert_eq!(seen_by(Audience::Follower(A))[&FIRST][&A], Some(Side::Left));
    assert!(seen_by(Audience::Follower(B)).is_empty());
    assert_eq!(seen_by(Audience::Plenary)[&FIRST][&A], None);
    assert_eq!(seen_by(Audience::Facilitator)[&FIRST][&A], None);
}

#[test]
fn arguments_of_other_rooms_can_be_recognised_once_they_are_revealed() {
    let (mut story, of_first, of_second) = talked_through();
    let recognise = |argument, on| Command::Debrief(DebriefCommand::Recognise { argument, on });
    story.may_not(B, &recognise(of_first, true), &Rejection::NoSuchArgument);
    story.facilitator(&REVEAL);
    story.may_not(B, &recognise(of_second, true), &Rejection::OwnRoom);
    story.does(B, &recognise(of_first, true));
    assert_eq!(story.world.session.plenary.recognised_by(of_first), 1);
    assert_eq!(
        story.seen_by(Audience::Follower(A)).plenary.recognised_by(of_first),
        0,
        "followers are sent only their own marks"
    );
    story.does(B, &recognise(of_first, false));
    assert_eq!(story.world.session.plenary.recognised_by(of_first), 0);
    story.does(A, &recognise(of_second, true));
    let round = story.number();
    story.does(B, &Command::Argument(ArgumentCommand::Delete { round, argument: of_second }));
    assert_eq!(story.world.session.plenary.recognised_by(of_second), 0, "nobody recognises a deleted argument");
}

#[test]
fn other_rooms_are_not_shown_authors_or_supporters() {
    let (mut story, _, second) = talked_through();
    story.comes_in(TWO);
    let round = story.number();
    story.does(C, &Command::Argument(ArgumentCommand::Support { round, argument: second, on: true }));
    story.steps(B, Phase::Choose);
    for who in [B, C] {
        story.does(who, &Command::Ballot(BallotCommand::Cast { round, side: Side::Right }));
    }
    story.does(
        B,
        &Command::Ballot(BallotCommand::LockChoice {
            round,
            side: Side::Right,
            reasons: because("Demo reason of the second"),
        }),
    );
    story.facilitator(&REVEAL);
    story.does(A, &Command::Debrief(DebriefCommand::Recognise { argument: second, on: true }));
    let people: Vec<ParticipantId> = story.world.session.participants.keys().copied().collect();
    for audience in [Audience::Plenary, Audience::Follower(B), Audience::Facilitator] {
        let seen = story.seen_by(audience);
        let argument = &seen.rooms[&TWO].rounds[0].arguments[&second];
        let mut named: Vec<&ParticipantId> = seen.plenary.recognised.values().flatten().collect();
        if audience != Audience::Facilitator {
            named.extend(argument.supporters.iter().chain([&argument.author]));
        }
        assert!(named.into_iter().all(|who| !people.contains(who)), "{audience:?}: {argument:?}");
        assert_eq!(argument.support(), 2, "only the number of supporters is shown");
    }
    assert_eq!(story.seen_by(Audience::Plenary).plenary.recognised_by(second), 1);
}

#[test]
fn an_argument_is_in_one_theme_at_a_time() {
    let (mut story, of_first, of_second) = talked_through();
    let one = theme(&mut story, "Demo one", &[of_first, of_second]);
    let two = theme(&mut story, "Demo two", &[of_first]);
    let plenary = &story.world.session.plenary;
    assert_eq!((plenary.theme_of(of_first), plenary.theme_of(of_second)), (Some(two), Some(one)));
    story.facilitator(&Command::Gathering(GatheringCommand::Gather { theme: None, arguments: vec![of_first] }));
    assert_eq!(story.world.session.plenary.theme_of(of_first), None);
}

#[test]
fn merged_themes_keep_all_arguments_and_a_dropped_theme_releases_them() {
    let (mut story, of_first, of_second) = talked_through();
    let one = theme(&mut story, "Demo one", &[of_first]);
    let two = theme(&mut story, "Demo two", &[of_second]);
    story.facilitator(&Command::Gathering(GatheringCommand::MergeThemes { from: one, into: two }));
    let themes = &story.world.session.plenary.themes;
    assert_eq!((themes.len(), themes[&two].arguments.len()), (1, 2));
    story.facilitator(&Command::Gathering(GatheringCommand::DropTheme { theme: two }));
    assert_eq!(story.world.session.plenary.theme_of(of_first), None);
    assert!(story.world.session.argument(of_first).is_some(), "the words stay where they are");
    story.facilitator_may_not(
        &Command::Gathering(GatheringCommand::RenameTheme { theme: two, name: "Demo".into(), over: None }),
        &Rejection::NoSuchTheme,
    );
}

#[test]
fn a_theme_gathers_arguments_of_its_own_dilemma() {
    let (mut story, of_first, _) = talked_through();
    let make = Command::Gathering(GatheringCommand::MakeTheme {
        dilemma: SECOND,
        name: "Demo".into(),
        arguments: vec![of_first],
    });
    story.facilitator_may_not(&make, &Rejection::OtherTheme);
    let unknown = Command::Gathering(GatheringCommand::MakeTheme {
        dilemma: FIRST,
        name: "Demo".into(),
        arguments: vec![ArgumentId(99)],
    });
    story.facilitator_may_not(&unknown, &Rejection::NoSuchArgument);
}

#[test]
fn the_name_of_a_theme_is_not_sent_before_its_dilemma_is_revealed() {
    let (mut story, of_first, _) = talked_through();
    theme(&mut story, "Demo secret", &[of_first]);
    assert!(story.seen_by(Audience::Plenary).plenary.themes.is_empty());
    story.facilitator(&Command::Debrief(DebriefCommand::RevealRoom { dilemma: FIRST, room: ONE }));
    assert_eq!(story.seen_by(Audience::Follower(B)).plenary.themes.len(), 1);
}

#[test]
fn notes_are_written_edited_and_deleted() {
    let (mut story, ..) = talked_through();
    let add = |text: &str| {
        Command::Gathering(GatheringCommand::AddNote { dilemma: FIRST, question: Question::See, text: text.into() })
    };
    story.facilitator(&add("Demo note"));
    story.facilitator_may_not(&add("  "), &Rejection::EmptyText);
    let note = NoteId(1);
    story.facilitator(&Command::Gathering(GatheringCommand::EditNote {
        note,
        text: "Demo note, mended".into(),
        over: None,
    }));
    let noted = |story: &Story| {
        let notes = story.world.session.plenary.notes_on(FIRST, Question::See);
        notes.map(|(_, note)| note.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(noted(&story), ["Demo note, mended"]);
    story.facilitator(&Command::Gathering(GatheringCommand::DeleteNote { note }));
    assert!(noted(&story).is_empty());
    story.facilitator_may_not(
        &Command::Gathering(GatheringCommand::EditNote { note, text: "Demo".into(), over: None }),
        &Rejection::NoSuchNote,
    );
}

#[test]
fn followers_see_the_screen_and_no_people() {
    let (mut story, ..) = talked_through();
    second_room_chooses(&mut story);
    story.facilitator(&Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Arguments(FIRST) }));
    let seen = story.seen_by(Audience::Follower(A));
    assert_eq!(seen.plenary.screen, Screen::Arguments(FIRST));
    assert!(seen.participants.is_empty());
    assert!(seen.rooms.values().all(|room| room.rounds[0].outcome.is_none() && room.presenter.is_none()));
    assert_eq!(story.seen_by(Audience::Participant(A)).plenary.screen, Screen::Arguments(FIRST), "a room can follow");
}

#[test]
fn the_screen_and_the_board_steer_and_nobody_else() {
    let (mut story, of_first, _) = talked_through();
    for command in [
        REVEAL,
        Command::Gathering(GatheringCommand::Star { argument: of_first, on: true }),
        Command::Debrief(DebriefCommand::Spotlight { room: Some(ONE) }),
    ] {
        story.may_not(A, &command, &Rejection::FacilitatorOnly);
        assert_eq!(story.world.command(Author::Plenary, &command), Ok(()));
    }
}

#[test]
fn a_filter_goes_by_room_by_words_in_any_case_and_by_star() {
    let (mut story, of_first, of_second) = talked_through();
    story.facilitator(&Command::Gathering(GatheringCommand::Star { argument: of_first, on: true }));
    let shown = |filter: ArgumentFilter| {
        let session = &story.world.session;
        let found = voiced(FIRST, session.rooms.values(), &session.plenary);
        [of_first, of_second].map(|id| found.iter().any(|one| one.argument.id == id && filter.admits(one)))
    };
    let all = ArgumentFilter::default;
    assert_eq!(shown(all()), [true, true]);
    assert_eq!(shown(ArgumentFilter { room: Some(TWO), ..all() }), [false, true]);
    assert_eq!(shown(ArgumentFilter { words: "demo PRO".into(), ..all() }), [true, true]);
    assert_eq!(shown(ArgumentFilter { words: "nowhere".into(), ..all() }), [false, false]);
    assert_eq!(shown(ArgumentFilter { starred: true, ..all() }), [true, false]);
}

#[test]
fn the_page_is_the_same_on_every_screen_and_the_first_of_the_next() {
    let (mut story, ..) = talked_through();
    story.facilitator(&Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Arguments(FIRST) }));
    story.facilitator(&Command::Debrief(DebriefCommand::TurnPage { page: 2 }));
    assert_eq!(story.seen_by(Audience::Plenary).plenary.page, 2);
    story.may_not(A, &Command::Debrief(DebriefCommand::TurnPage { page: 0 }), &Rejection::FacilitatorOnly);
    let filter = ArgumentFilter { starred: true, ..ArgumentFilter::default() };
    story.facilitator(&Command::Debrief(DebriefCommand::FilterArguments { filter }));
    assert_eq!(story.world.session.plenary.page, 0, "a filter goes back to the first page");
    story.facilitator(&Command::Debrief(DebriefCommand::TurnPage { page: 1 }));
    story.facilitator(&Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Themes(FIRST) }));
    assert_eq!(story.world.session.plenary.page, 0);
}

#[test]
fn arguments_in_the_same_words_share_a_star_and_a_theme() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    let round = story.number();
    let [of_first, of_second] = [(A, "Demo: rust"), (B, "demo:  RUST!")].map(|(who, text)| {
        story.steps(who, Phase::Left);
        story.does(
            who,
            &Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text: text.into() }),
        );
        last_argument(&story.world.session)
    });
    let name = theme(&mut story, "Demo", &[of_first]);
    story.facilitator(&Command::Gathering(GatheringCommand::Star { argument: of_second, on: true }));
    let session = &story.world.session;
    let found = voiced(FIRST, session.rooms.values(), &session.plenary);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].starred, found[0].theme), (true, Some(name)));
    assert_eq!(found[0].rooms().collect::<Vec<_>>(), [ONE, TWO]);
}
