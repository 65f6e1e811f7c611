//! The folder that contains all data.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::private_files;

/// The file of all sessions.
const DATABASE: &str = "anders-organiseren.sqlite";
/// Locked by the server that uses the folder: two servers would not see each other's changes.
const LOCK: &str = "anders-organiseren.lock";

/// A data folder, claimed by this process for the life of this value.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

/// Why the folder can't be used, in one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// It can't be created or written to.
    #[error("the data folder {} can't be used: {reason}", .path.display())]
    Unusable {
        /// The folder.
        path: PathBuf,
        /// The reason.
        reason: io::Error,
    },
    /// Another server uses it.
    #[error("the data folder {} is in use by another server", .path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
    },
}

impl DataFolder {
    /// Creates the folder if it does not exist, and claims it.
    ///
    /// # Errors
    /// When it can't be written to, or another server uses it.
    pub fn claim(path: &Path) -> Result<Self, DataError> {
        let unusable = |reason| DataError::Unusable { path: path.into(), reason };
        private_files::create_folder(path).map_err(unusable)?;
        let lock = path.join(LOCK);
        private_files::keep(&lock);
        let lock = private_files::create(&lock).map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.into(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(DataError::InUse { path: path.into() }),
            Err(TryLockError::Error(reason)) => Err(unusable(reason)),
        }
    }

    /// The file of all sessions in a folder that another process may use.
    pub fn database_in(folder: &Path) -> PathBuf {
        folder.join(DATABASE)
    }

    /// The file of all sessions.
    pub fn database(&self) -> PathBuf {
        Self::database_in(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_created_and_claimed_by_one_server() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("some/where");
        let mine = DataFolder::claim(&path).unwrap();
        assert!(mine.database().starts_with(&path));
        assert!(matches!(DataFolder::claim(&path).unwrap_err(), DataError::InUse { .. }));
        drop(mine);
        DataFolder::claim(&path).unwrap();
    }

    #[test]
    fn a_file_is_not_a_folder() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = DataFolder::claim(file.path()).unwrap_err();
        assert!(matches!(error, DataError::Unusable { .. }));
        assert!(!error.to_string().contains('\n'));
    }
}
