//! The tokens of the rooms on the beam: in the middle while they are covered, then each on its side.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Side;
use shared::text::{common, plenary as text};

use super::balance::{TOKENS_MAX, Tokens, token_size, token_size_beside_pivot, tokens_beside_pivot};
use super::slide::Slide;
use crate::components::{Mark, side_class};
use crate::language::reader;

/// Tokens of one group at most while there are three of them: left, covered, right.
const TOKENS_OF_THREE: usize = 12;

/// Where the rooms lie, and how large they are, in rem.
#[derive(Clone, PartialEq)]
struct Lying {
    left: Tokens,
    covered: Tokens,
    right: Tokens,
    size: f64,
}

impl Lying {
    fn of(slide: Slide) -> Self {
        // Rooms without a choice lie nowhere; they are named below.
        slide.tally.with(|tally| {
            if !tally.covered.is_empty() {
                let most = if tally.chosen() == 0 { TOKENS_MAX } else { TOKENS_OF_THREE };
                let [left, covered, right] =
                    [&tally.left, &tally.covered, &tally.right].map(|rooms| Tokens::of(rooms, most));
                let size = token_size(left.len() + covered.len() + right.len());
                return Self { left, covered, right, size };
            }
            let balance = tally.balance();
            let (most_left, most_right) = tokens_beside_pivot(balance);
            let (left, right) = (Tokens::of(&tally.left, most_left), Tokens::of(&tally.right, most_right));
            let size = token_size_beside_pivot(left.len(), right.len(), balance);
            Self { left, covered: Tokens::of(&[], TOKENS_MAX), right, size }
        })
    }

    fn on(&self, side: Side) -> &Tokens {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

/// The tokens of all rooms that are done.
#[component]
pub fn OnTheBeam(slide: Slide) -> impl IntoView {
    let lying = Memo::new(move |_| Lying::of(slide));
    // What lies there when the screen opens does not fall.
    let falls = RwSignal::new(false);
    Effect::new(move |_| {
        request_animation_frame(move || {
            falls.try_set(true);
        })
    });
    let size = move || format!("--m:{:.3}rem", lying.with(|lying| lying.size));
    let covered = move || lying.with(|lying| lying.covered.contents().collect::<Vec<_>>());
    let covered_label = move || text::rooms_done(reader(), slide.tally.with(|tally| tally.covered.len()));
    view! {
        <SideTokens slide=slide side=Side::Left lying=lying falls=falls />
        <Show when=move || lying.with(|lying| lying.covered.len() > 0)>
            <ul class="toks toks--mid" style=size aria-label=covered_label>
                <For each=covered key=Clone::clone children=move |content| {
                    let style = digits_style(&content);
                    view! { <li class="tok" style=style>{content}</li> }
                } />
            </ul>
        </Show>
        <SideTokens slide=slide side=Side::Right lying=lying falls=falls />
    }
}

#[component]
fn SideTokens(slide: Slide, side: Side, lying: Memo<Lying>, falls: RwSignal<bool>) -> impl IntoView {
    let label = move || {
        let count = slide.tally.with(|tally| tally.on(side).len());
        match side {
            Side::Left => text::rooms_chose_left(reader(), count),
            Side::Right => text::rooms_chose_right(reader(), count),
        }
    };
    let size = move || format!("--m:{:.3}rem", lying.with(|lying| lying.size));
    let contents = move || {
        let contents: Vec<String> = lying.with(|lying| lying.on(side).contents().collect());
        let total = contents.len();
        // They drop from the middle outwards: the last to fall settles the beam.
        let order = move |at: usize| match side {
            Side::Left => total - 1 - at,
            Side::Right => at,
        };
        contents.into_iter().enumerate().map(|(at, content)| (order(at), content)).collect::<Vec<_>>()
    };
    let spoken = move || {
        let rooms = lying.with(|lying| lying.on(side).rooms.clone());
        rooms.iter().map(|room| common::room_number(reader(), room.0)).collect::<Vec<_>>().join(", ")
    };
    view! {
        <Show when=move || lying.with(|lying| lying.on(side).len() > 0)>
            <ul class=format!("toks toks--{}", side_class(side)) style=size aria-label=label>
                <For each=contents key=|(_, content)| content.clone() children=move |(order, content)| {
                    let style = format!("--i:{order};{}", digits_style(&content));
                    let class = if falls.get_untracked() { "is-falling" } else { "" };
                    // The last one may stand for many rooms: it has no number of its own.
                    let room = content.bytes().all(|byte| byte.is_ascii_digit()).then(|| content.parse().ok().map(RoomNumber));
                    let lot = Signal::derive(move || {
                        slide.by_lot.with(|drawn| room.flatten().is_some_and(|room| drawn.contains(&room)))
                    });
                    view! { <li class=class style=style><Mark side=side off=lot>{content}</Mark></li> }
                } />
            </ul>
            <span class="sr">{spoken}</span>
        </Show>
    }
}

/// A smaller hand for what has more digits.
fn digits_style(content: &str) -> String {
    let digits = f64::from(u32::try_from(content.chars().count().max(1)).unwrap_or(1));
    format!("--f:{:.2}", (1.3 / digits).min(0.5))
}
