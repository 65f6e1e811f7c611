//! Applies events about the programme.

use crate::session::{ProgrammeEvent, RunningBlock, Session};

impl Session {
    pub(in crate::session) fn apply_programme(&mut self, event: &ProgrammeEvent) {
        match event {
            ProgrammeEvent::BlockStarted { block, ends } => {
                self.block = Some(RunningBlock { index: *block, ends: *ends });
                self.last_block = Some(*block);
            }
            ProgrammeEvent::BlockEnded => self.block = None,
        }
    }
}
