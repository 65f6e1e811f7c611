//! Several short lines in a row: the points of a scenario, the prompts of a phase.

use leptos::html::Fieldset;
use leptos::prelude::*;
use shared::dilemma::{DilemmaField, DilemmaText, Problem};
use shared::language::Language;
use shared::session::Side;

use super::field::{Counts, EditorField, Remarks};
use super::manuscript::Manuscript;
use crate::language::{Words, reader, say};

/// What a row of lines is.
#[derive(Clone, Copy)]
pub struct Row {
    /// The side; `None` while choosing.
    pub side: Option<Side>,
    /// Points or prompts.
    pub field: DilemmaField,
    /// The number of boxes, unless more are filled in.
    pub boxes: usize,
    /// The most characters of each.
    pub most: usize,
    /// The name of one of them.
    pub name: fn(Language, usize) -> String,
}

impl Row {
    fn of(self, words: &DilemmaText) -> &Vec<String> {
        match (self.side, self.field) {
            (Some(side), DilemmaField::Points) => &words.scenario(side).points,
            (Some(side), _) => &words.scenario(side).prompts,
            (None, _) => &words.prompts,
        }
    }

    fn of_mut(self, words: &mut DilemmaText) -> &mut Vec<String> {
        match (self.side, self.field) {
            (Some(Side::Left), DilemmaField::Points) => &mut words.left.points,
            (Some(Side::Right), DilemmaField::Points) => &mut words.right.points,
            (Some(Side::Left), _) => &mut words.left.prompts,
            (Some(Side::Right), _) => &mut words.right.prompts,
            (None, _) => &mut words.prompts,
        }
    }

    fn id(self) -> String {
        let side = self.side.map_or("", crate::components::side_class);
        format!("editor-{}{side}", self.field.key())
    }
}

/// The boxes of a row, with what is wrong with the row.
#[component]
pub fn Lines(
    manuscript: Manuscript,
    row: Row,
    title: Signal<String>,
    #[prop(optional)] hint: Option<Words>,
) -> impl IntoView {
    let count = manuscript.read(move |words| row.of(words).len().max(row.boxes));
    let problems = manuscript.problems_at(row.side, row.field);
    let (fieldset, was_here) = (NodeRef::<Fieldset>::new(), RwSignal::new(false));
    let shown = Memo::new(move |_| {
        let points_out = was_here.get() || manuscript.tried.get();
        problems.get().into_iter().filter(|_| points_out).collect::<Vec<Problem>>()
    });
    let line = move |place: usize| {
        let value = manuscript.read(move |words| row.of(words).get(place).cloned().unwrap_or_default());
        let typed = move |typed: String| {
            manuscript.write(|words| {
                let lines = row.of_mut(words);
                if lines.len() <= place {
                    lines.resize(place + 1, String::new());
                }
                if let Some(line) = lines.get_mut(place) {
                    *line = typed;
                }
            });
        };
        view! {
            <EditorField
                manuscript=manuscript
                id=format!("{}-{place}", row.id())
                label=Signal::derive(move || (row.name)(reader(), place + 1))
                counts=Counts::Characters(row.most)
                value=value
                on_typed=Callback::new(typed)
            />
        }
    };
    // The focus that leaves one box for the next stays in the row.
    let left = move |event: leptos::ev::FocusEvent| {
        use wasm_bindgen::JsCast;
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        if fieldset.try_get_untracked().flatten().is_some_and(|fieldset| !fieldset.contains(to.as_ref())) {
            was_here.set(true);
        }
    };
    view! {
        <fieldset class="editor__row" node_ref=fieldset on:focusout=left data-wrong=move || (manuscript.tried.get() && shown.with(|shown| shown.iter().any(Problem::is_refused))).then_some("") tabindex="-1">
            <legend class="label">{title}</legend>
            {hint.map(|hint| view! { <p class="fill__hint">{say(hint)}</p> })}
            <For each=move || 0..count.get() key=|place| *place children=line />
            <Remarks id=row.id() shown=shown />
        </fieldset>
    }
}
