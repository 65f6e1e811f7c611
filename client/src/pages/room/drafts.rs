//! Unsent words in a room: restored when the server refused them, and offered when their field no longer exists.

use leptos::prelude::*;
use shared::ids::{ArgumentId, BlockId, RoomNumber, RoundNumber};
use shared::limits::SENTENCE_MAX;
use shared::session::words::clean;
use shared::session::{
    ArgumentCommand, BallotCommand, BlockKind, Command, Kind, Line, LookBackCommand, Reasons, Session, Side,
    TalkCommand, Thoughts, WallCommand, Words,
};
use shared::text::{common, drafts as text, room, talks, walls};

use super::state::is_invited;
use super::state::still_asked;
use crate::components::{Unsent, UnsentList, Way};
use crate::drafts::{
    Draft, Drafts, Field, Kept, Place, Reason, Seat, Standing, Writer, drafts, fit, is_recorded, over, standing,
};
use crate::language::reader;
use crate::model::{Refusal, RoomView, Stage};
use crate::saved_sessions;

/// The draft of a field of the current round.
pub fn draft_in_round(
    view: RoomView,
    field: impl Fn(RoomNumber, RoundNumber) -> Field + Send + Sync + 'static,
) -> Draft {
    view.live.draft(move || {
        view.me.get()?;
        view.room.with(|room| room.as_ref().map(|room| field(room.number, room.round_number())))
    })
}

/// The draft of a new argument.
pub fn argument_draft(view: RoomView, side: Signal<Side>, kind: Signal<Kind>) -> Draft {
    draft_in_round(view, move |room, round| Field::Argument { room, round, side: side.get(), kind: kind.get() })
}

/// The text that a command gives an argument, and the text that it replaces.
pub fn change_of(command: &Command, id: ArgumentId) -> Option<(&str, Option<&str>)> {
    match command {
        Command::Argument(ArgumentCommand::Edit { argument, text, over, .. }) if *argument == id => {
            Some((text, over.as_deref()))
        }
        _ => None,
    }
}

/// The words of an argument, including a change by this person that is not answered yet: their next change replaces
/// that one.
pub fn words_of(view: RoomView, id: ArgumentId) -> Option<String> {
    let changed = view.live.under_way(|command| change_of(command, id).map(|(text, _)| text.to_owned()));
    changed.or_else(|| view.round.with(|round| Some(round.as_ref()?.arguments.get(&id)?.text.clone())))
}

/// Restores arguments that were not accepted to the boxes that they came from.
pub fn take_back_arguments(view: RoomView) {
    for (side, kind) in Side::BOTH.into_iter().flat_map(|side| Kind::BOTH.map(|kind| (side, kind))) {
        let draft = argument_draft(view, Signal::stored(side), Signal::stored(kind));
        view.live.takes_back_into(draft, move |command| match command {
            // When nobody can write any more there is no box, and the next dilemma is about something else.
            Command::Argument(ArgumentCommand::Add { round, side: of, kind: as_a, text })
                if (*of, *as_a) == (side, kind)
                    && *round == view.round_number()
                    && view
                        .round
                        .with_untracked(|round| round.as_ref().is_some_and(|round| round.takes_arguments())) =>
            {
                Some((text, None))
            }
            _ => None,
        });
    }
}

/// Unsent words of this person for fields that are closed, for good or for now.
#[component]
pub fn UnsentWords(
    view: RoomView,
    /// Only those of parts in which everybody writes for themselves: what belongs in a room waits there.
    #[prop(optional)]
    of_parts: bool,
) -> impl IntoView {
    let all = drafts();
    let kept = Memo::new(move |_| {
        let (Some(code), Some(me)) = (view.live.code(), view.me.get()) else { return Vec::new() };
        let mut kept =
            if view.facts.with(Option::is_some) { all.of_writer(code, Writer::Participant(me)) } else { Vec::new() };
        kept.retain(|kept| !of_parts || kept.place.field.is_of_part());
        kept
    });
    // Recorded words were sent, and a number without its words means nothing.
    Effect::new(move |_| {
        let done: Vec<_> =
            kept.with(|kept| kept.iter().filter(|kept| is_sent(view, kept)).map(|kept| kept.place).collect());
        done.into_iter().for_each(|place| all.forget(place));
    });
    view.live.takes_any_back(move |refusal| shelve(view, all, refusal));
    let offered = Memo::new(move |_| {
        kept.with(|kept| {
            let offer = |kept: &Kept| {
                let field = place_now(view, kept.place.field);
                let may_send = match standing_of(view, kept.place.field) {
                    Standing::MaySend => true,
                    Standing::Closed => false,
                    Standing::Here | Standing::Later => return None,
                };
                let has_words = !kept.words.trim().is_empty() && !kept.place.field.is_beside_words();
                let over = if may_send { over(&kept.words, SENTENCE_MAX) } else { 0 };
                let way = (may_send && over == 0).then_some(Way::Send);
                let label = label(view, field);
                let now = stands_now(view, field).filter(|_| way.is_some());
                let theirs = now.and_then(|now| kept.theirs(&now).map(str::to_owned));
                has_words.then(|| Unsent { kept: kept.clone(), label, way, theirs, over })
            };
            kept.iter().filter_map(offer).collect::<Vec<_>>()
        })
    });
    let send = Callback::new(move |kept: Kept| {
        let Ok(text) = fit(&kept.words, SENTENCE_MAX) else { return };
        let field = untrack(|| place_now(view, kept.place.field));
        let command = match field {
            Field::Argument { round, side, kind, .. } | Field::RefusedArgument { round, side, kind, .. } => {
                Command::Argument(ArgumentCommand::Add { round, side, kind, text })
            }
            Field::ChangedArgument { round, argument, .. } => {
                // Replaces what is shown next to the words, if somebody else changed it.
                let over = untrack(|| stands_now(view, field));
                Command::Argument(ArgumentCommand::Edit { round, argument, text, over })
            }
            _ => return,
        };
        view.live.ask(command);
        all.forget(kept.place);
    });
    // While a group chooses, and after that, the choice stays in sight.
    let is_folded =
        Signal::derive(move || matches!(view.stage.get(), Stage::Vote | Stage::Tied | Stage::Lock | Stage::Done));
    view! { <UnsentList all=offered on_way=send is_folded=is_folded /> }
}

/// Moves refused words without a box to the unsent words, because a notice disappears, and covers what is being
/// pressed. Returns whether it did.
fn shelve(view: RoomView, all: Drafts, refusal: &Refusal) -> bool {
    if let Command::Wall(command) = &refusal.command {
        return shelve_from_wall(view, all, command);
    }
    if let Command::Talk(command) = &refusal.command {
        return shelve_from_talk(view, all, command);
    }
    let room = refusal.room.or_else(|| view.number.get_untracked());
    let (Some(session), Some(me), Some(room)) = (view.live.code(), view.me.get_untracked(), room) else {
        return false;
    };
    let (field, text, over) = match &refusal.command {
        Command::Argument(ArgumentCommand::Add { round, side, kind, text }) => {
            (Field::Argument { room, round: *round, side: *side, kind: *kind }, text, None)
        }
        Command::Argument(ArgumentCommand::Edit { round, argument, text, over }) => {
            (Field::ChangedArgument { room, round: *round, argument: *argument }, text, over.as_deref())
        }
        Command::Ballot(BallotCommand::AddMinority { round, text, over }) => {
            (Field::Minority { room, round: *round }, text, over.as_deref())
        }
        Command::LookBack(LookBackCommand::Answer { dilemma, tried: Some(text), .. }) => {
            (Field::LookBack { dilemma: *dilemma }, text, None)
        }
        Command::Ballot(BallotCommand::LockChoice { round, reasons, .. }) => {
            return shelve_reasons(view, all, (room, *round, false), reasons, None);
        }
        Command::Ballot(BallotCommand::AmendReasons { round, reasons, over }) => {
            return shelve_reasons(view, all, (room, *round, true), reasons, over.as_ref());
        }
        _ => return false,
    };
    if !matches!(untrack(|| standing_of(view, field)), Standing::MaySend | Standing::Closed) {
        return false;
    }
    let place_of = |field| Place { session: Some(session), writer: Writer::Participant(me), field };
    // Arguments are kept separate, so that each can be sent by itself.
    let apart = (0..=u8::MAX).map_while(|nth| match field {
        Field::Argument { room, round, side, kind } => Some(Field::RefusedArgument { room, round, side, kind, nth }),
        _ => None,
    });
    if !std::iter::once(field).chain(apart).any(|field| all.take_back(place_of(field), text, over)) {
        // Sent words were written before those still being written.
        let later = all.words_at(place_of(field)).unwrap_or_default();
        all.put(place_of(field), format!("{text}\n{later}"));
    }
    true
}

/// The same for what was written on a wall, including by people in no room.
fn shelve_from_wall(view: RoomView, all: Drafts, command: &WallCommand) -> bool {
    let (Some(session), Some(me)) = (view.live.code(), view.me.get_untracked()) else { return false };
    let words: Vec<(Field, &str)> = match command {
        WallCommand::Write { block, words } => {
            let sentence =
                words.sentence.iter().map(|line| (Field::WallSentence { block: *block }, line.text.as_str()));
            let feeling = words.feeling.iter().map(|line| (Field::WallFeeling { block: *block }, line.text.as_str()));
            sentence.chain(feeling).collect()
        }
        WallCommand::Resolve { block, resolve: Some(resolve) } => {
            vec![(Field::WallResolve { block: *block }, resolve.text.as_str())]
        }
        _ => return false,
    };
    for (field, text) in words {
        let place = Place { session: Some(session), writer: Writer::Participant(me), field };
        if !all.has(place) {
            all.put(place, text.to_owned());
        }
    }
    true
}

/// The same for what was written during a talk.
fn shelve_from_talk(view: RoomView, all: Drafts, command: &TalkCommand) -> bool {
    let (Some(session), Some(me)) = (view.live.code(), view.me.get_untracked()) else { return false };
    let (field, text, over) = match command {
        TalkCommand::Keep { block, text } => (Field::Thought { block: *block }, text, None),
        TalkCommand::Edit { block, thought, text, over } => {
            (Field::ChangedThought { block: *block, thought: *thought }, text, over.as_deref())
        }
        _ => return false,
    };
    let place = Place { session: Some(session), writer: Writer::Participant(me), field };
    if !all.take_back(place, text, over) {
        let later = all.words_at(place).unwrap_or_default();
        all.put(place, format!("{text}\n{later}"));
    }
    true
}

/// The same for the reasons of a choice. The form of a first choice keeps its words until they are recorded, so these
/// may be there already.
fn shelve_reasons(
    view: RoomView,
    all: Drafts,
    (room, round, amends): (RoomNumber, RoundNumber, bool),
    reasons: &Reasons,
    over: Option<&Reasons>,
) -> bool {
    let (Some(session), Some(me)) = (view.live.code(), view.me.get_untracked()) else { return false };
    let field = |reason| Field::Reason { room, round, amends, reason };
    let place = |reason| Place { session: Some(session), writer: Writer::Participant(me), field: field(reason) };
    let is_shelf = match untrack(|| standing_of(view, field(Reason::Why))) {
        Standing::Closed => true,
        // The form is gone for now, for example in a tie, and has the words when it returns.
        Standing::Later => all.words_at(place(Reason::Why)).is_none_or(|words| words.trim() == reasons.motivation),
        Standing::Here | Standing::MaySend => false,
    };
    if !is_shelf {
        return false;
    }
    let words = [
        (Reason::Why, Some(&reasons.motivation), over.map(|over| &over.motivation)),
        (Reason::Condition, reasons.condition.as_ref(), over.and_then(|over| over.condition.as_ref())),
        (Reason::Keep, reasons.keep.as_ref(), over.and_then(|over| over.keep.as_ref())),
    ];
    for (reason, words, over) in words {
        // A part that was left alone is nobody's draft.
        if let Some(words) = words.filter(|words| over != Some(words) && !all.has(place(reason))) {
            all.put(place(reason), words.clone());
        }
    }
    true
}

/// The place in the current round for words that were written in another room's round about the same dilemma, because
/// rooms were merged or somebody was moved.
fn place_now(view: RoomView, field: Field) -> Field {
    let (Field::Argument { room, round, .. }
    | Field::RefusedArgument { room, round, .. }
    | Field::ChangedArgument { room, round, .. }) = field
    else {
        return field;
    };
    let runs = view.room.with(|own| {
        let own = own.as_ref().filter(|own| own.number != room)?;
        Some((own.number, own.round_number(), own.open_round()?.dilemma))
    });
    let about = || saved_sessions::own_rooms(view.live.code()?).dilemma_of(room, round);
    let Some((room, round, dilemma)) = runs else { return field };
    match field {
        _ if about() != Some(dilemma) => field,
        Field::Argument { side, kind, .. } => Field::Argument { room, round, side, kind },
        Field::RefusedArgument { side, kind, nth, .. } => Field::RefusedArgument { room, round, side, kind, nth },
        // After a merge it is here; after a move it is still where they were.
        Field::ChangedArgument { argument, .. } if is_here(view, argument) => {
            Field::ChangedArgument { room, round, argument }
        }
        other => other,
    }
}

fn is_here(view: RoomView, argument: ArgumentId) -> bool {
    view.round.with(|round| round.as_ref().is_some_and(|round| round.arguments.contains_key(&argument)))
}

fn standing_of(view: RoomView, kept_for: Field) -> Standing {
    let field = place_now(view, kept_for);
    let side_in_sight = match view.stage.get() {
        Stage::Focus(position) => Some(view.side_at(position)),
        _ => None,
    };
    let (ended, looks_back) = view
        .facts
        .with(|facts| facts.as_ref().map_or((false, false), |facts| (facts.ended_at.is_some(), facts.look_back)));
    let own = own_thoughts(view);
    view.room.with(|room| {
        let seat = Seat {
            room: room.as_deref(),
            side_in_sight,
            asked: still_asked(view).filter(|_| view.presents.get() && view.stage.get() == Stage::Lock),
            presents: view.presents.get(),
            locks: view.stage.get() == Stage::Lock,
            invited: is_invited(view),
            is_out: view.live.is_taken_out().get(),
            ended,
            looks_back,
            writes_on: writes_on(view),
            resolves_on: view.facts.with(|facts| resolves_on(facts.as_deref()?)),
            keeps_of: own.as_ref().map(|(block, own)| (*block, own)),
        };
        match standing(field, &seat) {
            standing if field == kept_for => standing,
            // The box on screen belongs to another place, which keeps words of its own.
            Standing::Here | Standing::MaySend => Standing::MaySend,
            Standing::Later | Standing::Closed => Standing::Closed,
        }
    })
}

/// The running part on whose wall this person can write: not once their words hang there.
fn writes_on(view: RoomView) -> Option<BlockId> {
    let me = view.me.get()?;
    view.facts.with(|facts| {
        let facts = facts.as_ref()?;
        let block = facts.running_wall()?;
        let own = facts.collected.walls.get(&block).and_then(|wall| wall.own.get(&me)?.written.as_ref());
        own.is_none_or(|written| !written.is_on_wall).then_some(block)
    })
}

/// The running talk, and what this person keeps of it for themselves.
fn own_thoughts(view: RoomView) -> Option<(BlockId, Thoughts)> {
    let me = view.me.get()?;
    view.facts.with(|facts| {
        let facts = facts.as_ref()?;
        let block = facts.running_talk()?;
        let own = facts.collected.talks.get(&block).and_then(|talk| talk.own.get(&me));
        Some((block, own.cloned().unwrap_or_default()))
    })
}

fn resolves_on(facts: &Session) -> Option<BlockId> {
    facts.running_wall().filter(|_| facts.running_kind() == Some(BlockKind::Clearing))
}

/// The current text that the draft of a field would replace.
fn stands_now(view: RoomView, field: Field) -> Option<String> {
    let Field::ChangedArgument { argument, .. } = field else { return None };
    words_of(view, argument)
}

/// Is it in the record as it was written?
fn is_sent(view: RoomView, kept: &Kept) -> bool {
    let field = kept.place.field;
    if let Some(recorded) = on_wall(view, field) {
        return clean(&kept.words, usize::from(u16::MAX)).is_ok_and(|words| words == recorded);
    }
    let (Field::Reason { room, round, amends: false, .. }
    | Field::ChosenSide { room, round }
    | Field::Minority { room, round }) = field
    else {
        return false;
    };
    view.room.with(|own| {
        let rounds = own.as_ref().filter(|own| own.number == room).map(|own| own.rounds.as_slice()).unwrap_or_default();
        let round = usize::from(round.0).checked_sub(1).and_then(|place| rounds.get(place));
        round.and_then(|round| round.choice()).is_some_and(|choice| is_recorded(field, &kept.words, choice))
    })
}

/// What this person has on the wall that the field is for.
fn on_wall(view: RoomView, field: Field) -> Option<String> {
    let (block, line): (_, fn(&Words) -> Option<&Line>) = match field {
        Field::WallSentence { block } => (block, |words| words.sentence.as_ref()),
        Field::WallFeeling { block } => (block, |words| words.feeling.as_ref()),
        _ => return None,
    };
    let me = view.me.get()?;
    view.facts.with(|facts| {
        let own = facts.as_ref()?.collected.walls.get(&block)?.own.get(&me)?;
        line(&own.written.as_ref()?.words).map(|line| line.text.clone())
    })
}

/// What words were meant to become: *Voordeel van “De titel”*.
fn label(view: RoomView, field: Field) -> String {
    let language = reader();
    let dilemma_of = |room: RoomNumber, round: RoundNumber| {
        view.room.with(|own| {
            let own = own.as_ref().filter(|own| own.number == room)?;
            own.rounds.get(usize::from(round.0).checked_sub(1)?).map(|round| round.dilemma)
        })
    };
    let what = match field {
        Field::Argument { room, round, side, kind } | Field::RefusedArgument { room, round, side, kind, .. } => {
            let kind = common::kind(language, kind);
            let title = dilemma_of(room, round).and_then(|dilemma| {
                view.facts
                    .with(|facts| Some(facts.as_ref()?.dilemma(dilemma)?.text(language).scenario(side).title.clone()))
            });
            return title.map_or_else(|| kind.to_owned(), |title| text::of_title(language, kind, &title));
        }
        Field::ChangedArgument { room, argument, .. } => {
            let is_there = view.room.with(|own| {
                let rounds = own.as_ref().filter(|own| own.number == room).map(|own| own.rounds.as_slice());
                rounds.is_none_or(|rounds| rounds.iter().any(|round| round.arguments.contains_key(&argument)))
            });
            if is_there { text::changed_argument(language) } else { text::deleted_argument(language) }
        }
        Field::Reason { reason: Reason::Condition, .. } => text::condition(language),
        Field::Reason { reason: Reason::Keep, .. } => text::keep(language),
        Field::Reason { .. } => text::why(language),
        Field::Minority { .. } => room::minority_label(language),
        Field::LookBack { .. } => text::look_back(language),
        Field::WallSentence { .. } => walls::draft_sentence(language),
        Field::WallFeeling { .. } => walls::draft_feeling(language),
        Field::WallResolve { .. } => walls::draft_resolve(language),
        Field::Thought { .. } => talks::draft_thought(language),
        Field::ChangedThought { .. } => talks::draft_changed_thought(language),
        _ => "",
    };
    let dilemma = match field {
        Field::ChangedArgument { room, round, .. }
        | Field::Reason { room, round, .. }
        | Field::Minority { room, round } => dilemma_of(room, round),
        Field::LookBack { dilemma } => Some(dilemma),
        _ => None,
    };
    dilemma.map_or_else(|| what.to_owned(), |dilemma| text::of_dilemma(language, what, dilemma.0))
}
