//! The dilemmas of the session: which are planned and in which order, which are spares, and more from the library.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::Dilemma;
use shared::ids::DilemmaNumber;
use shared::limits::DILEMMAS_MAX;
use shared::session::{Command, PreparationCommand, was_had};
use shared::text::{dilemma as own_text, programme as text};

use crate::components::{Icon, icons};
use crate::drafts::Field;
use crate::language::{Words, reader, say};
use crate::pages::dilemma::{EditorDialog, OwnDilemma, OwnDilemmas, Purpose};
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
    // Looked up once for all rows, because it looks at every room.
    let (rooms, plenary) = (board.live.rooms(), board.live.plenary());
    let had = Memo::new(move |_| {
        let rooms = rooms.with(|rooms| rooms.values().map(|room| room.get()).collect::<Vec<_>>());
        let all = lists.with(|(planned, spares)| planned.iter().chain(spares).copied().collect::<Vec<_>>());
        plenary.with(|plenary| {
            let is_had = |number: &DilemmaNumber| was_had(*number, rooms.iter().map(AsRef::as_ref), plenary);
            all.into_iter().filter(is_had).collect::<BTreeSet<_>>()
        })
    });
    let count = move || lists.with(|(planned, spares)| planned.len() + spares.len());
    let shows_library = RwSignal::new(false);
    view! {
        <section class="plan__part" aria-labelledby="plan-dilemmas">
            <h3 id="plan-dilemmas">{say(text::planned_dilemmas)}</h3>
            <ol class="plan__dilemmas">
                <For each=move || lists.get().0 key=|number| *number let:number><Row board=board number=number lists=lists had=had /></For>
            </ol>
            <h3>{say(text::spare_dilemmas)}</h3>
            <Show when=move || lists.with(|(_, spares)| spares.is_empty())><p class="muted">{say(text::no_spares)}</p></Show>
            <ul class="plan__dilemmas">
                <For each=move || lists.get().1 key=|number| *number let:number><Row board=board number=number lists=lists had=had /></For>
            </ul>
            <Show when=move || !board.ended.get() && count() < DILEMMAS_MAX>
                <button class="btn btn--soft btn--sm" type="button" aria-expanded=move || shows_library.get().to_string() on:click=move |_| shows_library.update(|shows| *shows = !*shows)>
                    <Icon path=icons::PLUS />{say(text::add_dilemma)}
                </button>
                <Show when=move || shows_library.get()><Library board=board /></Show>
                <Own board=board />
            </Show>
        </section>
    }
}

type Lists = Memo<(Vec<DilemmaNumber>, Vec<DilemmaNumber>)>;

/// One dilemma of the session, and what can be done with it.
#[component]
fn Row(
    board: FacilitatorState,
    number: DilemmaNumber,
    lists: Lists,
    had: Memo<BTreeSet<DilemmaNumber>>,
) -> impl IntoView {
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
                    <Correct board=board number=number dilemma=dilemma had=had />
                </div>
            </Show>
        </li>
    }
}

/// Corrects a dilemma that no group has had. The words are kept until the session has them.
#[component]
fn Correct(
    board: FacilitatorState,
    number: DilemmaNumber,
    dilemma: Memo<Option<Arc<Dilemma>>>,
    had: Memo<BTreeSet<DilemmaNumber>>,
) -> impl IntoView {
    let was_had = Memo::new(move |_| had.with(|had| had.contains(&number)));
    let now = Memo::new(move |_| {
        dilemma.with(|dilemma| dilemma.as_ref().and_then(|it| serde_json::to_string(&**it).ok())).unwrap_or_default()
    });
    let draft = board.live.draft(move || Some(Field::CorrectedDilemma { dilemma: number })).beginning_with(now);
    Effect::new(move |_| {
        let words = draft.words();
        let is_recorded = dilemma.with(|dilemma| {
            let written = serde_json::from_str::<Dilemma>(&words).ok();
            written.is_some_and(|written| dilemma.as_ref().is_some_and(|dilemma| **dilemma == written.tidied()))
        });
        if is_recorded && draft.is_kept() {
            draft.forget();
        }
    });
    let save = move |better: Dilemma| {
        if let Some(over) = dilemma.get_untracked() {
            let (over, dilemma) = (Box::new(Dilemma::clone(&over)), Box::new(better));
            board.ask(Command::Preparation(PreparationCommand::CorrectDilemma { number, over, dilemma }));
        }
    };
    let question = move || {
        dilemma.with(|dilemma| dilemma.as_ref().map(|it| it.text(reader()).question.clone())).unwrap_or_default()
    };
    let writing = RwSignal::new(None);
    view! {
        <Show when=move || !was_had.get()>
            <button class="btn btn--soft btn--sm" type="button" aria-label=move || own_text::correct_this(reader(), &question()) on:click=move |_| writing.set(Some(number.0.into()))>
                {say(own_text::correct)}
            </button>
        </Show>
        <EditorDialog writing=writing draft=Callback::new(move |_| draft) purpose=Purpose::Correction { was_had: was_had.into(), save: Callback::new(save) } />
    }
}

/// The dilemmas that this facilitator wrote on this device and that are not in the session, and the way to write one.
#[component]
fn Own(board: FacilitatorState) -> impl IntoView {
    let own = OwnDilemmas::new();
    let writing = RwSignal::new(None);
    let left = Memo::new(move |_| {
        let all = own.all.get();
        board.facts.with(|facts| {
            let is_in = |id: &str| facts.as_ref().is_some_and(|facts| facts.dilemmas.iter().any(|one| one.id == *id));
            all.into_iter().filter(|own| !is_in(&own.dilemma.id)).collect::<Vec<_>>()
        })
    });
    let plan = move |dilemma: Arc<Dilemma>| add(board, &dilemma, true);
    view! {
        <Show when=move || left.with(|left| !left.is_empty())>
            <h4>{say(own_text::own_dilemmas)}</h4>
            <ul class="plan__dilemmas">
                <For each=move || left.get() key=|own| (own.number, own.dilemma.original.question.clone(), own.is_finished()) let:one>
                    <OwnOffer board=board one=one writing=writing />
                </For>
            </ul>
        </Show>
        <button class="btn btn--soft btn--sm" type="button" on:click=move |_| writing.set(Some(own.next()))>
            <Icon path=icons::PLUS />{say(own_text::write_one)}
        </button>
        <EditorDialog writing=writing draft=Callback::new(move |number| own.draft(number)) purpose=Purpose::Own { plan: Callback::new(plan) } />
    }
}

/// One of them.
#[component]
fn OwnOffer(board: FacilitatorState, one: OwnDilemma, writing: RwSignal<Option<u32>>) -> impl IntoView {
    let (number, is_finished) = (one.number, one.is_finished());
    let question = {
        let dilemma = one.dilemma.clone();
        move || match dilemma.text(reader()).question.clone() {
            question if question.is_empty() => own_text::no_question_yet(reader()).to_owned(),
            question => question,
        }
    };
    let name = question.clone();
    view! {
        <li class="plan__offer">
            <div class="plan__dilemma">
                <p>{move || crate::hyphens::of_dilemma(question())}</p>
                {if is_finished {
                    view! { <ReadWhole dilemma=one.dilemma.clone() /> }.into_any()
                } else {
                    view! { <p class="muted">{say(own_text::not_finished)}</p> }.into_any()
                }}
            </div>
            <div class="plan__do">
                {is_finished.then(|| [(true, text::plan_it as Words), (false, text::as_spare as Words)].map(|(planned, label)| add_button(board, one.dilemma.clone(), planned, label)))}
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| writing.set(Some(number))>
                    {say(if is_finished { own_text::change } else { own_text::go_on_writing })}<span class="sr">": "{name}</span>
                </button>
            </div>
        </li>
    }
}

fn add(board: FacilitatorState, dilemma: &Arc<Dilemma>, planned: bool) {
    let dilemma = Box::new(Dilemma::clone(dilemma));
    board.ask(Command::Preparation(PreparationCommand::AddDilemma { dilemma, planned }));
}

/// Adds a dilemma to the session.
fn add_button(board: FacilitatorState, dilemma: Arc<Dilemma>, planned: bool, label: Words) -> impl IntoView {
    let question = {
        let dilemma = dilemma.clone();
        move || dilemma.text(reader()).question.clone()
    };
    view! {
        <button class="btn btn--soft btn--sm" type="button" on:click=move |_| add(board, &dilemma, planned)>
            {say(label)}<span class="sr">": "{question}</span>
        </button>
    }
}

/// The dilemmas of the library that are not in the session.
#[component]
fn Library(board: FacilitatorState) -> impl IntoView {
    let key = Key::new();
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
                                {add_button(board, dilemma.clone(), true, text::plan_it)}
                                {add_button(board, dilemma.clone(), false, text::as_spare)}
                            </div>
                        </li>
                    </For>
                </ul>
            }.into_any()
        } />
    }
}
