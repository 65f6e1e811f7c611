//! Names everything that can happen, for tests that claim to cover it. The compiler keeps the lists complete, because each
//! is also the `match` that gives the names.

use crate::session::{Event, Outcome, PresenterHow, Way};

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

named! {
    /// Every kind of event.
    EVENTS, event_name, Event:
    SessionOpened SessionImported BlockStarted BlockEnded NothingChanged SessionEnded LookBackOpened DoorLocked
    PeopleNamedInReport PeopleExpected LinkIssued LinkWithdrawn
    ParticipantJoined ParticipantRenamed ParticipantMoved ParticipantRemoved ParticipantRestored RoomsMixed MixUndone
    RoomsAdded RoomsMerged
    PresenterChanged PresenterOffered PresenterReturned PresenterRequested HelpAsked MessageSent
    RoundStarted PhaseChanged SilenceStarted SilenceEnded TimerPaused TimerResumed TimeAdded ServerWasAway TimeGivenBack
    TimeUp
    ArgumentAdded ArgumentEdited ArgumentMoved ArgumentDeleted ArgumentSupported
    FirstBallotCast BallotCast BallotsVoided BallotsCounted ReVoteCalled ReVoteClosed LotDrawn RoundClosed ReasonsAmended
    MinorityHeard
    ScreenShown DilemmaRevealed RoomRevealed DilemmaCovered SpotlightMoved PageTurned ArgumentsFiltered GuessMade
    ArgumentStarred ArgumentRecognised ThemeMade ThemeRenamed ThemeDropped ArgumentsGathered NoteWritten NoteEdited
    NoteDeleted LookedBack
}

named! {
    /// Every way in which a room comes to its choice.
    WAYS, way_name, Way: Unanimous Majority ReVote Lot
}

named! {
    /// Every way in which somebody comes to present.
    HOWS, how_name, PresenterHow: FirstToEnter Accepted HandedOver Assigned PredecessorMoved
}

/// Variants that some events have now and then.
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

/// Everything that tests should meet: every kind of event, and what makes a difference within some.
pub fn everything() -> impl Iterator<Item = &'static str> {
    [EVENTS, WAYS, HOWS, NOW_AND_THEN].into_iter().flatten().copied()
}

/// The entries of [`everything`] that an event stands for.
pub fn met_in(event: &Event) -> Vec<&'static str> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kind itself is named above, and most are one thing only")]
    let within = match event {
        Event::RoundClosed { outcome: Some(Outcome::Chosen(choice)), .. } => Some(way_name(&choice.way)),
        Event::RoundClosed { outcome: Some(Outcome::NotChosen), .. } => Some("NotChosen"),
        Event::PresenterChanged { to: Some((_, how)), .. } => Some(how_name(how)),
        Event::ArgumentAdded { silent: true, .. } => Some("silent"),
        Event::ArgumentDeleted { silent_by: Some(_), .. } => Some("silent_by"),
        Event::BallotCast { changed: true, .. } => Some("changed"),
        Event::BallotsCounted { by_hands: true, .. } => Some("by_hands"),
        Event::BallotsCounted { changed_by: Some(_), .. } => Some("changed_by"),
        Event::BallotsCounted { missing: 1.., .. } => Some("missing"),
        Event::TimeGivenBack { reopens: Some(_), .. } => Some("reopens"),
        Event::MessageSent { room: None, .. } => Some("to all"),
        Event::MessageSent { room: Some(_), .. } => Some("to a room"),
        _ => None,
    };
    [Some(event_name(event)), within].into_iter().flatten().collect()
}
