//! The view that each audience gets of an event about a wall.

use std::collections::BTreeMap;

use crate::ids::EntryId;
use crate::session::{CoveredWall, Entry, Session, Sight, WallEvent};
use crate::view::Audience;

/// The view that `audience` gets of an event about a wall; `after` is the state that the event led to. None if the
/// audience does not see it.
pub(super) fn project_wall(event: &WallEvent, after: &Session, audience: Audience) -> Option<WallEvent> {
    let own = match audience {
        Audience::Participant(own) | Audience::Follower(own) => Some(own),
        Audience::Facilitator | Audience::Plenary | Audience::Room(_) => None,
    };
    let is_screen = matches!(audience, Audience::Facilitator | Audience::Plenary);
    let is_of_plenary = is_screen || matches!(audience, Audience::Follower(_));
    let is_shown = match event.sight() {
        Sight::Everybody => true,
        Sight::Plenary => is_of_plenary,
        Sight::Person(of) => own == Some(of),
        Sight::Counted(of) => is_screen || (own.is_some() && own == of),
        Sight::Facilitator => audience == Audience::Facilitator,
        // No event about a wall has any of these.
        Sight::RoomAndPlenary
        | Sight::RoomAndResults
        | Sight::Room
        | Sight::Member(_)
        | Sight::Follower(_)
        | Sight::FollowerAlone(_)
        | Sight::PersonAndScreens(_)
        | Sight::Placement
        | Sight::Nobody => false,
    };
    is_shown.then(|| as_shown(event, after, audience, is_screen))
}

fn as_shown(event: &WallEvent, after: &Session, audience: Audience, is_screen: bool) -> WallEvent {
    let wall = after.collected.walls.get(&event.block());
    match event {
        WallEvent::Written { block, participant, .. } if is_screen => WallEvent::Written {
            block: *block,
            participant: None,
            words: None,
            name: None,
            changed: false,
            is_entered: participant.is_none(),
        },
        WallEvent::TakenBack { block, .. } if is_screen => WallEvent::TakenBack { block: *block, participant: None },
        WallEvent::SetAside { block, is_aside, .. } if is_screen => {
            WallEvent::SetAside { block: *block, participant: None, is_aside: *is_aside }
        }
        WallEvent::Revealed { block, numbers, counted, .. } => {
            let shown = match audience {
                Audience::Facilitator | Audience::Plenary | Audience::Follower(_) => revealed(wall, numbers),
                Audience::Room(_) | Audience::Participant(_) => BTreeMap::new(),
            };
            let is_told = *counted && audience == Audience::Facilitator;
            let expectations = wall.filter(|_| is_told).and_then(|wall| wall.expectations.clone());
            WallEvent::Revealed { block: *block, numbers: Vec::new(), counted: *counted, shown, expectations }
        }
        WallEvent::TakenOff { block, entry, .. } => {
            WallEvent::TakenOff { block: *block, entry: *entry, is_gone: audience != Audience::Facilitator }
        }
        WallEvent::PutBack { block, entry, .. } => {
            let words = wall.and_then(|wall| wall.entries.get(entry));
            let shown = words.filter(|_| audience != Audience::Facilitator).map(|entry| Box::new(entry.clone()));
            WallEvent::PutBack { block: *block, entry: *entry, shown }
        }
        WallEvent::PromptChosen { .. }
        | WallEvent::Written { .. }
        | WallEvent::TakenBack { .. }
        | WallEvent::SetAside { .. }
        | WallEvent::Lit { .. }
        | WallEvent::BundleMade { .. }
        | WallEvent::BundleNamed { .. }
        | WallEvent::BundleDropped { .. }
        | WallEvent::Bundled { .. }
        | WallEvent::Marked { .. }
        | WallEvent::CameTrueAnswered { .. }
        | WallEvent::RoundBegun { .. }
        | WallEvent::TurnGiven { .. }
        | WallEvent::SpeakersChanged { .. }
        | WallEvent::RoundEnded { .. }
        | WallEvent::Resolved { .. } => event.clone(),
    }
}

fn revealed(wall: Option<&CoveredWall>, numbers: &[EntryId]) -> BTreeMap<EntryId, Entry> {
    let entries = numbers.iter().filter_map(|number| Some((*number, wall?.entries.get(number)?.clone())));
    entries.collect()
}
