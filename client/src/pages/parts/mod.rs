//! How each kind of part is shown, on every screen: one file for each kind. The screens show a part only through this
//! module. It does not compile while a kind is not shown on one of them, so that none can be forgotten.
//!
//! There is a function for each screen, instead of one for all, because a function for all would bring the code of
//! every screen to the phones.

mod check_in;
mod clearing;
mod debrief;
mod dilemmas;
mod recess;
mod talk;

use leptos::prelude::*;
use shared::session::BlockKind;

use self::check_in::CheckIn;
use self::clearing::Clearing;
use self::debrief::Debrief;
use self::dilemmas::Dilemmas;
use self::recess::Break;
use self::talk::Talk;
use super::facilitator::FacilitatorState;
use super::follower::FollowerState;
use super::plenary::PlenaryState;
use crate::model::RoomView;

/// The screens of a kind of part. None of them has a default.
trait Screens {
    /// A participant's own page. For a kind without rounds, also for people who are in no room.
    fn room(view: RoomView) -> AnyView;
    /// The page of a follower, while the plenary screen shows nothing of the debrief.
    fn follower(follower: FollowerState) -> AnyView;
    /// The plenary screen, while it shows what runs.
    fn plenary(state: PlenaryState) -> AnyView;
    /// Above the table of rooms on the board: what the facilitator sees and does in this kind only.
    fn board(board: FacilitatorState) -> AnyView;
}

/// Defines the function for each screen, which takes the kind of the part and what the screen holds.
macro_rules! on_screens {
    ($($(#[$meta:meta])* $screen:ident($held:ty);)+) => {$(
        $(#[$meta])*
        pub fn $screen(kind: BlockKind, held: $held) -> AnyView {
            match kind {
                BlockKind::CheckIn => CheckIn::$screen(held),
                BlockKind::Talk => Talk::$screen(held),
                BlockKind::Dilemmas => Dilemmas::$screen(held),
                BlockKind::Debrief => Debrief::$screen(held),
                BlockKind::Break => Break::$screen(held),
                BlockKind::Clearing => Clearing::$screen(held),
            }
        }
    )+};
}

on_screens! {
    /// A part on a participant's own page.
    room(RoomView);
    /// A part on the page of a follower.
    follower(FollowerState);
    /// A part on the plenary screen.
    plenary(PlenaryState);
    /// What the board shows of a part above the table of rooms.
    board(FacilitatorState);
}
