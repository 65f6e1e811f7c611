//! The blocks of the programme.

mod afternoon;
mod apply;
mod back;
mod block;
mod change;
mod collected;
mod command;
pub(super) mod decide;
mod event;
mod kind;
mod next_dilemma;
mod running;

pub use afternoon::AFTERNOON;
pub use back::{BackOf, back_by_room};
pub(crate) use block::are_told_apart;
pub(super) use block::read;
pub use block::{Block, BlockPlan, Had, Run, RunningBlock};
pub use collected::Collected;
pub use command::ProgrammeCommand;
pub use event::ProgrammeEvent;
pub use kind::{BlockKind, Work};
pub use next_dilemma::NextDilemma;
