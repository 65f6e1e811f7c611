//! A clearing: everybody writes what they take with them, and how they feel as they leave.

use leptos::prelude::*;
use shared::session::BlockKind;

use super::Screens;
use crate::model::RoomView;
use crate::pages::facilitator::{FacilitatorState, WallPanel};
use crate::pages::follower::{FollowerState, WallPart};
use crate::pages::plenary::{PlenaryState, WallScreen};
use crate::pages::room::WallPage;

pub struct Clearing;

impl Screens for Clearing {
    fn room(view: RoomView) -> AnyView {
        view! { <WallPage view=view kind=BlockKind::Clearing /> }.into_any()
    }

    fn follower(follower: FollowerState) -> AnyView {
        view! { <WallPart follower=follower kind=BlockKind::Clearing /> }.into_any()
    }

    fn plenary(state: PlenaryState) -> AnyView {
        view! { <WallScreen state=state kind=BlockKind::Clearing /> }.into_any()
    }

    fn board(board: FacilitatorState) -> AnyView {
        view! { <WallPanel board=board kind=BlockKind::Clearing /> }.into_any()
    }
}
