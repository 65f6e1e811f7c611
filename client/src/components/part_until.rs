//! When the part of the programme that runs ends, in words.

use shared::session::Work;
use shared::text::{common, hall, room};

use super::clock_time;
use crate::language::reader;
use crate::model::RunningPart;

/// *Om 15.24 gaan we verder*, or that the clock is stopped.
pub fn part_until(part: &RunningPart, is_over: bool) -> String {
    let language = reader();
    let time = clock_time(part.running.ends, language);
    match part.kind().work() {
        _ if part.is_paused() => room::paused_now(language).into(),
        Work::Together | Work::InRounds => hall::until(language, &time),
        Work::Paused if is_over => hall::we_go_on_soon(language).into(),
        Work::Paused => common::go_on_at(language, &time),
    }
}
