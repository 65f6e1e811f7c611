//! Gathering what is selected in a theme: without dragging, by keyboard or tap.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::{ArgumentId, ThemeId};
use shared::limits::THEME_NAME_MAX;
use shared::session::Command;
use shared::text::debrief as text;

use super::work::Work;
use crate::language::{reader, say};

/// Puts arguments into a theme that there is.
pub fn gather(work: Work, theme: Option<ThemeId>, arguments: BTreeSet<ArgumentId>) {
    if arguments.is_empty() {
        return;
    }
    work.desk.ask(Command::Gather { theme, arguments: arguments.into_iter().collect() });
    work.chosen.set(BTreeSet::new());
    work.desk.told.set(theme.map(|_| text::gathered as _));
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
    let name = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let over = move || name.with(|name| name.trim().chars().count().saturating_sub(THEME_NAME_MAX));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let arguments = work.chosen.get_untracked();
        if let Some(theme) = target.get_untracked() {
            return gather(work, Some(theme), arguments);
        }
        let words = name.get_untracked().trim().to_owned();
        asked.set(words.is_empty());
        if words.is_empty() || untrack(over) > 0 {
            return;
        }
        let arguments = arguments.into_iter().collect();
        work.desk.ask(Command::MakeTheme { dilemma: work.number, name: words, arguments });
        work.chosen.set(BTreeSet::new());
        work.desk.told.set(Some(text::gathered));
        name.set(String::new());
    };
    let pick = move |event| into.set(event_target_value(&event).parse().ok().map(ThemeId));
    let remark = move || {
        if over() > 0 {
            Some(text::too_long(reader(), over()))
        } else {
            (asked.get() && name.with(|name| name.trim().is_empty())).then(|| text::name_it(reader()).to_owned())
        }
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <form class="gather" on:submit=submit>
                <p role="status"><b>{move || text::chosen(reader(), count.get())}</b></p>
                <select class="input" aria-label=say(text::gather_in) on:change=pick>
                    <option value="" selected=move || target.get().is_none()>{say(text::new_theme)}</option>
                    {move || themes.get().into_iter().map(|(id, name)| view! {
                        <option value=id.to_string() selected={target.get_untracked() == Some(id)}>{name}</option>
                    }).collect_view()}
                </select>
                <Show when=move || target.get().is_none()>
                    <input
                        class="input"
                        type="text"
                        autocomplete="off"
                        placeholder=say(text::theme_name)
                        aria-label=say(text::theme_name)
                        aria-invalid=move || (over() > 0).then_some("true")
                        prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </Show>
                <button class="btn btn--main" type="submit">{say(text::gather)}</button>
                <button class="btn btn--quiet" type="button" on:click=move |_| work.chosen.set(BTreeSet::new())>{say(text::choose_none)}</button>
                <p role="status" class="gather__remark">{remark}</p>
            </form>
        </Show>
    }
}
