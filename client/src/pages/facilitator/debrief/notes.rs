//! The three questions, with the notes of the plenary.

use leptos::prelude::*;
use shared::session::{Command, GatheringCommand, Note, Question, Screen};
use shared::text::debrief as text;

use super::show_screen::ShowScreen;
use super::state::DebriefState;
use super::undo::Undo;
use crate::components::results::Notes;

/// The questions side by side.
#[component]
pub fn Questions(work: DebriefState) -> impl IntoView {
    let asking = RwSignal::new(None);
    let deleted = Callback::new(move |note: Note| {
        let Note { dilemma, question, text } = note;
        work.undo.set(Some(Undo {
            words: text::note_deleted,
            command: Command::Gathering(GatheringCommand::AddNote { dilemma, question, text }),
        }));
    });
    let columns = Question::ALL.map(|question| {
        view! {
            <Notes
                live=work.board.live
                number=work.number
                question=question
                steers=Signal::stored(true)
                asking=asking
                on_deleted=deleted
            />
        }
    });
    view! {
        <div class="work__scroll">
            <div class="debrief__row"><ShowScreen board=work.board screen=Screen::Questions(work.number) label=text::show_questions /></div>
            <div class="asks asks--desk">{columns.into_iter().collect_view()}</div>
        </div>
    }
}
