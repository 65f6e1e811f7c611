//! The session is open: what its facilitator needs, told once.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::language::Language;
use shared::session::Placement;
use shared::text::{entrance as text, report};
use shared::wire::Opened;
use wasm_bindgen::JsValue;

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::memory;

use super::super::copy::{CopyLine, CopyText};

/// A session that was just opened, with its secrets.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedSession {
    /// Its code and secrets.
    pub opened: Opened,
    /// What it is called.
    pub title: String,
    /// The language of what its participants read.
    pub language: Language,
    /// How people get into a room.
    pub placement: Placement,
    /// It was brought back from a file, and is over: nobody is invited.
    #[serde(default)]
    pub is_back: bool,
}

impl OpenedSession {
    /// Keeps it with this page in the history of the tab: the secrets are told only once, and a
    /// reload, or the way back from the board, must not lose them. Another new session starts afresh.
    pub fn keep(&self) {
        memory::remember_plenary(self.opened.code, &self.opened.plenary);
        if let (Ok(history), Ok(text)) = (window().history(), serde_json::to_string(self)) {
            let _ = history.replace_state_with_url(&JsValue::from_str(&text), "", None);
        }
    }

    /// What was kept with this page.
    pub fn kept() -> Option<Self> {
        let state = window().history().ok()?.state().ok()?;
        serde_json::from_str(&state.as_string()?).ok()
    }
}

/// What the facilitator needs.
#[component]
pub fn OpenedPage(session: OpenedSession) -> impl IntoView {
    let home = window().location().origin().unwrap_or_default();
    let code = session.opened.code;
    let join = format!("{home}/j/{code}");
    let board = format!("/f/{code}#{}", session.opened.facilitator);
    let plenary = format!("{home}/p/{code}#{}", session.opened.plenary);
    let invitation = text::invitation(session.language, &session.title, &code.spaced(), &join, &home);
    let is_back = session.is_back;
    let title = if is_back { report::is_back } else { text::open_title };
    let names_rooms = session.placement == Placement::Pick;
    let (qr_link, room_link) = (join.clone(), format!("{join}/3"));
    view! {
        <div class="opened">
            <div class="opened__say">
                <p class="entry__over">{say(title)}</p>
                <h1>{session.title}</h1>
                {if is_back {
                    view! { <p class="opened__link">{say(report::is_back_words)}</p> }.into_any()
                } else {
                    view! {
                        <h2 class="opened__over">{say(text::their_code)}</h2>
                        <p class="opened__code num">{code.spaced()}</p>
                        <p class="opened__link">{join.clone()}</p>
                        <img
                            class="opened__qr"
                            src=format!("/api/sessions/{code}/qr.svg")
                            width="220"
                            height="220"
                            alt=move || text::qr_alt(reader(), &qr_link)
                        />
                    }
                    .into_any()
                }}
            </div>
            <div class="opened__have">
                <section>
                    <h2>{say(text::facilitator_link)}</h2>
                    <p>{say(text::facilitator_link_words)}</p>
                    <p class="notice"><Icon path=icons::LOCK /><span>{say(text::keep_secret)}</span></p>
                    <CopyLine id="facilitator-link" label=text::facilitator_link value=format!("{home}{board}") secret=true />
                </section>
                <section>
                    <h2>{say(text::plenary_link)}</h2>
                    <p>{say(text::plenary_link_words)}</p>
                    <CopyLine id="plenary-link" label=text::plenary_link value=plenary />
                </section>
                {(!is_back).then(|| view! {
                    <section>
                        <h2>{say(text::invitation_label)}</h2>
                        <p>{say(text::invitation_words)}</p>
                        <CopyText id="invitation" label=text::invitation_label value=invitation language=session.language />
                        {names_rooms.then(|| view! { <p>{move || text::room_link_words(reader(), &room_link)}</p> })}
                    </section>
                })}
            </div>
        </div>
        <div class="dock">
            {(!is_back).then(|| view! { <p class="muted">{say(text::to_board_words)}</p> })}
            <div class="dock__end">
                <a class="btn btn--main btn--lg" href=board>{say(text::to_board)}<Icon path=icons::FORWARD /></a>
            </div>
        </div>
    }
}
