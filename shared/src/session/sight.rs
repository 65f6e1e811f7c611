//! The audiences that see an event.

use crate::ids::ParticipantId;

/// The audiences that receive an event. Each slice names them for each of its events, so that a new event is on no
/// screen until somebody decides it. An event that shows some of them less than was recorded has an arm of its own in
/// [`crate::view`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Everybody, on every screen.
    Everybody,
    /// Its room, the facilitator and the plenary screen.
    RoomAndPlenary,
    /// Its room and the facilitator; the plenary screen only while the room's result is uncovered.
    RoomAndResults,
    /// Its room and the facilitator.
    Room,
    /// Only this member of its room.
    Member(ParticipantId),
    /// The facilitator, and the plenary screen with everybody who follows it.
    Plenary,
    /// The facilitator, the plenary screen, and one person who follows it.
    Follower(ParticipantId),
    /// Only one person who follows the plenary screen.
    FollowerAlone(ParticipantId),
    /// Only this person, in their room and following the plenary screen.
    Person(ParticipantId),
    /// This person, in their room and following the plenary screen; and the facilitator and the plenary screen.
    PersonAndScreens(ParticipantId),
    /// This person, in their room and following the plenary screen. The facilitator and the plenary screen only learn
    /// that somebody did it.
    Counted(Option<ParticipantId>),
    /// Only the facilitator.
    Facilitator,
    /// The facilitator, and those who see the people whom it moves or names: [`crate::view`] has an arm for each.
    Placement,
    /// Nobody.
    Nobody,
}
