//! Splits the compiled client: a main part that every page needs, and parts for pages that only some people open, which
//! a browser fetches when it first shows such a page. `client/src/lazy_routes.rs` assigns pages to parts.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use walrus::{ModuleConfig, passes};
use wasm_split_cli_support::{Options, transform};

/// The script with wasm-bindgen's glue, as the loader imports it.
pub const GLUE: &str = "./client.js";
/// The script that fetches parts, as the glue imports it.
pub const LOADER: &str = "./loader.js";

/// The result of splitting one compiled client.
pub struct Split {
    /// What every page needs: WebAssembly that wasm-bindgen has not processed yet.
    pub main: PathBuf,
    /// The other parts.
    pub parts: Vec<Part>,
    /// The script that fetches them.
    pub loader: String,
}

/// A part that only some pages need.
pub struct Part {
    /// The name by which the loader fetches it: `split_desk.wasm`.
    pub name: String,
    pub wasm: Vec<u8>,
}

/// Splits the client in the file `compiled`, using `folder` for the result.
pub fn split(compiled: &Path, folder: &Path) -> anyhow::Result<Split> {
    // Parts of an earlier client would otherwise remain among those of this one.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let whole = fs::read(compiled).with_context(|| compiled.display().to_string())?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&whole);
    (options.output_dir, options.main_out_path) = (folder, &main);
    (options.main_module, options.link_name) = (GLUE, LOADER);
    let made = transform(options).map_err(|report| anyhow!("the client could not be split: {report:#}"))?;
    let parts = made.split_modules.iter().map(|path| part(path)).collect::<anyhow::Result<_>>()?;
    Ok(Split { loader: fs::read_to_string(folder.join(LOADER))?, main, parts })
}

fn part(path: &Path) -> anyhow::Result<Part> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wasm = without_padding(&fs::read(path)?).with_context(|| name.clone())?;
    Ok(Part { name, wasm })
}

/// The linker pads every number to its maximum length. Without the padding a part is half as large, and a third smaller
/// compressed. In the main part wasm-bindgen removes it.
fn without_padding(wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm)?;
    passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}
