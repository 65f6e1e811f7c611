//! What the facilitator wrote for something that no longer exists.

use std::collections::BTreeSet;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Rooms;
use shared::text::{drafts as text, programme, walls};

use super::dialogs::message::message_to;
use super::state::{Dialog, FacilitatorState};
use crate::components::{Unsent, UnsentList, Way};
use crate::drafts::{self, Field, Kept, RoomSet, Standing, Writer, drafts, standing_on_board};
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
    let writes_to = Memo::new(move |_| match board.message_to.get() {
        Rooms::Only(rooms) if board.dialog.get() == Some(Dialog::Message) => Some(RoomSet::from(rooms)),
        _ => None,
    });
    let offered = Memo::new(move |_| {
        let Some(code) = board.facts.with(|facts| facts.as_ref().map(|facts| facts.code)) else { return Vec::new() };
        let kept = all.of_writer(code, Writer::Facilitator);
        let facts = board.facts.get();
        let Some(facts) = facts.as_deref() else { return Vec::new() };
        plenary.with(|plenary| {
            rooms.with(|rooms| {
                if rooms.is_empty() {
                    return Vec::new();
                }
                let here = drafts::BoardPlaces {
                    rooms,
                    plenary,
                    writes_to: writes_to.get(),
                    ended: board.ended.get(),
                    wall: facts.running_wall(),
                    programme: &facts.programme,
                    collected: &facts.collected,
                };
                let offer = |kept: Kept| {
                    let way = match standing_on_board(kept.place.field, &here) {
                        Standing::Closed => None,
                        Standing::MaySend => Some(Way::GoOn),
                        Standing::Here | Standing::Later => return None,
                    };
                    let has_words = !kept.words.trim().is_empty();
                    has_words.then(|| Unsent {
                        label: label(board, kept.place.field),
                        kept,
                        way,
                        theirs: None,
                        over: 0,
                    })
                };
                kept.into_iter().filter_map(offer).collect::<Vec<_>>()
            })
        })
    });
    let go_on = Callback::new(move |kept: Kept| {
        if let Field::MessageToSelected { rooms } = kept.place.field {
            board.write_on_to(rooms);
        }
    });
    view! { <UnsentList all=offered on_way=go_on /> }
}

fn label(board: FacilitatorState, field: Field) -> String {
    match field {
        Field::Message { room: Some(room) } => text::message(reader(), room.0),
        Field::Message { room: None } => message_to(&Rooms::All),
        Field::MessageToSelected { rooms } => message_to(&board.reach(&Rooms::Only(rooms.into())).rooms),
        Field::ChangedNote { .. } => text::changed_note(reader()).to_owned(),
        Field::WallEntered { .. } => walls::draft_entered(reader()).to_owned(),
        Field::WallBundle { .. } => walls::bundle_name(reader()).to_owned(),
        Field::PartTitle { .. } => text::part_title(reader()).to_owned(),
        Field::SessionTitle => programme::title_of_session(reader()).to_owned(),
        _ => text::theme_name(reader()).to_owned(),
    }
}
