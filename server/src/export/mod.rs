//! The report as files: for reading (Markdown), for counting (a workbook, CSV), for bringing back (JSON).
//! All are made from [`shared::report::Report`], but for the last, which has a format of its own.

mod csv;
mod markdown;
mod moment;
mod tables;
mod workbook;

use shared::archive::Archive;
use shared::language::Language;
use shared::report::Report;
use shared::session::Session;
use shared::time::Timestamp;

pub(crate) use moment::Clock;

/// A file that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum File {
    /// `report.md`.
    Markdown,
    /// `report.xlsx`: a sheet each for the overview, rooms, choices and arguments, and for looking back and names where there are any.
    Workbook,
    /// `choices.csv`: what each room chose and why.
    Choices,
    /// `arguments.csv`: the arguments of all rooms.
    Arguments,
    /// `looking-back.csv`: what people tried since.
    LookingBack,
    /// `archive.json`: everything, to bring it back.
    Archive,
}

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

impl File {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Markdown, Self::Workbook, Self::Choices, Self::Arguments, Self::LookingBack, Self::Archive];

    /// The last part of its address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "report.md",
            Self::Workbook => "report.xlsx",
            Self::Choices => "choices.csv",
            Self::Arguments => "arguments.csv",
            Self::LookingBack => "looking-back.csv",
            Self::Archive => "archive.json",
        }
    }

    /// The file with that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name() == name)
    }

    /// What it is, for browsers and programs.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Choices | Self::Arguments | Self::LookingBack => "text/csv; charset=utf-8",
            Self::Archive => "application/json",
        }
    }

    /// Makes it.
    pub fn make(
        self,
        session: &Session,
        language: Language,
        clock: &Clock,
        now: Timestamp,
    ) -> Result<Vec<u8>, ExportError> {
        let report = || Report::of(session);
        match self {
            Self::Markdown => Ok(markdown::write(&report(), language, clock).into_bytes()),
            Self::Workbook => Ok(workbook::write(&tables::all(&report(), language, clock), language)?),
            Self::Choices => Ok(csv::write(&tables::choices(&report(), language), language)?),
            Self::Arguments => Ok(csv::write(&tables::arguments(&report(), language), language)?),
            Self::LookingBack => Ok(csv::write(&tables::looking_back(&report(), language), language)?),
            Self::Archive => Ok(serde_json::to_vec(&Archive::of(session, now))?),
        }
    }
}
