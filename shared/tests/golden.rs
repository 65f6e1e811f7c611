//! Replays logs that were recorded once, and compares the results with the recorded ones.
//!
//! Each folder in `golden/` holds a log as a server stored it, one batch a line, and the results when they were last
//! recorded: the session at the end, what only the server knows of it, what each audience holds of it, and the report.
//!
//! **A stored log stays readable forever.** No test rewrites one, not even with `AO_UPDATE=1`: that rewrites only the
//! results, for somebody to review in the diff. A log that can no longer be read, or has another result than people saw
//! at the time, is a mistake in the program, not in the log.
//!
//! A new log is told as a story in `golden/stories.rs`. `AO_UPDATE=1 cargo test -p shared --test golden` records
//! stories that have no log yet, and leaves every existing log alone. From then on the story is not replayed, so its
//! log stays valid even if the rules change.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly in its helpers as well")]

#[allow(dead_code, reason = "plans are for other tests as well")]
mod plan;
#[path = "golden/seen.rs"]
mod seen;
#[path = "golden/stories.rs"]
mod stories;
#[allow(dead_code, reason = "stories are for other tests as well")]
#[path = "rules/story.rs"]
mod story;
mod world;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Once;

use plan::LogReader;
use serde_json::{Value, json};
use shared::report::Report;
use shared::session::invariants::check_invariants;
use shared::session::{Batch, Internal, SecretLink, Session};
use shared::simulation::{everything, met_in};

#[test]
fn a_stored_log_leads_to_its_recorded_results() {
    for folder in folders() {
        let log = read_log(&folder);
        let session = replay(&log);
        expect(&folder.join("session.json"), &to_value(&session));
        expect(&folder.join("server.json"), &what_the_server_knows(&session));
        expect(&folder.join("seen.json"), &seen::by_all(&session));
        expect(&folder.join("report.json"), &to_value(&Report::of(&session)));
    }
}

#[test]
fn the_logs_hold_everything_that_can_happen() {
    let logs: Vec<Batch> = folders().iter().flat_map(|folder| read_log(folder)).collect();
    let met: BTreeSet<String> = logs.iter().flat_map(|batch| &batch.events).flat_map(met_in).collect();
    let missed: Vec<String> = everything().filter(|one| !met.contains(one)).collect();
    assert_eq!(missed, Vec::<String>::new(), "no log has these: tell a story with them, and record it");
}

#[test]
fn a_difference_is_reported_with_its_path() {
    let (kept, now) = (json!({"a": [1, {"b": "x"}], "c": null}), json!({"a": [1, {"b": "y"}], "c": null}));
    assert_eq!(first_difference(&kept, &kept), None);
    assert_eq!(first_difference(&kept, &now).as_deref(), Some(r#"/a/1/b was "x" and is "y""#));
    assert_eq!(first_difference(&json!({"a": null}), &json!({})).as_deref(), Some("/a was null and is not there"));
    assert_eq!(first_difference(&json!([]), &json!([2])).as_deref(), Some("/0 was not there and is 2"));
}

#[test]
fn every_story_has_its_log() {
    let recorded: Vec<PathBuf> = folders();
    for (name, _) in stories::ALL {
        assert!(recorded.contains(&golden().join(name)), "{name} has no log: {UPDATE} records it");
    }
}

/// Records the stories that have no log yet.
fn record_new_stories() {
    for (name, story) in stories::ALL {
        let folder = golden().join(name);
        fs::create_dir_all(&folder).unwrap();
        // Fails if there is a log: none is ever rewritten.
        let Ok(mut file) = File::create_new(folder.join("log.jsonl")) else { continue };
        for batch in story().log {
            writeln!(file, "{}", serde_json::to_string(&batch).unwrap()).unwrap();
        }
    }
}

/// Rewrites the recorded results, and records new stories.
const UPDATE: &str = "AO_UPDATE=1 cargo test -p shared --test golden";

fn updates() -> bool {
    std::env::var("AO_UPDATE").is_ok_and(|value| value == "1")
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The folders that hold a log, even if its story was removed.
fn folders() -> Vec<PathBuf> {
    static RECORDED: Once = Once::new();
    if updates() {
        RECORDED.call_once(record_new_stories);
    }
    let entries = fs::read_dir(golden()).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|entry| entry.is_dir()).collect();
    folders.sort_unstable();
    assert!(!folders.is_empty(), "no logs were found");
    folders
}

fn read_log(folder: &Path) -> Vec<Batch> {
    let path = folder.join("log.jsonl");
    let log = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let read = |(line, batch): (usize, &str)| {
        serde_json::from_str(batch).unwrap_or_else(|error| panic!("{}, line {}: {error}", path.display(), line + 1))
    };
    log.lines().enumerate().map(read).collect()
}

/// The session that a log leads to; every state on the way must satisfy the invariants.
fn replay(log: &[Batch]) -> Session {
    LogReader::default().read_on(log, |_, after, event, _| {
        check_invariants(after).unwrap_or_else(|problem| panic!("{problem}, after {event:?}"));
    });
    let Some((session, _)) = Session::replay(log.iter()) else { panic!("a log begins with an opening") };
    session
}

/// The server's part of a session, which its JSON leaves out.
fn what_the_server_knows(session: &Session) -> Value {
    // Lists every field, so that a new one can't be forgotten here.
    let Internal {
        access,
        co_facilitators,
        reports_of_team,
        last_co_facilitator,
        tokens,
        came_after_the_end,
        last_participant,
        last_argument,
        last_block,
        last_theme,
        last_note,
        met,
        before_mix,
        changes,
        outcomes,
    } = session.internal.as_ref().unwrap();
    // One byte of each secret's hash, to tell them apart.
    let links = [SecretLink::Facilitator, SecretLink::Plenary, SecretLink::Report];
    let links = links.map(|link| json!([link, access.link(link).map(|secret| secret.0[0])]));
    let co_facilitators: Vec<Value> = co_facilitators.iter().map(|(id, secret)| json!([id, secret.0[0]])).collect();
    let reports_of_team: Vec<Value> = reports_of_team.iter().map(|(keeper, link)| json!([keeper, link.0[0]])).collect();
    let tokens: Vec<Value> = tokens.iter().map(|(participant, token)| json!([participant, token.0[0]])).collect();
    let changes: Vec<Value> = changes.iter().map(|(what, times)| json!([format!("{what:?}"), times])).collect();
    let commands: Vec<Value> =
        outcomes.iter().map(|(author, known)| json!([author, known.len(), known.back().map(|(_, seq)| seq)])).collect();
    json!({
        "links": links,
        "co_facilitators": co_facilitators,
        "reports_of_team": reports_of_team,
        "last_co_facilitator": last_co_facilitator,
        "tokens": tokens,
        "came_after_the_end": came_after_the_end,
        "last_participant": last_participant,
        "last_argument": last_argument,
        "last_block": last_block,
        "last_theme": last_theme,
        "last_note": last_note,
        "met": met,
        "before_mix": before_mix,
        "changes": changes,
        "commands, and the event after the last": commands,
    })
}

/// Compares a result with a recorded file; `AO_UPDATE=1` records it.
fn expect(path: &Path, now: &Value) {
    if updates() {
        return fs::write(path, serde_json::to_string_pretty(now).unwrap() + "\n").unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    let kept = serde_json::from_str(&kept).unwrap_or(Value::Null);
    let place = path.strip_prefix(golden()).unwrap_or(path).display();
    if let Some(difference) = first_difference(&kept, now) {
        panic!("{place}: {difference}. If that is right: {UPDATE}");
    }
}

fn to_value(thing: &impl serde::Serialize) -> Value {
    serde_json::to_value(thing).unwrap()
}

/// The path and the values of the first difference.
fn first_difference(kept: &Value, now: &Value) -> Option<String> {
    let (path, was, is) = seen::differences(kept, now).into_iter().next()?;
    let told = |value: Option<Value>| value.map_or("not there".into(), |value| format!("{:.200}", value.to_string()));
    Some(format!("{path} was {} and is {}", told(was), told(is)))
}
