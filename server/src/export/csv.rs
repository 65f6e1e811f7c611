//! A table as CSV that opens in columns with a double click, and keeps words as they were written.
//!
//! Spreadsheets separate fields with whatever the decimal comma leaves free: `;` for Dutch readers, `,` for English
//! ones. A line `sep=;` would say so too, but then Excel no longer recognises UTF-8, and programs take that line for
//! the header of the table.
//!
//! Spreadsheets turn words into a number, a date or a formula where they can, quoted or not. A text that would be
//! converted gets a leading tab, in quotes: spreadsheets show the words as they are, and programs restore them by
//! trimming, since nothing that people write here begins with white space. (`="3-4"` is read by Excel alone, an
//! apostrophe would be visible, and other kinds of spaces are skipped, so the text still becomes a date.) A text
//! that would be executed gets an apostrophe, which is visible but survives saving the file again, unlike a tab.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use shared::language::Language;

use super::tables::{Cell, Table};

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// The longest date has this many words: *Monday 5 January 2026 at 12:30 PM*.
const DATE_WORDS_MAX: usize = 8;
/// The words for true and false in spreadsheets, in the tool's languages.
const TRUTHS: [&str; 4] = ["waar", "onwaar", "true", "false"];

/// The table as a file.
pub(super) fn write(table: &Table, language: Language) -> std::io::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter(language))
        .terminator(Terminator::CRLF)
        // Some programs separate at `,`, `;` and tabs alike, so every text is in quotes.
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(table.columns.iter().map(|column| kept(&column.head)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => kept(text),
            Cell::Number(number) => number.to_string(),
            Cell::Moment(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
        }))?;
    }
    writer.into_inner().map_err(::csv::IntoInnerError::into_error)
}

const fn delimiter(language: Language) -> u8 {
    match language {
        Language::Nl => b';',
        Language::En => b',',
    }
}

/// A text that no spreadsheet converts, not even in part if fields are separated at other signs: a file with `;` that
/// is opened where `,` is usual falls apart at commas, in quotes or not.
fn kept(text: &str) -> String {
    let text = &without_formulas_inside(text);
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if runs {
        format!("'{text}")
    } else if may_be_a_number(text) {
        format!("\t{text}")
    } else {
        text.to_owned()
    }
}

/// Marks what would begin a formula after a sign that may separate fields. `5,- per kind` begins none.
fn without_formulas_inside(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut is_parted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let has_more = characters.peek().is_some_and(|next| !next.is_whitespace() && !matches!(next, ',' | ';' | '|'));
        if is_parted
            && (matches!(character, '=' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
                || (matches!(character, '+' | '-') && has_more))
        {
            marked.push('\'');
        }
        // Skips spaces and quotes after the sign, as spreadsheets do.
        is_parted = matches!(character, ',' | ';' | '\t' | '|') || (is_parted && matches!(character, ' ' | '"'));
        marked.push(character);
    }
    marked
}

/// Could a spreadsheet in any language take it for a number, a date, a time, or true or false? When in doubt yes,
/// because the mark is invisible.
fn may_be_a_number(text: &str) -> bool {
    let is_short = text.split_whitespace().nth(DATE_WORDS_MAX).is_none();
    let is_truth = TRUTHS.iter().any(|truth| text.eq_ignore_ascii_case(truth));
    is_truth || (is_short && text.contains(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tables::Column;

    fn written(language: Language, words: &[&str]) -> Vec<String> {
        let rows = words.iter().map(|words| vec![Cell::Text((*words).into()), Cell::Number(2)]).collect();
        let table = Table { name: "", columns: vec![Column::new("Eén", 9), Column::new("Twee", 9)], rows };
        let file = String::from_utf8(write(&table, language).unwrap()).unwrap();
        file.split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn formulas_stay_text_and_separators_are_quoted() {
        let lines = written(Language::Nl, &["=1+1", "+1", "-1", "@SUM(A1)", "gewoon; met \"punt\"", "né"]);
        assert_eq!(lines[..3], ["\u{feff}\"Eén\";\"Twee\"", "\"'=1+1\";2", "\"'+1\";2"]);
        assert_eq!(lines[3..5], ["\"'-1\";2", "\"'@SUM(A1)\";2"]);
        assert_eq!(lines[5..], ["\"gewoon; met \"\"punt\"\"\";2", "\"né\";2", ""]);
    }

    #[test]
    fn formulas_after_other_separators_stay_text() {
        for (words, expected) in [
            ("Goed,=cmd()", "Goed,'=cmd()"),
            ("Goed; @SUM(A)", "Goed; '@SUM(A)"),
            ("rust,\"=x", "rust,\"'=x"),
            ("ja,-x+cmd", "ja,'-x+cmd"),
            ("Goed,-{1}+cmd|'/C calc'!A1,rest", "Goed,'-{1}+cmd|'/C calc'!A1,rest"),
            ("Goed,-_xlfn.WEBSERVICE(A1),", "Goed,'-_xlfn.WEBSERVICE(A1),"),
            ("Goed,\u{ff1d}1+1", "Goed,'\u{ff1d}1+1"),
            ("rust, dus a=b", "rust, dus a=b"),
            ("de prijs is vijf,- per kind", "de prijs is vijf,- per kind"),
        ] {
            assert_eq!(kept(words).trim(), expected, "{words}");
        }
    }

    #[test]
    fn an_english_file_opens_in_columns_where_english_is_read() {
        assert_eq!(written(Language::En, &["rest; and, time"])[1], "\"rest; and, time\",2");
    }

    #[test]
    fn words_stay_as_they_were_written() {
        let would_change = ["3-4", "1/2", "00123", "1e5", "50%", "12:30", "3 mei", "May 3", "waar", "TRUE", "€ 5", "½"];
        for words in would_change {
            assert_eq!(written(Language::Nl, &[words])[1], format!("\"\t{words}\";2"));
            assert_eq!(kept(words).trim(), words, "as programs read it");
        }
        assert_eq!(kept(&"1".repeat(280)).trim(), "1".repeat(280));
        for words in
            ["rust", "’s Ochtends", "'s Ochtends", "waarheid", "van 3 naar 4 uur in de week, en dat voor iedereen"]
        {
            assert_eq!(kept(words), words);
        }
    }
}
