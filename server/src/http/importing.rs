//! Restoring a session from its archive, as a new one that is over.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::BodyDataStream;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use futures_util::TryStreamExt as _;
use serde_json::error::Category;
use shared::archive::{Archive, ArchiveError, Label, Lengths, Place};
use shared::limits::ARCHIVE_MAX;
use shared::session::{Access, Block, Event, LifecycleEvent, Session};
use shared::time::Timestamp;
use shared::wire::Opened;
use tokio::task::yield_now;
use tokio::time::timeout;

use crate::halves::Half;
use crate::session::SessionPlan;
use crate::size;

use super::address::Address;
use super::api_error::{Answer, ApiError};
use super::attempt::Attempt;
use super::bearer::Bearer;
use super::doc::{AnswerDoc, CREATE_KEY, Doc, FILES_BUSY, KEY_NEEDED, NOT_RIGHT, NOT_UNDERSTOOD, TOO_FAST, WRONG_KEY};
use super::route::Route;
use super::state::Site;
use super::turns::{Size, Work};

/// How long the rest of a refused archive is read: a few seconds more than it takes to send one.
const DISCARDED_WITHIN: Duration = Duration::from_secs(10);

pub(super) fn routes() -> [Route; 1] {
    [Route::post("/sessions/import", import, &IMPORT)]
}

const IMPORT: Doc = Doc {
    id: "importSession",
    summary: "Brings a session back from its archive, as a new one that is over (docs/archive.md)",
    authorization: CREATE_KEY,
    answers: &[
        AnswerDoc::returned(201, "It is back. The secrets are told this once."),
        NOT_UNDERSTOOD,
        KEY_NEEDED,
        WRONG_KEY,
        AnswerDoc::problem(413, "The archive is larger than 16 MiB."),
        NOT_RIGHT,
        TOO_FAST,
        FILES_BUSY,
    ],
};

/// `POST /api/sessions/import`.
async fn import(
    State(site): State<Arc<Site>>,
    address: Address,
    key: Option<Bearer>,
    attempt: Attempt,
    Unread(request): Unread,
) -> Answer<(StatusCode, Json<Opened>)> {
    // Checked before the body, which may be large, so that requests without the key cost nothing.
    site.may_open(address, key.as_ref())?;
    let how_large = said_to_be(request.headers());
    let mut coming = request.into_body().into_data_stream();
    let brought_back = bring_back(&site, address, attempt, how_large, &mut coming).await;
    if brought_back.is_err() {
        discard(&mut coming).await;
    }
    brought_back
}

async fn bring_back(
    site: &Arc<Site>,
    address: Address,
    attempt: Attempt,
    how_large: Size,
    coming: &mut BodyDataStream,
) -> Answer<(StatusCode, Json<Opened>)> {
    // Reading is work, so failed imports count as well.
    site.limits.open(address)?;
    let mut half = site.archives.begin(address, how_large);
    let coming = half.too_much().run_until_cancelled_owned(async {
        let body = receive(coming, &mut half).await?;
        // Queues only once the body is complete, so that a slow sender delays nobody.
        let line = site.turns.line(address, Work::Reading(how_large)).await?;
        Ok::<_, ApiError>((body, site.turns.next(line).await?))
    });
    let (body, next) = coming.await.ok_or(ApiError::FilesBusy)??;
    half.stays();
    let turn = site.turns.turn_of_next(next).await?;
    let (length, now) = (body.len(), site.registry.now());
    // Moved in, because reading continues when the request is dropped.
    let reading = tokio::task::spawn_blocking(move || (attempt.about_bytes(&body), read(body, now), half, turn));
    let (attempt, session, _half, _turn) = reading.await.map_err(|_| ApiError::Broken)?;
    let session = session?;
    site.limits.store(address, length)?;
    let (facilitator, plenary) = attempt.links();
    let access = Access { facilitator: Some(facilitator.hash()), plenary: Some(plenary.hash()), report: None };
    let code = site.registry.open(attempt.session(), plan(session, access)).await?;
    site.limits.right_code(address, code);
    Ok((StatusCode::CREATED, Json(Opened { code, facilitator: facilitator.tell(), plenary: plenary.tell() })))
}

/// A request with an archive as its body, none of which has been read.
struct Unread(Request);

impl<S: Sync> FromRequest<S> for Unread {
    type Rejection = Infallible;

    async fn from_request(request: Request, _: &S) -> Result<Self, Infallible> {
        Ok(Self(request))
    }
}

#[cfg(test)]
impl crate::api_docs::operation::Takes for Unread {
    fn take(asked: &mut crate::api_docs::operation::Asked<'_>) {
        asked.json::<Archive>();
    }
}

/// The size that a request announces. The HTTP layer enforces the length; a body without one may be large.
fn said_to_be(headers: &HeaderMap) -> Size {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    length.map_or(Size::Large, Size::of)
}

/// Receives the whole body, counting it as incomplete until then.
async fn receive(coming: &mut BodyDataStream, half: &mut Half<Address>) -> Answer<Vec<u8>> {
    let mut archive = Vec::new();
    while let Some(piece) = coming.try_next().await.map_err(|_| ApiError::NotUnderstood)? {
        if archive.len() + piece.len() > ARCHIVE_MAX {
            return Err(ApiError::ArchiveTooLarge);
        }
        half.holds(archive.len() + piece.len());
        while half.has_to_wait() {
            yield_now().await;
        }
        archive.extend_from_slice(&piece);
    }
    Ok(archive)
}

/// Reads the rest of a refused body without keeping it. A connection that ends while its other side still sends is
/// reset, and the reason for the refusal would be lost on the way.
async fn discard(coming: &mut BodyDataStream) {
    let mut discarded = 0;
    let rest = async {
        while let Ok(Some(piece)) = coming.try_next().await {
            discarded += piece.len();
            if discarded > ARCHIVE_MAX {
                break;
            }
        }
    };
    // Reading stops after this time. A slower sender may not receive the reason.
    let _ = timeout(DISCARDED_WITHIN, rest).await;
}

fn read(body: Vec<u8>, now: Timestamp) -> Result<Session, ApiError> {
    let label: Label = serde_json::from_slice(&body).map_err(|_| ArchiveError::NotAnArchive)?;
    label.check()?;
    // Checked before any of it is kept.
    let _: Lengths = serde_json::from_slice(&body).map_err(|error| match error.classify() {
        Category::Data => ArchiveError::Damaged(Place::Lists),
        _ => ArchiveError::NotAnArchive,
    })?;
    let archive: Archive = serde_json::from_slice(&body).map_err(|_| ArchiveError::NotAnArchive)?;
    drop(body);
    let session = archive.into_session(now)?;
    // Measured as it will be written, because the file may have left out defaults.
    if size::of(&Archive::of(session.clone(), now)) > ARCHIVE_MAX {
        Err(ApiError::ArchiveTooLarge)
    } else {
        Ok(session)
    }
}

fn plan(session: Session, access: Access) -> SessionPlan {
    SessionPlan {
        settings: session.settings.clone(),
        dilemmas: session.dilemmas.clone(),
        programme: Block::plans(&session.programme),
        rooms: u16::try_from(session.rooms.len()).unwrap_or(u16::MAX),
        access,
        then: vec![Event::Lifecycle(LifecycleEvent::Imported(Box::new(session)))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_archive_announced_as_small_counts_as_small() {
        let said = |length: &str| said_to_be(&HeaderMap::from_iter([(CONTENT_LENGTH, length.parse().unwrap())]));
        assert_eq!([said("262144"), said("262145"), said("?")], [Size::Small, Size::Large, Size::Large]);
        assert_eq!(said_to_be(&HeaderMap::new()), Size::Large);
    }
}
