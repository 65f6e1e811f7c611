//! Tables as a workbook: a sheet for each, with headers that stay in sight and numbers that can be summed.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use shared::language::Language;
use shared::text::report as text;

use super::tables::{Cell, Table};

/// The maximum number of rows of a sheet below its header. A longer table continues in the next sheet.
const ROWS_MAX: usize = 1_048_575;
/// The maximum number of characters of a cell, counted as spreadsheets do, in UTF-16 units.
const CELL_MAX: usize = 32_767;
/// The maximum number of characters of a sheet's name.
const NAME_MAX: usize = 31;

/// The workbook as a file. Text is always text: no cell is a formula, whatever it begins with. A text that does not fit
/// in a cell is cut, and says so.
pub(super) fn write(tables: Vec<Table>, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let head =
        Format::new().set_bold().set_border_bottom(FormatBorder::Medium).set_align(FormatAlign::Top).set_text_wrap();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top);
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm").set_align(FormatAlign::Top);
    for table in tables {
        for (part, rows) in (1..).zip(parts(&table.rows, ROWS_MAX)) {
            let sheet = workbook.add_worksheet();
            sheet.set_name(sheet_name(table.name, part))?;
            sheet.set_freeze_panes(1, 0)?;
            sheet.set_landscape();
            sheet.set_repeat_rows(0, 0)?;
            for (place, column) in (0..).zip(&table.columns) {
                sheet.set_column_width(place, f64::from(column.width))?;
                sheet.write_string_with_format(0, place, &*column.head, &head)?;
            }
            for (line, row) in (1..).zip(rows) {
                for (place, cell) in (0..).zip(row) {
                    match cell {
                        Cell::Empty => sheet.write_blank(line, place, &plain)?,
                        Cell::Text(words) => {
                            sheet.write_string_with_format(line, place, fitting(words, language), &plain)?
                        }
                        Cell::Number(count) => {
                            sheet.write_number_with_format(line, place, f64::from(*count), &number)?
                        }
                        Cell::Moment(shown) => {
                            let serial = rust_xlsxwriter::ExcelDateTime::parse_from_str(
                                &shown.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
                            )?;
                            sheet.write_datetime_with_format(line, place, &serial, &moment)?
                        }
                    };
                }
            }
            let (lines, columns) = (u32::try_from(rows.len()), u16::try_from(table.columns.len()));
            if let (Ok(lines @ 1..), Ok(columns @ 1..)) = (lines, columns) {
                sheet.autofilter(0, 0, lines, columns - 1)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// The words, or as many of them as fit in a cell.
fn fitting(words: &str, language: Language) -> Cow<'_, str> {
    let units = |words: &str| words.encode_utf16().count();
    if units(words) <= CELL_MAX {
        return words.into();
    }
    let ending = text::cut_to_fit(language);
    let mut left = CELL_MAX - units(ending);
    let fits = |letter: &char| {
        let rest = left.checked_sub(letter.len_utf16());
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    (words.chars().take_while(fits).collect::<String>() + ending).into()
}

/// The rows in pieces that fit in a sheet; a table without rows gets one sheet too.
fn parts<Row>(rows: &[Row], most: usize) -> impl Iterator<Item = &[Row]> {
    let nothing: &[Row] = &[];
    rows.is_empty().then_some(nothing).into_iter().chain(rows.chunks(most))
}

fn sheet_name(table: &str, part: usize) -> String {
    if part == 1 {
        return table.to_owned();
    }
    let number = format!(" {part}");
    table.chars().take(NAME_MAX - number.len()).collect::<String>() + &number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_exceeds_the_limit_of_a_cell() {
        use super::super::tables::Column;
        for letter in ["a", "é", "😀"] {
            for count in [CELL_MAX / 2, CELL_MAX, CELL_MAX + 1, 4 * CELL_MAX] {
                let words = letter.repeat(count);
                for language in Language::ALL {
                    let shown = fitting(&words, language);
                    assert!(shown.encode_utf16().count() <= CELL_MAX);
                    assert!(shown == words || shown.ends_with(text::cut_to_fit(language)));
                    let columns = vec![Column::new("", 8)];
                    let table = Table { name: "Demo", columns, rows: vec![vec![Cell::Text(words.clone())]] };
                    assert!(write(vec![table], language).is_ok());
                }
            }
        }
    }

    #[test]
    fn a_table_longer_than_a_sheet_continues_in_the_next() {
        assert_eq!(parts(&[1, 2, 3, 4, 5], 2).collect::<Vec<_>>(), [&[1, 2][..], &[3, 4], &[5]]);
        assert_eq!(parts::<u8>(&[], 2).count(), 1, "its head");
        assert_eq!(sheet_name("Argumenten", 1), "Argumenten");
        assert_eq!(sheet_name("Argumenten", 2), "Argumenten 2");
        assert_eq!(sheet_name(&"x".repeat(31), 12).len(), NAME_MAX);
    }
}
