//! Anders Organiseren in the browser: what people see and touch. What a session is, is defined in `shared`; here it is
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
    pressing::listen();
    pages::first_screen::keep_what_was_typed();
    leptos::mount::mount_to_body(app::App);
    translated::keep_true();
    pages::first_screen::remove();
}
