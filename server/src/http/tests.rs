//! Tests of all requests in general, and of the plain ones from outside.

use std::collections::BTreeSet;
use std::future::pending;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::wire::{Door, Joined, OnlyHere, Opened, Problem, Reach};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

use super::middleware::CONTENT_SECURITY_POLICY;
use super::*;
use crate::App;
use crate::api_docs::OPENAPI;
use crate::clock::Clock;
use crate::log::MemoryLog;

struct Here(Router);

struct Answered {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answered {
    fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    fn problem(&self) -> (u16, String) {
        assert_eq!(self.headers["content-type"], "application/problem+json");
        let problem: Problem = self.json();
        assert_eq!(problem.status, self.status.as_u16());
        assert!(!problem.title.is_empty());
        (problem.status, problem.kind)
    }
}

impl Here {
    fn new(public_url: Option<&str>) -> Self {
        Self::with(public_url, Policy::default())
    }

    fn with(public_url: Option<&str>, policy: Policy) -> Self {
        Self::serving(public_url, policy, &[])
    }

    fn serving(public_url: Option<&str>, policy: Policy, client: &'static [Asset]) -> Self {
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let registry = Registry::new(
            Arc::new(MemoryLog::new()),
            Clock::system(),
            crate::metrics::Metrics::new(),
            policy.quiet,
            policy.budget,
            tasks.clone(),
            stop.clone(),
        );
        let live = Live::new(Arc::clone(&registry), tasks, stop, policy.quiet, policy.budget);
        let listens = SocketAddr::from((Ipv4Addr::LOCALHOST, 3000));
        Self(
            site(registry, live, Library::built_in(), public_url.map(Into::into), listens, policy, client)
                .unwrap()
                .router,
        )
    }

    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answered {
        let mut request = Request::builder().method(method).uri(path).header("host", "school.local");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(body.into()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 1))));
        let (parts, body) = self.0.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().into();
        Answered { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, path: &str) -> Answered {
        self.ask(Method::GET, path, &[], Body::empty()).await
    }

    async fn post(&self, path: &str, body: &serde_json::Value) -> Answered {
        self.ask(Method::POST, path, &[("content-type", "application/json")], body.to_string()).await
    }

    async fn open(&self) -> Opened {
        let answered = self.post("/api/sessions", &new_session()).await;
        assert_eq!(answered.status, StatusCode::CREATED);
        answered.json()
    }
}

fn new_session() -> serde_json::Value {
    json!({
        "title": "Studiedag", "language": "nl", "dilemmas": ["tempo", "niveau"], "planned": 2, "minutes": 10,
        "rooms": 4, "placement": "pick", "programme": [{ "kind": "dilemmas", "minutes": 20 }],
    })
}

#[tokio::test]
async fn a_code_is_found_however_it_is_typed() {
    let here = Here::new(None);
    let code = here.open().await.code;
    let lower = code.to_string().to_lowercase();
    for typed in [code.to_string(), lower.clone(), code.spaced().replace(' ', "%20"), lower.replace('m', "n")] {
        let door: Door = here.get(&format!("/api/sessions/{typed}")).await.json();
        assert_eq!((door.code, door.rooms, door.ended), (code, 4, false), "{typed}");
    }
}

#[tokio::test]
async fn people_join_and_are_told_what_is_missing() {
    let here = Here::new(None);
    let code = here.open().await.code;
    let door = format!("/api/sessions/{code}/participants");
    let joined: Joined = here.post(&door, &json!({ "name": "Anna", "room": 2 })).await.json();
    assert_eq!((joined.participant.0, joined.code), (1, code));
    assert_eq!(here.post(&door, &json!({ "name": "Bram" })).await.problem(), (422, "pick-a-room".into()));
    assert_eq!(here.post(&door, &json!({ "name": " ", "room": 1 })).await.problem(), (422, "empty-text".into()));
    assert_eq!(here.post(&door, &json!({ "name": "Cas", "room": 9 })).await.problem(), (422, "no-such-room".into()));
    let elsewhere = here.post("/api/sessions/AAAAAA/participants", &json!({ "name": "Anna" })).await;
    assert_eq!(elsewhere.problem(), (404, "no-such-session".into()));
}

/// A session with one dilemma of the library and one of the facilitator's own, to which `change` was done.
fn with_own(change: impl FnOnce(&mut Value)) -> Value {
    let tempo = Library::built_in().find("tempo").unwrap().clone();
    let mut own = json!(shared::dilemma::Dilemma { id: "own-1".into(), translation: None, ..tempo });
    change(&mut own);
    let mut asked = new_session();
    asked["dilemmas"] = json!(["own-1", "niveau"]);
    asked["own"] = json!([own]);
    asked
}

#[tokio::test]
async fn a_session_has_dilemmas_of_its_own_beside_those_of_the_library() {
    let here = Here::new(None);
    assert_eq!(here.post("/api/sessions", &with_own(|_| {})).await.status, StatusCode::CREATED);
    let hints = with_own(|own| {
        own["original"]["question"] = "Hoe hard gaan we?".into();
        own["original"]["left"]["text"] = "woord ".repeat(20).into();
    });
    assert_eq!(here.post("/api/sessions", &hints).await.status, StatusCode::CREATED, "advice keeps nobody from it");
    let mut unnamed = with_own(|_| {});
    unnamed["dilemmas"] = json!(["own-2"]);
    assert_eq!(here.post("/api/sessions", &unnamed).await.problem(), (422, "unknown-dilemma".into()));
    let so_many = |count: usize| {
        let mut many = with_own(|_| {});
        many["own"] = json!(vec![many["own"][0].clone(); count]);
        many
    };
    assert_eq!(here.post("/api/sessions", &so_many(31)).await.problem(), (422, "too-many-dilemmas".into()));
    assert_eq!(here.post("/api/sessions", &so_many(40)).await.problem(), (413, "too-large".into()));
}

#[tokio::test]
async fn a_dilemma_that_does_not_fit_is_refused_by_field_in_the_readers_language() {
    let here = Here::new(None);
    let refused = async |path: &[&str], value: Value, language: &str| {
        let asked = with_own(|own| *path.iter().fold(own, |own, key| &mut own[*key]) = value);
        let headers = [("content-type", "application/json"), ("accept-language", language)];
        let answered = here.ask(Method::POST, "/api/sessions", &headers, asked.to_string()).await;
        assert_eq!(answered.problem(), (422, "unfit-dilemma".into()), "{path:?}");
        answered.json::<Problem>().title
    };
    let long = json!("x".repeat(61));
    assert_eq!(
        refused(&["original", "left", "title"], long.clone(), "nl").await,
        "Het dilemma ‘Wie bepaalt het tempo?’ past zo niet. Titel links: Te lang: hooguit 60 tekens, en het zijn er 61."
    );
    assert_eq!(
        refused(&["original", "right", "title"], long, "en").await,
        "The dilemma ‘Wie bepaalt het tempo?’ does not fit like this. Title right: Too long: at most 60 characters, and it has 61."
    );
    for (path, value) in [
        (&["id"][..], json!("Eigen dilemma")),
        (&["original", "theme"], json!(" ")),
        (&["original", "question"], json!("")),
        (&["original", "question"], json!("Wie bepaalt het tempo")),
        (&["original", "question"], json!(format!("{}?", "x".repeat(160)))),
        (&["original", "left", "text"], json!("Te kort.")),
        (&["original", "right", "text"], json!("woord ".repeat(151))),
        (&["original", "left", "points"], json!(["een", "twee"])),
    ] {
        refused(path, value, "nl").await;
    }
}

#[tokio::test]
async fn the_text_of_a_file_is_read_to_write_on() {
    let here = Here::new(None);
    let text = "\u{feff}[nl]\ntheme = \"Demo\"\nsmaak = 1\n";
    let read: Value = here.post("/api/dilemmas/read", &json!({ "text": text })).await.json();
    assert_eq!(read["dilemma"]["original"]["theme"], "Demo");
    assert_eq!(read["left_out"], json!([{ "line": 3, "key": "nl.smaak", "misfit": "unknown" }]));
    let refused = async |text: &str| here.post("/api/dilemmas/read", &json!({ "text": text })).await.problem();
    assert_eq!(refused("Beste collega").await, (422, "not-a-dilemma".into()));
    assert_eq!(refused("").await, (422, "not-a-dilemma".into()));
    assert_eq!(refused(&"x".repeat(65 * 1024)).await, (413, "too-large".into()));
}

#[tokio::test]
async fn a_team_starts_at_once() {
    let here = Here::new(None);
    let asked = json!({ "name": "Anna", "language": "en", "dilemma": "tempo" });
    let joined: Joined = here.post("/api/sessions/together", &asked).await.json();
    let door: Door = here.get(&format!("/api/sessions/{}", joined.code)).await.json();
    assert_eq!((joined.participant.0, door.rooms, door.language), (1, 1, shared::language::Language::En));
}

#[tokio::test]
async fn a_guessable_attempt_key_is_refused() {
    let here = Here::new(None);
    let path = format!("/api/sessions/{}/participants", here.open().await.code);
    let joins = async |key: &str| {
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        here.ask(Method::POST, &path, &headers, json!({ "name": "Anna", "room": 1 }).to_string()).await
    };
    for key in ["", "1", "0123456789abcdef0123456789abcde", "0123456789abcdef 123456789abcdef", &"x".repeat(129)] {
        assert_eq!(joins(key).await.status, StatusCode::BAD_REQUEST, "{key:?}");
    }
    let joined: Joined = joins("0123456789abcdef0123456789abcdef").await.json();
    assert!(!joined.token.contains("0123456789abcdef"), "the token does not reveal the key");
}

#[tokio::test]
async fn the_qr_code_leads_to_the_public_address() {
    for public_url in [None, Some("https://school.example")] {
        let here = Here::new(public_url);
        let code = here.open().await.code;
        let image = here.get(&format!("/api/sessions/{code}/qr.svg")).await;
        assert_eq!(image.headers["content-type"], "image/svg+xml");
        let base = public_url.unwrap_or("http://school.local");
        assert_eq!(image.body, qr::svg(&format!("{base}/j/{code}")).unwrap().as_bytes());
    }
}

#[tokio::test]
async fn links_begin_with_the_address_in_the_qr_code() {
    let asked_at = async |here: &Here, host| {
        let mut request = Request::builder().uri("/api/reach").header("host", host).body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 1))));
        let body = here.0.clone().oneshot(request).await.unwrap().into_body();
        serde_json::from_slice::<Reach>(&to_bytes(body, usize::MAX).await.unwrap()).unwrap()
    };
    let (open, public) = (Here::new(None), Here::new(Some("https://school.example")));
    let known = |base: &str| Reach { base: base.into(), only_here: None, set_public_url: false, keep_days: Some(30) };
    assert_eq!(asked_at(&open, "school.local").await, known("http://school.local"));
    assert_eq!(asked_at(&public, "127.0.0.1:3000").await, known("https://school.example"));
    let only_here = Some(OnlyHere::ListensHere { port: 3000 });
    let here = Reach { base: "http://127.0.0.1:3000".into(), only_here, set_public_url: false, keep_days: Some(30) };
    assert_eq!(asked_at(&open, "127.0.0.1:3000").await, here);
}

#[tokio::test]
async fn problems_are_explained_in_the_readers_language() {
    let here = Here::new(None);
    let title = |answered: Answered| answered.json::<Problem>().title;
    let dutch = here.get("/api/sessions/AAAAAA").await;
    let english = here.ask(Method::GET, "/api/sessions/AAAAAA", &[("accept-language", "en-GB")], Body::empty()).await;
    assert!(title(dutch).starts_with("Deze code kennen we niet."));
    assert!(title(english).starts_with("We don’t know this code."));
}

#[tokio::test]
async fn every_mistake_is_a_problem() {
    let here = Here::new(None);
    assert_eq!(here.get("/api/nothing").await.problem(), (404, "not-found".into()));
    assert_eq!(here.get("/api/sessions").await.problem(), (404, "not-found".into()));
    assert_eq!(here.get("/api/socket").await.problem(), (400, "not-understood".into()));
    assert_eq!(here.post("/api/sessions", &json!({ "title": 5 })).await.problem(), (400, "not-understood".into()));
    let large = here.post("/api/sessions", &json!({ "title": "x".repeat(BODY_MAX) })).await;
    assert_eq!(large.problem(), (413, "too-large".into()));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let form = here.ask(Method::POST, "/api/sessions", &form, new_session().to_string()).await;
    assert_eq!(form.problem(), (400, "not-understood".into()));
}

#[tokio::test]
async fn pages_of_other_sites_change_nothing() {
    let here = Here::new(None);
    let json = ("content-type", "application/json");
    for foreign in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("origin", "null")] {
        let answered = here.ask(Method::POST, "/api/sessions", &[json, foreign], new_session().to_string()).await;
        assert_eq!(answered.problem(), (403, "from-elsewhere".into()), "{foreign:?}");
    }
    for own in [("sec-fetch-site", "same-origin"), ("origin", "https://school.local")] {
        let answered = here.ask(Method::POST, "/api/sessions", &[json, own], new_session().to_string()).await;
        assert_eq!(answered.status, StatusCode::CREATED, "{own:?}");
    }
    let socket = here.ask(Method::GET, "/api/socket", &[("origin", "https://evil.example")], Body::empty()).await;
    assert_eq!(socket.problem(), (403, "from-elsewhere".into()));
}

#[tokio::test]
async fn every_answer_has_the_security_headers_and_no_answer_of_the_api_is_stored() {
    let here = Here::new(None);
    for path in ["/", "/healthz", "/api/library", "/api/nothing", "/api/sessions/AAAAAA", "/nothing.js"] {
        let headers = here.get(path).await.headers;
        assert_eq!(headers["content-security-policy"], CONTENT_SECURITY_POLICY);
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "no-referrer");
        assert_eq!(headers["x-frame-options"], "DENY");
        assert!(!headers["content-security-policy"].to_str().unwrap().contains("script-src 'self' 'unsafe"));
        let is_stored = headers.get("cache-control").is_none_or(|value| value != "no-store");
        assert_eq!(is_stored, !path.starts_with("/api"), "{path}");
    }
}

/// Codes that almost certainly no session has: all begin with the same letters.
fn guess(number: u32) -> String {
    let letters = u32::try_from(shared::code::ALPHABET.len()).unwrap();
    let last = [number / letters / letters, number / letters, number].map(|number| number % letters);
    shared::code::JoinCode::from_numbers([0, 0, 0, last[0], last[1], last[2]]).to_string()
}

impl Here {
    async fn look_from(&self, address: &str, code: &str) -> Answered {
        let from = [("x-forwarded-for", address)];
        self.ask(Method::GET, &format!("/api/sessions/{code}"), &from, Body::empty()).await
    }

    async fn join_from(&self, address: &str, code: &str, name: &str) -> Answered {
        let headers = [("x-forwarded-for", address), ("content-type", "application/json")];
        let body = json!({ "name": name, "room": 1 }).to_string();
        self.ask(Method::POST, &format!("/api/sessions/{code}/participants"), &headers, body).await
    }
}

fn behind_a_proxy() -> Here {
    Here::with(None, Policy { trusted_proxies: 1, ..Policy::default() })
}

/// Guesses from that address until it is barred, and returns the number of tries.
async fn guess_until_barred(here: &Here, address: &str, from: u32) -> u32 {
    for number in from..from + 1_000 {
        if here.look_from(address, &guess(number)).await.status == StatusCode::TOO_MANY_REQUESTS {
            return number - from;
        }
    }
    panic!("a thousand guesses, and no end");
}

#[tokio::test]
async fn guessing_codes_is_stopped_without_affecting_neighbours() {
    let here = behind_a_proxy();
    let code = here.open().await.code.to_string();
    let tries = guess_until_barred(&here, "192.0.2.7", 0).await;
    // One more is admitted every second, and a slow machine may take a few seconds for all this.
    assert!((60..90).contains(&tries), "{tries}");
    // Not even a correct guess is answered now.
    let guessed = here.look_from("192.0.2.7", &code).await;
    assert_eq!(guessed.problem(), (429, "too-many-tries".into()));
    assert!(guessed.headers.contains_key("retry-after"));
    // People who have joined already, and others behind the same address, still get in.
    assert_eq!(here.look_from("192.0.2.9", &code).await.status, StatusCode::OK);
    guess_until_barred(&here, "192.0.2.9", 100).await;
    assert_eq!(here.look_from("192.0.2.9", &code).await.status, StatusCode::OK);
    assert_eq!(here.look_from("192.0.2.8", &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_page_that_retries_a_deleted_session_is_not_guessing() {
    let here = behind_a_proxy();
    for _ in 0..200 {
        assert_eq!(here.look_from("192.0.2.7", &guess(1)).await.problem(), (404, "no-such-session".into()));
    }
}

#[tokio::test]
async fn bytes_that_are_not_text_count_as_a_wrong_code() {
    let here = Here::new(None);
    for path in ["", "/report", "/report/report.md"] {
        let answered = here.get(&format!("/api/sessions/%00%ff{path}")).await.problem();
        assert_eq!(answered, (404, "no-such-session".into()), "{path}");
    }
    let answers: Vec<_> = futures_util::future::join_all((0..70).map(|_| here.look_from("192.0.2.7", "%ff"))).await;
    assert_eq!(answers.last().unwrap().problem(), (429, "too-many-tries".into()));
}

#[tokio::test]
async fn every_way_to_try_a_code_counts() {
    let ways: [(Method, &str); 8] = [
        (Method::GET, ""),
        (Method::GET, "/qr.svg"),
        (Method::GET, "/report"),
        (Method::GET, "/report/archive.json"),
        (Method::POST, "/participants"),
        (Method::POST, "/links"),
        (Method::POST, "/co-facilitators"),
        (Method::DELETE, ""),
    ];
    for (method, rest) in ways {
        let here = behind_a_proxy();
        let code = here.open().await.code;
        let headers = [
            ("x-forwarded-for", "192.0.2.7"),
            ("content-type", "application/json"),
            ("authorization", "Bearer nothing"),
        ];
        let invited = json!({ "new": { "name": "Demo B" } });
        let body = json!({ "name": "Demo A", "room": 1, "facilitator": "x", "link": "report", "invited": invited })
            .to_string();
        let mut is_barred = false;
        for number in 0..1_000 {
            let path = format!("/api/sessions/{}{rest}", guess(number));
            let answered = here.ask(method.clone(), &path, &headers, body.clone()).await;
            is_barred = answered.status == StatusCode::TOO_MANY_REQUESTS;
            if is_barred {
                break;
            }
        }
        assert!(is_barred, "{method} {rest}");
        let answered = here.look_from("192.0.2.7", &code.to_string()).await;
        assert_eq!(answered.problem(), (429, "too-many-tries".into()), "{method} {rest}");
    }
}

#[tokio::test]
async fn many_networks_of_one_customer_guess_no_more_than_four() {
    let here = behind_a_proxy();
    let code = here.open().await.code.to_string();
    let mut guessed = 0;
    for network in 0..40 {
        guessed += guess_until_barred(&here, &format!("2001:db8:1:{network:x}::1"), network * 60).await;
    }
    assert!(guessed < 600, "{guessed} guesses");
    // Some more guesses are admitted every second, and on a busy machine one may become available between a guess and a
    // look. So each look follows a guess that was just barred, and is tried again from another network if it came too
    // late.
    let mut is_barred = false;
    for network in 40..80 {
        guess_until_barred(&here, &format!("2001:db8:1:{network:x}::1"), network * 60).await;
        is_barred = here.look_from("2001:db8:1:ffff::1", &code).await.status == StatusCode::TOO_MANY_REQUESTS;
        if is_barred {
            break;
        }
    }
    assert!(is_barred);
    assert_eq!(here.look_from("2001:db8:2::1", &code).await.status, StatusCode::OK, "another customer");
}

#[tokio::test]
async fn guessing_from_everywhere_leaves_each_address_one_slip() {
    let here = behind_a_proxy();
    let code = here.open().await.code.to_string();
    let mut barred_at_once = false;
    for address in 0..40_000_u32 {
        let from = format!("10.{}.{}.1", address / 256, address % 256);
        let answered = here.look_from(&from, &guess(address % 5_000)).await;
        barred_at_once = answered.status == StatusCode::TOO_MANY_REQUESTS;
        if barred_at_once {
            assert_eq!(here.look_from(&from, &code).await.problem(), (429, "too-many-tries".into()));
            break;
        }
    }
    assert!(barred_at_once);
    assert_eq!(
        here.look_from("192.0.2.8", &code).await.status,
        StatusCode::OK,
        "an address without wrong codes gets in"
    );
    assert_eq!(here.join_from("192.0.2.8", &code, "Demo A").await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn an_address_that_keeps_looking_keeps_no_neighbour_out() {
    let here = behind_a_proxy();
    let code = here.open().await.code.to_string();
    for _ in 0..5_000 {
        assert_eq!(here.look_from("192.0.2.7", &code).await.status, StatusCode::OK);
    }
    for number in 0..100 {
        let joined = here.join_from("192.0.2.7", &code, &format!("Demo {number}")).await;
        assert_eq!(joined.status, StatusCode::CREATED);
    }
}

#[tokio::test]
async fn a_school_behind_one_address_gets_in_and_a_flood_of_sessions_does_not() {
    let here = Here::new(None);
    let code = here.open().await.code;
    for number in 0..500 {
        assert_eq!(here.get(&format!("/api/sessions/{code}")).await.status, StatusCode::OK);
        let person = json!({ "name": format!("Persoon {number}"), "room": 1 });
        let joined = here.post(&format!("/api/sessions/{code}/participants"), &person).await;
        assert_eq!(joined.status, StatusCode::CREATED);
    }
    for _ in 0..99 {
        here.open().await;
    }
    // One more is admitted every six seconds, and a slow machine may take that long for all this.
    let mut flood = here.post("/api/sessions", &new_session()).await;
    for _ in 0..30 {
        if flood.status != StatusCode::CREATED {
            break;
        }
        flood = here.post("/api/sessions", &new_session()).await;
    }
    assert_eq!(flood.problem(), (429, "too-fast".into()));
    let again_after: u64 = flood.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=6).contains(&again_after), "the next one is admitted then: {again_after}");
}

#[tokio::test]
async fn only_requests_over_tls_get_the_header_that_demands_it() {
    const ONLY_BY_TLS: &str = "strict-transport-security";
    let behind = Policy { trusted_proxies: 1, ..Policy::default() };
    let own_tls = Policy { serves_tls: true, ..Policy::default() };
    let by_proxy = [("x-forwarded-proto", "https")];
    let cases: [(Policy, &[_], bool); 5] = [
        (Policy::default(), &[], false),
        (Policy::default(), &by_proxy, false),
        (behind.clone(), &[], false),
        (behind, &by_proxy, true),
        (own_tls, &[], true),
    ];
    for (policy, headers, is_secure) in cases {
        let here = Here::with(Some("https://school.example"), policy);
        for path in ["/healthz", "/api/library", "/api/nothing"] {
            let answered = here.ask(Method::GET, path, headers, Body::empty()).await;
            let told = answered.headers.get(ONLY_BY_TLS).map(HeaderValue::as_bytes);
            assert_eq!(told, is_secure.then_some(&b"max-age=31536000"[..]), "{path}, {headers:?}");
        }
    }
}

#[tokio::test]
async fn no_archive_is_read_without_the_right_key() {
    let key = "open-sesame-2026".parse().unwrap();
    let here = Here::with(None, Policy { create_key: Some(key), ..Policy::default() });
    let never_read = || {
        Body::from_stream(futures_util::stream::poll_fn(|_| -> Poll<Option<io::Result<Bytes>>> {
            panic!("the body is read")
        }))
    };
    let import = |authorization: &'static str| {
        let headers = [("content-type", "application/json"), ("authorization", authorization)];
        let body = never_read();
        let here = &here;
        async move { here.ask(Method::POST, "/api/sessions/import", &headers, body).await.problem() }
    };
    assert_eq!(import("Bearer a-guess-of-mine").await, (403, "wrong-key".into()));
    assert_eq!(import("").await, (401, "key-needed".into()));
}

#[tokio::test]
async fn a_refused_archive_is_taken_to_its_end_so_that_the_reason_arrives() {
    let here = Here::new(None);
    let pieces = 40;
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    // Larger than any archive, but not endless.
    let body = Body::from_stream(futures_util::stream::iter((0..pieces).map(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        Ok::<_, io::Error>(Bytes::from(vec![b' '; 512 * 1024]))
    })));
    let refused = here.ask(Method::POST, "/api/sessions/import", &[("content-type", "application/json")], body).await;
    assert_eq!(refused.problem().0, 413);
    assert_eq!(taken.load(Ordering::Relaxed), pieces);
}

const fn page(path: &'static str, identity: &'static [u8]) -> Asset {
    let content_type = "text/html; charset=utf-8";
    Asset { path, content_type, tag: "01", immutable: false, identity, brotli: None, gzip: None }
}

/// A client that consists only of pages.
static PAGES: [Asset; 4] = [
    page("/page.en", b"Page"),
    page("/page.nl", b"Pagina"),
    page("door.pick", b"{{title}} {{language}} <{{door}}>"),
    page("door.shut", b"shut {{language}}"),
];

#[tokio::test]
async fn the_page_of_a_door_says_what_the_server_knows() {
    let here = Here::serving(None, Policy::default(), &PAGES);
    let code = here.open().await.code;
    let page = here.get(&format!("/j/{code}")).await;
    let door = here.get(&format!("/api/sessions/{code}")).await.body;
    let door = String::from_utf8(door).unwrap().replace('"', "&quot;");
    assert_eq!(String::from_utf8(page.body).unwrap(), format!("Studiedag nl <{door}>"));
    assert_eq!(page.headers["cache-control"], "private, no-cache", "no cache gives it to others");
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    let tag = page.headers["etag"].to_str().unwrap();
    let again = here.ask(Method::GET, &format!("/j/{code}"), &[("if-none-match", tag)], Body::empty()).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(here.get(&format!("/j/{code}/99")).await.body, b"shut nl", "the room in the link does not exist");
    assert_eq!(here.get("/j/222222").await.body, b"Pagina", "the client says that the code is unknown");
}

#[tokio::test]
async fn the_page_of_a_door_is_no_way_to_guess_codes() {
    let policy = Policy { trusted_proxies: 1, ..Policy::default() };
    let here = Here::serving(None, policy, &PAGES);
    let code = here.open().await.code;
    let headers = [("x-forwarded-for", "192.0.2.7")];
    for number in 0..300 {
        here.ask(Method::GET, &format!("/j/{}", guess(number)), &headers, Body::empty()).await;
    }
    let answered = here.ask(Method::GET, &format!("/j/{code}"), &headers, Body::empty()).await;
    assert_eq!(answered.body, b"Pagina");
    assert_eq!(here.look_from("192.0.2.7", &code.to_string()).await.problem(), (429, "too-many-tries".into()));
}

#[tokio::test]
async fn the_requests_are_described() {
    let answered = Here::new(None).get("/openapi.json").await;
    assert_eq!(answered.status, StatusCode::OK);
    assert_eq!(answered.headers["content-type"], "application/json");
    assert_eq!(answered.body, OPENAPI.as_bytes());
}

/// Each path in the document, with each of its methods.
fn described_requests() -> BTreeSet<(String, String)> {
    let document: Value = serde_json::from_str(OPENAPI).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let methods =
        |path: &Value| path.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect::<Vec<_>>();
    paths.iter().flat_map(|(path, item)| methods(item).into_iter().map(|method| (path.clone(), method))).collect()
}

/// All paths of this router, which are listed only in its debug output.
fn paths_of(router: &Router) -> BTreeSet<String> {
    let printed = format!("{router:?}");
    let (_, paths) = printed.split_once("node: Node { paths: {").unwrap();
    let (paths, _) = paths.split_once("fallback_router").unwrap();
    paths.split('"').skip(1).step_by(2).map(Into::into).collect()
}

/// Does anything answer there? A problem of the request itself, such as a missing body, is an answer.
async fn answers(server: SocketAddr, method: &Method, path: &str) -> bool {
    let stream = TokioIo::new(TcpStream::connect(server).await.unwrap());
    let (mut sender, connection) = hyper::client::conn::http1::handshake(stream).await.unwrap();
    tokio::spawn(connection);
    let request = Request::builder().method(method).uri(path).header("host", server.to_string());
    let response = sender.send_request(request.body(Body::empty()).unwrap()).await.unwrap();
    match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => false,
        StatusCode::NOT_FOUND => {
            let body = to_bytes(Body::new(response.into_body()), BODY_MAX).await.unwrap();
            serde_json::from_slice::<Problem>(&body).is_ok_and(|problem| problem.kind != ApiError::NotFound.kind())
        }
        _ => true,
    }
}

#[tokio::test]
async fn served_routes_are_the_described_ones() {
    let described = described_requests();
    let mut paths = paths_of(&Here::new(None).0);
    paths.extend(described.iter().map(|(path, _)| path.clone()));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = App::new(Arc::new(MemoryLog::new()), Library::built_in(), Clock::system(), None);
    tokio::spawn(crate::serve(listener, app, pending()));
    // Without HEAD, which is answered wherever GET is.
    let methods =
        [Method::GET, Method::PUT, Method::POST, Method::DELETE, Method::OPTIONS, Method::PATCH, Method::TRACE];
    let mut answered = BTreeSet::new();
    for path in paths {
        let asked = path.replace("{code}", "K7M4QX").replace("{file}", "report.md");
        for method in &methods {
            if answers(address, method, &asked).await {
                answered.insert((path.clone(), method.to_string()));
            }
        }
    }
    assert_eq!(answered, described);
}
