//! The real program as a process of its own, to be killed without mercy.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How long the program may take to come up; it takes a fraction of a second.
const COMES_UP_WITHIN: Duration = Duration::from_secs(20);

/// A running program. Killed when it is dropped.
pub struct Process {
    /// Where it is.
    pub url: String,
    child: Child,
}

impl Process {
    /// Starts `program` (see `CARGO_BIN_EXE_…`) on `listen` with its data in `data`.
    pub async fn start(program: &str, listen: &str, data: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(program)
            .args(["--listen", listen, "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .kill_on_drop(true)
            .spawn()
            .context("starting the program")?;
        let mut lines = BufReader::new(child.stdout.take().context("its output")?).lines();
        let ready = async {
            while let Some(line) = lines.next_line().await? {
                if let Some(start) = line.find("http://") {
                    let url = line[start..].split_whitespace().next().unwrap_or_default();
                    return Ok(url.trim_end_matches('/').to_owned());
                }
            }
            bail!("the program ended before it was ready")
        };
        let url = tokio::time::timeout(COMES_UP_WITHIN, ready).await.context("the program did not come up")??;
        Ok(Self { url, child })
    }

    /// `kill -9`: no goodbye, no flush.
    pub async fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill().await.context("killing the program")
    }
}
