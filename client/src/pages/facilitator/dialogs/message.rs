//! A message to one room, to some or to all: ready-made, or in the facilitator's own words.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::limits::MESSAGE_MAX;
use shared::link::Status;
use shared::session::{Command, RoomCommand, Rooms};
use shared::text::{board as text, common, connection};

use super::choices::Gone;
use super::confirm_dialog::BoardDialog;
use super::sent::SentList;
use crate::components::{Icon, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::Field;
use crate::language::{Words, reader, say};
use crate::pages::facilitator::state::{Dialog, FacilitatorState};

/// The messages that facilitators send most.
const NUDGES: [Words; 3] = [text::nudge_every_voice, text::nudge_other_side, text::nudge_one_minute];

/// The dialog for a message to all or to selected rooms.
#[component]
pub fn MessageDialog(board: FacilitatorState) -> impl IntoView {
    let reach = Memo::new(move |_| board.message_to.with(|rooms| board.reach(rooms)));
    let title = move || reach.with(|reach| message_to(&reach.rooms));
    let merged = move || {
        let said = |(from, into): &(RoomNumber, RoomNumber)| text::done_merged(reader(), from.0, into.0);
        let said: Vec<_> = reach.with(|reach| reach.merged.iter().map(said).collect());
        (!said.is_empty()).then(|| said.join(" "))
    };
    view! {
        <BoardDialog board=board dialog=Dialog::Message labelled_by="message-title">
            <h2 id="message-title">{title}</h2>
            <Gone remark=Signal::derive(merged) />
            <MessageForm board=board rooms=Signal::derive(move || reach.with(|reach| reach.rooms.clone())) field="message-all" on_sent=move || board.dialog.set(None) />
            <SentList board=board />
            <div class="modal__end">
                <button class="btn btn--quiet" type="button" on:click=move |_| board.dialog.set(None)>
                    {say(common::cancel)}
                </button>
            </div>
        </BoardDialog>
    }
}

/// *Bericht aan groepen 2 en 3*.
pub fn message_to(rooms: &Rooms) -> String {
    match rooms {
        Rooms::All => text::message_to_all(reader()).to_owned(),
        Rooms::Only(rooms) => {
            let numbers: Vec<u16> = rooms.iter().map(|room| room.0).collect();
            text::message_to_selected(reader(), &text::groups(reader(), &numbers))
        }
    }
}

/// Ready-made words that go out at once, and a field for one's own.
#[component]
pub fn MessageForm(
    /// The board.
    board: FacilitatorState,
    /// The rooms that it goes to.
    rooms: Signal<Rooms>,
    /// The room that it goes to. `None` for all rooms, or the selected ones.
    #[prop(optional)]
    to: Option<RoomNumber>,
    /// The id of the field.
    field: &'static str,
    /// Called when a message was sent.
    on_sent: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    // Keeps a draft with the groups it was written for: words for everybody, or for some, must not go to others by
    // mistake.
    let draft = board.live.draft(move || {
        Some(match (to, board.message_to.get()) {
            (None, Rooms::Only(rooms)) => Field::MessageToSelected { rooms: rooms.into() },
            _ => Field::Message { room: to },
        })
    });
    let wording = Wording::new(draft, MESSAGE_MAX);
    // A hidden form takes nothing back: the notice with the reason has the words.
    let is_in_sight = move || to.is_some() || board.dialog.get_untracked() == Some(Dialog::Message);
    board.live.takes_back_into(draft, move |command| match command {
        Command::Room(RoomCommand::SendMessage { text, rooms: asked }) => {
            (is_in_sight() && rooms.with(|rooms| rooms == asked)).then_some((text.as_str(), None))
        }
        _ => None,
    });
    let is_off = RwSignal::new(false);
    let is_over =
        Memo::new(move |_| board.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some())));
    let status = board.live.status();
    Effect::new(move |_| {
        if status.get() == Status::Live {
            is_off.set(false);
        }
    });
    // A message is about this moment, so without a connection it stays here, and the form says so.
    let send = move |words: String| {
        if is_over.get_untracked() {
            return false;
        }
        let can_send = status.get_untracked() == Status::Live;
        is_off.set(!can_send);
        if can_send {
            board.act(Command::Room(RoomCommand::SendMessage { rooms: rooms.get_untracked(), text: words }));
            on_sent();
        }
        can_send
    };
    let send_own = move || {
        if let Some(words) = wording.to_send()
            && send(words)
        {
            draft.forget();
        }
    };
    // The reader's language is the best guess at the rooms' language.
    let nudges = NUDGES.map(|nudge| {
        view! {
            <button class="btn btn--soft btn--sm" type="button" on:click=move |_| { send(nudge(board.language.get_untracked()).to_owned()); }>
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
                <button class="btn btn--main" type="submit" aria-disabled=move || is_over.get().then_some("true")><Icon path=icons::MESSAGE />{say(text::send)}</button>
            </div>
            <WordsRemarks wording=wording />
            <p class="wrong" role="alert">
                {move || is_over.get().then(|| text::session_over(reader())).or_else(|| is_off.get().then(|| connection::message_stays(reader())))}
            </p>
            <p class="muted word__note">{say(common::name_nobody)}</p>
        </form>
    }
}
