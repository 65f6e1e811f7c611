//! Without a facilitator, the person who started the session shares its report and deletes it.

use shared::session::people::presence::PRESENTER_GONE;
use shared::session::{Author, Command, LifecycleCommand, Rejection, RoomCommand, SecretLink};

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
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Participant(A), link)), [false, false, true]);
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Participant(B), link)), [false; 3]);
    assert!(session.may_delete(Author::Participant(A)) && !session.may_delete(Author::Participant(B)));
    assert!(!session.may_delete(Author::Plenary));
}

#[test]
fn the_starter_keeps_it_and_so_does_the_presenter() {
    let mut story = of_team();
    story.does(A, &Command::Room(RoomCommand::HandOver { to: B }));
    story.world.disconnect(A);
    for person in [A, B] {
        let session = &story.world.session;
        assert!(session.may_give_out(Author::Participant(person), SecretLink::Report));
        assert!(session.may_delete(Author::Participant(person)));
    }
}

#[test]
fn after_the_end_the_role_of_a_presenter_who_is_gone_is_offered() {
    let mut story = of_team();
    story.does(A, &Command::Lifecycle(LifecycleCommand::End));
    story.world.disconnect(A);
    story.may_not(B, &Command::Room(RoomCommand::AcceptRole), &Rejection::NotOnOffer);
    story.waits(PRESENTER_GONE);
    story.does(B, &Command::Room(RoomCommand::AcceptRole));
    assert!(story.world.session.may_give_out(Author::Participant(B), SecretLink::Report));
}

#[test]
fn with_a_facilitator_no_participant_may() {
    let mut story = Story::of_session(1, |settings| *settings = plain_settings());
    story.comes_in(ONE);
    let session = &story.world.session;
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Participant(A), link)), [false; 3]);
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Facilitator, link)), [true; 3]);
    assert_eq!(LINKS.map(|link| session.may_give_out(Author::Plenary, link)), [false; 3]);
    assert!(session.may_delete(Author::Facilitator) && !session.may_delete(Author::Participant(A)));
}
