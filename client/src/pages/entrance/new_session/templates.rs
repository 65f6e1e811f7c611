//! Ready-made programmes to begin with.

use shared::language::Language;
use shared::session::{AFTERNOON, BlockKind, BlockPlan};
use shared::text::entrance as text;

/// A ready-made programme.
#[derive(Clone, Copy)]
pub struct Template {
    /// Its name.
    pub name: fn(Language) -> &'static str,
    blocks: &'static [(BlockKind, u16)],
}

/// All of them, the longest first.
pub const TEMPLATES: [Template; 3] = [
    Template { name: text::template_afternoon, blocks: &AFTERNOON },
    Template { name: text::template_meeting, blocks: &[(BlockKind::Dilemmas, 30), (BlockKind::Debrief, 20)] },
    Template { name: text::template_dilemmas, blocks: &[(BlockKind::Dilemmas, 20)] },
];

impl Template {
    /// Its blocks in order.
    pub fn plans(&self) -> Vec<BlockPlan> {
        self.blocks.iter().map(|(kind, minutes)| BlockPlan::new(*kind, *minutes)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_can_be_opened() {
        for template in TEMPLATES {
            let plans = template.plans();
            assert!(plans.iter().any(|plan| plan.kind.has_rounds()));
            assert!(plans.iter().all(|plan| plan.checked().as_ref() == Ok(plan)));
        }
    }
}
