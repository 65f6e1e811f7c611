//! The dilemmas that the server offers, and a whole dilemma for reading.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::{Dilemma, DilemmaText};
use shared::language::Language;
use shared::session::Side;
use shared::text::{common, entrance as text};

use crate::api;
use crate::components::{Icon, Mark, icons, side_class};
use crate::hyphens::hyphenated;
use crate::language::{reader, reader_signal, say};

use super::key::Key;

/// The dilemmas, in the order of the library.
pub type Dilemmas = Arc<Vec<Arc<Dilemma>>>;

/// Fetches the library and shows what `show` makes of it; until then, its progress. The answer also says whether the
/// server requires a key.
#[component]
pub fn WithLibrary(key: Key, show: impl Fn(Dilemmas) -> AnyView + Send + 'static) -> impl IntoView {
    let language = reader_signal();
    let answer = LocalResource::new(move || async move {
        let answer = api::library(language.get_untracked()).await;
        if let Ok(library) = &answer {
            key.needed.try_set(library.needs_key);
        }
        answer
    });
    move || match answer.get() {
        None => view! { <p role="status" class="muted">{say(text::library_loading)}</p> }.into_any(),
        Some(Ok(library)) if library.dilemmas.is_empty() => {
            view! { <p role="status">{say(text::library_empty)}</p> }.into_any()
        }
        Some(Ok(library)) => show(Arc::new(library.dilemmas.into_iter().map(Arc::new).collect())),
        Some(Err(failure)) => view! {
            <p role="alert">{failure.message}</p>
            <button class="btn btn--sm" type="button" on:click=move |_| answer.refetch()>
                <Icon path=icons::AGAIN />{say(text::try_again)}
            </button>
        }
        .into_any(),
    }
}

/// A dilemma at a glance: theme, question and both titles, with a button that shows all of it.
#[component]
pub fn Glance(dilemma: Arc<Dilemma>) -> impl IntoView {
    let language = reader_signal();
    move || {
        let (text, shown_in) = (dilemma.text(language.get()), dilemma.shown_in(language.get()));
        view! {
            <span class="glance" lang=shown_in.tag()>
                <span class="glance__theme">{text.theme.clone()}</span>
                <span class="glance__question">{hyphenated(&text.question, shown_in)}</span>
                <span class="glance__sides">
                    {[Side::Left, Side::Right]
                        .map(|side| {
                            view! {
                                <span class=format!("is-{}", side_class(side))>
                                    <Mark side=side size="1.5rem" />
                                    {hyphenated(&text.scenario(side).title, shown_in)}
                                </span>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </span>
            </span>
        }
    }
}

/// A whole dilemma behind a button.
#[component]
pub fn ReadWhole(dilemma: Arc<Dilemma>) -> impl IntoView {
    let language = reader_signal();
    let question = {
        let dilemma = dilemma.clone();
        move || format!("{}: {}", text::read_whole(reader()), dilemma.text(reader()).question)
    };
    view! {
        <details class="whole">
            <summary aria-label=question><Icon path=icons::DOWN />{say(text::read_whole)}</summary>
            <div class="whole__sides" lang=move || dilemma.shown_in(language.get()).tag()>
                {
                    let dilemma = dilemma.clone();
                    move || sides(dilemma.text(language.get()), language.get(), dilemma.shown_in(language.get()))
                }
            </div>
        </details>
    }
}

fn sides(text: &DilemmaText, language: Language, shown_in: Language) -> impl IntoView + use<> {
    [Side::Left, Side::Right]
        .map(|side| {
            let scenario = text.scenario(side).clone();
            view! {
                <div class=format!("whole__side is-{}", side_class(side))>
                    <p class="scen__tag"><Mark side=side size="1.5rem" />{common::scenario(language, side)}</p>
                    <p class="whole__title display">{hyphenated(scenario.title, shown_in)}</p>
                    <p>{hyphenated(scenario.text.trim(), shown_in)}</p>
                    <ul class="scen__points">
                        {scenario.points.into_iter().map(|point| view! { <li>{hyphenated(point, shown_in)}</li> }).collect_view()}
                    </ul>
                </div>
            }
        })
        .into_iter()
        .collect_view()
}
