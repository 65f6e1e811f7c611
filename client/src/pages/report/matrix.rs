//! Rooms × dilemmas on paper: a shape with a letter for every choice, so that it needs no colour.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::language::Language;
use shared::report::{Report, ReportDilemma};
use shared::session::Side;
use shared::session::result::RoomStatus;
use shared::text::sides::{Sides, letter};
use shared::text::{common, plenary, report as text};

use crate::components::Mark;
use crate::hyphens::hyphenated;

/// The maximum number of rooms that fit columns of their own on A4. More rooms are set in lines, in the same order for
/// every dilemma, as all are on a narrow screen; the style sheet shows one of the two.
const COLUMNS_MAX: usize = 16;

/// The matrix with its legend.
pub fn section(report: &Report, language: Language) -> AnyView {
    let rooms: Vec<RoomNumber> = report.rooms.iter().map(|room| room.room).collect();
    let table = (rooms.len() <= COLUMNS_MAX).then(|| table(report, &rooms, language));
    let lines = report.dilemmas.iter().map(|one| line(report, one, &rooms, language));
    view! {
        <section class="a4__mx">
            <h2>{text::rooms_and_dilemmas(language)}</h2>
            {table}
            <ol class="rmx">{lines.collect_view()}</ol>
            {legend(report, language)}
        </section>
    }
    .into_any()
}

fn table(report: &Report, rooms: &[RoomNumber], language: Language) -> AnyView {
    let heads = rooms.iter().map(|room| {
        view! { <th scope="col" class="num"><span class="sr">{common::room(language)}" "</span>{room.0}</th> }
    });
    let rows = report.dilemmas.iter().map(|one| {
        let sides = report.sides(one, language);
        let cells = rooms.iter().map(|room| view! { <td>{cell(one.standing(*room), None, &sides, language)}</td> });
        view! {
            <tr>
                <th scope="row"><span class="num">{one.number.0}</span>{one.dilemma.text(language).theme.clone()}{titles(&sides, one.dilemma.shown_in(language))}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="rmx__table">
            <thead><tr><th scope="col">{text::dilemma(language)}</th>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn line(report: &Report, one: &ReportDilemma, rooms: &[RoomNumber], language: Language) -> AnyView {
    let sides = report.sides(one, language);
    let cells = rooms.iter().map(|room| {
        view! {
            <li>
                <span class="sr">{common::room_number(language, room.0)}" "</span>
                {cell(one.standing(*room), Some(*room), &sides, language)}
            </li>
        }
    });
    view! {
        <li>
            <h3><span class="num">{one.number.0}</span>{one.dilemma.text(language).theme.clone()}</h3>
            {titles(&sides, one.dilemma.shown_in(language))}
            <ul>{cells.collect_view()}</ul>
        </li>
    }
    .into_any()
}

/// A room's result. With many rooms the shape contains its number, otherwise the letter of the side. A sign has its
/// number above it: next to it, *4×* would read as *four times*.
fn cell(standing: RoomStatus, room: Option<RoomNumber>, sides: &Sides, language: Language) -> AnyView {
    let number = room.map(|room| room.to_string());
    let sign = |sign: &'static str| view! { <span class="rmx__sign">{number.clone()}<b>{sign}</b></span> }.into_any();
    let drawing = match standing {
        RoomStatus::Chosen { side, by_lot } => {
            let within = number.unwrap_or_else(|| sides.letter(side).to_owned());
            view! { <Mark side=side off=by_lot>{within}</Mark> }.into_any()
        }
        RoomStatus::NotChosen => sign("×"),
        RoomStatus::Busy | RoomStatus::Covered => sign("…"),
        RoomStatus::NotBegun => sign("–"),
    };
    view! {
        <span class="rmx__cell" aria-hidden="true">{drawing}</span>
        <span class="sr">{text::standing(language, sides, standing)}</span>
    }
    .into_any()
}

/// If sides go by their titles: which shape belongs to which.
fn titles(sides: &Sides, language: Language) -> AnyView {
    let title = |side| Some(view! { <span><Mark side=side>""</Mark>{hyphenated(sides.title(side)?, language)}</span> });
    let titles: Vec<_> = Side::BOTH.into_iter().filter_map(title).collect();
    (!titles.is_empty()).then(|| view! { <small class="rmx__titles">{titles}</small> }).into_any()
}

/// What the marks mean. If sides go by their titles, each dilemma shows those itself.
fn legend(report: &Report, language: Language) -> AnyView {
    let by_title = report.settings.rules.mirrored;
    let side = |side: Side, off: bool| {
        let letter = if by_title { "" } else { letter(language, side) };
        view! { <Mark side=side off=off>{letter}</Mark> }
    };
    let places = (!by_title).then(|| {
        Side::BOTH
            .map(|place| view! { <span>{side(place, false)}{common::position(language, place).to_lowercase()}</span> })
            .into_iter()
            .collect_view()
    });
    view! {
        <p class="rmx__legend">
            {places}
            <span>{side(Side::Left, true)}{side(Side::Right, true)}{plenary::lot_decided(language)}</span>
            <span><b aria-hidden="true">"×"</b>{common::not_chosen(language)}</span>
            <span><b aria-hidden="true">"–"</b>{plenary::not_done(language)}</span>
        </p>
    }
    .into_any()
}
