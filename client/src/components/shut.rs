//! The page shown instead of a session that this device can't enter, or that no longer exists.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::link::Status;
use shared::text::{connection, drafts as drafts_text, rehearsal};
use shared::wire::Goodbye;

use super::{PlainTop, Unsent, UnsentList};
use crate::drafts::{Kept, Writer, drafts};
use crate::language::say;
use crate::model::live;
use crate::saved_sessions;

/// Why a session stays closed to this device, if it does.
pub fn shut_for(status: Status) -> Option<Goodbye> {
    match status {
        Status::Refused(goodbye @ (Goodbye::NotLetIn | Goodbye::Deleted | Goodbye::LinkChanged)) => Some(goodbye),
        _ => None,
    }
}

/// Says why, and links to the start page.
#[component]
pub fn ShutPage(
    why: Goodbye,
    /// The session, if this device took part in it: it may join again.
    #[prop(default = None)]
    code: Option<JoinCode>,
) -> impl IntoView {
    let live = live();
    let was_deleted = || code_in_address().is_some_and(saved_sessions::was_deleted);
    let why = if why == Goodbye::NotLetIn && was_deleted() { Goodbye::Deleted } else { why };
    let begun_at = code_in_address().and_then(saved_sessions::rehearsal_begun_at);
    let words = match why {
        Goodbye::Deleted | Goodbye::NotLetIn if begun_at.is_some() => rehearsal::is_over,
        Goodbye::Deleted => connection::deleted,
        Goodbye::LinkChanged => connection::link_changed,
        _ => connection::not_let_in,
    };
    // A server said so, not merely the address: another server may know this device.
    let status = live.status();
    let knocks = Memo::new(move |_| why == Goodbye::NotLetIn && status.get() == Status::Refused(Goodbye::NotLetIn));
    view! {
        <div class="page">
            <PlainTop />
            <main id="content" class="plain" tabindex="-1">
                <h1 role="alert">{say(words)}</h1>
                {matches!(why, Goodbye::Deleted | Goodbye::NotLetIn).then(|| view! { <LastWords goes=why == Goodbye::Deleted /> })}
                <Show when=move || knocks.get()><p class="plain__say">{say(connection::knocks_again)}</p></Show>
                <p>
                    {match begun_at {
                        Some(begun_at) => {
                            let words = if begun_at == "/new" { rehearsal::back_to_preparation } else { rehearsal::back_to_board };
                            view! { <a class="btn btn--main" href=begun_at rel="external">{say(words)}</a> }.into_any()
                        }
                        None => view! { <a class="btn btn--main" href="/">{say(connection::to_home)}</a> }.into_any(),
                    }}
                    {code.filter(|_| why == Goodbye::NotLetIn).map(|code| view! {
                        " "<a class="btn" href=format!("/j/{code}") on:click=move |_| saved_sessions::set_aside(code)>{say(connection::join_anew)}</a>
                    })}
                </p>
            </main>
        </div>
    }
}

/// The code in the address: a page that can't enter its session knows nothing else about it.
fn code_in_address() -> Option<JoinCode> {
    window().location().pathname().ok()?.split('/').find_map(|part| part.parse().ok())
}

/// Unsent words of a session that this device can't enter. If the session was deleted, storage has already lost them
/// and they last as long as this page is open. If the server does not know it, it may come back, and its words are
/// kept.
#[component]
fn LastWords(
    /// They are lost with this page.
    goes: bool,
) -> impl IntoView {
    let (all, live) = (drafts(), live());
    let (code, identity) = (live.code(), live.identity());
    let words = Memo::new(move |_| {
        let known = || saved_sessions::token(code?).map(|joined| Writer::Participant(joined.participant));
        let writer = identity.get().map(Writer::from).or_else(known);
        let kept = code.zip(writer).map(|(code, writer)| all.of_writer(code, writer)).unwrap_or_default();
        let is_text = |kept: &Kept| !kept.place.field.is_beside_words() && !kept.words.trim().is_empty();
        let offer = |kept| Unsent { kept, label: String::new(), way: None, theirs: None, over: 0 };
        kept.into_iter().filter(is_text).map(offer).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || goes && words.with(|words| !words.is_empty())><p class="plain__say">{say(drafts_text::go_with_page)}</p></Show>
        <UnsentList all=words />
    }
}
