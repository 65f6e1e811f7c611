//! The questions of a talk on the board: those that most people want to know first.

use leptos::prelude::*;
use shared::ids::{BlockId, QuestionId};
use shared::session::{Command, SharedQuestion, Talk, TalkCommand};
use shared::text::{board as common, talks as text};

use super::state::FacilitatorState;
use super::written_rows::WrittenRows;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

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
    let ids = Memo::new(move |_| talk.with(|talk| talk.by_count().into_iter().map(|(id, _)| id).collect::<Vec<_>>()));
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
            <WrittenRows ids=ids off=off taken_off=text::taken_off
                row=move |id| view! { <OneQuestion board=board block=block talk=talk id=id /> }.into_any()
                on_put_back=move |question| board.ask(Command::Talk(TalkCommand::PutBack { block, question })) />
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
                <button class="notice__close" type="button" aria-label=move || common::take_off_this(reader(), &words.get()) title=say(common::take_off) on:click=move |_| ask(TalkCommand::TakeOff { block, question: id })><Icon path=icons::BIN /></button>
            </span>
        </li>
    }
}
