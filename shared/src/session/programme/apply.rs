//! Applies events about the programme.

use crate::ids::BlockId;
use crate::session::{Block, Had, ProgrammeEvent, RunningBlock, Session};
use crate::time::Timestamp;

impl Session {
    pub(in crate::session) fn apply_programme(&mut self, event: &ProgrammeEvent, at: Timestamp) {
        match event {
            ProgrammeEvent::BlockStarted { block, ends } => {
                self.end_running(at);
                self.block = Some(RunningBlock { id: *block, ends: *ends, paused_at: None });
                self.last_block = Some(*block);
                let before = self.had.remove(block);
                self.had.insert(*block, Had::begun(at, before));
            }
            ProgrammeEvent::BlockEnded => self.end_running(at),
            ProgrammeEvent::BlockAdded { block, after } => {
                if let Some(internal) = &mut self.internal {
                    internal.last_block = internal.last_block.max(block.id);
                }
                self.place_block(block.clone(), *after);
            }
            ProgrammeEvent::BlockChanged { block, plan } => {
                if let Some(found) = self.programme.iter_mut().find(|found| found.id == *block) {
                    if found.plan.kind != plan.kind {
                        self.collected.forget(*block);
                    }
                    found.plan.clone_from(plan);
                }
            }
            ProgrammeEvent::BlockMoved { block, after } => {
                if let Some(place) = self.place_of(*block) {
                    let moved = self.programme.remove(place);
                    self.place_block(moved, *after);
                }
            }
            ProgrammeEvent::BlockRemoved { block } => {
                self.programme.retain(|found| found.id != *block);
                self.collected.forget(*block);
            }
            ProgrammeEvent::EndMoved { ends } => self.change_running(|running| running.ends = *ends),
            ProgrammeEvent::BlockPaused => self.change_running(|running| running.paused_at = Some(at)),
            ProgrammeEvent::BlockResumed => self.change_running(|running| {
                running.ends = running.ends_at(at);
                running.paused_at = None;
            }),
            ProgrammeEvent::CameBack { participant, .. } => {
                self.collected.back.insert(*participant);
            }
        }
    }

    /// Ends the block that runs, if there is one.
    pub(in crate::session) fn end_running(&mut self, at: Timestamp) {
        self.collected.end_running();
        let ended = self.block.take().and_then(|running| self.had.get_mut(&running.id));
        if let Some(had) = ended {
            had.ended = Some(at);
        }
    }

    fn change_running(&mut self, change: impl FnOnce(&mut RunningBlock)) {
        if let Some(running) = &mut self.block {
            change(running);
        }
    }

    /// Puts a block behind another, or first.
    fn place_block(&mut self, block: Block, after: Option<BlockId>) {
        let place = after.and_then(|after| self.place_of(after)).map_or(0, |place| place + 1);
        self.programme.insert(place, block);
    }
}
