//! The result of a dilemma: how many rooms chose each side.

use leptos::prelude::*;
use shared::language::Language;
use shared::report::{Report, ReportDilemma};
use shared::session::Side;
use shared::text::{plenary, report as text, wall};

use crate::components::{Mark, side_class};
use crate::hyphens::hyphenated;

/// The maximum number of marks for single rooms on a line of the summary; above that only their number is given.
const MARKS_MAX: usize = 24;

/// How many rooms chose left and right, each under the title of its scenario; for a single team, which of the two.
pub fn result(report: &Report, one: &ReportDilemma, language: Language) -> AnyView {
    let (tally, team) = (&one.tally, report.is_of_team());
    let words = one.dilemma.text(language);
    let most = tally.left.len().max(tally.right.len());
    let side = |side: Side| {
        let rooms = tally.on(side);
        let marks = (most <= MARKS_MAX).then(|| {
            let mark = |room: &shared::ids::RoomNumber| {
                let within = (!team).then_some(room.0);
                view! { <Mark side=side>{within}</Mark> }
            };
            rooms.iter().map(mark).collect_view()
        });
        let count = (!team).then(|| {
            view! { <b class="num">{rooms.len()}<span class="sr">" "{wall::chose(language, rooms.len())}</span></b> }
        });
        let won = rooms.len() == most && tally.left.len() != tally.right.len();
        view! {
            <div class=side_class(side)>
                <span class="res__m">{count}{marks}</span>
                <p class:win=won>{hyphenated(&words.scenario(side).title, one.dilemma.shown_in(language))}</p>
            </div>
        }
    };
    let others =
        [(plenary::not_chosen_title(language), &tally.not_chosen), (plenary::still_busy(language), &tally.busy)];
    let others = others.into_iter().filter(|(_, rooms)| !rooms.is_empty()).map(|(title, rooms)| {
        let which = (!team).then(|| format!(": {}", text::room_list(language, rooms)));
        view! { <p class="res__not">{title}{which}</p> }
    });
    view! { <div class="res">{side(Side::Left)}{side(Side::Right)}{others.collect_view()}</div> }.into_any()
}
