//! One dilemma on the wall: covered, uncovered room by room, and uncovered.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::dilemma::DilemmaText;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::{RoomStatus, Tally, Voiced, has_said_all, voiced};
use shared::session::{Room, Side};

use super::balance::{Pile, tilt};
use super::bar::{BottomBar, bar_height};
use super::fit::{heading_size, height_for_arguments, letters, longest_word};
use super::hall::Hall;
use super::script::Beat;
use super::side::{Arguments, HallSide, Heads, fair_arguments, points_size};
use super::stage::{Open, Stage};
use super::tokens::OnTheBeam;

/// The widest and highest that a question may be, in rem.
pub const QUESTION: (f64, f64) = (74.0, 4.4);
/// The sizes that a question is set in, in rem.
pub const QUESTION_SIZES: [f64; 6] = [3.75, 3.25, 2.75, 2.25, 2.0, 1.75];

/// What the parts of the slide show.
#[derive(Clone, Copy)]
pub struct Slide {
    /// The hall.
    pub hall: Hall,
    /// Which dilemma.
    pub number: DilemmaNumber,
    /// Its words.
    pub words: Memo<Option<Arc<DilemmaText>>>,
    /// The rooms of which everything is told.
    pub open: Memo<Open>,
    /// The sums over all rooms, as far as they are told.
    pub tally: Memo<Arc<Tally>>,
    /// The arguments of the rooms that are told.
    pub voiced: Memo<Arc<Vec<Voiced>>>,
    /// All results are told.
    pub revealed: Memo<bool>,
    /// Some are.
    pub partly: Memo<bool>,
}

impl Slide {
    /// Of a dilemma, with all that is uncovered.
    pub fn new(hall: Hall, number: DilemmaNumber) -> Self {
        Self::with(hall, number, Memo::new(move |_| hall.plenary.with(|plenary| Open::of(plenary, number))))
    }

    /// The same, with what has come out.
    fn with(hall: Hall, number: DilemmaNumber, open: Memo<Open>) -> Self {
        let voiced = move |_: Option<&Arc<Vec<Voiced>>>| {
            let (plenary, open) = (hall.plenary.get(), open.get());
            hall.rooms.with(|rooms| {
                let told = rooms
                    .iter()
                    .map(AsRef::as_ref)
                    .filter(|room: &&Room| open.has(room.number) && has_said_all(room, number));
                Arc::new(voiced(number, told, &plenary))
            })
        };
        Self {
            hall,
            number,
            words: hall.words(number),
            open,
            tally: tally_of(hall, number, open),
            voiced: Memo::new(voiced),
            revealed: Memo::new(move |_| open.with(Open::is_all)),
            partly: Memo::new(move |_| open.with(Open::is_partly)),
        }
    }

    /// The question of the dilemma.
    pub fn question(self) -> String {
        self.words.with(|words| words.as_ref().map(|words| words.question.clone())).unwrap_or_default()
    }

    /// The points of one of its scenarios.
    pub fn points(self, side: Side) -> Vec<String> {
        self.words.with(|words| words.as_ref().map(|words| words.scenario(side).points.clone())).unwrap_or_default()
    }

    /// The title of one of its scenarios.
    pub fn title(self, side: Side) -> String {
        self.words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone())).unwrap_or_default()
    }
}

/// The sums over the rooms that are open.
fn tally_of(hall: Hall, number: DilemmaNumber, open: Memo<Open>) -> Memo<Arc<Tally>> {
    Memo::new(move |_| {
        let (inhabited, open) = (hall.inhabited.get(), open.get());
        hall.rooms.with(|rooms| {
            let is_shown = |room| open.has(room);
            let is_inhabited = |room| inhabited.contains(&room);
            Arc::new(Tally::seen_where(number, rooms.iter().map(AsRef::as_ref), is_inhabited, is_shown))
        })
    })
}

/// The open rooms for which the lot chose.
fn by_lot(hall: Hall, number: DilemmaNumber, open: Memo<Open>) -> Memo<BTreeSet<RoomNumber>> {
    Memo::new(move |_| {
        let open = open.get();
        let drawn = |room: &Arc<Room>| matches!(RoomStatus::of(room, number), RoomStatus::Chosen { by_lot: true, .. });
        hall.rooms.with(|rooms| {
            rooms.iter().filter(|room| open.has(room.number) && drawn(room)).map(|room| room.number).collect()
        })
    })
}

/// What has come out of a result that is on its way.
#[derive(Clone, Copy)]
pub struct Coming {
    /// How far it is.
    pub beat: Memo<Beat>,
    /// The sums of the rooms whose tokens lie on their side.
    pub on_beam: Memo<Arc<Tally>>,
    /// Those among them for which the lot chose.
    pub by_lot: Memo<BTreeSet<RoomNumber>>,
    /// How the beam lies.
    pub balance: Memo<f64>,
    /// The sums of the rooms that are in the numbers; none: there are no numbers yet.
    pub counted: Memo<Option<Arc<Tally>>>,
    /// How large the tokens are, and how high they lie.
    pub pile: Memo<Pile>,
}

impl Coming {
    fn of(hall: Hall, number: DilemmaNumber, stage: Stage) -> Self {
        let (on_beam, weighed, counted) = (stage.on_beam(), stage.weighed(), stage.counted());
        let (lying, pulling, sums) =
            (tally_of(hall, number, on_beam), tally_of(hall, number, weighed), tally_of(hall, number, counted));
        Self {
            beat: stage.beat(),
            on_beam: lying,
            by_lot: by_lot(hall, number, on_beam),
            balance: Memo::new(move |_| pulling.with(|tally| tally.balance())),
            counted: Memo::new(move |_| counted.with(Open::is_partly).then(|| sums.get())),
            pile: Memo::new(move |_| pulling.with(|tally| Pile::of(tally, hall.wall.get()))),
        }
    }
}

/// The split of one dilemma.
#[component]
pub fn DilemmaSlide(hall: Hall, number: DilemmaNumber) -> impl IntoView {
    let stage = Stage::new(hall, number);
    hall.on_stage(stage);
    let slide = Slide::with(hall, number, stage.told());
    let show = Coming::of(hall, number, stage);
    let heads = Memo::new(move |_| Heads::above_arguments(slide));
    let load = move || show.pile.get().height();
    let most = Memo::new(move |_| {
        let tilt = tilt(show.balance.get());
        height_for_arguments(hall.wall.get(), hall.height(), load(), tilt, heads.get().height(), 0.0)
    });
    let bar = Memo::new(move |_| bar_height(slide, most.get()));
    let lack = RwSignal::new(0.0);
    let arguments = Memo::new(move |_| {
        fair_arguments(slide, heads.get(), load() + lack.get(), tilt(show.balance.get()), bar.get())
    });
    let fields = NodeRef::<leptos::html::Div>::new();
    let space = Memo::new(move |_| {
        let tilt = tilt(show.balance.get());
        (heads.get(), [load(), tilt, bar.get(), hall.height(), hall.wall.get().width])
    });
    let settled = settle(fields, arguments, space, lack);
    let style = move || {
        let tilt = tilt(show.balance.get());
        let points = points_size(slide, most.get());
        format!("--tilt:{tilt:.2}deg;--load:{:.3}rem;--points:{points}rem;{}", load(), heads.get().style())
    };
    let beat = move || {
        if show.counted.get().is_none() && show.beat.get() == Beat::All { "covered" } else { show.beat.get().name() }
    };
    let held = stage.held();
    view! {
        <section
            class="slide slide--result"
            class:is-covered=move || !slide.partly.get()
            class:slide--low=move || hall.wall.get().is_low()
            data-beat=beat
            data-held=move || held.get().to_string()
            on:click=move |_| stage.finish()
        >
            <Top slide=slide />
            <div class="split split--plen split--even" style=style>
                <div class="split__load"><OnTheBeam slide=slide show=show /></div>
                <div class="split__fields" node_ref=fields>
                    <HallSide slide=slide show=show side=Side::Left arguments=arguments settled=settled />
                    <HallSide slide=slide show=show side=Side::Right arguments=arguments settled=settled />
                </div>
            </div>
            <BottomBar slide=slide show=show most=most />
        </section>
    }
}

/// What a line of an argument takes, in rem.
const A_LINE: f64 = 1.8;
/// Lines that are given up at most.
const LINES_LACKING_MAX: f64 = 8.0;
/// After so many milliseconds, everything that moves lies still and every font is there.
const AT_REST: f64 = 900.0;

/// What the arguments have to do with: the heads, and how high tokens lie, how far the beam tilts, the height of bar and wall,
/// and how wide that is.
type Space = (Heads, [f64; 5]);

/// How high tokens lie on the beam, and how far it tilts.
#[derive(Clone, Copy, PartialEq)]
struct Beam {
    load: f64,
    tilt: f64,
}

/// The style sheet hides an argument that does not fit in whole. Letters are wider than reckoned with then, on one of the
/// sides: `lack` grows until nothing is hidden, so that both sides show the same number. Until then they are out of sight.
fn settle(
    fields: NodeRef<leptos::html::Div>,
    arguments: Memo<Arguments>,
    space: Memo<Space>,
    lack: RwSignal<f64>,
) -> Signal<bool> {
    let settled = RwSignal::new(false);
    // Only the latest look counts: what an older one would see is not there any more.
    let looks = StoredValue::new(0_u32);
    let rests_at = StoredValue::new(0.0);
    // On a wall whose size changes they stay in sight meanwhile: whoever drags a window, or is told something, goes on reading.
    let only_resized = StoredValue::new(false);
    let tried_anew = StoredValue::new(false);
    let look = move |nth: u32| {
        if looks.try_get_value() != Some(nth) {
            return;
        }
        let is_hidden = fields.try_get_untracked().flatten().is_some_and(|fields| hides_any(&fields));
        if is_hidden && lack.get_untracked() < LINES_LACKING_MAX * A_LINE {
            lack.update(|lack| *lack += A_LINE);
        } else if !settled.get_untracked() {
            settled.set(true);
        }
    };
    // A look at something that still moved made them fewer than fit. On a slow machine that happens after all waiting, so it is
    // tried once more from the beginning, with what is there in sight.
    let look_at_rest = move |nth: u32| {
        if looks.try_get_value() == Some(nth) && lack.get_untracked() > 0.0 && !tried_anew.get_value() {
            tried_anew.set_value(true);
            only_resized.set_value(true);
            lack.set(0.0);
        } else {
            look(nth);
        }
    };
    Effect::new(move |_| {
        space.track();
        tried_anew.set_value(false);
        lack.set(0.0);
    });
    Effect::new(move |before: Option<(Beam, [f64; 2])>| {
        arguments.track();
        lack.track();
        let (beam, wall) =
            space.with(|(_, [load, tilt, _, height, width])| (Beam { load: *load, tilt: *tilt }, [*height, *width]));
        let now = js_sys::Date::now();
        let (moves, is_resized) = before.map_or((false, false), |(was, wall_was)| (was != beam, wall_was != wall));
        // While the beam still moves, there is less room than there will be.
        if moves {
            rests_at.set_value(now + AT_REST);
        }
        if moves || is_resized {
            only_resized.set_value(is_resized);
        }
        looks.update_value(|looks| *looks = looks.wrapping_add(1));
        let nth = looks.get_value();
        if !only_resized.get_value() {
            settled.set(false);
        }
        let wait = (rests_at.get_value() - now).max(0.0);
        set_timeout(move || look(nth), milliseconds(wait));
        // Once more when every font is there.
        set_timeout(move || look_at_rest(nth), milliseconds(wait + AT_REST));
        (beam, wall)
    });
    settled.into()
}

fn milliseconds(count: f64) -> Duration {
    Duration::from_secs_f64(count / 1_000.0)
}

/// The lists of pros and of cons: of both sides the first, and the second if there is one.
const LISTS: [&str; 4] = [".field--l .parg", ".field--l .parg+.parg", ".field--r .parg", ".field--r .parg+.parg"];

/// Is any argument out of sight, in a column beside its own?
fn hides_any(fields: &web_sys::Element) -> bool {
    let lists = LISTS.into_iter().filter_map(|list| fields.query_selector(list).ok().flatten());
    lists.into_iter().any(|list| list.scroll_width() > list.client_width() + 1)
}

/// The question.
#[component]
pub fn Top(slide: Slide) -> impl IntoView {
    view! {
        <header class="slide__top">
            <Question text=Signal::derive(move || slide.question()) />
        </header>
    }
}

/// A heading as large as fits a line or two.
#[component]
pub fn Question(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let size = move || {
        let size = text.with(|text| heading_size(letters(text), longest_word(text), QUESTION, &QUESTION_SIZES));
        format!("font-size:{size}rem")
    };
    view! { <h1 style=size>{move || crate::hyphens::of_dilemma(text.get())}</h1> }
}
