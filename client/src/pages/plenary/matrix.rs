//! *Alles*: rooms × dilemmas, with the balance of each.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Side;
use shared::session::result::Standing;
use shared::text::{common, plenary as text};

use super::balance::{mark_by_tens, mark_in_column, mark_size, tilt};
use super::hall::Hall;
use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};
use crate::model::live;

/// Rooms that still fit columns of their own; more stand in lines, in the same order for every dilemma.
const COLUMNS_MAX: usize = 16;
/// The field for the marks of one dilemma in rem: its width, and the height of all of them together.
const FIELD: (f64, f64) = (47.0, 33.0);
/// Lines for questions: in all, and the fewest and most for one.
const QUESTION_LINES: (usize, usize, usize) = (14, 3, 8);
/// A question of more letters is set smaller.
const LONG: usize = 50;
/// Below this size, in rem, a mark has no room for a number.
const NUMBERED_FROM: f64 = 1.6;

/// All rooms and all dilemmas.
#[component]
pub fn Matrix(hall: Hall) -> impl IntoView {
    let rooms = Memo::new(move |_| {
        hall.rooms.with(|rooms| {
            hall.inhabited.with(|inhabited| {
                let takes_part = |room: &&std::sync::Arc<shared::session::Room>| {
                    !room.rounds.is_empty() || inhabited.contains(&room.number)
                };
                rooms.iter().filter(takes_part).map(|room| room.number).collect::<Vec<RoomNumber>>()
            })
        })
    });
    let count = move || rooms.with(Vec::len);
    let has_columns = Memo::new(move |_| count() <= COLUMNS_MAX);
    let title = move || text::rooms_and_dilemmas(reader(), count(), hall.dilemmas.with(Vec::len));
    let layout = Memo::new(move |_| {
        let rows = f64::from(u32::try_from(hall.dilemmas.with(Vec::len).max(1)).unwrap_or(1));
        let (width, height) = (FIELD.0, ((FIELD.1 - hall.lacks()) / rows - 1.0).max(1.0));
        let size = if has_columns.get() { mark_in_column } else { mark_size }(count(), width, height);
        if has_columns.get() || size >= NUMBERED_FROM {
            return (size, None);
        }
        let (size, in_row) = mark_by_tens(count(), width, height);
        (size, Some(in_row))
    });
    let size = Memo::new(move |_| layout.get().0);
    let in_row = Memo::new(move |_| layout.get().1);
    let question_lines = move || {
        let (all, least, most) = QUESTION_LINES;
        (all / hall.dilemmas.with(Vec::len).max(1)).clamp(least, most)
    };
    let head = move || {
        has_columns.get().then(|| {
            rooms
                .get()
                .into_iter()
                .map(|room| {
                    view! {
                        <th scope="col" class="num"><span class="sr">{say(common::room)}" "</span>{room.0}</th>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="slide slide--mx">
            <header class="slide__top"><h1>{title}</h1></header>
            <div class="mxwrap" tabindex="0" role="region" aria-label=title>
                <table class="mx" class:mx--many=move || !has_columns.get() style=move || format!("--tk:{}rem;--lines:{}", size.get(), question_lines())>
                    <thead>
                        <tr>
                            <th scope="col" class="mx__name">
                                <span class="sr">{say(text::dilemma)}</span>
                                {move || has_columns.get().then(|| view! { <span class="mx__of" aria-hidden="true">{say(common::room)}</span> })}
                            </th>
                            {head}
                            {move || (!has_columns.get()).then(|| view! { <th scope="col"><span class="sr">{say(text::rooms)}</span></th> })}
                            <th scope="col" class="mx__sum"><span class="sr">{say(text::balance)}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || hall.dilemmas.get() key=|number| *number children=move |number| view! {
                            <Line hall=hall number=number rooms=rooms has_columns=has_columns size=size in_row=in_row />
                        } />
                    </tbody>
                </table>
            </div>
            <Legend />
        </section>
    }
}

/// One dilemma.
#[component]
fn Line(
    hall: Hall,
    number: DilemmaNumber,
    rooms: Memo<Vec<RoomNumber>>,
    has_columns: Memo<bool>,
    size: Memo<f64>,
    in_row: Memo<Option<usize>>,
) -> impl IntoView {
    let words = hall.words(number);
    let tally = hall.tally(number);
    let partly = hall.partly_revealed(number);
    let question = move || words.with(|words| words.as_ref().map(|words| words.question.clone()));
    let is_long = move || question().is_some_and(|question| question.chars().count() > LONG);
    let title = move |side| move || words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone()));
    let standings = Memo::new(move |_| {
        let plenary = hall.plenary.get();
        hall.rooms.with(|all| {
            rooms.with(|shown| {
                let shown = all.iter().filter(|room| shown.binary_search(&room.number).is_ok());
                shown.map(|room| (room.number, Standing::as_shown(room, number, &plenary))).collect::<Vec<_>>()
            })
        })
    });
    let cells = move || {
        let standings = standings.get();
        let numbered = size.get() >= NUMBERED_FROM;
        if has_columns.get() {
            standings
                .into_iter()
                .map(|(_, standing)| view! { <td><Cell standing=standing number=None dilemma=number /></td> })
                .collect_view()
                .into_any()
        } else {
            let in_row = in_row.get();
            let items = standings.into_iter().enumerate().map(|(at, (room, standing))| {
                // Marks too small for a number: the first of a row says where it begins, and tens stand together.
                let begins = in_row.is_some_and(|in_row| at.is_multiple_of(in_row));
                let after_ten = in_row.is_some() && !begins && at.is_multiple_of(10);
                view! {
                    {begins.then(|| view! { <li class="mx__from num" aria-hidden="true">{room.0}</li> })}
                    <li class:is-after-ten=after_ten>
                        <span class="sr">{move || common::room_number(reader(), room.0)}" "</span>
                        <Cell standing=standing number=numbered.then_some(room) dilemma=number />
                    </li>
                }
            });
            let class = if in_row.is_some() { "mx__tens" } else { "" };
            let style = in_row.map(|in_row| format!("--in-row:{in_row}"));
            view! { <td class="mx__all"><ul class=class style=style>{items.collect_view()}</ul></td> }.into_any()
        }
    };
    let balance = move || {
        if partly.get() {
            let (left, right) = tally.with(|tally| (tally.left.len(), tally.right.len()));
            // The little beam is short: it has to tilt further to be seen.
            let angle = 3.0 * tilt(tally.with(|tally| tally.balance()));
            view! {
            <span class="bal" class:bal--long={left.max(right) > 99} style=format!("--a:{angle:.1}deg")>
                <b class="num l">{left}</b><i><span class="sr">{say(text::left_to_right)}</span></i><b class="num r">{right}</b>
            </span>
        }.into_any()
        } else {
            view! { <span class="mx__done">{move || tally.with(|tally| hall.how_far(tally))}</span> }.into_any()
        }
    };
    view! {
        <tr>
            <th scope="row" class="mx__name">
                <b class:is-long=is_long><span>{move || question().map(crate::hyphens::of_dilemma)}</span></b>
                <small>
                    <span><Mark side=Side::Left size="1em">""</Mark>" "{title(Side::Left)}</span>
                    <span><Mark side=Side::Right size="1em">""</Mark>" "{title(Side::Right)}</span>
                </small>
            </th>
            {cells}
            <td class="mx__sum">{balance}</td>
        </tr>
    }
}

/// Where one room is with one dilemma.
#[component]
pub fn Cell(standing: Standing, number: Option<RoomNumber>, dilemma: DilemmaNumber) -> impl IntoView {
    let live = live();
    let word = move || match standing {
        Standing::NotBegun => text::not_done(reader()).to_owned(),
        Standing::Busy => text::busy(reader()).to_owned(),
        Standing::Covered => text::covered(reader()).to_owned(),
        Standing::NotChosen => common::not_chosen(reader()).to_owned(),
        Standing::Chosen { side, by_lot } => {
            let side = live.sides(dilemma).name(side);
            if by_lot { text::side_by_lot(reader(), &side) } else { side }
        }
    };
    let label = number.map(|room| room.to_string()).unwrap_or_default();
    // Puts the number above, because a stroke has no room for it.
    let stroke = |class: &'static str| {
        let label = (!label.is_empty()).then(|| view! { <i class="num">{label.clone()}</i> });
        view! { <span class="mx__stroke">{label}<span class=class></span></span> }.into_any()
    };
    let drawing = match standing {
        Standing::NotBegun => stroke("none"),
        Standing::Busy => stroke("none none--busy"),
        Standing::NotChosen => stroke("none none--not"),
        Standing::Covered => view! { <span class="tok">{label}</span> }.into_any(),
        Standing::Chosen { side, by_lot: false } => {
            view! { <Mark side=side size="var(--tk)">{label}</Mark> }.into_any()
        }
        Standing::Chosen { side, by_lot: true } => view! {
            <Mark side=side size="var(--tk)" off=true><LotContent label=label /></Mark>
        }
        .into_any(),
    };
    view! { <span class="mx__cell" aria-hidden="true">{drawing}</span><span class="sr">{word}</span> }
}

#[component]
fn LotContent(label: String) -> impl IntoView {
    if label.is_empty() { view! { <Icon path=icons::DIE /> }.into_any() } else { label.into_any() }
}

/// What the marks mean. Where sides go by their titles, those stand with each dilemma.
#[component]
pub fn Legend() -> impl IntoView {
    let live = live();
    view! {
        <p class="legend">
            <Show when=move || !live.sides_go_by_title()>
                <span><Mark side=Side::Left size="1.4em">""</Mark>{move || common::left(reader()).to_lowercase()}</span>
                <span><Mark side=Side::Right size="1.4em">""</Mark>{move || common::right(reader()).to_lowercase()}</span>
            </Show>
            <span>
                <Mark side=Side::Left size="1.4em" off=true><Icon path=icons::DIE /></Mark>
                <Mark side=Side::Right size="1.4em" off=true><Icon path=icons::DIE /></Mark>
                {say(text::lot_decided)}
            </span>
            <span><span class="tok tok--legend"></span>{say(text::covered)}</span>
            <span><span class="none none--busy"></span>{say(text::busy)}</span>
            <span><span class="none none--not"></span>{say(common::not_chosen)}</span>
            <span><span class="none"></span>{say(text::not_done)}</span>
        </p>
    }
}
