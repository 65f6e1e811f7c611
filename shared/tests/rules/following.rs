//! People who follow the plenary screen on a device of their own still belong to their room: ballots wait for them, and
//! they get the messages to the room.

use shared::ids::ParticipantId;
use shared::session::{
    Command, Count, DecidedBy, LifecycleCommand, PeopleCommand, Phase, ProgrammeCommand, RoomCommand, Rooms, Side,
};
use shared::time::SECOND;
use shared::view::Audience;

use crate::story::{A, B, C, D, ONE, Story, TWO};
use crate::world::{BREAK_BLOCK, DILEMMAS_BLOCK};

#[test]
fn ballots_wait_for_followers_of_the_plenary_screen() {
    let mut story = room_that_chooses(3);
    follows(&mut story, C);
    story.votes([(A, Side::Right), (B, Side::Right)]);
    story.waits(60 * SECOND);
    assert_eq!(story.round().ballots.count, None, "a follower is waited for");
    story.world.connect(C);
    story.votes([(C, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 1, right: 2 }));
    assert_eq!(story.round().ballots.missing, 0);
}

#[test]
fn ballots_wait_for_nobody_who_has_left_the_plenary_screen_too() {
    let mut story = room_that_chooses(4);
    follows(&mut story, C);
    story.waits(60 * SECOND);
    story.votes([(A, Side::Right), (B, Side::Right), (D, Side::Right)]);
    story.world.unfollow(C);
    story.waits(10 * SECOND - 1);
    assert_eq!(story.round().ballots.count, None, "they dropped out a moment ago");
    story.waits(1);
    assert_eq!(story.round().ballots.count, Some(Count { left: 0, right: 3 }));
    story.does(A, &story.lock());
    assert_eq!(story.choice().way, DecidedBy::Unanimous, "of everybody who was there");
}

#[test]
fn a_choice_is_not_unanimous_while_somebody_who_is_there_has_not_voted() {
    for follower in [true, false] {
        let mut story = room_that_chooses(4);
        if follower {
            follows(&mut story, D);
        }
        story.votes([(A, Side::Right), (B, Side::Right), (C, Side::Right)]);
        story.does(A, &story.reveal());
        assert_eq!(story.round().ballots.missing, 1);
        // A ballot that is changed now does not make the choice unanimous.
        story.votes([(B, Side::Left), (B, Side::Right)]);
        story.does(A, &story.lock());
        assert_eq!((story.choice().way, story.choice().count), (DecidedBy::Majority, Count { left: 0, right: 3 }));
    }
}

#[test]
fn a_re_vote_that_closes_without_a_follower_counts_them_as_missing() {
    let mut story = room_that_chooses(4);
    story.votes([(A, Side::Left), (B, Side::Right), (C, Side::Right), (D, Side::Left)]);
    story.does(A, &story.re_vote());
    follows(&mut story, C);
    story.votes([(A, Side::Left), (B, Side::Left), (D, Side::Left)]);
    assert_eq!(story.round().ballots.count, None, "it waits for them, too");
    story.waits(60 * SECOND);
    let ballots = &story.round().ballots;
    assert_eq!((ballots.count, ballots.missing), (Some(Count { left: 3, right: 0 }), 1));
}

#[test]
fn followers_get_messages_to_everybody_and_to_their_room_but_no_others() {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    for (rooms, text) in [
        (Rooms::All, "Demo to all"),
        (Rooms::Only([ONE].into()), "Demo to one"),
        (Rooms::Only([TWO].into()), "Demo to two"),
    ] {
        story.facilitator(&Command::Room(RoomCommand::SendMessage { rooms, text: text.into() }));
    }
    assert_eq!(hears(&story, A), ["Demo to all", "Demo to one"]);
    assert_eq!(hears(&story, C), ["Demo to all", "Demo to two"]);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: A, room: TWO }));
    assert_eq!(hears(&story, A), ["Demo to all", "Demo to two"]);
    let seat = story.seen_by(Audience::Follower(A)).seat.unwrap_or_default();
    assert_eq!(seat.room, Some(TWO), "the seat has the new room");
    assert!(story.seen_by(Audience::Plenary).seat.is_none());
}

#[test]
fn after_the_end_earlier_messages_are_outdated() {
    let mut story = Story::of_session(1, |_| {});
    story.comes_in(ONE);
    story.facilitator(&Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: "Demo to all".into() }));
    let latest =
        |story: &Story| story.seen_by(Audience::Plenary).words_to(&[]).pop().map(|message| message.text.clone());
    assert_eq!(latest(&story).as_deref(), Some("Demo to all"));
    story.waits(SECOND);
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    assert_eq!(latest(&story), None);
}

#[test]
fn a_message_lasts_as_long_as_the_part_in_which_it_was_sent() {
    let mut story = Story::of_session(1, |_| {});
    story.comes_in(ONE);
    let latest = |story: &Story| {
        let plenary_screen = story.seen_by(Audience::Plenary).words_to(&[]).pop().map(|message| message.text.clone());
        let follower = story.seen_by(Audience::Follower(A));
        let to_room = follower.seat.clone().unwrap_or_default().told;
        [plenary_screen, follower.words_to(&to_room).pop().map(|message| message.text.clone())]
    };
    let say = |story: &mut Story, rooms, text: &str| {
        story.waits(SECOND);
        story.facilitator(&Command::Room(RoomCommand::SendMessage { rooms, text: text.into() }));
    };
    say(&mut story, Rooms::All, "Demo to all");
    say(&mut story, Rooms::one(ONE), "Demo to one");
    assert_eq!(latest(&story), [Some("Demo to all".into()), Some("Demo to one".into())]);
    story.waits(SECOND);
    story.facilitator(&Command::Programme(ProgrammeCommand::StartBlock {
        from: Some(DILEMMAS_BLOCK),
        block: BREAK_BLOCK,
    }));
    assert_eq!(latest(&story), [None, None], "the message was about the part before");
    say(&mut story, Rooms::All, "Demo of the break");
    assert_eq!(latest(&story), [Some("Demo of the break".into()), Some("Demo of the break".into())]);
}

fn hears(story: &Story, who: ParticipantId) -> Vec<String> {
    let seen = story.seen_by(Audience::Follower(who));
    let seat = seen.seat.unwrap_or_default();
    seen.told.into_iter().chain(seat.told).map(|message| message.text).collect()
}

/// Somebody leaves the room for the plenary screen.
fn follows(story: &mut Story, who: ParticipantId) {
    story.world.follow(who);
    story.world.disconnect(who);
}

fn room_that_chooses(people: usize) -> Story {
    let mut story = Story::of_room(people);
    story.goes_to(Phase::Choose);
    story
}
