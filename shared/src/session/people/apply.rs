//! Applies events about people.

use std::collections::BTreeSet;

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{Participant, PeopleEvent, Removal, Room, Session};

impl Session {
    pub(in crate::session) fn apply_people(&mut self, event: &PeopleEvent) {
        match event {
            PeopleEvent::Expected { count } => self.settings.expected = *count,
            PeopleEvent::Joined { participant, name, room, token } => {
                self.participants.insert(*participant, Participant::new(name.clone(), *room));
                if let Some(internal) = &mut self.internal {
                    internal.last_participant = internal.last_participant.max(*participant);
                    if self.ended_at.is_some() {
                        internal.came_after_the_end.insert(*participant);
                    }
                    if let Some(token) = token {
                        internal.tokens.insert(*participant, *token);
                    }
                }
            }
            PeopleEvent::Renamed { participant, name } => {
                self.participants.change(*participant, |person| person.name.clone_from(name));
            }
            PeopleEvent::Moved { participant, to, .. } => {
                self.leave_room(*participant);
                self.participants.change(*participant, |person| person.room = Some(*to));
            }
            PeopleEvent::Removed { participant, from } => {
                self.leave_room(*participant);
                self.participants.change(*participant, |person| person.removed = Some(Removal { from: *from }));
            }
            PeopleEvent::Restored { participant, to } => {
                self.participants.change(*participant, |person| (person.removed, person.room) = (None, *to));
            }
            PeopleEvent::Mixed { placements } => {
                if let Some(internal) = &mut self.internal {
                    let before = self.participants.iter().filter_map(|(id, person)| Some((*id, person.room?)));
                    internal.before_mix = Some(before.collect());
                }
                let note =
                    |room: &mut Room| room.mixed_after.push(u16::try_from(room.rounds.len()).unwrap_or(u16::MAX));
                self.rooms.values_mut().for_each(note);
                self.place(placements);
            }
            PeopleEvent::MixUndone { placements } => {
                if let Some(internal) = &mut self.internal {
                    internal.before_mix = None;
                }
                self.rooms.values_mut().for_each(|room| {
                    room.mixed_after.pop();
                });
                self.place(placements);
            }
        }
    }

    /// Puts people in rooms, all at once. Later events assign the presenters.
    fn place(&mut self, placements: &[(ParticipantId, RoomNumber)]) {
        for (participant, room) in placements {
            self.leave_room(*participant);
            self.participants.change(*participant, |person| person.room = Some(*room));
        }
        // Nobody does a dilemma twice, and anybody may have done any dilemma that was done before the mix.
        let before = self.rooms.values().flat_map(|room| room.rounds.iter().take(room.others_rounds()));
        let had: BTreeSet<DilemmaNumber> = before.map(|round| round.dilemma).collect();
        for room in self.rooms.values_mut() {
            (room.presenter, room.help_since) = (None, None);
            // Messages were meant for the people who were in the room then.
            room.messages.clear();
            room.had_elsewhere.clone_from(&had);
        }
    }

    /// Takes somebody out of their room. What they wrote stays; their ballot in an open round is deleted.
    pub fn leave_room(&mut self, participant: ParticipantId) {
        let Some(room) = self.participants.get(&participant).and_then(|person| person.room) else { return };
        self.participants.change(participant, |person| person.room = None);
        let Some(room) = self.rooms.get_mut(&room) else { return };
        if let Some(presenter) = &mut room.presenter
            && presenter.requested_by == Some(participant)
        {
            presenter.requested_by = None;
        }
        if let Some(round) = room.rounds.last_mut().filter(|round| round.is_open()) {
            round.first_ballots.remove(&participant);
            // Open ballots stay, because a count without one of them would reveal it.
            if round.ballots.count.is_none() {
                round.ballots.cast.remove(&participant);
            }
            round.ballots.tied_by = round.ballots.tied_by.filter(|by| *by != participant);
        }
    }
}
