//! The afternoon: what was planned, and when it took place.

use serde::{Deserialize, Serialize};

use crate::session::{BlockPlan, Had, Session};
use crate::time::Milliseconds;

/// A part of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPart {
    /// Its purpose, its planned length and its title.
    #[serde(flatten)]
    pub plan: BlockPlan,
    /// When it began and ended; absent if it was skipped, or is still to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub had: Option<Had>,
    /// The session went on without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

impl ReportPart {
    /// How long it took; absent while it runs, and if it never ran.
    pub fn took(&self) -> Option<Milliseconds> {
        self.had.as_ref()?.took()
    }

    /// The parts of a session in their order.
    pub(super) fn all_of(session: &Session) -> Vec<Self> {
        let parts = session.programme.iter().map(|block| Self {
            plan: block.plan.clone(),
            had: session.had.get(&block.id).cloned(),
            skipped: session.was_skipped(block.id),
        });
        parts.collect()
    }
}
