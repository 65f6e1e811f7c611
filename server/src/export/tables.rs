//! The report as tables: a row for each dilemma, room, choice and argument.

use std::borrow::Cow;

use jiff::civil::DateTime;
use shared::language::Language;
use shared::report::{Report, ReportDilemma, ReportPart, RoomResult};
use shared::session::{Count, Outcome, Side};
use shared::text::{common, parts, plenary, report as text, sides, walls as walls_text};
use shared::time::MINUTE;

use super::Clock;

/// A sheet of a workbook, or a CSV file.
pub(super) struct Table {
    /// Its name, at most 31 characters.
    pub name: &'static str,
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// Its rows, with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
pub(super) struct Column {
    /// Its name.
    pub head: Cow<'static, str>,
    /// Its width in characters.
    pub width: u8,
}

/// A cell.
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(u32),
    Moment(DateTime),
}

impl Column {
    pub fn new(head: impl Into<Cow<'static, str>>, width: u8) -> Self {
        Self { head: head.into(), width }
    }
}

impl Cell {
    fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    fn maybe(text: Option<&String>) -> Self {
        text.map_or(Self::Empty, |text| Self::text(text))
    }

    fn count(count: usize) -> Self {
        Self::Number(u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn yes_or_no(language: Language, yes: bool) -> Self {
        Self::text(if yes { text::yes(language) } else { text::no(language) })
    }
}

/// All tables of a workbook. A list that people can extend has a table of its own, with a row for each item, because a
/// spreadsheet's cell holds a few hundred sentences at most.
pub(super) fn all(report: &Report, language: Language, clock: &Clock) -> Vec<Table> {
    let mut tables = vec![
        overview(report, language, clock),
        rooms(report, language),
        choices(report, language),
        arguments(report, language),
    ];
    let others = [
        course(report, language, clock),
        walls(report, language),
        questions(report, language),
        looking_back(report, language),
        names(report, language),
    ];
    tables.extend(others.into_iter().filter(|it| !it.rows.is_empty()));
    tables
}

/// What all rooms together did with each dilemma, preceded by facts about the session.
fn overview(report: &Report, language: Language, clock: &Clock) -> Table {
    let moment = |at: Option<_>| at.and_then(|at| clock.shows(at)).map_or(Cell::Empty, Cell::Moment);
    let row = |dilemma: &ReportDilemma| {
        let words = dilemma.dilemma.text(language);
        let tally = &dilemma.tally;
        let mut cells = vec![
            Cell::text(&report.settings.title),
            moment(report.began_at),
            moment(report.ended_at),
            Cell::count(report.people),
            Cell::Number(dilemma.number.0.into()),
            Cell::text(&words.question),
            Cell::text(&words.left.title),
            Cell::text(&words.right.title),
            Cell::count(tally.left.len()),
            Cell::count(tally.right.len()),
            Cell::count(tally.not_chosen.len()),
            Cell::Number(tally.people.left),
            Cell::Number(tally.people.right),
        ];
        cells.extend(tally.ways.counted().map(|(_, count)| Cell::count(count)));
        cells.extend([Cell::count(tally.by_hands), Cell::count(tally.late)]);
        cells.extend(match tally.shift {
            Some(shift) => [Cell::Number(shift.before.left), Cell::Number(shift.before.right)],
            None => [Cell::Empty, Cell::Empty],
        });
        cells.extend(two(dilemma.guesses));
        cells
    };
    let [left, right] = Side::BOTH.map(|side| sides::column(language, &report.settings, side));
    let titles_of = |side| sides::column_of_titles(language, &report.settings, side);
    let columns = vec![
        Column::new(text::report(language), 24),
        Column::new(text::began(language), 17),
        Column::new(text::ended(language), 17),
        Column::new(text::people(language), 12),
        Column::new(text::dilemma(language), 9),
        Column::new(text::question(language), 36),
        Column::new(titles_of(Side::Left), 28),
        Column::new(titles_of(Side::Right), 28),
        Column::new(text::rooms_for(language, &left), 9),
        Column::new(text::rooms_for(language, &right), 9),
        Column::new(text::rooms_not(language), 9),
        Column::new(text::votes_for(language, &left), 9),
        Column::new(text::votes_for(language, &right), 9),
        Column::new(common::unanimous(language), 11),
        Column::new(common::majority(language), 11),
        Column::new(common::re_vote(language), 12),
        Column::new(common::lot(language), 8),
        Column::new(common::show_of_hands(language), 12),
        Column::new(text::late(language), 11),
        Column::new(text::before_for(language, &left), 12),
        Column::new(text::before_for(language, &right), 12),
        Column::new(text::guesses_for(language, &left), 11),
        Column::new(text::guesses_for(language, &right), 11),
    ];
    Table { name: text::overview(language), columns, rows: report.dilemmas.iter().map(row).collect() }
}

/// Rooms and dilemmas: each room's result for each dilemma.
fn rooms(report: &Report, language: Language) -> Table {
    let columns = vec![
        Column::new(common::room(language), 8),
        Column::new(text::people(language), 12),
        Column::new(text::dilemma(language), 9),
        Column::new(text::question(language), 36),
        Column::new(text::choice(language), 22),
    ];
    let mut rows = Vec::new();
    for room in &report.rooms {
        for dilemma in &report.dilemmas {
            rows.push(vec![
                Cell::Number(room.room.0.into()),
                Cell::count(room.people),
                Cell::Number(dilemma.number.0.into()),
                Cell::text(&dilemma.dilemma.text(language).question),
                Cell::text(&text::standing(language, &report.sides(dilemma, language), dilemma.standing(room.room))),
            ]);
        }
    }
    Table { name: plenary::rooms(language), columns, rows }
}

/// The parts of the programme, and when they took place.
fn course(report: &Report, language: Language, clock: &Clock) -> Table {
    let columns = vec![
        Column::new(text::part(language), 28),
        Column::new(text::planned_minutes(language), 18),
        Column::new(text::began(language), 17),
        Column::new(text::ended(language), 17),
        Column::new(text::took_minutes(language), 18),
    ];
    let moment = |at: Option<_>| at.and_then(|at| clock.shows(at)).map_or(Cell::Empty, Cell::Moment);
    let row = |part: &ReportPart| {
        let took = part.took().and_then(|took| u32::try_from(took / MINUTE).ok());
        vec![
            Cell::text(&parts::title(language, &part.plan)),
            Cell::Number(part.plan.minutes.into()),
            moment(part.had.as_ref().and_then(|had| had.runs().next()).map(|(began, _)| began)),
            moment(part.had.as_ref().and_then(|had| had.ended)),
            took.map_or(Cell::Empty, Cell::Number),
        ]
    };
    let rows = report.parts.iter().filter(|_| report.has_course()).map(row).collect();
    Table { name: text::course(language), columns, rows }
}

/// The people of each room, if the facilitator included their names.
fn names(report: &Report, language: Language) -> Table {
    let columns = vec![Column::new(common::room(language), 8), Column::new(text::name(language), 42)];
    let names = report.rooms.iter().flat_map(|room| room.names.iter().map(move |name| (room.room, name)));
    let rows = names.map(|(room, name)| vec![Cell::Number(room.0.into()), Cell::text(name)]);
    Table { name: text::names(language), columns, rows: rows.collect() }
}

/// What each room chose, how and why.
pub(super) fn choices(report: &Report, language: Language) -> Table {
    let [left, right] = Side::BOTH.map(|side| sides::column(language, &report.settings, side));
    let columns = vec![
        Column::new(text::dilemma(language), 9),
        Column::new(text::question(language), 36),
        Column::new(common::room(language), 8),
        Column::new(text::choice(language), 13),
        Column::new(text::scenario(language), 28),
        Column::new(text::way(language), 13),
        Column::new(text::counted(language), 15),
        Column::new(text::on_time(language), 9),
        Column::new(text::extra_minutes(language), 10),
        Column::new(text::votes_for(language, &left), 9),
        Column::new(text::votes_for(language, &right), 9),
        Column::new(text::before_for(language, &left), 12),
        Column::new(text::before_for(language, &right), 12),
        Column::new(text::certainty(language), 10),
        Column::new(text::motivation(language), 60),
        Column::new(text::condition(language), 40),
        Column::new(text::keep(language), 40),
        Column::new(text::minority(language), 40),
        Column::new(text::same_again(language), 9),
        Column::new(text::other_now(language), 9),
        Column::new(text::unsure(language), 9),
    ];
    let rows = report
        .dilemmas
        .iter()
        .flat_map(|dilemma| dilemma.rooms.iter().map(move |result| choice_row(report, dilemma, result, language)));
    Table { name: text::what_was_chosen(language), columns, rows: rows.collect() }
}

fn choice_row(report: &Report, dilemma: &ReportDilemma, result: &RoomResult, language: Language) -> Vec<Cell> {
    let words = dilemma.dilemma.text(language);
    let standing = match &result.outcome {
        Some(Outcome::Chosen(choice)) => sides::column(language, &report.settings, choice.side),
        _ => text::standing(language, &report.sides(dilemma, language), dilemma.standing(result.room)),
    };
    let mut cells = vec![
        Cell::Number(dilemma.number.0.into()),
        Cell::text(&words.question),
        Cell::Number(result.room.0.into()),
        Cell::Text(standing),
    ];
    let extra = Cell::Number(u32::try_from(result.extra / MINUTE).unwrap_or_default());
    if let Some(choice) = result.choice() {
        let counted = common::recorded(language, choice.recorded).unwrap_or(text::by_ballot(language));
        cells.extend([
            Cell::text(&words.scenario(choice.side).title),
            Cell::text(common::way(language, choice.way)),
            Cell::text(counted),
            Cell::yes_or_no(language, choice.in_time),
            extra,
        ]);
        cells.extend(two(Some(choice.count)));
        cells.extend(two(choice.first));
        cells.extend([
            choice.reasons.certainty.map_or(Cell::Empty, |certainty| Cell::Number(certainty.into())),
            Cell::text(&choice.reasons.motivation),
            Cell::maybe(choice.reasons.condition.as_ref()),
            Cell::maybe(choice.reasons.keep.as_ref()),
            Cell::maybe(choice.minority.as_ref()),
        ]);
    } else {
        cells.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, extra]);
        cells.extend((0..9).map(|_| Cell::Empty));
    }
    match &result.look_back {
        Some(look_back) => cells.extend(look_back.counted().map(|(_, count)| Cell::count(count))),
        None => cells.extend((0..3).map(|_| Cell::Empty)),
    }
    cells
}

/// What people have tried since, a row for each answer.
pub(super) fn looking_back(report: &Report, language: Language) -> Table {
    let columns = vec![
        Column::new(text::dilemma(language), 9),
        Column::new(text::question(language), 36),
        Column::new(common::room(language), 8),
        Column::new(text::tried(language), 70),
    ];
    let mut rows = Vec::new();
    for dilemma in &report.dilemmas {
        for (room, look_back) in dilemma.look_backs() {
            rows.extend(look_back.tried.iter().map(|tried| {
                vec![
                    Cell::Number(dilemma.number.0.into()),
                    Cell::text(&dilemma.dilemma.text(language).question),
                    Cell::Number(room.0.into()),
                    Cell::text(tried),
                ]
            }));
        }
    }
    Table { name: text::look_back(language), columns, rows }
}

/// What people asked during talks.
pub(super) fn questions(report: &Report, language: Language) -> Table {
    let columns = vec![
        Column::new(text::part(language), 24),
        Column::new(text::question(language), 70),
        Column::new(text::want_to_know_too(language), 14),
        Column::new(text::is_answered(language), 12),
    ];
    let mut rows = Vec::new();
    for talk in &report.talks {
        for question in &talk.questions {
            rows.push(vec![
                Cell::text(&talk.name(language)),
                Cell::text(&question.text),
                Cell::count(question.wanted),
                Cell::yes_or_no(language, question.answered),
            ]);
        }
    }
    Table { name: text::questions(language), columns, rows }
}

/// What hung on the walls: sentences, words for feelings, and what became of expectations.
pub(super) fn walls(report: &Report, language: Language) -> Table {
    let columns = vec![
        Column::new(text::part(language), 14),
        Column::new(text::question(language), 36),
        Column::new(text::what(language), 14),
        Column::new(text::bundle(language), 24),
        Column::new(text::mark(language), 14),
        Column::new(text::sentence(language), 70),
        Column::new(text::name(language), 20),
        Column::new(text::how_many(language), 8),
    ];
    let mut rows = Vec::new();
    for wall in &report.walls {
        let head = || {
            let question = walls_text::question(language, wall.kind, &wall.prompt);
            [Cell::text(&wall.name(language)), Cell::text(&question)]
        };
        for bundle in &wall.bundles {
            for entry in &bundle.entries {
                let mark = bundle.mark.or(entry.mark).map(|mark| walls_text::marked(language, mark));
                rows.push(head().into_iter().chain([
                    Cell::text(text::written(language)),
                    Cell::maybe(bundle.name.as_ref()),
                    Cell::text(mark.unwrap_or_default()),
                    Cell::text(&entry.text),
                    Cell::maybe(entry.by.as_ref()),
                    Cell::Empty,
                ]));
            }
        }
        let counted = |what: &str, words: &str, count| {
            let cells =
                [Cell::text(what), Cell::Empty, Cell::Empty, Cell::text(words), Cell::Empty, Cell::count(count)];
            head().into_iter().chain(cells)
        };
        rows.extend(wall.feelings.iter().map(|feeling| counted(text::feeling(language), &feeling.word, feeling.count)));
        rows.extend(
            wall.answers().map(|(answer, count)| {
                counted(text::came_true(language), walls_text::came_true(language, answer), count)
            }),
        );
    }
    let rows = rows.into_iter().map(Iterator::collect).collect();
    Table { name: text::check_in_and_clearing(language), columns, rows }
}

/// The arguments of all rooms, most support first.
pub(super) fn arguments(report: &Report, language: Language) -> Table {
    let columns = vec![
        Column::new(text::dilemma(language), 9),
        Column::new(text::question(language), 36),
        Column::new(common::room(language), 8),
        Column::new(text::side(language), 8),
        Column::new(text::scenario(language), 28),
        Column::new(text::kind(language), 10),
        Column::new(text::argument(language), 70),
        Column::new(text::support(language), 8),
        Column::new(text::recognised_label(language), 9),
        Column::new(text::starred(language), 7),
        Column::new(text::theme(language), 24),
    ];
    let mut rows = Vec::new();
    for dilemma in &report.dilemmas {
        let words = dilemma.dilemma.text(language);
        for argument in &dilemma.arguments {
            let theme = argument.theme.and_then(|theme| dilemma.theme(theme));
            rows.push(vec![
                Cell::Number(dilemma.number.0.into()),
                Cell::text(&words.question),
                Cell::Number(argument.room.0.into()),
                Cell::text(&sides::column(language, &report.settings, argument.side)),
                Cell::text(&words.scenario(argument.side).title),
                Cell::text(common::kind(language, argument.kind)),
                Cell::text(&argument.text),
                Cell::count(argument.support),
                Cell::count(argument.recognised),
                Cell::yes_or_no(language, argument.starred),
                Cell::maybe(theme.map(|theme| &theme.name)),
            ]);
        }
    }
    Table { name: text::arguments(language), columns, rows }
}

/// Left and right, or two empty cells.
fn two(count: Option<Count>) -> [Cell; 2] {
    match count {
        Some(count) => [Cell::Number(count.left.into()), Cell::Number(count.right.into())],
        None => [Cell::Empty, Cell::Empty],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::code::JoinCode;
    use shared::session::{Placement, Rules, Settings};
    use shared::time::Timestamp;

    fn empty(mirrored: bool) -> Report {
        Report {
            code: JoinCode::from_numbers([1; 6]),
            opened_at: Timestamp(0),
            began_at: None,
            ended_at: None,
            settings: Settings {
                title: "Demo".into(),
                language: Language::Nl,
                minutes: 10,
                planned: 0,
                placement: Placement::Spread,
                led: true,
                rules: Rules { mirrored, ..Rules::default() },
                was_mirrored: false,
                rehearsal: false,
                expected: None,
            },
            parts: Vec::new(),
            people: 0,
            rooms: Vec::new(),
            dilemmas: Vec::new(),
            walls: Vec::new(),
            talks: Vec::new(),
        }
    }

    #[test]
    fn with_mirrored_sides_no_column_is_left_or_right() {
        let heads = |mirrored, language| {
            let tables = all(&empty(mirrored), language, &Clock::in_zone(None));
            tables.into_iter().flat_map(|table| table.columns).map(|column| column.head).collect::<Vec<_>>()
        };
        for (language, places) in [(Language::Nl, ["links", "linker"]), (Language::En, ["left", "right"])] {
            let has_place = |head: &Cow<'static, str>| places.iter().any(|place| head.to_lowercase().contains(place));
            assert!(heads(false, language).iter().any(has_place));
            assert_eq!(heads(true, language).into_iter().find(has_place), None);
        }
        assert!(heads(true, Language::Nl).contains(&Cow::from("Stemmen scenario 1")));
    }

    #[test]
    fn an_empty_report_has_tables_with_heads_only_and_valid_sheet_names() {
        let report = empty(false);
        for language in Language::ALL {
            let tables = all(&report, language, &Clock::in_zone(None));
            assert_eq!(tables.len(), 4, "an empty list gets no sheet");
            for table in &tables {
                assert!(table.rows.is_empty() && !table.columns.is_empty() && table.name.chars().count() <= 31);
            }
            assert!(super::super::workbook::write(tables, language).is_ok());
        }
    }
}
