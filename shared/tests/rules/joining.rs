//! Joining: the choice of a room, and what late joiners find there.

use std::collections::BTreeMap;

use shared::ids::{ParticipantId, RoomNumber};
use shared::limits::{NAME_MAX, PARTICIPANTS_EVER_MAX, PARTICIPANTS_MAX};
use shared::session::people::presence::GRACE;
use shared::session::{
    Author, Command, Count, DebriefCommand, GatheringCommand, Kind, LifecycleCommand, Participant, PeopleCommand,
    Phase, Placement, Rejection, RoomCommand, Rooms, RoundCommand, Side,
};
use shared::view::Audience;

use crate::story::{A, B, C, ONE, Story, TWO};

const START: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });

#[test]
fn people_are_spread_evenly() {
    let mut story = Story::of_session(3, |_| {});
    for drawn in [5, 0, 7, 1, 3, 2] {
        story.world.random = drawn;
        let joined = story.tries_to_come_in(None);
        assert!(joined.is_ok());
    }
    let mut sizes = BTreeMap::<Option<RoomNumber>, usize>::new();
    for person in story.world.session.participants.values() {
        *sizes.entry(person.room).or_default() += 1;
    }
    assert_eq!(sizes.into_values().collect::<Vec<_>>(), [2, 2, 2]);
}

#[test]
fn a_late_joiner_lands_in_the_smallest_room_that_has_not_chosen_yet() {
    let mut story = Story::of_session(3, |_| {});
    // One person in the first room, two in the second, three in the third.
    for room in [1, 2, 2, 3, 3, 3] {
        story.comes_in(RoomNumber(room));
    }
    story.facilitator(&START);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.does(A, &story.lock());
    let late = story.tries_to_come_in(None).unwrap_or_default();
    assert_eq!(room_of(&story, late), Some(TWO), "the first room is smaller, but it has chosen");
}

#[test]
fn absent_people_do_not_make_a_room_large() {
    let mut story = Story::of_session(2, |_| {});
    // Two of the three in the first room locked their phones.
    for room in [ONE, ONE, ONE, TWO, TWO] {
        story.comes_in(room);
    }
    story.facilitator(&START);
    story.world.disconnect(B);
    story.world.disconnect(C);
    let at_once = story.tries_to_come_in(None).unwrap_or_default();
    assert_eq!(room_of(&story, at_once), Some(TWO), "people who just dropped out still count");
    story.world.connect(at_once);
    story.waits(GRACE);
    let late = story.tries_to_come_in(None).unwrap_or_default();
    assert_eq!(room_of(&story, late), Some(ONE), "one is there, and two of the others are not");
}

#[test]
fn when_all_rooms_have_chosen_the_smallest_will_do() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.comes_in(TWO);
    story.facilitator(&START);
    story.ends_block();
    let late = story.tries_to_come_in(None).unwrap_or_default();
    assert_eq!(room_of(&story, late), Some(ONE));
}

#[test]
fn a_late_joiner_lands_in_the_running_phase_sees_what_was_said_and_votes() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    story.writes(A, Side::Left, Kind::Pro, "Demo said before");
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.comes_in(ONE);
    let seen = story.round_seen_by(Audience::Participant(C));
    assert_eq!((seen.phase, seen.arguments.len()), (Phase::Choose, 1));
    story.votes([(B, Side::Left)]);
    assert_eq!(story.round().ballots.count, None, "the late joiner is waited for");
    story.votes([(C, Side::Right)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 1 }));
}

#[test]
fn a_late_joiner_does_not_see_what_others_write_in_silence() {
    let mut story = Story::of_room_with(2, |settings| settings.rules.silent_minute = true);
    story.goes_to(Phase::Left);
    story.writes(A, Side::Left, Kind::Pro, "Demo in silence");
    story.comes_in(ONE);
    assert_eq!(story.arguments_seen_by(Audience::Participant(C)), 0);
}

#[test]
fn people_pick_the_number_of_their_room() {
    let mut story = Story::of_session(3, |settings| settings.placement = Placement::Pick);
    assert_eq!(story.tries_to_come_in(None), Err(Rejection::PickARoom { most: 3 }));
    let joined = story.tries_to_come_in(Some(TWO)).unwrap_or_default();
    assert_eq!(room_of(&story, joined), Some(TWO));
}

#[test]
fn the_facilitator_places_people_and_until_then_they_wait() {
    let mut story = Story::of_session(2, |settings| settings.placement = Placement::ByFacilitator);
    assert_eq!(story.tries_to_come_in(None), Ok(A));
    story.world.connect(A);
    assert_eq!(room_of(&story, A), None);
    story.may_not(A, &START, &Rejection::MembersOnly);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: A, room: TWO }));
    assert_eq!(room_of(&story, A), Some(TWO));
    assert!(story.world.session.rooms[&TWO].is_presented_by(A));
}

#[test]
fn nobody_picks_a_room_if_the_facilitator_places_people() {
    let mut story = Story::of_session(2, |settings| settings.placement = Placement::ByFacilitator);
    let joined = story.tries_to_come_in(Some(TWO)).unwrap_or_default();
    assert_eq!(room_of(&story, joined), None);
}

#[test]
fn removed_and_absent_people_take_no_place() {
    let mut story = Story::of_session(1, |_| {});
    (0..PARTICIPANTS_MAX).for_each(|nth| assert!(story.world.join(&format!("Demo {nth}"), Some(ONE)).is_ok()));
    assert_eq!(story.world.join("Demo late", Some(ONE)), Err(Rejection::Full));
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: A }));
    assert!(story.world.join("Demo late", Some(ONE)).is_ok());
    assert_eq!(story.world.join("Demo later", Some(ONE)), Err(Rejection::Full), "their devices are on their way");
    story.waits(GRACE);
    assert!(story.world.join("Demo later", Some(ONE)).is_ok(), "nobody else is there");
    let last = u32::try_from(PARTICIPANTS_EVER_MAX).unwrap_or_default();
    let ever = (1..=last).map(|id| (ParticipantId(id), Participant::new("Demo".into(), None)));
    for (participant, person) in ever {
        story.world.session.participants.insert(participant, person);
    }
    assert_eq!(
        story.world.join("Demo last", Some(ONE)),
        Err(Rejection::Full),
        "the number of remembered people is limited"
    );
}

#[test]
fn a_link_may_name_the_room_if_there_is_one() {
    let mut story = Story::of_session(2, |_| {});
    let joined = story.tries_to_come_in(Some(TWO)).unwrap_or_default();
    assert_eq!(room_of(&story, joined), Some(TWO));
    let nowhere = RoomNumber(3);
    assert_eq!(story.tries_to_come_in(Some(nowhere)), Err(Rejection::NoSuchRoom { room: nowhere }));
}

#[test]
fn a_name_is_one_line_that_fits_a_badge() {
    let mut story = Story::of_session(1, |_| {});
    assert_eq!(story.world.join(" \t", None), Err(Rejection::EmptyText));
    assert_eq!(story.world.join(&"x".repeat(NAME_MAX + 1), None), Err(Rejection::TextTooLong { most: NAME_MAX }));
    assert_eq!(story.world.join(" Demo \n A ", None), Ok(A));
    assert_eq!(story.world.session.participants[&A].name, "Demo A");
    story.does(A, &Command::People(PeopleCommand::Rename { name: "Demo Z".into() }));
    assert_eq!(story.world.session.participants[&A].name, "Demo Z");
}

#[test]
fn somebody_who_never_joined_has_no_name_to_change() {
    let mut story = Story::of_session(1, |_| {});
    story.may_not(A, &Command::People(PeopleCommand::Rename { name: "Demo A".into() }), &Rejection::NoSuchPerson);
}

#[test]
fn after_the_end_nobody_comes_in_and_the_debrief_goes_on() {
    let mut story = Story::of_room(1);
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    assert_eq!(story.tries_to_come_in(None), Err(Rejection::SessionEnded));
    story.may_not(A, &Command::Room(RoomCommand::AskHelp { on: true }), &Rejection::SessionEnded);
    let reveal = Command::Debrief(DebriefCommand::RevealDilemma { dilemma: story.round().dilemma });
    assert_eq!(story.world.command(Author::Plenary, &reveal), Ok(()));
    assert_eq!(story.world.session.plenary.revealed.len(), 1);
}

fn room_of(story: &Story, participant: ParticipantId) -> Option<RoomNumber> {
    story.world.session.participants.get(&participant).and_then(|person| person.room)
}

#[test]
fn a_name_can_be_seen() {
    let mut story = Story::of_session(1, |_| {});
    let blank = "\u{3164} \u{115f} \u{1160} \u{ffa0} \u{2800} \u{200b} \u{2062} \u{61c} \u{ad} \u{200d} \u{fe0f} \u{34f} \u{e0020}";
    for name in blank.split(' ').chain([blank, "\u{3164}\u{3164}", "\u{200d}\u{fe0f}"]) {
        assert_eq!(story.world.join(name, Some(ONE)), Err(Rejection::EmptyText), "{name:?}");
    }
    for name in ["민준", "👩‍🏫", "Zoë", "❤️", "می‌خواهم"] {
        let joined = story.world.join(name, Some(ONE)).unwrap_or_default();
        assert_eq!(story.world.session.participants[&joined].name, name, "it stays as it was written");
    }
}

#[test]
fn after_the_last_number_nobody_can_join_and_nothing_breaks() {
    use shared::ids::{ArgumentId, DilemmaNumber, NoteId, ParticipantId, ThemeId};
    use shared::session::{Kind, Phase, Question, Side};
    let mut story = Story::of_room(1);
    story.goes_to(Phase::Left);
    let internal =
        story.world.session.internal.as_mut().unwrap_or_else(|| panic!("the full state has an internal part"));
    internal.last_participant = ParticipantId(u32::MAX);
    internal.last_argument = ArgumentId(u32::MAX);
    internal.last_theme = ThemeId(u32::MAX);
    internal.last_note = NoteId(u32::MAX);
    assert_eq!(story.tries_to_come_in(Some(ONE)), Err(Rejection::Full));
    story.may_not(A, &story.argument(Side::Left, Kind::Pro, "Demo"), &Rejection::Full);
    let dilemma = DilemmaNumber(1);
    let theme = Command::Gathering(GatheringCommand::MakeTheme { dilemma, name: "Demo".into(), arguments: Vec::new() });
    story.facilitator_may_not(&theme, &Rejection::Full);
    let note = Command::Gathering(GatheringCommand::AddNote { dilemma, question: Question::See, text: "Demo".into() });
    story.facilitator_may_not(&note, &Rejection::Full);
}
