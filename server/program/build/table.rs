//! The bundle as Rust code: the files in the build's folder, and a table of them.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::bundle::{File, hash};
use crate::compile::is_for_people;

/// Brotli's highest level, because it is slow only once.
const BROTLI_QUALITY: u32 = 11;
/// Level for tests and debugging.
const BROTLI_QUALITY_SOON: u32 = 4;
/// Brotli's window, as a power of two: the largest that browsers must support.
const BROTLI_WINDOW: u32 = 24;
const BROTLI_BUFFER: usize = 64 * 1024;

/// Writes `assets.rs` and the files it includes.
pub fn write(mut files: Vec<File>, out: &Path) -> anyhow::Result<()> {
    // The server looks paths up by binary search.
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let folder = out.join("bundle");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;

    let mut table = String::from("&[\n");
    for file in &files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let included = |suffix: &str, content: &[u8]| -> anyhow::Result<String> {
            let path = folder.join(format!("{name}{suffix}"));
            fs::write(&path, content)?;
            Ok(format!("include_bytes!({:?})", path.display().to_string()))
        };
        let identity = included("", &file.content)?;
        let (brotli, gzip) = if file.compressible {
            let brotli = included(".br", &brotli(&file.content)?)?;
            let gzip = included(".gz", &gzip(&file.content)?)?;
            (format!("Some({brotli})"), format!("Some({gzip})"))
        } else {
            ("None".into(), "None".into())
        };
        let tag = hash(&file.content);
        writeln!(
            table,
            "server::Asset {{ path: {:?}, content_type: {:?}, tag: {tag:?}, immutable: {}, identity: {identity}, brotli: {brotli}, gzip: {gzip} }},",
            file.path, file.content_type, file.immutable
        )?;
    }
    table.push_str("]\n");
    fs::write(out.join("assets.rs"), table)?;
    Ok(())
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let quality = if is_for_people() { BROTLI_QUALITY } else { BROTLI_QUALITY_SOON };
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BROTLI_BUFFER, quality, BROTLI_WINDOW);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    writer.finish()
}
