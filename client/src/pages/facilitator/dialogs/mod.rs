//! The dialogs over the board.

pub mod choices;
pub mod co_facilitators;
pub mod confirm_dialog;
pub mod given_link;
mod grouping;
pub mod links;
pub mod message;
pub mod missing;
pub mod moving;
pub mod programme;
pub mod rehearse;
pub mod sent;
pub mod steered;

use leptos::prelude::*;

use self::grouping::{AddRoomsDialog, MergeRoomsDialog, MixRoomsDialog, MovePersonDialog};
use self::links::LinksDialog;
use self::message::MessageDialog;
use self::missing::MissingDialog;
use self::programme::ProgrammeDialog;
use self::rehearse::RehearseDialog;
use self::steered::SteeredDialog;
use super::shortcuts::BoardKeys;
use super::state::{Dialog, FacilitatorState};
use crate::components::Letters;

/// All dialogs, each open as long as the board has it open.
#[component]
pub fn BoardDialogs(board: FacilitatorState, letters: Letters) -> impl IntoView {
    let show = move |dialog: Dialog| match dialog {
        Dialog::Message => view! { <MessageDialog board=board /> }.into_any(),
        Dialog::Missing => view! { <MissingDialog board=board /> }.into_any(),
        Dialog::AddRooms => view! { <AddRoomsDialog board=board /> }.into_any(),
        Dialog::MovePerson => view! { <MovePersonDialog board=board /> }.into_any(),
        Dialog::MergeRooms => view! { <MergeRoomsDialog board=board /> }.into_any(),
        Dialog::MixRooms => view! { <MixRoomsDialog board=board /> }.into_any(),
        Dialog::Programme => view! { <ProgrammeDialog board=board /> }.into_any(),
        Dialog::Links => view! { <LinksDialog board=board /> }.into_any(),
        Dialog::Steered => view! { <SteeredDialog board=board /> }.into_any(),
        Dialog::Rehearse => view! { <RehearseDialog board=board /> }.into_any(),
        Dialog::Keys => view! { <BoardKeys board=board letters=letters /> }.into_any(),
    };
    Dialog::ALL.map(show).into_iter().collect_view()
}
