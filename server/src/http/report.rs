//! The report and its files, for who holds its link.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::language::Language;
use shared::report::Report;
use shared::session::{SecretHash, Session};

use crate::export::{Clock, File};
use crate::session::Refusal;

use super::address::Address;
use super::api::{Answer, Site};
use super::bearer::Bearer;
use super::fault::Fault;

/// How a file is made.
#[derive(Deserialize)]
pub(super) struct Wishes {
    /// In which language; Dutch if nothing is said.
    #[serde(default)]
    lang: Language,
    /// The reader's time zone, such as `Europe/Amsterdam`.
    zone: Option<String>,
}

/// `GET /api/sessions/CODE/report`.
pub(super) async fn report(
    State(site): State<Arc<Site>>,
    address: Address,
    Path(typed): Path<String>,
    Bearer(secret): Bearer,
) -> Answer<Json<Report>> {
    let session = site.session_for_report(address, &typed, secret).await?;
    let report = tokio::task::spawn_blocking(move || Report::of(&session));
    Ok(Json(report.await.map_err(|_| Fault::Broken)?))
}

/// `GET /api/sessions/CODE/report/FILE`.
pub(super) async fn download(
    State(site): State<Arc<Site>>,
    address: Address,
    Path((typed, name)): Path<(String, String)>,
    Query(wishes): Query<Wishes>,
    Bearer(secret): Bearer,
) -> Answer<Response> {
    let file = File::named(&name).ok_or(Fault::NotFound)?;
    let session = site.session_for_report(address, &typed, secret).await?;
    let now = site.registry.now();
    let making = tokio::task::spawn_blocking(move || {
        file.make(&session, wishes.lang, &Clock::in_zone(wishes.zone.as_deref()), now)
    });
    let made = making.await.map_err(|_| Fault::Broken)?.map_err(|error| {
        tracing::error!(%error, "could not make a file");
        Fault::Broken
    })?;
    let disposition = format!("attachment; filename=\"{}\"", file.name());
    Ok(([(CONTENT_TYPE, file.media_type()), (CONTENT_DISPOSITION, &disposition)], made).into_response())
}

impl Site {
    async fn session_for_report(&self, address: Address, typed: &str, secret: SecretHash) -> Answer<Session> {
        let code = self.code(address, typed)?;
        self.limits.page(address)?;
        self.registry.report(code, secret).await.map_err(|refusal| match refusal {
            // A secret can't be guessed, so it may be told that it is the secret that is wrong.
            Refusal::NotLetIn => Fault::NotLetIn,
            refusal => self.fault(address, code, refusal),
        })
    }
}
