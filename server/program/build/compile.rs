//! Compiles the `client` crate to WebAssembly and the JavaScript that loads it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::split::{self, Part};

const TARGET: &str = "wasm32-unknown-unknown";

/// The profile in the root `Cargo.toml` that makes a small client, for downloading.
const SMALL: &str = "client";
/// The profile that compiles quickly, for tests and debugging.
const SOON: &str = "client-soon";

/// The oldest Binaryen that reads the output of today's rustc.
const BINARYEN_MIN: u32 = 116;

/// WebAssembly features that rustc uses by default and that every supported browser has.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Settings of the outer cargo that the nested one inherits: how to reach what it needs. All others are about the
/// server's build (wrappers, flags, profiles) and would interfere.
const KEPT_SETTINGS: [&str; 8] = [
    "CARGO_HOME",
    "CARGO_HTTP_",
    "CARGO_MAKEFLAGS",
    "CARGO_NET_",
    "CARGO_REGISTRIES_",
    "CARGO_REGISTRY_",
    "CARGO_SOURCE_",
    "CARGO_TERM_",
];

/// The compiled client.
pub struct Client {
    /// The part that every page needs.
    pub wasm: Vec<u8>,
    /// Parts that only some pages need.
    pub parts: Vec<Part>,
    /// The glue script between browser and WebAssembly.
    pub glue: String,
    /// The script that fetches the other parts.
    pub loader: String,
}

/// Compiles the client of the workspace; `out` is a folder for intermediate files.
pub fn client(workspace: &Path, out: &Path) -> anyhow::Result<Client> {
    ensure_target()?;
    let compiled = run_cargo(workspace)?;
    let split = split::split(&compiled, &out.join("split"))?;
    let folder = out.join("bindgen");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&split.main).out_name("client").web(true)?.typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    // The parts find what they share with the main part by the names that the linker gave.
    bindgen.keep_lld_exports(true).demangle(false);
    let mut output = bindgen.generate_output().context("wasm-bindgen failed")?;
    let is_alone = output.snippets().values().all(Vec::is_empty)
        && output.local_modules().is_empty()
        && output.npm_dependencies().is_empty();
    ensure!(
        is_alone,
        "a dependency of the client brings JavaScript files of its own, which the bundle has no place for"
    );
    output.emit(&folder).context("wasm-bindgen failed")?;
    let wasm = folder.join("client_bg.wasm");
    Ok(Client {
        wasm: fs::read(optimised(workspace, &wasm).unwrap_or(wasm))?,
        parts: split.parts,
        glue: fs::read_to_string(folder.join("client.js"))?,
        loader: split.loader,
    })
}

/// Installs the compilation target, which `rust-toolchain.toml` lists, where rustup does not do so by itself.
fn ensure_target() -> anyhow::Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let found = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    let is_there = found.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir());
    if is_there {
        return Ok(());
    }
    let added = Command::new("rustup").args(["target", "add", TARGET]).status();
    ensure!(
        added.is_ok_and(|status| status.success()),
        "the client needs the target {TARGET} and it could not be added; run `rustup target add {TARGET}`, \
         or set AO_SKIP_CLIENT=1 to build the server without its client"
    );
    Ok(())
}

fn run_cargo(workspace: &Path) -> anyhow::Result<PathBuf> {
    // A target folder of its own, because the outer cargo holds the lock on the usual one.
    let folder = workspace.join("target").join("client");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os().filter(|(name, _)| is_disturbing(name)) {
        cargo.env_remove(name);
    }
    let profile = if is_for_people() { SMALL } else { SOON };
    let built = cargo
        .current_dir(workspace)
        .env("CARGO_BUILD_BUILD_DIR", &folder)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(workspace))
        .args(["build", "--package", "client", "--locked"])
        .args(["--profile", profile, "--target", TARGET, "--target-dir"])
        .arg(&folder)
        .status()
        .context("cargo could not be started for the client")?;
    ensure!(built.success(), "the client was not built: see the errors above");
    Ok(folder.join(TARGET).join(profile).join("client.wasm"))
}

/// Is the server itself a release build?
pub fn is_for_people() -> bool {
    env::var("PROFILE").is_ok_and(|profile| profile == "release")
}

fn is_disturbing(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    let is_setting = ["CARGO", "RUSTC_", "RUSTFLAGS"].iter().any(|start| name.starts_with(start));
    is_setting && !KEPT_SETTINGS.iter().any(|kept| name.starts_with(kept))
}

/// Flags for rustc besides the profile.
fn flags(workspace: &Path) -> String {
    // Leptos generates code for the type of every view. With erased types, views share that code, and the client
    // is a fifth smaller.
    let erased = String::from("--cfg=erase_components");
    // Relocations, which the split needs to find what refers to what.
    let relocations = String::from("-Clink-args=--emit-relocs");
    shorter_paths(workspace).chain([erased, relocations]).collect::<Vec<_>>().join("\u{1f}")
}

/// Removes this machine's folders from the file names in panic messages, so that the client is smaller and the same
/// wherever it is built.
fn shorter_paths(workspace: &Path) -> impl Iterator<Item = String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    home.into_iter()
        .map(|home| home.join("registry").join("src"))
        .chain([workspace.to_path_buf()])
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
}

/// An optimised copy, if there is a `wasm-opt` that can make it.
fn optimised(workspace: &Path, wasm: &Path) -> Option<PathBuf> {
    if !is_for_people() {
        return None;
    }
    let tool = find_wasm_opt(workspace)?;
    let smaller = wasm.with_file_name("client_opt.wasm");
    // Not -Oz: beyond -Os it makes the file smaller but its compressed form larger.
    let run = Command::new(&tool).arg("-Os").args(WASM_FEATURES).arg(wasm).arg("-o").arg(&smaller).output();
    match run {
        Ok(output) if output.status.success() => Some(smaller),
        Ok(output) => {
            let complaint = String::from_utf8_lossy(&output.stderr);
            let first = complaint.lines().next().unwrap_or_default();
            println!("cargo::warning=the client is larger than it could be: {} failed: {first}", tool.display());
            None
        }
        Err(_) => None,
    }
}

fn find_wasm_opt(workspace: &Path) -> Option<PathBuf> {
    let named = env::var_os("AO_WASM_OPT").filter(|name| !name.is_empty()).map(PathBuf::from);
    let on_path = PathBuf::from("wasm-opt");
    let beside = workspace.join("node_modules").join(".bin").join("wasm-opt");
    named
        .into_iter()
        .chain([on_path, beside])
        .find(|tool| version_of(tool).is_some_and(|version| version >= BINARYEN_MIN))
}

/// The number in `wasm-opt version 116 (version_116)`.
fn version_of(tool: &Path) -> Option<u32> {
    let output = Command::new(tool).arg("--version").output().ok()?;
    String::from_utf8_lossy(&output.stdout).split_whitespace().find_map(|word| word.parse().ok())
}
