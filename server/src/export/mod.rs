//! The report as files: for reading (Markdown), for analysis (a workbook, CSV), for restoring (JSON). All are made from
//! [`shared::report::Report`], except the last, which has a format of its own.

mod csv;
mod markdown;
mod moment;
mod tables;
mod workbook;

use shared::archive::Archive;
use shared::language::Language;
use shared::report::{Report, ReportFile};
use shared::session::Session;
use shared::time::Timestamp;

pub(crate) use moment::Clock;

/// Why a file was not made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    #[error("the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("the CSV file: {0}")]
    Csv(#[from] std::io::Error),
    #[error("the archive: {0}")]
    Archive(#[from] serde_json::Error),
}

/// Makes a file of the report.
pub(crate) fn make(
    file: ReportFile,
    session: Session,
    language: Language,
    clock: &Clock,
    now: Timestamp,
) -> Result<Vec<u8>, ExportError> {
    // Each step frees its input before the next begins, because all of them together are many times the size of the
    // file.
    let report = |session: Session| Report::of(&session);
    let table = match file {
        ReportFile::Archive => return Ok(serde_json::to_vec(&Archive::of(session, now))?),
        ReportFile::Text => return Ok(markdown::write(&report(session), language, clock).into_bytes()),
        ReportFile::Workbook => {
            let tables = tables::all(&report(session), language, clock);
            return Ok(workbook::write(tables, language)?);
        }
        ReportFile::Choices => tables::choices(&report(session), language),
        ReportFile::Arguments => tables::arguments(&report(session), language),
        ReportFile::Walls => tables::walls(&report(session), language),
        ReportFile::Questions => tables::questions(&report(session), language),
        ReportFile::LookingBack => tables::looking_back(&report(session), language),
    };
    Ok(csv::write(&table, language)?)
}

#[cfg(test)]
mod tests {
    use shared::report::example;

    use super::*;

    #[test]
    fn every_file_is_made_in_both_languages() -> anyhow::Result<()> {
        let clock = Clock::in_zone(None);
        for file in ReportFile::ALL {
            let [dutch, english] = [Language::Nl, Language::En]
                .map(|language| make(file, example::session(), language, &clock, Timestamp(1_800_000_000_000)));
            let is_translated = file != ReportFile::Archive;
            assert_eq!(dutch? != english?, is_translated, "{}", file.name());
        }
        Ok(())
    }
}
