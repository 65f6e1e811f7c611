//! Files that only the server's own user can read, because they contain what people said.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The maximum number of links followed in a row: as many as operating systems follow.
const LINKS_MAX: usize = 40;

/// Creates a new file.
pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    options().create_new(true).open(path)
}

/// Follows symbolic links, whether the target exists or not; any other path is returned unchanged.
pub(crate) fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS_MAX {
        let Ok(target) = std::fs::read_link(&path) else { break };
        // `join` replaces the whole path when the target is absolute.
        path = path.parent().map_or(target.clone(), |folder| folder.join(&target));
    }
    path
}

/// Opens a file for writing, creating it if it does not exist.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    options().create(true).open(path)
}

/// Creates a folder and its missing parents.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Removes other users' access to an existing file. A file that belongs to another user is left alone.
pub(crate) fn keep(path: &Path) {
    #[cfg(unix)]
    {
        let own = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        let _ = std::fs::set_permissions(path, own);
    }
    #[cfg(not(unix))]
    let _ = path;
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
