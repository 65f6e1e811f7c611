//! Anders Organiseren in the browser: what people see and touch. `shared` defines what a session is; here it is
//! folded, shown and asked for.

mod api;
mod app;
mod attention;
mod components;
mod drafts;
mod hyphens;
mod language;
mod lazy_routes;
mod link;
mod model;
mod next_step;
mod pages;
mod pressing;
mod saved_sessions;
mod storage;
mod translated;

fn main() {
    console_error_panic_hook::set_once();
    // A style sheet is blocked: the page says so (assets/start.js), and the client would be unusable without it.
    let page = leptos::prelude::document().document_element();
    if page.is_some_and(|page| page.has_attribute("data-unstyled")) {
        return;
    }
    pressing::listen();
    pages::first_screen::keep_door();
    leptos::mount::mount_to_body(app::App);
    translated::keep_true();
    pages::first_screen::give_way();
}
