//! What makes a dilemma fit to play: what a session refuses, and what is only advice.

use shared::dilemma::{Dilemma, DilemmaField, Flaw, Measure, characters};
use shared::language::Language;
use shared::session::Side;
use shared::text::dilemma as text;

use crate::world::fit_dilemma;

/// A dilemma without a remark.
fn well() -> Dilemma {
    let mut dilemma = fit_dilemma("demo");
    dilemma.original.question = "Who is demo?".into();
    dilemma.original.left.text = ["demo"; 50].join(" ");
    dilemma.original.right.text = ["demo"; 50].join(" ");
    dilemma
}

/// The remarks on a dilemma to which `change` was done.
fn remarks(change: impl FnOnce(&mut Dilemma)) -> Vec<(Option<Side>, DilemmaField, Flaw, bool)> {
    let mut dilemma = well();
    change(&mut dilemma);
    let problems = dilemma.problems();
    problems.iter().map(|it| (it.place.side, it.place.field, it.flaw, it.is_refused())).collect()
}

#[test]
fn a_dilemma_that_is_well_has_no_remarks() {
    assert_eq!(remarks(|_| {}), []);
    assert_eq!(well().refusal(), None);
}

#[test]
fn advice_keeps_nobody_from_using_a_dilemma() {
    let question = |words: &str| {
        let words = words.to_owned();
        remarks(move |dilemma| dilemma.original.question = words)
    };
    let of_question = |flaw, refused| vec![(None, DilemmaField::Question, flaw, refused)];
    assert_eq!(question("Hoe is demo?"), of_question(Flaw::AsksHow, false));
    assert_eq!(question("“How” is demo?"), of_question(Flaw::AsksHow, false));
    assert_eq!(question("Mogen telefoons mee?"), of_question(Flaw::YesOrNo, false));
    assert_eq!(question("Hoeveel is voor iedereen gelijk?"), []);
    let long = "Wie ".repeat(15) + "nu?";
    assert_eq!(question(&long), of_question(Flaw::Words { least: 1, most: 15, found: 16 }, false));
    let of_left = |flaw, refused| (Some(Side::Left), DilemmaField::Text, flaw, refused);
    let short = Flaw::Words { least: 40, most: 90, found: 20 };
    let unbalanced = Flaw::Unbalanced { by: Measure::Words, left: 20, right: 50 };
    let shorter = remarks(|dilemma| dilemma.original.left.text = ["demo"; 20].join(" "));
    assert_eq!(shorter, [of_left(short, false), of_left(unbalanced, false)]);
    let thinner = remarks(|dilemma| dilemma.original.left.text = ["dem"; 50].join(" "));
    let unbalanced = Flaw::Unbalanced { by: Measure::Characters, left: 199, right: 249 };
    assert_eq!(thinner, [of_left(unbalanced, false)], "as many words, but quicker to read");
    let same = remarks(|dilemma| dilemma.original.right.title = " demo LEFT".into());
    assert_eq!(same, [(Some(Side::Right), DilemmaField::Title, Flaw::SameTitles, false)]);
}

#[test]
fn what_screens_have_no_place_for_is_refused() {
    let refused = |field, change: fn(&mut Dilemma)| {
        let first = remarks(change).into_iter().find(|(.., is_refused)| *is_refused);
        assert_eq!(first.map(|(_, at, ..)| at), Some(field));
    };
    refused(DilemmaField::Name, |dilemma| dilemma.id.clear());
    refused(DilemmaField::Theme, |dilemma| dilemma.original.theme = "x".repeat(17));
    refused(DilemmaField::Question, |dilemma| dilemma.original.question = "Who".into());
    refused(DilemmaField::Question, |dilemma| dilemma.original.question = "x".repeat(160) + "?");
    refused(DilemmaField::Title, |dilemma| dilemma.original.left.title = "x".repeat(61));
    refused(DilemmaField::Text, |dilemma| dilemma.original.left.text = ["demo"; 9].join(" "));
    refused(DilemmaField::Text, |dilemma| dilemma.original.left.text = "x".repeat(450) + &" demo".repeat(91));
    refused(DilemmaField::Text, |dilemma| dilemma.original.left.text.push('\u{202e}'));
    refused(DilemmaField::Points, |dilemma| dilemma.original.left.points.push("demo".into()));
    refused(DilemmaField::Points, |dilemma| dilemma.original.left.points[0] = "x".repeat(65));
    refused(DilemmaField::Prompts, |dilemma| dilemma.original.prompts.truncate(1));
    refused(DilemmaField::Theme, |dilemma| {
        dilemma.translation = Some(dilemma.original.clone());
        dilemma.translation.as_mut().unwrap().theme.clear();
    });
}

#[test]
fn a_blank_dilemma_needs_only_its_own_words() {
    for language in Language::ALL {
        let blank = Dilemma::blank("demo".into(), language).tidied();
        let needed: Vec<_> = blank.problems().iter().filter(|it| it.is_refused()).map(|it| it.place.field).collect();
        assert!(!needed.contains(&DilemmaField::Prompts), "{language:?}");
        assert!(needed.contains(&DilemmaField::Theme) && needed.contains(&DilemmaField::Points));
        for problem in blank.problems() {
            assert!(!text::told(language, &problem, true).is_empty());
        }
    }
}

#[test]
fn what_typing_leaves_behind_is_tidied_and_nothing_else() {
    let mut dilemma = well();
    assert_eq!(dilemma.tidied(), dilemma);
    dilemma.original.left.text = " twee\n\u{200b} regels ".into();
    dilemma.original.prompts.push(" ".into());
    let tidied = dilemma.tidied();
    assert_eq!(tidied.original.left.text, "twee regels");
    assert_eq!(tidied.original.prompts.len(), 2);
    assert_eq!(tidied.tidied(), tidied);
}

#[test]
fn a_file_is_named_after_the_theme() {
    let called = |theme: &str| {
        Dilemma { original: shared::dilemma::DilemmaText { theme: theme.into(), ..well().original }, ..well() }
            .file_name()
    };
    assert_eq!(called("Één telefoon, geen?"), "een-telefoon-geen");
    assert_eq!(called(" ?! "), "demo");
    assert_eq!(characters(" één "), 3);
}
