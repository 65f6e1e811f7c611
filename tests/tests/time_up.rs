//! When the time is up only choosing is left, and no next round starts before that. The test uses deadlines, not ticks.

use shared::session::{Command, Kind, Phase, Rejection, Rooms, RoundCommand, Side};
use shared::time::{MINUTE, SECOND};
use tests::people::{go_to, locks, rejection, sees_phase, starts_everybody, votes, writes};
use tests::{TestSession, World, plain_session};

#[tokio::test]
async fn a_room_that_did_not_choose_must() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    world.clock.advance(10 * MINUTE);
    presenter.until("must choose", |bot| bot.round().is_some_and(|round| round.must_choose)).await?;
    assert_eq!(rejection(writes(&mut presenter, Side::Left, Kind::Pro, "Te laat").await), Rejection::WritingClosed);
    assert_eq!(rejection(go_to(&mut presenter, Phase::Left).await), Rejection::MustChooseFirst);
    let next = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
    assert_eq!(rejection(presenter.command(next.clone()).await), Rejection::MustChooseFirst);
    assert_eq!(rejection(facilitator.command(next.clone()).await), Rejection::MustChooseFirst);
    votes(&mut presenter, Side::Right).await?;
    presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
    locks(&mut presenter, "Na de tijd").await?;
    assert!(!presenter.round().and_then(|round| round.choice()).expect("a choice").in_time);
    presenter.command(next).await?;
    Ok(())
}

#[tokio::test]
async fn pauses_and_extra_time_move_the_deadline() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    world.clock.advance(4 * MINUTE);
    facilitator.command(Command::Round(RoundCommand::Pause { rooms: Rooms::All })).await?;
    world.clock.advance(30 * MINUTE);
    facilitator.command(Command::Round(RoundCommand::Resume { rooms: Rooms::All })).await?;
    facilitator.command(Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 2 })).await?;
    presenter.until("extra time", |bot| bot.round().is_some_and(|round| round.timer.extra == 2 * MINUTE)).await?;
    let left = presenter.round().expect("a round").timer.left(world.clock.now());
    assert_eq!(left, 8 * MINUTE);
    world.clock.advance(8 * MINUTE - SECOND);
    writes_is_open(&mut presenter).await?;
    world.clock.advance(SECOND);
    presenter.until("must choose", |bot| bot.round().is_some_and(|round| round.must_choose)).await?;
    Ok(())
}

async fn writes_is_open(presenter: &mut server::demo::bot::Bot) -> anyhow::Result<()> {
    go_to(presenter, Phase::Left).await?;
    writes(presenter, Side::Left, Kind::Pro, "Nog net").await?;
    Ok(())
}
