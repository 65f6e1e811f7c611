//! The presenter's role: a short disconnection does not cost it; after 20 s it is offered, never seized.

use server::demo::bot::Bot;
use shared::link::Carrier;
use shared::session::{Command, PresenterHow, Rejection, RoomCommand};
use shared::time::SECOND;
use tests::people::{rejection, starts_everybody};
use tests::{TestSession, World, plain_session};

/// How often somebody asks for the role, until the server has noticed that the presenter is gone.
const ASKED_MAX: usize = 500;

#[tokio::test]
async fn the_role_is_offered_after_twenty_seconds_and_goes_to_the_member_who_accepts() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut presenter = session.join("Demo A", 1).await?;
    presenter.until("the role", server::demo::bot::Bot::presents).await?;
    let gone = presenter.participant().expect("a participant");
    let mut member = session.join("Demo B", 1).await?;
    assert_eq!(rejection(member.command(Command::Room(RoomCommand::AcceptRole)).await), Rejection::NotOnOffer);
    presenter.disconnect();
    member.until("that they are gone", |bot| !bot.online.contains(&gone)).await?;
    world.clock.advance(19 * SECOND);
    assert_eq!(rejection(member.command(Command::Room(RoomCommand::AcceptRole)).await), Rejection::NotOnOffer);
    world.clock.advance(SECOND);
    let offered = |bot: &server::demo::bot::Bot| {
        bot.room().and_then(|room| room.presenter).is_some_and(|presenter| presenter.offered_since.is_some())
    };
    member.until("the offer", offered).await?;
    member.command(Command::Room(RoomCommand::AcceptRole)).await?;
    member.until("the role", server::demo::bot::Bot::presents).await?;
    presenter.reconnect().await?;
    presenter.until("who presents now", |bot| !bot.presents()).await?;
    let how = presenter.room().and_then(|room| room.presenter).map(|presenter| presenter.how);
    assert_eq!(how, Some(PresenterHow::Accepted));
    Ok(())
}

#[tokio::test]
async fn a_presenter_who_is_back_in_time_keeps_the_role() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut presenter = session.join("Demo A", 1).await?;
    presenter.until("the role", server::demo::bot::Bot::presents).await?;
    let gone = presenter.participant().expect("a participant");
    let mut member = session.join("Demo B", 1).await?;
    presenter.disconnect();
    member.until("that they are gone", |bot| !bot.online.contains(&gone)).await?;
    world.clock.advance(15 * SECOND);
    presenter.reconnect().await?;
    member.until("that they are back", |bot| bot.online.contains(&gone)).await?;
    world.clock.advance(60 * SECOND);
    assert_eq!(rejection(member.command(Command::Room(RoomCommand::AcceptRole)).await), Rejection::NotOnOffer);
    assert!(presenter.presents());
    Ok(())
}

#[tokio::test]
async fn a_device_that_only_follows_keeps_no_role_and_takes_none() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut presenter = session.join("Demo A", 1).await?;
    presenter.until("the role", Bot::presents).await?;
    let mut member = session.join("Demo B", 1).await?;
    starts_everybody(&mut session.facilitator().await?).await?;
    // In addition to a device in the room, one that follows changes nothing.
    let follower = Bot::follower_over(Carrier::Socket, &session.url, session.code(), presenter.secret()).await?;
    world.clock.advance(60 * SECOND);
    assert_eq!(rejection(member.command(Command::Room(RoomCommand::AcceptRole)).await), Rejection::NotOnOffer);
    let passing = Bot::follower_over(Carrier::Socket, &session.url, session.code(), presenter.secret()).await?;
    drop(passing);
    world.clock.advance(60 * SECOND);
    assert_eq!(rejection(member.command(Command::Room(RoomCommand::AcceptRole)).await), Rejection::NotOnOffer);
    // Without one, a device that follows is not enough.
    presenter.disconnect();
    for _ in 0..ASKED_MAX {
        world.clock.advance(SECOND);
        match member.command(Command::Room(RoomCommand::AcceptRole)).await {
            Ok(_) => break,
            refused => assert!(matches!(rejection(refused), Rejection::NotOnOffer | Rejection::TooFast)),
        }
    }
    member.until("the role", Bot::presents).await?;
    assert!(member.online.contains(&follower.participant().expect("a participant")), "they are still online");
    Ok(())
}
