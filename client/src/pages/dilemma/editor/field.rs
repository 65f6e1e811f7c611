//! A field of the editor: its label, its box, how much is in it, and what is wrong with it.

use leptos::prelude::*;
use shared::dilemma::{Flaw, Problem, characters, words};
use shared::text::dilemma as text;

use super::manuscript::Manuscript;
use crate::language::reader;

/// What is counted below a box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Characters, of at most so many.
    Characters(usize),
    /// Words and characters, of a text to read aloud.
    Reading,
}

/// A box with everything that belongs to it. What is missing is pointed out once somebody was in it, or wanted to use
/// the dilemma; what is too long is pointed out at once.
#[component]
pub fn EditorField(
    manuscript: Manuscript,
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    counts: Counts,
    /// Lines in sight; by default one, and never more.
    #[prop(optional, into)]
    rows: Option<u8>,
    value: Memo<String>,
    on_typed: Callback<String>,
    /// What is wrong here; a field that is one of several has none of its own.
    #[prop(optional, into)]
    problems: Option<Signal<Vec<Problem>>>,
) -> impl IntoView {
    let was_here = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let points_out = was_here.get() || manuscript.tried.get();
        let is_long = |problem: &Problem| matches!(problem.flaw, Flaw::Length { most, found } if found > most);
        let all = problems.map(|problems| problems.get()).unwrap_or_default();
        all.into_iter().filter(|problem| points_out || is_long(problem)).collect::<Vec<_>>()
    });
    let is_over = move || matches!(counts, Counts::Characters(most) if value.with(|value| characters(value)) > most);
    let is_wrong = move || is_over() || shown.with(|shown| shown.iter().any(Problem::is_refused));
    let count = move || {
        value.with(|value| match counts {
            Counts::Characters(most) => text::of_most(reader(), characters(value), most),
            Counts::Reading => {
                let words = text::so_many_words(reader(), words(value));
                text::words_and_characters(reader(), &words, &text::so_many_characters(reader(), characters(value)))
            }
        })
    };
    let described =
        format!("{}{id}-count {id}-wrong", if hint.is_some() { format!("{id}-hint ") } else { String::new() });
    let wrong = move || is_wrong().then_some("true");
    let marks = move || (manuscript.tried.get() && is_wrong()).then_some("");
    let area = match rows {
        Some(rows) => view! {
            <textarea class="input" id=id.clone() rows=rows.to_string() autocomplete="off" aria-describedby=described.clone() aria-invalid=wrong data-wrong=marks prop:value=value
                on:input:target=move |event| on_typed.run(event.target().value()) on:blur=move |_| was_here.set(true)></textarea>
        }
        .into_any(),
        None => view! {
            <input class="input" id=id.clone() type="text" autocomplete="off" aria-describedby=described.clone() aria-invalid=wrong data-wrong=marks prop:value=value
                on:input:target=move |event| on_typed.run(event.target().value()) on:blur=move |_| was_here.set(true) />
        }
        .into_any(),
    };
    view! {
        <div class="fill">
            <label class="label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="fill__hint" id=format!("{id}-hint")>{hint}</p> })}
            {area}
            <p class="editor__count num" class:is-over=is_over id=format!("{id}-count")>{count}</p>
            <Remarks id=id shown=shown />
        </div>
    }
}

/// What is wrong: first what a session refuses, then advice. Announced when it appears.
#[component]
pub fn Remarks(id: String, shown: Memo<Vec<Problem>>) -> impl IntoView {
    let remarks = move || {
        let mut shown = shown.get();
        shown.sort_by_key(|problem| !problem.is_refused());
        // Nobody needs to be told twice that a field is empty.
        shown.dedup_by_key(|problem| text::message(reader(), problem));
        let is_empty =
            |problem: &Problem| matches!(problem.flaw, Flaw::Length { found: 0, .. } | Flaw::Words { found: 0, .. });
        if let Some(empty) = shown.iter().find(|problem| is_empty(problem)).copied() {
            shown = vec![empty];
        }
        shown
            .iter()
            .map(|problem| {
                let class = if problem.is_refused() { "editor__refused" } else { "editor__hint" };
                view! { <span class=class>{text::message(reader(), problem)}</span> }
            })
            .collect_view()
    };
    view! { <p class="editor__remarks" id=format!("{id}-wrong") aria-live="polite">{remarks}</p> }
}
