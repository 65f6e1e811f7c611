//! What the parts of the workbench share.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{ArgumentId, DilemmaNumber};
use shared::session::result::Voiced;

use super::undo::Undo;
use crate::pages::facilitator::state::FacilitatorState;

/// What all parts of the workbench share.
#[derive(Clone, Copy)]
pub struct DebriefState {
    /// The board.
    pub board: FacilitatorState,
    /// The dilemma.
    pub number: DilemmaNumber,
    /// All arguments about it, covered or not, most support first.
    pub voiced: Memo<Arc<Vec<Voiced>>>,
    /// The arguments that are selected.
    pub chosen: RwSignal<BTreeSet<ArgumentId>>,
    /// The arguments that are being dragged.
    pub dragged: RwSignal<BTreeSet<ArgumentId>>,
    /// The argument that was selected last, to come back to when it is gathered.
    pub last: RwSignal<Option<ArgumentId>>,
    /// What was just taken away.
    pub undo: RwSignal<Option<Undo>>,
}
