//! What hangs on the wall, and what was taken off.

use leptos::prelude::*;
use shared::ids::EntryId;
use shared::limits::THEME_NAME_MAX;
use shared::session::{Marked, WallCommand};
use shared::text::{board, walls as text};

use super::{MarkButtons, PanelState};
use crate::components::{Icon, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::pages::facilitator::written_rows::WrittenRows;

/// The entries in no bundle, each with what can be done with it; then those that were taken off.
#[component]
pub fn Entries(panel: PanelState) -> impl IntoView {
    let loose = Memo::new(move |_| {
        panel.wall.with(|wall| {
            let loose = wall.hanging().map(|(id, _)| id).filter(|id| wall.bundle_of(*id).is_none());
            loose.collect::<Vec<_>>()
        })
    });
    let off = Memo::new(move |_| {
        panel.wall.with(|wall| {
            wall.entries
                .iter()
                .filter(|(_, entry)| entry.off)
                .map(|(id, entry)| (*id, entry.text().to_owned()))
                .collect::<Vec<_>>()
        })
    });
    let block = panel.block;
    view! {
        <WrittenRows ids=loose off=off taken_off=text::taken_off row=move |id| view! { <OneEntry panel=panel id=id /> }.into_any()
            on_put_back=move |entry| panel.ask(WallCommand::PutBack { block, entry }) />
    }
}

/// One entry. The row stays while it changes, and with it the focus on its buttons.
#[component]
pub(super) fn OneEntry(panel: PanelState, id: EntryId) -> impl IntoView {
    let block = panel.block;
    let entry = Memo::new(move |_| panel.wall.with(|wall| wall.entries.get(&id).cloned()).unwrap_or_default());
    let words = Memo::new(move |_| entry.with(|entry| entry.text().to_owned()));
    let is_chosen = Memo::new(move |_| panel.chosen.with(|chosen| chosen.contains(&id)));
    let choose = move |on: bool| {
        panel.chosen.update(|chosen| {
            if on {
                chosen.insert(id)
            } else {
                chosen.remove(&id)
            };
        });
    };
    let is_lit = Memo::new(move |_| panel.wall.with(|wall| wall.lit == Some(id)));
    let light = move |_| {
        panel.ask(WallCommand::Light { block, entry: (!is_lit.get_untracked()).then_some(id) });
    };
    let bundle = Memo::new(move |_| panel.wall.with(|wall| wall.bundle_of(id)));
    let feeling = move || entry.with(|entry| entry.feeling.clone().filter(|_| entry.sentence.is_some()));
    view! {
        <li class:wallrows__lit=is_lit>
            <label class="wallrows__pick">
                <input type="checkbox" aria-label=move || text::select(reader(), &words.get()) prop:checked=is_chosen on:change:target=move |event| choose(event.target().checked()) />
            </label>
            <span class="wallrows__text">
                {move || feeling().map(|feeling| view! { <b>{feeling}</b>" " })}
                {move || crate::hyphens::written(words.get())}
                {move || entry.with(|entry| entry.by.clone()).map(|by| view! { " "<small>{by}</small> })}
            </span>
            <span class="wallrows__do">
                <Show when=move || panel.is_marked() && bundle.get().is_none()><MarkButtons panel=panel what=Marked::Entry(id) mark=Signal::derive(move || entry.with(|entry| entry.mark)) label=words /></Show>
                <button class="btn btn--soft btn--sm" type="button" data-repeats="" aria-pressed=move || is_lit.get().to_string() aria-label=move || text::light(reader(), &words.get()) on:click=light>{say(text::light_this)}</button>
                <Show when=move || bundle.get().is_some()>
                    <button class="notice__close" type="button" aria-label=move || text::out_of_bundle(reader(), &words.get()) on:click=move |_| panel.ask(WallCommand::Bundle { block, bundle: None, entries: vec![id] })><Icon path=icons::CROSS /></button>
                </Show>
                <button class="notice__close" type="button" aria-label=move || board::take_off_this(reader(), &words.get()) title=say(board::take_off) on:click=move |_| panel.ask(WallCommand::TakeOff { block, entry: id })><Icon path=icons::BIN /></button>
            </span>
        </li>
    }
}

/// Bundles what is selected: under a new name, or in a bundle that exists.
#[component]
pub fn SelectedEntries(panel: PanelState) -> impl IntoView {
    let block = panel.block;
    let selected = Memo::new(move |_| panel.selected());
    let draft = panel.board.live.draft(move || Some(Field::WallBundle { block, bundle: None }));
    let wording = Wording::new(draft, THEME_NAME_MAX);
    panel.board.live.takes_back_into(draft, move |command| match command {
        shared::session::Command::Wall(WallCommand::MakeBundle { block: of, name: Some(name), .. }) if *of == block => {
            Some((name.as_str(), None))
        }
        _ => None,
    });
    let bundle = move || {
        let Some(name) = wording.to_send_if_any() else { return };
        panel.ask(WallCommand::MakeBundle { block, name, entries: selected.get_untracked() });
        panel.is_bundling.set_value(true);
        draft.forget();
        panel.chosen.update(std::collections::BTreeSet::clear);
    };
    view! {
        <Show when=move || !selected.with(Vec::is_empty)>
            <form class="wallbulk" on:submit=move |event| { event.prevent_default(); bundle(); }>
                <b role="status">{move || text::selected(reader(), selected.with(Vec::len))}</b>
                <WordsBox wording=wording name=Signal::derive(move || text::bundle_name(reader()).to_owned()) placeholder=Signal::derive(move || text::bundle_name(reader()).to_owned()) />
                <button class="btn btn--main btn--sm" type="submit">{say(text::bundle)}</button>
                <button class="btn btn--quiet btn--sm" type="button" on:click=move |_| panel.chosen.update(std::collections::BTreeSet::clear)>{say(shared::text::debrief::choose_none)}</button>
                <WordsRemarks wording=wording may_be_empty=true />
            </form>
        </Show>
    }
}
