//! The plenary screen.

use crate::language::Language;
use crate::session::{Choice, Question, Side};
use crate::text::common;
use crate::text::sides::Sides;

texts! {
    debrief { "Nabespreking", "Debrief" }
    screens { "Schermen", "Screens" }
    door { "Welkom", "Welcome" }
    all { "Alles", "All" }
    dilemma { "Dilemma", "Dilemma" }
    rooms { "Groepen", "Groups" }
    balance { "Balans", "Balance" }

    join_with_code { "Doe mee met deze code", "Join with this code" }
    still_left(block: &str) { "{block}, nog", "{block}, time left" }
    people_in_of(people: usize, expected: u16) { "{people} van {expected} binnen", "{people} of {expected} are in" }
    people_in(people: usize) { "1 persoon binnen" / "{people} mensen binnen", "1 person has joined" / "{people} people have joined" }

    progress { "Voortgang", "Progress" }
    rooms_done(count: usize) { "1 groep klaar" / "{count} groepen klaar", "1 group done" / "{count} groups done" }
    reveal { "Onthul", "Reveal" }
    so_many_by_lot(count: usize) { "{count} door het lot", "{count} by lot" }
    rooms_chose(count: usize, side: &str) { "1 groep koos {side}" / "{count} groepen kozen {side}", "1 group chose {side}" / "{count} groups chose {side}" }
    nothing_written { "Hierover heeft geen groep iets opgeschreven.", "No group wrote anything about this." }
    room_and_support(room: &str, count: usize) by count { "{room} · 1 persoon" / "{room} · {count} mensen", "{room} · 1 person" / "{room} · {count} people" }

    reveal_next { "Volgende groep", "Next group" }
    reveal_rest { "Onthul de rest", "Reveal the rest" }
    still_covered(count: usize) { "nog bedekt: {count}", "still covered: {count}" }
    guess(rooms: usize) { "Voorspel: wat koos de groep?" / "Voorspel: wat kozen de meeste groepen?", "Guess: what did the group choose?" / "Guess: what did most groups choose?" }
    guess_how(code: &str) { "Doe mee op je eigen apparaat, met code {code}", "Take part on your own device, with code {code}" }
    guesses(count: usize) { "1 voorspelling" / "{count} voorspellingen", "1 guess" / "{count} guesses" }
    guessed { "Voorspeld", "Guessed" }
    guess_right { "De meesten hadden dit voorspeld.", "Most people guessed this." }
    guess_wrong { "De meesten hadden iets anders voorspeld.", "Most people guessed something else." }
    guess_even { "De voorspellingen waren verdeeld.", "The guesses were evenly split." }

    how_strong { "Hoe eensgezind", "How united" }
    how_sure { "Hoe zeker", "How sure" }
    of_five { "van 5", "out of 5" }
    nobody_chose { "geen groep koos", "no group chose" }
    people { "Mensen", "People" }
    first_leaning { "Eerste gevoel", "First instinct" }
    after_talking { "Na het gesprek", "After talking" }
    shift_in(rooms: usize) { "in de groep waar het gevraagd is" / "in de {rooms} groepen waar het gevraagd is", "in the group that was asked" / "in the {rooms} groups that were asked" }
    so_many_each(one: &str, first: usize, other: &str, second: usize) { "{one}: {first}, {other}: {second}", "{one}: {first}, {other}: {second}" }
    not_chosen_title { "Niet gekozen", "No choice" }
    still_busy { "Nog niet klaar", "Not done yet" }
    rooms_named(count: usize, rooms: &str) { "groep {rooms}" / "groepen {rooms}", "group {rooms}" / "groups {rooms}" }
    so_many_rooms(count: usize) { "1 groep" / "{count} groepen", "1 group" / "{count} groups" }
    not_done_yet(rooms: &str) { "Nog niet klaar: {rooms}", "Not done yet: {rooms}" }
    spotlit(number: u16) { "Groep {number} uitgelicht", "Group {number} in the spotlight" }
    condition { "Randvoorwaarde:", "Condition:" }
    minority { "Minderheid:", "Minority:" }
    keep { "Neemt mee:", "Keeps:" }

    result { "Uitslag", "Result" }
    dilemma_number(number: u16) { "Dilemma {number}", "Dilemma {number}" }
    arguments { "Argumenten", "Arguments" }
    themes { "Thema’s", "Themes" }
    questions { "Vragen", "Questions" }
    previous_screen(name: &str) { "Vorig scherm: {name}", "Previous screen: {name}" }
    next_screen(name: &str) { "Volgend scherm: {name}", "Next screen: {name}" }
    page_of(page: usize, of: usize) { "{page} van {of}", "{page} of {of}" }
    previous_page { "Vorige pagina", "Previous page" }
    next_page { "Volgende pagina", "Next page" }
    from_room(room: u16) { "groep {room}", "group {room}" }
    from_room_that_chose(room: u16, side: &str) { "groep {room}, koos {side}", "group {room}, chose {side}" }
    so_many_people(count: usize) { "1 persoon" / "{count} mensen", "1 person" / "{count} people" }
    recognised(count: usize) { "herkenbaar voor {count}", "recognised by {count}" }
    starred { "met ster", "starred" }
    filter { "Gefilterd:", "Filtered:" }
    filter_words(words: &str) { "‘{words}’", "‘{words}’" }
    drop_filter { "Toon alles", "Show all" }
    nothing_found { "Niets gevonden.", "Nothing found." }
    nothing_in_column { "Niets opgeschreven.", "Nothing written." }
    on_a_later_page { "Verder op een volgende bladzijde.", "More on a later page." }
    no_more { "Dat was alles.", "That was all." }
    result_still_covered { "De uitslag is nog bedekt.", "The result is still covered." }
    same_reason { "Zelfde reden, andere keuze", "Same reason, other choice" }
    other_themes { "Meer thema’s", "More themes" }
    mentioned_once { "Maar één keer genoemd", "Mentioned only once" }
    no_themes { "Er zijn nog geen thema’s. De begeleider maakt ze op het bord.", "There are no themes yet. The facilitator makes them on the board." }
    continued { "(vervolg)", "(continued)" }
    what_do_we_see { "Wat zien we?", "What do we see?" }
    what_does_it_mean { "Wat betekent het?", "What does it mean?" }
    what_do_we_do { "Wat doen we nu?", "What do we do now?" }
    write_down { "Noteer", "Write down" }
    write_down_for(question: &str) { "Noteer bij: {question}", "Write down for: {question}" }
    change_note(text: &str) { "Wijzig: {text}", "Change: {text}" }
    delete_note(text: &str) { "Verwijder: {text}", "Delete: {text}" }
    changed_elsewhere { "Intussen elders gewijzigd in:", "Changed elsewhere meanwhile, to:" }
    take_theirs { "Neem dit over", "Use this" }
    keep_mine { "Houd mijn tekst", "Keep mine" }
    nothing_noted { "Nog niets genoteerd.", "Nothing written down yet." }

    so_many_dilemmas(count: usize) { "1 dilemma" / "{count} dilemma’s", "1 dilemma" / "{count} dilemmas" }
    not_done { "niet gedaan", "not done" }
    busy { "bezig", "busy" }
    covered { "klaar, nog bedekt", "done, still covered" }
    side_by_lot(side: &str) { "{side}, door het lot", "{side}, by lot" }
    left_to_right { "tegen", "to" }
    lot_decided { "door het lot", "by lot" }

    keys { "Sneltoetsen", "Shortcuts" }
    key_turn { "vorig of volgend scherm (ook met een klikker)", "previous or next screen (a clicker works, too)" }
    key_reveal { "onthul dit dilemma", "reveal this dilemma" }
    key_reveal_next { "onthul de volgende groep", "reveal the next group" }
    key_cover { "bedek dit dilemma weer", "cover this dilemma again" }
    key_spotlight { "licht een groep uit, of blader", "spotlight a group, or turn the page" }
    key_note { "noteer wat er gezegd wordt", "write down what is said" }
    key_questions { "noteer bij vraag 1, 2 of 3", "write down for question 1, 2 or 3" }
    key_help { "dit overzicht", "this overview" }
    letters_work { "Sneltoetsen met letters en tekens gebruiken op dit apparaat", "Use letter and sign shortcuts on this device" }
}

/// *Meerderheid*, *4 tegen 1*, *handopsteken*, *zekerheid 4 van 5*.
pub fn choice(language: Language, choice: &Choice) -> Vec<String> {
    let mut parts = vec![common::way(language, choice.way).to_owned(), common::counted(language, choice)];
    parts.extend(common::recorded(language, choice.recorded).map(str::to_owned));
    parts.extend(choice.reasons.certainty.map(|mark| common::certain(language, mark)));
    parts
}

/// *3,8*: how certain the rooms are on average, from tenths.
pub fn mean_certainty(language: Language, tenths: usize) -> String {
    let point = match language {
        Language::Nl => ',',
        Language::En => '.',
    };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// One of the three questions that structure the discussion.
pub const fn question(language: Language, question: Question) -> &'static str {
    match question {
        Question::See => what_do_we_see(language),
        Question::Mean => what_does_it_mean(language),
        Question::Do => what_do_we_do(language),
    }
}

/// The count of each side: *links: 3, rechts: 2*.
pub fn each(language: Language, sides: &Sides, counts: (usize, usize)) -> String {
    so_many_each(language, &sides.name(Side::Left), counts.0, &sides.name(Side::Right), counts.1)
}

/// *12 groepen, 2 dilemma’s*.
pub fn rooms_and_dilemmas(language: Language, rooms: usize, dilemmas: usize) -> String {
    format!("{}, {}", so_many_rooms(language, rooms), so_many_dilemmas(language, dilemmas))
}
