//! The arguments of all rooms on the board: select, star, drag, filter.

use std::collections::BTreeSet;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use shared::ids::ArgumentId;
use shared::session::result::Voiced;
use shared::session::{Command, Kind, Screen};
use shared::text::{common, debrief as text};

use super::ShowScreen;
use super::filter::FilterForm;
use super::gather::GatherBar;
use super::work::Work;
use crate::components::{Icon, Mark, Sign, icons};
use crate::language::{reader, say};
use crate::pages::plenary::{Became, Origin};

/// Arguments shown at once: more than anybody reads in one go, and soon drawn.
const AT_ONCE: usize = 60;

/// The list, with what filters it and what gathers from it.
#[component]
pub fn Arguments(work: Work) -> impl IntoView {
    let plenary = work.desk.live.plenary();
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
    view! {
        <div class="said-list">
            <div class="debrief__row">
                <ShowScreen desk=work.desk screen=Screen::Arguments(work.number) label=text::show_arguments />
            </div>
            <FilterForm desk=work.desk />
            <p class="muted" role="status">{move || text::found(reader(), counts().0, counts().1)}</p>
            <ul>
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <Line work=work id=id /> } />
            </ul>
            {move || nothing().map(|words| view! { <p>{words}</p> })}
            <Show when=move || { more() > 0 }>
                <button class="btn btn--soft" type="button" on:click=move |_| most.update(|most| *most += AT_ONCE)>
                    {move || text::show_more(reader(), more())}
                </button>
            </Show>
            <GatherBar work=work />
        </div>
    }
}

#[component]
fn Line(work: Work, id: ArgumentId) -> impl IntoView {
    let plenary = work.desk.live.plenary();
    let voiced =
        Memo::new(move |_| work.voiced.with(|voiced| voiced.iter().find(|voiced| voiced.argument.id == id).cloned()));
    let is_chosen = Memo::new(move |_| work.chosen.with(|chosen| chosen.contains(&id)));
    let is_covered = move |voiced: &Voiced| {
        let room = voiced.room;
        plenary.with(|plenary| !plenary.is_revealed(work.number, room))
    };
    let choose = move |_| {
        work.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    let drag = move |event: DragEvent| {
        // One that is selected takes the others along.
        let all = work.chosen.with_untracked(|chosen| if chosen.contains(&id) { chosen.clone() } else { [id].into() });
        start_dragging(&event, work, all);
    };
    let theme = move |voiced: &Voiced| {
        let theme = voiced.theme?;
        plenary.with(|plenary| plenary.themes.get(&theme).map(|theme| theme.name.clone()))
    };
    move || {
        voiced.get().map(|voiced| {
            let argument = voiced.argument.clone();
            let words = StoredValue::new(argument.text.clone());
            let starred = voiced.starred;
            let star = move |_| work.desk.ask(Command::Star { argument: id, on: !starred });
            let column = move || {
                let kind = match argument.kind {
                    Kind::Pro => text::pro_of(reader()),
                    Kind::Con => text::con_of(reader()),
                };
                format!("{} {kind}", common::position(reader(), argument.side).to_lowercase())
            };
            view! {
                <li class="pick-line" class:is-chosen=is_chosen draggable="true" on:dragstart=drag on:dragend=move |_| work.dragged.set(BTreeSet::new())>
                    <label class="pick-line__box">
                        <input type="checkbox" aria-label=move || text::choose_argument(reader(), &words.get_value()) prop:checked=is_chosen on:change=choose />
                    </label>
                    <Origin room=voiced.room choice=voiced.choice />
                    <div class="pick-line__say">
                        <p>{crate::hyphens::written(words.get_value())}</p>
                        <p class="pick-line__of">
                            <span class="pick-line__column"><Mark side=argument.side size="1.1em">""</Mark><Sign kind=argument.kind /><span>{column}</span></span>
                            {theme(&voiced).map(|name| view! { <b>{name}</b> })}
                            {is_covered(&voiced).then(|| say(text::not_shown_yet)())}
                            <Became voiced=Voiced { starred: false, ..voiced.clone() } />
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

/// Takes arguments along with the pointer.
pub fn start_dragging(event: &DragEvent, work: Work, arguments: BTreeSet<ArgumentId>) {
    // Firefox drags nothing that has no data; what is dragged is only known in this tab.
    if let Some(transfer) = event.data_transfer() {
        let _ = transfer.set_data("text/plain", "");
    }
    work.dragged.set(arguments);
}
