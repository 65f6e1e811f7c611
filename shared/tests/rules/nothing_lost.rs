//! Rule 9: a restart of the server costs nobody a word, a ballot or a role.

use shared::session::{Command, Count, Kind, PeopleCommand, Phase, Rooms, RoundCommand, Side};
use shared::time::{MINUTE, SECOND};
use shared::view::Audience;

use crate::story::{A, B, C, D, ONE, Story, TWO};

#[test]
fn a_restarted_server_continues_where_it_was() {
    let mut story = Story::of_room_with(2, |settings| settings.rules.silent_minute = true);
    story.goes_to(Phase::Left);
    story.writes(B, Side::Left, Kind::Pro, "Demo in silence");
    story.waits(30 * SECOND);
    let before = story.world.session.clone();
    story.world.restart();
    assert_eq!(story.world.session, before);
    story.world.connect(A);
    story.world.connect(B);
    story.waits(30 * SECOND);
    assert_eq!(story.arguments_seen_by(Audience::Room(ONE)), 1, "the silence ended when it should");
    assert_eq!(story.presenter(), Some(A));
}

#[test]
fn a_restart_opens_no_ballots_and_offers_no_role_before_people_can_be_back() {
    let mut story = Story::of_room(4);
    story.goes_to(Phase::Choose);
    story.votes([(B, Side::Left), (C, Side::Left), (D, Side::Left)]);
    story.waits(MINUTE);
    story.world.restart();
    for back in [B, C, D] {
        story.world.connect(back);
    }
    story.waits(10 * SECOND - 1);
    assert_eq!(story.round().ballots.count, None, "the others are waited for as if they had just dropped out");
    story.waits(1);
    assert_eq!(story.round().ballots.count, Some(Count { left: 3, right: 0 }));
    assert!(story.room().presenter.is_some_and(|presenter| presenter.offered_since.is_none()));
    story.waits(10 * SECOND);
    assert!(story.room().presenter.is_some_and(|presenter| presenter.offered_since.is_some()));
}

#[test]
fn arguments_stay_when_their_author_is_moved() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(ONE);
    story.does(A, &Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.goes_to(Phase::Left);
    let argument = story.writes(B, Side::Left, Kind::Pro, "Demo pro");
    story.facilitator(&Command::People(PeopleCommand::Move { participant: B, room: TWO }));
    assert_eq!(story.round().arguments[&argument].text, "Demo pro");
    assert!(!story.seen_by(Audience::Room(ONE)).participants.contains_key(&B), "gone from the room they left");
    assert!(story.seen_by(Audience::Room(TWO)).participants.contains_key(&B), "they are seen in the other room");
}
