//! The programme of a session in preparation.

use serde::{Deserialize, Serialize};
use shared::limits;
use shared::session::{BlockKind, BlockPlan};

use super::super::fields::whole_number;

/// A block, with its minutes as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBlock {
    /// Identifies it while blocks are moved.
    pub key: u32,
    /// Its kind.
    pub kind: BlockKind,
    /// As typed, valid or not.
    pub minutes: String,
    /// Its own title as typed; empty for the name of its kind.
    #[serde(default)]
    pub title: String,
}

impl DraftBlock {
    /// Its own title, if it has one; `None` when it is too long.
    pub fn own_title(&self) -> Option<Option<String>> {
        let plan = BlockPlan { title: Some(self.title.clone()), ..BlockPlan::new(self.kind, 1) };
        plan.checked().ok().map(|plan| plan.title)
    }

    /// The minutes, if valid.
    pub fn fit_minutes(&self) -> Option<u16> {
        whole_number(&self.minutes, 1, limits::BLOCK_MINUTES_MAX)
    }
}

/// The blocks in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    blocks: Vec<DraftBlock>,
    next: u32,
}

impl Default for Programme {
    /// Twenty minutes of dilemmas and a break.
    fn default() -> Self {
        let mut programme = Self { blocks: Vec::new(), next: 0 };
        programme.add(BlockKind::Dilemmas);
        programme.add(BlockKind::Break);
        programme
    }
}

impl Programme {
    /// The blocks in order.
    pub fn blocks(&self) -> &[DraftBlock] {
        &self.blocks
    }

    /// A block by its key.
    pub fn block(&self, key: u32) -> Option<&DraftBlock> {
        self.blocks.iter().find(|block| block.key == key)
    }

    /// Does it have the maximum number of blocks?
    pub fn is_full(&self) -> bool {
        self.blocks.len() >= limits::BLOCKS_MAX
    }

    /// Adds a block at the end.
    pub fn add(&mut self, kind: BlockKind) {
        if !self.is_full() {
            let key = self.next;
            self.next += 1;
            self.blocks.push(DraftBlock { key, kind, minutes: kind.usual_minutes().to_string(), title: String::new() });
        }
    }

    /// Replaces all blocks with those of a template.
    pub fn begin_with(&mut self, plans: &[BlockPlan]) {
        self.blocks.clear();
        for plan in plans {
            self.add(plan.kind);
            if let Some(block) = self.blocks.last_mut() {
                block.minutes = plan.minutes.to_string();
                block.title = plan.title.clone().unwrap_or_default();
            }
        }
    }

    /// Removes a block.
    pub fn take_away(&mut self, key: u32) {
        self.blocks.retain(|block| block.key != key);
    }

    /// Sets the minutes of a block, as typed.
    pub fn set_minutes(&mut self, key: u32, minutes: String) {
        if let Some(block) = self.blocks.iter_mut().find(|block| block.key == key) {
            block.minutes = minutes;
        }
    }

    /// Sets the title of a block, as typed.
    pub fn set_title(&mut self, key: u32, title: String) {
        if let Some(block) = self.blocks.iter_mut().find(|block| block.key == key) {
            block.title = title;
        }
    }

    /// Is it the first?
    pub fn is_first(&self, key: u32) -> bool {
        self.blocks.first().is_some_and(|block| block.key == key)
    }

    /// Is it the last?
    pub fn is_last(&self, key: u32) -> bool {
        self.blocks.last().is_some_and(|block| block.key == key)
    }

    /// Moves a block up.
    pub fn earlier(&mut self, key: u32) {
        if let Some(place @ 1..) = self.blocks.iter().position(|block| block.key == key) {
            self.blocks.swap(place, place - 1);
        }
    }

    /// Moves a block down.
    pub fn later(&mut self, key: u32) {
        let place = self.blocks.iter().position(|block| block.key == key);
        if let Some(place) = place.filter(|place| place + 1 < self.blocks.len()) {
            self.blocks.swap(place, place + 1);
        }
    }

    /// Does it have a block of dilemmas, without which rooms can't start?
    pub fn has_dilemmas(&self) -> bool {
        self.blocks.iter().any(|block| block.kind == BlockKind::Dilemmas)
    }

    /// All valid minutes, or those of one kind of block.
    pub fn minutes(&self, of: Option<BlockKind>) -> u32 {
        let blocks = self.blocks.iter().filter(|block| of.is_none_or(|kind| block.kind == kind));
        blocks.filter_map(DraftBlock::fit_minutes).map(u32::from).sum()
    }

    /// The programme to open the session with, if all its minutes are valid.
    pub fn fit(&self) -> Option<Vec<BlockPlan>> {
        let fit = |block: &DraftBlock| {
            Some(BlockPlan { title: block.own_title()?, ..BlockPlan::new(block.kind, block.fit_minutes()?) })
        };
        self.blocks.iter().map(fit).collect::<Option<_>>().filter(|_| self.has_dilemmas())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_twenty_minutes_and_a_break() {
        let programme = Programme::default();
        assert_eq!(
            programme.fit(),
            Some(vec![BlockPlan::new(BlockKind::Dilemmas, 20), BlockPlan::new(BlockKind::Break, 5)])
        );
        assert_eq!((programme.minutes(None), programme.minutes(Some(BlockKind::Break))), (25, 5));
    }

    #[test]
    fn a_template_replaces_the_blocks() {
        let mut programme = Programme::default();
        let plans = vec![
            BlockPlan::new(BlockKind::Dilemmas, 30),
            BlockPlan { title: Some("Demo".into()), ..BlockPlan::new(BlockKind::Debrief, 20) },
        ];
        programme.begin_with(&plans);
        assert_eq!(programme.fit(), Some(plans));
        programme.set_title(3, "x".repeat(81));
        assert_eq!(programme.fit(), None, "a title that is too long is not cut");
    }

    #[test]
    fn blocks_can_be_moved_and_removed() {
        let mut programme = Programme::default();
        programme.add(BlockKind::Talk);
        programme.earlier(2);
        programme.earlier(2);
        programme.earlier(2);
        assert!(programme.is_first(2));
        programme.take_away(0);
        assert_eq!(programme.fit(), None, "no block of dilemmas");
    }

    #[test]
    fn invalid_minutes_cannot_be_opened() {
        let mut programme = Programme::default();
        for typed in ["", "0", "241", "x", "-1"] {
            programme.set_minutes(1, typed.into());
            assert_eq!(programme.fit(), None, "{typed}");
        }
        programme.set_minutes(1, " 240 ".into());
        assert!(programme.fit().is_some());
    }
}
