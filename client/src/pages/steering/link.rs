//! A secret link: `/f/CODE#SECRET` and `/p/CODE#SECRET`. What stands behind the `#` never
//! reaches a server by itself, nor its logs.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use shared::code::JoinCode;

use crate::model::live;

/// Enters the session of the link in the address, and leaves it with the page.
/// None: the address is no such link.
pub fn enter_by_link() -> Memo<Option<JoinCode>> {
    let live = live();
    let params = use_params_map();
    let hash = use_location().hash;
    let link = Memo::new(move |_| {
        let code = params.with(|params| params.get("code"))?.parse::<JoinCode>().ok()?;
        let secret = hash.with(|hash| hash.trim_start_matches('#').trim().to_owned());
        (!secret.is_empty()).then_some((code, secret))
    });
    Effect::new(move |_| match link.get() {
        Some((code, secret)) => live.enter(code, secret),
        None => live.leave(),
    });
    on_cleanup(move || live.leave());
    Memo::new(move |_| link.with(|link| link.as_ref().map(|(code, _)| *code)))
}

/// Marks the page on its root while it is shown, for what the styles say about whole pages.
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

/// Names the page in the browser's tab.
pub fn title_page(title: impl Fn() -> String + 'static) {
    Effect::new(move |_| document().set_title(&title()));
}
