//! The bar along the bottom: how far the rooms are; then the headline, or one room in its own words.

mod headline;
mod reveal;
mod spotlight;
mod waiting;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{Choice, Count};
use shared::text::plenary as text;

use self::headline::{HeadlineBar, headline_of};
use self::spotlight::{Spotlight, asides, spotlit};
use self::waiting::Waiting;
use super::fit::{headline_size, letters, words_size};
use super::script::Beat;
use super::slide::{Coming, Slide};
use crate::language::reader;

/// Least height of the bar, in rem: on a usual wall, and on a low one.
const HEIGHTS: [f64; 2] = [6.5, 5.0];
/// What stands above and below the words of a room, in rem.
const PADDING: f64 = 2.0;
/// The same above and below a headline.
const AROUND_HEADLINE: f64 = 1.5;
/// What the line with the rooms that are not done takes, in rem.
const WAITING: f64 = 1.5;
/// Letters of the label before a sentence.
const LABEL: usize = 16;
/// Rooms named at most.
const NAMED: usize = 10;

/// How high the bar is, in rem: a room that says much takes more of the wall, at most so much of it; so does a long headline.
pub fn bar_height(slide: Slide, most: f64) -> f64 {
    let wall = slide.hall.wall.get();
    let least = HEIGHTS[usize::from(wall.is_low())];
    if !slide.partly.get() {
        return least;
    }
    if let Some((_, choice)) = spotlit(slide) {
        return least.max(size_of_words(&choice, wall.width, most).0 + PADDING);
    }
    let waits = if slide.tally.with(|tally| slide.hall.without_choice(tally)).is_some() { WAITING } else { 0.0 };
    least.max(headline_size(letters(&headline_of(slide))).0 + waits + AROUND_HEADLINE)
}

/// Height of a room's words, in rem, and their size as a part of the usual one, on a wall of this width and with a bar of at
/// most this height.
fn size_of_words(choice: &Choice, width: f64, most: f64) -> (f64, f64) {
    let below: Vec<usize> = asides(choice).into_iter().map(|(_, words)| letters(&words) + LABEL).collect();
    words_size(letters(&choice.reasons.motivation), &below, width, most - PADDING)
}

/// What stands in the bar. While a result comes out it is as empty as the hall is silent.
#[component]
pub fn BottomBar(
    slide: Slide,
    show: Coming,
    /// How high it may be, in rem.
    most: Memo<f64>,
) -> impl IntoView {
    let spotlit = Memo::new(move |_| spotlit(slide));
    let is_coming = Memo::new(move |_| show.beat.get() != Beat::All);
    // What a screen reader says when a result has come out: from a place that was there before the words.
    let told = move || {
        if is_coming.get() || !slide.partly.get() {
            return None;
        }
        let room = |(room, choice): (RoomNumber, Choice)| {
            format!("{}: {}", text::spotlit(reader(), room.0), choice.reasons.motivation)
        };
        Some(spotlit.get().map_or_else(|| headline_of(slide), room))
    };
    let bar = move || {
        if is_coming.get() {
            view! { <section class="spot" aria-hidden="true"></section> }.into_any()
        } else if !slide.partly.get() {
            view! { <Waiting slide=slide /> }.into_any()
        } else if let Some((room, choice)) = spotlit.get() {
            view! { <Spotlight slide=slide room=room choice=choice most=most /> }.into_any()
        } else {
            view! { <HeadlineBar slide=slide /> }.into_any()
        }
    };
    view! { <p class="sr" role="status">{told}</p>{bar} }
}

/// The guesses of a dilemma, once they count and there are any.
pub fn guessed(slide: Slide) -> Option<Count> {
    let counts = slide.hall.plenary.with(|plenary| plenary.guessed.get(&slide.number).copied());
    counts.filter(|count| count.total() > 0 && slide.revealed.get())
}

/// Which rooms; of many, how many.
pub fn named_rooms(rooms: &[RoomNumber]) -> Option<String> {
    match rooms.len() {
        0 => None,
        1..=NAMED => {
            let numbers = rooms.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Some(text::rooms_named(reader(), rooms.len(), &numbers))
        }
        count => Some(text::so_many_rooms(reader(), count)),
    }
}
