//! Metrics show an operator how busy the server is and what fails, on a separate listener.

use shared::session::{Command, LifecycleCommand};
use tests::people::{rejection, starts_everybody};
use tests::{TestSession, World, plain_session};

/// Waits until all these lines are in the metrics: the server counts after it has answered.
async fn tells(world: &World, lines: &[&str]) -> anyhow::Result<String> {
    loop {
        let text = reqwest::get(&world.metrics_url).await?.text().await?;
        if lines.iter().all(|wanted| text.lines().any(|line| line == *wanted)) {
            return Ok(text);
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_happens_is_counted_and_nobody_is_named() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut board = session.facilitator().await?;
    let mut member = session.join("Zeldzaamnaam", 1).await?;
    starts_everybody(&mut board).await?;
    rejection(member.command(Command::Lifecycle(LifecycleCommand::End)).await);
    reqwest::get(format!("{}/api/sessions/AAAAAA", world.url)).await?;
    let text = tells(
        &world,
        &[
            "anders_organiseren_sessions 1",
            "anders_organiseren_rooms 2",
            "anders_organiseren_devices 2",
            "anders_organiseren_commands_total{outcome=\"accepted\"} 2",
            "anders_organiseren_commands_total{outcome=\"rejected\"} 1",
            "anders_organiseren_refused_total{why=\"no-such-session\"} 1",
        ],
    )
    .await?;
    assert!(text.contains("anders_organiseren_append_seconds_bucket"), "{text}");
    for word in ["Zeldzaamnaam", &session.code().to_string(), "127.0.0.1"] {
        assert!(!text.contains(word), "{word}");
    }

    let own = reqwest::get(format!("{}/metrics", world.url)).await?.text().await?;
    assert!(!own.contains("anders_organiseren_"), "not where people are");
    drop(member);
    tells(&world, &["anders_organiseren_devices 1"]).await?;
    Ok(())
}

#[tokio::test]
async fn a_strangers_page_reads_no_metrics() -> anyhow::Result<()> {
    let world = World::start().await?;
    for (host, status) in [("evil.example", 421), ("metrics", 200), ("server.lan:9100", 200), ("[::1]:9100", 200)] {
        let answer = reqwest::Client::new().get(&world.metrics_url).header("host", host).send().await?;
        assert_eq!(answer.status(), status, "{host}");
    }
    Ok(())
}
