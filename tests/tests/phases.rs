//! The presenter steers; everybody in the room sees it at once, and nobody outside it does.

use shared::session::{Command, Kind, Phase, Rejection, RoomCommand, Side};
use tests::people::{go_to, rejection, sees_phase, starts_everybody, writes};
use tests::{TestSession, World, plain_session};

#[tokio::test]
async fn everybody_in_the_room_goes_where_the_presenter_goes() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    let mut member = session.join("Demo B", 1).await?;
    let mut elsewhere = session.join("Demo C", 2).await?;
    starts_everybody(&mut facilitator).await?;
    for bot in [&mut presenter, &mut member, &mut elsewhere] {
        sees_phase(bot, Phase::Read).await?;
    }
    assert_eq!(rejection(go_to(&mut member, Phase::Left).await), Rejection::PresenterOnly);
    for phase in [Phase::Left, Phase::Right, Phase::Left, Phase::Choose] {
        go_to(&mut presenter, phase).await?;
        sees_phase(&mut member, phase).await?;
    }
    elsewhere.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    assert_eq!(elsewhere.round().map(|round| round.phase), Some(Phase::Read), "the other room stays where it is");
    facilitator
        .until("help", |bot| {
            bot.session.as_ref().is_some_and(|held| held.rooms.values().any(|room| room.help_since.is_some()))
        })
        .await?;
    Ok(())
}

#[tokio::test]
async fn everybody_in_the_room_reads_what_one_writes() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (_facilitator, mut presenter, mut member) = session.two_at_work().await?;
    assert_eq!(rejection(writes(&mut member, Side::Left, Kind::Pro, "Te vroeg").await), Rejection::WritingNotOpen);
    go_to(&mut presenter, Phase::Left).await?;
    writes(&mut member, Side::Left, Kind::Con, "  Wie ziet   wie er vastloopt? ").await?;
    let has_it = |bot: &server::demo::bot::Bot| {
        bot.round()
            .is_some_and(|round| round.arguments.values().any(|argument| argument.text == "Wie ziet wie er vastloopt?"))
    };
    presenter.until("the con", has_it).await?;
    let too_long = "x".repeat(281);
    assert_eq!(
        rejection(writes(&mut member, Side::Left, Kind::Pro, &too_long).await),
        Rejection::TextTooLong { most: 280 }
    );
    assert_eq!(rejection(writes(&mut member, Side::Left, Kind::Pro, " \n ").await), Rejection::EmptyText);
    Ok(())
}
