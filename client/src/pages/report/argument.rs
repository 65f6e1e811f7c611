//! One argument of the report.

use leptos::prelude::*;
use shared::language::Language;
use shared::report::{Ranked, Report, ReportDilemma};
use shared::text::{common, plenary, report as text};

use crate::components::{Icon, Sign, icons};
use crate::hyphens::written;

/// An argument, its source and its support.
pub fn argument(report: &Report, one: &ReportDilemma, ranked: &Ranked, language: Language) -> AnyView {
    let said = ranked.first;
    let mut from = Vec::new();
    from.extend((!report.is_of_team()).then(|| text::room_list(language, &ranked.rooms())));
    from.push(plenary::so_many_people(language, ranked.support()));
    from.extend((ranked.recognised() > 0).then(|| text::recognised(language, ranked.recognised())));
    from.extend(said.theme.and_then(|theme| one.theme(theme)).map(|theme| theme.name.clone()));
    let star = said.starred.then(|| {
        view! { <Icon path=icons::STAR /><span class="sr">{text::starred(language)}" "</span> }
    });
    view! {
        <li>
            <Sign kind=said.kind />
            <p><span class="sr">{common::kind(language, said.kind)}": "</span>{star}{written(&said.text)}
                <small>{from.join(" · ")}</small></p>
        </li>
    }
    .into_any()
}
