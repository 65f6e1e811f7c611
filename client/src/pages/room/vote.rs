//! Choosing: closed ballots on people's own devices, or raised hands on one shared screen.

use leptos::prelude::*;
use shared::limits::HANDS_MAX;
use shared::session::{BallotCommand, Command, Kind, Side};
use shared::text::{common, connection, room as text};

use super::scenario_title::ScenarioTitle;
use super::state::SplitState;
use crate::components::{Icon, Sign, icons};
use crate::language::reader;
use crate::model::RoomView;

/// Arguments shown of each kind while choosing.
const WEIGHED: usize = 3;

/// A side to choose: its strongest arguments, or its points while there are none; and the vote, which stays in sight.
#[component]
pub fn VoteField(view: RoomView, position: Side, state: SplitState) -> impl IntoView {
    let weighed = Memo::new(move |_| {
        let side = view.side_at(position);
        view.round.with(|round| {
            let Some(round) = round else { return Vec::new() };
            let strongest = Kind::BOTH.into_iter().flat_map(|kind| {
                let strongest = round.arguments_on(side, kind).into_iter().take(WEIGHED).enumerate();
                strongest.map(move |(nth, argument)| (kind, nth, argument.text.clone()))
            });
            // Alternating, so that a con is in sight as well as a pro if there is little room.
            let mut by_turns: Vec<_> = strongest.collect();
            by_turns.sort_by_key(|(_, nth, _)| *nth);
            by_turns
        })
    });
    let lines = move || {
        weighed
            .get()
            .into_iter()
            .map(|(kind, nth, words)| {
                view! {
                    <div class:more={nth > 0}>
                        <dt><Sign kind=kind /><span class="sr">{common::kind(reader(), kind)}</span></dt>
                        <dd>{crate::hyphens::written(words)}</dd>
                    </div>
                }
            })
            .collect_view()
    };
    let nothing_said = Memo::new(move |_| weighed.with(Vec::is_empty));
    // Both sides show their points while one has no arguments. Points next to arguments would not be fair.
    let shows_points = Memo::new(move |_| {
        view.round.with(|round| {
            round.as_ref().is_none_or(|round| {
                Side::BOTH.into_iter().any(|side| Kind::BOTH.into_iter().all(|kind| round.count_on(side, kind) == 0))
            })
        })
    });
    let points = move || {
        let points = view.scenario_at(position).map(|scenario| scenario.points).unwrap_or_default();
        points.into_iter().map(|point| view! { <li>{crate::hyphens::of_dilemma(point)}</li> }).collect_view()
    };
    view! {
        <p class="scen__tag">{move || view.sides().tag(view.side_at(position))}</p>
        <ScenarioTitle view=view position=position />
        {move || shows_points.get().then(|| view! { <ul class="scen__points">{points}</ul> })}
        {move || (!nothing_said.get()).then(|| view! { <dl class="weigh">{lines}</dl> })}
        {move || {
            if state.hands.get() {
                view! { <div class="cast"><HandsCounter view=view position=position state=state /></div> }.into_any()
            } else if view.me.get().is_some() {
                view! { <div class="cast"><VoteButton view=view position=position /></div> }.into_any()
            } else {
                ().into_any()
            }
        }}
    }
}

/// The place on screen of this person's ballot, even before it is acknowledged, if it may be shown: everybody sees the
/// presenter's screen, so theirs stays hidden there.
pub fn my_vote(view: RoomView) -> Option<Side> {
    let me = view.me.get().filter(|_| !view.presents.get())?;
    let sent = |command: &Command| match command {
        Command::Ballot(BallotCommand::Cast { round, side }) if *round == view.round_number() => Some(*side),
        _ => None,
    };
    let on_its_way = view.live.waiting().with(|waiting| waiting.iter().rev().find_map(sent));
    let cast = || view.round.with(|round| round.as_ref()?.ballots.cast.get(&me).copied().flatten());
    let side = on_its_way.or_else(cast)?;
    Some(view.position_of(side))
}

/// Casts this person's ballot for the side at a place on screen.
pub fn vote(view: RoomView, position: Side) {
    let side = untrack(|| view.side_at(position));
    view.live.ask(Command::Ballot(BallotCommand::Cast { round: view.round_number(), side }));
}

#[component]
fn VoteButton(view: RoomView, position: Side) -> impl IntoView {
    let mine = Memo::new(move |_| my_vote(view));
    let is_unsent = view.live.is_unsent(|command| matches!(command, Command::Ballot(BallotCommand::Cast { .. })));
    let words = move || {
        let (sides, side) = (view.sides(), view.side_at(position));
        let words = match mine.get() {
            None => text::i_choose(reader(), &sides.this(side)),
            Some(voted) if voted == position && is_unsent.try_get() == Some(true) => {
                format!("{} ({})", text::my_vote(reader(), &sides.this(side)), connection::still_to_be_sent(reader()))
            }
            Some(voted) if voted == position => text::my_vote(reader(), &sides.this(side)),
            Some(_) => text::rather(reader(), &sides.this(side)),
        };
        // The title is above it, for people who can see.
        let title = sides.title(side).map(|title| view! { <span class="sr">": "{title.to_owned()}</span> });
        view! { {words}{title} }
    };
    let class = move || match mine.get() {
        None => "btn btn--lg vote btn--inv",
        Some(voted) if voted == position => "btn btn--lg vote vote--mine",
        Some(_) => "btn btn--lg vote vote--dim",
    };
    let (before, after) = match position {
        Side::Left => (Some(icons::BACK), None),
        Side::Right => (None, Some(icons::FORWARD)),
    };
    let is_mine = move || mine.get() == Some(position);
    view! {
        <button class=class type="button" aria-pressed=move || is_mine().to_string() on:click=move |_| vote(view, position)>
            {move || if is_mine() { Some(icons::CHECK) } else { before }.map(|path| view! { <Icon path=path /> })}
            <span>{words}</span>
            {move || if is_mine() { None } else { after }.map(|path| view! { <Icon path=path /> })}
        </button>
    }
}

/// Records the raised hands, by place on screen.
pub fn count_hands(view: RoomView, (here, there): (u16, u16)) {
    let (left, right) = if untrack(|| view.mirrored()) { (there, here) } else { (here, there) };
    view.live.ask(Command::Ballot(BallotCommand::CountHands { round: view.round_number(), left, right }));
}

/// Counts the raised hands for one side.
#[component]
pub fn HandsCounter(view: RoomView, position: Side, state: SplitState) -> impl IntoView {
    let count = move || match position {
        Side::Left => state.raised.get().0,
        Side::Right => state.raised.get().1,
    };
    let change = move |change: fn(u16) -> u16| {
        state.raised.update(|(left, right)| {
            let hands = match position {
                Side::Left => left,
                Side::Right => right,
            };
            *hands = change(*hands).min(HANDS_MAX);
        });
    };
    let label = move || text::hands(reader(), &view.sides().name(view.side_at(position)));
    let set = move |number: u16| {
        state.raised.update(|(left, right)| match position {
            Side::Left => *left = number.min(HANDS_MAX),
            Side::Right => *right = number.min(HANDS_MAX),
        });
    };
    // Kept at each keystroke, so that a reload loses nothing. Anything that is not a number waits until the field is
    // left.
    let typing = move |event: leptos::ev::Event| {
        if let Ok(number) = event_target_value(&event).trim().parse() {
            set(number);
        }
    };
    let typed = move |event: leptos::ev::Event| set(event_target_value(&event).trim().parse().unwrap_or(0));
    let labelled = move |button: fn(_) -> &'static str| format!("{}: {}", label(), button(reader()));
    view! {
        <div class="hands" role="group" aria-label=label>
            <button class="btn btn--inv" type="button" data-repeats="" aria-label=move || labelled(text::one_less)
                on:click=move |_| change(|hands| hands.saturating_sub(1))><Sign kind=Kind::Con /></button>
            <input class="hands__count num" inputmode="numeric" maxlength="3" aria-label=label
                prop:value=move || count().to_string() on:input=typing on:change=typed />
            <button class="btn btn--inv" type="button" data-repeats="" aria-label=move || labelled(text::one_more)
                on:click=move |_| change(|hands| hands.saturating_add(1))><Sign kind=Kind::Pro /></button>
        </div>
    }
}
