//! One person with many connections: two tabs, a phone and a laptop work, and more connections give nobody more
//! commands.

use server::demo::bot::Bot;
use server::demo::error::BotError;
use shared::limits::CONNECTIONS_MAX;
use shared::link::Carrier;
use shared::session::{Command, Rejection, RoomCommand};
use shared::wire::Goodbye;
use tests::{TestSession, World, plain_session};

/// Commands on each connection: as many as one person may give in one go.
const COMMANDS: usize = 60;

/// As many connections as one person may have, sockets and streams alternately.
async fn all_of_one(session: &TestSession, first: Bot) -> Result<Vec<Bot>, BotError> {
    let mut all = vec![first];
    while all.len() < CONNECTIONS_MAX {
        let carrier = if all.len() % 2 == 0 { Carrier::Socket } else { Carrier::Stream };
        all.push(Bot::over(carrier, &session.url, session.code(), all[0].secret()).await?);
    }
    Ok(all)
}

#[tokio::test]
async fn the_oldest_of_too_many_is_closed_and_the_others_go_on() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut bystander = session.join("Demo B", 1).await?;
    let first = session.join("Demo A", 1).await?;
    let own = first.participant().expect("a participant");
    let mut all = all_of_one(&session, first).await?;
    for bot in &mut all {
        bot.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    }
    for carrier in [Carrier::Socket, Carrier::Stream] {
        all.push(Bot::over(carrier, &session.url, session.code(), all[0].secret()).await?);
        let mut oldest = all.remove(0);
        let told = oldest.until("the goodbye", |_| false).await;
        assert!(matches!(told, Err(BotError::Goodbye(Goodbye::OpenElsewhere))), "{told:?}");
        assert!(Goodbye::FINAL.contains(&Goodbye::OpenElsewhere), "it must not reconnect and close the next");
    }
    for bot in &mut all {
        bot.command(Command::Room(RoomCommand::AskHelp { on: false })).await?;
    }
    bystander.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    bystander.until("that the person is there", |bot| bot.online.contains(&own)).await?;
    all.clear();
    bystander.until("that nobody is", |bot| !bot.online.contains(&own)).await?;
    Ok(())
}

#[tokio::test]
async fn commands_are_counted_per_person_and_not_per_connection() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut bystander = session.join("Demo B", 1).await?;
    let first = session.join("Demo A", 1).await?;
    let mut all = all_of_one(&session, first).await?;
    let mut asked = Vec::new();
    for _ in 0..COMMANDS {
        for (place, bot) in all.iter_mut().enumerate() {
            asked.push((place, bot.send(Command::Room(RoomCommand::AskHelp { on: true })).await?));
        }
    }
    bystander.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    let (mut done, mut slowed) = (0, 0);
    for (place, id) in asked {
        match all[place].answer("an answer", id).await {
            Ok(_) => done += 1,
            Err(BotError::Rejected(Rejection::TooFast)) => slowed += 1,
            Err(error) => return Err(error.into()),
        }
    }
    assert!(done >= COMMANDS && slowed > 0, "{done} done, {slowed} slowed");
    Ok(())
}
