//! The three questions about one dilemma, with the notes of the plenary.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Question;

use super::footer::Footer;
use super::heading::Top;
use super::slide::Slide;
use super::state::PlenaryState;
use super::text_fit::{letters, lines};
use crate::components::results::Notes;

/// Sizes of notes, in rem.
const SIZES: [f64; 6] = [2.5, 2.1, 1.75, 1.5, 1.25, 1.0];
/// Width of notes, in rem.
const WIDTH: f64 = 50.0;
/// Largest height of all three together, in rem, on a screen of the usual height.
const HEIGHT: f64 = 32.0;
/// Minimum height of a question, in rem.
const QUESTION: f64 = 3.0;

/// The questions below each other, each with its answers next to it, across the screen.
#[component]
pub fn QuestionsSlide(state: PlenaryState, number: DilemmaNumber) -> impl IntoView {
    let slide = Slide::new(state, number);
    // An open field must not move on to the next dilemma.
    on_cleanup(move || {
        state.asking.try_set(None);
    });
    let size = Memo::new(move |_| {
        state.plenary.with(|plenary| {
            let lengths = Question::ALL.map(|question| {
                plenary.notes_on(number, question).map(|(_, note)| letters(&note.text)).collect::<Vec<_>>()
            });
            note_size(&lengths, HEIGHT - state.lacks())
        })
    });
    let rows = Question::ALL.map(|question| {
        view! { <Notes live=state.live number=number question=question steers=state.steers asking=state.asking /> }
    });
    view! {
        <section class="slide slide--said slide--asks">
            <Top slide=slide />
            <div class="slide__said asks" style=move || format!("--note:{}rem", size.get())>{rows.into_iter().collect_view()}</div>
            <Footer state=state number=number pages=Signal::stored(1) />
        </section>
    }
}

/// The largest size, in rem, in which notes of these lengths fit in this height.
fn note_size(questions: &[Vec<usize>], height: f64) -> f64 {
    let high = |size: f64| {
        let note = |length: &usize| lines(*length, WIDTH / (size * 0.52)) * size * 1.3 + 0.9;
        questions.iter().map(|notes| notes.iter().map(note).sum::<f64>().max(QUESTION) + 1.5).sum::<f64>()
    };
    SIZES.into_iter().find(|size| high(*size) <= height).unwrap_or(SIZES[SIZES.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_notes_are_large_and_many_small() {
        let size = |notes: usize, length: usize| note_size(&[vec![length; notes], vec![], vec![length; notes]], HEIGHT);
        assert!((size(0, 0) - SIZES[0]).abs() < 1e-9 && (size(1, 60) - SIZES[0]).abs() < 1e-9);
        assert!(size(2, 60) < size(1, 60) && size(4, 160) < size(2, 60) && size(9, 160) <= size(4, 160));
        assert!((size(60, 160) - 1.0).abs() < 1e-9);
        let on_a_low_screen = note_size(&[vec![60; 2], vec![], vec![60; 2]], HEIGHT - 6.0);
        assert!(on_a_low_screen < size(2, 60));
    }
}
