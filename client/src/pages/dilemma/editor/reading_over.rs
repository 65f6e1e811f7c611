//! What is still needed, what might be better, and what only the writer can see.

use leptos::prelude::*;
use shared::dilemma::Problem;
use shared::text::dilemma as text;

use super::manuscript::Manuscript;
use crate::components::{Icon, icons};
use crate::language::{Words, reader, say};

/// The most that is listed of each kind: the rest is beside its field.
const LISTED_MAX: usize = 6;

/// What the writer looks over: no program sees it.
const ONLY_YOU_SEE: [Words; 3] = [text::check_price, text::check_neutral, text::check_both];

/// The section after the fields.
#[component]
pub fn ReadingOver(manuscript: Manuscript) -> impl IntoView {
    let of_kind = move |refused: bool| {
        Memo::new(move |_| {
            let both = manuscript.is_in_both();
            manuscript.problems.with(|problems| {
                let of_kind = problems.iter().filter(|problem| problem.is_refused() == refused);
                of_kind.map(|problem: &Problem| text::told(reader(), problem, both)).collect::<Vec<_>>()
            })
        })
    };
    let (needed, hints) = (of_kind(true), of_kind(false));
    let list =
        move |class: &'static str, all: Memo<Vec<String>>, head: fn(shared::language::Language, usize) -> String| {
            move || {
                let all = all.get();
                let rest = all.len().saturating_sub(LISTED_MAX);
                (!all.is_empty()).then(|| {
                view! {
                    <div class=class>
                        <p><b>{head(reader(), all.len())}</b></p>
                        <ul>
                            {all.into_iter().take(LISTED_MAX).map(|words| view! { <li>{words}</li> }).collect_view()}
                            {(rest > 0).then(|| view! { <li>{text::more_needed(reader(), rest)}</li> })}
                        </ul>
                    </div>
                }
            })
            }
        };
    let is_well = move || needed.with(Vec::is_empty) && hints.with(Vec::is_empty);
    view! {
        <section class="editor__part" aria-labelledby="editor-over">
            <h3 id="editor-over">{say(text::read_over)}</h3>
            {list("editor__needed", needed, text::still_needed)}
            {list("editor__tips", hints, text::hints_head)}
            <Show when=is_well><p>{say(text::all_well)}</p></Show>
            <ul class="editor__see">
                {ONLY_YOU_SEE.map(|words| view! { <li><Icon path=icons::CHECK />{say(words)}</li> }).into_iter().collect_view()}
            </ul>
        </section>
    }
}
