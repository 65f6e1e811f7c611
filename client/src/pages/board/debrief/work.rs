//! The workbench: one dilemma with its result, what was said about it, and the three questions.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{ArgumentId, DilemmaNumber};
use shared::session::result::{Voiced, voiced};
use shared::text::{debrief as text, plenary};

use super::arguments::Arguments;
use super::notes::Questions;
use super::reveal::Reveal;
use super::themes::Themes;
use super::undo::Undo;
use crate::language::{reader, say};
use crate::pages::board::desk::{Desk, Words};

/// What all parts of the workbench share.
#[derive(Clone, Copy)]
pub struct Work {
    /// The board.
    pub desk: Desk,
    /// The dilemma.
    pub number: DilemmaNumber,
    /// All arguments about it, covered or not, most support first.
    pub voiced: Memo<Arc<Vec<Voiced>>>,
    /// The arguments that are selected.
    pub chosen: RwSignal<BTreeSet<ArgumentId>>,
    /// The arguments that are being dragged.
    pub dragged: RwSignal<BTreeSet<ArgumentId>>,
    /// The argument that was selected last, to come back to when it is gathered.
    pub last: RwSignal<Option<ArgumentId>>,
    /// What was just taken away.
    pub undo: RwSignal<Option<Undo>>,
}

/// The parts of the workbench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Result,
    Arguments,
    /// Beside the arguments, and a part of its own where there is no room beside them.
    Themes,
    Questions,
}

/// One dilemma.
#[component]
pub fn Workbench(desk: Desk, number: DilemmaNumber, undo: RwSignal<Option<Undo>>) -> impl IntoView {
    let (plenary, rooms) = (desk.live.plenary(), desk.live.rooms());
    let all = Memo::new(move |_| {
        let plenary = plenary.get();
        let rooms: Vec<_> = rooms.with(|rooms| rooms.values().map(|room| room.get()).collect());
        Arc::new(voiced(number, rooms.iter().map(AsRef::as_ref), &plenary))
    });
    let work = Work {
        desk,
        number,
        voiced: all,
        chosen: RwSignal::new(BTreeSet::new()),
        dragged: RwSignal::new(BTreeSet::new()),
        last: RwSignal::new(None),
        undo,
    };
    let part = RwSignal::new(Part::Result);
    let tab = move |which: Part, label: Words| {
        view! {
            <button
                type="button"
                class=("sorts__themes", which == Part::Themes)
                class=("sorts__arguments", which == Part::Arguments)
                aria-pressed=move || (part.get() == which).to_string()
                on:click=move |_| part.set(which)
            >
                {if which == Part::Arguments {
                    // The themes have a part of their own where there is no room beside the arguments.
                    view! { <span class="sorts__both">{say(label)}</span><span class="sorts__one">{say(plenary::arguments)}</span> }.into_any()
                } else {
                    say(label).into_any()
                }}
            </button>
        }
    };
    view! {
        <section class="work" class:work--result=move || part.get() == Part::Result aria-label=move || text::work_on(reader(), number.0)>
            <header class="work__head">
                <h3><span class="num">{number.0}</span>" "{move || crate::hyphens::of_dilemma(desk.question_of(number))}</h3>
                <div class="sorts" role="group" aria-label=say(text::parts)>
                    {tab(Part::Result, text::part_result)}
                    {tab(Part::Arguments, text::part_arguments)}
                    {tab(Part::Themes, text::themes)}
                    {tab(Part::Questions, text::part_questions)}
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

/// The arguments and the themes beside each other; on a small screen the one of them that is looked at.
fn both(work: Work, class: &'static str) -> AnyView {
    view! { <div class=class><Arguments work=work /><Themes work=work /></div> }.into_any()
}
