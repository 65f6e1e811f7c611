//! After opening a session: what its facilitator needs, shown once.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::language::Language;
use shared::session::Placement;
use shared::text::{entrance as text, report};
use shared::wire::Opened;
use wasm_bindgen::JsValue;

use crate::components::{Icon, icons};
use crate::hyphens::hyphenated;
use crate::language::{reader, say};
use crate::pages::auth::{OnlyHereNotice, join_link, origin, qr_code};
use crate::pages::entrance::copy::{CopyLine, CopyText};
use crate::saved_sessions;

/// A session that was just opened, with its secrets.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatedSession {
    /// Its code and secrets.
    pub opened: Opened,
    /// Its title.
    pub title: String,
    /// The language of its texts.
    pub language: Language,
    /// How people get into a room.
    pub placement: Placement,
    /// Rooms at first; 0 if an older page stored it.
    #[serde(default)]
    pub rooms: u16,
    /// It was restored from a file and is over, so nobody is invited.
    #[serde(default)]
    pub is_back: bool,
}

impl CreatedSession {
    /// Keeps it in the tab's history entry of this page: the secrets are shown only once, and must survive a reload or
    /// the way back from the board. Another new session starts afresh.
    pub fn keep(&self) {
        saved_sessions::remember_plenary(self.opened.code, &self.opened.plenary);
        saved_sessions::remember_led(self.opened.code, &self.title, &self.opened.facilitator, false);
        if let (Ok(history), Ok(text)) = (window().history(), serde_json::to_string(self)) {
            let _ = history.replace_state_with_url(&JsValue::from_str(&text), "", None);
        }
    }

    /// What was kept in the history entry of this page.
    pub fn kept() -> Option<Self> {
        let state = window().history().ok()?.state().ok()?;
        serde_json::from_str(&state.as_string()?).ok()
    }
}

/// The room in the example of a link to a room; `None` when nobody picks a room, or there is only one.
const fn example_room(placement: Placement, rooms: u16) -> Option<u16> {
    match (placement, rooms) {
        (Placement::Pick, 2..EXAMPLE) => Some(rooms),
        (Placement::Pick, EXAMPLE..) => Some(EXAMPLE),
        _ => None,
    }
}

/// The room in the example, if there are that many.
const EXAMPLE: u16 = 3;

/// What the facilitator needs.
#[component]
pub fn CreatedPage(session: CreatedSession) -> impl IntoView {
    let code = session.opened.code;
    let join = move || join_link(code);
    let board = format!("/f/{code}#{}", session.opened.facilitator);
    let board_link = {
        let board = board.clone();
        Signal::derive(move || format!("{}{board}", origin()))
    };
    let plenary = format!("/p/{code}#{}", session.opened.plenary);
    let plenary_link = Signal::derive(move || format!("{}{plenary}", origin()));
    let (title_in, title_of) = (session.language, session.title.clone());
    let invitation = Signal::derive(move || text::invitation(title_in, &title_of, &code.spaced(), &join(), &origin()));
    let is_back = session.is_back;
    let title = if is_back { report::is_back } else { text::open_title };
    let room = example_room(session.placement, session.rooms);
    let keeps = saved_sessions::keeps_led(code);
    view! {
        <div class="opened">
            <div class="opened__say">
                <p class="entry__over">{say(title)}</p>
                <h1>{hyphenated(session.title, session.language)}</h1>
                {if is_back {
                    view! { <p class="opened__link">{say(report::is_back_words)}</p> }.into_any()
                } else {
                    view! {
                        <h2 class="opened__over">{say(text::their_code)}</h2>
                        <p class="opened__code num">{code.spaced()}</p>
                        <p class="opened__link">{join}</p>
                        <img
                            class="opened__qr"
                            src=qr_code(code)
                            width="220"
                            height="220"
                            alt=move || text::qr_alt(reader(), &join())
                        />
                    }
                    .into_any()
                }}
            </div>
            <div class="opened__have">
                <OnlyHereNotice />
                <section>
                    <h2>{say(text::facilitator_link)}</h2>
                    <p>{say(text::facilitator_link_words)}</p>
                    <p class="notice"><Icon path=icons::LOCK /><span>{say(text::keep_secret)}</span></p>
                    <CopyLine id="facilitator-link" label=text::facilitator_link value=board_link secret=true />
                    {keeps.then(|| view! { <p class="muted">{say(text::remembered_here)}</p> })}
                </section>
                <section>
                    <h2>{say(text::plenary_link)}</h2>
                    <p>{say(text::plenary_link_words)}</p>
                    <CopyLine id="plenary-link" label=text::plenary_link value=plenary_link />
                </section>
                {(!is_back).then(|| view! {
                    <section>
                        <h2>{say(text::invitation_label)}</h2>
                        <p>{say(text::invitation_words)}</p>
                        <CopyText id="invitation" label=text::invitation_label value=invitation language=session.language />
                        {room.map(|room| view! { <p>{move || text::link_to_room(reader(), &format!("{}/{room}", join()), room)}</p> })}
                    </section>
                })}
            </div>
        </div>
        <div class="dock">
            {(!is_back).then(|| view! { <p class="muted">{say(text::to_board_words)}</p> })}
            <div class="dock__end">
                <a class="btn btn--main btn--lg" href=board rel="external">{say(text::to_board)}<Icon path=icons::FORWARD /></a>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_names_an_existing_room() {
        let of = |rooms| example_room(Placement::Pick, rooms);
        assert_eq!([of(0), of(1), of(2), of(3), of(400)], [None, None, Some(2), Some(3), Some(3)]);
        assert_eq!(example_room(Placement::Spread, 6), None);
    }
}
