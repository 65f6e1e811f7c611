//! What all pages of the entrance share: the header, the landmark, the title of the tab.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::html::Main;
use leptos::prelude::*;
use shared::language::Language;
use shared::session::Side;
use shared::text::{common, connection};

use crate::api;
use crate::components::{Icon, Mark, PlainTop, SkipLink, icons};
use crate::language::reader;

/// Has another page been shown since the document was loaded?
static FOLLOWS: AtomicBool = AtomicBool::new(false);

/// A page of the entrance.
#[component]
pub fn Frame(
    /// The title of the tab, before the name of the product.
    title: fn(Language) -> &'static str,
    /// A class for the whole page.
    #[prop(default = "page")]
    page: &'static str,
    /// A class for its content.
    main: &'static str,
    children: Children,
) -> impl IntoView {
    let content = NodeRef::<Main>::new();
    Effect::new(move |_| {
        let language = reader();
        document().set_title(&format!("{} · {}", title(language), common::product(language)));
    });
    // A browser focuses a document that it loads; a page that replaces another one has to take the focus itself.
    content.on_load(|content| {
        if FOLLOWS.swap(true, Ordering::Relaxed) {
            request_animation_frame(move || {
                // The page is already at its top, so nothing has to scroll.
                let still = web_sys::FocusOptions::new();
                still.set_prevent_scroll(true);
                let _ = content.focus_with_options(&still);
            });
        }
    });
    view! {
        <div class=page>
            <SkipLink />
            <PlainTop />
            <WaitsItsTurn />
            <main class=main id="content" tabindex="-1" node_ref=content>{children()}</main>
        </div>
    }
}

/// Says that a request is waiting because too many came at once, and that nothing has to be pressed.
#[component]
fn WaitsItsTurn() -> impl IntoView {
    let turn = api::turn();
    let words = move || turn.get().map(|seconds| connection::waits_its_turn(reader(), seconds));
    let is_shown = {
        let words = words.clone();
        move || words().is_some()
    };
    view! {
        <div class="banner" role="status" class:is-shown=is_shown>
            {move || words().map(|words| view! { <p><Icon path=icons::HOURGLASS /><span>{words}</span></p> })}
        </div>
    }
}

/// The empty beam, at the foot of a page with little on it.
#[component]
pub fn IdleBeam(
    /// Tilted: something is wrong.
    #[prop(optional)]
    tilted: bool,
) -> impl IntoView {
    view! {
        <div class="split split--rest entry__split entry__idle" class:is-tilted=tilted aria-hidden="true">
            <div class="split__load"><Mark side=Side::Left off=true /><Mark side=Side::Right off=true /></div>
            <div class="split__fields"><div class="field field--l"></div><div class="field field--r"></div></div>
        </div>
    }
}
