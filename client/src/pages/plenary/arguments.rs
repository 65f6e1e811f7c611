//! The arguments of all rooms about one dilemma, in four columns, most support first.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::language::Language;
use shared::session::result::{Voiced, on_column};
use shared::session::{ArgumentFilter, Command, DebriefCommand, Kind, Side};
use shared::text::{common, plenary as text, wall};

use super::footer::Footer;
use super::heading::Top;
use super::pagination::{Spread, argument_height, lay_out, theme_height, words_width, zoom};
use super::slide::Slide;
use super::state::PlenaryState;
use super::text_fit::{USUAL_HEIGHT, USUAL_WIDTH, size_class};
use super::tokens::digits_style;
use crate::components::results::{ArgumentSources, Became};
use crate::components::{Icon, Mark, Sign, icons, side_class};
use crate::language::{reader, say};
use crate::model::live;

/// Letters up to which a title is set large, less large, and small.
const TITLE_STEPS: [usize; 3] = [24, 36, 52];
/// Width of a column's words on a usual screen, in rem.
const WIDTH: f64 = 13.9;
/// Columns side by side.
const COLUMNS: f64 = 4.0;
/// What is above and below a column, in rem: question, headings and foot.
const AROUND: f64 = USUAL_HEIGHT - 23.0;
/// Height of the line with the filter, which is taken from the columns, in rem.
const FILTER: f64 = 3.5;

/// Minimum height of a column, however low the screen, in rem.
const LOWEST: f64 = 6.0;

/// An argument, and the theme in which it was gathered.
type Themed = (Voiced, Option<String>);

/// Height of the highest column of a page, in rem.
fn highest_column(spread: &Spread, heights: &[[Vec<f64>; 2]; 2]) -> f64 {
    let columns = spread.as_flattened().iter().zip(heights.as_flattened());
    columns.map(|(items, heights)| heights[items.clone()].iter().sum()).fold(0.0, f64::max)
}

/// The arguments that pass the filter.
#[component]
pub fn ArgumentsSlide(state: PlenaryState, number: DilemmaNumber) -> impl IntoView {
    let slide = Slide::new(state, number);
    let filter = Memo::new(move |_| state.plenary.with(|plenary| plenary.filter.clone()));
    let found = Memo::new(move |_| {
        let filter = filter.get();
        slide.voiced.with(|voiced| voiced.iter().filter(|voiced| filter.admits(voiced)).cloned().collect::<Vec<_>>())
    });
    let column_height = move |screen: f64| {
        let filter = if filter.with(ArgumentFilter::is_set) { FILTER } else { 0.0 };
        (screen - AROUND - filter).max(LOWEST)
    };
    let columns = Memo::new(move |_| {
        let with_theme = |voiced: &Voiced| {
            let theme = state.plenary.with(|plenary| voiced.theme_name(plenary).map(str::to_owned));
            (voiced.clone(), theme)
        };
        found.with(|found| {
            Side::BOTH.map(|side| {
                Kind::BOTH.map(|kind| on_column(found, (side, kind)).map(with_theme).collect::<Vec<Themed>>())
            })
        })
    });
    let heights = move |size: f64, width: f64| {
        let height_of = |(voiced, theme): &Themed| {
            argument_height(voiced, 0, size, width) + theme.as_ref().map_or(0.0, |name| theme_height(name, width))
        };
        let of_column = |column: &Vec<Themed>| column.iter().map(height_of).collect();
        columns.with(|columns| columns.each_ref().map(|side| side.each_ref().map(of_column)))
    };
    let laid_out = Memo::new(move |_| lay_out(|size| heights(size, WIDTH), column_height(state.paged_height())));
    let zoom = Memo::new(move |_| {
        let height = column_height(state.height());
        let wider = (state.screen_size.get().width - USUAL_WIDTH) / COLUMNS;
        laid_out.with(|(spreads, size)| {
            zoom(height, |zoom| {
                let heights = heights(*size, words_width(WIDTH, wider, zoom));
                spreads.iter().map(|spread| highest_column(spread, &heights)).fold(0.0, f64::max)
            })
        })
    });
    let spreads = Memo::new(move |_| laid_out.with(|(spreads, _)| spreads.clone()));
    let size = move || laid_out.with(|(_, size)| format!("--size:{size};--zoom:{}", zoom.get()));
    let shown = move |side: usize, list: usize| {
        Memo::new(move |_| {
            let items = spreads.with(|spreads| Some(spreads.get(state.page())?[side][list].clone()));
            let items = items.unwrap_or_default();
            columns.with(|columns| {
                let all = &columns[side][list];
                Shown {
                    kind: Kind::BOTH[list],
                    count: all.len(),
                    come_later: items.end < all.len(),
                    is_filtered: filter.with(ArgumentFilter::is_set),
                    items: all.get(items).unwrap_or_default().to_vec(),
                }
            })
        })
    };
    // Sizes both titles by the longer one.
    let longest = move || {
        let titles = Side::BOTH.map(|side| slide.title(side));
        let [left, right] = titles.each_ref().map(|title| title.chars().count());
        let [first, second] = titles;
        size_class(if left > right { &first } else { &second }, TITLE_STEPS)
    };
    let sides = [(0, Side::Left), (1, Side::Right)].map(|(at, side)| (side, [0, 1].map(|column| shown(at, column))));
    let pages = Memo::new(move |_| spreads.with(Vec::len).max(1));
    let body = move || {
        if !slide.partly.get() {
            return view! { <p class="slide__wait">{say(text::result_still_covered)}</p> }.into_any();
        }
        let fields = sides.map(|(side, columns)| view! { <SideField slide=slide side=side size=Signal::derive(longest) columns=columns /> });
        view! {
            <div class="split split--plen split--even" style=size>
                <div class="split__fields">{fields.into_iter().collect_view()}</div>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="slide slide--said">
            <Top slide=slide />
            <div class="slide__said">
                <FilterLine state=state filter=filter />
                {body}
            </div>
            <ShapesLegend slide=slide />
            <Footer state=state number=number pages=pages />
        </section>
    }
}

/// What the numbers in balls and blocks next to the arguments mean.
#[component]
pub fn ShapesLegend(
    slide: Slide,
    /// Each argument has its scenario before its words.
    #[prop(optional)]
    signed: bool,
) -> impl IntoView {
    let title = move |side| view! { <span><Mark side=side size="1.2em">""</Mark>" "{move || slide.title(side)}</span> };
    let any_without_choice = Memo::new(move |_| {
        slide.voiced.with(|voiced| voiced.iter().flat_map(Voiced::places).any(|(_, choice)| choice.is_none()))
    });
    let without_choice = move || {
        any_without_choice.get().then(
            || view! { <span><span class="tok" aria-hidden="true"></span>" "{say(wall::legend_no_choice)}</span> },
        )
    };
    view! {
        <Show when=move || slide.partly.get()>
            <p class="shapes"><span>{say(wall::legend)}</span>{Side::BOTH.map(title).into_iter().collect_view()}{without_choice}{signed.then(|| view! { <span>{say(wall::legend_signed)}</span> })}</p>
        </Show>
    }
}

/// The part of a column on the current page.
#[derive(Clone, PartialEq)]
struct Shown {
    kind: Kind,
    /// How many arguments there are in all.
    count: usize,
    /// Some are on a later page.
    come_later: bool,
    /// A filter hides some.
    is_filtered: bool,
    items: Vec<Themed>,
}

#[component]
fn SideField(slide: Slide, side: Side, size: Signal<&'static str>, columns: [Memo<Shown>; 2]) -> impl IntoView {
    let title = move || slide.title(side);
    let rooms = move || slide.tally.with(|tally| tally.on(side).len());
    let lists = columns.map(|shown| view! { <ColumnOf slide=slide shown=shown /> });
    view! {
        <section class=format!("field field--{} said", side_class(side))>
            <header class="said__head" style=move || digits_style(rooms())>
                <Mark side=side size="2.25rem">{rooms}</Mark>
                <h2 class=size>{title}</h2>
            </header>
            <div class="said__columns">{lists.into_iter().collect_view()}</div>
        </section>
    }
}

#[component]
fn ColumnOf(slide: Slide, shown: Memo<Shown>) -> impl IntoView {
    let head = Memo::new(move |_| shown.with(|shown| (shown.kind, shown.count)));
    let head = move || {
        let (kind, count) = head.get();
        view! { <h3><Sign kind=kind />{common::kinds(reader(), kind)}<span class="num">{count}</span></h3> }
    };
    let items = move || {
        let Shown { count, items, come_later, is_filtered, .. } = shown.get();
        let none =
            move |words: fn(Language) -> &'static str| view! { <li class="said__none">{say(words)}</li> }.into_any();
        match (count, items.is_empty()) {
            (0, _) => none(if is_filtered { text::nothing_found } else { text::nothing_in_column }),
            (_, true) => none(if come_later { text::on_a_later_page } else { text::no_more }),
            (_, false) => items
                .into_iter()
                .map(|(voiced, theme)| view! { <Line voiced=voiced dilemma=slide.number theme=theme /> })
                .collect_view()
                .into_any(),
        }
    };
    view! {
        <div class="said__column">
            {head}
            <ul>{items}</ul>
        </div>
    }
}

/// An argument in its own words, with its sources and what became of it.
#[component]
pub fn Line(
    voiced: Voiced,
    /// The dilemma that it is about.
    dilemma: DilemmaNumber,
    /// The theme in which it was gathered, if it is not below the theme's heading.
    #[prop(optional_no_strip)]
    theme: Option<String>,
    /// Shows its scenario and its sign before the words, if it is not below those.
    #[prop(optional)]
    signed: bool,
) -> impl IntoView {
    let (words, starred) = (voiced.argument.text.clone(), voiced.starred);
    let (side, kind) = (voiced.argument.side, voiced.argument.kind);
    let live = live();
    view! {
        <li class="said__line" class:is-starred=starred>
            <ArgumentSources voiced=voiced.clone() dilemma=dilemma />
            <p>
                {signed.then(|| view! {
                    <span class="said__what">
                        <Mark side=side size="1.1em">""</Mark><Sign kind=kind />
                        <span class="sr">{move || format!("{}, {}: ", live.sides(dilemma).name(side), common::kind(reader(), kind))}</span>
                    </span>
                })}
                {crate::hyphens::written(words)}
            </p>
            {theme.map(|name| view! { <b class="said__theme">{crate::hyphens::written(name)}</b> })}
            <Became voiced=voiced dilemma=dilemma />
        </li>
    }
}

/// The active filter, if there is one.
#[component]
fn FilterLine(state: PlenaryState, filter: Memo<ArgumentFilter>) -> impl IntoView {
    let parts = move || {
        let ArgumentFilter { room, words, starred } = filter.get();
        let room = room.map(|room| common::room_number(reader(), room.0).to_lowercase());
        let words = (!words.is_empty()).then(|| text::filter_words(reader(), &words));
        let starred = starred.then(|| text::starred(reader()).to_owned());
        [room, words, starred].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let drop =
        move |_| state.ask(Command::Debrief(DebriefCommand::FilterArguments { filter: ArgumentFilter::default() }));
    let is_set = move || filter.with(ArgumentFilter::is_set);
    view! {
        // Present before its words, so that they are announced.
        <p class="sr" role="status">{move || is_set().then(|| format!("{} {}", text::filter(reader()), parts()))}</p>
        <Show when=is_set>
            <p class="said__filter">
                <span>{say(text::filter)}" "<b>{parts}</b></span>
                <Show when=move || state.steers.get()>
                    <button class="btn btn--soft btn--sm" type="button" on:click=drop>
                        <Icon path=icons::CROSS />
                        {say(text::drop_filter)}
                    </button>
                </Show>
            </p>
        </Show>
    }
}
