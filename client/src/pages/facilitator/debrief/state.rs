//! State shared by the parts of the workbench.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{ArgumentId, DilemmaNumber};
use shared::session::result::Voiced;

use super::undo::Undo;
use crate::pages::facilitator::state::FacilitatorState;

/// State shared by the parts of the workbench.
#[derive(Clone, Copy)]
pub struct DebriefState {
    /// The board.
    pub board: FacilitatorState,
    /// The dilemma.
    pub number: DilemmaNumber,
    /// All arguments about it, revealed or not, most support first.
    pub voiced: Memo<Arc<Vec<Voiced>>>,
    /// The arguments that are selected.
    pub chosen: RwSignal<BTreeSet<ArgumentId>>,
    /// The arguments that are being dragged.
    pub dragged: RwSignal<BTreeSet<ArgumentId>>,
    /// The argument selected last, which gets the focus after gathering.
    pub last: RwSignal<Option<ArgumentId>>,
    /// What was just deleted.
    pub undo: RwSignal<Option<Undo>>,
}
