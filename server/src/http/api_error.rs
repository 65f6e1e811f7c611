//! Errors of requests. An error has no words until the reader's language is known: the outermost layer puts it into
//! their language (see [`super::localize_errors`]).

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use shared::archive::ArchiveError;
use shared::dilemma::{self, FileFlaw};
use shared::language::Language;
use shared::limits;
use shared::session::Rejection;
use shared::text::{connection, dilemma as dilemma_text, entrance, problems, rehearsal};
use shared::wire::Problem;

use crate::session::Refusal;

/// Seconds to wait by default.
const AGAIN_AFTER: u64 = 2;

/// Seconds to wait for other people's large files: the time of a few of the largest.
const FILES_AGAIN_AFTER: u64 = 30;

/// Seconds to wait for other people's rehearsals: most take some minutes.
const REHEARSALS_AGAIN_AFTER: u64 = 60;

/// The answer of a handler.
pub(super) type Answer<T> = Result<T, ApiError>;

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ApiError {
    /// No session has that code.
    NoSuchSession,
    /// The secret does not open this session, or no longer does.
    NotLetIn,
    /// The operator's key is needed to open sessions.
    KeyNeeded,
    /// The key is not the operator's.
    WrongKey,
    /// Too many wrong keys.
    TooManyKeys,
    /// The rules of the session reject it.
    Rejected(Rejection),
    /// An archive that can't be restored.
    ArchiveError(ArchiveError),
    /// Too many requests in too short a time.
    TooFast {
        /// Seconds after which to try again at the earliest.
        again_after: u64,
    },
    /// Too many codes that no session has.
    TooManyTries,
    /// A session needs a dilemma.
    NoDilemma,
    /// More dilemmas than a session can have.
    TooManyDilemmas,
    /// The library has no such dilemma.
    UnknownDilemma,
    /// The same dilemma twice.
    DoubledDilemma,
    /// A dilemma of the facilitator's own that screens can't show.
    UnfitDilemma {
        /// Its question, or what else it is called.
        name: String,
        /// The first thing that does not fit.
        problem: dilemma::Problem,
        /// It has words in two languages.
        both: bool,
    },
    /// A text in which there is no dilemma.
    NotADilemma(FileFlaw),
    /// The programme has no block of dilemmas.
    NoDilemmasBlock,
    /// There is nothing at that path, or not with that method.
    NotFound,
    /// The body is not what this request needs.
    NotUnderstood,
    /// The body is too large.
    TooLarge,
    /// The request comes from a page of another site.
    FromElsewhere,
    /// The request named a host that is not known to be this server; the answer explains how to make it known.
    OtherName {
        /// The requested URL.
        url: String,
    },
    /// The same, and it seems to have come through a proxy that is not trusted yet.
    OtherNameByProxy {
        /// The requested URL.
        url: String,
    },
    /// There was no answer in time.
    TookTooLong,
    /// There are as many connections as the server allows.
    TooBusy,
    /// Too many large files are read or made at once.
    FilesBusy,
    /// Too many rehearsals at once, from one address or in all.
    TooManyRehearsals,
    /// An archive that is larger than a session can be.
    ArchiveTooLarge,
    /// There is no such stream, or no longer.
    StreamGone,
    /// An error in this server.
    Broken,
}

impl ApiError {
    /// Too fast, with the default wait.
    pub const TOO_FAST: Self = Self::TooFast { again_after: AGAIN_AFTER };

    fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchSession | Self::NotFound => StatusCode::NOT_FOUND,
            Self::Rejected(rejection) => match rejection {
                Rejection::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
                Rejection::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
                Rejection::TooFast => StatusCode::TOO_MANY_REQUESTS,
                Rejection::SessionEnded | Rejection::DoorClosed | Rejection::Full | Rejection::SessionFull => {
                    StatusCode::CONFLICT
                }
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            },
            Self::KeyNeeded => StatusCode::UNAUTHORIZED,
            Self::NotLetIn | Self::WrongKey | Self::FromElsewhere => StatusCode::FORBIDDEN,
            Self::TooFast { .. } | Self::TooManyTries | Self::TooManyKeys | Self::TooManyRehearsals => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Self::ArchiveError(_)
            | Self::NoDilemma
            | Self::TooManyDilemmas
            | Self::UnknownDilemma
            | Self::DoubledDilemma
            | Self::UnfitDilemma { .. }
            | Self::NotADilemma(_)
            | Self::NoDilemmasBlock => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotUnderstood => StatusCode::BAD_REQUEST,
            Self::TooLarge | Self::ArchiveTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::OtherName { .. } | Self::OtherNameByProxy { .. } => StatusCode::MISDIRECTED_REQUEST,
            Self::TookTooLong | Self::TooBusy | Self::FilesBusy => StatusCode::SERVICE_UNAVAILABLE,
            Self::StreamGone => StatusCode::GONE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Seconds after which to try again. Most limits admit the next request soon; the log becomes available again
    /// either at once or not soon.
    const fn again_after(&self) -> u64 {
        match self {
            Self::TooFast { again_after } => *again_after,
            Self::FilesBusy => FILES_AGAIN_AFTER,
            Self::TooManyRehearsals => REHEARSALS_AGAIN_AFTER,
            _ => AGAIN_AFTER,
        }
    }

    /// Its name for programs.
    pub fn kind(&self) -> String {
        match self {
            Self::NoSuchSession => Problem::NO_SUCH_SESSION,
            Self::NotLetIn => Problem::NOT_LET_IN,
            Self::KeyNeeded => "key-needed",
            Self::WrongKey => "wrong-key",
            Self::TooManyKeys => "too-many-keys",
            Self::Rejected(rejection) => return name_of(rejection),
            Self::ArchiveError(ArchiveError::NotAnArchive) => "not-an-archive",
            Self::ArchiveError(ArchiveError::Newer) => "newer-archive",
            Self::ArchiveError(ArchiveError::Damaged(_)) => "damaged-archive",
            Self::TooFast { .. } => return name_of(&Rejection::TooFast),
            Self::TooManyTries => "too-many-tries",
            Self::NoDilemma => "no-dilemma",
            Self::TooManyDilemmas => "too-many-dilemmas",
            Self::UnknownDilemma => "unknown-dilemma",
            Self::DoubledDilemma => "doubled-dilemma",
            Self::UnfitDilemma { .. } => "unfit-dilemma",
            Self::NotADilemma(_) => "not-a-dilemma",
            Self::NoDilemmasBlock => "no-dilemmas-block",
            Self::NotFound => "not-found",
            Self::NotUnderstood => "not-understood",
            Self::TooLarge => "too-large",
            Self::FromElsewhere => "from-elsewhere",
            Self::OtherName { .. } | Self::OtherNameByProxy { .. } => "other-name",
            Self::TookTooLong => "took-too-long",
            Self::TooBusy => "too-busy",
            Self::FilesBusy => "files-busy",
            Self::TooManyRehearsals => "too-many-rehearsals",
            Self::ArchiveTooLarge => "archive-too-large",
            Self::StreamGone => "stream-gone",
            Self::Broken => "broken",
        }
        .into()
    }

    /// What is wrong and what to do, in words.
    fn title(&self, language: Language) -> String {
        match self {
            Self::NoSuchSession => problems::no_such_session(language),
            Self::NotLetIn => connection::not_let_in(language),
            Self::KeyNeeded => problems::key_needed(language),
            Self::WrongKey => problems::wrong_key(language),
            Self::TooManyKeys => problems::too_many_keys(language),
            Self::Rejected(rejection) => return rejection.message(language),
            Self::ArchiveError(unfit) => return unfit.message(language),
            Self::TooFast { .. } => return Rejection::TooFast.message(language),
            Self::TooManyTries => problems::too_many_tries(language),
            Self::NoDilemma => entrance::plan_one(language),
            Self::TooManyDilemmas => return entrance::most_dilemmas(language, limits::DILEMMAS_MAX),
            Self::UnknownDilemma => problems::unknown_dilemma(language),
            Self::DoubledDilemma => problems::doubled_dilemma(language),
            Self::UnfitDilemma { name, problem, both } => {
                return dilemma_text::in_dilemma(language, name, &dilemma_text::told(language, problem, *both));
            }
            Self::NotADilemma(flaw) => return dilemma_text::left_out(language, flaw),
            Self::NoDilemmasBlock => problems::no_dilemmas_block(language),
            Self::NotFound => problems::not_found(language),
            Self::NotUnderstood => problems::not_understood(language),
            Self::TooLarge => problems::too_large(language),
            Self::FromElsewhere => problems::from_elsewhere(language),
            Self::OtherName { url } => return problems::other_name(language, url),
            Self::OtherNameByProxy { url } => return problems::other_name_by_proxy(language, url),
            Self::TookTooLong => problems::took_too_long(language),
            Self::TooBusy => problems::too_busy(language),
            Self::FilesBusy => problems::files_busy(language),
            Self::TooManyRehearsals => rehearsal::too_many(language),
            Self::ArchiveTooLarge => problems::archive_too_large(language),
            Self::StreamGone => problems::stream_gone(language),
            Self::Broken => problems::broken(language),
        }
        .into()
    }

    /// The answer for somebody who opens an address in a browser.
    pub fn as_page(&self, language: Language) -> Response {
        let mut response = self.in_words(language);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        *response.body_mut() = self.title(language).into();
        response
    }

    /// The answer for programs.
    pub fn in_words(&self, language: Language) -> Response {
        let status = self.status();
        let problem = Problem { kind: self.kind(), status: status.as_u16(), title: self.title(language) };
        // A problem has three short fields, so it always serialises.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            headers.insert(RETRY_AFTER, HeaderValue::from(self.again_after()));
        }
        response
    }
}

/// The rejection's wire name, with dashes: `empty-text`.
fn name_of(rejection: &Rejection) -> String {
    let name = match serde_json::to_value(rejection) {
        Ok(serde_json::Value::String(name)) => Some(name),
        Ok(serde_json::Value::Object(fields)) => fields.keys().next().cloned(),
        _ => None,
    };
    name.unwrap_or_default().replace('_', "-")
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Rejection> for ApiError {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

impl From<ArchiveError> for ApiError {
    fn from(unfit: ArchiveError) -> Self {
        Self::ArchiveError(unfit)
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoSuchSession | Refusal::NotLetIn => Self::NoSuchSession,
            Refusal::Rejected(rejection) => Self::Rejected(rejection),
            Refusal::Full => Self::Rejected(Rejection::StorageFull),
            Refusal::Unavailable => Self::Rejected(Rejection::Unavailable),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rejections_are_named_as_on_the_wire() {
        assert_eq!(ApiError::from(Rejection::EmptyText).kind(), "empty-text");
        assert_eq!(ApiError::from(Rejection::TextTooLong { most: 80 }).kind(), "text-too-long");
        assert_eq!(ApiError::TOO_FAST.kind(), Problem::TOO_FAST);
    }
}
