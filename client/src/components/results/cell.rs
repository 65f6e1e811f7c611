//! A cell of the matrix: what one room did with one dilemma; and a legend of its marks.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Side;
use shared::session::result::RoomStatus;
use shared::text::{common, plenary as text};

use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};
use crate::model::live;

/// Where one room is with one dilemma.
#[component]
pub fn Cell(standing: RoomStatus, number: Option<RoomNumber>, dilemma: DilemmaNumber) -> impl IntoView {
    let live = live();
    let word = move || match standing {
        RoomStatus::NotBegun => text::not_done(reader()).to_owned(),
        RoomStatus::Busy => text::busy(reader()).to_owned(),
        RoomStatus::Covered => text::covered(reader()).to_owned(),
        RoomStatus::NotChosen => common::not_chosen(reader()).to_owned(),
        RoomStatus::Chosen { side, by_lot } => {
            let side = live.sides(dilemma).name(side);
            if by_lot { text::side_by_lot(reader(), &side) } else { side }
        }
    };
    let label = number.map(|room| room.to_string()).unwrap_or_default();
    // The number goes above, because a stroke has no room for it.
    let stroke = |class: &'static str| {
        let label = (!label.is_empty()).then(|| view! { <i class="num">{label.clone()}</i> });
        view! { <span class="mx__stroke">{label}<span class=class></span></span> }.into_any()
    };
    let drawing = match standing {
        RoomStatus::NotBegun => stroke("none"),
        RoomStatus::Busy => stroke("none none--busy"),
        RoomStatus::NotChosen => stroke("none none--not"),
        RoomStatus::Covered => view! { <span class="tok">{label}</span> }.into_any(),
        RoomStatus::Chosen { side, by_lot: false } => {
            view! { <Mark side=side size="var(--tk)">{label}</Mark> }.into_any()
        }
        RoomStatus::Chosen { side, by_lot: true } => view! {
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

/// What the marks mean. If sides go by their titles, each dilemma shows those itself.
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
