//! If the operator set a key, nobody can open a session without it in any way; with it, everything works as usual.

use std::sync::Arc;

use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use server::clock::Clock;
use server::demo::bot::PATIENCE;
use server::log::MemoryLog;
use server::policy::Policy;
use shared::wire::{Library, Opened, Problem};
use tests::{START, World, plain_session};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

const KEY: &str = "een-sleutel-van-school";

async fn world() -> anyhow::Result<World> {
    let policy = Policy { create_key: Some(KEY.parse().map_err(anyhow::Error::msg)?), ..Policy::default() };
    World::with_policy(Arc::new(MemoryLog::new()), Clock::manual(START), policy).await
}

/// Every way to open a session.
fn ways(url: &str, archive: &Value) -> [RequestBuilder; 3] {
    let together = json!({ "name": "Demo A", "language": "nl" });
    [
        Client::new().post(format!("{url}/api/sessions")).json(&plain_session()),
        Client::new().post(format!("{url}/api/sessions/together")).json(&together),
        Client::new().post(format!("{url}/api/sessions/import")).json(archive),
    ]
}

async fn archive() -> anyhow::Result<Value> {
    let world = World::start().await?;
    let [by_form, ..] = ways(&world.url, &json!({}));
    let opened: Opened = by_form.send().await?.json().await?;
    let address = format!("{}/api/sessions/{}/report/archive.json", world.url, opened.code);
    Ok(Client::new().get(address).bearer_auth(&opened.facilitator).send().await?.json().await?)
}

#[tokio::test]
async fn without_the_key_nothing_is_opened_and_the_answer_says_why() -> anyhow::Result<()> {
    let (world, archive) = (world().await?, archive().await?);
    for way in ways(&world.url, &archive) {
        let answered = way.header("accept-language", "en").send().await?;
        assert_eq!(answered.status(), 401);
        assert_eq!(answered.headers()["content-type"], "application/problem+json");
        let problem: Problem = answered.json().await?;
        assert_eq!(problem.kind, "key-needed");
        assert!(problem.title.contains("need a key"), "{problem:?}");
    }
    for way in ways(&world.url, &archive) {
        let problem: Problem = way.bearer_auth("een-andere-sleutel").send().await?.json().await?;
        assert_eq!((problem.status, &*problem.kind), (403, "wrong-key"));
        assert!(problem.title.contains("sleutel klopt niet"), "{problem:?}");
    }
    Ok(())
}

#[tokio::test]
async fn with_the_key_everything_works_as_usual() -> anyhow::Result<()> {
    let (world, archive) = (world().await?, archive().await?);
    for way in ways(&world.url, &archive) {
        let answered = way.bearer_auth(KEY).send().await?;
        assert_eq!(answered.status(), 201, "{}", answered.text().await?);
    }
    Ok(())
}

#[tokio::test]
async fn pages_are_told_whether_to_ask_for_a_key() -> anyhow::Result<()> {
    for (world, needed) in [(world().await?, true), (World::start().await?, false)] {
        let library: Library = reqwest::get(format!("{}/api/library", world.url)).await?.json().await?;
        assert_eq!(library.needs_key, needed);
    }
    Ok(())
}

#[tokio::test]
async fn guessing_keys_is_slowed_down() -> anyhow::Result<()> {
    let world = world().await?;
    let open = || Client::new().post(format!("{}/api/sessions", world.url)).json(&plain_session());
    let mut refused = 0;
    for guess in 0..40 {
        refused += u32::from(open().bearer_auth(format!("een-sleutel-nummer-{guess}")).send().await?.status() == 429);
    }
    assert!(refused >= 10, "of forty guesses only {refused} were refused");
    assert_eq!(open().bearer_auth(KEY).send().await?.status(), 429, "after many guesses even the right key is refused");
    Ok(())
}

#[tokio::test]
async fn an_archive_is_refused_before_its_body_is_sent() -> anyhow::Result<()> {
    let world = world().await?;
    let host = world.url.trim_start_matches("http://");
    let mut connection = TcpStream::connect(host).await?;
    // The body is announced but never sent.
    let head = format!(
        "POST /api/sessions/import HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer een-andere-sleutel\r\n\
         Content-Type: application/json\r\nContent-Length: 16000000\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).await?;
    let mut answer = [0; 12];
    timeout(PATIENCE, connection.read_exact(&mut answer)).await??;
    assert_eq!(&answer, b"HTTP/1.1 403");
    Ok(())
}
