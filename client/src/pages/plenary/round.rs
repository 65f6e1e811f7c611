//! The rooms at their dilemmas: the question, both titles, where the rooms are, and a clock that is read across the room.

use leptos::prelude::*;
use shared::session::Side;
use shared::session::result::UnderWay;
use shared::text::{common, plenary, wall};
use shared::time::Milliseconds;

use super::fit::{heading_size, letters, longest_word};
use super::hall::Hall;
use super::side::Heads;
use super::slide::{Question, Slide};
use super::track::Track;
use crate::components::{Icon, Mark, clock_digits, icons, side_class};
use crate::language::{reader, say};

/// Dilemmas at once that have a line; of more, those with most rooms.
const LINES_MAX: usize = 4;
/// How wide the words of a line are, in rem.
const WORDS_WIDTH: f64 = 46.0;
/// How high the questions of all lines may be together, and the titles of a side, in rem.
const HEIGHTS: [f64; 2] = [11.0, 6.5];
/// The sizes that a question and the titles of a line are set in, in rem.
const QUESTION_SIZES: [f64; 6] = [2.5, 2.1, 1.8, 1.5, 1.25, 1.0];
const TITLES_SIZES: [f64; 5] = [1.75, 1.5, 1.25, 1.1, 1.0];

/// All rooms at the same dilemma.
#[component]
pub fn RoundScreen(hall: Hall, rounds: Memo<Vec<UnderWay>>) -> impl IntoView {
    let round = Memo::new(move |_| rounds.with(|rounds| rounds.first().cloned()));
    let number = Memo::new(move |_| round.with(|round| round.as_ref().map(|round| round.dilemma)));
    move || {
        number.get().map(|number| {
            let slide = Slide::new(hall, number);
            let heads = Memo::new(move |_| Heads::of(slide));
            let side = |side| {
                view! {
                    <section class=format!("field field--{} is-lit pside", side_class(side))>
                        <div class="pside__head">
                            <div class="pside__number"><Mark side=side>""</Mark></div>
                            <div class="pside__name"><h2 class="scen__title">{move || crate::hyphens::of_dilemma(slide.title(side))}</h2></div>
                        </div>
                    </section>
                }
            };
            view! {
                <section class="slide slide--now">
                    <header class="slide__top"><Question text=Signal::derive(move || slide.question()) /></header>
                    <Clock hall=hall round=round />
                    <div class="split split--plen split--even" style=move || heads.get().style()>
                        <div class="split__load"><Track round=round /></div>
                        <div class="split__fields">{Side::BOTH.map(side).into_iter().collect_view()}</div>
                    </div>
                </section>
            }
        })
    }
}

/// The rooms at work in a few words, for who looks at a small screen: a line for each dilemma.
#[component]
pub fn AtWork(hall: Hall, rounds: Memo<Vec<UnderWay>>) -> impl IntoView {
    let numbers =
        Memo::new(move |_| rounds.with(|rounds| rounds.iter().map(|round| round.dilemma).collect::<Vec<_>>()));
    let line = move |dilemma| {
        let round =
            Memo::new(move |_| rounds.with(|rounds| rounds.iter().find(|round| round.dilemma == dilemma).cloned()));
        let slide = Slide::new(hall, dilemma);
        let left = left(hall, round);
        let said = move || round.with(|round| round.as_ref().map(captions)).unwrap_or_default();
        view! {
            <li class="atwork__line" class:is-paused=move || said().is_paused>
                <p class="atwork__what">{move || said().first()}</p>
                {move || left.get().map(|left| view! { <p class="atwork__digits num" role="timer" translate="no">{clock_digits(left)}</p> })}
                <h1>{move || crate::hyphens::of_dilemma(slide.question())}</h1>
                <p class="muted">{move || said().more.join(" · ")}</p>
            </li>
        }
    };
    view! { <ul class="atwork"><For each=move || numbers.get() key=|dilemma| *dilemma children=line /></ul> }
}

/// What is left of a round's time, if any room still talks.
fn left(hall: Hall, round: Memo<Option<UnderWay>>) -> Memo<Option<Milliseconds>> {
    let now = hall.live.now();
    let clock = Memo::new(move |_| round.with(|round| round.as_ref().and_then(|round| round.clock)));
    Memo::new(move |_| clock.get().map(|clock| clock.timer.left(now.get())))
}

/// The lines beside a clock.
#[derive(Default)]
struct Captions {
    /// The dilemma or the part that the clock belongs to.
    what: String,
    /// The clock stands still.
    is_paused: bool,
    /// Further lines about the rooms.
    more: Vec<String>,
}

impl Captions {
    /// The first line. A stopped clock has a pause sign there, so that nobody waits for it to move.
    fn first(self) -> AnyView {
        if self.is_paused { view! { <Paused /> }.into_any() } else { self.what.into_any() }
    }
}

/// The sign and the word for a stopped clock.
#[component]
pub fn Paused() -> impl IntoView {
    view! { <span class="paused"><Icon path=icons::PAUSE /><span>{say(common::paused)}</span></span> }
}

fn captions(round: &UnderWay) -> Captions {
    let language = reader();
    let (done, all) = (round.done(), round.all());
    let is_paused = is_paused(round);
    let what = if round.clock.is_some() {
        wall::dilemma_to_go(language, round.dilemma.0)
    } else if done == all {
        wall::dilemma_done(language, round.dilemma.0)
    } else {
        common::time_is_up(language).to_owned()
    };
    let dilemma = is_paused.then(|| plenary::dilemma_number(language, round.dilemma.0));
    let whose = round.clock.and_then(|clock| wall::whose(language, clock.whose));
    let must = wall::must_choose(language, round.must_choose);
    let progress = (must.is_none() || done > 0).then(|| wall::progress(language, done, all));
    Captions { what, is_paused, more: [dilemma, whose, must, progress].into_iter().flatten().collect() }
}

/// Does the clock stand still?
fn is_paused(round: &UnderWay) -> bool {
    round.clock.is_some_and(|clock| clock.timer.paused_at.is_some())
}

/// The time is up, and there are rooms that still have to choose.
fn must_choose(round: &Option<UnderWay>) -> bool {
    round.as_ref().is_some_and(|round| round.clock.is_none() && round.must_choose > 0)
}

#[component]
fn Clock(hall: Hall, round: Memo<Option<UnderWay>>) -> impl IntoView {
    let left = left(hall, round);
    let digits = Memo::new(move |_| left.get().map(clock_digits));
    let said = move || round.with(|round| round.as_ref().map(captions)).unwrap_or_default();
    let lines = move || said().more.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <div class="now__clock" class:is-up=move || round.with(must_choose) class:is-paused=move || said().is_paused>
            {move || digits.get().map(|digits| view! { <p class="now__digits num" role="timer" translate="no">{digits}</p> })}
            <div class="now__say" role="status">
                <p class="now__what">{move || said().first()}</p>
                {lines}
            </div>
        </div>
    }
}

/// Rooms at different dilemmas: a line for each.
#[component]
pub fn RoundLines(hall: Hall, rounds: Memo<Vec<UnderWay>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let mut shown = rounds.get();
        shown.sort_by_key(|round| std::cmp::Reverse(round.rooms.len()));
        shown.truncate(LINES_MAX);
        shown.sort_by_key(|round| round.dilemma);
        shown.into_iter().map(|round| round.dilemma).collect::<Vec<_>>()
    });
    view! {
        <section class="slide slide--lines">
            <header class="slide__top"><Question text=Signal::derive(move || wall::groups_at_work(reader()).to_owned()) /></header>
            <div class="lines" style=move || format!("--lines:{}", shown.with(Vec::len).max(1))>
                <For each=move || shown.get() key=|dilemma| *dilemma children=move |dilemma| {
                    let round = Memo::new(move |_| {
                        rounds.with(|rounds| rounds.iter().find(|round| round.dilemma == dilemma).cloned())
                    });
                    view! { <Line hall=hall round=round slide=Slide::new(hall, dilemma) lines=Signal::derive(move || shown.with(Vec::len)) /> }
                } />
            </div>
        </section>
    }
}

/// The sizes of a line's question and titles, for the style sheet.
fn line_sizes(question: &str, titles: [String; 2], lines: usize) -> String {
    let [of_question, of_titles] =
        HEIGHTS.map(|height| height / f64::from(u8::try_from(lines.max(1)).unwrap_or(u8::MAX)));
    let question = heading_size(letters(question), longest_word(question), (WORDS_WIDTH, of_question), &QUESTION_SIZES);
    let longest = titles.iter().map(|title| letters(title)).max().unwrap_or_default();
    let word = titles.iter().map(|title| longest_word(title)).max().unwrap_or_default();
    let titles = heading_size(longest, word, (WORDS_WIDTH, of_titles / 2.0), &TITLES_SIZES);
    format!("--question:{question}rem;--titles:{titles}rem")
}

#[component]
fn Line(hall: Hall, round: Memo<Option<UnderWay>>, slide: Slide, lines: Signal<usize>) -> impl IntoView {
    let left = left(hall, round);
    let digits = Memo::new(move |_| left.get().map(clock_digits));
    let said = move || round.with(|round| round.as_ref().map(captions)).unwrap_or_default();
    let title = |side| view! { <span><Mark side=side size="1.1em">""</Mark>" "<span>{move || crate::hyphens::of_dilemma(slide.title(side))}</span></span> };
    let sizes = move || line_sizes(&slide.question(), Side::BOTH.map(|side| slide.title(side)), lines.get());
    view! {
        <section class="line" class:is-up=move || round.with(must_choose) class:is-paused=move || said().is_paused style=sizes>
            <div class="line__clock">
                <p class="line__what">{move || said().first()}</p>
                {move || digits.get().map(|digits| view! { <p class="line__digits num" role="timer" translate="no">{digits}</p> })}
                <p class="line__say">{move || said().more.join(" · ")}</p>
            </div>
            <div class="line__of">
                <h2>{move || crate::hyphens::of_dilemma(slide.question())}</h2>
                <p class="line__titles">{Side::BOTH.map(title).into_iter().collect_view()}</p>
                <Track round=round />
            </div>
        </section>
    }
}
