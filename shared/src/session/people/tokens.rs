//! The tokens that participants' devices show, as hashes.

use std::collections::{BTreeMap, HashMap};

use crate::ids::ParticipantId;
use crate::session::SecretHash;

/// Hashes of participants' tokens, found by either side: a device that comes back is recognised by its hash without
/// looking at those of all the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    by_participant: BTreeMap<ParticipantId, SecretHash>,
    owners: HashMap<SecretHash, ParticipantId>,
}

impl Tokens {
    /// Gives a participant a token, in place of an earlier one.
    pub fn insert(&mut self, participant: ParticipantId, token: SecretHash) {
        if let Some(earlier) = self.by_participant.insert(participant, token) {
            self.owners.remove(&earlier);
        }
        self.owners.insert(token, participant);
    }

    /// The hash of a participant's token; absent for people of an archive.
    pub fn of(&self, participant: ParticipantId) -> Option<SecretHash> {
        self.by_participant.get(&participant).copied()
    }

    /// All of them, in order of joining.
    pub fn iter(&self) -> impl Iterator<Item = (ParticipantId, SecretHash)> {
        self.by_participant.iter().map(|(participant, token)| (*participant, *token))
    }

    /// The participant whose token has this hash. What the time of a look-up could reveal is about hashes of 160 random
    /// bits, from which no token follows.
    pub fn owner(&self, token: SecretHash) -> Option<ParticipantId> {
        self.owners.get(&token).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_participant_is_found_by_the_latest_token_only() {
        let (one, other) = (ParticipantId(1), ParticipantId(2));
        let hash = |byte| SecretHash([byte; 32]);
        let mut tokens = Tokens::default();
        tokens.insert(one, hash(1));
        tokens.insert(other, hash(2));
        tokens.insert(one, hash(3));
        assert_eq!([1, 2, 3].map(|byte| tokens.owner(hash(byte))), [None, Some(other), Some(one)]);
        assert_eq!([one, other].map(|person| tokens.of(person)), [Some(hash(3)), Some(hash(2))]);
    }
}
