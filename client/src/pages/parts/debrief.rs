//! The debrief: the plenary screen and its followers show what the facilitator chooses; rooms see their own choices.

use leptos::prelude::*;

use super::Screens;
use crate::model::RoomView;
use crate::pages::facilitator::{DebriefEntry, FacilitatorState};
use crate::pages::follower::{FollowerState, PartPage};
use crate::pages::plenary::{PartScreen, PlenaryState};
use crate::pages::room::{RoomScreen, Unplaced};

pub struct Debrief;

impl Screens for Debrief {
    fn room(view: RoomView) -> AnyView {
        let is_placed = Memo::new(move |_| view.number.get().is_some());
        (move || {
            if is_placed.get() {
                view! { <RoomScreen view=view /> }.into_any()
            } else {
                view! { <Unplaced view=view /> }.into_any()
            }
        })
        .into_any()
    }

    fn follower(follower: FollowerState) -> AnyView {
        view! { <PartPage follower=follower /> }.into_any()
    }

    fn plenary(state: PlenaryState) -> AnyView {
        view! { <PartScreen state=state /> }.into_any()
    }

    fn board(board: FacilitatorState) -> AnyView {
        view! { <DebriefEntry board=board /> }.into_any()
    }
}
