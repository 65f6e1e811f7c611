//! What people wrote, in rows on the board: the first of many, and what was taken off.

use std::hash::Hash;

use leptos::prelude::*;
use shared::text::{board as text, debrief};

use crate::components::{Icon, icons};
use crate::language::{Words, reader, say};

/// Rows at first; the rest on request, because a list of hundreds is slow and nobody reads it.
const SHOWN: usize = 60;

/// Rows by their ids, and below them what was taken off.
#[component]
pub fn WrittenRows<Id>(
    #[prop(into)] ids: Signal<Vec<Id>>,
    /// What was taken off, with its words.
    #[prop(into)]
    off: Signal<Vec<(Id, String)>>,
    /// The heading above what was taken off.
    taken_off: Words,
    /// Draws a row.
    row: impl Fn(Id) -> AnyView + Copy + Send + Sync + 'static,
    on_put_back: impl Fn(Id) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    Id: Copy + Eq + Hash + Send + Sync + 'static,
{
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN };
        ids.with(|ids| ids.iter().take(most).copied().collect::<Vec<_>>())
    };
    let more = move || if all.get() { 0 } else { ids.with(Vec::len).saturating_sub(SHOWN) };
    let off = Memo::new(move |_| off.get());
    view! {
        <ul class="wallrows" hidden=move || ids.with(Vec::is_empty)>
            <For each=shown key=|id| *id children=move |id| row(id) />
        </ul>
        {move || (more() > 0).then(|| view! { <button class="btn btn--soft btn--sm" type="button" on:click=move |_| all.set(true)>{debrief::show_more(reader(), more())}</button> })}
        <Show when=move || !off.with(Vec::is_empty)>
            <details class="wallmore">
                <summary>{say(taken_off)}" "<span class="num">{move || off.with(Vec::len)}</span><Icon path=icons::DOWN /></summary>
                <ul class="wallrows">
                    <For each=move || off.get() key=Clone::clone children=move |(id, words)| {
                        let label = words.clone();
                        view! {
                            <li>
                                <span class="wallrows__text">{crate::hyphens::written(words)}</span>
                                <button class="btn btn--soft btn--sm" type="button" aria-label=move || text::put_back_named(reader(), &label) on:click=move |_| on_put_back(id)>{say(text::put_back)}</button>
                            </li>
                        }
                    } />
                </ul>
            </details>
        </Show>
    }
}
