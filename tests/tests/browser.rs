//! People in a real browser: a facilitator, two rooms and the plenary screen go through two dilemmas, a tie and a
//! time-up, on phones and laptops, in Dutch and once in English. No screen may have a console error, a request to
//! another server, or a finding of axe-core (WCAG 2.2 A and AA), light and dark. This also makes the README's pictures.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use server::clock::Clock;
use server::library::Library;
use server::log::MemoryLog;
use tests::World;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::Command;

/// The longest play takes a few minutes, and more on a busy machine; a browser that hangs must not block the tests.
const WITHIN: Duration = Duration::from_mins(20);

#[tokio::test(flavor = "multi_thread")]
async fn people_go_through_a_session_in_dutch() -> anyhow::Result<()> {
    play("walk.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn people_go_through_a_session_in_english() -> anyhow::Result<()> {
    play("walk.mjs", "en-GB").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_start_page_is_read_and_typed_in_before_the_client_is_there() -> anyhow::Result<()> {
    play("first_screen.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_cannot_start_says_why() -> anyhow::Result<()> {
    play("start.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_without_a_facilitator_has_its_report_and_deletes_it_in_dutch() -> anyhow::Result<()> {
    play("team.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_without_a_facilitator_has_its_report_and_deletes_it_in_english() -> anyhow::Result<()> {
    play("team.mjs", "en-GB").await
}

#[tokio::test(flavor = "multi_thread")]
async fn people_behind_a_network_without_sockets_take_part_over_plain_http() -> anyhow::Result<()> {
    play("stream.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_the_board_and_the_debrief_go_by_keys_alone() -> anyhow::Result<()> {
    play("keyboard.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_reports_or_waits_for_obstacles_before_the_server() -> anyhow::Result<()> {
    play("fronts.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn clocks_that_are_off_and_slow_links_show_the_same_time() -> anyhow::Result<()> {
    play("timers.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_loses_a_word_when_the_server_or_the_network_is_away_in_dutch() -> anyhow::Result<()> {
    play("outage.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_loses_a_word_when_the_server_or_the_network_is_away_in_english() -> anyhow::Result<()> {
    play("outage.mjs", "en-GB").await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_typed_word_is_lost_in_dutch() -> anyhow::Result<()> {
    play("drafts.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_facilitator_does_not_lose_the_session_and_links_work_elsewhere() -> anyhow::Result<()> {
    play("coming_back.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_loses_their_identity_and_people_with_the_same_name_are_told_apart() -> anyhow::Result<()> {
    play("identity.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_is_one_press() -> anyhow::Result<()> {
    play("pressing.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_steers_the_debrief_of_fifteen_groups() -> anyhow::Result<()> {
    play("debriefing.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_co_facilitator_works_beside_the_facilitator_until_their_link_is_withdrawn() -> anyhow::Result<()> {
    play("co_facilitators.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_rehearses_a_session_with_simulated_groups_in_dutch() -> anyhow::Result<()> {
    play("rehearsal.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_rehearses_a_session_with_simulated_groups_in_english() -> anyhow::Result<()> {
    play("rehearsal.mjs", "en-GB").await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_facilitators_change_the_programme_while_it_runs() -> anyhow::Result<()> {
    play("programme.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_writes_a_dilemma_uses_it_and_corrects_it_in_dutch() -> anyhow::Result<()> {
    play("writing.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_writes_a_dilemma_uses_it_and_corrects_it_in_english() -> anyhow::Result<()> {
    play("writing.mjs", "en-GB").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_board_stands_still_while_groups_are_at_different_dilemmas() -> anyhow::Result<()> {
    play("board.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_of_the_debrief_on_a_phone_stays_in_the_session_in_dutch() -> anyhow::Result<()> {
    play("following.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_mirrored_sides_everybody_reads_titles() -> anyhow::Result<()> {
    play("mirrored.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_facilitators_move_people_about_among_hostile_words() -> anyhow::Result<()> {
    play("facilitating.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_look_elsewhere_hear_of_the_last_minute() -> anyhow::Result<()> {
    play("attention.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plenary_screen_follows_and_reveals_results_step_by_step_in_dutch() -> anyhow::Result<()> {
    play("wall.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wall_is_covered_until_it_is_revealed_and_comes_back_at_the_end_in_dutch() -> anyhow::Result<()> {
    play("walls.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wall_is_covered_until_it_is_revealed_and_comes_back_at_the_end_in_english() -> anyhow::Result<()> {
    play("walls.mjs", "en-GB").await
}

#[tokio::test(flavor = "multi_thread")]
async fn thoughts_stay_private_until_shared_and_people_come_back_from_a_break_in_dutch() -> anyhow::Result<()> {
    play("talk.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn thoughts_stay_private_until_shared_and_people_come_back_from_a_break_in_english() -> anyhow::Result<()> {
    play("talk.mjs", "en-GB").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_the_browser_translated_stays_correct() -> anyhow::Result<()> {
    play("translated.mjs", "nl-NL").await
}

// Tests start in the order of their names. The longest one is early, so that it does not run alone at the end.
#[tokio::test(flavor = "multi_thread")]
async fn all_that_must_be_pressed_or_filled_in_now_is_in_sight_in_dutch() -> anyhow::Result<()> {
    play("sight.mjs", "nl-NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_must_be_pressed_or_filled_in_now_is_in_sight_in_english() -> anyhow::Result<()> {
    play("sight.mjs", "en-GB").await
}

/// Plays a script of the folder `browser`, on a server of its own.
async fn play(script: &str, locale: &str) -> anyhow::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
    set_up(&folder).await?;
    let clock = Clock::adjustable();
    // The built-in dilemmas, and two with the longest possible words and titles.
    let library = match script {
        "sight.mjs" => Library::with_folder(folder.join("scenarios"))?,
        _ => Library::built_in(),
    };
    let mut world = World::with_library(Arc::new(MemoryLog::default()), clock.clone(), library).await?;
    let shots = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screens");
    std::fs::create_dir_all(&shots)?;
    // Only the Dutch walk makes the README's pictures, and only on request: a test run leaves the work tree unchanged.
    let pictures = if std::env::var_os("AO_UPDATE").is_some() && script == "walk.mjs" && locale == "nl-NL" {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures")
    } else {
        shots.join("readme")
    };
    std::fs::create_dir_all(&pictures)?;
    let mut people = Command::new("node")
        .arg(folder.join(script))
        .args([&world.url, locale])
        .arg(&shots)
        .env("README_PICTURES", &pictures)
        .env("CHROMIUM", browser()?)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .context("starting node")?;
    let mut questions = BufReader::new(people.stdout.take().context("no standard output")?).lines();
    let mut answers = people.stdin.take().context("no standard input")?;
    let conversation = async {
        while let Some(line) = questions.next_line().await? {
            match line.strip_prefix(">> ").and_then(|asked| asked.split_once(' ')) {
                Some(("pass", milliseconds)) => clock.advance(milliseconds.parse()?),
                Some(("away", milliseconds)) => world = world.is_away(milliseconds.parse()?).await?,
                _ => {
                    println!("{line}");
                    continue;
                }
            }
            answers.write_all(b"done\n").await?;
        }
        people.wait().await.context("waiting for the script")
    };
    let status = tokio::time::timeout(WITHIN, conversation).await.context("the script did not finish in time")??;
    ensure!(status.success(), "the script found something; the screens are in {}", shots.display());
    Ok(())
}

/// The browser: `CHROMIUM`, or the first that is installed.
fn browser() -> anyhow::Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .iter()
        .flat_map(|name| {
            std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
                .map(move |folder| folder.join(name))
                .collect::<Vec<_>>()
        })
        .find(|path| path.is_file())
        .context("no Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path")
}

/// Installs what the scripts need: the two packages of `package-lock.json`, and the browser if it is missing and this
/// machine allows it.
async fn set_up(folder: &Path) -> anyhow::Result<()> {
    static ONCE: tokio::sync::Mutex<bool> = tokio::sync::Mutex::const_new(false);
    let mut is_done = ONCE.lock().await;
    if *is_done {
        return Ok(());
    }
    if !folder.join("node_modules/playwright-core/package.json").exists() {
        run("npm", &["ci", "--no-audit", "--no-fund"], folder).await?;
    }
    if browser().is_err() && Path::new("/usr/bin/apt-get").exists() {
        run("apt-get", &["update", "-qq"], folder).await?;
        run("apt-get", &["install", "-y", "-qq", "--no-install-recommends", "chromium"], folder).await?;
    }
    *is_done = true;
    Ok(())
}

async fn run(program: &str, arguments: &[&str], folder: &Path) -> anyhow::Result<()> {
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .status()
        .await
        .with_context(|| format!("{program} is needed for the browser tests"))?;
    ensure!(status.success(), "{program} {} failed", arguments.join(" "));
    Ok(())
}
