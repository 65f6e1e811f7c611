//! The debrief on a participant's own device.

use crate::language::Language;
use crate::session::Question;
use crate::text::common::so_many_arguments;
use crate::text::plenary::so_many_rooms;

texts! {
    following { "Je kijkt mee met het plenaire scherm.", "You are following the plenary screen." }
    browsing { "Je bladert zelf.", "You are browsing." }
    browse { "Blader zelf", "Browse" }
    follow { "Volg het scherm", "Follow the screen" }
    back_to_room { "Naar de groep", "To the group" }
    pick_dilemma { "Kies een dilemma", "Pick a dilemma" }
    pick_part { "Kies wat je wilt zien", "Pick what to see" }
    result { "Uitslag", "Result" }
    arguments { "Argumenten", "Arguments" }
    themes { "Thema’s", "Themes" }
    questions { "Vragen", "Questions" }

    nothing_shown { "Je kijkt mee met het grote scherm", "You’re following the big screen" }
    nothing_shown_how { "Zodra de begeleider iets laat zien, verschijnt het hier vanzelf.", "As soon as the facilitator shows something, it appears here." }

    // News from elsewhere in the session.
    dilemma_begun(number: u16) { "Dilemma {number} is begonnen", "Dilemma {number} has started" }
    extra_dilemma_begun { "Een extra dilemma is begonnen", "An extra dilemma has started" }
    you_go_to(room: u16) { "Je gaat vanzelf naar groep {room}.", "You will be taken to group {room}." }
    you_go_in(seconds: u8, room: u16) { "Over 1 seconde ga je vanzelf naar groep {room}." / "Over {seconds} seconden ga je vanzelf naar groep {room}.", "In 1 second you will be taken to group {room}." / "In {seconds} seconds you will be taken to group {room}." }
    to_group(room: u16) { "Naar groep {room}", "To group {room}" }
    stay_here { "Blijf hier", "Stay here" }
    group_is_busy(room: u16) { "Groep {room} is bezig. Je bent er welkom.", "Group {room} is at work. You are welcome there." }
    group_chooses(room: u16) { "Groep {room} kiest. Jouw stem telt mee.", "Group {room} is choosing. Your vote counts." }
    we_go_on_soon { "We gaan zo verder", "We go on soon" }
    until(time: &str) { "Tot {time}", "Until {time}" }
    part_begun(part: &str) { "Nu: {part}", "Now: {part}" }
    part_over(part: &str) { "Afgelopen: {part}", "Over: {part}" }
    session_over { "De sessie is afgelopen. Je kunt hier nog rondkijken.", "The session is over. You can still look around here." }

    // Guessing.
    guess { "Voorspel", "Guess" }
    result_is_covered { "De uitslag is bedekt", "The result is covered" }
    result_is_coming { "De uitslag komt nu op het grote scherm", "The result is coming up on the big screen" }
    what_did_most_choose(rooms: usize) { "Wat koos de groep?" / "Wat kozen de meeste groepen?", "What did the group choose?" / "What did most groups choose?" }
    i_guess(side: &str) { "Ik denk: {side}", "I think: {side}" }
    i_guessed(side: &str) { "Jij denkt: {side}", "You think: {side}" }
    guess_can_change { "Je kunt nog wisselen tot de uitslag er is.", "You can change your guess until the result is shown." }
    guess_how { "Niemand ziet wat jij voorspelt; alleen de totalen komen in beeld.", "Nobody sees your own guess; only the totals are shown." }
    guessing_over { "De uitslag is weer bedekt. Voorspellen kan niet meer.", "The result is covered again. Guessing is over." }
    guess_fits(side: &str) { "Je voorspelde {side}, en zo werd het.", "You guessed {side}, and so it was." }
    guess_differs(guessed: &str, became: &str) { "Je voorspelde {guessed}. Het werd {became}.", "You guessed {guessed}. It was {became}." }
    guess_so_far(guessed: &str, leads: &str) { "Je voorspelde {guessed}. Tot nu toe is het {leads}.", "You guessed {guessed}. So far it is {leads}." }
    guess_even_so_far(side: &str) { "Je voorspelde {side}. Tot nu toe is het gelijk.", "You guessed {side}. So far it is a tie." }
    guess_even(side: &str) { "Je voorspelde {side}. Het werd gelijk.", "You guessed {side}. It was a tie." }
    guess_waits(side: &str) { "Je voorspelde {side}. Nog niet elke groep is onthuld.", "You guessed {side}. Not every group is revealed yet." }

    // The result.
    our_choice(room: u16) { "Jullie keuze (groep {room})", "Your choice (group {room})" }
    we_did_not_choose(room: u16) { "Jullie groep ({room}) kwam niet tot een keuze.", "Your group ({room}) did not reach a choice." }
    still_covered(count: usize) { "1 groep nog bedekt" / "{count} groepen nog bedekt", "1 group still covered" / "{count} groups still covered" }
    not_chosen(count: usize) { "1 groep koos niet" / "{count} groepen kozen niet", "1 group made no choice" / "{count} groups made no choice" }

    // Arguments.
    covered_arguments { "De argumenten verschijnen hier zodra de uitslag is onthuld.", "The arguments appear here once the result is revealed." }
    recognise { "Herkenbaar", "Same here" }
    recognise_how { "Geldt het ook voor jullie? Tik dan op Herkenbaar.", "True for you, too? Tap ‘Same here’." }
    recognise_this(text: &str) { "Herkenbaar: {text}", "Same here: {text}" }
    of_our_room { "van jullie groep", "from your group" }
    with_star { "met ster", "starred" }
    only_room(room: u16) { "Op het scherm: alleen groep {room}", "On the screen: only group {room}" }
    only_words(words: &str) { "Op het scherm: met “{words}”", "On the screen: with “{words}”" }
    only_starred { "Op het scherm: alleen met een ster", "On the screen: starred only" }
    nothing_fits { "Niets gevonden.", "Nothing found." }
    show_more(count: usize) { "Toon er nog {count}", "Show {count} more" }

    // Themes and questions.
    no_themes { "Er zijn nog geen thema’s. De begeleider bundelt argumenten die hetzelfde zeggen; ze verschijnen hier.", "There are no themes yet. The facilitator gathers arguments that say the same; they appear here." }
    arguments_of_rooms(arguments: &str, rooms: &str) { "{arguments} van {rooms}", "{arguments} from {rooms}" }
    see { "Wat zien we?", "What do we see?" }
    mean { "Wat betekent het?", "What does it mean?" }
    act { "Wat doen we nu?", "What do we do now?" }

    all_dilemmas { "Alle dilemma’s", "All dilemmas" }
    our_room_chose(title: &str) { "Jullie: {title}", "You: {title}" }
}

/// *3 argumenten van 2 groepen*: the contents of a theme.
pub fn theme_holds(language: Language, arguments: usize, rooms: usize) -> String {
    arguments_of_rooms(language, &so_many_arguments(language, arguments), &so_many_rooms(language, rooms))
}

/// One of the three questions that structure the discussion.
pub const fn question(language: Language, question: Question) -> &'static str {
    match question {
        Question::See => see(language),
        Question::Mean => mean(language),
        Question::Do => act(language),
    }
}
