//! The form of a part: its title, its minutes and its kind. What is typed is kept; what somebody else has made of the
//! part is shown before it is replaced.

use leptos::prelude::*;
use shared::ids::BlockId;
use shared::limits::{BLOCK_MINUTES_MAX, TITLE_MAX};
use shared::session::{BlockKind, BlockPlan, Command, ProgrammeCommand, Rejection};
use shared::text::{common, parts, programme as text};

use crate::components::{Wording, WordsBox, WordsRemarks};
use crate::drafts::{Draft, Field};
use crate::language::{reader, say};
use crate::pages::entrance::fields::NumberField;
use crate::pages::facilitator::state::FacilitatorState;

/// A change of a part that was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it was to replace.
    pub over: BlockPlan,
    /// The change.
    pub plan: BlockPlan,
}

/// Where the title of a part is kept until it is saved.
pub fn title_draft(board: FacilitatorState, id: BlockId, plan: Memo<Option<BlockPlan>>) -> Draft {
    let title = move || plan.with(|plan| plan.as_ref().and_then(|plan| plan.title.clone())).unwrap_or_default();
    board.live.draft(move || Some(Field::PartTitle { block: id })).beginning_with(Signal::derive(title))
}

/// The form of a part.
#[component]
pub fn EditPart(
    board: FacilitatorState,
    id: BlockId,
    plan: Memo<Option<BlockPlan>>,
    draft: Draft,
    editing: RwSignal<bool>,
    /// A change that was not accepted, to continue with.
    back: RwSignal<Option<Refused>>,
) -> impl IntoView {
    let now = plan.get_untracked().unwrap_or_else(|| BlockPlan::new(BlockKind::Break, 1));
    let begun = back.get_untracked().unwrap_or_else(|| Refused { over: now.clone(), plan: now });
    let (minutes, kind) = (RwSignal::new(begun.plan.minutes.to_string()), RwSignal::new(begun.plan.kind));
    let seen = RwSignal::new(begun.over.clone());
    // Fields that this facilitator left alone follow another's changes, so that saving the rest keeps those.
    Effect::new(move |before: Option<BlockPlan>| {
        let before = before.unwrap_or_else(|| begun.over.clone());
        let Some(now) = plan.get() else { return before };
        if minutes.get_untracked() == before.minutes.to_string() {
            minutes.set(now.minutes.to_string());
        }
        if kind.get_untracked() == before.kind {
            kind.set(now.kind);
        }
        now
    });
    let wording = Wording::new(draft, TITLE_MAX);
    let runs =
        Memo::new(move |_| board.facts.with(|facts| facts.as_ref().and_then(|facts| facts.running_id()) == Some(id)));
    let was_had =
        Memo::new(move |_| board.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.had.contains_key(&id))));
    // What somebody else has made of it, if this form began with something else.
    let theirs = Memo::new(move |_| plan.get().filter(|now| seen.with(|seen| seen != now)));
    let fit_minutes = move || {
        minutes.with(|typed| typed.trim().parse().ok().filter(|number| (1..=BLOCK_MINUTES_MAX).contains(number)))
    };
    let wrong = Signal::derive(move || {
        fit_minutes().is_none().then(|| Rejection::OutOfRange { least: 1, most: BLOCK_MINUTES_MAX }.message(reader()))
    });
    let save = move || {
        let (Some(title), Some(minutes), Some(now)) =
            (wording.to_send_if_any(), untrack(fit_minutes), plan.get_untracked())
        else {
            return;
        };
        // A part that runs keeps its planned minutes: its clock is changed by other buttons.
        let minutes = if runs.get_untracked() { now.minutes } else { minutes };
        let kind = if was_had.get_untracked() { now.kind } else { kind.get_untracked() };
        let plan = BlockPlan { kind, minutes, title };
        board.ask(Command::Programme(ProgrammeCommand::ChangeBlock { block: id, over: now, plan }));
        draft.forget();
        back.set(None);
        editing.set(false);
    };
    let cancel = move |_| {
        draft.forget();
        back.set(None);
        editing.set(false);
    };
    let hint = move || text::own_title(reader(), parts::name(reader(), kind.get()));
    let title_id = format!("part-title-{id}");
    let kinds = BlockKind::ALL.iter().copied().map(move |one| {
        view! { <option value=format!("{one:?}") selected=move || kind.get() == one>{move || parts::name(reader(), one)}</option> }
    });
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        if let Some(chosen) = BlockKind::ALL.iter().find(|one| format!("{one:?}") == chosen) {
            kind.set(*chosen);
        }
    };
    view! {
        <div class="plan__form">
            <div role="status">{move || theirs.get().map(|theirs| {
                let words = text::changed_meanwhile(reader(), &parts::title(reader(), &theirs), theirs.minutes);
                view! { <p class="notice"><span>{words}</span></p> }
            })}</div>
            <div class="fill">
                <label class="label" for=title_id.clone()>{say(text::title_of_part)}</label>
                <p class="fill__hint">{hint}</p>
                <WordsBox wording=wording id=title_id on_enter=Callback::new(move |()| save()) />
                <WordsRemarks wording=wording may_be_empty=true />
            </div>
            <div class="plan__pair">
                <Show when=move || !runs.get()>
                    <NumberField id=format!("part-minutes-{id}") label=Signal::derive(move || text::minutes_of_part(reader()).to_owned()) least=1 most=BLOCK_MINUTES_MAX value=minutes on_change=move |typed| minutes.set(typed) error=wrong />
                </Show>
                <Show when=move || !was_had.get()>
                    <div class="fill">
                        <label class="label" for=format!("part-kind-{id}")>{say(text::kind_of_part)}</label>
                        <select class="input" id=format!("part-kind-{id}") on:change=choose>{kinds.clone().collect_view()}</select>
                    </div>
                </Show>
            </div>
            <Show when=move || runs.get()><p class="muted">{say(text::runs_so_clock)}</p></Show>
            <p class="plan__save">
                <button class="btn btn--main btn--sm" type="button" on:click=move |_| save()>{say(common::save)}</button>
                <button class="btn btn--soft btn--sm" type="button" on:click=cancel>{say(common::cancel)}</button>
            </p>
        </div>
    }
}
