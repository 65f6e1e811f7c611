//! The room: the screen of a break-out group in every phase.

mod action_bar;
mod announcer;
mod argument_board;
mod argument_box;
mod argument_column;
mod calling;
mod choice_form;
mod debrief;
mod done;
mod drafts;
mod ended;
mod entering;
mod header;
mod help;
mod lobby;
mod look_back;
mod notices;
mod participant;
mod people;
mod read;
mod removed;
mod room_history;
mod room_sheet;
mod scenario_title;
mod screen;
mod split;
mod state;
mod tie;
mod tuck;
mod vote;
mod vote_bar;

pub use entering::enter_with_token;
pub use notices::FacilitatorMessage;
pub use participant::Participant;
pub use removed::RemovedPage;
pub use screen::RoomScreen;
