//! The facilitator's message to everybody, below the screen.

use leptos::prelude::*;
use shared::text::room;

use super::state::PlenaryState;
use super::told::size;
use crate::components::{Icon, icons};
use crate::language::say;

/// Shrinks the screen above it, so that it covers nothing.
#[component]
pub fn MessageLine(state: PlenaryState) -> impl IntoView {
    let message = move || {
        state.told.get().map(|message| {
            let style = format!("font-size:{}rem", size(&message));
            view! {
                <p class="walltold" style=style>
                    <Icon path=icons::MESSAGE />
                    <span><span class="sr">{say(room::from_facilitator)}" "</span>{crate::hyphens::written(message.text)}</span>
                </p>
            }
        })
    };
    view! { <div role="status">{message}</div> }
}
