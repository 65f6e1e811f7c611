//! Builds the client into the server: compiles the `client` crate to WebAssembly, splits it into parts, gives every
//! file a name with a hash of its content, compresses it once and for all, and writes a table of the files for
//! `src/lib.rs`.
//!
//! `AO_SKIP_CLIENT=1` leaves the client out, for editors and linters.
//! `AO_WASM_OPT` is the path of a `wasm-opt` from Binaryen 116 or newer.

#[path = "build/bundle.rs"]
mod bundle;
#[path = "build/code.rs"]
mod code;
#[path = "build/compile.rs"]
mod compile;
#[path = "build/split.rs"]
mod split;
#[path = "build/style.rs"]
mod style;
#[path = "build/table.rs"]
mod table;

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// What the client is built from, relative to the root of the workspace.
const INGREDIENTS: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "client/Cargo.toml",
    "client/assets",
    "client/first_screens",
    "client/index.html",
    "client/src",
    "client/style",
    "shared/Cargo.toml",
    "shared/src",
];

fn main() -> anyhow::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let workspace = here.ancestors().nth(2).context("the program's crate is not in a workspace")?;
    for name in ["AO_SKIP_CLIENT", "AO_WASM_OPT"] {
        println!("cargo::rerun-if-env-changed={name}");
    }
    rerun_if_changed(&here.join("build.rs"));
    rerun_if_changed(&here.join("build"));

    let files = if env::var("AO_SKIP_CLIENT").is_ok_and(|value| value == "1") {
        bundle::without_client()
    } else {
        for ingredient in INGREDIENTS {
            rerun_if_changed(&workspace.join(ingredient));
        }
        let client = compile::client(workspace, &out)?;
        bundle::with_client(&workspace.join("client"), client)?
    };
    table::write(files, &out)
}

fn rerun_if_changed(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}
