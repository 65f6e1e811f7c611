//! The facilitator's message to everybody, on one or two lines along the bottom of every screen.

use std::sync::Arc;

use leptos::prelude::*;
use shared::session::{Message, Session};
use shared::time::{Milliseconds, SECOND};

use super::stage::Stage;
use super::text_fit::lines_of;
use crate::model::Live;

/// How long a message stays unless a newer one replaces it: long enough to read it twice and short enough to be
/// current.
const STAYS: Milliseconds = 90 * SECOND;
/// Largest width and height of the words, in rem.
const BOX: (f64, f64) = (70.5, 4.8);
/// Average width of a letter, as a share of its size.
const LETTER: f64 = 0.47;
/// Sizes of the words, in rem.
const SIZES: [f64; 4] = [2.5, 2.0, 1.75, 1.5];
/// Space above and below them, in rem.
const AROUND: f64 = 1.2;

/// The latest message to everybody, for a while. A reveal has the screen to itself; the message appears after that.
pub fn told(live: Live, facts: Signal<Option<Arc<Session>>>, stage: RwSignal<Option<Stage>>) -> Memo<Option<Message>> {
    let now = live.now();
    Memo::new(move |_| {
        let latest = facts.with(|facts| facts.as_ref()?.words_to(&[]).pop().cloned())?;
        let is_fresh = now.get() - latest.at < STAYS;
        let is_coming = stage.get().is_some_and(Stage::is_coming);
        (is_fresh && !is_coming).then_some(latest)
    })
}

/// Height of the message, in rem.
pub fn told_height(message: &Message) -> f64 {
    let size = size(message);
    high(message, size) + AROUND
}

fn high(message: &Message, size: f64) -> f64 {
    lines_of(&message.text, BOX.0 / (size * LETTER)) * size * 1.2
}

/// Size of its letters, in rem.
pub fn size(message: &Message) -> f64 {
    let fits = |size: &f64| high(message, *size) <= BOX.1;
    SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1])
}

#[cfg(test)]
mod tests {
    use shared::limits::MESSAGE_MAX;
    use shared::time::Timestamp;

    use super::*;

    #[test]
    fn the_longest_message_takes_little_of_the_screen() {
        let said = |length: usize| Message { text: "x".repeat(length), at: Timestamp(0) };
        assert!(told_height(&said(20)) < 4.5);
        assert!(told_height(&said(MESSAGE_MAX)) < 7.0, "{}", told_height(&said(MESSAGE_MAX)));
        assert!(size(&said(MESSAGE_MAX)) >= 1.5);
    }
}
