//! Events by what they are about, as patterns. A match over events has no wildcard: what concerns it, it names one by one,
//! and the rest it names as such a group. So a new event does not compile before it has its place in a group and in every
//! match that names the events of that group.

/// Events of the session as a whole.
#[macro_export]
macro_rules! events_of_session {
    () => {
        $crate::session::Event::SessionOpened(_)
            | $crate::session::Event::SessionImported(_)
            | $crate::session::Event::BlockStarted { .. }
            | $crate::session::Event::BlockEnded
            | $crate::session::Event::SessionEnded
            | $crate::session::Event::LookBackOpened { .. }
            | $crate::session::Event::DoorLocked { .. }
            | $crate::session::Event::PeopleNamedInReport { .. }
            | $crate::session::Event::PeopleExpected { .. }
            | $crate::session::Event::LinkIssued { .. }
            | $crate::session::Event::LinkWithdrawn { .. }
            | $crate::session::Event::MessageSent { .. }
            | $crate::session::Event::ServerWasAway { .. }
    };
}

/// Events of people: who is there, and in which room; and which rooms there are.
#[macro_export]
macro_rules! events_of_people {
    () => {
        $crate::session::Event::ParticipantJoined { .. }
            | $crate::session::Event::ParticipantRenamed { .. }
            | $crate::session::Event::ParticipantMoved { .. }
            | $crate::session::Event::ParticipantRemoved { .. }
            | $crate::session::Event::ParticipantRestored { .. }
            | $crate::session::Event::RoomsMixed { .. }
            | $crate::session::Event::MixUndone { .. }
            | $crate::session::Event::RoomsAdded { .. }
            | $crate::session::Event::RoomsMerged { .. }
    };
}

/// Events of one room, beside those of its latest round. Takes a pattern for the room's number.
#[macro_export]
macro_rules! events_of_room {
    ($room:pat) => {
        $crate::session::Event::PresenterChanged { room: $room, .. }
            | $crate::session::Event::PresenterOffered { room: $room }
            | $crate::session::Event::PresenterReturned { room: $room }
            | $crate::session::Event::PresenterRequested { room: $room, .. }
            | $crate::session::Event::HelpAsked { room: $room, .. }
            | $crate::session::Event::RoundStarted { room: $room, .. }
            | $crate::session::Event::LookedBack { room: $room, .. }
    };
}

/// Events of the latest round of a room. Takes a pattern for the room's number.
#[macro_export]
macro_rules! events_of_round {
    ($room:pat) => {
        $crate::session::Event::PhaseChanged { room: $room, .. }
            | $crate::session::Event::SilenceStarted { room: $room, .. }
            | $crate::session::Event::SilenceEnded { room: $room, .. }
            | $crate::session::Event::TimerPaused { room: $room }
            | $crate::session::Event::TimerResumed { room: $room }
            | $crate::session::Event::TimeAdded { room: $room, .. }
            | $crate::session::Event::TimeGivenBack { room: $room, .. }
            | $crate::session::Event::TimeUp { room: $room }
            | $crate::session::Event::ArgumentAdded { room: $room, .. }
            | $crate::session::Event::ArgumentEdited { room: $room, .. }
            | $crate::session::Event::ArgumentMoved { room: $room, .. }
            | $crate::session::Event::ArgumentDeleted { room: $room, .. }
            | $crate::session::Event::ArgumentSupported { room: $room, .. }
            | $crate::session::Event::FirstBallotCast { room: $room, .. }
            | $crate::session::Event::BallotCast { room: $room, .. }
            | $crate::session::Event::BallotsVoided { room: $room }
            | $crate::session::Event::BallotsCounted { room: $room, .. }
            | $crate::session::Event::ReVoteCalled { room: $room, .. }
            | $crate::session::Event::ReVoteClosed { room: $room }
            | $crate::session::Event::LotDrawn { room: $room, .. }
            | $crate::session::Event::RoundClosed { room: $room, .. }
            | $crate::session::Event::ReasonsAmended { room: $room, .. }
            | $crate::session::Event::MinorityHeard { room: $room, .. }
    };
}

/// Events of the debrief, and of nothing else.
#[macro_export]
macro_rules! events_of_debrief {
    () => {
        $crate::session::Event::ScreenShown { .. }
            | $crate::session::Event::DilemmaRevealed { .. }
            | $crate::session::Event::RoomRevealed { .. }
            | $crate::session::Event::DilemmaCovered { .. }
            | $crate::session::Event::SpotlightMoved { .. }
            | $crate::session::Event::PageTurned { .. }
            | $crate::session::Event::ArgumentsFiltered { .. }
            | $crate::session::Event::GuessMade { .. }
            | $crate::session::Event::ArgumentStarred { .. }
            | $crate::session::Event::ArgumentRecognised { .. }
            | $crate::session::Event::ThemeMade { .. }
            | $crate::session::Event::ThemeRenamed { .. }
            | $crate::session::Event::ThemeDropped { .. }
            | $crate::session::Event::ArgumentsGathered { .. }
            | $crate::session::Event::NoteWritten { .. }
            | $crate::session::Event::NoteEdited { .. }
            | $crate::session::Event::NoteDeleted { .. }
    };
}

pub(crate) use {events_of_debrief, events_of_people, events_of_room, events_of_round, events_of_session};
