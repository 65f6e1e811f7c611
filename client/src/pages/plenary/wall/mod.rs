//! The wall of a check-in or a clearing: covered with a count; then everything at once, or one entry large and alone.

mod arrangement;
mod circle;
mod steer;

use leptos::prelude::*;
use shared::ids::{BlockId, BundleId, EntryId};
use shared::session::{BlockKind, Bundle, CoveredWall, Entry, Mark};
use shared::text::walls as text;

use self::arrangement::{Arrangement, Space, TileWords, arrange, arrange_some};
use self::circle::CircleScreen;
pub use self::steer::press;
use self::steer::{light_next, open_wall, pass_turn, reveal};
use super::state::PlenaryState;
use super::text_fit::title_size;
use crate::components::{Icon, clock_digits, icons};
use crate::language::{reader, say};

/// Height of what is above and below the wall, in rem.
const AROUND: f64 = 14.5;
/// Sizes of an entry that is lit up, in rem.
const LIT: [f64; 6] = [7.0, 6.0, 5.0, 4.2, 3.5, 3.0];
/// Sizes of the question while the wall is covered, in rem.
const QUESTION: [f64; 4] = [7.0, 6.0, 5.0, 4.0];

/// The screen of the part.
#[component]
pub fn WallScreen(state: PlenaryState, kind: BlockKind) -> impl IntoView {
    let block = Memo::new(move |_| state.facts.with(|facts| facts.as_ref()?.running_wall()));
    let wall = Memo::new(move |_| {
        let block = block.get()?;
        state.facts.with(|facts| facts.as_ref().map(|facts| facts.wall(block)))
    });
    let question = Memo::new(move |_| {
        wall.with(|wall| wall.as_ref().map(|wall| text::question(reader(), kind, &wall.prompt))).unwrap_or_default()
    });
    let is_open = Memo::new(move |_| wall.with(|wall| wall.as_ref().is_some_and(|wall| wall.is_open)));
    let wall = Memo::new(move |_| wall.get().unwrap_or_default());
    let part = state.live.running_part();
    let title = move || part.with(|part| part.as_ref().map(|part| part.title(reader())));
    let lit =
        Memo::new(move |_| wall.with(|wall| wall.lit.and_then(|lit| Some((lit, wall.entries.get(&lit)?.clone())))));
    let is_spoken = Memo::new(move |_| wall.with(|wall| wall.spoken.is_some()));
    view! {
        <section class="slide slide--wall" class:is-covered=move || !is_open.get()>
            <header class="slide__top walltop">
                <p class="walltop__name">{title}</p>
                {move || is_spoken.get().then(|| view! { <p class="walltop__q">{question}</p> })}
                {move || (is_open.get() && !is_spoken.get()).then(|| view! { <h1 class="walltop__q">{question}</h1> })}
                <TimeLeft state=state />
            </header>
            {move || if is_spoken.get() {
                view! { <CircleScreen state=state wall=wall /> }.into_any()
            } else if !is_open.get() {
                view! { <CoveredScreen state=state wall=wall question=question /> }.into_any()
            } else if let Some((_, entry)) = lit.get() {
                view! { <LitEntry state=state wall=wall entry=entry /> }.into_any()
            } else {
                view! { <Tiles state=state wall=wall block=block /> }.into_any()
            }}
            <WallFooter state=state wall=wall is_open=is_open />
        </section>
    }
}

/// The time left of the part, small.
#[component]
fn TimeLeft(state: PlenaryState) -> impl IntoView {
    let part = state.live.running_part();
    let left = state.live.part_left(part);
    let digits = Memo::new(move |_| clock_digits(left.get()));
    view! { <p class="walltop__time num" role="timer" translate="no">{digits}</p> }
}

fn asked(state: PlenaryState, wall: &CoveredWall) -> usize {
    wall.asked(state.live.people().with(|people| people.values().filter(|person| person.removed.is_none()).count()))
}

#[component]
fn CoveredScreen(state: PlenaryState, wall: Memo<CoveredWall>, question: Memo<String>) -> impl IntoView {
    let size = move || {
        let question = question.get();
        let width = state.screen_size.get().width - 8.0;
        title_size(&question, (width, 15.0), &QUESTION)
    };
    let count = Memo::new(move |_| wall.with(|wall| (wall.covered(), asked(state, wall))));
    let filled = move || {
        let (wrote, of) = count.get();
        format!("--filled:{}%", (wrote * 100).checked_div(of).unwrap_or_default())
    };
    view! {
        <div class="wallcov">
            <h1 style=move || format!("font-size:{}rem", size())>{question}</h1>
            <div class="wallcov__count">
                <p class="wallcov__say" role="status">{move || { let (wrote, of) = count.get(); text::wrote(reader(), wrote, of) }}</p>
                <i class="wallcov__bar" style=filled aria-hidden="true"></i>
            </div>
        </div>
    }
}

/// One thing on the wall.
#[derive(Clone, Debug, PartialEq)]
enum Tile {
    Card(EntryId, Entry),
    Bundle {
        name: String,
        count: usize,
        mark: Option<Mark>,
        first: Option<EntryId>,
    },
    /// This many cards that do not fit: all of them, or more than those that are shown.
    Rest {
        count: usize,
        is_all: bool,
    },
}

impl Tile {
    /// How many cards it stands for.
    const fn count(&self) -> usize {
        match self {
            Self::Card(..) => 1,
            Self::Bundle { count, .. } | Self::Rest { count, .. } => *count,
        }
    }

    /// How many cards are bundled in it.
    const fn bundled(&self) -> usize {
        match self {
            Self::Bundle { count, .. } => *count,
            Self::Card(..) | Self::Rest { .. } => 0,
        }
    }

    fn words(&self) -> TileWords {
        match self {
            Self::Card(_, entry) => TileWords {
                large: entry.feeling.clone(),
                text: entry.sentence.clone().unwrap_or_default(),
                has_foot: entry.by.is_some() || entry.mark.is_some(),
            },
            Self::Bundle { name, .. } => TileWords { large: Some(name.clone()), text: String::new(), has_foot: true },
            Self::Rest { count, is_all } => TileWords {
                large: Some(rest_words(*count, *is_all)),
                text: text::draw_one(reader()).to_owned(),
                has_foot: false,
            },
        }
    }
}

fn rest_words(count: usize, is_all: bool) -> String {
    if is_all { text::cards(reader(), count) } else { text::more_cards(reader(), count) }
}

/// The name of a bundle: without one, its first entry.
pub fn bundle_title(wall: &CoveredWall, id: BundleId, bundle: &Bundle) -> String {
    bundle
        .name
        .clone()
        .unwrap_or_else(|| wall.hanging_in(id).next().map(|(_, entry)| entry.text().to_owned()).unwrap_or_default())
}

/// The bundles, oldest first, then what is in none.
fn tiles(wall: &CoveredWall) -> (Vec<Tile>, Vec<Tile>) {
    let bundles = wall.bundles.iter().filter_map(|(id, bundle)| {
        let count = wall.hanging_in(*id).count();
        let first = wall.hanging_in(*id).next().map(|(id, _)| id);
        let name = bundle_title(wall, *id, bundle);
        (count > 0).then_some(Tile::Bundle { name, count, mark: bundle.mark, first })
    });
    let loose = wall.hanging().filter(|(id, _)| wall.bundle_of(*id).is_none());
    (bundles.collect(), loose.map(|(id, entry)| Tile::Card(id, entry.clone())).collect())
}

/// The most single cards shown when not all of them fit: a few out of hundreds would only be in the way of the
/// draw.
const SINGLE_MAX: usize = 60;

/// What is shown of a wall, and how. What does not fit in readable letters is a number, from which one is drawn.
fn arranged(wall: &CoveredWall, space: Space) -> (Arrangement, Vec<Tile>) {
    let words = |tiles: &[Tile]| tiles.iter().map(Tile::words).collect::<Vec<_>>();
    let (bundles, loose) = tiles(wall);
    let is_crowd = loose.len() > SINGLE_MAX;
    let all: Vec<Tile> = bundles.iter().cloned().chain(loose).collect();
    if let Some(arrangement) = arrange(&words(&all), space) {
        return (arrangement, all);
    }
    let mut shown = if is_crowd { bundles } else { all };
    // If there are more bundles than fit, the smallest are left out.
    shown.sort_by_key(|tile| std::cmp::Reverse(tile.bundled()));
    let rest = |shown: &[Tile]| {
        let count = wall.hanging().count() - shown.iter().map(Tile::count).sum::<usize>();
        Tile::Rest { count, is_all: shown.is_empty() }
    };
    let (count, arrangement) = arrange_some(&words(&shown), &rest(&[]).words(), space);
    shown.truncate(count);
    shown.push(rest(&shown));
    (arrangement, shown)
}

/// Everything that hangs there.
#[component]
fn Tiles(state: PlenaryState, wall: Memo<CoveredWall>, block: Memo<Option<BlockId>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let space = Space { width: state.screen_size.get().width - 6.0, height: state.height() - AROUND };
        wall.with(|wall| arranged(wall, space))
    });
    let style =
        move || shown.with(|(arrangement, _)| format!("--cols:{};--size:{}rem", arrangement.columns, arrangement.size));
    let light = move |entry: Option<EntryId>| {
        if let Some(block) = block.get_untracked() {
            steer::light(state, block, entry);
        }
    };
    let tile = move |tile: Tile| {
        let (first, body) = match tile {
            Tile::Card(id, entry) => (Some(id), view! { <Words entry=entry /> }.into_any()),
            Tile::Bundle { name, count, mark, first } => (
                first,
                view! {
                    <b class="card__large">{crate::hyphens::written(name)}</b>
                    <small class="card__foot"><span class="num">{text::cards(reader(), count)}</span>{mark.map(|mark| view! { <MarkOf mark=mark /> })}</small>
                }
                .into_any(),
            ),
            Tile::Rest { count, is_all } => (
                None,
                view! {
                    <b class="card__large num">{rest_words(count, is_all)}</b>
                    <span class="card__text">{say(text::draw_one)}</span>
                }
                .into_any(),
            ),
        };
        if state.steers.get() && first.is_some() {
            view! { <li class="card"><button type="button" on:click=move |_| light(first)>{body}</button></li> }
                .into_any()
        } else {
            view! { <li class="card">{body}</li> }.into_any()
        }
    };
    view! {
        {move || if shown.with(|(_, tiles)| tiles.is_empty()) {
            view! { <p class="wallnone">{say(text::empty_wall)}</p> }.into_any()
        } else {
            view! { <ul class="wallcards" class:wallcards--close=move || shown.with(|(arrangement, _)| !arrangement.in_rows) style=style>{move || shown.with(|(_, tiles)| tiles.clone()).into_iter().map(tile).collect_view()}</ul> }.into_any()
        }}
    }
}

/// The words of an entry, with the name that its writer put to them.
#[component]
fn Words(entry: Entry) -> impl IntoView {
    let has_foot = entry.by.is_some() || entry.mark.is_some();
    view! {
        {entry.feeling.map(|feeling| view! { <b class="card__large">{crate::hyphens::written(feeling)}</b> })}
        {entry.sentence.map(|sentence| view! { <span class="card__text">{crate::hyphens::written(sentence)}</span> })}
        {has_foot.then(|| view! {
            <small class="card__foot">{entry.by.map(|by| view! { <span>{by}</span> })}{entry.mark.map(|mark| view! { <MarkOf mark=mark /> })}</small>
        })}
    }
}

#[component]
fn MarkOf(mark: Mark) -> impl IntoView {
    view! { <span class="card__mark" class:card__mark--today={mark == Mark::Today}>{move || text::marked(reader(), mark)}</span> }
}

#[component]
fn LitEntry(state: PlenaryState, wall: Memo<CoveredWall>, entry: Entry) -> impl IntoView {
    let lit = StoredValue::new(entry);
    let words = lit.with_value(|entry| entry.text().to_owned());
    let size = move || {
        let room = (state.screen_size.get().width - 12.0, state.height() - AROUND - 7.0);
        title_size(&words, room, &LIT)
    };
    let beside = Memo::new(move |_| {
        wall.with(|wall| {
            let id = wall.lit?;
            let bundle = wall.bundle_of(id).and_then(|bundle| wall.bundles.get(&bundle)?.name.clone());
            Some((bundle, wall.mark_of(id)))
        })
    });
    view! {
        <div class="walllit" role="status">
            {lit.with_value(|entry| entry.sentence.is_some().then(|| entry.feeling.clone()).flatten()).map(|feeling| view! { <p class="walllit__feeling">{feeling}</p> })}
            <blockquote style=move || format!("font-size:{}rem", size())>{crate::hyphens::written(lit.with_value(|entry| entry.text().to_owned()))}</blockquote>
            <p class="walllit__foot">
                {lit.with_value(|entry| entry.by.clone()).map(|by| view! { <b>{by}</b> })}
                {move || beside.get().map(|(bundle, mark)| view! { {bundle.map(|name| view! { <span>{name}</span> })}{mark.map(|mark| view! { <MarkOf mark=mark /> })} })}
            </p>
        </div>
    }
}

/// How much hangs there and how much is waiting, and the buttons for steering.
#[component]
fn WallFooter(state: PlenaryState, wall: Memo<CoveredWall>, is_open: Memo<bool>) -> impl IntoView {
    let waits = Memo::new(move |_| wall.with(CoveredWall::covered));
    let says = move || {
        let hang = wall.with(|wall| wall.hanging().count());
        match waits.get() {
            _ if !is_open.get() => String::new(),
            0 => text::cards(reader(), hang),
            late => format!("{} · {}", text::cards(reader(), hang), text::late(reader(), late)),
        }
    };
    let is_lit = Memo::new(move |_| wall.with(|wall| wall.lit.is_some()));
    let all = move |_| {
        if let Some((block, _)) = open_wall(state) {
            steer::light(state, block, None);
        }
    };
    let is_spoken = Memo::new(move |_| wall.with(|wall| wall.spoken.is_some()));
    let is_first = Memo::new(move |_| wall.with(|wall| wall.spoken.as_ref().is_none_or(|spoken| spoken.turn == 0)));
    let is_last =
        Memo::new(move |_| wall.with(|wall| wall.spoken.as_ref().is_some_and(|spoken| spoken.next().is_none())));
    view! {
        <div class="wallfoot">
            <p role="status">{says}</p>
            <Show when=move || state.steers.get() && is_spoken.get()>
                <p class="wallfoot__do">
                    <button class="btn btn--soft" type="button" disabled=is_first on:click=move |_| pass_turn(state, false)>{say(text::turn_before)}</button>
                    <button class="btn btn--main" type="button" data-step="" on:click=move |_| pass_turn(state, true)>{move || if is_last.get() { text::now_write(reader()) } else { text::next_turn(reader()) }}<Icon path=icons::FORWARD /></button>
                </p>
            </Show>
            <Show when=move || state.steers.get() && !is_spoken.get()>
                <p class="wallfoot__do">
                    <Show when=move || is_open.get()>
                        <Show when=move || is_lit.get()><button class="btn btn--soft" type="button" on:click=all>{say(text::light_off)}</button></Show>
                        <button class="btn btn--soft" type="button" data-repeats="" on:click=move |_| light_next(state, true)>{say(text::light_next)}<Icon path=icons::FORWARD /></button>
                    </Show>
                    <Show when=move || { waits.get() > 0 }>
                        <button class="btn btn--main" type="button" data-step="" on:click=move |_| reveal(state)><Icon path=icons::EYE />{move || if is_open.get() { text::reveal_late(reader()) } else { text::reveal(reader()) }}</button>
                    </Show>
                </p>
            </Show>
        </div>
    }
}
