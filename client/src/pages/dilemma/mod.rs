//! Dilemmas that people write themselves: those that this device keeps, and the editor in which they are written.

mod editor;
mod host;
mod own;

pub use host::{EditorDialog, Purpose};
pub use own::{OwnDilemma, OwnDilemmas};
