//! What people asked during a talk.

use leptos::prelude::*;
use shared::language::Language;
use shared::report::ReportTalk;
use shared::text::{report as text, talks};

use crate::hyphens::written;

/// The questions of one talk.
pub fn section(talk: &ReportTalk, language: Language) -> AnyView {
    let questions = talk.questions.iter().map(|question| {
        let wanted = (question.wanted > 0).then(|| talks::so_many_want(language, question.wanted));
        let answered = question.answered.then(|| talks::answered(language).to_owned());
        let remarks = wanted.into_iter().chain(answered).collect::<Vec<_>>().join(", ");
        view! { <li>{written(&question.text)}" "<small>{remarks}</small></li> }
    });
    view! {
        <section class="a4__wall">
            <h2>{written(talk.name(language))}": "{text::questions(language).to_lowercase()}</h2>
            <ul>{questions.collect_view()}</ul>
        </section>
    }
    .into_any()
}
