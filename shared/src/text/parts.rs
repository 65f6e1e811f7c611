//! The parts of the programme: their names, and the words of their screens.

use crate::language::Language;
use crate::session::{BlockKind, BlockPlan};

texts! {
    check_in { "Check-in", "Check-in" }
    the_check_in { "de check-in", "the check-in" }
    talk { "Inleiding", "Talk" }
    the_talk { "de inleiding", "the talk" }
    talk_now { "Luister en kijk mee", "Listen and watch" }
    dilemmas { "Dilemma’s", "Dilemmas" }
    the_dilemmas { "de dilemma’s", "the dilemmas" }
    debrief { "Nabespreking", "Debrief" }
    the_debrief { "de nabespreking", "the debrief" }
    a_break { "Pauze", "Break" }
    after_that(title: &str) { "Daarna: {title}", "After that: {title}" }
    the_break { "de pauze", "the break" }
    go_on_at { "We gaan verder om", "We go on at" }
    i_am_back { "Ik ben er weer", "I’m back" }
    you_are_back { "Je bent er weer.", "You’re back." }
    back_of(back: usize, of: usize) by of { "{back} van 1 terug" / "{back} van {of} terug", "{back} of 1 back" / "{back} of {of} back" }
    back_by_group { "Wie er terug is, per groep", "Who is back, by group" }
    without_group { "Zonder groep", "Without a group" }
    clearing { "Clearing", "Clearing" }
    the_clearing { "de clearing", "the clearing" }
}

/// A text in either language.
type Words = fn(Language) -> &'static str;

/// The name of a kind of part: by itself, and in the middle of a sentence.
const fn names(part: BlockKind) -> (Words, Words) {
    match part {
        BlockKind::CheckIn => (check_in, the_check_in),
        BlockKind::Talk => (talk, the_talk),
        BlockKind::Dilemmas => (dilemmas, the_dilemmas),
        BlockKind::Debrief => (debrief, the_debrief),
        BlockKind::Break => (a_break, the_break),
        BlockKind::Clearing => (clearing, the_clearing),
    }
}

/// The name of a part, by itself.
pub fn name(language: Language, part: BlockKind) -> &'static str {
    names(part).0(language)
}

/// The title of a part: its own, or the name of its kind. Every screen, the report and the exports show this.
pub fn title(language: Language, part: &BlockPlan) -> String {
    part.title.clone().unwrap_or_else(|| name(language, part.kind).to_owned())
}

/// The name of a part in the middle of a sentence.
pub fn in_sentence(language: Language, part: BlockKind) -> &'static str {
    names(part).1(language)
}
