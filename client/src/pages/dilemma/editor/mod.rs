//! The editor: both sides beside each other, what might be better, and a preview.

mod begin;
mod end;
mod field;
mod lines;
mod manuscript;
mod picture;
mod preview;
mod reading_over;
mod scenario;

use leptos::prelude::*;
use shared::dilemma::{DilemmaField, PROMPT_MAX, PROMPTS, QUESTION_MAX, THEME_MAX};
use shared::language::Language;
use shared::session::Side;
use shared::text::{common, connection, dilemma as text};

use self::begin::BeginFrom;
use self::end::End;
use self::field::{Counts, EditorField};
use self::lines::{Lines, Row};
use self::manuscript::Manuscript;
use self::preview::Preview;
use self::reading_over::ReadingOver;
use self::scenario::ScenarioFields;
use super::host::{Assignment, Purpose};
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// The editor of one dilemma.
#[component]
pub fn Editor(assignment: Assignment) -> impl IntoView {
    let manuscript = Manuscript::of(assignment.draft);
    let (title, is_own) = match assignment.purpose {
        Purpose::Own { .. } => (text::write_one as crate::language::Words, true),
        Purpose::Correction { .. } => (text::correct_title as crate::language::Words, false),
    };
    let theme = manuscript.read(|words| words.theme.clone());
    let question = manuscript.read(|words| words.question.clone());
    view! {
        <div class="editor">
            <header class="editor__top">
                <h2 id="editor-title">{say(title)}</h2>
                <p class="editor__kept" role="status">
                    {move || if manuscript.is_kept() { manuscript.has_words().then(|| say(text::kept)()) } else { Some(say(text::not_kept)()) }}
                </p>
                <button class="btn btn--quiet" type="button" aria-label=say(connection::close) on:click=move |_| assignment.close.run(())>
                    <Icon path=icons::CROSS />
                </button>
            </header>
            <div class="editor__in">
                <Situation assignment=assignment />
                <p class="editor__names">{say(text::no_names)}</p>
                {is_own.then(|| view! { <BeginFrom manuscript=manuscript /> })}
                <Languages manuscript=manuscript />
                <div class="editor__pair">
                    <EditorField
                        manuscript=manuscript
                        id="editor-question"
                        label=Signal::derive(move || text::question(reader()).to_owned())
                        hint=Signal::derive(move || text::question_hint(reader()).to_owned())
                        counts=Counts::Characters(QUESTION_MAX)
                        value=question
                        on_typed=Callback::new(move |typed| manuscript.write(|words| words.question = typed))
                        problems=manuscript.problems_at(None, DilemmaField::Question)
                    />
                    <EditorField
                        manuscript=manuscript
                        id="editor-theme"
                        label=Signal::derive(move || text::theme(reader()).to_owned())
                        hint=Signal::derive(move || text::theme_hint(reader()).to_owned())
                        counts=Counts::Characters(THEME_MAX)
                        value=theme
                        on_typed=Callback::new(move |typed| manuscript.write(|words| words.theme = typed))
                        problems=manuscript.problems_at(None, DilemmaField::Theme)
                    />
                </div>
                <div class="editor__sides">
                    {Side::BOTH.map(|side| view! { <ScenarioFields manuscript=manuscript side=side /> }).into_iter().collect_view()}
                </div>
                <Prompts manuscript=manuscript />
                <ReadingOver manuscript=manuscript />
                <Preview manuscript=manuscript />
            </div>
            <End manuscript=manuscript assignment=assignment />
        </div>
    }
}

/// What a correction does, and what somebody else did meanwhile.
#[component]
fn Situation(assignment: Assignment) -> impl IntoView {
    let Purpose::Correction { was_had, .. } = assignment.purpose else { return ().into_any() };
    let words = move || if was_had.get() { say(text::was_had_meanwhile)() } else { say(text::correct_words)() };
    let is_changed = move || !was_had.get() && assignment.draft.theirs().is_some();
    view! {
        <div role="status">
            <p>{words}</p>
            {move || is_changed().then(|| view! { <p class="notice"><span>{say(text::changed_meanwhile)}</span></p> })}
        </div>
    }
    .into_any()
}

/// The language of the words, and the other one beside it.
#[component]
fn Languages(manuscript: Manuscript) -> impl IntoView {
    let first = Memo::new(move |_| manuscript.dilemma.with(|dilemma| dilemma.language));
    let both = Memo::new(move |_| manuscript.is_in_both());
    let write_in = move |language: Language| {
        let is_it = move || manuscript.language.get() == language;
        let press = move |_| {
            if !both.get_untracked() {
                manuscript.change(|dilemma| dilemma.language = language);
            }
            manuscript.language.set(language);
        };
        view! {
            <button class="btn btn--soft btn--sm" class:is-on=is_it type="button" aria-pressed=move || is_it().to_string() on:click=press>
                {move || text::language_name(reader(), language)}
            </button>
        }
    };
    let other_name = move || text::language_name(reader(), first.get().other());
    let add = move |_| {
        let other = first.get_untracked().other();
        manuscript.change(|dilemma| dilemma.translation = Some(shared::dilemma::DilemmaText::blank(other)));
        manuscript.language.set(other);
    };
    let drop = move |_| {
        manuscript.change(|dilemma| dilemma.translation = None);
        manuscript.language.set(first.get_untracked());
    };
    view! {
        <div class="editor__language">
            <span class="label" id="editor-language">{move || if both.get() { say(text::editing_language)() } else { say(text::language_label)() }}</span>
            <div class="editor__screens" role="group" aria-labelledby="editor-language">{Language::ALL.map(write_in).into_iter().collect_view()}</div>
            <Show
                when=move || both.get()
                fallback=move || view! { <button class="btn btn--quiet btn--sm" type="button" on:click=add><Icon path=icons::PLUS />{move || text::add_translation(reader(), other_name())}</button> }
            >
                <button class="btn btn--quiet btn--sm" type="button" on:click=drop><Icon path=icons::CROSS />{move || text::drop_translation(reader(), other_name())}</button>
            </Show>
        </div>
    }
}

/// The prompts, which are filled in already: most people leave them.
#[component]
fn Prompts(manuscript: Manuscript) -> impl IntoView {
    let row = move |side: Option<Side>| {
        let row =
            Row { side, field: DilemmaField::Prompts, boxes: *PROMPTS.end(), most: PROMPT_MAX, name: text::prompt };
        let title = Signal::derive(move || match side {
            Some(side) => text::prompts_of(reader(), &common::scenario(reader(), side).to_lowercase()),
            None => text::prompts_choosing(reader()).to_owned(),
        });
        view! { <Lines manuscript=manuscript row=row title=title /> }
    };
    // What is wrong in it can't be seen while it is closed.
    let is_open = Memo::new(move |_| {
        let is_wrong = manuscript.problems.with(|problems| {
            problems.iter().any(|problem| problem.place.field == DilemmaField::Prompts && problem.is_refused())
        });
        manuscript.tried.get() && is_wrong
    });
    view! {
        <details class="fold editor__prompts" open=is_open>
            <summary>{say(text::prompts_fold)}<Icon path=icons::DOWN /></summary>
            <p class="fill__hint">{say(text::prompts_hint)}</p>
            <div class="editor__sides">{Side::BOTH.map(|side| row(Some(side))).into_iter().collect_view()}</div>
            {row(None)}
        </details>
    }
}
