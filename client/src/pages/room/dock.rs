//! The dock: who is here, and what comes next; the presenter steers from it.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use shared::language::Language;
use shared::session::{BlockKind, Command, Kind, Phase, RoomCommand, Rooms, RoundCommand, Side};
use shared::text::{common, plenary, room as text};
use shared::time::{MINUTE, Milliseconds};

use super::argument_box::{DraftBox, invitation};
use super::done::MinorityDock;
use super::drafts::argument_draft;
use super::header::due_phase;
use super::read::FirstBallot;
use super::split::has_no_choice;
use super::tie::{ChangeVote, SettleDock};
use super::vote_dock::VoteDock;
use crate::components::{Icon, Sign, icons};
use crate::language::{reader, say};
use crate::model::{Member, RoomView, Stage};

/// Names that fit beside the buttons of a dock on one line, in characters, each with what stands around it; and on two
/// lines, which make the dock of a wide window no higher.
const NAMES_FIT: usize = 56;
const NAMES_FIT_ON_TWO: usize = 96;
const AROUND_NAME: usize = 4;

/// With less of the block left nobody is invited to start another dilemma.
const WORTH_STARTING: Milliseconds = 2 * MINUTE;

/// How many characters the names take in a line.
fn width_of_names(members: &[Member]) -> usize {
    members.iter().map(|member| member.name.chars().count() + AROUND_NAME).sum()
}

/// The dock of the phase that the room is in.
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
                <div class="dock__end"><ChangeVote view=view /><HelpButton view=view /></div>
            </footer>
        }
        .into_any(),
        Stage::Done => view! { <div class="docks"><MinorityDock view=view /><NextDock view=view /></div> }.into_any(),
    }
}

/// The people of the room, with who writes and who is away.
#[component]
pub fn People(view: RoomView) -> impl IntoView {
    let line = |member: Member| {
        let class = format!(
            "who{}{}",
            if member.presents { " who--deler" } else { "" },
            if member.online { "" } else { " who--away" }
        );
        view! {
            <li class=class>
                {member.presents.then(|| view! { <Icon path=icons::SCREEN /> })}
                {crate::hyphens::written(member.name)}
                {member.presents.then(|| view! { " "<small>{say(common::presenter)}</small> })}
                {(!member.online).then(|| view! { " "<small>{say(text::is_away)}</small> })}
                {member.follows.then(|| view! { " "<small>{say(text::follows_debrief)}</small> })}
                {member.writing.map(|_| view! {
                    " "<span class="dots" role="img" aria-label=say(text::writes)><i></i><i></i><i></i></span>
                })}
            </li>
        }
    };
    view! {
        <ul class="people" aria-label=say(text::in_this_room)>
            {move || view.members.get().into_iter().map(line).collect_view()}
        </ul>
    }
}

/// Opens upward from a dock, over what stands above it, and closes when the focus goes elsewhere.
#[component]
pub fn Tuck(class: &'static str, #[prop(into)] summary: ViewFn, children: ChildrenFn) -> impl IntoView {
    let tuck: NodeRef<html::Details> = NodeRef::new();
    // Taken away while the focus is in it, it still hears that the focus left, and is gone by then.
    let is_there = move || tuck.try_get_untracked().flatten();
    let close = move || {
        if let Some(tuck) = is_there() {
            let _ = tuck.remove_attribute("open");
        }
    };
    let left = move |event: FocusEvent| {
        use wasm_bindgen::JsCast;
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let is_within = is_there().is_some_and(|tuck| tuck.contains(to.as_ref()));
        // Without a new place the window lost the focus, or a word in it was touched.
        if to.is_some() && !is_within {
            close();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <details class=format!("tuck {class}") node_ref=tuck on:focusout=left on:keydown=on_key>
            <summary>{summary.run()}<Icon path=icons::UP /></summary>
            <div class="tuck__up">{children()}</div>
        </details>
    }
}

/// The people here: their names where those fit beside the buttons, else how many they are, and the names on demand.
#[component]
pub fn PeopleHere(view: RoomView) -> impl IntoView {
    let width = Memo::new(move |_| view.members.with(|members| width_of_names(members)));
    let fit = Memo::new(move |_| width.get() <= NAMES_FIT);
    let fit_if_wide = Memo::new(move |_| width.get() <= NAMES_FIT_ON_TWO);
    let count = move || plenary::so_many_people(reader(), view.members.with(Vec::len));
    let writing =
        Memo::new(move |_| view.members.with(|members| members.iter().any(|member| member.writing.is_some())));
    let summary = move || {
        view! {
            <Icon path=icons::PEOPLE />
            <b>{count}</b>
            <Show when=move || writing.get()>
                <span class="dots" role="img" aria-label=say(text::writes)><i></i><i></i><i></i></span>
            </Show>
        }
    };
    move || {
        if fit.get() {
            view! { <People view=view /> }.into_any()
        } else {
            view! {
                <div class="folk" class:is-some=fit_if_wide>
                    <Show when=move || fit_if_wide.get()><People view=view /></Show>
                    <Tuck class="" summary=summary><People view=view /></Tuck>
                    {move || view.presenter_name().map(|name| view! {
                        <p class="who who--deler"><Icon path=icons::SCREEN />{crate::hyphens::written(name)}" "<small>{say(common::presenter)}</small></p>
                    })}
                </div>
            }
            .into_any()
        }
    }
}

/// Calls the facilitator, or no longer.
#[component]
pub fn HelpButton(view: RoomView) -> impl IntoView {
    let led = move || {
        view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.led && facts.ended_at.is_none()))
    };
    let asked = Memo::new(move |_| view.room.with(|room| room.as_ref().is_some_and(|room| room.help_since.is_some())));
    view! {
        <Show when=move || led() && view.me.get().is_some()>
            <button
                class="btn btn--quiet"
                type="button"
                on:click=move |_| view.live.ask(Command::Room(RoomCommand::AskHelp { on: !asked.get_untracked() }))
            >
                <Icon path=icons::BELL />
                // That it was asked stands in the header.
                {move || if asked.get() { text::help_no_longer(reader()) } else { text::ask_help(reader()) }}
            </button>
        </Show>
    }
}

type Step = (Phase, fn(Language) -> &'static str);

/// Forward and back, for the presenter; who leads, for the others.
#[component]
fn SteerDock(view: RoomView, back: Option<Step>, next: Step) -> impl IntoView {
    let go = move |phase| view.step_to(phase);
    let due = due_phase(view);
    let silent =
        Memo::new(move |_| view.round.with(|round| round.as_ref().is_some_and(|round| round.silence.is_some())));
    let leans = Memo::new(move |_| {
        let asked = view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.rules.first_ballot));
        (asked && view.stage.get() == Stage::Read).then(|| {
            let given = view.round.with(|round| round.as_ref().map_or(0, |round| round.first_ballots.len()));
            (given, view.members.with(|members| members.iter().filter(|member| member.online).count()))
        })
    });
    let leans = move || leans.get().filter(|(given, total)| *total.max(given) > 1);
    view! {
        <footer class="dock dock--steer" class:is-presenter=view.presents>
            <PeopleHere view=view />
            <div class="dock__end">
                {move || leans().map(|(given, total)| view! { <span class="muted">{text::first_leans(reader(), given, total.max(given))}</span> })}
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

/// On a narrow screen one box at the bottom, for a pro or a con.
#[component]
fn Composer(view: RoomView, position: Side) -> impl IntoView {
    let kind = RwSignal::new(Kind::Pro);
    // Short enough for the narrowest phone, where there is one box for all.
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
            <div class="dock__end"><HelpButton view=view /></div>
        }
        .into_any(),
    }
    };
    view! { <footer class="dock dock--done">{content}</footer> }
}

/// The block of the programme that runs, if it is one of dilemmas.
pub fn dilemmas_run(view: RoomView) -> bool {
    view.facts.with(|facts| {
        facts.as_ref().and_then(|facts| facts.running_block()).is_some_and(|block| block.kind == BlockKind::Dilemmas)
    })
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use shared::ids::ParticipantId;

    pub fn people(names: &[&str]) -> Vec<Member> {
        let member = |(id, name): (u32, &&str)| Member {
            id: ParticipantId(id),
            name: (*name).to_owned(),
            online: true,
            is_in_room: true,
            may_be_back: false,
            follows: false,
            presents: false,
            writing: None,
            voted: false,
        };
        (1..).zip(names).map(member).collect()
    }

    #[test]
    fn names_stand_in_the_dock_while_they_fit_on_one_line() {
        assert!(width_of_names(&people(&["Demo A", "Demo B", "Demo C", "Demo D"])) <= NAMES_FIT);
        assert!(width_of_names(&people(&["Demo met een naam van veertig letters lang"; 2])) > NAMES_FIT);
        assert!(width_of_names(&people(&["Demo A"; 20])) > NAMES_FIT_ON_TWO);
    }

    #[test]
    fn names_of_a_usual_group_stand_in_the_dock_of_a_wide_window() {
        assert!(width_of_names(&people(&["Demo A"; 6])) <= NAMES_FIT_ON_TWO);
        assert!(width_of_names(&people(&["Jan-Willem"; 6])) <= NAMES_FIT_ON_TWO);
    }
}
