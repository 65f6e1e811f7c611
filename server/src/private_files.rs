//! Files that only the user reads as whom the server runs: in them is what people said.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Links that are followed one behind the other: as many as systems do.
const LINKS_MAX: usize = 40;

/// Makes a new file.
pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    options().create_new(true).open(path)
}

/// Where a link leads, and links behind it, whether there is something or not; any other path as it is.
pub(crate) fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS_MAX {
        let Ok(target) = std::fs::read_link(&path) else { break };
        // An absolute one takes the place of all before it.
        path = path.parent().map_or(target.clone(), |folder| folder.join(&target));
    }
    path
}

/// Opens a file to write to it, and makes it if it is not there.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    options().create(true).open(path)
}

/// Makes a folder and those around it, as far as they are not there.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Takes a file that is there from others. One that belongs to somebody else stays as it is: it is theirs to say.
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
