//! Choosing the sentence that a check-in begins, until somebody has written.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::limits::PROMPT_MAX;
use shared::session::{Command, CoveredWall, Prompt, WallCommand};
use shared::text::walls as text;

use super::PanelState;
use crate::components::{Icon, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::Field;
use crate::language::{Words, reader, say};

/// The ready-made sentences, and a field for one's own.
#[component]
pub fn BegunSentence(panel: PanelState) -> impl IntoView {
    let block = panel.block;
    let is_begun = Memo::new(move |_| panel.wall.with(CoveredWall::is_begun));
    let prompt = Memo::new(move |_| panel.wall.with(|wall| wall.prompt.clone()));
    let own = Signal::derive(move || match prompt.get() {
        Prompt::Own(text) => text,
        Prompt::Success | Prompt::Question => String::new(),
    });
    let draft = panel.board.live.draft(move || Some(Field::WallPrompt { block })).beginning_with(own);
    let wording = Wording::new(draft, PROMPT_MAX);
    panel.board.live.takes_back_into(draft, move |command| match command {
        Command::Wall(WallCommand::ChoosePrompt { block: of, prompt: Prompt::Own(text) }) if *of == block => {
            Some((text.as_str(), None))
        }
        _ => None,
    });
    let choose = move |prompt: Prompt| panel.ask(WallCommand::ChoosePrompt { block, prompt });
    let use_own = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(text) = wording.to_send() {
            choose(Prompt::Own(text));
            draft.forget();
        }
    };
    let ready = move || {
        [(Prompt::Success, text::success as Words), (Prompt::Question, text::came_with_question as Words)]
            .map(|(one, words)| {
                let known = one.clone();
                view! {
                    <label class="check">
                        <input type="radio" name="begun" prop:checked=move || prompt.get() == known on:change=move |_| choose(one.clone()) />
                        <span>{say(words)}</span>
                    </label>
                }
            })
            .into_iter()
            .collect_view()
    };
    view! {
        <details class="wallmore" hidden=is_begun>
            <summary>{say(text::begun_sentence)}<Icon path=icons::DOWN /></summary>
            <div>
                {ready()}
                <form class="wallmore__own" on:submit=use_own>
                    <label class="label" for="begun-own">{say(text::own_sentence)}</label>
                    <WordsBox wording=wording id="begun-own" />
                    <button class="btn btn--sm" type="submit">{move || text::use_it(reader())}</button>
                    <WordsRemarks wording=wording />
                </form>
            </div>
        </details>
    }
}
