//! Rule 2: exactly one presenter; offered, asked for and handed over, never seized.

use shared::ids::ParticipantId;
use shared::session::{
    Command, Event, PeopleCommand, Phase, PresenterHow, Rejection, RoomCommand, RoomEvent, Rooms, RoundCommand,
};
use shared::time::{MINUTE, SECOND};
use shared::view::{Audience, Change, project};

use crate::story::{A, B, C, ONE, Story, TWO};

#[test]
fn the_first_to_enter_presents() {
    let mut story = Story::of_session(1, |_| {});
    assert_eq!(story.presenter(), None);
    story.comes_in(ONE);
    story.comes_in(ONE);
    assert_eq!(presents(&story), Some((A, PresenterHow::FirstToEnter)));
}

#[test]
fn the_presenter_steers_forward_and_back_and_nobody_else_does() {
    let mut story = Story::of_room(2);
    for phase in [Phase::Left, Phase::Right, Phase::Left, Phase::Choose, Phase::Read] {
        story.may_not(B, &story.step_to(phase), &Rejection::PresenterOnly);
        story.goes_to(phase);
        assert_eq!(story.round_seen_by(Audience::Participant(B)).phase, phase);
    }
    story.facilitator_may_not(&story.step_to(Phase::Left), &Rejection::MembersOnly);
}

#[test]
fn nobody_steers_past_the_choice() {
    let mut story = Story::of_room(2);
    story.may_not(A, &story.step_to(Phase::Done), &Rejection::MustChooseFirst);
}

#[test]
fn a_short_drop_of_the_connection_costs_nobody_the_role() {
    let mut story = Story::of_room(2);
    story.world.disconnect(A);
    story.waits(20 * SECOND - 1);
    assert!(!is_on_offer(&story));
    story.may_not(B, &Command::Room(RoomCommand::AcceptRole), &Rejection::NotOnOffer);
    story.world.connect(A);
    story.waits(60 * SECOND);
    assert_eq!(presents(&story), Some((A, PresenterHow::FirstToEnter)));
}

#[test]
fn after_twenty_seconds_the_role_is_on_offer_and_goes_to_the_first_to_accept() {
    let mut story = Story::of_room(3);
    story.world.disconnect(A);
    story.waits(20 * SECOND);
    assert!(is_on_offer(&story));
    assert_eq!(story.presenter(), Some(A), "offered, not taken away");
    story.does(C, &Command::Room(RoomCommand::AcceptRole));
    assert_eq!(presents(&story), Some((C, PresenterHow::Accepted)));
    story.may_not(B, &Command::Room(RoomCommand::AcceptRole), &Rejection::NotOnOffer);
    story.world.connect(A);
    assert_eq!(story.presenter(), Some(C), "a returning presenter does not take the role back");
}

#[test]
fn a_presenter_who_is_back_before_anyone_accepted_still_presents() {
    let mut story = Story::of_room(2);
    story.world.disconnect(A);
    story.waits(25 * SECOND);
    story.world.connect(A);
    assert!(!is_on_offer(&story));
    story.may_not(B, &Command::Room(RoomCommand::AcceptRole), &Rejection::NotOnOffer);
    assert_eq!(story.presenter(), Some(A));
}

#[test]
fn the_role_is_only_offered_when_there_is_somebody_to_take_it() {
    let mut story = Story::of_room(2);
    story.world.disconnect(A);
    story.world.disconnect(B);
    story.waits(60 * SECOND);
    assert!(!is_on_offer(&story));
    story.world.connect(B);
    assert!(is_on_offer(&story), "the first to return may take it");
}

#[test]
fn the_role_is_handed_over_on_request() {
    let mut story = Story::of_room(3);
    story.does(B, &Command::Room(RoomCommand::RequestRole));
    assert_eq!(story.presenter(), Some(A), "asking does not give the role");
    assert_eq!(story.room().presenter.and_then(|presenter| presenter.requested_by), Some(B));
    story.does(A, &Command::Room(RoomCommand::KeepRole));
    assert_eq!(story.room().presenter.and_then(|presenter| presenter.requested_by), None);
    story.does(B, &Command::Room(RoomCommand::RequestRole));
    story.does(A, &Command::Room(RoomCommand::HandOver { to: B }));
    assert_eq!(presents(&story), Some((B, PresenterHow::HandedOver)));
    story.may_not(A, &Command::Room(RoomCommand::HandOver { to: A }), &Rejection::PresenterOnly);
}

#[test]
fn only_the_member_who_asked_can_take_the_request_back() {
    let mut story = Story::of_room(3);
    let requested_by = |story: &Story| story.room().presenter.and_then(|presenter| presenter.requested_by);
    story.does(B, &Command::Room(RoomCommand::RequestRole));
    story.does(C, &Command::Room(RoomCommand::WithdrawRequest));
    assert_eq!(requested_by(&story), Some(B));
    story.does(B, &Command::Room(RoomCommand::WithdrawRequest));
    assert_eq!(requested_by(&story), None);
    assert_eq!(story.presenter(), Some(A));
}

#[test]
fn the_request_of_a_member_who_is_moved_is_dropped() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(ONE);
    story.does(B, &Command::Room(RoomCommand::RequestRole));
    story.facilitator(&Command::People(PeopleCommand::Move { participant: B, room: TWO }));
    assert_eq!(story.room().presenter.and_then(|presenter| presenter.requested_by), None);
}

#[test]
fn the_role_stays_in_the_room() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.may_not(A, &Command::Room(RoomCommand::HandOver { to: B }), &Rejection::NoSuchPerson);
    story.may_not(A, &Command::Room(RoomCommand::HandOver { to: ParticipantId(9) }), &Rejection::NoSuchPerson);
}

#[test]
fn nobody_seizes_the_role_of_a_presenter_who_is_there() {
    let mut story = Story::of_room(2);
    story.may_not(B, &Command::Room(RoomCommand::AcceptRole), &Rejection::NotOnOffer);
    story.may_not(B, &Command::Room(RoomCommand::HandOver { to: B }), &Rejection::PresenterOnly);
    story.may_not(B, &Command::Room(RoomCommand::AssignPresenter { participant: B }), &Rejection::FacilitatorOnly);
    assert_eq!(story.presenter(), Some(A));
}

#[test]
fn the_facilitator_reassigns_at_any_time() {
    let mut story = Story::of_room(2);
    story.facilitator(&Command::Room(RoomCommand::AssignPresenter { participant: B }));
    assert_eq!(presents(&story), Some((B, PresenterHow::Assigned)));
}

#[test]
fn every_change_of_presenter_is_shown_to_the_room() {
    let mut story = Story::of_room(2);
    story.does(A, &Command::Room(RoomCommand::HandOver { to: B }));
    let Some(event) = story.world.log.last().and_then(|batch| batch.events.last()) else { panic!("not recorded") };
    let shown = project(event, story.world.now, &story.world.session, Audience::Room(ONE));
    let Some(Change::Event { event: Event::Room(RoomEvent::PresenterChanged { to, .. }), .. }) = shown else {
        panic!("{shown:?}")
    };
    assert_eq!(to, Some((B, PresenterHow::HandedOver)));
}

#[test]
fn when_the_presenter_is_moved_a_member_who_is_there_takes_over() {
    let mut story = Story::of_session(2, |_| {});
    (0..3).for_each(|_| story.comes_in(ONE));
    story.world.disconnect(B);
    story.waits(60 * SECOND);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: A, room: TWO }));
    assert_eq!(presents(&story), Some((C, PresenterHow::PredecessorMoved)));
    assert!(story.world.session.rooms[&TWO].is_presented_by(A), "the first in the other room presents");
}

#[test]
fn an_abandoned_room_is_presented_by_the_first_to_return() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(ONE);
    story.world.disconnect(B);
    story.waits(60 * SECOND);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: A, room: TWO }));
    assert_eq!(story.presenter(), None);
    story.world.connect(B);
    assert_eq!(presents(&story), Some((B, PresenterHow::FirstToEnter)));
}

fn presents(story: &Story) -> Option<(ParticipantId, PresenterHow)> {
    story.room().presenter.map(|presenter| (presenter.participant, presenter.how))
}

fn is_on_offer(story: &Story) -> bool {
    story.room().presenter.is_some_and(|presenter| presenter.offered_since.is_some())
}

#[test]
fn a_presenter_who_only_follows_the_plenary_screen_keeps_the_role_for_twenty_seconds_of_a_round() {
    let mut story = Story::of_room(3);
    story.goes_to(Phase::Choose);
    story.world.follow(A);
    story.world.disconnect(A);
    story.waits(10 * SECOND);
    let offered = |story: &Story| story.room().presenter.is_some_and(|presenter| presenter.offered_since.is_some());
    story.waits(10 * SECOND - 1);
    assert!(!offered(&story));
    story.waits(1);
    assert!(offered(&story));
    story.world.connect(A);
    assert!(!offered(&story), "back in the room");
}

#[test]
fn between_rounds_a_presenter_may_follow_the_plenary_screen() {
    let mut story = Story::of_session(1, |_| {});
    (0..2).for_each(|_| story.comes_in(ONE));
    story.world.follow(A);
    story.world.disconnect(A);
    story.waits(5 * MINUTE);
    let offered = |story: &Story| story.room().presenter.is_some_and(|presenter| presenter.offered_since.is_some());
    assert!(!offered(&story));
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.waits(20 * SECOND - 1);
    assert!(!offered(&story), "they have as long to return as anybody else");
    story.waits(1);
    assert!(offered(&story));
}
