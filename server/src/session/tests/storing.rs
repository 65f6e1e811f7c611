//! Nobody sees what is not stored, however the log fails.

use shared::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber, RoundNumber};
use shared::limits::{ARCHIVE_MAX, SENTENCE_MAX};
use shared::session::{
    AccessEvent, ArgumentEvent, Author, BallotCommand, Command, DebriefCommand, Event, GatheringCommand, Kind,
    LifecycleEvent, Phase, Question, Rejection, RoundEvent, SecretLink, Session, Side,
};
use shared::time::MINUTE;
use shared::wire::{Goodbye, ToDevice};

use super::stage::{Heard, START, Stage, new_command, write};
use crate::log::Fault;
use crate::session::Refusal;
use crate::session::secret::Secret;

#[tokio::test]
async fn after_storing_failed_nothing_happened_and_the_command_can_be_repeated() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, _) = stage.at_left().await;
    stage.log.set(Fault::TakesNothing);
    let id = new_command();
    assert_eq!(presenter.ask(id, write("Weg")).await, Heard::Rejected(Rejection::Unavailable));
    let before = stage.stored().await;
    stage.log.set(Fault::None);
    assert!(matches!(presenter.ask(id, write("Toch")).await, Heard::Done(_)));
    member.until("the words", |device| !device.words(1).is_empty()).await;
    assert_eq!(member.words(1), ["Toch"]);
    assert_eq!(stage.stored().await.len(), before.len() + 1);
}

#[tokio::test]
async fn the_log_has_who_gave_out_a_link() {
    let stage = Stage::set().await;
    let (asker, new) = (crate::session::secret::hash(&stage.facilitator), Secret::draw().hash());
    stage.registry.issue_link(stage.code, asker, SecretLink::Report, new).await.unwrap();
    let stored = stage.stored().await;
    let (_, batch) = stored.last().unwrap();
    assert_eq!(batch.command.map(|(author, _)| author), Some(Author::Facilitator));
    let issued = AccessEvent::LinkIssued { link: SecretLink::Report, secret: Some(new), keeper: None };
    assert_eq!(batch.events, [Event::Access(issued)]);
}

#[tokio::test]
async fn on_a_full_disk_a_session_is_not_read_back_for_every_refusal() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, token) = stage.at_left().await;
    presenter.done(write("Voor")).await;
    stage.log.set(Fault::Full);
    let refused = Heard::Rejected(Rejection::StorageFull);
    assert_eq!(presenter.ask(new_command(), write("Past niet")).await, refused);
    let reads = stage.log.reads();
    for number in 0..10 {
        assert_eq!(member.ask(new_command(), write(&format!("Past niet {number}"))).await, refused);
    }
    // Events that become due are refused as well, and stay due.
    stage.clock.advance(11 * MINUTE);
    assert_eq!(presenter.ask(new_command(), write("Past weer niet")).await, refused);
    assert_eq!(stage.log.reads(), reads);
    assert_eq!(stage.connect(&token).await.words(1), ["Voor"]);
    stage.clock.advance(-11 * MINUTE);
    stage.log.set(Fault::None);
    presenter.done(write("Na")).await;
    member.until("the words", |device| device.words(1).len() == 2).await;
    assert_eq!(member.words(1), ["Voor", "Na"]);
    assert_eq!(stage.another_server().connect(&token).await.words(1), ["Voor", "Na"]);
    // Another server was faster while there was no space: this shows once there is some.
    stage.log.set(Fault::Full);
    assert_eq!(presenter.ask(new_command(), write("Past niet")).await, refused);
    stage.log.set(Fault::None);
    stage.another_server().connect(&token).await.done(write("Daar")).await;
    presenter.done(write("Hier")).await;
    assert_eq!(presenter.words(1), ["Voor", "Na", "Daar", "Hier"]);
}

#[tokio::test]
async fn a_join_that_cannot_be_stored_changes_nothing() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, _) = stage.at_left().await;
    let late = stage.join("Demo C", 1).await;
    stage.clock.advance(MINUTE);
    for phase in [Phase::Right, Phase::Choose] {
        presenter.steps(phase).await;
    }
    let votes = Command::Ballot(BallotCommand::Cast { round: RoundNumber(1), side: Side::Left });
    presenter.done(votes.clone()).await;
    member.done(votes).await;
    stage.log.set(Fault::TakesNothing);
    // Two open ballots would have to be voided before Demo C receives them.
    assert_eq!(stage.try_connect(&late, None).await.err(), Some(Refusal::Unavailable));
    stage.log.set(Fault::None);
    let board = stage.connect(&stage.facilitator).await;
    let online = board.seen.iter().find_map(|frame| match frame {
        ToDevice::Welcome { online, .. } => Some(online.clone()),
        _ => None,
    });
    assert_eq!(online, Some(vec![presenter.own(), member.own()]));
    let room = &board.held.as_ref().unwrap().rooms[&RoomNumber(1)];
    assert!(room.last_round().unwrap().ballots.count.is_some(), "they stay open");
}

#[tokio::test]
async fn when_the_log_cannot_be_read_back_everybody_comes_back_later() {
    let stage = Stage::set().await;
    let (_, presenter, mut member, token) = stage.at_left().await;
    stage.log.set(Fault::Gone);
    presenter.send(new_command(), write("Weg")).await;
    assert_eq!(member.goodbye().await, Goodbye::ComeBack);
    assert_eq!(stage.try_connect(&token, None).await.err(), Some(Refusal::Unavailable));
    stage.log.set(Fault::None);
    assert_eq!(stage.connect(&token).await.words(1), Vec::<String>::new());
}

#[tokio::test]
async fn the_slower_of_two_servers_decides_again_and_shows_what_both_did() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, token) = stage.at_left().await;
    let other = stage.another_server();
    let mut there = other.connect(&token).await;
    presenter.done(write("Hier")).await;
    // The other server has not followed: the log refuses its batch, so it catches up and decides again.
    there.done(write("Daar")).await;
    assert_eq!(there.words(1), ["Hier", "Daar"]);
    presenter.done(write("Weer hier")).await;
    member.until("all", |device| device.words(1).len() == 3).await;
    assert_eq!(member.words(1), ["Hier", "Daar", "Weer hier"]);
    let numbers: Vec<u64> = stage.stored().await.iter().map(|(seq, _)| seq.0).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next));
}

#[tokio::test]
async fn time_never_goes_back_within_a_session() {
    let stage = Stage::set().await;
    let (_, mut presenter, _, _) = stage.at_left().await;
    stage.clock.advance(-30 * MINUTE);
    presenter.done(write("Later")).await;
    let batches = stage.stored().await;
    assert!(batches.iter().all(|(_, batch)| batch.at >= START));
    assert!(batches.iter().map(|(_, batch)| batch.at).is_sorted());
    assert!(matches!(batches.last().unwrap().1.events[..], [Event::Argument(ArgumentEvent::Added { .. })]));
}

#[tokio::test]
async fn waiting_commands_are_stored_in_one_go() {
    let stage = Stage::set().await;
    let (_, mut presenter, _, _) = stage.at_left().await;
    for number in 0..40 {
        presenter.send(new_command(), write(&format!("Nummer {number}"))).await;
    }
    presenter.until("all", |device| device.words(1).len() == 40).await;
    assert_eq!(presenter.words(1)[39], "Nummer 39");
}

#[tokio::test]
async fn a_nearly_full_session_accepts_only_what_is_needed() {
    let stage = Stage::set().await;
    let (batches, round) = (stage.stored().await, RoomNumber(1));
    let (mut session, _) = Session::replay(batches.iter().map(|(_, batch)| batch)).unwrap();
    session
        .apply(&Event::Round(RoundEvent::Started { room: round, dilemma: DilemmaNumber(1), deadline: START }), START);
    let text = "€".repeat(SENTENCE_MAX);
    for number in 1..=u32::try_from((ARCHIVE_MAX - 1024 * 1024) / (text.len() + 100)).unwrap() {
        let argument = ArgumentId(number);
        let (side, kind, author) = (Side::Left, Kind::Pro, ParticipantId(1));
        let text = text.clone();
        session.apply(
            &Event::Argument(ArgumentEvent::Added { room: round, argument, author, side, kind, text, silent: false }),
            START,
        );
    }
    session.apply(&Event::Round(RoundEvent::Closed { room: round, outcome: None }), START);
    let stage = stage.with(Event::Lifecycle(LifecycleEvent::Imported(Box::new(session)))).await;
    let mut facilitator = stage.connect(&stage.facilitator).await;
    let dilemma = DilemmaNumber(1);
    let note =
        Command::Gathering(GatheringCommand::AddNote { dilemma, question: Question::See, text: "Nog iets".into() });
    assert_eq!(facilitator.ask(new_command(), note).await, Heard::Rejected(Rejection::SessionFull));
    facilitator.done(Command::Debrief(DebriefCommand::RevealDilemma { dilemma })).await;
}
