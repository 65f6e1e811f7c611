//! Names of the sides for ballots, results, choices and guesses: *links*, or in a session with mirrored sides the
//! title, because there a scenario is on the left in one group and on the right in another, and on the plenary screen.

use crate::dilemma::DilemmaText;
use crate::language::Language;
use crate::session::{Settings, Side};
use crate::text::{common, with_capital};

texts! {
    titled(title: &str) { "‘{title}’", "‘{title}’" }
    this { "dit", "this" }
    this_scenario { "dit scenario", "this scenario" }
    scenario { "Scenario", "Scenario" }
    first_scenario { "scenario 1", "scenario 1" }
    second_scenario { "scenario 2", "scenario 2" }
}

/// The names of the sides of one dilemma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    language: Language,
    /// The titles, if they are used as names; absent: the names are positions.
    titles: Option<[String; 2]>,
}

impl Sides {
    /// The names in a session with these settings.
    pub fn of(language: Language, settings: &Settings, words: &DilemmaText) -> Self {
        let titles = settings.names_by_title().then(|| Side::BOTH.map(|side| words.scenario(side).title.clone()));
        Self { language, titles }
    }

    /// The positions as names, while the session is not known.
    pub const fn by_place(language: Language) -> Self {
        Self { language, titles: None }
    }

    /// The title of a side, if it is used as the name.
    pub fn title(&self, side: Side) -> Option<&str> {
        let [left, right] = self.titles.as_ref()?;
        Some(match side {
            Side::Left => left,
            Side::Right => right,
        })
    }

    /// Are the titles used as names?
    pub const fn go_by_title(&self) -> bool {
        self.titles.is_some()
    }

    /// In a sentence: *links*, or *‘De titel’*.
    pub fn name(&self, side: Side) -> String {
        self.title(side).map_or_else(|| place(self.language, side), |title| titled(self.language, title))
    }

    /// By itself, as a label or in a cell: *Links*, or *De titel*.
    pub fn label(&self, side: Side) -> String {
        self.title(side).unwrap_or_else(|| common::position(self.language, side)).to_owned()
    }

    /// In a sentence next to the title: *links*, or *dit scenario*.
    pub fn here(&self, side: Side) -> String {
        if self.go_by_title() { this_scenario(self.language).to_owned() } else { place(self.language, side) }
    }

    /// The same at the start of a sentence.
    pub fn here_first(&self, side: Side) -> String {
        with_capital(&self.here(side))
    }

    /// On a button under the title: *links*, or *dit*.
    pub fn this(&self, side: Side) -> String {
        if self.go_by_title() { this(self.language).to_owned() } else { place(self.language, side) }
    }

    /// Above a title: *Linkerscenario*, or *Scenario*.
    pub const fn tag(&self, side: Side) -> &'static str {
        if self.go_by_title() { scenario(self.language) } else { common::scenario(self.language, side) }
    }

    /// Inside a mark: L or R, or nothing.
    pub fn letter(&self, side: Side) -> &'static str {
        if self.go_by_title() { "" } else { letter(self.language, side) }
    }
}

/// L or R, inside a mark.
pub fn letter(language: Language, side: Side) -> &'static str {
    common::position(language, side).get(..1).unwrap_or_default()
}

/// In a table of several dilemmas, which no title fits: *links*, or *scenario 1*.
pub fn column(language: Language, settings: &Settings, side: Side) -> String {
    match side {
        Side::Left if settings.names_by_title() => first_scenario(language).to_owned(),
        Side::Right if settings.names_by_title() => second_scenario(language).to_owned(),
        Side::Left | Side::Right => place(language, side),
    }
}

/// The heading of the column with the titles of a side: *Linkerscenario*, or *Scenario 1*.
pub fn column_of_titles(language: Language, settings: &Settings, side: Side) -> String {
    if settings.names_by_title() {
        with_capital(&column(language, settings, side))
    } else {
        common::scenario(language, side).to_owned()
    }
}

fn place(language: Language, side: Side) -> String {
    common::position(language, side).to_lowercase()
}
