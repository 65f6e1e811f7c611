//! A stranger's page whose host name suddenly points to this server gets nothing from it, and operators are told what
//! to do if the name is their own.

use std::fs::File;

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, HOST, ORIGIN};
use reqwest::{Client, Response, StatusCode};
use serde_json::json;
use shared::wire::{Joined, Problem, Reach};
use tests::{Process, TestSession, World, plain_session};

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");
/// The headers that nginx sends with only `proxy_pass http://127.0.0.1:3000`.
const NGINX: [(&str, &str); 2] = [("host", "127.0.0.1:3000"), ("connection", "close")];

async fn ask(world: &World, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Response> {
    let mut request = Client::new().get(format!("{}{path}", world.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Ok(request.send().await?)
}

#[tokio::test]
async fn an_unknown_host_name_only_gets_advice() -> anyhow::Result<()> {
    let world = World::start().await?;
    let host = (HOST.as_str(), "evil.example:3000");
    for path in ["/", "/api/library", "/api/socket", "/j/ABCDEF", "/openapi.json"] {
        let answer = ask(&world, path, &[host]).await?;
        assert_eq!(answer.status(), StatusCode::MISDIRECTED_REQUEST, "{path}");
        let problem: Problem = answer.json().await?;
        assert_eq!(problem.kind, "other-name");
        assert!(problem.title.contains("--public-url http://evil.example:3000"), "{}", problem.title);
    }
    for (language, word) in [("nl", "Beheer je hem?"), ("en", "Do you run it?")] {
        let reader = [host, (ACCEPT.as_str(), "text/html,*/*;q=0.8"), (ACCEPT_LANGUAGE.as_str(), language)];
        let page = ask(&world, "/", &reader).await?;
        assert_eq!(page.headers()[CONTENT_TYPE], "text/plain; charset=utf-8");
        assert!(page.text().await?.contains(word));
    }
    assert_eq!(ask(&world, "/api/library", &[(HOST.as_str(), "evil@localhost")]).await?.status(), 400);
    let watched = ask(&world, "/healthz", &[(HOST.as_str(), "watch.example")]).await?;
    assert_eq!(watched.status(), StatusCode::OK, "`/healthz` reveals nothing");
    Ok(())
}

#[tokio::test]
async fn a_page_with_another_host_name_opens_no_socket() -> anyhow::Result<()> {
    let world = World::start().await?;
    for own in ["localhost:3000", "192.168.1.20:3000", "laptop.local"] {
        let origin = format!("http://{own}");
        let handshake = [
            (HOST.as_str(), own),
            (ORIGIN.as_str(), origin.as_str()),
            ("connection", "upgrade"),
            ("upgrade", "websocket"),
            ("sec-websocket-version", "13"),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ];
        assert_eq!(ask(&world, "/api/socket", &handshake).await?.status(), StatusCode::SWITCHING_PROTOCOLS, "{own}");
        let mut from_elsewhere = handshake;
        from_elsewhere[1].1 = "http://evil.example";
        assert_eq!(ask(&world, "/api/socket", &from_elsewhere).await?.status(), StatusCode::FORBIDDEN, "{own}");
    }
    Ok(())
}

#[tokio::test]
async fn behind_a_proxy_that_passes_nothing_on_links_and_qr_code_lead_to_the_page() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let from_page = [NGINX[0], NGINX[1], ("sec-fetch-site", "same-origin")];
    let at = "at=https%3A%2F%2Fschool.example";
    let reach: Reach = ask(&world, &format!("/api/reach?{at}"), &from_page).await?.json().await?;
    let expected =
        Reach { base: "https://school.example".into(), only_here: None, set_public_url: true, keep_days: Some(30) };
    assert_eq!(reach, expected);
    let qr = |at: &str| format!("/api/sessions/{}/qr.svg?{at}", session.code());
    let shown = ask(&world, &qr(at), &from_page).await?.text().await?;
    let straight = [(HOST.as_str(), "10.0.0.5:3000"), ("sec-fetch-site", "same-origin")];
    assert_eq!(shown, ask(&world, &qr(at), &straight).await?.text().await?, "wherever it was asked");
    let elsewhere = ask(&world, &qr("at=http%3A%2F%2F10.0.0.5%3A3000"), &straight).await?.text().await?;
    assert_ne!(shown, elsewhere);
    let by_link = [straight[0], ("sec-fetch-site", "cross-site")];
    assert_eq!(ask(&world, &qr(at), &by_link).await?.text().await?, elsewhere, "a stranger's link chooses no address");
    let handshake = [
        from_page[0],
        from_page[2],
        (ORIGIN.as_str(), "https://school.example"),
        ("connection", "upgrade"),
        ("upgrade", "websocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];
    assert_eq!(ask(&world, "/api/socket", &handshake).await?.status(), StatusCode::SWITCHING_PROTOCOLS);
    assert_eq!(streams(&world, &[from_page[0], from_page[2], handshake[2]]).await?, StatusCode::OK);
    let stranger = [from_page[0], ("sec-fetch-site", "cross-site"), (ORIGIN.as_str(), "https://evil.example")];
    assert_eq!(streams(&world, &stranger).await?, StatusCode::FORBIDDEN);
    Ok(())
}

/// Opens a stream, with the headers of a proxy.
async fn streams(world: &World, headers: &[(&str, &str)]) -> anyhow::Result<StatusCode> {
    let mut request = Client::new().post(format!("{}/api/stream", world.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Ok(request.body("{\"ping\":{\"sent\":7}}").send().await?.status())
}

/// Starts a team from a page at `origin`, with the headers of a proxy.
async fn starts(url: &str, headers: &[(&str, &str)]) -> anyhow::Result<Response> {
    let mut request = Client::new().post(format!("{url}/api/sessions/together"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Ok(request.json(&json!({ "name": "Demo A", "language": "nl" })).send().await?)
}

#[tokio::test]
async fn behind_a_proxy_that_drops_the_port_people_join_and_links_have_it() -> anyhow::Result<()> {
    let world = World::start().await?;
    let page = [(HOST.as_str(), "laptop.lan"), (ORIGIN.as_str(), "http://laptop.lan:8080")];
    let started = starts(&world.url, &page).await?;
    assert_eq!(started.status(), StatusCode::CREATED);
    assert_eq!(streams(&world, &page).await?, StatusCode::OK);
    let reach: Reach = ask(&world, "/api/reach?at=http%3A%2F%2Flaptop.lan%3A8080", &page[..1]).await?.json().await?;
    assert_eq!(
        reach,
        Reach { base: "http://laptop.lan:8080".into(), only_here: None, set_public_url: true, keep_days: Some(30) }
    );
    let stranger = [page[0], (ORIGIN.as_str(), "http://evil.lan:8080")];
    assert_eq!(starts(&world.url, &stranger).await?.status(), StatusCode::FORBIDDEN);
    Ok(())
}

#[tokio::test]
async fn names_of_the_local_network_are_answered() -> anyhow::Result<()> {
    let world = World::start().await?;
    let names = ["laptop.fritz.box", "LAPTOP.mshome.net:3000", "laptop.home.arpa.", "laptop.lan", "laptop.internal"];
    for name in names {
        assert_eq!(ask(&world, "/api/library", &[(HOST.as_str(), name)]).await?.status(), StatusCode::OK, "{name}");
    }
    Ok(())
}

#[tokio::test]
async fn behind_a_proxy_with_tls_both_options_are_mentioned() -> anyhow::Result<()> {
    let world = World::start().await?;
    let host = (HOST.as_str(), "school.example");
    for (shows, advice) in [
        (("x-forwarded-proto", "https"), "--public-url https://school.example --trust-proxy 1"),
        (("sec-fetch-site", "none"), "--public-url https://school.example --trust-proxy 1"),
        (("x-forwarded-for", "203.0.113.7"), "--public-url http://school.example --trust-proxy 1"),
    ] {
        let problem: Problem = ask(&world, "/", &[host, shows]).await?.json().await?;
        assert!(problem.title.contains(advice), "{shows:?}: {}", problem.title);
    }
    Ok(())
}

#[tokio::test]
async fn forty_teams_of_one_school_start_at_once() -> anyhow::Result<()> {
    let world = World::start().await?;
    for team in 1..=40 {
        let started = starts(&world.url, &NGINX).await?;
        assert_eq!(started.status(), StatusCode::CREATED, "team {team}");
        started.json::<Joined>().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_is_warned_once_of_each_and_reads_no_address() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("log.txt");
    let log = File::create(&path)?;
    let process = Process::start_with(PROGRAM, "127.0.0.1:0", &folder.path().join("data"), |command| {
        command.stderr(log);
    })
    .await?;
    let asked = [
        (HOST.as_str(), "laptop.lan"),
        (ORIGIN.as_str(), "http://laptop.lan:8080"),
        ("x-forwarded-for", "203.0.113.77"),
    ];
    for _ in 0..3 {
        assert_eq!(starts(&process.url, &asked).await?.status(), StatusCode::CREATED);
    }
    process.terminate().await?;
    let log = std::fs::read_to_string(&path)?;
    assert_eq!(log.matches("--public-url").count(), 1, "{log}");
    assert_eq!(log.matches("--trust-proxy 1").count(), 1, "{log}");
    assert!(!log.contains("laptop.lan") && !log.contains("203.0.113"), "{log}");
    Ok(())
}
