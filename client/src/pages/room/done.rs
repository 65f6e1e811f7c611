//! Done: what the group chose, why, and how; and the sentence of the minority.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::limits::SENTENCE_MAX;
use shared::session::{BallotCommand, Choice, Command, DecidedBy, Kind, Reasons, Side, VoteMethod};
use shared::text::{common, connection, room as text, with_capital};

use super::choice_form::{ReasonDrafts, ReasonsForm, hint};
use super::drafts::draft_in_round;
use super::scenario_title::ScenarioTitle;
use super::state::{SplitState, is_invited, without_a_vote};
use crate::components::{Icon, Sign, Wording, WordsBox, WordsRemarks, focus_comes_back, icons};
use crate::drafts::{Draft, Field};
use crate::language::{reader, say};
use crate::model::RoomView;

/// The chosen side, or the other one.
#[component]
pub fn DoneField(view: RoomView, position: Side) -> impl IntoView {
    let choice = Memo::new(move |_| view.round.with(|round| round.as_ref()?.choice().cloned()));
    move || match choice.get() {
        Some(choice) if view.position_of(choice.side) == position => {
            view! { <Won view=view position=position choice=choice /> }.into_any()
        }
        Some(choice) => view! { <Lost view=view position=position choice=choice /> }.into_any(),
        None => view! {
            <p class="scen__tag">{move || view.sides().tag(view.side_at(position))}</p>
            <ScenarioTitle view=view position=position />
        }
        .into_any(),
    }
}

/// How it was decided: *meerderheid*, *4 tegen 1*, *handopsteken*, *na de tijd*.
pub fn how_decided(choice: &Choice) -> (String, Vec<String>) {
    let language = reader();
    let way = common::way(language, choice.way);
    let mut details = vec![if choice.way == DecidedBy::Lot {
        text::after_tie(language, choice.count.left, choice.count.right)
    } else {
        common::counted(language, choice)
    }];
    if choice.recorded == VoteMethod::Hands {
        details.push(common::show_of_hands(language).to_owned());
    }
    if !choice.in_time {
        details.push(text::after_time(language).to_owned());
    }
    (with_capital(way), details)
}

#[component]
fn Won(view: RoomView, position: Side, choice: Choice) -> impl IntoView {
    let stored = choice.reasons.clone();
    // The presenter's own change shows at once, even in a tunnel: their next change replaces that.
    let reasons = Memo::new(move |_| {
        let amended = view.live.under_way(|command| amendment(view, command).map(|(reasons, _)| reasons.clone()));
        amended.unwrap_or_else(|| stored.clone())
    });
    let is_unsent = view.live.is_unsent(move |command| amendment(view, command).is_some());
    let drafts = ReasonDrafts::of(view, true, reasons.into());
    let amending = RwSignal::new(drafts.any_kept() && view.presents.get_untracked());
    // The form opens in place of the words, by a press or with kept words.
    let pressed = StoredValue::new(false);
    // The role may come back while words for it are waiting here.
    Effect::new(move |_| {
        if view.presents.get() && drafts.any_kept() {
            amending.set(true);
        }
    });
    let amend = NodeRef::new();
    focus_comes_back(amend, move || amending.get());
    let who = move || {
        let room = view.number.get().unwrap_or_default().0;
        text::chose(reader(), room, &view.sides().here(view.side_at(position)))
    };
    // Saving closes the form; a refusal opens it again.
    view.live.takes_back(move |command| {
        let is_back = view.presents.get_untracked()
            && amendment(view, command).is_some_and(|(reasons, over)| drafts.take_back(reasons, over));
        if is_back {
            amending.set(true);
        }
        is_back
    });
    let minority = choice.minority.clone();
    let extras = move || {
        let mut lines = Vec::new();
        let Reasons { condition, keep, .. } = reasons.get();
        if let Some(condition) = condition {
            lines.push((text::condition_was(reader()), condition));
        }
        if let Some(keep) = keep {
            lines.push((text::keep_was(reader()), keep));
        }
        lines.extend(minority.clone().map(|minority| (text::minority_was(reader()), minority)));
        // The form has the others.
        let from =
            if amending.get() && view.presents.get() { lines.len() - usize::from(minority.is_some()) } else { 0 };
        lines
            .into_iter()
            .skip(from)
            .map(|(label, words)| view! { <div><dt>{label}</dt><dd>{crate::hyphens::written(words)}</dd></div> })
            .collect_view()
    };
    let mends_minority = expect_context::<SplitState>().mends_minority;
    let has_sentence = choice.minority.is_some();
    let how = move || {
        let (way, mut details) = how_decided(&choice);
        details.extend(without_a_vote(view));
        let certainty = reasons.with(|reasons| reasons.certainty);
        details.extend(certainty.map(|certainty| common::certain(reader(), certainty)));
        view! { <b>{way}</b>" "{details.join(", ")} }
    };
    let is_under_way = move || view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_none()));
    let body = move || {
        if amending.get() && view.presents.get() {
            let save = move |amended| {
                // Replaces what is shown in the form, if somebody else changed it.
                let (round, over) = (view.round_number(), Some(reasons.get_untracked()));
                view.live.ask(Command::Ballot(BallotCommand::AmendReasons { round, reasons: amended, over }));
                drafts.forget();
                amending.set(false);
            };
            let cancel = move |()| {
                drafts.forget();
                amending.set(false);
            };
            view! {
                <ReasonsForm view=view drafts=drafts action=common::save own=|_| None on_save=save on_cancel=Callback::new(cancel)
                    takes_focus=pressed.get_value() />
            }
            .into_any()
        } else {
            view! {
                <blockquote class="why"><p>
                    {move || crate::hyphens::written(reasons.with(|reasons| reasons.motivation.clone()))}
                    {move || is_unsent.get().then(|| view! { " "<small>"("{say(connection::still_to_be_sent)}")"</small> })}
                </p></blockquote>
            }
            .into_any()
        }
    };
    view! {
        <p class="scen__tag">{who}</p>
        <ScenarioTitle view=view position=position won=true />
        {body}
        <dl class="extras">{extras}</dl>
        <div class="how">
            <p>{how}</p>
            // One word each, so that both fit on a line of a phone. Screen readers say a name that contains that word.
            <div class="how__do">
                <Show when=move || view.presents.get() && !amending.get() && is_under_way()>
                    <button class="btn btn--inv-line btn--sm" type="button" node_ref=amend aria-label=say(text::amend) on:click=move |_| { pressed.set_value(true); amending.set(true) }>
                        <Icon path=icons::PENCIL />{say(text::motivation)}
                    </button>
                </Show>
                <Show when=move || has_sentence && is_invited(view) && is_under_way()>
                    <button class="btn btn--inv-line btn--sm" type="button" aria-label=say(text::amend_minority) on:click=move |_| mends_minority.set(true)>
                        <Icon path=icons::PENCIL />{say(text::minority)}
                    </button>
                </Show>
            </div>
        </div>
    }
}

/// The reasons of the group in this round that a command sets, and those that it replaces.
fn amendment(view: RoomView, command: &Command) -> Option<(&Reasons, Option<&Reasons>)> {
    match command {
        Command::Ballot(BallotCommand::AmendReasons { round, reasons, over }) if *round == view.round_number() => {
            Some((reasons, over.as_ref()))
        }
        _ => None,
    }
}

#[component]
fn Lost(view: RoomView, position: Side, choice: Choice) -> impl IntoView {
    let side = choice.side.other();
    let votes = choice.count.on(side);
    let got = move || text::got(reader(), &view.sides().here_first(side), votes);
    let strongest = view.round.with_untracked(|round| {
        round
            .as_ref()
            .and_then(|round| round.arguments_on(side, Kind::Pro).first().map(|argument| argument.text.clone()))
    });
    view! {
        <p class="scen__tag">{got}</p>
        <ScenarioTitle view=view position=position />
        {strongest.map(|words| view! {
            <p class="lost__arg">{say(text::strongest_left)}</p>
            <p class="lost__q"><Sign kind=Kind::Pro /><span>{crate::hyphens::written(words)}</span></p>
        })}
    }
}

/// The form for the minority's sentence, shown while there is none and while it is being changed. It stays open for
/// words that were started when another person's sentence arrives first.
#[component]
pub fn MinorityDock(view: RoomView) -> impl IntoView {
    let mends = expect_context::<SplitState>().mends_minority;
    let sentence = Memo::new(move |_| sentence_of(view));
    let draft = minority_draft(view, sentence);
    let has_words = Memo::new(move |_| draft.words() != sentence.get().unwrap_or_default());
    let is_shown =
        Memo::new(move |_| is_invited(view) && (sentence.with(Option::is_none) || mends.get() || has_words.get()));
    // A form that was opened for this person's words stays open when they delete everything to start again.
    Effect::new(move |_| {
        if has_words.get() {
            mends.set(true);
        }
    });
    move || is_shown.get().then(|| view! { <MinorityForm view=view draft=draft sentence=sentence mends=mends /> })
}

/// The minority's recorded sentence.
fn sentence_of(view: RoomView) -> Option<String> {
    view.round.with(|round| round.as_ref()?.choice()?.minority.clone())
}

fn minority_draft(view: RoomView, sentence: Memo<Option<String>>) -> Draft {
    draft_in_round(view, |room, round| Field::Minority { room, round })
        .beginning_with(Signal::derive(move || sentence.get().unwrap_or_default()))
}

#[component]
fn MinorityForm(view: RoomView, draft: Draft, sentence: Memo<Option<String>>, mends: RwSignal<bool>) -> impl IntoView {
    let wording = Wording::new(draft, SENTENCE_MAX);
    view.live.takes_back_into(draft, |command| match command {
        Command::Ballot(BallotCommand::AddMinority { text, over, .. }) => Some((text, over.as_deref())),
        _ => None,
    });
    let under_way = move || {
        view.live.under_way(|command| match command {
            Command::Ballot(BallotCommand::AddMinority { round, text, .. }) if *round == view.round_number() => {
                Some(text.clone())
            }
            _ => None,
        })
    };
    let close = move |_| {
        draft.forget();
        mends.set(false);
    };
    let send = move || {
        if let Some(text) = wording.to_send() {
            // The form says that it replaces the existing sentence.
            let stands = || sentence.get_untracked().unwrap_or_default();
            let over = untrack(under_way).unwrap_or_else(stands);
            // The words stay in the form until they are in the record: people in a tunnel press again.
            if text != over {
                let over = Some(over);
                view.live.ask(Command::Ballot(BallotCommand::AddMinority { round: view.round_number(), text, over }));
            }
            mends.set(false);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let is_unsent =
        view.live.is_unsent(|command| matches!(command, Command::Ballot(BallotCommand::AddMinority { .. })));
    let said = move || match (is_unsent.try_get(), sentence.try_get().flatten()) {
        (Some(true), _) => format!("({})", connection::still_to_be_sent(reader())),
        (_, Some(_)) => hint(view, &[text::minority_replaces(reader()), common::name_nobody(reader())]),
        (_, None) => hint(view, &[common::name_nobody(reader())]),
    };
    view! {
        <form class="dock minority" on:submit=submit>
            <label for="minority">{move || match (sentence.try_get().flatten(), view.presents.get()) {
                (Some(_), _) => text::amend_minority(reader()),
                (None, true) => text::minority_invite_all(reader()),
                (None, false) => text::minority_invite(reader()),
            }}</label>
            <div class="minority__do">
                <WordsBox wording=wording id="minority" rows=1 takes_focus=sentence.with_untracked(Option::is_some) described_by="minority-hint" on_enter=Callback::new(move |()| send()) />
                <div class="minority__end">
                    <Show when=move || sentence.with(Option::is_some)>
                        <button class="btn btn--soft" type="button" on:click=close>{say(common::cancel)}</button>
                    </Show>
                    <button class="btn" type="submit">{move || if sentence.try_get().flatten().is_some() { common::save(reader()) } else { text::minority_place(reader()) }}</button>
                </div>
            </div>
            <WordsRemarks wording=wording />
            <small id="minority-hint" class="muted" class:is-unsent=move || is_unsent.try_get() == Some(true) aria-live="polite">{said}</small>
        </form>
    }
}
