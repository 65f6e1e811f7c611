//! Rules for every text of the screens: one word for one thing, and nouns that agree with their numbers. The texts are
//! read from the sources, so that new ones are checked too.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its sources, or counts beyond sixteen bits, is to fail"
)]

use std::collections::BTreeMap;
use std::path::Path;

use shared::code::JoinCode;
use shared::language::Language;
use shared::text::{board, common, debrief, entrance, hall, plenary, report, room};

/// The string literals of a line in a file, without comments.
struct Line {
    place: String,
    /// The name of the text that the line defines, if it does.
    name: String,
    literals: Vec<String>,
}

fn lines() -> std::io::Result<Vec<Line>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.path();
        let source = std::fs::read_to_string(&file)?;
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            lines.push(Line {
                place: format!("{}:{}", file.display(), number + 1),
                name: line.trim().split(['(', ' ']).next().unwrap_or_default().to_owned(),
                literals: line.split('"').skip(1).step_by(2).map(str::to_owned).collect(),
            });
        }
    }
    assert!(lines.iter().filter(|line| line.literals.len() >= 2).count() > 500, "too few texts were found");
    Ok(lines)
}

/// The words of a text in lower case, without what is filled in.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0;
    for character in text.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    let is_part = |character: char| character.is_alphanumeric() || character == '’';
    plain.split(|character| !is_part(character)).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Words that are not used, and what is used instead.
const NOT_SAID: [(&str, &str); 10] = [
    ("room", "group: in a school a room is a classroom"),
    ("rooms", "groups: in a school a room is a classroom"),
    ("beamer", "beamer in Dutch, projector in English"),
    ("herstemming", "tweede stemming"),
    ("stembriefjes", "stemmen"),
    ("toestel", "apparaat"),
    ("hoogstens", "hooguit"),
    ("schijnwerper", "uitgelicht"),
    ("everybody", "everyone"),
    ("somebody", "someone"),
];

#[test]
fn apostrophes_are_not_straight() {
    let straight: Vec<_> = lines()
        .unwrap()
        .into_iter()
        .filter(|line| line.literals.iter().any(|literal| literal.contains('\'')))
        .map(|line| line.place)
        .collect();
    assert_eq!(straight, Vec::<String>::new(), "an apostrophe is ’");
}

#[test]
fn one_word_is_used_for_one_thing() {
    let mut slips = Vec::new();
    for line in lines().unwrap() {
        for (place, literal) in line.literals.iter().enumerate() {
            let is_dutch = place < line.literals.len() / 2;
            for (word, instead) in NOT_SAID {
                let is_said = words(literal).iter().any(|said| said == word);
                if is_said && !(word == "beamer" && is_dutch) {
                    slips.push(format!("{}: “{literal}”; say {instead}", line.place));
                }
            }
        }
    }
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

/// Texts in which left and right are positions: on a page, of a phase, or in sessions without mirrored sides.
const OF_A_PLACE: [&str; 24] = [
    "about_left",
    "about_right",
    "left",
    "right",
    "left_scenario",
    "right_scenario",
    "hero_words",
    "first_left",
    "then_right",
    "mirrored_words",
    "silent_minute_words",
    "nothing_first",
    "begin_with_left",
    "to_left",
    "to_right",
    "on_to_right",
    "next_right",
    "look_at_left",
    "look_at_right",
    "you_must_choose",
    "name_by_title",
    "writing_not_open",
    "phase_left",
    "phase_right",
];

/// In Dutch, *links* also means hyperlinks.
const OF_A_LINK: [&str; 5] =
    ["set_public_url", "only_here_links", "only_here_start", "only_here_unknown", "bring_back_words"];

#[test]
fn a_side_is_left_or_right_by_its_name_alone() {
    let is_side = |word: &String| ["links", "rechts", "linkerscenario", "rechterscenario"].contains(&word.as_str());
    let slips: Vec<_> = lines()
        .unwrap()
        .into_iter()
        .filter(|line| line.literals.iter().any(|literal| words(literal).iter().any(is_side)))
        .filter(|line| !OF_A_PLACE.contains(&line.name.as_str()) && !OF_A_LINK.contains(&line.name.as_str()))
        .map(|line| format!("{}: “{}”", line.place, line.literals.join("”, “")))
        .collect();
    assert!(slips.is_empty(), "these must use the name of a side, see `text::sides`:\n{}", slips.join("\n"));
}

/// Nouns for one and for more, in both languages.
const NOUNS: [(&str, &str); 24] = [
    ("groep", "groepen"),
    ("persoon", "mensen"),
    ("deelnemer", "deelnemers"),
    ("stem", "stemmen"),
    ("teken", "tekens"),
    ("minuut", "minuten"),
    ("argument", "argumenten"),
    ("voordeel", "voordelen"),
    ("nadeel", "nadelen"),
    ("voorspelling", "voorspellingen"),
    ("dilemma", "dilemma’s"),
    ("group", "groups"),
    ("person", "people"),
    ("vote", "votes"),
    ("character", "characters"),
    ("minute", "minutes"),
    ("argument", "arguments"),
    ("pro", "pros"),
    ("con", "cons"),
    ("guess", "guesses"),
    ("seconde", "seconden"),
    ("second", "seconds"),
    ("sessie", "sessies"),
    ("session", "sessions"),
];

/// Texts whose number is never one, and why.
const NEVER_ONE: [(&str, &str); 3] = [
    ("rooms_hint", "four people for each group"),
    ("takes_longer", "more minutes than another number of minutes"),
    ("add_two_minutes", "two"),
];

/// The names that are filled in before a plural noun: `{count} groepen` has `count`.
fn counted(text: &str) -> Vec<&str> {
    let pieces = text.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
    pieces
        .filter(|(_, rest)| {
            let noun = rest.strip_prefix(' ').unwrap_or_default().split([' ', '.', ',', ';', ':', '"']).next();
            NOUNS.iter().any(|(_, many)| noun == Some(many))
        })
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn a_text_with_a_number_before_a_noun_has_its_singular() {
    let never_one: BTreeMap<_, _> = NEVER_ONE.into();
    let is_fixed = |line: &Line| line.literals.len() == 2 && !never_one.contains_key(line.name.as_str());
    let slips: Vec<_> = lines()
        .unwrap()
        .into_iter()
        .filter(is_fixed)
        // A limit, such as the characters of a sentence, is never one.
        .filter(|line| line.literals.iter().flat_map(|literal| counted(literal)).any(|name| name != "most"))
        .map(|line| format!("{}: “{}”", line.place, line.literals.join("”, “")))
        .collect();
    assert!(slips.is_empty(), "these need a text for one as well:\n{}", slips.join("\n"));
}

/// A text with a number before a noun.
type Counting = (&'static str, fn(Language, usize) -> String);

const COUNTING: [Counting; 41] = [
    ("support", |language, count| common::support(language, count, false)),
    ("support with mine", |language, count| common::support(language, count, true)),
    ("pros and cons", |language, count| common::pros_and_cons(language, count, count)),
    ("arguments", common::so_many_arguments),
    ("guesses", debrief::guesses),
    ("found", |language, count| debrief::found(language, count, count)),
    ("chosen", debrief::chosen),
    ("summary", |language, count| entrance::summary(language, count, 5, small(count))),
    ("programme", |language, count| entrance::programme_total(language, u32::from(small(count)))),
    ("sessions", entrance::more_ways_back),
    ("people writing", room::so_many_write),
    ("people without a vote", |language, count| room::without_a_vote(language, small(count))),
    ("taken along", |language, count| hall::you_go_in(language, u8::try_from(count).unwrap_or(u8::MAX), 3)),
    ("planned", |language, count| room::planned_line(language, count, 5)),
    ("first instincts", |language, count| room::first_leans(language, count, 4)),
    ("characters left", room::characters_left),
    ("characters over", room::characters_over),
    ("votes for a side", |language, count| room::votes(language, small(count), "links")),
    ("still covered", hall::still_covered),
    ("not chosen", hall::not_chosen),
    ("a theme", |language, count| hall::theme_holds(language, count, count)),
    ("not placed", board::not_placed),
    ("people in a group", board::people_in_room),
    ("groups in view", board::rooms_in_view),
    ("empty groups", board::empty_rooms),
    ("selected groups", board::selected_many),
    ("added groups", |language, count| board::done_added(language, small(count))),
    ("groups of one", board::alone),
    ("mixed groups", |language, count| board::mix_result(language, count, count, "3")),
    ("taken out", board::taken_out),
    ("done of all", |language, count| board::rooms_done_of(language, count, count)),
    ("in some groups", |language, count| board::in_some_rooms(language, count, count)),
    ("after an outage", |language, count| board::server_was_away(language, 45_000, count)),
    ("people in", plenary::people_in),
    ("groups done", plenary::rooms_done),
    ("groups chose", |language, count| plenary::rooms_chose(language, count, "links")),
    ("votes", |language, count| common::so_many_votes(language, u32::from(small(count)))),
    ("support elsewhere", |language, count| plenary::room_and_support(language, "3", count)),
    ("groups and dilemmas", |language, count| plenary::rooms_and_dilemmas(language, count, count)),
    ("people in groups", |language, count| report::people_in_rooms(language, count, count)),
    ("groups that were late", report::rooms_late),
];

fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[test]
fn a_noun_agrees_with_its_number() {
    for (name, counting) in COUNTING {
        for language in Language::ALL {
            let [none, one, two] = [0, 1, 2].map(|count| counting(language, count));
            assert_ne!(one.replace('1', "2"), two, "{name}: one and two differ in more than the number");
            assert_eq!(none.replace('0', "2"), two, "{name}: none has the form of many");
            for said in [none, one, two] {
                let said_words = words(&said);
                for pair in said_words.windows(2) {
                    let fits = |(single, many): &(&str, &str)| match pair[0].as_str() {
                        "1" => pair[1] != *many,
                        "0" | "2" => pair[1] != *single,
                        _ => true,
                    };
                    assert!(NOUNS.iter().all(fits), "{name}: “{said}”");
                }
            }
        }
    }
}

#[test]
fn both_numbers_in_a_sentence_are_right() {
    assert_eq!(report::people_in_rooms(Language::Nl, 23, 6), "23 mensen in 6 groepen");
    assert_eq!(report::people_in_rooms(Language::Nl, 1, 1), "1 persoon in 1 groep");
    assert_eq!(report::people_in_rooms(Language::En, 3, 1), "3 people in 1 group");
    assert_eq!(common::pros_and_cons(Language::Nl, 1, 2), "1 voordeel, 2 nadelen");
    assert_eq!(hall::theme_holds(Language::En, 2, 1), "2 arguments from 1 group");
    assert_eq!(board::mix_result(Language::Nl, 23, 6, "3 of 4"), "23 mensen in 6 groepen van 3 of 4");
    assert_eq!(entrance::summary(Language::Nl, 1, 10, 6), "1 dilemma van 10\u{a0}min, 6 groepen");
}

#[test]
fn the_message_about_a_wrong_code_lists_every_character_that_codes_lack() {
    for language in [Language::Nl, Language::En] {
        let text = entrance::code_malformed(language);
        let list = text.rsplit(": ").next().unwrap().trim_end_matches('.');
        let told: Vec<char> = list.split(' ').flat_map(str::chars).collect();
        let refused = |character: char| format!("AAAAA{character}").parse::<JoinCode>().is_err();
        let all = ('0'..='9').chain('A'..='Z').filter(|character| refused(*character));
        assert_eq!(told, all.collect::<Vec<char>>());
    }
}
