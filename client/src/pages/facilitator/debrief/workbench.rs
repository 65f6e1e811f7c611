//! The workbench: one dilemma with its result, its arguments, and the three questions.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::result::voiced;
use shared::text::{debrief as text, plenary};

use super::arguments::Arguments;
use super::notes::Questions;
use super::reveal::Reveal;
use super::state::DebriefState;
use super::themes::Themes;
use super::undo::Undo;
use crate::language::{Words, reader, say};
use crate::pages::facilitator::state::FacilitatorState;

/// The parts of the workbench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Result,
    Arguments,
    /// Next to the arguments, or a part of its own if there is no room there.
    Themes,
    Questions,
}

#[component]
pub fn Workbench(board: FacilitatorState, number: DilemmaNumber, undo: RwSignal<Option<Undo>>) -> impl IntoView {
    let (plenary, rooms) = (board.live.plenary(), board.live.rooms());
    let all = Memo::new(move |_| {
        let plenary = plenary.get();
        let rooms: Vec<_> = rooms.with(|rooms| rooms.values().map(|room| room.get()).collect());
        Arc::new(voiced(number, rooms.iter().map(AsRef::as_ref), &plenary))
    });
    let work = DebriefState {
        board,
        number,
        voiced: all,
        chosen: RwSignal::new(BTreeSet::new()),
        dragged: RwSignal::new(BTreeSet::new()),
        last: RwSignal::new(None),
        undo,
    };
    let part = RwSignal::new(Part::Result);
    let tab = move |shows: &'static [Part], class: &'static str, label: Words| {
        view! {
            <button
                type="button"
                class=class
                aria-pressed=move || shows.contains(&part.get()).to_string()
                on:click=move |_| part.set(shows[0])
            >
                {say(label)}
            </button>
        }
    };
    view! {
        <section class="work" class:work--result=move || part.get() == Part::Result aria-label=move || text::work_on(reader(), number.0)>
            <header class="work__head">
                <h3><span class="num">{number.0}</span>" "{move || crate::hyphens::of_dilemma(board.question_of(number))}</h3>
                <div class="sorts" role="group" aria-label=say(text::parts)>
                    {tab(&[Part::Result], "", text::part_result)}
                    // One tab for arguments and themes if they fit side by side, otherwise one for each. Turning a
                    // device switches between the two.
                    {tab(&[Part::Arguments, Part::Themes], "sorts__both", text::part_arguments)}
                    {tab(&[Part::Arguments], "sorts__one", plenary::arguments)}
                    {tab(&[Part::Themes], "sorts__one", text::themes)}
                    {tab(&[Part::Questions], "", text::part_questions)}
                </div>
            </header>
            {move || match part.get() {
                Part::Result => view! { <Reveal work=work /> }.into_any(),
                Part::Arguments => both(work, "work__two work__two--said"),
                Part::Themes => both(work, "work__two work__two--themes"),
                Part::Questions => view! { <Questions work=work /> }.into_any(),
            }}
        </section>
    }
}

/// The arguments and the themes side by side; on a small screen only the selected part.
fn both(work: DebriefState, class: &'static str) -> AnyView {
    view! { <div class=class><Arguments work=work /><Themes work=work /></div> }.into_any()
}
