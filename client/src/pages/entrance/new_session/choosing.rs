//! The dilemmas of a new session, in order.

use serde::{Deserialize, Serialize};
use shared::limits;

/// Dilemmas planned by default: two of ten minutes in a block of twenty.
const PLANNED_AT_FIRST: usize = 2;
/// Spare dilemmas by default: one for a quick room, and one more.
const SPARES_AT_FIRST: usize = 2;

/// The chosen dilemmas by name: first the planned ones, which every room does, then the spares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choosing {
    chosen: Vec<String>,
    planned: usize,
}

impl Choosing {
    /// A good choice for a first session: the first few of the library.
    pub fn at_first<'a>(library: impl Iterator<Item = &'a str>) -> Self {
        let chosen: Vec<_> = library.take(PLANNED_AT_FIRST + SPARES_AT_FIRST).map(str::to_owned).collect();
        let planned = chosen.len().min(PLANNED_AT_FIRST);
        Self { chosen, planned }
    }

    /// The chosen dilemmas that are still in the library, which may be another server's or another version.
    pub fn known(mut self, library: &[&str]) -> Self {
        let is_known = |id: &String| library.contains(&id.as_str());
        let planned = self.planned().iter().filter(|id| is_known(id)).count();
        self.chosen.retain(is_known);
        Self { planned, ..self }
    }

    /// All of them: the planned ones, then the spares.
    pub fn all(&self) -> &[String] {
        &self.chosen
    }

    /// The dilemmas that every room does.
    pub fn planned(&self) -> &[String] {
        self.chosen.get(..self.planned).unwrap_or(&self.chosen)
    }

    /// Dilemmas for rooms with time to spare.
    pub fn spares(&self) -> &[String] {
        self.chosen.get(self.planned..).unwrap_or_default()
    }

    /// Has the maximum been chosen?
    pub fn is_full(&self) -> bool {
        self.chosen.len() >= limits::DILEMMAS_MAX
    }

    /// Was this one chosen?
    pub fn has(&self, id: &str) -> bool {
        self.place(id).is_some()
    }

    /// Plans a dilemma, after the others.
    pub fn plan(&mut self, id: &str) {
        if !self.is_full() && !self.has(id) {
            self.chosen.insert(self.planned, id.to_owned());
            self.planned += 1;
        }
    }

    /// Adds a spare, after the others.
    pub fn spare(&mut self, id: &str) {
        if !self.is_full() && !self.has(id) {
            self.chosen.push(id.to_owned());
        }
    }

    /// Removes a dilemma from the choice.
    pub fn leave_out(&mut self, id: &str) {
        if let Some(place) = self.place(id) {
            self.chosen.remove(place);
            if place < self.planned {
                self.planned -= 1;
            }
        }
    }

    /// Can it move up, past another one or past the line between planned and spare?
    pub fn can_go_earlier(&self, id: &str) -> bool {
        self.place(id).is_some_and(|place| place > 0 || place >= self.planned)
    }

    /// Can it move down, past another one or past the line between planned and spare?
    pub fn can_go_later(&self, id: &str) -> bool {
        self.place(id).is_some_and(|place| place + 1 < self.chosen.len() || place < self.planned)
    }

    /// Moves it up: past the one above it; the first spare passes the line and becomes planned.
    pub fn earlier(&mut self, id: &str) {
        match self.place(id) {
            Some(place) if place == self.planned => self.planned += 1,
            Some(place) if place > 0 => self.chosen.swap(place, place - 1),
            _ => {}
        }
    }

    /// Moves it down: past the one below it; the last planned one passes the line and becomes a spare.
    pub fn later(&mut self, id: &str) {
        match self.place(id) {
            Some(place) if place + 1 == self.planned => self.planned -= 1,
            Some(place) if place + 1 < self.chosen.len() => self.chosen.swap(place, place + 1),
            _ => {}
        }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.chosen.iter().position(|chosen| chosen == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn five() -> Choosing {
        Choosing::at_first(["a", "b", "c", "d", "e"].into_iter())
    }

    #[test]
    fn two_are_planned_and_two_are_spare() {
        assert_eq!(five().planned(), ["a", "b"]);
        assert_eq!(five().spares(), ["c", "d"]);
        assert_eq!(Choosing::at_first(["a"].into_iter()).planned(), ["a"]);
    }

    #[test]
    fn the_line_is_crossed_one_step_at_a_time() {
        let mut choosing = five();
        choosing.earlier("c");
        assert_eq!(
            (choosing.planned(), choosing.spares()),
            (&["a", "b", "c"].map(String::from)[..], &["d".into()][..])
        );
        choosing.earlier("c");
        assert_eq!(choosing.planned(), ["a", "c", "b"]);
        choosing.later("b");
        assert_eq!((choosing.planned().len(), choosing.spares()), (2, &["b", "d"].map(String::from)[..]));
        choosing.later("b");
        assert_eq!(choosing.spares(), ["d", "b"]);
        assert!(!choosing.can_go_later("b") && !choosing.can_go_earlier("a"));
    }

    #[test]
    fn dilemmas_no_longer_in_the_library_are_left_out() {
        let known = five().known(&["b", "c"]);
        assert_eq!((known.planned(), known.spares()), (&["b".into()][..], &["c".into()][..]));
    }

    #[test]
    fn the_only_one_can_be_planned_or_spare() {
        let mut choosing = Choosing::default();
        choosing.spare("a");
        assert!(choosing.can_go_earlier("a") && !choosing.can_go_later("a"));
        choosing.earlier("a");
        assert_eq!(choosing.planned(), ["a"]);
        assert!(choosing.can_go_later("a") && !choosing.can_go_earlier("a"));
        choosing.leave_out("a");
        assert_eq!(choosing, Choosing::default());
    }

    #[test]
    fn the_choice_is_bounded() {
        let mut choosing = Choosing::default();
        for number in 0..limits::DILEMMAS_MAX + 5 {
            choosing.plan(&number.to_string());
        }
        assert_eq!(choosing.all().len(), limits::DILEMMAS_MAX);
    }
}
