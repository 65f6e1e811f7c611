//! The pages and their addresses.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::attention::Sound;
use crate::drafts::Drafts;
use crate::lazy_routes::{board, hall, network_test, new_session, once_here, participant, plenary, report, take_home};
use crate::model::Live;
use crate::{language, pages, saved_sessions};

#[component]
pub fn App() -> impl IntoView {
    language::provide();
    saved_sessions::forget_old();
    Sound::provide();
    Drafts::provide();
    Live::provide();
    view! {
        <Router>
            <Routes fallback=|| view! { <pages::NotFound /> }>
                <Route path=path!("/") view=|| view! { <pages::Home /> }.into_any() />
                <Route path=path!("/new") view=|| once_here(new_session()) />
                <Route path=path!("/together") view=|| view! { <pages::QuickStart /> }.into_any() />
                <Route path=path!("/test") view=|| once_here(network_test()) />
                <Route path=path!("/j/:code") view=|| view! { <pages::Join /> }.into_any() />
                <Route path=path!("/j/:code/:room") view=|| view! { <pages::Join /> }.into_any() />
                <Route path=path!("/s/:code") view=|| once_here(participant()) />
                <Route path=path!("/s/:code/hall") view=|| once_here(hall()) />
                <Route path=path!("/s/:code/mine") view=|| once_here(take_home()) />
                <Route path=path!("/f/:code") view=|| once_here(board()) />
                <Route path=path!("/p/:code") view=|| once_here(plenary()) />
                <Route path=path!("/r/:code") view=|| once_here(report()) />
            </Routes>
        </Router>
    }
}
