//! Descriptions of routes. The types of a handler determine most of its entry in `docs/openapi.json`; the [`Doc`]
//! next to it adds the rest. The running server uses none of this.
#![cfg_attr(not(test), expect(dead_code, reason = "a test makes the document"))]

/// The description of a route, as far as its handler's types do not give it.
pub(crate) struct Doc {
    /// Its name, for programs that are generated from the document.
    pub id: &'static str,
    pub summary: &'static str,
    /// The secret that the handler takes, if any.
    pub authorization: Option<Authorization>,
    pub answers: &'static [AnswerDoc],
}

/// `Authorization: Bearer SECRET`.
pub(crate) struct Authorization {
    /// A word for the secret.
    pub secret: &'static str,
    pub meaning: &'static str,
}

/// One of the answers of a route.
pub(crate) struct AnswerDoc {
    pub status: u16,
    pub meaning: &'static str,
    pub content: Content,
}

/// The body of an answer.
pub(crate) enum Content {
    /// Follows from the type that the handler returns.
    Returned,
    /// Bytes of one of these media types.
    Bytes(&'static [&'static str]),
    /// A problem.
    Problem,
}

impl AnswerDoc {
    /// An answer as the handler returns it.
    pub const fn returned(status: u16, meaning: &'static str) -> Self {
        Self { status, meaning, content: Content::Returned }
    }

    /// An answer in one of these media types, for a handler that returns plain bytes.
    pub const fn bytes(status: u16, meaning: &'static str, media_types: &'static [&'static str]) -> Self {
        Self { status, meaning, content: Content::Bytes(media_types) }
    }

    /// A refusal.
    pub const fn problem(status: u16, meaning: &'static str) -> Self {
        Self { status, meaning, content: Content::Problem }
    }
}

/// The operator's key, for opening sessions.
pub(super) const CREATE_KEY: Option<Authorization> = Some(Authorization {
    secret: "KEY",
    meaning: "The operator's key, on a server that asks for one (`needs_key` in the library).",
});

pub(super) const NOT_UNDERSTOOD: AnswerDoc = AnswerDoc::problem(400, "The body is not what belongs here.");
pub(super) const KEY_NEEDED: AnswerDoc =
    AnswerDoc::problem(401, "Opening a session takes a key here, and there was none.");
pub(super) const WRONG_KEY: AnswerDoc = AnswerDoc::problem(403, "The key is wrong.");
pub(super) const NO_SESSION: AnswerDoc = AnswerDoc::problem(404, "There is no session with that code.");
pub(super) const NOT_RIGHT: AnswerDoc =
    AnswerDoc::problem(422, "Something in the body is not right; the title says what.");
pub(super) const TOO_FAST: AnswerDoc =
    AnswerDoc::problem(429, "Too many requests in too short a time: try again later.");
pub(super) const FILES_BUSY: AnswerDoc =
    AnswerDoc::problem(503, "Too many large files are being read or made: again after half a minute.");
