//! Tables as a workbook: a sheet each, heads that stay in sight, numbers that can be summed.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::tables::{Cell, Table};

/// Rows that a sheet can have below its head. What is longer goes on in the next one.
const ROWS_MAX: usize = 1_048_575;
/// Characters that the name of a sheet can have.
const NAME_MAX: usize = 31;

/// The workbook as a file. Text is always text: no cell is a formula, whatever it begins with.
pub(super) fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let head =
        Format::new().set_bold().set_border_bottom(FormatBorder::Medium).set_align(FormatAlign::Top).set_text_wrap();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
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
                        Cell::Empty => sheet.write_blank(line, place, &text)?,
                        Cell::Text(words) => sheet.write_string_with_format(line, place, words, &text)?,
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

/// As many rows as a sheet can have at a time; a table without rows has one sheet, too.
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
    fn a_table_longer_than_a_sheet_goes_on_in_the_next() {
        assert_eq!(parts(&[1, 2, 3, 4, 5], 2).collect::<Vec<_>>(), [&[1, 2][..], &[3, 4], &[5]]);
        assert_eq!(parts::<u8>(&[], 2).count(), 1, "its head");
        assert_eq!(sheet_name("Argumenten", 1), "Argumenten");
        assert_eq!(sheet_name("Argumenten", 2), "Argumenten 2");
        assert_eq!(sheet_name(&"x".repeat(31), 12).len(), NAME_MAX);
    }
}
