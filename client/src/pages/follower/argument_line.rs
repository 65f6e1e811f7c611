//! One argument, which can be marked as *herkenbaar*.

use leptos::prelude::*;
use shared::ids::{ArgumentId, DilemmaNumber, RoomNumber};
use shared::session::result::Voiced;
use shared::text::{common, hall as text, plenary, report};

use super::state::FollowerState;
use crate::components::{Icon, Mark, Sign, icons};
use crate::hyphens::written;
use crate::language::{reader, say};

/// One argument: its words, its sources, and the mark.
#[component]
pub fn ArgumentLine(
    follower: FollowerState,
    voiced: Voiced,
    dilemma: DilemmaNumber,
    /// Shows the sign and the side before it.
    #[prop(optional)]
    signed: bool,
) -> impl IntoView {
    let rooms: Vec<RoomNumber> = voiced.rooms().collect();
    let (ids, support) = (voiced.ids().collect::<Vec<_>>(), voiced.support());
    let is_ours = untrack(|| follower.said(dilemma, &voiced));
    let Voiced { argument, starred, .. } = voiced;
    let (count, first) = (rooms.len(), rooms.first().map_or(0, |room| room.0));
    let where_said = (count > 1).then_some(move || report::room_list(reader(), &rooms));
    let from = move || {
        let name = match count {
            0 | 1 => common::room_number(reader(), first).to_lowercase(),
            count => plenary::so_many_rooms(reader(), count),
        };
        let from = if support > 1 { plenary::room_and_support(reader(), &name, support) } else { name };
        if starred { format!("{from} · {}", text::with_star(reader())) } else { from }
    };
    view! {
        <li class="hall__arg">
            {signed.then(|| view! { <Mark side=argument.side size="1.5rem" /><Sign kind=argument.kind /><span class="sr">{move || common::kind(reader(), argument.kind)}</span> })}
            <p>{written(&argument.text)}<small>{from}</small>{where_said.map(|rooms| view! { <small>{rooms}</small> })}</p>
            {if is_ours {
                view! { <small class="hall__own">{say(text::of_our_room)}</small> }.into_any()
            } else {
                view! { <Recognise follower=follower ids=ids words=argument.text /> }.into_any()
            }}
        </li>
    }
}

/// The mark. Identical arguments of several rooms are marked as one.
#[component]
pub fn Recognise(follower: FollowerState, ids: Vec<ArgumentId>, words: String) -> impl IntoView {
    let marks: Vec<(ArgumentId, Memo<bool>)> = ids.into_iter().map(|id| (id, follower.recognises(id))).collect();
    let marks = StoredValue::new(marks);
    let mine = Memo::new(move |_| marks.with_value(|marks| marks.iter().any(|(_, mine)| mine.get())));
    let press = move |_| {
        let marked: Vec<ArgumentId> = marks
            .with_value(|marks| marks.iter().filter(|(_, mine)| mine.get_untracked()).map(|(id, _)| *id).collect());
        match marks.with_value(|marks| marks.first().map(|(id, _)| *id)) {
            Some(first) if marked.is_empty() => follower.recognise(first, true),
            _ => marked.into_iter().for_each(|id| follower.recognise(id, false)),
        }
    };
    view! {
        <button
            class="btn btn--soft btn--sm hall__mark"
            type="button"
            aria-pressed=move || mine.get().to_string()
            aria-label=move || text::recognise_this(reader(), &words)
            on:click=press
        >
            {move || mine.get().then(|| view! { <Icon path=icons::CHECK bold=true /> })}
            {say(text::recognise)}
        </button>
    }
}
