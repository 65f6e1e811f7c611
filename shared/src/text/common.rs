//! Words that several parts of the screens use.

use crate::language::Language;
use crate::session::{Choice, DecidedBy, Kind, Phase, Side, VoteMethod};

texts! {
    product { "Anders Organiseren", "Anders Organiseren" }
    room { "Groep", "Group" }
    room_number(number: u16) { "Groep {number}", "Group {number}" }
    presenter { "schermdeler", "presenter" }
    facilitator { "begeleider", "facilitator" }
    read { "Lezen", "Read" }
    left { "Links", "Left" }
    right { "Rechts", "Right" }
    choose { "Kiezen", "Choose" }
    done { "Klaar", "Done" }
    pro { "Voordeel", "Pro" }
    con { "Nadeel", "Con" }
    pros { "Voordelen", "Pros" }
    cons { "Nadelen", "Cons" }
    left_scenario { "Linkerscenario", "Left scenario" }
    right_scenario { "Rechterscenario", "Right scenario" }
    unanimous { "unaniem", "unanimous" }
    majority { "meerderheid", "majority" }
    re_vote { "tweede stemming", "second vote" }
    lot { "door het lot", "by lot" }
    so_many_to(most: u16, least: u16) { "{most} tegen {least}", "{most} to {least}" }
    so_many_votes(count: u32) { "1 stem" / "{count} stemmen", "1 vote" / "{count} votes" }
    show_of_hands { "handopsteken", "show of hands" }
    not_begun { "Nog niet begonnen", "Not begun yet" }
    not_chosen { "niet gekozen", "no choice" }
    to_start { "Anders Organiseren, naar de startpagina", "Anders Organiseren, to the start page" }
    language { "Taal", "Language" }
    phases { "Fasen van dit dilemma", "Phases of this dilemma" }
    step_done { "(gedaan)", "(done)" }
    to_go { "nog te gaan", "time left" }
    paused { "gepauzeerd", "paused" }
    last_minute { "Laatste minuut", "Last minute" }
    time_is_up { "De tijd is om", "Time is up" }
    time_left(digits: &str) { "Nog {digits}", "{digits} left" }
    to_content { "Naar de inhoud", "Skip to content" }
    cancel { "Annuleer", "Cancel" }
    save { "Bewaar", "Save" }
    support_count(count: usize) { "Ik ook. 1 persoon is het hiermee eens" / "Ik ook. {count} mensen zijn het hiermee eens", "Me too. 1 person agrees" / "Me too. {count} people agree" }
    support_with_me(count: usize) { "Ik ook. 1 persoon is het hiermee eens: jij" / "Ik ook. {count} mensen zijn het hiermee eens, onder wie jij", "Me too. 1 person agrees: you" / "Me too. {count} people agree, including you" }
    so_many_pros(count: usize) { "1 voordeel" / "{count} voordelen", "1 pro" / "{count} pros" }
    so_many_cons(count: usize) { "1 nadeel" / "{count} nadelen", "1 con" / "{count} cons" }
    so_many_arguments(count: usize) { "1 argument" / "{count} argumenten", "1 argument" / "{count} arguments" }
    /// When a break is over.
    certain(mark: u8) { "zekerheid {mark} van 5", "certainty {mark} of 5" }
    go_on_at(time: &str) { "Om {time} gaan we verder", "We go on at {time}" }
    /// Next to every free text.
    name_nobody { "Noem geen leerlingen of collega’s bij naam.", "Please don’t name pupils or colleagues." }
}

/// *Links* or *Rechts*: a position on screen.
pub const fn position(language: Language, side: Side) -> &'static str {
    match side {
        Side::Left => left(language),
        Side::Right => right(language),
    }
}

/// *Linkerscenario* or *Rechterscenario*.
pub const fn scenario(language: Language, position: Side) -> &'static str {
    match position {
        Side::Left => left_scenario(language),
        Side::Right => right_scenario(language),
    }
}

/// *Voordeel* or *Nadeel*.
pub const fn kind(language: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Pro => pro(language),
        Kind::Con => con(language),
    }
}

/// *Voordelen* or *Nadelen*.
pub const fn kinds(language: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Pro => pros(language),
        Kind::Con => cons(language),
    }
}

/// The name of a phase.
pub const fn phase(language: Language, phase: Phase) -> &'static str {
    match phase {
        Phase::Read => read(language),
        Phase::Left => left(language),
        Phase::Right => right(language),
        Phase::Choose => choose(language),
        Phase::Done => done(language),
    }
}

/// How a choice came about.
pub const fn way(language: Language, way: DecidedBy) -> &'static str {
    match way {
        DecidedBy::Unanimous => unanimous(language),
        DecidedBy::Majority => majority(language),
        DecidedBy::ReVote => re_vote(language),
        DecidedBy::Lot => lot(language),
    }
}

/// *4 tegen 1*, or *3 stemmen* if the choice is unanimous: *3 tegen 0* next to somebody who came too late to vote would
/// count them among the 3.
pub fn counted(language: Language, choice: &Choice) -> String {
    let (most, least) = (choice.count.on(choice.side), choice.count.on(choice.side.other()));
    match choice.way {
        DecidedBy::Unanimous => so_many_votes(language, most.into()),
        DecidedBy::Majority | DecidedBy::ReVote | DecidedBy::Lot => so_many_to(language, most, least),
    }
}

/// How the people were counted, if that needs saying.
pub const fn recorded(language: Language, recorded: VoteMethod) -> Option<&'static str> {
    match recorded {
        VoteMethod::Ballots => None,
        VoteMethod::Hands => Some(show_of_hands(language)),
    }
}

/// The label of a tally.
pub fn support(language: Language, count: usize, mine: bool) -> String {
    if mine { support_with_me(language, count) } else { support_count(language, count) }
}

/// *3 voordelen, 1 nadeel*.
pub fn pros_and_cons(language: Language, pros: usize, cons: usize) -> String {
    format!("{}, {}", so_many_pros(language, pros), so_many_cons(language, cons))
}
