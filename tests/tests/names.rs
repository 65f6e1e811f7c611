//! A page of a stranger whose name suddenly leads to this server gets nothing out of it, and whoever runs the server
//! reads what to do when it is their own name.

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, HOST, ORIGIN};
use reqwest::{Client, Response, StatusCode};
use shared::wire::Problem;
use tests::World;

async fn ask(world: &World, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Response> {
    let mut request = Client::new().get(format!("{}{path}", world.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Ok(request.send().await?)
}

#[tokio::test]
async fn a_name_that_is_not_ours_gets_nothing_but_what_to_do() -> anyhow::Result<()> {
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
    assert_eq!(watched.status(), StatusCode::OK, "it tells nothing");
    Ok(())
}

#[tokio::test]
async fn a_page_of_another_name_opens_no_socket() -> anyhow::Result<()> {
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
