//! The compiled client in parts: the main one that every page needs, and those of pages that only some people open,
//! which a browser fetches when it first shows such a page. Which page goes into which part stands in `client/src/lazy_routes.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use walrus::{ModuleConfig, passes};
use wasm_split_cli_support::{Options, transform};

/// The script with wasm-bindgen's glue, as the loader imports it.
pub const GLUE: &str = "./client.js";
/// The script that fetches parts, as the glue imports it.
pub const LOADER: &str = "./loader.js";

/// What one compiled client falls apart into.
pub struct Split {
    /// What every page needs, still without glue: WebAssembly for wasm-bindgen.
    pub main: PathBuf,
    /// The other parts.
    pub parts: Vec<Part>,
    /// The script that fetches them.
    pub loader: String,
}

/// What only some pages need.
pub struct Part {
    /// The name by which the loader fetches it: `split_desk.wasm`.
    pub name: String,
    /// What is in it.
    pub wasm: Vec<u8>,
}

/// Splits the client in the file `compiled`; in `folder` is room for what comes out.
pub fn split(compiled: &Path, folder: &Path) -> anyhow::Result<Split> {
    // Parts of an earlier client would otherwise stay between those of this one.
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

/// The linker leaves room in every number for the largest there is. Written anew without it, a part is half as large,
/// and a third smaller compressed. In the main part wasm-bindgen does this.
fn without_padding(wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm)?;
    passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}
