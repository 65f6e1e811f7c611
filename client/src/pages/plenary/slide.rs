//! One dilemma on the wall: covered, and uncovered.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::DilemmaText;
use shared::ids::DilemmaNumber;
use shared::session::Side;
use shared::session::result::Tally;
use shared::text::{common, plenary as text};

use super::balance::{Tokens, seam, tilt, token_size};
use super::bar::BottomBar;
use super::fit::size_class;
use super::hall::Hall;
use super::side::HallSide;
use super::tabs::Tabs;
use crate::components::{Mark, side_class};
use crate::language::reader;

/// Lengths in characters up to which a question is set large, less large, and small.
const QUESTION_STEPS: [usize; 3] = [28, 48, 72];

/// What the parts of the slide show.
#[derive(Clone, Copy)]
pub struct Slide {
    /// The hall.
    pub hall: Hall,
    /// Which dilemma.
    pub number: DilemmaNumber,
    /// Its words.
    pub words: Memo<Option<Arc<DilemmaText>>>,
    /// The sums over all rooms.
    pub tally: Memo<Arc<Tally>>,
    /// The results are uncovered.
    pub revealed: Memo<bool>,
}

impl Slide {
    /// How the beam lies: level while the results are covered.
    pub fn balance(self) -> f64 {
        if self.revealed.get() { self.tally.with(|tally| tally.balance()) } else { 0.0 }
    }
}

/// The split of one dilemma.
#[component]
pub fn DilemmaSlide(hall: Hall, number: DilemmaNumber) -> impl IntoView {
    let slide =
        Slide { hall, number, words: hall.words(number), tally: hall.tally(number), revealed: hall.revealed(number) };
    let question =
        move || slide.words.with(|words| words.as_ref().map(|words| words.question.clone())).unwrap_or_default();
    let style = move || {
        let balance = slide.balance();
        format!("--seam:{:.4};--tilt:{:.2}deg", seam(balance), tilt(balance))
    };
    let fresh = uncovered_just_now(slide.revealed);
    view! {
        <section class="slide" class:is-covered=move || !slide.revealed.get()>
            <header class="slide__top">
                <h1 class=move || size_class(&question(), QUESTION_STEPS)>{question}</h1>
                <Tabs hall=hall heading=Signal::derive(question) />
            </header>
            <div class="split split--plen" class:is-fresh=fresh style=style>
                <div class="split__load"><OnTheBeam slide=slide /></div>
                <div class="split__fields">
                    <HallSide slide=slide side=Side::Left />
                    <HallSide slide=slide side=Side::Right />
                </div>
            </div>
            <BottomBar slide=slide />
        </section>
    }
}

/// Did the results come out while this screen was shown? Then it is worth watching how.
fn uncovered_just_now(revealed: Memo<bool>) -> RwSignal<bool> {
    let fresh = RwSignal::new(false);
    Effect::new(move |before: Option<bool>| {
        let now = revealed.get();
        if before == Some(false) && now {
            fresh.set(true);
        }
        now
    });
    fresh
}

/// The tokens of the rooms: in the middle while the results are covered, then each on its side.
#[component]
fn OnTheBeam(slide: Slide) -> impl IntoView {
    let covered = move || {
        let done = slide.tally.with(|tally| tally.finished());
        let tokens = Tokens::of(&done);
        let size = token_size(tokens.len());
        let token = |content: String| {
            let style = token_style(size, &content);
            view! { <li class="tok" style=style>{content}</li> }
        };
        view! {
            <ul class="toks toks--mid" aria-label=move || text::rooms_done(reader(), done.len())>
                {tokens.contents().map(token).collect_view()}
            </ul>
        }
    };
    let uncovered = move || {
        let sides =
            slide.tally.with(|tally| Side::BOTH.map(|side| (side, Tokens::of(tally.on(side)), tally.on(side).len())));
        let size = token_size(sides.iter().map(|(_, tokens, _)| tokens.len()).sum());
        let side = |(side, tokens, count)| view! { <SideTokens side=side tokens=tokens count=count size=size /> };
        sides.into_iter().map(side).collect_view()
    };
    move || if slide.revealed.get() { uncovered().into_any() } else { covered().into_any() }
}

/// Its size, and a smaller hand for what has more digits.
fn token_style(size: f64, content: &str) -> String {
    let digits = f64::from(u32::try_from(content.chars().count().max(1)).unwrap_or(1));
    format!("--m:{size:.3}rem;--f:{:.2}", (1.3 / digits).min(0.5))
}

#[component]
fn SideTokens(side: Side, tokens: Tokens, count: usize, size: f64) -> impl IntoView {
    let label = move || match side {
        Side::Left => text::rooms_chose_left(reader(), count),
        Side::Right => text::rooms_chose_right(reader(), count),
    };
    let total = tokens.len();
    // They drop from the middle outwards: the last to fall settles the beam.
    let order = move |at: usize| match side {
        Side::Left => total - 1 - at,
        Side::Right => at,
    };
    let token = |(at, content): (usize, String)| {
        let style = format!("--i:{};{}", order(at), token_style(size, &content));
        view! { <li style=style><Mark side=side>{content}</Mark></li> }
    };
    let names = tokens.rooms.clone();
    let spoken = move || names.iter().map(|room| common::room_number(reader(), room.0)).collect::<Vec<_>>().join(", ");
    view! {
        <ul class=format!("toks toks--{}", side_class(side)) aria-label=label>
            {tokens.contents().enumerate().map(token).collect_view()}
        </ul>
        <span class="sr">{spoken}</span>
    }
}
