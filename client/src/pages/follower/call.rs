//! A round starts in the participant's own room: the phone says so, and goes there by itself unless its owner stays.

use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::code::JoinCode;
use shared::ids::{RoomNumber, RoundNumber};
use shared::text::hall as text;

use super::state::{FollowerState, OpenRound};
use crate::components::{Icon, focus_content, icons};
use crate::language::{reader, say};
use crate::saved_sessions;

/// Seconds until the phone goes to the room: enough to read one line and press one button, and far fewer than before
/// the presenter's role is offered to others.
const SECONDS: u8 = 5;

/// A call back to the participant's room.
#[derive(Clone, Copy)]
pub struct Call {
    follower: FollowerState,
    code: JoinCode,
    /// The round during which they chose to stay here.
    stays: RwSignal<Option<(RoomNumber, RoundNumber)>>,
    /// The round that takes them to their room.
    pub takes_along: Memo<Option<OpenRound>>,
    /// Seconds left.
    left: RwSignal<u8>,
}

impl Call {
    /// Listens for rounds of the participant's own room.
    pub fn listen(follower: FollowerState, code: JoinCode) -> Self {
        let stays = RwSignal::new(saved_sessions::remembered_stay(code));
        let takes_along = Memo::new(move |_| {
            let round = follower.round.get()?;
            (stays.get() != Some((round.room, round.number))).then_some(OpenRound { chooses: false, ..round })
        });
        Self { follower, code, stays, takes_along, left: RwSignal::new(SECONDS) }
    }

    /// Stays here for the rest of this round.
    fn stay(self) {
        let round = self.takes_along.get_untracked().map(|round| (round.room, round.number));
        saved_sessions::remember_stay(self.code, round);
        self.stays.set(round);
        focus_content();
    }

    /// The round that runs in the room of somebody who stays here.
    fn goes_on(self) -> Option<OpenRound> {
        self.follower.round.get().filter(|_| self.takes_along.get().is_none())
    }

    /// Does the room of somebody who stays here wait for their vote?
    pub fn awaits_vote(self) -> bool {
        self.goes_on().is_some_and(|round| round.chooses)
    }

    /// *Dilemma 2 is begonnen*.
    pub fn words(self) -> Option<String> {
        let dilemma = self.takes_along.get()?.dilemma;
        let planned = self.follower.state.facts.with(|facts| facts.as_ref().map(|facts| facts.planned()));
        Some(if planned.is_some_and(|planned| !planned.contains(&dilemma)) {
            text::extra_dilemma_begun(reader()).to_owned()
        } else {
            text::dilemma_begun(reader(), dilemma.0)
        })
    }
}

/// *Dilemma 2 is begonnen*, with a countdown and the choice to stay.
#[component]
pub fn CalledBack(call: Call) -> impl IntoView {
    let navigate = use_navigate();
    let address = format!("/s/{}", call.code);
    let link = address.clone();
    let running = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(interval) = running.try_update_value(Option::take).flatten() {
            interval.clear();
        }
    };
    // One countdown for each round that calls.
    Effect::new(move |_| {
        stop();
        if call.takes_along.get().is_none() {
            return;
        }
        call.left.set(SECONDS);
        let tick = move || call.left.update(|left| *left = left.saturating_sub(1));
        running.set_value(set_interval_with_handle(tick, Duration::from_secs(1)).ok());
    });
    on_cleanup(stop);
    Effect::new(move |_| {
        if call.left.get() == 0 && call.takes_along.get_untracked().is_some() {
            navigate(&address, NavigateOptions { replace: true, ..Default::default() });
        }
    });
    let room = Memo::new(move |_| call.takes_along.get().map(|round| round.room.0));
    view! {
        <div role="alert" class="sr">
            {move || room.get().and_then(|room| Some(format!("{}. {}", call.words()?, text::you_go_in(reader(), SECONDS, room))))}
        </div>
        {move || room.get().map(|room| {
            let link = link.clone();
            view! {
                <section class="call alarm" aria-label=move || call.words()>
                    <p aria-hidden="true"><b>{move || call.words()}</b><span>{move || text::you_go_to(reader(), room)}</span></p>
                    <p class="call__left num" aria-hidden="true">{call.left}</p>
                    <div class="call__ways">
                        <button class="btn" type="button" on:click=move |_| call.stay()>{say(text::stay_here)}</button>
                        <a class="btn btn--main" href=link>{move || text::to_group(reader(), room)}<Icon path=icons::FORWARD /></a>
                    </div>
                </section>
            }
        })}
    }
}

/// What their room is doing, for people who stay here: quiet, and prominent once it chooses.
#[component]
pub fn Meanwhile(call: Call) -> impl IntoView {
    let link = format!("/s/{}", call.code);
    let round = Memo::new(move |_| call.goes_on());
    view! {
        <div role="status">
            {move || round.get().map(|OpenRound { room, chooses, .. }| {
                let words = if chooses { text::group_chooses as fn(_, _) -> _ } else { text::group_is_busy };
                view! {
                    <p class="strip" class:strip--act=chooses>
                        <Icon path=icons::PEOPLE />
                        <span>{move || words(reader(), room.0)}</span>
                        <a class="btn btn--sm" href=link.clone()>{move || text::to_group(reader(), room.0)}<Icon path=icons::FORWARD /></a>
                    </p>
                }
            })}
        </div>
    }
}
