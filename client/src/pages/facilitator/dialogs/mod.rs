//! The dialogs over the board.

pub mod choices;
pub mod confirm_dialog;
pub mod grouping;
pub mod links;
pub mod message;
pub mod missing;
pub mod moving;
pub mod sent;
