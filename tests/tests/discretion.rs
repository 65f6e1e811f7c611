//! What people write, who they are, which room they are in and the secrets of links are in no log, however verbose.

use std::fs::File;

use shared::session::{Command, Kind, Phase, RoomCommand, Rooms, Side};
use shared::wire::NewSession;
use tests::people::{go_to, locks, sees_phase, starts_everybody, votes, writes};
use tests::{Process, TestSession, plain_session};

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");

const KEY: &str = "zeldzamesleutel";
const TITLE: &str = "Zeldzaamtitel";
const NAME: &str = "Zeldzaamnaam";
const PRO: &str = "Zeldzaamvoordeel";
const WHY: &str = "Zeldzaamomdat";
const WORD: &str = "Zeldzaambericht";
const GUESS: &str = "zeldzaamgeheim";
const ADDRESS: &str = "203.0.113.77";

#[tokio::test(flavor = "multi_thread")]
async fn the_most_verbose_log_reveals_nothing_about_people() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("log.txt");
    let log = File::create(&path)?;
    let process = Process::start_with(PROGRAM, "127.0.0.1:0", &folder.path().join("data"), |command| {
        command.env("RUST_LOG", "trace").env("AO_TRUST_PROXY", "1").stderr(log);
    })
    .await?;
    let session = TestSession::open_at(&process.url, &NewSession { title: TITLE.into(), ..plain_session() }).await?;
    let mut board = session.facilitator().await?;
    let mut presenter = session.join(NAME, 1).await?;
    starts_everybody(&mut board).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    writes(&mut presenter, Side::Left, Kind::Pro, PRO).await?;
    board.command(Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: WORD.into() })).await?;
    go_to(&mut presenter, Phase::Choose).await?;
    votes(&mut presenter, Side::Left).await?;
    locks(&mut presenter, WHY).await?;
    let report = format!("{}/api/sessions/{}/report/report.md", process.url, session.code());
    for secret in [&*session.opened.facilitator, GUESS] {
        let asked = reqwest::Client::new().get(&report).bearer_auth(secret).header("x-forwarded-for", ADDRESS);
        asked.send().await?.bytes().await?;
    }
    // Invalid input is what one would be tempted to log.
    let broken = format!("{{\"title\":\"{TITLE}\",\"language\":\"{NAME}\"}}");
    let asked = reqwest::Client::new().post(format!("{}/api/sessions", process.url)).bearer_auth(KEY).body(broken);
    asked.header("content-type", "application/json").send().await?;
    let secrets = [&*session.opened.facilitator, &*session.opened.plenary, presenter.secret()].map(str::to_owned);
    let code = session.code().to_string();
    process.terminate().await?;
    let log = std::fs::read_to_string(&path)?;
    assert!(log.contains("opened"), "it does say what it does: {log}");
    let telling = [KEY, TITLE, NAME, PRO, WHY, WORD, GUESS, ADDRESS, "127.0.0.1:", &code];
    for word in telling.into_iter().chain(secrets.iter().map(String::as_str)) {
        let line = log.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word}");
    }
    Ok(())
}
