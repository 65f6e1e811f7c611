//! The participant's room: announced when it changes, and remembered for the debrief.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::{ParticipantId, RoomNumber};
use shared::text::looking_back as text;

use crate::components::{Icon, icons};
use crate::language::reader;
use crate::model::RoomView;
use crate::saved_sessions;

/// How long the change is shown: time to look up, read it and find the others.
const TOLD_FOR: Duration = Duration::from_secs(20);

/// A change of rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    /// To another room.
    To(RoomNumber),
    /// Together with everybody in the old room.
    Together(RoomNumber, RoomNumber),
}

/// The room that somebody was in, and with whom.
#[derive(Clone, Default)]
struct Place {
    room: Option<RoomNumber>,
    people: BTreeSet<ParticipantId>,
}

impl Place {
    /// The change of rooms between this place and the next.
    fn change_to(&self, after: &Self) -> Option<Moved> {
        let (before, now) = (self.room?, after.room?);
        if before == now {
            return None;
        }
        // No event says that rooms were merged, but each device can see that everybody came along.
        let all_came_along = self.people.len() > 1 && self.people.is_subset(&after.people);
        let others_were_there = after.people.len() > self.people.len();
        Some(if all_came_along && others_were_there { Moved::Together(before, now) } else { Moved::To(now) })
    }
}

/// *Je zit nu in groep 4*, for a while.
#[component]
pub fn MovedNotice(view: RoomView) -> impl IntoView {
    let place = Memo::new_with_compare(
        move |_| {
            let people = view.members.with(|members| members.iter().map(|member| member.id).collect());
            Place { room: view.number.get(), people }
        },
        |before, after| before.map(|it| (it.room, &it.people)) != after.map(|it| (it.room, &it.people)),
    );
    let told = RwSignal::new(None::<Moved>);
    Effect::new(move |before: Option<Place>| {
        let now = place.get();
        // A room whose people were just mixed already says so.
        let is_fresh = view
            .room
            .with_untracked(|room| room.as_ref().is_some_and(|room| room.others_rounds() > 0 && room.is_fresh()));
        if let Some(moved) = before.and_then(|before| before.change_to(&now)).filter(|_| !is_fresh) {
            told.set(Some(moved));
            set_timeout(
                move || {
                    if told.try_get_untracked().flatten() == Some(moved) {
                        told.try_set(None);
                    }
                },
                TOLD_FOR,
            );
        }
        now
    });
    let words = move || {
        told.get().map(|moved| match moved {
            Moved::To(room) => text::now_in_room(reader(), room.0),
            Moved::Together(before, now) => text::together_now(reader(), before.0, now.0),
        })
    };
    view! {
        <div role="status">
            {move || words().map(|words| view! { <p class="strip strip--message"><Icon path=icons::PEOPLE /><span>{words}</span></p> })}
        </div>
    }
}

/// Remembers on this device where its participant is, and where they discussed each dilemma.
pub fn remember_whereabouts(view: RoomView, code: JoinCode) {
    Effect::new(move |_| {
        let Some(number) = view.number.get() else { return };
        let before = saved_sessions::own_rooms(code);
        let mut rooms = before.clone();
        rooms.now = Some(number);
        view.room.with(|room| {
            if let Some((room, round)) = room.as_ref().and_then(|room| Some((room, room.open_round()?))) {
                rooms.note_round(number, room.round_number(), round.dilemma);
            }
            for round in room.iter().flat_map(|room| room.own_rounds()) {
                if round.is_open() || !rooms.about.contains_key(&round.dilemma) {
                    rooms.about.insert(round.dilemma, number);
                }
            }
        });
        if rooms != before {
            saved_sessions::remember_rooms(code, &rooms);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(room: u16, people: &[u32]) -> Place {
        Place { room: Some(RoomNumber(room)), people: people.iter().copied().map(ParticipantId).collect() }
    }

    #[test]
    fn somebody_who_moves_alone_is_told_where_they_are() {
        let moved = place(1, &[1, 2, 3]).change_to(&place(2, &[1, 7, 8]));
        assert_eq!(moved, Some(Moved::To(RoomNumber(2))));
        assert_eq!(place(1, &[1]).change_to(&place(2, &[1, 7])), Some(Moved::To(RoomNumber(2))));
    }

    #[test]
    fn a_room_that_moves_together_is_told_so() {
        let moved = place(1, &[1, 2]).change_to(&place(2, &[1, 2, 7, 8]));
        assert_eq!(moved, Some(Moved::Together(RoomNumber(1), RoomNumber(2))));
    }

    #[test]
    fn people_who_stay_or_just_joined_are_told_nothing() {
        assert_eq!(place(1, &[1, 2]).change_to(&place(1, &[1, 2, 3])), None);
        assert_eq!(Place::default().change_to(&place(1, &[1])), None);
    }
}
