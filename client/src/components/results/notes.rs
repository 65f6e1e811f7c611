//! The answers to one question: adding, editing and deleting notes. For the plenary screen and the board alike.

use leptos::html;
use leptos::prelude::*;
use shared::ids::{DilemmaNumber, NoteId};
use shared::limits::SENTENCE_MAX;
use shared::session::{Command, GatheringCommand, Note, Question};
use shared::text::{common, connection, plenary as text};

use crate::components::{Icon, Sentence, icons, show};
use crate::drafts::{Draft, Field};
use crate::language::{reader, say};
use crate::model::Live;

/// A question, its answers so far, and a field for the next.
#[component]
pub fn Notes(
    live: Live,
    /// The dilemma that they are about.
    number: DilemmaNumber,
    question: Question,
    /// This device may write.
    #[prop(into)]
    steers: Signal<bool>,
    /// The question whose field is open.
    asking: RwSignal<Option<Question>>,
    /// Called with a deleted note, so that it can be restored.
    #[prop(optional, into)]
    on_deleted: Option<Callback<Note>>,
) -> impl IntoView {
    let plenary = live.plenary();
    let notes = Memo::new(move |_| {
        plenary
            .with(|plenary| plenary.notes_on(number, question).map(|(id, note)| (id, note.clone())).collect::<Vec<_>>())
    });
    let name = move || text::question(reader(), question);
    let unsent = live.unsent(move |command| match command {
        Command::Gathering(GatheringCommand::AddNote { dilemma, question: to, text })
            if (*dilemma, *to) == (number, question) =>
        {
            Some(text.clone())
        }
        _ => None,
    });
    let is_open = move || steers.get() && asking.get() == Some(question);
    let draft = live.draft(move || Some(Field::Note { dilemma: number, question }));
    // Resumes a note that was being written.
    if draft.is_kept() && steers.get_untracked() && asking.get_untracked().is_none() {
        asking.set(Some(question));
    }
    live.takes_back(move |command| match command {
        Command::Gathering(GatheringCommand::AddNote { dilemma, question: to, text })
            if (*dilemma, *to) == (number, question) && steers.get_untracked() && !draft.is_kept() =>
        {
            draft.set(text.clone());
            asking.set(Some(question));
            true
        }
        _ => false,
    });
    let write = move |words: String| {
        live.ask(Command::Gathering(GatheringCommand::AddNote { dilemma: number, question, text: words }));
        draft.forget();
    };
    view! {
        <section class="ask" aria-label=name>
            <h2>{name}</h2>
            // Above the notes, so that the field stays reachable however many there are.
            <Show when=move || steers.get()>
                {move || if is_open() {
                    view! {
                        <div class="ask__field">
                            <Sentence
                                draft=draft
                                label=Signal::derive(move || text::write_down_for(reader(), name()))
                                most=SENTENCE_MAX
                                on_done=Callback::new(write)
                                on_leave=Callback::new(move |()| asking.set(None))
                            />
                            <p class="muted ask__hint">{say(common::name_nobody)}</p>
                        </div>
                    }
                    .into_any()
                } else {
                    view! {
                        <button
                            class="btn btn--soft ask__open"
                            type="button"
                            aria-label=move || text::write_down_for(reader(), name())
                            on:click=move |_| asking.set(Some(question))
                        >
                            <Icon path=icons::PENCIL />
                            {say(text::write_down)}
                        </button>
                    }
                    .into_any()
                }}
            </Show>
            <ul class="ask__notes">
                <For each=move || notes.with(|notes| notes.iter().map(|(id, _)| *id).collect::<Vec<_>>()) key=|id| *id children=move |id| {
                    let note = Memo::new(move |_| {
                        notes.with(|notes| notes.iter().find(|(other, _)| *other == id).map(|(_, note)| note.clone()))
                    });
                    view! { <OneNote live=live id=id note=note steers=steers on_deleted=on_deleted /> }
                } />
                {move || unsent.get().into_iter().map(|words| view! {
                    <li class="note note--unsent"><p>{crate::hyphens::written(words)}" "<small class="muted">"("{say(connection::still_to_be_sent)}")"</small></p></li>
                }).collect_view()}
                <Show when=move || notes.with(Vec::is_empty) && unsent.with(Vec::is_empty)>
                    <li class="muted">{say(text::nothing_noted)}</li>
                </Show>
            </ul>
        </section>
    }
}

/// The text that a command gives a note, and the text that it replaces.
fn change_of(command: &Command, id: NoteId) -> Option<(&str, Option<&str>)> {
    match command {
        Command::Gathering(GatheringCommand::EditNote { note, text, over }) if *note == id => {
            Some((text, over.as_deref()))
        }
        _ => None,
    }
}

/// A note. Its field stays open when somebody else changes the note.
#[component]
fn OneNote(
    live: Live,
    id: NoteId,
    note: Memo<Option<Note>>,
    steers: Signal<bool>,
    on_deleted: Option<Callback<Note>>,
) -> impl IntoView {
    let words = Memo::new(move |_| {
        let changed = live.under_way(|command| change_of(command, id).map(|(text, _)| text.to_owned()));
        let written = || note.with(|note| note.as_ref().map(|note| note.text.clone()));
        changed.or_else(written).unwrap_or_default()
    });
    let is_unsent = live.is_unsent(move |command| change_of(command, id).is_some());
    let draft = live.draft(move || Some(Field::ChangedNote { note: id })).beginning_with(words);
    let editing = RwSignal::new(draft.is_kept() && steers.get_untracked());
    live.takes_back(move |command| {
        let is_back =
            steers.get_untracked() && change_of(command, id).is_some_and(|(text, over)| draft.take_back(text, over));
        if is_back {
            editing.set(true);
        }
        is_back
    });
    let theirs = Memo::new(move |_| draft.theirs());
    let keep_mine: NodeRef<html::Button> = NodeRef::new();
    // Enter does not decide by itself which of the two texts stays: it leads to the button that keeps what was typed.
    let ask = move |()| {
        if let Some(button) = keep_mine.get_untracked() {
            let _ = button.focus();
        }
    };
    let mend = move |text: String| {
        let over = Some(words.get_untracked());
        live.ask(Command::Gathering(GatheringCommand::EditNote { note: id, text, over }));
        draft.forget();
        editing.set(false);
    };
    let delete = move |_| {
        live.ask(Command::Gathering(GatheringCommand::DeleteNote { note: id }));
        if let (Some(on_deleted), Some(note)) = (on_deleted, note.get_untracked()) {
            on_deleted.run(note);
        }
    };
    view! {
        <li class="note">
            {move || if editing.get() {
                view! {
                    <Sentence
                        draft=draft
                        label=Signal::derive(move || text::change_note(reader(), &words.get()))
                        most=SENTENCE_MAX
                        on_done=Callback::new(mend)
                        on_leave=Callback::new(move |()| editing.set(false))
                        held=Signal::derive(move || theirs.with(Option::is_some))
                        on_held=Callback::new(ask)
                    />
                    <ChangedElsewhere theirs=theirs draft=draft keep_mine=keep_mine />
                    <p class="muted ask__hint">{say(common::name_nobody)}</p>
                }
                .into_any()
            } else {
                view! {
                    <p>
                        {move || crate::hyphens::written(words.get())}
                        {move || is_unsent.get().then(|| view! { " "<small class="muted">"("{say(connection::still_to_be_sent)}")"</small> })}
                    </p>
                    <Show when=move || steers.get()>
                        <span class="note__do">
                            <button class="arg__change" type="button" aria-label=move || text::change_note(reader(), &words.get()) on:click=move |_| editing.set(true)>
                                <Icon path=icons::PENCIL />
                            </button>
                            <button class="arg__change" type="button" aria-label=move || text::delete_note(reader(), &words.get()) on:click=delete>
                                <Icon path=icons::BIN />
                            </button>
                        </span>
                    </Show>
                }
                .into_any()
            }}
        </li>
    }
}

/// Somebody else's words for the same note, to accept or ignore. Nothing is saved over them until that is decided.
#[component]
fn ChangedElsewhere(theirs: Memo<Option<String>>, draft: Draft, keep_mine: NodeRef<html::Button>) -> impl IntoView {
    let asks: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(asks) = asks.get().filter(|_| theirs.with(Option::is_some)) {
            request_animation_frame(move || show(&asks));
        }
    });
    view! {
        <div role="status" node_ref=asks>
            {move || theirs.get().map(|theirs| view! {
                <div class="note__theirs">
                    <p><b>{say(text::changed_elsewhere)}</b>" "{crate::hyphens::written(theirs)}</p>
                    <button class="btn btn--soft btn--sm" type="button" on:click=move |_| draft.forget()>{say(text::take_theirs)}</button>
                    <button class="btn btn--soft btn--sm" type="button" node_ref=keep_mine on:click=move |_| draft.goes_over_theirs()>{say(text::keep_mine)}</button>
                </div>
            })}
        </div>
    }
}
