//! What each audience is shown of an event, encoded once per audience.

use std::cell::RefCell;
use std::collections::BTreeMap;

use shared::ids::{ParticipantId, RoomNumber, Seq};
use shared::session::{AccessEvent, Event, PeopleEvent, RoomEvent, RoundEvent, Session};
use shared::time::Timestamp;
use shared::view::{
    Audience, Change, concerned, project, project_around, project_rooms, project_seats, shows_hall_rooms,
    shows_hall_the_same,
};
use shared::wire::ToDevice;

use super::frame::Frame;
use super::ids::{Device, EndedLink};

/// The maximum number of bytes of an event's frames for individuals. When an event shows very many people something of
/// their own, the rest of them reconnect, and each gets a snapshot when there is room for it.
const OWN_BYTES: usize = 8 * 1024 * 1024;

/// What an audience is shown of an event.
#[derive(Clone, Debug)]
pub(super) enum View {
    /// Nothing at all.
    Nothing,
    /// A change to its state.
    Change(Frame),
    /// A new start with this snapshot; `None` if nobody was there to see it.
    Anew(Option<Frame>),
}

/// The frames of one event.
#[derive(Clone, Debug)]
pub(super) struct EventFrames {
    /// For every facilitator.
    pub facilitator: View,
    /// For every plenary screen.
    pub plenary: View,
    /// For the members of rooms.
    pub members: Members,
    /// For participants who are shown something other than their room.
    pub own: BTreeMap<ParticipantId, View>,
    /// For everybody who follows the plenary screen on their own device.
    pub followers: View,
    /// For followers from these rooms who are shown something else.
    pub seats: Vec<(RoomNumber, View)>,
    /// For one follower who is shown something else.
    pub own_follower: Option<(ParticipantId, View)>,
    /// The people who moved to another room, or to none.
    pub moved: Vec<(ParticipantId, Option<RoomNumber>)>,
    /// The link whose secret no longer works: its connections are ended.
    pub link: Option<EndedLink>,
    /// The room that moved to another phase.
    pub turns: Option<RoomNumber>,
}

/// What members of rooms are shown.
#[derive(Clone, Debug)]
pub(super) enum Members {
    /// The same for all participants, in a room or not.
    Everyone(View),
    /// For the members of these rooms.
    Of(Vec<(RoomNumber, View)>),
}

impl EventFrames {
    /// The frames of an event that was just applied, with `after` the resulting state. `is_here` says which audiences
    /// are connected; the others get a snapshot when they return.
    pub fn of(seq: Seq, event: &Event, at: Timestamp, after: &Session, is_here: &dyn Fn(Audience) -> bool) -> Self {
        let encoder = RefCell::new(Encoder { seq, last: None });
        let view = |audience| encoder.borrow_mut().view(project(event, at, after, audience));
        let concerned = concerned(event, after);
        // Just before what rooms are shown, which is often the same.
        let facilitator = view(Audience::Facilitator);
        let members = match concerned.rooms {
            // Nothing that concerns every room differs between rooms.
            None => Members::Everyone(view(Audience::Room(RoomNumber(0)))),
            Some(rooms) => Members::Of(rooms.into_iter().map(|room| (room, view(Audience::Room(room)))).collect()),
        };
        let own = concerned.own.into_iter().map(|own| (own, view(Audience::Participant(own))));
        let mut bytes = 0;
        let anew = concerned.anew.into_iter().map(|own| {
            let audience = Audience::Participant(own);
            if bytes > OWN_BYTES || !is_here(audience) {
                return (own, View::Anew(None));
            }
            let view = view(audience);
            bytes += view.frame().map_or(0, Frame::len);
            (own, view)
        });
        let own_follower = match event {
            // A newcomer has received nothing yet. Somebody who was removed no longer follows, until that is undone.
            Event::People(
                PeopleEvent::Joined { participant, .. }
                | PeopleEvent::Removed { participant, .. }
                | PeopleEvent::Restored { participant, .. },
            ) => Some((*participant, View::Anew(None))),
            _ => concerned.follower.map(|own| (own, view(Audience::Follower(own)))),
        };
        // Followers hold the same state, apart from their own part and what their room is told.
        let (screen, any_follower) = (Audience::Plenary, Audience::Follower(ParticipantId(0)));
        let is_for_nobody = |audience| shows_hall_rooms(event) && !is_here(audience);
        let view_if_here = |audience| if is_for_nobody(audience) { View::Anew(None) } else { view(audience) };
        let plenary = view_if_here(screen);
        let is_made = shows_hall_the_same(event) && plenary.frame().is_some();
        let followers = if is_made { plenary.clone() } else { view_if_here(any_follower) };
        let seats = if is_for_nobody(any_follower) { Vec::new() } else { project_seats(event, after) };
        Self {
            facilitator,
            plenary,
            members,
            own: own.chain(anew).collect(),
            followers,
            seats: seats.into_iter().map(|(room, change)| (room, encoder.borrow_mut().view(Some(change)))).collect(),
            own_follower,
            moved: moved(event, after),
            link: match event {
                Event::Access(AccessEvent::LinkIssued { link, .. } | AccessEvent::LinkWithdrawn { link }) => {
                    Some(EndedLink::Secret(*link))
                }
                Event::Access(
                    AccessEvent::CoFacilitatorInvited { co_facilitator, .. }
                    | AccessEvent::CoFacilitatorWithdrawn { co_facilitator },
                ) => Some(EndedLink::CoFacilitator(*co_facilitator)),
                _ => None,
            },
            turns: match event {
                Event::Round(
                    RoundEvent::Started { room, .. }
                    | RoundEvent::PhaseChanged { room, .. }
                    | RoundEvent::TimeUp { room }
                    | RoundEvent::Closed { room, .. },
                ) => Some(*room),
                _ => None,
            },
        }
    }

    /// What is shown to a device, whose participant (if it has one) is in `room`.
    pub fn shown_to(&self, device: Device, room: Option<RoomNumber>) -> &View {
        match device {
            Device::Facilitator | Device::CoFacilitator(_) => &self.facilitator,
            Device::Plenary => &self.plenary,
            Device::Follower(participant) => match &self.own_follower {
                Some((own, view)) if *own == participant => view,
                _ => self.seat_in(room).unwrap_or(&self.followers),
            },
            Device::Member(participant) => match (self.own.get(&participant), &self.members) {
                (Some(view), _) | (None, Members::Everyone(view)) => view,
                (None, Members::Of(rooms)) => {
                    let found = rooms.iter().find(|(concerned, _)| Some(*concerned) == room);
                    found.map_or(&View::Nothing, |(_, view)| view)
                }
            },
        }
    }

    /// What followers from `room` are shown, if that differs from the others.
    pub fn seat_in(&self, room: Option<RoomNumber>) -> Option<&View> {
        self.seats.iter().find(|(of, _)| Some(*of) == room).map(|(_, view)| view)
    }

    /// Bytes of all its frames.
    pub fn len(&self) -> usize {
        let members: Vec<&View> = match &self.members {
            Members::Everyone(view) => vec![view],
            Members::Of(rooms) => rooms.iter().map(|(_, view)| view).collect(),
        };
        let shared = [&self.facilitator, &self.plenary, &self.followers];
        let others = self.own.values().chain(self.seats.iter().map(|(_, view)| view));
        let own = self.own_follower.iter().map(|(_, view)| view);
        let all = shared.into_iter().chain(members).chain(others).chain(own);
        all.filter_map(View::frame).map(Frame::len).sum()
    }

    /// The same without snapshots, which are large and soon out of date.
    pub fn without_snapshots(mut self) -> Self {
        self.facilitator.forget_snapshot();
        self.plenary.forget_snapshot();
        self.followers.forget_snapshot();
        self.seats.iter_mut().for_each(|(_, view)| view.forget_snapshot());
        self.own.values_mut().for_each(View::forget_snapshot);
        if let Members::Of(rooms) = &mut self.members {
            for (_, view) in rooms {
                view.forget_snapshot();
            }
        }
        self
    }
}

/// The people who are in another room after `event`, or in none.
fn moved(event: &Event, after: &Session) -> Vec<(ParticipantId, Option<RoomNumber>)> {
    match event {
        Event::People(PeopleEvent::Moved { participant, to, .. }) => vec![(*participant, Some(*to))],
        Event::People(PeopleEvent::Removed { participant, .. }) => vec![(*participant, None)],
        Event::People(PeopleEvent::Restored { participant, to }) => {
            vec![(*participant, to.filter(|_| !after.came_after_the_end(*participant)))]
        }
        Event::People(PeopleEvent::Mixed { placements } | PeopleEvent::MixUndone { placements }) => {
            placements.iter().map(|(person, room)| (*person, Some(*room))).collect()
        }
        Event::Room(RoomEvent::Merged { into, .. }) => {
            after.members(*into).map(|(member, _)| (member, Some(*into))).collect()
        }
        _ => Vec::new(),
    }
}

/// Encodes what audiences are shown of one event.
struct Encoder {
    seq: Seq,
    /// The latest frame. The next audience is often shown the same, and then shares it.
    last: Option<(ToDevice, Frame)>,
}

impl Encoder {
    fn view(&mut self, change: Option<Change>) -> View {
        let Some(change) = change else { return View::Nothing };
        // A follower who moved to another room starts again: replaying changes would send what that room was told
        // before.
        let is_snapshot = match change {
            Change::Snapshot(_) | Change::Placed { .. } | Change::Uncovered { .. } | Change::Seated(_) => true,
            Change::Event { .. } | Change::Gone { .. } => false,
        };
        let frame = self.frame(ToDevice::Change { seq: self.seq, change });
        if is_snapshot { View::Anew(Some(frame)) } else { View::Change(frame) }
    }

    fn frame(&mut self, told: ToDevice) -> Frame {
        match &self.last {
            Some((last, frame)) if *last == told => frame.clone(),
            _ => {
                let frame = Frame::of(&told);
                self.last.insert((told, frame)).1.clone()
            }
        }
    }
}

impl View {
    /// The frame to send.
    pub fn frame(&self) -> Option<&Frame> {
        match self {
            Self::Nothing => None,
            Self::Change(frame) => Some(frame),
            Self::Anew(snapshot) => snapshot.as_ref(),
        }
    }

    fn forget_snapshot(&mut self) {
        if let Self::Anew(snapshot) = self {
            *snapshot = None;
        }
    }
}

/// What snapshots have in common since the latest event, encoded once somebody needs it: the dilemmas, for everybody,
/// and all rooms, for facilitators, and for the plenary screen and its followers.
#[derive(Debug, Default)]
pub(super) struct Snapshots {
    dilemmas: Option<Frame>,
    facilitator: Option<Frame>,
    plenary: Option<Frame>,
}

/// Where the dilemmas and the rooms belong in a snapshot without any. People's words can't contain this, because a
/// quote in them has a backslash.
const NO_DILEMMAS: &[u8] = br#""dilemmas":[]"#;
const NO_ROOMS: &[u8] = br#""rooms":{}"#;

impl Snapshots {
    /// The welcome of a device that sees `session`, with the shared dilemmas filled in, and the shared rooms if it sees
    /// all of them.
    pub fn complete(&mut self, welcome: &ToDevice, device: Device, session: &Session) -> Vec<Frame> {
        let rooms = match device {
            Device::Facilitator | Device::CoFacilitator(_) => Some(&mut self.facilitator),
            Device::Plenary | Device::Follower(_) => Some(&mut self.plenary),
            Device::Member(_) => None,
        };
        let rooms = rooms.map(|kept| {
            &*kept.get_or_insert_with(|| Frame::field("rooms", &project_rooms(session, device.audience())))
        });
        let dilemmas = self.dilemmas.get_or_insert_with(|| Frame::field("dilemmas", &session.dilemmas));
        let shared = [Some((NO_DILEMMAS, &*dilemmas)), rooms.map(|rooms| (NO_ROOMS, rooms))];
        Frame::of(welcome).around(shared.into_iter().flatten())
    }

    /// What a device sees, without the dilemmas, and without the rooms if it sees all of them.
    pub fn begin(device: Device, session: &Session) -> Session {
        let (audience, around) = (device.audience(), project_around(session, device.audience()));
        match device {
            Device::Facilitator | Device::CoFacilitator(_) | Device::Plenary | Device::Follower(_) => around,
            Device::Member(_) => Session { rooms: project_rooms(session, audience), ..around },
        }
    }
}
