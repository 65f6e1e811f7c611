//! Nobody fills the memory of the server: attacks on the real program, which is to stay within its budget while an honest
//! room beside goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tests::Process;
use tests::attack::{Deaf, HonestRoom, bring_back, endless_list, large_archive};

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");
const MIB: usize = 1024 * 1024;

struct Attack {
    process: Arc<Process>,
    _data: tempfile::TempDir,
}

async fn program() -> anyhow::Result<Attack> {
    let data = tempfile::tempdir()?;
    let process = Arc::new(Process::start(PROGRAM, "127.0.0.1:0", data.path()).await?);
    Ok(Attack { process, _data: data })
}

async fn peak<T>(
    process: &Arc<Process>,
    name: &str,
    attack: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<usize> {
    let room = HonestRoom::at_work(&process.url).await?;
    let peak = Arc::new(AtomicUsize::new(0));
    let before = process.resident().unwrap_or_default();
    let watching = tokio::spawn({
        let (process, peak) = (process.clone(), peak.clone());
        async move {
            loop {
                peak.fetch_max(process.resident().unwrap_or_default(), Ordering::Relaxed);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    });
    let began = std::time::Instant::now();
    let kept = attack.await?;
    let (middle, slowest) = room.latency().await?;
    watching.abort();
    let most = peak.load(Ordering::Relaxed);
    let after = process.resident().unwrap_or_default();
    println!(
        "{name}: {} -> peak {} -> {} MiB in {:?}; room: middle {middle:?}, slowest {slowest:?}",
        before / MIB,
        most / MIB,
        after / MIB,
        began.elapsed()
    );
    drop(kept);
    Ok(most)
}

#[tokio::test(flavor = "multi_thread")]
async fn measure_sockets() -> anyhow::Result<()> {
    let at = program().await?;
    let url = at.process.url.clone();
    let archive = large_archive()?;
    println!("archive {}", archive.len());
    peak(&at.process, "one import", async { bring_back(&url, &archive).await }).await?;
    let opened = bring_back(&url, &archive).await?;
    peak(&at.process, "40 sockets", async {
        let mut all = Vec::new();
        for _ in 0..40 {
            all.push(Deaf::socket(&url, opened.code, &opened.facilitator).await?);
        }
        for _ in 0..8 {
            for deaf in &mut all {
                let _ = deaf.ping().await;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        Ok(all)
    })
    .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn measure_streams() -> anyhow::Result<()> {
    let at = program().await?;
    let url = at.process.url.clone();
    let opened = bring_back(&url, &large_archive()?).await?;
    peak(&at.process, "40 streams", async {
        let mut all = Vec::new();
        for _ in 0..40 {
            all.push(Deaf::stream(&url, opened.code, &opened.facilitator).await?);
        }
        tokio::time::sleep(Duration::from_secs(8)).await;
        Ok(all)
    })
    .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn measure_reports() -> anyhow::Result<()> {
    let at = program().await?;
    let url = at.process.url.clone();
    let opened = bring_back(&url, &large_archive()?).await?;
    peak(&at.process, "40 reports", async {
        let mut all = Vec::new();
        for _ in 0..40 {
            all.push(Deaf::report(&url, opened.code, &opened.facilitator, "report.xlsx").await?);
        }
        tokio::time::sleep(Duration::from_secs(10)).await;
        Ok(all)
    })
    .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn measure_refused() -> anyhow::Result<()> {
    let at = program().await?;
    let url = at.process.url.clone();
    let body = endless_list();
    peak(&at.process, "8 refused imports", async {
        let all: Vec<_> = (0..8)
            .map(|_| {
                let (url, body) = (url.clone(), body.clone());
                tokio::spawn(async move { bring_back(&url, &body).await })
            })
            .collect();
        for one in all {
            println!("{:?}", one.await?.err().map(|e| e.to_string().chars().take(120).collect::<String>()));
        }
        Ok(())
    })
    .await?;
    let archive = large_archive()?;
    peak(&at.process, "20 imports", async {
        let all: Vec<_> = (0..20)
            .map(|_| {
                let (url, body) = (url.clone(), archive.clone());
                tokio::spawn(async move { bring_back(&url, &body).await })
            })
            .collect();
        let mut brought = 0;
        for one in all {
            match one.await? {
                Ok(_) => brought += 1,
                Err(e) => println!("{:?}", e.to_string().chars().take(120).collect::<String>()),
            }
        }
        println!("{brought} brought back");
        Ok(())
    })
    .await?;
    Ok(())
}
