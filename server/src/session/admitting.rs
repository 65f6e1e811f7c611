//! Admits devices: identifies them by their secret, and sends them what they missed.

use std::collections::BTreeSet;
use std::sync::Arc;

use shared::ids::{ParticipantId, RoomNumber};
use shared::session::{SecretHash, Session};
use shared::take_home::TakeHome;
use shared::view::project_report;
use shared::wire::{Identity, ToDevice};

use super::actor::Actor;
use super::frame::Frame;
use super::frame_queue::FrameQueue;
use super::frames::Snapshots;
use super::heard::Heard;
use super::ids::Device;
use super::message::{Connection, Entry, Refusal};
use super::secret;
use super::signals::is_untold;

impl Actor {
    /// Voids an open count that would reveal to the connecting person how individuals voted, before they are sent
    /// anything. `None` when that could not be stored: the connection is refused, and the device tries again.
    pub(super) async fn voided_for(&mut self, entry: Entry) -> Option<Entry> {
        let Some(Identity::Participant(participant)) = self.identify(entry.secret) else { return Some(entry) };
        if entry.follows || !self.would_be_told(participant) {
            return Some(entry);
        }
        let before = self.presence.clone();
        self.presence.connect(participant);
        self.store.agenda.note_presence(&self.store.state, participant);
        self.signals.presence_changed(participant);
        self.settle().await;
        if self.would_be_told(participant) {
            // Undoes the presence, because the connection is refused.
            self.presence = before;
            self.store.agenda.note_presence(&self.store.state, participant);
            return None;
        }
        Some(entry)
    }

    fn would_be_told(&self, participant: ParticipantId) -> bool {
        let round = self.store.state.room_of(participant).and_then(|room| room.open_round());
        round.is_some_and(|round| round.ballots.would_tell(participant))
    }

    /// Admits a device and sends what it missed, in one step: from here on it gets every change.
    pub(super) fn admit(&mut self, entry: Entry, queue: &FrameQueue) -> Result<Connection, Refusal> {
        let you = self.identify(entry.secret).ok_or(Refusal::NotLetIn)?;
        let device = match you {
            Identity::Facilitator => Device::Facilitator,
            Identity::CoFacilitator(id) => Device::CoFacilitator(id),
            Identity::Plenary => Device::Plenary,
            Identity::Participant(participant) if entry.follows && self.may_follow(participant) => {
                Device::Follower(participant)
            }
            Identity::Participant(participant) => Device::Member(participant),
        };
        let room = match device {
            Device::Member(participant) | Device::Follower(participant) => {
                // Signals of a room are not for somebody who joined after the end.
                let room = self.store.state.room_of(participant).map(|room| room.number);
                room.filter(|_| !self.store.state.came_after_the_end(participant))
            }
            Device::Facilitator | Device::CoFacilitator(_) | Device::Plenary => None,
        };
        let heard = Arc::new(Heard::now(self.clock.clone()));
        let id = self.connections.add(device, entry.follows, room, queue.clone(), Arc::clone(&heard));
        queue.belongs_to(&self.backlog);
        self.connections.show_out_oldest(you);
        if let Identity::Participant(participant) = you {
            self.note_presence(participant, self.moment());
        }
        let seq = self.store.seq;
        // Somebody removed while following may hold a follower's state, which is of no use here.
        let holds_this = entry.follows == matches!(device, Device::Follower(_));
        let after = entry.after.filter(|_| holds_this);
        let missed = after.and_then(|after| self.recent.missed(after, seq, device, room));
        let online = self.online_for(you, room.filter(|_| matches!(device, Device::Member(_))));
        let welcome = ToDevice::Welcome {
            you,
            seq,
            now: self.clock.now(),
            pace: self.clock.pace(),
            snapshot: missed.is_none().then(|| Box::new(Snapshots::begin(device, &self.store.state))),
            following: online.iter().copied().filter(|one| self.presence.only_follows(*one)).collect(),
            online,
        };
        let welcome = match &missed {
            None => self.snapshots.complete(&welcome, device, &self.store.state),
            Some(_) => vec![Frame::of(&welcome)],
        };
        queue.send(welcome.into_iter().chain(missed.unwrap_or_default()).collect());
        Ok(Connection::new(self.messages.clone(), id, self.rate_limits.of(you), heard))
    }

    /// May they follow the plenary screen? Not after they were removed, nor if they joined after the end.
    fn may_follow(&self, participant: ParticipantId) -> bool {
        let state = &self.store.state;
        let is_out = state.participants.get(&participant).is_some_and(|person| person.removed.is_some());
        !is_out && !state.came_after_the_end(participant)
    }

    /// The session, for holders of the link to the report or a facilitator's.
    pub(super) fn report(&self, secret: SecretHash) -> Result<Session, Refusal> {
        self.may_report(secret).map(|()| project_report(&self.store.state))
    }

    /// What the holder of this token takes home.
    pub(super) fn take_home(&self, token: SecretHash) -> Result<Box<TakeHome>, Refusal> {
        let owner = match self.identify(token) {
            Some(Identity::Participant(participant)) => participant,
            Some(Identity::Facilitator | Identity::CoFacilitator(_) | Identity::Plenary) | None => {
                return Err(Refusal::NotLetIn);
            }
        };
        TakeHome::of(&self.store.state, owner, self.clock.now()).map(Box::new).ok_or(Refusal::NotLetIn)
    }

    /// Does this secret give access to the report?
    pub(super) fn may_report(&self, secret: SecretHash) -> Result<(), Refusal> {
        let links = self.store.state.internal.iter();
        let links = links.flat_map(|it| it.access.report.iter().chain(it.reports_of_team.values()));
        let is_reader = links.fold(false, |found, link| found | secret::is_same(*link, secret));
        if !is_reader && !self.identify(secret).is_some_and(Identity::is_facilitator) {
            return Err(Refusal::NotLetIn);
        }
        Ok(())
    }

    /// Identifies the owner of a secret. All links are compared, in a time that reveals nothing about them.
    pub(super) fn identify(&self, told: SecretHash) -> Option<Identity> {
        let internal = self.store.state.internal.as_ref()?;
        let opens = |link: Option<SecretHash>| link.is_some_and(|link| secret::is_same(link, told));
        let (facilitator, plenary) = (opens(internal.access.facilitator), opens(internal.access.plenary));
        let co_facilitators = internal.co_facilitators.iter().map(|(id, link)| (*id, opens(Some(*link))));
        let co_facilitator = co_facilitators.fold(None, |found, (id, opens)| if opens { Some(id) } else { found });
        match (facilitator, co_facilitator, plenary) {
            (true, _, _) => Some(Identity::Facilitator),
            (false, Some(id), _) => Some(Identity::CoFacilitator(id)),
            (false, None, true) => Some(Identity::Plenary),
            (false, None, false) => internal.tokens.owner(told).map(Identity::Participant),
        }
    }

    /// The connected people that the device may see.
    fn online_for(&self, you: Identity, room: Option<RoomNumber>) -> Vec<ParticipantId> {
        let state = &self.store.state;
        let is_untold = is_untold(state);
        let Identity::Participant(own) = you else {
            return self.presence.online().filter(|_| !is_untold).collect();
        };
        let members = room.filter(|_| !is_untold).into_iter().flat_map(|room| state.members(room));
        let known: BTreeSet<ParticipantId> = members.map(|(member, _)| member).chain([own]).collect();
        known.into_iter().filter(|one| self.presence.is_online(*one)).collect()
    }
}
