//! A word to one room, to some or to all: ready-made, or in one's own words.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::limits::MESSAGE_MAX;
use shared::session::{Command, Rooms};
use shared::text::{board as text, common};

use super::ask::DeskDialog;
use super::desk::{Desk, Dialog, Words};
use super::sent::SentList;
use crate::components::{Icon, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::Field;
use crate::language::{reader, say};

/// What facilitators say most.
const NUDGES: [Words; 3] = [text::nudge_every_voice, text::nudge_other_side, text::nudge_one_minute];

/// The dialog for a word to all rooms, or to those that are selected.
#[component]
pub fn MessageDialog(desk: Desk) -> impl IntoView {
    let title = move || {
        let selected: Vec<u16> = desk.rows.selected.with(|selected| selected.iter().map(|room| room.0).collect());
        if selected.is_empty() {
            text::message_to_all(reader()).to_owned()
        } else {
            text::message_to_selected(reader(), &text::groups(reader(), &selected))
        }
    };
    view! {
        <DeskDialog desk=desk dialog=Dialog::Message labelled_by="message-title">
            <h2 id="message-title">{title}</h2>
            <MessageForm desk=desk rooms=Signal::derive(move || desk.rows.meant()) field="message-all" on_sent=move || desk.dialog.set(None) />
            <SentList desk=desk />
            <div class="modal__end">
                <button class="btn btn--quiet" type="button" on:click=move |_| desk.dialog.set(None)>
                    {say(common::cancel)}
                </button>
            </div>
        </DeskDialog>
    }
}

/// Ready-made words that go out at once, and a field for one's own.
#[component]
pub fn MessageForm(
    /// The board.
    desk: Desk,
    /// To which rooms.
    rooms: Signal<Rooms>,
    /// The room that it goes to. Absent: all rooms, or the selected ones.
    #[prop(optional)]
    to: Option<RoomNumber>,
    /// The id of the field.
    field: &'static str,
    /// Called when a word went out.
    on_sent: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let to_selected = move || to.is_none() && rooms.with(|rooms| *rooms != Rooms::All);
    // Keeps a draft with the groups it was written for: words for everybody must not go out to a few by mistake.
    let draft = desk
        .live
        .draft(move || Some(if to_selected() { Field::MessageToSelected } else { Field::Message { room: to } }));
    let wording = Wording::new(draft, MESSAGE_MAX);
    desk.live.takes_back_into(draft, move |command| match command {
        Command::SendMessage { text, rooms: asked } => rooms.with(|rooms| rooms == asked).then_some(text.as_str()),
        _ => None,
    });
    let send = move |words: String| {
        desk.act(Command::SendMessage { rooms: rooms.get_untracked(), text: words });
        on_sent();
    };
    let send_own = move || {
        if let Some(words) = wording.to_send() {
            draft.forget();
            send(words);
        }
    };
    // The language of the reader is the best guess for that of the rooms.
    let nudges = NUDGES.map(|nudge| {
        view! {
            <button class="btn btn--soft btn--sm" type="button" on:click=move |_| send(nudge(desk.language.get_untracked()).to_owned())>
                {say(nudge)}
            </button>
        }
    });
    view! {
        <form
            class="word"
            on:submit=move |event| {
                event.prevent_default();
                send_own();
            }
        >
            <div class="word__ready" role="group" aria-label=say(text::ready_made)>{nudges.into_iter().collect_view()}</div>
            <label class="label" for=field>{say(text::own_words)}</label>
            <div class="word__own">
                <WordsBox wording=wording id=field rows=3 on_enter=Callback::new(move |()| send_own()) />
                <button class="btn btn--main" type="submit"><Icon path=icons::MESSAGE />{say(text::send)}</button>
            </div>
            <WordsRemarks wording=wording />
            <p class="muted word__note">{say(common::name_nobody)}</p>
        </form>
    }
}
