//! Invariants of every state of a session, checked after every step of the random tests.

use std::collections::BTreeSet;

use crate::limits;
use crate::session::{BlockKind, Count, CoveredWall, DecidedBy, Outcome, Phase, Room, Round, Session, Steered, Talk};

/// Checks the full state as the server holds it, not a projection.
///
/// # Errors
/// The first invariant that is broken, for a developer.
pub fn check_invariants(session: &Session) -> Result<(), String> {
    for (id, participant) in &session.participants {
        if let Some(room) = participant.room {
            let usable = session.rooms.get(&room).is_some_and(|room| room.merged_into.is_none());
            ensure(usable, || format!("participant {id} is in room {room}, which nobody can be in"))?;
            ensure(participant.removed.is_none(), || format!("participant {id} was taken out and is in a room"))?;
        }
    }
    check_debrief(session)?;
    check_team(session)?;
    for (block, wall) in &session.collected.walls {
        check_wall(wall).map_err(|problem| format!("wall {block}: {problem}"))?;
    }
    for (block, talk) in &session.collected.talks {
        check_talk(talk).map_err(|problem| format!("talk {block}: {problem}"))?;
    }
    let shared: usize = session.collected.talks.values().map(|talk| talk.questions.len()).sum();
    ensure(shared <= limits::QUESTIONS_MAX, || "too many questions".into())?;
    ensure(session.collected.back.is_empty() || session.running_kind() == Some(BlockKind::Break), || {
        "somebody is back from no break".into()
    })?;
    for room in session.rooms.values() {
        check_room(session, room).map_err(|problem| format!("room {}: {problem}", room.number))?;
    }
    if let Some(internal) = &session.internal {
        ensure(session.participants.keys().all(|id| *id <= internal.last_participant), || {
            "a participant's number is beyond the latest".into()
        })?;
    }
    Ok(())
}

fn ensure(holds: bool, problem: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem()) }
}

fn check_team(session: &Session) -> Result<(), String> {
    let team = &session.team;
    let is_named = |done: &Steered| {
        let mut told = done.by.into_iter().chain(done.act.co_facilitator());
        told.all(|id| team.co_facilitators.contains_key(&id))
    };
    ensure(team.steered.iter().all(is_named), || "something is told of a co-facilitator without a name".into())?;
    ensure(team.steered.len() <= limits::STEERED_KEPT, || "too much of what was done is kept".into())?;
    ensure(team.with_link().count() <= limits::CO_FACILITATORS_MAX, || "too many links for co-facilitators".into())?;
    let Some(internal) = &session.internal else { return Ok(()) };
    let have_links = team.with_link().map(|(id, _)| id).eq(internal.co_facilitators.keys().copied());
    ensure(have_links, || "the links of co-facilitators are not those that open the session".into())
}

fn check_debrief(session: &Session) -> Result<(), String> {
    let mut gathered = BTreeSet::new();
    for (id, theme) in &session.plenary.themes {
        ensure(session.dilemma(theme.dilemma).is_some(), || format!("theme {id} is about no dilemma"))?;
        ensure(theme.arguments.iter().all(|argument| gathered.insert(*argument)), || {
            format!("an argument of theme {id} is in another theme, too")
        })?;
    }
    let notes_fit = session.plenary.notes.values().all(|note| session.dilemma(note.dilemma).is_some());
    ensure(notes_fit, || "a note is about no dilemma".into())?;
    ensure(!session.look_back || session.ended_at.is_some(), || "rooms look back before the end".into())
}

fn check_wall(wall: &CoveredWall) -> Result<(), String> {
    let mut bundled = BTreeSet::new();
    for (id, bundle) in &wall.bundles {
        ensure(bundle.entries.iter().all(|entry| wall.entries.contains_key(entry)), || {
            format!("bundle {id} has an entry that does not exist")
        })?;
        ensure(bundle.entries.iter().all(|entry| bundled.insert(*entry)), || {
            format!("an entry of bundle {id} is in another bundle, too")
        })?;
    }
    ensure(wall.bundles.keys().all(|bundle| *bundle <= wall.last_bundle), || "a bundle is beyond the latest".into())?;
    let is_lit_up = wall.lit.is_none_or(|lit| wall.entries.get(&lit).is_some_and(|entry| !entry.off));
    ensure(is_lit_up, || "what is lit up does not hang on the wall".into())?;
    ensure(wall.is_open || wall.entries.is_empty(), || "something hangs on a covered wall".into())?;
    ensure(wall.entries.values().all(|entry| !entry.text().is_empty()), || "an entry without words".into())
}

fn check_talk(talk: &Talk) -> Result<(), String> {
    let mut asked = BTreeSet::new();
    for (person, own) in &talk.own {
        ensure(own.kept.keys().all(|thought| *thought <= own.last), || "a thought is beyond the latest".into())?;
        for question in own.kept.values().filter_map(|thought| thought.shared_as) {
            ensure(talk.questions.contains_key(&question), || format!("{person} asked what is not there"))?;
            ensure(asked.insert(question), || format!("question {question} was asked twice"))?;
        }
    }
    ensure(talk.questions.keys().all(|id| *id <= talk.last_question), || "a question is beyond the latest".into())?;
    let is_there = |question| talk.questions.contains_key(question);
    ensure(talk.wanted.keys().all(is_there) && talk.counts.keys().all(is_there), || {
        "somebody wants to know what nobody asked".into()
    })?;
    ensure(talk.questions.values().all(|question| !question.text.is_empty()), || "a question without words".into())
}

fn check_room(session: &Session, room: &Room) -> Result<(), String> {
    if let Some(presenter) = room.presenter {
        let presenter_room = session.participants.get(&presenter.participant).and_then(|person| person.room);
        ensure(presenter_room == Some(room.number), || "the presenter is not a member".into())?;
    }
    ensure(room.merged_into.is_none() || room.open_round().is_none(), || "merged away with an open round".into())?;
    let dilemmas: BTreeSet<_> = room.rounds.iter().map(|round| round.dilemma).collect();
    ensure(dilemmas.len() == room.rounds.len(), || "a dilemma was done twice".into())?;
    let closed_before_next = room.rounds.iter().rev().skip(1).all(|round| !round.is_open());
    ensure(closed_before_next, || "a round started before the one before was closed".into())?;
    for round in &room.rounds {
        check_round(round).map_err(|problem| format!("dilemma {}: {problem}", round.dilemma))?;
    }
    if session.ended_at.is_some() {
        ensure(room.open_round().is_none(), || "a round is open after the end".into())?;
    }
    Ok(())
}

fn check_round(round: &Round) -> Result<(), String> {
    ensure(round.is_open() == round.outcome.is_none(), || "closed without an outcome, or open with one".into())?;
    ensure(!round.must_choose || round.phase == Phase::Choose, || "must choose, but is elsewhere".into())?;
    let has_silent = round.arguments.values().any(|argument| argument.silent);
    ensure(!has_silent || round.silence.is_some(), || "an argument is silent outside a silence".into())?;
    ensure(
        round
            .arguments
            .iter()
            .all(|(id, argument)| *id == argument.id && !argument.supporters.contains(&argument.author)),
        || "an argument's number or supporters are wrong".into(),
    )?;
    let ballots = &round.ballots;
    ensure(ballots.lot.is_none() || ballots.count.is_some_and(Count::is_tie), || {
        "a lot was drawn without a tie".into()
    })?;
    let Some(Outcome::Chosen(choice)) = &round.outcome else { return Ok(()) };
    ensure(choice.count.total() > 0, || "a choice that nobody made".into())?;
    ensure(!choice.reasons.motivation.trim().is_empty(), || "a choice without a motivation".into())?;
    match choice.way {
        DecidedBy::Lot => ensure(choice.count.is_tie(), || "a lot, but no tie".into()),
        DecidedBy::Unanimous => {
            ensure(choice.count.is_unanimous() && choice.count.majority() == Some(choice.side), || {
                "unanimous, but not".into()
            })
        }
        DecidedBy::Majority | DecidedBy::ReVote => {
            ensure(choice.count.majority() == Some(choice.side), || "the choice is not the majority's".into())
        }
    }
}
