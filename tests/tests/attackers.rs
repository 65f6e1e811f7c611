//! Who floods the server is shown out, and the others in the room hardly notice.

use std::time::{Duration, Instant};

use server::demo::bot::Bot;
use server::demo::error::BotError;
use shared::session::{Kind, Phase, Side};
use shared::wire::{Goodbye, ToServer, close_code};
use tests::people::{go_to, sees_phase, starts_everybody, writes};
use tests::{TestSession, World, plain_session};

/// Frames in one go: well above what one connection may send.
const FLOOD: i64 = 5_000;
/// How often.
const FLOODS: usize = 10;
/// How often somebody writes meanwhile.
const WRITTEN: usize = 12;

#[tokio::test(flavor = "multi_thread")]
async fn who_floods_is_shown_out_and_others_go_on_writing() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut anna = session.join("Demo A", 1).await?;
    let attacker = session.join("Demo B", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut anna, Phase::Read).await?;
    go_to(&mut anna, Phase::Left).await?;

    let quiet = writing(&mut anna, "rustig").await?;
    let (ends, beside) = tokio::join!(flood(attacker), writing(&mut anna, "ernaast"));
    let beside = beside?;
    println!("the middle of {WRITTEN} acknowledgements: {quiet:?} in quiet, {beside:?} beside somebody who floods");
    assert_eq!(ends?, [Some(close_code(Goodbye::TooFast)); FLOODS]);
    assert!(anna.round().is_some_and(|round| round.arguments.len() == 2 * WRITTEN), "everything was stored");
    Ok(())
}

/// How long an acknowledgement takes, in the middle.
async fn writing(anna: &mut Bot, what: &str) -> anyhow::Result<Duration> {
    let mut took = Vec::new();
    for number in 0..WRITTEN {
        let began = Instant::now();
        writes(anna, Side::Left, Kind::Pro, &format!("{what} {number}")).await?;
        took.push(began.elapsed());
    }
    took.sort_unstable();
    Ok(took[WRITTEN / 2])
}

/// Floods, comes back, floods again; says with which codes it was shown out.
async fn flood(mut attacker: Bot) -> anyhow::Result<[Option<u16>; FLOODS]> {
    let mut ends = [None; FLOODS];
    for end in &mut ends {
        for sent in 0..FLOOD {
            if attacker.say(&ToServer::Ping { sent }).await.is_err() {
                break;
            }
        }
        *end = shown_out(&mut attacker).await;
        attacker.reconnect().await?;
    }
    Ok(ends)
}

async fn shown_out(attacker: &mut Bot) -> Option<u16> {
    loop {
        match attacker.next().await {
            Ok(()) => {}
            Err(BotError::Goodbye(goodbye)) => return Some(close_code(goodbye)),
            Err(BotError::Closed(code)) => return code,
            Err(_) => return None,
        }
    }
}
