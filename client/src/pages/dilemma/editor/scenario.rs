//! One side: its title, its text and its points.

use leptos::prelude::*;
use shared::dilemma::{DilemmaField, POINT_MAX, POINTS, TITLE_MAX};
use shared::session::Side;
use shared::text::{common, dilemma as text};

use super::field::{Counts, EditorField};
use super::lines::{Lines, Row};
use super::manuscript::Manuscript;
use crate::components::{Mark, side_class};
use crate::language::reader;

/// Lines in sight of a text.
const TEXT_ROWS: u8 = 8;

/// The fields of a side.
#[component]
pub fn ScenarioFields(manuscript: Manuscript, side: Side) -> impl IntoView {
    let class = side_class(side);
    let title = manuscript.read(move |words| words.scenario(side).title.clone());
    let body = manuscript.read(move |words| words.scenario(side).text.clone());
    let row = Row { side: Some(side), field: DilemmaField::Points, boxes: POINTS, most: POINT_MAX, name: text::point };
    view! {
        <section class=format!("editor__side is-{class}") aria-labelledby=format!("editor-side-{class}")>
            <h3 class="scen__tag" id=format!("editor-side-{class}")><Mark side=side size="1.5rem" />{move || common::scenario(reader(), side)}</h3>
            <EditorField
                manuscript=manuscript
                id=format!("editor-title-{class}")
                label=Signal::derive(move || text::title(reader()).to_owned())
                hint=Signal::derive(move || text::title_hint(reader()).to_owned())
                counts=Counts::Characters(TITLE_MAX)
                value=title
                on_typed=Callback::new(move |typed| manuscript.write_scenario(side, |scenario| scenario.title = typed))
                problems=manuscript.problems_at(Some(side), DilemmaField::Title)
            />
            <EditorField
                manuscript=manuscript
                id=format!("editor-text-{class}")
                label=Signal::derive(move || text::body(reader()).to_owned())
                hint=Signal::derive(move || text::body_hint_words(reader()))
                counts=Counts::Reading
                rows=TEXT_ROWS
                value=body
                on_typed=Callback::new(move |typed| manuscript.write_scenario(side, |scenario| scenario.text = typed))
                problems=manuscript.problems_at(Some(side), DilemmaField::Text)
            />
            <Lines manuscript=manuscript row=row title=Signal::derive(move || text::points(reader()).to_owned()) hint=text::points_hint />
        </section>
    }
}
