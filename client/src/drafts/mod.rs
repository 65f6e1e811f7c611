//! Words that are not sent yet: every field in which people write keeps what is in it here, on this device. Nothing on
//! the screen has to stay for that: a phase that changes, a form that is drawn anew, a reload or a discarded tab find
//! the words again, each in its own place and nowhere else.

mod attempt;
mod length;
mod place;
mod shelf;
mod standing;

use leptos::prelude::*;
use shared::code::JoinCode;

use crate::saved_sessions;

pub use attempt::Attempt;
pub use length::{Mark, Told, Unfit, counts_from, fit, over, told};
pub use place::{Field, Place, Reason, Writer};
pub use shelf::{DRAFT_BYTES_MAX, KEPT_FOR, Kept, Shelf};
pub use standing::{BoardPlaces, Seat, Standing, is_recorded, standing, standing_on_board};

/// All that is written and not sent. Lives at the root.
#[derive(Clone, Copy)]
pub struct Drafts {
    shelf: RwSignal<Shelf>,
}

impl Drafts {
    /// Makes what this device kept known to everything below.
    pub fn provide() -> Self {
        let drafts = Self { shelf: RwSignal::new(saved_sessions::drafts()) };
        provide_context(drafts);
        // What another tab wrote, sent or threw away.
        let _ = window_event_listener_untyped("storage", move |event| {
            use wasm_bindgen::JsCast;
            let key = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key);
            if key.is_none_or(|key| saved_sessions::is_of_draft(&key)) {
                drafts.recall();
            }
        });
        drafts
    }

    /// Looks anew at what this device kept: something may have been forgotten meanwhile.
    pub fn recall(self) {
        self.shelf.set(saved_sessions::drafts());
    }

    /// The draft of a place; none while it is not known yet who writes or about what.
    pub fn of(self, place: impl Into<Signal<Option<Place>>>) -> Draft {
        Draft { drafts: self, place: place.into(), initial: Signal::stored(String::new()) }
    }

    /// Looks at all that somebody wrote in a session. Tracked.
    pub fn of_writer(self, session: JoinCode, writer: Writer) -> Vec<Kept> {
        self.shelf.with(|shelf| shelf.of_writer(session, writer).cloned().collect())
    }

    /// Forms of new sessions that are filled in on this device, oldest first. Tracked.
    pub fn forms(self) -> Vec<Kept> {
        self.shelf.with(|shelf| shelf.forms().cloned().collect())
    }

    /// Was anything written in this place? Not tracked.
    pub fn has(self, place: Place) -> bool {
        self.shelf.with_untracked(|shelf| shelf.at(place).is_some())
    }

    /// What is kept for a place. Not tracked.
    pub fn words_at(self, place: Place) -> Option<String> {
        self.shelf.with_untracked(|shelf| shelf.at(place).map(|kept| kept.words.clone()))
    }

    /// Keeps words in their place.
    pub fn put(self, place: Place, words: String) {
        let kept = Kept { place, words, at: saved_sessions::shelf_time() };
        let is_known =
            self.shelf.with_untracked(|shelf| shelf.at(place).is_some_and(|known| known.words == kept.words));
        if is_known {
            return;
        }
        saved_sessions::keep_draft(&kept);
        let dropped = self.shelf.try_update(|shelf| shelf.put(kept)).unwrap_or_default();
        dropped.into_iter().for_each(saved_sessions::forget_draft);
    }

    /// Somebody came in: what was filled in at the door is done with.
    pub fn came_in(self, session: JoinCode) {
        let at_door = untrack(|| self.of_writer(session, Writer::Device));
        at_door.into_iter().for_each(|kept| self.forget(kept.place));
    }

    /// They were sent, or thrown away.
    pub fn forget(self, place: Place) {
        if self.has(place) {
            self.shelf.update(|shelf| {
                shelf.take(place);
            });
            saved_sessions::forget_draft(place);
        }
    }
}

/// What is written and not sent.
pub fn drafts() -> Drafts {
    expect_context::<Drafts>()
}

/// The words in one field.
#[derive(Clone, Copy)]
pub struct Draft {
    drafts: Drafts,
    place: Signal<Option<Place>>,
    /// What stands in the field before anybody writes: nothing, or what is being changed.
    initial: Signal<String>,
}

impl Draft {
    /// The same field, which begins with words that there are.
    pub fn beginning_with(self, initial: impl Into<Signal<String>>) -> Self {
        Self { initial: initial.into(), ..self }
    }

    /// What stands in the field. Tracked.
    pub fn words(self) -> String {
        let kept = self
            .place
            .get()
            .and_then(|place| self.drafts.shelf.with(|shelf| shelf.at(place).map(|kept| kept.words.clone())));
        kept.unwrap_or_else(|| self.initial.get())
    }

    /// What stands in the field, now.
    pub fn words_now(self) -> String {
        untrack(|| self.words())
    }

    /// Is anything in it that is not sent? Not tracked.
    pub fn is_kept(self) -> bool {
        self.place.get_untracked().is_some_and(|place| self.drafts.has(place))
    }

    /// Is it known yet whose words they are and what they are about? Not tracked.
    pub fn has_place(self) -> bool {
        self.place.get_untracked().is_some()
    }

    /// Somebody wrote.
    pub fn set(self, words: String) {
        let Some(place) = self.place.get_untracked() else { return };
        if words == self.initial.get_untracked() {
            self.drafts.forget(place);
        } else {
            self.drafts.put(place, words);
        }
    }

    /// The same for a field of a form, which begins with what is kept.
    pub fn field(self) -> RwSignal<String> {
        let field = RwSignal::new(self.words_now());
        Effect::new(move |_| self.set(field.get()));
        field
    }

    /// It was sent, or thrown away.
    pub fn forget(self) {
        if let Some(place) = self.place.get_untracked() {
            self.drafts.forget(place);
        }
    }
}
