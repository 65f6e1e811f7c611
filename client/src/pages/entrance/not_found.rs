//! The page for an unknown address, with a link to the start page.

use leptos::prelude::*;
use shared::text::{connection, entrance as text};

use super::page_frame::{Frame, IdleBeam};
use crate::components::{Icon, icons};
use crate::language::say;

#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Frame title=text::nothing_title page="page page--entry" main="entry entry--nothing">
            <div class="entry__say">
                <h1>{say(text::nothing_first)} <br />{say(text::nothing_second)}</h1>
                <p>{say(text::nothing_words)}</p>
                <p><a class="btn btn--main btn--lg" href="/">{say(connection::to_home)}<Icon path=icons::FORWARD /></a></p>
            </div>
            <IdleBeam tilted=true />
        </Frame>
    }
    .into_any()
}
