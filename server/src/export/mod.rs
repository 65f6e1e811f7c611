//! The report as files: for reading (Markdown), for counting (a workbook, CSV), for bringing back (JSON).
//! All are made from [`shared::report::Report`], but for the last, which has a format of its own.

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

/// A file was not made.
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
    session: &Session,
    language: Language,
    clock: &Clock,
    now: Timestamp,
) -> Result<Vec<u8>, ExportError> {
    let report = || Report::of(session);
    match file {
        ReportFile::Text => Ok(markdown::write(&report(), language, clock).into_bytes()),
        ReportFile::Workbook => Ok(workbook::write(&tables::all(&report(), language, clock), language)?),
        ReportFile::Choices => Ok(csv::write(&tables::choices(&report(), language), language)?),
        ReportFile::Arguments => Ok(csv::write(&tables::arguments(&report(), language), language)?),
        ReportFile::LookingBack => Ok(csv::write(&tables::looking_back(&report(), language), language)?),
        ReportFile::Archive => Ok(serde_json::to_vec(&Archive::of(session, now))?),
    }
}
