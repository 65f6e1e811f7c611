//! TLS in the server itself, for servers without a proxy in front. Certificates are read again when their files change
//! or on `SIGHUP`, without closing any connection.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// How often the files are checked. A certificate is renewed weeks before it expires.
const LOOK_EVERY: Duration = Duration::from_mins(1);
/// Longest time for a TLS handshake.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);

/// A certificate and its key, from files.
#[derive(Clone, Debug)]
pub struct Tls {
    files: Files,
    current: RustlsConfig,
}

#[derive(Clone, Debug)]
struct Files {
    certificates: PathBuf,
    key: PathBuf,
}

/// Why the files can't be used, in one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file can't be read, or is not PEM.
    #[error("could not read {expected} in PEM format from {}: {reason}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The expected content.
        expected: &'static str,
        /// The reason.
        reason: String,
    },
    /// They don't belong together, or can't be used.
    #[error("the certificate and its key can't be used: {0}")]
    Unfit(#[from] rustls::Error),
}

impl Tls {
    /// Reads these PEM files; `None` unless both are given.
    ///
    /// # Errors
    /// When the files can't be used.
    pub fn from_files(certificates: Option<PathBuf>, key: Option<PathBuf>) -> Result<Option<Self>, TlsError> {
        let (Some(certificates), Some(key)) = (certificates, key) else { return Ok(None) };
        let files = Files { certificates, key };
        let current = RustlsConfig::from_config(Arc::new(files.read()?));
        Ok(Some(Self { files, current }))
    }

    pub(crate) fn acceptor<Plain>(&self, plain: Plain) -> RustlsAcceptor<Plain> {
        RustlsAcceptor::new(self.current.clone()).handshake_timeout(HANDSHAKE_WITHIN).acceptor(plain)
    }

    /// Reloads changed files for as long as the server runs. Unusable ones change nothing.
    pub(crate) async fn keep_current(self) {
        let mut known = self.files.changed();
        let mut hang_ups = HangUps::new();
        loop {
            let is_told = tokio::select! {
                () = hang_ups.next() => true,
                () = tokio::time::sleep(LOOK_EVERY) => false,
            };
            let changed = self.files.changed();
            if !is_told && changed == known {
                continue;
            }
            known = changed;
            match self.files.read() {
                Ok(config) => {
                    self.current.reload_from_config(Arc::new(config));
                    tracing::info!("a new certificate is in use");
                }
                Err(error) => {
                    tracing::error!(%error, "could not use the new certificate; the previous one stays in use");
                }
            }
        }
    }
}

impl Files {
    fn read(&self) -> Result<ServerConfig, TlsError> {
        let unreadable = |path: &PathBuf, expected, error: rustls::pki_types::pem::Error| TlsError::Unreadable {
            path: path.clone(),
            expected,
            reason: error.to_string(),
        };
        let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&self.certificates)
            .and_then(Iterator::collect)
            .map_err(|error| unreadable(&self.certificates, "certificates", error))?;
        if certificates.is_empty() {
            let (path, reason) = (self.certificates.clone(), "the file contains none".into());
            return Err(TlsError::Unreadable { path, expected: "certificates", reason });
        }
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(|error| unreadable(&self.key, "a key", error))?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(certificates, key)?;
        // The socket needs HTTP/1.1, and there is little else.
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }

    /// When they were last changed, as far as is known.
    fn changed(&self) -> [Option<SystemTime>; 2] {
        [&self.certificates, &self.key].map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
    }
}

/// Signals to read the files again (`SIGHUP`), on systems that have them.
struct HangUps {
    #[cfg(unix)]
    hang_ups: Option<tokio::signal::unix::Signal>,
}

impl HangUps {
    #[cfg(unix)]
    fn new() -> Self {
        Self { hang_ups: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok() }
    }

    #[cfg(not(unix))]
    fn new() -> Self {
        Self {}
    }

    async fn next(&mut self) {
        #[cfg(unix)]
        if let Some(hang_ups) = &mut self.hang_ups
            && hang_ups.recv().await.is_some()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}
