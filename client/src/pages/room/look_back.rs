//! *Terugblik*: would you choose so again, and what have you tried?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::limits::SENTENCE_MAX;
use shared::session::{Again, Command, LookBack, Round};
use shared::text::{common, looking_back as text, room};

use super::drafts::characters_over;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::model::RoomView;

/// One's own answer; it can be changed while looking back is open.
#[component]
pub fn LookBackForm(view: RoomView, round: Memo<Option<Round>>, dilemma: DilemmaNumber) -> impl IntoView {
    let own = Memo::new(move |_| {
        let me = view.me.get()?;
        round.with(|round| round.as_ref()?.look_backs.get(&me).cloned())
    });
    let again = RwSignal::new(own.get_untracked().map(|own| own.again));
    let tried = RwSignal::new(own.get_untracked().and_then(|own| own.tried).unwrap_or_default());
    view.live.takes_back_into(tried, move |command| match command {
        Command::LookBack { dilemma: about, tried, .. } if *about == dilemma => tried.as_deref(),
        _ => None,
    });
    let is_missing = RwSignal::new(false);
    let over = move || tried.with(|tried| characters_over(tried));
    let written = move || {
        let tried = tried.with(|tried| tried.trim().to_owned());
        Some(LookBack { again: again.get()?, tried: (!tried.is_empty()).then_some(tried) })
    };
    let is_saved = Memo::new(move |_| own.get().is_some() && own.get() == written());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(LookBack { again, tried }) = untrack(written) else { return is_missing.set(true) };
        if untrack(over) == 0 {
            view.live.ask(Command::LookBack { dilemma, again, tried });
        }
    };
    let choose = move |answer| {
        is_missing.set(false);
        again.set(Some(answer));
    };
    let name = format!("again-{dilemma}");
    let field = format!("tried-{dilemma}");
    let answers = Again::ALL
        .map(|answer| {
            view! {
                <label>
                    <input type="radio" name=name.clone() prop:checked=move || again.get() == Some(answer) on:change=move |_| choose(answer) />
                    <span>{move || text::answer(reader(), answer)}</span>
                </label>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <form class="lookback" on:submit=save>
            <fieldset class="threeway">
                <legend class="label">{say(text::again)}</legend>
                <div>{answers}</div>
            </fieldset>
            <p class="wrong" role="alert">{move || is_missing.get().then(|| text::pick_one(reader()))}</p>
            <label class="label" for=field.clone()>{say(text::tried)}</label>
            <textarea class="input" id=field rows="3" placeholder=say(text::tried_placeholder) aria-invalid=move || (over() > 0).to_string()
                prop:value=tried on:input=move |event| tried.set(event_target_value(&event))></textarea>
            <p class="muted">
                {move || match over() {
                    0 => text::free(reader(), SENTENCE_MAX),
                    over => room::characters_over(reader(), over),
                }}
                " "{say(common::name_nobody)}
            </p>
            <p class="lookback__end">
                <Show when=move || !is_saved.get()>
                    <button class="btn btn--main" type="submit">
                        {move || if own.with(Option::is_some) { text::change_answer(reader()) } else { text::save_answer(reader()) }}
                    </button>
                </Show>
                <span role="status">{move || is_saved.get().then(|| view! { <Icon path=icons::CHECK />{text::saved(reader())} })}</span>
            </p>
        </form>
    }
}

/// What the room says: how many would do what, and what they tried. Without names.
#[component]
pub fn WhatOthersSay(view: RoomView, round: Memo<Option<Round>>) -> impl IntoView {
    let said = Memo::new(move |_| {
        let me = view.me.get();
        round.with(|round| {
            let look_backs = round.iter().flat_map(|round| &round.look_backs);
            look_backs.map(|(who, look_back)| (Some(*who) == me, look_back.clone())).collect::<Vec<_>>()
        })
    });
    let counts = move || {
        said.with(|said| {
            Again::ALL
                .map(|answer| (answer, said.iter().filter(|(_, look_back)| look_back.again == answer).count()))
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(answer, count)| view! { <div><dt>{text::answer(reader(), answer)}</dt><dd class="num">{count}</dd></div> })
                .collect_view()
        })
    };
    let tried = move || {
        said.with(|said| {
            said.iter()
                .filter_map(|(is_mine, look_back)| Some((*is_mine, look_back.tried.clone()?)))
                .map(|(is_mine, words)| view! {
                    <li>{crate::hyphens::written(words)}{is_mine.then(|| view! { " "<small class="muted">{text::you_said(reader())}</small> })}</li>
                })
                .collect_view()
        })
    };
    view! {
        <Show when=move || !said.with(Vec::is_empty)>
            <section class="lookback__said">
                <h4>{say(text::others_say)}</h4>
                <dl>{counts}</dl>
                <ul>{tried}</ul>
            </section>
        </Show>
    }
}
