//! Another dilemma to begin with: one of the library, a file, a pasted text. What it replaces can be put back.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::dilemma::{Dilemma, FileFlaw};
use shared::text::dilemma as text;
use wasm_bindgen_futures::JsFuture;

use super::manuscript::Manuscript;
use crate::api;
use crate::components::{Icon, icons};
use crate::language::{Words, reader, reader_signal, say};
use crate::pages::entrance::fields::Wrong;

/// The largest file that is read, in bytes: it goes to the server in one request.
const FILE_MAX: f64 = 60.0 * 1024.0;

/// Mends what a file in another encoding becomes when it is read as text.
const UNREADABLE: char = '\u{fffd}';

/// The fields with which one begins from something that exists.
#[component]
pub fn BeginFrom(manuscript: Manuscript) -> impl IntoView {
    let told = RwSignal::new(None::<Words>);
    let left_out = RwSignal::new(Vec::<FileFlaw>::new());
    let wrong = RwSignal::new(None::<String>);
    let under_way = RwSignal::new(false);
    let before = RwSignal::new(None::<Dilemma>);
    let begin = move |dilemma: Dilemma, flaws: Vec<FileFlaw>| {
        let had = manuscript.dilemma.get_untracked();
        before.set(untrack(|| manuscript.has_words()).then(|| had.clone()));
        // It stays the dilemma that it was: only its words are others.
        manuscript.replace(&Dilemma { id: had.id, ..dilemma });
        manuscript.tried.set(false);
        left_out.set(flaws);
        told.set(Some(text::was_read));
    };
    let read = move |content: String| {
        wrong.set(None);
        told.set(None);
        left_out.set(Vec::new());
        under_way.set(true);
        let language = reader_signal().get_untracked();
        spawn_local(async move {
            let answer = api::read_dilemma(content, language).await;
            if under_way.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(read) => begin(read.dilemma, read.left_out),
                Err(failure) => wrong.set(Some(failure.message)),
            }
        });
    };
    let put_back = move |_| {
        if let Some(dilemma) = before.get_untracked() {
            manuscript.replace(&dilemma);
            before.set(None);
            told.set(None);
            left_out.set(Vec::new());
        }
    };
    view! {
        <details class="fold editor__begin">
            <summary>{say(text::begin_from)}<Icon path=icons::DOWN /></summary>
            <div class="editor__ways">
                <p class="fill__hint">{say(text::replaces)}</p>
                <FromLibrary begin=Callback::new(move |dilemma| begin(dilemma, Vec::new())) />
                <FromFile read=Callback::new(read) wrong=wrong />
                <FromPaste read=Callback::new(read) />
                <Wrong of="editor-begin" error=wrong.into() />
            </div>
        </details>
        <div role="status" class="editor__told">
            {move || under_way.get().then(|| view! { <p>{say(text::reading)}</p> })}
            {move || told.get().map(|told| view! { <p><b>{say(told)}</b></p> })}
            {move || left_out.get().iter().map(|flaw| view! { <p>{text::left_out(reader(), flaw)}</p> }).collect_view()}
        </div>
        <Show when=move || before.with(Option::is_some)>
            <p><button class="btn btn--soft btn--sm" type="button" on:click=put_back><Icon path=icons::BACK />{say(text::take_it_back)}</button></p>
        </Show>
    }
}

#[component]
fn FromLibrary(begin: Callback<Dilemma>) -> impl IntoView {
    let language = reader_signal();
    let library = LocalResource::new(move || async move { api::library(language.get_untracked()).await.ok() });
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        let found = library.get_untracked().flatten();
        if let Some(dilemma) = found.and_then(|all| all.dilemmas.into_iter().find(|one| one.id == chosen)) {
            begin.run(dilemma);
        }
    };
    let options = move || {
        let all = library.get().flatten().map(|library| library.dilemmas).unwrap_or_default();
        all.into_iter()
            .map(|dilemma| view! { <option value=dilemma.id.clone()>{dilemma.text(language.get()).question.clone()}</option> })
            .collect_view()
    };
    view! {
        <div class="fill">
            <label class="label" for="editor-library">{say(text::from_library)}</label>
            <select class="input" id="editor-library" on:change=choose>
                <option value="" selected>{say(text::choose_one)}</option>
                {options}
            </select>
        </div>
    }
}

#[component]
fn FromFile(read: Callback<String>, wrong: RwSignal<Option<String>>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let load = move |_| {
        let Some(input) = field.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be picked again after it was corrected.
        input.set_value("");
        let no_text = move || {
            wrong.try_set(Some(text::not_a_text_file(reader_signal().get_untracked()).to_owned()));
        };
        if file.size() > FILE_MAX {
            return no_text();
        }
        spawn_local(async move {
            match JsFuture::from(file.text()).await.ok().and_then(|content| content.as_string()) {
                Some(content) if !content.contains(UNREADABLE) => read.run(content),
                _ => no_text(),
            }
        });
    };
    view! {
        <div class="fill">
            <label class="label" for="editor-file">{say(text::from_file)}</label>
            // Without a list of endings: some devices know no type for such files and would not offer them.
            <input class="input" id="editor-file" type="file" aria-describedby="editor-begin-wrong" node_ref=field on:change=load />
        </div>
    }
}

#[component]
fn FromPaste(read: Callback<String>) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    view! {
        <div class="fill">
            <label class="label" for="editor-paste">{say(text::from_paste)}</label>
            <textarea class="input" id="editor-paste" rows="3" autocomplete="off" aria-describedby="editor-begin-wrong" bind:value=pasted></textarea>
            <Show when=move || pasted.with(|pasted| !pasted.trim().is_empty())>
                <p class="editor__after"><button class="btn btn--soft btn--sm" type="button" on:click=move |_| read.run(pasted.get_untracked())>{say(text::read_paste)}</button></p>
            </Show>
        </div>
    }
}
