//! Removes from an event what no device may see, or only one participant's.

use crate::ids::ParticipantId;
use crate::session::{
    AccessEvent, BallotEvent, DebriefEvent, Event, LookBackEvent, PeopleEvent, RoundEvent, Session, Side,
};
use crate::view::stand_in::{Among, shown_as};

/// The event without hashes, and without the sides of ballots and guesses except those of `own`. The end of a silence
/// gets the arguments that appear; the reveal of one room's result does not get the round.
pub(super) fn without_secrets(event: &Event, after: &Session, own: Option<ParticipantId>) -> Event {
    let own_side = |participant: &ParticipantId, side: &Option<Side>| {
        if own == Some(*participant) { *side } else { None }
    };
    match event {
        Event::People(PeopleEvent::Joined { participant, name, room, .. }) => Event::People(PeopleEvent::Joined {
            participant: *participant,
            name: name.clone(),
            room: *room,
            token: None,
        }),
        Event::Access(AccessEvent::LinkIssued { link, .. }) => {
            Event::Access(AccessEvent::LinkIssued { link: *link, secret: None, keeper: None })
        }
        Event::Access(AccessEvent::CoFacilitatorInvited { co_facilitator, name, .. }) => {
            let (co_facilitator, name) = (*co_facilitator, name.clone());
            Event::Access(AccessEvent::CoFacilitatorInvited { co_facilitator, name, secret: None })
        }
        Event::Ballot(BallotEvent::FirstCast { room, participant, side, changed }) => {
            let (room, side, changed) = (*room, own_side(participant, side), *changed);
            Event::Ballot(BallotEvent::FirstCast { room, participant: *participant, side, changed })
        }
        Event::Ballot(BallotEvent::Cast { room, participant, side, changed, .. }) => Event::Ballot(BallotEvent::Cast {
            room: *room,
            participant: *participant,
            side: own_side(participant, side),
            changed: *changed,
            electors: Vec::new(),
        }),
        Event::Ballot(BallotEvent::Counted { room, count, by_hands, missing, changed_by }) => {
            Event::Ballot(BallotEvent::Counted {
                room: *room,
                count: *count,
                by_hands: *by_hands,
                missing: *missing,
                changed_by: changed_by.filter(|by| own == Some(*by)),
            })
        }
        Event::Debrief(DebriefEvent::GuessMade { dilemma, participant, side, changed }) => {
            let (dilemma, side, changed) = (*dilemma, own_side(participant, side), *changed);
            Event::Debrief(DebriefEvent::GuessMade { dilemma, participant: *participant, side, changed })
        }
        Event::Debrief(DebriefEvent::ArgumentRecognised { argument, participant, on }) => {
            let participant = shown_as(after, *participant, Among::recognising(after, *argument), own);
            Event::Debrief(DebriefEvent::ArgumentRecognised { argument: *argument, participant, on: *on })
        }
        Event::LookBack(LookBackEvent::Answered { room, dilemma, participant, look_back }) => {
            let among = Among::LookingBack(*room, *dilemma);
            let (participant, look_back) = (shown_as(after, *participant, among, own), look_back.clone());
            Event::LookBack(LookBackEvent::Answered { room: *room, dilemma: *dilemma, participant, look_back })
        }
        Event::Round(RoundEvent::SilenceEnded { room, .. }) => {
            let round = after.rooms.get(room).and_then(|room| room.last_round());
            let appearing = round.map(|round| round.arguments.values().cloned().collect());
            Event::Round(RoundEvent::SilenceEnded { room: *room, appearing: appearing.unwrap_or_default() })
        }
        // An imported session is never sent as an event, because every device starts from a snapshot; nothing in the
        // others is a secret.
        Event::Lifecycle(_)
        | Event::Programme(_)
        | Event::Preparation(_)
        | Event::Access(_)
        | Event::People(_)
        | Event::Room(_)
        | Event::Round(_)
        | Event::Argument(_)
        | Event::Ballot(_)
        | Event::Debrief(_)
        | Event::Gathering(_)
        | Event::LookBack(_)
        | Event::Wall(_)
        | Event::Talk(_)
        | Event::NothingChanged => event.clone(),
    }
}
