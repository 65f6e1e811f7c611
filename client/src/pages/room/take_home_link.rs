//! The way to what one takes home.

use leptos::prelude::*;
use shared::text::take_home as text;

use crate::components::{Icon, icons};
use crate::language::say;
use crate::model::Live;

/// Opens it in a tab of its own, so that this page stays in the session. With its opener that tab knows whom this tab
/// acts for, where several people share a device.
#[component]
pub fn TakeHomeLink(live: Live) -> impl IntoView {
    let address = move || live.code().map(|code| format!("/s/{code}/mine"));
    view! {
        <a class="btn btn--soft" target="_blank" rel="opener" href=address><Icon path=icons::PERSON />{say(text::open_it)}</a>
    }
}
