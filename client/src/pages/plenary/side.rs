//! One side of a dilemma on the plenary screen: its scenario; later how many chose it, and why.

use leptos::prelude::*;
use shared::language::Language;
use shared::session::result::{Shown, Voiced, fair_shares, strongest};
use shared::session::{Kind, Side};
use shared::text::{common, plenary as text, wall};

use super::coming::Coming;
use super::slide::Slide;
use super::text_fit::{
    LINES_MAX, ScreenSize, TITLE_LINE, argument_height, argument_lines, height_for_arguments, letters, lines,
    title_lines, title_size,
};
use crate::components::{Mark, Sign, side_class};
use crate::language::{reader, say};

/// Sizes of a title, in rem.
const TITLE_SIZES: [f64; 10] = [4.0, 3.5, 3.0, 2.6, 2.25, 2.0, 1.75, 1.4, 1.2, 1.0];
/// Largest height of a title above arguments, in rem: on a usual screen, and on a low one.
const TITLE_HEIGHTS: [f64; 2] = [6.6, 4.8];
/// Size of a number on a low screen, relative to the usual one.
const LOW_NUMBER: f64 = 0.8;
/// Width of a side without its margins, in rem.
const SIDE: f64 = 34.5;
/// Space between the number and the title, in rem.
const BETWEEN: f64 = 1.5;
/// Height of the line above a title, in rem.
const TAG: f64 = 2.1;
/// Words are cut only to show this many arguments of a side.
const ENOUGH: usize = 2;
/// The sizes that the points of a scenario are set in, in rem.
const POINTS_SIZES: [f64; 10] = [2.1, 1.9, 1.75, 1.6, 1.45, 1.35, 1.25, 1.15, 1.05, 1.0];
/// Height of the bar while a result is covered, and of what is between the points and their headings, in rem: as usual,
/// and above a word from the facilitator, when it leaves out how to take part, which is along the top as well.
const COVERED_BARS: [f64; 2] = [9.5, 6.8];
/// The most arguments shown of a side: more can't be taken in.
const ARGUMENTS_MAX: usize = 6;

/// The heads of both sides. They are equal whatever the result, with sizes chosen for the longer text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heads {
    /// Size of the titles, in rem.
    title: f64,
    /// Size of the numbers, in rem.
    number: f64,
    /// Width of the space for a number, in rem.
    place: f64,
    /// Height of a head, in rem.
    height: f64,
}

impl Heads {
    /// The heads of a dilemma on a screen without arguments.
    pub fn of(slide: Slide) -> Self {
        Self::on(slide, ScreenSize::USUAL)
    }

    /// The heads of a dilemma above arguments. The space for numbers exists before they appear, so that no title moves
    /// then.
    pub fn above_arguments(slide: Slide) -> Self {
        Self::on(slide, slide.state.screen_size.get())
    }

    fn on(slide: Slide, screen_size: ScreenSize) -> Self {
        let rooms = slide.tally.with(|tally| tally.all());
        Self::for_titles(Side::BOTH.map(|side| slide.title(side)), rooms, screen_size)
    }

    fn for_titles(titles: [String; 2], rooms: usize, screen_size: ScreenSize) -> Self {
        let sizes = match rooms {
            0..=9 => [8.0, 4.9],
            10..=99 => [7.0, 8.2],
            _ => [5.5, 9.6],
        };
        let [number, place] = sizes.map(|size| if screen_size.is_low() { size * LOW_NUMBER } else { size });
        let width = SIDE - place - BETWEEN;
        let place_for_title = (width, TITLE_HEIGHTS[usize::from(screen_size.is_low())]);
        let title =
            titles.iter().map(|title| title_size(title, place_for_title, &TITLE_SIZES)).fold(TITLE_SIZES[0], f64::min);
        let most = titles.iter().map(|text| title_lines(text, width, title)).fold(1.0, f64::max);
        let high = TAG + most * title * TITLE_LINE;
        Self { title, number, place, height: high.max(number * 0.88) }
    }

    /// Their height, in rem.
    pub const fn height(self) -> f64 {
        self.height
    }

    /// As custom properties for the style sheet.
    pub fn style(self) -> String {
        let Self { title, number, place, height } = self;
        format!("--title:{title}rem;--number:{number}rem;--place:{place}rem;--high:{height:.3}rem")
    }
}

/// Size of the points of both sides, in rem: the largest in which they fit between their heads and the end of the
/// fields, `height` rem below.
pub fn points_size(slide: Slide, height: f64) -> f64 {
    let bar = COVERED_BARS[usize::from(slide.state.told.with(Option::is_some))];
    size_of_points(Side::BOTH.map(|side| slide.points(side)), height - bar)
}

fn size_of_points(points: [Vec<String>; 2], height: f64) -> f64 {
    let high = |size: f64, points: &[String]| {
        let point = |point: &String| lines(letters(point), SIDE / (size * 0.52) - 2.0) * size * 1.25 + size * 0.4;
        points.iter().map(point).sum::<f64>()
    };
    let fits = |size: &f64| points.iter().all(|points| high(*size, points) <= height);
    POINTS_SIZES.into_iter().find(fits).unwrap_or(POINTS_SIZES[POINTS_SIZES.len() - 1])
}

/// The maximum number of lines of an argument when there is height to spare.
const LINES_FILLED: usize = 8;

/// The arguments shown of both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Arguments {
    /// Left and right: pros, then cons.
    sides: [[Vec<Voiced>; 2]; 2],
    /// Lines after which each is cut.
    lines: usize,
}

/// The arguments with most support, the same number for both sides: as many as fit below heads and beam and above the
/// bar. Long ones are cut before a side gets fewer than two.
pub fn fair_arguments(slide: Slide, heads: Heads, load: f64, tilt: f64, bar: f64) -> Arguments {
    let screen_size = slide.state.screen_size.get();
    let height = height_for_arguments(screen_size, slide.state.height(), load, tilt, heads.height, bar);
    let language = reader();
    let lines = |voiced: &Voiced| argument_lines(&voiced.argument.text, &from(voiced, language), screen_size);
    slide.voiced.with(|voiced| fair(voiced, height, lines))
}

/// The arguments to show: as many as fit in `height`, and then as many of their words as fit.
fn fair(voiced: &[Voiced], height: f64, lines_of: impl Fn(&Voiced) -> f64) -> Arguments {
    let found = Side::BOTH.map(|side| Kind::BOTH.map(|kind| strongest(voiced, (side, kind), ARGUMENTS_MAX)));
    let there_is = found.each_ref().map(|[pros, cons]| Shown { pros: pros.len(), cons: cons.len() });
    let taken = found.each_ref().map(|side| side.each_ref().map(|list| list.iter().map(&lines_of).collect::<Vec<_>>()));
    let high = |[pros, cons]: &[Vec<f64>; 2], shown: Shown, most: usize| {
        let shown = pros.iter().take(shown.pros).chain(cons.iter().take(shown.cons));
        shown.map(|lines| argument_height(*lines, most)).sum::<f64>()
    };
    let fit = |shown: [Shown; 2], lines: usize| {
        taken.iter().zip(shown).all(|(side, shown)| high(side, shown, lines) <= height)
    };
    let shares = |lines: usize| fair_shares(there_is, ARGUMENTS_MAX, |shown| fit(shown, lines));
    let [of_left, of_right] = there_is.map(Shown::total);
    let enough = if of_left.min(of_right) == 0 { of_left.max(of_right) } else { of_left.min(of_right) }.min(ENOUGH);
    let is_enough = |shown: &[Shown; 2]| {
        shown.iter().zip(&there_is).all(|(shown, there_is)| shown.total() >= there_is.total().min(enough))
    };
    let mut cut = (1..=LINES_MAX).rev().map(|lines| (lines, shares(lines)));
    let (lines, shown) =
        cut.find(|(lines, shown)| is_enough(shown) && fit(*shown, *lines)).unwrap_or_else(|| (1, shares(1)));
    // Uses the remaining height for more lines of the same arguments.
    let lines = (lines..=LINES_FILLED).rev().find(|lines| fit(shown, *lines)).unwrap_or(lines);
    let [left, right] = shown;
    let [mut on_left, mut on_right] = found;
    for (side, shown) in [(&mut on_left, left), (&mut on_right, right)] {
        side[0].truncate(shown.pros);
        side[1].truncate(shown.cons);
    }
    Arguments { sides: [on_left, on_right], lines }
}

/// The field of one side.
#[component]
pub fn PlenarySide(
    slide: Slide,
    show: Coming,
    side: Side,
    arguments: Memo<Arguments>,
    /// The arguments have found their place.
    settled: Signal<bool>,
) -> impl IntoView {
    let title = move || slide.title(side);
    let count = Memo::new(move |_| show.counted.with(|counted| counted.as_ref().map(|tally| tally.on(side).len())));
    let tag = move || match count.get() {
        None => slide.state.live.sides(slide.number).tag(side).to_owned(),
        Some(count) => {
            let drawn = show.by_lot.with(|drawn| {
                show.on_beam.with(|tally| tally.on(side).iter().filter(|room| drawn.contains(room)).count())
            });
            let chose = wall::chose(reader(), count);
            if drawn == 0 { chose.to_owned() } else { format!("{chose} · {}", text::so_many_by_lot(reader(), drawn)) }
        }
    };
    view! {
        <section class=format!("field field--{} is-lit pside", side_class(side))>
            <div class="pside__head">
                <div class="pside__number">
                    {move || match count.get() {
                        Some(count) => view! { <p class="big num">{count}</p> }.into_any(),
                        None => view! { <Mark side=side>""</Mark> }.into_any(),
                    }}
                </div>
                <div class="pside__name">
                    <p class="scen__tag">{tag}</p>
                    <h2 class="scen__title">{move || crate::hyphens::heading_of_dilemma(title())}</h2>
                </div>
            </div>
            {move || if slide.partly.get() {
                view! { <Lists side=side arguments=arguments settled=settled /> }.into_any()
            } else {
                view! { <Points slide=slide side=side /> }.into_any()
            }}
        </section>
    }
}

/// The scenario at a glance, as a reminder.
#[component]
fn Points(slide: Slide, side: Side) -> impl IntoView {
    let points = move || {
        slide
            .points(side)
            .into_iter()
            .map(|point| view! { <li>{crate::hyphens::of_dilemma(point)}</li> })
            .collect_view()
    };
    view! { <ul class="scen__points pside__points">{points}</ul> }
}

#[component]
fn Lists(side: Side, arguments: Memo<Arguments>, settled: Signal<bool>) -> impl IntoView {
    let of_side = move || {
        let [left, right] = arguments.get().sides;
        if side == Side::Left { left } else { right }
    };
    let lists = move || {
        let [pros, cons] = of_side();
        [(Kind::Pro, pros), (Kind::Con, cons)]
            .into_iter()
            .filter(|(_, found)| !found.is_empty())
            .map(|(kind, found)| view! { <Column kind=kind found=found /> })
            .collect_view()
    };
    let nothing = move || of_side().iter().all(Vec::is_empty);
    view! {
        <div class="pside__args" class:is-unsettled=move || !settled.get() style=move || format!("--lines:{}", arguments.with(|arguments| arguments.lines))>
            {lists}
            {move || nothing().then(|| view! { <p class="pside__none">{say(text::nothing_written)}</p> })}
        </div>
    }
}

/// An argument's source and its support.
fn from(voiced: &Voiced, language: Language) -> String {
    let (support, rooms) = (voiced.support(), voiced.rooms().count());
    let room = match rooms {
        0 | 1 => common::room_number(language, voiced.room.0).to_lowercase(),
        count => text::so_many_rooms(language, count),
    };
    if support > rooms.max(1) { text::room_and_support(language, &room, support) } else { room }
}

#[component]
fn Column(kind: Kind, found: Vec<Voiced>) -> impl IntoView {
    let items = found.into_iter().map(|voiced| {
        let words = crate::hyphens::written(voiced.argument.text.clone());
        view! { <li><Sign kind=kind /><span class="parg__text">{words}</span><small>{move || from(&voiced, reader())}</small></li> }
    });
    view! { <ul class="parg" aria-label=move || common::kinds(reader(), kind)>{items.collect_view()}</ul> }
}

#[cfg(test)]
mod tests {
    use shared::ids::{ArgumentId, ParticipantId, RoomNumber};
    use shared::session::Argument;
    use shared::time::Timestamp;

    use super::*;

    fn heads(left: &str, right: &str, rooms: usize) -> Heads {
        Heads::for_titles([left.into(), right.into()], rooms, ScreenSize::USUAL)
    }

    #[test]
    fn a_short_title_is_no_larger_than_the_long_one_next_to_it() {
        let long = "Elke leerling kiest zelf wat wanneer en hoe lang aan de beurt";
        assert_eq!(heads("Vast", long, 15), heads(long, "Vast", 15));
        assert!(heads("Vast", long, 15).title < heads("Vast", "Vrij", 15).title);
    }

    #[test]
    fn a_long_word_fits_next_to_its_number() {
        for rooms in [3, 15, 400] {
            let heads = heads("Keuzewerktijdplan", "Vrij", rooms);
            assert!(17.0 * heads.title * 0.54 <= SIDE - heads.place - BETWEEN, "{heads:?}");
            assert!(heads.title > 2.0, "{heads:?}");
        }
    }

    fn said(side: Side, kind: Kind, length: usize) -> Voiced {
        let text = "x".repeat(length);
        let argument = Argument::new(ArgumentId(1), ParticipantId(1), side, kind, text, Timestamp(0));
        let room = RoomNumber(1);
        Voiced { room, argument, choice: None, recognised: 0, starred: false, theme: None, echoes: Vec::new() }
    }

    fn fair_in(voiced: &[Voiced], height: f64) -> Arguments {
        fair(voiced, height, |voiced| lines(letters(&voiced.argument.text), 35.6))
    }

    #[test]
    fn both_sides_show_equally_many_arguments_however_long() {
        for (length, height) in [(30, 12.0), (280, 12.0), (280, 6.0), (280, 5.4), (30, 3.0)] {
            let left = (0..60).map(|_| said(Side::Left, Kind::Pro, length));
            let right = (0..60).flat_map(|_| Kind::BOTH.map(|kind| said(Side::Right, kind, 20)));
            let shown = fair_in(&left.chain(right).collect::<Vec<_>>(), height);
            let count = |side: &[Vec<Voiced>; 2]| side.iter().map(Vec::len).sum::<usize>();
            assert_eq!(count(&shown.sides[0]), count(&shown.sides[1]), "{length} letters, {height} rem");
            assert!(count(&shown.sides[0]) > usize::from(height > 5.35), "{length} letters, {height} rem");
        }
    }

    #[test]
    fn the_only_argument_of_a_side_is_cut_shorter_rather_than_hidden() {
        for (height, lines) in [(12.0, 6), (4.6, 2), (3.0, 1), (1.0, 1)] {
            let both = [said(Side::Left, Kind::Pro, 280), said(Side::Right, Kind::Con, 10)];
            let shown = fair_in(&both, height);
            assert_eq!((shown.sides[0][0].len(), shown.sides[1][1].len(), shown.lines), (1, 1, lines), "{height} rem");
        }
    }

    #[test]
    fn one_against_many_is_shown_as_one_against_one_and_not_cut() {
        let many = (0..60).map(|_| said(Side::Left, Kind::Pro, 280));
        let shown = fair_in(&many.chain([said(Side::Right, Kind::Con, 30)]).collect::<Vec<_>>(), 12.0);
        assert_eq!((shown.sides[0][0].len(), shown.sides[1][1].len(), shown.lines), (1, 1, 6));
    }

    #[test]
    fn a_pro_and_a_con_come_before_more_words_of_either() {
        let both = Side::BOTH.into_iter().flat_map(|side| Kind::BOTH.map(|kind| said(side, kind, 60)));
        let both = both.collect::<Vec<_>>();
        for (height, lines) in [(10.6, 8), (8.8, 8), (5.5, 1)] {
            let shown = fair_in(&both, height);
            assert!(
                shown.sides.iter().flatten().all(|list| list.len() == 1) && shown.lines == lines,
                "{height}: {shown:?}"
            );
        }
    }

    #[test]
    fn a_higher_screen_shows_more_arguments_of_both_sides() {
        let many = (0..6).flat_map(|_| Side::BOTH.map(|side| said(side, Kind::Pro, 60))).collect::<Vec<_>>();
        let count = |height: f64| fair_in(&many, height).sides.map(|[pros, _]| pros.len());
        assert_eq!([9.0, 13.5, 18.0].map(count), [[2, 2], [3, 3], [4, 4]]);
    }

    #[test]
    fn points_of_both_sides_have_one_size_and_long_ones_are_smaller() {
        let points = |length: usize| vec!["x".repeat(length); 3];
        let size = |left, right| size_of_points([points(left), points(right)], 12.0);
        assert!((size(25, 25) - POINTS_SIZES[0]).abs() < 1e-9);
        assert!(size(30, 70) < size(30, 30) && (size(30, 70) - size(70, 30)).abs() < 1e-9);
        assert!((size(400, 30) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_place_of_the_numbers_does_not_depend_on_the_result() {
        assert_eq!(heads("Vast", "Vrij", 15), heads("Vast", "Vrij", 60));
        assert!(heads("Vast", "Vrij", 400).number < heads("Vast", "Vrij", 15).number);
    }
}
