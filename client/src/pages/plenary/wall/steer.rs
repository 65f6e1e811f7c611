//! Steering the wall from the plenary screen: by keys, a clicker, or the buttons.

use leptos::prelude::*;
use shared::ids::{BlockId, EntryId};
use shared::session::{Command, CoveredWall, WallCommand};

use crate::pages::plenary::state::PlenaryState;

/// The wall on the screen: of the running part, while the screen shows what runs. Not tracked.
fn shown_wall(state: PlenaryState) -> Option<(BlockId, CoveredWall)> {
    let is_now = state.plenary.with_untracked(|plenary| plenary.screen == shared::session::Screen::Now);
    state.facts.with_untracked(|facts| {
        let facts = facts.as_ref().filter(|_| is_now)?;
        let block = facts.running_wall()?;
        Some((block, facts.wall(block)))
    })
}

/// The same once it is open.
pub fn open_wall(state: PlenaryState) -> Option<(BlockId, CoveredWall)> {
    shown_wall(state).filter(|(_, wall)| wall.is_open)
}

/// Carries out a key, if it is one of the wall's. With a covered wall only those that reveal are.
pub fn press(state: PlenaryState, key: &str, letters: bool) -> bool {
    let Some((block, wall)) = shown_wall(state) else { return false };
    if wall.spoken.is_some() {
        match key {
            "ArrowRight" | "PageDown" | "Enter" | " " => pass_turn(state, true),
            "ArrowLeft" | "PageUp" => pass_turn(state, false),
            _ => return false,
        }
        return true;
    }
    let lit = lit(state, block, &wall);
    match key {
        "Enter" | " " if wall.covered() > 0 && (!wall.is_open || lit.is_none()) => reveal(state),
        _ if !wall.is_open => return false,
        "ArrowRight" | "PageDown" | "Enter" | " " => light_next(state, true),
        "ArrowLeft" | "PageUp" if lit.is_some() => light_next(state, false),
        "Escape" if lit.is_some() => light(state, block, None),
        "g" | "G" if letters => bundle_with_next(state, block, &wall, lit),
        "Backspace" | "Delete" => {
            let Some(entry) = lit else { return false };
            state.ask(Command::Wall(WallCommand::TakeOff { block, entry }));
        }
        _ => return false,
    }
    true
}

/// The entry that is lit up, even if that is not answered yet.
fn lit(state: PlenaryState, block: BlockId, wall: &CoveredWall) -> Option<EntryId> {
    let asked = untrack(|| {
        state.live.under_way(|command| match command {
            Command::Wall(WallCommand::Light { block: of, entry }) if *of == block => Some(*entry),
            _ => None,
        })
    });
    asked.unwrap_or(wall.lit)
}

/// Reveals everything that is covered.
pub fn reveal(state: PlenaryState) {
    if let Some((block, wall)) = shown_wall(state) {
        state.ask(Command::Wall(WallCommand::Reveal { block, after: wall.last_entry() }));
    }
}

/// Passes on the turn in a round of speaking, or gives it back; after the last turn the round is over.
pub fn pass_turn(state: PlenaryState, forward: bool) {
    let Some((block, wall)) = shown_wall(state) else { return };
    let step = wall.spoken.and_then(|spoken| spoken.step(block, forward));
    if let Some(step) = step {
        state.ask(Command::Wall(step));
    }
}

/// Lights up one, or none.
pub fn light(state: PlenaryState, block: BlockId, entry: Option<EntryId>) {
    state.ask(Command::Wall(WallCommand::Light { block, entry }));
}

/// Lights up the next. The numbers are in random order, so this is a draw without repeats. After the last one, all are
/// shown again.
pub fn light_next(state: PlenaryState, forward: bool) {
    let Some((block, wall)) = open_wall(state) else { return };
    let now = lit(state, block, &wall);
    light(state, block, beside(&wall, now, forward));
}

/// The entry after or before another that hangs on the wall.
fn beside(wall: &CoveredWall, now: Option<EntryId>, forward: bool) -> Option<EntryId> {
    let mut hanging = wall.hanging().map(|(id, _)| id);
    match now {
        None if forward => hanging.next(),
        None => hanging.next_back(),
        Some(now) if forward => hanging.find(|id| *id > now),
        Some(now) => hanging.rev().find(|id| *id < now),
    }
}

/// Puts the entry that is lit up and the next one into a bundle, and lights up that next one, so that the following
/// press adds one more.
fn bundle_with_next(state: PlenaryState, block: BlockId, wall: &CoveredWall, lit: Option<EntryId>) {
    let Some(entry) = lit else { return };
    let Some(next) = beside(wall, Some(entry), true) else { return };
    let command = match wall.bundle_of(entry) {
        Some(bundle) => WallCommand::Bundle { block, bundle: Some(bundle), entries: vec![next] },
        None => match wall.bundle_of(next) {
            Some(bundle) => WallCommand::Bundle { block, bundle: Some(bundle), entries: vec![entry] },
            None => WallCommand::MakeBundle { block, name: None, entries: vec![entry, next] },
        },
    };
    state.ask(Command::Wall(command));
    light(state, block, Some(next));
}

#[cfg(test)]
mod tests {
    use shared::session::Entry;

    use super::*;

    #[test]
    fn the_light_goes_through_everything_that_hangs_and_then_out() {
        let entry = |off| Entry { sentence: Some("Demo".into()), off, ..Entry::default() };
        let entries = [(1, false), (2, true), (3, false)].map(|(id, off)| (EntryId(id), entry(off)));
        let wall = CoveredWall { entries: entries.into(), ..CoveredWall::default() };
        let next = |now: Option<u32>, forward| beside(&wall, now.map(EntryId), forward).map(|id| id.0);
        assert_eq!([next(None, true), next(Some(1), true), next(Some(3), true)], [Some(1), Some(3), None]);
        assert_eq!([next(None, false), next(Some(3), false), next(Some(1), false)], [Some(3), Some(1), None]);
    }
}
