//! The themes of a dilemma, each with the arguments that it holds.

use std::collections::BTreeSet;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, ThemeId};
use shared::session::result::{Voiced, voiced_as_shown};
use shared::text::hall as text;

use super::Heading;
use super::arguments::ArgumentLine;
use super::seat::Seat;
use crate::components::{Icon, icons};
use crate::hyphens::written;
use crate::language::{reader, say};

/// All of them, oldest first.
#[component]
pub fn ThemesPart(seat: Seat, number: DilemmaNumber) -> impl IntoView {
    let themes = Memo::new(move |_| {
        seat.hall.plenary.with(|plenary| plenary.themes_about(number).map(|(id, _)| id).collect::<Vec<_>>())
    });
    view! {
        <Heading seat=seat number=number kicker=text::themes />
        <ul class="hall__themes">
            <For each=move || themes.get() key=|id| *id children=move |id| view! { <OneTheme seat=seat number=number id=id /> } />
        </ul>
        <Show when=move || themes.with(Vec::is_empty)><p class="hall__none" role="status">{say(text::no_themes)}</p></Show>
    }
}

#[component]
fn OneTheme(seat: Seat, number: DilemmaNumber, id: ThemeId) -> impl IntoView {
    let name =
        Memo::new(move |_| seat.hall.plenary.with(|plenary| plenary.themes.get(&id).map(|theme| theme.name.clone())));
    let voices = Memo::new(move |_| {
        let all = seat.hall.rooms.with(|rooms| {
            seat.hall.plenary.with(|plenary| voiced_as_shown(number, rooms.iter().map(AsRef::as_ref), plenary))
        });
        all.into_iter().filter(|voiced| voiced.theme == Some(id)).collect::<Vec<_>>()
    });
    let holds = move || {
        voices.with(|voices| {
            let rooms: BTreeSet<_> = voices.iter().flat_map(Voiced::rooms).collect();
            text::theme_holds(reader(), voices.len(), rooms.len())
        })
    };
    view! {
        <li>
            <details class="hall__theme">
                <summary><h2>{move || name.get().map(written)}</h2><span class="muted">{holds}</span><Icon path=icons::DOWN /></summary>
                <ul>
                    <For each=move || voices.get() key=|voiced| (voiced.argument.id, voiced.argument.text.clone(), voiced.support(), voiced.rooms().count())
                        children=move |voiced| view! { <ArgumentLine seat=seat voiced=voiced dilemma=number signed=true /> } />
                </ul>
            </details>
        </li>
    }
}
