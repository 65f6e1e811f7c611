//! Whether the result is as the participant guessed.

use std::cmp::Ordering;

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Side;
use shared::text::hall as text;

use super::state::FollowerState;
use crate::language::reader;
use crate::pages::plenary::Stage;

/// Compares the guess with the result, calmly: nobody wins anything. While rooms are still at work, the result may
/// change.
pub fn guess_words(
    follower: FollowerState,
    number: DilemmaNumber,
    stage: Stage,
) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
    let guess = follower.guess(number);
    let all = stage.until_it_is_out(follower.state.revealed(number));
    let tally = stage.until_it_is_out(follower.state.tally(number));
    move || {
        let guessed = guess.get()?;
        let sides = follower.state.live.sides(number);
        let side = |side| sides.name(side);
        if !all.get() {
            return Some(text::guess_waits(reader(), &side(guessed)));
        }
        let ended_at = follower.state.facts.with(|facts| facts.as_ref().and_then(|facts| facts.ended_at));
        let is_final = tally.with(|tally| tally.awaited(ended_at).is_empty());
        let became = tally.with(|tally| match tally.left.len().cmp(&tally.right.len()) {
            Ordering::Greater => Some(Side::Left),
            Ordering::Equal => None,
            Ordering::Less => Some(Side::Right),
        });
        Some(match became {
            None if is_final => text::guess_even(reader(), &side(guessed)),
            None => text::guess_even_so_far(reader(), &side(guessed)),
            Some(leads) if !is_final => text::guess_so_far(reader(), &side(guessed), &side(leads)),
            Some(became) if became == guessed => text::guess_fits(reader(), &side(guessed)),
            Some(became) => text::guess_differs(reader(), &side(guessed), &side(became)),
        })
    }
}
