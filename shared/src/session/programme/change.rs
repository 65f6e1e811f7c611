//! Changing the programme while it runs. What is running or has run stays in it, because rounds, the report and
//! people's memory refer to it.

use crate::ids::BlockId;
use crate::limits;
use crate::session::over::replaces;
use crate::session::{Block, BlockPlan, ProgrammeEvent, Rejection, Session};

/// Adds a block. None if the same block is already there: the second of two presses.
pub(super) fn add(
    session: &Session,
    plan: &BlockPlan,
    after: Option<BlockId>,
) -> Result<Option<ProgrammeEvent>, Rejection> {
    let plan = plan.checked()?;
    let place = place_behind(session, after)?;
    let stands_there = session.programme.get(place);
    if stands_there.is_some_and(|block| block.plan == plan && !session.had.contains_key(&block.id)) {
        return Ok(None);
    }
    if session.programme.len() >= limits::BLOCKS_MAX {
        return Err(Rejection::Full);
    }
    let last = session.internal.as_ref().map_or(BlockId::default(), |internal| internal.last_block);
    let id = BlockId(last.0.checked_add(1).ok_or(Rejection::Full)?);
    Ok(Some(ProgrammeEvent::BlockAdded { block: Block { id, plan }, after }))
}

pub(super) fn change(
    session: &Session,
    block: BlockId,
    over: &BlockPlan,
    plan: &BlockPlan,
) -> Result<Option<ProgrammeEvent>, Rejection> {
    let now = &session.block_of(block).ok_or(Rejection::NoSuchBlock)?.plan;
    let plan = plan.checked()?;
    if !replaces(&plan, now, Some(over))? {
        return Ok(None);
    }
    let runs = session.running_id() == Some(block);
    if plan.kind != now.kind {
        if session.had.contains_key(&block) {
            return Err(Rejection::BlockWasHad);
        }
        keep_dilemmas(session, block)?;
    }
    if runs && plan.minutes != now.minutes {
        return Err(Rejection::BlockRuns);
    }
    Ok(Some(ProgrammeEvent::BlockChanged { block, plan }))
}

pub(super) fn move_behind(
    session: &Session,
    block: BlockId,
    after: Option<BlockId>,
) -> Result<Option<ProgrammeEvent>, Rejection> {
    let place = session.place_of(block).ok_or(Rejection::NoSuchBlock)?;
    let behind = place_behind(session, after)?;
    let stays = after == Some(block) || behind == place;
    Ok((!stays).then_some(ProgrammeEvent::BlockMoved { block, after }))
}

/// Takes a block out. None if it is already out.
pub(super) fn remove(session: &Session, block: BlockId) -> Result<Option<ProgrammeEvent>, Rejection> {
    if session.block_of(block).is_none() {
        return Ok(None);
    }
    if session.running_id() == Some(block) {
        return Err(Rejection::BlockRuns);
    }
    if session.had.contains_key(&block) {
        return Err(Rejection::BlockWasHad);
    }
    keep_dilemmas(session, block)?;
    Ok(Some(ProgrammeEvent::BlockRemoved { block }))
}

/// The place behind a block, or the first.
fn place_behind(session: &Session, after: Option<BlockId>) -> Result<usize, Rejection> {
    after.map_or(Ok(0), |after| session.place_of(after).map(|place| place + 1).ok_or(Rejection::NoSuchBlock))
}

/// Checks that dilemmas remain when `block` is gone.
fn keep_dilemmas(session: &Session, block: BlockId) -> Result<(), Rejection> {
    let has_rounds = |block: &&Block| block.plan.kind.has_rounds();
    let is_needed = session.block_of(block).as_ref().is_some_and(has_rounds);
    let others = session.programme.iter().filter(|other| other.id != block).any(|other| has_rounds(&other));
    if is_needed && !others { Err(Rejection::LastDilemmas) } else { Ok(()) }
}
