//! TLS in the server itself: a new certificate is used without a restart, and stopping is quick and clean.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tests::Process;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");

/// Writes a new certificate and key.
fn renew(folder: &Path) -> anyhow::Result<CertificateDer<'static>> {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()])?;
    fs::write(folder.join("key.pem"), signing_key.serialize_pem())?;
    fs::write(folder.join("cert.pem"), cert.pem())?;
    Ok(cert.der().clone())
}

/// The server's answer to a client that trusts only that certificate.
async fn ask(url: &str, path: &str, trusted: &CertificateDer<'static>) -> anyhow::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone())?;
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let address = url.strip_prefix("https://").context("it says https")?;
    let stream = TcpStream::connect(address).await?;
    let mut stream = TlsConnector::from(Arc::new(config)).connect(ServerName::try_from("localhost")?, stream).await?;
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_certificate_is_in_use_without_a_restart() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let first = renew(folder.path())?;
    let [cert, key] = ["cert.pem", "key.pem"].map(|name| folder.path().join(name));
    let process = Process::start_with(PROGRAM, "127.0.0.1:0", &folder.path().join("data"), |command| {
        command.arg("--tls-cert").arg(&cert).arg("--tls-key").arg(&key);
    })
    .await?;
    assert!(ask(&process.url, "/readyz", &first).await?.starts_with("HTTP/1.1 200"));
    let second = renew(folder.path())?;
    process.hang_up().await?;
    while ask(&process.url, "/healthz", &second).await.is_err() {
        tokio::task::yield_now().await;
    }
    assert!(ask(&process.url, "/healthz", &first).await.is_err());
    fs::write(&cert, "nonsense")?;
    process.hang_up().await?;
    assert!(ask(&process.url, "/healthz", &second).await?.starts_with("HTTP/1.1 200"), "what was good stays");
    assert!(process.terminate().await?.success());
    Ok(())
}

#[tokio::test]
async fn invalid_files_are_reported_in_one_line() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let missing = folder.path().join("none.pem");
    let refused = tokio::process::Command::new(PROGRAM)
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path().join("data"))
        .arg("--tls-cert")
        .arg(&missing)
        .arg("--tls-key")
        .arg(&missing)
        .output()
        .await?;
    assert_eq!(refused.status.code(), Some(2));
    let line = String::from_utf8_lossy(&refused.stderr).trim().to_owned();
    assert!(line.contains("none.pem") && line.lines().count() == 1, "{line}");
    Ok(())
}
