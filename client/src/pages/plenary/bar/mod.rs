//! The bar along the bottom: how far the rooms are; later the headline, or one room in its own words.

mod headline;
mod height;
mod reveal;
mod spotlight;
mod spotlit;
mod waiting;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Choice;
use shared::text::plenary as text;

use self::headline::{HeadlineBar, headline_of};
use self::spotlight::Spotlight;
use self::spotlit::spotlit;
use self::waiting::Waiting;
use super::coming::Coming;
use super::script::Beat;
use super::slide::Slide;
use crate::language::reader;

pub use self::height::bar_height;

/// The content of the bar. Empty during a reveal, so that nothing distracts from it.
#[component]
pub fn BottomBar(
    slide: Slide,
    show: Coming,
    /// Its maximum height, in rem.
    most: Memo<f64>,
) -> impl IntoView {
    let spotlit = Memo::new(move |_| spotlit(slide));
    let is_coming = Memo::new(move |_| show.beat.get() != Beat::All);
    // Announces a result once it is complete, in an element that was there before the words.
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
