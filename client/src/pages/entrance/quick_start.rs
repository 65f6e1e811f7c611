//! *Direct beginnen*: one team, one room, no facilitator.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::dilemma::Dilemma;
use shared::text::entrance as text;
use shared::wire::StartTogether;

use super::fields::{Choice, Wrong, focus_first_wrong};
use super::keeps_nothing::KeepsNothing;
use super::key::{Key, KeyField};
use super::library::{Glance, ReadWhole, WithLibrary};
use super::minutes_field::{MinutesField, fit_minutes, minutes_at_first};
use super::name_field::{NameField, fit_name};
use super::page_frame::Frame;
use crate::api;
use crate::components::{Icon, icons};
use crate::drafts::{Attempt, Field, Place, drafts};
use crate::language::{reader, reader_signal, say};
use crate::saved_sessions::{self, Who};

#[component]
pub fn QuickStart() -> impl IntoView {
    let navigate = use_navigate();
    let language = reader_signal();
    let drafts = drafts();
    let kept = |field| drafts.of(Signal::stored(Some(Place::before_opening(field)))).field();
    let name = kept(Field::Name);
    // By its name in the library; empty for a random one.
    let dilemma = kept(Field::Dilemma);
    let minutes = drafts
        .of(Signal::stored(Some(Place::before_opening(Field::Minutes))))
        .beginning_with(Signal::stored(minutes_at_first()))
        .field();
    let attempt = Attempt::at(Place::before_opening(Field::Attempt));
    let key = Key::new();
    let sent = RwSignal::new(false);
    let under_way = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        sent.set(true);
        let Some(name) = name.with_untracked(|name| fit_name(name)) else {
            return focus_first_wrong();
        };
        let Some(minutes) = minutes.with_untracked(|typed| fit_minutes(typed)) else {
            return focus_first_wrong();
        };
        if untrack(|| key.is_missing()) {
            return focus_first_wrong();
        }
        if under_way.get_untracked() {
            return;
        }
        under_way.set(true);
        refusal.set(None);
        let navigate = navigate.clone();
        let language = language.get_untracked();
        let dilemma = Some(dilemma.get_untracked()).filter(|dilemma| !dilemma.is_empty());
        let request = StartTogether { name: name.clone(), language, dilemma, minutes: Some(minutes) };
        spawn_local(async move {
            let answer = api::start_together(&request, attempt, key.told(), language).await;
            if let Ok(joined) = &answer {
                key.keep();
                saved_sessions::remember(
                    joined.code,
                    &Who { joined: joined.clone(), name },
                    text::together_title(language),
                    false,
                );
                attempt.succeeded();
                for field in [Field::Name, Field::Dilemma, Field::Minutes] {
                    drafts.forget(Place::before_opening(field));
                }
            }
            // The reader may have left the page in the meantime; the start page leads them back.
            if under_way.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(joined) => {
                    let replace = NavigateOptions { replace: true, ..Default::default() };
                    navigate(&format!("/s/{}", joined.code), replace);
                }
                Err(failure) => {
                    refusal.set(Some(failure.message));
                    focus_first_wrong();
                }
            }
        });
    };
    view! {
        <Frame title=text::start_at_once page="page page--entry" main="entry entry--together">
            <div class="entry__say">
                <h1>{say(text::start_at_once)}</h1>
                <p>{say(text::together_words)}</p>
            </div>
            <form class="entry__do" novalidate on:submit=begin>
                <NameField value=name hint=text::together_name_hint sent=sent />
                <KeepsNothing />
                <KeyField key=key sent=sent />
                <MinutesField value=minutes />
                <fieldset>
                    <legend class="label">{say(text::which_dilemma)}</legend>
                    <Choice
                        group="dilemma"
                        value=""
                        title=Signal::derive(move || text::surprise_us(reader()).to_owned())
                        words=Signal::derive(move || text::surprise_words(reader()).to_owned())
                        chosen=Signal::derive(move || dilemma.with(String::is_empty))
                        on_choose=move || dilemma.set(String::new())
                    />
                    <WithLibrary key=key show=move |dilemmas| {
                        let rows = dilemmas.iter().map(|one| view! { <ToBeginWith one=one.clone() chosen=dilemma /> });
                        rows.collect_view().into_any()
                    } />
                </fieldset>
                <Wrong of="together" error=refusal.into() alone=true />
                <div class="entry__go">
                    <button class="btn btn--main btn--lg" type="submit" aria-busy=move || under_way.get().to_string()>
                        {move || if under_way.get() { text::beginning(reader()) } else { text::begin(reader()) }}
                        <Icon path=icons::FORWARD />
                    </button>
                </div>
            </form>
        </Frame>
    }
    .into_any()
}

/// A dilemma to start with.
#[component]
fn ToBeginWith(one: Arc<Dilemma>, chosen: RwSignal<String>) -> impl IntoView {
    let id = one.id.clone();
    let is_chosen = move || chosen.with(|chosen| *chosen == id);
    let id = one.id.clone();
    view! {
        <div class="pickone">
            <label class="option">
                <input
                    type="radio"
                    name="dilemma"
                    value=one.id.clone()
                    prop:checked=is_chosen
                    on:change=move |_| chosen.set(id.clone())
                />
                <Glance dilemma=one.clone() />
            </label>
            <ReadWhole dilemma=one.clone() />
        </div>
    }
}
