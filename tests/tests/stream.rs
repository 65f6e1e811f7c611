//! When no socket gets through, the same session runs over plain HTTP: the same frames, in the same order, for the same
//! audiences.

use server::demo::error::BotError;
use shared::ids::{CommandId, ParticipantId};
use shared::limits::FRAME_MAX;
use shared::link::Carrier;
use shared::session::{Command, Kind, Phase, RoomCommand, Side};
use shared::wire::stream::{StreamEvent, StreamReader};
use shared::wire::{Goodbye, Hello, PROTOCOL, ToDevice, ToServer};
use tests::people::{go_to, locks, sees_phase, starts_everybody, votes, writes};
use tests::{TestSession, World, plain_session};
use uuid::Uuid;

#[tokio::test]
async fn a_round_over_a_stream_is_a_round_like_any_other() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    let session = session.over(Carrier::Stream);
    let mut member = session.join("Demo B", 1).await?;
    let mut elsewhere = session.join("Demo C", 2).await?;
    let own = member.participant().expect("a participant");
    presenter.until("that the other is there", |bot| bot.online.contains(&own)).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    sees_phase(&mut member, Phase::Left).await?;
    writes(&mut member, Side::Left, Kind::Pro, "Over gewoon HTTP").await?;
    presenter.until("the argument", |bot| bot.round().is_some_and(|round| round.arguments.len() == 1)).await?;
    go_to(&mut presenter, Phase::Choose).await?;
    sees_phase(&mut member, Phase::Choose).await?;
    votes(&mut member, Side::Left).await?;
    let last = votes(&mut presenter, Side::Left).await?;
    presenter.until("the votes", |bot| bot.seq >= last).await?;
    let locked = locks(&mut presenter, "Het werkt overal").await?;
    member.until("the choice", |bot| bot.seq >= locked).await?;
    let round = member.round().expect("a round");
    assert_eq!(round.outcome, presenter.round().expect("a round").outcome);
    assert_eq!(round.arguments, presenter.round().expect("a round").arguments);
    let told_elsewhere = elsewhere.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    elsewhere.until("its own call", |bot| bot.seq >= told_elsewhere).await?;
    assert!(elsewhere.round().is_some_and(|round| round.arguments.is_empty()), "another room sees nothing of it");
    Ok(())
}

#[tokio::test]
async fn a_device_that_was_away_resumes_over_the_other_carrier() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (_facilitator, mut presenter, mut member) = session.two_at_work().await?;
    for carrier in [Carrier::Stream, Carrier::Socket, Carrier::Stream] {
        member.disconnect();
        go_to(&mut presenter, Phase::Left).await?;
        writes(&mut presenter, Side::Left, Kind::Con, &format!("Gemist, {carrier:?}")).await?;
        member.carry_over(carrier);
        member.reconnect().await?;
        let written = presenter.round().map(|round| round.arguments.len());
        member.until("what was missed", |bot| bot.round().map(|round| round.arguments.len()) == written).await?;
        assert_eq!(member.room(), presenter.room());
    }
    Ok(())
}

#[tokio::test]
async fn the_end_of_a_stream_is_seen_by_the_others_and_its_key_opens_nothing() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut watching = session.facilitator().await?;
    let member = session.join("Demo B", 1).await?;
    let secret = member.secret().to_owned();
    drop(member);
    let mut stream = Raw::open(&world, &hello(&session, &secret)).await?;
    let key = stream.key().await?;
    watching.until("somebody", |bot| bot.online.contains(&ParticipantId(1))).await?;
    let command = ToServer::Command {
        id: CommandId(Uuid::now_v7()),
        room: None,
        command: Command::Room(RoomCommand::AskHelp { on: true }),
    };
    assert_eq!(say(&world, &key, &command).await?, 204);
    stream.until(|frame| matches!(frame, ToDevice::Ack { .. })).await?;
    drop(stream);
    watching.until("nobody", |bot| bot.online.is_empty()).await?;
    assert_eq!(say(&world, &key, &command).await?, 410);
    assert_eq!(say(&world, "guessed", &command).await?, 410);
    Ok(())
}

#[tokio::test]
async fn errors_are_reported_in_the_stream_as_on_a_socket() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let member = session.join("Demo B", 1).await?;
    let fine = |change: fn(&mut Hello)| {
        let mut hello = Hello {
            protocol: PROTOCOL,
            code: session.code(),
            secret: member.secret().into(),
            follows: false,
            after: None,
        };
        change(&mut hello);
        serde_json::to_string(&ToServer::Hello(hello)).unwrap_or_default()
    };
    let wrong = [
        (fine(|hello| hello.protocol += 1), Goodbye::OtherVersion),
        (fine(|hello| hello.secret.push('x')), Goodbye::NotLetIn),
        ("nonsense".into(), Goodbye::BadFrame),
        (format!("{0}\n{0}", fine(|_| {})), Goodbye::BadFrame),
    ];
    for (frames, goodbye) in wrong {
        let mut stream = Raw::open(&world, &frames).await?;
        stream.until(|frame| *frame == ToDevice::Goodbye(goodbye)).await?;
        assert!(stream.next().await?.is_none(), "nothing comes after {goodbye:?}");
    }
    let mut stream = Raw::open(&world, &fine(|_| {})).await?;
    let key = stream.key().await?;
    let flood = "{\"writing\":{\"writing\":null}}\n".repeat(500);
    assert!(flood.len() < FRAME_MAX);
    assert_eq!(post(&world, &key, flood).await?, 204);
    stream.until(|frame| *frame == ToDevice::Goodbye(Goodbye::TooFast)).await?;
    let too_large = reqwest::Client::new().post(format!("{}/api/stream", world.url)).body("x".repeat(FRAME_MAX + 1));
    assert_eq!(too_large.send().await?.status(), 413);
    Ok(())
}

#[tokio::test]
async fn many_frames_in_one_request_are_all_answered() -> anyhow::Result<()> {
    const PINGS: i64 = 390;
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let member = session.join("Demo B", 1).await?;
    // The body of the request that opens the stream: nothing is sent before all of it has arrived.
    let pings = (0..PINGS).map(|sent| serde_json::to_string(&ToServer::Ping { sent }));
    let frames = [Ok(hello(&session, member.secret()))].into_iter().chain(pings).collect::<Result<Vec<_>, _>>()?;
    let mut stream = Raw::open(&world, &frames.join("\n")).await?;
    for expected in 0..PINGS {
        stream.until(|frame| matches!(frame, ToDevice::Pong { sent, .. } if *sent == expected)).await?;
    }
    Ok(())
}

#[tokio::test]
async fn stopping_tells_streaming_devices_to_come_back() -> anyhow::Result<()> {
    let mut world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?.over(Carrier::Stream);
    let mut member = session.join("Demo B", 1).await?;
    world.stop().await?;
    let told = loop {
        if let Err(error) = member.next().await {
            break error;
        }
    };
    assert!(matches!(told, BotError::Goodbye(Goodbye::ComeBack)), "{told}");
    Ok(())
}

#[tokio::test]
async fn a_measuring_request_is_answered_and_proxies_are_asked_not_to_buffer() -> anyhow::Result<()> {
    let world = World::start().await?;
    let mut stream = Raw::open(&world, "{\"ping\":{\"sent\":7}}").await?;
    let headers = stream.answer.headers();
    assert_eq!(headers["content-type"], "text/event-stream");
    assert_eq!(headers["cache-control"], "no-store, no-transform");
    assert_eq!(headers["x-accel-buffering"], "no");
    stream.until(|frame| matches!(frame, ToDevice::Pong { sent: 7, .. })).await?;
    Ok(())
}

fn hello(session: &TestSession, secret: &str) -> String {
    let hello = Hello { protocol: PROTOCOL, code: session.code(), secret: secret.into(), follows: false, after: None };
    serde_json::to_string(&ToServer::Hello(hello)).unwrap_or_default()
}

async fn say(world: &World, key: &str, frame: &ToServer) -> anyhow::Result<u16> {
    post(world, key, serde_json::to_string(frame)?).await
}

async fn post(world: &World, key: &str, frames: String) -> anyhow::Result<u16> {
    let request = reqwest::Client::new().post(format!("{}/api/stream/frames", world.url)).bearer_auth(key).body(frames);
    Ok(request.send().await?.status().as_u16())
}

/// The raw bytes of a stream.
struct Raw {
    answer: reqwest::Response,
    reader: StreamReader,
    events: std::collections::VecDeque<StreamEvent>,
}

impl Raw {
    async fn open(world: &World, frames: &str) -> anyhow::Result<Self> {
        let answer =
            reqwest::Client::new().post(format!("{}/api/stream", world.url)).body(frames.to_owned()).send().await?;
        anyhow::ensure!(answer.status() == 200, "{}", answer.status());
        Ok(Self { answer, reader: StreamReader::default(), events: std::collections::VecDeque::new() })
    }

    async fn next(&mut self) -> anyhow::Result<Option<StreamEvent>> {
        while self.events.is_empty() {
            let Some(piece) = self.answer.chunk().await? else { return Ok(None) };
            self.events.extend(self.reader.read(&piece)?);
        }
        Ok(self.events.pop_front())
    }

    async fn key(&mut self) -> anyhow::Result<String> {
        match self.next().await? {
            Some(StreamEvent::Channel(key)) => Ok(key),
            other => anyhow::bail!("{other:?} before the key"),
        }
    }

    async fn until(&mut self, is_it: impl Fn(&ToDevice) -> bool) -> anyhow::Result<()> {
        while let Some(event) = self.next().await? {
            if let StreamEvent::Frame(json) = event
                && is_it(&serde_json::from_str(&json)?)
            {
                return Ok(());
            }
        }
        anyhow::bail!("the stream ended before")
    }
}
