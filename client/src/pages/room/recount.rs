//! Counting raised hands again: a confirmed count can be corrected until the choice is locked, unless it is a tie.

use leptos::prelude::*;
use shared::session::Side;
use shared::text::{common, room as text};

use super::state::SplitState;
use super::vote::{HandsCounter, count_hands};
use crate::components::{Icon, Modal, icons, side_class};
use crate::language::say;
use crate::model::RoomView;

/// The presenter's button for it, and the form.
#[component]
pub fn RecountHands(view: RoomView) -> impl IntoView {
    let state = expect_context::<SplitState>();
    let by_hands = Memo::new(move |_| {
        let counted = view.round.with(|round| {
            round.as_ref().is_some_and(|round| round.is_open() && round.ballots.by_hands && round.ballots.lot.is_none())
        });
        counted && view.presents.get()
    });
    let open = RwSignal::new(false);
    let begin = move |_| {
        let count = view.round.with_untracked(|round| round.as_ref()?.ballots.count).unwrap_or_default();
        let [here, there] = Side::BOTH.map(|position| untrack(|| count.on(view.side_at(position))));
        state.raised.set((here, there));
        open.set(true);
    };
    let none_raised = move || state.raised.get() == (0, 0);
    let save = move |_| {
        if !untrack(none_raised) {
            count_hands(view, state.raised.get_untracked());
            open.set(false);
        }
    };
    view! {
        <Show when=move || by_hands.get()>
            <button class="btn btn--soft" type="button" on:click=begin><Icon path=icons::HAND />{say(text::hands_again)}</button>
            <Modal open=open labelled_by="recount-title" class="modal">
                <h2 id="recount-title">{say(text::hands_again)}</h2>
                <p>{say(text::hands_how)}</p>
                {Side::BOTH.map(|position| view! {
                    <div class=move || format!("recount is-{}", side_class(view.side_at(position)))>
                        <p class="recount__side">{move || crate::hyphens::of_dilemma(view.sides().name(view.side_at(position)))}</p>
                        <HandsCounter view=view position=position state=state />
                    </div>
                }).into_iter().collect_view()}
                <div class="modal__end">
                    <button class="btn" type="button" on:click=move |_| open.set(false)>{say(common::cancel)}</button>
                    <button class="btn btn--main" type="button" aria-disabled=move || none_raised().then_some("true") on:click=save>
                        <Icon path=icons::CHECK />{say(text::hands_done)}
                    </button>
                </div>
            </Modal>
        </Show>
    }
}
