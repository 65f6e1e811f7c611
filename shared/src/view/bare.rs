//! Strips an event of what no device may see, or only its owner's.

use crate::ids::ParticipantId;
use crate::session::{Event, Session, Side};
use crate::view::stand_in::{Among, shown_as};

/// The event without hashes and without sides of ballots and guesses that are not `own`;
/// the end of a silence with what appears, the opening of one room's result without it.
pub(super) fn without_secrets(event: &Event, after: &Session, own: Option<ParticipantId>) -> Event {
    let own_side = |participant: &ParticipantId, side: &Option<Side>| {
        if own == Some(*participant) { *side } else { None }
    };
    match event {
        Event::ParticipantJoined { participant, name, room, .. } => {
            Event::ParticipantJoined { participant: *participant, name: name.clone(), room: *room, token: None }
        }
        Event::LinkIssued { link, .. } => Event::LinkIssued { link: *link, secret: None },
        Event::FirstBallotCast { room, participant, side, changed } => {
            let (room, side, changed) = (*room, own_side(participant, side), *changed);
            Event::FirstBallotCast { room, participant: *participant, side, changed }
        }
        Event::BallotCast { room, participant, side, changed, .. } => Event::BallotCast {
            room: *room,
            participant: *participant,
            side: own_side(participant, side),
            changed: *changed,
            electors: Vec::new(),
        },
        Event::BallotsCounted { room, count, by_hands, missing, changed_by } => Event::BallotsCounted {
            room: *room,
            count: *count,
            by_hands: *by_hands,
            missing: *missing,
            changed_by: changed_by.filter(|by| own == Some(*by)),
        },
        Event::GuessMade { dilemma, participant, side, changed } => {
            let (dilemma, side, changed) = (*dilemma, own_side(participant, side), *changed);
            Event::GuessMade { dilemma, participant: *participant, side, changed }
        }
        Event::ArgumentRecognised { argument, participant, on } => {
            let participant = shown_as(after, *participant, Among::recognising(after, *argument), own);
            Event::ArgumentRecognised { argument: *argument, participant, on: *on }
        }
        Event::LookedBack { room, dilemma, participant, look_back } => {
            let among = Among::LookingBack(*room, *dilemma);
            let (participant, look_back) = (shown_as(after, *participant, among, own), look_back.clone());
            Event::LookedBack { room: *room, dilemma: *dilemma, participant, look_back }
        }
        Event::SilenceEnded { room, .. } => {
            let round = after.rooms.get(room).and_then(|room| room.last_round());
            let appearing = round.map(|round| round.arguments.values().cloned().collect());
            Event::SilenceEnded { room: *room, appearing: appearing.unwrap_or_default() }
        }
        // An imported session is never shown as an event: every device starts from a snapshot.
        Event::SessionOpened(_)
        | Event::SessionImported(_)
        // Nothing in these is a secret.
        | Event::BlockStarted { .. }
        | Event::BlockEnded
        | Event::NothingChanged
        | Event::SessionEnded
        | Event::LookBackOpened { .. }
        | Event::DoorLocked { .. }
        | Event::PeopleNamedInReport { .. }
        | Event::PeopleExpected { .. }
        | Event::LinkWithdrawn { .. }
        | Event::ParticipantRenamed { .. }
        | Event::ParticipantMoved { .. }
        | Event::ParticipantRemoved { .. }
        | Event::ParticipantRestored { .. }
        | Event::RoomsMixed { .. }
        | Event::MixUndone { .. }
        | Event::RoomsAdded { .. }
        | Event::RoomsMerged { .. }
        | Event::PresenterChanged { .. }
        | Event::PresenterOffered { .. }
        | Event::PresenterReturned { .. }
        | Event::PresenterRequested { .. }
        | Event::HelpAsked { .. }
        | Event::MessageSent { .. }
        | Event::RoundStarted { .. }
        | Event::PhaseChanged { .. }
        | Event::SilenceStarted { .. }
        | Event::TimerPaused { .. }
        | Event::TimerResumed { .. }
        | Event::TimeAdded { .. }
        | Event::ServerWasAway { .. }
        | Event::TimeGivenBack { .. }
        | Event::TimeUp { .. }
        | Event::ArgumentAdded { .. }
        | Event::ArgumentEdited { .. }
        | Event::ArgumentMoved { .. }
        | Event::ArgumentDeleted { .. }
        | Event::ArgumentSupported { .. }
        | Event::BallotsVoided { .. }
        | Event::ReVoteCalled { .. }
        | Event::ReVoteClosed { .. }
        | Event::LotDrawn { .. }
        | Event::RoundClosed { .. }
        | Event::ReasonsAmended { .. }
        | Event::MinorityHeard { .. }
        | Event::ScreenShown { .. }
        | Event::DilemmaRevealed { .. }
        | Event::RoomRevealed { .. }
        | Event::DilemmaCovered { .. }
        | Event::SpotlightMoved { .. }
        | Event::PageTurned { .. }
        | Event::ArgumentsFiltered { .. }
        | Event::ArgumentStarred { .. }
        | Event::ThemeMade { .. }
        | Event::ThemeRenamed { .. }
        | Event::ThemeDropped { .. }
        | Event::ArgumentsGathered { .. }
        | Event::NoteWritten { .. }
        | Event::NoteEdited { .. }
        | Event::NoteDeleted { .. } => event.clone(),
    }
}
