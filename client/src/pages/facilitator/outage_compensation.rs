//! After the server was away while rooms were at work: gives back their lost time with one press.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::session::{Command, RoundCommand};
use shared::text::{board as text, connection};
use shared::time::{Milliseconds, Timestamp};

use super::state::FacilitatorState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::storage;

/// Storage key of the absence that was dismissed on this device, identified by its end.
fn dismissed_key(code: JoinCode) -> String {
    format!("ao:absence:{code}")
}

/// How long the server was away and how many rooms lost time, as long as there is time to give back.
#[component]
pub fn OutageCompensation(board: FacilitatorState) -> impl IntoView {
    let absence = Memo::new(move |_| {
        board.facts.with(|facts| {
            let facts = facts.as_ref()?;
            Some((facts.code, facts.absence.clone()?))
        })
    });
    let dismissed = RwSignal::new(None::<Timestamp>);
    Effect::new(move |_| {
        if let Some((code, _)) = absence.get() {
            dismissed.set(storage::read(&dismissed_key(code)));
        }
    });
    let shown = Memo::new(move |_| -> Option<(Milliseconds, usize)> {
        let (_, absence) = absence.get()?;
        if dismissed.get().is_some_and(|until| until >= absence.until) {
            return None;
        }
        board.summaries.track();
        let rooms = board.room_signals.with(|all| all.values().filter(|watch| watch.is_owed(&absence)).count());
        (rooms > 0).then_some((absence.span, rooms))
    });
    let dismiss = move |_| {
        if let Some((code, absence)) = absence.get_untracked() {
            storage::write(&dismissed_key(code), &absence.until);
            dismissed.set(Some(absence.until));
        }
    };
    view! {
        <div role="status">
            {move || shown.get().map(|(span, rooms)| view! {
                <p class="strip strip--apart">
                    <Icon path=icons::AGAIN />
                    <span>{move || text::server_was_away(reader(), span, rooms)}</span>
                    <button class="btn btn--sm" type="button" on:click=move |_| board.act(Command::Round(RoundCommand::GiveTimeBack { on: true }))>
                        {say(text::give_time_back)}
                    </button>
                    <button class="notice__close" type="button" aria-label=say(connection::close) on:click=dismiss>
                        <Icon path=icons::CROSS />
                    </button>
                </p>
            })}
        </div>
    }
}
