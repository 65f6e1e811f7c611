//! The room in the spotlight, and the sentences below its motivation.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Choice;
use shared::text::plenary as text;

use crate::language::Words;
use crate::pages::plenary::slide::Slide;

/// The room in the spotlight with its choice about this dilemma, if that is revealed.
pub fn spotlit(slide: Slide) -> Option<(RoomNumber, Choice)> {
    let state = slide.state;
    let room =
        state.plenary.with(|plenary| plenary.spotlight.filter(|room| slide.open.with(|open| open.has(*room))))?;
    let choice = state.rooms.with(|rooms| {
        let room = rooms.iter().find(|one| one.number == room)?;
        room.round_about(slide.number)?.choice().cloned()
    })?;
    Some((room, choice))
}

/// A room's sentences below its motivation, each with its label.
pub fn asides(choice: &Choice) -> Vec<(Words, String)> {
    let said = [
        (text::condition as Words, &choice.reasons.condition),
        (text::keep, &choice.reasons.keep),
        (text::minority, &choice.minority),
    ];
    said.into_iter().filter_map(|(label, words)| Some((label, words.clone()?))).collect()
}
