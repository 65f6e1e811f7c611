//! The address that links start with: where people reach this server. The server gives it, because a page may be open
//! at an address, such as localhost, that means something else on every other computer.

use std::cell::OnceCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::code::JoinCode;
use shared::text::connection;
use shared::time::{DAY, Milliseconds, Timestamp};
use shared::wire::{OnlyHere, Reach};

use crate::api;
use crate::components::{Icon, icons};
use crate::language::reader;

thread_local! {
    /// The server's answer, asked for once, when a link is first shown. Not a context: it is the same on every page.
    static REACH: OnceCell<ArcRwSignal<Option<Reach>>> = const { OnceCell::new() };
}

fn reach() -> ArcRwSignal<Option<Reach>> {
    REACH.with(|known| {
        let ask = || {
            let signal = ArcRwSignal::new(None);
            spawn_local({
                let signal = signal.clone();
                async move { signal.set(api::base_address(&here()).await) }
            });
            signal
        };
        known.get_or_init(ask).clone()
    })
}

/// This server's address without a path; until the server has given it, this page's. Tracked.
pub fn origin() -> String {
    let told = reach().with(|reach| reach.as_ref().map(|reach| reach.base.clone()));
    told.unwrap_or_else(here)
}

/// The address at which this page was opened. Sent to the server, because a proxy in front of it may not pass it on.
fn here() -> String {
    window().location().origin().unwrap_or_default()
}

/// The address of the QR code of the join link, which leads to [`join_link`].
pub fn qr_code(code: JoinCode) -> String {
    format!("/api/sessions/{code}/qr.svg?at={}", String::from(js_sys::encode_uri_component(&here())))
}

/// The address at which people join. Tracked.
pub fn join_link(code: JoinCode) -> String {
    format!("{}/j/{code}", origin())
}

/// An address as people type it: without a scheme.
pub fn typed(link: &str) -> &str {
    link.split_once("://").map_or(link, |(_, rest)| rest)
}

/// Warns when only this computer can open this page's address, and says what helps others.
#[component]
pub fn OnlyHereNotice(
    /// Shown only if links do not lead elsewhere: otherwise an address for others is visible.
    #[prop(optional)]
    only_without_way: bool,
) -> impl IntoView {
    let words = move || {
        let reach = reach().get()?;
        if reach.set_public_url {
            return (!only_without_way).then(|| connection::set_public_url(reader(), &reach.base));
        }
        match reach.only_here? {
            OnlyHere::LinksLeadElsewhere if only_without_way => None,
            OnlyHere::LinksLeadElsewhere => {
                let here = window().location().host().unwrap_or_default();
                Some(connection::only_here_links(reader(), &here, typed(&reach.base)))
            }
            OnlyHere::ListensHere { port } => Some(connection::only_here_start(reader(), port)),
            OnlyHere::AddressUnknown => Some(connection::only_here_unknown(reader()).to_owned()),
        }
    };
    move || {
        let notice = |words| view! { <p class="notice only-here" role="note"><Icon path=icons::SCREEN /><span>{words}</span></p> };
        words().map(with_whole_option).map(notice)
    }
}

/// Keeps the name of a server option in a sentence on one line: broken at its hyphens, people would type it wrongly.
fn with_whole_option(words: String) -> AnyView {
    let Some(from) = words.find("--") else { return words.into_any() };
    let until = words[from..].find([',', ';']).map_or(words.len(), |length| from + length);
    let [before, option, after] = [&words[..from], &words[from..until], &words[until..]].map(str::to_owned);
    view! { {before}<span class="whole">{option}</span>{after} }.into_any()
}

/// Says how long the server keeps a session.
#[component]
pub fn KeptNotice() -> impl IntoView {
    let words = move || {
        Some(match reach().get()?.keep_days {
            Some(days) => connection::kept_days(reader(), days),
            None => connection::kept_for_ever(reader()).to_owned(),
        })
    };
    move || words().map(|words| view! { <p class="muted kept">{words}</p> })
}

/// When the server deletes a session that ended, or was last looked back on, at `over`; `None` when it is kept
/// forever, or before that is known.
pub fn kept_until(over: Timestamp) -> Option<Timestamp> {
    Some(over + Milliseconds::from(reach().get()?.keep_days?) * DAY)
}
