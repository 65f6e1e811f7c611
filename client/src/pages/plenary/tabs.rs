//! The tabs of the plenary screen: the door, every dilemma, all of them.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::{Command, Screen};
use shared::text::plenary as text;

use super::hall::Hall;
use crate::language::{reader, say};

/// Dilemmas whose themes still fit beside a short heading; of more, only the current one has its theme.
const THEMES_MAX: usize = 4;
/// Characters of a heading that leaves room for all themes.
const SHORT: usize = 22;

/// The screens that there are, with the current one.
#[component]
pub fn Tabs(
    /// The hall.
    hall: Hall,
    /// The heading that they stand beside.
    #[prop(into)]
    heading: Signal<String>,
) -> impl IntoView {
    let current = Memo::new(move |_| hall.plenary.with(|plenary| plenary.screen));
    let many = Memo::new(move |_| {
        hall.dilemmas.with(Vec::len) > THEMES_MAX || heading.with(|heading| heading.chars().count()) > SHORT
    });
    let show = move |screen: Screen| move |_| hall.ask(Command::ShowScreen { screen });
    // All screens about a dilemma are under its tab.
    let here = move |screen: Screen| {
        move || {
            let current = current.get();
            let same = current == screen || current.dilemma().is_some() && current.dilemma() == screen.dilemma();
            same.then_some("page")
        }
    };
    view! {
        <nav class="ptabs" class:ptabs--many=many aria-label=say(text::screens)>
            <button type="button" aria-current=here(Screen::Door) on:click=show(Screen::Door)>{say(text::door)}</button>
            <For each=move || hall.dilemmas.get() key=|number| *number children=move |number| view! {
                <button type="button" aria-current=here(Screen::Dilemma(number)) on:click=show(Screen::Dilemma(number))>
                    <b class="num">{number.0}</b>
                    <Theme hall=hall number=number />
                </button>
            } />
            <button type="button" aria-current=here(Screen::Matrix) on:click=show(Screen::Matrix)>{say(text::all)}</button>
            <button
                class="ptabs__help"
                type="button"
                aria-label=say(text::keys)
                aria-haspopup="dialog"
                on:click=move |_| hall.help.set(true)
            >
                "?"
            </button>
        </nav>
    }
}

#[component]
fn Theme(hall: Hall, number: DilemmaNumber) -> impl IntoView {
    let theme = move || {
        hall.facts.with(|facts| facts.as_ref()?.dilemma(number).map(|dilemma| dilemma.text(reader()).theme.clone()))
    };
    view! { <span>{theme}</span> }
}
