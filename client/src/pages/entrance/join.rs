//! The door of a session: people give their name and, if rooms are picked, a number.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::code::JoinCode;
use shared::ids::RoomNumber;
use shared::language::Language;
use shared::session::{Placement, Rejection, Side};
use shared::text::{common, connection, entrance as text, looking_back, rehearsal};
use shared::wire::{Door, JoinRequest, Problem};

use super::before::{Before, GoOn};
use super::code_box::CodeBox;
use super::fields::{NumberField, Wrong, focus_first_wrong};
use super::first_screen;
use super::keeps_nothing::KeepsNothing;
use super::name_field::{NameField, fit_name};
use super::page_frame::{Frame, IdleBeam};
use super::session_unavailable::{Closed, Locked, Over};
use crate::api::{self, Failure};
use crate::components::{Icon, Mark, icons};
use crate::drafts::{Attempt, Field, Place, drafts};
use crate::hyphens::hyphenated;
use crate::language::{self, reader, reader_signal, say};
use crate::lazy_routes::fetch_room;
use crate::link::open_early;
use crate::saved_sessions::{self, Who};
use crate::storage;

/// What is at this address.
#[derive(Clone, PartialEq)]
enum Behind {
    /// Not known yet.
    Unknown,
    /// The address has no code in it.
    NoCode,
    /// The door could not be fetched.
    Nothing(Failure),
    /// A session.
    Door(Door),
}

/// The page of a session's door. On a device that has joined already it asks who is using it, because it may be shared.
#[component]
pub fn Join() -> impl IntoView {
    let params = use_params_map();
    let typed = Memo::new(move |_| params.with(|params| params.get("code").unwrap_or_default()));
    let code = Memo::new(move |_| typed.with(|typed| typed.parse::<JoinCode>().ok()));
    let linked = Memo::new(move |_| params.with(|params| params.get("room")?.parse().ok().map(RoomNumber)));
    let language = reader_signal();
    // The page itself brought the door of the session that it was opened for.
    let brought = code.get_untracked().and_then(first_screen::take_door);
    let brought_once = StoredValue::new(brought.clone());
    let answer = LocalResource::new(move || {
        let code = code.get();
        let brought = brought_once.try_update_value(Option::take).flatten();
        async move {
            match code {
                Some(_) if brought.is_some() => brought.map(Ok),
                Some(code) => Some(api::door(code, language.get_untracked()).await),
                None => None,
            }
        }
    });
    let behind = Memo::new(move |_| match answer.get() {
        None => brought.clone().map_or(Behind::Unknown, Behind::Door),
        Some(None) => Behind::NoCode,
        Some(Some(Ok(door))) => Behind::Door(door),
        Some(Some(Err(failure))) => Behind::Nothing(failure),
    });
    let before = Before::at(code);
    fetch_room();
    Effect::new(move |_| {
        if let Behind::Door(door) = behind.get() {
            language::suggest(door.language);
        }
    });
    // Fetches the server's words again when the reader changes the language.
    Effect::new(move |before: Option<Language>| {
        let language = reader();
        if before.is_some_and(|before| before != language) && matches!(behind.get_untracked(), Behind::Nothing(_)) {
            answer.refetch();
        }
        language
    });
    let again = Callback::new(move |()| answer.refetch());
    view! {
        <Frame title=text::join_title page="page page--entry" main="entry">
            {move || match behind.get() {
                _ if before.asks() => view! { <GoOn before=before /> }.into_any(),
                Behind::Unknown => view! { <p class="entry__wait" role="status">{say(text::knocking)}</p> }.into_any(),
                Behind::NoCode => view! { <WrongCode typed=typed.get() message=None again=again /> }.into_any(),
                Behind::Nothing(failure) if failure.is(Problem::NO_SUCH_SESSION) => {
                    let was_deleted = code.get().is_some_and(saved_sessions::was_deleted);
                    let message = if was_deleted { connection::deleted(reader()).to_owned() } else { failure.message };
                    view! { <WrongCode typed=typed.get() message=Some(message) again=again /> }.into_any()
                }
                Behind::Nothing(failure) => view! { <Closed failure=failure again=again /> }.into_any(),
                Behind::Door(door) if door.ended && !door.look_back => view! { <Over title=door.title /> }.into_any(),
                Behind::Door(door) if door.locked => view! { <Locked title=door.title again=again /> }.into_any(),
                Behind::Door(door) => view! { <Doorstep door=door linked=linked.get() before=before /> }.into_any(),
            }}
        </Frame>
    }
    .into_any()
}

#[component]
fn WrongCode(typed: String, message: Option<String>, again: Callback<()>) -> impl IntoView {
    let navigate = use_navigate();
    let go = move |code: JoinCode| {
        navigate(&format!("/j/{code}"), NavigateOptions { replace: true, ..Default::default() });
        again.run(());
    };
    view! {
        <div class="entry__say">
            <h1>{say(text::unknown_code)}</h1>
            <p role="alert">{move || message.clone().unwrap_or_else(|| text::code_malformed(reader()).to_owned())}</p>
        </div>
        <div class="entry__do"><CodeBox typed=typed on_found=go /></div>
        <IdleBeam />
    }
}

#[component]
fn Doorstep(door: Door, linked: Option<RoomNumber>, before: Before) -> impl IntoView {
    let is_there = |room: &RoomNumber| (1..=door.rooms).contains(&room.0);
    let (room, missing) = match linked {
        Some(room) if is_there(&room) => (Some(room), None),
        missing => (None, missing),
    };
    let (placement, door_ended) = (door.placement, door.ended);
    let where_to = move || {
        match (room, placement) {
        (Some(room), _) => view! {
            <p class="entry__room">{say(text::room_by_link)}" "<b>{move || common::room_number(reader(), room.0)}</b></p>
        }
        .into_any(),
        (None, _) if door_ended => view! { <p>{say(looking_back::come_and_look_back)}</p> }.into_any(),
        (None, Placement::Spread) => view! { <p>{say(text::spread_here)}</p> }.into_any(),
        (None, Placement::ByFacilitator) => view! { <p>{say(text::placed_here)}</p> }.into_any(),
        (None, Placement::Pick) => ().into_any(),
    }
    };
    view! {
        <div class="entry__say">
            <p class="entry__over">{move || if door_ended { looking_back::look_back(reader()) } else { text::you_join(reader()) }}</p>
            <h1 class:is-long=door.has_long_title() lang=door.language.tag()>{hyphenated(&door.title, door.language)}</h1>
            <p class="entry__code num">{move || text::with_code(reader(), &door.code.spaced())}</p>
            {door.rehearsal.then(|| view! { <p class="flag">{say(rehearsal::rehearsal)}</p> })}
            {missing.map(|room| view! { <p role="status">{move || text::no_room_by_link(reader(), room.0)}</p> })}
            {where_to}
        </div>
        <JoinForm door=door.clone() room=room before=before />
        {if door.ended { view! { <IdleBeam /> }.into_any() } else { view! { <HowItGoes /> }.into_any() }}
    }
}

#[component]
fn HowItGoes() -> impl IntoView {
    view! {
        <section class="split split--rest entry__split" aria-label=say(text::how_it_goes)>
            <div class="split__load"><Mark side=Side::Left /><Mark side=Side::Right /></div>
            <div class="split__fields">
                <div class="field field--l is-lit"><p>{say(text::first_left)}</p></div>
                <div class="field field--r is-lit"><p>{say(text::then_right)}</p></div>
            </div>
        </section>
    }
}

/// The form. `room` is the one named by the link.
#[component]
fn JoinForm(door: Door, room: Option<RoomNumber>, before: Before) -> impl IntoView {
    let navigate = use_navigate();
    let language = reader_signal();
    let drafts = drafts();
    let kept = |field| drafts.of(Signal::stored(Some(Place::at_door(door.code, field)))).field();
    let (name, number) = (kept(Field::Name), kept(Field::RoomNumber));
    let attempt = Attempt::at(Place::at_door(door.code, Field::Attempt));
    let sent = RwSignal::new(false);
    let under_way = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    // People who look back were in a room already, so the way of placing no longer matters.
    let (most, looks_back) = (door.rooms, door.ended);
    let needs_room = room.is_none() && (looks_back || door.placement == Placement::Pick);
    // A single room leaves nothing to pick.
    let room = room.or((needs_room && most == 1).then_some(RoomNumber(1)));
    let picks = needs_room && room.is_none();
    let of_room = move || match looks_back {
        true => (looking_back::room_of_then(reader()), looking_back::room_of_then_hint(reader(), most)),
        false => (text::your_room(reader()), text::your_room_hint(reader(), most)),
    };
    let picked = move || {
        let picked = number.with(|number| number.trim().parse().ok());
        picked.filter(|number| (1..=most).contains(number)).map(RoomNumber)
    };
    let number_wrong = Signal::derive(move || {
        let is_wrong = sent.get() && picked().is_none();
        is_wrong.then(|| Rejection::PickARoom { most }.message(reader()))
    });
    let (code, title, is_rehearsal) = (door.code, door.title, door.rehearsal);
    let come_in = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        sent.set(true);
        let room = room.or_else(|| picked().filter(|_| picks));
        let Some(name) = name.with_untracked(|name| fit_name(name)).filter(|_| room.is_some() || !picks) else {
            return focus_first_wrong();
        };
        if under_way.get_untracked() {
            return;
        }
        under_way.set(true);
        refusal.set(None);
        open_early();
        let (navigate, title) = (navigate.clone(), title.clone());
        spawn_local(async move {
            let request = JoinRequest { name: name.clone(), room };
            let answer = api::join(code, &request, attempt, language.get_untracked()).await;
            if let Ok(joined) = &answer {
                // Even if the reader left the page: they have joined, and must find their way back.
                saved_sessions::remember(code, &Who { joined: joined.clone(), name }, &title, is_rehearsal);
                drafts.came_in(code);
            }
            if under_way.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => navigate(&format!("/s/{code}"), NavigateOptions { replace: true, ..Default::default() }),
                Err(failure) => {
                    refusal.set(Some(failure.message));
                    focus_first_wrong();
                }
            }
        });
    };
    view! {
        <form class="entry__do" novalidate on:submit=come_in>
            <NameField value=name hint=text::your_name_hint sent=sent />
            <KeepsNothing />
            {picks.then(|| view! {
                <NumberField
                    id="room"
                    label=Signal::derive(move || of_room().0.to_owned())
                    hint=Signal::derive(move || of_room().1)
                    least=1
                    most=most
                    value=number
                    on_change=move |typed| number.set(typed)
                    error=number_wrong
                />
            })}
            <Wrong of="join" error=refusal.into() alone=true />
            <button class="btn btn--main btn--lg" type="submit" data-step="" aria-busy=move || under_way.get().to_string()>
                {move || if under_way.get() { text::coming_in(reader()) } else { text::come_in(reader()) }}
                <Icon path=icons::FORWARD />
            </button>
            <p class="muted">{say(text::who_sees_your_name)}{storage::keeps().then(|| view! { " "{say(text::remembers_you)} })}</p>
            {before.ways_back()}
        </form>
    }
}
