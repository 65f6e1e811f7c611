//! The parts that screens are made of, one file for each.

mod brand;
mod clipboard;
mod icon;
mod in_sight;
mod listed;
mod mark;
mod notices;
mod second_press;
mod sentence;
mod shut;
mod skip;
mod steps;
mod tally;
mod timer;
mod unsent;
mod words;

pub use brand::{Brand, LanguageSwitch, PlainTop};
pub use clipboard::{copied, copy_text};
pub use icon::{Icon, Sign, icons};
pub use in_sight::show;
pub use listed::listed;
pub use mark::{Mark, side_class};
pub use notices::{ConnectionBanner, Refusals};
pub use second_press::SecondPress;
pub use sentence::Sentence;
pub use shut::{ShutPage, shut_for};
pub use skip::{SkipLink, focus_content};
pub use steps::{PhaseShape, PlaceShape, Steps};
pub use tally::Tally;
pub use timer::{Timer, clock_digits, clock_time, minutes_and_seconds};
pub use unsent::{Unsent, UnsentList};
pub use words::{Wording, WordsBox, WordsRemarks};
