//! The plenary screen when everybody looks at it: what runs, and the results.

use crate::language::Language;
use crate::session::result::{Headline, Whose};
use crate::session::{Phase, Side};
use crate::text::common;

texts! {
    now { "Nu", "Now" }
    figures { "Cijfers", "Figures" }
    join { "Doe mee", "Join in" }
    dilemma_to_go(number: u16) { "Dilemma {number}, nog", "Dilemma {number}, to go" }
    time_of_most(count: usize) { "1 groep heeft deze tijd" / "{count} groepen hebben deze tijd", "1 group has this time" / "{count} groups have this time" }
    time_of_last { "de groep die het laatst begon", "the group that began last" }
    dilemma_done(number: u16) { "Dilemma {number} is klaar", "Dilemma {number} is done" }
    so_many_must_choose(count: usize) { "1 groep moet nu kiezen" / "{count} groepen moeten nu kiezen", "1 group has to choose now" / "{count} groups have to choose now" }
    the_group_is_busy { "De groep is bezig", "The group is at work" }
    groups_busy(all: usize) { "1 groep is bezig" / "{all} groepen zijn bezig", "1 group is at work" / "{all} groups are at work" }
    the_group_is_done { "De groep is klaar", "The group is done" }
    the_group_did_not_choose { "De groep koos niet", "The group made no choice" }
    all_groups_done { "Alle groepen zijn klaar", "All groups are done" }
    groups_done(done: usize, all: usize) by all { "{done} van 1 groep klaar" / "{done} van {all} groepen klaar", "{done} of 1 group done" / "{done} of {all} groups done" }
    where_groups_are { "Waar de groepen zijn", "Where the groups are" }
    about_left { "Over links", "About left" }
    about_right { "Over rechts", "About right" }
    first_scenario { "Eerste scenario", "First scenario" }
    second_scenario { "Tweede scenario", "Second scenario" }
    groups_at_work { "De groepen zijn bezig", "The groups are at work" }
    on_at(time: &str) { "Om {time} gaan we verder", "We go on at {time}" }
    on_soon { "We gaan zo verder", "We go on in a moment" }
    part_until(block: &str, time: &str) { "{block} tot {time}", "{block} until {time}" }

    group_chose { "groep koos", "group chose" }
    groups_chose { "groepen kozen", "groups chose" }
    groups_chose_title(count: usize, title: &str) { "groep die ‘{title}’ koos: {count}" / "groepen die ‘{title}’ kozen: {count}", "group that chose ‘{title}’: {count}" / "groups that chose ‘{title}’: {count}" }
    legend_signed { "Vóór + of −: het scenario waar het over gaat.", "Before + or −: the scenario it is about." }
    legend { "Het nummer is de groep, de vorm wat die koos:", "The number is the group, the shape what it chose:" }
    legend_no_choice { "geen keuze", "no choice" }
    key_hold { "houd het onthullen vast, of laat het verder gaan", "hold the reveal, or let it go on" }
    key_skip { "meteen naar het einde van het onthullen", "straight to the end of the reveal" }

    so_far(uncovered: usize, done: usize) by done { "{uncovered} van 1 groep onthuld" / "{uncovered} van {done} groepen onthuld", "{uncovered} of 1 group revealed" / "{uncovered} of {done} groups revealed" }
    nobody { "Geen enkele groep koos.", "No group chose." }
    nobody_yet { "Nog geen groep koos.", "No group has chosen yet." }
    one_room(title: &str, votes: u32, against: u32) { "De groep koos ‘{title}’: {votes} tegen {against}.", "The group chose ‘{title}’: {votes} to {against}." }
    one_room_agreed(title: &str, votes: u32) by votes { "De groep koos ‘{title}’, met 1 stem." / "De groep koos ‘{title}’, met alle {votes} stemmen.", "The group chose ‘{title}’, with 1 vote." / "The group chose ‘{title}’, with all {votes} votes." }
    one_room_by_lot(title: &str) { "De groep koos ‘{title}’, door het lot.", "The group chose ‘{title}’, by lot." }
    turned(from: &str, to: &str) { "Vóór het gesprek wilden de meeste mensen ‘{from}’, erna ‘{to}’.", "Before the talk most people wanted ‘{from}’, after it ‘{to}’." }
    moved(people: u32, from: &str, to: &str) { "Het gesprek verschoof 1 persoon van ‘{from}’ naar ‘{to}’." / "Het gesprek verschoof {people} mensen van ‘{from}’ naar ‘{to}’.", "The talk moved 1 person from ‘{from}’ to ‘{to}’." / "The talk moved {people} people from ‘{from}’ to ‘{to}’." }
    both_agreed(title: &str) { "Beide groepen kozen ‘{title}’", "Both groups chose ‘{title}’" }
    all_agreed(rooms: usize, title: &str) { "1 groep koos ‘{title}’" / "Alle {rooms} groepen kozen ‘{title}’", "1 group chose ‘{title}’" / "All {rooms} groups chose ‘{title}’" }
    even(rooms: usize, left: &str, right: &str) { "1 groep koos ‘{left}’, en 1 koos ‘{right}’." / "{rooms} groepen kozen ‘{left}’, en {rooms} kozen ‘{right}’.", "1 group chose ‘{left}’, and 1 chose ‘{right}’." / "{rooms} groups chose ‘{left}’, and {rooms} chose ‘{right}’." }
    one_of(all: usize, title: &str) { "1 van 1 groep koos ‘{title}’" / "1 van {all} groepen koos ‘{title}’", "1 of 1 group chose ‘{title}’" / "1 of {all} groups chose ‘{title}’" }
    some_of(all: usize, rooms: usize, title: &str) { "{rooms} van 1 groep koos ‘{title}’" / "{rooms} van {all} groepen kozen ‘{title}’", "{rooms} of 1 group chose ‘{title}’" / "{rooms} of {all} groups chose ‘{title}’" }
    but_people(votes: u32, all: u32, title: &str) by all { ", maar {votes} van 1 persoon stemde ‘{title}’." / ", maar {votes} van {all} mensen stemden ‘{title}’.", ", but {votes} of 1 person voted for ‘{title}’." / ", but {votes} of {all} people voted for ‘{title}’." }
    with_votes(votes: u32, all: u32) by all { "; {votes} van 1 stem was daarvoor." / "; {votes} van {all} stemmen waren daarvoor.", "; {votes} of 1 vote was for it." / "; {votes} of {all} votes were for it." }
    until_now(sentence: &str) { "Tot nu toe: {sentence}", "So far: {sentence}" }
    with_all_votes { "; alle stemmen waren daarvoor.", "; all votes were for it." }
    but_guessed(title: &str) { "; de meesten voorspelden ‘{title}’.", "; most people guessed ‘{title}’." }
}

/// *groepen kozen*: the words between their number and the title.
pub const fn chose(language: Language, rooms: usize) -> &'static str {
    if rooms == 1 { group_chose(language) } else { groups_chose(language) }
}

/// How many groups have finished a dilemma.
pub fn done_of(language: Language, done: usize, all: usize) -> String {
    match (done, all) {
        (0, 1) => the_group_is_busy(language).into(),
        (_, 1) => the_group_is_done(language).into(),
        (done, all) if done == all => all_groups_done(language).into(),
        (done, all) => groups_done(language, done, all),
    }
}

/// A phase, next to the number of rooms in it. Not just the name of a side, which would look like a count of choices.
/// With mirrored sides, left in some rooms is right in others.
pub const fn phase(language: Language, mirrored: bool, phase: Phase) -> &'static str {
    match phase {
        Phase::Left if mirrored => first_scenario(language),
        Phase::Right if mirrored => second_scenario(language),
        Phase::Left => about_left(language),
        Phase::Right => about_right(language),
        Phase::Read | Phase::Choose | Phase::Done => common::phase(language, phase),
    }
}

/// *3 groepen moeten nu kiezen*.
pub fn must_choose(language: Language, count: usize) -> Option<String> {
    (count > 0).then(|| so_many_must_choose(language, count))
}

/// The rooms whose time a clock shows, if they are not all: `talking` of these rooms still talk.
pub fn whose(language: Language, whose: Whose, talking: usize, all: usize) -> Option<String> {
    match whose {
        Whose::All if talking == all => None,
        Whose::All => Some(time_of_most(language, talking)),
        Whose::Most(count) => Some(time_of_most(language, count)),
        Whose::Last => Some(time_of_last(language).into()),
    }
}

/// The headline of a result, with the titles of the left and the right scenario, and the number of rooms that are still
/// awaited.
pub fn headline(language: Language, headline: Headline, titles: [&str; 2], awaited: usize) -> String {
    let sentence = whole(language, headline, titles);
    if awaited == 0 {
        return sentence;
    }
    match headline {
        Headline::Nobody => nobody_yet(language).into(),
        Headline::SoFar { .. } | Headline::OneRoom { .. } => sentence,
        Headline::Opposed { .. }
        | Headline::Turned { .. }
        | Headline::Unexpected { .. }
        | Headline::Moved { .. }
        | Headline::Agreed { .. }
        | Headline::Even { .. }
        | Headline::Most { .. } => {
            let mut letters = sentence.chars();
            let first = letters.next().into_iter().flat_map(char::to_lowercase);
            until_now(language, &first.chain(letters).collect::<String>())
        }
    }
}

/// The headline of a result that waits for no more rooms.
fn whole(language: Language, headline: Headline, titles: [&str; 2]) -> String {
    let title = |side| match side {
        Side::Left => titles[0],
        Side::Right => titles[1],
    };
    match headline {
        Headline::SoFar { uncovered, done } => so_far(language, uncovered, done),
        Headline::Nobody => nobody(language).into(),
        Headline::OneRoom { side, votes, against } if votes == against => one_room_by_lot(language, title(side)),
        Headline::OneRoom { side, votes, against: 0 } => one_room_agreed(language, title(side), votes),
        Headline::OneRoom { side, votes, against } => one_room(language, title(side), votes, against),
        Headline::Opposed { side, rooms, of_rooms, votes, of_people } => {
            most(language, rooms, of_rooms, title(side)) + &but_people(language, votes, of_people, title(side.other()))
        }
        Headline::Turned { to } => turned(language, title(to.other()), title(to)),
        Headline::Moved { to, people } => moved(language, people, title(to.other()), title(to)),
        Headline::Unexpected { side, rooms, of_rooms } => {
            most(language, rooms, of_rooms, title(side)) + &but_guessed(language, title(side.other()))
        }
        Headline::Even { rooms } => even(language, rooms, titles[0], titles[1]),
        Headline::Agreed { side, rooms, votes, of_people } => {
            most(language, rooms, rooms, title(side)) + &voted(language, votes, of_people)
        }
        Headline::Most { side, rooms, of_rooms, votes, of_people } => {
            most(language, rooms, of_rooms, title(side)) + &voted(language, votes, of_people)
        }
    }
}

fn most(language: Language, rooms: usize, all: usize, title: &str) -> String {
    match (rooms, all) {
        (2, 2) => both_agreed(language, title),
        (rooms, all) if rooms == all => all_agreed(language, rooms, title),
        (1, all) => one_of(language, all, title),
        (rooms, all) => some_of(language, all, rooms, title),
    }
}

fn voted(language: Language, votes: u32, all: u32) -> String {
    match (votes, all) {
        (_, 0) => ".".into(),
        (votes, all) if votes == all => with_all_votes(language).into(),
        (votes, all) => with_votes(language, votes, all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLES: [&str; 2] = ["Vrij", "Vast"];

    fn said(of: Headline) -> String {
        headline(Language::Nl, of, TITLES, 0)
    }

    #[test]
    fn a_headline_names_titles_and_is_right_at_one() {
        let opposed = Headline::Opposed { side: Side::Right, rooms: 9, of_rooms: 15, votes: 31, of_people: 60 };
        assert_eq!(said(opposed), "9 van 15 groepen kozen ‘Vast’, maar 31 van 60 mensen stemden ‘Vrij’.");
        let one = Headline::Most { side: Side::Left, rooms: 1, of_rooms: 2, votes: 3, of_people: 4 };
        assert_eq!(said(one), "1 van 2 groepen koos ‘Vrij’; 3 van 4 stemmen waren daarvoor.");
        assert_eq!(
            said(Headline::OneRoom { side: Side::Left, votes: 1, against: 0 }),
            "De groep koos ‘Vrij’, met 1 stem."
        );
        let both = Headline::Agreed { side: Side::Left, rooms: 2, votes: 4, of_people: 4 };
        assert_eq!(said(both), "Beide groepen kozen ‘Vrij’; alle stemmen waren daarvoor.");
        assert_eq!(said(Headline::Even { rooms: 1 }), "1 groep koos ‘Vrij’, en 1 koos ‘Vast’.");
    }

    #[test]
    fn a_headline_with_awaited_rooms_says_until_now_first() {
        let until_now = |of| headline(Language::Nl, of, TITLES, 7);
        let most = Headline::Most { side: Side::Right, rooms: 5, of_rooms: 7, votes: 12, of_people: 21 };
        assert_eq!(until_now(most), "Tot nu toe: 5 van 7 groepen kozen ‘Vast’; 12 van 21 stemmen waren daarvoor.");
        let all = Headline::Agreed { side: Side::Left, rooms: 3, votes: 9, of_people: 9 };
        assert_eq!(until_now(all), "Tot nu toe: alle 3 groepen kozen ‘Vrij’; alle stemmen waren daarvoor.");
        let one = Headline::Agreed { side: Side::Left, rooms: 1, votes: 3, of_people: 4 };
        assert_eq!(until_now(one), "Tot nu toe: 1 groep koos ‘Vrij’; 3 van 4 stemmen waren daarvoor.");
        let one = Headline::Most { side: Side::Left, rooms: 1, of_rooms: 2, votes: 3, of_people: 4 };
        assert_eq!(until_now(one), "Tot nu toe: 1 van 2 groepen koos ‘Vrij’; 3 van 4 stemmen waren daarvoor.");
        assert_eq!(until_now(Headline::Nobody), "Nog geen groep koos.");
    }

    #[test]
    fn a_single_group_is_not_called_one_of_one() {
        assert_eq!(done_of(Language::Nl, 0, 1), "De groep is bezig");
        assert_eq!(done_of(Language::Nl, 1, 1), "De groep is klaar");
        assert_eq!(done_of(Language::Nl, 1, 3), "1 van 3 groepen klaar");
    }

    #[test]
    fn a_clock_that_is_not_for_all_rooms_names_its_rooms() {
        assert_eq!(whose(Language::Nl, Whose::All, 5, 5), None);
        assert_eq!(whose(Language::Nl, Whose::All, 2, 5).as_deref(), Some("2 groepen hebben deze tijd"));
        assert_eq!(whose(Language::Nl, Whose::Most(3), 4, 5).as_deref(), Some("3 groepen hebben deze tijd"));
    }
}
