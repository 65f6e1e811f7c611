//! Words that are not sent yet. Every field in which people write keeps its content here, on this device. No element
//! has to stay on the screen for it: after a change of phase, a redrawn form, a reload or a discarded tab, the words
//! come back in their own field and nowhere else.

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
pub use place::{Field, Place, Reason, RoomSet, Writer};
use shelf::taken_back;
pub use shelf::{DRAFT_BYTES_MAX, KEPT_FOR, Kept, Shelf};
pub use standing::{BoardPlaces, Seat, Standing, is_recorded, standing, standing_on_board};

/// Everything written and not sent. Lives at the root.
#[derive(Clone, Copy)]
pub struct Drafts {
    shelf: RwSignal<Shelf>,
}

impl Drafts {
    /// Provides the drafts of this device to everything below.
    pub fn provide() -> Self {
        let drafts = Self { shelf: RwSignal::new(saved_sessions::drafts()) };
        provide_context(drafts);
        // Another tab wrote, sent or discarded a draft.
        let _ = window_event_listener_untyped("storage", move |event| {
            use wasm_bindgen::JsCast;
            let key = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key);
            if key.is_none_or(|key| saved_sessions::is_of_draft(&key)) {
                drafts.recall();
            }
        });
        drafts
    }

    /// Reads the storage again, because something may have been forgotten since.
    pub fn recall(self) {
        self.shelf.set(saved_sessions::drafts());
    }

    /// The draft of a place, which is `None` until the writer and the subject are known.
    pub fn of(self, place: impl Into<Signal<Option<Place>>>) -> Draft {
        Draft { drafts: self, place: place.into(), initial: None }
    }

    /// All drafts of a writer in a session. Tracked.
    pub fn of_writer(self, session: JoinCode, writer: Writer) -> Vec<Kept> {
        self.shelf.with(|shelf| shelf.of_writer(session, writer).cloned().collect())
    }

    /// Forms of new sessions that were started on this device, oldest first. Tracked.
    pub fn forms(self) -> Vec<Kept> {
        self.shelf.with(|shelf| shelf.forms().cloned().collect())
    }

    /// The dilemmas that are written on this device, with their numbers. Tracked.
    pub fn own_dilemmas(self) -> Vec<(u32, String)> {
        self.shelf.with(|shelf| shelf.own_dilemmas().map(|(number, kept)| (number, kept.words.clone())).collect())
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
        self.put_over(place, words, self.over_at(place));
    }

    /// What the words in a place are to replace. Not tracked.
    fn over_at(self, place: Place) -> Option<String> {
        self.shelf.with_untracked(|shelf| shelf.at(place)?.over.clone())
    }

    /// The same for words that are to replace others.
    fn put_over(self, place: Place, words: String, over: Option<String>) {
        let kept = Kept { place, words, over, at: saved_sessions::shelf_time() };
        let is_same = |known: &Kept| known.words == kept.words && known.over == kept.over;
        if self.shelf.with_untracked(|shelf| shelf.at(place).is_some_and(is_same)) {
            return;
        }
        saved_sessions::keep_draft(&kept);
        let dropped = self.shelf.try_update(|shelf| shelf.put(kept)).unwrap_or_default();
        dropped.into_iter().for_each(saved_sessions::forget_draft);
    }

    /// Restores words that were sent and not accepted, with the text that they were meant to replace. Returns false if
    /// other words are kept there.
    pub fn take_back(self, place: Place, words: &str, over: Option<&str>) -> bool {
        let taken = self.shelf.with_untracked(|shelf| taken_back(shelf.at(place), words, over));
        let is_taken = taken.is_some();
        if let Some((words, over)) = taken {
            self.put_over(place, words, over);
        }
        is_taken
    }

    /// Somebody joined: the fields at the door are done with.
    pub fn came_in(self, session: JoinCode) {
        let at_door = untrack(|| self.of_writer(session, Writer::Device));
        at_door.into_iter().for_each(|kept| self.forget(kept.place));
    }

    /// Forgets a draft that was sent or discarded.
    pub fn forget(self, place: Place) {
        if self.has(place) {
            self.shelf.update(|shelf| {
                shelf.take(place);
            });
            saved_sessions::forget_draft(place);
        }
    }
}

/// The drafts of this device.
pub fn drafts() -> Drafts {
    expect_context::<Drafts>()
}

/// The words in one field.
#[derive(Clone, Copy)]
pub struct Draft {
    drafts: Drafts,
    place: Signal<Option<Place>>,
    /// Content of the field before anybody writes, if it is to be replaced.
    initial: Option<Signal<String>>,
}

impl Draft {
    /// The same field, starting with an existing text.
    pub fn beginning_with(self, initial: impl Into<Signal<String>>) -> Self {
        Self { initial: Some(initial.into()), ..self }
    }

    /// Content of the field. Tracked.
    pub fn words(self) -> String {
        let kept = self
            .place
            .get()
            .and_then(|place| self.drafts.shelf.with(|shelf| shelf.at(place).map(|kept| kept.words.clone())));
        kept.unwrap_or_else(|| self.initial.map(|initial| initial.get()).unwrap_or_default())
    }

    /// Content of the field. Not tracked.
    pub fn words_now(self) -> String {
        untrack(|| self.words())
    }

    /// Does it hold anything unsent? Not tracked.
    pub fn is_kept(self) -> bool {
        self.place.try_get_untracked().flatten().is_some_and(|place| self.drafts.has(place))
    }

    /// Are its writer and its subject known yet? Not tracked.
    pub fn has_place(self) -> bool {
        self.place.get_untracked().is_some()
    }

    /// Keeps what was typed.
    pub fn set(self, words: String) {
        let Some(place) = self.place.get_untracked() else { return };
        let initial = self.initial.map(|initial| initial.get_untracked());
        if words == initial.as_deref().unwrap_or_default() {
            self.drafts.forget(place);
        } else {
            self.drafts.put_over(place, words, self.drafts.over_at(place).or(initial));
        }
    }

    /// Words that were sent and not accepted come back, with those that they were to replace. False if there are other
    /// words there.
    pub fn take_back(self, words: &str, over: Option<&str>) -> bool {
        self.place.get_untracked().is_some_and(|place| self.drafts.take_back(place, words, over))
    }

    /// What somebody else has made of the words that these are to replace. Tracked.
    pub fn theirs(self) -> Option<String> {
        let now = self.initial?.get();
        let place = self.place.get()?;
        self.drafts.shelf.with(|shelf| shelf.at(place)?.theirs(&now).map(str::to_owned))
    }

    /// The words are to replace the present ones: their writer has seen those.
    pub fn goes_over_theirs(self) {
        let now = self.initial.map(|initial| initial.get_untracked());
        if let Some(place) = self.place.get_untracked().filter(|_| self.is_kept()) {
            self.drafts.put_over(place, self.words_now(), now);
        }
    }

    /// The same for a field of a form, which starts with what is kept.
    pub fn field(self) -> RwSignal<String> {
        let field = RwSignal::new(self.words_now());
        Effect::new(move |_| self.set(field.get()));
        field
    }

    /// Forgets what was sent or discarded.
    pub fn forget(self) {
        if let Some(place) = self.place.get_untracked() {
            self.drafts.forget(place);
        }
    }
}
