//! The pages and their addresses.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::language;
use crate::model::Live;
use crate::pages;

/// Everything.
#[component]
pub fn App() -> impl IntoView {
    language::provide();
    Live::provide();
    view! {
        <Router>
            <Routes fallback=|| view! { <pages::NotFound /> }>
                <Route path=path!("/") view=|| view! { <pages::Home /> }.into_any() />
                <Route path=path!("/new") view=|| view! { <pages::NewSessionPage /> }.into_any() />
                <Route path=path!("/together") view=|| view! { <pages::Together /> }.into_any() />
                <Route path=path!("/test") view=|| view! { <pages::NetworkTest /> }.into_any() />
                <Route path=path!("/j/:code") view=|| view! { <pages::Join /> }.into_any() />
                <Route path=path!("/j/:code/:room") view=|| view! { <pages::Join /> }.into_any() />
                <Route path=path!("/s/:code") view=|| view! { <pages::Participant /> }.into_any() />
                <Route path=path!("/s/:code/hall") view=|| view! { <pages::FollowedHall /> }.into_any() />
                <Route path=path!("/f/:code") view=|| view! { <pages::Board /> }.into_any() />
                <Route path=path!("/p/:code") view=|| view! { <pages::Plenary /> }.into_any() />
                <Route path=path!("/r/:code") view=|| view! { <pages::ReportPage /> }.into_any() />
            </Routes>
        </Router>
    }
}
