//! Counts repeated changes. Each of them is stored, so changing one sentence endlessly would fill a session. The limits
//! are far above honest use; beyond them the last version stays.

use crate::ids::RoomNumber;
use crate::session::{ArgumentEvent, Author, Changed, Event, Internal, Rejection, Round, RoundEvent, Session};

impl Session {
    /// Counts the changes in an event, before it is applied.
    pub(super) fn count_changes(&mut self, event: &Event) {
        if self.internal.is_none() {
            return;
        }
        let changed: Vec<Changed> = self.changed_by(event).collect();
        let Some(Internal { changes, .. }) = &mut self.internal else { return };
        if let Event::Round(RoundEvent::Started { room, .. }) = event {
            let room = *room;
            for of_round in
                [Changed::Writing(room), Changed::Choice(room), Changed::Steps(room), Changed::Ballots(room)]
            {
                changes.remove(&of_round);
            }
        }
        for one in changed {
            *changes.entry(one).or_default() += 1;
        }
    }

    /// Refuses a participant's change once its limit is reached. The facilitator and the plenary screen are never
    /// refused, because nobody else could correct a mistake.
    pub(super) fn may_change(&self, author: Author, events: &[Event]) -> Result<(), Rejection> {
        let (Author::Participant(_), Some(internal)) = (author, &self.internal) else { return Ok(()) };
        let has_been = |changed: &Changed| internal.changes.get(changed).is_some_and(|times| *times >= changed.most());
        match events.iter().flat_map(|event| self.changed_by(event)).find(has_been) {
            Some(changed) => Err(Rejection::ChangedTooOften { most: changed.most() }),
            None => Ok(()),
        }
    }

    /// Do these events change something that a participant did before?
    pub(super) fn changes_anything(&self, author: Author, events: &[Event]) -> bool {
        matches!(author, Author::Participant(_)) && events.iter().any(|event| self.changed_by(event).next().is_some())
    }

    fn changed_by(&self, event: &Event) -> impl Iterator<Item = Changed> + use<> {
        let argument = if let Event::Argument(ArgumentEvent::Edited { argument, .. })
        | Event::Argument(ArgumentEvent::Moved { argument, .. }) = event
        {
            Some(Changed::Argument(*argument))
        } else {
            None
        };
        argument.into_iter().chain(event.again(self))
    }

    pub(super) fn round_in(&self, room: RoomNumber) -> Option<&Round> {
        self.rooms.get(&room)?.last_round()
    }
}
