//! Begins a rehearsal of the session, as it is prepared now.

use leptos::prelude::*;
use shared::text::board;
use shared::wire::RehearsalRequest;

use super::confirm_dialog::BoardDialog;
use crate::api;
use crate::components::{AskRehearsal, RehearseForm};
use crate::language::reader_signal;
use crate::pages::auth::SecretPage;
use crate::pages::facilitator::state::{Dialog, FacilitatorState};

/// The dialog.
#[component]
pub fn RehearseDialog(board: FacilitatorState) -> impl IntoView {
    let code = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map(|facts| facts.code)));
    let language = reader_signal();
    let ask: AskRehearsal = Callback::new(move |groups| {
        let (code, language) = (code.get_untracked(), language.get_untracked());
        Box::pin(async move {
            let held = code.and_then(|code| Some((code, SecretPage::Board.secret(code)?)));
            let Some((code, facilitator)) = held else { return Err(api::Failure::incomplete(board::board(language))) };
            api::rehearse_session(code, &RehearsalRequest { facilitator, groups }, language).await
        }) as _
    });
    let begun_at = Signal::derive(move || code.get().map(|code| SecretPage::Board.path(code)).unwrap_or_default());
    let close = Callback::new(move |()| board.dialog.set(None));
    view! {
        <BoardDialog board=board dialog=Dialog::Rehearse labelled_by="rehearse-title">
            <RehearseForm ask=ask begun_at=begun_at on_cancel=close />
        </BoardDialog>
    }
}
