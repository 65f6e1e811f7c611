//! A talk: everybody listens, keeps thoughts for themselves, and shares questions with the facilitator.

use leptos::prelude::*;

use super::Screens;
use crate::model::RoomView;
use crate::pages::facilitator::{FacilitatorState, TalkPanel};
use crate::pages::follower::{FollowerState, TalkPart};
use crate::pages::plenary::{PlenaryState, TalkScreen};
use crate::pages::room::TalkPage;

pub struct Talk;

impl Screens for Talk {
    fn room(view: RoomView) -> AnyView {
        view! { <TalkPage view=view /> }.into_any()
    }

    fn follower(follower: FollowerState) -> AnyView {
        view! { <TalkPart follower=follower /> }.into_any()
    }

    fn plenary(state: PlenaryState) -> AnyView {
        view! { <TalkScreen state=state /> }.into_any()
    }

    fn board(board: FacilitatorState) -> AnyView {
        view! { <TalkPanel board=board /> }.into_any()
    }
}
