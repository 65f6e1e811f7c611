//! *Mijn opbrengst*: `/s/CODE/mine`. A page for reading and printing on one's own device, fetched once.

mod article;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::code::JoinCode;
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
    /// This device did not take part, or its participant is gone.
    NotHere,
    Failed(String),
    Here(StoredValue<TakeHome>),
}

/// Is there nothing for this device?
fn is_not_here(failure: &Failure) -> bool {
    [Problem::NO_SUCH_SESSION, Problem::NOT_LET_IN].iter().any(|kind| failure.is(kind))
}

#[component]
pub fn TakeHomePage() -> impl IntoView {
    let params = use_params_map();
    let who = Memo::new(move |_| {
        let code = params.with(|params| params.get("code"))?.parse::<JoinCode>().ok()?;
        Some((code, saved_sessions::who(code)?.joined.token))
    });
    let language = reader_signal();
    crate::hyphens::look_ahead(language.get_untracked());
    let answer = LocalResource::new(move || {
        let who = who.get();
        async move {
            match who {
                Some((code, token)) => Some(api::take_home(code, &token, language.get_untracked()).await),
                None => None,
            }
        }
    });
    let state = Memo::new_with_compare(
        move |_| match answer.get() {
            None => State::OnTheWay,
            Some(None) => State::NotHere,
            Some(Some(Err(failure))) if is_not_here(&failure) => State::NotHere,
            Some(Some(Err(failure))) => State::Failed(failure.message),
            Some(Some(Ok(taken))) => State::Here(StoredValue::new(taken)),
        },
        |_, _| true,
    );
    title_page(move || format!("{} · {}", text::my_take_home(reader()), common::product(reader())));
    let print = |_| {
        let _ = window().print();
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
                <button class="btn btn--main" type="button" on:click=move |_| answer.refetch()>
                    <Icon path=icons::AGAIN />{say(report::again)}
                </button>
            </div>
        }
        .into_any(),
        State::NotHere => view! {
            <div class="plain">
                <h1>{say(text::not_here_title)}</h1>
                <p class="plain__say">{say(text::not_here)}</p>
                <p><a class="btn btn--main" href="/">{say(connection::to_home)}</a></p>
            </div>
        }
        .into_any(),
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
