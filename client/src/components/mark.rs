//! Side marks: the ball is left, the block is right. A side never depends on colour alone: it has a shape, a letter, a
//! place and a word. In a session with mirrored sides a mark belongs to a scenario, wherever that is, and has no
//! letter.

use leptos::prelude::*;
use shared::session::Side;
use shared::text::sides::letter;

use crate::language::reader;
use crate::model::live;

/// `l` or `r`: the ending of every class for a side, or for a place on screen.
pub const fn side_class(side: Side) -> &'static str {
    match side {
        Side::Left => "l",
        Side::Right => "r",
    }
}

/// A ball or a block, containing the letter of its side or other content.
#[component]
pub fn Mark(
    /// Which side.
    side: Side,
    /// Only the outline: at rest, or decided by lot.
    #[prop(optional, into)]
    off: Signal<bool>,
    /// A CSS length; empty to take the size of its surroundings.
    #[prop(optional)]
    size: &'static str,
    /// Its content; by default the letter of its side, if it has one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = move || format!("mark mark--{}{}", side_class(side), if off.get() { " mark--off" } else { "" });
    let style = if size.is_empty() { String::new() } else { format!("--m:{size}") };
    let content = children.map_or_else(
        || (move || (!live().sides_go_by_title()).then(|| letter(reader(), side))).into_any(),
        |children| children().into_any(),
    );
    view! { <span class=class style=style aria-hidden="true">{content}</span> }
}
