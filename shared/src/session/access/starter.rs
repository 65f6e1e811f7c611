//! Who may do what concerns a session as a whole: give out its links, and delete it.

use crate::ids::ParticipantId;
use crate::session::{Author, SecretLink, Session};

impl Session {
    /// The number of the person who starts a session without a facilitator: they are in it from its opening.
    pub const STARTER: ParticipantId = ParticipantId(1);

    /// The person who started a session without a facilitator; absent if it has one. They stay its starter, whoever
    /// presents now, and whether or not they are there.
    pub fn starter(&self) -> Option<ParticipantId> {
        // A session that was brought back from its archive has no people of its own, so a newcomer may get that number.
        let is_of_a_team = !self.settings.led && !self.came_after_the_end(Self::STARTER);
        is_of_a_team.then_some(Self::STARTER)
    }

    /// May they give out this link? A co-facilitator who renews the first link would shut out whoever opened the session.
    /// In a team without a facilitator the starter may share the report, and nobody may become its facilitator.
    pub fn may_give_out(&self, author: Author, link: SecretLink) -> bool {
        match (author, link) {
            (Author::Facilitator, _) | (Author::CoFacilitator(_), SecretLink::Plenary | SecretLink::Report) => true,
            (Author::Participant(participant), SecretLink::Report) => self.starter() == Some(participant),
            (Author::CoFacilitator(_), SecretLink::Facilitator)
            | (Author::Participant(_), SecretLink::Facilitator | SecretLink::Plenary)
            | (Author::Plenary, _) => false,
        }
    }

    /// May they delete the session?
    pub fn may_delete(&self, author: Author) -> bool {
        match author {
            Author::Facilitator => true,
            Author::Participant(participant) => self.starter() == Some(participant),
            Author::CoFacilitator(_) | Author::Plenary => false,
        }
    }
}
