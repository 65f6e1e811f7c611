//! The parts in order, and the buttons that add one.

use leptos::prelude::*;
use shared::limits::BLOCKS_MAX;
use shared::session::{BlockKind, BlockPlan, Command, ProgrammeCommand};
use shared::text::{parts, programme as text};

use super::part_row::PartRow;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::state::FacilitatorState;

/// The parts of the programme.
#[component]
pub fn Parts(board: FacilitatorState) -> impl IntoView {
    let facts = board.facts;
    let ids = Memo::new(move |_| {
        facts
            .with(|facts| facts.as_ref().map(|facts| facts.programme.iter().map(|block| block.id).collect::<Vec<_>>()))
            .unwrap_or_default()
    });
    let is_full = Memo::new(move |_| ids.with(|ids| ids.len() >= BLOCKS_MAX));
    let add = move |kind: BlockKind| {
        let plan = BlockPlan::new(kind, kind.usual_minutes());
        let after = ids.with_untracked(|ids| ids.last().copied());
        board.ask(Command::Programme(ProgrammeCommand::AddBlock { plan, after }));
    };
    let kind = move |kind: BlockKind| {
        view! {
            <button class="btn btn--soft btn--sm" type="button" disabled=is_full on:click=move |_| add(kind)>
                <Icon path=icons::PLUS />{move || parts::name(reader(), kind)}
            </button>
        }
    };
    view! {
        <ol class="plan">
            <For each=move || ids.get() key=|id| *id let:id><PartRow board=board id=id /></For>
        </ol>
        <Show when=move || !board.ended.get()>
            <section class="plan__add" aria-labelledby="plan-add">
                <h3 id="plan-add">{say(text::add_part)}</h3>
                <div>{BlockKind::ALL.iter().copied().map(kind).collect_view()}</div>
            </section>
        </Show>
    }
}
