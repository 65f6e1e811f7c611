//! The few plain requests: the library, opening a session, the door, coming in.

use gloo_net::http::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::code::JoinCode;
use shared::language::Language;
use shared::text::connection;
use shared::wire::{Door, JoinRequest, Joined, Library, NewSession, Opened, Problem, StartTogether};

/// What went wrong, in the reader's language.
pub type Answer<T> = Result<T, String>;

/// The dilemmas that this server offers.
pub async fn library(language: Language) -> Answer<Library> {
    read(Request::get("/api/library").send().await, language).await
}

/// What stands on the door of a session.
pub async fn door(code: JoinCode, language: Language) -> Answer<Door> {
    let request = Request::get(&format!("/api/sessions/{code}")).header("Accept-Language", language.tag());
    read(request.send().await, language).await
}

/// Comes into a session.
pub async fn join(code: JoinCode, request: &JoinRequest, language: Language) -> Answer<Joined> {
    post(&format!("/api/sessions/{code}/participants"), request, language).await
}

/// Opens a session with a facilitator.
pub async fn open(request: &NewSession, language: Language) -> Answer<Opened> {
    post("/api/sessions", request, language).await
}

/// Opens a session of one room without a facilitator.
pub async fn start_together(request: &StartTogether, language: Language) -> Answer<Joined> {
    post("/api/sessions/together", request, language).await
}

async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize, language: Language) -> Answer<T> {
    let request = Request::post(path).header("Accept-Language", language.tag()).json(body);
    match request {
        Ok(request) => read(request.send().await, language).await,
        Err(_) => Err(connection::unexpected(language).into()),
    }
}

async fn read<T: DeserializeOwned>(response: Result<Response, gloo_net::Error>, language: Language) -> Answer<T> {
    let Ok(response) = response else {
        return Err(connection::no_connection(language).into());
    };
    if response.ok() {
        return response.json().await.map_err(|_| connection::unexpected(language).into());
    }
    let problem = response.json::<Problem>().await;
    Err(problem.map_or_else(|_| connection::unexpected(language).into(), |problem| problem.title))
}
