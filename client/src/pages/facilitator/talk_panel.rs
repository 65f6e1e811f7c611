//! The questions of a talk on the board: those that most people want to know first.

use leptos::prelude::*;
use shared::ids::{BlockId, QuestionId};
use shared::session::{Command, SharedQuestion, Talk, TalkCommand};
use shared::text::{debrief, talks as text};

use super::state::FacilitatorState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// Questions at first; the rest on request.
const SHOWN: usize = 60;

/// The panel of the running talk.
#[component]
pub fn TalkPanel(board: FacilitatorState) -> impl IntoView {
    let block = Memo::new(move |_| board.facts.with(|facts| facts.as_ref()?.running_talk()));
    move || block.get().map(|block| view! { <OneTalk board=board block=block /> })
}

#[component]
fn OneTalk(board: FacilitatorState, block: BlockId) -> impl IntoView {
    let talk =
        Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map(|facts| facts.talk(block))).unwrap_or_default());
    let all = RwSignal::new(false);
    let ids = Memo::new(move |_| talk.with(|talk| talk.by_count().into_iter().map(|(id, _)| id).collect::<Vec<_>>()));
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN };
        ids.with(|ids| ids.iter().take(most).copied().collect::<Vec<_>>())
    };
    let more = move || if all.get() { 0 } else { ids.with(Vec::len).saturating_sub(SHOWN) };
    let off = Memo::new(move |_| {
        talk.with(|talk| {
            let off = talk.questions.iter().filter(|(_, question)| question.off);
            off.map(|(id, question)| (*id, question.text.clone())).collect::<Vec<_>>()
        })
    });
    let count = move || ids.with(Vec::len);
    let says =
        move || if count() == 0 { text::no_questions(reader()).to_owned() } else { text::questions(reader(), count()) };
    view! {
        <section class="wallpanel" aria-labelledby="talk-panel">
            <header class="wallpanel__head">
                <div>
                    <h2 id="talk-panel">{say(shared::text::report::questions)}</h2>
                    <p class="wallpanel__count" role="status">{says}</p>
                </div>
            </header>
            <ul class="wallrows" hidden=move || count() == 0>
                <For each=shown key=|id| *id children=move |id| view! { <OneQuestion board=board block=block talk=talk id=id /> } />
            </ul>
            {move || (more() > 0).then(|| view! { <button class="btn btn--soft btn--sm" type="button" on:click=move |_| all.set(true)>{debrief::show_more(reader(), more())}</button> })}
            <Show when=move || !off.with(Vec::is_empty)>
                <details class="wallmore">
                    <summary>{say(text::taken_off)}" "<span class="num">{move || off.with(Vec::len)}</span></summary>
                    <ul class="wallrows">
                        <For each=move || off.get() key=Clone::clone children=move |(id, words)| {
                            let label = words.clone();
                            view! {
                                <li>
                                    <span class="wallrows__text">{crate::hyphens::written(words)}</span>
                                    <button class="btn btn--soft btn--sm" type="button" aria-label=move || text::put_back_this(reader(), &label) on:click=move |_| board.ask(Command::Talk(TalkCommand::PutBack { block, question: id }))>{say(text::put_back)}</button>
                                </li>
                            }
                        } />
                    </ul>
                </details>
            </Show>
        </section>
    }
}

/// One question. The row stays while it changes, and with it the focus on its buttons.
#[component]
fn OneQuestion(board: FacilitatorState, block: BlockId, talk: Memo<Talk>, id: QuestionId) -> impl IntoView {
    let question: Memo<Option<SharedQuestion>> = Memo::new(move |_| talk.with(|talk| talk.questions.get(&id).cloned()));
    let words = Memo::new(move |_| {
        question.with(|question| question.as_ref().map(|question| question.text.clone())).unwrap_or_default()
    });
    let is_answered =
        Memo::new(move |_| question.with(|question| question.as_ref().is_some_and(|question| question.is_answered)));
    let wanted = Memo::new(move |_| talk.with(|talk| talk.wanted_by(id)));
    let ask = move |command| board.ask(Command::Talk(command));
    let mark = move |_| ask(TalkCommand::MarkAnswered { block, question: id, on: !is_answered.get_untracked() });
    view! {
        <li class:wallrows__done=is_answered>
            <b class="wallrows__num num" title=move || text::so_many_want(reader(), wanted.get())><span aria-hidden="true">{wanted}</span><span class="sr">{move || text::so_many_want(reader(), wanted.get())}</span></b>
            <span class="wallrows__text">{move || crate::hyphens::written(words.get())}</span>
            <span class="wallrows__do">
                <button class="wallmark wallmark--one" type="button" data-repeats="" aria-pressed=move || is_answered.get().to_string() aria-label=move || text::mark_answered(reader(), &words.get()) on:click=mark>{say(text::answered)}</button>
                <button class="notice__close" type="button" aria-label=move || text::take_off_this(reader(), &words.get()) title=say(text::take_off) on:click=move |_| ask(TalkCommand::TakeOff { block, question: id })><Icon path=icons::BIN /></button>
            </span>
        </li>
    }
}
