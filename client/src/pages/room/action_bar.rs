//! The bar at the bottom (*dock*): who is here and what comes next. The presenter steers from it.

use leptos::prelude::*;
use shared::language::Language;
use shared::session::{Command, Kind, Phase, Rooms, RoundCommand, Side};
use shared::text::{common, room as text};
use shared::time::{MINUTE, Milliseconds};

use super::argument_box::{DraftBox, invitation};
use super::done::MinorityDock;
use super::drafts::argument_draft;
use super::header::due_phase;
use super::help::HelpButton;
use super::people::PeopleHere;
use super::read::FirstBallot;
use super::recount::RecountHands;
use super::room_sheet::EndSession;
use super::state::{asks_first_ballot, has_no_choice};
use super::tie::{ChangeVote, SettleDock};
use super::vote_bar::VoteDock;
use crate::components::{Icon, Sign, icons};
use crate::language::{reader, say};
use crate::model::{RoomView, Stage};

/// With less time than this left in the block, nobody is invited to start another dilemma.
const WORTH_STARTING: Milliseconds = 2 * MINUTE;

/// The dock for the room's phase.
#[component]
pub fn Dock(view: RoomView) -> impl IntoView {
    move || match view.stage.get() {
        Stage::Lobby => ().into_any(),
        Stage::Read => view! {
            <div class="docks">
                <FirstBallot view=view />
                <SteerDock view=view back=None next=(Phase::Left, text::begin_with_left) />
            </div>
        }
        .into_any(),
        Stage::Focus(position) => {
            let (back, next) = match position {
                Side::Left => {
                    ((Phase::Read, text::to_reading as fn(_) -> _), (Phase::Right, text::on_to_right as fn(_) -> _))
                }
                Side::Right => {
                    ((Phase::Left, text::to_left as fn(_) -> _), (Phase::Choose, text::on_to_choosing as fn(_) -> _))
                }
            };
            view! {
                <div class="docks">
                    <Composer view=view position=position />
                    <SteerDock view=view back=Some(back) next=next />
                </div>
            }
            .into_any()
        }
        Stage::Vote => view! { <VoteDock view=view /> }.into_any(),
        Stage::Tied => view! { <SettleDock view=view /> }.into_any(),
        Stage::Lock => view! {
            <footer class="dock dock--lock">
                <PeopleHere view=view />
                <div class="dock__end"><ChangeVote view=view /><RecountHands view=view /><HelpButton view=view /></div>
            </footer>
        }
        .into_any(),
        Stage::Done => view! { <div class="docks"><MinorityDock view=view /><NextDock view=view /></div> }.into_any(),
    }
}

type Step = (Phase, fn(Language) -> &'static str);

/// Forward and back for the presenter; for the others, who presents.
#[component]
fn SteerDock(view: RoomView, back: Option<Step>, next: Step) -> impl IntoView {
    let go = move |phase| view.step_to(phase);
    let due = due_phase(view);
    let silent =
        Memo::new(move |_| view.round.with(|round| round.as_ref().is_some_and(|round| round.silence.is_some())));
    let leans = Memo::new(move |_| {
        (view.stage.get() == Stage::Read && asks_first_ballot(view)).then(|| {
            let given = view.round.with(|round| round.as_ref().map_or(0, |round| round.first_ballots.len()));
            (given, view.members.with(|members| members.iter().filter(|member| member.online).count()))
        })
    });
    view! {
        <footer class="dock dock--steer" class:is-presenter=view.presents>
            <PeopleHere view=view />
            <div class="dock__end">
                {move || leans.get().map(|(given, total)| view! { <span class="muted">{text::first_leans(reader(), given, total.max(given))}</span> })}
                <HelpButton view=view />
                <Show when=move || view.presents.get()>
                    {back.map(|(phase, words)| view! {
                        <button class="btn btn--soft dock__back" type="button" on:click=move |_| go(phase)><Icon path=icons::BACK /><span>{say(words)}</span></button>
                    })}
                    <Show when=move || silent.get()>
                        <button class="btn btn--soft" type="button" on:click=move |_| view.live.ask(Command::Round(RoundCommand::EndSilence))>{say(text::silence_end)}</button>
                    </Show>
                    <button class="btn btn--main" class:btn--due=move || due.with(Option::is_some) type="button" data-step="" on:click=move |_| go(next.0)>{say(next.1)}<Icon path=icons::FORWARD /></button>
                </Show>
            </div>
        </footer>
    }
}

/// On a narrow screen: one box at the bottom for a pro or a con.
#[component]
fn Composer(view: RoomView, position: Side) -> impl IntoView {
    let kind = RwSignal::new(Kind::Pro);
    // Short enough for the narrowest phone, which has one box for everything.
    let placeholder = invitation(view, position, kind);
    let name = Signal::derive(move || {
        let side = view.sides().name(view.side_at(position));
        match kind.get() {
            Kind::Pro => text::write_pro(reader(), &side),
            Kind::Con => text::write_con(reader(), &side),
        }
    });
    let drafts = Kind::BOTH
        .map(|kind| argument_draft(view, Signal::derive(move || view.side_at(position)), Signal::stored(kind)));
    // Moves the words to the other kind, unless that already has words of its own.
    let switch = move |to: Kind| {
        let [pro, con] = drafts;
        let (from, into) = if to == Kind::Pro { (con, pro) } else { (pro, con) };
        let words = from.words_now();
        if !words.trim().is_empty() && !into.is_kept() {
            into.set(words);
            from.forget();
        }
        kind.set(to);
    };
    // After a reload, starts with the kind that has unsent words.
    Effect::new(move |was_found: Option<bool>| {
        let [pro, con] = drafts;
        let is_con = con.is_kept() && !pro.is_kept();
        if was_found != Some(true) && is_con {
            kind.set(Kind::Con);
        }
        is_con || pro.is_kept() || was_found == Some(true)
    });
    let choices = move || {
        Kind::BOTH
            .map(|choice| view! {
                <label>
                    <input type="radio" name="kind" prop:checked=move || kind.get() == choice on:change=move |_| switch(choice) />
                    <span><Sign kind=choice />{move || common::kind(reader(), choice)}</span>
                </label>
            })
            .into_iter()
            .collect_view()
    };
    view! {
        <Show when=move || view.me.get().is_some()>
            <div class="dock composer">
                <fieldset class="pick"><legend class="sr">{say(text::what_do_you_add)}</legend>{choices}</fieldset>
                <DraftBox view=view position=position kind=kind label=text::add placeholder=placeholder name=name />
                <small class="composer__hint muted">{say(common::name_nobody)}</small>
            </div>
        </Show>
    }
}

/// After a round: the next dilemma, a spare one, or waiting for the debrief.
#[component]
fn NextDock(view: RoomView) -> impl IntoView {
    let now = view.live.now();
    let next = Memo::new(move |_| {
        let room = view.room.get()?;
        let facts = view.facts.get()?;
        let number = facts.next_planned(&room).filter(|_| facts.dilemmas_run() && facts.ended_at.is_none())?;
        Some((number, facts.dilemma(number)?.text(reader()).question.clone()))
    });
    let spares = Memo::new(move |_| {
        let (Some(room), Some(facts)) = (view.room.get(), view.facts.get()) else { return Vec::new() };
        let may = facts.dilemmas_run() && facts.ended_at.is_none() && facts.next_planned(&room).is_none();
        if !may {
            return Vec::new();
        }
        facts
            .spares(&room)
            .into_iter()
            .filter_map(|number| Some((number, facts.dilemma(number)?.text(reader()).question.clone())))
            .collect::<Vec<_>>()
    });
    let has_time = Memo::new(move |_| {
        view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.has_time_for_more(now.get() + WORTH_STARTING)))
    });
    let start = move |dilemma| view.live.ask(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma }));
    let waits = move || {
        view.presenter_name().map(|name| crate::hyphens::with_name(text::presenter_starts_next(reader(), &name)))
    };
    let picked = RwSignal::new(String::new());
    let start_picked = move |_| start(picked.get_untracked().parse().ok().map(shared::ids::DilemmaNumber));
    let led = move || view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.led));
    let ends = move || {
        let runs = view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_none()));
        runs && !led() && view.presents.get()
    };
    let content = move || {
        match next.get() {
        Some((number, question)) => view! {
            <p class="nextup"><span class="nextup__say">{say(text::next_up)}</span><b>{text::next_is(reader(), number.0, &question)}</b></p>
            <div class="dock__end">
                {move || if view.presents.get() {
                    view! {
                        <button class="btn btn--main btn--lg" type="button" data-step="" on:click=move |_| start(Some(number))>
                            {say(text::next_dilemma)}<Icon path=icons::FORWARD />
                        </button>
                    }.into_any()
                } else {
                    view! { <p class="waitfor"><Icon path=icons::SCREEN /><span>{waits}</span></p> }.into_any()
                }}
            </div>
        }
        .into_any(),
        None if has_time.get() && !spares.with(Vec::is_empty) => view! {
            <p class="nextup"><b>{say(text::time_for_more)}</b></p>
            <div class="dock__end">
                {move || if view.presents.get() {
                    view! {
                        <label class="sr" for="spare">{say(text::pick_spare)}</label>
                        <select class="input" id="spare" on:change=move |event| picked.set(event_target_value(&event))>
                            <option value="">{say(text::surprise_us)}</option>
                            {spares.get().into_iter().map(|(number, question)| view! { <option value=number.to_string()>{question}</option> }).collect_view()}
                        </select>
                        <Show when=ends><EndSession view=view class="btn" /></Show>
                        <button class="btn btn--main btn--lg" type="button" data-step="" on:click=start_picked>{say(text::next_dilemma)}<Icon path=icons::FORWARD /></button>
                    }.into_any()
                } else {
                    view! { <p class="waitfor"><Icon path=icons::SCREEN /><span>{waits}</span></p> }.into_any()
                }}
            </div>
        }
        .into_any(),
        None => view! {
            <p class="nextup"><b>{move || match (led(), has_no_choice(view)) {
                (true, true) => text::not_chosen_now(reader()),
                (true, false) => text::all_done(reader()),
                (false, _) => text::all_done_together(reader()),
            }}</b></p>
            <div class="dock__end"><HelpButton view=view /><Show when=ends><EndSession view=view class="btn btn--main btn--lg" /></Show></div>
        }
        .into_any(),
    }
    };
    view! { <footer class="dock dock--done">{content}</footer> }
}
