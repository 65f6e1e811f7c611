//! What the absence of the server cost, and giving it back.

use super::decide::LAST_WORD;
use crate::session::NOTICEABLE;
use crate::session::decide::{Context, facilitator_only};
use crate::session::{Author, Event, LifecycleEvent, Rejection, RoundEvent, Session};
use crate::time::Timestamp;

/// The server was away: recorded where somebody can do something about it and there is something to do. `from` is
/// when it was last known to be there, `until` when it was back.
pub fn was_away(session: &Session, from: Timestamp, until: Timestamp) -> Vec<Event> {
    let is_noticed = session.settings.led && session.ended_at.is_none() && until - from >= NOTICEABLE;
    let costs = is_noticed && !session.lost_between(from, until).is_empty();
    costs.then_some(Event::Lifecycle(LifecycleEvent::ServerWasAway { from, until })).into_iter().collect()
}

/// Every room gets back what it lost, and no more. To give it once more changes nothing.
pub(super) fn decide(
    session: &Session,
    author: Author,
    on: bool,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    facilitator_only(author)?;
    let Some(absence) = &session.absence else { return Ok(Vec::new()) };
    if on {
        let owed = session.rooms.values().filter_map(|room| Some((room.number, absence.owed_to(room)?)));
        let give = |(room, owed): (_, crate::session::Owed)| {
            Event::Round(RoundEvent::TimeGivenBack { room, time: owed.time, reopens: owed.reopens })
        };
        return Ok(owed.map(give).collect());
    }
    let given =
        session.rooms.values().filter_map(|room| Some((room.number, absence.given_to(room, context.now, LAST_WORD)?)));
    let events: Vec<Event> = given
        .map(|(room, time)| Event::Round(RoundEvent::TimeGivenBack { room, time: -time, reopens: None }))
        .collect();
    if events.is_empty() { Err(Rejection::NoTimeToTake) } else { Ok(events) }
}
