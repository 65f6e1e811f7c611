//! The themes of one dilemma on the board.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use shared::limits::THEME_NAME_MAX;
use shared::session::result::gathered;
use shared::session::{Command, GatheringCommand, Screen};
use shared::text::{common, debrief as text};

use super::selecting::with_echoes;
use super::show_screen::ShowScreen;
use super::state::DebriefState;
use super::theme::OneTheme;
use crate::components::{Icon, Sentence, icons};
use crate::drafts::Field;
use crate::language::{reader, say};

/// All of them, those behind opposite choices first, and a place for a new one.
#[component]
pub fn Themes(work: DebriefState) -> impl IntoView {
    let plenary = work.board.live.plenary();
    let themes = Memo::new(move |_| {
        let plenary = plenary.get();
        work.voiced.with(|voiced| gathered(work.number, voiced, &plenary))
    });
    let ids = Memo::new(move |_| themes.with(|themes| themes.iter().map(|theme| theme.id).collect::<Vec<_>>()));
    view! {
        <div class="themes">
            <header class="themes__head">
                <h4>{say(text::themes)}</h4>
                <ShowScreen board=work.board screen=Screen::Themes(work.number) label=text::show_themes />
            </header>
            <div class="themes__scroll">
                <ul>
                    <For each=move || ids.get() key=|id| *id children=move |id| {
                        let theme = Memo::new(move |_| themes.with(|themes| themes.iter().find(|theme| theme.id == id).cloned()));
                        view! { <OneTheme work=work theme=theme themes=themes /> }
                    } />
                </ul>
                <NewTheme work=work />
                <Show when=move || ids.with(Vec::is_empty)><p class="muted">{say(text::how_to_gather)}</p></Show>
            </div>
        </div>
    }
}

/// A new theme: from arguments dropped here, or empty.
#[component]
fn NewTheme(work: DebriefState) -> impl IntoView {
    let draft = work.board.live.draft(move || Some(Field::ThemeName { dilemma: work.number, selected: false }));
    let naming = RwSignal::new(draft.is_kept());
    let over = RwSignal::new(false);
    let held = RwSignal::new(Vec::new());
    work.board.live.takes_back(move |command| match command {
        Command::Gathering(GatheringCommand::MakeTheme { dilemma, name: given, arguments })
            if *dilemma == work.number && !naming.get_untracked() =>
        {
            draft.set(given.clone());
            held.set(arguments.clone());
            naming.set(true);
            true
        }
        _ => false,
    });
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        held.set(with_echoes(work, &work.dragged.get_untracked()));
        naming.set(true);
    };
    let allow = move |event: DragEvent| {
        if work.dragged.with_untracked(|dragged| !dragged.is_empty()) {
            event.prevent_default();
            over.set(true);
        }
    };
    let make = move |name_given: String| {
        let arguments = held.get_untracked();
        work.board.ask(Command::Gathering(GatheringCommand::MakeTheme {
            dilemma: work.number,
            name: name_given,
            arguments,
        }));
        draft.forget();
        held.set(Vec::new());
        naming.set(false);
    };
    let leave = move |()| {
        held.set(Vec::new());
        naming.set(false);
    };
    view! {
        <div class="theme theme--new" class:is-over=over on:dragover=allow on:dragleave=move |_| over.set(false) on:drop=drop>
            {move || if naming.get() {
                view! {
                    <Sentence
                        draft=draft
                        label=Signal::derive(move || text::theme_name(reader()).to_owned())
                        most=THEME_NAME_MAX
                        on_done=Callback::new(make)
                        on_leave=Callback::new(leave)
                    />
                    <small class="muted">{say(common::name_nobody)}</small>
                }
                .into_any()
            } else {
                view! {
                    <button class="btn btn--soft" type="button" on:click=move |_| naming.set(true)>
                        <Icon path=icons::PLUS />
                        {say(text::new_theme)}
                    </button>
                    <p class="muted theme__hint">{say(text::drop_for_new)}</p>
                }
                .into_any()
            }}
        </div>
    }
}
