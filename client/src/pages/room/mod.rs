//! The room: the screen of a break-out group in every phase.

mod argument;
mod argument_box;
mod board;
mod calling;
mod choose;
mod debrief;
mod dock;
mod done;
mod drafts;
mod ended;
mod entering;
mod header;
mod lobby;
mod lock;
mod look_back;
mod notices;
mod participant;
mod read;
mod removed;
mod screen;
mod sheet;
mod split;
mod tie;
mod vote_dock;
mod whereabouts;

pub use entering::enter_with_token;
pub use notices::FacilitatorMessage;
pub use participant::Participant;
pub use removed::RemovedPage;
pub use screen::RoomScreen;
