//! The arguments of all rooms on the board: selecting, starring, dragging, filtering.

use std::collections::BTreeSet;

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use shared::ids::{ArgumentId, RoomNumber};
use shared::session::result::Voiced;
use shared::session::{Command, GatheringCommand, Kind, Screen, Side};
use shared::text::{debrief as text, plenary as plenary_text, wall};

use super::filter::FilterForm;
use super::gather::{GATHER_IN, GatherBar};
use super::selecting::{focus_on, pick_id, start_dragging};
use super::show_screen::ShowScreen;
use super::state::DebriefState;
use crate::components::results::{ArgumentSources, Became};
use crate::components::{Icon, Mark, Sign, icons};
use crate::language::{reader, say};

/// Arguments drawn at once: more than anybody reads in one go, but quickly drawn.
const AT_ONCE: usize = 60;

/// The list, with its filter and the bar that gathers selected arguments.
#[component]
pub fn Arguments(work: DebriefState) -> impl IntoView {
    let plenary = work.board.live.plenary();
    let most = RwSignal::new(AT_ONCE);
    let found = Memo::new(move |_| {
        let filter = plenary.with(|plenary| plenary.filter.clone());
        work.voiced.with(|voiced| voiced.iter().filter(|voiced| filter.admits(voiced)).cloned().collect::<Vec<_>>())
    });
    let ids = Memo::new(move |_| {
        let most = most.get();
        found.with(|found| found.iter().take(most).map(|voiced| voiced.argument.id).collect::<Vec<_>>())
    });
    let counts = move || (found.with(Vec::len), work.voiced.with(|voiced| voiced.len()));
    let more = move || counts().0.saturating_sub(most.get()).min(AT_ONCE);
    let nothing = move || match counts() {
        (_, 0) => Some(text::no_arguments(reader())),
        (0, _) => Some(text::nothing_found(reader())),
        _ => None,
    };
    // On a phone they would push the list down, so they stay hidden until asked for.
    let tools_open = RwSignal::new(false);
    view! {
        <div class="said-list">
            <div class="said-list__tools" class:is-open=tools_open>
                <button
                    class="btn btn--soft said-list__fold"
                    type="button"
                    aria-expanded=move || tools_open.get().to_string()
                    on:click=move |_| tools_open.update(|open| *open = !*open)
                >
                    <Icon path=icons::SEARCH />
                    {say(text::filter)}
                </button>
                <FilterForm board=work.board />
                <ShowScreen board=work.board screen=Screen::Arguments(work.number) label=text::show_arguments />
            </div>
            <p class="said-list__of muted">
                <span role="status">{move || text::found(reader(), counts().0, counts().1)}</span>
                <Legend work=work />
            </p>
            <div class="said-list__scroll">
                <ul>
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <Line work=work id=id /> } />
                </ul>
                {move || nothing().map(|words| view! { <p>{words}</p> })}
                <Show when=move || { more() > 0 }>
                    <button class="btn btn--soft" type="button" on:click=move |_| most.update(|most| *most += AT_ONCE)>
                        {move || text::show_more(reader(), more())}
                    </button>
                </Show>
            </div>
            <GatherBar work=work />
        </div>
    }
}

/// What the number and the shape before an argument mean.
#[component]
fn Legend(work: DebriefState) -> impl IntoView {
    let title = move |side: Side| {
        work.board
            .facts
            .with(|facts| Some(facts.as_ref()?.dilemma(work.number)?.text(reader()).scenario(side).title.clone()))
    };
    view! {
        <span class="said-list__legend">
            <span class="said-list__how">{say(wall::legend)}</span>
            {Side::BOTH.map(|side| view! { <span><Mark side=side size="1em">""</Mark><span>{move || title(side).map(crate::hyphens::of_dilemma)}</span></span> }).into_iter().collect_view()}
        </span>
    }
}

#[component]
fn Line(work: DebriefState, id: ArgumentId) -> impl IntoView {
    let plenary = work.board.live.plenary();
    let voiced =
        Memo::new(move |_| work.voiced.with(|voiced| voiced.iter().find(|voiced| voiced.argument.id == id).cloned()));
    let is_chosen = Memo::new(move |_| work.chosen.with(|chosen| chosen.contains(&id)));
    let covered = move |rooms: &[RoomNumber]| {
        plenary.with(|plenary| rooms.iter().filter(|room| !plenary.is_revealed(work.number, **room)).count())
    };
    let choose = move |_| {
        work.last.set(Some(id));
        work.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    // Leads from the list straight to the themes, however long the list is.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && work.chosen.with_untracked(|chosen| !chosen.is_empty()) {
            event.prevent_default();
            focus_on(GATHER_IN);
        }
    };
    let drag = move |event: DragEvent| {
        // Dragging a selected argument takes the other selected ones along.
        let all = work.chosen.with_untracked(|chosen| if chosen.contains(&id) { chosen.clone() } else { [id].into() });
        start_dragging(&event, work, all);
    };
    let theme = move |voiced: &Voiced| plenary.with(|plenary| voiced.theme_name(plenary).map(str::to_owned));
    move || {
        voiced.get().map(|voiced| {
            let argument = voiced.argument.clone();
            let words = StoredValue::new(argument.text.clone());
            let starred = voiced.starred;
            let ids: Vec<ArgumentId> = voiced.ids().collect();
            let star = move |_| star(work, &ids, !starred);
            let rooms: Vec<RoomNumber> = voiced.rooms().collect();
            let not_shown = move || match (covered(&rooms), rooms.len()) {
                (0, _) => None,
                (count, all) if count == all => Some(text::not_shown_yet(reader()).to_owned()),
                (count, _) => Some(plenary_text::still_covered(reader(), count)),
            };
            let column = move || {
                let kind = match argument.kind {
                    Kind::Pro => text::pro_of(reader()),
                    Kind::Con => text::con_of(reader()),
                };
                let sides = work.board.live.sides(work.number);
                let name = sides.name(argument.side);
                // A title is long, and the legend shows it next to the shape.
                view! { <span class:sr=sides.go_by_title()>{name}" "</span>{kind} }
            };
            view! {
                <li class="pick-line" class:is-chosen=is_chosen draggable="true" on:dragstart=drag on:dragend=move |_| work.dragged.set(BTreeSet::new())>
                    <label class="pick-line__box">
                        <input type="checkbox" aria-label=move || text::choose_argument(reader(), &words.get_value()) id=pick_id(id) prop:checked=is_chosen on:change=choose on:keydown=on_key />
                    </label>
                    <ArgumentSources voiced=voiced.clone() dilemma=work.number />
                    <div class="pick-line__say">
                        <p>{crate::hyphens::written(words.get_value())}</p>
                        <p class="pick-line__of">
                            <span class="pick-line__column"><Mark side=argument.side size="1.1em">""</Mark><Sign kind=argument.kind /><span>{column}</span></span>
                            {theme(&voiced).map(|name| view! { <b>{crate::hyphens::written(name)}</b> })}
                            <span class="pick-line__covered">{not_shown}</span>
                            <Became voiced=Voiced { starred: false, ..voiced.clone() } dilemma=work.number />
                        </p>
                    </div>
                    <button
                        class="star"
                        type="button"
                        aria-pressed=starred.to_string()
                        aria-label=move || text::star_argument(reader(), &words.get_value())
                        on:click=star
                    >
                        <Icon path=icons::STAR />
                    </button>
                </li>
            }
        })
    }
}

/// Stars or unstars identical arguments. One star counts for all, so unstarring has to reach every one that has it.
fn star(work: DebriefState, ids: &[ArgumentId], on: bool) {
    let starred = |id: &&ArgumentId| work.board.live.plenary().with_untracked(|plenary| plenary.starred.contains(id));
    let meant = if on { ids.iter().take(1).collect::<Vec<_>>() } else { ids.iter().filter(starred).collect() };
    for argument in meant {
        work.board.ask(Command::Gathering(GatheringCommand::Star { argument: *argument, on }));
    }
}
