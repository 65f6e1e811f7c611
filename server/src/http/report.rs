//! The report and its files, for holders of its link.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::code::JoinCode;
use shared::language::Language;
use shared::report::{Report, ReportFile};
use shared::session::{SecretHash, Session};

use crate::export::{Clock, make};
use crate::session::Refusal;

use super::address::Address;
use super::api_error::{Answer, ApiError};
use super::bearer::Bearer;
use super::doc::{AnswerDoc, Authorization, Doc, FILES_BUSY, NO_SESSION, TOO_FAST};
use super::extract::Typed;
use super::route::Route;
use super::state::Site;
use super::turns::{Size, Turn, Work};
use super::written::Written;

pub(super) fn routes() -> [Route; 2] {
    [
        Route::get("/sessions/{code}/report", report, &REPORT),
        Route::get("/sessions/{code}/report/{file}", download, &DOWNLOAD),
    ]
}

const LINK: Option<Authorization> = Some(Authorization {
    secret: "SECRET",
    meaning: "The secret of the report's link, or the facilitator's. Never in an address.",
});

const NOT_LET_IN: AnswerDoc = AnswerDoc::problem(403, "The secret opens nothing here, or the link was withdrawn.");

/// How to make a file.
#[derive(Deserialize)]
pub(super) struct Wishes {
    /// The language; Dutch by default.
    #[serde(default)]
    lang: Language,
    /// The reader's time zone, such as `Europe/Amsterdam`.
    zone: Option<String>,
}

const REPORT: Doc = Doc {
    id: "report",
    summary: "The report",
    authorization: LINK,
    answers: &[AnswerDoc::returned(200, "As it is now."), NOT_LET_IN, NO_SESSION, TOO_FAST, FILES_BUSY],
};

/// `GET /api/sessions/CODE/report`.
async fn report(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed(typed): Typed<String>,
    Bearer(secret): Bearer,
) -> Answer<Written<Report>> {
    let making = |session: Session| serde_json::to_vec(&Report::of(&session));
    let (made, turn) = site.make_of_session(address, &typed, secret, making).await?;
    let made = made.map_err(|error| {
        tracing::error!(%error, "could not make a report");
        ApiError::Broken
    })?;
    Ok(Written::of(site.turns.send(made, turn).await?))
}

const DOWNLOAD: Doc = Doc {
    id: "reportFile",
    summary: "The report as a file",
    authorization: LINK,
    answers: &[AnswerDoc::bytes(200, "The file.", &MEDIA_TYPES), NOT_LET_IN, NO_SESSION, TOO_FAST, FILES_BUSY],
};

/// The media types of the files of a report.
const MEDIA_TYPES: [&str; ReportFile::ALL.len()] = {
    let (mut media_types, mut at) = ([""; ReportFile::ALL.len()], 0);
    while at < media_types.len() {
        media_types[at] = ReportFile::ALL[at].media_type();
        at += 1;
    }
    media_types
};

/// `GET /api/sessions/CODE/report/FILE`.
async fn download(
    State(site): State<Arc<Site>>,
    address: Address,
    Typed((typed, name)): Typed<(String, String)>,
    wishes: Result<Query<Wishes>, QueryRejection>,
    Bearer(secret): Bearer,
) -> Answer<Response> {
    let file = ReportFile::named(&name).ok_or(ApiError::NotFound)?;
    let Query(wishes) = wishes.map_err(|_| ApiError::NotUnderstood)?;
    let now = site.registry.now();
    let making = move |session: Session| make(file, session, wishes.lang, &Clock::in_zone(wishes.zone.as_deref()), now);
    let (made, turn) = site.make_of_session(address, &typed, secret, making).await?;
    let made = made.map_err(|error| {
        tracing::error!(%error, "could not make a file");
        ApiError::Broken
    })?;
    let disposition = format!("attachment; filename=\"{}\"", file.name());
    Ok(([(CONTENT_TYPE, file.media_type()), (CONTENT_DISPOSITION, &disposition)], site.turns.send(made, turn).await?)
        .into_response())
}

impl Site {
    /// Makes something from a session when its turn comes. The turn lasts until the caller drops it.
    async fn make_of_session<T: Send + 'static>(
        &self,
        address: Address,
        typed: &str,
        secret: SecretHash,
        making: impl FnOnce(Session) -> T + Send + 'static,
    ) -> Answer<(T, Turn)> {
        let code = self.code(address, typed)?;
        self.limits.page(address)?;
        let log = self.registry.weigh(code, secret).await;
        let log = log.map_err(|refusal| self.error_for_reader(address, code, refusal))?;
        let turn = self.turns.wait(address, Work::Making(Size::of_log(log))).await?;
        let session = self.registry.report(code, secret).await;
        let session = session.map_err(|refusal| self.error_for_reader(address, code, refusal))?;
        // Moved in, because this continues even if nobody is waiting any more.
        let made = tokio::task::spawn_blocking(move || (making(session), turn));
        made.await.map_err(|_| ApiError::Broken)
    }

    /// An error for the holder of a secret link or a token.
    pub(super) fn error_for_reader(&self, address: Address, code: JoinCode, refusal: Refusal) -> ApiError {
        match refusal {
            // A secret can't be guessed, so the answer may reveal that it is wrong.
            Refusal::NotLetIn => ApiError::NotLetIn,
            refusal => self.api_error(address, code, refusal),
        }
    }
}

#[cfg(test)]
mod told {
    //! How the document describes these arguments.

    use axum::extract::Query;
    use serde_json::json;

    use super::{ReportFile, Typed, Wishes};
    use crate::api_docs::operation::{Asked, Takes};

    impl Takes for Typed<(String, String)> {
        fn take(asked: &mut Asked<'_>) {
            Typed::<String>::take(asked);
            asked.path("file", &json!({ "enum": ReportFile::ALL.map(ReportFile::name) }), "Which of its files.");
        }
    }

    impl Takes for Query<Wishes> {
        fn take(asked: &mut Asked<'_>) {
            asked.query("lang", &json!({ "enum": ["nl", "en"] }), "Its language; Dutch if nothing is said.");
            asked.query(
                "zone",
                &json!({ "examples": ["Europe/Amsterdam"] }),
                "The time zone of its moments; the server's own if nothing is said.",
            );
        }
    }
}
