//! The client's code in the bundle: scripts and WebAssembly, which refer to each other by name.

use std::path::Path;

use anyhow::ensure;

use crate::bundle::{File, add, add_named, hash, hashed_name};
use crate::compile::Client;
use crate::split::{GLUE, LOADER};

/// The names of the files that a page loads first.
pub struct Code {
    /// Starts the client.
    pub boot: String,
    /// The glue between browser and WebAssembly.
    pub glue: String,
    /// Fetches the other parts.
    pub loader: String,
    /// The main part.
    pub wasm: String,
}

/// Adds all of it to the bundle.
pub fn add_code(files: &mut Vec<File>, client: Client) -> anyhow::Result<Code> {
    let mut loader = client.loader;
    for part in client.parts {
        let name = add(files, Path::new(&part.name), part.wasm)?;
        loader = replaced(&loader, &format!("URL(\"./{}\"", part.name), &format!("URL(\"./{name}\""))?;
    }
    // These two import each other, so neither can have the hash of its final content: they share a hash of what both
    // are made from.
    let both = hash(format!("{}{loader}", client.glue).as_bytes());
    let (glue_name, loader_name) = (hashed_name(Path::new(GLUE), &both), hashed_name(Path::new(LOADER), &both));
    let glue = replaced(&client.glue, &import(LOADER), &import(&format!("./{loader_name}")))?;
    let loader = replaced(&loader, &import(GLUE), &import(&format!("./{glue_name}")))?;
    add_named(files, &glue_name, glue.into())?;
    add_named(files, &loader_name, loader.into())?;

    let wasm = add(files, Path::new("client.wasm"), client.wasm)?;
    // A module of its own, because the page contains no inline script. It distinguishes a response that is not the
    // file, such as a filter's page, from a browser that can't run it: see client/assets/start.js.
    let boot = format!(
        "import start from './{glue_name}';\n\
         const wasm = await fetch(new URL('./{wasm}', import.meta.url));\n\
         if (!wasm.ok || !/^application\\/wasm/.test(wasm.headers.get('content-type'))) throw new Error('kept back');\n\
         await start({{ module_or_path: wasm }});\n"
    );
    let boot = add(files, Path::new("boot.js"), boot.into())?;
    Ok(Code { boot, glue: glue_name, loader: loader_name, wasm })
}

fn import(path: &str) -> String {
    format!("from \"{path}\"")
}

/// Replaces every `old` with `new`. Fails when there is none, because the browser would then miss a file.
fn replaced(script: &str, old: &str, new: &str) -> anyhow::Result<String> {
    ensure!(script.contains(old), "the client's scripts do not contain {old}: the tools that generate them changed");
    Ok(script.replace(old, new))
}
