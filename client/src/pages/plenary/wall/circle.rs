//! A round of speaking: everybody's name in a circle, and inside it, large, whose turn it is.

use std::f64::consts::TAU;

use leptos::prelude::*;
use shared::session::{CoveredWall, Speaker, SpokenRound};
use shared::text::walls as text;

use crate::language::reader;
use crate::pages::plenary::state::PlenaryState;
use crate::pages::plenary::text_fit::title_size;

/// Sizes of the name in the middle, in rem.
const SIZES: [f64; 7] = [7.0, 6.0, 5.0, 4.2, 3.5, 3.0, 2.5];
/// Width for it, in rem.
const MIDDLE: f64 = 36.0;
/// Height for it, as a share of the screen's.
const OF_HEIGHT: f64 = 0.25;

/// The circle.
#[component]
pub fn CircleScreen(state: PlenaryState, wall: Memo<CoveredWall>) -> impl IntoView {
    let spoken = Memo::new(move |_| wall.with(|wall| wall.spoken.clone()));
    let name = move || spoken.with(|spoken| Some(spoken.as_ref()?.speaking()?.name.clone())).unwrap_or_default();
    let size = move || format!("font-size:{}rem", title_size(&name(), (MIDDLE, state.height() * OF_HEIGHT), &SIZES));
    let then = move || spoken.with(|spoken| spoken.as_ref().map(what_comes_then));
    let people = move || {
        spoken.with(|spoken| {
            let Some(SpokenRound { speakers, turn }) = spoken else { return Vec::new() };
            let places = (0_u32..).zip(speakers);
            places.map(|(place, speaker)| on_circle(speaker, place, speakers.len(), *turn)).collect()
        })
    };
    view! {
        <div class="circle">
            <div class="circle__now">
                <div role="status"><h1 style=size>{name}</h1></div>
                <p>{then}</p>
            </div>
            <ol class="circle__people">{people}</ol>
        </div>
    }
}

/// The line below the name: the next speaker, or that writing follows.
fn what_comes_then(spoken: &SpokenRound) -> String {
    spoken.next().map_or_else(|| text::then_writing(reader()).to_owned(), |next| text::then(reader(), &next.name))
}

/// One name on the circle: the first at the top, and then clockwise.
fn on_circle(speaker: &Speaker, place: u32, all: usize, turn: usize) -> AnyView {
    let all = u32::try_from(all).unwrap_or(u32::MAX).max(1);
    let angle = TAU * (f64::from(place) / f64::from(all) - 0.25);
    let style = format!("left:{:.2}%;top:{:.2}%", 50.0 + 40.0 * angle.cos(), 50.0 + 41.0 * angle.sin());
    let (is_on, passed) = (usize::try_from(place) == Ok(turn), speaker.passed);
    let passed_too = passed.then(|| view! { <small>{text::passed(reader())}</small> });
    view! {
        <li style=style class:is-on=is_on class:is-out=passed aria-current=is_on.then_some("true")>{speaker.name.clone()}{passed_too}</li>
    }
    .into_any()
}
