//! The few plain requests: the library, opening a session, its door, coming in.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use dashmap::DashMap;
use serde::de::DeserializeOwned;
use shared::code::JoinCode;
use shared::ids::ParticipantId;
use shared::session::Access;
use shared::session::decide::Join;
use shared::wire::{self, Door, JoinRequest, Joined, LinkRequest, NewLink, NewSession, Opened, StartTogether};

use crate::library::Library;
use crate::live::Live;
use crate::policy::Policy;
use crate::session::secret::{self, Secret};
use crate::session::{Refusal, Registry};

use super::address::Address;
use super::attempt::Attempt;
use super::bearer::Bearer;
use super::bodies::Bodies;
use super::doc::{
    Authorization, CREATE_KEY, Doc, KEY_NEEDED, NO_SESSION, NOT_RIGHT, NOT_UNDERSTOOD, TOO_FAST, Told, WRONG_KEY,
};
use super::fault::Fault;
use super::importing::Archives;
use super::limits::Limits;
use super::lobby::Lobby;
use super::names::Names;
use super::places::Places;
use super::reach::Reached;
use super::route::Route;
use super::turns::Turns;
use super::written::Written;
use super::{opening, qr};

/// What the requests work with.
pub(super) struct Site {
    pub registry: Arc<Registry>,
    pub live: Arc<Live>,
    pub library: Library,
    /// The library as it goes over the wire; it never changes.
    pub library_json: Bytes,
    pub names: Names,
    /// Where it listens.
    pub listens: SocketAddr,
    pub policy: Policy,
    pub limits: Limits,
    pub places: Places<Address>,
    pub turns: Turns,
    /// Archives that come in.
    pub archives: Archives,
    /// For connections that have not said who they are, of addresses that no right code came from.
    pub lobby: Lobby<Address>,
    /// The same of addresses that one came from.
    pub known_lobby: Lobby<Address>,
    pub doors: Doors,
    /// Bodies under way that may be large.
    pub bodies: Bodies,
}

/// What stood on doors when somebody looked last.
#[derive(Default)]
pub(super) struct Doors(DashMap<JoinCode, (Instant, Door)>);

/// How old it may be for who looks all the time.
const DOOR_FRESH_FOR: Duration = Duration::from_secs(1);

impl Doors {
    fn keep(&self, door: &Door) {
        self.0.insert(door.code, (Instant::now(), door.clone()));
    }

    fn seen_lately(&self, code: JoinCode) -> Option<Door> {
        self.0.get(&code).filter(|seen| seen.0.elapsed() < DOOR_FRESH_FOR).map(|seen| seen.1.clone())
    }

    /// Forgets what is too old to be told.
    pub fn sweep(&self) {
        self.0.retain(|_, (seen, _)| seen.elapsed() < DOOR_FRESH_FOR);
    }
}

pub(super) type Answer<T> = Result<T, Fault>;

pub(super) fn routes() -> [Route; 8] {
    [
        Route::get("/library", library, &LIBRARY),
        Route::post("/sessions", open, &OPEN),
        Route::post("/sessions/together", start_together, &START_TOGETHER),
        Route::get("/sessions/{code}", door, &DOOR),
        Route::delete("/sessions/{code}", delete, &DELETE),
        Route::post("/sessions/{code}/participants", join, &JOIN),
        Route::post("/sessions/{code}/links", issue_link, &ISSUE_LINK),
        Route::get("/sessions/{code}/qr.svg", qr_code, &QR_CODE),
    ]
}

/// Monitoring asks these, under whatever name; the answers say nothing about sessions.
pub(super) fn for_monitoring() -> [Route; 2] {
    [Route::get("/healthz", health, &HEALTH), Route::get("/readyz", ready, &READY)]
}

const HEALTH: Doc =
    Doc { id: "health", summary: "The server is up", authorization: None, answers: &[Told::returned(200, "It is.")] };

/// `GET /healthz`.
async fn health() -> &'static str {
    "ok"
}

const READY: Doc = Doc {
    id: "ready",
    summary: "The server can store what people do",
    authorization: None,
    answers: &[
        Told::returned(200, "It can."),
        Told::returned(503, "It can't now: the disk is full, or the server is stopping."),
    ],
};

/// `GET /readyz`.
async fn ready(State(site): State<Arc<Site>>) -> (StatusCode, &'static str) {
    if site.registry.is_ready().await { (StatusCode::OK, "ok") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready") }
}

const LIBRARY: Doc = Doc {
    id: "library",
    summary: "The dilemmas that this server offers",
    authorization: None,
    answers: &[Told::returned(200, "In the order of the library."), TOO_FAST],
};

/// `GET /api/library`.
async fn library(State(site): State<Arc<Site>>, address: Address) -> Answer<Written<wire::Library>> {
    site.limits.page(address)?;
    Ok(Written::of(site.library_json.clone()))
}

const OPEN: Doc = Doc {
    id: "openSession",
    summary: "Opens a session with a facilitator",
    authorization: CREATE_KEY,
    answers: &[
        Told::returned(201, "Opened. The secrets are told this once: only their hashes are kept."),
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
    let plan = opening::led(&site.library, &asked, access)?;
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
        Told::returned(201, "Opened, and the one who did is in. The token is told this once."),
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
    let plan = opening::together(&site.library, &asked, &token, site.registry.now())?;
    site.limits.open(address)?;
    site.limits.store(address, plan.bytes())?;
    let code = site.registry.open(attempt.session(), plan).await?;
    site.limits.right_code(address, code);
    Ok((StatusCode::CREATED, Json(Joined { code, participant: ParticipantId(1), token: token.tell() })))
}

const DOOR: Doc = Doc {
    id: "door",
    summary: "What stands on the door of a session",
    authorization: None,
    answers: &[Told::returned(200, "There is such a session."), NO_SESSION, TOO_FAST],
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
        Told::returned(201, "Came in. The token is told this once: it makes the device that participant again."),
        NOT_UNDERSTOOD,
        NO_SESSION,
        Told::problem(409, "The session is over, full or closed."),
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
    let participant = site.registry.join(code, join).await.map_err(|refusal| site.fault(address, code, refusal))?;
    site.limits.joined(address, code);
    Ok((StatusCode::CREATED, Json(Joined { code, participant, token: token.tell() })))
}

const ISSUE_LINK: Doc = Doc {
    id: "issueLink",
    summary: "Gives out a secret link, in place of the one before",
    authorization: None,
    answers: &[
        Told::returned(201, "Given out. The secret is told this once; the one before opens nothing any more."),
        NOT_UNDERSTOOD,
        Told::problem(404, "There is no session with that code, or the secret is not its facilitator's."),
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
    let (secret, facilitator) = (Secret::draw(), secret::hash(&asked.facilitator));
    let issued = site.registry.issue_link(code, facilitator, asked.link, secret.hash()).await;
    issued.map_err(|refusal| site.fault(address, code, refusal))?;
    Ok((StatusCode::CREATED, Json(NewLink { link: asked.link, secret: secret.tell() })))
}

const DELETE: Doc = Doc {
    id: "deleteSession",
    summary: "Deletes a session at once and for good",
    authorization: Some(Authorization {
        secret: "SECRET",
        meaning: "The secret of the facilitator's link. Never in an address.",
    }),
    answers: &[
        Told::returned(204, "It is gone, and everybody who was connected was told."),
        Told::problem(403, "The secret is not its facilitator's."),
        NO_SESSION,
        TOO_FAST,
    ],
};

/// `DELETE /api/sessions/CODE`.
async fn delete(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    Bearer(facilitator): Bearer,
) -> Answer<StatusCode> {
    let code = site.code(address, &typed)?;
    site.registry.delete(code, facilitator).await.map_err(|refusal| match refusal {
        // A secret can't be guessed, so it may be told that it is the secret that is wrong.
        Refusal::NotLetIn => Fault::NotLetIn,
        refusal => site.fault(address, code, refusal),
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// The media type of a QR code.
const SVG: &str = "image/svg+xml";

const QR_CODE: Doc = Doc {
    id: "qrCode",
    summary: "The join link as a QR code",
    authorization: None,
    answers: &[Told::bytes(200, "An image, scalable to any size.", &[SVG]), NO_SESSION, TOO_FAST],
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
    let image = qr::svg(&format!("{}/j/{}", reach.base, door.code)).map_err(|_| Fault::TooLarge)?;
    Ok(([(CONTENT_TYPE, SVG)], image).into_response())
}

/// Everything else below `/api`.
pub(super) async fn nothing_here() -> Fault {
    Fault::NotFound
}

impl Site {
    /// May this address open a session, as far as the operator's key goes?
    pub(super) fn may_open(&self, address: Address, told: Option<&Bearer>) -> Answer<()> {
        let Some(key) = &self.policy.create_key else { return Ok(()) };
        let Bearer(told) = told.ok_or(Fault::KeyNeeded)?;
        self.limits.try_key(address)?;
        if key.is(*told) {
            return Ok(());
        }
        self.limits.wrong_key(address)?;
        Err(Fault::WrongKey)
    }

    /// What stands on the door. An address that looks too often at a code that it proved gets the answer of up to a second
    /// ago. That costs nothing, so one device cannot take the door away from others at the same address.
    async fn look(&self, address: Address, typed: &str) -> Answer<Door> {
        let code = self.may_try(address, typed)?;
        if let Err(too_fast) = self.limits.look(address) {
            if !self.limits.has_proven(address, code) {
                return Err(too_fast);
            }
            if let Some(door) = self.doors.seen_lately(code) {
                return Ok(door);
            }
        }
        let door = self.registry.look(code).await.map_err(|refusal| self.fault(address, code, refusal))?;
        self.limits.right_code(address, code);
        self.doors.keep(&door);
        Ok(door)
    }

    /// The code that was typed, if this address may ask something of its session.
    pub(super) fn code(&self, address: Address, typed: &str) -> Answer<JoinCode> {
        let code = self.may_try(address, typed)?;
        self.limits.look(address)?;
        Ok(code)
    }

    /// The code that was typed, if this address may try it. What can't be one is a wrong code like others.
    fn may_try(&self, address: Address, typed: &str) -> Answer<JoinCode> {
        let code = typed.parse().map_err(|_| self.limits.wrong_code(address, None))?;
        self.limits.try_code(address, code)?;
        Ok(code)
    }

    pub(super) fn fault(&self, address: Address, code: JoinCode, refusal: Refusal) -> Fault {
        match refusal {
            Refusal::NoSuchSession | Refusal::NotLetIn => self.limits.wrong_code(address, Some(code)),
            refusal => refusal.into(),
        }
    }
}

/// Parts of a path as text. Bytes that are not text count as a wrong code.
pub(super) struct Typed<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Site>> for Typed<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Fault> {
        if let Ok(Path(typed)) = Path::from_request_parts(parts, site).await {
            return Ok(Self(typed));
        }
        let Ok(address) = Address::from_request_parts(parts, site).await;
        Err(site.limits.wrong_code(address, None))
    }
}

/// A body in JSON. What is wrong with it is told in the words of this project.
pub(super) struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Fault::TooLarge),
            Err(_) => Err(Fault::NotUnderstood),
        }
    }
}

#[cfg(test)]
mod told {
    //! How the document describes these arguments.

    use schemars::JsonSchema;
    use serde_json::json;

    use super::{Body, Typed};
    use crate::documents::operation::{Asked, Takes};

    impl Takes for Typed<String> {
        fn take(asked: &mut Asked<'_>) {
            asked.path(
                "code",
                &json!({ "examples": ["K7M4QX"] }),
                "The join code, as people type it: small letters, spaces and dashes do no harm.",
            );
        }
    }

    impl<T: JsonSchema> Takes for Body<T> {
        fn take(asked: &mut Asked<'_>) {
            asked.json::<T>();
        }
    }
}
