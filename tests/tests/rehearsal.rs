//! A rehearsal: simulated people follow the facilitator through every part, nothing of it is stored or left, and its
//! number and length are bounded.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use reqwest::{Client, StatusCode};
use server::clock::Clock;
use server::demo::bot::Bot;
use server::demo::error::BotError;
use server::demo::requests;
use server::log::{EventLog, MemoryLog};
use server::policy::{Policy, RehearsalBounds};
use shared::code::JoinCode;
use shared::ids::{BlockId, DilemmaNumber, EntryId};
use shared::language::Language;
use shared::session::{
    AFTERNOON, BlockKind, BlockPlan, Command, DebriefCommand, ProgrammeCommand, Prompt, Rooms, RoundCommand, Screen,
    Session, WallCommand,
};
use shared::wire::{Door, Goodbye, NewRehearsal, NewSession, Opened, Problem, RehearsalRequest};
use tests::{TestSession, World, plain_session};
use tokio::time::timeout;

/// So fast that an afternoon of simulated people takes seconds.
const PACE: u16 = 40;
/// Several times what any part takes.
const WITHIN: Duration = Duration::from_mins(2);
const GROUPS: u16 = 3;
const PEOPLE: usize = 12;

fn afternoon(language: Language) -> NewSession {
    let programme = AFTERNOON.map(|(kind, minutes)| BlockPlan::new(kind, minutes)).to_vec();
    NewSession { language, programme, rooms: 30, expected: Some(120), ..plain_session() }
}

async fn rehearse(url: &str, session: NewSession, groups: u16) -> Result<Opened, BotError> {
    requests::post(url, "/api/rehearsals", &NewRehearsal { session, groups }).await
}

async fn door(url: &str, code: JoinCode) -> Result<Door, BotError> {
    requests::get(url, &format!("/api/sessions/{code}")).await
}

async fn stop(url: &str, opened: &Opened) -> anyhow::Result<StatusCode> {
    let path = format!("{url}/api/sessions/{}", opened.code);
    Ok(Client::new().delete(path).bearer_auth(&opened.facilitator).send().await?.status())
}

/// Waits longer than a bot usually does.
async fn sees(bot: &mut Bot, what: &str, holds: impl Fn(&Session) -> bool) -> anyhow::Result<()> {
    let seen = async {
        while !bot.session.as_ref().is_some_and(&holds) {
            bot.next().await?;
        }
        Ok::<_, BotError>(())
    };
    timeout(WITHIN, seen).await.with_context(|| format!("waited in vain for {what}"))??;
    Ok(())
}

async fn starts(bot: &mut Bot, kind: BlockKind) -> anyhow::Result<BlockId> {
    let session = bot.session.as_ref().context("no session")?;
    let block = session.programme.iter().find(|block| block.plan.kind == kind).context("no such part")?.id;
    let from = session.running_id();
    bot.command(Command::Programme(ProgrammeCommand::StartBlock { from, block })).await?;
    Ok(block)
}

/// Is there no session with this code any more, at some moment soon?
async fn is_gone(url: &str, code: JoinCode) -> bool {
    for _ in 0..200 {
        if let Err(BotError::Refused(problem)) = door(url, code).await {
            return problem.kind == Problem::NO_SUCH_SESSION;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// The type of the problem with which a request was refused.
fn refused<Answer>(answer: Result<Answer, BotError>) -> Option<String> {
    match answer {
        Err(BotError::Refused(problem)) => Some(problem.kind),
        _ => None,
    }
}

fn bounded(rehearsals: RehearsalBounds) -> Policy {
    Policy { rehearsals, ..Policy::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn simulated_people_follow_from_check_in_to_clearing_and_leave_nothing() -> anyhow::Result<()> {
    let log = Arc::new(MemoryLog::new());
    let world = World::with(log.clone(), Clock::scaled(PACE)).await?;
    let opened = rehearse(&world.url, afternoon(Language::En), GROUPS).await?;
    let shown = door(&world.url, opened.code).await?;
    ensure!(shown.rehearsal && shown.rooms == GROUPS);
    let mut facilitator = Bot::facilitator(&world.url, opened.code, &opened.facilitator).await?;
    sees(&mut facilitator, "everybody", |session| {
        session.settings.rehearsal
            && session.settings.expected == Some(12)
            && session.participants.len() == PEOPLE
            && session.participants.values().all(|person| person.name.starts_with("Demo "))
    })
    .await?;

    let block = starts(&mut facilitator, BlockKind::CheckIn).await?;
    sees(&mut facilitator, "the wall", |session| session.wall(block).covered() == PEOPLE).await?;
    facilitator.command(Command::Wall(WallCommand::Reveal { block, after: EntryId::default() })).await?;
    let block = starts(&mut facilitator, BlockKind::Talk).await?;
    sees(&mut facilitator, "a question", |session| !session.talk(block).questions.is_empty()).await?;

    starts(&mut facilitator, BlockKind::Dilemmas).await?;
    facilitator.command(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await?;
    sees(&mut facilitator, "every choice about both dilemmas", |session| {
        session.rooms.values().all(|room| room.rounds.iter().filter(|round| round.choice().is_some()).count() == 2)
    })
    .await?;

    starts(&mut facilitator, BlockKind::Debrief).await?;
    let dilemma = DilemmaNumber(1);
    facilitator.command(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(dilemma) })).await?;
    // How many guessed is told with the results.
    facilitator.listen(Duration::from_secs(2)).await?;
    facilitator.command(Command::Debrief(DebriefCommand::RevealDilemma { dilemma })).await?;
    sees(&mut facilitator, "marks", |session| !session.plenary.recognised.is_empty()).await?;
    let guessed = facilitator.session.as_ref().and_then(|session| session.plenary.guessed.get(&dilemma).copied());
    assert_eq!(guessed.map(|count| count.total() > 0), Some(true));

    starts(&mut facilitator, BlockKind::Break).await?;
    sees(&mut facilitator, "everybody back", |session| session.collected.back.len() == PEOPLE).await?;
    let block = starts(&mut facilitator, BlockKind::Clearing).await?;
    sees(&mut facilitator, "the last wall", |session| session.wall(block).covered() == PEOPLE).await?;

    assert_eq!(log.find(opened.code).await?, None, "a rehearsal is not in the log of the server");
    assert_eq!(stop(&world.url, &opened).await?, StatusCode::NO_CONTENT);
    let told = facilitator.until("the goodbye", |_| false).await;
    assert!(matches!(told, Err(BotError::Goodbye(Goodbye::Deleted))), "{told:?}");
    assert!(is_gone(&world.url, opened.code).await);
    assert_eq!(log.opened_by(world.clock.now(), None).await?, []);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_rehearsed_as_it_is_prepared_and_stays_as_it_is() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &afternoon(Language::Nl)).await?;
    let mut real = Bot::facilitator(&world.url, session.code(), &session.opened.facilitator).await?;
    let add = ProgrammeCommand::AddBlock { plan: BlockPlan::new(BlockKind::CheckIn, 3), after: None };
    real.command(Command::Programme(add)).await?;
    let first = real.session.as_ref().context("no session")?.programme[0].id;
    let prompt = Prompt::Own("Demo …".into());
    real.command(Command::Wall(WallCommand::ChoosePrompt { block: first, prompt: prompt.clone() })).await?;

    let path = format!("/api/sessions/{}/rehearsals", session.code());
    let ask = async |facilitator: &str, groups| -> Result<Opened, BotError> {
        requests::post(&world.url, &path, &RehearsalRequest { facilitator: facilitator.into(), groups }).await
    };
    assert_eq!(refused(ask(&session.opened.plenary, GROUPS).await).as_deref(), Some(Problem::NO_SUCH_SESSION));
    assert_eq!(refused(ask(&session.opened.facilitator, 13).await).as_deref(), Some("out-of-range"));
    let opened = ask(&session.opened.facilitator, GROUPS).await?;
    assert_ne!(opened.code, session.code());
    let copy = Bot::facilitator(&world.url, opened.code, &opened.facilitator).await?;
    let (copy, real) = (copy.session.context("no copy")?, real.session.context("no session")?);
    let plans = |session: &Session| session.programme.iter().map(|block| block.plan.clone()).collect::<Vec<_>>();
    assert_eq!(plans(&copy), plans(&real));
    assert_eq!((copy.wall(copy.programme[0].id).prompt, copy.dilemmas), (prompt, real.dilemmas));
    assert_eq!((copy.rooms.len(), real.rooms.len()), (3, 30));
    assert!(!real.settings.rehearsal && real.participants.is_empty());
    assert_eq!(stop(&world.url, &opened).await?, StatusCode::NO_CONTENT);
    assert!(door(&world.url, session.code()).await.is_ok());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn rehearsals_are_bounded_in_number() -> anyhow::Result<()> {
    let bounds = RehearsalBounds { of_one_max: 1, look_every: Duration::from_millis(50), ..RehearsalBounds::default() };
    let world = World::with_policy(Arc::new(MemoryLog::new()), Clock::system(), bounded(bounds)).await?;
    for wrong in [0, 13] {
        let answer = rehearse(&world.url, plain_session(), wrong).await;
        assert_eq!(refused(answer).as_deref(), Some("out-of-range"));
    }
    let first = rehearse(&world.url, plain_session(), 1).await?;
    let second = rehearse(&world.url, plain_session(), 1).await;
    assert_eq!(refused(second).as_deref(), Some("too-many-rehearsals"));
    assert_eq!(stop(&world.url, &first).await?, StatusCode::NO_CONTENT);
    let another = async {
        while rehearse(&world.url, plain_session(), 1).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(WITHIN, another).await.context("its place stays taken")?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_begins_one_rehearsal() -> anyhow::Result<()> {
    let bounds = RehearsalBounds { of_one_max: 1, ..RehearsalBounds::default() };
    let world = World::with_policy(Arc::new(MemoryLog::new()), Clock::system(), bounded(bounds)).await?;
    let ask = async || -> anyhow::Result<Opened> {
        let request = NewRehearsal { session: plain_session(), groups: 1 };
        let sent = Client::new().post(format!("{}/api/rehearsals", world.url)).json(&request);
        let answer = sent.header("Idempotency-Key", "0123456789abcdef0123456789abcdef").send().await?;
        Ok(answer.error_for_status()?.json().await?)
    };
    let (first, again) = (ask().await?, ask().await?);
    assert_eq!((first.code, first.facilitator), (again.code, again.facilitator));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_ends_by_itself() -> anyhow::Result<()> {
    let look_every = Duration::from_millis(50);
    let alone = RehearsalBounds { alone_max: Duration::from_millis(300), look_every, ..RehearsalBounds::default() };
    let long = RehearsalBounds { lasts_max: Duration::from_millis(300), look_every, ..RehearsalBounds::default() };
    let world = World::with_policy(Arc::new(MemoryLog::new()), Clock::system(), bounded(alone)).await?;
    let opened = rehearse(&world.url, plain_session(), 1).await?;
    assert!(is_gone(&world.url, opened.code).await, "nobody leads it");

    let world = World::with_policy(Arc::new(MemoryLog::new()), Clock::system(), bounded(long)).await?;
    let opened = rehearse(&world.url, plain_session(), 1).await?;
    let _facilitator = Bot::facilitator(&world.url, opened.code, &opened.facilitator).await?;
    assert!(is_gone(&world.url, opened.code).await, "its time is over");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_rehearsal_is_left_after_a_restart() -> anyhow::Result<()> {
    let world = World::start().await?;
    let real = TestSession::open(&world, &plain_session()).await?;
    let opened = rehearse(&world.url, plain_session(), 1).await?;
    assert!(door(&world.url, opened.code).await.is_ok());
    let world = world.restart().await?;
    assert_eq!(refused(door(&world.url, opened.code).await).as_deref(), Some(Problem::NO_SUCH_SESSION));
    assert!(door(&world.url, real.code()).await.is_ok());
    Ok(())
}
