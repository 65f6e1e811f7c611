//! Filters the arguments on the board and on the plenary screen: by room, by words, by star.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::limits::SEARCH_MAX;
use shared::session::{ArgumentFilter, Command, DebriefCommand};
use shared::text::{common, debrief as text};

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::state::FacilitatorState;

#[component]
pub fn FilterForm(board: FacilitatorState) -> impl IntoView {
    let plenary = board.live.plenary();
    let filter = Memo::new(move |_| plenary.with(|plenary| plenary.filter.clone()));
    let typed = RwSignal::new(filter.with_untracked(|filter| filter.words.clone()));
    // The filter may be cleared on the plenary screen itself.
    Effect::new(move |before: Option<String>| {
        let words = filter.with(|filter| filter.words.clone());
        if before.is_some_and(|before| before != words) {
            typed.set(words.clone());
        }
        words
    });
    let set = move |change: &dyn Fn(&mut ArgumentFilter)| {
        let mut filter = filter.get_untracked();
        change(&mut filter);
        board.ask(Command::Debrief(DebriefCommand::FilterArguments { filter }));
    };
    let too_long = Memo::new(move |_| typed.with(|words| words.trim().chars().count() > SEARCH_MAX));
    let search = move |event: SubmitEvent| {
        event.prevent_default();
        if !too_long.get_untracked() {
            let words = typed.get_untracked().trim().to_owned();
            set(&|filter| filter.words.clone_from(&words));
        }
    };
    let pick_room = move |event| {
        let room = event_target_value(&event).parse().ok().map(RoomNumber);
        set(&|filter| filter.room = room);
    };
    let star = move |event| {
        let on = event_target_checked(&event);
        set(&|filter| filter.starred = on);
    };
    let numbers =
        Memo::new(move |_| board.room_signals.with(|room_signals| room_signals.keys().copied().collect::<Vec<_>>()));
    let options = move || {
        let shown = filter.with(|filter| filter.room);
        let option = |room: RoomNumber| {
            view! { <option value=room.to_string() selected={shown == Some(room)}>{common::room_number(reader(), room.0)}</option> }
        };
        numbers.get().into_iter().map(option).collect_view()
    };
    view! {
        <form class="filter" role="search" on:submit=search>
            <div class="filter__words">
                <input
                    class="input"
                    type="search"
                    placeholder=say(text::search)
                    aria-label=say(text::search)
                    aria-invalid=move || too_long.get().then_some("true")
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <button class="btn btn--soft" type="submit">{say(text::filter)}</button>
            </div>
            <select class="input filter__room" aria-label=say(common::room) on:change=pick_room>
                <option value="" selected=move || filter.with(|filter| filter.room.is_none())>{say(text::every_room)}</option>
                {options}
            </select>
            <label class="filter__star">
                <input type="checkbox" prop:checked=move || filter.with(|filter| filter.starred) on:change=star />
                <Icon path=icons::STAR />
                <span class="filter__only">{say(text::only_starred)}</span>
            </label>
            <p role="status" class="filter__note">
                {move || if too_long.get() {
                    text::search_too_long(reader(), SEARCH_MAX)
                } else if filter.with(ArgumentFilter::is_set) {
                    text::filter_is_shared(reader()).to_owned()
                } else {
                    String::new()
                }}
            </p>
            <Show when=move || filter.with(ArgumentFilter::is_set)>
                <button
                    class="btn btn--quiet btn--sm"
                    type="button"
                    on:click=move |_| board.ask(Command::Debrief(DebriefCommand::FilterArguments { filter: ArgumentFilter::default() }))
                >
                    <Icon path=icons::CROSS />
                    {say(text::drop_filter)}
                </button>
            </Show>
        </form>
    }
}
