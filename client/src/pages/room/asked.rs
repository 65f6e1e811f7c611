//! What others asked during a talk: without names, and to be joined with one press.

use leptos::prelude::*;
use shared::ids::{BlockId, QuestionId};
use shared::session::{Command, SharedQuestion, TalkCommand};
use shared::text::{debrief, talks as text};
use shared::wire::Identity;

use crate::language::{reader, say};
use crate::model::Live;

/// Questions at first; the rest on request.
const SHOWN: usize = 40;

/// The questions of others, oldest first, so that none moves while somebody reads.
#[component]
pub fn AskedByOthers(live: Live, block: BlockId) -> impl IntoView {
    let (facts, identity) = (live.facts(), live.identity());
    let all = RwSignal::new(false);
    let ids = Memo::new(move |_| {
        let Some(Identity::Participant(me)) = identity.get() else { return Vec::new() };
        facts.with(|facts| {
            let Some(talk) = facts.as_ref().and_then(|facts| facts.collected.talks.get(&block)) else {
                return Vec::new();
            };
            talk.questions.keys().copied().filter(|question| !talk.is_asked_by(*question, me)).collect::<Vec<_>>()
        })
    });
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN };
        ids.with(|ids| ids.iter().take(most).copied().collect::<Vec<_>>())
    };
    let more = move || if all.get() { 0 } else { ids.with(Vec::len).saturating_sub(SHOWN) };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <section class="thoughts" aria-labelledby="asked">
                <h2 id="asked">{say(text::questions_of_others)}" "<span class="num">{move || ids.with(Vec::len)}</span></h2>
                <ul><For each=shown key=|id| *id children=move |id| view! { <OneQuestion live=live block=block id=id /> } /></ul>
                {move || (more() > 0).then(|| view! { <button class="btn btn--soft btn--sm" type="button" on:click=move |_| all.set(true)>{debrief::show_more(reader(), more())}</button> })}
            </section>
        </Show>
    }
}

#[component]
fn OneQuestion(live: Live, block: BlockId, id: QuestionId) -> impl IntoView {
    let (facts, identity) = (live.facts(), live.identity());
    let question: Memo<Option<SharedQuestion>> = Memo::new(move |_| {
        facts.with(|facts| facts.as_ref()?.collected.talks.get(&block)?.questions.get(&id).cloned())
    });
    let words = Memo::new(move |_| {
        question.with(|question| question.as_ref().map(|question| question.text.clone())).unwrap_or_default()
    });
    let is_answered =
        Memo::new(move |_| question.with(|question| question.as_ref().is_some_and(|question| question.is_answered)));
    let wants = Memo::new(move |_| {
        let asked = live.under_way(|command| match command {
            Command::Talk(TalkCommand::Want { block: of, question, on }) if (*of, *question) == (block, id) => {
                Some(*on)
            }
            _ => None,
        });
        let recorded = || {
            let Some(Identity::Participant(me)) = identity.get() else { return false };
            facts.with(|facts| {
                let talk = facts.as_ref().and_then(|facts| facts.collected.talks.get(&block));
                talk.is_some_and(|talk| talk.is_wanted_by(id, me))
            })
        };
        asked.unwrap_or_else(recorded)
    });
    let press = move |_| live.ask(Command::Talk(TalkCommand::Want { block, question: id, on: !wants.get_untracked() }));
    view! {
        <li>
            <p class="thoughts__text">{move || crate::hyphens::written(words.get())}</p>
            <p class="thoughts__do">
                {move || if is_answered.get() {
                    view! { <small>{say(text::answered)}</small> }.into_any()
                } else {
                    view! {
                        <button class="wallmark thoughts__want" type="button" data-repeats="" aria-pressed=move || wants.get().to_string()
                            aria-label=move || text::want_to_know_this(reader(), &words.get()) on:click=press>{say(text::want_to_know)}</button>
                    }
                    .into_any()
                }}
            </p>
        </li>
    }
}
