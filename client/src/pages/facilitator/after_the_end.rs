//! After the end of the session: the report is next.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::session::SecretLink;
use shared::text::{board as text, looking_back};

use super::dialogs::given_link::GivenLink;
use super::state::FacilitatorState;
use crate::components::{Icon, Sure, copy_text, icons};
use crate::language::say;
use crate::pages::auth::SecretPage;

/// Above the table of rooms, once the session is over.
#[component]
pub fn AfterTheEnd(board: FacilitatorState) -> impl IntoView {
    let code = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map(|facts| facts.code)));
    move || code.get().filter(|_| board.ended.get()).map(|code| view! { <ToReport board=board code=code /> })
}

/// Opens the report, or copies its link; makes the link first if there is none.
#[component]
fn ToReport(board: FacilitatorState, code: JoinCode) -> impl IntoView {
    let report = GivenLink::new(board, code, SecretLink::Report, RwSignal::new(None));
    let held = move || SecretPage::Board.secret(code).unwrap_or_default();
    let copy = move |_| {
        let copy = move |address| {
            copy_text(address, move || {
                board.told.try_set(Some(text::copied));
            });
        };
        match report.address.get_untracked() {
            Some(address) => copy(address),
            None => report.issue(held(), copy),
        }
    };
    let open = move || {
        match report.address.get() {
        Some(address) => view! {
            <a class="btn btn--main" href=address target="_blank" rel="noopener">{say(looking_back::open_report)}<Icon path=icons::FORWARD /></a>
        }
        .into_any(),
        None => view! {
            <button class="btn btn--main" type="button" on:click=move |_| report.issue(held(), open_page)>
                {say(looking_back::open_report)}<Icon path=icons::FORWARD />
            </button>
        }
        .into_any(),
    }
    };
    // A new link would end one that another device gave out.
    let is_elsewhere = Memo::new(move |_| report.given_out.get() && report.address.with(Option::is_none));
    view! {
        <section class="after" aria-labelledby="after-title">
            <div>
                <h2 id="after-title">{say(text::link_report)}</h2>
                <p>{say(text::link_report_explained)}</p>
            </div>
            <div class="after__do">
                <Show
                    when=move || !is_elsewhere.get()
                    fallback=move || view! {
                        <p class="muted">{move || report.why_none()}</p>
                        <Sure label=text::new_link explained=text::new_link_sure on_yes=move || report.issue(held(), |_| ()) />
                    }
                >
                    {open}
                    <button class="btn btn--soft" type="button" on:click=copy><Icon path=icons::COPY />{say(looking_back::copy_report_link)}</button>
                </Show>
            </div>
            <p class="after__said" role="status">{report.failed}</p>
        </section>
    }
}

/// Opens a page next to this one. A browser that refuses this so long after the press opens it at the next, which is on
/// a link.
#[allow(clippy::needless_pass_by_value)] // The signature of what follows the issuing.
fn open_page(address: String) {
    let _ = window().open_with_url_and_target_and_features(&address, "_blank", "noopener");
}
