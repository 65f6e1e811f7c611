//! A table as CSV that opens in a Dutch Excel with a double click: semicolons, and a mark that it is UTF-8.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::tables::{Cell, Table};

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The table as a file.
pub(super) fn write(table: &Table) -> std::io::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(table.columns.iter().map(|column| guarded(&column.head)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => guarded(text),
            Cell::Number(number) => number.to_string(),
            Cell::Moment(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
        }))?;
    }
    writer.into_inner().map_err(::csv::IntoInnerError::into_error)
}

/// A text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tables::Column;

    #[test]
    fn formulas_stay_text_and_what_parts_fields_is_quoted() {
        let cells = ["=1+1", "+1", "-1", "@SUM(A1)", "gewoon; met \"punt\"", "né"];
        let rows = cells.map(|cell| vec![Cell::Text(cell.into()), Cell::Number(2)]).into();
        let table = Table { name: "", columns: vec![Column::new("Eén", 9), Column::new("Twee", 9)], rows };
        let file = String::from_utf8(write(&table).unwrap()).unwrap();
        let lines: Vec<&str> = file.split("\r\n").collect();
        assert_eq!(lines[..5], ["\u{feff}Eén;Twee", "'=1+1;2", "'+1;2", "'-1;2", "'@SUM(A1);2"]);
        assert_eq!(lines[5..], ["\"gewoon; met \"\"punt\"\"\";2", "né;2", ""]);
    }
}
