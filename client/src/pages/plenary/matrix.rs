//! *Alles*: rooms × dilemmas, with the balance of each.

use leptos::prelude::*;
use shared::dilemma::DilemmaText;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Side;
use shared::session::result::RoomStatus;
use shared::text::{common, plenary as text};

use super::balance::{mark_by_tens, mark_in_column, mark_size};
use super::state::PlenaryState;
use super::text_fit::{fits_words, letters, lines_of, title_lines};
use crate::components::Mark;
use crate::components::results::{Cell, Legend, tilt};
use crate::language::{reader, say};

/// The maximum number of rooms that fit columns of their own; more are set in lines, in the same order for every
/// dilemma.
const COLUMNS_MAX: usize = 16;
/// Width of the field with the marks of one dilemma, in rem.
const FIELD: f64 = 47.0;
/// Space above and below the lines of all dilemmas, in rem.
const AROUND: f64 = 15.6;
/// Space above and below the content of a line, in rem.
const PADDING: f64 = 0.45;
/// The number of dilemmas from which the style sheet sets the balances small, and their height below and above that, in
/// rem.
const MANY_ROWS: f64 = 6.0;
const BALANCES: [f64; 2] = [4.2, 2.9];
/// Smallest width of the column with the questions, and its largest for short questions and for long ones, in rem.
const NAMES: (f64, [f64; 2]) = (17.0, [40.0, 50.0]);
/// Letters above which a question is long.
const LONG: usize = 50;
/// Largest width of a room's column, in rem.
const COLUMN: f64 = 4.1;
/// Sizes of a question and of the titles below it, in rem.
const SIZES: [(f64, f64); 8] =
    [(2.25, 1.25), (2.0, 1.2), (1.75, 1.1), (1.6, 1.0), (1.5, 1.0), (1.375, 1.0), (1.25, 1.0), (1.0, 1.0)];
/// Width of a letter of a title relative to its size, and width of what precedes the title, in rem.
const TITLE_LETTER: f64 = 0.5;
const BEFORE_TITLE: f64 = 1.4;
/// Size below which a mark has no room for a number, in rem.
const NUMBERED_FROM: f64 = 1.6;

/// All rooms and all dilemmas.
#[component]
pub fn Matrix(state: PlenaryState) -> impl IntoView {
    let rooms = Memo::new(move |_| state.taking_part());
    let count = move || rooms.with(Vec::len);
    let has_columns = Memo::new(move |_| count() <= COLUMNS_MAX);
    let title = move || text::rooms_and_dilemmas(reader(), count(), state.dilemmas.with(Vec::len));
    let rows = Memo::new(move |_| f64::from(u32::try_from(state.dilemmas.with(Vec::len).max(1)).unwrap_or(1)));
    let high = Memo::new(move |_| ((state.height() - AROUND) / rows.get() - PADDING).max(1.0));
    // Where few rooms take little width, a long question gets it.
    let any_long = Memo::new(move |_| {
        let facts = state.facts.get();
        let is_long = |number: &DilemmaNumber| {
            facts
                .as_ref()
                .and_then(|facts| facts.dilemma(*number))
                .is_some_and(|dilemma| is_long(dilemma.text(reader())))
        };
        state.dilemmas.with(|dilemmas| dilemmas.iter().any(is_long))
    });
    let names = Memo::new(move |_| {
        let (least, most) = NAMES;
        let most = most[usize::from(any_long.get())];
        let columns = f64::from(u32::try_from(count()).unwrap_or(u32::MAX)) * COLUMN;
        if has_columns.get() { (least + FIELD - columns).clamp(least, most) } else { least }
    });
    let layout = Memo::new(move |_| {
        let (width, height) = (FIELD, high.get());
        let size = if has_columns.get() { mark_in_column } else { mark_size }(count(), width, height);
        if has_columns.get() || size >= NUMBERED_FROM {
            return (size, None);
        }
        let (size, in_row) = mark_by_tens(count(), width, height);
        (size, Some(in_row))
    });
    let size = Memo::new(move |_| layout.get().0);
    let fit = Memo::new(move |_| {
        let facts = state.facts.get();
        let words = |number: &DilemmaNumber| Some(facts.as_ref()?.dilemma(*number)?.text(reader()));
        let dilemmas = state.dilemmas.get();
        let words = dilemmas.iter().filter_map(words).collect::<Vec<_>>();
        // Marks in columns of their own leave height to the words of other dilemmas; those in lines take all of
        // theirs.
        let [few, many] = BALANCES;
        let balance = if rows.get() < MANY_ROWS { few } else { many };
        let least = if has_columns.get() { size.get().max(balance).min(high.get()) } else { high.get() };
        WordsFit::of(&words, names.get(), rows.get() * high.get(), least)
    });
    let in_row = Memo::new(move |_| layout.get().1);
    let head = move || {
        has_columns.get().then(|| {
            rooms
                .get()
                .into_iter()
                .map(|room| {
                    view! {
                        <th scope="col" class="num"><span class="sr">{say(common::room)}" "</span>{room.0}</th>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="slide slide--mx">
            <header class="slide__top"><h1>{title}</h1></header>
            <div class="mxwrap" tabindex="0" role="region" aria-label=title>
                <table class="mx" class:mx--many=move || !has_columns.get() style=move || format!("--tk:{}rem;--names:{}rem", size.get(), names.get())>
                    <thead>
                        <tr>
                            <th scope="col" class="mx__name">
                                <span class="sr">{say(text::dilemma)}</span>
                                {move || has_columns.get().then(|| view! { <span class="mx__of" aria-hidden="true">{say(common::room)}</span> })}
                            </th>
                            {head}
                            {move || (!has_columns.get()).then(|| view! { <th scope="col"><span class="sr">{say(text::rooms)}</span></th> })}
                            <th scope="col" class="mx__sum"><span class="sr">{say(text::balance)}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || state.dilemmas.get() key=|number| *number children=move |number| view! {
                            <Line state=state number=number rooms=rooms has_columns=has_columns size=size in_row=in_row fit=fit />
                        } />
                    </tbody>
                </table>
            </div>
            <Legend />
        </section>
    }
}

/// Is its question long?
fn is_long(words: &DilemmaText) -> bool {
    letters(&words.question) > LONG
}

/// One line for each dilemma.
#[component]
fn Line(
    state: PlenaryState,
    number: DilemmaNumber,
    rooms: Memo<Vec<RoomNumber>>,
    has_columns: Memo<bool>,
    size: Memo<f64>,
    in_row: Memo<Option<usize>>,
    /// How the words of all lines are set.
    fit: Memo<WordsFit>,
) -> impl IntoView {
    let words = state.words(number);
    let tally = state.tally(number);
    let partly = state.partly_revealed(number);
    let question = move || words.with(|words| words.as_ref().map(|words| words.question.clone()));
    let title = move |side| words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone()));
    let titles = move || {
        fit.get().has_titles.then(|| {
            let line = |side| view! { <span><Mark side=side size="1em">""</Mark><span>{move || title(side).map(crate::hyphens::heading_of_dilemma)}</span></span> };
            view! { <small>{Side::BOTH.map(line).into_iter().collect_view()}</small> }
        })
    };
    let standings = Memo::new(move |_| {
        let plenary = state.plenary.get();
        state.rooms.with(|all| {
            rooms.with(|shown| {
                let shown = all.iter().filter(|room| shown.binary_search(&room.number).is_ok());
                shown.map(|room| (room.number, RoomStatus::as_shown(room, number, &plenary))).collect::<Vec<_>>()
            })
        })
    });
    let cells = move || {
        let standings = standings.get();
        let numbered = size.get() >= NUMBERED_FROM;
        if has_columns.get() {
            standings
                .into_iter()
                .map(|(_, standing)| view! { <td><Cell standing=standing number=None dilemma=number /></td> })
                .collect_view()
                .into_any()
        } else {
            let in_row = in_row.get();
            let items = standings.into_iter().enumerate().map(|(at, (room, standing))| {
                // These marks are too small for a number: the first of each row has one, and marks are grouped by tens.
                let begins = in_row.is_some_and(|in_row| at.is_multiple_of(in_row));
                let after_ten = in_row.is_some() && !begins && at.is_multiple_of(10);
                view! {
                    {begins.then(|| view! { <li class="mx__from num" aria-hidden="true">{room.0}</li> })}
                    <li class:is-after-ten=after_ten>
                        <span class="sr">{move || common::room_number(reader(), room.0)}" "</span>
                        <Cell standing=standing number=numbered.then_some(room) dilemma=number />
                    </li>
                }
            });
            let class = if in_row.is_some() { "mx__tens" } else { "" };
            let style = in_row.map(|in_row| format!("--in-row:{in_row}"));
            view! { <td class="mx__all"><ul class=class style=style>{items.collect_view()}</ul></td> }.into_any()
        }
    };
    let balance = move || {
        if partly.get() {
            let (left, right) = tally.with(|tally| (tally.left.len(), tally.right.len()));
            // The little beam is short, so it has to tilt further to be noticed.
            let angle = 3.0 * tilt(tally.with(|tally| tally.balance()));
            view! {
            <span class="bal" class:bal--long={left.max(right) > 99} style=format!("--a:{angle:.1}deg")>
                <b class="num l">{left}</b><i><span class="sr">{say(text::left_to_right)}</span></i><b class="num r">{right}</b>
            </span>
        }.into_any()
        } else {
            view! { <span class="mx__done">{move || tally.with(|tally| state.how_far(tally))}</span> }.into_any()
        }
    };
    view! {
        <tr>
            <th scope="row" class="mx__name" style=move || fit.get().style()>
                <b class:is-cut=move || { fit.get().lines > 0.0 }><span>{move || question().map(crate::hyphens::heading_of_dilemma)}</span></b>
                {titles}
            </th>
            {cells}
            <td class="mx__sum">{balance}</td>
        </tr>
    }
}

/// How the words of all lines are set: in the same sizes. A line with longer words is higher.
#[derive(Clone, Copy, Debug, PartialEq)]
struct WordsFit {
    question: f64,
    title: f64,
    has_titles: bool,
    /// Lines after which the question is cut; 0 when all of it fits.
    lines: f64,
}

impl WordsFit {
    /// The largest sizes in which the words of all lines fit in `height` rem, where no line is lower than `least` rem;
    /// if none do, the titles are dropped in favour of the questions.
    fn of(all: &[&DilemmaText], width: f64, height: f64, least: f64) -> Self {
        let of_question = |words: &DilemmaText, size: f64| title_lines(&words.question, width, size) * size * 1.05;
        let of_titles = |words: &DilemmaText, size: f64| {
            let letters = (width - BEFORE_TITLE) / (size * TITLE_LETTER);
            let title = |side| lines_of(&words.scenario(side).title, letters) * size * 1.2;
            Side::BOTH.map(title).iter().sum::<f64>() + 0.35
        };
        let fits = |(has_titles, (question, title)): &(bool, (f64, f64))| {
            let high = |words: &&DilemmaText| {
                of_question(words, *question) + if *has_titles { of_titles(words, *title) } else { 0.0 }
            };
            all.iter().map(|words| high(words).max(least)).sum::<f64>() <= height
                && all.iter().all(|words| fits_words(&words.question, width, *question))
        };
        let mut ways = [true, false].into_iter().flat_map(|has_titles| SIZES.map(|sizes| (has_titles, sizes)));
        let Some((has_titles, (question, title))) = ways.find(fits) else {
            let (question, title) = SIZES[SIZES.len() - 1];
            let rows = f64::from(u32::try_from(all.len().max(1)).unwrap_or(u32::MAX));
            let lines = (height / rows / (question * 1.05)).floor().max(1.0);
            return Self { question, title, has_titles: false, lines };
        };
        Self { question, title, has_titles, lines: 0.0 }
    }

    fn style(self) -> String {
        let Self { question, title, lines, .. } = self;
        format!("--question:{question}rem;--title:{title}rem;--lines:{lines}")
    }
}

#[cfg(test)]
mod tests {
    use shared::dilemma::Scenario;

    use super::*;

    #[test]
    fn no_word_of_a_line_is_cut_as_long_as_it_fits_in_any_size() {
        let scenario =
            |title: &str| Scenario { title: title.into(), text: String::new(), points: vec![], prompts: vec![] };
        let words = DilemmaText {
            theme: String::new(),
            question: "Wie verdeelt de tijd over de leerlingen van de hele bovenbouw?".into(),
            prompts: vec![],
            left: scenario("Minder lessen, elke dag keuzewerktijd"),
            right: scenario("Elke week dezelfde uren"),
        };
        let set = |height| WordsFit::of(&[&words], 17.0, height, 0.0);
        assert!(set(9.0).has_titles && set(7.5).has_titles && set(9.0).question > set(7.5).question);
        let low = set(3.5);
        assert!(!low.has_titles && low.lines.abs() < 1e-9);
        assert!((set(0.5).lines - 1.0).abs() < 1e-9);
        let short = DilemmaText { question: "Wie bepaalt het tempo?".into(), ..words.clone() };
        let both = |least| WordsFit::of(&[&words, &short], 17.0, 18.0, least);
        assert!(both(0.0).question > set(9.0).question, "a line with longer words is higher");
        assert_eq!(both(9.0), set(9.0), "the marks of the other need their height");
    }
}
