//! Names everything that can happen, for tests that claim to cover it. Each list is also the `match` that gives the
//! names, so the compiler keeps the lists complete.

use crate::session::{
    AccessEvent, ArgumentEvent, BallotEvent, DebriefEvent, DecidedBy, Event, GatheringEvent, LifecycleEvent,
    LookBackEvent, Outcome, PeopleEvent, PresenterHow, ProgrammeEvent, RoomEvent, RoundEvent,
};

/// Lists the variants of an enum, with a function that names one. A variant that is not listed does not compile.
macro_rules! named {
    ($(#[$doc:meta])* $list:ident, $name:ident, $of:ident: $($variant:ident)*) => {
        $(#[$doc])*
        const $list: &[&str] = &[$(stringify!($variant)),*];

        const fn $name(one: &$of) -> &'static str {
            match one {
                $($of::$variant { .. } => stringify!($variant),)*
            }
        }
    };
}

/// Lists the events of all slices, with a function that names one.
macro_rules! events {
    ($($slice:ident $of:ident: $($variant:ident)*;)*) => {
        /// Every kind of event.
        const EVENTS: &[&str] = &["NothingChanged", $($(concat!(stringify!($slice), "::", stringify!($variant))),*),*];

        const fn event_name(event: &Event) -> &'static str {
            match event {
                Event::NothingChanged => "NothingChanged",
                $($(Event::$slice($of::$variant { .. }) => concat!(stringify!($slice), "::", stringify!($variant)),)*)*
            }
        }
    };
}

events! {
    Lifecycle LifecycleEvent: Opened Imported Ended ServerWasAway;
    Programme ProgrammeEvent: BlockStarted BlockEnded;
    Access AccessEvent: DoorLocked LinkIssued LinkWithdrawn PeopleNamedInReport;
    People PeopleEvent: Joined Renamed Moved Removed Restored Mixed MixUndone Expected;
    Room RoomEvent: Added Merged PresenterChanged PresenterOffered PresenterReturned PresenterRequested HelpAsked MessageSent;
    Round RoundEvent: Started PhaseChanged SilenceStarted SilenceEnded TimerPaused TimerResumed TimeAdded TimeGivenBack TimeUp Closed;
    Argument ArgumentEvent: Added Edited Moved Deleted Supported;
    Ballot BallotEvent: FirstCast Cast Voided Counted ReVoteCalled ReVoteClosed LotDrawn ReasonsAmended MinorityHeard;
    Debrief DebriefEvent: ScreenShown DilemmaRevealed RoomRevealed DilemmaCovered SpotlightMoved PageTurned ArgumentsFiltered GuessMade ArgumentRecognised;
    Gathering GatheringEvent: Starred ThemeMade ThemeRenamed ThemeDropped Gathered NoteWritten NoteEdited NoteDeleted;
    LookBack LookBackEvent: Opened Answered;
}

named! {
    /// Every way in which a room can come to its choice.
    WAYS, way_name, DecidedBy: Unanimous Majority ReVote Lot
}

named! {
    /// Every way in which somebody can become the presenter.
    HOWS, how_name, PresenterHow: FirstToEnter Accepted HandedOver Assigned PredecessorMoved
}

/// Variants within some events that need their own names.
const NOW_AND_THEN: &[&str] = &[
    "silent",
    "silent_by",
    "changed",
    "changed_by",
    "by_hands",
    "missing",
    "reopens",
    "NotChosen",
    "to all",
    "to a room",
];

/// Everything that tests should cover: every kind of event, and the variants within some.
pub fn everything() -> impl Iterator<Item = &'static str> {
    [EVENTS, WAYS, HOWS, NOW_AND_THEN].into_iter().flatten().copied()
}

/// The entries of [`everything`] that an event covers.
pub fn met_in(event: &Event) -> Vec<&'static str> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kind itself is named above, and most have no variants")]
    let within = match event {
        Event::Round(RoundEvent::Closed { outcome: Some(Outcome::Chosen(choice)), .. }) => Some(way_name(&choice.way)),
        Event::Round(RoundEvent::Closed { outcome: Some(Outcome::NotChosen), .. }) => Some("NotChosen"),
        Event::Room(RoomEvent::PresenterChanged { to: Some((_, how)), .. }) => Some(how_name(how)),
        Event::Argument(ArgumentEvent::Added { silent: true, .. }) => Some("silent"),
        Event::Argument(ArgumentEvent::Deleted { silent_by: Some(_), .. }) => Some("silent_by"),
        Event::Ballot(BallotEvent::Cast { changed: true, .. }) => Some("changed"),
        Event::Ballot(BallotEvent::Counted { by_hands: true, .. }) => Some("by_hands"),
        Event::Ballot(BallotEvent::Counted { changed_by: Some(_), .. }) => Some("changed_by"),
        Event::Ballot(BallotEvent::Counted { missing: 1.., .. }) => Some("missing"),
        Event::Round(RoundEvent::TimeGivenBack { reopens: Some(_), .. }) => Some("reopens"),
        Event::Room(RoomEvent::MessageSent { room: None, .. }) => Some("to all"),
        Event::Room(RoomEvent::MessageSent { room: Some(_), .. }) => Some("to a room"),
        _ => None,
    };
    [Some(event_name(event)), within].into_iter().flatten().collect()
}
