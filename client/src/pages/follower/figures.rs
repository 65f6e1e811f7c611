//! Further figures about a result, as on the plenary screen.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::text::wall;

use super::covered::Covered;
use super::heading::Heading;
use super::state::FollowerState;
use crate::pages::plenary::{Figures, Slide};

/// The figures of a revealed dilemma.
#[component]
pub fn FiguresPart(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let (slide, is_open) = (Slide::new(follower.state, number), follower.is_open(number));
    move || {
        if is_open.get() {
            view! {
                <Heading follower=follower number=number kicker=wall::figures />
                <Figures slide=slide />
            }
            .into_any()
        } else {
            view! { <Covered follower=follower number=number /> }.into_any()
        }
    }
}
