//! Fleeting signals reach the people concerned, and a slow device delays nobody.

use shared::ids::RoomNumber;
use shared::session::{Command, Kind, PeopleCommand, RoomCommand, Rooms, Side};
use shared::wire::{Goodbye, Signal, ToDevice, Writing};

use super::stage::{Device, Stage, write};
use crate::session::frame_queue::WAITING_MAX;

const PROS: Writing = Writing { side: Side::Left, kind: Kind::Pro };

/// The latest news of others' writing: none yet, or that they write this, or that they stopped.
#[expect(clippy::option_option, reason = "not told, told nothing, told something")]
pub(super) fn writing(device: &Device) -> Option<Option<Writing>> {
    let told = |signal: &Signal| match signal {
        Signal::Writing { writing, .. } => Some(*writing),
        Signal::Presence { .. } => None,
    };
    device.signals().filter_map(told).last()
}

pub(super) fn online(device: &Device) -> std::collections::BTreeSet<shared::ids::ParticipantId> {
    let mut online = std::collections::BTreeSet::new();
    for frame in &device.seen {
        match frame {
            ToDevice::Welcome { online: there, .. } => online = there.iter().copied().collect(),
            ToDevice::Signal(Signal::Presence { here, away, .. }) => {
                online.extend(here);
                online.retain(|participant| !away.contains(participant));
            }
            _ => {}
        }
    }
    online
}

#[tokio::test]
async fn writing_is_shown_to_the_writers_room_until_it_stops() {
    let stage = Stage::set().await;
    let (mut facilitator, mut presenter, mut member, _) = stage.at_left().await;
    let mut elsewhere = stage.connect(&stage.join("Cas", 2).await).await;
    presenter.connection.as_ref().unwrap().writing(Some(PROS));
    member.until("the writing", |device| writing(device) == Some(Some(PROS))).await;
    presenter.leave();
    member.until("the end of it", |device| writing(device) == Some(None)).await;
    facilitator.done(Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: "Hallo".into() })).await;
    let message = facilitator.seq;
    elsewhere.until("a message", |device| device.seq == message).await;
    assert_eq!((writing(&elsewhere), writing(&facilitator), writing(&presenter)), (None, None, None));
}

#[tokio::test]
async fn nobody_writes_any_more_when_their_room_is_merged_into_another() {
    let stage = Stage::set().await;
    let (mut facilitator, presenter, mut member, _) = stage.at_left().await;
    presenter.connection.as_ref().unwrap().writing(Some(PROS));
    member.until("the writing", |device| writing(device) == Some(Some(PROS))).await;
    let (from, into) = (RoomNumber(1), RoomNumber(2));
    facilitator.done(Command::Room(RoomCommand::Merge { from, into })).await;
    member.until("the end of it", |device| writing(device) == Some(None)).await;
}

#[tokio::test]
async fn presence_is_sent_to_the_people_concerned() {
    let stage = Stage::set().await;
    let (mut facilitator, mut presenter, mut member, token) = stage.at_left().await;
    let mut elsewhere = stage.connect(&stage.join("Cas", 2).await).await;
    let mut plenary = stage.connect(&stage.plenary).await;
    let (one, two, three) = (presenter.own(), member.own(), elsewhere.own());
    facilitator.until("all three", |device| online(device).len() == 3).await;
    assert_eq!(online(&plenary), [one, two, three].into());
    presenter.until("two", |device| online(device) == [one, two].into()).await;
    assert_eq!(online(&elsewhere), [three].into());
    // A second tab makes no difference, nor does closing it.
    let tab = stage.connect(&token).await;
    drop(tab);
    member.leave();
    presenter.until("one", |device| online(device) == [one].into()).await;
    plenary.until("two", |device| online(device) == [one, three].into()).await;
    // Somebody who is moved learns who is there, and the people there learn of them.
    facilitator.done(Command::People(PeopleCommand::Move { participant: one, room: RoomNumber(2) })).await;
    presenter.until("their new room", |device| online(device).contains(&three)).await;
    elsewhere.until("the newcomer", |device| online(device) == [one, three].into()).await;
}

#[tokio::test]
async fn a_slow_device_is_closed_and_delays_nobody() {
    let stage = Stage::set().await;
    let (mut facilitator, mut presenter, mut member, token) = stage.at_left().await;
    let known = member.seq;
    for number in 0..=WAITING_MAX {
        presenter.done(Command::Room(RoomCommand::AskHelp { on: number % 2 == 0 })).await;
    }
    assert_eq!(member.goodbye().await, Goodbye::TooSlow);
    assert_eq!(facilitator.goodbye().await, Goodbye::TooSlow);
    presenter.done(write("Door")).await;
    presenter.until("the absence", |device| !online(device).contains(&member.own())).await;
    let back = stage.try_connect(&token, Some(known)).await.unwrap();
    assert!(!back.began_with_snapshot);
}
