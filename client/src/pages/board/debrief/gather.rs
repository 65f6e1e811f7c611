//! Gathering what is selected in a theme: without dragging, by keyboard or tap.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::{ArgumentId, ThemeId};
use shared::limits::THEME_NAME_MAX;
use shared::session::{Command, GatheringCommand};
use shared::text::{common, debrief as text};
use wasm_bindgen::JsCast;

use super::arguments::pick_id;
use super::work::Work;
use crate::components::{Wording, WordsBox, WordsRemarks};
use crate::drafts::Field;
use crate::language::{reader, say};

/// Where one says which theme to gather in.
pub const GATHER_IN: &str = "gather-in";

/// Brings the keyboard to a part of the screen, if it is there.
pub fn focus_on(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// These, with all that say the same: in a theme they stay together.
pub fn with_echoes(work: Work, arguments: &BTreeSet<ArgumentId>) -> Vec<ArgumentId> {
    work.voiced.with_untracked(|voiced| {
        let meant = voiced.iter().filter(|voiced| voiced.ids().any(|id| arguments.contains(&id)));
        meant.flat_map(|voiced| voiced.ids().collect::<Vec<_>>()).collect()
    })
}

/// Puts arguments into a theme that there is.
pub fn gather(work: Work, theme: Option<ThemeId>, arguments: BTreeSet<ArgumentId>) {
    if arguments.is_empty() {
        return;
    }
    work.desk.ask(Command::Gathering(GatheringCommand::Gather { theme, arguments: with_echoes(work, &arguments) }));
    work.desk.told.set(theme.map(|_| text::gathered as _));
    done_selecting(work);
}

/// Nothing is selected any more, and the keyboard is back where it selected.
fn done_selecting(work: Work) {
    work.chosen.set(BTreeSet::new());
    if let Some(last) = work.last.get_untracked() {
        work.last.set(None);
        request_animation_frame(move || focus_on(&pick_id(last)));
    }
}

/// Along the bottom, as long as something is selected.
#[component]
pub fn GatherBar(work: Work) -> impl IntoView {
    let plenary = work.desk.live.plenary();
    let count = Memo::new(move |_| work.chosen.with(BTreeSet::len));
    let themes = Memo::new(move |_| {
        plenary.with(|plenary| {
            plenary.themes_about(work.number).map(|(id, theme)| (id, theme.name.clone())).collect::<Vec<_>>()
        })
    });
    let into = RwSignal::new(None::<ThemeId>);
    // A theme that is gone can't be gathered in.
    let target =
        Memo::new(move |_| into.get().filter(|id| themes.with(|themes| themes.iter().any(|(known, _)| known == id))));
    let draft = work.desk.live.draft(move || Some(Field::ThemeName { dilemma: work.number, selected: true }));
    let wording = Wording::new(draft, THEME_NAME_MAX);
    let asked = RwSignal::new(false);
    let label = Signal::derive(move || text::theme_name(reader()).to_owned());
    let gather_all = move || {
        let arguments = work.chosen.get_untracked();
        if let Some(theme) = target.get_untracked() {
            return gather(work, Some(theme), arguments);
        }
        asked.set(draft.words_now().trim().is_empty());
        let Some(words) = wording.to_send() else { return };
        work.desk.ask(Command::Gathering(GatheringCommand::MakeTheme {
            dilemma: work.number,
            name: words,
            arguments: with_echoes(work, &arguments),
        }));
        work.desk.told.set(Some(text::gathered));
        draft.forget();
        done_selecting(work);
    };
    let pick = move |event| into.set(event_target_value(&event).parse().ok().map(ThemeId));
    let remark = move || (asked.get() && draft.words().trim().is_empty()).then(|| text::name_it(reader()));
    view! {
        <p class="sr" role="status">{move || (count.get() > 0).then(|| text::chosen(reader(), count.get()))}</p>
        <Show when=move || { count.get() > 0 }>
            <form class="gather" on:submit=move |event: SubmitEvent| { event.prevent_default(); gather_all(); }>
                <p><b>{move || text::chosen(reader(), count.get())}</b></p>
                <select class="input" id=GATHER_IN aria-label=say(text::gather_in) on:change=pick>
                    <option value="" selected=move || target.get().is_none()>{say(text::new_theme)}</option>
                    {move || themes.get().into_iter().map(|(id, name)| view! {
                        <option value=id.to_string() selected={target.get_untracked() == Some(id)}>{name}</option>
                    }).collect_view()}
                </select>
                <Show when=move || target.get().is_none()>
                    <WordsBox wording=wording name=label placeholder=label on_enter=Callback::new(move |()| gather_all()) />
                    <WordsRemarks wording=wording may_be_empty=true />
                </Show>
                <button class="btn btn--main" type="submit">{say(text::gather)}</button>
                <button class="btn btn--quiet" type="button" on:click=move |_| done_selecting(work)>{say(text::choose_none)}</button>
                <Show when=move || target.get().is_none()><small class="muted gather__nobody">{say(common::name_nobody)}</small></Show>
                <p role="status" class="gather__remark">{remark}</p>
            </form>
        </Show>
    }
}
