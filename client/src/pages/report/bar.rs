//! Actions on the report: downloading files and printing. Hidden on paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::report::ReportFile;
use shared::text::report as text;

use super::key::Key;
use super::when;
use crate::api;
use crate::components::{Icon, icons, save_file};
use crate::language::{reader, reader_signal, say};
use crate::pages::auth::KeptNotice;

/// The bar above the report.
#[component]
pub fn Bar(
    key: StoredValue<Key>,
    title: String,
    /// Did anybody write what they have tried since?
    tried: bool,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let title = StoredValue::new(title);
    let language = reader_signal();
    let take = move |name: &'static str| {
        said.set(text::making(language.get_untracked()).into());
        spawn_local(async move {
            let Key { code, secret } = key.get_value();
            let made = api::report_file(code, &secret, name, when::zone().as_deref(), language.get_untracked()).await;
            let news = match made {
                Ok(bytes) if save_file(&title.with_value(|title| file_name(title, name)), &bytes).is_some() => {
                    text::saved(language.get_untracked()).into()
                }
                Ok(_) => shared::text::connection::unexpected(language.get_untracked()).into(),
                Err(failure) => failure.message,
            };
            let _ = said.try_set(news);
        });
    };
    let print = |_| {
        let _ = window().print();
    };
    // Offers the file with what people tried only if somebody wrote something.
    let files = ReportFile::ALL.into_iter().filter(|file| tried || *file != ReportFile::LookingBack).map(|file| {
        view! {
            <li>
                <button class="btn btn--sm btn--soft" type="button" on:click=move |_| take(file.name())>{move || file.label(reader())}</button>
            </li>
        }
    });
    view! {
        <div class="sheetbar">
            <details class="sheetbar__files">
                <summary class="btn btn--soft"><Icon path=icons::DOWNLOAD />{say(text::take_along)}<Icon path=icons::DOWN /></summary>
                <ul>{files.collect_view()}</ul>
            </details>
            <button class="btn btn--main" type="button" on:click=print>
                <Icon path=icons::PRINTER />{say(text::print)}
            </button>
            <p class="sheetbar__said" role="status" lang=move || reader().tag()>{said}</p>
            <KeptNotice />
        </div>
    }
}

/// A file name from the session's title, with characters that file systems accept, and the kind of file.
fn file_name(title: &str, name: &str) -> String {
    let mut plain = String::new();
    for character in title.chars().take(60) {
        if character.is_alphanumeric() {
            plain.push(character);
        } else if !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let plain = plain.trim_matches('-');
    if plain.is_empty() { name.to_owned() } else { format!("{plain}-{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_the_session() {
        assert_eq!(file_name("Studiedag: vrijdag 3/4!", "report.md"), "Studiedag-vrijdag-3-4-report.md");
        assert_eq!(file_name("…", "report.md"), "report.md");
    }
}
