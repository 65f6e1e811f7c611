//! The rooms at their dilemmas: the question, both titles, where the rooms are, and a clock that can be read from the
//! back.

use leptos::prelude::*;
use shared::session::Side;
use shared::session::result::UnderWay;
use shared::text::{common, plenary, wall, with_capital};
use shared::time::Milliseconds;

use super::heading::Question;
use super::side::Heads;
use super::slide::Slide;
use super::state::PlenaryState;
use super::text_fit::{HEADING_LETTER, ScreenSize, letters, lines_of, title_lines};
use super::track::Track;
use crate::components::{Icon, Mark, clock_digits, icons, side_class};
use crate::language::{reader, say};

/// The maximum number of dilemmas with a line at the same time; if there are more, those with most rooms.
const LINES_MAX: usize = 4;
/// What is next to the words of a line: the clock, a gap and the margins, in rem.
const BESIDE_WORDS: f64 = 34.0;
/// What is above all lines, and in each of them around its question and titles, in rem: the phases, the rule and
/// its margins.
const AROUND: [f64; 2] = [7.9, 3.0];
/// The gaps between question, titles and phases in a single line, in rem; several lines share them.
const GAPS: f64 = 3.2;
/// How low a line may be next to one with longer words, as a share of the height that each has when all are equal.
const LEAST: f64 = 0.8;
/// The most lines of a question, unless even the smallest letters take more.
const QUESTION_LINES: f64 = 4.0;
/// Width of the words below a clock, in rem, and their largest height, as a share of a line's.
const BELOW_CLOCK: (f64, f64) = (26.0, 0.25);
/// Sizes of these words, in rem.
const BELOW_SIZES: [f64; 5] = [1.75, 1.5, 1.25, 1.1, 1.0];
/// Average width of their letters, relative to their size.
const BELOW_LETTER: f64 = 0.5;
/// The sizes that the question and the titles of a line are set in, in rem.
const SIZES: [(f64, f64); 12] = [
    (4.0, 2.5),
    (3.6, 2.25),
    (3.25, 2.0),
    (2.9, 1.9),
    (2.5, 1.75),
    (2.2, 1.5),
    (1.9, 1.4),
    (1.75, 1.35),
    (1.6, 1.25),
    (1.4, 1.15),
    (1.2, 1.05),
    (1.0, 1.0),
];
/// What comes before the title of a side and between the two, in letters.
const BESIDE_TITLES: usize = 9;

/// All rooms at the same dilemma.
#[component]
pub fn RoundScreen(state: PlenaryState, rounds: Memo<Vec<UnderWay>>) -> impl IntoView {
    let round = Memo::new(move |_| rounds.with(|rounds| rounds.first().cloned()));
    let number = Memo::new(move |_| round.with(|round| round.as_ref().map(|round| round.dilemma)));
    move || {
        number.get().map(|number| {
            let slide = Slide::new(state, number);
            let heads = Memo::new(move |_| Heads::of(slide));
            let side = |side| {
                view! {
                    <section class=format!("field field--{} is-lit pside", side_class(side))>
                        <div class="pside__head">
                            <div class="pside__number"><Mark side=side>""</Mark></div>
                            <div class="pside__name"><h2 class="scen__title">{move || crate::hyphens::heading_of_dilemma(slide.title(side))}</h2></div>
                        </div>
                    </section>
                }
            };
            view! {
                <section class="slide slide--now">
                    <header class="slide__top"><Question text=Signal::derive(move || slide.question()) /></header>
                    <Clock state=state round=round />
                    <div class="split split--plen split--even" style=move || heads.get().style()>
                        <div class="split__load"><Track round=round /></div>
                        <div class="split__fields">{Side::BOTH.map(side).into_iter().collect_view()}</div>
                    </div>
                </section>
            }
        })
    }
}

/// The rooms at work in a few words, for a small screen: a line for each dilemma.
#[component]
pub fn AtWork(state: PlenaryState, rounds: Memo<Vec<UnderWay>>) -> impl IntoView {
    let numbers =
        Memo::new(move |_| rounds.with(|rounds| rounds.iter().map(|round| round.dilemma).collect::<Vec<_>>()));
    let line = move |dilemma| {
        let round =
            Memo::new(move |_| rounds.with(|rounds| rounds.iter().find(|round| round.dilemma == dilemma).cloned()));
        let slide = Slide::new(state, dilemma);
        let left = left(state, round);
        let said = said_of(state, round, Signal::stored(true));
        view! {
            <li class="atwork__line" class:is-paused=move || round.with(stands_still)>
                <p class="atwork__what">{move || said().first()}</p>
                {move || left.get().map(|left| view! { <p class="atwork__digits num" role="timer" translate="no">{clock_digits(left)}</p> })}
                <h1>{move || crate::hyphens::heading_of_dilemma(slide.question())}</h1>
                <p class="muted">{move || said().more().join(" · ")}</p>
            </li>
        }
    };
    view! { <ul class="atwork"><For each=move || numbers.get() key=|dilemma| *dilemma children=line /></ul> }
}

/// Time left in a round, if any room is still talking.
fn left(state: PlenaryState, round: Memo<Option<UnderWay>>) -> Memo<Option<Milliseconds>> {
    let now = state.live.now();
    let clock = Memo::new(move |_| round.with(|round| round.as_ref().and_then(|round| round.clock)));
    Memo::new(move |_| clock.get().map(|clock| clock.timer.left(now.get())))
}

/// The lines next to a clock.
#[derive(Default)]
struct Captions {
    /// The dilemma or the block that the clock belongs to.
    what: String,
    /// The sign and the word for a paused clock take its place.
    says_paused: bool,
    /// The rooms whose time it is.
    whose: Vec<String>,
    /// The call to the rooms that have to choose.
    must: Option<String>,
    /// How far the rooms are.
    progress: Option<String>,
}

impl Captions {
    /// Further lines about the rooms.
    fn more(self) -> Vec<String> {
        self.whose.into_iter().chain(self.must).chain(self.progress).collect()
    }

    /// The words below a clock that has the progress of the rooms next to it: the call, and everything else in one
    /// text.
    fn below(self) -> [Option<String>; 2] {
        let says_more = !self.whose.is_empty() || self.must.is_some();
        let progress = self.progress.filter(|_| !says_more);
        let more = self.whose.into_iter().chain(progress).collect::<Vec<_>>().join(" · ");
        [self.must, (!more.is_empty()).then_some(more)]
    }

    /// The first line. A paused clock has a pause sign there, so that nobody waits for it to move.
    fn first(self) -> AnyView {
        if self.says_paused { view! { <Paused /> }.into_any() } else { self.what.into_any() }
    }
}

/// The sign and the word for a paused clock.
#[component]
pub fn Paused() -> impl IntoView {
    view! { <span class="paused"><Icon path=icons::PAUSE /><span>{say(common::paused)}</span></span> }
}

/// The lines next to the clock of a round, if there is one. With `each_pauses`, they say whether it is paused.
fn said_of(
    state: PlenaryState,
    round: Memo<Option<UnderWay>>,
    each_pauses: Signal<bool>,
) -> impl Fn() -> Captions + Copy + Send + Sync + 'static {
    move || {
        round.with(|round| round.as_ref().map(|round| captions(state, round, each_pauses.get()))).unwrap_or_default()
    }
}

fn captions(state: PlenaryState, round: &UnderWay, each_pauses: bool) -> Captions {
    let language = reader();
    let (done, all) = (round.done(), round.all());
    let says_paused = each_pauses && is_paused(round);
    let what = if round.clock.is_some() {
        wall::dilemma_to_go(language, round.dilemma.0)
    } else if done == all {
        wall::dilemma_done(language, round.dilemma.0)
    } else {
        common::time_is_up(language).to_owned()
    };
    let dilemma = says_paused.then(|| plenary::dilemma_number(language, round.dilemma.0));
    let whose = round.clock.and_then(|clock| wall::whose(language, clock.whose, round.talking(), all));
    let must = wall::must_choose(language, round.must_choose);
    let progress = match done {
        0 if must.is_some() => None,
        0 if all > 1 => Some(wall::groups_busy(language, all)),
        _ => Some(state.done_of(done, all)),
    };
    Captions { what, says_paused, whose: dilemma.into_iter().chain(whose).collect(), must, progress }
}

/// Is the clock paused?
fn is_paused(round: &UnderWay) -> bool {
    round.clock.is_some_and(|clock| clock.timer.paused_at.is_some())
}

fn stands_still(round: &Option<UnderWay>) -> bool {
    round.as_ref().is_some_and(is_paused)
}

/// Is the time up while some rooms still have to choose?
fn must_choose(round: &Option<UnderWay>) -> bool {
    round.as_ref().is_some_and(|round| round.clock.is_none() && round.must_choose > 0)
}

/// Do fewer rooms have time left than have to choose? Then their clock must not draw the eyes of the others.
fn is_of_few(round: &Option<UnderWay>) -> bool {
    round.as_ref().is_some_and(|round| round.clock.is_some() && round.must_choose >= round.talking())
}

#[component]
fn Clock(state: PlenaryState, round: Memo<Option<UnderWay>>) -> impl IntoView {
    let left = left(state, round);
    let digits = Memo::new(move |_| left.get().map(clock_digits));
    let said = said_of(state, round, Signal::stored(true));
    let of_few = Memo::new(move |_| round.with(is_of_few));
    let must = move || said().must.filter(|_| of_few.get());
    let lines = move || {
        let said = said();
        let said = Captions { must: said.must.filter(|_| !of_few.get()), ..said };
        said.more().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    view! {
        <div class="now__clock" class:is-up=move || round.with(must_choose) class:is-of-few=of_few class:is-paused=move || round.with(stands_still)>
            <p class="now__must" role="status">{must}</p>
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
pub fn RoundLines(state: PlenaryState, rounds: Memo<Vec<UnderWay>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let mut shown = rounds.get();
        shown.sort_by_key(|round| std::cmp::Reverse(round.rooms.len()));
        shown.truncate(LINES_MAX);
        shown.sort_by_key(|round| round.dilemma);
        shown.into_iter().map(|round| round.dilemma).collect::<Vec<_>>()
    });
    // What the heading says once for all: that rooms have to choose, or else that every clock is paused.
    let must_choose = Memo::new(move |_| rounds.with(|rounds| rounds.iter().map(|round| round.must_choose).sum()));
    let is_call = move || must_choose.get() > 0;
    let all_paused = Memo::new(move |_| {
        rounds.with(|rounds| {
            let mut timed = rounds.iter().filter(|round| round.clock.is_some()).peekable();
            timed.peek().is_some() && timed.all(is_paused)
        })
    });
    let says_paused = move || all_paused.get() && !is_call();
    let heading = move || match wall::must_choose(reader(), must_choose.get()) {
        Some(call) => call,
        None if says_paused() => with_capital(common::paused(reader())),
        None => wall::groups_at_work(reader()).to_owned(),
    };
    let each_pauses = Signal::derive(move || !says_paused());
    let words = Memo::new(move |_| {
        let of = |dilemma| {
            let words = state.facts.with(|facts| Some(facts.as_ref()?.dilemma(dilemma)?.text(reader()).clone()))?;
            let below = rounds.with(|rounds| {
                let round = rounds.iter().find(|round| round.dilemma == dilemma)?;
                Some(captions(state, round, each_pauses.get()).below())
            })?;
            let titles = Side::BOTH.map(|side| words.scenario(side).title.clone());
            Some(LineWords { question: words.question, titles, below })
        };
        shown.get().into_iter().filter_map(of).collect::<Vec<_>>()
    });
    let style = move || {
        let ScreenSize { width, .. } = state.screen_size.get();
        words.with(|words| LineSizes::of(words, (width - BESIDE_WORDS, state.height() - AROUND[0])).style())
    };
    view! {
        <section class="slide slide--lines">
            <header class="slide__top" class:is-call=is_call><Question text=Signal::derive(heading) /></header>
            <div class="lines" style=style>
                <For each=move || shown.get() key=|dilemma| *dilemma children=move |dilemma| {
                    let round = Memo::new(move |_| {
                        rounds.with(|rounds| rounds.iter().find(|round| round.dilemma == dilemma).cloned())
                    });
                    view! { <Line state=state round=round slide=Slide::new(state, dilemma) each_pauses=each_pauses /> }
                } />
            </div>
        </section>
    }
}

/// The words in a line.
#[derive(Clone, PartialEq)]
struct LineWords {
    question: String,
    titles: [String; 2],
    below: [Option<String>; 2],
}

impl LineWords {
    /// Height of the line in these sizes, with words this wide and these gaps, in rem; none if the question takes too
    /// many lines.
    fn height(&self, (question, title): (f64, f64), width: f64, gaps: f64) -> Option<f64> {
        let most = width / (title * HEADING_LETTER);
        let beside = self.titles.iter().map(|title| letters(title)).sum::<usize>() + BESIDE_TITLES;
        let titles = if lines_of(&"x".repeat(beside), most) > 1.0 {
            self.titles.iter().map(|title| lines_of(title, most - 2.0)).sum()
        } else {
            1.0
        };
        let lines = title_lines(&self.question, width, question);
        (lines <= QUESTION_LINES).then_some(lines * question * 1.06 + titles * title * 1.15 + gaps + AROUND[1])
    }
}

/// The sizes of the words of all lines, in rem: the same in each, because a short question matters no more than a long
/// one. A line with longer words is higher, so that they do not make all others small.
#[derive(Clone, Debug, PartialEq)]
struct LineSizes {
    question: f64,
    titles: f64,
    below: f64,
    /// The height of each line.
    heights: Vec<f64>,
}

impl LineSizes {
    /// The largest sizes in which all lines fit below each other, if their words are this wide and all together this
    /// high.
    fn of(lines: &[LineWords], (width, height): (f64, f64)) -> Self {
        let count = f64::from(u8::try_from(lines.len().max(1)).unwrap_or(u8::MAX));
        let least = height / count * LEAST;
        let heights = |sizes: (f64, f64)| {
            let height_of = |line: &LineWords| Some(line.height(sizes, width, GAPS / count)?.max(least));
            let heights = lines.iter().map(height_of).collect::<Option<Vec<_>>>()?;
            let rest = height - heights.iter().sum::<f64>();
            (rest >= 0.0).then(|| heights.into_iter().map(|high| high + rest / count).collect::<Vec<_>>())
        };
        // When even these do not fit, every line lacks the same share of what it needs.
        let smallest = || {
            let sizes = SIZES[SIZES.len() - 1];
            let needs = lines.iter().map(|line| line.height(sizes, width, GAPS / count).unwrap_or(least));
            let needs = needs.collect::<Vec<_>>();
            let part = height / needs.iter().sum::<f64>().max(1.0);
            (sizes, needs.into_iter().map(|high| high * part).collect())
        };
        let ((question, titles), heights) =
            SIZES.into_iter().find_map(|sizes| Some((sizes, heights(sizes)?))).unwrap_or_else(smallest);
        let (wide, part) = BELOW_CLOCK;
        let most = heights.iter().copied().fold(height, f64::min) * part;
        let fits = |size: &f64| {
            let lines_of = |words: &String| lines_of(words, wide / (size * BELOW_LETTER));
            let high = |line: &LineWords| line.below.iter().flatten().map(lines_of).sum::<f64>();
            lines.iter().all(|line| high(line) * size * 1.15 <= most)
        };
        let below = BELOW_SIZES.into_iter().find(fits).unwrap_or(BELOW_SIZES[BELOW_SIZES.len() - 1]);
        Self { question, titles, below, heights }
    }

    /// For the style sheet: `--low` is the share of the height that the lowest line has, by which all clocks are
    /// sized.
    fn style(&self) -> String {
        let Self { question, titles, below, heights } = self;
        let rows = heights.iter().map(|high| format!("minmax(0,{high:.2}fr)")).collect::<Vec<_>>().join(" ");
        let low = heights.iter().copied().fold(f64::INFINITY, f64::min) / heights.iter().sum::<f64>().max(1.0);
        format!(
            "--lines:{};--rows:{rows};--low:{:.3};--question:{question}rem;--titles:{titles}rem;--below:{below}rem",
            heights.len().max(1),
            low.min(1.0),
        )
    }
}

#[component]
fn Line(
    state: PlenaryState,
    round: Memo<Option<UnderWay>>,
    slide: Slide,
    /// Each line says whether its clock is paused.
    each_pauses: Signal<bool>,
) -> impl IntoView {
    let left = left(state, round);
    let digits = Memo::new(move |_| left.get().map(clock_digits));
    let said = said_of(state, round, each_pauses);
    let [must, more] = [0, 1].map(|nth| move || said().below()[nth].clone());
    let title = |side| view! { <span><Mark side=side size="1.1em">""</Mark>" "<span>{move || crate::hyphens::heading_of_dilemma(slide.title(side))}</span></span> };
    view! {
        <section class="line" class:is-paused=move || round.with(stands_still)>
            <div class="line__clock">
                <p class="line__what">{move || said().first()}</p>
                {move || digits.get().map(|digits| view! { <p class="line__digits num" role="timer" translate="no">{digits}</p> })}
                <p class="line__must">{must}</p>
                <p class="line__say">{more}</p>
            </div>
            <div class="line__of">
                <h2>{move || crate::hyphens::heading_of_dilemma(slide.question())}</h2>
                <p class="line__titles">{Side::BOTH.map(title).into_iter().collect_view()}</p>
                <Track round=round />
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(question: &str, below: &str) -> LineWords {
        let titles = ["Samen door de stof".to_owned(), "Verder als je eraan toe bent".to_owned()];
        LineWords { question: question.to_owned(), titles, below: [None, Some(below.to_owned())] }
    }

    fn set(height: f64, lines: &[LineWords]) -> LineSizes {
        LineSizes::of(lines, (46.0, height - AROUND[0]))
    }

    const SHORT: &str = "Wie bepaalt het tempo?";

    #[test]
    fn fewer_lines_are_set_larger_and_four_can_be_read() {
        let question = |height, lines| set(height, &vec![line(SHORT, "2 groepen hebben deze tijd"); lines]).question;
        assert!(question(45.0, 2) > question(45.0, 4) && question(45.0, 4) >= question(40.6, 4));
        assert!(question(40.6, 4) >= 1.9, "{}", question(40.6, 4));
    }

    #[test]
    fn a_line_with_longer_words_is_higher_so_that_all_can_be_read() {
        let long = "Wie draagt de onderwijstijdverantwoordelijkheid voor het arbeidsmarktvoorbereidingsprogramma van de bovenbouw?";
        let mut lines = vec![line(SHORT, "De groep is bezig"); 3];
        lines.push(line(long, "De groep is bezig"));
        let LineSizes { question, heights, .. } = set(40.6, &lines);
        assert!(question >= 1.5, "{question}");
        assert!(heights[3] > heights[0] && heights[0] > (40.6 - AROUND[0]) / 4.0 * LEAST - 1e-9, "{heights:?}");
        assert!((heights.iter().sum::<f64>() - (40.6 - AROUND[0])).abs() < 1e-9, "{heights:?}");
    }

    #[test]
    fn in_the_smallest_letters_a_line_with_longer_words_is_still_the_higher_one() {
        let long = "Wie draagt de onderwijstijdverantwoordelijkheid voor het arbeidsmarktvoorbereidingsprogramma van de bovenbouw?";
        let mut lines = vec![line(SHORT, "De groep is bezig"); 3];
        lines.push(line(long, "De groep is bezig"));
        let LineSizes { question, heights, .. } = set(30.0, &lines);
        assert!((question - 1.0).abs() < 1e-9, "{question}");
        assert!(heights[3] > heights[0] * 1.1, "{heights:?}");
        assert!((heights.iter().sum::<f64>() - (30.0 - AROUND[0])).abs() < 1e-9, "{heights:?}");
    }

    #[test]
    fn words_below_a_clock_are_smaller_in_a_low_line() {
        let below = |height| set(height, &vec![line("Wie?", "Dilemma 1 · 9 groepen hebben deze tijd"); 2]).below;
        assert!(below(44.0) > below(26.0) && below(26.0) >= 1.25, "{}", below(26.0));
    }

    #[test]
    fn a_call_has_a_line_of_its_own_below_the_clock() {
        let (must, whose) = ("4 groepen moeten nu kiezen".to_owned(), vec!["1 groep heeft deze tijd".to_owned()]);
        let progress = Some("1 van 6 groepen klaar".to_owned());
        let said = |must| Captions { whose: whose.clone(), must, progress: progress.clone(), ..Captions::default() };
        assert_eq!(said(Some(must.clone())).below(), [Some(must), Some(whose[0].clone())]);
        assert_eq!(said(None).below(), [None, Some(whose[0].clone())]);
        let silent = Captions { progress: progress.clone(), ..Captions::default() };
        assert_eq!(silent.below(), [None, progress]);
    }
}
