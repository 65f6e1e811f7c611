//! In a session with mirrored sides results use the titles of scenarios: the left side in one group is the right in
//! another, and on the plenary screen.

use shared::dilemma::{DilemmaText, Scenario};
use shared::language::Language;
use shared::session::result::{Headline, RoomStatus};
use shared::session::{Placement, Rules, Settings, Side};
use shared::text::sides::{Sides, column, column_of_titles};
use shared::text::{board, hall, plenary, report, room, wall};

fn settings(mirrored: bool) -> Settings {
    Settings {
        title: "Demo".into(),
        language: Language::Nl,
        minutes: 10,
        planned: 1,
        placement: Placement::Pick,
        led: true,
        rules: Rules { first_ballot: true, mirrored, ..Rules::default() },
        was_mirrored: false,
        rehearsal: false,
        expected: None,
    }
}

fn words() -> DilemmaText {
    let scenario =
        |title: &str| Scenario { title: title.into(), text: String::new(), points: Vec::new(), prompts: Vec::new() };
    DilemmaText {
        theme: "Tempo".into(),
        question: "Wie bepaalt het tempo?".into(),
        prompts: Vec::new(),
        left: scenario("Ieder een eigen weg"),
        right: scenario("Samen door de stof"),
    }
}

/// All texts about the sides of ballots, results, choices and guesses.
fn said(language: Language, settings: &Settings) -> Vec<String> {
    let words = words();
    let sides = Sides::of(language, settings, &words);
    let titles = [words.left.title.as_str(), words.right.title.as_str()];
    let mut said = vec![plenary::each(language, &sides, (3, 2)), room::hands_how(language).to_owned()];
    for side in Side::BOTH {
        let (name, other) = (sides.name(side), sides.name(side.other()));
        let column = column(language, settings, side);
        said.extend([sides.label(side), sides.tag(side).to_owned(), sides.letter(side).to_owned()]);
        said.extend([column_of_titles(language, settings, side), report::rooms_for(language, &column)]);
        for name in [&name, &sides.here(side), &sides.this(side)] {
            said.extend([
                room::lean_to(language, name),
                room::write_pro(language, name),
                room::write_con(language, name),
                room::i_choose(language, name),
                room::my_vote(language, name),
                room::rather(language, name),
                room::hands(language, name),
                room::votes(language, 1, name),
                room::votes(language, 2, name),
                room::majority(language, name, 3, 1),
                room::unanimous(language, name, 4),
                room::lot_fell(language, name),
                room::chose(language, 3, name),
                hall::i_guess(language, name),
                hall::i_guessed(language, name),
            ]);
        }
        said.extend([
            room::got(language, &sides.here_first(side), 2),
            hall::guess_fits(language, &name),
            hall::guess_differs(language, &name, &other),
            hall::guess_even(language, &name),
            hall::guess_waits(language, &name),
            plenary::rooms_chose(language, 1, &name),
            plenary::rooms_chose(language, 2, &name),
            plenary::from_room_that_chose(language, 3, &name),
            board::open_for(language, 3, 1, &name),
            board::lot_for(language, &name),
            report::votes_for(language, &column),
            report::before_for(language, &column),
            report::guesses_for(language, &column),
        ]);
        for by_lot in [false, true] {
            said.push(report::standing(language, &sides, RoomStatus::Chosen { side, by_lot }));
        }
        for headline in [
            Headline::OneRoom { side, votes: 3, against: 1 },
            Headline::Opposed { side, rooms: 2, of_rooms: 3, votes: 5, of_people: 9 },
            Headline::Turned { to: side },
            Headline::Moved { to: side, people: 1 },
            Headline::Unexpected { side, rooms: 2, of_rooms: 3 },
            Headline::Even { rooms: 1 },
            Headline::Most { side, rooms: 2, of_rooms: 3, votes: 5, of_people: 9 },
        ] {
            said.push(wall::headline(language, headline, titles, 0));
        }
    }
    said
}

fn has_a_place(text: &str) -> bool {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| ["links", "rechts", "left", "right", "linkerscenario", "rechterscenario", "l", "r"].contains(&word))
}

#[test]
fn with_mirrored_sides_no_text_says_left_or_right() {
    for language in Language::ALL {
        let slips: Vec<_> = said(language, &settings(true)).into_iter().filter(|text| has_a_place(text)).collect();
        assert!(slips.is_empty(), "{}", slips.join("\n"));
    }
    assert!(said(Language::Nl, &settings(false)).iter().filter(|text| has_a_place(text)).count() > 100);
}

#[test]
fn a_side_is_a_word_or_a_title() {
    let words = words();
    let [by_place, by_title] = [false, true].map(|mirrored| Sides::of(Language::Nl, &settings(mirrored), &words));
    let english = Sides::of(Language::En, &settings(true), &words);
    assert_eq!(room::my_vote(Language::Nl, &by_place.name(Side::Right)), "Jouw stem: rechts");
    assert_eq!(room::my_vote(Language::Nl, &by_title.name(Side::Right)), "Jouw stem: ‘Samen door de stof’");
    assert_eq!(room::i_choose(Language::Nl, &by_place.this(Side::Left)), "Ik kies links");
    assert_eq!(room::i_choose(Language::Nl, &by_title.this(Side::Left)), "Ik kies dit");
    assert_eq!(room::chose(Language::Nl, 3, &by_title.here(Side::Left)), "Groep 3 kiest dit scenario");
    assert_eq!(room::got(Language::Nl, &by_place.here_first(Side::Left), 2), "Links kreeg 2 stemmen");
    assert_eq!(room::got(Language::Nl, &by_title.here_first(Side::Left), 2), "Dit scenario kreeg 2 stemmen");
    assert_eq!(room::votes(Language::En, 1, &english.here(Side::Left)), "For this scenario: 1 vote");
    assert_eq!((by_place.label(Side::Left).as_str(), by_place.letter(Side::Left)), ("Links", "L"));
    assert_eq!((by_title.label(Side::Left).as_str(), by_title.letter(Side::Left)), ("Ieder een eigen weg", ""));
    assert_eq!((by_place.tag(Side::Right), by_title.tag(Side::Right)), ("Rechterscenario", "Scenario"));
    assert_eq!(column_of_titles(Language::Nl, &settings(true), Side::Right), "Scenario 2");
}
