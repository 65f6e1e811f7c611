//! Every word that people read, in Dutch and in English, for client and server alike.
//!
//! A text is a function of the language. Both languages are on one line, so that neither can be forgotten, and a
//! missing argument does not compile. There is one file for each part of the screens.

/// Defines texts: `name { "Dutch", "English" }`, or with arguments
/// `name(room: u16) { "Groep {room}", "Group {room}" }`.
///
/// If a number comes before a noun, each language has a text for one and a text for any other number: `name(count:
/// usize) { "1 groep" / "{count} groepen", "1 group" / "{count} groups" }`. The first argument decides which, unless
/// `by` names another.
macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident $(($($argument:ident: $type:ty),+))? $(by $counted:ident)? { $dutch:literal $(/ $dutch_many:literal)?, $english:literal $(/ $english_many:literal)? })+) => {
        $(texts!(@one [$(#[$meta])*] $name [$($($argument: $type),+)?] [$($counted)?] $dutch $(/ $dutch_many)?, $english $(/ $english_many)?);)+
    };
    (@one [$($meta:tt)*] $name:ident [] [] $dutch:literal, $english:literal) => {
        $($meta)*
        pub const fn $name(language: $crate::language::Language) -> &'static str {
            match language {
                $crate::language::Language::Nl => $dutch,
                $crate::language::Language::En => $english,
            }
        }
    };
    (@one [$($meta:tt)*] $name:ident [$($argument:ident: $type:ty),+] [] $dutch:literal, $english:literal) => {
        $($meta)*
        pub fn $name(language: $crate::language::Language, $($argument: $type),+) -> String {
            match language {
                $crate::language::Language::Nl => format!($dutch),
                $crate::language::Language::En => format!($english),
            }
        }
    };
    (@one [$($meta:tt)*] $name:ident [$first:ident: $number:ty $(, $argument:ident: $type:ty)*] [] $($texts:tt)+) => {
        texts!(@one [$($meta)*] $name [$first: $number $(, $argument: $type)*] [$first] $($texts)+);
    };
    (@one [$($meta:tt)*] $name:ident [$($argument:ident: $type:ty),+] [$counted:ident] $dutch:literal / $dutch_many:literal, $english:literal / $english_many:literal) => {
        $($meta)*
        #[allow(clippy::match_same_arms, reason = "a language may say one as it says many")]
        pub fn $name(language: $crate::language::Language, $($argument: $type),+) -> String {
            match (language, $counted) {
                ($crate::language::Language::Nl, 1) => format!($dutch),
                ($crate::language::Language::Nl, _) => format!($dutch_many),
                ($crate::language::Language::En, 1) => format!($english),
                ($crate::language::Language::En, _) => format!($english_many),
            }
        }
    };
}

pub mod attention;
pub mod board;
pub mod common;
pub mod connection;
pub mod debrief;
pub mod dilemma;
pub mod drafts;
pub mod entrance;
pub mod hall;
pub mod looking_back;
pub mod network;
pub mod parts;
pub mod plenary;
pub mod problems;
pub mod programme;
pub mod rehearsal;
pub mod rejections;
pub mod report;
pub mod room;
pub mod rules;
pub mod sides;
pub mod take_home;
pub mod talks;
pub mod team;
pub mod wall;
pub mod walls;

/// The words with a capital letter, as at the start of a sentence.
pub fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
