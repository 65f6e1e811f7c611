//! The plenary screen follows the running part. A screen that the facilitator chooses stays until the next part, or
//! the next dilemma, begins; one of the debrief stays when the part for it begins.

use std::collections::BTreeSet;

use crate::ids::{BlockId, DilemmaNumber, RoomNumber};
use crate::session::{BlockKind, DebriefEvent, Event, ProgrammeEvent, RoundEvent, Screen, Session};

/// The screen to change to, if these events begin something for everybody.
pub(in crate::session) fn screen_after(session: &Session, events: &[Event]) -> Option<Event> {
    let begins = events.iter().any(|event| {
        matches!(event, Event::Programme(ProgrammeEvent::BlockStarted { block, .. }) if !goes_on(session, *block))
            || matches!(event, Event::Round(RoundEvent::Started { dilemma, .. }) if begins_for_everybody(session, *dilemma, events))
    });
    (begins && session.plenary.screen != Screen::Now)
        .then_some(Event::Debrief(DebriefEvent::ScreenShown { screen: Screen::Now }))
}

/// Is this the debrief that the screen already shows? A part for it takes nothing off the screen.
fn goes_on(session: &Session, block: BlockId) -> bool {
    let is_debrief = session.block_of(block).is_some_and(|block| block.plan.kind == BlockKind::Debrief);
    is_debrief && session.plenary.screen.is_of_debrief()
}

/// Do these events bring the dilemma from fewer than half of the rooms to half or more? One room that is ahead or
/// behind does not change the screen for the others. It happens once for each dilemma, so a screen that is chosen after
/// that stays.
fn begins_for_everybody(session: &Session, dilemma: DilemmaNumber, events: &[Event]) -> bool {
    let starting: BTreeSet<RoomNumber> = events
        .iter()
        .filter_map(|event| {
            let Event::Round(RoundEvent::Started { room, dilemma: started, .. }) = event else { return None };
            (*started == dilemma).then_some(*room)
        })
        .collect();
    let taking_part: BTreeSet<RoomNumber> =
        session.participants.values().filter_map(|person| person.room).chain(starting.iter().copied()).collect();
    let has_begun = |room: &RoomNumber| session.rooms.get(room).is_some_and(|room| room.round_about(dilemma).is_some());
    let before = taking_part.iter().filter(|room| has_begun(room)).count();
    let after = taking_part.iter().filter(|room| starting.contains(room) || has_begun(room)).count();
    2 * before < taking_part.len() && taking_part.len() <= 2 * after
}
