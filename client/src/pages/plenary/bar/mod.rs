//! The bar along the bottom: how far the rooms are; then how strong the choices are, or one
//! room in its own words.

mod duo;
mod facts;
mod reveal;
mod spotlight;
mod waiting;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::result::Tally;
use shared::text::{common, plenary as text};

use self::facts::{Facts, guessed};
use self::spotlight::{Spotlight, asides, spotlit};
use self::waiting::Waiting;
use super::fit::{fact_width, words_height};
use super::slide::Slide;
use crate::language::reader;

/// How high the bar is at least, in rem.
const HEIGHT: f64 = 8.5;
/// What stands above and below what is in the bar, in rem.
const PADDING: f64 = 2.0;
/// How wide the facts may be beside the buttons, in rem.
const WIDTH: f64 = 58.0;
/// What a line of facts takes, with what stands between two of them, in rem.
const FACTS_LINE: f64 = 4.6;
/// How wide two drawn bars with their numbers are, in rem.
const DUO_WIDTH: f64 = 26.0;
/// Rooms named at most.
const NAMED: usize = 10;

/// How high the bar is, in rem: a room that says much takes more of the wall, and so do many facts.
pub fn bar_height(slide: Slide) -> f64 {
    if !slide.partly.get() {
        return HEIGHT;
    }
    if let Some((_, choice)) = spotlit(slide) {
        let below = asides(&choice).into_iter().map(|(_, words)| words.chars().count() + 16);
        return HEIGHT.max(words_height(choice.reasons.motivation.chars().count(), below) + PADDING);
    }
    let width = slide.tally.with(|tally| facts_width(tally)) + guessed(slide).map_or(0.0, |_| DUO_WIDTH);
    HEIGHT.max((width / WIDTH).ceil() * FACTS_LINE + PADDING)
}

/// How wide all facts are beside each other, in rem.
fn facts_width(tally: &Tally) -> f64 {
    let language = reader();
    let letters = |text: &str| text.chars().count();
    let digits = |count: usize| letters(&count.to_string());
    let ways = tally.ways.counted().map(|(way, count)| (letters(common::way(language, way)), count));
    let hands = (letters(common::show_of_hands(language)), tally.by_hands);
    let named = ways.into_iter().chain([hands]).filter(|(_, count)| *count > 0);
    let (words, numbers) =
        named.fold((0, 0), |(words, numbers), (word, count)| (words + word + 2, numbers + digits(count)));
    let lists = [tally.not_chosen.clone(), tally.unfinished()].into_iter().filter_map(|rooms| named_rooms(&rooms));
    let covered = if tally.covered.is_empty() { 0.0 } else { fact_width(25, 16, 0) };
    DUO_WIDTH
        + tally.shift.map_or(0.0, |_| DUO_WIDTH)
        + fact_width(0, words, numbers)
        + covered
        + tally.certainty.mean_in_tenths().map_or(0.0, |_| fact_width(9, 8, 3))
        + lists.map(|rooms| fact_width(15, letters(&rooms), 0)).sum::<f64>()
}

/// What stands in the bar.
#[component]
pub fn BottomBar(slide: Slide) -> impl IntoView {
    let spotlit = Memo::new(move |_| spotlit(slide));
    move || {
        if !slide.partly.get() {
            view! { <Waiting slide=slide /> }.into_any()
        } else if let Some((room, choice)) = spotlit.get() {
            view! { <Spotlight slide=slide room=room choice=choice /> }.into_any()
        } else {
            view! { <Facts slide=slide /> }.into_any()
        }
    }
}

/// Which rooms; of many, how many.
fn named_rooms(rooms: &[RoomNumber]) -> Option<String> {
    match rooms.len() {
        0 => None,
        1..=NAMED => {
            let numbers = rooms.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Some(text::rooms_named(reader(), rooms.len(), &numbers))
        }
        count => Some(text::so_many_rooms(reader(), count)),
    }
}
