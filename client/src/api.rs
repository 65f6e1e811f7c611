//! The few plain requests: the library, opening a session, the door, coming in.

use std::time::Duration;

use gloo_net::http::{Request, RequestBuilder, Response};
use leptos::prelude::{ArcRwSignal, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::code::JoinCode;
use shared::language::Language;
use shared::report::Report;
use shared::text::{connection, problems};
use shared::wire::{
    Door, JoinRequest, Joined, Library, LinkRequest, NewLink, NewSession, Opened, Problem, Reach, StartTogether,
};

use crate::drafts::Attempt;

/// What was asked for, or why not.
pub type Answer<T> = Result<T, Failure>;

/// Why a request was not answered as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    cause: Cause,
    /// What is wrong and what to do, in the reader's language.
    pub message: String,
}

/// The cause of a failure. A status alone is none: something in front of the server answers with the same ones.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cause {
    /// Nothing answered.
    Unreached,
    /// The answer is not of this server, or not one that this page understands.
    Unexpected,
    /// This server refused it, and calls that so.
    Refused(String),
}

impl Failure {
    fn new(cause: Cause, message: &str) -> Self {
        Self { cause, message: message.into() }
    }

    fn unreached(language: Language) -> Self {
        Self::new(Cause::Unreached, connection::no_connection(language))
    }

    fn unexpected(language: Language) -> Self {
        Self::new(Cause::Unexpected, connection::unexpected(language))
    }

    /// What an answer that is no success comes to.
    fn of(status: u16, problem: Option<Problem>, language: Language) -> Self {
        // Others' problems are named by an address (RFC 9457), this server's by a word.
        match problem.filter(|problem| !problem.kind.contains(':')) {
            Some(problem) => Self { cause: Cause::Refused(problem.kind), message: problem.title },
            None if status == 413 => Self::new(Cause::Unexpected, problems::too_large_in_front(language)),
            None => Self::unexpected(language),
        }
    }

    /// Did nothing answer?
    pub fn is_unreached(&self) -> bool {
        self.cause == Cause::Unreached
    }

    /// Does this server say so, by one of the names in [`Problem`]?
    pub fn is(&self, kind: &str) -> bool {
        matches!(&self.cause, Cause::Refused(said) if said == kind)
    }
}

/// How long a request that came too soon waits its turn, in seconds, before somebody is told that it failed: as long as
/// a room full of teams takes that all start at once.
const WAITS_MOST: u32 = 120;

thread_local! {
    /// For how long a request waits its turn, in seconds.
    static TURN: ArcRwSignal<Option<u32>> = ArcRwSignal::new(None);
}

/// For how long a request of this page waits its turn, in seconds, if one does: see [`in_turn`].
pub fn turn() -> ArcRwSignal<Option<u32>> {
    TURN.with(ArcRwSignal::clone)
}

/// How long the server takes to say that it is there, in milliseconds; none when it does not.
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

/// Where people reach this server, if it says, asked by a page at `origin`.
pub async fn base_address(origin: &str) -> Option<Reach> {
    read(Request::get("/api/reach").query([("at", origin)]).send().await, Language::default()).await.ok()
}

/// What stands on the door of a session.
pub async fn door(code: JoinCode, language: Language) -> Answer<Door> {
    let request = Request::get(&format!("/api/sessions/{code}")).header("Accept-Language", language.tag());
    read(request.send().await, language).await
}

/// Comes into a session.
pub async fn join(code: JoinCode, request: &JoinRequest, attempt: Attempt, language: Language) -> Answer<Joined> {
    post(again(attempt, &format!("/api/sessions/{code}/participants")), request, language).await
}

/// Opens a session with a facilitator. `key` is the operator's, where the library says that one is needed.
pub async fn open(request: &NewSession, attempt: Attempt, key: Option<String>, language: Language) -> Answer<Opened> {
    post(bearing(again(attempt, "/api/sessions"), key.as_deref()), request, language).await
}

/// Opens a session of one room without a facilitator, with the operator's key if need be.
pub async fn start_together(
    request: &StartTogether,
    attempt: Attempt,
    key: Option<String>,
    language: Language,
) -> Answer<Joined> {
    post(bearing(again(attempt, "/api/sessions/together"), key.as_deref()), request, language).await
}

/// The report of a session, for who holds the secret of its link. The secret goes in a header: addresses
/// end up in logs and histories.
pub async fn report(code: JoinCode, secret: &str, language: Language) -> Answer<Report> {
    read(with_secret(&format!("/api/sessions/{code}/report"), secret, language).send().await, language).await
}

/// A file that was made from the report. `zone` is the time zone of its moments.
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

/// Brings a session back from its archive, as a new one, with the operator's key if need be.
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

/// Deletes a session at once and for good, for who holds the facilitator's secret.
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

/// A request that can be sent again when its answer was lost: it leads to the same.
fn again(attempt: Attempt, path: &str) -> RequestBuilder {
    Request::post(path).header("Idempotency-Key", &attempt.key())
}

/// Gives out a secret link anew; one that was given out before opens nothing any more.
pub async fn issue_link(code: JoinCode, request: &LinkRequest, language: Language) -> Answer<NewLink> {
    post(Request::post(&format!("/api/sessions/{code}/links")), request, language).await
}

async fn post<T: DeserializeOwned>(request: RequestBuilder, body: &impl Serialize, language: Language) -> Answer<T> {
    match request.header("Accept-Language", language.tag()).json(body) {
        Ok(request) => in_turn(request, language).await,
        Err(_) => Err(Failure::unexpected(language)),
    }
}

/// Sends a request; where the server has no time for it yet, again when it said that it will. Only for what comes too
/// soon: who tried too many codes or keys looks at them first.
async fn in_turn<T: DeserializeOwned>(request: Request, language: Language) -> Answer<T> {
    let request: web_sys::Request = request.into();
    let mut waited = 0;
    loop {
        // A request is used up by sending it.
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

/// After how many seconds the server asks to try again.
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
    fn what_a_proxy_finds_too_large_says_what_to_set_there() {
        assert_eq!(answered(413, "<h1>413</h1>").message, problems::too_large_in_front(Language::En));
    }
}
