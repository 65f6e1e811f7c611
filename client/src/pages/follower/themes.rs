//! The themes of a dilemma with their arguments: first those behind opposite choices, then the others, then what only
//! one room said.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, ThemeId};
use shared::session::Side;
use shared::session::result::{Gathered, Voiced, gathered, mentioned_once, voiced_as_shown};
use shared::text::{hall as text, plenary};

use super::argument_line::ArgumentLine;
use super::heading::Heading;
use super::state::FollowerState;
use crate::components::{Icon, icons};
use crate::hyphens::written;
use crate::language::{reader, say};

/// The themes, in the order of the plenary screen.
#[component]
pub fn ThemesPart(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let voiced = Memo::new(move |_| {
        follower.state.rooms.with(|rooms| {
            follower.state.plenary.with(|plenary| voiced_as_shown(number, rooms.iter().map(AsRef::as_ref), plenary))
        })
    });
    let themes = Memo::new(move |_| {
        follower.state.plenary.with(|plenary| voiced.with(|voiced| gathered(number, voiced, plenary)))
    });
    let once =
        Memo::new(move |_| voiced.with(|voiced| mentioned_once(voiced).into_iter().cloned().collect::<Vec<Voiced>>()));
    let those = move |split: bool| {
        Memo::new(move |_| {
            let all = themes.get().into_iter();
            all.filter(|theme| theme.is_split() == split).map(|theme| theme.id).collect::<Vec<_>>()
        })
    };
    let (split, others) = (those(true), those(false));
    // If no theme is behind opposite choices, the heading of the page already says what these are.
    let rest = move || {
        if split.with(Vec::is_empty) { plenary::themes(reader()) } else { plenary::other_themes(reader()) }
    };
    let list = move |ids: Memo<Vec<ThemeId>>| {
        view! {
            <ul class="hall__themes">
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <OneTheme follower=follower number=number id=id themes=themes /> } />
            </ul>
        }
    };
    view! {
        <Heading follower=follower number=number kicker=text::themes />
        <Show when=move || split.with(|split| !split.is_empty())>
            <section class="hall__gathered"><h2>{say(plenary::same_reason)}</h2>{list(split)}</section>
        </Show>
        <Show when=move || others.with(|others| !others.is_empty())>
            <section class="hall__gathered"><h2 class:sr=move || split.with(Vec::is_empty)>{rest}</h2>{list(others)}</section>
        </Show>
        <Show when=move || once.with(|once| !once.is_empty())>
            <section class="hall__gathered">
                <h2>{say(plenary::mentioned_once)}</h2>
                <ul class="hall__themes"><Said follower=follower number=number all=once /></ul>
            </section>
        </Show>
        <Show when=move || themes.with(Vec::is_empty)><p class="hall__none">{say(text::no_themes)}</p></Show>
    }
}

#[component]
fn OneTheme(follower: FollowerState, number: DilemmaNumber, id: ThemeId, themes: Memo<Vec<Gathered>>) -> impl IntoView {
    let theme = Memo::new(move |_| themes.with(|themes| themes.iter().find(|theme| theme.id == id).cloned()));
    let name = move || theme.with(|theme| theme.as_ref().map(|theme| written(&theme.name)));
    let voices = Memo::new(move |_| theme.with(|theme| theme.as_ref().map(|it| it.voiced.clone()).unwrap_or_default()));
    let holds = move || {
        theme.with(|theme| {
            let theme = theme.as_ref()?;
            let holds = text::theme_holds(reader(), theme.voiced.len(), theme.rooms().len());
            let [left, right] = Side::BOTH.map(|side| theme.carried(side).len());
            let sides = follower.state.live.sides(number);
            Some(if theme.is_split() {
                format!("{holds} · {}", plenary::each(reader(), &sides, (left, right)))
            } else {
                holds
            })
        })
    };
    view! {
        <li>
            <details class="hall__theme">
                <summary><h3>{name}</h3><span class="muted">{holds}</span><Icon path=icons::DOWN /></summary>
                <ul><Said follower=follower number=number all=voices /></ul>
            </details>
        </li>
    }
}

/// Arguments, each with its side and its sign.
#[component]
fn Said(follower: FollowerState, number: DilemmaNumber, all: Memo<Vec<Voiced>>) -> impl IntoView {
    view! {
        <For each=move || all.get() key=|voiced| (voiced.argument.id, voiced.argument.text.clone(), voiced.support(), voiced.rooms().count())
            children=move |voiced| view! { <ArgumentLine follower=follower voiced=voiced dilemma=number signed=true /> } />
    }
}
