//! The wall of a check-in or a clearing on the board: the count, the reveal, and everything that is done with what
//! hangs there.

mod begun_sentence;
mod bundles;
mod entering;
mod entries;
mod turns;
mod unmet;

use std::collections::BTreeSet;

use leptos::prelude::*;
use shared::ids::{BlockId, EntryId};
use shared::session::{BlockKind, Command, CoveredWall, Mark, Marked, WallCommand};
use shared::text::walls as text;

use self::begun_sentence::BegunSentence;
use self::bundles::Bundles;
use self::entering::Entering;
use self::entries::{Entries, SelectedEntries};
use self::turns::{BeginTurns, Turns};
use self::unmet::UnmetExpectations;
use super::state::FacilitatorState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// What the parts of the panel share. Cheap to copy.
#[derive(Clone, Copy)]
struct PanelState {
    board: FacilitatorState,
    block: BlockId,
    kind: BlockKind,
    wall: Memo<CoveredWall>,
    /// The entries that are selected, to be bundled.
    chosen: RwSignal<BTreeSet<EntryId>>,
    /// A bundle was just made here, and is yet to be shown.
    is_bundling: StoredValue<bool>,
}

impl PanelState {
    fn ask(self, command: WallCommand) {
        self.board.ask(Command::Wall(command));
    }

    /// Does an entry have a mark of what is done with it? Only what people came for does.
    fn is_marked(self) -> bool {
        self.kind == BlockKind::CheckIn
    }

    /// The selected entries that still hang there.
    fn selected(self) -> Vec<EntryId> {
        self.wall.with(|wall| {
            let hangs = |id: &EntryId| wall.entries.get(id).is_some_and(|entry| !entry.off);
            self.chosen.with(|chosen| chosen.iter().copied().filter(hangs).collect())
        })
    }
}

/// The panel of the running part.
#[component]
pub fn WallPanel(board: FacilitatorState, kind: BlockKind) -> impl IntoView {
    let block = Memo::new(move |_| board.facts.with(|facts| facts.as_ref()?.running_wall()));
    move || block.get().map(|block| view! { <OneWall board=board kind=kind block=block /> })
}

#[component]
fn OneWall(board: FacilitatorState, kind: BlockKind, block: BlockId) -> impl IntoView {
    let wall =
        Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map(|facts| facts.wall(block))).unwrap_or_default());
    let panel = PanelState {
        board,
        block,
        kind,
        wall,
        chosen: RwSignal::new(BTreeSet::new()),
        is_bundling: StoredValue::new(false),
    };
    let question = move || wall.with(|wall| text::question(reader(), kind, &wall.prompt));
    let waits = Memo::new(move |_| wall.with(CoveredWall::covered));
    let of = move || {
        let people = board.people.with(|people| people.values().filter(|person| person.removed.is_none()).count());
        wall.with(|wall| wall.asked(people))
    };
    let is_open = Memo::new(move |_| wall.with(|wall| wall.is_open));
    let says = move || match (is_open.get(), waits.get()) {
        (false, waits) => text::wrote(reader(), waits, of()),
        (true, 0) => text::cards(reader(), wall.with(|wall| wall.hanging().count())),
        (true, late) => text::late(reader(), late),
    };
    let reveal = move |_| panel.ask(WallCommand::Reveal { block, after: wall.with_untracked(CoveredWall::last_entry) });
    let is_spoken = Memo::new(move |_| wall.with(|wall| wall.spoken.is_some()));
    let is_lit = Memo::new(move |_| wall.with(|wall| wall.lit.is_some()));
    view! {
        <section class="wallpanel" aria-labelledby="wall-panel">
            <header class="wallpanel__head">
                <div>
                    <h2 id="wall-panel">{question}</h2>
                    <p class="wallpanel__count" role="status">{says}</p>
                </div>
                <Show when=move || !is_spoken.get()><p class="wallpanel__do">
                    <BeginTurns panel=panel />
                    <Show when=move || is_lit.get()>
                        <button class="btn btn--soft" type="button" on:click=move |_| panel.ask(WallCommand::Light { block, entry: None })>{say(text::light_off)}</button>
                    </Show>
                    <Show when=move || !is_open.get() || waits.get() != 0><button class="btn" class:btn--main=move || { waits.get() > 0 } type="button" data-step="" disabled=move || waits.get() == 0 on:click=reveal>
                        <Icon path=icons::EYE />
                        {move || if is_open.get() { text::reveal_late(reader()) } else { text::reveal(reader()) }}
                    </button></Show>
                </p></Show>
            </header>
            <Show when=move || is_spoken.get()><Turns panel=panel /></Show>
            {(kind == BlockKind::Clearing).then(|| view! { <UnmetExpectations panel=panel /> })}
            <Show when=move || is_open.get()>
                <div class="wallhang">
                    <Bundles panel=panel />
                    <Entries panel=panel />
                    <SelectedEntries panel=panel />
                </div>
            </Show>
            <div class="wallpanel__foot">
                {(kind == BlockKind::CheckIn).then(|| view! { <BegunSentence panel=panel /> })}
                <Entering panel=panel />
            </div>
        </section>
    }
}

/// *vandaag* or *geparkeerd*: pressing again takes it back.
#[component]
fn MarkButtons(panel: PanelState, what: Marked, mark: Signal<Option<Mark>>, label: Memo<String>) -> impl IntoView {
    let block = panel.block;
    let press = move |one: Mark| {
        let next = (mark.get_untracked() != Some(one)).then_some(one);
        panel.ask(WallCommand::Mark { block, what, mark: next });
    };
    let buttons = [Mark::Today, Mark::Parked].map(|one| {
        view! {
            <button class="wallmark" type="button" data-repeats="" aria-pressed=move || (mark.get() == Some(one)).to_string()
                on:click=move |_| press(one)>{move || text::marked(reader(), one)}</button>
        }
    });
    view! {
        <span class="wallmarks" role="group" aria-label=move || text::mark_of(reader(), &label.get())>{buttons.into_iter().collect_view()}</span>
    }
}
