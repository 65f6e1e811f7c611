//! One dilemma in the list: how far the rooms are, the result, and whether it is on the plenary screen.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Side;
use shared::text::{board as text, common, debrief};

use super::rooms::room_list;
use super::tally::tally;
use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::state::FacilitatorState;

#[component]
pub fn OneDilemma(
    board: FacilitatorState,
    number: DilemmaNumber,
    worked_on: Memo<Option<DilemmaNumber>>,
    on_pick: Callback<()>,
) -> impl IntoView {
    let plenary = board.live.plenary();
    let tally = tally(board, number);
    let question = move || board.question_of(number);
    let is_shown = Memo::new(move |_| plenary.with(|plenary| plenary.screen.dilemma() == Some(number)));
    let is_revealed = Memo::new(move |_| plenary.with(|plenary| plenary.revealed.contains(&number)));
    let is_open = Memo::new(move |_| worked_on.get() == Some(number));
    let progress = move || tally.with(|tally| text::rooms_done_of(reader(), tally.done(), tally.all()));
    let result = move || tally.with(|tally| (tally.left.len(), tally.right.len(), tally.not_chosen.len()));
    let unfinished = move || {
        let rooms =
            board.facts.with(|facts| facts.as_ref().map(|facts| tally.with(|tally| tally.awaited(facts.ended_at))))?;
        room_list(&rooms).map(|list| text::not_done_yet(reader(), rooms.len(), &list))
    };
    view! {
        <li class:is-shown=is_open>
            <button
                class="dil"
                type="button"
                aria-pressed=move || is_open.get().to_string()
                on:click=move |_| on_pick.run(())
            >
                <span class="sr">{move || debrief::work_on(reader(), number.0)}". "</span>
                <b class="num" aria-hidden="true">{number.0}</b>
                <span class="dil__say">
                    <span class="dil__question">{move || crate::hyphens::of_dilemma(question())}</span>
                    <span class="dil__of">
                        <Mark side=Side::Left size="1.1em" />
                        <span class="sr">{move || board.live.sides(number).label(Side::Left)}" "</span><b class="num">{move || result().0}</b>
                        <Mark side=Side::Right size="1.1em" />
                        <span class="sr">{move || board.live.sides(number).label(Side::Right)}" "</span><b class="num">{move || result().1}</b>
                        {move || (result().2 > 0).then(|| view! { <span>{result().2}" "{say(common::not_chosen)}</span> })}
                        {move || is_shown.get().then(|| view! { <span class="dil__mark"><Icon path=icons::SCREEN /><span class="sr">{say(debrief::on_screen)}</span></span> })}
                        {move || is_revealed.get().then(|| view! { <span class="dil__mark"><Icon path=icons::EYE /><span class="sr">{say(text::revealed)}</span></span> })}
                    </span>
                    <small class="muted">{progress}{move || unfinished().map(|rooms| view! { " · "{rooms} })}</small>
                </span>
            </button>
        </li>
    }
}
