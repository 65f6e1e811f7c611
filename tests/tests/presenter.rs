//! The presenter's role: a short drop costs nobody the role; after 20 s it is offered, never seized.

use shared::session::{Command, PresenterHow, Rejection};
use shared::time::SECOND;
use tests::people::rejection;
use tests::{TestSession, World, plain_session};

#[tokio::test]
async fn the_role_is_offered_after_twenty_seconds_and_taken_by_who_accepts() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut presenter = session.join("Demo A", 1).await?;
    presenter.until("the role", server::demo::bot::Bot::presents).await?;
    let gone = presenter.participant().expect("a participant");
    let mut member = session.join("Demo B", 1).await?;
    assert_eq!(rejection(member.command(Command::AcceptRole).await), Rejection::NotOnOffer);
    presenter.disconnect();
    member.until("that they are gone", |bot| !bot.online.contains(&gone)).await?;
    world.clock.advance(19 * SECOND);
    assert_eq!(rejection(member.command(Command::AcceptRole).await), Rejection::NotOnOffer);
    world.clock.advance(SECOND);
    let offered = |bot: &server::demo::bot::Bot| {
        bot.room().and_then(|room| room.presenter).is_some_and(|presenter| presenter.offered_since.is_some())
    };
    member.until("the offer", offered).await?;
    member.command(Command::AcceptRole).await?;
    member.until("the role", server::demo::bot::Bot::presents).await?;
    presenter.reconnect().await?;
    presenter.until("who presents now", |bot| !bot.presents()).await?;
    let how = presenter.room().and_then(|room| room.presenter).map(|presenter| presenter.how);
    assert_eq!(how, Some(PresenterHow::Accepted));
    Ok(())
}

#[tokio::test]
async fn who_is_back_in_time_keeps_the_role() -> anyhow::Result<()> {
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
    assert_eq!(rejection(member.command(Command::AcceptRole).await), Rejection::NotOnOffer);
    assert!(presenter.presents());
    Ok(())
}
