//! What the facilitator wrote for something that no longer exists.

use std::collections::BTreeSet;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::text::{board, drafts as text};

use super::state::FacilitatorState;
use crate::components::{Unsent, UnsentList};
use crate::drafts::{self, Field, Kept, Standing, Writer, drafts, standing_on_board};
use crate::language::reader;

/// Offers it to copy or discard.
#[component]
pub fn UnsentOnBoard(board: FacilitatorState) -> impl IntoView {
    let all = drafts();
    let plenary = board.live.plenary();
    let rooms = Memo::new(move |_| {
        let merged = |summary: &&super::room_summary::RoomSummary| summary.merged.is_none();
        board.summaries.with(|summaries| {
            summaries.iter().filter(merged).map(|summary| summary.number).collect::<BTreeSet<RoomNumber>>()
        })
    });
    let offered = Memo::new(move |_| {
        let Some(code) = board.facts.with(|facts| facts.as_ref().map(|facts| facts.code)) else { return Vec::new() };
        let kept = all.of_writer(code, Writer::Facilitator);
        plenary.with(|plenary| {
            rooms.with(|rooms| {
                if rooms.is_empty() {
                    return Vec::new();
                }
                let here = drafts::BoardPlaces { rooms, plenary, ended: board.ended.get() };
                let is_closed = |kept: &Kept| standing_on_board(kept.place.field, &here) == Standing::Closed;
                let offer = |kept: Kept| Unsent {
                    label: label(kept.place.field),
                    kept,
                    may_send: false,
                    theirs: None,
                    over: 0,
                };
                kept.into_iter().filter(is_closed).map(offer).collect::<Vec<_>>()
            })
        })
    });
    view! { <UnsentList all=offered /> }
}

fn label(field: Field) -> String {
    match field {
        Field::Message { room: Some(room) } => text::message(reader(), room.0),
        Field::Message { room: None } => board::message_to_all(reader()).to_owned(),
        Field::MessageToSelected { .. } => text::message_to_some(reader()).to_owned(),
        Field::ChangedNote { .. } => text::changed_note(reader()).to_owned(),
        _ => text::theme_name(reader()).to_owned(),
    }
}
