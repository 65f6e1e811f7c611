//! What hung on the wall of a check-in or a clearing.

use leptos::prelude::*;
use shared::language::Language;
use shared::report::{ReportBundle, ReportWall};
use shared::session::Mark;
use shared::text::{report as text, walls};

use crate::hyphens::written;

/// One part: the sentences by bundle, the words for feelings, and what became of expectations.
pub fn section(wall: &ReportWall, language: Language) -> AnyView {
    let bundles = wall.bundles.iter().map(|bundle| one_bundle(bundle, language)).collect_view();
    let feelings = (!wall.feelings.is_empty()).then(|| {
        let words = wall.feelings.iter().map(|feeling| {
            view! { <li>{written(&feeling.word)}{(feeling.count > 1).then(|| view! { " "<b class="num">{feeling.count}</b> })}</li> }
        });
        view! { <h3>{text::feelings(language)}</h3><ul class="a4__words">{words.collect_view()}</ul> }
    });
    let answers = wall.came_true.is_some().then(|| {
        let counts = wall.answers().map(|(answer, count)| {
            view! { <div><dt>{walls::came_true(language, answer)}</dt><dd class="num">{count}</dd></div> }
        });
        view! { <h3>{text::came_true(language)}</h3><dl class="a4__came">{counts.collect_view()}</dl> }
    });
    view! {
        <section class="a4__wall">
            <h2>{written(wall.name(language))}": "{written(walls::question(language, wall.kind, &wall.prompt))}</h2>
            {answers}
            {bundles}
            {feelings}
        </section>
    }
    .into_any()
}

fn one_bundle(bundle: &ReportBundle, language: Language) -> AnyView {
    let marked = |mark: Option<Mark>| mark.map(|mark| view! { " "<small>{walls::marked(language, mark)}</small> });
    let head = bundle.name.as_ref().map(|name| view! { <h3>{written(name)}{marked(bundle.mark)}</h3> });
    let entries = bundle.entries.iter().map(|entry| {
        let mark = entry.mark.filter(|_| bundle.mark.is_none());
        view! { <li>{written(&entry.text)}{entry.by.as_ref().map(|by| view! { " "<small>{by.clone()}</small> })}{marked(mark)}</li> }
    });
    view! { {head}<ul>{entries.collect_view()}</ul> }.into_any()
}
