//! The dilemmas of the session: which are planned and in which order, which are spares, and more from the library.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::Dilemma;
use shared::ids::DilemmaNumber;
use shared::limits::DILEMMAS_MAX;
use shared::session::{Command, PreparationCommand};
use shared::text::programme as text;

use crate::components::{Icon, icons};
use crate::language::{Words, reader, say};
use crate::pages::entrance::fields::focus_on;
use crate::pages::entrance::{Key, ReadWhole, WithLibrary};
use crate::pages::facilitator::state::FacilitatorState;

/// The dilemmas.
#[component]
pub fn Dilemmas(board: FacilitatorState) -> impl IntoView {
    let facts = board.facts;
    let lists = Memo::new(move |_| {
        facts.with(|facts| facts.as_ref().map(|facts| (facts.planned(), facts.all_spares()))).unwrap_or_default()
    });
    let count = move || lists.with(|(planned, spares)| planned.len() + spares.len());
    let shows_library = RwSignal::new(false);
    view! {
        <section class="plan__part" aria-labelledby="plan-dilemmas">
            <h3 id="plan-dilemmas">{say(text::planned_dilemmas)}</h3>
            <ol class="plan__dilemmas">
                <For each=move || lists.get().0 key=|number| *number let:number><Row board=board number=number lists=lists /></For>
            </ol>
            <h3>{say(text::spare_dilemmas)}</h3>
            <Show when=move || lists.with(|(_, spares)| spares.is_empty())><p class="muted">{say(text::no_spares)}</p></Show>
            <ul class="plan__dilemmas">
                <For each=move || lists.get().1 key=|number| *number let:number><Row board=board number=number lists=lists /></For>
            </ul>
            <Show when=move || !board.ended.get() && count() < DILEMMAS_MAX>
                <button class="btn btn--soft btn--sm" type="button" aria-expanded=move || shows_library.get().to_string() on:click=move |_| shows_library.update(|shows| *shows = !*shows)>
                    <Icon path=icons::PLUS />{say(text::add_dilemma)}
                </button>
                <Show when=move || shows_library.get()><Library board=board /></Show>
            </Show>
        </section>
    }
}

type Lists = Memo<(Vec<DilemmaNumber>, Vec<DilemmaNumber>)>;

/// One dilemma of the session, and what can be done with it.
#[component]
fn Row(board: FacilitatorState, number: DilemmaNumber, lists: Lists) -> impl IntoView {
    let dilemma = Memo::new(move |_| board.facts.with(|facts| facts.as_ref()?.dilemma(number).cloned().map(Arc::new)));
    let place = move || lists.with(|(planned, _)| planned.iter().position(|one| *one == number));
    let question = move || {
        dilemma.with(|dilemma| dilemma.as_ref().map(|it| it.text(reader()).question.clone())).unwrap_or_default()
    };
    let plan = move |change: &dyn Fn(&mut Vec<DilemmaNumber>)| {
        let over = lists.with_untracked(|(planned, _)| planned.clone());
        let mut planned = over.clone();
        change(&mut planned);
        board.ask(Command::Preparation(PreparationCommand::PlanDilemmas { over, planned }));
    };
    // The row moves once the server has answered, and would take the focus with it.
    let moved = StoredValue::new(false);
    Effect::new(move |_| {
        lists.track();
        if moved.try_update_value(std::mem::take).unwrap_or_default() {
            focus_on(format!("dilemma-earlier-{number}"));
        }
    });
    let earlier = move |_| {
        if let Some(place @ 1..) = untrack(place) {
            plan(&|planned| planned.swap(place, place - 1));
            moved.set_value(true);
        }
    };
    let is_only = move || lists.with(|(planned, _)| planned.len() == 1);
    let moves_over = move |_| match untrack(place) {
        Some(_) => plan(&|planned| planned.retain(|one| *one != number)),
        None => plan(&|planned| planned.push(number)),
    };
    view! {
        <li>
            <b class="num">{number.0}</b>
            <div class="plan__dilemma">
                <p>{move || crate::hyphens::of_dilemma(question())}</p>
                {move || dilemma.get().map(|dilemma| view! { <ReadWhole dilemma=dilemma /> })}
            </div>
            <Show when=move || !board.ended.get()>
                <div class="plan__do">
                    <Show when=move || place().is_some_and(|place| place > 0)>
                        <button class="btn btn--quiet btn--sm" type="button" id=format!("dilemma-earlier-{number}") aria-label=move || text::dilemma_earlier(reader(), number.0) on:click=earlier><Icon path=icons::UP /></button>
                    </Show>
                    <Show when=move || place().is_none() || !is_only()>
                        <button class="btn btn--soft btn--sm" type="button" on:click=moves_over>
                            {move || if place().is_some() { say(text::to_spares)() } else { say(text::to_planned)() }}
                            <span class="sr">": "{question}</span>
                        </button>
                    </Show>
                </div>
            </Show>
        </li>
    }
}

/// The dilemmas of the library that are not in the session.
#[component]
fn Library(board: FacilitatorState) -> impl IntoView {
    let key = Key::new();
    let add = move |dilemma: &Arc<Dilemma>, planned: bool| {
        let dilemma = Box::new(Dilemma::clone(dilemma));
        board.ask(Command::Preparation(PreparationCommand::AddDilemma { dilemma, planned }));
    };
    let button = move |dilemma: Arc<Dilemma>, planned: bool, label: Words| {
        let question = {
            let dilemma = dilemma.clone();
            move || dilemma.text(reader()).question.clone()
        };
        view! {
            <button class="btn btn--soft btn--sm" type="button" on:click=move |_| add(&dilemma, planned)>
                {say(label)}<span class="sr">": "{question}</span>
            </button>
        }
    };
    view! {
        <WithLibrary key=key show=move |all| {
            let left = Memo::new(move |_| {
                board.facts.with(|facts| {
                    let is_in = |dilemma: &Dilemma| facts.as_ref().is_some_and(|facts| facts.dilemmas.iter().any(|one| one.id == dilemma.id));
                    all.iter().filter(|dilemma| !is_in(dilemma)).cloned().collect::<Vec<_>>()
                })
            });
            view! {
                <Show when=move || left.with(Vec::is_empty)><p class="muted">{say(text::all_are_in)}</p></Show>
                <ul class="plan__dilemmas">
                    <For each=move || left.get() key=|dilemma| dilemma.id.clone() let:dilemma>
                        <li class="plan__offer">
                            <div class="plan__dilemma">
                                <p>{ let dilemma = dilemma.clone(); move || crate::hyphens::of_dilemma(dilemma.text(reader()).question.clone()) }</p>
                                <ReadWhole dilemma=dilemma.clone() />
                            </div>
                            <div class="plan__do">
                                {button(dilemma.clone(), true, text::plan_it)}
                                {button(dilemma.clone(), false, text::as_spare)}
                            </div>
                        </li>
                    </For>
                </ul>
            }.into_any()
        } />
    }
}
