//! A command that is sent again gets the same answer and changes nothing.

use server::demo::bot::Bot;
use shared::ids::CommandId;
use shared::link::Carrier;
use shared::session::{ArgumentCommand, Command, Kind, Phase, Rejection, RoomCommand, Side};
use tests::people::{go_to, rejection, sees_phase, starts_everybody, writes};
use tests::{TestSession, World, plain_session};
use uuid::Uuid;

#[tokio::test]
async fn a_repeated_command_is_answered_and_does_nothing_even_after_a_restart() -> anyhow::Result<()> {
    for carrier in Carrier::BOTH {
        a_repeat_does_nothing(carrier).await?;
    }
    Ok(())
}

async fn a_repeat_does_nothing(carrier: Carrier) -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?.over(carrier);
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    let id = CommandId(Uuid::now_v7());
    let round = presenter.round_number();
    let add =
        Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text: "Eén keer".into() });
    presenter.send_as(id, add.clone()).await?;
    let first = presenter.answer("the first answer", id).await?;
    presenter.send_as(id, add.clone()).await?;
    assert_eq!(presenter.answer("the second answer", id).await?, first);
    let (code, secret) = (session.code(), presenter.secret().to_owned());
    let world = world.restart().await?;
    let mut again = Bot::over(carrier, &world.url, code, &secret).await?;
    again.send_as(id, add).await?;
    assert_eq!(again.answer("the answer after a restart", id).await?, first);
    assert_eq!(again.round().map(|round| round.arguments.len()), Some(1));
    Ok(())
}

#[tokio::test]
async fn a_command_that_changed_nothing_changes_nothing_after_a_restart() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    // Nobody has called for help yet, so there is nothing to take back; after that they do call.
    let id = CommandId(Uuid::now_v7());
    presenter.send_as(id, Command::Room(RoomCommand::AskHelp { on: false })).await?;
    let first = presenter.answer("that it is so already", id).await?;
    presenter.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    let (code, secret) = (session.code(), presenter.secret().to_owned());
    let world = world.restart().await?;
    let mut again = Bot::over(Carrier::Socket, &world.url, code, &secret).await?;
    again.send_as(id, Command::Room(RoomCommand::AskHelp { on: false })).await?;
    assert_eq!(again.answer("the same answer", id).await?, first);
    assert!(again.room().is_some_and(|room| room.help_since.is_some()), "the call for help is still there");
    Ok(())
}

#[tokio::test]
async fn a_rejected_command_stays_rejected() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    let id = CommandId(Uuid::now_v7());
    let round = presenter.round_number();
    let add =
        Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text: "Te vroeg".into() });
    presenter.send_as(id, add.clone()).await?;
    assert_eq!(rejection(presenter.answer("the answer", id).await), Rejection::WritingNotOpen);
    go_to(&mut presenter, Phase::Left).await?;
    presenter.send_as(id, add).await?;
    assert_eq!(rejection(presenter.answer("the same answer", id).await), Rejection::WritingNotOpen);
    Ok(())
}

#[tokio::test]
async fn words_that_replace_outdated_ones_are_refused_but_not_an_accepted_repeat() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    let mut writer = session.join("Demo B", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    sees_phase(&mut writer, Phase::Left).await?;
    writes(&mut writer, Side::Left, Kind::Pro, "Eerst").await?;
    let round = writer.round_number();
    let argument = writer.round().and_then(|round| round.arguments.keys().last().copied()).expect("an argument");
    let edit = |text: &str, over: &str| {
        let (text, over) = (text.to_owned(), Some(over.to_owned()));
        Command::Argument(ArgumentCommand::Edit { round, argument, text, over })
    };
    // Two that waited, the second replacing the first.
    let ids = [(); 2].map(|()| CommandId(Uuid::now_v7()));
    let waited = [edit("Beter", "Eerst"), edit("Best", "Beter")];
    for (id, command) in ids.iter().zip(&waited) {
        writer.send_as(*id, command.clone()).await?;
    }
    let mut answers = Vec::new();
    for id in ids {
        answers.push(writer.answer("that it is written", id).await?);
    }
    presenter.command(edit("Van de schermdeler", "Best")).await?;
    // The answers were lost: sent again, both are accepted as before, and nothing is written again.
    for ((id, command), answer) in ids.iter().zip(waited).zip(answers) {
        writer.send_as(*id, command).await?;
        assert_eq!(writer.answer("the same answer", *id).await?, answer);
    }
    let text = |bot: &Bot| bot.round().and_then(|round| Some(round.arguments.get(&argument)?.text.clone()));
    assert_eq!(rejection(writer.command(edit("Nog beter", "Best")).await), Rejection::ChangedMeanwhile);
    assert_eq!(text(&writer).as_deref(), Some("Van de schermdeler"));
    writer.command(edit("Samen", "Van de schermdeler")).await?;
    presenter.until("what they made of it", |bot| text(bot).as_deref() == Some("Samen")).await?;
    Ok(())
}
