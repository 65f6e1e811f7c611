//! The way to the next part and to the debrief: which of them is the next step, and what starts it. Pure.

use shared::ids::BlockId;
use shared::session::{Block, BlockKind, Session};

/// The part that is the next step while no group can start a dilemma: the one after a break, or after dilemmas that are
/// done; after another part only a debrief, because there is more to do in it.
pub fn next_step(session: &Session, all_done: bool) -> Option<&Block> {
    let next = session.next_block().filter(|_| goes_on(session))?;
    let is_next = match session.running_kind() {
        Some(BlockKind::Debrief) => false,
        Some(BlockKind::Break) => true,
        None | Some(BlockKind::Dilemmas) => all_done,
        Some(_) => all_done && is_debrief(next),
    };
    is_next.then_some(next)
}

/// The debrief that is still to come, while another part runs.
pub fn debrief_to_come(session: &Session) -> Option<&Block> {
    let other = session.running_kind().filter(|kind| *kind != BlockKind::Debrief && goes_on(session));
    other.and_then(|_| session.blocks_to_come().find(|block| is_debrief(block)))
}

/// Is looking at the results the next step, once all groups are done? Not during another part without rounds, and not
/// if the programme has a debrief for it later.
pub fn leads_to_debrief(session: &Session) -> bool {
    goes_on(session)
        && match session.running_kind() {
            Some(BlockKind::Debrief) => true,
            Some(kind) if !kind.has_rounds() => false,
            _ => !session.blocks_to_come().any(is_debrief),
        }
}

/// Does a change of what runs lead away from the debrief: did a part start that is not one?
pub fn leaves_debrief(before: Option<BlockId>, now: Option<(BlockId, BlockKind)>) -> bool {
    now.is_some_and(|(id, kind)| before != Some(id) && kind != BlockKind::Debrief)
}

fn is_debrief(block: &Block) -> bool {
    block.plan.kind == BlockKind::Debrief
}

const fn goes_on(session: &Session) -> bool {
    session.ended_at.is_none()
}

#[cfg(test)]
mod tests {
    use shared::report::example;
    use shared::session::{BlockPlan, Had, RunningBlock};
    use shared::time::Timestamp;

    use super::*;

    const KINDS: [BlockKind; 4] = [BlockKind::Dilemmas, BlockKind::Break, BlockKind::Debrief, BlockKind::Clearing];

    /// A session with these parts, of which the one at `runs` runs.
    fn at(runs: usize) -> Session {
        let mut session = example::session();
        let block = |(id, kind): (u16, BlockKind)| Block { id: BlockId(id), plan: BlockPlan::new(kind, 10) };
        session.programme = (1..).zip(KINDS).map(block).collect();
        session.ended_at = None;
        let id = session.programme[runs].id;
        session.block = Some(RunningBlock { id, ends: Timestamp(0), paused_at: None });
        session.last_block = Some(id);
        let had = |block: &Block| (block.id, Had { began: Timestamp(0), ended: None, earlier: Vec::new() });
        session.had = session.programme.iter().take(runs + 1).map(had).collect();
        session
    }

    fn kind_of(block: Option<&Block>) -> Option<BlockKind> {
        block.map(|block| block.plan.kind)
    }

    #[test]
    fn the_next_part_is_the_next_step_after_a_break_and_after_dilemmas_that_are_done() {
        let debrief = Some(BlockKind::Debrief);
        let next = |all_done| (0..KINDS.len()).map(|runs| kind_of(next_step(&at(runs), all_done))).collect::<Vec<_>>();
        assert_eq!(next(true), [Some(BlockKind::Break), debrief, None, None]);
        assert_eq!(next(false), [None, debrief, None, None]);
        let to_come: Vec<_> = (0..KINDS.len()).map(|runs| kind_of(debrief_to_come(&at(runs)))).collect();
        assert_eq!(to_come, [debrief, debrief, None, None]);
    }

    #[test]
    fn the_results_are_the_next_step_without_a_debrief_to_come() {
        let leads: Vec<_> = (0..KINDS.len()).map(|runs| leads_to_debrief(&at(runs))).collect();
        assert_eq!(leads, [false, false, true, false]);
        let mut only_dilemmas = at(0);
        only_dilemmas.programme.truncate(1);
        assert!(leads_to_debrief(&only_dilemmas));
        only_dilemmas.ended_at = Some(Timestamp(1));
        assert!(!leads_to_debrief(&only_dilemmas));
    }

    #[test]
    fn a_part_that_starts_leads_away_unless_it_is_a_debrief() {
        let (first, second) = (BlockId(1), BlockId(2));
        assert!(leaves_debrief(Some(first), Some((second, BlockKind::Clearing))));
        assert!(!leaves_debrief(Some(first), Some((second, BlockKind::Debrief))));
        assert!(!leaves_debrief(Some(first), Some((first, BlockKind::Clearing))), "its time changed");
        assert!(!leaves_debrief(Some(first), None), "it ended");
    }
}
