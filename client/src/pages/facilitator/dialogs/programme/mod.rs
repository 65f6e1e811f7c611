//! The programme of the session, to look at, to steer and to change, with everything else that was prepared.

mod dilemmas;
mod edit;
mod part_row;
mod parts;
mod session;

use leptos::prelude::*;
use shared::text::{board as text, connection, programme};

use self::parts::Parts;
use self::session::Prepared;
use super::confirm_dialog::BoardDialog;
use crate::components::{Icon, icons};
use crate::language::{Words, say};
use crate::pages::facilitator::state::{Dialog, FacilitatorState};

/// What the dialog shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    /// The parts.
    Parts,
    /// Title, minutes, rules and dilemmas.
    Session,
}

/// The dialog with the programme.
#[component]
pub fn ProgrammeDialog(board: FacilitatorState) -> impl IntoView {
    let page = RwSignal::new(Page::Parts);
    let turn = move |to: Page, label: Words| {
        view! {
            <button class="btn btn--soft" class:is-on=move || page.get() == to type="button" aria-pressed=move || (page.get() == to).to_string() on:click=move |_| page.set(to)>
                {say(label)}
            </button>
        }
    };
    view! {
        <BoardDialog board=board dialog=Dialog::Programme labelled_by="programme-title">
            <div class="links__top">
                <h2 id="programme-title">{say(text::programme)}</h2>
                <button class="btn btn--quiet" type="button" aria-label=say(connection::close) on:click=move |_| board.dialog.set(None)>
                    <Icon path=icons::CROSS />
                </button>
            </div>
            <div class="plan__pages" role="group" aria-label=say(text::programme)>
                {turn(Page::Parts, programme::parts)}
                {turn(Page::Session, programme::session)}
            </div>
            {move || match page.get() {
                Page::Parts => view! { <Parts board=board /> }.into_any(),
                Page::Session => view! { <Prepared board=board /> }.into_any(),
            }}
        </BoardDialog>
    }
}
