//! The room: the screen of a break-out group in every phase.

mod argument;
mod board;
mod choose;
mod dock;
mod done;
mod drafts;
mod header;
mod lobby;
mod lock;
mod notices;
mod participant;
mod read;
mod screen;
mod sheet;
mod split;
mod tie;

pub use participant::Participant;
pub use screen::RoomScreen;
