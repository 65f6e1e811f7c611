//! Notices about this device: a lost connection, a command that was not carried out.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::link::Status;
use shared::text::rejections::why_not;
use shared::text::{connection, network};
use shared::wire::Goodbye;

use super::clipboard::copy_text;
use crate::api;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::model::{Refusal, live};
use crate::storage;

/// How long a refusal stays: time to read two lines twice.
const REFUSAL_STAYS: Duration = Duration::from_secs(8);
/// Refusals shown at once, not counting those with words in them.
const SHOWN_MOST: usize = 2;

/// Time without a connection after which the cause is shown, if it is known.
const TOO_LONG: Duration = Duration::from_secs(30);

/// A calm banner while the connection is gone: what is going on, and that nothing is lost.
#[component]
pub fn ConnectionBanner(
    /// Nobody writes on this page.
    #[prop(optional)]
    shows_only: bool,
) -> impl IntoView {
    let live = live();
    let (status, waiting, tabs) = (live.status(), live.waiting(), live.tabs());
    let held_back = held_back(status);
    // A possible cause: too many tabs, or a network that holds back what the server sends.
    let more = move || match (tabs.get(), held_back.get()) {
        (Some(count), _) => Some(connection::too_many_tabs(reader(), count)),
        (None, true) => {
            let host = window().location().host().unwrap_or_default();
            let needs = [connection::held_back(reader(), &host), network::let_stream(reader(), &host)];
            Some(needs.join(" "))
        }
        (None, false) => None,
    };
    let words = move || match status.get() {
        Status::Lost => Some(match waiting.with(Vec::len) {
            0 if shows_only => connection::lost_here(reader()).to_owned(),
            0 => connection::lost(reader()).to_owned(),
            count => connection::lost_with_waiting(reader(), count),
        }),
        _ => None,
    };
    let reload = move || match status.get() {
        Status::Refused(Goodbye::OtherVersion) => Some(connection::other_version(reader())),
        Status::Refused(Goodbye::OpenElsewhere) => Some(connection::open_elsewhere(reader())),
        _ => None,
    };
    view! {
        <div class="banner" role="status" class:is-shown=move || words().is_some() || reload().is_some()>
            {move || words().map(|words| {
                view! {
                    <p>
                        <Icon path=icons::OFFLINE /><span>{words}{move || more().map(|more| format!(" {more}"))}</span>" "
                        <a hidden=shows_only href="/test" target="_blank" rel="noopener">{say(network::bad_connection)}</a>
                    </p>
                }
            })}
            <Show when=move || reload().is_some()>
                <p>
                    <Icon path=icons::AGAIN />
                    <span>{reload}</span>
                    <button class="btn btn--sm" type="button" on:click=|_| { let _ = window().location().reload(); }>
                        {say(connection::reload)}
                    </button>
                </p>
            </Show>
        </div>
    }
}

/// Has there been no connection for too long, although the server answers? The connection test finds the cause if
/// something on the way buffers what the server sends.
fn held_back(status: Signal<Status>) -> RwSignal<bool> {
    let held_back = RwSignal::new(false);
    let is_lost = Memo::new(move |_| status.get() == Status::Lost);
    Effect::new(move |_| {
        held_back.set(false);
        if !is_lost.get() {
            return;
        }
        let look = move || {
            spawn_local(async move {
                if api::reach().await.is_some() && is_lost.try_get_untracked() == Some(true) {
                    let _ = held_back.try_set(true);
                }
            });
        };
        if let Ok(timer) = set_timeout_with_handle(look, TOO_LONG) {
            on_cleanup(move || timer.clear());
        }
    });
    held_back
}

/// Commands that were not carried out, and why. A refusal disappears by itself, except one with words that did not fit
/// back into their form: that stays until somebody has dealt with the words.
#[component]
pub fn Refusals() -> impl IntoView {
    let refusals = live().refusals();
    let shown = Memo::new(move |_| {
        refusals.with(|all| {
            let first = all.len().saturating_sub(SHOWN_MOST);
            let has_words = |refusal: &Refusal| !refusal.homeless_words().is_empty();
            all.iter()
                .enumerate()
                .filter(|(place, it)| *place >= first || has_words(it))
                .map(|(_, it)| it.clone())
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="toasts" role="alert" aria-atomic="false">
            <LosesWords />
            <For each=move || shown.get() key=|refusal| (refusal.id, refusal.is_back) children=|refusal| view! { <OneRefusal refusal=refusal /> } />
        </div>
    }
}

/// Says once that this device can't store typed words, for example because it is full.
#[component]
pub fn LosesWords() -> impl IntoView {
    let loses_words = storage::loses_words();
    let close = {
        let loses_words = loses_words.clone();
        move |_| loses_words.set(false)
    };
    view! {
        <Show when=move || loses_words.get()>
            <div class="notice notice--toast" aria-atomic="true">
                <p>{say(connection::loses_words)}</p>
                <button class="notice__close" type="button" aria-label=say(connection::close) on:click=close.clone()>
                    <Icon path=icons::CROSS />
                </button>
            </div>
        </Show>
    }
}

#[component]
fn OneRefusal(refusal: Refusal) -> impl IntoView {
    let live = live();
    let id = refusal.id;
    let words = refusal.homeless_words();
    if words.is_empty() {
        set_timeout(move || live.forget_refusal(id), REFUSAL_STAYS);
    }
    let rejection = refusal.rejection;
    let command = refusal.command;
    let message = move || match &rejection {
        Some(rejection) => why_not(&command, rejection, reader()),
        None => connection::not_done(reader()).to_owned(),
    };
    let copied = RwSignal::new(false);
    let text = words.join("\n");
    let copy = move |_| {
        copy_text(text.clone(), move || {
            copied.try_set(true);
        });
    };
    view! {
        <div class="notice notice--toast" aria-atomic="true">
            <div class="refused">
                <p>{message}</p>
                {(!words.is_empty()).then(|| view! {
                    <p class="refused__say">{say(connection::your_words)}</p>
                    <blockquote class="refused__words">{words.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view()}</blockquote>
                    <p>
                        <button class="btn btn--sm" type="button" on:click=copy>
                            {move || view! { <Icon path=if copied.get() { icons::CHECK } else { icons::COPY } /> }}
                            {move || if copied.get() { connection::copied(reader()) } else { connection::copy(reader()) }}
                        </button>
                    </p>
                })}
            </div>
            <button class="notice__close" type="button" aria-label=say(connection::close) on:click=move |_| live.forget_refusal(id)>
                <Icon path=icons::CROSS />
            </button>
        </div>
    }
}
