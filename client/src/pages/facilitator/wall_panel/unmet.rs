//! What became of the expectations of the check-in: first those that did not come true.

use leptos::prelude::*;
use shared::session::{BlockKind, CameTrue, Command, CoveredWall, WallCommand};
use shared::text::walls as text;

use super::PanelState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// More than these are folded at first, so that the wall stays in sight.
const UNFOLDED: usize = 5;

/// The counts, and the expectations that did not come true. Nothing in a programme that asks for none.
#[component]
pub fn UnmetExpectations(panel: PanelState) -> impl IntoView {
    let block = panel.block;
    let were_asked = Memo::new(move |_| {
        panel.board.facts.with(|facts| {
            let check_ins = facts.iter().flat_map(|facts| &facts.programme);
            let mut check_ins = check_ins.filter(|block| block.plan.kind == BlockKind::CheckIn);
            check_ins.any(|block| facts.as_ref().is_some_and(|facts| facts.wall(block.id).is_open))
        })
    });
    let told = Memo::new(move |_| panel.wall.with(|wall| wall.expectations.clone()));
    // The next reveal brings the answers along.
    let may_count = Memo::new(move |_| panel.wall.with(|wall| wall.is_open && wall.covered() == 0));
    // The board does not know how many have answered, so only the press tells that they are too few.
    let is_asked = RwSignal::new(false);
    Effect::new(move |_| {
        told.track();
        is_asked.set(false);
    });
    let count = move |_| {
        is_asked.set(true);
        panel.ask(WallCommand::Reveal { block, after: panel.wall.with_untracked(CoveredWall::last_entry) });
    };
    let says = move || {
        let counts =
            |command: &Command| matches!(command, Command::Wall(WallCommand::Reveal { block: of, .. }) if *of == block);
        let is_on_its_way = panel.board.live.waiting().with(|waiting| waiting.iter().any(counts));
        if is_asked.get() && !is_on_its_way {
            text::too_few_answers(reader())
        } else {
            text::counted_from_three(reader())
        }
    };
    view! {
        <Show when=move || were_asked.get()>
            <section class="wallunmet" aria-labelledby="expectations">
                <h3 id="expectations">{say(text::expectations)}</h3>
                {move || told.get().map(|told| {
                    let counts = [(CameTrue::No, told.no), (CameTrue::Partly, told.partly), (CameTrue::Yes, told.yes)];
                    let unmet = told.unmet;
                    let is_short = unmet.len() <= UNFOLDED;
                    view! {
                        <dl>{counts.map(|(answer, count)| view! { <div><dt>{move || text::came_true(reader(), answer)}</dt><dd class="num">{count}</dd></div> }).into_iter().collect_view()}</dl>
                        {(!unmet.is_empty()).then(|| view! {
                            <details class="wallmore" open=is_short>
                                <summary>{say(text::unmet)}<Icon path=icons::DOWN /></summary>
                                <ul class="wallrows">{unmet.into_iter().map(|unmet| view! {
                                    <li><span class="wallrows__text">{crate::hyphens::written(unmet.text)}{unmet.by.map(|by| view! { " "<small>{by}</small> })}</span></li>
                                }).collect_view()}</ul>
                            </details>
                        })}
                    }
                })}
                <Show when=move || may_count.get() fallback=move || told.with(Option::is_none).then(|| view! { <p class="muted">{say(text::not_counted_yet)}</p> })>
                    <p class="wallunmet__count">
                        <button class="btn btn--soft btn--sm" type="button" on:click=count><Icon path=icons::EYE />{say(text::count_answers)}</button>
                        <span class="muted" role="status">{says}</span>
                    </p>
                </Show>
            </section>
        </Show>
    }
}
