//! A connection that sends nothing, or only half a request, is closed; one that is used stays open.

use std::sync::Arc;
use std::time::Duration;

use server::clock::Clock;
use server::demo::bot::Bot;
use server::log::MemoryLog;
use server::policy::{Policy, Quiet};
use shared::link::Carrier;
use shared::session::{Command, RoomCommand};
use tests::{START, TestSession, World, plain_session};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Long enough for a client to send its request on a busy machine.
const SHORT: Duration = Duration::from_secs(1);
/// The start of an HTTP/2 connection: the preface, settings, and one request for `/healthz`.
const HTTP_2: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0\
    \0\0\x17\x01\x05\0\0\0\x01\x82\x86\x04\x08/healthz\x41\x09localhost";

#[tokio::test]
async fn a_request_without_a_host_is_only_accepted_in_http_1_0() -> anyhow::Result<()> {
    let world = World::start().await?;
    for (version, status) in [("1.1", "400"), ("1.0", "200")] {
        let asked = format!("GET /api/library HTTP/{version}\r\nconnection: close\r\n\r\n");
        let answer = until_it_is_closed(saying(&world.url, asked.as_bytes()).await?).await;
        assert!(answer.contains(&format!(" {status} ")), "{version}: {}", answer.lines().next().unwrap_or_default());
    }
    Ok(())
}

async fn impatient(quiet: Quiet) -> anyhow::Result<World> {
    let policy = Policy { quiet, ..Policy::default() };
    World::with_policy(Arc::new(MemoryLog::default()), Clock::manual(START), policy).await
}

/// A connection on which `said` was sent, followed by silence.
async fn saying(url: &str, said: &[u8]) -> anyhow::Result<TcpStream> {
    let address = url.trim_start_matches("http://").split('/').next().unwrap_or_default();
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(said).await?;
    Ok(stream)
}

/// The server's answer before it closes the connection, which may be empty.
async fn until_it_is_closed(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_connection_without_a_request_is_closed_and_one_in_use_is_not() -> anyhow::Result<()> {
    let world = impatient(Quiet { first_request_within: SHORT, ..Quiet::default() }).await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut talking = vec![session.join("Demo A", 1).await?];
    let secret = talking[0].secret().to_owned();
    talking.push(Bot::over(Carrier::Stream, &session.url, session.code(), &secret).await?);
    let mut silent = Vec::new();
    for said in ["", "G", "GET /healthz HTTP/1.1\r\nhost: loc", "PRI * HTTP/2.0"] {
        for url in [&world.url, &world.metrics_url] {
            silent.push(saying(url, said.as_bytes()).await?);
        }
    }
    for stream in silent {
        assert_eq!(until_it_is_closed(stream).await, "");
    }
    for bot in &mut talking {
        bot.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
        bot.command(Command::Room(RoomCommand::AskHelp { on: false })).await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_idle_connection_is_closed_after_its_request() -> anyhow::Result<()> {
    let signs = Quiet { sign_of_life_every: SHORT, first_request_within: SHORT, ..Quiet::default() };
    let world = impatient(Quiet { next_request_within: SHORT, ..signs }).await?;
    let asked = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";
    for next in ["", "GET /healthz HTTP/1.1\r\n"] {
        let answer = until_it_is_closed(saying(&world.url, format!("{asked}{next}").as_bytes()).await?).await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok"), "{next:?}: {answer}");
    }
    Ok(())
}

#[tokio::test]
async fn http_2_is_not_answered() -> anyhow::Result<()> {
    let signs = Quiet { sign_of_life_every: SHORT, first_request_within: SHORT, ..Quiet::default() };
    let world = impatient(signs).await?;
    let answer = until_it_is_closed(saying(&world.url, HTTP_2).await?).await;
    assert!(!answer.contains("ok"), "{answer:?}");
    Ok(())
}

#[tokio::test]
async fn a_head_that_does_not_end_is_not_kept() -> anyhow::Result<()> {
    let world = World::start().await?;
    let asked = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";
    for before in ["", asked] {
        let said = format!("{before}GET /healthz HTTP/1.1\r\nhost: localhost\r\nx-long: {}", "x".repeat(64 * 1024));
        // It may be closed while this is still being sent.
        let Ok(stream) = saying(&world.url, said.as_bytes()).await else { continue };
        let answer = until_it_is_closed(stream).await;
        assert!(answer.is_empty() || answer.contains(" 431 "), "{answer}");
    }
    Ok(())
}

#[tokio::test]
async fn unfinished_bodies_of_one_address_are_limited() -> anyhow::Result<()> {
    let world = World::start().await?;
    let head = "POST /api/sessions/together HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n";
    let begun = format!("{head}content-length: 60000\r\n\r\n{{");
    let mut under_way = Vec::new();
    for _ in 0..300 {
        under_way.push(saying(&world.url, begun.as_bytes()).await?);
    }
    // Requests above the limit are refused at once, while the server still waits for the others.
    let mut refused = tokio::task::JoinSet::new();
    for mut stream in under_way {
        refused.spawn(async move {
            let mut answer = [0; 64];
            let read = stream.read(&mut answer).await.unwrap_or_default();
            String::from_utf8_lossy(&answer[..read]).contains(" 429 ")
        });
    }
    let mut too_many = 0;
    while let Some(is_refused) = refused.join_next().await {
        too_many += usize::from(is_refused?);
        if too_many == 44 {
            break;
        }
    }
    assert_eq!(too_many, 44, "of 300 bodies, 256 are allowed");
    // A request with a small body is accepted.
    let small = format!("{head}content-length: 2\r\nconnection: close\r\n\r\n{{}}");
    let answer = until_it_is_closed(saying(&world.url, small.as_bytes()).await?).await;
    assert!(!answer.contains(" 429 "), "{answer}");
    Ok(())
}
