//! Gathers selected arguments in a theme by keyboard or tap, without dragging.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::limits::THEME_NAME_MAX;
use shared::session::{Command, GatheringCommand};
use shared::text::{common, debrief as text};

use super::selecting::{done_selecting, gather, with_echoes};
use super::state::DebriefState;
use crate::components::{Wording, WordsBox, WordsRemarks};
use crate::drafts::Field;
use crate::language::{reader, say};

/// Id of the control that picks the theme.
pub const GATHER_IN: &str = "gather-in";

/// A bar along the bottom, shown while anything is selected.
#[component]
pub fn GatherBar(work: DebriefState) -> impl IntoView {
    let plenary = work.board.live.plenary();
    let count = Memo::new(move |_| work.chosen.with(BTreeSet::len));
    let themes = Memo::new(move |_| {
        plenary.with(|plenary| {
            plenary.themes_about(work.number).map(|(id, theme)| (id, theme.name.clone())).collect::<Vec<_>>()
        })
    });
    let into = RwSignal::new(None::<ThemeId>);
    // Arguments can't be gathered in a deleted theme.
    let target =
        Memo::new(move |_| into.get().filter(|id| themes.with(|themes| themes.iter().any(|(known, _)| known == id))));
    let draft = work.board.live.draft(move || Some(Field::ThemeName { dilemma: work.number, selected: true }));
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
        work.board.ask(Command::Gathering(GatheringCommand::MakeTheme {
            dilemma: work.number,
            name: words,
            arguments: with_echoes(work, &arguments),
        }));
        work.board.told.set(Some(text::gathered));
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
