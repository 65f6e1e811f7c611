//! *Nieuwe sessie*: prepare a session, open it, and get what is needed to run it.

mod bring_back;
mod choosing;
mod dilemmas;
mod draft;
mod form;
mod opened;
mod programme;
mod timetable;

use leptos::prelude::*;
use shared::text::entrance as text;

use draft::Draft;
use form::NewSessionForm;
use opened::{OpenedPage, OpenedSession};

use super::frame::Frame;

/// The page to open a session; once it is open, what its facilitator needs.
#[component]
pub fn NewSessionPage() -> impl IntoView {
    let opened = RwSignal::new(OpenedSession::kept());
    let draft = Draft::new();
    move || match opened.get() {
        None => view! {
            <Frame title=text::new_title page="page page--form" main="opening">
                <NewSessionForm draft=draft opened=opened />
            </Frame>
        }
        .into_any(),
        Some(session) => view! {
            <Frame title=text::open_title page="page page--form" main="opening">
                <OpenedPage session=session />
            </Frame>
        }
        .into_any(),
    }
}
