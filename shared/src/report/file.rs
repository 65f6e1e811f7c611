//! The files in which a report can be downloaded.

use crate::language::Language;
use crate::text::report as text;

/// A file of the report. The page, the server and the documents use this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFile {
    /// Everything, to be read.
    Text,
    /// A sheet each for the overview, rooms, choices and arguments, and for looking back and names where there are any.
    Workbook,
    /// What each room chose and why.
    Choices,
    /// The arguments of all rooms.
    Arguments,
    /// What people have tried since.
    LookingBack,
    /// Everything, to be brought back.
    Archive,
}

impl ReportFile {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Text, Self::Workbook, Self::Choices, Self::Arguments, Self::LookingBack, Self::Archive];

    /// The last segment of its URL path.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "report.md",
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

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/markdown; charset=utf-8",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Choices | Self::Arguments | Self::LookingBack => "text/csv; charset=utf-8",
            Self::Archive => "application/json",
        }
    }

    /// The text of its button.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Text => text::file_text(language),
            Self::Workbook => text::file_workbook(language),
            Self::Choices => text::file_choices(language),
            Self::Arguments => text::file_arguments(language),
            Self::LookingBack => text::file_looking_back(language),
            Self::Archive => text::file_archive(language),
        }
    }
}
