//! Pages that the entrance does not need. Their code is not in the client that every phone loads first: the bundle
//! splits it into parts, and a part is fetched when one of its pages is first shown, or while somebody types a name.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use shared::text::connection;

use crate::components::{Icon, PlainTop, icons};
use crate::language::say;
use crate::pages;

/// Builds a page.
type Page = fn() -> AnyView;

/// Declares the part with these pages, the function that fetches it, and the pages.
macro_rules! pages_in_parts {
    ($($part:ident: $name:ident => $page:ident;)*) => {$(
        #[wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub fn $name() -> Result<Page, SplitLoaderError> {
            Ok(|| view! { <pages::$page /> }.into_any())
        }
    )*};
}

// Pages that the same person opens one after another share a part. Few parts, because code shared by several of them
// becomes yet another part for every combination, each fetched by itself.
pages_in_parts! {
    room: participant => Participant;
    desk: new_session => NewSessionPage;
    desk: board => Board;
    plenary: plenary => Plenary;
    hall: hall => FollowedPlenary;
    aside: report => ReportPage;
    aside: take_home => TakeHomePage;
    aside: network_test => NetworkTest;
}

/// Fetches the room of somebody who is at its door, so that it is ready when they come in.
pub fn fetch_room() {
    // What fails now is fetched again when the room is shown, and its failure shown then.
    spawn_local(async { drop(participant().await) });
}

/// A page once it is loaded; until then, or if loading fails, a message.
pub fn once_here(page: impl Future<Output = Result<Page, SplitLoaderError>> + 'static) -> AnyView {
    let fetched = RwSignal::new(None);
    spawn_local(async move {
        let page = page.await.ok();
        // Nobody is waiting if the page was left.
        fetched.try_set(Some(page));
    });
    (move || match fetched.get() {
        None => view! { <Coming /> }.into_any(),
        Some(Some(page)) => page(),
        Some(None) => view! { <NotHere /> }.into_any(),
    })
    .into_any()
}

#[component]
fn Coming() -> impl IntoView {
    view! {
        <div class="page">
            <PlainTop />
            <main id="content" class="plain" tabindex="-1"><p role="status" class="plain__say">{say(connection::page_coming)}</p></main>
        </div>
    }
}

/// Offline, or the server was upgraded since this device loaded the client and now has other parts.
#[component]
fn NotHere() -> impl IntoView {
    view! {
        <div class="page">
            <PlainTop />
            <main id="content" class="plain" tabindex="-1">
                <div role="alert">
                    <h1>{say(connection::page_not_here)}</h1>
                    <p class="plain__say">{say(connection::page_not_here_why)}</p>
                </div>
                <p>
                    <button class="btn btn--main" type="button" on:click=|_| { let _ = window().location().reload(); }>
                        <Icon path=icons::AGAIN />{say(connection::reload)}
                    </button>
                </p>
            </main>
        </div>
    }
}
