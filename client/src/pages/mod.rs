//! The pages, by who uses them: the entrance for everybody, the room, the facilitator's board, the plenary screen.

mod board;
mod entrance;
mod plenary;
mod report;
mod room;
mod steering;

pub use board::Board;
pub use entrance::{Home, Join, NewSessionPage, NotFound, Together};
pub use plenary::Plenary;
pub use report::ReportPage;
pub use room::Participant;
