//! The form of a new session.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::language::Language;
use shared::limits;
use shared::session::round::pacing::schedule;
use shared::session::{Phase, Placement, Rules};
use shared::text::{board, common, drafts, entrance as text, rehearsal};
use shared::time::{MINUTE, Milliseconds, SECOND};
use shared::wire::NewRehearsal;
use wasm_bindgen::JsCast;

use super::super::fields::{Choice, NumberField, Switch, TextField, Wrong, focus_first_wrong};
use super::super::key::{Key, KeyField};
use super::super::minutes_field::MinutesField;
use super::bring_back::BringBack;
use super::created::CreatedSession;
use super::dilemmas::DilemmaPicker;
use super::draft::{Draft, OtherForm};
use super::timetable::Timetable;
use crate::api;
use crate::components::{AskRehearsal, Icon, Modal, RehearseForm, icons, minutes_and_seconds};
use crate::drafts::{Attempt, Field, Place};
use crate::language::{reader, reader_signal, say};
use crate::pages::auth::KeptNotice;

/// People per room, for the rule of thumb.
const PEOPLE_A_ROOM: u32 = 4;

/// The maximum number of other forms offered at once: the newest.
const OTHERS_SHOWN: usize = 2;

/// Everything to set when opening a session.
#[component]
pub fn NewSessionForm(draft: Draft, opened: RwSignal<Option<CreatedSession>>) -> impl IntoView {
    let language = reader_signal();
    let key = Key::new();
    let attempt = Attempt::at(Place::before_opening(Field::Attempt));
    let under_way = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let keep_open = |event: web_sys::KeyboardEvent| {
        let is_field = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>());
        if event.key() == "Enter" && is_field {
            event.prevent_default();
        }
    };
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        draft.sent.set(true);
        refusal.set(None);
        let Some(request) = untrack(|| draft.request()) else {
            return focus_first_wrong();
        };
        if untrack(|| key.is_missing()) {
            return focus_first_wrong();
        }
        if under_way.get_untracked() {
            return;
        }
        under_way.set(true);
        spawn_local(async move {
            let answer = api::open(&request, attempt, key.told(), language.get_untracked()).await;
            if under_way.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => {
                    attempt.succeeded();
                    key.keep();
                    draft.forget();
                    let session = CreatedSession {
                        opened: answer,
                        title: request.title,
                        language: request.language,
                        placement: request.placement,
                        rooms: request.rooms,
                        is_back: false,
                    };
                    session.keep();
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                    opened.set(Some(session));
                }
                Err(failure) => {
                    refusal.set(Some(failure.message));
                    focus_first_wrong();
                }
            }
        });
    };
    let rehearsing = RwSignal::new(false);
    let ask_rehearsal = move |_| {
        draft.sent.set(true);
        refusal.set(None);
        if untrack(|| draft.request()).is_none() || untrack(|| key.is_missing()) {
            return focus_first_wrong();
        }
        rehearsing.set(true);
    };
    let ask: AskRehearsal = Callback::new(move |groups| {
        let request = untrack(|| draft.request()).map(|session| NewRehearsal { session, groups });
        let (told, language) = (key.told(), language.get_untracked());
        Box::pin(async move {
            let Some(request) = request else { return Err(api::Failure::incomplete(text::look_again(language))) };
            let answer = api::rehearse(&request, told, language).await;
            if answer.is_ok() {
                key.keep();
            }
            answer
        }) as _
    });
    let close = Callback::new(move |()| rehearsing.set(false));
    view! {
        <div class="opening__head">
            <h1>{say(text::new_title)}</h1>
            <p>{say(text::new_words)}</p>
            <div role="status">
                <Show when=move || draft.is_kept.get()>
                    <p class="opening__kept">
                        <span>{say(drafts::filled_in)}</span>
                        <button class="btn btn--soft btn--sm" type="button" on:click=move |_| draft.begin_anew()>{say(drafts::begin_anew)}</button>
                    </p>
                </Show>
                {move || draft.others().into_iter().take(OTHERS_SHOWN).map(|other| view! {
                    <p class="opening__kept">
                        <span>{text_of_other(&other)}</span>
                        <button class="btn btn--soft btn--sm" type="button" on:click=move |_| draft.go_on_with(other.clone())>{say(drafts::go_on_with_it)}</button>
                    </p>
                }).collect_view()}
            </div>
        </div>
        // Enter in one of the many fields must not open the session: only the button does.
        <form class="opening__form" novalidate on:submit=open on:keydown=keep_open>
            <Part title=text::part_title><TitleAndLanguage draft=draft /></Part>
            <Part title=text::part_dilemmas><DilemmaPicker draft=draft key=key /></Part>
            <Part title=text::part_time><Minutes draft=draft /></Part>
            <Part title=text::part_rooms><Rooms draft=draft /></Part>
            <Part title=text::part_programme><Timetable draft=draft /></Part>
            <Part title=text::part_rules><RulesOfPlay draft=draft /></Part>
            <Show when=move || key.needed.get()>
                <Part title=text::part_key><KeyField key=key sent=draft.sent /></Part>
            </Show>
            <KeptNotice />
            <Wrong of="open" error=refusal.into() alone=true />
            <div class="dock">
                <p class="dock__say">{move || summary(draft)}</p>
                <div class="dock__end">
                    <button class="btn btn--soft btn--lg opening__rehearse" type="button" on:click=ask_rehearsal>{say(rehearsal::rehearse)}</button>
                    <button class="btn btn--main btn--lg" type="submit" aria-busy=move || under_way.get().to_string()>
                        {move || if under_way.get() { text::opening(reader()) } else { text::open_session(reader()) }}
                        <Icon path=icons::FORWARD />
                    </button>
                </div>
            </div>
        </form>
        <BringBack opened=opened key=key />
        <Modal open=rehearsing labelled_by="rehearse-title" class="modal">
            <RehearseForm ask=ask begun_at=Signal::stored("/new".to_owned()) on_cancel=close />
        </Modal>
    }
}

fn summary(draft: Draft) -> String {
    let planned = draft.choosing.with(|choosing| choosing.planned().len());
    match (draft.fit_minutes(), draft.fit_rooms()) {
        _ if planned == 0 => text::plan_one(reader()).to_owned(),
        (Some(minutes), Some(rooms)) => text::summary(reader(), planned, minutes, rooms),
        _ => text::look_again(reader()).to_owned(),
    }
}

fn text_of_other(other: &OtherForm) -> String {
    match other.title() {
        "" => drafts::other_form(reader()).to_owned(),
        title => drafts::other_form_of(reader(), title),
    }
}

/// A part of the form, with its name in the margin.
#[component]
fn Part(title: fn(Language) -> &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="part">
            <h2>{say(title)}</h2>
            <div class="part__body">{children()}</div>
        </section>
    }
}

#[component]
fn TitleAndLanguage(draft: Draft) -> impl IntoView {
    let languages = Language::ALL.map(|language| {
        let name = match language {
            Language::Nl => "Nederlands",
            Language::En => "English",
        };
        view! {
            <Choice
                group="language"
                value=language.tag()
                title=Signal::stored(name.to_owned())
                chosen=Signal::derive(move || draft.language.get() == language)
                on_choose=move || draft.language.set(language)
            />
        }
    });
    view! {
        <TextField
            id="title"
            label=text::title_label
            hint=text::title_hint
            value=draft.title
            error=Signal::derive(move || draft.title_error())
        />
        <fieldset class="fill" aria-describedby="language-hint">
            <legend class="label">{say(text::language_label)}</legend>
            <p class="fill__hint" id="language-hint">{say(text::language_hint)}</p>
            <div class="options options--row">{languages.into_iter().collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Minutes(draft: Draft) -> impl IntoView {
    view! {
        <MinutesField value=draft.minutes />
        {move || draft.fit_minutes().map(|minutes| view! { <Guide length=MINUTE * Milliseconds::from(minutes) /> })}
    }
}

/// How best to divide the time of a dilemma, as a divided bar.
#[component]
fn Guide(length: Milliseconds) -> impl IntoView {
    let pieces = schedule(length).map(|(phase, range)| {
        let (span, class) = (range.end - range.start, phase_class(phase));
        view! {
            <li class=class style=format!("--p:{}", span / SECOND)>
                <span>{move || common::phase(reader(), phase)}</span>
                <b class="num">{minutes_and_seconds(span)}</b>
            </li>
        }
    });
    view! {
        <div>
            <p class="fill__hint">{say(text::guide_words)}</p>
            <ol class="shares">{pieces.into_iter().collect_view()}</ol>
        </div>
    }
}

const fn phase_class(phase: Phase) -> &'static str {
    match phase {
        Phase::Left => "is-l",
        Phase::Right => "is-r",
        Phase::Choose => "is-choose",
        Phase::Read | Phase::Done => "",
    }
}

#[component]
fn Rooms(draft: Draft) -> impl IntoView {
    let hint = move || draft.fit_rooms().map(|rooms| text::rooms_hint(reader(), PEOPLE_A_ROOM * u32::from(rooms)));
    let ways = [(Placement::Spread, "spread"), (Placement::Pick, "pick"), (Placement::ByFacilitator, "placed")];
    let ways = ways.map(|(placement, value)| {
        view! {
            <Choice
                group="placement"
                value=value
                title=Signal::derive(move || text::placement(reader(), placement).0.to_owned())
                words=Signal::derive(move || text::placement(reader(), placement).1.to_owned())
                chosen=Signal::derive(move || draft.placement.get() == placement)
                on_choose=move || draft.placement.set(placement)
            />
        }
    });
    view! {
        <NumberField
            id="rooms"
            label=Signal::derive(move || text::rooms_label(reader()).to_owned())
            hint=Signal::derive(move || hint().unwrap_or_default())
            least=1
            most=limits::ROOMS_MAX
            value=draft.rooms
            on_change=move |typed| draft.rooms.set(typed)
            error=Signal::derive(move || draft.rooms_error())
        />
        <NumberField
            id="expected"
            label=Signal::derive(move || board::expected_label(reader()).to_owned())
            hint=Signal::derive(move || board::expected_unknown(reader()).to_owned())
            least=*limits::EXPECTED.start()
            most=*limits::EXPECTED.end()
            value=draft.expected
            on_change=move |typed| draft.expected.set(typed)
            error=Signal::derive(move || draft.expected_error())
        />
        <fieldset class="fill">
            <legend class="label">{say(text::placement_label)}</legend>
            <div class="options">{ways.into_iter().collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn RulesOfPlay(draft: Draft) -> impl IntoView {
    let switches = Rules::ALL.map(|rule| {
        let on = Signal::derive(move || draft.rules.with(rule.is_on));
        let switch = move |on| draft.rules.update(|rules| (rule.set)(rules, on));
        view! { <Switch id=rule.name title=rule.title words=rule.explained on=on on_switch=switch /> }
    });
    view! { <div class="options options--two">{switches.into_iter().collect_view()}</div> }
}
