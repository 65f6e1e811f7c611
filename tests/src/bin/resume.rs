//! Kills the real program in the middle of a round, and measures how soon everybody is back: `cargo run --release -p
//! tests --bin resume -- --bots 1000`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use server::demo::bot::Bot;
use shared::session::{Kind, Phase, Side};
use shared::wire::NewSession;
use tests::people::{go_to, sees_phase, starts_everybody, writes};
use tests::{Process, SERVES, TestSession, is_to_serve, option, plain_session};
use tokio::task::JoinSet;

/// People in a room.
const PEOPLE: u16 = 5;
/// How long to try: far longer than it normally takes.
const GIVES_UP_AFTER: Duration = Duration::from_mins(2);

fn main() -> ExitCode {
    if is_to_serve() {
        return tests::serve(&[]);
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> anyhow::Result<()> {
    let bots = option("--bots")?.unwrap_or(1_000);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(kill_and_come_back(bots))
}

async fn kill_and_come_back(count: u16) -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let program = std::env::current_exe()?;
    let start = async |listen: &str| {
        let serves = |command: &mut tokio::process::Command| {
            command.env(SERVES, "1").env("RUST_LOG", "warn");
        };
        Process::start_with(&program.to_string_lossy(), listen, data.path(), serves).await
    };
    let process = start("127.0.0.1:0").await?;
    let address = process.url.trim_start_matches("http://").to_owned();
    let bots = in_the_middle_of_a_round(&process.url, count).await?;
    println!("bots={} rooms={}", bots.len(), bots.len().div_ceil(PEOPLE.into()));

    let mut coming_back = JoinSet::new();
    let killed = Instant::now();
    process.kill().await?;
    for bot in bots {
        coming_back.spawn(comes_back(bot));
    }
    let _process = start(&address).await?;
    let ready = Instant::now();
    println!("the server is ready {:?} after the kill", ready - killed);
    let mut back = Vec::new();
    while let Some(moment) = coming_back.join_next().await {
        back.push(moment??);
    }
    tell("since the kill", back.iter().map(|moment| *moment - killed).collect());
    tell("since the server is ready", back.iter().map(|moment| moment.saturating_duration_since(ready)).collect());
    Ok(())
}

/// This many people in rooms of five. Each wrote an argument and sees all arguments of their room.
async fn in_the_middle_of_a_round(url: &str, count: u16) -> anyhow::Result<Vec<Bot>> {
    let rooms = count.div_ceil(PEOPLE);
    let session = TestSession::open_at(url, &NewSession { rooms, ..plain_session() }).await?;
    let mut facilitator = session.facilitator().await?;
    let mut bots = Vec::new();
    for number in 0..count {
        bots.push(session.join(&format!("Demo {number}"), 1 + number / PEOPLE).await?);
    }
    starts_everybody(&mut facilitator).await?;
    for room in bots.chunks_mut(PEOPLE.into()) {
        sees_phase(&mut room[0], Phase::Read).await?;
        go_to(&mut room[0], Phase::Left).await?;
        for bot in &mut *room {
            sees_phase(bot, Phase::Left).await?;
            writes(bot, Side::Left, Kind::Pro, "Zo ziet een gewone dinsdag er anders uit dan vorig jaar.").await?;
        }
        let all = room.len();
        for bot in room {
            bot.until("what the room wrote", |bot| written(bot) == all).await?;
        }
    }
    Ok(bots)
}

fn written(bot: &Bot) -> usize {
    bot.round().map_or(0, |round| round.arguments.len())
}

/// Waits for the connection to break, reconnects as a browser does, and returns when everything is there again.
async fn comes_back(mut bot: Bot) -> anyhow::Result<Instant> {
    let all = written(&bot);
    while bot.next().await.is_ok() {}
    // Discards the state, so that everything has to be sent again.
    bot.session = None;
    bot.keep_up();
    let holds_everything = async {
        while written(&bot) != all {
            bot.next().await?;
        }
        anyhow::Ok(())
    };
    tokio::time::timeout(GIVES_UP_AFTER, holds_everything).await.context("a bot did not get back in")??;
    Ok(Instant::now())
}

fn tell(since: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took.get((took.len() * percent / 100).min(took.len().saturating_sub(1)));
    let millis = |took: Option<&Duration>| took.map_or(0, Duration::as_millis);
    println!("{since}: p50={} ms p99={} ms max={} ms", millis(at(50)), millis(at(99)), millis(took.last()));
}
