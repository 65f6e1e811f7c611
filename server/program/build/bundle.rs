//! The files of the client under the names by which the server serves them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail, ensure};
use sha2::{Digest, Sha256};

use crate::code::add_code;
use crate::compile::Client;
use crate::style;

/// The path of everything with a hash in its name.
const FOLDER: &str = "/assets/";

/// The documents that pages begin with: the start page with its first screen, and any other page. Each in both
/// languages, because a reader sees something before any script can say which is theirs. The server names them in
/// `http/assets.rs`.
const PAGES: [&str; 2] = ["home", "page"];
/// What a door's page begins with, by what it asks. A door that is shut has no first screen. The server
/// names them in `http/door_page.rs`, and fills in [`OF_DOOR`].
const DOORS: [&str; 6] = ["one", "pick", "placed", "room", "shut", "spread"];
/// Placeholders in such a page for what the server knows of the session.
const OF_DOOR: [&str; 8] = ["code", "door", "language", "room", "rooms", "title", "title-class", "title-language"];
/// The languages, by their tags.
const LANGUAGES: [&str; 2] = ["nl", "en"];

/// The style sheets that the first screen needs; the others come after it. Both keep the order of their names.
const FIRST_STYLES: [&str; 10] = [
    "00-layers.css",
    "10-reset.css",
    "20-tokens.css",
    "30-base.css",
    "40-split.css",
    "50-parts.css",
    "61-home.css",
    "64-door.css",
    "69-starting.css",
    "90-still.css",
];

/// Hexadecimal digits of the hash in a name: 40 bits, ample for a few dozen files.
const HASH_DIGITS: usize = 10;

/// One file as it is served.
pub struct File {
    /// Its path: `/assets/app-0123456789.css`.
    pub path: String,
    /// The media type.
    pub content_type: &'static str,
    pub content: Vec<u8>,
    /// Is it worth compressing?
    pub compressible: bool,
    /// Does its name change with its content?
    pub immutable: bool,
}

/// The page that is served when the client was left out.
pub fn without_client() -> Vec<File> {
    let page = "<!doctype html>\n<html lang=\"en\"><title>Anders Organiseren</title>\n\
                <p>The client was not built: the server was compiled with AO_SKIP_CLIENT=1.</p>\n";
    let pages = PAGES.into_iter().flat_map(|name| LANGUAGES.map(|language| html(name, language, page.into())));
    pages.collect()
}

/// Everything that a browser needs, from the client's folder and the compiled client.
pub fn with_client(folder: &Path, client: Client) -> anyhow::Result<Vec<File>> {
    let mut files = Vec::new();
    let assets = folder.join("assets");
    // Names in the bundle, by their path in client/assets: `fonts/a.woff2`.
    let mut names = BTreeMap::new();
    for path in files_below(&assets)? {
        let name = path.strip_prefix(&assets)?.to_string_lossy().replace('\\', "/");
        names.insert(name, add(&mut files, &path, fs::read(&path)?)?);
    }

    let styles = files_below(&folder.join("style"))?;
    let is_first = |path: &PathBuf| FIRST_STYLES.iter().any(|first| path.ends_with(first));
    let (first, rest): (Vec<_>, Vec<_>) = styles.into_iter().partition(is_first);
    ensure!(first.len() == FIRST_STYLES.len(), "client/style misses one of {FIRST_STYLES:?}");
    let mut add_style = |name: &str, parts: &[PathBuf]| {
        let joined = parts.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?.join("\n");
        let joined = style::with_bundled_names(&joined, &names).map_err(|problem| anyhow!(problem))?;
        add(&mut files, Path::new(name), joined.into())
    };
    let (first_css, css) = (add_style("first.css", &first)?, add_style("app.css", &rest)?);

    let code = add_code(&mut files, client)?;
    let asset_name =
        |asset: &str| names.get(asset).cloned().with_context(|| format!("client/assets has no file {asset}"));
    let places = [
        ("first-css", first_css),
        ("css", css),
        ("boot", code.boot),
        ("glue", code.glue),
        ("loader", code.loader),
        ("wasm", code.wasm),
        ("icon", asset_name("icon.svg")?),
        ("start", asset_name("start.js")?),
        ("font-text", asset_name("fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2")?),
        ("font-display", asset_name("fonts/bricolage-grotesque-latin-wght-normal.woff2")?),
    ];
    let read = |name: &str| fs::read_to_string(folder.join(name)).with_context(|| format!("client/{name}"));
    let mut frame = read("index.html")?;
    for (place, name) in places {
        frame = frame.replace(&format!("{{{{{place}}}}}"), &format!("{FOLDER}{name}"));
    }
    for name in PAGES {
        let first_screen = if name == "home" { read("first_screens/home.html")? } else { String::new() };
        let page = frame.replace("{{first-screen}}", &first_screen).replace("{{door}}", "");
        for language in LANGUAGES {
            let page = page.replace("{{language}}", language);
            ensure_filled(&page, &[])?;
            files.push(html(name, language, page));
        }
    }
    for name in DOORS {
        let first_screen =
            if name == "shut" { String::new() } else { read(&format!("first_screens/door-{name}.html"))? };
        let page = frame.replace("{{first-screen}}", &first_screen);
        ensure_filled(&page, &OF_DOOR)?;
        // Without a leading slash no address leads to it, and if compressed it could not be filled in.
        let path = format!("door.{name}");
        files.push(File { path, compressible: false, ..html("", "", page) });
    }
    Ok(files)
}

/// Fails when a page has placeholders that are never filled in.
fn ensure_filled(page: &str, later: &[&str]) -> anyhow::Result<()> {
    let mut places = page.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
    let forgotten = places.find(|place| !later.contains(place));
    ensure!(forgotten.is_none(), "nothing is put in the place {} of a page", forgotten.unwrap_or_default());
    Ok(())
}

fn html(name: &str, language: &str, page: String) -> File {
    let content_type = "text/html; charset=utf-8";
    let path = format!("/{name}.{language}");
    File { path, content_type, content: page.into(), compressible: true, immutable: false }
}

/// Adds a file under its own name with a hash of its content, and returns that name.
pub fn add(files: &mut Vec<File>, path: &Path, content: Vec<u8>) -> anyhow::Result<String> {
    let name = hashed_name(path, &hash(&content));
    add_named(files, &name, content)?;
    Ok(name)
}

/// The file's own name with the hash added.
pub fn hashed_name(path: &Path, hash: &str) -> String {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, extension) = (part(path.file_stem()), part(path.extension()));
    let hash = hash.chars().take(HASH_DIGITS).collect::<String>();
    format!("{stem}-{hash}.{extension}")
}

/// Adds a file under a name that changes with its content.
pub fn add_named(files: &mut Vec<File>, name: &str, content: Vec<u8>) -> anyhow::Result<()> {
    let extension = name.rsplit('.').next().unwrap_or_default();
    let (content_type, compressible) = match extension {
        "css" => ("text/css; charset=utf-8", true),
        "js" => ("text/javascript; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "webmanifest" => ("application/manifest+json", true),
        "png" => ("image/png", false),
        "woff2" => ("font/woff2", false),
        _ => bail!("{name}: add the media type of this kind of file to server/program/build/bundle.rs"),
    };
    files.push(File { path: format!("{FOLDER}{name}"), content_type, content, compressible, immutable: true });
    Ok(())
}

/// The SHA-256 of `content` in hexadecimal digits.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string can't fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// All files in a folder and its subfolders, sorted by name, without hidden ones.
fn files_below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(files_below(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}
