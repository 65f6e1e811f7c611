//! While everything is covered: how far the rooms are, and the guesses.

use leptos::prelude::*;
use shared::text::plenary as text;

use super::reveal::RevealButtons;
use crate::language::{reader, say};
use crate::pages::plenary::slide::Slide;

/// How far the rooms are, how many people have guessed, and the buttons that reveal.
#[component]
pub fn Waiting(slide: Slide) -> impl IntoView {
    let state = slide.state;
    let guesses = Memo::new(move |_| {
        state.plenary.with(|plenary| plenary.guesses.get(&slide.number).map_or(0, std::collections::BTreeMap::len))
    });
    // No guess counts once any result has been seen.
    let can_guess = Memo::new(move |_| state.plenary.with(|plenary| !plenary.guessed.contains_key(&slide.number)));
    let code = Memo::new(move |_| state.open_code());
    view! {
        <section class="spot spot--wait" aria-label=say(text::progress)>
            <div>
                <p class="spot__say" role="status">{move || slide.tally.with(|tally| state.how_far(tally))}</p>
                <p class="muted">{move || slide.tally.with(|tally| state.without_choice(tally))}</p>
            </div>
            <Show when=move || can_guess.get() fallback=|| view! { <span></span> }>
                <div class="guess">
                    <p class="guess__ask">{move || text::guess(reader(), state.rooms.with(Vec::len))}</p>
                    <p class="guess__how">
                        <span class="guess__where">{move || code.get().map(|code| text::guess_how(reader(), &code))}</span>
                        // A follower is sent only their own guess, so there is nothing to count.
                        <Show when=move || state.steers.get()>
                            <b class="guess__count">{move || text::guesses(reader(), guesses.get())}</b>
                        </Show>
                    </p>
                </div>
            </Show>
            <RevealButtons slide=slide />
        </section>
    }
}
