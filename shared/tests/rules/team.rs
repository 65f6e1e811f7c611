//! Co-facilitators do what a facilitator does, under their own names, but leave the first link alone.

use shared::archive::Archive;
use shared::ids::CoFacilitatorId;
use shared::limits::{CO_FACILITATORS_MAX, NAME_MAX, STEERED_KEPT};
use shared::report::Report;
use shared::session::decide::decide_link;
use shared::session::{
    AccessCommand, AccessEvent, Act, Author, Command, Event, Invited, ProgrammeCommand, Rejection, RoomCommand, Rooms,
    RoundCommand, SecretHash, SecretLink, Steered,
};
use shared::view::{Audience, project_state};

use crate::story::{A, ONE, Story};
use crate::world::TALK_BLOCK;

const SANNE: CoFacilitatorId = CoFacilitatorId(1);
const BRAM: CoFacilitatorId = CoFacilitatorId(2);
const NOOR: CoFacilitatorId = CoFacilitatorId(3);

fn new(name: &str) -> Invited {
    Invited::New { name: name.into() }
}

fn invites(story: &mut Story, name: &str) -> CoFacilitatorId {
    match story.world.invite(Author::Facilitator, &new(name)) {
        Ok(id) => id,
        Err(rejection) => panic!("{name} should be given a link, but: {rejection:?}"),
    }
}

/// Two co-facilitators and a group of two.
fn with_team() -> Story {
    let mut story = Story::of_room(2);
    assert_eq!((invites(&mut story, "Demo Sanne"), invites(&mut story, "Demo Bram")), (SANNE, BRAM));
    story
}

fn withdraw(co_facilitator: CoFacilitatorId) -> Command {
    Command::Access(AccessCommand::WithdrawCoFacilitator { co_facilitator })
}

fn says(text: &str) -> Command {
    Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: text.into() })
}

fn acts(story: &Story) -> Vec<(Option<CoFacilitatorId>, Act)> {
    story.world.session.team.steered.iter().map(|Steered { by, act, .. }| (*by, act.clone())).collect()
}

/// What was done apart from giving out links for co-facilitators.
fn done(story: &Story) -> Vec<(Option<CoFacilitatorId>, Act)> {
    let is_other = |(_, act): &(_, Act)| !matches!(act, Act::Invited { .. });
    acts(story).into_iter().filter(is_other).collect()
}

#[test]
fn a_co_facilitator_does_what_a_facilitator_does_and_each_act_has_its_author() {
    let mut story = with_team();
    let (pause, resume) = (RoundCommand::Pause { rooms: Rooms::All }, RoundCommand::Resume { rooms: Rooms::All });
    story.co_facilitator(SANNE, &Command::Round(pause));
    story.co_facilitator(BRAM, &Command::Round(resume));
    story.facilitator(&says("Demo"));
    story.co_facilitator(SANNE, &Command::Programme(ProgrammeCommand::RemoveBlock { block: TALK_BLOCK }));
    assert_eq!(
        done(&story),
        [
            (Some(SANNE), Act::Paused { rooms: Rooms::All }),
            (Some(BRAM), Act::Resumed { rooms: Rooms::All }),
            (None, Act::SentMessage { rooms: Rooms::All }),
            (Some(SANNE), Act::ChangedProgramme),
        ]
    );
    assert_eq!(story.world.session.team.name_of(BRAM), Some("Demo Bram"));
}

#[test]
fn what_changed_nothing_and_what_a_screen_shows_is_not_noted() {
    let mut story = with_team();
    story.co_facilitator(SANNE, &Command::Round(RoundCommand::Resume { rooms: Rooms::All }));
    story.co_facilitator(SANNE, &Command::Access(AccessCommand::LockDoor { locked: false }));
    story.does(A, &Command::Room(RoomCommand::AskHelp { on: true }));
    assert_eq!(done(&story), []);
}

#[test]
fn without_co_facilitators_nothing_is_noted() {
    let mut story = Story::of_room(2);
    story.facilitator(&says("Demo"));
    let is_note = |event: &Event| matches!(event, Event::Access(AccessEvent::Steered { .. }));
    assert!(!story.world.log.iter().flat_map(|batch| &batch.events).any(is_note));
}

#[test]
fn every_facilitator_gives_out_and_withdraws_links_and_only_the_first_renews_the_first() {
    let mut story = with_team();
    let invite = |story: &mut Story, author| story.world.invite(author, &new("Demo Noor"));
    assert_eq!(invite(&mut story, Author::Plenary), Err(Rejection::FacilitatorOnly));
    assert_eq!(invite(&mut story, Author::Participant(A)), Err(Rejection::FacilitatorOnly));
    story.may_not(A, &withdraw(BRAM), &Rejection::FacilitatorOnly);
    assert_eq!(invite(&mut story, Author::CoFacilitator(SANNE)), Ok(NOOR));
    story.co_facilitator(SANNE, &withdraw(BRAM));
    assert_eq!(story.world.session.team.with_link().map(|(id, _)| id).collect::<Vec<_>>(), [SANNE, NOOR]);
    assert_eq!(
        story.world.invite(Author::Facilitator, &Invited::Again { co_facilitator: BRAM }),
        Err(Rejection::NoSuchCoFacilitator)
    );
    let renewed = |author, link| decide_link(&story.world.session, author, link, SecretHash([9; 32])).map(|_| ());
    for link in [SecretLink::Facilitator, SecretLink::Plenary, SecretLink::Report] {
        let only_first = if link == SecretLink::Facilitator { Err(Rejection::FirstLinkOnly) } else { Ok(()) };
        assert_eq!(renewed(Author::CoFacilitator(SANNE), link), only_first);
        assert_eq!(renewed(Author::Facilitator, link), Ok(()));
        assert_eq!(renewed(Author::Plenary, link), Err(Rejection::FacilitatorOnly));
    }
}

#[test]
fn links_given_out_and_withdrawn_are_noted() {
    let mut story = with_team();
    story.co_facilitator(SANNE, &withdraw(BRAM));
    story.world.issue_link(SecretLink::Report);
    assert_eq!(
        acts(&story),
        [
            (None, Act::Invited { co_facilitator: SANNE }),
            (None, Act::Invited { co_facilitator: BRAM }),
            (Some(SANNE), Act::WithdrewCoFacilitator { co_facilitator: BRAM }),
            (None, Act::IssuedLink { link: SecretLink::Report }),
        ]
    );
}

#[test]
fn a_renewed_link_has_the_same_name_and_another_secret() {
    let mut story = with_team();
    let secret = |story: &Story| story.world.session.internal.as_ref().map(|all| all.co_facilitators[&SANNE]);
    let before = secret(&story);
    assert_eq!(story.world.invite(Author::Facilitator, &Invited::Again { co_facilitator: SANNE }), Ok(SANNE));
    assert_ne!(secret(&story), before);
    assert_eq!(story.world.session.team.name_of(SANNE), Some("Demo Sanne"));
}

#[test]
fn names_are_there_and_differ_and_links_are_bounded() {
    let mut story = with_team();
    let mut refused = |name: &str| story.world.invite(Author::Facilitator, &new(name)).err();
    assert_eq!(refused(" \u{200b} "), Some(Rejection::EmptyText));
    assert_eq!(refused(&"x".repeat(NAME_MAX + 1)), Some(Rejection::TextTooLong { most: NAME_MAX }));
    assert_eq!(refused("demo  SANNE"), Some(Rejection::CoFacilitatorNameTaken));
    for number in 2..CO_FACILITATORS_MAX {
        assert_eq!(refused(&format!("Demo {number}")), None);
    }
    let most = CO_FACILITATORS_MAX;
    assert_eq!(refused("Demo Noor"), Some(Rejection::TooManyCoFacilitators { most }));
    story.facilitator(&withdraw(BRAM));
    let next = CoFacilitatorId(u16::try_from(most).unwrap_or_default() + 1);
    assert_eq!(invites(&mut story, "Demo Bram"), next, "a number is not used again");
}

#[test]
fn a_name_is_known_as_long_as_something_of_theirs_is() {
    let mut story = with_team();
    story.co_facilitator(SANNE, &says("Demo"));
    story.facilitator(&withdraw(SANNE));
    assert_eq!(story.world.session.team.name_of(SANNE), Some("Demo Sanne"));
    for number in 0..STEERED_KEPT {
        story.facilitator(&says(&format!("Demo {number}")));
    }
    assert_eq!(done(&story).len(), STEERED_KEPT);
    assert_eq!(story.world.session.team.name_of(SANNE), None, "forgotten with the last of it");
    assert_eq!(story.world.session.team.name_of(BRAM), Some("Demo Bram"), "they have a link");
    story.facilitator(&withdraw(BRAM));
    assert_eq!(story.world.session.team.name_of(BRAM), Some("Demo Bram"), "it is told that theirs was withdrawn");
}

#[test]
fn only_facilitators_hold_the_team_and_neither_report_nor_archive_has_it() {
    let mut story = with_team();
    story.co_facilitator(SANNE, &says("Demo"));
    let session = &story.world.session;
    let held = |audience| serde_json::to_string(&project_state(session, audience)).unwrap_or_default();
    assert!(held(Audience::Facilitator).contains("Demo Sanne"));
    let others = [Audience::Plenary, Audience::Room(ONE), Audience::Participant(A), Audience::Follower(A)].map(held);
    let report = serde_json::to_string(&Report::of(session)).unwrap_or_default();
    let archive = serde_json::to_string(&Archive::of(session.clone(), story.world.now)).unwrap_or_default();
    for text in others.into_iter().chain([report, archive]) {
        assert!(!text.contains("Sanne") && !text.contains("team"), "{text}");
    }
}
