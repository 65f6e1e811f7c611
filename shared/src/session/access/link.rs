//! Secret links, and the hashes by which the server recognises them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The SHA-256 of a secret. The secret itself is never kept.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretHash(pub [u8; 32]);

impl fmt::Debug for SecretHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretHash(…)")
    }
}

/// The hashes of the secrets that open a session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Of the facilitator's link; absent in a session without a facilitator.
    pub facilitator: Option<SecretHash>,
    /// Of the link for the plenary screen.
    pub plenary: Option<SecretHash>,
    /// Of the link to the report; absent after it was withdrawn.
    #[serde(default)]
    pub report: Option<SecretHash>,
}

impl Access {
    /// The hash of the secret of a link, if that link exists.
    pub const fn link(&self, link: SecretLink) -> Option<SecretHash> {
        match link {
            SecretLink::Facilitator => self.facilitator,
            SecretLink::Plenary => self.plenary,
            SecretLink::Report => self.report,
        }
    }

    /// Gives a link another secret, or withdraws it.
    pub const fn set_link(&mut self, link: SecretLink, secret: Option<SecretHash>) {
        match link {
            SecretLink::Facilitator => self.facilitator = secret,
            SecretLink::Plenary => self.plenary = secret,
            SecretLink::Report => self.report = secret,
        }
    }
}

/// A secret link that can be given out again.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretLink {
    /// `/f/CODE#SECRET`: the facilitator's board. It can be renewed but not withdrawn.
    Facilitator,
    /// `/p/CODE#SECRET`: the plenary screen.
    Plenary,
    /// `/r/CODE#SECRET`: the report.
    Report,
}
