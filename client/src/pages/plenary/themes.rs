//! The themes of one dilemma: the same reason under opposite choices, the others, and what only one room said.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Side;
use shared::session::result::{Gathered, Voiced, gathered, mentioned_once};
use shared::text::plenary as text;

use super::arguments::{Line, ShapesLegend};
use super::footer::Footer;
use super::heading::Top;
use super::pagination::{Flowing, Placed, argument_height, flow, text_height, words_width, zoom};
use super::slide::Slide;
use super::state::PlenaryState;
use super::text_fit::{USUAL_HEIGHT, USUAL_WIDTH};
use super::tokens::digits_style;
use crate::components::Mark;
use crate::language::{Words, reader, say};
use crate::model::live;

/// Columns on a screen.
const COLUMNS: u8 = 3;
/// Width of a column's words on a usual screen, in rem.
const WIDTH: f64 = 20.0;
/// What is above and below a column, in rem: question and foot.
const AROUND: f64 = USUAL_HEIGHT - 28.0;
/// Letters taken by the scenario and the sign before the words of an argument.
const SIGNED: usize = 6;
/// Width of a heading's letters, relative to an argument's.
const HEADING: f64 = 1.25;

/// An item that flows through the columns.
#[derive(Clone, Debug, PartialEq)]
enum Block {
    Part(Part),
    Theme(Gathered),
    Said(Voiced),
}

impl Block {
    /// Its height, in rem, in a column this wide.
    fn height(&self, width: f64) -> f64 {
        match self {
            Self::Part(_) => 3.4,
            Self::Theme(theme) => text_height(&theme.name, width / HEADING) * HEADING + 2.6,
            Self::Said(voiced) => argument_height(voiced, SIGNED, 1.0, width),
        }
    }

    fn flowing(self, leads: Option<u8>) -> Flowing<Self> {
        Flowing { height: self.height(WIDTH), item: self, leads }
    }
}

/// The parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Themes, when none is behind opposite choices.
    Gathered,
    /// Themes behind opposite choices.
    Split,
    /// The rest of them.
    Others,
    Once,
}

impl Part {
    const fn name(self) -> Words {
        match self {
            Self::Split => text::same_reason,
            Self::Gathered => text::themes,
            Self::Others => text::other_themes,
            Self::Once => text::mentioned_once,
        }
    }
}

/// Everything in order, with heights.
fn blocks(themes: Vec<Gathered>, once: Vec<Voiced>) -> Vec<Flowing<Block>> {
    let said = |voiced: Voiced| Block::Said(voiced).flowing(None);
    let part = |part| Block::Part(part).flowing(Some(0));
    let themes_of = |part_name: Part, themes: Vec<Gathered>| {
        let head = (!themes.is_empty()).then(|| part(part_name));
        let lines = themes.into_iter().filter(|theme| !theme.voiced.is_empty()).flat_map(move |theme| {
            let lines = theme.voiced.clone().into_iter().map(said);
            [Block::Theme(theme).flowing(Some(1))].into_iter().chain(lines)
        });
        head.into_iter().chain(lines)
    };
    let (split, others): (Vec<_>, Vec<_>) =
        themes.into_iter().filter(|theme| !theme.voiced.is_empty()).partition(Gathered::is_split);
    let once_head = (!once.is_empty()).then(|| part(Part::Once));
    let rest = if split.is_empty() { Part::Gathered } else { Part::Others };
    themes_of(Part::Split, split)
        .chain(themes_of(rest, others))
        .chain(once_head)
        .chain(once.into_iter().map(said))
        .collect()
}

/// The themes in as many columns as needed, three at a time.
#[component]
pub fn ThemesSlide(state: PlenaryState, number: DilemmaNumber) -> impl IntoView {
    let slide = Slide::new(state, number);
    let content = Memo::new(move |_| {
        let plenary = state.plenary.get();
        let blocks = slide.voiced.with(|voiced| {
            let themes = gathered(number, voiced, &plenary);
            let once = mentioned_once(voiced).into_iter().cloned().collect();
            blocks(themes, once)
        });
        let columns = flow(&blocks, state.paged_height() - AROUND);
        (blocks, columns)
    });
    let zoom = move || {
        let height = state.height() - AROUND;
        let wider = (state.screen_size.get().width - USUAL_WIDTH) / f64::from(COLUMNS);
        let zoom = content.with(|(blocks, columns)| {
            zoom(height, |zoom| {
                let width = words_width(WIDTH, wider, zoom);
                let high = |(at, _): &Placed| blocks[*at].item.height(width);
                columns.iter().map(|column| column.iter().map(high).sum()).fold(0.0, f64::max)
            })
        });
        format!("--zoom:{zoom}")
    };
    let pages = Memo::new(move |_| content.with(|(_, columns)| columns.len().div_ceil(COLUMNS.into()).max(1)));
    let columns = move || {
        content.with(|(blocks, columns)| {
            let shown = columns.chunks(COLUMNS.into()).nth(state.page()).unwrap_or_default().iter();
            shown
                .enumerate()
                .map(|(nth, column)| {
                    let placed = column.iter().map(|placed| block(blocks, *placed, nth == 0, number)).collect_view();
                    view! { <div class="thms__column">{placed}</div> }
                })
                .collect_view()
        })
    };
    let nothing = move || {
        if !slide.partly.get() {
            Some(text::result_still_covered as Words)
        } else {
            content.with(|(blocks, _)| blocks.is_empty()).then_some(text::no_themes as Words)
        }
    };
    view! {
        <section class="slide slide--said">
            <Top slide=slide />
            <div class="slide__said thms" style=zoom>
                {columns}
                {move || nothing().map(|words| view! { <p class="slide__wait">{say(words)}</p> })}
            </div>
            <Show when=move || content.with(|(blocks, _)| !blocks.is_empty())><ShapesLegend slide=slide signed=true /></Show>
            <Footer state=state number=number pages=pages />
        </section>
    }
}

fn block(blocks: &[Flowing<Block>], (at, repeated): Placed, is_first_in_sight: bool, number: DilemmaNumber) -> AnyView {
    match &blocks[at].item {
        // The line below the heading continues above the columns next to it.
        Block::Part(_) if repeated && !is_first_in_sight => view! { <div class="thms__part"></div> }.into_any(),
        Block::Part(part) => {
            view! { <h2 class="thms__part">{say(part.name())}{repeated.then(|| view! { " "<small>{say(text::continued)}</small> })}</h2> }.into_any()
        }
        Block::Theme(theme) => view! { <ThemeHead theme=theme.clone() repeated=repeated number=number /> }.into_any(),
        Block::Said(voiced) => view! { <ul><Line voiced=voiced.clone() dilemma=number signed=true /></ul> }.into_any(),
    }
}

/// A theme's name, and the choices of the rooms that had it.
#[component]
fn ThemeHead(theme: Gathered, repeated: bool, number: DilemmaNumber) -> impl IntoView {
    let live = live();
    let counts = Side::BOTH.map(|side| (side, theme.carried(side).len()));
    let [(_, left), (_, right)] = counts;
    let marks = counts.map(|(side, count)| view! { <span style=digits_style(count)><Mark side=side size="1.75rem" off={count == 0}>{count}</Mark></span> });
    view! {
        <header class="thms__head">
            <h3>{crate::hyphens::written(theme.name)}{repeated.then(|| view! { " "<small>{say(text::continued)}</small> })}</h3>
            <p>
                {marks.into_iter().collect_view()}
                <span class="sr">{move || text::each(reader(), &live.sides(number), (left, right))}</span>
            </p>
        </header>
    }
}
