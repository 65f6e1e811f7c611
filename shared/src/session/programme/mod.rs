//! The blocks of the programme.

mod apply;
mod block;
mod command;
pub(super) mod decide;
mod event;
mod next_dilemma;

pub use block::{Block, BlockKind, RunningBlock};
pub use command::ProgrammeCommand;
pub use event::ProgrammeEvent;
pub use next_dilemma::NextDilemma;
