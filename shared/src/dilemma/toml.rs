//! A dilemma as the text of a file. It is written here and not by a library, so that a browser does it without one, and
//! so that long texts stand on lines of their own, as in the files that come with the server.

use super::{Dilemma, DilemmaText, Scenario};

/// The most letters in the name of a file.
const NAME_MAX: usize = 40;

impl Dilemma {
    /// The name of its file, without an ending: from its theme, or else its short name.
    pub fn file_name(&self) -> String {
        let mut name = String::new();
        for letter in self.original.theme.chars().map(plain) {
            match letter {
                'a'..='z' | '0'..='9' => name.push(letter),
                _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
                _ => {}
            }
        }
        name.truncate(NAME_MAX);
        let name = name.trim_matches('-');
        if name.is_empty() { self.id.clone() } else { name.to_owned() }
    }

    /// Its file: the name that belongs to it, and the content.
    pub fn to_file(&self) -> (String, String) {
        let name = self.file_name();
        let mut content = format!("id = {}\n", quoted(&name));
        for (language, words) in self.versions() {
            write(&mut content, language.tag(), words);
        }
        (format!("{name}.toml"), content)
    }
}

/// A small letter without its accent, as far as Dutch and English words have them.
fn plain(letter: char) -> char {
    let letter = letter.to_lowercase().next().unwrap_or(letter);
    match letter {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => letter,
    }
}

fn write(content: &mut String, tag: &str, words: &DilemmaText) {
    let DilemmaText { theme, question, prompts, left, right } = words;
    let (theme, question, prompts) = (quoted(theme), quoted(question), list(prompts));
    content.extend(["\n[", tag, "]\ntheme = ", &theme, "\nquestion = ", &question, "\nprompts = ", &prompts, "\n"]);
    for (side, scenario) in [("left", left), ("right", right)] {
        let Scenario { title, text, points, prompts } = scenario;
        let (title, text, points, prompts) = (quoted(title), escaped(text, true), list(points), list(prompts));
        content.extend(["\n[", tag, ".", side, "]\ntitle = ", &title, "\ntext = \"\"\"\n", &text, "\"\"\"\npoints = "]);
        content.extend([&points, "\nprompts = ", &prompts, "\n"]);
    }
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

/// The text with everything escaped that has a meaning of its own between quotation marks.
fn escaped(text: &str, has_lines: bool) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' if has_lines => written.push('\n'),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            _ if letter.is_control() => written.extend(["\\u", &format!("{:04X}", u32::from(letter))]),
            _ => written.push(letter),
        }
    }
    written
}
