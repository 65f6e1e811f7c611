//! Programmes to begin with: ready-made ones and one's own.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::text::entrance as text;
use wasm_bindgen_futures::JsFuture;

use super::draft::Draft;
use super::own_templates::{KEPT_MAX, OwnTemplate, Unreadable, keep, kept};
use super::templates::TEMPLATES;
use crate::components::{Icon, icons, save_file};
use crate::language::{reader, say};

use super::super::fields::Wrong;

/// The buttons that replace the programme, and those that keep it.
#[component]
pub fn BeginWith(draft: Draft) -> impl IntoView {
    let programme = draft.programme;
    let own = RwSignal::new(kept());
    let told = RwSignal::new(None::<crate::language::Words>);
    let wrong = RwSignal::new(None::<Unreadable>);
    let field = NodeRef::<Input>::new();
    let ready = TEMPLATES.map(|template| {
        let begin = move |_| programme.update(|programme| programme.begin_with(&template.plans()));
        view! { <button class="btn btn--soft btn--sm" type="button" on:click=begin>{say(template.name)}</button> }
    });
    let add = move |template: OwnTemplate| {
        own.update(|own| {
            own.retain(|known| known.name != template.name);
            own.push(template);
            let surplus = own.len().saturating_sub(KEPT_MAX);
            own.drain(..surplus);
        });
        own.with_untracked(|own| keep(own));
    };
    let keep_this = move |_| {
        let Some(plans) = programme.with_untracked(super::programme::Programme::fit) else { return };
        let title = draft.title.with_untracked(|title| title.trim().to_owned());
        let name = if title.is_empty() { text::my_programme(untrack(reader)).to_owned() } else { title };
        add(OwnTemplate { name, programme: plans });
        told.set(Some(text::template_kept));
    };
    let load = move |_| {
        let Some(input) = field.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be picked again after it was corrected.
        input.set_value("");
        wrong.set(None);
        spawn_local(async move {
            let content = JsFuture::from(file.text()).await.ok().and_then(|content| content.as_string());
            match OwnTemplate::from_file(&content.unwrap_or_default()) {
                Ok(template) => {
                    programme.try_update(|programme| programme.begin_with(&template.programme));
                    add(template);
                    told.try_set(Some(text::template_loaded));
                }
                Err(problem) => {
                    wrong.try_set(Some(problem));
                }
            }
        });
    };
    let rows = move || {
        own.get().into_iter().map(|template| {
            let name = template.name.clone();
            let (plans, file) = (template.programme.clone(), template.clone());
            let (begun, saved, gone) = (name.clone(), name.clone(), name.clone());
            view! {
                <li>
                    <button class="btn btn--soft btn--sm" type="button" on:click=move |_| programme.update(|programme| programme.begin_with(&plans))>{crate::hyphens::written(begun)}</button>
                    <button class="btn btn--quiet btn--sm" type="button" aria-label=move || text::save_template(reader(), &saved) on:click=move |_| { let _ = save_file(&format!("{}.json", file.name), file.to_file().as_bytes()); }><Icon path=icons::DOWNLOAD /></button>
                    <button class="btn btn--quiet btn--sm" type="button" aria-label=move || text::forget_template(reader(), &gone) on:click=move |_| {
                        own.update(|own| own.retain(|known| known.name != name));
                        own.with_untracked(|own| keep(own));
                    }><Icon path=icons::CROSS /></button>
                </li>
            }
        }).collect_view()
    };
    view! {
        <div class="blocks__add" role="group" aria-label=say(text::begin_with_template)>
            <span class="muted">{say(text::begin_with_template)}</span>
            {ready.into_iter().collect_view()}
        </div>
        <details class="fold templates">
            <summary>{say(text::own_programmes)}<Icon path=icons::DOWN /></summary>
            <ul>{rows}</ul>
            <button class="btn btn--soft btn--sm" type="button" on:click=keep_this>{say(text::keep_programme)}</button>
            <label class="label" for="template-file">{say(text::template_file)}</label>
            <input class="input" id="template-file" type="file" accept=".json,application/json" aria-describedby="template-file-wrong" node_ref=field on:change=load />
            <p role="status">{move || told.get().map(|told| told(reader()))}</p>
            <Wrong of="template-file" error=Signal::derive(move || wrong.get().map(|wrong| wrong.message(reader()).to_owned())) />
        </details>
    }
}
