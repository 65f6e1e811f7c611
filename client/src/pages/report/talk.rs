//! What the plenary made of a dilemma: themes, arguments that stand alone, and the three questions.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::language::Language;
use shared::report::{Report, ReportDilemma, ReportTheme};
use shared::session::{Question, Side};
use shared::text::sides::Sides;
use shared::text::{plenary, report as text};

use super::argument::argument;
use crate::components::Mark;
use crate::hyphens::written;

/// The maximum number of arguments that stand alone on the page; the downloads have the rest.
const ALONE_MAX: usize = 30;

/// The themes, those behind opposite choices first, and what only one room had.
pub fn themes(report: &Report, one: &ReportDilemma, sides: &Sides, language: Language) -> AnyView {
    if one.themes.is_empty() {
        return ().into_any();
    }
    let both: Vec<&ReportTheme> = one.carried_both_ways().collect();
    let others: Vec<&ReportTheme> = one.themes.iter().filter(|theme| !theme.is_carried_both_ways()).collect();
    let part = |title: &'static str, themes: Vec<&ReportTheme>| {
        let lines: Vec<_> = themes.into_iter().map(|one| theme(one, sides, language)).collect();
        (!lines.is_empty())
            .then(|| view! { <section><h3 class="a4__why">{title}</h3><ul class="a4__themes">{lines}</ul></section> })
    };
    let once = one.mentioned_once();
    let count = once.len();
    let alone =
        once.into_iter().take(ALONE_MAX).map(|said| argument(report, one, &said.into(), language)).collect_view();
    let alone = (count > 0).then(|| {
        view! {
            <section>
                <h3 class="a4__why">{plenary::mentioned_once(language)}</h3>
                <ul class="a4__args a4__args--two">{alone}</ul>
                {(count > ALONE_MAX).then(|| view! { <p class="muted">{text::and_more(language, count - ALONE_MAX)}</p> })}
            </section>
        }
    });
    view! {
        {part(text::same_reason(language), both)}
        {part(text::themes(language), others)}
        {alone}
    }
    .into_any()
}

/// A theme with the rooms that had it, grouped by their choice.
fn theme(theme: &ReportTheme, sides: &Sides, language: Language) -> AnyView {
    let side = |side: Side, rooms: &[RoomNumber]| {
        let letter = sides.letter(side);
        (!rooms.is_empty()).then(|| {
            view! {
                <span>
                    <Mark side=side size="1.3em">{letter}</Mark>
                    <span class="sr">{sides.name(side)}": "</span>
                    {text::room_list(language, rooms)}
                </span>
            }
        })
    };
    view! {
        <li>
            <b>{written(&theme.name)}</b>
            <div class="a4__from">{side(Side::Left, &theme.left)}{side(Side::Right, &theme.right)}</div>
            <small>{text::support(language)}": "{theme.support}</small>
        </li>
    }
    .into_any()
}

/// The three questions with the notes of the plenary.
pub fn notes(one: &ReportDilemma, language: Language) -> AnyView {
    if one.notes.is_empty() {
        return ().into_any();
    }
    let questions = Question::ALL.map(|question| {
        let answers: Vec<_> = one.answers(question).map(|answer| view! { <li>{written(answer)}</li> }).collect();
        (!answers.is_empty())
            .then(|| view! { <section><h4>{text::asked(language, question)}</h4><ul>{answers}</ul></section> })
    });
    view! {
        <h3 class="a4__why">{text::talked_over(language)}</h3>
        <div class="a4__talk">{questions.into_iter().collect_view()}</div>
    }
    .into_any()
}
