//! The dock while ballots are closed: how many were cast, or the count of raised hands.

use leptos::prelude::*;
use shared::session::ballot::COUNTED_MIN;
use shared::session::{BallotCommand, Command, Phase};
use shared::text::room as text;

use super::people::PeopleHere;
use super::state::{SplitState, re_voting};
use super::tuck::Tuck;
use super::vote::count_hands;
use crate::components::{Icon, SecondPress, clock_digits, icons};
use crate::language::{reader, say};
use crate::model::{Member, RoomView};

/// Widest row of ballot slips with names, and narrowest slip in it, in letters.
const SLIPS_FIT: usize = 64;
const SLIP_LEAST: usize = 8;
/// Slips without names that fit next to the count on a phone.
const SLIPS_ON_PHONE: usize = 4;

/// Width of the slips in a line, in letters: a long name wraps below its slip.
fn width_of_slips(members: &[Member]) -> usize {
    let widest_word = |name: &str| name.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    members.iter().map(|member| widest_word(&member.name).max(SLIP_LEAST)).sum()
}

/// While ballots are closed: how many were cast, never for which side.
#[component]
pub fn VoteDock(view: RoomView) -> impl IntoView {
    let state = expect_context::<SplitState>();
    let hands = move || state.hands.get();
    // Leaves out members who are away, unless too few would remain to open the ballots.
    let voters = Memo::new(move |_| {
        let mut members = view.members.get();
        let counts = |member: &Member| member.online || member.voted;
        let are_few = members.iter().filter(|member| counts(member)).count() < COUNTED_MIN;
        members.retain(|member| counts(member) || are_few && member.may_be_back);
        members
    });
    let counts =
        Memo::new(move |_| voters.with(|voters| (voters.iter().filter(|member| member.voted).count(), voters.len())));
    let slip = |member: Member| {
        let said = if member.voted { text::has_voted as fn(_) -> _ } else { text::has_not_voted };
        view! {
            <li class="slip" class:slip--in=member.voted>
                <i>{member.voted.then(|| view! { <Icon path=icons::CHECK /> })}</i>
                <span>{crate::hyphens::written(member.name)}</span><span class="sr">" "{say(said)}</span>
                {(!member.online && !member.voted).then(|| view! { <small>{say(text::is_away)}</small> })}
                {(member.follows && !member.voted).then(|| view! { <small>{say(text::follows_debrief)}</small> })}
            </li>
        }
    };
    let slips = move || voters.get().into_iter().map(slip).collect_view();
    let missing = move || {
        let missing = voters.get().into_iter().filter(|member| !member.voted);
        missing
            .map(|member| view! {
                <li class="who">{crate::hyphens::written(member.name)}{member.follows.then(|| view! { " "<small>{say(text::follows_debrief)}</small> })}</li>
            })
            .collect_view()
    };
    let all_in = Memo::new(move |_| counts.get().0 == counts.get().1);
    let fit = Memo::new(move |_| {
        voters.with(|voters| {
            if width_of_slips(voters) > SLIPS_FIT {
                "is-many"
            } else if voters.len() > SLIPS_ON_PHONE {
                "is-some"
            } else {
                "is-few"
            }
        })
    });
    let own_vote_is_in = move || {
        view.me
            .get()
            .is_some_and(|me| view.members.with(|members| members.iter().any(|member| member.id == me && member.voted)))
    };
    // The presenter's buttons do not show that they were pressed, because everybody sees that screen.
    let voted = move || {
        let of = text::voted_of(reader(), counts.get().1);
        if view.presents.get() && own_vote_is_in() { format!("{of}, {}", text::you_voted(reader())) } else { of }
    };
    // The other ballots stay closed for now, because too few of them would show who voted what.
    let somebody_dropped = move || voters.with(|voters| voters.iter().any(|member| !member.online && !member.voted));
    let secrecy = move || {
        if somebody_dropped() {
            text::waits_for_dropped(reader())
        } else if counts.get().1 < COUNTED_MIN {
            text::vote_of_few(reader())
        } else {
            text::vote_is_secret(reader())
        }
    };
    let reveal = move |_| view.live.ask(Command::Ballot(BallotCommand::Reveal { round: view.round_number() }));
    let back = move |_| view.step_to(Phase::Right);
    let switch = move |_| {
        state.hands.update(|hands| *hands = !*hands);
        state.hands_by_itself.set_value(false);
    };
    let none_raised = move || state.raised.get() == (0, 0);
    // Hands replace ballots already cast. Their voters are told, and the presenter before that.
    let of_others =
        Memo::new(move |_| view.members.with(|members| members.iter().filter(|it| it.voted && !it.presents).count()));
    let sure = SecondPress::awaited();
    let confirm = move |_| {
        let raised = state.raised.get_untracked();
        if raised == (0, 0) {
            return to_first_count();
        }
        if of_others.get_untracked() > 0 && !sure.press() {
            return;
        }
        count_hands(view, raised);
    };
    let hands_say = move || {
        if none_raised() {
            text::hands_first(reader()).to_owned()
        } else if sure.is_asked() {
            text::hands_over(reader(), of_others.get())
        } else {
            text::hands_done(reader()).to_owned()
        }
    };
    // Next to the count of several ballots the presenter’s buttons take one row on a phone.
    let is_brief = move || view.presents.get() && !hands() && counts.get().1 > 1;
    let re_vote_left = move || {
        let now = view.live.now().get();
        let left = view.round.with(|round| {
            let round = round.as_ref()?;
            Some((round.ballots.re_vote_until? - round.timer.paused_at.unwrap_or(now)).max(0))
        })?;
        Some(text::re_vote_left(reader(), &clock_digits(left)))
    };
    view! {
        <footer class="dock dock--vote" class:dock--brief=is_brief>
            {move || if hands() {
                view! { <PeopleHere view=view /> }.into_any()
            } else {
                view! {
                    <div class=move || format!("voted {}", fit.get())>
                        <p class="tell"><b class="num">{move || counts.get().0}</b><span>{voted}</span></p>
                        <ul class="slips" aria-label=say(text::closed_ballots)>{slips}</ul>
                        <Show when=move || !all_in.get()>
                            <Tuck class="absent" summary=move || view! { <span>{say(text::who_is_missing)}</span> }><ul>{missing}</ul></Tuck>
                        </Show>
                    </div>
                }.into_any()
            }}
            <div class="dock__end">
                {move || re_vote_left().map(|words| view! { <b class="num flag">{words}</b> })}
                {move || {
                    if view.presents.get() {
                        view! {
                            <Show when=move || !hands() && !re_voting(view)>
                                <p class="hint" role="status">
                                    <Icon path=icons::SCREEN />
                                    <span>{move || if own_vote_is_in() { text::vote_is_in(reader()) } else { text::vote_last(reader()) }}</span>
                                </p>
                            </Show>
                            <Show when=move || !view.must_choose.get() && !re_voting(view)>
                                <button class="btn btn--soft dock__back" type="button" on:click=back><Icon path=icons::BACK /><span>{say(text::to_right)}</span></button>
                            </Show>
                            <button class="btn btn--soft dock__hands" type="button" on:click=switch>
                                <Icon path=icons::HAND />
                                <span class="dock__full">{move || if hands() { text::count_ballots(reader()) } else { text::count_hands(reader()) }}</span>
                                // For widths without room for the full words, which screen readers get.
                                <span class="dock__short" aria-hidden="true">{say(text::count_hands_short)}</span>
                            </button>
                            <Show when=move || !hands()>
                                <button class="btn" type="button" aria-disabled=move || (counts.get().0 < COUNTED_MIN.min(counts.get().1)).then_some("true") on:click=reveal>
                                    <Icon path=icons::EYE />{say(text::reveal_now)}
                                </button>
                            </Show>
                            <Show when=hands>
                                <button class="btn btn--main" type="button" aria-disabled=move || none_raised().then_some("true").or(sure.is_unread()) on:click=confirm>
                                    <Icon path=icons::CHECK /><span aria-live="polite">{hands_say}</span>
                                </button>
                            </Show>
                        }.into_any()
                    } else {
                        view! { <p class="hint"><Icon path=icons::LOCK /><span>{secrecy}</span></p> }.into_any()
                    }
                }}
            </div>
        </footer>
    }
}

/// Moves to the first field for raised hands, because nothing was counted yet.
fn to_first_count() {
    use wasm_bindgen::JsCast;
    let count = document().query_selector(".hands__count").ok().flatten();
    if let Some(count) = count.and_then(|count| count.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = count.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::super::people::tests::people;
    use super::*;

    #[test]
    fn slips_are_in_the_dock_if_they_fit_on_one_line() {
        assert!(width_of_slips(&people(&["Demo A"; 8])) <= SLIPS_FIT);
        assert!(width_of_slips(&people(&["Demo met een naam van veertig letters lang"; 4])) <= SLIPS_FIT);
        assert!(width_of_slips(&people(&["Demo A"; 9])) > SLIPS_FIT);
        assert!(width_of_slips(&people(&["Naamvanveertiglettersaaneenzonderspaties"; 3])) > SLIPS_FIT);
    }
}
