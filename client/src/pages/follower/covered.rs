//! *Voorspel*: a dilemma that is not revealed, and the participant's guess about it.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::{Command, DebriefCommand, Side};
use shared::text::hall as text;

use super::heading::Heading;
use super::state::FollowerState;
use crate::components::{Icon, Mark, icons, side_class};
use crate::hyphens::{heading_of_dilemma, of_dilemma};
use crate::language::reader;

/// Asks which side most rooms chose.
#[component]
pub fn Covered(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let guess = follower.guess(number);
    let is_over = Memo::new(move |_| follower.state.plenary.with(|plenary| !plenary.can_be_guessed(number)));
    // It is uncovered, and waits for the steps of the reveal on the plenary screen.
    let is_coming = follower.is_open(number);
    let says = move || match (is_over.get(), guess.get()) {
        _ if is_coming.get() => "",
        (true, _) => text::guessing_over(reader()),
        (false, Some(_)) => text::guess_can_change(reader()),
        (false, None) => text::guess_how(reader()),
    };
    let asks = move || {
        if is_coming.get() {
            text::result_is_coming(reader()).to_owned()
        } else if is_over.get() {
            text::result_is_covered(reader()).to_owned()
        } else {
            text::what_did_most_choose(reader(), follower.state.rooms.with(Vec::len))
        }
    };
    view! {
        <Heading follower=follower number=number kicker=text::guess />
        <section class="split split--rest hall__split" aria-labelledby="guess">
            <div class="split__load">
                <Mark side=Side::Left />
                <h2 id="guess">{asks}</h2>
                <Mark side=Side::Right />
            </div>
            <div class="split__fields">
                {Side::BOTH.map(|side| view! { <GuessField follower=follower number=number side=side guess=guess is_over=is_over /> }).into_iter().collect_view()}
            </div>
        </section>
        <p class="hall__line" role="status">{says}</p>
    }
}

#[component]
fn GuessField(
    follower: FollowerState,
    number: DilemmaNumber,
    side: Side,
    guess: Memo<Option<Side>>,
    is_over: Memo<bool>,
) -> impl IntoView {
    let title = follower.title(number, side);
    let words = follower.state.words(number);
    let points = move || {
        let points = words.with(|words| words.as_ref().map(|words| words.scenario(side).points.clone()));
        points.unwrap_or_default().into_iter().map(|point| view! { <li>{of_dilemma(point)}</li> }).collect_view()
    };
    let is_mine = move || guess.get() == Some(side);
    let sides = move || follower.state.live.sides(number);
    let label = move || {
        let sides = sides();
        let says = if is_mine() { text::i_guessed } else { text::i_guess };
        // The title is above it, for people who can see.
        let title = sides.title(side).map(|title| view! { <span class="sr">": "{title.to_owned()}</span> });
        view! { {says(reader(), &sides.this(side))}{title} }
    };
    let class = move || match guess.get() {
        None => "btn btn--lg vote btn--inv",
        Some(guessed) if guessed == side => "btn btn--lg vote vote--mine",
        Some(_) => "btn btn--lg vote vote--dim",
    };
    let press = move |_| follower.state.live.ask(Command::Debrief(DebriefCommand::Guess { dilemma: number, side }));
    view! {
        <section class=format!("field field--{} is-lit side", side_class(side))>
            <p class="scen__tag">{move || sides().tag(side)}</p>
            <h3 class="scen__title">{move || heading_of_dilemma(title.get())}</h3>
            <ul class="scen__points">{points}</ul>
            <Show when=move || !is_over.get()>
                <div class="cast hall__cast">
                    <button class=class type="button" aria-pressed=move || is_mine().to_string() on:click=press>
                        {move || is_mine().then(|| view! { <Icon path=icons::CHECK /> })}
                        <span>{label}</span>
                    </button>
                </div>
            </Show>
        </section>
    }
}
