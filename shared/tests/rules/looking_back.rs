//! *Terugblik*: after the end, once it is opened, people say what became of their rooms' choices.

use shared::ids::DilemmaNumber;
use shared::limits::SENTENCE_MAX;
use shared::report::Report;
use shared::session::{
    AccessCommand, Again, Command, DebriefCommand, Kind, LifecycleCommand, LookBackCommand, PeopleCommand, Phase,
    Rejection, RoomCommand, Rooms, Side,
};
use shared::view::{Audience, project_report};

use crate::story::{A, B, C, ONE, Story};

const OPEN: Command = Command::LookBack(LookBackCommand::Open { open: true });

fn look_back(again: Again, tried: Option<&str>) -> Command {
    Command::LookBack(LookBackCommand::Answer { dilemma: DilemmaNumber(1), again, tried: tried.map(Into::into) })
}

/// A room of two that chose left; the session is over.
fn over() -> Story {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story
}

#[test]
fn only_the_facilitator_opens_it_and_only_after_the_end() {
    let mut story = Story::of_room(2);
    story.facilitator_may_not(&OPEN, &Rejection::NotNow);
    let mut story = {
        story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
        story
    };
    story.may_not(A, &OPEN, &Rejection::FacilitatorOnly);
    story.facilitator(&OPEN);
    assert!(story.world.session.look_back);
}

#[test]
fn people_look_back_while_it_is_open_and_may_change_their_minds() {
    let mut story = over();
    story.may_not(A, &look_back(Again::Same, None), &Rejection::NoLookBack);
    story.facilitator(&OPEN);
    story.does(A, &look_back(Again::Same, None));
    story.does(A, &look_back(Again::Other, Some("  Demo we tried ")));
    let said = &story.round().look_backs[&A];
    assert_eq!((said.again, said.tried.as_deref()), (Again::Other, Some("Demo we tried")));
    story.facilitator(&Command::LookBack(LookBackCommand::Open { open: false }));
    story.may_not(A, &look_back(Again::Same, None), &Rejection::NoLookBack);
    assert_eq!(story.round().look_backs.len(), 1, "the answer stays");
}

#[test]
fn others_see_it_without_the_author() {
    let mut story = over();
    story.facilitator(&OPEN);
    story.does(A, &look_back(Again::Other, Some("Demo we tried")));
    let said = |audience| story.round_seen_by(audience).look_backs;
    assert_eq!(said(Audience::Participant(A)).keys().collect::<Vec<_>>(), [&A], "one's own");
    let by_others = [Audience::Participant(B), Audience::Room(ONE), Audience::Facilitator].map(said);
    for said in &by_others {
        assert_eq!(said.len(), 1);
        assert!(said.keys().all(|who| !story.world.session.participants.contains_key(who)), "{said:?}");
    }
    assert!(by_others.iter().all(|said| *said == by_others[0]), "the same for all");
}

#[test]
fn the_room_sees_it_and_the_plenary_screen_does_not() {
    let mut story = over();
    story.facilitator(&OPEN);
    story.does(A, &look_back(Again::Unsure, Some("Demo we tried")));
    story.facilitator(&Command::Debrief(DebriefCommand::RevealDilemma { dilemma: DilemmaNumber(1) }));
    assert_eq!(story.round_seen_by(Audience::Participant(B)).look_backs.len(), 1);
    assert!(story.round_seen_by(Audience::Plenary).look_backs.is_empty());
    assert!(story.round_seen_by(Audience::Follower(B)).look_backs.is_empty());
}

#[test]
fn only_a_room_with_a_choice_can_look_back() {
    let mut story = Story::of_room(2);
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story.facilitator(&OPEN);
    story.may_not(A, &look_back(Again::Same, None), &Rejection::NoChoice);
}

#[test]
fn the_answer_about_what_was_tried_is_one_sentence_or_nothing() {
    let mut story = over();
    story.facilitator(&OPEN);
    let long = "x".repeat(SENTENCE_MAX + 1);
    story.may_not(A, &look_back(Again::Same, Some(&long)), &Rejection::TextTooLong { most: SENTENCE_MAX });
    story.does(A, &look_back(Again::Same, Some("   ")));
    assert_eq!(story.round().look_backs[&A].tried, None);
}

#[test]
fn weeks_later_on_another_phone_people_join_the_room_that_they_name() {
    let mut story = over();
    assert_eq!(story.tries_to_come_in(Some(ONE)), Err(Rejection::SessionEnded));
    story.facilitator(&OPEN);
    assert_eq!(
        story.tries_to_come_in(None),
        Err(Rejection::PickARoom { most: 1 }),
        "a random room would be the wrong one"
    );
    assert_eq!(story.tries_to_come_in(Some(ONE)), Ok(C));
    story.does(C, &look_back(Again::Same, None));
    assert_eq!(story.round().look_backs.len(), 1);
}

#[test]
fn nothing_else_can_be_changed_after_the_end() {
    let mut story = over();
    story.facilitator(&OPEN);
    story.may_not(A, &Command::People(PeopleCommand::Rename { name: "Demo Z".into() }), &Rejection::SessionEnded);
    story.may_not(A, &story.minority("Demo"), &Rejection::SessionEnded);
}

#[test]
fn people_who_join_after_the_end_are_not_in_the_report() {
    let mut story = over();
    story.facilitator(&OPEN);
    story.facilitator(&Command::Access(AccessCommand::NamePeopleInReport { on: true }));
    let before = Report::of(&project_report(&story.world.session));
    story.comes_in(ONE);
    story.does(C, &look_back(Again::Same, None));
    let report = Report::of(&project_report(&story.world.session));
    assert_eq!((report.people, &report.rooms), (before.people, &before.rooms));
    assert_eq!(report.people, 2);
}

#[test]
fn people_who_join_after_the_end_see_no_names_and_no_words_of_others() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    story.writes(A, Side::Left, Kind::Pro, "Demo argument");
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    story.does(A, &story.re_vote());
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    let tell = |rooms, text: &str| Command::Room(RoomCommand::SendMessage { rooms, text: text.into() });
    story.facilitator(&tell(Rooms::All, "Demo word to all"));
    story.facilitator(&tell(Rooms::Only([ONE].into()), "Demo word to one"));
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story.facilitator(&OPEN);
    story.does(A, &look_back(Again::Same, Some("Demo we tried")));
    assert_eq!(story.tries_to_come_in(Some(ONE)), Ok(C));
    story.does(C, &look_back(Again::Other, Some("Demo their own")));

    let seen = story.seen_by(Audience::Participant(C));
    assert_eq!(seen.participants.keys().collect::<Vec<_>>(), [&C]);
    let held = serde_json::to_string(&(&seen.participants, &seen.rooms, &seen.told)).unwrap_or_default();
    for said in ["Demo A", "Demo B", "Demo argument", "Demo reason", "Demo word", "Demo we tried"] {
        assert!(!held.contains(said), "{said}: {held}");
    }
    assert!(held.contains("Demo their own"));
    let round = story.round_seen_by(Audience::Participant(C));
    assert_eq!(round.choice().map(|choice| choice.side), Some(Side::Left), "what they look back on");
    // People who took part return as before.
    let seen = story.seen_by(Audience::Participant(B));
    let former = serde_json::to_string(&(&seen.participants, &seen.rooms)).unwrap_or_default();
    assert!(former.contains("Demo argument") && former.contains("Demo we tried") && former.contains("Demo A"));
}
