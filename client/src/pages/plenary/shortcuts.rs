//! Keyboard shortcuts of the plenary screen, including the keys of presentation clickers.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use shared::session::Question;
use shared::text::{plenary as text, wall as words, walls};
use wasm_bindgen::JsCast;

use super::state::PlenaryState;
use super::wall;
use crate::components::{KeyRow, KeySheet, listen_to_keys};

/// The action of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Turn { forward: bool },
    Step { forward: bool },
    RevealNext,
    Reveal,
    Cover,
    Note(Option<Question>),
    Help,
}

impl Press {
    fn of(key: &str, letters: bool) -> Option<Self> {
        match key {
            "ArrowRight" | "PageDown" => Some(Self::Turn { forward: true }),
            "ArrowLeft" | "PageUp" => Some(Self::Turn { forward: false }),
            "ArrowDown" => Some(Self::Step { forward: true }),
            "ArrowUp" => Some(Self::Step { forward: false }),
            "Enter" | " " => Some(Self::RevealNext),
            "r" | "R" if letters => Some(Self::Reveal),
            "c" | "C" if letters => Some(Self::Cover),
            "n" | "N" if letters => Some(Self::Note(None)),
            "1" if letters => Some(Self::Note(Some(Question::See))),
            "2" if letters => Some(Self::Note(Some(Question::Mean))),
            "3" if letters => Some(Self::Note(Some(Question::Do))),
            "?" if letters => Some(Self::Help),
            _ => None,
        }
    }
}

/// The action of a key during a reveal. A clicker's forward key skips to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum While {
    Hold,
    Skip,
}

impl While {
    fn of(key: &str) -> Option<Self> {
        match key {
            " " => Some(Self::Hold),
            "Enter" | "Escape" | "ArrowRight" | "PageDown" => Some(Self::Skip),
            _ => None,
        }
    }
}

/// Listens to the keys while the screen is shown.
pub fn listen(state: PlenaryState) {
    listen_to_keys(move |event| {
        if let Some(stage) = state.playing().filter(|_| !event.repeat()) {
            match While::of(&event.key()) {
                // A tab that was pressed still has the focus, but during a reveal the space bar does not belong to it.
                Some(While::Hold) => {
                    stage.hold_or_go_on();
                    return true;
                }
                Some(While::Skip) => {
                    stage.finish();
                    return true;
                }
                // Anything else acts on the end of the reveal.
                _ => stage.finish(),
            }
        }
        let is_of_button = matches!(event.key().as_str(), "Enter" | " ") && is_pressed(event);
        if !event.repeat() && !is_of_button && wall::press(state, &event.key(), state.letters.work()) {
            return true;
        }
        let Some(press) = Press::of(&event.key(), state.letters.work()) else { return false };
        if event.repeat() || press == Press::RevealNext && is_pressed(event) {
            return false;
        }
        match press {
            Press::Turn { forward } => state.turn(forward),
            Press::Step { forward } => state.step(forward),
            Press::RevealNext => state.reveal_next(),
            Press::Reveal => state.reveal(),
            Press::Cover => state.cover(),
            Press::Note(question) => state.take_note(question),
            Press::Help => state.help.set(true),
        }
        true
    });
}

/// Is the key meant for the focused button? Enter and the space bar are, except on the tab of the current screen: that
/// would do nothing, and has the focus only because it was pressed last.
fn is_pressed(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| {
        ["BUTTON", "A", "SUMMARY"].contains(&element.tag_name().as_str()) && !element.has_attribute("aria-current")
    })
}

/// The sheet that lists the keys.
#[component]
pub fn PlenaryKeys(state: PlenaryState) -> impl IntoView {
    let rows = vec![
        KeyRow { keys: &["←", "→"], does: text::key_turn },
        KeyRow { keys: &["R"], does: text::key_reveal },
        KeyRow { keys: &["Enter"], does: text::key_reveal_next },
        KeyRow { keys: &["␣"], does: words::key_hold },
        KeyRow { keys: &["Esc"], does: words::key_skip },
        KeyRow { keys: &["C"], does: text::key_cover },
        KeyRow { keys: &["↑", "↓"], does: text::key_spotlight },
        KeyRow { keys: &["N"], does: text::key_note },
        KeyRow { keys: &["1", "2", "3"], does: text::key_questions },
        KeyRow { keys: &["Enter"], does: walls::key_reveal_wall },
        KeyRow { keys: &["←", "→"], does: walls::key_light },
        KeyRow { keys: &["←", "→"], does: walls::key_turn },
        KeyRow { keys: &["Esc"], does: walls::key_all },
        KeyRow { keys: &["G"], does: walls::key_bundle },
        KeyRow { keys: &["Backspace"], does: walls::key_take_off },
        KeyRow { keys: &["?"], does: text::key_help },
    ];
    view! { <KeySheet open=state.help letters=state.letters rows=rows /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_holds_a_reveal_and_forward_keys_skip_it() {
        assert_eq!(While::of(" "), Some(While::Hold));
        assert_eq!(["Enter", "Escape", "ArrowRight", "PageDown"].map(While::of), [Some(While::Skip); 4]);
        assert_eq!(While::of("ArrowUp"), None);
    }

    #[test]
    fn arrows_and_clickers_always_work_and_letters_can_be_switched_off() {
        assert_eq!(Press::of("PageDown", false), Some(Press::Turn { forward: true }));
        assert_eq!(Press::of("ArrowUp", false), Some(Press::Step { forward: false }));
        assert_eq!(Press::of("r", true), Some(Press::Reveal));
        assert_eq!(Press::of("r", false), None);
        assert_eq!(Press::of("?", false), None);
        assert_eq!(Press::of("Enter", false), Some(Press::RevealNext));
        assert_eq!(Press::of("2", true), Some(Press::Note(Some(Question::Mean))));
        assert_eq!(["c", "n", "3"].map(|key| Press::of(key, false)), [None; 3]);
    }
}
