//! The room after the end: what it chose and wrote, the way to the debrief or, without a facilitator, to the report,
//! and, when that is open, looking back.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::{Kind, Round, Session, Side};
use shared::text::{board, common, looking_back as text, room};

use super::debrief::debrief_link;
use super::done::how_decided;
use super::look_back::{LookBackForm, WhatOthersSay};
use super::take_home_link::TakeHomeLink;
use super::team_report::TeamReport;
use crate::components::{Brand, Icon, LanguageSwitch, Mark, Sign, icons};
use crate::language::{reader, say};
use crate::model::RoomView;
use crate::pages::auth::KeptNotice;

/// A room whose session is over.
#[component]
pub fn EndedRoom(view: RoomView) -> impl IntoView {
    let fact = move |read: fn(&Session) -> bool| {
        Memo::new(move |_| view.facts.with(|facts| facts.as_ref().is_some_and(|facts| read(facts))))
    };
    let looks_back = fact(|facts| facts.look_back);
    let led = fact(|facts| facts.settings.led);
    let link = debrief_link(view.live);
    let number = move || view.number.get().map(|number| common::room_number(reader(), number.0));
    let title = move || view.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
    let chosen = Memo::new(move |_| {
        view.room.with(|room| {
            let rounds = room.iter().flat_map(|room| room.own_rounds());
            rounds.filter(|round| round.choice().is_some()).map(|round| round.dilemma).collect::<Vec<_>>()
        })
    });
    let had = Memo::new(move |_| {
        view.room
            .with(|room| room.iter().flat_map(|room| room.own_rounds()).map(|round| round.dilemma).collect::<Vec<_>>())
    });
    let was_open = Memo::new(move |_| {
        view.room.with(|room| room.iter().flat_map(|room| room.own_rounds()).any(|round| !round.look_backs.is_empty()))
    });
    let heading = move || match (looks_back.get(), chosen.with(Vec::is_empty)) {
        (true, _) => text::look_back(reader()),
        (false, false) => text::what_we_chose(reader()),
        (false, true) => board::session_over(reader()),
    };
    let says = move || match (looks_back.get(), was_open.get(), chosen.with(Vec::is_empty)) {
        (true, _, true) => text::nothing_to_look_back_on(reader()),
        (true, ..) => text::look_back_how(reader()),
        (false, true, _) => text::closed_again(reader()),
        (false, false, true) => text::nothing_chosen(reader()),
        (false, false, false) => text::thanks(reader()),
    };
    view! {
        <div class="page page--ended">
            <header class="top">
                <Brand named=false />
                <p class="top__where"><b>{number}</b><span>{title}</span></p>
                <div class="top__end"><LanguageSwitch /></div>
            </header>
            <main id="content" class="ended" tabindex="-1">
                <header class="ended__head">
                    <div role="status"><h1>{heading}</h1></div>
                    <p>{says}</p>
                    <Show when=move || !led.get()><TeamReport view=view /></Show>
                    <KeptNotice />
                    <p class="ended__ways">
                        <Show when=move || led.get()>
                            <a class="btn" class:btn--main=move || !looks_back.get() href=link><Icon path=icons::SCREEN />{say(text::follow_debrief)}</a>
                        </Show>
                        <TakeHomeLink live=view.live />
                    </p>
                </header>
                <For each=move || had.get() key=|dilemma| *dilemma
                    children=move |dilemma| view! { <RoundThatWas view=view dilemma=dilemma looks_back=looks_back /> } />
            </main>
        </div>
    }
}

/// A dilemma that the room discussed: its choice, why, how, and what became of it; or that it made none. What it wrote
/// is shown either way.
#[component]
fn RoundThatWas(view: RoomView, dilemma: DilemmaNumber, looks_back: Memo<bool>) -> impl IntoView {
    let round = Memo::new(move |_| {
        view.room.with(|room| room.as_ref()?.own_rounds().iter().find(|round| round.dilemma == dilemma).cloned())
    });
    let words =
        move || view.facts.with(|facts| facts.as_ref()?.dilemma(dilemma).map(|dilemma| dilemma.text(reader()).clone()));
    let choice = Memo::new(move |_| round.with(|round| round.as_ref()?.choice().cloned()));
    let question = move || words().map(|words| words.question);
    let body = move || {
        let choice = choice.get()?;
        let side = choice.side;
        let title = words().map(|words| words.scenario(choice.side).title.clone());
        let place = (!view.live.sides_go_by_title())
            .then(|| view! { <span class="sr">{common::position(reader(), side)}" "</span> });
        let (way, details) = how_decided(&choice);
        let lines = [
            choice.reasons.condition.map(|words| (room::condition_was(reader()), words)),
            choice.reasons.keep.map(|words| (room::keep_was(reader()), words)),
            choice.minority.map(|words| (room::minority_was(reader()), words)),
        ];
        // People who joined after the end are not sent the reasons.
        let why = Some(choice.reasons.motivation).filter(|why| !why.is_empty());
        Some(view! {
            <h3><Mark side=side size="2.25rem" />{place}<span>{title.map(crate::hyphens::heading_of_dilemma)}</span></h3>
            {why.map(|why| view! { <blockquote><p>{crate::hyphens::written(why)}</p></blockquote> })}
            <dl class="extras">{lines.into_iter().flatten().map(|(label, words)| view! { <div><dt>{label}</dt><dd>{crate::hyphens::written(words)}</dd></div> }).collect_view()}</dl>
            <p class="muted"><b>{way}</b>" "{details.join(", ")}</p>
        })
    };
    let is_chosen = Memo::new(move |_| choice.with(Option::is_some));
    let class = move || match choice.with(|choice| choice.as_ref().map(|choice| choice.side)) {
        Some(Side::Left) => "ended__round is-l",
        Some(Side::Right) => "ended__round is-r",
        None => "ended__round",
    };
    view! {
        <section class=class>
            <h2>{move || question().map(crate::hyphens::heading_of_dilemma)}</h2>
            <div class="ended__choice">
                {body}
                <Show when=move || !is_chosen.get()><h3>{say(room::not_chosen)}</h3></Show>
                <Written view=view dilemma=dilemma round=round />
            </div>
            <div class="ended__back">
                <Show when=move || looks_back.get() && is_chosen.get()><LookBackForm view=view round=round dilemma=dilemma /></Show>
                <WhatOthersSay view=view round=round />
            </div>
        </section>
    }
}

/// The pros and cons of the room, folded.
#[component]
fn Written(view: RoomView, dilemma: DilemmaNumber, round: Memo<Option<Round>>) -> impl IntoView {
    let any = Memo::new(move |_| round.with(|round| round.as_ref().is_some_and(|round| !round.arguments.is_empty())));
    let side = move |position: Side| {
        let lines = move || {
            let side = view.side_at(position);
            round.with(|round| {
                let round = round.as_ref();
                let of_kind = |kind| round.map(|round| round.arguments_on(side, kind)).unwrap_or_default();
                Kind::BOTH
                    .into_iter()
                    .flat_map(|kind| of_kind(kind).into_iter().map(move |argument| (kind, argument.text.clone())))
                    .map(|(kind, words)| view! {
                        <li><Sign kind=kind /><span class="sr">{common::kind(reader(), kind)}" "</span><span>{crate::hyphens::written(words)}</span></li>
                    })
                    .collect_view()
            })
        };
        view! { <h4>{move || view.live.sides(dilemma).label(view.side_at(position))}</h4><ul class="ended__args">{lines}</ul> }
    };
    view! {
        <Show when=move || any.get()>
            <details class="whole">
                <summary>{say(text::what_we_wrote)}<Icon path=icons::DOWN /></summary>
                {Side::BOTH.map(side).into_iter().collect_view()}
            </details>
        </Show>
    }
}
