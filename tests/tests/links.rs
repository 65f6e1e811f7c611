//! When a secret link is renewed or withdrawn, devices that used the old one are disconnected; co-facilitators work
//! beside the facilitator with links of their own; and people who join with the code after the end are sent nothing
//! from others.

use std::time::Duration;

use anyhow::Context as _;
use server::demo::bot::Bot;
use server::demo::error::BotError;
use server::demo::requests;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::link::Carrier;
use shared::session::{
    AccessCommand, Act, Again, Command, DebriefCommand, Invited, LifecycleCommand, LookBackCommand, Phase, RoomCommand,
    Rooms, SecretLink, Side,
};
use shared::wire::{CoFacilitatorRequest, Goodbye, Identity, LinkRequest, NewCoFacilitator, NewLink};
use tests::people::{go_to, locks, sees_phase, votes};
use tests::{TestSession, World, plain_session};

const CARRIERS: [Carrier; 2] = [Carrier::Socket, Carrier::Stream];

async fn renew(session: &TestSession, secret: &str, link: SecretLink) -> Result<NewLink, BotError> {
    let request = LinkRequest { secret: secret.to_owned(), link };
    requests::post(&session.url, &format!("/api/sessions/{}/links", session.code()), &request).await
}

async fn told(bot: &mut Bot) -> Option<Goodbye> {
    match bot.until("the goodbye", |_| false).await {
        Err(BotError::Goodbye(goodbye)) => Some(goodbye),
        _ => None,
    }
}

async fn over(carrier: Carrier, session: &TestSession, secret: &str) -> Result<Bot, BotError> {
    Bot::over(carrier, &session.url, session.code(), secret).await
}

#[tokio::test]
async fn devices_with_the_old_link_of_the_facilitator_are_disconnected_at_once() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut member = session.join("Demo A", 1).await?;
    let old = session.opened.facilitator.clone();
    let mut boards = Vec::new();
    for carrier in CARRIERS {
        boards.push(over(carrier, &session, &old).await?);
    }
    let new = renew(&session, &old, SecretLink::Facilitator).await?;
    for board in &mut boards {
        assert_eq!(told(board).await, Some(Goodbye::LinkChanged));
    }
    assert!(Goodbye::FINAL.contains(&Goodbye::LinkChanged), "a device does not come back by itself");
    assert!(over(Carrier::Socket, &session, &old).await.is_err());
    assert!(renew(&session, &old, SecretLink::Facilitator).await.is_err(), "the old link can't renew itself");
    let mut board = over(Carrier::Socket, &session, &new.secret).await?;
    board.command(Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: "Demo".into() })).await?;
    // The others did not notice.
    member.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    Ok(())
}

#[tokio::test]
async fn devices_with_the_old_link_of_the_plenary_screen_are_disconnected_at_once() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut board = session.facilitator().await?;
    let mut secret = session.opened.plenary.clone();
    for carrier in CARRIERS {
        let mut plenary_screen = over(carrier, &session, &secret).await?;
        secret = renew(&session, &session.opened.facilitator, SecretLink::Plenary).await?.secret;
        assert_eq!(told(&mut plenary_screen).await, Some(Goodbye::LinkChanged));
    }
    let mut plenary_screen = over(Carrier::Socket, &session, &secret).await?;
    board.command(Command::Access(AccessCommand::WithdrawLink { link: SecretLink::Plenary })).await?;
    assert_eq!(told(&mut plenary_screen).await, Some(Goodbye::LinkChanged));
    assert!(over(Carrier::Socket, &session, &secret).await.is_err());
    Ok(())
}

async fn invite(session: &TestSession, facilitator: &str, invited: Invited) -> Result<NewCoFacilitator, BotError> {
    let request = CoFacilitatorRequest { facilitator: facilitator.to_owned(), invited };
    requests::post(&session.url, &format!("/api/sessions/{}/co-facilitators", session.code()), &request).await
}

fn named(name: &str) -> Invited {
    Invited::New { name: name.to_owned() }
}

fn says(text: &str) -> Command {
    Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: text.to_owned() })
}

/// The facilitators who sent messages, as a board knows them.
fn said_by(board: &Bot) -> Vec<Option<String>> {
    let Some(held) = &board.session else { return Vec::new() };
    let said = held.team.steered.iter().filter(|done| matches!(done.act, Act::SentMessage { .. }));
    said.map(|done| held.team.name_of(done.by?).map(str::to_owned)).collect()
}

#[tokio::test]
async fn co_facilitators_work_beside_the_facilitator_until_their_link_is_withdrawn() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let first = session.opened.facilitator.clone();
    let mut member = session.join("Demo A", 1).await?;
    let mut board = session.facilitator().await?;
    let sanne = invite(&session, &first, named("Demo Sanne")).await?;
    let bram = invite(&session, &first, named("Demo Bram")).await?;
    let mut theirs = Vec::new();
    for carrier in CARRIERS {
        theirs.push(over(carrier, &session, &sanne.secret).await?);
    }
    let mut other = over(Carrier::Socket, &session, &bram.secret).await?;
    assert_eq!(theirs[0].identity, Some(Identity::CoFacilitator(sanne.co_facilitator)));

    theirs[0].command(says("Demo een")).await?;
    other.command(says("Demo twee")).await?;
    board.command(says("Demo drie")).await?;
    let all = [Some("Demo Sanne".to_owned()), Some("Demo Bram".to_owned()), None];
    for bot in [&mut board, &mut other, &mut theirs[1]] {
        bot.until("who did what", |bot| said_by(bot) == all).await?;
    }

    let withdraw = |co_facilitator| Command::Access(AccessCommand::WithdrawCoFacilitator { co_facilitator });
    let noor = invite(&session, &sanne.secret, named("Demo Noor")).await?;
    theirs[0].command(withdraw(noor.co_facilitator)).await?;
    renew(&session, &bram.secret, SecretLink::Plenary).await?;
    // The first link's stays the first link's.
    assert!(renew(&session, &sanne.secret, SecretLink::Facilitator).await.is_err(), "renewed by a co-facilitator");
    let address = format!("{}/api/sessions/{}", session.url, session.code());
    let deleted = reqwest::Client::new().delete(address).bearer_auth(&sanne.secret).send().await?;
    assert_eq!(deleted.status().as_u16(), 403, "deleted by a co-facilitator");

    board.command(withdraw(sanne.co_facilitator)).await?;
    for bot in &mut theirs {
        assert_eq!(told(bot).await, Some(Goodbye::LinkChanged));
    }
    assert!(over(Carrier::Socket, &session, &sanne.secret).await.is_err());
    let again = Invited::Again { co_facilitator: bram.co_facilitator };
    let renewed = invite(&session, &first, again).await?;
    assert_eq!(told(&mut other).await, Some(Goodbye::LinkChanged), "a renewed link is another");
    let mut other = over(Carrier::Socket, &session, &renewed.secret).await?;
    other.command(says("Demo vier")).await?;
    board.until("who did what", |bot| said_by(bot).len() == 4).await?;
    assert_eq!(said_by(&board)[0], all[0], "the name of somebody whose link was withdrawn stays with what they did");

    member.until("the message", |bot| bot.session.as_ref().is_some_and(|held| held.told.len() == 4)).await?;
    let seen = serde_json::to_string(&member.session)?;
    assert!(!seen.contains("Sanne") && !seen.contains("\"team\""), "a participant holds co-facilitators: {seen}");
    Ok(())
}

#[tokio::test]
async fn a_renewed_link_of_the_facilitator_leaves_co_facilitators_in() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let sanne = invite(&session, &session.opened.facilitator, named("Demo Sanne")).await?;
    let mut board = over(Carrier::Socket, &session, &sanne.secret).await?;
    renew(&session, &session.opened.facilitator, SecretLink::Facilitator).await?;
    board.command(says("Demo")).await?;
    Ok(())
}

/// Presence is sent at most a quarter of a second late, so it would arrive within this time.
const SIGNALS_COME_WITHIN: Duration = Duration::from_secs(1);

/// A session that is over and open for looking back: its facilitator, its two participants, and their dilemma.
async fn two_who_look_back(session: &TestSession, why: &str) -> anyhow::Result<(Bot, Bot, Bot, DilemmaNumber)> {
    let (mut facilitator, mut presenter, mut member) = session.two_at_work().await?;
    go_to(&mut presenter, Phase::Choose).await?;
    sees_phase(&mut member, Phase::Choose).await?;
    votes(&mut member, Side::Left).await?;
    votes(&mut presenter, Side::Left).await?;
    presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
    locks(&mut presenter, why).await?;
    let dilemma = presenter.round().context("a round")?.dilemma;
    facilitator.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    facilitator.command(Command::LookBack(LookBackCommand::Open { open: true })).await?;
    Ok((facilitator, presenter, member, dilemma))
}

#[tokio::test]
async fn people_who_join_after_the_end_are_sent_nothing_of_others() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, mut presenter, mut member, dilemma) = two_who_look_back(&session, "Geheime reden").await?;
    facilitator.command(Command::Debrief(DebriefCommand::RevealDilemma { dilemma })).await?;

    let token = session.token("Demo Laat", 1).await?;
    let mut late = over(Carrier::Socket, &session, &token).await?;
    let mut following = Bot::follower_over(Carrier::Socket, &session.url, session.code(), &token).await?;
    member
        .command(Command::LookBack(LookBackCommand::Answer {
            dilemma,
            again: Again::Same,
            tried: Some("Geheime proef".into()),
        }))
        .await?;
    late.command(Command::LookBack(LookBackCommand::Answer {
        dilemma,
        again: Again::Other,
        tried: Some("Eigen proef".into()),
    }))
    .await?;
    following.until("what they said", |bot| held(bot).contains("Eigen proef")).await?;
    for bot in [&late, &following] {
        let held = held(bot);
        assert_eq!(bot.room().map(|room| room.number), Some(RoomNumber(1)));
        for said in ["Geheime reden", "Geheime proef", "Demo A", "Demo B"] {
            assert!(!held.contains(said), "{said}: {held}");
        }
    }
    presenter.until("what was tried", |bot| held(bot).contains("Geheime proef")).await?;
    assert!(held(&presenter).contains("Geheime reden"), "people who took part still hold it");
    Ok(())
}

#[tokio::test]
async fn while_people_look_back_presence_is_sent_to_nobody() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (_facilitator, mut presenter, mut member, dilemma) = two_who_look_back(&session, "Demo").await?;
    presenter.reconnect().await?;
    presenter.until("its welcome", |bot| bot.session.as_ref().is_some_and(|held| held.look_back)).await?;
    let (own, who) = (presenter.participant().expect("a participant"), member.participant().expect("a participant"));
    assert!(presenter.online.iter().all(|one| *one == own), "{:?}", presenter.online);
    member.reconnect().await?;
    member
        .command(Command::LookBack(LookBackCommand::Answer {
            dilemma,
            again: Again::Other,
            tried: Some("Proef".into()),
        }))
        .await?;
    presenter.until("what was tried", |bot| held(bot).contains("Proef")).await?;
    presenter.listen(SIGNALS_COME_WITHIN).await?;
    assert!(!presenter.online.contains(&who), "presence was sent, which would show whose answer followed");
    let board = session.facilitator().await?;
    assert!(board.online.is_empty(), "{:?}", board.online);
    Ok(())
}

fn held(bot: &Bot) -> String {
    serde_json::to_string(&bot.session.as_ref().map(|held| (&held.participants, &held.rooms))).unwrap_or_default()
}
