//! The connections of a session, and who is shown what.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use shared::ids::{ParticipantId, RoomNumber};
use shared::limits::{CONNECTIONS_MAX, SCREENS_MAX};
use shared::session::Author;
use shared::time::Timestamp;
use shared::view::Audience;
use shared::wire::{Goodbye, Identity, ToDevice};

use super::frame::Frame;
use super::frame_queue::FrameQueue;
use super::frames::{EventFrames, Members, View};
use super::heard::Heard;
use super::ids::{ConnectionId, Device, EndedLink};
use crate::policy::Quiet;

#[derive(Debug)]
struct Connected {
    device: Device,
    /// It came to follow the plenary screen; somebody who was removed is not allowed to.
    would_follow: bool,
    /// The room of its participant, as last shown to it.
    room: Option<RoomNumber>,
    queue: FrameQueue,
    heard: Arc<Heard>,
    /// It has been silent for long enough to count as away.
    silent: bool,
}

/// Everybody who is connected. When this is dropped, the remaining ones are told to come back.
#[derive(Debug, Default)]
pub(super) struct Connections {
    last: u64,
    all: HashMap<ConnectionId, Connected>,
    facilitators: BTreeSet<ConnectionId>,
    plenaries: BTreeSet<ConnectionId>,
    /// Participants who follow the plenary screen on their own device.
    followers: BTreeSet<ConnectionId>,
    /// Several connections for somebody with several tabs.
    participants: HashMap<ParticipantId, BTreeSet<ConnectionId>>,
    rooms: HashMap<RoomNumber, BTreeSet<ConnectionId>>,
    /// Followers, by their room.
    seats: HashMap<RoomNumber, BTreeSet<ConnectionId>>,
}

impl Connections {
    /// Adds a connection; for a participant, with whether they came to follow, and their room.
    pub fn add(
        &mut self,
        device: Device,
        would_follow: bool,
        room: Option<RoomNumber>,
        queue: FrameQueue,
        heard: Arc<Heard>,
    ) -> ConnectionId {
        self.last += 1;
        let id = ConnectionId(self.last);
        self.all.insert(id, Connected { device, would_follow, room: None, queue, heard, silent: false });
        match device {
            Device::Facilitator | Device::CoFacilitator(_) => self.facilitators.insert(id),
            Device::Plenary => self.plenaries.insert(id),
            Device::Member(participant) => {
                self.place(id, room);
                self.participants.entry(participant).or_default().insert(id)
            }
            Device::Follower(participant) => {
                self.followers.insert(id);
                self.place(id, room);
                self.participants.entry(participant).or_default().insert(id)
            }
        };
        id
    }

    /// Removes a connection, if it is still there, and returns whose it was.
    pub fn remove(&mut self, id: ConnectionId) -> Option<Identity> {
        self.place(id, None);
        let device = self.all.remove(&id)?.device;
        self.facilitators.remove(&id);
        self.plenaries.remove(&id);
        self.followers.remove(&id);
        if let Device::Member(participant) | Device::Follower(participant) = device {
            remove_from(&mut self.participants, &participant, id);
        }
        Some(device.identity())
    }

    /// Ends the oldest connections beyond the maximum for a participant, or for all holders of one link together.
    pub fn show_out_oldest(&mut self, of: Identity) {
        // Ids grow, so the first one is the oldest.
        let (all, most): (Vec<ConnectionId>, _) = match of {
            Identity::Facilitator => (self.boards_of(of).collect(), SCREENS_MAX),
            Identity::CoFacilitator(_) => (self.boards_of(of).collect(), CONNECTIONS_MAX),
            Identity::Plenary => (self.plenaries.iter().copied().collect(), SCREENS_MAX),
            Identity::Participant(participant) => (self.of(participant).collect(), CONNECTIONS_MAX),
        };
        for id in &all[..all.len().saturating_sub(most)] {
            if let Some(connected) = self.all.get(id) {
                connected.queue.close(Goodbye::OpenElsewhere);
            }
            self.remove(*id);
        }
    }

    /// The boards that were opened with one link.
    fn boards_of(&self, whose: Identity) -> impl Iterator<Item = ConnectionId> {
        let is_theirs =
            move |id: &ConnectionId| self.all.get(id).is_some_and(|connected| connected.device.identity() == whose);
        self.facilitators.iter().copied().filter(is_theirs)
    }

    /// Ends the connections that came by a link whose secret was replaced or removed. Their later commands are not
    /// carried out.
    pub fn end_connections_by_link(&mut self, link: EndedLink) {
        let came_by_it = |id: &ConnectionId| self.all.get(id).is_some_and(|connected| link.let_in(connected.device));
        let came_by_it: Vec<ConnectionId> = self.overseers().filter(came_by_it).collect();
        for id in came_by_it {
            if let Some(connected) = self.all.get(&id) {
                connected.queue.close(Goodbye::LinkChanged);
            }
            self.remove(id);
        }
    }

    /// Ends all connections, with a reason.
    pub fn close(&self, why: Goodbye) {
        self.all.values().for_each(|connected| connected.queue.close(why));
    }

    /// The number of connections.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// True when nobody is connected.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Does that participant have a device in their room that is not silent?
    pub fn has_in_room(&self, participant: ParticipantId) -> bool {
        self.as_members(participant).any(|id| self.is_heard(id))
    }

    /// Does that participant have a device that follows the plenary screen and is not silent?
    pub fn has_following(&self, participant: ParticipantId) -> bool {
        self.of(participant).any(|id| self.followers.contains(&id) && self.is_heard(id))
    }

    fn is_heard(&self, id: ConnectionId) -> bool {
        self.all.get(&id).is_some_and(|connected| !connected.silent)
    }

    /// When a participant was last heard, on any connected device.
    pub fn heard_at(&self, participant: ParticipantId) -> Option<Timestamp> {
        self.of(participant).filter_map(|id| self.all.get(&id)).map(|connected| connected.heard.at()).max()
    }

    /// True when a participant is connected: their presence depends on signs of life.
    pub fn has_people(&self) -> bool {
        !self.participants.is_empty()
    }

    /// Updates which participants' devices are silent, and asks those that have been quiet for a while. Returns the
    /// people whose devices changed.
    pub fn look(&mut self, quiet: Quiet) -> Vec<ParticipantId> {
        let question = Frame::of(&ToDevice::AreYouThere);
        let mut changed = Vec::new();
        for connected in self.all.values_mut() {
            let (Device::Member(participant) | Device::Follower(participant)) = connected.device else { continue };
            let quiet_for = connected.heard.quiet_for();
            let is_silent = quiet_for >= quiet.away_after;
            if is_silent != connected.silent {
                connected.silent = is_silent;
                changed.push(participant);
                if is_silent {
                    connected.heard.is_silent_now();
                }
            }
            if quiet_for >= quiet.ask_after && connected.heard.is_to_be_asked() {
                connected.queue.send(vec![question.clone()]);
            }
        }
        changed
    }

    /// Records that a silent device is heard again. Returns whose it is.
    pub fn is_back(&mut self, id: ConnectionId) -> Option<ParticipantId> {
        let connected = self.all.get_mut(&id)?;
        connected.silent = false;
        match connected.device {
            Device::Member(participant) | Device::Follower(participant) => Some(participant),
            Device::Facilitator | Device::CoFacilitator(_) | Device::Plenary => None,
        }
    }

    /// On whose behalf a connection acts.
    pub fn author(&self, id: ConnectionId) -> Option<Author> {
        Some(self.all.get(&id)?.device.identity().author())
    }

    /// Facilitators and plenary screens.
    pub fn overseers(&self) -> impl Iterator<Item = ConnectionId> {
        self.facilitators.iter().chain(&self.plenaries).copied()
    }

    /// The connections of a participant.
    pub fn of(&self, participant: ParticipantId) -> impl Iterator<Item = ConnectionId> {
        self.participants.get(&participant).into_iter().flatten().copied()
    }

    /// The connections of everybody in a room.
    pub fn in_room(&self, room: RoomNumber) -> impl Iterator<Item = ConnectionId> {
        self.rooms.get(&room).into_iter().flatten().copied()
    }

    /// Adds to `deliveries` what each connection is shown of an event.
    pub fn address(&mut self, event: &EventFrames, deliveries: &mut Deliveries) {
        for (participant, room) in &event.moved {
            let moved: Vec<ConnectionId> = self.of(*participant).collect();
            for id in moved {
                self.place(id, *room);
            }
        }
        deliveries.add(event.facilitator.frame(), self.facilitators.iter().copied());
        deliveries.add(event.plenary.frame(), self.plenaries.iter().copied());
        self.address_followers(event, deliveries);
        let own: BTreeSet<ConnectionId> = event.own.keys().flat_map(|own| self.as_members(*own)).collect();
        let is_other = |id: &ConnectionId| !own.contains(id);
        match &event.members {
            Members::Everyone(view) => {
                let everyone = self.participants.keys().flat_map(|participant| self.as_members(*participant));
                deliveries.add(view.frame(), everyone.filter(is_other));
            }
            Members::Of(rooms) => {
                for (room, view) in rooms {
                    deliveries.add(view.frame(), self.in_room(*room).filter(is_other));
                }
            }
        }
        for (participant, view) in &event.own {
            if matches!(view, View::Anew(None)) {
                self.let_come_back(self.as_members(*participant));
            }
            deliveries.add(view.frame(), self.as_members(*participant));
        }
    }

    fn address_followers(&self, event: &EventFrames, deliveries: &mut Deliveries) {
        let own: BTreeSet<ConnectionId> = event
            .own_follower
            .iter()
            .flat_map(|(own, _)| self.of(*own))
            .filter(|id| self.followers.contains(id))
            .collect();
        let seated: BTreeSet<ConnectionId> = event.seats.iter().flat_map(|(room, _)| self.seated_in(*room)).collect();
        let others = self.followers.iter().copied().filter(|id| !own.contains(id) && !seated.contains(id));
        deliveries.add(event.followers.frame(), others);
        for (room, view) in &event.seats {
            deliveries.add(view.frame(), self.seated_in(*room).filter(|id| !own.contains(id)));
        }
        if let Some((own, View::Anew(None))) = &event.own_follower {
            self.let_in_anew(*own);
        }
        if let Some((_, view)) = &event.own_follower {
            deliveries.add(view.frame(), own.iter().copied());
        }
    }

    /// The connections of followers from a room.
    fn seated_in(&self, room: RoomNumber) -> impl Iterator<Item = ConnectionId> {
        self.seats.get(&room).into_iter().flatten().copied()
    }

    /// Ends a participant's following connections, so that they come back and see something else.
    fn let_in_anew(&self, participant: ParticipantId) {
        let would_follow = |id: &ConnectionId| self.all.get(id).is_some_and(|connected| connected.would_follow);
        self.let_come_back(self.of(participant).filter(would_follow));
    }

    /// Ends connections that start again with a snapshot when they come back.
    fn let_come_back(&self, connections: impl Iterator<Item = ConnectionId>) {
        for connected in connections.filter_map(|id| self.all.get(&id)) {
            connected.queue.close(Goodbye::ComeBack);
        }
    }

    /// Is anybody of that audience connected? All followers count as one audience.
    pub fn has(&self, audience: Audience) -> bool {
        match audience {
            Audience::Facilitator => !self.facilitators.is_empty(),
            Audience::Plenary => !self.plenaries.is_empty(),
            Audience::Follower(_) => !self.followers.is_empty(),
            Audience::Participant(participant) => self.of(participant).next().is_some(),
            Audience::Room(room) => self.in_room(room).next().is_some(),
        }
    }

    /// The connections by which a participant is in their room.
    fn as_members(&self, participant: ParticipantId) -> impl Iterator<Item = ConnectionId> {
        self.of(participant).filter(|id| !self.followers.contains(id))
    }

    /// Puts everything into the queues. Returns the connections that are over.
    pub fn deliver(&self, deliveries: Deliveries) -> Vec<ConnectionId> {
        let mut lost = Vec::new();
        for (id, frames) in deliveries.0 {
            if self.all.get(&id).is_some_and(|connected| !connected.queue.send(frames)) {
                lost.push(id);
            }
        }
        lost
    }

    /// Adds a connection to the list of its room: of members, or of followers.
    fn place(&mut self, id: ConnectionId, room: Option<RoomNumber>) {
        let Some(connected) = self.all.get_mut(&id) else { return };
        let is_follower = matches!(connected.device, Device::Follower(_));
        let index = if is_follower { &mut self.seats } else { &mut self.rooms };
        if let Some(left) = std::mem::replace(&mut connected.room, room) {
            remove_from(index, &left, id);
        }
        if let Some(room) = room {
            index.entry(room).or_default().insert(id);
        }
    }
}

impl Drop for Connections {
    fn drop(&mut self) {
        self.close(Goodbye::ComeBack);
    }
}

fn remove_from<K: Eq + Hash>(index: &mut HashMap<K, BTreeSet<ConnectionId>>, key: &K, id: ConnectionId) {
    if let Some(known) = index.get_mut(key) {
        known.remove(&id);
        if known.is_empty() {
            index.remove(key);
        }
    }
}

/// Frames to be delivered to connections; those for one connection stay together and in order.
#[derive(Debug, Default)]
pub(super) struct Deliveries(HashMap<ConnectionId, Vec<Frame>>);

impl Deliveries {
    /// Adds a frame, if there is one, for each of these connections.
    pub fn add(&mut self, frame: Option<&Frame>, to: impl Iterator<Item = ConnectionId>) {
        if let Some(frame) = frame {
            for id in to {
                self.0.entry(id).or_default().push(frame.clone());
            }
        }
    }

    /// Adds other deliveries after these.
    pub fn append(&mut self, later: Self) {
        for (id, frames) in later.0 {
            self.0.entry(id).or_default().extend(frames);
        }
    }
}
