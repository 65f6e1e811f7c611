//! With the real program: a backup while people talk, restoring it, inspecting it without reading texts, and a damaged
//! file.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use server::demo::bot::Bot;
use shared::session::{Kind, Phase, Side};
use shared::wire::NewSession;
use tests::people::{go_to, sees_phase, starts_everybody, writes};
use tests::{Process, TestSession, plain_session};
use tokio::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");
const DATABASE: &str = "anders-organiseren.sqlite";

async fn run(data: &Path, words: &[&str]) -> anyhow::Result<Output> {
    Ok(Command::new(PROGRAM).arg(words[0]).arg("--data").arg(data).args(&words[1..]).output().await?)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A session in which somebody wrote this many arguments.
async fn busy_session(url: &str, arguments: usize) -> anyhow::Result<(TestSession, Bot)> {
    let new = NewSession { title: "Zeldzaamtitel".into(), ..plain_session() };
    let session = TestSession::open_at(url, &new).await?;
    let mut presenter = session.join("Zeldzaamnaam", 1).await?;
    starts_everybody(&mut session.facilitator().await?).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    for number in 0..arguments {
        writes(&mut presenter, Side::Left, Kind::Pro, &format!("Reden {number} {}", "x".repeat(200))).await?;
    }
    Ok((session, presenter))
}

fn arguments(bot: &Bot) -> usize {
    bot.round().map_or(0, |round| round.arguments.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_running_server_comes_back_elsewhere() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (data, elsewhere, copy) =
        (folder.path().join("data"), folder.path().join("elsewhere"), folder.path().join("copy.sqlite"));
    let name = copy.to_str().expect("a name");
    let process = Process::start(PROGRAM, "127.0.0.1:0", &data).await?;
    let (session, mut presenter) = busy_session(&process.url, 5).await?;
    let made = run(&data, &["backup", name]).await?;
    assert!(made.status.success(), "{}", said(&made));
    let again = run(&data, &["backup", name]).await?;
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("already exists"), "{}", said(&again));
    writes(&mut presenter, Side::Left, Kind::Con, "Na de kopie").await?;

    let in_use = run(&data, &["restore", "--force", name]).await?;
    assert!(!in_use.status.success() && said(&in_use).contains("in use"), "{}", said(&in_use));
    let restored = run(&elsewhere, &["restore", name]).await?;
    assert!(restored.status.success(), "{}", said(&restored));
    let twice = run(&elsewhere, &["restore", name]).await?;
    assert!(!twice.status.success() && said(&twice).contains("--force"), "{}", said(&twice));
    let forced = run(&elsewhere, &["restore", "--force", name]).await?;
    assert!(forced.status.success() && said(&forced).contains("aside"), "{}", said(&forced));

    let other = Process::start(PROGRAM, "127.0.0.1:0", &elsewhere).await?;
    let mut back = Bot::with_token(&other.url, session.code(), presenter.secret()).await?;
    back.until("what was written before the copy", |bot| arguments(bot) == 5).await?;
    assert!(process.terminate().await?.success());
    Ok(())
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn stored_files_are_readable_only_by_their_owner() -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir()?;
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy.sqlite"));
    let name = copy.to_str().expect("a name");
    let open_to_all = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    let assert_private = |least: usize| -> anyhow::Result<()> {
        let files: Vec<_> = fs::read_dir(&data)?.map(|file| file.map(|file| file.path())).collect::<Result<_, _>>()?;
        assert!(files.len() >= least, "{files:?}");
        for file in files.iter().chain([&data]).chain(copy.exists().then_some(&copy)) {
            let mode = fs::metadata(file)?.permissions().mode();
            assert_eq!(mode & 0o077, 0, "{} has {mode:o}", file.display());
        }
        Ok(())
    };
    let process = Process::start(PROGRAM, "127.0.0.1:0", &data).await?;
    busy_session(&process.url, 1).await?;
    // The database, the files that SQLite keeps next to it (`-wal` and `-shm`), and the lock.
    assert_private(4)?;
    assert!(run(&data, &["backup", name]).await?.status.success());
    assert_private(4)?;
    assert!(process.terminate().await?.success());
    // Older versions left them readable to everybody with access to the folder.
    for file in fs::read_dir(&data)? {
        open_to_all(&file?.path())?;
    }
    let again = Process::start(PROGRAM, "127.0.0.1:0", &data).await?;
    assert_private(4)?;
    again.terminate().await?;
    open_to_all(&data.join(DATABASE))?;
    assert!(run(&data, &["restore", "--force", name]).await?.status.success());
    assert_private(3)?;
    assert!(run(&data, &["salvage"]).await?.status.success());
    assert_private(4)
}

#[tokio::test(flavor = "multi_thread")]
async fn inspecting_it_shows_no_names_and_no_texts() -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let process = Process::start(PROGRAM, "127.0.0.1:0", data.path()).await?;
    let (session, _presenter) = busy_session(&process.url, 2).await?;
    let words = run(data.path(), &["inspect"]).await?;
    let json = run(data.path(), &["inspect", "--json"]).await?;
    for output in [&words, &json] {
        assert!(output.status.success(), "{}", said(output));
        for word in ["Zeldzaam", "Reden", &session.code().to_string()] {
            assert!(!said(output).contains(word), "{word}");
        }
    }
    let found: Value = serde_json::from_slice(&json.stdout)?;
    assert_eq!((&found["damage"], &found["sessions"][0]["ended"]), (&Value::Null, &Value::Bool(false)));
    assert!(found["sessions"][0]["events"].as_u64() > Some(5) && found["bytes"].as_u64() > Some(0));
    let nothing = run(&data.path().join("nowhere"), &["inspect"]).await?;
    assert!(!nothing.status.success());
    assert!(!data.path().join("nowhere").exists(), "looking makes nothing");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn readable_parts_of_a_truncated_file_are_saved() -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let process = Process::start(PROGRAM, "127.0.0.1:0", data.path()).await?;
    let (first, presenter) = busy_session(&process.url, 3).await?;
    let token = presenter.secret().to_owned();
    let mut others = Vec::new();
    for _ in 0..3 {
        others.push(busy_session(&process.url, 40).await?);
    }
    drop((presenter, others));
    assert!(process.terminate().await?.success());
    let file = data.path().join(DATABASE);
    let length = fs::metadata(&file)?.len();
    fs::OpenOptions::new().write(true).open(&file)?.set_len(length * 2 / 3 / 4096 * 4096)?;
    let damaged = fs::read(&file)?;

    // It does not start with an empty database, and says in one line what to do.
    let refused = run(data.path(), &["serve", "--listen", "127.0.0.1:0"]).await?;
    assert_eq!(refused.status.code(), Some(2));
    let line = String::from_utf8_lossy(&refused.stderr).trim().to_owned();
    assert!(line.contains("damaged") && line.contains("salvage") && line.contains("restore"), "{line}");
    assert_eq!(line.lines().count(), 1, "{line}");
    assert_eq!(fs::read(&file)?, damaged, "it is left as it is");
    let inspected = run(data.path(), &["inspect"]).await?;
    assert!(!inspected.status.success() && said(&inspected).contains("damaged"), "{}", said(&inspected));

    let salvaged = run(data.path(), &["salvage"]).await?;
    assert!(salvaged.status.success(), "{}", said(&salvaged));
    let is_aside = |name: &str| name.starts_with(&format!("{DATABASE}.aside-"));
    let names =
        fs::read_dir(data.path())?.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    assert!(names.iter().any(|name| is_aside(name)), "{names:?}");
    let again = Process::start(PROGRAM, "127.0.0.1:0", data.path()).await?;
    let mut back = Bot::with_token(&again.url, first.code(), &token).await?;
    back.until("what was written", |bot| arguments(bot) == 3).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_a_database_is_left_alone() -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let file = data.path().join(DATABASE);
    let garbage = b"this was a database once ".repeat(400);
    fs::write(&file, &garbage)?;
    for words in [&["serve", "--listen", "127.0.0.1:0"][..], &["salvage"]] {
        let refused = run(data.path(), words).await?;
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains("restore"), "{}", said(&refused));
        assert_eq!(fs::read(&file)?, garbage);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn inspecting_and_restoring_name_damaged_sessions() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (data, elsewhere, copy) =
        (folder.path().join("data"), folder.path().join("elsewhere"), folder.path().join("copy.sqlite"));
    let name = copy.to_str().expect("a name");
    let process = Process::start(PROGRAM, "127.0.0.1:0", &data).await?;
    for arguments in [1, 2, 1] {
        busy_session(&process.url, arguments).await?;
    }
    assert!(process.terminate().await?.success());
    let whole = run(&data, &["inspect", "--json"]).await?;
    assert!(whole.status.success(), "{}", said(&whole));
    let found: Value = serde_json::from_slice(&whole.stdout)?;
    let ids = [0, 1, 2].map(|place| found["sessions"][place]["id"].as_str().unwrap_or_default().to_owned());
    // The first batch of one session, and the last of another, which is the only one with a second argument.
    let mut bytes = fs::read(data.join(DATABASE))?;
    for word in [&*ids[0], "Reden 1 "] {
        let place = bytes.windows(word.len()).position(|found| found == word.as_bytes()).expect("the word");
        let begin = bytes[..place].windows(6).rposition(|found| found == b"{\"at\":").expect("its batch");
        bytes[begin] = b'x';
    }
    fs::write(data.join(DATABASE), bytes)?;

    let looked = run(&data, &["inspect"]).await?;
    assert!(!looked.status.success());
    let lines = said(&looked);
    let line = |id: &str| lines.lines().find(|line| line.contains(id)).unwrap_or_default();
    assert!(line(&ids[0]).contains("damaged") && line(&ids[1]).contains("damaged"), "{lines}");
    assert!(line(&ids[2]).contains("open") && !line(&ids[2]).contains("damaged"), "{lines}");

    assert!(run(&data, &["backup", name]).await?.status.success());
    let restored = run(&elsewhere, &["restore", name]).await?;
    assert!(restored.status.success(), "{}", said(&restored));
    let is_named = |id: &str| said(&restored).contains(id);
    assert_eq!([is_named(&ids[0]), is_named(&ids[1]), is_named(&ids[2])], [true, true, false], "{}", said(&restored));
    Ok(())
}
