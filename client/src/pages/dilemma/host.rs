//! The dialog in which the editor opens. The editor itself is a part of the client that is fetched when somebody first
//! writes, so that nobody else loads it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use shared::dilemma::Dilemma;
use shared::text::dilemma as text;

use super::editor::Editor;
use crate::components::{Icon, Modal, icons};
use crate::drafts::Draft;
use crate::language::say;

/// What becomes of the words.
#[derive(Clone, Copy)]
pub enum Purpose {
    /// A dilemma of one's own.
    Own {
        /// Chooses it for the session.
        plan: Callback<Arc<Dilemma>>,
    },
    /// A better version of one that is in the session.
    Correction {
        /// Some group has had it meanwhile.
        was_had: Signal<bool>,
        /// Sends the better version.
        save: Callback<Dilemma>,
    },
}

/// What the editor needs.
#[derive(Clone, Copy)]
pub struct Assignment {
    /// Where the words are kept.
    pub draft: Draft,
    /// What becomes of them.
    pub purpose: Purpose,
    /// Closes the editor.
    pub close: Callback<()>,
}

/// Builds the editor.
type Build = fn(Assignment) -> AnyView;

#[wasm_split(editor, wasm_split_path = ::leptos::wasm_split, fallible)]
fn editor() -> Result<Build, SplitLoaderError> {
    Ok(|assignment| view! { <Editor assignment=assignment /> }.into_any())
}

/// The editor over the page, while something is written.
#[component]
pub fn EditorDialog(
    /// The number of what is written; `None` closes the editor.
    writing: RwSignal<Option<u32>>,
    /// Its draft. Made here, because the row with the button that was pressed is redrawn while people write.
    draft: Callback<u32, Draft>,
    /// What becomes of it.
    purpose: Purpose,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(writing.with(Option::is_some)));
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Modal open=open labelled_by="editor-title" class="modal modal--editor" on_closed=move |()| writing.set(None)>
            {move || writing.get().map(|number| untrack(|| view! { <Fetched assignment=Assignment { draft: draft.run(number), purpose, close } /> }))}
        </Modal>
    }
}

#[component]
fn Fetched(assignment: Assignment) -> impl IntoView {
    let fetched = RwSignal::new(None::<Option<Build>>);
    let fetch = move || {
        fetched.set(None);
        spawn_local(async move {
            let build = editor().await.ok();
            fetched.try_set(Some(build));
        });
    };
    fetch();
    let close = move |_| assignment.close.run(());
    move || {
        match fetched.get() {
        // Built once: nothing that it reads while it is built may build it again.
        Some(Some(build)) => untrack(|| build(assignment)),
        Some(None) => view! {
            <div class="editor__wait">
                <h2 id="editor-title">{say(text::write_one)}</h2>
                <p role="alert">{say(text::editor_not_here)}</p>
                <p>
                    <button class="btn btn--main" type="button" on:click=move |_| fetch()><Icon path=icons::AGAIN />{say(shared::text::entrance::try_again)}</button>
                    <button class="btn btn--soft" type="button" on:click=close>{say(shared::text::connection::close)}</button>
                </p>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="editor__wait">
                <h2 id="editor-title">{say(text::write_one)}</h2>
                <p role="status">{say(text::editor_loading)}</p>
            </div>
        }
        .into_any(),
    }
    }
}
