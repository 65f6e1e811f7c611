//! Parses the text of a file into a dilemma. The document is walked by hand rather than deserialized, so that all
//! errors are found at once, each with its line.

use std::collections::BTreeSet;

use shared::dilemma::{Dilemma, DilemmaText, FileFlaw, Misfit, Scenario};
use shared::language::Language;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// An error, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    /// From 1.
    pub line: usize,
    /// The path in the document, what was expected and what was found.
    pub text: String,
    /// The same for somebody who opens the file to write on; absent if they see it in the dilemma itself.
    pub misfit: Option<(String, Misfit)>,
}

impl Flaw {
    fn told(&self) -> Option<FileFlaw> {
        let (key, misfit) = self.misfit.clone()?;
        Some(FileFlaw { line: self.line, key: key.chars().take(KEY_TOLD_MAX).collect(), misfit })
    }
}

/// The most characters of a key that are told.
const KEY_TOLD_MAX: usize = 80;
/// The most flaws that are told of one text: more are not read by anybody.
const TOLD_MAX: usize = 20;

/// Reads a dilemma to write on, from a text that may be incomplete. What is missing is empty; what has no place is left
/// out, and told. A text without a dilemma is an error, with its first flaw.
pub(super) fn read_to_write_on(content: &str) -> Result<(Dilemma, Vec<FileFlaw>), FileFlaw> {
    let content = without_mark(content);
    let (document, errors) = DeTable::parse_recoverable(content);
    let no_words = FileFlaw { line: 1, key: String::new(), misfit: Misfit::NoWords };
    if let Some(first) = syntax_flaws(content, &errors).first() {
        return Err(first.told().unwrap_or(no_words));
    }
    let mut reader = Reader { content, flaws: Vec::new(), complained: BTreeSet::new() };
    let root = Place { path: Vec::new(), line: 1, table: document.get_ref() };
    let dilemma = reader.dilemma(None, &root).ok_or(no_words)?;
    reader.flaws.sort_by_key(|flaw| flaw.line);
    Ok((dilemma, reader.flaws.iter().filter_map(Flaw::told).take(TOLD_MAX).collect()))
}

/// The text without the mark of its encoding, which some editors put first.
fn without_mark(content: &str) -> &str {
    content.strip_prefix('\u{feff}').unwrap_or(content)
}

/// Reads the dilemma in the file with that name (without its extension).
pub(super) fn read(name: &str, content: &str) -> Result<Dilemma, Vec<Flaw>> {
    let content = without_mark(content);
    let (document, errors) = DeTable::parse_recoverable(content);
    if !errors.is_empty() {
        return Err(syntax_flaws(content, &errors));
    }
    let mut reader = Reader { content, flaws: Vec::new(), complained: BTreeSet::new() };
    let root = Place { path: Vec::new(), line: 1, table: document.get_ref() };
    let dilemma = reader.dilemma(Some(name), &root);
    if let Some(dilemma) = &dilemma {
        for problem in dilemma.problems() {
            let path: Vec<String> = problem.place.path().into_iter().map(str::to_owned).collect();
            reader.complain_once(&root, &path, &problem.flaw.to_string());
        }
    }
    reader.flaws.sort_by_key(|flaw| flaw.line);
    match dilemma {
        Some(dilemma) if reader.flaws.is_empty() => Ok(dilemma),
        _ => Err(reader.flaws),
    }
}

/// Syntax errors. One per line, because further ones on a line follow from the first.
fn syntax_flaws(content: &str, errors: &[toml::de::Error]) -> Vec<Flaw> {
    let mut lines = BTreeSet::new();
    let mut flaws: Vec<Flaw> = errors
        .iter()
        .map(|error| Flaw {
            line: line_of(content, error.span().map_or(0, |span| span.start)),
            text: format!("this is not TOML: {}", error.message().replace('\n', " ")),
            misfit: Some((String::new(), Misfit::NotToml)),
        })
        .filter(|flaw| lines.insert(flaw.line))
        .collect();
    flaws.sort_by_key(|flaw| flaw.line);
    flaws
}

/// The line, from 1, of an offset in the text.
pub(super) fn line_of(content: &str, offset: usize) -> usize {
    content.bytes().take(offset).filter(|&byte| byte == b'\n').count() + 1
}

/// A table, and where it is.
struct Place<'a> {
    path: Vec<String>,
    line: usize,
    table: &'a DeTable<'a>,
}

impl Place<'_> {
    fn path_to(&self, key: &str) -> Vec<String> {
        self.path.iter().cloned().chain([key.to_owned()]).collect()
    }
}

struct Reader<'a> {
    content: &'a str,
    flaws: Vec<Flaw>,
    /// Where something is missing or of the wrong kind; errors that follow from that are not reported.
    complained: BTreeSet<Vec<String>>,
}

impl<'a> Reader<'a> {
    /// The dilemma, with empty values where something is wrong; `None` without any texts. `name` is that of its file.
    fn dilemma(&mut self, name: Option<&str>, root: &Place<'a>) -> Option<Dilemma> {
        self.only(root, &["id", "nl", "en"]);
        let id = self.text(root, "id");
        if let Some(name) = name.filter(|name| *name != id) {
            self.complain_once(root, &["id".to_owned()], &format!("expected \"{name}\", the name of the file"));
        }
        let languages: Vec<Language> =
            Language::ALL.into_iter().filter(|language| root.table.contains_key(language.tag())).collect();
        if languages.is_empty() {
            let text = "expected a table [nl] or [en], found neither".into();
            self.flaws.push(Flaw { line: root.line, text, misfit: None });
        }
        let words = languages.into_iter().filter_map(|language| Some((language, self.words(root, language.tag())?)));
        let mut words = words.collect::<Vec<_>>().into_iter();
        let (language, original) = words.next()?;
        Some(Dilemma { id, language, original, translation: words.next().map(|(_, translation)| translation) })
    }

    fn words(&mut self, root: &Place<'a>, tag: &str) -> Option<DilemmaText> {
        let place = self.table(root, tag)?;
        self.only(&place, &["theme", "question", "prompts", "left", "right"]);
        let (theme, question) = (self.text(&place, "theme"), self.text(&place, "question"));
        let prompts = self.texts(&place, "prompts");
        let (left, right) = (self.scenario(&place, "left"), self.scenario(&place, "right"));
        Some(DilemmaText { theme, question, prompts, left, right })
    }

    fn scenario(&mut self, words: &Place<'a>, side: &str) -> Scenario {
        let Some(place) = self.table(words, side) else {
            return Scenario { title: String::new(), text: String::new(), points: Vec::new(), prompts: Vec::new() };
        };
        self.only(&place, &["title", "text", "points", "prompts"]);
        Scenario {
            title: self.text(&place, "title"),
            text: self.text(&place, "text").trim().to_owned(),
            points: self.texts(&place, "points"),
            prompts: self.texts(&place, "prompts"),
        }
    }

    /// Reports unknown keys, because a mistyped key would lose its value.
    fn only(&mut self, place: &Place<'a>, known: &[&str]) {
        for key in place.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let line = line_of(self.content, key.span().start);
                let expected = format!("expected one of {}", known.join(", "));
                self.complain(line, &place.path_to(name), &expected, Some(Misfit::Unknown));
            }
        }
    }

    fn text(&mut self, place: &Place<'a>, key: &str) -> String {
        match self.value(place, key, "a text") {
            Some((_, DeValue::String(text))) => text.clone().into_owned(),
            Some((line, other)) => {
                self.wrong_kind(line, place.path_to(key), "a text", other);
                String::new()
            }
            None => String::new(),
        }
    }

    fn texts(&mut self, place: &Place<'a>, key: &str) -> Vec<String> {
        const EXPECTED: &str = "a list of texts";
        let Some((line, value)) = self.value(place, key, EXPECTED) else { return Vec::new() };
        let DeValue::Array(values) = value else {
            self.wrong_kind(line, place.path_to(key), EXPECTED, value);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in values {
            match value.get_ref() {
                DeValue::String(text) => texts.push(text.clone().into_owned()),
                other => {
                    let line = line_of(self.content, value.span().start);
                    self.wrong_kind(line, place.path_to(key), EXPECTED, other);
                }
            }
        }
        texts
    }

    fn table(&mut self, place: &Place<'a>, key: &str) -> Option<Place<'a>> {
        let (line, value) = self.value(place, key, "a table")?;
        let path = place.path_to(key);
        if let DeValue::Table(table) = value {
            return Some(Place { path, line, table });
        }
        self.wrong_kind(line, path, "a table", value);
        None
    }

    /// The value of a key and its line; reports a missing one.
    fn value(&mut self, place: &Place<'a>, key: &str, expected: &str) -> Option<(usize, &'a DeValue<'a>)> {
        let table: &'a DeTable<'a> = place.table;
        let Some((found, value)) = table.get_key_value(key) else {
            let path = place.path_to(key);
            self.complain(place.line, &path, &format!("expected {expected}, found nothing"), None);
            self.complained.insert(path);
            return None;
        };
        Some((line_of(self.content, found.span().start), value.get_ref()))
    }

    fn wrong_kind(&mut self, line: usize, path: Vec<String>, expected: &str, found: &DeValue<'_>) {
        let found = match found {
            DeValue::String(_) => "a text",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
        };
        self.complain(line, &path, &format!("expected {expected}, found {found}"), Some(Misfit::OtherKind));
        self.complained.insert(path);
    }

    /// Reports an error at the line of the innermost key of `path`, unless there is one already there or around it.
    fn complain_once(&mut self, root: &Place<'a>, path: &[String], expected: &str) {
        if !(1..=path.len()).any(|length| self.complained.contains(&path[..length])) {
            let line = self.line_at(root.table, path);
            self.complain(line, path, expected, None);
        }
    }

    fn complain(&mut self, line: usize, path: &[String], expected: &str, misfit: Option<Misfit>) {
        let key = path.join(".");
        let text = format!("{key}: {expected}");
        self.flaws.push(Flaw { line, text, misfit: misfit.map(|misfit| (key, misfit)) });
    }

    fn line_at(&self, root: &DeTable<'_>, path: &[String]) -> usize {
        let mut line = 1;
        let mut table = Some(root);
        for key in path {
            let Some((found, value)) = table.and_then(|table| table.get_key_value(key.as_str())) else { break };
            line = line_of(self.content, found.span().start);
            table = Spanned::get_ref(value).as_table();
        }
        line
    }
}
