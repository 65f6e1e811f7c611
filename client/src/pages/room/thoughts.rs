//! What somebody keeps for themselves during a talk: one quiet field, and what is kept below it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::{BlockId, ThoughtId};
use shared::limits::SENTENCE_MAX;
use shared::session::{Command, TalkCommand, Thoughts};
use shared::text::{common, connection, talks as text};
use shared::wire::Identity;

use crate::components::{ChangedMeanwhile, Icon, SecondPress, Sentence, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::model::Live;

/// The field, and what is kept, newest first.
#[component]
pub fn OwnThoughts(live: Live, block: BlockId) -> impl IntoView {
    let (facts, identity) = (live.facts(), live.identity());
    let own = Memo::new(move |_| {
        let Some(Identity::Participant(me)) = identity.get() else { return Thoughts::default() };
        let own = facts.with(|facts| facts.as_ref()?.collected.talks.get(&block)?.own.get(&me).cloned());
        own.unwrap_or_default()
    });
    let ids = Memo::new(move |_| own.with(|own| own.kept.keys().rev().copied().collect::<Vec<_>>()));
    let draft = live.draft(move || Some(Field::Thought { block }));
    let wording = Wording::new(draft, SENTENCE_MAX);
    live.takes_back_into(draft, move |command| match command {
        Command::Talk(TalkCommand::Keep { block: of, text }) if *of == block => Some((text.as_str(), None)),
        _ => None,
    });
    let keep = move || {
        let Some(text) = wording.to_send() else { return };
        live.ask(Command::Talk(TalkCommand::Keep { block, text }));
        draft.forget();
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        keep();
    };
    let unsent = live.unsent(move |command| match command {
        Command::Talk(TalkCommand::Keep { block: of, text }) if *of == block => Some(text.clone()),
        _ => None,
    });
    let has_any = move || !ids.with(Vec::is_empty) || !unsent.with(Vec::is_empty);
    view! {
        <form class="thoughtbox" on:submit=submit>
            <label class="label" for="thought">{say(text::keep_a_thought)}</label>
            <WordsBox wording=wording id="thought" rows=2 on_enter=Callback::new(move |()| keep()) />
            <p class="thoughtbox__do">
                <button class="btn" type="submit">{say(common::save)}</button>
                <WordsRemarks wording=wording />
            </p>
            <p class="muted">{say(text::only_you_see)}" "{say(common::name_nobody)}</p>
        </form>
        <Show when=has_any>
            <section class="thoughts" aria-labelledby="thoughts">
                <h2 id="thoughts">{say(text::your_thoughts)}</h2>
                <p class="muted">{say(text::shared_how)}</p>
                <ul>
                    {move || unsent.get().into_iter().map(|words| view! {
                        <li><p class="thoughts__text">{crate::hyphens::written(words)}" "<small>"("{say(connection::still_to_be_sent)}")"</small></p></li>
                    }).collect_view()}
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <OneThought live=live block=block own=own id=id /> } />
                </ul>
            </section>
        </Show>
    }
}

/// One thought: private, with what can be done with it; or shared.
#[component]
fn OneThought(live: Live, block: BlockId, own: Memo<Thoughts>, id: ThoughtId) -> impl IntoView {
    let changed = move |command: &Command| match command {
        Command::Talk(TalkCommand::Edit { block: of, thought, text, .. }) if (*of, *thought) == (block, id) => {
            Some(text.clone())
        }
        _ => None,
    };
    let recorded = move || own.with(|own| own.kept.get(&id).map(|thought| thought.text.clone()));
    // What is not answered yet counts as done.
    let words = Memo::new(move |_| live.under_way(changed).or_else(recorded).unwrap_or_default());
    let is_shared = Memo::new(move |_| {
        let asked = live.under_way(|command| match command {
            Command::Talk(TalkCommand::Share { block: of, thought }) if (*of, *thought) == (block, id) => Some(true),
            Command::Talk(TalkCommand::TakeBack { block: of, thought }) if (*of, *thought) == (block, id) => {
                Some(false)
            }
            _ => None,
        });
        asked.unwrap_or_else(|| own.with(|own| own.kept.contains_key(&id) && !own.is_private(id)))
    });
    let is_unsent = live.is_unsent(move |command| is_about(command, block, id));
    let draft = live.draft(move || Some(Field::ChangedThought { block, thought: id })).beginning_with(words);
    // Resumes a change that was being written.
    let editing = RwSignal::new(draft.is_kept());
    live.takes_back(move |command| match command {
        Command::Talk(TalkCommand::Edit { block: of, thought, text, over }) if (*of, *thought) == (block, id) => {
            let is_back = draft.take_back(text, over.as_deref());
            if is_back {
                editing.set(true);
            }
            is_back
        }
        _ => false,
    });
    let ask = move |command| live.ask(Command::Talk(command));
    let save = Callback::new(move |text: String| {
        ask(TalkCommand::Edit { block, thought: id, text, over: Some(words.get_untracked()) });
        draft.forget();
        editing.set(false);
    });
    let leave = Callback::new(move |()| editing.set(false));
    let sure = SecondPress::awaited();
    let delete = move |_| {
        if sure.press() {
            ask(TalkCommand::Delete { block, thought: id });
        }
    };
    let delete_label = move || {
        if sure.is_asked() {
            text::delete_surely(reader(), &words.get())
        } else {
            text::delete_this(reader(), &words.get())
        }
    };
    view! {
        <li class:thoughts__shared=is_shared>
            {move || if editing.get() && !is_shared.get() {
                view! {
                    <div>
                        <ChangedMeanwhile draft=draft />
                        <Sentence draft=draft label=Signal::derive(move || text::change_this(reader(), &words.get())) most=SENTENCE_MAX on_done=save on_leave=leave />
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <p class="thoughts__text">
                        {move || crate::hyphens::written(words.get())}
                        {move || is_unsent.get().then(|| view! { " "<small>"("{say(connection::still_to_be_sent)}")"</small> })}
                    </p>
                }
                .into_any()
            }}
            {move || if is_shared.get() {
                view! {
                    <p class="thoughts__do">
                        <small><Icon path=icons::CHECK />{say(text::is_shared)}</small>
                        <button class="btn btn--quiet btn--sm" type="button" data-step="" aria-label=move || text::take_back_this(reader(), &words.get()) on:click=move |_| ask(TalkCommand::TakeBack { block, thought: id })>{say(text::take_back)}</button>
                    </p>
                }
                .into_any()
            } else {
                view! {
                    <p class="thoughts__do" hidden=editing>
                        <button class="btn btn--soft btn--sm" type="button" data-step="" aria-label=move || text::share_this(reader(), &words.get()) on:click=move |_| ask(TalkCommand::Share { block, thought: id })>{say(text::share)}</button>
                        <button class="arg__change" type="button" aria-label=move || text::change_this(reader(), &words.get()) on:click=move |_| editing.set(true)><Icon path=icons::PENCIL /></button>
                        <button class="arg__change" class:is-asked=move || sure.is_asked() type="button" aria-label=delete_label aria-disabled=move || sure.is_unread() on:click=delete>
                            <Icon path=icons::BIN /><span aria-live="polite">{move || sure.is_asked().then(|| shared::text::room::delete_sure(reader()))}</span>
                        </button>
                    </p>
                }
                .into_any()
            }}
        </li>
    }
}

/// Does a command change this thought, or who sees it?
fn is_about(command: &Command, block: BlockId, id: ThoughtId) -> bool {
    matches!(
        command,
        Command::Talk(
            TalkCommand::Edit { block: of, thought, .. }
                | TalkCommand::Delete { block: of, thought }
                | TalkCommand::Share { block: of, thought }
                | TalkCommand::TakeBack { block: of, thought },
        ) if (*of, *thought) == (block, id)
    )
}
