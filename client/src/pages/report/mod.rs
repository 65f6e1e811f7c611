//! The report: `/r/CODE#SECRET`. A page for reading and printing, fetched once.

mod argument;
mod article;
mod asked;
mod bar;
mod dilemma;
mod key;
mod matrix;
mod result;
mod rooms;
mod talk;
mod wall;
pub mod when;

use leptos::html::Main;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use shared::code::JoinCode;
use shared::report::Report;
use shared::text::{common, connection, report as text};
use shared::wire::Problem;

use self::key::Key;
use super::auth::title_page;
use crate::api::{self, Failure};
use crate::components::{Icon, PlainTop, SkipLink, icons};
use crate::language::{reader, reader_signal, say};
use bar::Bar;

/// State of the page.
#[derive(Clone)]
enum State {
    OnTheWay,
    Closed,
    Failed(String),
    Here(StoredValue<Report>),
}

/// Is the link unknown or no longer valid?
fn is_closed(failure: &Failure) -> bool {
    [Problem::NO_SUCH_SESSION, Problem::NOT_LET_IN].iter().any(|kind| failure.is(kind))
}

#[component]
pub fn ReportPage() -> impl IntoView {
    let params = use_params_map();
    let hash = use_location().hash;
    let key = Memo::new(move |_| {
        let code = params.with(|params| params.get("code"))?.parse::<JoinCode>().ok()?;
        let secret = hash.with(|hash| hash.trim_start_matches('#').trim().to_owned());
        (!secret.is_empty()).then_some(Key { code, secret })
    });
    let language = reader_signal();
    crate::hyphens::look_ahead(language.get_untracked());
    let answer = LocalResource::new(move || {
        let key = key.get();
        async move {
            match key {
                Some(Key { code, secret }) => Some(api::report(code, &secret, language.get_untracked()).await),
                None => None,
            }
        }
    });
    let state = Memo::new_with_compare(
        move |_| match answer.get() {
            None => State::OnTheWay,
            Some(None) => State::Closed,
            Some(Some(Err(failure))) if is_closed(&failure) => State::Closed,
            Some(Some(Err(failure))) => State::Failed(failure.message),
            Some(Some(Ok(report))) => State::Here(StoredValue::new(report)),
        },
        |_, _| true,
    );
    title_page(move || match state.get() {
        State::Here(report) => report.with_value(|report| {
            format!("{} · {} · {}", report.settings.title, text::report(reader()), common::product(reader()))
        }),
        _ => format!("{} · {}", text::report(reader()), common::product(reader())),
    });
    let content = NodeRef::<Main>::new();
    move || {
        let shown = match (state.get(), key.get_untracked()) {
            (State::Here(report), Some(key)) => {
                let key = StoredValue::new(key);
                view! {
                    <Bar
                        key=key
                        title=report.with_value(|report| report.settings.title.clone())
                        tried=report.with_value(Report::has_tried)
                    />
                    // Only the language can change, so the report is drawn as a whole.
                    {move || report.with_value(|report| article::article(report, reader()))}
                }
                .into_any()
            }
            (State::OnTheWay, _) => view! { <p class="report__say" role="status">{say(text::loading)}</p> }.into_any(),
            (State::Failed(message), _) => view! {
                <div class="plain" role="alert">
                    <h1>{say(text::failed_title)}</h1>
                    <p class="plain__say">{message}</p>
                    <button class="btn btn--main" type="button" on:click=move |_| answer.refetch()>
                        <Icon path=icons::AGAIN />{say(text::again)}
                    </button>
                </div>
            }
            .into_any(),
            _ => view! {
                <div class="plain">
                    <h1>{say(text::closed_title)}</h1>
                    <p class="plain__say">{say(text::closed)}</p>
                    <p><a class="btn btn--main" href="/">{say(connection::to_home)}</a></p>
                </div>
            }
            .into_any(),
        };
        view! {
            <div class="page page--report">
                <SkipLink />
                <PlainTop />
                <main id="content" tabindex="-1" node_ref=content>{shown}</main>
            </div>
        }
        .into_any()
    }
}
