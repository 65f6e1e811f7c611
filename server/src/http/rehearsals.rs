//! Plain requests that begin a rehearsal.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use dashmap::DashMap;
use shared::ids::SessionId;
use shared::session::Access;
use shared::wire::{NewRehearsal, Opened, RehearsalRequest};
use tokio::sync::mpsc;

use crate::policy::RehearsalBounds;
use crate::rehearsal::Rehearsal;
use crate::session::{SessionPlan, secret};

use super::address::Address;
use super::api_error::{Answer, ApiError};
use super::attempt::Attempt;
use super::bearer::Bearer;
use super::connection_slots::{Slot, Slots};
use super::doc::{AnswerDoc, CREATE_KEY, Doc, KEY_NEEDED, NOT_RIGHT, NOT_UNDERSTOOD, WRONG_KEY};
use super::extract::{Body, Typed};
use super::route::Route;
use super::session_builder;
use super::state::Site;

pub(super) fn routes() -> [Route; 2] {
    [Route::post("/rehearsals", open, &OPEN), Route::post("/sessions/{code}/rehearsals", of_session, &OF_SESSION)]
}

/// The rehearsals of this server that are under way.
pub(super) struct Rehearsals {
    slots: Slots<Address>,
    /// By session, so that a repeated request does not begin one twice.
    under_way: Arc<DashMap<SessionId, ()>>,
    begin: mpsc::Sender<Rehearsal<Place>>,
}

/// The place of a rehearsal, given up when it is dropped.
pub(crate) struct Place {
    session: SessionId,
    under_way: Arc<DashMap<SessionId, ()>>,
    _slot: Slot<Address>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.under_way.remove(&self.session);
    }
}

impl Rehearsals {
    /// None yet. Those that are begun arrive at the receiver.
    pub fn new(bounds: RehearsalBounds) -> (Self, mpsc::Receiver<Rehearsal<Place>>) {
        let (begin, arriving) = mpsc::channel(bounds.at_once_max);
        (Self { slots: Slots::of(bounds.at_once_max, bounds.of_one_max), under_way: Arc::default(), begin }, arriving)
    }

    /// A place for a rehearsal; `None` if it is under way.
    fn place(&self, address: Address, session: SessionId) -> Answer<Option<Place>> {
        if self.under_way.contains_key(&session) {
            return Ok(None);
        }
        let slot = self.slots.take(address).ok_or(ApiError::TooManyRehearsals)?;
        let is_first = self.under_way.insert(session, ()).is_none();
        Ok(is_first.then(|| Place { session, under_way: Arc::clone(&self.under_way), _slot: slot }))
    }
}

const OPEN: Doc = Doc {
    id: "openRehearsal",
    summary: "Opens a rehearsal of a session in preparation: a copy with simulated people, which is deleted after an hour at the latest",
    authorization: CREATE_KEY,
    answers: &[
        AnswerDoc::returned(201, "Opened, with a code and secrets of its own."),
        NOT_UNDERSTOOD,
        KEY_NEEDED,
        WRONG_KEY,
        NOT_RIGHT,
        AnswerDoc::problem(429, "Too many requests in too short a time, or too many rehearsals at once."),
    ],
};

/// `POST /api/rehearsals`.
async fn open(
    State(site): State<Arc<Site>>,
    address: Address,
    key: Option<Bearer>,
    attempt: Attempt,
    Body(asked): Body<NewRehearsal>,
) -> Answer<(StatusCode, Json<Opened>)> {
    site.may_open(address, key.as_ref())?;
    let attempt = attempt.about(&asked);
    let plan = session_builder::led(&site.library, &asked.session, NO_ACCESS)?;
    begin(&site, address, &attempt, plan, asked.groups).await
}

const OF_SESSION: Doc = Doc {
    id: "openRehearsalOfSession",
    summary: "Opens a rehearsal of a session that was opened, as it is prepared now",
    authorization: None,
    answers: &[
        AnswerDoc::returned(201, "Opened, with a code and secrets of its own."),
        NOT_UNDERSTOOD,
        AnswerDoc::problem(404, "There is no session with that code, or the secret is not of a facilitator of it."),
        NOT_RIGHT,
        AnswerDoc::problem(429, "Too many requests in too short a time, or too many rehearsals at once."),
    ],
};

/// `POST /api/sessions/CODE/rehearsals`.
async fn of_session(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    attempt: Attempt,
    Body(asked): Body<RehearsalRequest>,
) -> Answer<(StatusCode, Json<Opened>)> {
    let code = site.code(address, &typed)?;
    let attempt = attempt.about(&(code, &asked));
    let prepared = site.registry.prepared(code, secret::hash(&asked.facilitator)).await;
    let plan = prepared.map_err(|refusal| site.api_error(address, code, refusal))?;
    begin(&site, address, &attempt, plan, asked.groups).await
}

const NO_ACCESS: Access = Access { facilitator: None, plenary: None, report: None };

async fn begin(
    site: &Site,
    address: Address,
    attempt: &Attempt,
    plan: SessionPlan,
    groups: u16,
) -> Answer<(StatusCode, Json<Opened>)> {
    let (facilitator, plenary) = attempt.links();
    let access = Access { facilitator: Some(facilitator.hash()), plenary: Some(plenary.hash()), report: None };
    let plan = session_builder::rehearsed(plan, groups, access)?;
    site.limits.open(address)?;
    let session = attempt.session();
    let place = site.rehearsals.place(address, session)?;
    let code = site.registry.open(session, plan).await?;
    if let Some(place) = place {
        let begun = site.rehearsals.begin.send(Rehearsal { session, code, groups, place }).await;
        // The server stops, and the session with it.
        begun.map_err(|_| ApiError::TooBusy)?;
    }
    site.limits.right_code(address, code);
    Ok((StatusCode::CREATED, Json(Opened { code, facilitator: facilitator.tell(), plenary: plenary.tell() })))
}
