//! The split: two fields below one beam. It is not rebuilt when the phase changes, so that beam, seam, fields and marks
//! move together.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use shared::session::{BallotEvent, Event, Side};
use shared::text::room as text;

use super::argument_board::{FocusField, RestField};
use super::choice_form::LockField;
use super::done::DoneField;
use super::drafts::draft_in_round;
use super::read::ReadField;
use super::scenario_title::ScenarioTitle;
use super::state::{SplitState, has_no_choice, re_voting};
use super::tie::TiedField;
use super::vote::VoteField;
use crate::components::{Mark, side_class};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::model::{Member, RoomView, Stage};

/// How long the lot takes to fall on every screen.
const LOT_FALLS: Duration = Duration::from_millis(2_600);
/// The maximum number of votes of a side drawn as shapes on the beam; beyond that the number says it.
const SHAPES: u16 = 8;

/// The raised hands counted so far, by place on screen.
fn raised_in(kept: &str) -> Option<(u16, u16)> {
    let (here, there) = kept.split_once(' ')?;
    Some((here.parse().ok()?, there.parse().ok()?))
}

/// The split of a room in a round.
#[component]
pub fn RoomSplit(view: RoomView) -> impl IntoView {
    let state = expect_context::<SplitState>();
    let stage = view.stage;
    let main: NodeRef<html::Main> = NodeRef::new();
    // A new phase starts with the side in focus, and at its top.
    Effect::new(move |before: Option<Stage>| {
        let now = stage.get();
        if before.is_some_and(|before| before != now) {
            crate::next_step::screen_changed();
            state.peek.set(None);
            if let Some(main) = main.get_untracked() {
                main.set_scroll_top(0);
                // Scrolls again once the old content is gone, because that may have been scrolled.
                request_animation_frame(move || main.set_scroll_top(0));
            }
        }
        now
    });
    // A room with only this device counts hands, until somebody chooses otherwise.
    let voting = Memo::new(move |_| stage.get() == Stage::Vote);
    // A count in progress survives a reload, until the group moves on.
    let begun = draft_in_round(view, |room, round| Field::RaisedHands { room, round });
    Effect::new(move |before: Option<bool>| {
        let voting = voting.get();
        if voting {
            let alone =
                view.members.with_untracked(|members| members.iter().filter(|member| member.online).count() <= 1);
            let counted = view.round.with_untracked(|round| round.as_ref().is_some_and(|round| round.ballots.by_hands));
            let raised = raised_in(&begun.words_now());
            state.hands.set(view.presents.get_untracked() && (alone || counted || raised.is_some()));
            state.hands_by_itself.set_value(alone && !counted && raised.is_none());
            state.raised.set(raised.unwrap_or_default());
        } else if before == Some(true) {
            begun.forget();
        }
        voting
    });
    Effect::new(move |_| {
        let others = |members: &Vec<Member>| members.iter().any(|it| (it.online || it.voted) && !it.presents);
        if view.members.with(others) && state.hands_by_itself.get_value() && state.raised.get_untracked() == (0, 0) {
            state.hands_by_itself.set_value(false);
            state.hands.set(false);
        }
    });
    // Counting hands ends with the role of presenter. An unfinished count stays on this device, in case the role comes
    // back.
    Effect::new(move |_| {
        if !view.presents.get() {
            state.hands.set(false);
        }
    });
    Effect::new(move |_| {
        let (here, there) = state.raised.get();
        if voting.get_untracked() {
            begun.set(if (here, there) == (0, 0) { String::new() } else { format!("{here} {there}") });
        }
    });
    Effect::new(move |_| {
        let Some((_, Event::Ballot(BallotEvent::LotDrawn { room, .. }))) = view.live.latest().get() else { return };
        if Some(room) == view.number.get_untracked() {
            state.drawing.set(true);
            set_timeout(
                move || {
                    state.drawing.try_set(false);
                },
                LOT_FALLS,
            );
        }
    });
    let won = Memo::new(move |_| {
        view.round.with(|round| {
            let round = round.as_ref()?;
            let side = round.choice().map(|choice| choice.side).or_else(|| round.ballots.leads())?;
            Some(view.position_of(side))
        })
    });
    let class = move || {
        let tilt = match stage.get() {
            _ if state.drawing.get() => "even is-drawing",
            Stage::Focus(Side::Left) => "l",
            Stage::Focus(Side::Right) => "r",
            Stage::Done if has_no_choice(view) => "even",
            Stage::Lock | Stage::Done => match won.get() {
                Some(Side::Left) => "won-l",
                Some(Side::Right) => "won-r",
                None => "even",
            },
            Stage::Lobby | Stage::Read | Stage::Vote | Stage::Tied => "even",
        };
        let room = match stage.get() {
            Stage::Read => "room--read",
            Stage::Vote => "room--choose",
            Stage::Tied => "room--must",
            Stage::Lock | Stage::Done => "room--done",
            Stage::Lobby | Stage::Focus(_) => "room--focus",
        };
        let peek = state.peek.get().map_or(String::new(), |position| format!(" peek-{}", side_class(position)));
        let mirrored = if view.mirrored() { " is-mirrored" } else { "" };
        format!("split split--{tilt} room {room}{peek}{mirrored}")
    };
    view! {
        <main class=class id="content" tabindex="0" node_ref=main>
            <div class="split__load">
                <Load view=view position=Side::Left />
                <Question view=view state=state />
                <Load view=view position=Side::Right />
            </div>
            <div class="split__fields">
                {Side::BOTH.map(|position| view! { <Field view=view position=position state=state won=won /> }).collect_view()}
            </div>
        </main>
    }
}

/// What lies on one end of the beam: the side's mark, or the votes.
#[component]
fn Load(view: RoomView, position: Side) -> impl IntoView {
    let stage = view.stage;
    let counted = Memo::new(move |_| match stage.get() {
        Stage::Tied | Stage::Lock | Stage::Done => view.round.with(|round| {
            let round = round.as_ref()?;
            round.choice().map(|choice| choice.count).or(round.ballots.count)
        }),
        _ => None,
    });
    let side = Memo::new(move |_| view.side_at(position));
    let count = move || counted.get().map(|count| count.on(side.get()));
    // All votes have the same size, as large as the longer row allows, so that only their number weighs.
    let most = move || counted.get().map_or(1, |count| count.left.max(count.right)).clamp(1, SHAPES);
    let off = Signal::derive(move || matches!(stage.get(), Stage::Focus(focus) if focus != position));
    let small = move || if off.get() { "var(--mk-s)" } else { "var(--mk)" };
    let label = move |count: u16| text::votes(reader(), count, &view.sides().name(side.get()));
    move || {
        let side = side.get();
        match count() {
        Some(count) => view! {
            <ul class=format!("votes votes--{}", side_class(position)) style=move || format!("--n:{}", most()) aria-label=move || label(count)>
                {(0..count.min(SHAPES)).map(|_| view! { <li><Mark side=side size="var(--vote)">""</Mark></li> }).collect_view()}
                {(count > SHAPES).then(|| view! { <li class="votes__more num">{format!("+{}", count - SHAPES)}</li> })}
            </ul>
        }
        .into_any(),
        None => view! { <span class="load__mark" style=move || format!("--m:{}", small())><Mark side=side off=off /></span> }.into_any(),
    }
    }
}

/// The question on the beam, and below it what to do now.
#[component]
fn Question(view: RoomView, state: SplitState) -> impl IntoView {
    let question = move || view.words.with(|words| words.as_ref().map(|words| words.question.clone()));
    let long = move || question().is_some_and(|question| question.chars().count() > 42);
    let must = view.must_choose;
    let how = move || match view.stage.get() {
        Stage::Read => Some(text::read_aloud(reader())),
        Stage::Vote if re_voting(view) => Some(text::re_vote_running(reader())),
        Stage::Vote if state.hands.get() => Some(text::hands_how(reader())),
        Stage::Vote if !must.get() && view.sides().go_by_title() => Some(text::you_must_choose_one(reader())),
        Stage::Vote if !must.get() => Some(text::you_must_choose(reader())),
        _ => None,
    };
    move || {
        match view.stage.get() {
        _ if state.drawing.get() => {
            view! { <div class="q q--mid"><h1>{say(text::lot_is_falling)}</h1><p>{move || question().map(crate::hyphens::heading_of_dilemma)}</p></div> }.into_any()
        }
        Stage::Focus(_) => view! { <h1 class="q" class:q--long=long>{move || question().map(crate::hyphens::heading_of_dilemma)}</h1> }.into_any(),
        Stage::Done if has_no_choice(view) => view! {
            <div class="q q--mid" class:q--long=long><h1>{move || question().map(crate::hyphens::heading_of_dilemma)}</h1><p>{say(text::not_chosen_how)}</p></div>
        }
        .into_any(),
        Stage::Lock | Stage::Done => view! { <p class="q q--was" class:q--long=long>{move || question().map(crate::hyphens::heading_of_dilemma)}</p> }.into_any(),
        Stage::Tied | Stage::Vote if must.get() => view! {
            <div class="q q--mid q--must">
                <h1>
                    <span>{say(text::time_is_up)}</span>" "
                    <span>{say(text::you_must)}" "<em>{say(text::must)}</em>" "{say(text::to_choose)}</span>
                </h1>
                <p class="q__about">{move || question().map(crate::hyphens::heading_of_dilemma)}</p>
                <p>{how}</p>
            </div>
        }
        .into_any(),
        _ => view! {
            <div class="q q--mid" class:q--long=long><h1>{move || question().map(crate::hyphens::heading_of_dilemma)}</h1><p>{how}</p></div>
        }
        .into_any(),
    }
    }
}

/// One of the two fields, with its content in this phase.
#[component]
fn Field(view: RoomView, position: Side, state: SplitState, won: Memo<Option<Side>>) -> impl IntoView {
    let stage = view.stage;
    let in_focus = move || matches!(stage.get(), Stage::Focus(focus) if focus == position);
    let class = move || {
        let role = match stage.get() {
            Stage::Focus(_) if in_focus() => "focus",
            Stage::Focus(_) => "rest",
            Stage::Lobby | Stage::Read | Stage::Vote | Stage::Tied => "is-lit side",
            Stage::Lock | Stage::Done if state.drawing.get() => "is-lit side",
            Stage::Done if has_no_choice(view) => "is-lit side",
            Stage::Lock | Stage::Done if won.get() == Some(position) => "is-lit won",
            Stage::Lock | Stage::Done => "lost",
        };
        format!("field field--{} {role}", side_class(position))
    };
    let heading = format!("scenario-{}", side_class(position));
    let content = move || match stage.get() {
        Stage::Read => view! { <ReadField view=view position=position state=state /> }.into_any(),
        Stage::Focus(focus) if focus == position => {
            view! { <FocusField view=view position=position state=state /> }.into_any()
        }
        Stage::Focus(_) => view! { <RestField view=view position=position state=state /> }.into_any(),
        Stage::Vote => view! { <VoteField view=view position=position state=state /> }.into_any(),
        Stage::Lock | Stage::Done if state.drawing.get() => view! {
            <p class="scen__tag">{move || view.sides().tag(view.side_at(position))}</p>
            <ScenarioTitle view=view position=position />
        }
        .into_any(),
        Stage::Tied => view! { <TiedField view=view position=position /> }.into_any(),
        Stage::Lock => view! { <LockField view=view position=position /> }.into_any(),
        Stage::Done => view! { <DoneField view=view position=position /> }.into_any(),
        Stage::Lobby => ().into_any(),
    };
    view! { <section class=class aria-labelledby=heading>{content}</section> }
}
