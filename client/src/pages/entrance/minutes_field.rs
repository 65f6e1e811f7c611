//! The field for the minutes of a dilemma.

use leptos::prelude::*;
use shared::limits;
use shared::text::entrance as text;
use shared::wire::StartTogether;

use super::fields::{NumberField, out_of_range, whole_number};
use crate::language::reader;

const MOST: u16 = limits::ROUND_MINUTES_MAX as u16;

/// The minutes that the field starts with.
pub fn minutes_at_first() -> String {
    StartTogether::MINUTES.to_string()
}

/// The minutes, if valid.
pub fn fit_minutes(typed: &str) -> Option<u8> {
    whole_number(typed, 1, MOST).and_then(|minutes| u8::try_from(minutes).ok())
}

/// *Minuten per dilemma*.
#[component]
pub fn MinutesField(value: RwSignal<String>) -> impl IntoView {
    let error = move || out_of_range(value.with(|typed| fit_minutes(typed)).is_some(), MOST);
    view! {
        <NumberField
            id="minutes"
            label=Signal::derive(move || text::minutes_label(reader()).to_owned())
            least=1
            most=MOST
            value=value
            on_change=move |typed| value.set(typed)
            error=Signal::derive(error)
        />
    }
}
