//! The real program as a separate process that can be killed.

use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};
use server::log::Fault;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::serving::name_of;

/// How long the program may take to start; normally a fraction of a second.
const COMES_UP_WITHIN: Duration = Duration::from_secs(20);

/// How long the program may take to stop: the five seconds that it promises, with a margin for a loaded machine.
const STOPS_WITHIN: Duration = Duration::from_secs(15);

/// How long the program may take to confirm a disk fault; normally it does so at once.
const OBEYS_WITHIN: Duration = Duration::from_secs(20);

/// A running program. Killed when it is dropped.
pub struct Process {
    /// Its address.
    pub url: String,
    child: Child,
    orders: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Process {
    /// Starts `program` (see `CARGO_BIN_EXE_…`) on `listen` with its data in `data`.
    pub async fn start(program: &str, listen: &str, data: &Path) -> anyhow::Result<Self> {
        Self::start_with(program, listen, data, |_| {}).await
    }

    /// Starts it with extra arguments or environment variables.
    pub async fn start_with(
        program: &str,
        listen: &str,
        data: &Path,
        say_more: impl FnOnce(&mut Command),
    ) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command
            .args(["--listen", listen, "--data"])
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .kill_on_drop(true);
        say_more(&mut command);
        let mut child = command.spawn().context("starting the program")?;
        let orders = child.stdin.take().context("no standard input")?;
        let mut lines = BufReader::new(child.stdout.take().context("no standard output")?).lines();
        let ready = async {
            while let Some(line) = lines.next_line().await? {
                if let Some(start) = line.find("http://").or_else(|| line.find("https://")) {
                    let url = line[start..].split_whitespace().next().unwrap_or_default();
                    return Ok(url.trim_end_matches('/').to_owned());
                }
            }
            bail!("the program ended before it was ready")
        };
        let url = tokio::time::timeout(COMES_UP_WITHIN, ready).await.context("the program did not start")??;
        Ok(Self { url, child, orders, lines })
    }

    /// Sets the disk fault of the test program.
    ///
    /// # Errors
    /// If it is not the test program, or is not running any more.
    pub async fn set_fault(&mut self, fault: Fault) -> anyhow::Result<()> {
        let name = name_of(fault);
        self.orders.write_all(format!("{name}\n").as_bytes()).await.context("setting the disk fault")?;
        let obeyed = async {
            while self.lines.next_line().await?.context("the program ended")? != name {}
            anyhow::Ok(())
        };
        tokio::time::timeout(OBEYS_WITHIN, obeyed).await.context("the program did not confirm the disk fault")?
    }

    /// Its number in the system, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// The memory that it uses, in bytes; absent on systems without `/proc`.
    pub fn resident(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.trim().trim_end_matches("kB").trim().parse::<usize>().ok()? * 1024)
    }

    /// Asks it to stop, as the system does, and waits until it has.
    ///
    /// # Errors
    /// If it does not stop in time.
    pub async fn terminate(mut self) -> anyhow::Result<ExitStatus> {
        let id = self.child.id().context("the program is not running")?.to_string();
        Command::new("kill").args(["-TERM", &id]).status().await.context("asking it to stop")?;
        tokio::time::timeout(STOPS_WITHIN, self.child.wait()).await.context("it did not stop")?.context("waiting")
    }

    /// Signals that a file it has read was changed.
    pub async fn hang_up(&self) -> anyhow::Result<()> {
        let id = self.child.id().context("the program is not running")?.to_string();
        Command::new("kill").args(["-HUP", &id]).status().await.context("sending SIGHUP")?;
        Ok(())
    }

    /// `kill -9`: no goodbye, no flush.
    pub async fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill().await.context("killing the program")
    }
}
