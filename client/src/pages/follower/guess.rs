//! Whether the result is as the participant guessed.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Side;
use shared::text::hall as text;

use super::state::FollowerState;
use crate::language::reader;
use crate::pages::plenary::Stage;

/// Compares the guess with the result, calmly: nobody wins anything.
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
        let (left, right) = tally.with(|tally| (tally.left.len(), tally.right.len()));
        Some(match left.cmp(&right) {
            _ if !all.get() => text::guess_waits(reader(), &side(guessed)),
            std::cmp::Ordering::Equal => text::guess_even(reader(), &side(guessed)),
            order => {
                let became = if order.is_gt() { Side::Left } else { Side::Right };
                if became == guessed {
                    text::guess_fits(reader(), &side(guessed))
                } else {
                    text::guess_differs(reader(), &side(guessed), &side(became))
                }
            }
        })
    }
}
