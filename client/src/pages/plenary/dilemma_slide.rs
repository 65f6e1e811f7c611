//! One dilemma on the plenary screen: covered, revealed room by room, and revealed.

use std::time::Duration;

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Side;

use super::bar::{BottomBar, bar_height};
use super::coming::Coming;
use super::heading::Top;
use super::script::Beat;
use super::side::{Arguments, Heads, PlenarySide, fair_arguments, points_size};
use super::slide::Slide;
use super::stage::Stage;
use super::state::PlenaryState;
use super::text_fit::height_for_arguments;
use super::tokens::OnTheBeam;
use crate::components::results::tilt;

/// The result of one dilemma.
#[component]
pub fn DilemmaSlide(state: PlenaryState, number: DilemmaNumber) -> impl IntoView {
    let stage = Stage::new(state.plenary, state.rooms, number);
    state.on_stage(stage);
    let slide = Slide::with(state, number, stage.told());
    let show = Coming::of(state, number, stage);
    let heads = Memo::new(move |_| Heads::above_arguments(slide));
    let load = move || show.pile.get().height();
    let most = Memo::new(move |_| {
        let tilt = tilt(show.balance.get());
        height_for_arguments(state.screen_size.get(), state.height(), load(), tilt, heads.get().height(), 0.0)
    });
    let bar = Memo::new(move |_| bar_height(slide, most.get()));
    let lack = RwSignal::new(LACK_FIRST);
    let arguments = Memo::new(move |_| {
        fair_arguments(slide, heads.get(), load() + lack.get(), tilt(show.balance.get()), bar.get())
    });
    let fields = NodeRef::<leptos::html::Div>::new();
    let space = Memo::new(move |_| {
        let tilt = tilt(show.balance.get());
        (heads.get(), [load(), tilt, bar.get(), state.height(), state.screen_size.get().width])
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
            class:slide--low=move || state.screen_size.get().is_low()
            data-beat=beat
            data-held=move || held.get().to_string()
            on:click=move |_| stage.finish()
        >
            <Top slide=slide />
            <div class="split split--plen split--even" style=style>
                <div class="split__load"><OnTheBeam slide=slide show=show /></div>
                <div class="split__fields" node_ref=fields>
                    <PlenarySide slide=slide show=show side=Side::Left arguments=arguments settled=settled />
                    <PlenarySide slide=slide show=show side=Side::Right arguments=arguments settled=settled />
                </div>
            </div>
            <BottomBar slide=slide show=show most=most />
        </section>
    }
}

/// Height of a line of an argument, in rem.
const A_LINE: f64 = 1.8;

/// What is tried first, in rem: a few more lines than are estimated to fit.
const LACK_FIRST: f64 = -4.0 * A_LINE;

/// The maximum number of lines given up.
const LINES_LACKING_MAX: f64 = 8.0;

/// Milliseconds after which all movement has ended and every font is loaded.
const AT_REST: f64 = 900.0;

/// What determines the space for arguments: the heads, the height of the tokens, the tilt of the beam, the height of
/// bar and screen, and the screen's width.
type Space = (Heads, [f64; 5]);

/// Height of the tokens on the beam, and its tilt.
#[derive(Clone, Copy, PartialEq)]
struct Beam {
    pub load: f64,
    pub tilt: f64,
}

/// The style sheet hides an argument that does not fit completely. How many fit is only estimated, so at first there
/// are too many rather than too few, and `lack` grows until neither side hides any: then both show the same number, and
/// no line that one would fit in stays empty. Until then all are invisible.
fn settle(
    fields: NodeRef<leptos::html::Div>,
    arguments: Memo<Arguments>,
    space: Memo<Space>,
    lack: RwSignal<f64>,
) -> Signal<bool> {
    let settled = RwSignal::new(false);
    // Only the latest check counts: what an older one would measure is gone.
    let looks = StoredValue::new(0_u32);
    let rests_at = StoredValue::new(0.0);
    // While the screen is resized they stay visible: people who drag a window, or get a message, keep reading.
    let only_resized = StoredValue::new(false);
    let tried_anew = StoredValue::new(false);
    let look = move |nth: u32| {
        if looks.try_get_value() != Some(nth) {
            return;
        }
        let is_hidden = fields.try_get_untracked().flatten().is_some_and(|fields| hides_any(&fields));
        if is_hidden && lack.try_get_untracked().is_some_and(|lack| lack < LINES_LACKING_MAX * A_LINE) {
            lack.try_update(|lack| *lack += A_LINE);
        } else if settled.try_get_untracked() == Some(false) {
            settled.try_set(true);
        }
    };
    // A check during movement can hide more than needed. On a slow machine that happens even after all waiting, so it
    // is tried once more from the beginning, with the arguments visible.
    let look_at_rest = move |nth: u32| {
        let lacks = lack.try_get_untracked().is_some_and(|lack| lack > 0.0);
        if looks.try_get_value() == Some(nth) && lacks && !tried_anew.get_value() {
            tried_anew.set_value(true);
            only_resized.set_value(true);
            lack.set(LACK_FIRST);
        } else {
            look(nth);
        }
    };
    Effect::new(move |_| {
        space.track();
        tried_anew.set_value(false);
        lack.set(LACK_FIRST);
    });
    Effect::new(move |before: Option<(Beam, [f64; 2])>| {
        arguments.track();
        lack.track();
        let (beam, screen_size) =
            space.with(|(_, [load, tilt, _, height, width])| (Beam { load: *load, tilt: *tilt }, [*height, *width]));
        let now = js_sys::Date::now();
        let (moves, is_resized) =
            before.map_or((false, false), |(was, size_was)| (was != beam, size_was != screen_size));
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
        // Checks once more when every font is loaded.
        set_timeout(move || look_at_rest(nth), milliseconds(wait + AT_REST));
        (beam, screen_size)
    });
    settled.into()
}

pub fn milliseconds(count: f64) -> Duration {
    Duration::from_secs_f64(count / 1_000.0)
}

/// The lists of pros and of cons: for each side the first, and the second if there is one.
const LISTS: [&str; 4] = [".field--l .parg", ".field--l .parg+.parg", ".field--r .parg", ".field--r .parg+.parg"];

/// Is any argument out of sight, in an overflowing column?
fn hides_any(fields: &web_sys::Element) -> bool {
    let lists = LISTS.into_iter().filter_map(|list| fields.query_selector(list).ok().flatten());
    lists.into_iter().any(|list| list.scroll_width() > list.client_width() + 1)
}
