//! The program raises its limit on open files, and so accepts more connections than the system allows by default.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use anyhow::Context as _;
use tests::Process;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");
/// The limit on open files at first: enough to start, but too low for the connections of this test.
const AT_FIRST: usize = 64;
/// Simultaneous connections.
const CONNECTIONS: usize = 200;
/// Far longer than an answer takes; without a free file, none comes.
const ANSWERS_WITHIN: Duration = Duration::from_secs(20);

#[tokio::test]
async fn more_connections_are_served_than_the_first_limit_on_files() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let narrow = folder.path().join("narrow");
    fs::write(&narrow, format!("#!/bin/sh\nulimit -S -n {AT_FIRST}\nexec {PROGRAM} \"$@\"\n"))?;
    fs::set_permissions(&narrow, fs::Permissions::from_mode(0o700))?;
    let program = narrow.to_str().context("a path that is not UTF-8")?;
    let process = Process::start(program, "127.0.0.1:0", &folder.path().join("data")).await?;
    let address = process.url.trim_start_matches("http://");
    let mut open = Vec::new();
    for number in 0..CONNECTIONS {
        let mut connection = TcpStream::connect(address).await?;
        connection.write_all(format!("GET /healthz HTTP/1.1\r\nhost: {address}\r\n\r\n").as_bytes()).await?;
        let mut status = [0; 12];
        let answered = tokio::time::timeout(ANSWERS_WITHIN, connection.read_exact(&mut status)).await;
        answered.with_context(|| format!("connection {number} is not answered"))??;
        assert_eq!(&status, b"HTTP/1.1 200");
        open.push(connection);
    }
    process.kill().await
}
