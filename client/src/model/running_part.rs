//! The part of the programme that runs, for the screens that show its title and its time.

use leptos::prelude::*;
use shared::language::Language;
use shared::session::{BlockKind, BlockPlan, RunningBlock, Session, Work};
use shared::text::parts;
use shared::time::{Milliseconds, Timestamp};

use super::Live;

/// The part that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningPart {
    /// What was planned.
    pub plan: BlockPlan,
    /// Its time.
    pub running: RunningBlock,
    /// The part that comes after it.
    pub next: Option<BlockPlan>,
}

impl RunningPart {
    /// The part that runs in a session that is not over.
    pub fn of(session: &Session) -> Option<Self> {
        let block = session.running_block().filter(|_| session.ended_at.is_none())?;
        let next = session.next_block().map(|next| next.plan.clone());
        Some(Self { plan: block.plan.clone(), running: session.block?, next })
    }

    /// Its kind.
    pub const fn kind(&self) -> BlockKind {
        self.plan.kind
    }

    /// Its title: its own, or the name of its kind.
    pub fn title(&self, language: Language) -> String {
        parts::title(language, &self.plan)
    }

    /// *Daarna:* and the title of the part after it.
    pub fn what_comes_next(&self, language: Language) -> Option<String> {
        self.next.as_ref().map(|next| parts::after_that(language, &parts::title(language, next)))
    }

    /// Is its clock stopped?
    pub const fn is_paused(&self) -> bool {
        self.running.paused_at.is_some()
    }

    /// The time left; never below 0.
    pub fn left(&self, now: Timestamp) -> Milliseconds {
        self.running.left(now).max(0)
    }
}

impl Live {
    /// The part that runs. Something that also reads a memo derived from it reads this one first: sources are compared
    /// in the order in which they were read, and this one, once recomputed for the derived memo, would count as
    /// unchanged.
    pub fn running_part(self) -> Memo<Option<RunningPart>> {
        let facts = self.facts();
        Memo::new(move |_| facts.with(|facts| RunningPart::of(facts.as_ref()?)))
    }

    /// The time left of a break that runs, unless its clock is stopped; absent in any other part.
    pub fn break_left(self, part: Memo<Option<RunningPart>>) -> Signal<Option<Milliseconds>> {
        let now = self.now();
        Signal::derive(move || {
            part.with(|part| {
                let part = part.as_ref().filter(|part| part.kind().work() == Work::Paused && !part.is_paused());
                part.map(|part| part.left(now.get()))
            })
        })
    }

    /// The time left of the part that runs, to the second.
    pub fn part_left(self, part: Memo<Option<RunningPart>>) -> Signal<Milliseconds> {
        let now = self.now();
        Signal::derive(move || part.with(|part| part.as_ref().map_or(0, |part| part.left(now.get()))))
    }
}
