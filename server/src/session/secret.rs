//! Secrets that open something: the facilitator's link, the plenary link, a device's token. They are shown once and
//! kept as hashes.

use std::fmt;

use rand::RngExt;
use sha2::{Digest, Sha256};
use shared::session::SecretHash;
use subtle::ConstantTimeEq;

/// The letters of a secret: 32, so that each is worth five bits, and none is mistaken for another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Letters in a secret: 160 bits, beyond all guessing.
const LENGTH: usize = 32;

/// A secret as given to one device. Never shown in logs.
pub struct Secret(String);

impl Secret {
    /// Draws a new one from a cryptographically secure generator.
    pub fn draw() -> Self {
        let mut generator = rand::rng();
        Self((0..LENGTH).map(|_| char::from(ALPHABET[generator.random_range(0..ALPHABET.len())])).collect())
    }

    /// Derives a secret from a hash: the same hash always gives the same secret.
    pub fn following_from(hashed: [u8; 32]) -> Self {
        const _: () = assert!(LENGTH == 32, "a letter from each byte");
        Self(hashed.map(|byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()])).iter().collect())
    }

    /// The hash that is kept.
    pub fn hash(&self) -> SecretHash {
        hash(&self.0)
    }

    /// The secret itself, given once.
    pub fn tell(self) -> String {
        self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// The hash of a secret that a device sent.
pub fn hash(told: &str) -> SecretHash {
    SecretHash(Sha256::digest(told.as_bytes()).into())
}

/// Are they the same? Takes constant time, which reveals nothing about where they differ.
pub(crate) fn is_same(one: SecretHash, other: SecretHash) -> bool {
    one.0.ct_eq(&other.0).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_are_found_again_by_their_hash() {
        let (one, other) = (Secret::draw(), Secret::draw());
        assert_eq!(one.0.len(), LENGTH);
        assert!(!is_same(one.hash(), other.hash()));
        assert_eq!(format!("{one:?}"), "Secret(…)");
        let kept = one.hash();
        assert!(is_same(hash(&one.tell()), kept));
    }
}
