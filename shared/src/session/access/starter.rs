//! Permissions for a session as a whole: who may give out its links, and delete it.

use crate::ids::ParticipantId;
use crate::session::{Author, Room, SecretLink, Session};

impl Session {
    /// The number of the person who starts a session without a facilitator: they are in it from its opening.
    pub const STARTER: ParticipantId = ParticipantId(1);

    /// May they share the report of a session without a facilitator, and delete it? Its starter may, and so may its
    /// presenter, because that role is on offer when somebody is gone: a report never depends on one browser.
    pub fn is_kept_by(&self, participant: ParticipantId) -> bool {
        // A session restored from its archive has no people of its own, so a newcomer may get that number.
        !self.settings.led
            && !self.came_after_the_end(participant)
            && Self::keeps_team(participant, self.room_of(participant))
    }

    /// The same for a member of a session without a facilitator, on devices, which hold only that member's room.
    pub fn keeps_team(participant: ParticipantId, own_room: Option<&Room>) -> bool {
        participant == Self::STARTER || own_room.is_some_and(|room| room.is_presented_by(participant))
    }

    /// May they give out this link? A co-facilitator who renews the first link would shut out the person who opened the
    /// session. In a team without a facilitator its keepers may share the report, and nobody may become its
    /// facilitator.
    pub fn may_give_out(&self, author: Author, link: SecretLink) -> bool {
        match (author, link) {
            (Author::Facilitator, _) | (Author::CoFacilitator(_), SecretLink::Plenary | SecretLink::Report) => true,
            (Author::Participant(participant), SecretLink::Report) => self.is_kept_by(participant),
            (Author::CoFacilitator(_), SecretLink::Facilitator)
            | (Author::Participant(_), SecretLink::Facilitator | SecretLink::Plenary)
            | (Author::Plenary, _) => false,
        }
    }

    /// May they delete the session?
    pub fn may_delete(&self, author: Author) -> bool {
        match author {
            Author::Facilitator => true,
            Author::Participant(participant) => self.is_kept_by(participant),
            Author::CoFacilitator(_) | Author::Plenary => false,
        }
    }
}
