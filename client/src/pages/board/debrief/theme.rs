//! One theme on the board: its name, its arguments, and everything that can be done with it.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::limits::THEME_NAME_MAX;
use shared::session::result::{Gathered, Voiced};
use shared::session::{Command, Side};
use shared::text::debrief as text;

use super::arguments::start_dragging;
use super::gather::gather;
use super::undo::Undo;
use super::work::Work;
use crate::components::{Icon, Mark, Sentence, icons};
use crate::language::{reader, say};
use crate::pages::plenary::Origin;

/// A theme, as something to drop arguments on.
#[component]
pub fn OneTheme(work: Work, theme: Memo<Option<Gathered>>, themes: Memo<Vec<Gathered>>) -> impl IntoView {
    let over = RwSignal::new(false);
    let allow = move |event: DragEvent| {
        if work.dragged.with_untracked(|dragged| !dragged.is_empty()) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(theme) = theme.get_untracked() {
            gather(work, Some(theme.id), work.dragged.get_untracked());
        }
    };
    let body = move || {
        theme.get().map(|theme| {
            let lines =
                theme.voiced.iter().cloned().map(|voiced| view! { <Line work=work voiced=voiced /> }).collect_view();
            let is_empty = theme.voiced.is_empty();
            view! {
                <Head work=work theme=theme themes=themes />
                <ul>{lines}</ul>
                {is_empty.then(|| view! { <p class="muted">{say(text::empty_theme)}</p> })}
            }
        })
    };
    view! {
        <li class="theme" class:is-over=over on:dragover=allow on:dragleave=move |_| over.set(false) on:drop=drop>
            {body}
        </li>
    }
}

#[component]
fn Head(work: Work, theme: Gathered, themes: Memo<Vec<Gathered>>) -> impl IntoView {
    let id = theme.id;
    let renaming = RwSignal::new(false);
    let draft = RwSignal::new(theme.name.clone());
    let name = StoredValue::new(theme.name.clone());
    work.desk.live.takes_back(move |command| match command {
        Command::RenameTheme { theme, name } if *theme == id && !renaming.get_untracked() => {
            draft.set(name.clone());
            renaming.set(true);
            true
        }
        _ => false,
    });
    let counts = Side::BOTH.map(|side| (side, theme.carried(side).len()));
    let is_split = theme.is_split();
    let rename = move |name: String| {
        work.desk.ask(Command::RenameTheme { theme: id, name });
        renaming.set(false);
    };
    let again = Command::MakeTheme {
        dilemma: work.number,
        name: theme.name.clone(),
        arguments: theme.voiced.iter().map(|voiced| voiced.argument.id).collect(),
    };
    let again = StoredValue::new(again);
    let drop = move |_| {
        work.desk.ask(Command::DropTheme { theme: id });
        work.undo.set(Some(Undo { words: text::theme_dropped, command: again.get_value() }));
    };
    let marks = move || {
        let marks = counts.map(|(side, count)| view! { <Mark side=side size="1.6rem" off={count == 0}>{count}</Mark> });
        marks.into_iter().collect_view()
    };
    view! {
        {move || if renaming.get() {
            view! {
                <Sentence
                    value=draft
                    label=Signal::derive(move || text::rename(reader(), &name.get_value()))
                    most=THEME_NAME_MAX
                    on_done=Callback::new(rename)
                    on_leave=Callback::new(move |()| renaming.set(false))
                />
            }
            .into_any()
        } else {
            view! {
                <header class="theme__head">
                    <h5>{crate::hyphens::written(name.get_value())}</h5>
                    <span class="theme__marks">{marks()}</span>
                    <button class="arg__change" type="button" aria-label=move || text::rename(reader(), &name.get_value()) on:click=move |_| renaming.set(true)>
                        <Icon path=icons::PENCIL />
                    </button>
                    <button class="arg__change" type="button" aria-label=move || text::drop_theme(reader(), &name.get_value()) on:click=drop>
                        <Icon path=icons::BIN />
                    </button>
                </header>
                <p class="theme__of">
                    {is_split.then(|| view! { <b>{say(text::same_reason)}</b> })}
                    <Merge work=work id=id name=name themes=themes />
                </p>
            }
            .into_any()
        }}
    }
}

/// Puts all of it into another theme.
#[component]
fn Merge(work: Work, id: ThemeId, name: StoredValue<String>, themes: Memo<Vec<Gathered>>) -> impl IntoView {
    let others = Memo::new(move |_| {
        themes.with(|themes| {
            let others = themes.iter().filter(|theme| theme.id != id);
            others.map(|theme| (theme.id, theme.name.clone())).collect::<Vec<_>>()
        })
    });
    let merge = move |event| {
        if let Ok(into) = event_target_value(&event).parse().map(ThemeId) {
            work.desk.ask(Command::MergeThemes { from: id, into });
        }
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <select class="input theme__merge" aria-label=move || text::merge_theme(reader(), &name.get_value()) on:change=merge>
                <option value="" selected=true>{say(text::merge_into)}</option>
                {move || others.get().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
            </select>
        </Show>
    }
}

/// An argument of the theme, in its own words.
#[component]
fn Line(work: Work, voiced: Voiced) -> impl IntoView {
    let id = voiced.argument.id;
    let words = StoredValue::new(voiced.argument.text.clone());
    view! {
        <li class="theme__line" draggable="true" on:dragstart=move |event| start_dragging(&event, work, [id].into())>
            <Origin room=voiced.room choice=voiced.choice />
            <p>{words.get_value()}</p>
            <button
                class="arg__change"
                type="button"
                aria-label=move || text::take_out(reader(), &words.get_value())
                on:click=move |_| gather(work, None, [id].into())
            >
                <Icon path=icons::CROSS />
            </button>
        </li>
    }
}
