//! Plain requests: the library, opening a session, its door, joining.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use shared::session::decide::Join;
use shared::session::{Access, Session};
use shared::wire::{
    self, CoFacilitatorRequest, DilemmaFile, DilemmaRead, Door, JoinRequest, Joined, LinkRequest, NewCoFacilitator,
    NewLink, NewSession, Opened, StartTogether,
};

use crate::library::read_to_write_on;
use crate::session::Refusal;
use crate::session::secret::{self, Secret};

use super::address::Address;
use super::api_error::{Answer, ApiError};
use super::attempt::Attempt;
use super::bearer::Bearer;
use super::doc::{
    AnswerDoc, Authorization, CREATE_KEY, Doc, KEY_NEEDED, NO_SESSION, NOT_RIGHT, NOT_UNDERSTOOD, TOO_FAST, WRONG_KEY,
};
use super::extract::{Body, Typed};
use super::reach::Reached;
use super::route::Route;
use super::state::Site;
use super::written::Written;
use super::{qr, session_builder};

pub(super) fn routes() -> [Route; 10] {
    [
        Route::get("/library", library, &LIBRARY),
        Route::post("/dilemmas/read", read_dilemma, &READ_DILEMMA),
        Route::post("/sessions", open, &OPEN),
        Route::post("/sessions/together", start_together, &START_TOGETHER),
        Route::get("/sessions/{code}", door, &DOOR),
        Route::delete("/sessions/{code}", delete, &DELETE),
        Route::post("/sessions/{code}/participants", join, &JOIN),
        Route::post("/sessions/{code}/links", issue_link, &ISSUE_LINK),
        Route::post("/sessions/{code}/co-facilitators", invite, &INVITE),
        Route::get("/sessions/{code}/qr.svg", qr_code, &QR_CODE),
    ]
}

const LIBRARY: Doc = Doc {
    id: "library",
    summary: "The dilemmas that this server offers",
    authorization: None,
    answers: &[AnswerDoc::returned(200, "In the order of the library."), TOO_FAST],
};

/// `GET /api/library`.
async fn library(State(site): State<Arc<Site>>, address: Address) -> Answer<Written<wire::Library>> {
    site.limits.page(address)?;
    Ok(Written::of(site.library_json.clone()))
}

const READ_DILEMMA: Doc = Doc {
    id: "readDilemma",
    summary: "Reads the text of a dilemma's file, to go on writing it",
    authorization: None,
    answers: &[
        AnswerDoc::returned(200, "The dilemma: what is missing is empty. Nothing of it is kept."),
        NOT_UNDERSTOOD,
        NOT_RIGHT,
        TOO_FAST,
    ],
};

/// `POST /api/dilemmas/read`. Only the server has a reader for such files, so that no phone has to load one.
async fn read_dilemma(
    State(site): State<Arc<Site>>,
    address: Address,
    Body(file): Body<DilemmaFile>,
) -> Answer<Json<DilemmaRead>> {
    site.limits.page(address)?;
    let (dilemma, left_out) = read_to_write_on(&file.text).map_err(ApiError::NotADilemma)?;
    Ok(Json(DilemmaRead { dilemma, left_out }))
}

const OPEN: Doc = Doc {
    id: "openSession",
    summary: "Opens a session with a facilitator",
    authorization: CREATE_KEY,
    answers: &[
        AnswerDoc::returned(201, "Opened. The secrets are told this once: only their hashes are kept."),
        NOT_UNDERSTOOD,
        KEY_NEEDED,
        WRONG_KEY,
        NOT_RIGHT,
        TOO_FAST,
    ],
};

/// `POST /api/sessions`.
async fn open(
    State(site): State<Arc<Site>>,
    address: Address,
    key: Option<Bearer>,
    attempt: Attempt,
    Body(asked): Body<NewSession>,
) -> Answer<(StatusCode, Json<Opened>)> {
    site.may_open(address, key.as_ref())?;
    let attempt = attempt.about(&asked);
    let (facilitator, plenary) = attempt.links();
    let access = Access { facilitator: Some(facilitator.hash()), plenary: Some(plenary.hash()), report: None };
    let plan = session_builder::led(&site.library, &asked, access)?;
    site.limits.open(address)?;
    site.limits.store(address, plan.bytes())?;
    let code = site.registry.open(attempt.session(), plan).await?;
    site.limits.right_code(address, code);
    Ok((StatusCode::CREATED, Json(Opened { code, facilitator: facilitator.tell(), plenary: plenary.tell() })))
}

const START_TOGETHER: Doc = Doc {
    id: "startTogether",
    summary: "Opens a session of one room without a facilitator, and comes in",
    authorization: CREATE_KEY,
    answers: &[
        AnswerDoc::returned(201, "Opened, and the one who did is in. The token is told this once."),
        NOT_UNDERSTOOD,
        KEY_NEEDED,
        WRONG_KEY,
        NOT_RIGHT,
        TOO_FAST,
    ],
};

/// `POST /api/sessions/together`.
async fn start_together(
    State(site): State<Arc<Site>>,
    address: Address,
    key: Option<Bearer>,
    attempt: Attempt,
    Body(asked): Body<StartTogether>,
) -> Answer<(StatusCode, Json<Joined>)> {
    site.may_open(address, key.as_ref())?;
    let attempt = attempt.about(&asked);
    let token = attempt.token();
    let plan = session_builder::together(&site.library, &asked, &token, site.registry.now())?;
    site.limits.open(address)?;
    site.limits.store(address, plan.bytes())?;
    let code = site.registry.open(attempt.session(), plan).await?;
    site.limits.right_code(address, code);
    Ok((StatusCode::CREATED, Json(Joined { code, participant: Session::STARTER, token: token.tell() })))
}

const DOOR: Doc = Doc {
    id: "door",
    summary: "What stands on the door of a session",
    authorization: None,
    answers: &[AnswerDoc::returned(200, "There is such a session."), NO_SESSION, TOO_FAST],
};

/// `GET /api/sessions/CODE`.
async fn door(State(site): State<Arc<Site>>, address: Address, Typed(typed): Typed<String>) -> Answer<Json<Door>> {
    Ok(Json(site.look(address, &typed).await?))
}

const JOIN: Doc = Doc {
    id: "join",
    summary: "Comes in",
    authorization: None,
    answers: &[
        AnswerDoc::returned(201, "Came in. The token is told this once: it makes the device that participant again."),
        NOT_UNDERSTOOD,
        NO_SESSION,
        AnswerDoc::problem(409, "The session is over, full or closed."),
        NOT_RIGHT,
        TOO_FAST,
    ],
};

/// `POST /api/sessions/CODE/participants`.
async fn join(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    attempt: Attempt,
    Body(asked): Body<JoinRequest>,
) -> Answer<(StatusCode, Json<Joined>)> {
    let code = site.may_try(address, &typed)?;
    site.limits.join(address, code)?;
    let token = attempt.about(&code).token();
    let join = Join { name: asked.name, room: asked.room, token: token.hash() };
    let participant = site.registry.join(code, join).await.map_err(|refusal| site.api_error(address, code, refusal))?;
    site.limits.joined(address, code);
    Ok((StatusCode::CREATED, Json(Joined { code, participant, token: token.tell() })))
}

const ISSUE_LINK: Doc = Doc {
    id: "issueLink",
    summary: "Gives out a secret link, in place of the one before",
    authorization: None,
    answers: &[
        AnswerDoc::returned(201, "Given out. The secret is told this once; the one before opens nothing any more."),
        NOT_UNDERSTOOD,
        AnswerDoc::problem(404, "There is no session with that code, or the secret may not give out this link."),
        NOT_RIGHT,
        TOO_FAST,
    ],
};

/// `POST /api/sessions/CODE/links`.
async fn issue_link(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    Body(asked): Body<LinkRequest>,
) -> Answer<(StatusCode, Json<NewLink>)> {
    let code = site.code(address, &typed)?;
    let (new, holder) = (Secret::draw(), secret::hash(&asked.secret));
    let issued = site.registry.issue_link(code, holder, asked.link, new.hash()).await;
    issued.map_err(|refusal| site.api_error(address, code, refusal))?;
    Ok((StatusCode::CREATED, Json(NewLink { link: asked.link, secret: new.tell() })))
}

const INVITE: Doc = Doc {
    id: "inviteCoFacilitator",
    summary: "Gives out a link for a co-facilitator",
    authorization: None,
    answers: &[
        AnswerDoc::returned(201, "Given out. The secret is told this once; one before it opens nothing any more."),
        NOT_UNDERSTOOD,
        AnswerDoc::problem(404, "There is no session with that code, or the secret is not of a facilitator of it."),
        NOT_RIGHT,
        TOO_FAST,
    ],
};

/// `POST /api/sessions/CODE/co-facilitators`.
async fn invite(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    Body(asked): Body<CoFacilitatorRequest>,
) -> Answer<(StatusCode, Json<NewCoFacilitator>)> {
    let code = site.code(address, &typed)?;
    let (secret, facilitator) = (Secret::draw(), secret::hash(&asked.facilitator));
    let invited = site.registry.invite(code, facilitator, asked.invited, secret.hash()).await;
    let co_facilitator = invited.map_err(|refusal| site.api_error(address, code, refusal))?;
    Ok((StatusCode::CREATED, Json(NewCoFacilitator { co_facilitator, secret: secret.tell() })))
}

const DELETE: Doc = Doc {
    id: "deleteSession",
    summary: "Deletes a session at once and for good",
    authorization: Some(Authorization {
        secret: "SECRET",
        meaning: "The secret of the facilitator's link or, without a facilitator, the token of whoever started the \
                  session. Never in an address.",
    }),
    answers: &[
        AnswerDoc::returned(204, "It is gone, and everybody who was connected was told."),
        AnswerDoc::problem(403, "The secret may not delete it."),
        NO_SESSION,
        TOO_FAST,
    ],
};

/// `DELETE /api/sessions/CODE`.
async fn delete(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    Bearer(asker): Bearer,
) -> Answer<StatusCode> {
    let code = site.code(address, &typed)?;
    site.registry.delete(code, asker).await.map_err(|refusal| match refusal {
        // Secrets can't be guessed, so the answer may reveal that the secret is wrong.
        Refusal::NotLetIn => ApiError::NotLetIn,
        refusal => site.api_error(address, code, refusal),
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// The media type of a QR code.
const SVG: &str = "image/svg+xml";

const QR_CODE: Doc = Doc {
    id: "qrCode",
    summary: "The join link as a QR code",
    authorization: None,
    answers: &[AnswerDoc::bytes(200, "An image, scalable to any size.", &[SVG]), NO_SESSION, TOO_FAST],
};

/// `GET /api/sessions/CODE/qr.svg`.
async fn qr_code(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    Reached(reach): Reached,
) -> Answer<Response> {
    site.limits.page(address)?;
    let door = site.look(address, &typed).await?;
    let image = qr::svg(&format!("{}/j/{}", reach.base, door.code)).map_err(|_| ApiError::TooLarge)?;
    Ok(([(CONTENT_TYPE, SVG)], image).into_response())
}

/// Anything else below `/api`.
pub(super) async fn nothing_here() -> ApiError {
    ApiError::NotFound
}
