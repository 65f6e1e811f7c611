//! A break: when everybody goes on, and who is back.

use leptos::prelude::*;

use super::Screens;
use crate::model::RoomView;
use crate::pages::facilitator::{BackPanel, FacilitatorState};
use crate::pages::follower::{BreakPart, FollowerState};
use crate::pages::plenary::{BreakScreen, PlenaryState};
use crate::pages::room::BreakPage;

pub struct Break;

impl Screens for Break {
    fn room(view: RoomView) -> AnyView {
        view! { <BreakPage view=view /> }.into_any()
    }

    fn follower(follower: FollowerState) -> AnyView {
        view! { <BreakPart follower=follower /> }.into_any()
    }

    fn plenary(state: PlenaryState) -> AnyView {
        view! { <BreakScreen state=state /> }.into_any()
    }

    fn board(board: FacilitatorState) -> AnyView {
        view! { <BackPanel board=board /> }.into_any()
    }
}
