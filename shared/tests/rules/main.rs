//! The rules of a round, with a small story for each.

mod arguments;
mod change_limit;
mod choosing;
mod covered_wall;
mod debrief;
mod dilemma;
mod following;
mod grouping;
mod joining;
mod looking_back;
mod lost_time;
mod missing;
mod must_choose;
mod names;
mod news;
mod next_dilemma;
mod nothing_lost;
mod options;
mod over;
mod plenary_screen;
mod preparation;
mod presenter;
mod pressing;
mod programme;
mod shared_screen;
mod silence;
mod speaking_in_turn;
mod starter;
mod story;
mod talk;
mod team;
mod tie;
mod time;
#[path = "../world/mod.rs"]
mod world;
