//! *Terugblik*: would you choose this again, and what have you tried?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::limits::SENTENCE_MAX;
use shared::session::{Again, Command, LookBack, LookBackCommand, Round};
use shared::text::{common, connection, looking_back as text};

use crate::components::{Icon, Wording, WordsBox, WordsRemarks, icons};
use crate::drafts::{Field, Unfit, fit};
use crate::language::{reader, say};
use crate::model::RoomView;

/// The participant's own answer, which can be changed while looking back is open.
#[component]
pub fn LookBackForm(view: RoomView, round: Memo<Option<Round>>, dilemma: DilemmaNumber) -> impl IntoView {
    let own = Memo::new(move |_| {
        let me = view.me.get()?;
        round.with(|round| round.as_ref()?.look_backs.get(&me).cloned())
    });
    let again = RwSignal::new(own.get_untracked().map(|own| own.again));
    // Restores an answer that was chosen but not saved before a reload.
    let chosen = view.live.draft(move || Some(Field::LookBackAnswer { dilemma }));
    Effect::new(move |was_found: Option<bool>| {
        let found = chosen.words().parse().ok().and_then(|place: usize| Again::ALL.get(place).copied());
        if was_found != Some(true) && found.is_some() {
            again.set(found);
        }
        was_found == Some(true) || found.is_some()
    });
    let said = Signal::derive(move || own.get().and_then(|own| own.tried).unwrap_or_default());
    let draft = view.live.draft(move || Some(Field::LookBack { dilemma })).beginning_with(said);
    let wording = Wording::new(draft, SENTENCE_MAX);
    view.live.takes_back_into(draft, move |command| match command {
        Command::LookBack(LookBackCommand::Answer { dilemma: about, tried, .. }) if *about == dilemma => {
            Some((tried.as_deref()?, None))
        }
        _ => None,
    });
    let is_missing = RwSignal::new(false);
    let written = move || {
        let tried = match fit(&draft.words(), SENTENCE_MAX) {
            Ok(words) => Some(words),
            Err(Unfit::Empty) => None,
            Err(Unfit::TooLong(_)) => return None,
        };
        Some(LookBack { again: again.get()?, tried })
    };
    let is_saved = Memo::new(move |_| own.get().is_some() && own.get() == written());
    // The words stay in the form until they are recorded.
    Effect::new(move |_| {
        if is_saved.get() {
            draft.forget();
            chosen.forget();
        }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(again) = again.get_untracked() else { return is_missing.set(true) };
        if let Some(tried) = wording.to_send_if_any() {
            view.live.ask(Command::LookBack(LookBackCommand::Answer { dilemma, again, tried }));
        }
    };
    let is_unsent = view
        .live
        .is_unsent(move |command| matches!(command, Command::LookBack(LookBackCommand::Answer { dilemma: about, .. }) if *about == dilemma));
    let choose = move |answer| {
        is_missing.set(false);
        again.set(Some(answer));
        let place = Again::ALL.iter().position(|one| *one == answer).unwrap_or_default();
        chosen.set(place.to_string());
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
            <WordsBox wording=wording id=field rows=3 placeholder=Signal::derive(move || text::tried_placeholder(reader()).to_owned()) />
            <WordsRemarks wording=wording may_be_empty=true />
            <p class="muted">{move || text::free(reader(), SENTENCE_MAX)}" "{say(common::name_nobody)}</p>
            <p class="lookback__end">
                <Show when=move || !is_saved.get()>
                    <button class="btn btn--main" type="submit">
                        {move || if own.with(Option::is_some) { text::change_answer(reader()) } else { text::save_answer(reader()) }}
                        {move || (is_unsent.try_get() == Some(true)).then(|| format!(" ({})", connection::still_to_be_sent(reader())))}
                    </button>
                </Show>
                <span role="status">{move || is_saved.get().then(|| view! { <Icon path=icons::CHECK />{text::saved(reader())} })}</span>
            </p>
        </form>
    }
}

/// The room's answers: how many would choose what, and what they tried. Without names.
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
