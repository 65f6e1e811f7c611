//! The three questions about one dilemma, with what the plenary says.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Question;

use super::foot::Foot;
use super::hall::Hall;
use super::notes::Notes;
use super::slide::{Slide, Top};

/// The questions beside each other, each with its answers.
#[component]
pub fn QuestionsSlide(hall: Hall, number: DilemmaNumber) -> impl IntoView {
    let slide = Slide::new(hall, number);
    // A field that was left open does not follow to the next dilemma.
    on_cleanup(move || {
        hall.asking.try_set(None);
    });
    let columns = Question::ALL.map(|question| {
        view! { <Notes live=hall.live number=number question=question steers=hall.steers asking=hall.asking /> }
    });
    view! {
        <section class="slide slide--said">
            <Top slide=slide />
            <div class="slide__said asks">{columns.into_iter().collect_view()}</div>
            <Foot hall=hall number=number pages=Signal::stored(1) />
        </section>
    }
}
