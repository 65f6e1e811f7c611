//! Words that more than one part of the screens uses.

use crate::language::Language;
use crate::session::{BlockKind, Kind, Phase, Recorded, Side, Way};

texts! {
    product { "Anders Organiseren", "Anders Organiseren" }
    room { "Groep", "Room" }
    room_number(number: u16) { "Groep {number}", "Room {number}" }
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
    re_vote { "herstemming", "second ballot" }
    lot { "lot", "by lot" }
    show_of_hands { "handopsteken", "show of hands" }
    not_chosen { "niet gekozen", "not chosen" }
    talk { "Inleiding", "Talk" }
    dilemmas { "Dilemma’s", "Dilemmas" }
    pause_block { "Pauze", "Break" }
    to_start { "Anders Organiseren, naar de startpagina", "Anders Organiseren, to the start page" }
    language { "Taal", "Language" }
    phases { "Fasen van dit dilemma", "Phases of this dilemma" }
    step_done { "(gedaan)", "(done)" }
    to_go { "nog te gaan", "to go" }
    paused { "gepauzeerd", "paused" }
    last_minute { "Laatste minuut", "Last minute" }
    time_is_up { "Tijd is om", "Time is up" }
    time_left(digits: &str) { "Nog {digits}", "{digits} left" }
    to_content { "Naar de inhoud", "Skip to content" }
    cancel { "Annuleren", "Cancel" }
    save { "Bewaar", "Save" }
    support_count(count: usize) { "{count} mensen vinden dit. Ik ook", "{count} people find so. Me too" }
    support_with_me(count: usize) { "Jij en anderen: {count} mensen vinden dit. Ik ook", "You and others: {count} people find so. Me too" }
    support_one { "1 persoon vindt dit. Ik ook", "1 person finds so. Me too" }
    support_only_me { "1 persoon vindt dit: jij. Ik ook", "1 person finds so: you. Me too" }
    /// Beside every free text.
    name_nobody { "Noem geen leerlingen of collega’s bij naam.", "Do not name pupils or colleagues." }
}

/// *Links* or *Rechts*: a place on screen.
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
pub const fn way(language: Language, way: Way) -> &'static str {
    match way {
        Way::Unanimous => unanimous(language),
        Way::Majority => majority(language),
        Way::ReVote => re_vote(language),
        Way::Lot => lot(language),
    }
}

/// How the people were counted, where it is worth a word.
pub const fn recorded(language: Language, recorded: Recorded) -> Option<&'static str> {
    match recorded {
        Recorded::Ballots => None,
        Recorded::Hands => Some(show_of_hands(language)),
    }
}

/// The name of a block of the programme.
pub const fn block(language: Language, block: BlockKind) -> &'static str {
    match block {
        BlockKind::Talk => talk(language),
        BlockKind::Dilemmas => dilemmas(language),
        BlockKind::Break => pause_block(language),
    }
}

/// The label of a tally.
pub fn support(language: Language, count: usize, mine: bool) -> String {
    match (count, mine) {
        (1, true) => support_only_me(language).into(),
        (1, false) => support_one(language).into(),
        (count, true) => support_with_me(language, count),
        (count, false) => support_count(language, count),
    }
}
