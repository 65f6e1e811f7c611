//! The address that links begin with: where people reach this server. The server says, because a page may be opened
//! at an address that means something else on every other computer.

use std::cell::OnceCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::code::JoinCode;
use shared::text::connection;
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
                async move { signal.set(api::base_address().await) }
            });
            signal
        };
        known.get_or_init(ask).clone()
    })
}

/// The address of this server, without a path. Tracked; until the server said it, that of this page.
pub fn origin() -> String {
    let told = reach().with(|reach| reach.as_ref().map(|reach| reach.base.clone()));
    told.unwrap_or_else(|| window().location().origin().unwrap_or_default())
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
        words().map(|words| view! { <p class="notice only-here" role="note"><Icon path=icons::SCREEN /><span>{words}</span></p> })
    }
}
