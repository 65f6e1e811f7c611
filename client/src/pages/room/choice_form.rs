//! Locking the choice: the chosen side is clear, and one sentence says why.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use shared::language::Language;
use shared::limits::SENTENCE_MAX;
use shared::session::{BallotCommand, Command, Count, Kind, Reasons, Side};
use shared::text::{common, room as text};

use super::argument_box::DraftBox;
use super::drafts::draft_in_round;
use super::scenario_title::ScenarioTitle;
use super::state::{SplitState, missing, still_asked, without_a_vote};
use crate::components::{ChangedMeanwhile, Icon, Wording, WordsBox, WordsRemarks, icons, show, side_class};
use crate::drafts::{Draft, Field, Reason};
use crate::language::{reader, say};
use crate::model::RoomView;

/// The leading side with the form, or the other side.
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
                    {move || how_it_stands(view, view.side_at(position), &view.sides().here(view.side_at(position)))}
                    {move || without_a_vote(view).map(|words| format!(" · {words}"))}
                </p>
                <ScenarioTitle view=view position=position won=true />
                {move || if view.presents.get() {
                    view! { <LockForm view=view /> }.into_any()
                } else {
                    let words = view.presenter_name().map_or_else(
                        || text::no_presenter(reader()).to_owned(),
                        |name| text::presenter_locks(reader(), &name),
                    );
                    view! { <p class="waitfor"><Icon path=icons::SCREEN /><span>{crate::hyphens::with_name(words)}</span></p> }.into_any()
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

/// *Meerderheid voor links, 3 tegen 1*: how the side leads that the room would lock now.
pub fn how_it_stands(view: RoomView, side: Side, name: &str) -> String {
    let count = count_now(view);
    let (here, there) = (count.on(side), count.on(side.other()));
    let missing = missing(view);
    let by_lot = view.round.with(|round| round.as_ref().is_some_and(|round| round.ballots.lot.is_some()));
    if by_lot {
        text::lot_fell(reader(), name)
    } else if there == 0 && missing == 0 {
        text::unanimous(reader(), name, here)
    } else {
        text::majority(reader(), name, here, there)
    }
}

fn got(view: RoomView, position: Side) -> String {
    let side = view.side_at(position);
    text::got(reader(), &view.sides().here_first(side), count_now(view).on(side))
}

/// The form for the reasons; before it, what must still be heard.
#[component]
fn LockForm(view: RoomView) -> impl IntoView {
    let asked = Memo::new(move |_| still_asked(view));
    let state = expect_context::<SplitState>();
    let leads = untrack(|| view.round.with(|round| round.as_ref().and_then(|round| round.ballots.leads())));
    state.focus_for.restore_soon();
    on_cleanup(move || state.focus_for.keep(".lockform"));
    move || match asked.get() {
        Some((side, kind)) => view! { <Hear view=view side=side kind=kind /> }.into_any(),
        None => {
            let drafts = ReasonDrafts::of(view, false, Signal::stored(Reasons::default()));
            // The words stay in the form until they are recorded, because people without a connection press again.
            let save = move |reasons| {
                if let Some(side) = leads {
                    view.live.ask(Command::Ballot(BallotCommand::LockChoice {
                        round: view.round_number(),
                        side,
                        reasons,
                    }));
                }
            };
            let words_of_before = drafts.words_now();
            let written_for = draft_in_round(view, |room, round| Field::ChosenSide { room, round });
            let before = side_of(&written_for.words_now())
                .filter(|_| words_of_before.iter().any(|words| !words.trim().is_empty()));
            // The form of the leading side holds words that were written for the other.
            let turned = leads.filter(|side| before == Some(side.other()));
            // A press that was meant for the previous side must not lock this one.
            let doubted = RwSignal::new(turned.is_some());
            // New words are written for the side that leads now.
            Effect::new(move |_| {
                let stand = drafts.words().into_iter().zip(&words_of_before);
                if stand.into_iter().all(|(words, before)| before.trim().is_empty() || words != *before) {
                    doubted.set(false);
                }
            });
            // Kept with the words: a reload, a tie or the lot may intervene.
            Effect::new(move |_| {
                let has_words = drafts.words().iter().any(|words| !words.trim().is_empty());
                match leads.filter(|_| has_words) {
                    Some(side) if !doubted.get() => written_for.set(side_class(side).to_owned()),
                    Some(_) => {}
                    None => written_for.forget(),
                }
            });
            view! {
                {turned.map(|side| view! {
                    <p class="lockform__turned" role="status">{move || {
                        let by_lot = view.round.with(|round| round.as_ref().is_some_and(|round| round.ballots.lot.is_some()));
                        let says = if by_lot { text::lot_changed } else { text::lead_changed };
                        says(reader(), &view.sides().name(side))
                    }}</p>
                })}
                <ReasonsForm view=view drafts=drafts doubted=doubted action=text::lock under_way=text::is_being_locked
                    own=|command| match command { Command::Ballot(BallotCommand::LockChoice { reasons, .. }) => Some((reasons, None)), _ => None }
                    on_save=save />
            }
            .into_any()
        }
    }
}

/// The side that a draft names.
fn side_of(kept: &str) -> Option<Side> {
    Side::BOTH.into_iter().find(|side| side_class(*side) == kept)
}

/// The drafts of why a group chooses, part by part.
#[derive(Clone, Copy)]
pub struct ReasonDrafts {
    why: Draft,
    certainty: Draft,
    condition: Draft,
    keep: Draft,
}

impl ReasonDrafts {
    /// The drafts of the current round, starting with the reasons that exist.
    pub fn of(view: RoomView, amends: bool, initial: Signal<Reasons>) -> Self {
        let draft = |reason| {
            draft_in_round(view, move |room, round| Field::Reason { room, round, amends, reason })
                .beginning_with(Signal::derive(move || initial.with(|initial| part(initial, reason))))
        };
        Self {
            why: draft(Reason::Why),
            certainty: draft(Reason::Certainty),
            condition: draft(Reason::Condition),
            keep: draft(Reason::Keep),
        }
    }

    /// Does any hold something unsent? Not tracked.
    pub fn any_kept(self) -> bool {
        self.all().into_iter().any(Draft::is_kept)
    }

    /// Forgets them, because they were sent.
    pub fn forget(self) {
        self.all().into_iter().for_each(Draft::forget);
    }

    /// Restores refused reasons, if nothing else was written since. Returns whether it did. If they were meant to
    /// replace others, only the parts that differ from those are restored; the other parts stay as they are by now.
    pub fn take_back(self, reasons: &Reasons, over: Option<&Reasons>) -> bool {
        let stands = self.why.words_now();
        let is_known = |reasons: &Reasons| stands.trim() == reasons.motivation;
        let is_free = !self.any_kept() || is_known(reasons) || over.is_some_and(is_known);
        if !is_free || !self.why.has_place() {
            return false;
        }
        for (draft, reason) in self.all().into_iter().zip(Reason::ALL) {
            let words = part(reasons, reason);
            let over = over.map(|over| part(over, reason)).unwrap_or_default();
            if words != over && !draft.take_back(&words, Some(&over)) {
                draft.set(words);
            }
        }
        true
    }

    /// The words of all parts.
    fn words(self) -> [String; Reason::ALL.len()] {
        self.all().map(Draft::words)
    }

    /// The same, not tracked.
    fn words_now(self) -> [String; Reason::ALL.len()] {
        self.all().map(Draft::words_now)
    }

    const fn all(self) -> [Draft; Reason::ALL.len()] {
        [self.why, self.certainty, self.condition, self.keep]
    }
}

/// One part of why a group chose, as its field has it.
fn part(reasons: &Reasons, reason: Reason) -> String {
    match reason {
        Reason::Why => reasons.motivation.clone(),
        Reason::Certainty => reasons.certainty.map(|certainty| certainty.to_string()).unwrap_or_default(),
        Reason::Condition => reasons.condition.clone().unwrap_or_default(),
        Reason::Keep => reasons.keep.clone().unwrap_or_default(),
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

/// A hint for a sentence that will be shown on the plenary screen.
pub fn hint(view: RoomView, words: &[&str]) -> String {
    let by_title = view.sides().go_by_title().then(|| text::name_by_title(reader()));
    words.iter().copied().chain(by_title).collect::<Vec<_>>().join(" ")
}

/// Finds the reasons in a command, and those that they replace.
type OwnReasons = fn(&Command) -> Option<(&Reasons, Option<&Reasons>)>;

/// The sentence that says why, and the rest folded away.
#[component]
pub fn ReasonsForm(
    view: RoomView,
    drafts: ReasonDrafts,
    /// Somebody must first confirm that the words still fit.
    #[prop(optional)]
    doubted: RwSignal<bool>,
    /// The label of its button.
    action: fn(Language) -> &'static str,
    /// Its label while the answer is pending.
    #[prop(optional)]
    under_way: Option<fn(Language) -> &'static str>,
    /// The reasons in a refused command that came from this form, and the reasons that they replace.
    own: OwnReasons,
    /// Called with the reasons once they are valid.
    on_save: impl Fn(Reasons) + Copy + 'static,
    /// Called to leave the reasons as they are; absent where there are none yet.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
    /// Takes the focus at once, because people came to fill it in.
    #[prop(optional)]
    takes_focus: bool,
) -> impl IntoView {
    view.live.takes_back(move |command| own(command).is_some_and(|(reasons, over)| drafts.take_back(reasons, over)));
    let [why, condition, keep] =
        [drafts.why, drafts.condition, drafts.keep].map(|draft| Wording::new(draft, SENTENCE_MAX));
    let certainty = Memo::new(move |_| drafts.certainty.words().parse::<u8>().ok());
    let missing = RwSignal::new(false);
    Effect::new(move |_| {
        if !drafts.why.words().trim().is_empty() {
            missing.set(false);
        }
    });
    // Starts open when a field holds words, because they will be recorded with the choice.
    let is_open = RwSignal::new([drafts.certainty, drafts.condition, drafts.keep].into_iter().any(Draft::is_kept));
    let more = NodeRef::<leptos::html::Div>::new();
    // Unfolds when a folded field keeps the choice from being locked, so that it can say why.
    let show_what_is_wrong = move || {
        is_open.set(true);
        request_animation_frame(move || {
            let wrong = more.get_untracked().and_then(|more| more.query_selector("[aria-invalid=true]").ok().flatten());
            if let Some(wrong) = wrong.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = wrong.focus();
                show(&wrong);
            }
        });
    };
    // Enter in a field must not lock the choice by accident: only the button does.
    let save = move || {
        let (motivation, condition, keep) = (why.to_send(), condition.to_send_if_any(), keep.to_send_if_any());
        missing.set(drafts.why.words_now().trim().is_empty());
        if condition.is_none() || keep.is_none() {
            show_what_is_wrong();
        }
        if let (Some(motivation), Some(condition), Some(keep)) = (motivation, condition, keep) {
            on_save(Reasons { motivation, certainty: certainty.get_untracked(), condition, keep });
        }
    };
    let grades = (1..=5u8)
        .map(|grade| view! {
            <label>
                <input type="radio" name="certainty" value=grade.to_string() prop:checked=move || certainty.get() == Some(grade)
                    on:change=move |_| drafts.certainty.set(grade.to_string()) />
                <span class="num">{grade}</span>
            </label>
        })
        .collect_view();
    // Scrolls the fields into view when they open, because the buttons below may cover them.
    let show_more = move || {
        request_animation_frame(move || {
            let Some(more) = more.get_untracked() else { return };
            for part in ["#keep", "fieldset"] {
                if let Some(part) = more.query_selector(part).ok().flatten() {
                    show(&part);
                }
            }
        });
    };
    let open_or_close = move |_| {
        is_open.update(|is_open| *is_open = !*is_open);
        show_more();
    };
    if is_open.get_untracked() {
        // After the new phase was scrolled to its top.
        request_animation_frame(show_more);
    }
    let is_under_way =
        Memo::new(move |_| view.live.waiting().with(|waiting| waiting.iter().any(|command| own(command).is_some())));
    // The first press and the next are steps, so that a double press does not count as both.
    let is_doubted_first = doubted.get_untracked();
    let confirm_or_save = move |_| if doubted.get_untracked() { doubted.set(false) } else { save() };
    let action = move || match under_way.filter(|_| is_under_way.try_get() == Some(true)) {
        _ if doubted.get() => text::still_right(reader()),
        Some(under_way) => under_way(reader()),
        None => action(reader()),
    };
    view! {
        <form class="lockform" on:submit=move |event: SubmitEvent| event.prevent_default()>
            <label for="why">{say(text::why)}</label>
            <WordsBox wording=why id="why" rows=2 plain=true described_by="why-hint" takes_focus=takes_focus
                placeholder=Signal::derive(move || text::why_placeholder(reader()).to_owned()) />
            <WordsRemarks wording=why may_be_empty=true />
            <ChangedMeanwhile draft=drafts.why />
            <p id="why-hint">
                {move || if missing.get() {
                    shared::text::rejections::empty_text(reader()).to_owned()
                } else {
                    hint(view, &[text::why_hint(reader()), common::name_nobody(reader())])
                }}
            </p>
            <div class="lockform__more" id="more-reasons" node_ref=more hidden=move || !is_open.get()>
                <fieldset class="grades">
                    <legend>{say(text::certainty)}</legend>
                    <div><span aria-hidden="true">{say(text::certainty_least)}</span>{grades}<span aria-hidden="true">{say(text::certainty_most)}</span></div>
                    <ChangedMeanwhile draft=drafts.certainty />
                </fieldset>
                <MoreReasons id="condition" label=text::condition wording=condition />
                <MoreReasons id="keep" label=text::keep wording=keep />
            </div>
            <p class="lockform__end">
                <button class="lockform__toggle" type="button" aria-controls="more-reasons" aria-expanded=move || is_open.get().to_string() on:click=open_or_close>
                    <span>{say(text::more_reasons)}</span><Icon path=icons::DOWN />
                </button>
                {on_cancel.map(|on_cancel| view! {
                    <button class="btn btn--inv-line btn--lg" type="button" on:click=move |_| on_cancel.run(())>{say(common::cancel)}</button>
                })}
                <button class="btn btn--inv btn--lg" type="button" id="save-reasons" data-step=is_doubted_first.then_some("") on:click=confirm_or_save>
                    {move || (!doubted.get()).then(|| view! { <Icon path=icons::LOCK /> })}<span aria-live="polite">{action}</span>
                </button>
            </p>
        </form>
    }
}

/// A field for one of the reasons that may stay empty. It grows with its words.
#[component]
fn MoreReasons(id: &'static str, label: fn(Language) -> &'static str, wording: Wording) -> impl IntoView {
    view! {
        <div class="lockform__field">
            <label for=id>{say(label)}</label>
            <WordsBox wording=wording id=id rows=1 />
            <WordsRemarks wording=wording may_be_empty=true />
            <ChangedMeanwhile draft=wording.draft() />
        </div>
    }
}
