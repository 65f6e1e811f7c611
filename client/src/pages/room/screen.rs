//! The room's screen: header, split, dock, and announcements for screen readers.

use leptos::prelude::*;
use shared::session::{Event, Phase, RoomEvent};
use shared::text::{common, room as text};
use shared::time::MINUTE;

use super::action_bar::Dock;
use super::drafts::take_back_arguments;
use super::header::RoomHeader;
use super::lobby::Lobby;
use super::notices::RoomNotices;
use super::split::RoomSplit;
use super::state::SplitState;
use crate::language::{reader, reader_signal};
use crate::model::{RoomView, Stage};

/// One room, live. Without a `me` in the view the screen is read-only.
#[component]
pub fn RoomScreen(view: RoomView) -> impl IntoView {
    take_back_arguments(view);
    SplitState::provide();
    let has_round = Memo::new(move |_| view.stage.get() != Stage::Lobby);
    Effect::new(move |before: Option<Stage>| {
        let now = view.stage.get();
        if before.is_some_and(|before| before != now) {
            view.live.forget_refusals_without_words();
        }
        now
    });
    view! {
        <div class="page page--room">
            <RoomHeader view=view />
            <RoomNotices view=view />
            {move || {
                if has_round.get() {
                    view! { <RoomSplit view=view /> }.into_any()
                } else {
                    view! { <Lobby view=view /> }.into_any()
                }
            }}
            <Dock view=view />
            <Announcer view=view />
        </div>
    }
}

/// Announces the phase, five minutes and one minute left, the end of the time, and the choice.
#[component]
fn Announcer(view: RoomView) -> impl IntoView {
    let phase = Memo::new(move |_| view.round.with(|round| round.as_ref().map(|round| round.phase)));
    let mark = Memo::new(move |_| {
        let left = view.time_left()?;
        let open = view.round.with(|round| round.as_ref().is_some_and(|round| round.is_open()));
        match left {
            _ if !open => None,
            ..=0 => Some(0),
            left if left <= MINUTE => Some(1),
            left if left <= 5 * MINUTE => Some(5),
            _ => None,
        }
    });
    let language = reader_signal();
    let said_phase = move || {
        phase
            .get()
            .filter(|phase| *phase != Phase::Done)
            .map(|phase| text::phase_now(language.get(), common::phase(language.get(), phase)))
    };
    let said_time = move || match mark.get() {
        Some(0) => common::time_is_up(reader()),
        Some(1) => text::one_minute(reader()),
        Some(_) => text::five_minutes(reader()),
        None => "",
    };
    let said_choice = move || {
        let title = view.round.with(|round| {
            let side = round.as_ref()?.choice()?.side;
            view.words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone()))
        });
        title.map(|title| text::chosen_now(reader(), &title))
    };
    let said_presenter = move || {
        let latest = view.live.latest().get();
        match latest {
            Some((_, Event::Room(RoomEvent::PresenterChanged { room, to: Some((participant, _)) })))
                if Some(room) == view.number.get() =>
            {
                Some(text::presenter_now(reader(), &view.name_of(participant)))
            }
            _ => None,
        }
    };
    view! {
        <div class="sr" aria-live="polite">
            <p>{said_phase}</p>
            <p>{said_time}</p>
            <p>{said_choice}</p>
            <p>{said_presenter}</p>
        </div>
    }
}
