//! The co-facilitators of a session, and what each facilitator did. Only facilitators hold it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::CoFacilitatorId;
use crate::limits::STEERED_KEPT;
use crate::session::Act;
use crate::time::Timestamp;

/// The facilitators who run the session together. Empty until the first link for a co-facilitator is given out.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The co-facilitators: those with a link, and those whom `steered` tells of.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub co_facilitators: BTreeMap<CoFacilitatorId, CoFacilitator>,
    /// What facilitators did since there are co-facilitators, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steered: Vec<Steered>,
}

/// A co-facilitator.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoFacilitator {
    /// The name by which the facilitators know them.
    pub name: String,
    /// Their link opens nothing any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// Something that a facilitator did.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steered {
    /// The moment.
    pub at: Timestamp,
    /// The co-facilitator who did it; absent: a holder of the facilitator's own link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<CoFacilitatorId>,
    /// The thing done.
    pub act: Act,
}

impl Steered {
    /// Did this co-facilitator do it, or was it about their link?
    pub fn tells_of(&self, id: CoFacilitatorId) -> bool {
        self.by == Some(id) || self.act.co_facilitator() == Some(id)
    }
}

impl Team {
    /// Is nothing known of any co-facilitator?
    pub fn is_empty(&self) -> bool {
        self.co_facilitators.is_empty() && self.steered.is_empty()
    }

    /// The co-facilitators with a link, in the order in which they were given one.
    pub fn with_link(&self) -> impl Iterator<Item = (CoFacilitatorId, &CoFacilitator)> {
        self.co_facilitators.iter().filter(|(_, one)| !one.withdrawn).map(|(id, one)| (*id, one))
    }

    /// The name of a co-facilitator.
    pub fn name_of(&self, id: CoFacilitatorId) -> Option<&str> {
        self.co_facilitators.get(&id).map(|one| one.name.as_str())
    }

    pub(super) fn invite(&mut self, id: CoFacilitatorId, name: &str) {
        self.co_facilitators.insert(id, CoFacilitator { name: name.to_owned(), withdrawn: false });
    }

    pub(super) fn withdraw(&mut self, id: CoFacilitatorId) {
        if let Some(one) = self.co_facilitators.get_mut(&id) {
            one.withdrawn = true;
        }
    }

    pub(super) fn note(&mut self, steered: Steered) {
        if self.steered.len() == STEERED_KEPT {
            self.steered.remove(0);
        }
        self.steered.push(steered);
        // People without a link of whom nothing is recorded are dropped, so that the names are bounded, too.
        let steered = &self.steered;
        self.co_facilitators.retain(|id, one| !one.withdrawn || steered.iter().any(|done| done.tells_of(*id)));
    }
}
