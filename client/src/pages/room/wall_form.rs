//! The form in which somebody writes for the wall: a sentence; in a clearing also a feeling.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::BlockId;
use shared::limits::{ENTRY_MAX, FEELING_MAX};
use shared::session::{BlockKind, Command, Line, Own, WallCommand, Words};
use shared::text::{common, connection, walls as text};

use crate::components::{Icon, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::{Draft, Field};
use crate::language::{reader, say};
use crate::model::Live;

/// The fields, and one button.
#[component]
pub fn WallForm(
    live: Live,
    kind: BlockKind,
    block: BlockId,
    /// What this person has on the wall.
    own: Memo<Own>,
    /// They are changing what they wrote.
    changing: RwSignal<bool>,
) -> impl IntoView {
    let facts = live.facts();
    let is_clearing = kind == BlockKind::Clearing;
    let before = |line: fn(&Words) -> Option<&Line>| {
        Signal::derive(move || {
            own.with(|own| own.written.as_ref().and_then(|written| line(&written.words)).map(|line| line.text.clone()))
                .unwrap_or_default()
        })
    };
    let was_named = |line: fn(&Words) -> Option<&Line>| {
        own.with_untracked(|own| {
            own.written.as_ref().and_then(|written| line(&written.words)).is_some_and(|line| line.named)
        })
    };
    let sentence = live.draft(move || Some(Field::WallSentence { block })).beginning_with(before(of_sentence));
    let feeling = live.draft(move || Some(Field::WallFeeling { block })).beginning_with(before(of_feeling));
    // Whether a name goes with them is not kept with unsent words. Nobody's name is put to words for which they did not
    // choose that.
    let is_named = |draft: Draft, line| RwSignal::new(was_named(line) && !draft.is_kept());
    let (of_sentence_named, of_feeling_named) = (is_named(sentence, of_sentence), is_named(feeling, of_feeling));
    let (words, mood) = (Wording::new(sentence, ENTRY_MAX), Wording::new(feeling, FEELING_MAX));
    takes_back(live, block, sentence, feeling);
    let send = move || {
        let Some(text) = (if is_clearing { words.to_send_if_any() } else { words.to_send().map(Some) }) else { return };
        let Some(mood) = (if is_clearing { mood.to_send_if_any() } else { Some(None) }) else { return };
        if text.is_none() && mood.is_none() {
            // Says that it is empty.
            words.to_send();
            return;
        }
        let line =
            |text: Option<String>, named: RwSignal<bool>| text.map(|text| Line { text, named: named.get_untracked() });
        let written = Words { sentence: line(text, of_sentence_named), feeling: line(mood, of_feeling_named) };
        let is_same = own.with_untracked(|own| own.written.as_ref().is_some_and(|known| known.words == written));
        if is_same {
            return changing.set(false);
        }
        live.ask(Command::Wall(WallCommand::Write { block, words: written }));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let is_unsent = live.is_unsent(
        move |command| matches!(command, Command::Wall(WallCommand::Write { block: of, .. }) if *of == block),
    );
    let is_open = Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.wall(block).is_open)));
    let question = move || {
        let prompt = facts.with(|facts| facts.as_ref().map(|facts| facts.wall(block).prompt)).unwrap_or_default();
        text::question(reader(), kind, &prompt)
    };
    let hint = move || if is_open.get() { text::open_already(reader()) } else { text::nobody_sees(reader()) };
    view! {
        <form class="wallform" on:submit=submit>
            <h1 class="wallform__q"><label for="wall-sentence">{question}</label></h1>
            <WordsBox wording=words id="wall-sentence" rows=3 placeholder=Signal::derive(move || if is_clearing { text::one_sentence(reader()) } else { text::finish_sentence(reader()) }.to_owned()) on_enter=Callback::new(move |()| send()) />
            <div class="wallform__line"><Named named=of_sentence_named /><WordsRemarks wording=words /></div>
            {is_clearing.then(|| view! {
                <label class="wallform__second" for="wall-feeling">{say(text::feeling)}</label>
                <WordsBox wording=mood id="wall-feeling" placeholder=Signal::derive(move || text::one_or_two_words(reader()).to_owned()) on_enter=Callback::new(move |()| send()) />
                <div class="wallform__line"><Named named=of_feeling_named /><WordsRemarks wording=mood may_be_empty=true /></div>
            })}
            <p class="muted wallform__hint">{hint}" "{say(common::name_nobody)}</p>
            <div class="wallform__do">
                <button class="btn btn--main btn--lg" type="submit" data-step="">
                    {say(text::on_the_wall)}
                    {move || (is_unsent.try_get() == Some(true)).then(|| format!(" ({})", connection::still_to_be_sent(reader())))}
                    <Icon path=icons::FORWARD />
                </button>
                <Show when=move || changing.get()>
                    <button class="btn btn--soft" type="button" on:click=move |_| { sentence.forget(); feeling.forget(); changing.set(false); }>{say(common::cancel)}</button>
                </Show>
            </div>
        </form>
    }
}

/// Whether one's name is put to what one writes.
#[component]
fn Named(named: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="check wallform__named">
            <input type="checkbox" prop:checked=named on:change:target=move |event| named.set(event.target().checked()) />
            <span>{say(text::with_my_name)}</span>
        </label>
    }
}

/// Restores words that were not accepted.
fn takes_back(live: Live, block: BlockId, sentence: Draft, feeling: Draft) {
    live.takes_back(move |command| match command {
        Command::Wall(WallCommand::Write { block: of, words }) if *of == block => {
            let is_back =
                |line: &Option<Line>, draft: Draft| line.as_ref().is_none_or(|line| draft.take_back(&line.text, None));
            let sentence = is_back(&words.sentence, sentence);
            is_back(&words.feeling, feeling) && sentence
        }
        _ => false,
    });
}

fn of_sentence(words: &Words) -> Option<&Line> {
    words.sentence.as_ref()
}

fn of_feeling(words: &Words) -> Option<&Line> {
    words.feeling.as_ref()
}
