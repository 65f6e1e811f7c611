//! The plenary screen.

use crate::language::Language;
use crate::session::{Question, Side};

texts! {
    debrief { "Nabespreking", "Debrief" }
    screens { "Schermen", "Screens" }
    door { "Welkom", "Welcome" }
    all { "Alles", "All" }
    dilemma { "Dilemma", "Dilemma" }
    rooms { "Groepen", "Rooms" }
    balance { "Balans", "Balance" }

    join_with_code { "Doe mee met deze code", "Join with this code" }
    still_left(block: &str) { "{block}, nog", "{block}, time left" }
    people_in(people: usize) { "Mensen binnen: {people}", "People in: {people}" }
    people_in_rooms(people: usize, rooms: usize) { "Mensen binnen: {people} · groepen: {rooms}", "People in: {people} · rooms: {rooms}" }

    progress { "Voortgang", "Progress" }
    rooms_done(count: usize) { "groepen klaar: {count}", "rooms done: {count}" }
    reveal { "Onthul", "Reveal" }
    chose_left { "groepen kozen links", "rooms chose left" }
    one_chose_left { "groep koos links", "room chose left" }
    chose_right { "groepen kozen rechts", "rooms chose right" }
    one_chose_right { "groep koos rechts", "room chose right" }
    so_many_by_lot(count: usize) { "{count} door het lot", "{count} by lot" }
    rooms_chose_left(count: usize) { "groepen die links kozen: {count}", "rooms that chose left: {count}" }
    rooms_chose_right(count: usize) { "groepen die rechts kozen: {count}", "rooms that chose right: {count}" }
    votes(count: u32) { "{count} stemmen", "{count} votes" }
    one_vote { "1 stem", "1 vote" }
    nothing_written { "Hier schreef geen groep iets over op.", "No room wrote anything about this." }
    room_and_support(room: &str, count: usize) { "{room} · {count} mensen", "{room} · {count} people" }

    reveal_next { "Volgende groep", "Next room" }
    reveal_rest { "Onthul de rest", "Reveal the rest" }
    still_covered(count: usize) { "nog bedekt: {count}", "still covered: {count}" }
    guess { "Voorspel: wat kiezen de meeste groepen?", "Guess: what do most rooms choose?" }
    guess_how(code: &str) { "Doe mee op je eigen toestel, met code {code}", "Take part on your own device, with code {code}" }
    guesses(count: usize) { "voorspeld: {count}", "guesses: {count}" }
    guessed { "Voorspeld", "Guessed" }
    guess_right { "De meesten voorspelden dit.", "Most people guessed this." }
    guess_wrong { "De meesten voorspelden iets anders.", "Most people guessed otherwise." }
    guess_even { "De voorspellers waren het niet eens.", "The guesses were evenly split." }

    how_chosen { "Hoe er gekozen is", "How rooms chose" }
    how_strong { "Hoe sterk", "How strong" }
    how_sure { "Hoe zeker", "How sure" }
    of_five { "van 5", "out of 5" }
    nobody_chose { "geen groep koos", "no room chose" }
    people { "Mensen", "People" }
    first_leaning { "Eerste gevoel", "First leaning" }
    after_talking { "Na het gesprek", "After talking" }
    shift_in(rooms: usize) { "waar het is gevraagd: {rooms} groepen", "where it was asked: {rooms} rooms" }
    left_and_right(left: usize, right: usize) { "links {left}, rechts {right}", "left {left}, right {right}" }
    not_chosen_title { "Niet gekozen", "Not chosen" }
    still_busy { "Nog niet klaar", "Not done yet" }
    rooms_named(rooms: &str) { "groep {rooms}", "room {rooms}" }
    so_many_rooms(count: usize) { "{count} groepen", "{count} rooms" }
    not_done_yet(rooms: &str) { "Nog niet klaar: {rooms}", "Not done yet: {rooms}" }
    spotlit(number: u16) { "Groep {number} in de schijnwerper", "Room {number} in the spotlight" }
    so_many_to(most: u16, least: u16) { "{most} tegen {least}", "{most} to {least}" }
    condition { "Randvoorwaarde:", "Condition:" }
    minority { "Minderheid:", "Minority:" }
    keep { "Neemt mee:", "Keeps:" }

    result { "Uitslag", "Result" }
    dilemma_number(number: u16) { "Dilemma {number}", "Dilemma {number}" }
    arguments { "Argumenten", "Arguments" }
    themes { "Thema’s", "Themes" }
    questions { "Vragen", "Questions" }
    previous_screen(name: &str) { "Vorige scherm: {name}", "Previous screen: {name}" }
    next_screen(name: &str) { "Volgende scherm: {name}", "Next screen: {name}" }
    page_of(page: usize, of: usize) { "{page} van {of}", "{page} of {of}" }
    previous_page { "Vorige pagina", "Previous page" }
    next_page { "Volgende pagina", "Next page" }
    from_room(room: u16) { "groep {room}", "room {room}" }
    from_room_that_chose(room: u16, side: &str) { "groep {room}, koos {side}", "room {room}, chose {side}" }
    so_many_people(count: usize) { "{count} mensen", "{count} people" }
    recognised(count: usize) { "herkenbaar {count}", "recognised {count}" }
    starred { "met ster", "starred" }
    filter { "Gefilterd:", "Filtered:" }
    filter_words(words: &str) { "‘{words}’", "‘{words}’" }
    drop_filter { "Toon alles", "Show all" }
    nothing_found { "Niets gevonden.", "Nothing found." }
    no_more { "Dat was alles.", "That was all." }
    uncover_first { "De uitslag is nog bedekt. Onthul eerst wat de groepen kozen.", "The result is still covered. Reveal what the rooms chose first." }
    same_reason { "Zelfde reden, andere keuze", "Same reason, other choice" }
    other_themes { "Meer thema’s", "More themes" }
    mentioned_once { "Maar één keer genoemd", "Mentioned only once" }
    no_themes { "Er zijn nog geen thema’s. De begeleider verzamelt ze op het bord.", "There are no themes yet. The facilitator gathers them on the board." }
    continued { "(vervolg)", "(continued)" }
    what_do_we_see { "Wat zien we?", "What do we see?" }
    what_does_it_mean { "Wat betekent het?", "What does it mean?" }
    what_do_we_do { "Wat doen we nu?", "What do we do now?" }
    write_down { "Noteer", "Write down" }
    write_down_for(question: &str) { "Noteer bij: {question}", "Write down for: {question}" }
    change_note(text: &str) { "Wijzig: {text}", "Change: {text}" }
    delete_note(text: &str) { "Verwijder: {text}", "Delete: {text}" }
    nothing_noted { "Nog niets genoteerd.", "Nothing written down yet." }

    one_dilemma { "1 dilemma", "1 dilemma" }
    so_many_dilemmas(count: usize) { "{count} dilemma’s", "{count} dilemmas" }
    not_done { "niet gedaan", "not done" }
    busy { "bezig", "busy" }
    covered { "klaar, nog bedekt", "done, still covered" }
    side_by_lot(side: &str) { "{side}, door het lot", "{side}, by lot" }
    left_to_right { "tegen", "to" }
    lot_decided { "het lot besliste", "the lot decided" }

    keys { "Toetsen", "Keys" }
    key_turn { "vorige of volgende scherm (ook met een klikker)", "previous or next screen (a clicker works, too)" }
    key_reveal { "onthul dit dilemma", "reveal this dilemma" }
    key_reveal_next { "onthul de volgende groep", "reveal the next room" }
    key_cover { "bedek dit dilemma weer", "cover this dilemma again" }
    key_spotlight { "groep in de schijnwerper, of bladeren", "room in the spotlight, or another page" }
    key_note { "noteer wat er gezegd wordt", "write down what is said" }
    key_questions { "noteer bij vraag 1, 2 of 3", "write down for question 1, 2 or 3" }
    key_help { "dit overzicht", "this overview" }
    letters_work { "Toetsen met letters en tekens werken op dit apparaat", "Keys with letters and signs work on this device" }
}

/// *3,8*: how sure the rooms are on average, from tenths.
pub fn mean_certainty(language: Language, tenths: usize) -> String {
    let point = match language {
        Language::Nl => ',',
        Language::En => '.',
    };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// One of the three questions that lead the talk.
pub const fn question(language: Language, question: Question) -> &'static str {
    match question {
        Question::See => what_do_we_see(language),
        Question::Mean => what_does_it_mean(language),
        Question::Do => what_do_we_do(language),
    }
}

/// *Groepen kozen links*: what is said after their number.
pub const fn rooms_chose(language: Language, side: Side, rooms: usize) -> &'static str {
    match (side, rooms) {
        (Side::Left, 1) => one_chose_left(language),
        (Side::Right, 1) => one_chose_right(language),
        (Side::Left, _) => chose_left(language),
        (Side::Right, _) => chose_right(language),
    }
}

/// *12 groepen, 2 dilemma’s*.
pub fn rooms_and_dilemmas(language: Language, rooms: usize, dilemmas: usize) -> String {
    let dilemmas = match dilemmas {
        1 => one_dilemma(language).to_owned(),
        count => so_many_dilemmas(language, count),
    };
    format!("{}, {dilemmas}", super::report::rooms(language, rooms))
}
