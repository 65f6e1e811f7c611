//! The programme, block by block.

use leptos::prelude::*;
use shared::limits;
use shared::session::{BlockKind, Rejection};
use shared::text::{entrance as text, parts};

use crate::components::{Icon, icons};
use crate::language::{reader, say};

use super::super::fields::{NumberField, Wrong, focus_on};
use super::begin_with::BeginWith;
use super::draft::Draft;

/// The blocks in order, to move, change, add and remove.
#[component]
pub fn Timetable(draft: Draft) -> impl IntoView {
    let programme = draft.programme;
    let keys = move || programme.with(|programme| programme.blocks().iter().map(|block| block.key).collect::<Vec<_>>());
    let is_full = Memo::new(move |_| programme.with(super::programme::Programme::is_full));
    let add = BlockKind::ALL.iter().copied().map(|kind| {
        view! {
            <button
                class="btn btn--soft btn--sm"
                type="button"
                aria-disabled=move || is_full.get().then_some("true")
                on:click=move |_| programme.update(|programme| programme.add(kind))
            >
                <Icon path=icons::PLUS />{move || parts::name(reader(), kind)}
            </button>
        }
    });
    view! {
        <p class="fill__hint">{say(text::programme_words)}</p>
        <BeginWith draft=draft />
        <ol class="blocks"><For each=keys key=|key| *key let:key><BlockRow draft=draft key=key /></For></ol>
        <Wrong of="programme" error=Signal::derive(move || draft.programme_error()) alone=true />
        <div class="blocks__add" role="group" aria-label=say(text::add_block)>{add.collect_view()}</div>
        <Show when=move || is_full.get()><p class="muted">{move || text::most_blocks(reader(), limits::BLOCKS_MAX)}</p></Show>
        <p class="blocks__total">
            {move || text::programme_total(reader(), programme.with(|programme| programme.minutes(None)))}
        </p>
        <p class="muted" role="status">{move || draft.time_remark()}</p>
    }
}

#[component]
fn BlockRow(draft: Draft, key: u32) -> impl IntoView {
    let programme = draft.programme;
    let block = Memo::new(move |_| programme.with(|programme| programme.block(key).cloned()));
    let kind = move || block.with(|block| block.as_ref().map_or(BlockKind::Break, |block| block.kind));
    let in_sentence = move || parts::in_sentence(reader(), kind());
    let title_error = move || {
        let is_long = block.with(|block| block.as_ref().is_some_and(|block| block.own_title().is_none()));
        is_long.then(|| Rejection::TextTooLong { most: limits::TITLE_MAX }.message(reader()))
    };
    let is_first = Memo::new(move |_| programme.with(|programme| programme.is_first(key)));
    let is_last = Memo::new(move |_| programme.with(|programme| programme.is_last(key)));
    let earlier = move |_| {
        programme.update(|programme| programme.earlier(key));
        focus_on(format!("block-earlier-{key}"));
    };
    let later = move |_| {
        programme.update(|programme| programme.later(key));
        focus_on(format!("block-later-{key}"));
    };
    view! {
        <li class="blocks__row">
            <div class="blocks__name">
                <b>{move || parts::name(reader(), kind())}</b>
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    id=format!("block-title-{key}")
                    aria-label=move || text::block_title(reader(), in_sentence())
                    placeholder=say(text::block_title_hint)
                    aria-invalid=move || title_error().is_some().then_some("true")
                    aria-describedby=format!("block-title-{key}-wrong")
                    data-wrong=move || title_error().is_some().then_some("")
                    prop:value=move || block.with(|block| block.as_ref().map(|block| block.title.clone()).unwrap_or_default())
                    on:input:target=move |event| programme.update(|programme| programme.set_title(key, event.target().value()))
                />
                <Wrong of=format!("block-title-{key}") error=Signal::derive(title_error) />
            </div>
            <div class="blocks__minutes">
                <NumberField
                    id=format!("block-minutes-{key}")
                    label_unseen=true
                    label=Signal::derive(move || text::block_minutes(reader(), in_sentence()))
                    least=1
                    most=limits::BLOCK_MINUTES_MAX
                    value=Signal::derive(move || block.with(|block| block.as_ref().map(|block| block.minutes.clone()).unwrap_or_default()))
                    on_change=move |typed| programme.update(|programme| programme.set_minutes(key, typed))
                    error=Signal::derive(move || draft.block_error(key))
                />
                <span aria-hidden="true">{say(text::minutes_short)}</span>
            </div>
            <div class="moves">
                <button
                    class="btn btn--quiet moves__up"
                    type="button"
                    id=format!("block-earlier-{key}")
                    aria-label=move || text::block_earlier(reader(), in_sentence())
                    aria-disabled=move || is_first.get().then_some("true")
                    on:click=earlier
                >
                    <Icon path=icons::DOWN />
                </button>
                <button
                    class="btn btn--quiet"
                    type="button"
                    id=format!("block-later-{key}")
                    aria-label=move || text::block_later(reader(), in_sentence())
                    aria-disabled=move || is_last.get().then_some("true")
                    on:click=later
                >
                    <Icon path=icons::DOWN />
                </button>
                <button
                    class="btn btn--quiet"
                    type="button"
                    aria-label=move || text::block_away(reader(), in_sentence())
                    on:click=move |_| programme.update(|programme| programme.take_away(key))
                >
                    <Icon path=icons::CROSS />
                </button>
            </div>
        </li>
    }
}
