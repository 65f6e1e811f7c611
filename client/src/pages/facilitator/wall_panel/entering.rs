//! Entering an entry for somebody without a device.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::limits::{ENTRY_MAX, NAME_MAX};
use shared::session::{Command, WallCommand};
use shared::text::{common, walls as text};

use super::PanelState;
use crate::components::{Icon, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::Field;
use crate::language::say;

/// The form.
#[component]
pub fn Entering(panel: PanelState) -> impl IntoView {
    let block = panel.block;
    let live = panel.board.live;
    let sentence = live.draft(move || Some(Field::WallEntered { block }));
    let name = live.draft(move || Some(Field::WallEnteredName { block }));
    let (words, whose) = (Wording::new(sentence, ENTRY_MAX), Wording::new(name, NAME_MAX));
    let is_done = RwSignal::new(false);
    live.takes_back(move |command| match command {
        Command::Wall(WallCommand::Enter { block: of, sentence: text, name: by }) if *of == block => {
            is_done.set(false);
            let is_back = sentence.take_back(text, None);
            is_back && by.as_ref().is_none_or(|by| name.take_back(by, None))
        }
        _ => false,
    });
    // Shown once the server has it.
    let is_on_its_way = move || {
        let enters =
            |command: &Command| matches!(command, Command::Wall(WallCommand::Enter { block: of, .. }) if *of == block);
        live.waiting().with(|waiting| waiting.iter().any(enters))
    };
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(sentence_text), Some(by)) = (words.to_send(), whose.to_send_if_any()) else { return };
        panel.ask(WallCommand::Enter { block, sentence: sentence_text, name: by });
        sentence.forget();
        name.forget();
        is_done.set(true);
    };
    view! {
        <details class="wallmore" open=sentence.is_kept()>
            <summary>{say(text::enter_for)}<Icon path=icons::DOWN /></summary>
            <form class="wallmore__own" on:submit=enter>
                <label class="label" for="entered">{say(text::one_sentence)}</label>
                <WordsBox wording=words id="entered" on_typed=Callback::new(move |_| is_done.set(false)) />
                <WordsRemarks wording=words />
                <label class="label" for="entered-name">{say(text::whose)}</label>
                <WordsBox wording=whose id="entered-name" />
                <WordsRemarks wording=whose may_be_empty=true />
                <p class="muted">{say(common::name_nobody)}</p>
                <button class="btn btn--sm" type="submit">{say(text::add)}</button>
                <p role="status">{move || (is_done.get() && !is_on_its_way()).then(|| say(text::entered)())}</p>
            </form>
        </details>
    }
}
