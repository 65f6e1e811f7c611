//! *Nieuwe sessie*: prepare a session, open it, and get what is needed to run it.

mod begin_with;
mod bring_back;
mod choosing;
mod created;
mod dilemmas;
mod draft;
mod form;
mod own_pile;
mod own_templates;
mod programme;
mod row;
mod templates;
mod timetable;

use leptos::prelude::*;
use shared::text::entrance as text;

use self::created::{CreatedPage, CreatedSession};
use super::page_frame::Frame;
use crate::components::LosesWords;
use draft::Draft;
use form::NewSessionForm;

/// The page for opening a session, and afterwards what its facilitator needs.
#[component]
pub fn NewSessionPage() -> impl IntoView {
    let opened = RwSignal::new(CreatedSession::kept());
    let draft = Draft::new();
    move || match opened.get() {
        None => view! {
            <Frame title=text::new_title page="page page--form" main="opening">
                <NewSessionForm draft=draft opened=opened />
                <div class="toasts" role="alert"><LosesWords /></div>
            </Frame>
        }
        .into_any(),
        Some(session) => view! {
            <Frame title=text::open_title page="page page--form" main="opening">
                <CreatedPage session=session />
            </Frame>
        }
        .into_any(),
    }
}
