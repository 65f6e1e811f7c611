//! *Wie mist nog*: how many people are expected and how many joined, and which groups are missing somebody.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{ParticipantId, RoomNumber};
use shared::limits;
use shared::session::people::names::names_in;
use shared::session::{Command, Missing, MissingIn, PeopleCommand};
use shared::text::{board as text, connection};

use super::confirm_dialog::BoardDialog;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::state::{Dialog, FacilitatorState};

/// The maximum number of groups shown in each list: nobody goes through more of them one by one.
const SHOWN: usize = 60;

#[component]
pub fn MissingDialog(board: FacilitatorState) -> impl IntoView {
    view! {
        <BoardDialog board=board dialog=Dialog::Missing labelled_by="missing-title">
            <WhoIsMissing board=board />
        </BoardDialog>
    }
}

#[component]
fn WhoIsMissing(board: FacilitatorState) -> impl IntoView {
    let missing = Memo::new(move |_| {
        let expected = board.facts.with(|facts| facts.as_ref().and_then(|facts| facts.settings.expected));
        let rooms: BTreeSet<RoomNumber> = board.summaries.with(|summaries| {
            summaries.iter().filter(|summary| summary.merged.is_none()).map(|summary| summary.number).collect()
        });
        let online = board.live.online();
        let people = board.people.get();
        Arc::new(online.with(|online| Missing::of(&people, &rooms, |person| online.contains(&person), expected)))
    });
    let sum = move || {
        let missing = missing.get();
        let language = reader();
        let mut parts = vec![text::are_in(language, missing.here)];
        parts.extend((missing.away > 0).then(|| text::are_away(language, missing.away)));
        parts.extend(missing.to_come().filter(|count| *count > 0).map(|count| text::are_to_come(language, count)));
        parts.join(" · ")
    };
    let chosen = move |fits: fn(&MissingIn) -> bool| {
        Memo::new(move |_| {
            missing.with(|missing| missing.rooms.iter().filter(|room| fits(room)).cloned().collect::<Vec<_>>())
        })
    };
    let empty = chosen(|room| room.here == 0 && room.away.is_empty());
    let small = chosen(|room| room.is_small);
    let away = chosen(|room| !room.away.is_empty());
    let nobody = move || {
        missing.with(|missing| {
            missing.rooms.is_empty() && missing.away_without_room.is_empty() && missing.to_come().unwrap_or(0) == 0
        })
    };
    view! {
        <div class="links__top">
            <h2 id="missing-title">{say(text::who_is_missing)}</h2>
            <button class="btn btn--quiet" type="button" aria-label=say(connection::close) on:click=move |_| board.dialog.set(None)>
                <Icon path=icons::CROSS />
            </button>
        </div>
        <p class="missing__sum num">{sum}</p>
        <Expected board=board />
        {move || nobody().then(|| view! { <p>{say(text::nobody_missing)}</p> })}
        <Show when=move || !empty.with(Vec::is_empty)>
            <section class="missing__part">
                <h3>{say(text::still_empty)}</h3>
                <Rooms board=board rooms=empty with_count=false />
            </section>
        </Show>
        <Show when=move || !small.with(Vec::is_empty)>
            <section class="missing__part">
                <h3>{say(text::fewer_than_others)}</h3>
                <Rooms board=board rooms=small with_count=true />
            </section>
        </Show>
        <Away board=board away=away missing=missing />
    }
}

/// The number of people expected, which can be changed at any moment.
#[component]
fn Expected(board: FacilitatorState) -> impl IntoView {
    let now = board.facts.with_untracked(|facts| facts.as_ref().and_then(|facts| facts.settings.expected));
    let typed = RwSignal::new(now.map(|count| count.to_string()).unwrap_or_default());
    // `None` when what is typed is not such a number.
    let meant = move || match typed.with(|typed| typed.trim().to_owned()) {
        empty if empty.is_empty() => Some(None),
        number => number.parse().ok().filter(|count| limits::EXPECTED.contains(count)).map(Some),
    };
    let is_kept = move || {
        let kept = board.facts.with(|facts| facts.as_ref().and_then(|facts| facts.settings.expected));
        meant() == Some(kept)
    };
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(count) = untrack(meant) {
            board.ask(Command::People(PeopleCommand::Expect { count }));
        }
    };
    view! {
        <form class="missing__expected" on:submit=keep>
            <label class="label" for="expected">{say(text::expected_label)}</label>
            <div class="missing__row">
                <input
                    id="expected"
                    class="input input--number"
                    type="number"
                    inputmode="numeric"
                    min=limits::EXPECTED.start().to_string()
                    max=limits::EXPECTED.end().to_string()
                    aria-describedby="expected-hint"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <button class="btn" type="submit" disabled=move || board.ended.get() || is_kept() || meant().is_none()>{say(text::set_expected)}</button>
            </div>
            <p class="muted" id="expected-hint">{say(text::expected_unknown)}</p>
        </form>
    }
}

/// Groups by number; pressing one opens it.
#[component]
fn Rooms(board: FacilitatorState, rooms: Memo<Vec<MissingIn>>, with_count: bool) -> impl IntoView {
    let one = move |room: MissingIn| {
        let number = room.room.0;
        let words = move || {
            if with_count {
                text::group_with_people(reader(), number, room.here)
            } else {
                text::group_alone(reader(), number)
            }
        };
        view! {
            <li>
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| board.go_to_call(room.room)>{words}</button>
            </li>
        }
    };
    let more = move || rooms.with(Vec::len).saturating_sub(SHOWN);
    view! {
        <ul class="missing__rooms">
            {move || rooms.get().into_iter().take(SHOWN).map(one).collect_view()}
            {move || (more() > 0).then(|| view! { <li class="muted">{text::and_more_groups(reader(), more())}</li> })}
        </ul>
    }
}

/// Lists the people who joined and are not connected now, group by group.
#[component]
fn Away(board: FacilitatorState, away: Memo<Vec<MissingIn>>, missing: Memo<Arc<Missing>>) -> impl IntoView {
    let names = move |people: &[ParticipantId]| {
        let known = board.people.get();
        let room = people.first().and_then(|person| known.get(person)?.room);
        let mut names = names_in(&known, room);
        let names = people.iter().filter_map(|person| names.remove(person));
        names.collect::<Vec<_>>().join(", ")
    };
    let line = move |room: MissingIn| {
        let number = room.room;
        view! {
            <li>
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| board.go_to_call(number)>
                    {move || text::group_alone(reader(), number.0)}
                </button>
                <span class="missing__names">{names(&room.away)}</span>
            </li>
        }
    };
    let without_room = move || missing.with(|missing| missing.away_without_room.clone());
    let more = move || away.with(Vec::len).saturating_sub(SHOWN);
    view! {
        <Show when=move || missing.with(|missing| missing.away > 0)>
            <section class="missing__part">
                <h3>{say(text::are_gone)}</h3>
                <ul class="missing__away">
                    {move || away.get().into_iter().take(SHOWN).map(line).collect_view()}
                    {move || (!without_room().is_empty()).then(|| view! {
                        <li><span class="muted">{say(text::without_group)}</span><span class="missing__names">{names(&without_room())}</span></li>
                    })}
                    {move || (more() > 0).then(|| view! { <li class="muted">{text::and_more_groups(reader(), more())}</li> })}
                </ul>
            </section>
        </Show>
    }
}
