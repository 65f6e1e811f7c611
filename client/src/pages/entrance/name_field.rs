//! The field for a person's name.

use leptos::prelude::*;
use shared::language::Language;
use shared::limits;
use shared::session::Rejection;
use shared::session::words::clean;
use shared::text::entrance as text;

use crate::language::reader;

use super::fields::TextField;

/// The name as it will be stored, if it is valid.
pub fn fit_name(typed: &str) -> Option<String> {
    clean(typed, limits::NAME_MAX).ok()
}

/// Asks for a name. A missing name is pointed out only after the form was sent.
#[component]
pub fn NameField(value: RwSignal<String>, hint: fn(Language) -> &'static str, sent: RwSignal<bool>) -> impl IntoView {
    let error = Signal::derive(move || match value.with(|name| clean(name, limits::NAME_MAX)) {
        Ok(_) => None,
        Err(Rejection::EmptyText) => sent.get().then(|| text::name_missing(reader()).to_owned()),
        Err(too_long) => Some(too_long.message(reader())),
    });
    view! {
        <TextField id="name" label=text::your_name hint=hint value=value error=error autocomplete="given-name" />
    }
}
