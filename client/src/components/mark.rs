//! Side marks: the ball is left, the block is right. Never colour alone: shape, letter, place and word. In a session with
//! mirrored sides a mark belongs to a scenario, wherever that stands, and has no letter.

use leptos::prelude::*;
use shared::session::Side;
use shared::text::sides::letter;

use crate::language::reader;
use crate::model::live;

/// `l` or `r`, the ending of every class that belongs to a side, or to a place on screen.
pub const fn side_class(side: Side) -> &'static str {
    match side {
        Side::Left => "l",
        Side::Right => "r",
    }
}

/// A ball or a block, with the letter of its side or other content in it.
#[component]
pub fn Mark(
    /// Which side.
    side: Side,
    /// At rest, or decided by lot: only the outline.
    #[prop(optional, into)]
    off: Signal<bool>,
    /// A CSS length; as large as its surroundings say, without one.
    #[prop(optional)]
    size: &'static str,
    /// What stands in it; the letter of the side, where it has one, if nothing is said.
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
