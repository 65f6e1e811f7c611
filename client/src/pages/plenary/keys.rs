//! The keyboard of the plenary screen, and that of the clickers that people present with.

use leptos::ev;
use leptos::prelude::*;
use shared::session::Question;
use shared::text::{connection, plenary as text};
use wasm_bindgen::JsCast;

use super::Words;
use super::hall::Hall;
use crate::components::{Icon, LanguageSwitch, icons};
use crate::language::say;
use crate::pages::steering::Modal;

/// What a key does.
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

/// Listens to the keys as long as the screen is shown.
pub fn listen(hall: Hall) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat());
        if !is_plain || hall.help.get_untracked() || is_typed_into(&event) {
            return;
        }
        let Some(press) = Press::of(&event.key(), hall.letters.get_untracked()) else { return };
        if press == Press::RevealNext && is_pressed(&event) {
            return;
        }
        event.prevent_default();
        match press {
            Press::Turn { forward } => hall.turn(forward),
            Press::Step { forward } => hall.step(forward),
            Press::RevealNext => hall.reveal_next(),
            Press::Reveal => hall.reveal(),
            Press::Cover => hall.cover(),
            Press::Note(question) => hall.take_note(question),
            Press::Help => hall.help.set(true),
        }
    });
    on_cleanup(move || handle.remove());
}

fn is_typed_into(event: &ev::KeyboardEvent) -> bool {
    is_on(event, &["INPUT", "TEXTAREA", "SELECT"])
}

/// Enter and the space bar belong to the button that has the focus.
fn is_pressed(event: &ev::KeyboardEvent) -> bool {
    is_on(event, &["BUTTON", "A", "SUMMARY"])
}

fn is_on(event: &ev::KeyboardEvent, tags: &[&str]) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| tags.contains(&element.tag_name().as_str()))
}

/// The sheet with the keys.
#[component]
pub fn KeySheet(hall: Hall) -> impl IntoView {
    let row = |keys: &'static [&'static str], does: Words| {
        view! {
            <div>
                <dt>{keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view()}</dt>
                <dd>{say(does)}</dd>
            </div>
        }
    };
    view! {
        <Modal open=hall.help labelled_by="keys-title" class="modal modal--keys">
            <div class="keys__top">
                <h2 id="keys-title">{say(text::keys)}</h2>
                <button class="btn btn--quiet" type="button" aria-label=say(connection::close) on:click=move |_| hall.help.set(false)>
                    <Icon path=icons::CROSS />
                </button>
            </div>
            <dl class="keys">
                {row(&["←", "→"], text::key_turn)}
                {row(&["R"], text::key_reveal)}
                {row(&["Enter"], text::key_reveal_next)}
                {row(&["C"], text::key_cover)}
                {row(&["↑", "↓"], text::key_spotlight)}
                {row(&["N"], text::key_note)}
                {row(&["1", "2", "3"], text::key_questions)}
                {row(&["?"], text::key_help)}
            </dl>
            <label class="keys__letters">
                <input
                    type="checkbox"
                    prop:checked=hall.letters
                    on:change=move |event| hall.set_letters(event_target_checked(&event))
                />
                {say(text::letters_work)}
            </label>
            <LanguageSwitch />
        </Modal>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
