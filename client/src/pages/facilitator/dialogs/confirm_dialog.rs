//! The frame of dialogs over the board, and questions to confirm what interrupts people.

use leptos::prelude::*;
use shared::session::{Command, LifecycleCommand};

use crate::components::{Asked, Modal};
use crate::language::{Words, reader};
use crate::pages::auth::{KeptNotice, SecretPage, delete_session};
use crate::pages::facilitator::call_strip::CallStrip;
use crate::pages::facilitator::state::{Deed, Dialog, FacilitatorState, Question};

/// The open question, and what a yes does.
#[component]
pub fn ConfirmDialog(board: FacilitatorState) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        open.set(board.question.with(Option::is_some));
    });
    // Closes a question that no longer has an answer, because somebody else ended the session or started another block.
    let state = Memo::new(move |_| {
        board.facts.with(|facts| facts.as_ref().map(|facts| (facts.ended_at.is_some(), facts.end_of_block())))
    });
    Effect::new(move |before: Option<_>| {
        let now = state.get();
        let is_command = |question: &Question| matches!(question.deed, Deed::Ask(_));
        if before.is_some_and(|before| before != now)
            && board.question.with_untracked(|it| it.as_ref().is_some_and(is_command))
        {
            open.set(false);
        }
        now
    });
    let failed = RwSignal::new(None::<String>);
    let closed = move |()| {
        failed.set(None);
        board.question.set(None);
    };
    let yes = move |()| match board.question.get_untracked().map(|question| question.deed) {
        Some(Deed::DeleteSession) => delete(board, failed),
        Some(Deed::Ask(command)) => {
            board.ask(command);
            open.set(false);
        }
        None => open.set(false),
    };
    let words = move |pick: fn(&crate::pages::facilitator::state::Question) -> Words| {
        move || {
            board
                .question
                .with(|question| question.as_ref().map(|question| pick(question)(reader())).unwrap_or_default())
        }
    };
    let ends_session = move || {
        let is_end =
            |question: &Question| matches!(question.deed, Deed::Ask(Command::Lifecycle(LifecycleCommand::End)));
        board.question.with(|question| question.as_ref().is_some_and(is_end))
    };
    view! {
        <Modal open=open labelled_by="ask-title" class="modal" on_closed=closed>
            <Asked
                id="ask-title"
                title=Signal::derive(words(|question| question.title))
                explained=Signal::derive(words(|question| question.explained))
                yes=Signal::derive(words(|question| question.yes))
                failed=failed
                on_yes=Callback::new(yes)
                on_no=Callback::new(move |()| open.set(false))
            >
                <Show when=ends_session><KeptNotice /></Show>
            </Asked>
            <CallStrip board=board />
        </Modal>
    }
}

/// Deletes the session of the board.
fn delete(board: FacilitatorState, failed: RwSignal<Option<String>>) {
    let Some(code) = board.facts.with_untracked(|facts| facts.as_ref().map(|facts| facts.code)) else { return };
    let held = SecretPage::Board.secret(code).unwrap_or_default();
    delete_session(code, held, board.language.get_untracked(), failed);
}

/// A dialog over the board, open as long as the board has it open.
#[component]
pub fn BoardDialog(
    /// The board.
    board: FacilitatorState,
    /// Which of its dialogs.
    dialog: Dialog,
    /// The id of the heading in it.
    labelled_by: &'static str,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(board.dialog.get() == Some(dialog)));
    let closed = move |()| {
        if board.dialog.get_untracked() == Some(dialog) {
            board.dialog.set(None);
        }
    };
    view! {
        <Modal open=open labelled_by=labelled_by class="modal" on_closed=closed>
            {children()}
            // Last in the dialog, so that it does not get the focus first; the styles put it on top.
            <CallStrip board=board />
        </Modal>
    }
}
