//! Files and folders of dilemmas.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use shared::dilemma::Dilemma;

use super::document;

/// Largest file, in bytes. A dilemma in two languages is 5 KiB; this only stops a wrong file.
const FILE_MAX: u64 = 64 * 1024;
/// The maximum number of files in a folder. More would make the list of dilemmas useless to people.
const FILES_MAX: usize = 200;

/// An error in a file, such as `scenarios/tempo.toml:12: nl.left.text: expected 40 to 90 words, found 20`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// The file or folder.
    pub path: PathBuf,
    /// The line, from 1, if there is one to name.
    pub line: Option<usize>,
    /// What was expected, and what was found.
    pub text: String,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}:{line}: {}", self.path.display(), self.text),
            None => write!(formatter, "{}: {}", self.path.display(), self.text),
        }
    }
}

impl FileProblem {
    fn new(path: &Path, text: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, text: text.into() }
    }

    fn unreadable(path: &Path, error: &io::Error) -> Self {
        let text = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".into(),
            _ => format!("can't be read: {error}"),
        };
        Self::new(path, text)
    }
}

/// The outcome of [`check`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The number of valid dilemmas.
    pub fine: usize,
    /// All errors in the others.
    pub problems: Vec<FileProblem>,
}

impl Checked {
    /// The outcome in one line: `6 dilemmas are fine`, or `2 problems in 1 file`.
    pub fn summary(&self) -> String {
        let mut files: Vec<&PathBuf> = self.problems.iter().map(|problem| &problem.path).collect();
        files.dedup();
        match (self.problems.len(), files.len()) {
            (0, _) if self.fine == 1 => "1 dilemma is fine".into(),
            (0, _) => format!("{} dilemmas are fine", self.fine),
            (1, _) => "1 problem in 1 file".into(),
            (problems, 1) => format!("{problems} problems in 1 file"),
            (problems, files) => format!("{problems} problems in {files} files"),
        }
    }
}

/// Checks files, and every dilemma in folders.
pub fn check(paths: &[PathBuf]) -> Checked {
    let mut checked = Checked::default();
    for path in paths {
        let files = if path.is_dir() { files_of(path) } else { Ok(vec![path.clone()]) };
        match files {
            Ok(files) if files.is_empty() => {
                checked.problems.push(FileProblem::new(path, "expected files that end in .toml, found none"));
            }
            Ok(files) => {
                for file in files {
                    match read_file(&file) {
                        Ok(_) => checked.fine += 1,
                        Err(problems) => checked.problems.extend(problems),
                    }
                }
            }
            Err(problem) => checked.problems.push(problem),
        }
    }
    checked
}

/// All dilemmas in a folder, by name.
pub(super) fn read_folder(folder: &Path) -> Result<Vec<Dilemma>, Vec<FileProblem>> {
    let files = files_of(folder).map_err(|problem| vec![problem])?;
    let mut dilemmas = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        match read_file(&file) {
            Ok(dilemma) => dilemmas.push(dilemma),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(dilemmas) } else { Err(problems) }
}

/// The `.toml` files of a folder in alphabetical order, without hidden ones.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, FileProblem> {
    let unreadable = |error| FileProblem::unreadable(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) && !is_hidden {
            files.push(path);
        }
        if files.len() > FILES_MAX {
            return Err(FileProblem::new(folder, format!("expected at most {FILES_MAX} files, found more")));
        }
    }
    files.sort();
    Ok(files)
}

fn read_file(path: &Path) -> Result<Dilemma, Vec<FileProblem>> {
    let content = content_of(path).map_err(|problem| vec![problem])?;
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    document::read(&name, &content).map_err(|flaws| {
        let located = |flaw: document::Flaw| FileProblem { path: path.into(), line: Some(flaw.line), text: flaw.text };
        flaws.into_iter().map(located).collect()
    })
}

fn content_of(path: &Path) -> Result<String, FileProblem> {
    let unreadable = |error| FileProblem::unreadable(path, &error);
    let about = fs::metadata(path).map_err(unreadable)?;
    // Reading a pipe or a device would never end.
    if !about.is_file() {
        return Err(FileProblem::new(path, "expected a file, found something else".to_owned()));
    }
    let size = about.len();
    if size > FILE_MAX {
        return Err(FileProblem::new(
            path,
            format!("expected at most {} KiB, found {} KiB", FILE_MAX / 1024, size / 1024),
        ));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = document::line_of(&String::from_utf8_lossy(&error.as_bytes()[..good]), good);
        FileProblem { path: path.into(), line: Some(line), text: "expected text in UTF-8, found other bytes".into() }
    })
}
