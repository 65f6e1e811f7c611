//! What somebody is writing, kept while the screen around it changes, and given
//! back when the server would not take it.

use leptos::prelude::*;
use shared::limits::SENTENCE_MAX;
use shared::session::{Command, Kind, Side};
use shared::wire::Writing;

use crate::model::{Live, RoomView};

/// The text in each of the four boxes.
#[derive(Clone, Copy)]
pub struct Drafts {
    boxes: [RwSignal<String>; 4],
    live: Live,
}

impl Drafts {
    /// Makes empty drafts known to the room's screen.
    pub fn provide(view: RoomView) -> Self {
        let live = view.live;
        let drafts = Self { boxes: std::array::from_fn(|_| RwSignal::new(String::new())), live };
        for (side, kind) in Side::BOTH.into_iter().flat_map(|side| Kind::BOTH.map(|kind| (side, kind))) {
            live.takes_back_into(drafts.of(side, kind), move |command| match command {
                // Where nobody can write any more there is no box, and the next dilemma is about something else.
                Command::AddArgument { round, side: of, kind: as_a, text }
                    if (*of, *as_a) == (side, kind)
                        && *round == view.round_number()
                        && view
                            .round
                            .with_untracked(|round| round.as_ref().is_some_and(|round| round.takes_arguments())) =>
                {
                    Some(text)
                }
                _ => None,
            });
        }
        provide_context(drafts);
        drafts
    }

    /// The draft for a side and kind.
    pub fn of(&self, side: Side, kind: Kind) -> RwSignal<String> {
        self.boxes[usize::from(side == Side::Right) * 2 + usize::from(kind == Kind::Con)]
    }

    /// Somebody typed: keeps it, and tells the room that they write.
    pub fn typed(&self, side: Side, kind: Kind, text: String) {
        let draft = self.of(side, kind);
        let (was_empty, is_empty) = (draft.with_untracked(String::is_empty), text.is_empty());
        draft.set(text);
        if was_empty != is_empty {
            self.live.tell_writing((!is_empty).then_some(Writing { side, kind }));
        }
    }

    /// Sends the draft, if there is something in it that fits.
    pub fn send(&self, view: RoomView, side: Side, kind: Kind) {
        let draft = self.of(side, kind);
        let text = draft.get_untracked().trim().to_owned();
        if text.is_empty() || characters_over(&text) > 0 {
            return;
        }
        draft.set(String::new());
        self.live.tell_writing(None);
        self.live.ask(Command::AddArgument { round: view.round_number(), side, kind, text });
    }
}

/// How many characters too many.
pub fn characters_over(text: &str) -> usize {
    text.trim().chars().count().saturating_sub(SENTENCE_MAX)
}

/// The drafts of this room's screen.
pub fn drafts() -> Drafts {
    expect_context::<Drafts>()
}
