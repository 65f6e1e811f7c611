//! The strip along the top, the same on every screen: the available screens, and the code for latecomers.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::{Command, DebriefCommand, Screen};
use shared::text::{plenary as text, wall};

use super::state::PlenaryState;
use crate::attention::SoundButton;
use crate::language::{reader, say};

/// The maximum number of dilemmas for which the strip shows themes; with more, none is shown.
const THEMES_MAX: usize = 4;

/// Its place and content do not depend on the current screen, so that nothing shifts from one to the next.
#[component]
pub fn Strip(state: PlenaryState) -> impl IntoView {
    let current = Memo::new(move |_| state.plenary.with(|plenary| plenary.screen));
    let themed = Memo::new(move |_| state.dilemmas.with(Vec::len) <= THEMES_MAX);
    let show = move |screen: Screen| move |_| state.ask(Command::Debrief(DebriefCommand::ShowScreen { screen }));
    // All screens about a dilemma are under its tab.
    let here = move |screen: Screen| {
        move || {
            let current = current.get();
            let same = current == screen || current.dilemma().is_some() && current.dilemma() == screen.dilemma();
            same.then_some("page")
        }
    };
    view! {
        <div class="strip-top">
            <nav class="ptabs" aria-label=say(text::screens)>
                <button type="button" aria-current=here(Screen::Door) on:click=show(Screen::Door)>{say(text::door)}</button>
                <button type="button" aria-current=here(Screen::Now) on:click=show(Screen::Now)>{say(wall::now)}</button>
                <For each=move || state.dilemmas.get() key=|number| *number children=move |number| view! {
                    <button
                        type="button"
                        aria-current=here(Screen::Dilemma(number))
                        aria-label=move || name_of(state, number)
                        on:click=show(Screen::Dilemma(number))
                    >
                        <b class="num">{number.0}</b>
                        " "
                        <Show when=move || themed.get()><span>{move || theme_of(state, number)}</span></Show>
                    </button>
                } />
                <button type="button" aria-current=here(Screen::Matrix) on:click=show(Screen::Matrix)>{say(text::all)}</button>
                <button
                    class="ptabs__help"
                    type="button"
                    aria-label=say(text::keys)
                    aria-haspopup="dialog"
                    on:click=move |_| state.help.set(true)
                >
                    "?"
                </button>
                <Show when=move || state.steers.get()><SoundButton class="ptabs__help" /></Show>
            </nav>
            <CodeCorner state=state />
        </div>
    }
}

fn theme_of(state: PlenaryState, number: DilemmaNumber) -> Option<String> {
    state.facts.with(|facts| facts.as_ref()?.dilemma(number).map(|dilemma| dilemma.text(reader()).theme.clone()))
}

/// *1 Tempo*: the number is part of the name, so that people with voice control can say what they see.
fn name_of(state: PlenaryState, number: DilemmaNumber) -> String {
    format!("{} {}", number.0, theme_of(state, number).unwrap_or_default())
}

/// The code, as long as people can join with it.
#[component]
fn CodeCorner(state: PlenaryState) -> impl IntoView {
    let code = Memo::new(move |_| state.open_code());
    move || {
        code.get().map(|code| {
            view! { <p class="corner"><span>{say(wall::join)}</span>" "<b class="num">{code}</b></p> }
        })
    }
}

/// Keeps the code on one line despite its spaces.
pub fn unbroken(code: &str) -> String {
    code.replace(' ', "\u{a0}")
}
