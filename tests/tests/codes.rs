//! Join codes: read aloud, typed by hand, and protected against guessing.

use tests::{TestSession, World, plain_session};

#[tokio::test]
async fn a_code_works_however_it_is_typed() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let code = session.code().to_string();
    let (start, end) = code.split_at(3);
    for typed in [code.clone(), code.to_lowercase(), format!("{start}-{end}"), format!("{start}%20{end}")] {
        let status = reqwest::get(format!("{}/api/sessions/{typed}", world.url)).await?.status();
        assert_eq!(status, 200, "{typed}");
    }
    Ok(())
}

#[tokio::test]
async fn an_unknown_or_malformed_code_is_told_apart_from_an_error() -> anyhow::Result<()> {
    let world = World::start().await?;
    for typed in ["AAA333", "ABC", "0O1I2Z", "K7M4QXX", "%F0%9F%98%80"] {
        let response = reqwest::get(format!("{}/api/sessions/{typed}", world.url)).await?;
        assert_eq!(response.status(), 404, "{typed}");
        let problem: shared::wire::Problem = response.json().await?;
        assert!(problem.title.contains("code"), "{problem:?}");
    }
    Ok(())
}

#[tokio::test]
async fn guessing_codes_is_slowed_down_and_participants_stay_in() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut inside = session.join("Demo A", 1).await?;
    let client = reqwest::Client::new();
    let mut refused = 0;
    for guess in 0..300 {
        let code = shared::code::JoinCode::from_numbers([guess, guess / 22, 7, 7, 7, 7]);
        let status = client.get(format!("{}/api/sessions/{code}", world.url)).send().await?.status();
        refused += u32::from(status == 429);
    }
    assert!(refused > 100, "of three hundred guesses only {refused} were refused");
    // A school has one address: guessing from it must not keep out anybody who was let in before.
    inside.disconnect();
    inside.reconnect().await?;
    inside.until("its room", |bot| bot.room().is_some()).await?;
    Ok(())
}
