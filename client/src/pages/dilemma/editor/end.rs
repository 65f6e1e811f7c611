//! The foot of the editor: what becomes of the dilemma.

use leptos::prelude::*;
use shared::text::dilemma as text;

use super::manuscript::Manuscript;
use crate::components::{Icon, Sure, icons, save_file};
use crate::language::{reader, say};
use crate::pages::dilemma::host::{Assignment, Purpose};
use crate::pages::entrance::fields::focus_first_wrong;

/// Use it, save it as a file, throw it away.
#[component]
pub fn End(manuscript: Manuscript, assignment: Assignment) -> impl IntoView {
    let save = move |_| {
        let (name, content) = manuscript.dilemma.with_untracked(|dilemma| dilemma.tidied().to_file());
        let _ = save_file(&name, content.as_bytes());
    };
    let needed = Memo::new(move |_| {
        manuscript.problems.with(|problems| problems.iter().filter(|problem| problem.is_refused()).count())
    });
    let use_it = move |_| {
        let Some(dilemma) = manuscript.finished() else { return focus_first_wrong() };
        match assignment.purpose {
            Purpose::Own { plan } => plan.run(std::sync::Arc::new(dilemma)),
            Purpose::Correction { save, .. } => save.run(dilemma),
        }
        assignment.close.run(());
    };
    let remove = move || {
        assignment.draft.forget();
        assignment.close.run(());
    };
    let (label, is_own) = match assignment.purpose {
        Purpose::Own { .. } => (text::plan as crate::language::Words, true),
        Purpose::Correction { .. } => (text::save_correction as crate::language::Words, false),
    };
    let may_use = Memo::new(move |_| match assignment.purpose {
        Purpose::Own { .. } => true,
        Purpose::Correction { was_had, .. } => !was_had.get(),
    });
    // Where the button was that is gone.
    let still = move || match (may_use.get(), manuscript.tried.get() && needed.get() > 0) {
        (false, _) => Some(say(text::was_had_meanwhile)().to_owned()),
        (true, true) => Some(text::still_needed(reader(), needed.get())),
        (true, false) => None,
    };
    view! {
        <footer class="editor__end">
            <p class="editor__still" role="status">
                {still}
            </p>
            <div class="editor__rest">
                {is_own.then(|| view! {
                    <Show when=move || manuscript.has_words()><Sure label=text::remove explained=text::remove_sure on_yes=remove /></Show>
                })}
                <button class="btn btn--soft btn--sm" type="button" on:click=save><Icon path=icons::DOWNLOAD />{say(text::save_file)}</button>
            </div>
            <div class="editor__use">
                <button class="btn btn--soft" type="button" on:click=move |_| assignment.close.run(())>{say(text::later)}</button>
                <Show when=move || may_use.get()>
                    <button class="btn btn--main" type="button" on:click=use_it>{say(label)}</button>
                </Show>
            </div>
        </footer>
    }
}
