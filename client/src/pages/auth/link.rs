//! A secret link: `/f/CODE#SECRET` and `/p/CODE#SECRET`. Browsers never send what follows the `#`, so it is in no
//! server's log. Once the link has let this device in, the secret is removed from the address, which projectors and
//! histories show, and the tab keeps it instead.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use shared::code::JoinCode;
use shared::link::Status;
use shared::wire::Goodbye;
use wasm_bindgen::JsValue;

use crate::model::{Live, live};
use crate::{saved_sessions, storage};

/// A page behind a secret link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretPage {
    /// `/f/CODE`: the facilitator's board.
    Board,
    /// `/p/CODE`: the plenary screen.
    Plenary,
}

impl SecretPage {
    /// Its address without the secret.
    pub fn path(self, code: JoinCode) -> String {
        match self {
            Self::Board => format!("/f/{code}"),
            Self::Plenary => format!("/p/{code}"),
        }
    }

    /// The secret with which this page was opened: from the address, else from this tab, else from this device.
    pub fn secret(self, code: JoinCode) -> Option<String> {
        in_address(&window().location().hash().unwrap_or_default()).or_else(|| self.kept(code))
    }

    fn kept(self, code: JoinCode) -> Option<String> {
        let of_tab = storage::of_tab().and_then(|tab| tab.get_item(&self.key(code)).ok().flatten());
        of_tab.or_else(|| self.remembered(code))
    }

    fn remembered(self, code: JoinCode) -> Option<String> {
        match self {
            Self::Board => saved_sessions::led_secret(code),
            Self::Plenary => saved_sessions::plenary(code),
        }
    }

    fn key(self, code: JoinCode) -> String {
        saved_sessions::key_of_tab(&self.path(code))
    }

    /// Keeps the secret for as long as this tab, reloads included. Returns whether that succeeded.
    fn keep(self, code: JoinCode, secret: &str) -> bool {
        storage::of_tab().is_some_and(|tab| tab.set_item(&self.key(code), secret).is_ok())
    }

    fn forget(self, code: JoinCode) {
        if let Some(tab) = storage::of_tab() {
            let _ = tab.remove_item(&self.key(code));
        }
    }

    /// Removes the secret from the address if it is kept elsewhere. In a browser that keeps nothing, a reload needs it
    /// there.
    fn hide(self, code: JoinCode, secret: &str) {
        if in_address(&window().location().hash().unwrap_or_default()).is_none() || !self.keep(code, secret) {
            return;
        }
        write_address(&self.path(code));
    }

    /// Continues with another secret, which was issued on this device.
    pub fn go_on_with(self, live: Live, code: JoinCode, secret: &str) {
        if !self.keep(code, secret) {
            write_address(&format!("{}#{secret}", self.path(code)));
        }
        live.enter(code, secret.to_owned());
    }
}

/// Replaces this page's address without loading anything.
fn write_address(path: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(path));
    }
}

/// The secret after the `#`, if there is one.
fn in_address(hash: &str) -> Option<String> {
    let secret = hash.trim_start_matches('#').trim();
    (!secret.is_empty()).then(|| secret.to_owned())
}

/// Enters the session of the link in the address, and leaves it with the page. `None` when the address is not such a
/// link.
pub fn enter_by_link(page: SecretPage) -> Memo<Option<JoinCode>> {
    let live = live();
    let params = use_params_map();
    let hash = use_location().hash;
    let link = Memo::new(move |_| {
        let code = params.with(|params| params.get("code"))?.parse::<JoinCode>().ok()?;
        Some((code, hash.with(|hash| in_address(hash)).or_else(|| page.kept(code))?))
    });
    Effect::new(move |_| match link.get() {
        Some((code, secret)) => live.enter(code, secret),
        None => live.leave(),
    });
    let (identity, status) = (live.identity(), live.status());
    Effect::new(move |_| {
        if let (Some(_), Some((code, secret))) = (identity.get(), link.get_untracked()) {
            page.hide(code, &secret);
        }
    });
    // If another tab of this device made a new link, this tab continues with that as soon as it is stored.
    let refused = StoredValue::new(None::<String>);
    let go_on = move || {
        let (Status::Refused(Goodbye::LinkChanged), Some((code, secret))) =
            (status.get_untracked(), link.get_untracked())
        else {
            return;
        };
        let used = refused.get_value().or_else(|| page.kept(code)).unwrap_or(secret);
        page.forget(code);
        match page.remembered(code).filter(|other| *other != used) {
            Some(other) => {
                refused.set_value(None);
                page.go_on_with(live, code, &other);
            }
            None => refused.set_value(Some(used)),
        }
    };
    Effect::new(move |_| {
        status.track();
        go_on();
    });
    let kept_elsewhere = window_event_listener_untyped("storage", move |_| go_on());
    on_cleanup(move || kept_elsewhere.remove());
    on_cleanup(move || live.leave());
    Memo::new(move |_| link.with(|link| link.as_ref().map(|(code, _)| *code)))
}

/// Sets a class on the document's root while the page is shown, for the styles of whole pages.
pub fn mark_root(class: &'static str) {
    let list = || document().document_element().map(|root| root.class_list());
    if let Some(list) = list() {
        let _ = list.add_1(class);
    }
    on_cleanup(move || {
        if let Some(list) = list() {
            let _ = list.remove_1(class);
        }
    });
}

/// Sets the title of the browser's tab.
pub fn title_page(title: impl Fn() -> String + 'static) {
    Effect::new(move |_| document().set_title(&title()));
}
