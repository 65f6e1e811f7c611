//! The messages sent to groups: when, to whom, and what. Latest first.

use leptos::prelude::*;
use shared::session::{Act, Sent, Steered};
use shared::text::board as text;
use shared::time::Timestamp;

use super::steered::doer;
use crate::components::clock_time;
use crate::language::{reader, say};
use crate::pages::facilitator::state::FacilitatorState;

/// The list in the message dialog.
#[component]
pub fn SentList(board: FacilitatorState) -> impl IntoView {
    let sent = Memo::new(move |_| {
        let sent = board.facts.with(|facts| facts.as_ref().and_then(|facts| facts.sent.clone())).unwrap_or_default();
        sent.into_iter().rev().collect::<Vec<_>>()
    });
    let line = move |sent: Sent| {
        let at = sent.at;
        let by = move || sender(board, at).map(|by| format!(" · {by}"));
        let rooms: Option<Vec<u16>> = sent.rooms.map(|rooms| rooms.iter().map(|room| room.0).collect());
        let to = move || match &rooms {
            None => text::to_all_groups(reader()).to_owned(),
            Some(rooms) => text::groups(reader(), rooms),
        };
        view! {
            <li>
                <p class="sent__to muted"><time class="num">{clock_time(sent.at, reader())}</time>" · "{to}{by}</p>
                <p class="sent__text">{sent.text}</p>
            </li>
        }
    };
    view! {
        <section class="sent" aria-labelledby="sent-title">
            <h3 id="sent-title">{say(text::was_sent)}</h3>
            {move || sent.with(Vec::is_empty).then(|| view! { <p class="muted">{say(text::nothing_sent)}</p> })}
            <ol class="sent__list" tabindex="0" aria-labelledby="sent-title">{move || sent.get().into_iter().map(line).collect_view()}</ol>
        </section>
    }
}

/// The facilitator who sent the message at this moment, if there are several.
fn sender(board: FacilitatorState, at: Timestamp) -> Option<String> {
    let is_it = |done: &&Steered| done.at == at && matches!(done.act, Act::SentMessage { .. });
    board.facts.with(|facts| {
        let facts = facts.as_ref()?;
        facts.team.steered.iter().find(is_it).map(|done| doer(board, facts, done))
    })
}
