use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use shared::dilemma::{Dilemma, FileFlaw, Misfit};
use shared::language::Language;
use shared::simulation::Dice;

use super::{Library, built_in, check, document};

/// A folder with these files, removed when it is dropped.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn tempo() -> String {
    built_in::FILES.iter().find(|(name, _)| *name == "tempo").unwrap().1.to_owned()
}

fn flaws(content: &str) -> Vec<String> {
    let flaws = document::read("tempo", content).unwrap_err();
    flaws.into_iter().map(|flaw| format!("{}: {}", flaw.line, flaw.text)).collect()
}

#[test]
fn every_built_in_file_is_fine_and_listed() {
    for (name, content) in built_in::FILES {
        assert_eq!(document::read(name, content).err(), None, "{name}");
        let straight = content.lines().find(|line| line.contains('\''));
        assert_eq!(straight, None, "{name}: an apostrophe is ’");
    }
    let scenarios = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let mut on_disk: Vec<String> = fs::read_dir(scenarios)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    on_disk.sort();
    let mut listed: Vec<&str> = built_in::FILES.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    assert_eq!(listed, on_disk, "src/library/built_in.rs does not list the files in scenarios/");
}

#[test]
fn every_error_is_reported_with_its_line() {
    let content = tempo()
        .replacen("theme = \"Tempo\"", "theme = 5", 1)
        .replacen("question = \"Wie bepaalt het tempo?\"", "question = \"Wie bepaalt het tempo\"", 1)
        .replacen("title = \"Samen door de stof\"", "titel = \"Samen door de stof\"", 1);
    assert_eq!(
        flaws(&content),
        [
            "4: nl.theme: expected a text, found a number",
            "5: nl.question: expected a question mark at the end",
            "8: nl.left.title: expected a text, found nothing",
            "9: nl.left.titel: expected one of title, text, points, prompts",
        ]
    );
}

#[test]
fn a_text_that_is_too_short_is_counted() {
    let content = tempo();
    let start = content.find("Dinsdag").unwrap();
    let end = start + content[start..].find("\"\"\"").unwrap();
    let content = format!("{}Dinsdag, tweede uur.{}", &content[..start], &content[end..]);
    let found = flaws(&content);
    assert_eq!(found[0], "10: nl.left.text: expected 40 to 90 words, found 3");
    assert!(found[1].starts_with("10: nl.left.text: expected at most 15% difference"), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn syntax_errors_are_reported_with_their_line() {
    let content = tempo().replacen("theme = \"Tempo\"", "theme = \"Tempo", 1);
    let found = flaws(&content);
    assert!(found[0].starts_with("4: this is not TOML: "), "{found:?}");
    assert!(found.iter().all(|line| !line.contains('\n')));
}

#[test]
fn an_empty_document_and_a_wrong_name_are_reported() {
    assert_eq!(flaws(""), ["1: id: expected a text, found nothing", "1: expected a table [nl] or [en], found neither"]);
    assert_eq!(
        flaws(&tempo().replacen("id = \"tempo\"", "id = \"pace\"", 1)),
        ["1: id: expected \"tempo\", the name of the file"]
    );
}

#[test]
fn a_dilemma_in_english_alone_is_fine() {
    let content = tempo();
    let (start, end) = (content.find("[nl]").unwrap(), content.find("[en]").unwrap());
    let dilemma = document::read("tempo", &format!("{}{}", &content[..start], &content[end..])).unwrap();
    assert_eq!(dilemma.original.theme, "Pace");
    assert!(dilemma.translation.is_none());
}

#[test]
fn the_operators_folder_is_added_and_takes_precedence() {
    let other = tempo().replacen("theme = \"Tempo\"", "theme = \"Vaart\"", 1);
    let new = tempo().replacen("id = \"tempo\"", "id = \"nieuw\"", 1);
    let folder = folder(&[("tempo.toml", other.as_bytes()), ("nieuw.toml", new.as_bytes()), ("notes.txt", b"x")]);
    let library = Library::with_folder(folder.path()).unwrap();
    assert_eq!(library.dilemmas().len(), Library::built_in().dilemmas().len() + 1);
    assert_eq!(library.find("tempo").unwrap().original.theme, "Vaart");
    assert!(library.find("nieuw").is_some());
}

#[cfg(unix)]
#[test]
fn endless_files_are_not_read() {
    let folder = folder(&[]);
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.toml")).unwrap();
    let error = Library::with_folder(folder.path()).unwrap_err().to_string();
    assert_eq!(error, format!("{}/zero.toml: expected a file, found something else", folder.path().display()));
}

#[test]
fn invisible_and_direction_changing_characters_are_reported() {
    let turned = tempo().replacen("theme = \"", "theme = \"\u{202e}", 1);
    let flaws = flaws(&turned);
    assert!(flaws.iter().any(|flaw| flaw.contains("theme") && flaw.contains("U+202E")), "{flaws:?}");
    assert_eq!(flaws.len(), 1, "{flaws:?}");
}

#[test]
fn files_that_are_not_text_too_long_or_missing_get_one_clear_line() {
    let long = vec![b'#'; 65 * 1024 + 1];
    let folder = folder(&[("a.toml", b"id = \"a\"\n\xff"), ("b.toml", &long)]);
    let path = folder.path().display();
    let error = Library::with_folder(folder.path()).unwrap_err().to_string();
    assert_eq!(
        error,
        format!(
            "{path}/a.toml:2: expected text in UTF-8, found other bytes\n{path}/b.toml: expected at most 64 KiB, found 65 KiB"
        )
    );
    let missing = folder.path().join("missing");
    let error = Library::with_folder(&missing).unwrap_err().to_string();
    assert_eq!(error, format!("{}: there is no such file or folder", missing.display()));
}

#[test]
fn checks_are_summarised() {
    let tempo = tempo();
    let folder = folder(&[("tempo.toml", tempo.as_bytes()), ("bad.toml", b"")]);
    let checked = check(&[folder.path().join("tempo.toml")]);
    assert_eq!(checked.summary(), "1 dilemma is fine");
    let checked = check(&[folder.path().to_path_buf()]);
    assert_eq!((checked.fine, checked.summary().as_str()), (1, "2 problems in 1 file"));
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(check(&[empty.path().to_path_buf()]).summary(), "1 problem in 1 file");
}

/// Fragments that break TOML, texts and lines.
const SPLINTERS: [&str; 9] =
    ["\"", "\"\"\"", "[nl]", "[[nl.left]]", "=", "\n", "\u{0}", "\u{feff}", "x = 99999999999999999999"];

/// One of the built-in files with something broken in it: lines that are missing, repeated or moved, a changed
/// character, an insertion, a cut-off end.
fn broken(dice: &mut Dice) -> (&'static str, String) {
    let (name, content) = dice.pick(built_in::FILES).unwrap();
    let mut lines: Vec<String> = content.lines().map(str::to_owned).collect();
    for _ in 0..=dice.below(3) {
        let line = |dice: &mut Dice| usize::from(dice.below(u16::try_from(lines.len()).unwrap().max(1)));
        let (one, other) = (line(dice), line(dice));
        match dice.below(5) {
            0 => lines.truncate(one.max(1)),
            1 => lines.swap(one, other),
            2 => lines.insert(one, lines[other].clone()),
            3 if lines.len() > 1 => drop(lines.remove(one)),
            _ => {
                let mut characters: Vec<char> = lines[one].chars().collect();
                let place = usize::from(dice.below(u16::try_from(characters.len() + 1).unwrap()));
                let splinter = dice.pick(&SPLINTERS).unwrap();
                characters.splice(place..(place + 1).min(characters.len()).max(place), splinter.chars());
                lines[one] = characters.into_iter().collect();
            }
        }
    }
    (name, lines.join("\n"))
}

proptest! {
    // The same numbers every time; a failing case prints the seed of its dice, or its text.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2_026),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_words_survive_a_file(words in r#"[a-z"\\\\ \n\t\u{1}é’]{0,40}"#) {
        let dilemma = with_everything(&words);
        let (_, written) = dilemma.to_file();
        let (read, left_out) = document::read_to_write_on(&written).unwrap();
        prop_assert!(left_out.is_empty());
        prop_assert_eq!(read.original.question, dilemma.original.question);
        prop_assert_eq!(&read.original.left.points, &dilemma.original.left.points);
        prop_assert_eq!(read.original.left.text, dilemma.original.left.text.trim());
        prop_assert!(document::read_to_write_on(&words).map_or_else(|flaw| flaw.line >= 1, |_| true));
    }

    #[test]
    fn any_content_is_a_dilemma_or_a_list_of_flaws(text in ".{0,2000}") {
        if let Err(flaws) = document::read("any", &text) {
            prop_assert!(!flaws.is_empty());
        }
    }

    #[test]
    fn a_broken_file_is_a_valid_dilemma_or_flaws_with_existing_lines(seed in any::<u64>()) {
        let (name, content) = broken(&mut Dice::new(seed));
        match document::read(name, &content) {
            Ok(dilemma) => prop_assert!(dilemma.problems().is_empty()),
            Err(flaws) => {
                prop_assert!(!flaws.is_empty());
                for flaw in flaws {
                    prop_assert!((1..=content.lines().count() + 1).contains(&flaw.line), "line {}", flaw.line);
                    prop_assert!(!flaw.text.is_empty() && !flaw.text.contains('\n'), "{:?}", flaw.text);
                }
            }
        }
    }
}

fn with_everything(words: &str) -> Dilemma {
    let mut dilemma = document::read("tempo", &tempo()).unwrap();
    let scenario = &mut dilemma.original.left;
    scenario.title = words.into();
    scenario.text = format!("\n {words}\nDinsdag{words}");
    scenario.points[0] = words.into();
    dilemma.original.question = format!("{words}?");
    dilemma
}

#[test]
fn a_dilemma_that_was_written_as_a_file_is_read_as_it_was() {
    for (name, content) in built_in::FILES {
        let dilemma = document::read(name, content).unwrap();
        let (file, written) = dilemma.to_file();
        let name = file.strip_suffix(".toml").unwrap();
        let again = document::read(name, &written).unwrap();
        assert_eq!(Dilemma { id: dilemma.id.clone(), ..again }, dilemma, "{name}");
        let in_one = Dilemma { translation: None, ..dilemma };
        let (_, written) = in_one.to_file();
        assert_eq!(document::read_to_write_on(&written), Ok((Dilemma { id: name.into(), ..in_one }, Vec::new())));
    }
}

#[test]
fn a_file_is_read_with_or_without_a_mark_and_whatever_its_ending_is_written_like() {
    let marked = format!("\u{feff}{}", tempo());
    assert_eq!(document::read("tempo", &marked), document::read("tempo", &tempo()));
    assert!(document::read_to_write_on(&marked).is_ok());
    let folder = folder(&[("tempo.TOML", marked.as_bytes())]);
    assert!(Library::with_folder(folder.path()).unwrap().find("tempo").is_some());
}

#[test]
fn a_file_to_write_on_may_be_incomplete_and_what_is_left_out_is_told() {
    let content = "[en]\ntheme = 5\nquestion = \"Who?\"\n[en.left]\ntitel = \"Together\"\n";
    let (dilemma, left_out) = document::read_to_write_on(content).unwrap();
    assert_eq!((dilemma.language, dilemma.original.question.as_str()), (Language::En, "Who?"));
    let told = |line, key: &str, misfit| FileFlaw { line, key: key.into(), misfit };
    assert_eq!(left_out, [told(2, "en.theme", Misfit::OtherKind), told(5, "en.left.titel", Misfit::Unknown)]);
    let refused = |content: &str| document::read_to_write_on(content).unwrap_err();
    assert_eq!(refused("id = \"x\"\n"), told(1, "", Misfit::NoWords));
    assert_eq!(refused("id = \"x\"\n[nl\n"), told(2, "", Misfit::NotToml));
}

#[test]
fn hints_are_told_of_files_as_well() {
    let asks = |question: &str| flaws(&tempo().replacen("Wie bepaalt het tempo?", question, 1));
    assert_eq!(
        asks("Hoe bepalen we het tempo?"),
        ["5: nl.question: expected a question about who, what, where or when, found one about how"]
    );
    assert_eq!(asks("Is het tempo goed?"), ["5: nl.question: expected a question that yes or no does not answer"]);
}
