//! The rows of the room table: which rooms, in what order, which one has the keyboard, and which are selected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use shared::session::{Participant, Rooms};
use shared::time::{Milliseconds, SECOND, Timestamp};
use wasm_bindgen::JsCast;

use super::room_filter::{Filter, FilteredRooms, Found, Order, RoomFilter, search, steady, stretch};
use crate::pages::facilitator::room_summary::RoomSummary;

/// Rows keep their places while some are selected, while the pointer or the focus is among them, and for this time
/// after a touch: nobody should press the wrong row because one just slipped away.
const HOLD: Milliseconds = 4 * SECOND;

/// The id of the button that opens a room's panel and gets the focus.
pub fn button_id(number: RoomNumber) -> String {
    format!("room-{number}")
}

/// The filter and order when the rows were sorted.
#[derive(Clone, PartialEq)]
struct Wish {
    filter: Filter,
    order: Order,
    at: Option<DilemmaNumber>,
    found: Option<Arc<Found>>,
    with_empty: bool,
}

/// The rows as shown.
#[derive(Clone, PartialEq)]
struct Standing {
    wish: Wish,
    sifted: FilteredRooms,
    /// The order is stale: sorting now would change it.
    is_behind: bool,
}

/// The rows. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Rows {
    pub filter: RwSignal<Filter>,
    pub order: RwSignal<Order>,
    /// Only rooms at this dilemma.
    pub at: RwSignal<Option<DilemmaNumber>>,
    /// The search text.
    pub typed: RwSignal<String>,
    /// The matches; `None` without a search.
    pub found: Memo<Option<Arc<Found>>>,
    /// Empty rooms are shown among the others.
    pub with_empty: RwSignal<bool>,
    /// The rooms in view, in the order shown.
    pub shown: Memo<Arc<Vec<RoomNumber>>>,
    /// The rows are held in place and would otherwise differ.
    pub is_behind: Memo<bool>,
    /// How many empty rooms are folded into one line, or would be.
    pub empty: Memo<usize>,
    /// The row that has the keyboard.
    pub cursor: RwSignal<Option<RoomNumber>>,
    /// The rooms that are selected.
    pub selected: RwSignal<BTreeSet<RoomNumber>>,
    /// The start of a range of selected rows.
    anchor: RwSignal<Option<RoomNumber>>,
    focused: RwSignal<bool>,
    pointed: RwSignal<bool>,
    touched: RwSignal<Timestamp>,
    second: ReadSignal<Timestamp>,
}

impl Rows {
    /// The rows for these rooms and people.
    pub fn new(
        summaries: Memo<Vec<RoomSummary>>,
        people: Signal<Arc<BTreeMap<ParticipantId, Participant>>>,
        second: ReadSignal<Timestamp>,
    ) -> Self {
        let (filter, order) = (RwSignal::new(Filter::default()), RwSignal::new(Order::default()));
        let (typed, with_empty) = (RwSignal::new(String::new()), RwSignal::new(false));
        let at = RwSignal::new(None::<DilemmaNumber>);
        let (focused, pointed) = (RwSignal::new(false), RwSignal::new(false));
        let selected = RwSignal::new(BTreeSet::<RoomNumber>::new());
        let touched = RwSignal::new(Timestamp::default());
        let found = Memo::new(move |_| {
            let typed = typed.get();
            if typed.is_empty() {
                return None;
            }
            let rooms: Vec<RoomNumber> =
                summaries.with(|summaries| summaries.iter().map(|summary| summary.number).collect());
            people.with(|people| search(&typed, rooms.into_iter(), people)).map(Arc::new)
        });
        let standing = Memo::new(move |before: Option<&Standing>| {
            let wish = Wish {
                filter: filter.get(),
                order: order.get(),
                at: at.get(),
                found: found.get(),
                with_empty: with_empty.get(),
            };
            let now = second.get();
            let sieve = RoomFilter {
                filter: wish.filter,
                order: wish.order,
                at: wish.at,
                found: wish.found.as_deref(),
                with_empty: wish.with_empty,
            };
            let mut sifted = summaries.with(|summaries| sieve.sift(summaries, now));
            let has_selected = selected.with(|selected| !selected.is_empty());
            let is_held = has_selected || focused.get() || pointed.get() || now - touched.get_untracked() < HOLD;
            let Some(before) = before.filter(|before| is_held && before.wish == wish) else {
                return Standing { wish, sifted, is_behind: false };
            };
            let there: BTreeSet<RoomNumber> = summaries.with(|summaries| {
                summaries.iter().filter(|summary| !summary.is_gone()).map(|summary| summary.number).collect()
            });
            let held = steady(&before.sifted.rooms, &sifted.rooms, |room| there.contains(&room));
            let is_behind = held != sifted.rooms;
            sifted.rooms = held;
            Standing { wish, sifted, is_behind }
        });
        Self {
            filter,
            order,
            at,
            typed,
            found,
            with_empty,
            shown: Memo::new(move |_| standing.with(|standing| Arc::new(standing.sifted.rooms.clone()))),
            is_behind: Memo::new(move |_| standing.with(|standing| standing.is_behind)),
            empty: Memo::new(move |_| standing.with(|standing| standing.sifted.empty)),
            cursor: RwSignal::default(),
            selected,
            anchor: RwSignal::default(),
            focused,
            pointed,
            touched,
            second,
        }
    }

    /// The pointer or the focus is among the rows, so nothing moves them.
    pub fn are_in_hand(self) -> bool {
        self.focused.get() || self.pointed.get()
    }

    /// The pointer entered or left the rows.
    pub fn point(self, is_in: bool) {
        self.pointed.set(is_in);
    }

    /// A finger touched the rows: unlike a pointer it gives no sign before it presses.
    pub fn touch(self) {
        self.touched.set(self.second.get_untracked());
    }

    /// The focus entered or left the rows.
    pub fn focus(self, is_in: bool) {
        self.focused.set(is_in);
    }

    /// Shows all rooms again.
    pub fn show_all(self) {
        self.filter.set(Filter::All);
        self.at.set(None);
        self.typed.set(String::new());
    }

    /// Goes to the row after or before the one that has the keyboard.
    pub fn step(self, forward: bool) {
        let next = self.shown.with_untracked(|rows| {
            let at = self.cursor.get_untracked().and_then(|room| rows.iter().position(|row| *row == room));
            let next = match (at, forward) {
                (None, _) => 0,
                (Some(at), true) => (at + 1).min(rows.len().saturating_sub(1)),
                (Some(at), false) => at.saturating_sub(1),
            };
            rows.get(next).copied()
        });
        if let Some(room) = next {
            self.go_to(room);
        }
    }

    /// Moves the focus to a row. The row is drawn because the keyboard is at it, and gets the focus after that, unless
    /// the keyboard has gone elsewhere: typing into the search must not trigger shortcuts.
    pub fn go_to(self, room: RoomNumber) {
        self.cursor.set(Some(room));
        let from = document().active_element();
        request_animation_frame(move || {
            if self.cursor.get_untracked() != Some(room) || document().active_element() != from {
                return;
            }
            let button = document().get_element_by_id(&button_id(room));
            if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = button.focus();
            }
        });
    }

    /// Selects or deselects a room; with `as_stretch`, also all rows since the last selected one.
    pub fn select(self, room: RoomNumber, as_stretch: bool) {
        let from = self.anchor.get_untracked().filter(|_| as_stretch);
        let meant = self.shown.with_untracked(|rows| stretch(rows, from, room));
        self.selected.update(|selected| {
            if from.is_none() && selected.remove(&room) {
                return;
            }
            selected.extend(meant);
        });
        self.anchor.set(Some(room));
    }

    /// Selects or deselects all rooms in view.
    pub fn select_all(self, on: bool) {
        self.select_only(if on {
            self.shown.with_untracked(|rows| rows.iter().copied().collect())
        } else {
            BTreeSet::new()
        });
    }

    /// Selects these rooms and no others.
    pub fn select_only(self, rooms: BTreeSet<RoomNumber>) {
        self.anchor.set(None);
        self.selected.set(rooms);
    }

    /// The rooms that a press applies to: the selected ones, or all.
    pub fn meant(self) -> Rooms {
        self.selected.with(|selected| if selected.is_empty() { Rooms::All } else { Rooms::Only(selected.clone()) })
    }
}
