//! The foot of screens with arguments, themes or notes: the screens before and after, and the pages.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::{Command, DebriefCommand, Screen};
use shared::text::{plenary as text, wall};

use super::state::PlenaryState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// The name of a screen, as seen from a screen about `here`.
pub fn screen_name(screen: Screen, here: DilemmaNumber) -> String {
    let language = reader();
    match screen {
        Screen::Door => text::door(language).into(),
        Screen::Now => wall::now(language).into(),
        Screen::Dilemma(dilemma) if dilemma == here => text::result(language).into(),
        Screen::Dilemma(dilemma) => text::dilemma_number(language, dilemma.0),
        Screen::Figures(_) => wall::figures(language).into(),
        Screen::Arguments(_) => text::arguments(language).into(),
        Screen::Themes(_) => text::themes(language).into(),
        Screen::Questions(_) => text::questions(language).into(),
        Screen::Matrix => text::all(language).into(),
    }
}

/// The same with its dilemma: *Dilemma 2, argumenten*.
pub fn screen_in_full(screen: Screen) -> String {
    match screen.dilemma() {
        Some(dilemma) => {
            let number = text::dilemma_number(reader(), dilemma.0);
            format!("{number}, {}", screen_name(screen, dilemma).to_lowercase())
        }
        None => screen_name(screen, DilemmaNumber(0)),
    }
}

/// The foot. A device that does not steer shows only the pages.
#[component]
pub fn Footer(
    state: PlenaryState,
    /// The dilemma that the screen is about.
    number: DilemmaNumber,
    /// Its number of pages.
    #[prop(into)]
    pages: Signal<usize>,
) -> impl IntoView {
    Effect::new(move |_| state.pages.set(pages.get()));
    view! {
        <footer class="pfoot">
            <ToScreen state=state number=number forward=false />
            <Show when=move || { pages.get() > 1 }>
                <p class="pfoot__pages">
                    <button class="btn btn--soft" type="button" aria-label=say(text::previous_page) disabled=move || state.page() == 0 on:click=move |_| state.leaf(false)>
                        <Icon path=icons::UP />
                    </button>
                    <span role="status" class="num">{move || text::page_of(reader(), state.page() + 1, pages.get())}</span>
                    <button class="btn btn--soft" type="button" aria-label=say(text::next_page) disabled=move || { state.page() + 1 >= pages.get() } on:click=move |_| state.leaf(true)>
                        <Icon path=icons::DOWN />
                    </button>
                </p>
            </Show>
            <ToScreen state=state number=number forward=true />
        </footer>
    }
}

#[component]
fn ToScreen(state: PlenaryState, number: DilemmaNumber, forward: bool) -> impl IntoView {
    let screen = Memo::new(move |_| state.beside(forward).filter(|_| state.steers.get()));
    let name = move || screen.get().map(|screen| screen_name(screen, number)).unwrap_or_default();
    let label = move || {
        if forward { text::next_screen(reader(), &name()) } else { text::previous_screen(reader(), &name()) }
    };
    let go = move |_| {
        if let Some(screen) = screen.get_untracked() {
            state.ask(Command::Debrief(DebriefCommand::ShowScreen { screen }));
        }
    };
    view! {
        <span class="pfoot__to">
            <Show when=move || screen.get().is_some()>
                <button class="btn btn--soft" type="button" aria-label=label on:click=go>
                    {(!forward).then(|| view! { <Icon path=icons::BACK /> })}
                    {name}
                    {forward.then(|| view! { <Icon path=icons::FORWARD /> })}
                </button>
            </Show>
        </span>
    }
}
