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
    /// The HTTP status; none when the server was not reached.
    pub status: Option<u16>,
    /// It comes too soon, and nothing else is wrong with it.
    is_too_soon: bool,
    /// What is wrong and what to do, in the reader's language.
    pub message: String,
}

/// What the server calls a request that comes too soon.
const TOO_SOON: &str = "too-fast";

impl Failure {
    fn new(status: Option<u16>, message: &str) -> Self {
        Self { status, is_too_soon: false, message: message.into() }
    }

    fn unreached(language: Language) -> Self {
        Self::new(None, connection::no_connection(language))
    }

    fn unexpected(status: Option<u16>, language: Language) -> Self {
        Self::new(status, connection::unexpected(language))
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
        return response.binary().await.map_err(|_| Failure::unexpected(Some(response.status()), language));
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
        Err(_) => Err(Failure::unexpected(None, language)),
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
        Err(_) => Err(Failure::unexpected(None, language)),
    }
}

/// Sends a request; where the server has no time for it yet, again when it said that it will. Only for what comes too
/// soon: who tried too many codes or keys looks at them first.
async fn in_turn<T: DeserializeOwned>(request: Request, language: Language) -> Answer<T> {
    let request: web_sys::Request = request.into();
    let mut waited = 0;
    loop {
        // A request is used up by sending it.
        let Ok(copy) = request.clone() else { return Err(Failure::unexpected(None, language)) };
        let answered = Request::from(copy).send().await;
        let again_after = answered.as_ref().ok().and_then(again_after);
        let refused = match read(answered, language).await {
            Err(failure) if failure.is_too_soon => failure,
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
    let status = Some(response.status());
    if response.ok() {
        return response.json().await.map_err(|_| Failure::unexpected(status, language));
    }
    let problem = response.json::<Problem>().await;
    Err(match problem {
        Ok(problem) => Failure { status, is_too_soon: problem.kind == TOO_SOON, message: problem.title },
        // It was not this server that said so.
        Err(_) if status == Some(413) => Failure::new(status, problems::too_large_in_front(language)),
        Err(_) => Failure::unexpected(status, language),
    })
}
