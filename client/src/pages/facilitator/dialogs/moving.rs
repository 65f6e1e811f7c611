//! The dialog that moves somebody to another room without opening their room first.

use leptos::prelude::*;
use shared::ids::{ParticipantId, RoomNumber};
use shared::session::{Command, PeopleCommand};
use shared::text::{board as text, common};

use super::choices::{Cancel, Gone, RoomChoice, choose_among};
use crate::language::{reader, say};
use crate::pages::facilitator::state::FacilitatorState;

/// Asks who moves, and to which room.
#[component]
pub fn MovePerson(board: FacilitatorState) -> impl IntoView {
    let (who, room) = (RwSignal::new(None::<ParticipantId>), RwSignal::new(None::<RoomNumber>));
    let here = move || {
        let who = who.get()?;
        board.people.with(|people| people.get(&who).and_then(|person| person.room))
    };
    let meant = move || who.get().zip(room.get()).filter(|(_, room)| here() != Some(*room));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((participant, room)) = untrack(meant) {
            board.act(Command::People(PeopleCommand::Move { participant, room }));
            board.dialog.set(None);
        }
    };
    view! {
        <form class="dialog__form" on:submit=submit>
            <h2 id="move-title">{say(text::move_person)}</h2>
            <PersonChoice board=board chosen=who />
            <RoomChoice board=board id="move-into" label=text::move_into chosen=room />
            <p>{say(text::move_explained)}</p>
            <div class="modal__end">
                <Cancel board=board />
                <button class="btn btn--main" type="submit" disabled=move || meant().is_none()>{say(text::move_now)}</button>
            </div>
        </form>
    }
}

/// Everybody by name, with their room.
#[component]
fn PersonChoice(board: FacilitatorState, chosen: RwSignal<Option<ParticipantId>>) -> impl IntoView {
    let people = Memo::new(move |_| {
        let mut people: Vec<_> = board.people.with(|people| {
            let here = |id: &ParticipantId| people.get(id).filter(|person| person.removed.is_none());
            let names = board.names.get();
            names.into_iter().filter_map(|(id, name)| Some((id, name, here(&id)?.room))).collect()
        });
        people.sort_by_cached_key(|(_, name, _)| name.to_lowercase());
        people
    });
    let ids = Memo::new(move |_| people.with(|people| people.iter().map(|(id, ..)| *id).collect::<Vec<_>>()));
    let gone = choose_among(chosen, ids);
    let remark = move || gone.get().map(|_| text::person_is_gone(reader()).to_owned());
    let label = move |id: ParticipantId| {
        people.with(|people| {
            let (_, name, room) = people.iter().find(|(other, ..)| *other == id)?;
            Some(match room {
                Some(room) => text::person_in_room(reader(), name, &common::room_number(reader(), room.0)),
                None => name.clone(),
            })
        })
    };
    view! {
        <div>
            <label class="label" for="move-who">{say(text::move_who)}</label>
            <select
                id="move-who"
                class="input"
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok().map(ParticipantId))
            >
                <option value="">"–"</option>
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <option value=id.to_string()>{move || label(id)}</option> } />
            </select>
            <Gone remark=remark />
        </div>
    }
}
