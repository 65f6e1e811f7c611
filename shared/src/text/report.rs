//! The report, its exports, and bringing a session back from a file.

use crate::language::Language;
use crate::report::Report;
use crate::session::result::RoomStatus;
use crate::session::{Again, Choice, DecidedBy, Question, Rules, Settings};
use crate::text::plenary::{so_many_people, so_many_rooms};
use crate::text::sides::Sides;
use crate::text::{common, plenary};
use crate::time::{MINUTE, Milliseconds};

texts! {
    report { "Verslag", "Report" }
    loading { "Het verslag komt eraan …", "The report is on its way …" }
    closed_title { "Dit verslag kan niet open.", "This report can’t be opened." }
    closed { "De link klopt niet, is ingetrokken, of de sessie is gewist. Controleer of je hem helemaal hebt overgenomen, of vraag een nieuwe.", "The link is not right, it was withdrawn, or the session was deleted. Check that you copied all of it, or ask for a new one." }
    failed_title { "Het verslag kon niet geladen worden.", "The report could not be loaded." }
    again { "Probeer opnieuw", "Try again" }
    nothing_yet { "Er is nog niets gekozen. Zodra groepen aan een dilemma beginnen, verschijnt het hier.", "Nothing has been chosen yet. As soon as groups start a dilemma, it appears here." }
    team_did_nothing { "Het team is aan geen dilemma begonnen.", "The team did not start a dilemma." }
    still_running { "De sessie loopt nog: dit is hoe het nu staat.", "The session is still running: this is how things are now." }

    print { "Print of bewaar als pdf", "Print or save as PDF" }
    take_along { "Download", "Download" }
    file_text { "Tekst (Markdown)", "Text (Markdown)" }
    file_workbook { "Excel (xlsx)", "Excel (xlsx)" }
    file_choices { "Keuzes (csv)", "Choices (CSV)" }
    file_arguments { "Argumenten (csv)", "Arguments (CSV)" }
    file_looking_back { "Terugblik (csv)", "Looking back (CSV)" }
    file_walls { "Check-in en clearing (csv)", "Check-in and clearing (CSV)" }
    file_questions { "Vragen bij de inleiding (csv)", "Questions at the talk (CSV)" }
    file_archive { "Alles, om terug te halen (json)", "Everything, to bring back (JSON)" }
    making { "Bestand wordt gemaakt …", "Making the file …" }
    saved { "Bewaard bij je downloads.", "Saved with your downloads." }

    contents { "Inhoud", "Contents" }
    date { "Datum", "Date" }
    code { "Code", "Code" }
    took_part { "Deelnemers", "Participants" }
    people { "Deelnemers", "Participants" }
    setting { "Instellingen", "Settings" }
    overview { "Overzicht", "Overview" }
    began { "Begonnen", "Began" }
    ended { "Afgelopen", "Ended" }
    what_was_chosen { "Wat er gekozen is", "What was chosen" }
    how_decided { "Hoe er beslist is", "How it was decided" }
    agreed { "Wat doen we nu?", "What do we do now?" }
    nothing_agreed { "Niets opgeschreven.", "Nothing was written down." }
    rooms_and_dilemmas { "Groepen en dilemma’s", "Groups and dilemmas" }
    course { "Programma", "Programme" }
    part { "Onderdeel", "Part" }
    planned_minutes { "Gepland (minuten)", "Planned (minutes)" }
    took_minutes { "Geduurd (minuten)", "Took (minutes)" }
    planned_for(minutes: u16) { "1 minuut gepland" / "{minutes} minuten gepland", "1 minute planned" / "{minutes} minutes planned" }
    skipped { "overgeslagen", "skipped" }
    to_come { "nog niet geweest", "still to come" }
    names { "Wie erbij waren", "Who was there" }
    name { "Naam", "Name" }
    nobody_did { "Geen groep is aan dit dilemma begonnen.", "No group started this dilemma." }
    team_did_not { "Het team is niet aan dit dilemma begonnen.", "The team did not start this dilemma." }
    team_choice { "Waarom het team zo koos", "Why the team chose as it did" }
    room_choices { "Waarom de groepen zo kozen", "Why the groups chose as they did" }
    arguments { "Argumenten", "Arguments" }
    no_arguments { "Niets opgeschreven.", "Nothing was written down." }
    themes { "Thema’s", "Themes" }
    same_reason { "Zelfde reden, andere keuze", "Same reason, other choice" }
    talked_over { "Nabespreking", "Debrief" }
    see { "Wat zien we?", "What do we see?" }
    mean { "Wat betekent het?", "What does it mean?" }
    act { "Wat doen we nu?", "What do we do now?" }
    look_back { "Terugblik", "Looking back" }
    same_again { "weer zo", "same again" }
    other_now { "nu anders", "differently now" }
    unsure { "weet ik niet", "not sure" }
    tried { "Geprobeerd", "Tried" }
    guessed { "Wat mensen voorspelden", "What people predicted" }
    certainty { "Zekerheid", "Certainty" }
    condition { "Randvoorwaarde", "Condition" }
    keep { "Wat we meenemen van de andere kant", "What we keep from the other side" }
    minority { "Minderheid", "Minority" }
    motivation { "Waarom", "Why" }
    in_time { "binnen de tijd", "in time" }
    late { "na de tijd", "after time was up" }
    extra_time(minutes: i64) { "{minutes} min extra", "{minutes} min extra" }
    extra_minutes { "Extra tijd (min)", "Extra time (min)" }
    before_and_after(before: &str, after: &str) { "eerst {before}, daarna {after}", "first {before}, then {after}" }
    to(left: u32, right: u32) { "{left}–{right}", "{left}–{right}" }
    way_after(way: &str, count: &str) { "{way}, na {count}", "{way}, after {count}" }
    rooms_late(count: usize) { "1 groep na de tijd" / "{count} groepen na de tijd", "1 group after time was up" / "{count} groups after time was up" }
    rooms_by_hands(count: usize) { "1 groep met handopsteken" / "{count} groepen met handopsteken", "1 group by show of hands" / "{count} groups by show of hands" }
    and_more(count: usize) { "En nog {count}; ze staan allemaal in de downloads.", "And {count} more; all of them are in the downloads." }
    starred { "ster", "star" }
    recognised(count: usize) { "herkend door {count}", "recognised by {count}" }
    recognised_label { "Herkend", "Recognised" }
    merged_into(room: u16) { "samengevoegd met groep {room}", "merged into group {room}" }
    made_with { "Gemaakt met Anders Organiseren", "Made with Anders Organiseren" }

    // Headings of columns in the exports, in addition to those above.
    dilemma { "Dilemma", "Dilemma" }
    question { "Kernvraag", "Key question" }
    side { "Kant", "Side" }
    scenario { "Scenario", "Scenario" }
    kind { "Voordeel of nadeel", "Pro or con" }
    argument { "Argument", "Argument" }
    support { "Steun", "Support" }
    theme { "Thema", "Theme" }
    choice { "Keuze", "Choice" }
    way { "Hoe", "How" }
    counted { "Geteld", "Counted" }
    by_ballot { "gesloten stemming", "closed vote" }
    on_time { "Op tijd", "In time" }
    yes { "ja", "yes" }
    no { "nee", "no" }
    votes_of_people { "Stemmen per persoon", "Votes per person" }
    shift_in(rooms: usize) { "Eerste gevoel en keuze (1 groep)" / "Eerste gevoel en keuze ({rooms} groepen)", "First instinct and choice (1 group)" / "First instinct and choice ({rooms} groups)" }
    votes_for(side: &str) { "Stemmen {side}", "Votes for {side}" }
    before_for(side: &str) { "Eerste gevoel {side}", "First instinct {side}" }
    rooms_for(side: &str) { "Groepen {side}", "Groups for {side}" }
    rooms_not { "Niet gekozen", "No choice" }
    guesses_for(side: &str) { "Voorspeld {side}", "Guessed {side}" }

    check_in_and_clearing { "Check-in en clearing", "Check-in and clearing" }
    bundle { "Bundel", "Bundle" }
    mark { "Vandaag of geparkeerd", "Today or parked" }
    sentence { "Tekst", "Text" }
    what { "Wat", "What" }
    how_many { "Aantal", "Number" }
    feeling { "Gevoel", "Feeling" }
    feelings { "Met welk gevoel mensen weggingen", "The feelings that people left with" }
    came_true { "Kwam het uit?", "Did it come true?" }
    written { "Zin", "Sentence" }

    questions { "Vragen", "Questions" }
    want_to_know_too { "Wil dat ook weten", "Want to know, too" }
    is_answered { "Beantwoord", "Answered" }

    // Settings that matter for interpreting the results.
    per_dilemma(minutes: u8) { "1 minuut per dilemma" / "{minutes} minuten per dilemma", "1 minute per dilemma" / "{minutes} minutes per dilemma" }

    // Bringing a session back.
    bring_back { "Haal een sessie terug uit een bestand", "Bring a session back from a file" }
    bring_back_words { "Heb je een sessie eerder gedownload als json? Hier komt hij terug, met een nieuwe code en nieuwe links.", "Have you downloaded a session as JSON before? Bring it back here, with a new code and new links." }
    file { "Bestand (json)", "File (JSON)" }
    bringing_back { "De sessie komt terug …", "Bringing the session back …" }
    is_back { "De sessie is terug", "The session is back" }
    is_back_words { "De sessie is afgelopen; de nabespreking en het verslag zijn weer compleet.", "The session is over; its debrief and its report are complete again." }
    not_an_archive { "Dit is geen bestand van een sessie. Kies het json-bestand dat je bij een verslag hebt gedownload.", "This is not the file of a session. Pick the JSON file that you downloaded with a report." }
    newer_archive { "Dit bestand is van een nieuwere versie dan deze server kent. Werk de server bij.", "This file is of a newer version than this server knows. Update the server." }
    damaged_archive(where_: &str) { "Dit bestand is beschadigd en is niet teruggehaald. Het gaat mis bij: {where_}.", "This file is damaged and was not brought back. The problem is in: {where_}." }
    at_settings { "titel of instellingen", "title or settings" }
    at_dilemmas { "de dilemma’s", "the dilemmas" }
    at_programme { "het programma", "the programme" }
    at_people { "de deelnemers", "the participants" }
    at_rooms { "de groepen", "the groups" }
    at_rounds { "een ronde van een groep", "a round of a group" }
    at_arguments { "de argumenten", "the arguments" }
    at_choices { "een keuze", "a choice" }
    at_debrief { "de nabespreking", "the debrief" }
    cut_to_fit { " … (ingekort: meer past niet in een cel)", " … (cut: a cell holds no more)" }
    at_talks { "een vraag bij een inleiding", "a question at a talk" }
    at_walls { "een muur", "a wall" }
    at_lists { "een lijst die te lang is", "a list that is too long" }
    at_times { "een datum of tijd", "a date or time" }
}

/// One of the three questions that structure the discussion.
pub const fn asked(language: Language, question: Question) -> &'static str {
    match question {
        Question::See => see(language),
        Question::Mean => mean(language),
        Question::Do => act(language),
    }
}

/// An answer to whether somebody would choose the same again.
pub const fn again_word(language: Language, again: Again) -> &'static str {
    match again {
        Again::Same => same_again(language),
        Again::Other => other_now(language),
        Again::Unsure => unsure(language),
    }
}

/// How a choice came about, in a few words, beginning with the count: *meerderheid 3–2, handopsteken, na de tijd*, or
/// *door het lot, na 3–3*.
pub fn how(language: Language, choice: &Choice) -> String {
    let count = to(language, choice.count.on(choice.side).into(), choice.count.on(choice.side.other()).into());
    let way = common::way(language, choice.way);
    let mut words = match choice.way {
        DecidedBy::Lot => way_after(language, way, &count),
        DecidedBy::Unanimous | DecidedBy::Majority | DecidedBy::ReVote => format!("{way} {count}"),
    };
    let more = [common::recorded(language, choice.recorded), (!choice.in_time).then(|| late(language))];
    for word in more.into_iter().flatten() {
        words.push_str(", ");
        words.push_str(word);
    }
    words
}

/// The extra time that a room was given, if any.
pub fn extra(language: Language, extra: Milliseconds) -> Option<String> {
    (extra >= MINUTE).then(|| extra_time(language, extra / MINUTE))
}

/// A cell of the matrix in a word or two.
pub fn standing(language: Language, sides: &Sides, standing: RoomStatus) -> String {
    match standing {
        RoomStatus::NotBegun => plenary::not_done(language).into(),
        RoomStatus::Busy => plenary::busy(language).into(),
        RoomStatus::Covered => plenary::covered(language).into(),
        RoomStatus::NotChosen => common::not_chosen(language).into(),
        RoomStatus::Chosen { side, by_lot: true } => plenary::side_by_lot(language, &sides.name(side)),
        RoomStatus::Chosen { side, by_lot: false } => sides.name(side),
    }
}

/// *53 mensen in 12 groepen*.
pub fn people_in_rooms(language: Language, people: usize, in_rooms: usize) -> String {
    format!("{} in {}", so_many_people(language, people), so_many_rooms(language, in_rooms))
}

/// The same for a report; for a team without a facilitator, *4 mensen*.
pub fn took_part_in(language: Language, report: &Report) -> String {
    if report.is_of_team() {
        so_many_people(language, report.people)
    } else {
        people_in_rooms(language, report.people, report.rooms.len())
    }
}

/// Nothing is in the report yet.
pub fn nothing_in(language: Language, report: &Report) -> &'static str {
    if report.is_of_team() { team_did_nothing(language) } else { nothing_yet(language) }
}

/// No room of the report began the dilemma.
pub fn not_begun(language: Language, report: &Report) -> &'static str {
    if report.is_of_team() { team_did_not(language) } else { nobody_did(language) }
}

/// The heading above what the rooms of the report chose, and why.
pub fn why_chosen(language: Language, report: &Report) -> &'static str {
    if report.is_of_team() { team_choice(language) } else { room_choices(language) }
}

/// *groep 3* or *groepen 3, 5 en 8*: consecutive numbers become a range.
pub fn room_list(language: Language, numbers: &[crate::ids::RoomNumber]) -> String {
    let mut ranges: Vec<(u16, u16)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number.0 => *last = number.0,
            _ => ranges.push((number.0, number.0)),
        }
    }
    let words: Vec<String> = ranges
        .into_iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        })
        .collect();
    plenary::rooms_named(language, numbers.len(), &words.join(", "))
}

/// The settings that matter for interpreting the results.
pub fn settings(language: Language, settings: &Settings) -> String {
    let mut words = vec![per_dilemma(language, settings.minutes)];
    let are_on = Rules::ALL.into_iter().filter(|rule| (rule.is_on)(&settings.rules));
    words.extend(are_on.map(|rule| (rule.in_report)(language).to_owned()));
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RoomNumber;
    use crate::session::{Count, Reasons, Side, VoteMethod};

    #[test]
    fn the_count_for_the_chosen_side_comes_first() {
        let choice = |side| Choice {
            side,
            way: DecidedBy::Majority,
            recorded: VoteMethod::Ballots,
            count: Count { left: 1, right: 3 },
            in_time: true,
            reasons: Reasons::default(),
            minority: None,
            first: None,
        };
        assert_eq!(how(Language::Nl, &choice(Side::Right)), "meerderheid 3–1");
        assert_eq!(how(Language::Nl, &choice(Side::Left)), "meerderheid 1–3");
    }

    #[test]
    fn rooms_in_a_row_become_a_range() {
        let list =
            |numbers: &[u16]| room_list(Language::Nl, &numbers.iter().copied().map(RoomNumber).collect::<Vec<_>>());
        assert_eq!(list(&[3]), "groep 3");
        assert_eq!(list(&[1, 2, 4, 5, 6, 9]), "groepen 1, 2, 4–6, 9");
    }
}
