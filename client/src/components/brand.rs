//! The name with its sign, the language switch, and the plain header made of them.

use leptos::prelude::*;
use shared::language::Language;
use shared::text::common;

use crate::language::{self, reader_signal, say};

/// The sign: a ball and a block on a beam.
#[component]
pub fn Brand(
    /// Shows the name next to it.
    #[prop(default = true)]
    named: bool,
    /// Is a link to the start page; not during a round, so that nobody leaves by accident.
    #[prop(default = true)]
    home: bool,
) -> impl IntoView {
    let drawing = view! {
        <svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true">
            <circle class="bl" cx="10.500" cy="20.500" r="8" />
            <rect class="br" x="30" y="7.500" width="14" height="14" rx="1.500" transform="rotate(-9 37 14.500)" />
            <path class="bk" stroke="none" d="M1 30.600 46.500 23.300l.6 3.700L1.600 34.300zM24 31.500 33 46H15z" />
        </svg>
    };
    let name = named.then(|| view! { <span>{say(common::product)}</span> });
    if home {
        view! { <a class="brand" class:brand--mini=!named href="/" aria-label=say(common::to_start)>{drawing}{name}</a> }
            .into_any()
    } else {
        view! { <span class="brand" class:brand--mini=!named>{drawing}{name}</span> }.into_any()
    }
}

/// NL and EN, switchable in place.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let reader = reader_signal();
    let choices = Language::ALL.map(|language| {
        let (short, name) = match language {
            Language::Nl => ("NL", "Nederlands"),
            Language::En => ("EN", "English"),
        };
        view! {
            <button
                type="button"
                lang=language.tag()
                aria-label=format!("{short}, {name}")
                aria-pressed=move || (reader.get() == language).to_string()
                on:click=move |_| language::choose(language)
            >
                {short}
            </button>
        }
    });
    view! { <div class="lang" role="group" aria-label=say(common::language)>{choices.into_iter().collect_view()}</div> }
}

/// The header of pages outside a room.
#[component]
pub fn PlainTop() -> impl IntoView {
    view! {
        <header class="top">
            <Brand />
            <div class="top__end"><LanguageSwitch /></div>
        </header>
    }
}
