//! What was prepared besides the programme: the title, the minutes for a dilemma, the rules of play, the dilemmas.

use leptos::prelude::*;
use shared::limits::{ROUND_MINUTES_MAX, TITLE_MAX};
use shared::session::{Command, PreparationCommand, Rejection, Rules};
use shared::text::{common, drafts, entrance, programme as text};

use super::dilemmas::Dilemmas;
use crate::components::{ChangedMeanwhile, Wording, WordsBox, WordsRemarks};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::pages::entrance::fields::{NumberField, Switch};
use crate::pages::facilitator::state::FacilitatorState;

/// The settings and the dilemmas.
#[component]
pub fn Prepared(board: FacilitatorState) -> impl IntoView {
    view! {
        <Title board=board />
        <Minutes board=board />
        <RulesOfPlay board=board />
        <Dilemmas board=board />
    }
}

fn ask(board: FacilitatorState, command: PreparationCommand) {
    board.ask(Command::Preparation(command));
}

#[component]
fn Title(board: FacilitatorState) -> impl IntoView {
    let title = Memo::new(move |_| {
        board.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone())).unwrap_or_default()
    });
    let draft = board.live.draft(|| Some(Field::SessionTitle)).beginning_with(title);
    board.live.takes_back(move |command| match command {
        Command::Preparation(PreparationCommand::ChangeTitle { over, title }) => draft.take_back(title, Some(over)),
        _ => false,
    });
    let wording = Wording::new(draft, TITLE_MAX);
    let is_changed = Memo::new(move |_| draft.words() != title.get());
    let save = move || {
        if let Some(new) = wording.to_send() {
            ask(board, PreparationCommand::ChangeTitle { over: title.get_untracked(), title: new });
            draft.forget();
        }
    };
    view! {
        <section class="plan__part">
            <div class="fill">
                <label class="label" for="session-title">{say(text::title_of_session)}</label>
                <ChangedMeanwhile draft=draft />
                <WordsBox wording=wording id="session-title" on_enter=Callback::new(move |()| save()) />
                <WordsRemarks wording=wording />
            </div>
            <Show when=move || is_changed.get() && !board.ended.get()>
                <p class="plan__save">
                    <button class="btn btn--main btn--sm" type="button" on:click=move |_| save()>{say(common::save)}</button>
                    <button class="btn btn--soft btn--sm" type="button" on:click=move |_| draft.forget()>{say(common::cancel)}</button>
                </p>
            </Show>
        </section>
    }
}

#[component]
fn Minutes(board: FacilitatorState) -> impl IntoView {
    let now = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map_or(1, |facts| facts.settings.minutes)));
    let typed = RwSignal::new(now.get_untracked().to_string());
    let seen = RwSignal::new(now.get_untracked());
    // Follows what another facilitator sets, unless this one has typed something else.
    Effect::new(move |_| {
        let now = now.get();
        if typed.get_untracked() == seen.get_untracked().to_string() {
            typed.set(now.to_string());
            seen.set(now);
        }
    });
    let fit = move || {
        typed.with(|typed| typed.trim().parse::<u8>().ok().filter(|minutes| (1..=ROUND_MINUTES_MAX).contains(minutes)))
    };
    let error = Signal::derive(move || {
        fit().is_none().then(|| Rejection::OutOfRange { least: 1, most: ROUND_MINUTES_MAX.into() }.message(reader()))
    });
    let is_changed = Memo::new(move |_| fit().is_some_and(|minutes| minutes != now.get()));
    let theirs = Memo::new(move |_| (seen.get() != now.get()).then(|| now.get()));
    let save = move |_| {
        if let Some(minutes) = untrack(fit) {
            ask(board, PreparationCommand::ChangeMinutes { over: now.get_untracked(), minutes });
            seen.set(minutes);
        }
    };
    view! {
        <section class="plan__part">
            <NumberField
                id="session-minutes"
                label=Signal::derive(move || text::minutes_for_dilemma(reader()).to_owned())
                hint=Signal::derive(move || text::holds_for_later(reader()).to_owned())
                least=1
                most=ROUND_MINUTES_MAX.into()
                value=typed
                on_change=move |words| typed.set(words)
                error=error
            />
            <div role="status">{move || theirs.get().map(|minutes| view! { <p class="notice"><span>{drafts::changed_meanwhile(reader(), &minutes.to_string())}</span></p> })}</div>
            <Show when=move || is_changed.get() && !board.ended.get()>
                <p class="plan__save"><button class="btn btn--main btn--sm" type="button" on:click=save>{say(common::save)}</button></p>
            </Show>
        </section>
    }
}

#[component]
fn RulesOfPlay(board: FacilitatorState) -> impl IntoView {
    let now = Memo::new(move |_| {
        board.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.rules)).unwrap_or_default()
    });
    let rules = Rules::ALL.map(|rule| {
        let on = Signal::derive(move || now.with(rule.is_on));
        let switch = move |on: bool| {
            let over = now.get_untracked();
            let mut rules = over;
            (rule.set)(&mut rules, on);
            ask(board, PreparationCommand::ChangeRules { over, rules });
        };
        view! { <Switch id=rule.name title=rule.title words=rule.explained on=on on_switch=switch /> }
    });
    view! {
        <section class="plan__part" aria-labelledby="plan-rules">
            <h3 id="plan-rules">{say(entrance::part_rules)}</h3>
            <p class="fill__hint">{say(text::holds_for_later)}</p>
            <fieldset class="plan__rules" disabled=move || board.ended.get()><legend class="sr">{say(entrance::part_rules)}</legend>{rules.into_iter().collect_view()}</fieldset>
        </section>
    }
}
