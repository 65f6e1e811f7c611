//! The files in which a report can be downloaded.

use crate::language::Language;
use crate::text::report as text;

/// Makes the list of files: the name, media type and label of each.
macro_rules! files {
    ($($(#[$doc:meta])* $file:ident: $name:literal, $media_type:expr, $label:path;)+) => {
        /// A file of the report. The page, the server and the documents use this list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ReportFile {
            $($(#[$doc])* $file,)+
        }

        impl ReportFile {
            /// All of them, in the order in which they are offered.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$file),+];

            /// The last segment of its URL path.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$file => $name,)+
                }
            }

            /// Its media type.
            pub const fn media_type(self) -> &'static str {
                match self {
                    $(Self::$file => $media_type,)+
                }
            }

            /// The text of its button.
            pub const fn label(self, language: Language) -> &'static str {
                match self {
                    $(Self::$file => $label(language),)+
                }
            }
        }
    };
}

const MARKDOWN: &str = "text/markdown; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json";

files! {
    /// Everything, to be read.
    Text: "report.md", MARKDOWN, text::file_text;
    /// A sheet each for the overview, rooms, choices and arguments, and for walls, questions, looking back and names
    /// where there are any.
    Workbook: "report.xlsx", XLSX, text::file_workbook;
    /// What each room chose and why.
    Choices: "choices.csv", CSV, text::file_choices;
    /// The arguments of all rooms.
    Arguments: "arguments.csv", CSV, text::file_arguments;
    /// What people have tried since.
    LookingBack: "looking-back.csv", CSV, text::file_looking_back;
    /// What hung on the walls of check-ins and clearings.
    Walls: "walls.csv", CSV, text::file_walls;
    /// What people asked during talks.
    Questions: "questions.csv", CSV, text::file_questions;
    /// Everything, to be brought back.
    Archive: "archive.json", JSON, text::file_archive;
}

impl ReportFile {
    /// The file with that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name() == name)
    }
}
