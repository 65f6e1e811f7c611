//! What the keys of all steering screens share: when they are heard, the switch for keys with letters, and the sheet
//! that lists them.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use shared::language::Language;
use shared::text::{connection, plenary as text};
use wasm_bindgen::JsCast;

use super::{Icon, LanguageSwitch, Modal, icons};
use crate::language::say;
use crate::storage;

/// Storage key: are the letter keys switched off on this device?
const LETTERS_OFF: &str = "ao:letters-off";

/// Whether keys with letters work: people who use voice input, or whose hands tremble, can switch them off.
#[derive(Clone, Copy)]
pub struct Letters(RwSignal<bool>);

impl Letters {
    /// As last set on this device.
    pub fn remembered() -> Self {
        Self(RwSignal::new(storage::read::<bool>(LETTERS_OFF) != Some(true)))
    }

    /// Do they work?
    pub fn work(self) -> bool {
        self.0.get_untracked()
    }

    fn set(self, on: bool) {
        self.0.set(on);
        storage::write(LETTERS_OFF, &!on);
    }
}

/// Letters that follow each other within this time, in milliseconds, are words: somebody types and thinks that a field
/// has the focus.
const TYPING: i32 = 250;

/// Listens to every plain key that is not typed into a field while no dialog is open. A key for which `hear` returns
/// true has no other effect. A letter is heard a moment later, once no other follows.
pub fn listen_to_keys(hear: impl Fn(&KeyboardEvent) -> bool + 'static) {
    let hear = Rc::new(hear);
    let letters = Rc::new(Cell::new((0_u32, f64::NEG_INFINITY)));
    let is_here = StoredValue::new(());
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented());
        if !is_plain || is_typed_into(&event) || is_in_dialog() {
            return;
        }
        if !is_letter(&event) {
            if hear(&event) {
                event.prevent_default();
            }
            return;
        }
        let ((count, before), now) = (letters.get(), event.time_stamp());
        letters.set((count.wrapping_add(1), now));
        if event.repeat() || now - before < f64::from(TYPING) {
            return;
        }
        let (hear, letters) = (Rc::clone(&hear), Rc::clone(&letters));
        let alone = move || {
            let is_here = is_here.try_get_value().is_some();
            if is_here && letters.get().0 == count.wrapping_add(1) && !is_in_dialog() {
                hear(&event);
            }
        };
        set_timeout(alone, Duration::from_millis(TYPING.unsigned_abs().into()));
    });
    on_cleanup(move || handle.remove());
}

fn is_letter(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let mut letters = key.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn is_in_dialog() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
}

/// Checkboxes take no letters.
fn is_typed_into(event: &KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return false;
    };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio")),
        _ => false,
    }
}

/// A row of the sheet.
#[derive(Clone, Copy, Debug)]
pub struct KeyRow {
    /// The keys.
    pub keys: &'static [&'static str],
    /// What they do.
    pub does: fn(Language) -> &'static str,
}

/// The sheet that lists the keys.
#[component]
pub fn KeySheet(
    /// Is it open?
    open: RwSignal<bool>,
    /// The switch on it.
    letters: Letters,
    /// The keys.
    rows: Vec<KeyRow>,
    /// A remark about them.
    #[prop(optional)]
    note: Option<fn(Language) -> &'static str>,
    /// Called after it closed.
    #[prop(default = Callback::new(|()| ()), into)]
    on_closed: Callback<()>,
) -> impl IntoView {
    let rows = StoredValue::new(rows);
    let row = |row: KeyRow| {
        view! {
            <div>
                <dt>{row.keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view()}</dt>
                <dd>{say(row.does)}</dd>
            </div>
        }
    };
    view! {
        <Modal open=open labelled_by="keys-title" class="modal modal--keys" on_closed=on_closed>
            <div class="keys__top">
                <h2 id="keys-title">{say(text::keys)}</h2>
                <button class="btn btn--quiet" type="button" aria-label=say(connection::close) on:click=move |_| open.set(false)>
                    <Icon path=icons::CROSS />
                </button>
            </div>
            <dl class="keys">{rows.get_value().into_iter().map(row).collect_view()}</dl>
            {note.map(|note| view! { <p>{say(note)}</p> })}
            <label class="keys__letters">
                <input type="checkbox" prop:checked=letters.0 on:change=move |event| letters.set(event_target_checked(&event)) />
                {say(text::letters_work)}
            </label>
            <LanguageSwitch />
        </Modal>
    }
}
