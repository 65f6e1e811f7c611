//! Locking: it is clear what was chosen; one sentence says why.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::limits::SENTENCE_MAX;
use shared::session::{Command, Count, Kind, Reasons, Side};
use shared::text::{common, room as text};

use super::argument::DraftBox;
use super::split::ScenarioTitle;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::model::RoomView;

/// The side that leads with the form, or the side that was not chosen.
#[component]
pub fn LockField(view: RoomView, position: Side) -> impl IntoView {
    let leads = Memo::new(move |_| {
        let side = view.side_at(position);
        view.round.with(|round| round.as_ref().and_then(|round| round.ballots.leads()) == Some(side))
    });
    move || {
        if leads.get() {
            view! {
                <p class="scen__tag">
                    {move || how_it_stands(view, position)}
                    {move || Some(missing(view)).filter(|missing| *missing > 0).map(|missing| text::without_a_vote(reader(), missing))}
                </p>
                <ScenarioTitle view=view position=position won=true />
                {move || if view.presents.get() {
                    view! { <LockForm view=view position=position /> }.into_any()
                } else {
                    let name = view.presenter_name().unwrap_or_default();
                    view! { <p class="waitfor"><Icon path=icons::SCREEN /><span>{text::presenter_locks(reader(), &name)}</span></p> }.into_any()
                }}
            }
            .into_any()
        } else {
            view! {
                <p class="scen__tag">{move || got(view, position)}</p>
                <ScenarioTitle view=view position=position />
            }
            .into_any()
        }
    }
}

fn count_now(view: RoomView) -> Count {
    view.round.with(|round| round.as_ref().and_then(|round| round.ballots.count)).unwrap_or_default()
}

fn how_it_stands(view: RoomView, position: Side) -> String {
    let side = view.side_at(position);
    let count = count_now(view);
    let (here, there) = (count.on(side), count.on(side.other()));
    let missing = missing(view);
    let by_lot = view.round.with(|round| round.as_ref().is_some_and(|round| round.ballots.lot.is_some()));
    let name = view.sides().here(side);
    if by_lot {
        text::lot_fell(reader(), &name)
    } else if there == 0 && missing == 0 {
        text::unanimous(reader(), &name, here)
    } else {
        text::majority(reader(), &name, here, there)
    }
}

/// How many were there when the ballots were opened, and had not voted.
fn missing(view: RoomView) -> u16 {
    view.round.with(|round| round.as_ref().map_or(0, |round| round.ballots.missing))
}

fn got(view: RoomView, position: Side) -> String {
    let side = view.side_at(position);
    text::got(reader(), &view.sides().here_first(side), count_now(view).on(side))
}

/// Why, and what may be added; first what must still be heard.
#[component]
fn LockForm(view: RoomView, position: Side) -> impl IntoView {
    let unheard = Memo::new(move |_| {
        let side = view.side_at(position);
        let asked = view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.both_sides_heard));
        if !asked || view.must_choose.get() {
            return Vec::new();
        }
        view.round.with(|round| round.as_ref().map(|round| round.unheard(side)).unwrap_or_default())
    });
    move || match unheard.with(|unheard| unheard.first().copied()) {
        Some((side, kind)) => view! { <Hear view=view side=side kind=kind /> }.into_any(),
        None => view! {
            <ReasonsForm view=view initial=Reasons::default() action=text::lock
                own=|command| match command { Command::LockChoice { reasons, .. } => Some(reasons), _ => None }
                on_save=move |reasons| view.live.ask(Command::LockChoice { round: view.round_number(), reasons }) />
        }
        .into_any(),
    }
}

/// What must be heard before this choice.
#[component]
fn Hear(view: RoomView, side: Side, kind: Kind) -> impl IntoView {
    let asks = move || {
        let title =
            view.words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone())).unwrap_or_default();
        match kind {
            Kind::Con => text::hear_con_of(reader(), &title),
            Kind::Pro => text::hear_pro_of(reader(), &title),
        }
    };
    let position = untrack(|| view.position_of(side));
    let label: fn(_) -> _ = match kind {
        Kind::Pro => text::add_pro,
        Kind::Con => text::add_con,
    };
    view! {
        <div class="lockform">
            <p class="hear"><b>{say(text::hear_both)}</b><span>{asks}</span></p>
            <DraftBox view=view position=position kind=Signal::derive(move || kind) label=label placeholder=Signal::derive(say(label)) />
        </div>
    }
}

/// What to mind in a sentence that comes back on the wall.
pub fn hint(view: RoomView, words: &[&str]) -> String {
    let by_title = view.sides().go_by_title().then(|| text::name_by_title(reader()));
    words.iter().copied().chain(by_title).collect::<Vec<_>>().join(" ")
}

/// The sentence that says why, and, folded, the rest.
#[component]
pub fn ReasonsForm(
    view: RoomView,
    initial: Reasons,
    /// What its button says.
    action: fn(shared::language::Language) -> &'static str,
    /// What of a command that was not carried out came from here.
    own: fn(&Command) -> Option<&Reasons>,
    /// Called with the reasons when they are complete.
    on_save: impl Fn(Reasons) + Copy + 'static,
) -> impl IntoView {
    let why = RwSignal::new(initial.motivation);
    let certainty = RwSignal::new(initial.certainty);
    let condition = RwSignal::new(initial.condition.unwrap_or_default());
    let keep = RwSignal::new(initial.keep.unwrap_or_default());
    let missing = RwSignal::new(false);
    // What was refused is still in it, or comes back into an empty one.
    view.live.takes_back(move |command| {
        own(command).is_some_and(|reasons| {
            let is_free = why.with_untracked(|why| why.trim().is_empty() || why.trim() == reasons.motivation);
            if is_free {
                why.set(reasons.motivation.clone());
                certainty.set(reasons.certainty);
                condition.set(reasons.condition.clone().unwrap_or_default());
                keep.set(reasons.keep.clone().unwrap_or_default());
            }
            is_free
        })
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let motivation = why.get_untracked().trim().to_owned();
        missing.set(motivation.is_empty());
        if !motivation.is_empty() {
            let optional = |text: String| (!text.trim().is_empty()).then_some(text);
            on_save(Reasons {
                motivation,
                certainty: certainty.get_untracked(),
                condition: optional(condition.get_untracked()),
                keep: optional(keep.get_untracked()),
            });
        }
    };
    let grades = (1..=5u8)
        .map(|grade| view! {
            <label>
                <input type="radio" name="certainty" value=grade.to_string() prop:checked=move || certainty.get() == Some(grade)
                    on:change=move |_| certainty.set(Some(grade)) />
                <span class="num">{grade}</span>
            </label>
        })
        .collect_view();
    view! {
        <form class="lockform" on:submit=submit>
            <label for="why">{say(text::why)}</label>
            <textarea id="why" maxlength=SENTENCE_MAX.to_string() placeholder=say(text::why_placeholder) prop:value=why
                aria-describedby="why-hint" aria-invalid=move || missing.get().then_some("true")
                on:input=move |event| { why.set(event_target_value(&event)); missing.set(false); }></textarea>
            <p id="why-hint">
                {move || if missing.get() {
                    shared::text::rejections::empty_text(reader()).to_owned()
                } else {
                    hint(view, &[text::why_hint(reader()), common::name_nobody(reader())])
                }}
            </p>
            <details class="lockform__more">
                <summary>{say(text::more_reasons)}</summary>
                <fieldset class="grades">
                    <legend>{say(text::certainty)}</legend>
                    <div><span aria-hidden="true">{say(text::certainty_least)}</span>{grades}<span aria-hidden="true">{say(text::certainty_most)}</span></div>
                </fieldset>
                <label for="condition">{say(text::condition)}</label>
                <input class="input" id="condition" maxlength=SENTENCE_MAX.to_string() prop:value=condition
                    on:input=move |event| condition.set(event_target_value(&event)) />
                <label for="keep">{say(text::keep)}</label>
                <input class="input" id="keep" maxlength=SENTENCE_MAX.to_string() prop:value=keep
                    on:input=move |event| keep.set(event_target_value(&event)) />
            </details>
            <p class="lockform__end">
                <button class="btn btn--inv btn--lg" type="submit"><Icon path=icons::LOCK />{say(action)}</button>
            </p>
        </form>
    }
}
