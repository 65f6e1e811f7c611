//! What one person takes home, for the device that has their token.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use shared::take_home::TakeHome;

use super::address::Address;
use super::api_error::Answer;
use super::bearer::Bearer;
use super::doc::{AnswerDoc, Authorization, Doc, NO_SESSION, TOO_FAST};
use super::extract::Typed;
use super::route::Route;
use super::state::Site;

pub(super) fn routes() -> [Route; 1] {
    [Route::get("/sessions/{code}/take-home", take_home, &TAKE_HOME)]
}

const TAKE_HOME: Doc = Doc {
    id: "takeHome",
    summary: "What one person wrote and chose with, for themselves",
    authorization: Some(Authorization {
        secret: "TOKEN",
        meaning: "The token that the participant got when they came in. Never in an address.",
    }),
    answers: &[
        AnswerDoc::returned(200, "As it is now."),
        AnswerDoc::problem(403, "The token opens nothing here, or its participant was removed."),
        NO_SESSION,
        TOO_FAST,
    ],
};

/// `GET /api/sessions/CODE/take-home`.
async fn take_home(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    Bearer(token): Bearer,
) -> Answer<Json<TakeHome>> {
    let code = site.code(address, &typed)?;
    site.limits.page(address)?;
    let found = site.registry.take_home(code, token).await;
    found.map(|found| Json(*found)).map_err(|refusal| site.error_for_reader(address, code, refusal))
}
