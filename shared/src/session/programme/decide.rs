//! Starting and ending the blocks of the programme, and their time.

use crate::ids::BlockId;
use crate::limits;
use crate::session::decide::{Context, facilitator_only, participant_only};
use crate::session::programme::change;
use crate::session::{
    Author, BlockKind, Event, Outcome, ProgrammeCommand, ProgrammeEvent, Rejection, Room, RoundEvent, RunningBlock,
    Session,
};
use crate::time::{MINUTE, Milliseconds, Timestamp};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &ProgrammeCommand,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    if !matches!(command, ProgrammeCommand::ComeBack { .. }) {
        facilitator_only(author)?;
    }
    let programme = |event: Option<ProgrammeEvent>| event.map(Event::Programme).into_iter().collect();
    match command {
        ProgrammeCommand::StartBlock { from, block } => start_block(session, *from, *block, context),
        ProgrammeCommand::EndBlock { block } => {
            let runs = session.running_id() == Some(*block);
            Ok(if runs { end_block(session) } else { Vec::new() })
        }
        ProgrammeCommand::AddBlock { plan, after } => change::add(session, plan, *after).map(programme),
        ProgrammeCommand::ChangeBlock { block, over, plan } => {
            change::change(session, *block, over, plan).map(programme)
        }
        ProgrammeCommand::MoveBlock { block, after } => change::move_behind(session, *block, *after).map(programme),
        ProgrammeCommand::RemoveBlock { block } => change::remove(session, *block).map(programme),
        ProgrammeCommand::ExtendBlock { block, minutes } => {
            extend(running(session, *block)?, *minutes, context.now).map(programme)
        }
        ProgrammeCommand::PauseBlock { block } => Ok(pause(session, running(session, *block)?)),
        ProgrammeCommand::ResumeBlock { block } => Ok(resume(session, running(session, *block)?)),
        ProgrammeCommand::ComeBack { block, began } => come_back(session, author, *block, *began).map(programme),
    }
}

/// Somebody who says so again, or after the break, changes nothing.
fn come_back(
    session: &Session,
    author: Author,
    block: BlockId,
    began: Option<Timestamp>,
) -> Result<Option<ProgrammeEvent>, Rejection> {
    let participant = participant_only(session, author)?;
    let kind = session.block_of(block).ok_or(Rejection::NoSuchBlock)?.plan.kind;
    let is_new = kind == BlockKind::Break
        && session.running_id() == Some(block)
        && began.is_none_or(|began| session.had.get(&block).is_some_and(|had| had.began == began))
        && !session.collected.back.contains(&participant);
    Ok(is_new.then_some(ProgrammeEvent::CameBack { block, participant }))
}

fn running(session: &Session, block: BlockId) -> Result<RunningBlock, Rejection> {
    session.block.filter(|running| running.id == block).ok_or(Rejection::NoTimer)
}

fn start_block(
    session: &Session,
    from: Option<BlockId>,
    block: BlockId,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let next = session.block_of(block).ok_or(Rejection::NoSuchBlock)?;
    // A double press, or another facilitator was faster: the command would end what has begun since.
    let running = session.running_id();
    if running == Some(block) || running != from {
        return Ok(Vec::new());
    }
    let mut events = end_block(session);
    events.push(Event::Programme(ProgrammeEvent::BlockStarted { block, ends: context.now + next.plan.planned() }));
    Ok(events)
}

/// Closes what is running. An open round is recorded as not chosen, because nobody may choose for the room. A
/// running silence ends first and its arguments appear, so that no words are lost.
pub(in crate::session) fn end_block(session: &Session) -> Vec<Event> {
    let mut events = Vec::new();
    for room in session.rooms.values() {
        let Some(round) = room.open_round() else { continue };
        if round.silence.is_some() {
            events.push(Event::Round(RoundEvent::SilenceEnded { room: room.number, appearing: Vec::new() }));
        }
        events.push(Event::Round(RoundEvent::Closed { room: room.number, outcome: Some(Outcome::NotChosen) }));
    }
    events.extend(session.block.map(|_| Event::Programme(ProgrammeEvent::BlockEnded)));
    events
}

/// The new end of the running block; absent if it stays the same.
fn extend(running: RunningBlock, minutes: i16, now: Timestamp) -> Result<Option<ProgrammeEvent>, Rejection> {
    let most = limits::EXTRA_MINUTES_MAX.into();
    if !(1..=most).contains(&minutes.unsigned_abs()) {
        return Err(Rejection::OutOfRange { least: 1, most });
    }
    let left = running.left(now).max(0);
    let longest = Milliseconds::from(limits::BLOCK_MINUTES_MAX) * MINUTE;
    let time = left + Milliseconds::from(minutes) * MINUTE;
    if time > longest && minutes > 0 {
        return Err(Rejection::OutOfRange { least: 1, most: limits::BLOCK_MINUTES_MAX });
    }
    let ends = running.paused_at.unwrap_or(now) + time.max(0);
    let is_over_already = minutes < 0 && left == 0;
    Ok((!is_over_already && ends != running.ends).then_some(ProgrammeEvent::EndMoved { ends }))
}

/// Pauses the block, and the rounds whose time runs.
fn pause(session: &Session, running: RunningBlock) -> Vec<Event> {
    if running.paused_at.is_some() {
        return Vec::new();
    }
    let is_timed =
        |room: &&Room| room.open_round().is_some_and(|round| !round.must_choose && round.timer.paused_at.is_none());
    let rooms = session.rooms.values().filter(is_timed);
    let rounds = rooms.map(|room| Event::Round(RoundEvent::TimerPaused { room: room.number }));
    [Event::Programme(ProgrammeEvent::BlockPaused)].into_iter().chain(rounds).collect()
}

/// Resumes the block, and the rounds that were paused with it. A round that was paused before stays so.
fn resume(session: &Session, running: RunningBlock) -> Vec<Event> {
    let Some(paused_at) = running.paused_at else { return Vec::new() };
    let was_paused_with_it = |room: &&Room| {
        room.open_round().and_then(|round| round.timer.paused_at).is_some_and(|moment| moment >= paused_at)
    };
    let rooms = session.rooms.values().filter(was_paused_with_it);
    let rounds = rooms.map(|room| Event::Round(RoundEvent::TimerResumed { room: room.number }));
    [Event::Programme(ProgrammeEvent::BlockResumed)].into_iter().chain(rounds).collect()
}
