//! Without a facilitator, whoever started the session gives out its report and deletes it.

use shared::session::{Author, RoomCommand, SecretLink};

use crate::story::{A, B, ONE, Story};
use crate::world::plain_settings;

const LINKS: [SecretLink; 3] = [SecretLink::Facilitator, SecretLink::Plenary, SecretLink::Report];

fn of_team() -> Story {
    let mut story = Story::of_session(1, |settings| settings.led = false);
    for _ in [A, B] {
        story.comes_in(ONE);
    }
    story
}

#[test]
fn the_starter_of_a_team_shares_the_report_and_deletes_the_session() {
    let story = of_team();
    let session = &story.world.session;
    assert_eq!(session.starter(), Some(A));
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Participant(A), link)), [false, false, true]);
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Participant(B), link)), [false; 3]);
    assert!(session.may_delete(Author::Participant(A)) && !session.may_delete(Author::Participant(B)));
    assert!(!session.may_delete(Author::Plenary));
}

#[test]
fn they_stay_the_starter_when_somebody_else_presents_and_when_they_are_gone() {
    let mut story = of_team();
    story.does(A, &shared::session::Command::Room(RoomCommand::HandOver { to: B }));
    story.world.disconnect(A);
    assert_eq!(story.world.session.starter(), Some(A));
    assert!(!story.world.session.may_delete(Author::Participant(B)));
}

#[test]
fn with_a_facilitator_no_participant_may() {
    let mut story = Story::of_session(1, |settings| *settings = plain_settings());
    story.comes_in(ONE);
    let session = &story.world.session;
    assert_eq!(session.starter(), None);
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Participant(A), link)), [false; 3]);
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Facilitator, link)), [true; 3]);
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Plenary, link)), [false; 3]);
    assert!(session.may_delete(Author::Facilitator) && !session.may_delete(Author::Participant(A)));
}
