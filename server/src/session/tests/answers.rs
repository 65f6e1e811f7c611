//! A command is carried out once, however often it arrives.

use shared::session::{Command, Rejection, RoomCommand};
use tokio::task::JoinSet;

use super::stage::{Heard, Stage, new_command, write};
use crate::session::Refusal;

#[tokio::test]
async fn a_repeat_gets_the_same_answer_and_changes_nothing() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, _) = stage.at_left().await;
    let id = new_command();
    let first = presenter.ask(id, write("Rust in de klas")).await;
    presenter.done(write("Een tweede")).await;
    assert_eq!(presenter.ask(id, write("Rust in de klas")).await, first);
    // Likewise, the same command twice in one batch.
    let twice = new_command();
    presenter.send(twice, write("Een derde")).await;
    presenter.send(twice, write("Een derde")).await;
    presenter.done(write("Een vierde")).await;
    member.until("four", |device| device.words(1).len() == 4).await;
    assert_eq!(member.words(1), ["Rust in de klas", "Een tweede", "Een derde", "Een vierde"]);
}

#[tokio::test]
async fn a_repeat_after_a_restart_gets_the_same_answer() {
    let stage = Stage::set().await;
    let (_, mut presenter, _, token) = stage.at_left().await;
    let id = new_command();
    let first = presenter.ask(id, write("Rust in de klas")).await;
    let restarted = stage.another_server();
    let mut again = restarted.connect(&token).await;
    assert_eq!(again.ask(id, write("Rust in de klas")).await, first);
    assert_eq!(again.words(1), ["Rust in de klas"]);
}

#[tokio::test]
async fn a_rejection_stays_a_rejection_and_a_command_without_effect_stays_done() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, _) = stage.at_left().await;
    let (rejected, so_already) = (new_command(), new_command());
    assert_eq!(
        member.ask(rejected, Command::Room(RoomCommand::KeepRole)).await,
        Heard::Rejected(Rejection::PresenterOnly)
    );
    let Heard::Done(seq) = presenter.ask(so_already, Command::Room(RoomCommand::KeepRole)).await else { panic!() };
    let own = member.own();
    presenter.done(Command::Room(RoomCommand::HandOver { to: own })).await;
    assert_eq!(
        member.ask(rejected, Command::Room(RoomCommand::KeepRole)).await,
        Heard::Rejected(Rejection::PresenterOnly)
    );
    assert_eq!(presenter.ask(so_already, Command::Room(RoomCommand::KeepRole)).await, Heard::Done(seq));
    assert_eq!(
        presenter.ask(new_command(), Command::Room(RoomCommand::KeepRole)).await,
        Heard::Rejected(Rejection::PresenterOnly)
    );
}

#[tokio::test]
async fn the_change_comes_before_the_answer() {
    let stage = Stage::set().await;
    let (_, mut presenter, _, _) = stage.at_left().await;
    let seq = presenter.done(write("Rust in de klas")).await;
    assert_eq!(presenter.seq, seq);
    assert_eq!(presenter.words(1).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_join_at_once_get_a_number_each() {
    const PEOPLE: usize = 300;
    let stage = Stage::set().await;
    let mut joining = JoinSet::new();
    for number in 0..PEOPLE {
        let there = stage.another_door();
        joining.spawn(async move { there.join(&format!("Persoon {number}"), 1).await });
    }
    let mut numbers = std::collections::BTreeSet::new();
    while let Some(token) = joining.join_next().await {
        numbers.insert(stage.connect(&token.unwrap()).await.own());
    }
    assert_eq!(numbers.len(), PEOPLE);
}

#[tokio::test]
async fn only_the_right_secret_opens() {
    let stage = Stage::set().await;
    assert_eq!(stage.try_connect("nonsense", None).await.err(), Some(Refusal::NotLetIn));
    assert_eq!(stage.try_connect("", None).await.err(), Some(Refusal::NotLetIn));
    let nowhere = Stage { code: "AAAAAA".parse().unwrap(), ..stage.another_server() };
    assert_eq!(nowhere.try_connect(&stage.facilitator, None).await.err(), Some(Refusal::NoSuchSession));
}
