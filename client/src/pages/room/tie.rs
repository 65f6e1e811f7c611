//! A tie, which is never locked as it is: first a re-vote, then the lot.

use leptos::prelude::*;
use shared::session::{BallotCommand, Command, Side};
use shared::text::room as text;

use super::help::HelpButton;
use super::scenario_title::ScenarioTitle;
use super::state::re_voting;
use super::state::without_a_vote;
use crate::components::{Icon, SecondPress, icons};
use crate::language::{reader, say};
use crate::model::RoomView;

/// A side with as many votes as the other.
#[component]
pub fn TiedField(view: RoomView, position: Side) -> impl IntoView {
    let count = move || view.round.with(|round| round.as_ref()?.ballots.count).map(|count| count.left);
    view! {
        <p class="big num" aria-hidden="true">{count}</p>
        <div>
            <p class="scen__tag">{move || view.sides().tag(view.side_at(position))}</p>
            <ScenarioTitle view=view position=position />
        </div>
    }
}

/// The dock of a tied room: the presenter settles it, the others read how.
#[component]
pub fn SettleDock(view: RoomView) -> impl IntoView {
    let count = move || view.round.with(|round| round.as_ref()?.ballots.count).map_or(0, |count| count.left);
    let again = Memo::new(move |_| re_voting(view));
    let call = move |_| view.live.ask(Command::Ballot(BallotCommand::CallReVote { round: view.round_number() }));
    let sure = SecondPress::awaited();
    let draw = move |_| {
        if sure.press() {
            view.live.ask(Command::Ballot(BallotCommand::DrawLot { round: view.round_number() }));
        }
    };
    let waits = move || {
        let name = view.presenter_name().unwrap_or_else(|| text::no_presenter(reader()).to_owned());
        let waits_for =
            if again.get() { text::presenter_draws(reader(), &name) } else { text::presenter_settles(reader(), &name) };
        crate::hyphens::with_name(waits_for)
    };
    // The participant whose changed ballot made the tie can change it back.
    let may_take_back = Memo::new(move |_| {
        let me = view.me.get();
        me.is_some() && view.round.with(|round| round.as_ref().and_then(|round| round.ballots.tied_by)) == me
    });
    let away = move || {
        view.members.with(|members| {
            members
                .iter()
                .filter(|member| !member.online && !member.voted)
                .map(|member| member.name.clone())
                .collect::<Vec<_>>()
        })
    };
    view! {
        <footer class="dock settle">
            <div class="settle__say">
                <h2>{move || text::tie(reader(), count())}</h2>
                <p>
                    {move || without_a_vote(view).map(|words| view! { <b class="settle__missing">{words}"."</b>" " })}
                    <span class="settle__how">{move || if again.get() { text::tie_again(reader()) } else { text::tie_how(reader()) }}</span><span class="settle__more">" "{say(text::next_waits)}</span>
                </p>
                {move || away().into_iter().map(|name| view! {
                    <p class="who who--away">{crate::hyphens::written(name)}" "<small>{say(text::away_does_not_count)}</small></p>
                }).collect_view()}
                {move || may_take_back.get().then(|| view! { <ChangeVote view=view /> })}
            </div>
            {move || if view.presents.get() {
                view! {
                    <ul class="settle__ways">
                        <Show when=move || !again.get()>
                            <li>
                                <button class="way way--main" type="button" data-unread="" on:click=call>
                                    <Icon path=icons::AGAIN /><b>{say(text::one_more_ballot)}</b>
                                    <span>{say(text::one_more_ballot_how)}</span>
                                </button>
                            </li>
                        </Show>
                        <li>
                            <button class="way" class:way--main=move || again.get() class:is-asked=move || sure.is_asked() type="button" data-unread="" aria-disabled=move || sure.is_unread() on:click=draw>
                                <Icon path=icons::DIE />
                                <b aria-live="polite">{move || if sure.is_asked() { text::lot_sure(reader()) } else { text::lot_decides(reader()) }}</b>
                                <span>{move || if sure.is_asked() { text::lot_sure_how(reader()) } else { text::lot_how(reader()) }}</span>
                            </button>
                        </li>
                    </ul>
                }.into_any()
            } else {
                view! { <p class="waitfor"><Icon path=icons::SCREEN /><span>{waits}</span></p> }.into_any()
            }}
            <HelpButton view=view />
        </footer>
    }
}

/// Changes a ballot, which is possible until the choice is locked.
#[component]
pub fn ChangeVote(view: RoomView) -> impl IntoView {
    let mine = Memo::new(move |_| super::vote::my_vote(view));
    let open = Memo::new(move |_| {
        view.round.with(|round| {
            round
                .as_ref()
                .is_some_and(|round| round.is_open() && !round.ballots.by_hands && round.ballots.lot.is_none())
        })
    });
    // The server decides, but people whom it would refuse are not invited to press.
    let others_are_here = Memo::new(move |_| {
        view.members.with(|members| {
            let is_here = |voter| members.iter().any(|member| member.id == voter && member.is_in_room);
            view.round.with(|round| round.as_ref().is_some_and(|round| round.ballots.may_be_changed(is_here)))
        })
    });
    move || {
        if view.presents.get() {
            return match (open.get(), others_are_here.get()) {
                (false, _) => None,
                (true, true) => Some(view! { <ChangeVoteUnseen view=view /> }.into_any()),
                (true, false) => {
                    Some(view! { <p class="revote"><span>{text::no_change_now(reader())}</span></p> }.into_any())
                }
            };
        }
        let voted = mine.get().filter(|_| open.get())?;
        let sides = view.sides();
        let now = crate::hyphens::of_dilemma(text::my_vote(reader(), &sides.name(view.side_at(voted))));
        if !others_are_here.get() {
            return Some(
                view! { <p class="revote" class:revote--titles=sides.go_by_title()><span>{now}</span><small>{text::no_change_now(reader())}</small></p> }
                    .into_any(),
            );
        }
        let rather = text::rather(reader(), &sides.name(view.side_at(voted.other())));
        // A title is too long for a small button, and there are only two.
        let other = if sides.go_by_title() {
            view! { {text::change_my_vote(reader())}<span class="sr">": "{rather}</span> }.into_any()
        } else {
            rather.into_any()
        };
        Some(view! {
            <p class="revote" class:revote--titles=sides.go_by_title()>
                <span>{now}</span>
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| super::vote::vote(view, voted.other())>{other}</button>
            </p>
        }.into_any())
    }
}

/// The same on the presenter's screen, which everybody sees: both sides, without a sign of which one it was.
#[component]
fn ChangeVoteUnseen(view: RoomView) -> impl IntoView {
    let sides = move || {
        Side::BOTH
            .map(|position| view! {
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| super::vote::vote(view, position)>
                    {view.sides().label(view.side_at(position))}
                </button>
            })
            .into_iter()
            .collect_view()
    };
    view! {
        <details class="revote">
            <summary>{say(text::change_my_vote)}<Icon path=icons::DOWN /></summary>
            <p class="revote" data-unread="">{sides}</p>
        </details>
    }
}
