//! One room in its own words.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{Choice, DecidedBy};
use shared::text::{common, plenary as text};

use super::height::size_of_words;
use super::reveal::Steps;
use super::spotlit::asides;
use crate::components::{Mark, listed};
use crate::language::{reader, say};
use crate::pages::plenary::slide::Slide;
use crate::pages::plenary::text_fit::letters;

/// Letters of a room's words that fit a bar of the usual height.
const FITS: usize = 150;

/// How the room chose and why. If it wrote more than a motivation, its words get the width of the buttons, which move
/// below its name.
#[component]
pub fn Spotlight(
    slide: Slide,
    room: RoomNumber,
    choice: Choice,
    /// Maximum height of the bar, in rem.
    most: Memo<f64>,
) -> impl IntoView {
    let asides = asides(&choice);
    let length = asides.iter().map(|(_, words)| letters(words)).sum::<usize>() + letters(&choice.reasons.motivation);
    let class = if length <= FITS { "spot__words" } else { "spot__words spot__words--long" };
    let has_asides = !asides.is_empty();
    let size = StoredValue::new(choice.clone());
    let size = move || {
        format!(
            "--said:{}",
            size.with_value(|choice| size_of_words(choice, slide.state.screen_size.get().width, most.get())).1
        )
    };
    let (side, by_lot, motivation) = (choice.side, choice.way == DecidedBy::Lot, choice.reasons.motivation.clone());
    view! {
        <section class="spot" class:spot--asides=has_asides aria-label=move || text::spotlit(reader(), room.0)>
            <p class="spot__who">
                <Mark side=side size="3.25rem" off=by_lot>{room.0}</Mark>
                <span><b>{move || common::room_number(reader(), room.0)}</b>{move || listed(text::choice(reader(), &choice))}</span>
            </p>
            <div class=class style=size>
                <blockquote>{crate::hyphens::written(motivation)}</blockquote>
                {asides.into_iter().map(|(label, words)| view! { <p><b>{say(label)}</b>" "{crate::hyphens::written(words)}</p> }).collect_view()}
            </div>
            <Steps slide=slide />
        </section>
    }
}
