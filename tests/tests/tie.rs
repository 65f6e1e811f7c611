//! A tie is never locked: one re-vote, then the lot; the same on all devices.

use server::demo::bot::Bot;
use shared::session::{BallotCommand, Command, DecidedBy, Phase, Rejection, Side};
use shared::time::SECOND;
use tests::people::{go_to, locks, rejection, sees_phase, votes};
use tests::{TestSession, World, plain_session};

#[tokio::test]
async fn a_tie_goes_through_a_re_vote_to_the_lot() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (_facilitator, mut presenter, mut member) = session.two_at_work().await?;
    go_to(&mut presenter, Phase::Choose).await?;
    sees_phase(&mut member, Phase::Choose).await?;
    let round = presenter.round_number();
    for again in [false, true] {
        votes(&mut presenter, Side::Left).await?;
        votes(&mut member, Side::Right).await?;
        presenter.until("a tie", |bot| bot.round().is_some_and(|round| round.ballots.is_tied())).await?;
        assert_eq!(rejection(locks(&mut presenter, "Nee").await), Rejection::Tied);
        let called = presenter.command(Command::Ballot(BallotCommand::CallReVote { round })).await;
        if again {
            assert_eq!(rejection(called), Rejection::ReVotedAlready);
        } else {
            called?;
            member
                .until("another ballot", |bot| bot.round().is_some_and(|round| round.ballots.count.is_none()))
                .await?;
        }
    }
    presenter.command(Command::Ballot(BallotCommand::DrawLot { round })).await?;
    let drawn = |bot: &Bot| bot.round().and_then(|round| round.ballots.lot);
    member.until("the lot", |bot| drawn(bot).is_some()).await?;
    presenter.until("the lot", |bot| drawn(bot).is_some()).await?;
    assert_eq!(drawn(&member), drawn(&presenter));
    assert_eq!(rejection(votes(&mut member, Side::Left).await), Rejection::LotFell);
    locks(&mut presenter, "Het toeval koos").await?;
    member.until("the choice", |bot| bot.round().and_then(|round| round.choice()).is_some()).await?;
    let choice = member.round().and_then(|round| round.choice()).expect("a choice");
    assert_eq!((choice.way, Some(choice.side)), (DecidedBy::Lot, drawn(&presenter)));
    Ok(())
}

#[tokio::test]
async fn the_re_vote_closes_after_a_minute_and_shows_nobodys_ballot() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (_facilitator, mut presenter, mut member) = session.two_at_work().await?;
    go_to(&mut presenter, Phase::Choose).await?;
    sees_phase(&mut member, Phase::Choose).await?;
    let round = presenter.round_number();
    votes(&mut presenter, Side::Left).await?;
    votes(&mut member, Side::Right).await?;
    presenter.until("a tie", |bot| bot.round().is_some_and(|round| round.ballots.is_tied())).await?;
    presenter.command(Command::Ballot(BallotCommand::CallReVote { round })).await?;
    member.until("another ballot", |bot| bot.round().is_some_and(|round| round.ballots.count.is_none())).await?;
    votes(&mut member, Side::Right).await?;
    world.clock.advance(61 * SECOND);
    let ballots = |bot: &Bot| bot.round().map(|round| round.ballots.clone()).unwrap_or_default();
    presenter.until("the end of it", |bot| ballots(bot).re_vote_until.is_none()).await?;
    assert_eq!((ballots(&presenter).cast.len(), ballots(&presenter).count), (1, None));
    let opened = presenter.command(Command::Ballot(BallotCommand::Reveal { round })).await;
    assert_eq!(rejection(opened), Rejection::TooFewBallots);
    votes(&mut presenter, Side::Right).await?;
    presenter.until("the count", |bot| ballots(bot).count.is_some()).await?;
    locks(&mut presenter, "Wie stemde, koos").await?;
    Ok(())
}
