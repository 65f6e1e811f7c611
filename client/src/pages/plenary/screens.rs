//! The order of the screens, for moving through them with the arrow keys.

use shared::ids::DilemmaNumber;
use shared::session::Screen;

/// A dilemma that has a screen for its result, and whether it has further screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    pub dilemma: DilemmaNumber,
    /// Some of its results are revealed, so that there is something to talk about.
    pub is_open: bool,
    /// Arguments about it were gathered.
    pub has_themes: bool,
}

impl Chapter {
    /// Its screens in order, including the current one even if it no longer has anything to show.
    fn screens(self, current: Screen) -> impl Iterator<Item = Screen> {
        let Self { dilemma, is_open, has_themes } = self;
        [
            (Screen::Dilemma(dilemma), true),
            (Screen::Figures(dilemma), is_open),
            (Screen::Arguments(dilemma), is_open),
            (Screen::Themes(dilemma), is_open && has_themes),
            (Screen::Questions(dilemma), is_open),
        ]
        .into_iter()
        .filter(move |(screen, there)| *there || *screen == current)
        .map(|(screen, _)| screen)
    }
}

/// The screen before or after `current`: the door, what is running, every dilemma with its further screens, and all
/// dilemmas together.
pub fn beside(chapters: &[Chapter], current: Screen, forward: bool) -> Option<Screen> {
    let dilemmas = chapters.iter().flat_map(|chapter| chapter.screens(current));
    let screens: Vec<Screen> =
        [Screen::Door, Screen::Now].into_iter().chain(dilemmas).chain([Screen::Matrix]).collect();
    let at = screens.iter().position(|screen| *screen == current).unwrap_or(0);
    let next = if forward { Some(at + 1) } else { at.checked_sub(1) };
    screens.get(next?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(chapters: &[Chapter], from: Screen, forward: bool) -> Vec<Screen> {
        std::iter::successors(beside(chapters, from, forward), |screen| beside(chapters, *screen, forward)).collect()
    }

    #[test]
    fn covered_dilemmas_have_only_their_result() {
        let covered = |number| Chapter { dilemma: DilemmaNumber(number), is_open: false, has_themes: true };
        let [first, second] = [1, 2].map(|number| Screen::Dilemma(DilemmaNumber(number)));
        let chapters = [covered(1), covered(2)];
        assert_eq!(walk(&chapters, Screen::Door, true), [Screen::Now, first, second, Screen::Matrix]);
        assert_eq!(walk(&chapters, Screen::Matrix, false), [second, first, Screen::Now, Screen::Door]);
        assert_eq!(walk(&[], Screen::Door, true), [Screen::Now, Screen::Matrix]);
    }

    #[test]
    fn a_revealed_result_is_followed_by_its_further_screens() {
        let dilemma = DilemmaNumber(1);
        let open = |has_themes| [Chapter { dilemma, is_open: true, has_themes }];
        let [result, figures, arguments] =
            [Screen::Dilemma, Screen::Figures, Screen::Arguments].map(|screen| screen(dilemma));
        let (themes, questions) = (Screen::Themes(dilemma), Screen::Questions(dilemma));
        assert_eq!(walk(&open(true), result, true), [figures, arguments, themes, questions, Screen::Matrix]);
        assert_eq!(walk(&open(false), arguments, true), [questions, Screen::Matrix]);
    }

    #[test]
    fn a_screen_with_nothing_left_to_show_can_be_left() {
        let dilemma = DilemmaNumber(1);
        let chapters = [Chapter { dilemma, is_open: false, has_themes: false }];
        assert_eq!(beside(&chapters, Screen::Themes(dilemma), true), Some(Screen::Matrix));
        assert_eq!(beside(&chapters, Screen::Themes(dilemma), false), Some(Screen::Dilemma(dilemma)));
    }
}
