//! Floods are cut off, attacks on memory fill no more than the budget, and an honest room keeps working.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use server::clock::Clock;
use server::demo::bot::Bot;
use server::demo::error::BotError;
use server::log::MemoryLog;
use server::policy::{Policy, Quiet};
use shared::archive::Archive;
use shared::ids::DilemmaNumber;
use shared::link::Carrier;
use shared::session::{Command, DebriefCommand, GatheringCommand, Kind, Phase, Question, Side};
use shared::wire::{Goodbye, Opened, ToServer, close_code};
use tests::attack::{Deaf, HonestRoom, bring_back, bring_back_from, endless_list, insist_on, large_archive, let_in};
use tests::people::{go_to, sees_phase, starts_everybody, writes};
use tests::{Process, START, TestSession, World, crowd, plain_session};
use tokio::task::JoinSet;

/// Frames in one go: well above the limit of one connection.
const FLOOD: i64 = 5_000;
/// The number of floods.
const FLOODS: usize = 10;
/// The number of commands that somebody gives during them.
const WRITTEN: usize = 12;

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");
/// Environment variable: another program to measure, for example from before a change.
const OTHER_PROGRAM: &str = "TEST_PROGRAM";
const MIB: usize = 1024 * 1024;
/// Less than a third of the memory of the small server for which the defaults are meant: an eighth may wait to be sent.
const MEMORY_MAX: usize = 320 * MIB;
/// Connections of an attacker, each of which asks for everything and reads nothing. Together several times the memory.
const DEAF: usize = 100;
/// Connections that were let in, each of which sends a frame of the maximum size. Together several times the limit.
const LET_IN: usize = 900;
/// The most bytes by which memory may grow: the limit is a thirty-second of it.
const HELD_MAX: usize = 32 * MIB;
/// The time between two pings of each connection.
const SAYS_EVERY: Duration = Duration::from_secs(5);
/// The time between two checks of the progress of an attack.
const LOOKS_EVERY: Duration = Duration::from_millis(20);
/// Unfinished archives. Together they are several times the limit.
const ARCHIVES: usize = 10;
const ARCHIVE: usize = 15 * MIB;
/// Simultaneous imports.
const IMPORTS: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_is_cut_off_and_others_keep_writing() -> anyhow::Result<()> {
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

/// The median time of an acknowledgement.
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

/// Floods, reconnects, floods again; returns the codes with which it was disconnected.
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

/// The archive of all attackers, made once.
fn large() -> anyhow::Result<&'static str> {
    static LARGE: LazyLock<anyhow::Result<String>> = LazyLock::new(large_archive);
    LARGE.as_deref().map_err(|error| anyhow::anyhow!("{error}"))
}

/// A server process, and the most memory that it has used.
struct Attacked {
    process: Arc<Process>,
    most: Arc<AtomicUsize>,
    _data: tempfile::TempDir,
}

impl Attacked {
    async fn start() -> anyhow::Result<Self> {
        let data = tempfile::tempdir()?;
        let program = std::env::var(OTHER_PROGRAM).unwrap_or_else(|_| PROGRAM.into());
        // Behind a proxy, so that attackers have several addresses.
        let quiet =
            |command: &mut tokio::process::Command| _ = command.env("RUST_LOG", "error").env("AO_TRUST_PROXY", "1");
        let process = Arc::new(Process::start_with(&program, "127.0.0.1:0", data.path(), quiet).await?);
        let most = Arc::new(AtomicUsize::new(0));
        let (watched, peak) = (Arc::downgrade(&process), Arc::clone(&most));
        tokio::spawn(async move {
            while let Some(process) = watched.upgrade() {
                peak.fetch_max(process.resident().unwrap_or_default(), Ordering::Relaxed);
                drop(process);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        Ok(Self { process, most, _data: data })
    }

    fn url(&self) -> &str {
        &self.process.url
    }

    fn now(&self) -> usize {
        self.process.resident().unwrap_or_default()
    }

    fn most(&self) -> usize {
        self.most.load(Ordering::Relaxed)
    }

    /// Prints the result, and asserts that it is within the limits.
    async fn survived(&self, attack: &str, room: HonestRoom) -> anyhow::Result<()> {
        let (middle, slowest) = room.latency().await?;
        let most = self.most.swap(0, Ordering::Relaxed);
        println!("{attack}: {} MiB; a room beside: {middle:?} in the middle, {slowest:?} at worst", most / MIB);
        assert!(most < MEMORY_MAX, "{attack}: {} MiB", most / MIB);
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attackers_fill_no_more_memory_than_the_budget() -> anyhow::Result<()> {
    let attacked = Attacked::start().await?;
    let session = insist_on(attacked.url(), large()?).await?;
    for attack in ["sockets", "streams", "reports", "archives"] {
        let room = HonestRoom::at_work(attacked.url()).await?;
        let deaf = all_ask(attacked.url(), &session, attack).await?;
        go_on_asking(deaf, &attacked).await;
        attacked.survived(attack, room).await?;
    }
    Ok(())
}

async fn all_ask(url: &str, session: &Opened, attack: &str) -> anyhow::Result<Vec<Deaf>> {
    let (code, secret) = (session.code, &session.facilitator);
    let mut deaf = Vec::new();
    for _ in 0..DEAF {
        deaf.push(match attack {
            "sockets" => Deaf::socket(url, code, secret).await?,
            "streams" => Deaf::stream(url, code, secret).await?,
            "reports" => Deaf::report(url, code, secret, "report.xlsx").await?,
            _ => Deaf::report(url, code, secret, "archive.json").await?,
        });
    }
    Ok(deaf)
}

/// Sends pings until each connection has something to read or was closed, or memory grows far too much.
async fn go_on_asking(mut deaf: Vec<Deaf>, attacked: &Attacked) {
    let mut said = Instant::now();
    while attacked.most() < MEMORY_MAX {
        let mut answered = 0;
        for one in &deaf {
            answered += usize::from(one.is_answered().await);
        }
        if answered == DEAF {
            return;
        }
        if said.elapsed() > SAYS_EVERY {
            said = Instant::now();
            for one in &mut deaf {
                // Fails for connections that the server closed.
                let _ = one.ping().await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_frames_half_or_whole_hold_no_more_than_the_budget() -> anyhow::Result<()> {
    for (attack, is_whole) in [("half frames", false), ("long frames", true)] {
        let attacked = Attacked::start().await?;
        let room = HonestRoom::at_work(attacked.url()).await?;
        let mut sockets = let_in(attacked.url(), LET_IN).await?;
        let before = attacked.now();
        for socket in &mut sockets {
            // Fails for connections that the server closed.
            let _ = socket.ping_at_length(is_whole).await;
        }
        let grown = || attacked.most().saturating_sub(before);
        let ended = || sockets.iter().filter(|socket| socket.is_ended()).count();
        while ended() < LET_IN / 2 && grown() < HELD_MAX {
            tokio::time::sleep(LOOKS_EVERY).await;
        }
        println!("{attack}: {} of {LET_IN} ended, {} MiB more than before", ended(), grown() / MIB);
        assert!(grown() < HELD_MAX, "{attack}: {} MiB", grown() / MIB);
        attacked.survived(attack, room).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_archives_cost_little_and_accepted_ones_take_turns() -> anyhow::Result<()> {
    let attacked = Attacked::start().await?;
    for (attack, archive) in [("endless lists", &*endless_list()?), ("imports", large()?)] {
        let room = HonestRoom::at_work(attacked.url()).await?;
        let mut imports = JoinSet::new();
        for _ in 0..IMPORTS {
            let (url, archive) = (attacked.url().to_owned(), archive.to_owned());
            imports.spawn(async move { bring_back(&url, &archive).await.map_err(|error| error.to_string()) });
        }
        for answer in imports.join_all().await {
            let is_known = ["damaged-archive", "files-busy", "took-too-long", "too-fast"];
            assert!(
                answer.as_ref().err().is_none_or(|told| is_known.iter().any(|kind| told.contains(kind))),
                "{answer:?}"
            );
            assert!(attack == "imports" || answer.is_err());
        }
        attacked.survived(attack, room).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn archives_that_do_not_end_hold_no_more_than_the_budget() -> anyhow::Result<()> {
    let attacked = Attacked::start().await?;
    let room = HonestRoom::at_work(attacked.url()).await?;
    let before = attacked.now();
    let mut slow = Vec::new();
    for number in 1..=ARCHIVES {
        slow.push(Deaf::archive(attacked.url(), &format!("192.0.2.{number}"), ARCHIVE).await);
    }
    let grown = attacked.most().saturating_sub(before);
    println!("archives that do not end: {} MiB more than before", grown / MIB);
    assert!(grown < ARCHIVES * ARCHIVE / 2, "{} MiB", grown / MIB);
    attacked.survived("archives that do not end", room).await
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_archives_do_not_prevent_other_imports() -> anyhow::Result<()> {
    let policy = Policy { trusted_proxies: 1, ..Policy::default() };
    let world = World::with_policy(Arc::new(MemoryLog::default()), Clock::manual(START), policy).await?;
    let archive = serde_json::to_string(&Archive::of(crowd(1), START))?;
    let mut slow = Vec::new();
    for number in 1..=IMPORTS {
        slow.push(Deaf::archive(&world.url, &format!("192.0.2.{number}"), MIB).await?);
    }
    // Others behind the same address are not delayed either.
    for address in ["198.51.100.1", "192.0.2.1"] {
        bring_back_from(address, &world.url, &archive).await?;
    }
    drop(slow);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_reads_nothing_is_closed_whatever_it_sends() -> anyhow::Result<()> {
    let quiet = Quiet { takes_something_within: Duration::from_secs(2), ..Quiet::default() };
    let policy = Policy { quiet, ..Policy::default() };
    let world = World::with_policy(Arc::new(MemoryLog::default()), Clock::manual(START), policy).await?;
    let session = insist_on(&world.url, large()?).await?;
    let (code, secret) = (session.code, &session.facilitator);
    let mut ended = JoinSet::new();
    ended.spawn(Deaf::socket(&world.url, code, secret).await?.until_it_is_ended());
    ended.spawn(Deaf::stream(&world.url, code, secret).await?.until_it_is_ended());
    ended.spawn(Deaf::report(&world.url, code, secret, "archive.json").await?.until_it_is_ended());
    let mut reads = Bot::over(Carrier::Socket, &world.url, code, secret).await?;
    ended.join_all().await;
    reads.command(Command::Debrief(DebriefCommand::RevealDilemma { dilemma: DilemmaNumber(1) })).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_archive_that_was_written_can_be_imported() -> anyhow::Result<()> {
    let world = World::start().await?;
    let opened = insist_on(&world.url, large()?).await?;
    let mut facilitator = Bot::over(Carrier::Socket, &world.url, opened.code, &opened.facilitator).await?;
    let note = Command::Gathering(GatheringCommand::AddNote {
        dilemma: DilemmaNumber(1),
        question: Question::See,
        text: "Demo".into(),
    });
    facilitator.command(note).await?;
    let path = format!("{}/api/sessions/{}/report/archive.json", world.url, opened.code);
    let archive = reqwest::Client::new().get(path).bearer_auth(&opened.facilitator).send().await?.error_for_status()?;
    insist_on(&world.url, &archive.text().await?).await?;
    Ok(())
}
