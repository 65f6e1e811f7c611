//! The arguments of all rooms about one dilemma, by support; each can be marked as *herkenbaar*.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::result::{Voiced, on_column, voiced_as_shown};
use shared::session::{ArgumentFilter, Kind, Side};
use shared::text::{common, hall as text, plenary};

use super::argument_line::ArgumentLine;
use super::heading::Heading;
use super::state::FollowerState;
use crate::components::{Mark, Sign, side_class};
use crate::hyphens::heading_of_dilemma;
use crate::language::reader;

/// Arguments of a column shown at first, and added with each press: more than anybody reads at once.
const SHOWN: usize = 12;

/// All of them, filtered like the plenary screen; unfiltered for people who browse.
#[component]
pub fn ArgumentsPart(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let is_open = follower.is_open(number);
    let filter = Memo::new(move |_| {
        if follower.follows() {
            follower.state.plenary.with(|plenary| plenary.filter.clone())
        } else {
            ArgumentFilter::default()
        }
    });
    let is_filtered = move || filter.with(ArgumentFilter::is_set);
    let says = move || {
        let filter = filter.get();
        let lines = [
            filter.room.map(|room| text::only_room(reader(), room.0)),
            (!filter.words.is_empty()).then(|| text::only_words(reader(), &filter.words)),
            filter.starred.then(|| text::only_starred(reader()).to_owned()),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let all = Memo::new(move |_| {
        follower.state.rooms.with(|rooms| {
            follower.state.plenary.with(|plenary| voiced_as_shown(number, rooms.iter().map(AsRef::as_ref), plenary))
        })
    });
    let is_any_of_others = Memo::new(move |_| all.with(|all| all.iter().any(|voiced| !follower.said(number, voiced))));
    let line = move || match (is_open.get(), is_filtered()) {
        (false, _) => text::covered_arguments(reader()).to_owned(),
        (true, false) if is_any_of_others.get() => text::recognise_how(reader()).to_owned(),
        (true, false) => String::new(),
        (true, true) => says(),
    };
    let class = move || if is_open.get() { "hall__line" } else { "hall__none" };
    view! {
        <Heading follower=follower number=number kicker=text::arguments />
        <p class=class role="status">{line}</p>
        <Show when=move || is_open.get()>
            <div class="hall__sides">
                {Side::BOTH.map(|side| view! { <SideArguments follower=follower number=number side=side all=all filter=filter /> }).into_iter().collect_view()}
            </div>
        </Show>
    }
}

#[component]
fn SideArguments(
    follower: FollowerState,
    number: DilemmaNumber,
    side: Side,
    all: Memo<Vec<Voiced>>,
    filter: Memo<ArgumentFilter>,
) -> impl IntoView {
    let title = follower.title(number, side);
    view! {
        <section class=format!("hall__side is-{}", side_class(side))>
            <h2><Mark side=side size="1.75rem" /><span>{move || heading_of_dilemma(title.get())}</span></h2>
            {Kind::BOTH.map(|kind| view! { <Column follower=follower number=number side=side kind=kind all=all filter=filter /> }).into_iter().collect_view()}
        </section>
    }
}

#[component]
fn Column(
    follower: FollowerState,
    number: DilemmaNumber,
    side: Side,
    kind: Kind,
    all: Memo<Vec<Voiced>>,
    filter: Memo<ArgumentFilter>,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        all.with(|all| {
            let column = on_column(all, (side, kind));
            filter.with(|filter| column.filter(|voiced| filter.admits(voiced)).cloned().collect::<Vec<_>>())
        })
    });
    let most = RwSignal::new(SHOWN);
    let shown = Memo::new(move |_| found.with(|found| found.iter().take(most.get()).cloned().collect::<Vec<_>>()));
    let hidden = move || found.with(|found| found.len().saturating_sub(most.get()));
    let none = move || {
        if filter.with(ArgumentFilter::is_set) {
            text::nothing_fits(reader())
        } else {
            plenary::nothing_written(reader())
        }
    };
    view! {
        <section class="hall__column" aria-label=move || common::kinds(reader(), kind)>
            <h3><Sign kind=kind />{move || common::kinds(reader(), kind)}<span class="num">{move || found.with(Vec::len)}</span></h3>
            <ul>
                <For each=move || shown.get() key=|voiced| (voiced.argument.id, voiced.argument.text.clone(), voiced.support(), voiced.starred, voiced.rooms().count())
                    children=move |voiced| view! { <ArgumentLine follower=follower voiced=voiced dilemma=number /> } />
            </ul>
            <Show when=move || found.with(Vec::is_empty)><p class="muted">{none}</p></Show>
            <Show when=move || { hidden() > 0 }>
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| most.update(|most| *most += SHOWN)>
                    {move || text::show_more(reader(), hidden().min(SHOWN))}
                </button>
            </Show>
        </section>
    }
}
