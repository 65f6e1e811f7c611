//! What one person takes home over HTTP: only their own token opens it, and it holds what they wrote and chose with.

use reqwest::{Client, Response, StatusCode};
use server::demo::bot::Bot;
use shared::session::{Kind, Outcome, Phase, Side};
use shared::take_home::TakeHome;
use shared::wire::Problem;
use tests::people::{go_to, locks, sees_phase, starts_everybody, votes, writes};
use tests::{TestSession, World, plain_session};

async fn ask(session: &TestSession, secret: &str) -> anyhow::Result<Response> {
    let address = format!("{}/api/sessions/{}/take-home", session.url, session.code());
    Ok(Client::new().get(address).bearer_auth(secret).send().await?)
}

#[tokio::test]
async fn only_ones_own_token_opens_it_with_ones_own_words_and_the_rooms_choice() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let [one, other] = [session.token("Demo A", 1).await?, session.token("Demo B", 1).await?];
    let connect = async |token: &str| Bot::over(session.carrier, &session.url, session.code(), token).await;
    let (mut presenter, mut member) = (connect(&one).await?, connect(&other).await?);
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    sees_phase(&mut member, Phase::Left).await?;
    writes(&mut presenter, Side::Left, Kind::Pro, "Van de één").await?;
    writes(&mut member, Side::Left, Kind::Con, "Van de ander").await?;
    go_to(&mut presenter, Phase::Choose).await?;
    for bot in [&mut presenter, &mut member] {
        sees_phase(bot, Phase::Choose).await?;
        votes(bot, Side::Left).await?;
    }
    let taken: TakeHome = ask(&session, &other).await?.error_for_status()?.json().await?;
    assert_eq!(taken.dilemmas[0].outcome, None, "not before it is locked");
    presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
    locks(&mut presenter, "Daarom").await?;

    let taken: TakeHome = ask(&session, &other).await?.error_for_status()?.json().await?;
    let [dilemma] = &taken.dilemmas[..] else { panic!("{taken:?}") };
    assert_eq!(taken.name, "Demo B");
    assert_eq!(dilemma.written.iter().map(|argument| &*argument.text).collect::<Vec<_>>(), ["Van de ander"]);
    assert_eq!((dilemma.ballot, dilemma.supported.len()), (Some(Side::Left), 0));
    let choice = dilemma.outcome.as_ref().and_then(Outcome::choice);
    assert_eq!(choice.map(|choice| &*choice.reasons.motivation), Some("Daarom"));

    for secret in ["", "x", &session.opened.plenary, &session.opened.facilitator] {
        let refused = ask(&session, secret).await?;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{secret:?}");
        assert_eq!(refused.json::<Problem>().await?.kind, "not-let-in");
    }
    Ok(())
}
