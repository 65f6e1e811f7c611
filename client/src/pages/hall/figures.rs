//! The further figures about a result, as the screen shows them.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::text::wall;

use super::covered::Covered;
use super::heading::Heading;
use super::seat::Seat;
use crate::pages::plenary::{Figures, Slide};

/// The figures of a dilemma that is uncovered.
#[component]
pub fn FiguresPart(seat: Seat, number: DilemmaNumber) -> impl IntoView {
    let (slide, is_open) = (Slide::new(seat.hall, number), seat.is_open(number));
    move || {
        if is_open.get() {
            view! {
                <Heading seat=seat number=number kicker=wall::figures />
                <Figures slide=slide />
            }
            .into_any()
        } else {
            view! { <Covered seat=seat number=number /> }.into_any()
        }
    }
}
