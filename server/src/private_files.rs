//! Files that only the server's own user can read, because they hold what people said.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Links that are followed one after the other: as many as operating systems follow.
const LINKS_MAX: usize = 40;

/// Makes a new file.
pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    options().create_new(true).open(path)
}

/// Follows symbolic links, whether the target exists or not; any other path is returned as it is.
pub(crate) fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS_MAX {
        let Ok(target) = std::fs::read_link(&path) else { break };
        // `join` replaces the whole path when the target is absolute.
        path = path.parent().map_or(target.clone(), |folder| folder.join(&target));
    }
    path
}

/// Opens a file for writing, and makes it if it does not exist.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    options().create(true).open(path)
}

/// Makes a folder and its parents, as far as they do not exist.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Takes other users' access to an existing file away. A file that belongs to another user is left alone: it is theirs.
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
