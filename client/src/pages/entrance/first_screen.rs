//! The first screen: what the page itself shows of the start page or a session's door before the client runs. Somebody
//! may be typing in it, and may have pressed its button.

use std::cell::RefCell;

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::wire::Door;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Where the page stands until the client runs.
const STARTING: &str = "starting";

thread_local! {
    static TYPED: RefCell<Typed> = RefCell::default();
    static DOOR: RefCell<Option<Door>> = const { RefCell::new(None) };
}

/// What somebody did before the client ran.
#[derive(Default)]
pub struct Typed {
    /// What is in each field, by the name of the field.
    fields: Vec<(String, String)>,
    /// The button was pressed: `start.js` notes it.
    pub is_pressed: bool,
}

impl Typed {
    /// The content of the field with that name, if there is any.
    pub fn of(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|field| field.0 == name && !field.1.is_empty()).map(|field| field.1.clone())
    }
}

/// Keeps what was typed, and what the page knows of a session, for the client's page that takes the place of the first
/// screen.
pub fn keep() {
    let Some(starting) = document().get_element_by_id(STARTING) else { return };
    let door = starting.get_attribute("data-door").and_then(|door| serde_json::from_str(&door).ok());
    DOOR.set(door);
    // There is one in each language, and only that in the reader's is seen and typed in.
    let fields = inputs(&starting).map(|field| (field.name(), field.value())).filter(|field| !field.1.is_empty());
    let is_pressed = starting.query_selector("[data-pressed]").ok().flatten().is_some();
    TYPED.set(Typed { fields: fields.collect(), is_pressed });
}

fn inputs(within: &Element) -> impl Iterator<Item = HtmlInputElement> {
    let found = within.query_selector_all("input").ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into().ok())
}

/// What was typed, once.
pub fn take_typed() -> Typed {
    TYPED.take()
}

/// The door of that session, once, if the page brought it.
pub fn take_door(code: JoinCode) -> Option<Door> {
    DOOR.take().filter(|door| door.code == code)
}

/// Takes the first screen away: the client's own page stands there now. The focus moves to the same field there, so that
/// somebody who is typing goes on.
pub fn remove() {
    let Some(starting) = document().get_element_by_id(STARTING) else { return };
    let focused = document().active_element().filter(|focused| starting.contains(Some(focused)));
    let name = focused.and_then(|focused| focused.get_attribute("name"));
    starting.remove();
    let same = name.and_then(|name| document().query_selector(&format!("main [name={name}]")).ok().flatten());
    if let Some(same) = same.and_then(|same| same.dyn_into::<HtmlElement>().ok()) {
        let _ = same.focus();
    }
}
