//! Check-in and clearing: what everybody writes for themselves, on every screen.

use crate::language::Language;
use crate::session::{BlockKind, CameTrue, Mark, Prompt};

texts! {
    // The questions.
    success { "Deze middag is geslaagd als …", "This afternoon is a success if …" }
    came_with_question { "Ik kwam binnen met de vraag …", "I came in with the question …" }
    take_with_you { "Wat neem je mee?", "What do you take with you?" }
    feeling { "Met welk gevoel ga je weg?", "With what feeling do you leave?" }
    closing_round { "afsluitronde", "closing round" }

    // On one's own device.
    finish_sentence { "Maak de zin af", "Finish the sentence" }
    one_sentence { "één zin", "one sentence" }
    one_or_two_words { "één of twee woorden", "one or two words" }
    with_my_name { "Met mijn naam", "With my name" }
    on_the_wall { "Zet op de muur", "Put it on the wall" }
    it_is_in { "Binnen. De muur gaat zo open.", "It’s in. The wall opens soon." }
    wall_is_open { "De muur is open. Kijk mee op het grote scherm.", "The wall is open. Look at the big screen." }
    open_already { "De muur is al open. Wat je schrijft, komt er straks bij.", "The wall is open already. What you write will be added." }
    nobody_sees { "Niemand ziet wat je schrijft tot de muur opengaat.", "Nobody sees what you write until the wall opens." }
    you_wrote { "Jij schreef", "You wrote" }
    change_it { "Pas aan", "Change it" }
    take_back { "Haal terug", "Take it back" }
    without_name { "zonder naam", "without a name" }
    with_name { "met jouw naam", "with your name" }
    your_expectation { "Je kwam met", "You came with" }
    did_it_come_true { "Kwam het uit?", "Did it come true?" }
    yes { "ja", "yes" }
    partly { "deels", "partly" }
    no { "nee", "no" }
    answer_is_counted { "Je antwoord is geteld.", "Your answer was counted." }
    answers_are_counted { "De begeleider ziet alleen aantallen, en bij ‘nee’ ook wat je toen schreef.", "The facilitator only sees numbers, and with a ‘no’ also what you wrote then." }
    answers_are_counted_named { "De begeleider ziet alleen aantallen, en bij ‘nee’ ook wat je toen schreef, met je naam.", "The facilitator only sees numbers, and with a ‘no’ also what you wrote then, with your name." }
    one_thing { "Eén ding dat ik doe", "One thing I’ll do" }
    one_thing_is_private { "Dit zie alleen jij.", "Only you see this." }
    before_day { "Vóór", "Before" }
    pick_a_day { "Kies een dag.", "Pick a day." }
    to_my_calendar { "Zet in mijn agenda", "Put it in my calendar" }
    saved { "Bewaard.", "Saved." }

    // Speaking in turn.
    speak_in_turn { "Rondje", "Speak in turn" }
    your_turn { "Jij bent aan de beurt", "It’s your turn" }
    is_speaking(name: &str) { "{name} is aan het woord", "{name} is speaking" }
    then(name: &str) { "Daarna {name}", "Then {name}" }
    then_you { "Daarna ben jij", "You are next" }
    then_writing { "Daarna schrijft iedereen", "Then everyone writes" }
    write_after { "Schrijven kan na het rondje.", "You can write once everyone has spoken." }
    pass { "Pas", "Pass" }
    passed { "past", "passed" }
    next_turn { "Volgende", "Next" }
    turn_before { "Vorige", "Previous" }
    now_write { "Klaar, nu schrijven", "Done, now write" }
    stop_turns { "Stop het rondje", "Stop going round" }
    key_turn { "Geef in een rondje de beurt door", "Pass on the turn when people speak in turn" }

    // On the plenary screen and the board.
    wrote(count: usize, of: usize) by of { "{count} van 1 schreef" / "{count} van {of} schreven", "{count} of 1 has written" / "{count} of {of} have written" }
    late(count: usize) { "1 nieuw kaartje wacht" / "{count} nieuwe kaartjes wachten", "1 new card is waiting" / "{count} new cards are waiting" }
    cards(count: usize) { "1 kaartje" / "{count} kaartjes", "1 card" / "{count} cards" }
    more_cards(count: usize) { "nog 1 kaartje" / "nog {count} kaartjes", "1 more card" / "{count} more cards" }
    draw_one { "Druk op → voor een willekeurig kaartje", "Press → for a random card" }
    reveal { "Onthul", "Reveal" }
    reveal_late { "Onthul de nieuwe", "Reveal the new ones" }
    light_next { "Licht er één uit", "Light one up" }
    light_this { "Uitlichten", "Light up" }
    light(text: &str) { "Uitlichten: {text}", "Light up: {text}" }
    light_off { "Alles weer", "All again" }
    empty_wall { "Er hangt nog niets.", "Nothing is up yet." }
    key_light { "Licht een kaartje uit", "Light up a card" }
    key_all { "Laat alles weer zien", "Show everything again" }
    key_bundle { "Bundel met het volgende kaartje", "Bundle with the next card" }
    key_take_off { "Haal van de muur", "Take off the wall" }
    key_reveal_wall { "Onthul de muur", "Reveal the wall" }

    // On the board.
    begun_sentence { "Beginzin", "Begun sentence" }
    own_sentence { "Eigen woorden", "Own words" }
    use_it { "Gebruik", "Use it" }
    taken_off { "Van de muur gehaald", "Taken off the wall" }
    select(text: &str) { "Selecteer: {text}", "Select: {text}" }
    selected(count: usize) { "1 kaartje geselecteerd" / "{count} kaartjes geselecteerd", "1 card selected" / "{count} cards selected" }
    bundle { "Bundel", "Bundle" }
    bundle_name { "Naam van de bundel", "Name of the bundle" }
    rename_bundle(name: &str) { "Hernoem {name}", "Rename {name}" }
    drop_bundle { "Maak los", "Untie" }
    drop_this_bundle(name: &str) { "Maak los: {name}", "Untie: {name}" }
    into_bundle(name: &str) { "In {name}", "Into {name}" }
    out_of_bundle(text: &str) { "Haal uit de bundel: {text}", "Take out of the bundle: {text}" }
    mark_of(text: &str) { "Wat doen we met: {text}", "What do we do with: {text}" }
    today { "vandaag", "today" }
    parked { "geparkeerd", "parked" }
    enter_for { "Voer in voor iemand zonder apparaat", "Enter for someone without a device" }
    whose { "Naam, als die erbij mag", "Name, if it may be shown" }
    entered { "Ingevoerd. Het kaartje is bedekt tot je onthult.", "Entered. The card is covered until you reveal." }
    add { "Voer in", "Enter" }
    expectations { "Kwam het uit?", "Did it come true?" }
    not_counted_yet { "Je ziet dit als je onthult, vanaf drie antwoorden.", "You’ll see this when you reveal, from three answers on." }
    count_answers { "Tel nieuwe antwoorden", "Count new answers" }
    counted_from_three { "Telt mee zodra er drie nieuwe zijn.", "They count once there are three new ones." }
    too_few_answers { "Er zijn nog geen drie nieuwe antwoorden.", "There are not three new answers yet." }
    unmet { "Kwam niet uit. Vraag hier bij de deur nog even naar:", "Did not come true. Ask about these at the door:" }

    // In unsent words.
    draft_sentence { "Je zin voor de muur", "Your sentence for the wall" }
    draft_feeling { "Je gevoel voor de muur", "Your feeling for the wall" }
    draft_resolve { "Eén ding dat je doet", "One thing you’ll do" }
    draft_entered { "Een kaartje voor iemand zonder apparaat", "A card for someone without a device" }
}

/// The question of a part with a wall, in large letters.
pub fn question(language: Language, kind: BlockKind, prompt: &Prompt) -> String {
    match (kind, prompt) {
        (BlockKind::Clearing, _) => take_with_you(language).to_owned(),
        (_, Prompt::Own(text)) => text.clone(),
        (_, Prompt::Question) => came_with_question(language).to_owned(),
        (_, Prompt::Success) => success(language).to_owned(),
    }
}

/// *ja*, *deels* or *nee*.
pub const fn came_true(language: Language, answer: CameTrue) -> &'static str {
    match answer {
        CameTrue::Yes => yes(language),
        CameTrue::Partly => partly(language),
        CameTrue::No => no(language),
    }
}

/// *vandaag* or *geparkeerd*.
pub const fn marked(language: Language, mark: Mark) -> &'static str {
    match mark {
        Mark::Today => today(language),
        Mark::Parked => parked(language),
    }
}
