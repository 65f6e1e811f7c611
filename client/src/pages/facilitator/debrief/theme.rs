//! One theme on the board: its name, its arguments, and everything that can be done with it.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::limits::THEME_NAME_MAX;
use shared::session::result::{Gathered, Voiced};
use shared::session::{Command, GatheringCommand, Side};
use shared::text::{common, debrief as text, plenary};

use super::selecting::{gather, start_dragging};
use super::state::DebriefState;
use super::undo::Undo;
use crate::components::results::ArgumentSources;
use crate::components::{ChangedMeanwhile, Icon, Mark, Sentence, icons};
use crate::drafts::{Draft, Field};
use crate::language::{reader, say};

/// What is unfolded of a theme, kept while the theme changes.
#[derive(Clone, Copy)]
struct Open {
    /// Its arguments and what can be done with it are in sight.
    all: RwSignal<bool>,
    /// Its name is being changed.
    renaming: RwSignal<bool>,
    /// Its name, including a change that is not answered yet.
    name: Memo<String>,
    /// The new name.
    draft: Draft,
}

/// A theme, on which arguments can be dropped.
#[component]
pub fn OneTheme(work: DebriefState, theme: Memo<Option<Gathered>>, themes: Memo<Vec<Gathered>>) -> impl IntoView {
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
    let name = Memo::new(move |_| {
        theme
            .with(|theme| {
                let theme = theme.as_ref()?;
                let renamed = |command: &Command| renaming_of(command, theme.id).map(|(name, _)| name.to_owned());
                Some(work.board.live.under_way(renamed).unwrap_or_else(|| theme.name.clone()))
            })
            .unwrap_or_default()
    });
    let draft = work
        .board
        .live
        .draft(move || theme.with(|theme| theme.as_ref().map(|theme| Field::RenamedTheme { theme: theme.id })))
        .beginning_with(name);
    let goes_on = draft.is_kept();
    let open = Open { all: RwSignal::new(goes_on), renaming: RwSignal::new(goes_on), name, draft };
    work.board.live.takes_back(move |command| {
        let id = theme.with_untracked(|theme| theme.as_ref().map(|theme| theme.id));
        let renaming = id.and_then(|id| renaming_of(command, id));
        let is_back = renaming.is_some_and(|(name, over)| open.draft.take_back(name, over));
        if is_back {
            open.renaming.set(true);
            open.all.set(true);
        }
        is_back
    });
    view! {
        <li class="theme" class:is-over=over on:dragover=allow on:dragleave=move |_| over.set(false) on:drop=drop>
            {move || theme.get().map(|theme| view! { <RoomRow work=work theme=theme themes=themes open=open /> })}
        </li>
    }
}

/// The name that a command gives a theme, and the name that it replaces.
fn renaming_of(command: &Command, id: ThemeId) -> Option<(&str, Option<&str>)> {
    match command {
        Command::Gathering(GatheringCommand::RenameTheme { theme, name, over }) if *theme == id => {
            Some((name, over.as_deref()))
        }
        _ => None,
    }
}

/// The theme in one row: its name, and what the rooms that had it chose. Opened, its arguments and everything else that
/// can be done with it.
#[component]
fn RoomRow(work: DebriefState, theme: Gathered, themes: Memo<Vec<Gathered>>, open: Open) -> impl IntoView {
    let id = theme.id;
    let name = StoredValue::new(theme.name.clone());
    let counts = Side::BOTH.map(|side| (side, theme.carried(side).len()));
    let [(_, left), (_, right)] = counts;
    let marks = counts.map(|(side, count)| view! { <Mark side=side size="1.6rem" off={count == 0}>{count}</Mark> });
    let is_split = theme.is_split();
    let some_chosen = Memo::new(move |_| work.chosen.with(|chosen| !chosen.is_empty()));
    let theme = StoredValue::new(theme);
    view! {
        <header class="theme__head">
            <h5>
                <button class="theme__open" type="button" aria-expanded=move || open.all.get().to_string() on:click=move |_| open.all.update(|all| *all = !*all)>
                    <span class="theme__marks">{marks.into_iter().collect_view()}<span class="sr">{move || plenary::each(reader(), &work.board.live.sides(work.number), (left, right))}" "</span></span>
                    <span class="theme__name">{crate::hyphens::written(name.get_value())}{is_split.then(|| view! { <small>{say(text::same_reason)}</small> })}</span>
                    {move || view! { <Icon path=if open.all.get() { icons::UP } else { icons::DOWN } /> }}
                </button>
            </h5>
            <Show when=move || some_chosen.get()>
                <button class="btn btn--main btn--sm" type="button" aria-label=move || text::gather_into(reader(), &name.get_value()) on:click=move |_| gather(work, Some(id), work.chosen.get_untracked())>
                    <Icon path=icons::PLUS />
                </button>
            </Show>
        </header>
        <Show when=move || open.all.get()>
            <Opened work=work theme=theme.get_value() themes=themes open=open />
        </Show>
    }
}

#[component]
fn Opened(work: DebriefState, theme: Gathered, themes: Memo<Vec<Gathered>>, open: Open) -> impl IntoView {
    let id = theme.id;
    let Open { renaming, draft, .. } = open;
    let name = StoredValue::new(theme.name.clone());
    let rename = move |name: String| {
        // Replaces what is shown below the field, if somebody else changed it.
        let over = Some(open.name.get_untracked());
        work.board.ask(Command::Gathering(GatheringCommand::RenameTheme { theme: id, name, over }));
        draft.forget();
        renaming.set(false);
    };
    let again = Command::Gathering(GatheringCommand::MakeTheme {
        dilemma: work.number,
        name: theme.name.clone(),
        arguments: theme.voiced.iter().flat_map(Voiced::ids).collect(),
    });
    let again = StoredValue::new(again);
    let drop = move |_| {
        work.board.ask(Command::Gathering(GatheringCommand::DropTheme { theme: id }));
        work.undo.set(Some(Undo { words: text::theme_dropped, command: again.get_value() }));
    };
    let is_empty = theme.voiced.is_empty();
    let lines = theme.voiced.into_iter().map(|voiced| view! { <Line work=work voiced=voiced /> }).collect_view();
    view! {
        {move || if renaming.get() {
            view! {
                <Sentence
                    draft=draft
                    label=Signal::derive(move || text::rename(reader(), &name.get_value()))
                    most=THEME_NAME_MAX
                    on_done=Callback::new(rename)
                    on_leave=Callback::new(move |()| renaming.set(false))
                />
                <ChangedMeanwhile draft=draft />
                <small class="muted">{say(common::name_nobody)}</small>
            }
            .into_any()
        } else {
            view! {
                <p class="theme__of">
                    <button class="arg__change" type="button" aria-label=move || text::rename(reader(), &name.get_value()) on:click=move |_| renaming.set(true)>
                        <Icon path=icons::PENCIL />
                    </button>
                    <button class="arg__change" type="button" aria-label=move || text::drop_theme(reader(), &name.get_value()) on:click=drop>
                        <Icon path=icons::BIN />
                    </button>
                    <Merge work=work id=id name=name themes=themes />
                </p>
            }
            .into_any()
        }}
        <ul>{lines}</ul>
        {is_empty.then(|| view! { <p class="muted">{say(text::empty_theme)}</p> })}
    }
}

/// Merges the whole theme into another one.
#[component]
fn Merge(work: DebriefState, id: ThemeId, name: StoredValue<String>, themes: Memo<Vec<Gathered>>) -> impl IntoView {
    let others = Memo::new(move |_| {
        themes.with(|themes| {
            let others = themes.iter().filter(|theme| theme.id != id);
            others.map(|theme| (theme.id, theme.name.clone())).collect::<Vec<_>>()
        })
    });
    let merge = move |event| {
        if let Ok(into) = event_target_value(&event).parse().map(ThemeId) {
            work.board.ask(Command::Gathering(GatheringCommand::MergeThemes { from: id, into }));
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
fn Line(work: DebriefState, voiced: Voiced) -> impl IntoView {
    let id = voiced.argument.id;
    let words = StoredValue::new(voiced.argument.text.clone());
    view! {
        <li class="theme__line" draggable="true" on:dragstart=move |event| start_dragging(&event, work, [id].into())>
            <ArgumentSources voiced=voiced dilemma=work.number />
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
