//! Every word that people read, in Dutch and in English, for client and server alike.
//!
//! A text is a function of the language. Both languages stand in one line, so none
//! can be forgotten, and a missing argument does not compile. One file for each
//! part of the screens.

/// Defines texts: `name { "Dutch", "English" }`, or with arguments
/// `name(count: usize) { "{count} groepen", "{count} rooms" }`.
macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident $(($($argument:ident: $type:ty),+))? { $dutch:literal, $english:literal })+) => {
        $(texts!(@one [$(#[$meta])*] $name [$($($argument: $type),+)?] $dutch, $english);)+
    };
    (@one [$($meta:tt)*] $name:ident [] $dutch:literal, $english:literal) => {
        $($meta)*
        pub const fn $name(language: $crate::language::Language) -> &'static str {
            match language {
                $crate::language::Language::Nl => $dutch,
                $crate::language::Language::En => $english,
            }
        }
    };
    (@one [$($meta:tt)*] $name:ident [$($argument:ident: $type:ty),+] $dutch:literal, $english:literal) => {
        $($meta)*
        pub fn $name(language: $crate::language::Language, $($argument: $type),+) -> String {
            match language {
                $crate::language::Language::Nl => format!($dutch),
                $crate::language::Language::En => format!($english),
            }
        }
    };
}

pub mod board;
pub mod common;
pub mod connection;
pub mod debrief;
pub mod entrance;
pub mod hall;
pub mod looking_back;
pub mod network;
pub mod plenary;
pub mod problems;
pub mod rejections;
pub mod report;
pub mod room;
pub mod wall;
