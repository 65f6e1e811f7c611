//! The address that links begin with: where people reach this server. The server says, because a page may be opened
//! at an address that means something else on every other computer.

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
    /// What the server said; asked once, when a link is first shown. Not a context: it is the same on every page.
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

/// The address of this server, without a path. Tracked; until the server said it, that of this page.
pub fn origin() -> String {
    let told = reach().with(|reach| reach.as_ref().map(|reach| reach.base.clone()));
    told.unwrap_or_else(here)
}

/// Where this page was opened. The server is told, because what stands in front of it may not say so.
fn here() -> String {
    window().location().origin().unwrap_or_default()
}

/// The address of the drawing of the join link, which leads to where [`join_link`] leads.
pub fn qr_code(code: JoinCode) -> String {
    format!("/api/sessions/{code}/qr.svg?at={}", String::from(js_sys::encode_uri_component(&here())))
}

/// The address that people join at. Tracked.
pub fn join_link(code: JoinCode) -> String {
    format!("{}/j/{code}", origin())
}

/// An address as people type it: without its scheme.
pub fn typed(link: &str) -> &str {
    link.split_once("://").map_or(link, |(_, rest)| rest)
}

/// Says so when only this computer can open the address of this page, and what helps others.
#[component]
pub fn OnlyHereNotice(
    /// Not where links lead elsewhere: there, an address for others is in sight.
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

/// An option of the server that a sentence names stays on one line: what is broken at its hyphens is typed over wrongly.
fn with_whole_option(words: String) -> AnyView {
    let Some(from) = words.find("--") else { return words.into_any() };
    let until = words[from..].find([',', ';']).map_or(words.len(), |length| from + length);
    let [before, option, after] = [&words[..from], &words[from..until], &words[until..]].map(str::to_owned);
    view! { {before}<span class="whole">{option}</span>{after} }.into_any()
}

/// Says for how long the server keeps a session.
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

/// Until when the server keeps a session that was over, or last looked back on, at that moment; none if for ever, or
/// not known yet.
pub fn kept_until(over: Timestamp) -> Option<Timestamp> {
    Some(over + Milliseconds::from(reach().get()?.keep_days?) * DAY)
}
