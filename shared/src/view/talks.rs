//! The view that each audience gets of an event about a talk.

use crate::ids::ParticipantId;
use crate::session::{Session, Sight, TalkEvent};
use crate::view::Audience;
use crate::view::state::hears_what_is_said;

/// The view that `audience` gets of an event about a talk; `after` is the state that the event led to. None if the
/// audience does not see it.
pub(super) fn project_talk(event: &TalkEvent, after: &Session, audience: Audience) -> Option<TalkEvent> {
    let own = match audience {
        Audience::Participant(own) | Audience::Follower(own) => Some(own),
        Audience::Facilitator | Audience::Plenary | Audience::Room(_) => None,
    };
    let is_shown = match event.sight() {
        // The plenary screen shows nothing of it.
        Sight::Everybody => audience != Audience::Plenary && hears_what_is_said(after, audience),
        Sight::Person(of) => own == Some(of),
        Sight::Counted(of) => audience == Audience::Facilitator || (own.is_some() && own == of),
        // No event about a talk has any of these.
        Sight::RoomAndPlenary
        | Sight::RoomAndResults
        | Sight::Room
        | Sight::Member(_)
        | Sight::Plenary
        | Sight::Follower(_)
        | Sight::FollowerAlone(_)
        | Sight::PersonAndScreens(_)
        | Sight::Facilitator
        | Sight::Placement
        | Sight::Nobody => false,
    };
    is_shown.then(|| as_shown(event, after, audience, own))
}

fn as_shown(event: &TalkEvent, after: &Session, audience: Audience, own: Option<ParticipantId>) -> TalkEvent {
    let is_board = audience == Audience::Facilitator;
    let own_only = |by: &Option<(ParticipantId, _)>| by.filter(|(author, _)| own == Some(*author));
    match event {
        TalkEvent::Shared { block, question, text, by } => {
            TalkEvent::Shared { block: *block, question: *question, text: text.clone(), by: own_only(by) }
        }
        TalkEvent::TakenBack { block, question, by } => {
            TalkEvent::TakenBack { block: *block, question: *question, by: own_only(by) }
        }
        TalkEvent::Wanted { block, question, on, .. } if is_board => {
            TalkEvent::Wanted { block: *block, question: *question, participant: None, on: *on }
        }
        TalkEvent::TakenOff { block, question, .. } => {
            TalkEvent::TakenOff { block: *block, question: *question, is_gone: !is_board }
        }
        TalkEvent::PutBack { block, question, .. } => {
            let known = after.collected.talks.get(block).and_then(|talk| talk.questions.get(question));
            let shown = known.filter(|_| !is_board).map(|known| Box::new(known.clone()));
            TalkEvent::PutBack { block: *block, question: *question, shown }
        }
        TalkEvent::Kept { .. }
        | TalkEvent::Edited { .. }
        | TalkEvent::Deleted { .. }
        | TalkEvent::Wanted { .. }
        | TalkEvent::MarkedAnswered { .. } => event.clone(),
    }
}
