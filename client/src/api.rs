//! Plain HTTP requests: the library, opening a session, its door, joining.

use std::time::Duration;

use gloo_net::http::{Request, RequestBuilder, Response};
use leptos::prelude::{ArcRwSignal, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::code::JoinCode;
use shared::language::Language;
use shared::report::Report;
use shared::take_home::TakeHome;
use shared::text::{connection, problems};
use shared::wire::{
    CoFacilitatorRequest, DilemmaFile, DilemmaRead, Door, JoinRequest, Joined, Library, LinkRequest, NewCoFacilitator,
    NewLink, NewRehearsal, NewSession, Opened, Problem, Reach, RehearsalRequest, StartTogether,
};

use crate::drafts::Attempt;

/// The answer to a request, or why there is none.
pub type Answer<T> = Result<T, Failure>;

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    cause: Cause,
    /// What is wrong and what to do, in the reader's language.
    pub message: String,
}

/// The cause of a failure. The HTTP status does not tell it, because anything in front of the server uses the same
/// ones.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cause {
    /// Nothing answered.
    Unreached,
    /// The answer is not this server's, or this page does not understand it.
    Unexpected,
    /// This server refused the request, with this error type.
    Refused(String),
}

impl Failure {
    fn new(cause: Cause, message: &str) -> Self {
        Self { cause, message: message.into() }
    }

    /// What is to be sent is not complete.
    pub fn incomplete(message: &str) -> Self {
        Self::new(Cause::Unexpected, message)
    }

    fn unreached(language: Language) -> Self {
        Self::new(Cause::Unreached, connection::no_connection(language))
    }

    fn unexpected(language: Language) -> Self {
        Self::new(Cause::Unexpected, connection::unexpected(language))
    }

    /// Interprets an answer with an error status.
    fn of(status: u16, problem: Option<Problem>, language: Language) -> Self {
        // Error types are addresses elsewhere (RFC 9457), but plain words on this server.
        match problem.filter(|problem| !problem.kind.contains(':')) {
            Some(problem) => Self { cause: Cause::Refused(problem.kind), message: problem.title },
            None if status == 413 => Self::new(Cause::Unexpected, problems::too_large_in_front(language)),
            None => Self::unexpected(language),
        }
    }

    /// Was there no answer at all?
    pub fn is_unreached(&self) -> bool {
        self.cause == Cause::Unreached
    }

    /// Is it this error type of the server, one of those in [`Problem`]?
    pub fn is(&self, kind: &str) -> bool {
        matches!(&self.cause, Cause::Refused(said) if said == kind)
    }
}

/// Longest total wait of a request that came too soon before it fails, in seconds. When a whole room full of teams
/// starts at once, the last of them waits this long.
const WAITS_MOST: u32 = 120;

thread_local! {
    /// How long a request is waiting for its turn, in seconds.
    static TURN: ArcRwSignal<Option<u32>> = ArcRwSignal::new(None);
}

/// How long a request of this page is waiting for its turn, in seconds; `None` when none waits. See [`in_turn`].
pub fn turn() -> ArcRwSignal<Option<u32>> {
    TURN.with(ArcRwSignal::clone)
}

/// How long the server takes to answer that it is up, in milliseconds; `None` when it does not answer.
pub async fn reach() -> Option<i64> {
    let clock = leptos::prelude::window().performance()?;
    let asked = clock.now();
    let answer = Request::get("/healthz").cache(web_sys::RequestCache::NoStore).send().await.ok()?;
    #[allow(clippy::cast_possible_truncation)] // Seconds at most.
    let took = (clock.now() - asked) as i64;
    answer.ok().then_some(took)
}

/// The dilemmas that this server offers.
pub async fn library(language: Language) -> Answer<Library> {
    read(Request::get("/api/library").send().await, language).await
}

/// The dilemma in the text of a file, to go on writing it.
pub async fn read_dilemma(text: String, language: Language) -> Answer<DilemmaRead> {
    post(Request::post("/api/dilemmas/read"), &DilemmaFile { text }, language).await
}

/// The address at which people reach this server, if it gives one. `origin` is that of the asking page.
pub async fn base_address(origin: &str) -> Option<Reach> {
    read(Request::get("/api/reach").query([("at", origin)]).send().await, Language::default()).await.ok()
}

/// What the door of a session shows.
pub async fn door(code: JoinCode, language: Language) -> Answer<Door> {
    let request = Request::get(&format!("/api/sessions/{code}")).header("Accept-Language", language.tag());
    read(request.send().await, language).await
}

/// Joins a session.
pub async fn join(code: JoinCode, request: &JoinRequest, attempt: Attempt, language: Language) -> Answer<Joined> {
    post(again(attempt, &format!("/api/sessions/{code}/participants")), request, language).await
}

/// Opens a session with a facilitator. `key` is the operator's, where the library says that one is needed.
pub async fn open(request: &NewSession, attempt: Attempt, key: Option<String>, language: Language) -> Answer<Opened> {
    post(bearing(again(attempt, "/api/sessions"), key.as_deref()), request, language).await
}

/// Opens a rehearsal of a session in preparation, with the operator's key if needed. If the answer is lost, the server
/// deletes the rehearsal because nobody leads it.
pub async fn rehearse(request: &NewRehearsal, key: Option<String>, language: Language) -> Answer<Opened> {
    post(bearing(Request::post("/api/rehearsals"), key.as_deref()), request, language).await
}

/// Opens a rehearsal of a session that was opened.
pub async fn rehearse_session(code: JoinCode, request: &RehearsalRequest, language: Language) -> Answer<Opened> {
    post(Request::post(&format!("/api/sessions/{code}/rehearsals")), request, language).await
}

/// Opens a session of one room without a facilitator, with the operator's key if needed.
pub async fn start_together(
    request: &StartTogether,
    attempt: Attempt,
    key: Option<String>,
    language: Language,
) -> Answer<Joined> {
    post(bearing(again(attempt, "/api/sessions/together"), key.as_deref()), request, language).await
}

/// The report of a session, for the holder of its secret link. The secret goes in a header because addresses end up in
/// logs and histories.
pub async fn report(code: JoinCode, secret: &str, language: Language) -> Answer<Report> {
    read(with_secret(&format!("/api/sessions/{code}/report"), secret, language).send().await, language).await
}

/// What the owner of this token takes home.
pub async fn take_home(code: JoinCode, token: &str, language: Language) -> Answer<TakeHome> {
    read(with_secret(&format!("/api/sessions/{code}/take-home"), token, language).send().await, language).await
}

/// A file made from the report. Its times are written in the time zone `zone`.
pub async fn report_file(
    code: JoinCode,
    secret: &str,
    name: &str,
    zone: Option<&str>,
    language: Language,
) -> Answer<Vec<u8>> {
    let path = format!("/api/sessions/{code}/report/{name}");
    let wishes = [("lang", Some(language.tag())), ("zone", zone)];
    let wishes = wishes.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let answered = with_secret(&path, secret, language).query(wishes).send().await;
    let Ok(response) = answered else {
        return Err(Failure::unreached(language));
    };
    if response.ok() {
        return response.binary().await.map_err(|_| Failure::unexpected(language));
    }
    read(Ok(response), language).await
}

/// Restores a session from its archive as a new one, with the operator's key if needed.
pub async fn bring_back(
    file: web_sys::File,
    attempt: Attempt,
    key: Option<String>,
    language: Language,
) -> Answer<Opened> {
    let request = bearing(again(attempt, "/api/sessions/import"), key.as_deref())
        .header("Accept-Language", language.tag())
        .header("Content-Type", "application/json")
        .body(file);
    match request {
        Ok(request) => in_turn(request, language).await,
        Err(_) => Err(Failure::unexpected(language)),
    }
}

/// Deletes a session at once and for good. `secret` is the facilitator's.
pub async fn delete_session(code: JoinCode, secret: &str, language: Language) -> Answer<()> {
    let request = bearing(Request::delete(&format!("/api/sessions/{code}")), Some(secret));
    match request.header("Accept-Language", language.tag()).send().await {
        Ok(response) if response.ok() => Ok(()),
        response => read(response, language).await,
    }
}

fn with_secret(path: &str, secret: &str, language: Language) -> RequestBuilder {
    bearing(Request::get(path), Some(secret)).header("Accept-Language", language.tag())
}

fn bearing(request: RequestBuilder, secret: Option<&str>) -> RequestBuilder {
    match secret {
        Some(secret) => request.header("Authorization", &format!("Bearer {secret}")),
        None => request,
    }
}

/// A request that can be repeated when its answer was lost: the server recognises the attempt and answers the same.
fn again(attempt: Attempt, path: &str) -> RequestBuilder {
    Request::post(path).header("Idempotency-Key", &attempt.key())
}

/// Issues a new secret link; the previous one stops working.
pub async fn issue_link(code: JoinCode, request: &LinkRequest, language: Language) -> Answer<NewLink> {
    post(Request::post(&format!("/api/sessions/{code}/links")), request, language).await
}

/// Gives out a link for a co-facilitator.
pub async fn invite(code: JoinCode, request: &CoFacilitatorRequest, language: Language) -> Answer<NewCoFacilitator> {
    post(Request::post(&format!("/api/sessions/{code}/co-facilitators")), request, language).await
}

async fn post<T: DeserializeOwned>(request: RequestBuilder, body: &impl Serialize, language: Language) -> Answer<T> {
    match request.header("Accept-Language", language.tag()).json(body) {
        Ok(request) => in_turn(request, language).await,
        Err(_) => Err(Failure::unexpected(language)),
    }
}

/// Sends a request. When it comes too soon, repeats it after the time that the server names. Too many wrong codes or
/// keys are not retried: people look at what they typed first.
async fn in_turn<T: DeserializeOwned>(request: Request, language: Language) -> Answer<T> {
    let request: web_sys::Request = request.into();
    let mut waited = 0;
    loop {
        // Sending consumes a request.
        let Ok(copy) = request.clone() else { return Err(Failure::unexpected(language)) };
        let answered = Request::from(copy).send().await;
        let again_after = answered.as_ref().ok().and_then(again_after);
        let refused = match read(answered, language).await {
            Err(failure) if failure.is(Problem::TOO_FAST) => failure,
            answer => return answer,
        };
        let Some(seconds) = again_after.filter(|seconds| waited + seconds <= WAITS_MOST) else { return Err(refused) };
        waited += seconds;
        turn().set(Some(seconds));
        gloo_timers::future::sleep(Duration::from_secs(seconds.into())).await;
        turn().set(None);
    }
}

/// The seconds after which the server asks for another try.
fn again_after(response: &Response) -> Option<u32> {
    response.headers().get("Retry-After")?.trim().parse().ok()
}

async fn read<T: DeserializeOwned>(response: Result<Response, gloo_net::Error>, language: Language) -> Answer<T> {
    let Ok(response) = response else {
        return Err(Failure::unreached(language));
    };
    if response.ok() {
        return response.json().await.map_err(|_| Failure::unexpected(language));
    }
    let problem = response.json().await.ok();
    Err(Failure::of(response.status(), problem, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: &str) -> Failure {
        Failure::of(status, serde_json::from_str(body).ok(), Language::En)
    }

    #[test]
    fn only_the_server_itself_says_that_there_is_no_such_session() {
        let own = answered(404, r#"{"type":"no-such-session","status":404,"title":"We don’t know this code."}"#);
        assert!(own.is(Problem::NO_SUCH_SESSION));
        assert_eq!(own.message, "We don’t know this code.");
        for body in [
            "<!doctype html><h1>Not found</h1>",
            r#"{"message":"no Route matched"}"#,
            r#"{"type":"about:blank","status":404,"title":"Not Found"}"#,
            r#"{"type":"https://proxy.example/no-such-session","status":404,"title":"Not Found"}"#,
            "",
        ] {
            assert_eq!(answered(404, body), Failure::unexpected(Language::En), "{body}");
        }
        assert!(!answered(404, r#"{"type":"not-found","status":404,"title":"?"}"#).is(Problem::NO_SUCH_SESSION));
    }

    #[test]
    fn a_request_too_large_for_a_proxy_says_what_to_set_there() {
        assert_eq!(answered(413, "<h1>413</h1>").message, problems::too_large_in_front(Language::En));
    }
}
