//! Fleeting news: who is here, who is writing. Never stored; the latest wins, and thousands of people arriving at once
//! lead to a few frames rather than a few thousand.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use shared::ids::{ParticipantId, RoomNumber};
use shared::session::people::presence::{GRACE, WRITES_FOR};
use shared::session::{Presence, Session};
use shared::time::Timestamp;
use shared::wire::{Signal, ToDevice, Writing};
use tokio::time::Instant;

use super::connections::{Connections, Deliveries};
use super::frame::Frame;

/// Shortest time between a session's signals: four times a second looks immediate.
const APART: Duration = Duration::from_millis(250);
/// How long somebody counts as writing after the last sign of it.
const WRITES: Duration = Duration::from_millis(WRITES_FOR.unsigned_abs());

/// What is to be sent, and what was sent.
#[derive(Debug, Default)]
pub(super) struct Signals {
    last_told: Option<Instant>,
    /// The people who came or left since.
    changed: BTreeSet<ParticipantId>,
    /// The people who came into a room and do not know yet who is there.
    newcomers: BTreeSet<ParticipantId>,
    /// What each person is writing, and in which room, as last sent.
    told_writing: BTreeMap<ParticipantId, (RoomNumber, Writing)>,
    /// The people who have since started to write something else, or stopped.
    writing: BTreeMap<ParticipantId, Option<Writing>>,
    /// Until when somebody counts as writing, unless they are heard again.
    writes_until: BTreeMap<ParticipantId, Instant>,
}

impl Signals {
    /// Records that somebody came or left.
    pub fn presence_changed(&mut self, participant: ParticipantId) {
        self.changed.insert(participant);
    }

    /// Records that somebody is in another room: people there learn of them, and they learn of the people there.
    pub fn moved(&mut self, participant: ParticipantId) {
        self.changed.insert(participant);
        self.newcomers.insert(participant);
        self.writes(participant, None);
    }

    /// Records that somebody is writing, or stopped.
    pub fn writes(&mut self, participant: ParticipantId, writing: Option<Writing>) {
        match writing {
            Some(_) => self.writes_until.insert(participant, Instant::now() + WRITES),
            None => self.writes_until.remove(&participant),
        };
        let told = self.told_writing.get(&participant).map(|(_, writing)| *writing);
        if told == writing {
            self.writing.remove(&participant);
        } else {
            self.writing.insert(participant, writing);
        }
    }

    /// Records that nobody in that room counts as writing until their next keystroke.
    pub fn nobody_writes(&mut self, room: RoomNumber) {
        let told = self.told_writing.iter().filter(|(_, (of, _))| *of == room);
        let writers: Vec<ParticipantId> = told.map(|(writer, _)| *writer).collect();
        for writer in writers {
            self.writes(writer, None);
        }
    }

    /// When the next signal is due; `None` when there is nothing to send.
    pub fn next(&self) -> Option<Instant> {
        let quiet = self.changed.is_empty() && self.newcomers.is_empty() && self.writing.is_empty();
        if quiet {
            return self.writes_until.values().min().copied();
        }
        Some(self.last_told.map_or_else(Instant::now, |told| told + APART))
    }

    /// Everything to send now.
    pub fn tell(
        &mut self,
        session: &Session,
        presence: &Presence,
        now: Timestamp,
        connections: &Connections,
    ) -> Deliveries {
        self.last_told = Some(Instant::now());
        let over = self.writes_until.iter().filter(|(_, until)| **until <= Instant::now());
        let over: Vec<ParticipantId> = over.map(|(writer, _)| *writer).collect();
        for writer in over {
            self.writes(writer, None);
        }
        let presence = PresenceAt { presence, now };
        let mut deliveries = Deliveries::default();
        self.tell_presence(session, presence, connections, &mut deliveries);
        self.tell_newcomers(session, presence, connections, &mut deliveries);
        self.tell_writing(session, connections, &mut deliveries);
        deliveries
    }

    fn tell_presence(
        &mut self,
        session: &Session,
        presence: PresenceAt<'_>,
        connections: &Connections,
        deliveries: &mut Deliveries,
    ) {
        let changed = std::mem::take(&mut self.changed);
        if changed.is_empty() || is_untold(session) {
            return;
        }
        let room_of =
            |participant: &ParticipantId| session.participants.get(participant).and_then(|person| person.room);
        let mut by_room: BTreeMap<RoomNumber, Vec<ParticipantId>> = BTreeMap::new();
        for participant in &changed {
            if let Some(room) = room_of(participant) {
                by_room.entry(room).or_default().push(*participant);
            }
        }
        let frame = presence_frame(presence, changed);
        deliveries.add(Some(&frame), connections.overseers());
        for (room, members) in by_room {
            let frame = presence_frame(presence, members);
            deliveries.add(Some(&frame), connections.in_room(room));
        }
    }

    fn tell_newcomers(
        &mut self,
        session: &Session,
        presence: PresenceAt<'_>,
        connections: &Connections,
        deliveries: &mut Deliveries,
    ) {
        for newcomer in std::mem::take(&mut self.newcomers) {
            // People who joined after the end may not know who is in the room.
            let is_told = !session.came_after_the_end(newcomer) && !is_untold(session);
            let room = session.room_of(newcomer).filter(|_| is_told);
            let Some(room) = room else { continue };
            let members = session.members(room.number).map(|(member, _)| member);
            let frame = presence_frame(presence, members);
            deliveries.add(Some(&frame), connections.of(newcomer));
        }
    }

    fn tell_writing(&mut self, session: &Session, connections: &Connections, deliveries: &mut Deliveries) {
        for (participant, writing) in std::mem::take(&mut self.writing) {
            let told_in = self.told_writing.remove(&participant).map(|(room, _)| room);
            let room = session.room_of(participant);
            // In a silent minute nobody may know in which column others write.
            let is_silent = room.is_some_and(|room| room.open_round().is_some_and(|round| round.silence.is_some()));
            let writing = writing.filter(|_| !is_silent && session.ended_at.is_none());
            let room = room.map(|room| room.number);
            if let (Some(room), Some(writing)) = (room, writing) {
                self.told_writing.insert(participant, (room, writing));
            }
            let own: BTreeSet<_> = connections.of(participant).collect();
            let mut tell = |room, writing| {
                let frame = Frame::of(&ToDevice::Signal(Signal::Writing { participant, writing }));
                deliveries.add(Some(&frame), connections.in_room(room).filter(|id| !own.contains(id)));
            };
            if let Some(left) = told_in.filter(|left| writing.is_none() || room != Some(*left)) {
                tell(left, None);
                // Others may have moved with them from there, and know already.
                if let Some(room) = room.filter(|room| *room != left && writing.is_none()) {
                    tell(room, None);
                }
            }
            if let Some(room) = room.filter(|_| writing.is_some()) {
                tell(room, writing);
            }
        }
    }
}

/// Is presence withheld? While people look back, one at a time over weeks, presence would show whose answer just
/// arrived.
pub(super) fn is_untold(session: &Session) -> bool {
    session.ended_at.is_some() && session.look_back
}

/// Presence at a moment.
#[derive(Clone, Copy)]
struct PresenceAt<'a> {
    presence: &'a Presence,
    now: Timestamp,
}

fn presence_frame(told: PresenceAt<'_>, participants: impl IntoIterator<Item = ParticipantId>) -> Frame {
    let PresenceAt { presence, now } = told;
    let (here, away): (Vec<_>, Vec<_>) =
        participants.into_iter().partition(|participant| presence.is_online(*participant));
    let following = here.iter().copied().filter(|participant| presence.only_follows(*participant)).collect();
    let was_silent = |participant: &ParticipantId| presence.waited_for_until(*participant) - now < GRACE / 2;
    let silent = away.iter().copied().filter(was_silent).collect();
    Frame::of(&ToDevice::Signal(Signal::Presence { here, following, away, silent }))
}
