//! stub
use shared::dilemma::Dilemma;
use std::path::Path;
/// The dilemmas that this server offers.
#[derive(Clone, Debug)]
pub struct Library { dilemmas: Vec<Dilemma> }
/// Problems.
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct LibraryError;
impl Library {
    /// The dilemmas that come with the server.
    pub fn built_in() -> Self { Self { dilemmas: Vec::new() } }
    /// With a folder of one's own.
    pub fn with_folder(_folder: impl AsRef<Path>) -> Result<Self, LibraryError> { Ok(Self::built_in()) }
    /// All dilemmas.
    pub fn dilemmas(&self) -> &[Dilemma] { &self.dilemmas }
    /// The dilemma with that name.
    pub fn find(&self, id: &str) -> Option<&Dilemma> { self.dilemmas.iter().find(|dilemma| dilemma.id == id) }
}
