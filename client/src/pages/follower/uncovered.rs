//! A revealed dilemma: how many rooms chose each side, the participant's own room among them, whether the guess was
//! right, and the room in the spotlight in its own words.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::{RoomStatus, Tally};
use shared::session::{Choice, Side};
use shared::text::{common, hall as text, plenary, wall};

use super::guess::guess_words;
use super::heading::Heading;
use super::own_room::{Ours, our_standing};
use super::state::FollowerState;
use crate::components::results::{TOKENS_MAX, Tokens, seam, tilt};
use crate::components::{Icon, Mark, icons, side_class};
use crate::hyphens::{heading_of_dilemma, written};
use crate::language::reader;
use crate::pages::plenary::{PlenaryState, Stage};

/// The result of one dilemma.
#[component]
pub fn Uncovered(follower: FollowerState, number: DilemmaNumber, stage: Stage) -> impl IntoView {
    let tally = stage.until_it_is_out(follower.state.tally(number));
    let style = move || {
        let balance = tally.with(|tally| tally.balance());
        format!("--seam:{:.4};--tilt:{:.2}deg", seam(balance), tilt(balance))
    };
    let ours = stage.until_it_is_out(our_standing(follower, number));
    view! {
        <Heading follower=follower number=number kicker=text::result />
        // Above the result, which is known by now, so that what everybody looks at is in sight.
        <SpotlitRoom follower=follower number=number />
        <section class="split hall__split hall__split--open" style=style>
            <div class="split__load">
                {Side::BOTH.map(|side| view! { <RoomsOn follower=follower number=number tally=tally side=side ours=ours /> }).into_iter().collect_view()}
            </div>
            <div class="split__fields">
                {Side::BOTH.map(|side| view! { <SideField follower=follower number=number side=side tally=tally ours=ours /> }).into_iter().collect_view()}
            </div>
        </section>
        <div class="hall__under">
            <GuessLine follower=follower number=number stage=stage />
            <OthersLine state=follower.state tally=tally ours=ours />
        </div>
    }
}

/// The tokens of the rooms that chose a side, on the beam.
#[component]
fn RoomsOn(
    follower: FollowerState,
    number: DilemmaNumber,
    tally: Memo<Arc<Tally>>,
    side: Side,
    ours: Ours,
) -> impl IntoView {
    let label = move || {
        let count = tally.with(|tally| tally.on(side).len());
        plenary::rooms_chose(reader(), count, &follower.state.live.sides(number).name(side))
    };
    let tokens = move || {
        let tokens = tally.with(|tally| Tokens::of(tally.on(side), TOKENS_MAX));
        let own = ours.get().map(|(room, _)| room.to_string());
        tokens
            .contents()
            .map(|content| {
                let is_ours = own.as_ref() == Some(&content);
                view! { <li class:is-ours=is_ours><Mark side=side>{content}</Mark></li> }
            })
            .collect_view()
    };
    view! { <ul class=format!("toks toks--{}", side_class(side)) aria-label=label>{tokens}</ul> }
}

#[component]
fn SideField(
    follower: FollowerState,
    number: DilemmaNumber,
    side: Side,
    tally: Memo<Arc<Tally>>,
    ours: Ours,
) -> impl IntoView {
    let title = follower.title(number, side);
    let count = move || tally.with(|tally| tally.on(side).len());
    let tag = move || {
        let chose = wall::chose(reader(), count());
        let votes = common::so_many_votes(reader(), tally.with(|tally| tally.people.on(side)));
        view! { {chose}<small>{votes}</small> }
    };
    let chosen_by_us = move || {
        ours.get().and_then(|(room, standing)| {
            matches!(standing, RoomStatus::Chosen { side: chosen, .. } if chosen == side).then_some(room)
        })
    };
    view! {
        <section class=format!("field field--{} is-lit", side_class(side))>
            <p class="big num" class:big--long=move || { count() > 99 }>{count}</p>
            <p class="scen__tag">{tag}</p>
            <h2 class="scen__title">{move || heading_of_dilemma(title.get())}</h2>
            {move || chosen_by_us().map(|room| view! {
                <p class="hall__ours"><Icon path=icons::CHECK /><span>{text::our_choice(reader(), room.0)}</span></p>
            })}
        </section>
    }
}

#[component]
fn GuessLine(follower: FollowerState, number: DilemmaNumber, stage: Stage) -> impl IntoView {
    view! { <p class="hall__line">{guess_words(follower, number, stage)}</p> }
}

/// The rooms on neither side.
#[component]
fn OthersLine(state: PlenaryState, tally: Memo<Arc<Tally>>, ours: Ours) -> impl IntoView {
    move || {
        let covered = tally.with(|tally| tally.covered.len());
        let own = ours.get().and_then(|(room, standing)| {
            (standing == RoomStatus::NotChosen).then(|| text::we_did_not_choose(reader(), room.0))
        });
        let covered = (covered > 0).then(|| text::still_covered(reader(), covered));
        let without_choice = tally.with(|tally| state.without_choice(tally));
        let lines: Vec<String> = covered.into_iter().chain(without_choice).chain(own).collect();
        (!lines.is_empty()).then(|| view! { <p class="muted">{lines.join(" · ")}</p> })
    }
}

/// One room in its own words.
#[component]
fn SpotlitRoom(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let spotlit = Memo::new(move |_| {
        let room = follower.state.plenary.with(|plenary| plenary.spotlight)?;
        let choice = follower.state.rooms.with(|rooms| {
            let room = rooms.iter().find(|one| one.number == room)?;
            room.round_about(number)?.choice().cloned()
        })?;
        Some((room, choice))
    });
    let words = |(room, choice): (RoomNumber, Choice)| {
        let way = common::way(reader(), choice.way);
        let counted = common::counted(reader(), &choice);
        let further = [
            choice.reasons.condition.map(|words| (plenary::condition(reader()), words)),
            choice.reasons.keep.map(|words| (plenary::keep(reader()), words)),
            choice.minority.map(|words| (plenary::minority(reader()), words)),
        ];
        view! {
            <section class="hall__spot" aria-label=plenary::spotlit(reader(), room.0)>
                <header>
                    <Mark side=choice.side size="2.75rem">{room.to_string()}</Mark>
                    <p><b>{common::room_number(reader(), room.0)}</b><span>{format!("{way}, {counted}")}</span></p>
                </header>
                <blockquote><p>{written(choice.reasons.motivation)}</p></blockquote>
                {further.into_iter().flatten().map(|(label, words)| view! { <p><b>{label}</b>" "{written(words)}</p> }).collect_view()}
            </section>
        }
    };
    move || spotlit.get().map(words)
}
