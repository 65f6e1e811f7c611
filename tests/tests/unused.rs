//! What the sources themselves tell: every text, style and word of the browser scripts is used, and every fold shows its
//! mark.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// All files in a folder of the project whose names have this ending, except installed or built ones.
fn files(below: &str, ending: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(below)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                let is_own = path.file_name().is_some_and(|name| name != "node_modules" && name != "target");
                folders.extend(is_own.then_some(path));
            } else if path.to_string_lossy().ends_with(ending) {
                files.push(path);
            }
        }
    }
    Ok(files)
}

fn read(folders: &[&str], ending: &str) -> anyhow::Result<String> {
    let mut all = String::new();
    for folder in folders {
        for file in files(folder, ending)? {
            all.push_str(&fs::read_to_string(file)?);
            all.push('\n');
        }
    }
    Ok(all)
}

/// How often each word occurs in a source; words consist of letters, digits, and `also`.
fn words(source: &str, also: char) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for word in source.split(|character: char| !(character.is_alphanumeric() || character == '_' || character == also))
    {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

#[test]
fn every_text_is_used() -> anyhow::Result<()> {
    let texts = read(&["shared/src/text"], ".rs")?;
    // A line of the table: `name { "…", "…" }` or `name(given: Kind) { … }`.
    let defined = texts.lines().filter_map(|line| {
        let (head, _) = line.strip_prefix("    ")?.split_once(" { \"")?;
        let name = head.split('(').next()?;
        name.chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
            .then_some(name)
    });
    let mut definitions: BTreeMap<&str, usize> = BTreeMap::new();
    for name in defined {
        *definitions.entry(name).or_default() += 1;
    }
    assert!(definitions.len() > 1_000, "too few texts were found: {}", definitions.len());
    let sources = read(&["shared/src", "client/src", "server/src", "server/program"], ".rs")?;
    let counts = words(&sources, '_');
    let unused: Vec<_> = definitions.iter().filter(|(name, defined)| counts[**name] <= **defined).collect();
    assert!(unused.is_empty(), "unused texts: {unused:?}");
    Ok(())
}

#[test]
fn every_style_is_used() -> anyhow::Result<()> {
    let styles = read(&["client/style"], ".css")?;
    let without_comments: String = styles
        .split("/*")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) })
        .collect();
    let classes: BTreeSet<&str> = without_comments
        .split('.')
        .skip(1)
        .map(|after| {
            after
                .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '-'))
                .next()
                .unwrap_or_default()
        })
        .filter(|class| class.starts_with(|first: char| first.is_ascii_alphabetic()))
        .collect();
    assert!(classes.len() > 500, "too few classes were found: {}", classes.len());
    let sources = read(&["client", "server/program", "server/src"], ".rs")?
        + &read(&["client"], ".html")?
        + &read(&["client"], ".js")?;
    let counts = words(&sources, '-');
    // `mark--{side}`: the end is filled in.
    let beginnings: BTreeSet<&str> = sources
        .split('{')
        .filter_map(|before| {
            before.rsplit(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '-')).next()
        })
        .filter(|beginning| beginning.ends_with('-'))
        .collect();
    let is_put_together = |class: &str| class.match_indices('-').any(|(end, _)| beginnings.contains(&class[..=end]));
    let is_used = |class: &str| counts.contains_key(class) || is_put_together(class);
    let unused: Vec<_> = classes.into_iter().filter(|class| !is_used(class)).collect();
    assert!(unused.is_empty(), "unused classes: {unused:?}");
    Ok(())
}

#[test]
fn every_word_of_the_browser_scripts_is_used() -> anyhow::Result<()> {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/words.mjs"))?;
    let keys: Vec<&str> =
        table.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": [").map(|(key, _)| key)).collect();
    assert!(keys.len() > 100, "too few words were found: {}", keys.len());
    let plays = read(&["tests/browser"], ".mjs")?;
    let counts = words(&plays, '_');
    let unused: Vec<_> = keys.into_iter().filter(|key| counts.get(key).is_none_or(|count| *count < 2)).collect();
    assert!(unused.is_empty(), "unused words: {unused:?}");
    Ok(())
}

#[test]
fn every_fold_shows_its_mark() -> anyhow::Result<()> {
    let client = read(&["client/src"], ".rs")?;
    let summaries = client.split("<summary").skip(1).filter_map(|summary| summary.split("</summary>").next());
    let without: Vec<&str> =
        summaries.filter(|summary| !summary.contains("icons::DOWN") && !summary.contains("icons::UP")).collect();
    assert!(without.is_empty(), "without a mark, a fold looks like an empty heading: {without:#?}");
    Ok(())
}
