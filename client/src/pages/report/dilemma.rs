//! One dilemma of the report: what it was about, its result, and the reasons.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::language::Language;
use shared::report::{Ranked, Report, ReportDilemma};
use shared::session::result::People;
use shared::session::{Kind, Side};
use shared::text::sides::Sides;
use shared::text::{common, plenary, report as text};

use super::argument::argument;
use super::result::result;
use super::{rooms, talk};
use crate::components::Mark;
use crate::hyphens::hyphenated;

/// The maximum number of arguments in a column: those with most support and those with a star. This fits a column of
/// sixteen busy rooms; of four hundred rooms it would be a book, and the downloads have them all.
const ARGUMENTS_MAX: usize = 80;

/// The whole section.
pub fn section(report: &Report, one: &ReportDilemma, language: Language) -> AnyView {
    let (words, sides) = (one.dilemma.text(language), &report.sides(one, language));
    let body = if one.rooms.is_empty() {
        view! { <p class="muted">{text::not_begun(language, report)}</p> }.into_any()
    } else {
        view! {
            {result(report, one, language)}
            {facts(report, one, language)}
            {rooms::list(report, one, sides, language)}
            {talk::notes(one, language)}
            {talk::themes(report, one, sides, language)}
            <h3 class="a4__why">{text::arguments(language)}</h3>
            <div class="a4__cols">{Side::BOTH.map(|side| column(report, one, sides, side, language)).into_iter().collect_view()}</div>
        }
        .into_any()
    };
    let scenarios = Side::BOTH.map(|side| {
        let (scenario, letter) = (words.scenario(side), sides.letter(side));
        view! {
            <div>
                <h3><Mark side=side size="1.5em">{letter}</Mark>{hyphenated(&scenario.title, one.dilemma.shown_in(language))}</h3>
                <p>{hyphenated(scenario.text.trim(), one.dilemma.shown_in(language))}</p>
            </div>
        }
    });
    view! {
        <section class="a4__d" id=format!("d{}", one.number) tabindex="-1">
            <h2><span class="num">{one.number.0}</span>" "{hyphenated(&words.question, one.dilemma.shown_in(language))}</h2>
            <div class="a4__cols a4__scen">{scenarios.into_iter().collect_view()}</div>
            {body}
        </section>
    }
    .into_any()
}

/// Scrolls to a dilemma. The fragment of the address holds the secret, so no link may change it.
pub fn scroll_to(number: DilemmaNumber) -> impl Fn(web_sys::MouseEvent) + 'static {
    move |event| {
        event.prevent_default();
        event.stop_propagation();
        if let Some(section) = document().get_element_by_id(&format!("d{number}")) {
            section.scroll_into_view();
            use wasm_bindgen::JsCast;
            if let Some(section) = section.dyn_ref::<web_sys::HtmlElement>() {
                let _ = section.focus();
            }
        }
    }
}

/// How clear the result was, how people voted, how the talk moved them, and what they guessed.
fn facts(report: &Report, one: &ReportDilemma, language: Language) -> AnyView {
    let tally = &one.tally;
    let pair = |people: People| text::to(language, people.left, people.right);
    let mut strong: Vec<String> = tally
        .ways
        .counted()
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(way, count)| format!("{} {count}", common::way(language, way)))
        .collect();
    strong.extend((tally.by_hands > 0).then(|| text::rooms_by_hands(language, tally.by_hands)));
    strong.extend((tally.late > 0).then(|| text::rooms_late(language, tally.late)));
    let mut facts = Vec::new();
    if tally.chosen() > 0 {
        // For a single team, that is next to its choice.
        if !report.is_of_team() {
            facts.push((plenary::how_strong(language).to_owned(), strong.join(", ")));
        }
        facts.push((text::votes_of_people(language).to_owned(), pair(tally.people)));
    }
    if let Some(shift) = tally.shift {
        let words = text::before_and_after(language, &pair(shift.before), &pair(shift.after));
        facts.push((text::shift_in(language, shift.rooms), words));
    }
    if let Some(guesses) = one.guesses {
        let words = text::to(language, guesses.left.into(), guesses.right.into());
        facts.push((text::guessed(language).to_owned(), words));
    }
    let facts = facts.into_iter().map(|(label, words)| view! { <div><dt>{label}</dt><dd>{words}</dd></div> });
    view! { <dl class="a4__facts a4__facts--d">{facts.collect_view()}</dl> }.into_any()
}

fn column(report: &Report, one: &ReportDilemma, sides: &Sides, side: Side, language: Language) -> AnyView {
    let title = one.dilemma.text(language).scenario(side).title.clone();
    let letter = sides.letter(side);
    let kinds = Kind::BOTH.map(|kind| {
        let ranked = one.ranked(side, kind);
        let all = ranked.len();
        let shown: Vec<Ranked> = ranked
            .into_iter()
            .enumerate()
            .filter(|(place, said)| *place < ARGUMENTS_MAX || said.first.starred)
            .map(|(_, said)| said)
            .collect();
        let more = all - shown.len();
        let items = shown.into_iter().map(|said| argument(report, one, &said, language));
        view! {
            <h4>{common::kinds(language, kind)}<span class="num">{all}</span></h4>
            {(all == 0).then(|| view! { <p class="muted">{text::no_arguments(language)}</p> })}
            <ul class="a4__args">{items.collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="muted">{text::and_more(language, more)}</p> })}
        }
    });
    view! {
        <section>
            <h3><Mark side=side size="1.5em">{letter}</Mark>{hyphenated(title, one.dilemma.shown_in(language))}</h3>
            {kinds.into_iter().collect_view()}
        </section>
    }
    .into_any()
}
