//! The blocks of the programme.

mod apply;
mod block;
mod collected;
mod command;
pub(super) mod decide;
mod event;
mod kind;
mod next_dilemma;
mod running;

pub use block::{Block, RunningBlock};
pub use collected::Collected;
pub use command::ProgrammeCommand;
pub use event::ProgrammeEvent;
pub use kind::{BlockKind, Work};
pub use next_dilemma::NextDilemma;
