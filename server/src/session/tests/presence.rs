//! People count as present while their devices are heard from, on a clock that a test advances.

use std::time::Duration;

use shared::session::{Command, Kind, Phase, RoomCommand, Side};
use shared::time::SECOND;
use shared::wire::{Signal, ToDevice, Writing};
use tokio::time::Instant;

use super::signals::{online, writing};
use super::stage::{Device, Stage};

const PROS: Writing = Writing { side: Side::Left, kind: Kind::Pro };

fn is_offered(device: &Device) -> bool {
    let room = device.held.as_ref().unwrap().room_of(device.own()).unwrap();
    room.presenter.unwrap().offered_since.is_some()
}

#[tokio::test(start_paused = true)]
async fn a_silent_device_is_away_within_ten_seconds_counted_from_its_last_sign() {
    let stage = Stage::set().await;
    let (_, presenter, mut member, _) = stage.at_left().await;
    let who = presenter.own();
    let frozen = Instant::now();
    member.until("the absence", |device| !online(device).contains(&who)).await;
    assert!(frozen.elapsed() < Duration::from_secs(10), "{:?}", frozen.elapsed());
    let told = member.signals().filter_map(|signal| match signal {
        Signal::Presence { away, silent, .. } => Some((away.clone(), silent.clone())),
        Signal::Writing { .. } => None,
    });
    assert_eq!(told.last(), Some((vec![who], Vec::new())), "by a clock that stood still they were heard just now");
    stage.clock.advance(20 * SECOND - 1);
    member.done(Command::Room(RoomCommand::AskHelp { on: true })).await;
    assert!(!is_offered(&member));
    stage.clock.advance(1);
    member.until("the offer", is_offered).await;

    presenter.connection.as_ref().unwrap().heard();
    member.until("the return", |device| online(device).contains(&who) && !is_offered(device)).await;
}

#[tokio::test(start_paused = true)]
async fn absence_counts_from_the_last_sign_of_life() {
    let stage = Stage::set().await;
    let (_, presenter, mut member, _) = stage.at_left().await;
    let who = presenter.own();
    // The server's clock and the real one advance together.
    let clock = stage.clock.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_millis(100)).await;
            clock.advance(SECOND / 10);
        }
    });
    let frozen = Instant::now();
    member.until("the absence", |device| !online(device).contains(&who)).await;
    let is_told = |signal: &Signal| matches!(signal, Signal::Presence { silent, .. } if silent.contains(&who));
    assert!(member.signals().any(is_told), "nobody has to wait ten seconds more to see it");
    member.until("the offer", is_offered).await;
    let took = frozen.elapsed();
    assert!((Duration::from_secs(19)..Duration::from_secs(22)).contains(&took), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_device_that_answers_is_present_however_long_it_does_nothing() {
    let stage = Stage::set().await;
    let (mut facilitator, mut presenter, mut member, _) = stage.at_left().await;
    let (one, two) = (presenter.own(), member.own());
    let quietly = async {
        for _ in 0..8 {
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
    };
    tokio::select! {
        () = quietly => {}
        goodbye = presenter.goodbye() => panic!("{goodbye:?}"),
        goodbye = member.goodbye() => panic!("{goodbye:?}"),
    }
    assert!(presenter.seen.iter().any(|frame| matches!(frame, ToDevice::AreYouThere)), "asked now and then");
    facilitator.done(Command::Room(RoomCommand::AnswerHelp { room: shared::ids::RoomNumber(1) })).await;
    assert_eq!(online(&facilitator), [one, two].into());
}

#[tokio::test(start_paused = true)]
async fn a_frozen_device_has_one_pending_question() {
    let stage = Stage::set().await;
    let (_, presenter, mut frozen, _) = stage.at_left().await;
    drop(presenter);
    tokio::time::sleep(Duration::from_hours(1)).await;
    frozen.answers = false;
    frozen.done(Command::Room(RoomCommand::AskHelp { on: true })).await;
    let asked = frozen.seen.iter().filter(|frame| matches!(frame, ToDevice::AreYouThere)).count();
    assert_eq!(asked, 1);
}

#[tokio::test(start_paused = true)]
async fn writing_ends_fifteen_seconds_after_the_last_sign_of_it() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, _) = stage.at_left().await;
    presenter.connection.as_ref().unwrap().writing(Some(PROS));
    member.until("the writing", |device| writing(device) == Some(Some(PROS))).await;
    let told = Instant::now();
    tokio::select! {
        () = member.until("the end of it", |device| writing(device) == Some(None)) => {}
        goodbye = presenter.goodbye() => panic!("{goodbye:?}"),
    }
    let took = told.elapsed();
    assert!((Duration::from_secs(14)..Duration::from_secs(16)).contains(&took), "{took:?}");
}

#[tokio::test]
async fn in_a_new_phase_nobody_writes() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, _) = stage.at_left().await;
    presenter.connection.as_ref().unwrap().writing(Some(PROS));
    member.until("the writing", |device| writing(device) == Some(Some(PROS))).await;
    presenter.steps(Phase::Right).await;
    member.until("the end of it", |device| writing(device) == Some(None)).await;
}
