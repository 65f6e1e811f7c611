//! Hyphenation of people's own words at the end of a line, by the rules of their language.
//!
//! Most browsers know those rules. For the others, code with the patterns of our languages is fetched once a
//! measurement shows that it is needed. It breaks a word with an empty element whose soft hyphen comes from the style
//! sheet, not with a character, so copying, searching and looking up still find what was written.

use std::cell::OnceCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use shared::language::Language;

use crate::language::reader;
use crate::model::live;

/// The least number of letters in a word that may be broken rather than moved to the next line. The style sheet gives
/// browsers that hyphenate the same number.
const LONG: usize = 8;

/// Finds the bytes before which a word may break.
type Breaks = fn(&str, Language) -> Vec<usize>;

/// The patterns, in a part of the client that only browsers without hyphenation fetch.
#[wasm_split(hyphens, wasm_split_path = ::leptos::wasm_split, fallible)]
fn breaks() -> Result<Breaks, SplitLoaderError> {
    Ok(breaks_in)
}

/// Letters that stay together at either end of a word.
const TOGETHER: usize = 3;

fn breaks_in(word: &str, language: Language) -> Vec<usize> {
    let patterns = match language {
        Language::Nl => hypher::Lang::Dutch,
        Language::En => hypher::Lang::English,
    };
    let syllables = hypher::hyphenate_bounded(word, patterns, TOGETHER, TOGETHER);
    let ends = syllables.scan(0, |end, syllable| {
        *end += syllable.len();
        Some(*end)
    });
    // Dutch marks the second of two vowels that are spoken apart, and a hyphen would take the place of the mark.
    let parts_vowels = |end: usize| language == Language::Nl && word[end..].starts_with(['ä', 'ë', 'ï', 'ö', 'ü']);
    ends.filter(|end| *end < word.len() && !parts_vowels(*end)).collect()
}

thread_local! {
    /// For each language that the browser does not hyphenate, the function that finds breaks; requested when a long
    /// word is first shown.
    static FOUND: [OnceCell<ArcRwSignal<Option<Breaks>>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

/// The function that finds breaks of words in `language`; `None` until it is loaded, or when the browser hyphenates.
/// Tracked.
fn finder(language: Language) -> Option<Breaks> {
    let known = FOUND.with(|found| {
        let of_language = match language {
            Language::Nl => &found[0],
            Language::En => &found[1],
        };
        let look = || {
            let found = ArcRwSignal::new(None);
            look_for_it(language, found.clone());
            found
        };
        of_language.get_or_init(look).clone()
    });
    known.get()
}

/// Fetches what breaks words in `language`, if needed, before there are any: for a page whose words are still on
/// their way.
pub fn look_ahead(language: Language) {
    untrack(|| finder(language));
}

/// Measures whether the browser hyphenates, and if not fetches the code: both after the page was painted.
fn look_for_it(language: Language, found: ArcRwSignal<Option<Breaks>>) {
    let later = move || {
        if hyphenates(language) {
            return;
        }
        spawn_local(async move {
            if let Ok(breaks) = breaks().await {
                found.set(Some(breaks));
            }
        });
    };
    request_animation_frame(move || set_timeout(later, std::time::Duration::ZERO));
}

/// Does the browser break a long word of that language in a box that is too narrow for it?
fn hyphenates(language: Language) -> bool {
    let word = match language {
        Language::Nl => "verantwoordelijkheid",
        Language::En => "responsibility",
    };
    let measured = || {
        let body = document().body()?;
        let probe = document().create_element("div").ok()?;
        probe.set_attribute("lang", language.tag()).ok()?;
        probe.set_attribute("aria-hidden", "true").ok()?;
        probe.set_class_name("hyphenated-probe");
        let line = document().create_element("span").ok()?;
        line.set_text_content(Some(word));
        probe.append_child(&line).ok()?;
        body.append_child(&probe).ok()?;
        let lines = line.get_client_rects().length();
        probe.remove();
        Some(lines > 1)
    };
    // If nothing can be measured, nothing is fetched either.
    measured().unwrap_or(true)
}

/// Letters of the longest word that is kept whole: a line on a phone hardly has room for more.
pub const KEPT_WHOLE_MAX: usize = 20;

/// The words that go to the next line rather than break. A screen with room for whole words provides it to everything
/// on it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum KeptWhole {
    EveryWord,
    #[default]
    LastWord,
}

/// A text in which some long words move to the next line as a whole, and break only if a whole line is too short for
/// them. All other words stay together in as few nodes as possible, because a browser's translator takes each node for
/// a sentence.
fn laid_out(text: &str, language: Language, kept_whole: KeptWhole) -> AnyView {
    let run = |words: String| (!words.is_empty()).then(|| (move || broken(&words, language)).into_any());
    let mut shown = Vec::new();
    let mut together = String::new();
    let mut words = text.split_inclusive(char::is_whitespace).peekable();
    while let Some(word) = words.next() {
        let (letters, space) = word.split_at(word.trim_end().len());
        let is_asked = kept_whole == KeptWhole::EveryWord || words.peek().is_none();
        if is_asked && (LONG..=KEPT_WHOLE_MAX).contains(&letters.chars().count()) {
            shown.extend(run(std::mem::replace(&mut together, space.to_owned())));
            let whole = run(letters.to_owned());
            shown.push(view! { <span class="kept">{whole}</span> }.into_any());
        } else {
            together.push_str(word);
        }
    }
    shown.extend(run(together));
    view! { <span class="hyphenated" lang=language.tag()>{shown}</span> }.into_any()
}

/// A text with its language set, and hyphenated accordingly. Its last word is kept whole if possible, because half a
/// word on a last line reads badly.
pub fn hyphenated(text: impl Into<String>, language: Language) -> AnyView {
    laid_out(&text.into(), language, use_context().unwrap_or_default())
}

/// The language that people wrote in, for a page that shows a session without being in it.
#[derive(Clone, Copy)]
pub struct WrittenIn(pub Language);

/// What people wrote, in the language of the session.
pub fn written(text: impl Into<String>) -> AnyView {
    let of_session = || live().facts().with_untracked(|facts| facts.as_ref().map(|facts| facts.settings.language));
    let language = use_context::<WrittenIn>().map(|WrittenIn(language)| language).or_else(of_session);
    hyphenated(text, language.unwrap_or_default())
}

/// A sentence of ours containing somebody's name, which may be long. Tracked.
pub fn with_name(text: impl Into<String>) -> AnyView {
    hyphenated(text, reader())
}

/// Words of one of the session's dilemmas: in the reader's language if available. Tracked.
pub fn of_dilemma(text: impl Into<String>) -> AnyView {
    let text = text.into();
    let language = language_of(&text);
    hyphenated(text, language)
}

/// A question or a title of a dilemma, as a heading: every word is kept whole if possible. Tracked.
pub fn heading_of_dilemma(text: impl Into<String>) -> AnyView {
    let text = text.into();
    laid_out(&text, language_of(&text), KeptWhole::EveryWord)
}

/// The reader's language, or the dilemma's if it is not available in the reader's.
fn language_of(text: &str) -> Language {
    let reader = reader();
    let only_in_its_own = live().facts().with_untracked(|facts| {
        let mut dilemmas = facts.iter().flat_map(|facts| &facts.dilemmas);
        dilemmas.find(|dilemma| dilemma.shown_in(reader) != reader && dilemma.original.has(text)).map(|it| it.language)
    });
    only_in_its_own.unwrap_or(reader)
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LONG
}

fn broken(text: &str, language: Language) -> AnyView {
    let has_long = text.split(|letter: char| !letter.is_alphabetic()).any(is_long);
    let Some(breaks) = has_long.then(|| finder(language)).flatten() else { return text.to_owned().into_any() };
    let mut pieces = Vec::new();
    for piece in pieces_of(text, |word| breaks(word, language)) {
        if !pieces.is_empty() {
            pieces.push(view! { <i class="shy"></i> }.into_any());
        }
        pieces.push(piece.to_owned().into_any());
    }
    pieces.into_any()
}

/// A text in pieces, between which long words may break.
fn pieces_of(text: &str, breaks: impl Fn(&str) -> Vec<usize>) -> Vec<&str> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for word in text.split(|letter: char| !letter.is_alphabetic()) {
        if is_long(word) {
            cuts.extend(breaks(word).into_iter().map(|place| start + place));
        }
        start += word.len();
        // The character that separated this word from the next.
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    let mut from = 0;
    for cut in cuts {
        pieces.push(&text[from..cut]);
        from = cut;
    }
    pieces.push(&text[from..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, language: Language) -> String {
        pieces_of(text, |word| breaks_in(word, language)).join("-")
    }

    #[test]
    fn long_words_break_where_their_language_does() {
        assert_eq!(shown("Vaste lessen en keuzewerktijd.", Language::Nl), "Vaste lessen en keu-ze-werk-tijd.");
        assert_eq!(
            shown("keuzewerktijd", Language::En),
            "keuzew-erk-tijd",
            "the patterns of another language are wrong"
        );
        assert_eq!(
            shown("Onderwijstijdverantwoordelijkheid", Language::Nl),
            "Onder-wijs-tijd-ver-ant-woor-de-lijk-heid"
        );
        assert_eq!(shown("leerlingencoördinatoren", Language::Nl), "leer-lin-gen-coör-di-na-to-ren");
        assert_eq!(shown("beïnvloeden, geëvalueerd", Language::Nl), "beïn-vloe-den, geë-va-lu-eerd");
        assert_eq!(shown("extracurricular", Language::En), "extracur-ric-u-lar");
    }

    #[test]
    fn short_words_and_non_words_stay_whole() {
        for text in ["", "samen", "leraren", "«¿…»", "3.14159265358979", "naïef, coöp"] {
            assert_eq!(pieces_of(text, |word| breaks_in(word, Language::Nl)), [text]);
        }
        assert_eq!(shown("(zelfstandigheid)/zelfstandigheid", Language::Nl), "(zelf-stan-dig-heid)/zelf-stan-dig-heid");
    }

    #[test]
    fn nothing_is_lost_and_nothing_added() {
        for text in
            ["één verantwoordelijkheidsgevoel, of ’s middags 🙂 onderwijsontwikkeling", "ÉÉNENTWINTIGSTE-EEUWSE"]
        {
            assert_eq!(pieces_of(text, |word| breaks_in(word, Language::Nl)).concat(), text);
        }
    }
}
