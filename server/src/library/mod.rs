//! The dilemmas that this server offers: the built-in ones, and those in the operator's folder. All errors in a file
//! are reported at once, by file and line.

mod built_in;
mod document;
mod files;

use std::path::Path;

use shared::dilemma::{Dilemma, FileFlaw};

pub use files::{Checked, FileProblem, check};

/// Reads a dilemma to write on from the text of a file, and says what of it was left out.
///
/// # Errors
/// The first flaw of a text in which there is no dilemma.
pub fn read_to_write_on(content: &str) -> Result<(Dilemma, Vec<FileFlaw>), FileFlaw> {
    document::read_to_write_on(content)
}

/// The dilemmas that this server offers.
#[derive(Clone, Debug)]
pub struct Library {
    dilemmas: Vec<Dilemma>,
}

/// The files of a folder contain errors; one line for each.
#[derive(Debug, thiserror::Error)]
#[error("{}", lines(.0))]
pub struct LibraryError(pub Vec<FileProblem>);

impl Library {
    /// The dilemmas that come with the server.
    pub fn built_in() -> Self {
        Self { dilemmas: built_in::dilemmas() }
    }

    /// The built-in ones and those of a folder. A file there with the name of a built-in dilemma replaces it.
    ///
    /// # Errors
    /// All errors in the files of that folder.
    pub fn with_folder(folder: impl AsRef<Path>) -> Result<Self, LibraryError> {
        let own = files::read_folder(folder.as_ref()).map_err(LibraryError)?;
        let mut library = Self::built_in();
        for dilemma in own {
            match library.dilemmas.iter_mut().find(|known| known.id == dilemma.id) {
                Some(known) => *known = dilemma,
                None => library.dilemmas.push(dilemma),
            }
        }
        Ok(library)
    }

    /// All of them, in the order in which they are offered.
    pub fn dilemmas(&self) -> &[Dilemma] {
        &self.dilemmas
    }

    /// The dilemma with that name.
    pub fn find(&self, id: &str) -> Option<&Dilemma> {
        self.dilemmas.iter().find(|dilemma| dilemma.id == id)
    }
}

fn lines(problems: &[FileProblem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
