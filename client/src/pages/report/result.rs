//! The result of a dilemma: how many rooms chose each side.

use leptos::prelude::*;
use shared::language::Language;
use shared::report::ReportDilemma;
use shared::session::Side;
use shared::text::{plenary, report as text, wall};

use crate::components::{Mark, side_class};
use crate::hyphens::hyphenated;

/// The maximum number of marks of single rooms on a line of the summary; above that only their number is given.
const MARKS_MAX: usize = 24;

/// How many rooms chose left and right, each under the title of its scenario.
pub fn result(one: &ReportDilemma, language: Language) -> AnyView {
    let tally = &one.tally;
    let words = one.dilemma.text(language);
    let most = tally.left.len().max(tally.right.len());
    let side = |side: Side| {
        let rooms = tally.on(side);
        let marks = (most <= MARKS_MAX).then(|| {
            let mark = |room: &shared::ids::RoomNumber| {
                let number = room.0;
                view! { <Mark side=side>{number}</Mark> }
            };
            rooms.iter().map(mark).collect_view()
        });
        let count = view! {
            <b class="num">{rooms.len()}<span class="sr">" "{wall::chose(language, rooms.len())}</span></b>
        };
        let won = rooms.len() == most && tally.left.len() != tally.right.len();
        view! {
            <div class=side_class(side)>
                <span class="res__m">{count}{marks}</span>
                <p class:win=won>{hyphenated(&words.scenario(side).title, one.dilemma.shown_in(language))}</p>
            </div>
        }
    };
    let not = (!tally.not_chosen.is_empty()).then(|| {
        let rooms = text::room_list(language, &tally.not_chosen);
        view! { <p class="res__not">{plenary::not_chosen_title(language)}": "{rooms}</p> }
    });
    let busy = (!tally.busy.is_empty()).then(|| {
        let rooms = text::room_list(language, &tally.busy);
        view! { <p class="res__not">{plenary::still_busy(language)}": "{rooms}</p> }
    });
    view! { <div class="res">{side(Side::Left)}{side(Side::Right)}{not}{busy}</div> }.into_any()
}
