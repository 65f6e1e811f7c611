//! The choice is forced: by majority, in secret, with a reason; without a choice the round is recorded as not chosen.

use shared::ids::BlockId;
use shared::session::{BallotCommand, Command, Count, DecidedBy, Outcome, Phase, ProgrammeCommand, Rejection, Side};
use tests::people::{go_to, locks, rejection, sees_phase, starts_everybody, votes};
use tests::{TestSession, World, plain_session};

#[tokio::test]
async fn the_majority_is_locked_once_everybody_voted() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    let mut second = session.join("Demo B", 1).await?;
    let mut third = session.join("Demo C", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Choose).await?;
    for bot in [&mut second, &mut third] {
        sees_phase(bot, Phase::Choose).await?;
    }
    votes(&mut presenter, Side::Left).await?;
    votes(&mut second, Side::Right).await?;
    assert_eq!(rejection(locks(&mut presenter, "Te vroeg").await), Rejection::NoBallots);
    votes(&mut third, Side::Left).await?;
    presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
    assert_eq!(rejection(locks(&mut presenter, "  ").await), Rejection::EmptyText);
    locks(&mut presenter, "Omdat het kan").await?;
    second.until("the choice", |bot| bot.round().and_then(|round| round.choice()).is_some()).await?;
    let choice = second.round().and_then(|round| round.choice()).expect("a choice");
    assert_eq!((choice.side, choice.way, choice.count), (Side::Left, DecidedBy::Majority, Count { left: 2, right: 1 }));
    assert!(choice.in_time);
    let round = second.round_number();
    second
        .command(Command::Ballot(BallotCommand::AddMinority { round, text: "Rust telt ook".into(), over: None }))
        .await?;
    assert_eq!(
        rejection(
            third
                .command(Command::Ballot(BallotCommand::AddMinority { round, text: "Ik ook".into(), over: None }))
                .await
        ),
        Rejection::NotMinority
    );
    Ok(())
}

#[tokio::test]
async fn a_block_that_ends_first_leaves_a_round_not_chosen() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    facilitator.command(Command::Programme(ProgrammeCommand::EndBlock { block: BlockId(0) })).await?;
    sees_phase(&mut presenter, Phase::Done).await?;
    assert_eq!(presenter.round().and_then(|round| round.outcome.clone()), Some(Outcome::NotChosen));
    Ok(())
}
