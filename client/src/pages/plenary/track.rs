//! The rooms along the beam while they talk: each token rolls on when its room reaches the next phase.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Phase;
use shared::session::result::UnderWay;
use shared::text::wall;

use super::tokens::digits_style;
use crate::language::{reader, say};
use crate::model::live;

/// Width of a phase's part, and largest height of the tokens in it, in rem. On a low screen, the style sheet gives all
/// of the track a smaller unit than the rem.
const STATION: (f64, f64) = (14.4, 7.0);
/// Largest size of a token, in rem.
const TOKEN_MAX: f64 = 3.25;
/// Size below which a token has no room for a number, in rem.
const NUMBERED_FROM: f64 = 1.2;

/// Where a token lies: distances from the left of its phase and above the beam, in rem.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    right: f64,
    up: f64,
}

/// Size and arrangement of tokens as if all were in one phase, so that no token changes its size on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Grid {
    size: f64,
    columns: usize,
}

impl Grid {
    fn of(count: usize) -> Self {
        let grid = |size: f64| {
            let step = size * 7.0 / 6.0;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and about a hundred.
            let fit = |length: f64| (length / step).floor().max(1.0) as usize;
            let columns = fit(STATION.0);
            (count <= columns * fit(STATION.1)).then_some(Self { size, columns })
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // About fifty.
        let largest = (TOKEN_MAX * 20.0) as u32;
        (4..=largest).rev().map(|step| f64::from(step) / 20.0).find_map(grid).unwrap_or(Self { size: 0.2, columns: 60 })
    }

    fn place(self, at: usize) -> Place {
        let step = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * self.size * 7.0 / 6.0;
        Place { right: step(at % self.columns), up: step(at / self.columns) }
    }
}

/// The rooms of one dilemma.
#[component]
pub fn Track(#[prop(into)] round: Signal<Option<UnderWay>>) -> impl IntoView {
    let rooms =
        Memo::new(move |_| round.with(|round| round.as_ref().map(|round| round.rooms.clone()).unwrap_or_default()));
    let grid = Memo::new(move |_| Grid::of(rooms.with(Vec::len)));
    let numbers = move || rooms.with(|rooms| rooms.iter().map(|(room, _)| *room).collect::<Vec<RoomNumber>>());
    let token = move |room: RoomNumber| {
        let style = Memo::new(move |_| {
            let (phase, at) = rooms.with(|rooms| whereabouts(rooms, room))?;
            let Place { right, up } = grid.get().place(at);
            let digits = digits_style(room.0.into());
            Some(format!("--at:{};--right:{right:.2};--up:{up:.2};{digits}", index(phase)))
        });
        let is_done =
            move || rooms.with(|rooms| whereabouts(rooms, room)).is_some_and(|(phase, _)| phase == Phase::Done);
        let number = move || (grid.get().size >= NUMBERED_FROM).then_some(room.0);
        view! { <i class="track__token" class:is-done=is_done style=move || style.get().unwrap_or_default()>{number}</i> }
    };
    let live = live();
    let stations = Phase::ALL.map(|phase| {
        let count = move || round.with(|round| round.as_ref().map_or(0, |round| round.rooms_in(phase)));
        view! {
            <li class:is-empty=move || count() == 0><span>{move || wall::phase(reader(), live.sides_go_by_title(), phase)}</span>" "<b class="num">{count}</b></li>
        }
    });
    view! {
        <div class="track" style=move || format!("--size:{:.2}", grid.get().size)>
            <ul class="track__names" aria-label=say(wall::where_groups_are)>{stations.into_iter().collect_view()}</ul>
            <div class="track__tokens" aria-hidden="true">
                <For each=numbers key=|room| *room children=token />
            </div>
        </div>
    }
}

/// The phase of a room, and its place among the rooms in that phase.
fn whereabouts(rooms: &[(RoomNumber, Phase)], room: RoomNumber) -> Option<(Phase, usize)> {
    let phase = rooms.iter().find(|(number, _)| *number == room)?.1;
    let before = rooms.iter().take_while(|(number, _)| *number != room).filter(|(_, at)| *at == phase).count();
    Some((phase, before))
}

fn index(phase: Phase) -> usize {
    Phase::ALL.iter().position(|one| *one == phase).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rooms_fit_in_one_phase() {
        for count in [1, 3, 15, 60, 400] {
            let grid = Grid::of(count);
            let last = grid.place(count - 1);
            assert!(last.right + grid.size <= STATION.0 + 1e-9 && last.up + grid.size <= STATION.1 + 1e-9, "{count}");
        }
        assert!(Grid::of(15).size >= NUMBERED_FROM && Grid::of(400).size < NUMBERED_FROM);
    }

    #[test]
    fn rooms_lie_in_the_order_of_their_numbers() {
        let rooms =
            [(1, Phase::Read), (2, Phase::Left), (3, Phase::Read)].map(|(room, phase)| (RoomNumber(room), phase));
        assert_eq!(whereabouts(&rooms, RoomNumber(3)), Some((Phase::Read, 1)));
        assert_eq!(whereabouts(&rooms, RoomNumber(9)), None);
    }
}
