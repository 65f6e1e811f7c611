//! Secrets do not reach devices: ballots, silent writing, other rooms, hashes, names on the plenary screen.

use server::demo::bot::Bot;
use shared::ids::Seq;
use shared::session::people::presence::GRACE;
use shared::session::{Command, DebriefCommand, Kind, Phase, RoomCommand, Rooms, Rules, Side};
use shared::time::SECOND;
use shared::wire::NewSession;
use tests::people::{go_to, locks, sees_phase, starts_everybody, votes, writes};
use tests::{TestSession, World, plain_session};

fn held(bot: &Bot) -> String {
    serde_json::to_string(&bot.session).unwrap_or_default()
}

#[tokio::test]
async fn nobody_holds_the_vote_of_somebody_else() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (_facilitator, mut presenter, mut member) = session.two_at_work().await?;
    go_to(&mut presenter, Phase::Choose).await?;
    sees_phase(&mut member, Phase::Choose).await?;
    votes(&mut presenter, Side::Left).await?;
    let voter = presenter.participant().expect("a participant");
    member.until("that somebody voted", |bot| bot.round().is_some_and(|round| !round.ballots.cast.is_empty())).await?;
    assert_eq!(member.round().expect("a round").ballots.cast.get(&voter), Some(&None));
    let own = presenter.round().expect("a round").ballots.cast.get(&voter).copied();
    assert_eq!(own, Some(Some(Side::Left)));
    let mut late = Bot::with_token(&session.url, session.code(), member.secret()).await?;
    late.until("a snapshot", |bot| bot.session.is_some()).await?;
    assert_eq!(late.round().expect("a round").ballots.cast.get(&voter), Some(&None), "nor in a snapshot");
    Ok(())
}

#[tokio::test]
async fn somebody_who_was_away_while_two_voted_is_not_sent_their_count_later() -> anyhow::Result<()> {
    for is_locked in [false, true] {
        let world = World::start().await?;
        let session = TestSession::open(&world, &plain_session()).await?;
        let (mut facilitator, mut presenter, mut member) = session.two_at_work().await?;
        let mut third = session.join("Demo C", 1).await?;
        let away = third.participant().expect("a participant");
        go_to(&mut presenter, Phase::Choose).await?;
        sees_phase(&mut member, Phase::Choose).await?;
        sees_phase(&mut third, Phase::Choose).await?;
        facilitator.until("that they are here", |bot| bot.online.contains(&away)).await?;
        third.disconnect();
        facilitator.until("that they are gone", |bot| !bot.online.contains(&away)).await?;
        world.clock.advance(GRACE);
        for bot in [&mut presenter, &mut member] {
            votes(bot, Side::Left).await?;
        }
        presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
        if is_locked {
            locks(&mut presenter, "Omdat").await?;
        }
        // Twice: what they miss the second time starts after what they were sent the first time.
        for _ in 0..2 {
            third.reconnect().await?;
            let ballots = &third.round().expect("a round").ballots;
            assert!(ballots.count.is_none() && ballots.cast.is_empty(), "locked {is_locked}: {ballots:?}");
            third.disconnect();
            third.seq = Seq(1);
        }
    }
    Ok(())
}

#[tokio::test]
async fn silent_writing_appears_only_when_the_silence_ends() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(
        &world,
        &NewSession { rules: Rules { silent_minute: true, ..Rules::default() }, ..plain_session() },
    )
    .await?;
    let (mut facilitator, mut presenter, mut member) = session.two_at_work().await?;
    go_to(&mut presenter, Phase::Left).await?;
    sees_phase(&mut member, Phase::Left).await?;
    writes(&mut member, Side::Left, Kind::Pro, "Stil geheim").await?;
    assert!(held(&member).contains("Stil geheim"));
    // After a round trip the others would have it, if it had been sent.
    presenter.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    facilitator.command(Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: "Hallo".into() })).await?;
    assert!(!held(&presenter).contains("Stil geheim") && !held(&facilitator).contains("Stil geheim"));
    world.clock.advance(60 * SECOND);
    presenter.until("what was written", |bot| held(bot).contains("Stil geheim")).await?;
    facilitator.until("what was written", |bot| held(bot).contains("Stil geheim")).await?;
    Ok(())
}

#[tokio::test]
async fn the_plenary_screen_is_sent_no_names_and_no_results_before_they_are_revealed() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo Geheimnaam", 1).await?;
    let mut plenary = session.plenary().await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    writes(&mut presenter, Side::Left, Kind::Pro, "Nog bedekt").await?;
    plenary.command(Command::Debrief(DebriefCommand::Spotlight { room: Some(shared::ids::RoomNumber(1)) })).await?;
    go_to(&mut presenter, Phase::Choose).await?;
    votes(&mut presenter, Side::Left).await?;
    presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
    locks(&mut presenter, "Nog bedekt: waarom").await?;
    plenary.command(Command::Debrief(DebriefCommand::Spotlight { room: None })).await?;
    assert!(!held(&plenary).contains("Nog bedekt") && !held(&plenary).contains("Geheimnaam"));
    facilitator
        .command(Command::Debrief(DebriefCommand::RevealDilemma { dilemma: shared::ids::DilemmaNumber(1) }))
        .await?;
    plenary.until("what is revealed", |bot| held(bot).contains("Nog bedekt")).await?;
    assert!(!held(&plenary).contains("Geheimnaam"));
    Ok(())
}

#[tokio::test]
async fn a_wrong_secret_opens_nothing() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let other = TestSession::open(&world, &plain_session()).await?;
    for secret in ["", "x", &"A".repeat(32), &other.opened.facilitator, &session.code().to_string()] {
        assert!(Bot::with_token(&session.url, session.code(), secret).await.is_err(), "{secret:?}");
    }
    Ok(())
}
