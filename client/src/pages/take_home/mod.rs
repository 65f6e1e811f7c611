//! *Mijn opbrengst*: `/s/CODE/mine`. A page for reading and printing on one's own device.

mod article;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use shared::code::JoinCode;
use shared::language::Language;
use shared::take_home::TakeHome;
use shared::text::{common, connection, report, take_home as text};
use shared::wire::Problem;

use super::auth::{KeptNotice, title_page};
use crate::api::{self, Failure};
use crate::components::{Icon, PlainTop, SkipLink, icons};
use crate::language::{reader, reader_signal, say};
use crate::saved_sessions;

/// State of the page.
#[derive(Clone)]
enum State {
    OnTheWay,
    /// This device did not take part.
    NotHere,
    /// Its participant, or the session, is gone.
    Gone,
    Failed(String),
    Here(StoredValue<TakeHome>),
}

/// Is there no longer anything for this device?
fn is_gone(failure: &Failure) -> bool {
    [Problem::NO_SUCH_SESSION, Problem::NOT_LET_IN].iter().any(|kind| failure.is(kind))
}

#[component]
pub fn TakeHomePage() -> impl IntoView {
    let code =
        use_params_map().with_untracked(|params| params.get("code")).and_then(|code| code.parse::<JoinCode>().ok());
    let language = reader_signal();
    crate::hyphens::look_ahead(language.get_untracked());
    let state = RwSignal::new(State::OnTheWay);
    // What is shown stays if it can't be fetched again now.
    let fetch = async move || {
        let who = code.and_then(|code| Some((code, saved_sessions::who(code)?.joined.token)));
        let Some((code, token)) = who else { return state.try_set(State::NotHere) };
        let answer = api::take_home(code, &token, language.get_untracked()).await;
        let is_here = state.try_with_untracked(|state| matches!(state, State::Here(_))) == Some(true);
        match answer {
            Ok(taken) => state.try_set(State::Here(StoredValue::new(taken))),
            Err(failure) if is_gone(&failure) => state.try_set(State::Gone),
            Err(_) if is_here => None,
            Err(failure) => state.try_set(State::Failed(failure.message)),
        }
    };
    let fetch_again = move || spawn_local(async move { drop(fetch().await) });
    fetch_again();
    // It is in a tab of its own: people who come back to it see what was written since.
    let back = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            fetch_again();
        }
    });
    on_cleanup(move || back.remove());
    title_page(move || format!("{} · {}", text::my_take_home(reader()), common::product(reader())));
    let print = move |_| {
        spawn_local(async move {
            drop(fetch().await);
            // Once it is drawn.
            request_animation_frame(|| request_animation_frame(|| drop(window().print())));
        });
    };
    let shown = move || {
        match state.get() {
        State::OnTheWay => view! { <p class="report__say" role="status">{say(text::loading)}</p> }.into_any(),
        State::Here(taken) => view! {
            <div class="sheetbar">
                <p>{say(text::what_it_is)}</p>
                <button class="btn btn--main" type="button" on:click=print><Icon path=icons::PRINTER />{say(report::print)}</button>
                <KeptNotice />
            </div>
            // Only the language can change, so it is drawn as a whole.
            {move || taken.with_value(|taken| article::article(taken, reader()))}
        }
        .into_any(),
        State::Failed(message) => view! {
            <div class="plain" role="alert">
                <h1>{say(text::failed)}</h1>
                <p class="plain__say">{message}</p>
                <button class="btn btn--main" type="button" on:click=move |_| fetch_again()>
                    <Icon path=icons::AGAIN />{say(report::again)}
                </button>
            </div>
        }
        .into_any(),
        State::NotHere => nothing(text::not_here_title, text::not_here),
        State::Gone => nothing(text::gone_title, text::gone),
    }
    };
    view! {
        <div class="page page--report">
            <SkipLink />
            <PlainTop />
            <main id="content" tabindex="-1">{shown}</main>
        </div>
    }
}

/// Why there is nothing to see.
fn nothing(title: fn(Language) -> &'static str, why: fn(Language) -> &'static str) -> AnyView {
    view! {
        <div class="plain">
            <h1>{say(title)}</h1>
            <p class="plain__say">{say(why)}</p>
            <p><a class="btn btn--main" href="/">{say(connection::to_home)}</a></p>
        </div>
    }
    .into_any()
}
