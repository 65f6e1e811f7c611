//! Simulated people. In the demo they and a simulated facilitator go through a whole afternoon, so that a newcomer sees
//! rooms, board and debrief in action within a minute. In a rehearsal (see [`crate::rehearsal`]) they follow a human
//! facilitator. Nothing is kept.

pub mod bot;
mod carrier;
mod debrief;
pub mod error;
mod facilitator;
mod group;
mod link;
mod pace;
mod plot;
pub mod requests;
mod stage;
mod together;
mod words;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use shared::code::JoinCode;
use shared::ids::RoomNumber;
use shared::language::Language;
use shared::session::{AFTERNOON, BlockPlan, Placement, Rules};
use shared::wire::{Goodbye, NewSession, Opened};
use tokio::task::JoinSet;

use crate::clock::Clock;
use crate::config::ReachOptions;
use crate::library::Library;
use crate::listening::listen;
use crate::log::MemoryLog;
use crate::{App, Asset, serve};
use bot::Bot;
use error::BotError;
use group::Group;
use plot::{PLOTS, Plot, REHEARSED, members};
use stage::Stage;
use words::{DILEMMAS, Words};
/// Dilemmas besides the planned ones, for rooms in which a guest continues.
const SPARES: usize = 2;

/// Rooms that fill at the same time, because people join over time rather than all at once.
const FILLING: usize = 48;

/// Settings of a demo.
#[derive(Clone, Copy, Debug)]
pub struct Play {
    /// The number of rooms.
    pub rooms: u16,
    /// The same seed gives the same choices; `None` for random ones.
    pub seed: Option<u64>,
    /// How many times as fast as a wall clock: one of the [`PACES`](crate::config::PACES).
    pub pace: u16,
}

/// Serves the demo, with `client` for browsers, until `shutdown`.
///
/// # Errors
/// When it can't listen, or the listener fails.
pub async fn run(
    reach: ReachOptions,
    client: &'static [Asset],
    play: Play,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let ReachOptions { listen: address, public_url } = reach;
    let listener = listen(address)?;
    let base_url = base_url(listener.local_addr()?);
    let library = Library::built_in();
    let session = session(&library, play.rooms);
    let shown_url = public_url.clone().unwrap_or_else(|| base_url.clone());
    let app =
        App::new(Arc::new(MemoryLog::default()), library, Clock::scaled(play.pace), public_url).with_client(client);

    let Play { rooms, seed, pace } = play;
    let seed = seed.unwrap_or_else(rand::random);
    let mut players = JoinSet::new();
    players.spawn(async move {
        let played = async {
            let opened = requests::open_session(&base_url, &session).await?;
            print_links(&shown_url, &opened);
            print_play(rooms, pace, seed);
            perform(&base_url, &opened, rooms, seed).await
        };
        if let Err(error) = played.await {
            tracing::error!(%error, "the demo stopped");
        }
    });
    let everybody_left = async move {
        shutdown.await;
        // Stops the bots first: any that remain when the server stops would report an error.
        drop(players);
    };
    serve(listener, app, everybody_left).await
}

/// The address at which bots reach a server that listens there.
fn base_url(mut listens: SocketAddr) -> String {
    if listens.ip().is_unspecified() {
        listens.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    format!("http://{listens}")
}

fn session(library: &Library, rooms: u16) -> NewSession {
    let others = library.dilemmas().iter().map(|dilemma| dilemma.id.as_str()).filter(|id| !DILEMMAS.contains(id));
    NewSession {
        title: "Demo".into(),
        language: Language::Nl,
        dilemmas: DILEMMAS.into_iter().chain(others.take(SPARES)).map(Into::into).collect(),
        own: Vec::new(),
        planned: u16::try_from(DILEMMAS.len()).unwrap_or(u16::MAX),
        minutes: 10,
        rooms,
        placement: Placement::Spread,
        programme: AFTERNOON.map(|(kind, minutes)| BlockPlan::new(kind, minutes)).to_vec(),
        rules: Rules { first_ballot: true, silent_minute: true, ..Rules::default() },
        expected: None,
    }
}

/// Fills the rooms of a session and plays its programme; returns when everybody has left.
async fn perform(base_url: &str, opened: &Opened, rooms: u16, seed: u64) -> anyhow::Result<()> {
    let facilitator = Bot::facilitator(base_url, opened.code, &opened.facilitator).await?;
    let company = Company { rooms, plots: &PLOTS, haste: 1, seed };
    company.play(base_url, opened.code, Some(facilitator)).await
}

/// How many times as fast as real people the people of a rehearsal work: a dilemma of ten minutes takes them one.
const REHEARSAL_HASTE: u16 = 8;

/// Simulated people for a rehearsal, which a human facilitates; returns when the session is deleted.
///
/// # Errors
/// When they can't join.
pub async fn rehearse(base_url: &str, code: JoinCode, groups: u16) -> anyhow::Result<()> {
    let company = Company { rooms: groups, plots: &REHEARSED, haste: REHEARSAL_HASTE, seed: rand::random() };
    company.play(base_url, code, None).await
}

/// Simulated people in a session.
#[derive(Clone, Copy)]
struct Company {
    rooms: u16,
    /// The plots of the first dilemma, by room.
    plots: &'static [Plot],
    /// See [`Stage::haste`].
    haste: u16,
    seed: u64,
}

impl Company {
    /// Fills the rooms, and takes part until the session is deleted or everybody has left.
    async fn play(self, base_url: &str, code: JoinCode, facilitator: Option<Bot>) -> anyhow::Result<()> {
        let (stage, mut to_found) = Stage::new(base_url.to_owned(), code, self.haste, Words::built_in()?);
        let stage = Arc::new(stage);
        let random = |room: u16| StdRng::seed_from_u64(self.seed.wrapping_add(room.into()));
        let fill = |(room, plot): (u16, &Plot)| {
            let (stage, plot) = (Arc::clone(&stage), *plot);
            async move { Group::join(stage, RoomNumber(room), members(self.rooms), plot, random(room)).await }
        };
        let mut players = JoinSet::new();
        let mut filling = stream::iter((1..=self.rooms).zip(self.plots.iter().cycle())).map(fill).buffered(FILLING);
        while let Some(group) = filling.try_next().await? {
            players.spawn(group.live());
        }
        drop(filling);
        if let Some(facilitator) = facilitator {
            let stage = Arc::clone(&stage);
            players.spawn(async move { facilitator::lead(facilitator, &stage.words).await });
        }
        loop {
            let ended = tokio::select! {
                Some((room, arrivals)) = to_found.recv() => {
                    let group = Group::founded(Arc::clone(&stage), room, arrivals, random(room.0));
                    players.spawn(group.live());
                    continue;
                }
                ended = players.join_next() => ended,
            };
            let Some(ended) = ended else { return Ok(()) };
            match ended.map_err(anyhow::Error::from).and_then(|lived| lived.map_err(Into::into)) {
                Ok(()) => {}
                Err(error) if matches!(error.downcast_ref(), Some(BotError::Goodbye(Goodbye::Deleted))) => {
                    return Ok(());
                }
                // A bot that fails does not stop the others.
                Err(error) => tracing::warn!(%error, "somebody left the simulated people"),
            }
        }
    }
}

fn print_links(url: &str, opened: &Opened) {
    let Opened { code, facilitator, plenary } = opened;
    println!("  begeleider / facilitator  {url}/f/{code}#{facilitator}");
    println!("  plenair / plenary screen  {url}/p/{code}#{plenary}");
    println!("  meedoen / join            {url}/j/{code}");
}

fn print_play(rooms: u16, pace: u16, seed: u64) {
    println!("  groepen: {rooms}, {pace} keer zo snel, ze beginnen zo");
    println!("  groups: {rooms}, {pace} times as fast, they start in a moment");
    println!("  (seed {seed})");
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use super::*;
    use shared::ids::DilemmaNumber;
    use shared::session::{Choice, DecidedBy, PresenterHow, Room, Session, VoteMethod};

    /// Ten minutes in seven and a half seconds.
    const TEST_PACE: u16 = 80;
    /// Several times as long as it takes.
    const PLAYED_WITHIN: Duration = Duration::from_mins(2);

    /// The session as the facilitator sees it once the demo has reached its debrief.
    async fn played(rooms: u16, seed: u64) -> Session {
        let listener = listen((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let base_url = base_url(listener.local_addr().unwrap());
        let library = Library::built_in();
        let session = session(&library, rooms);
        let app = App::new(Arc::new(MemoryLog::default()), library, Clock::scaled(TEST_PACE), None);
        let mut tasks = JoinSet::new();
        tasks.spawn(async { serve(listener, app, std::future::pending()).await.unwrap() });
        let opened = Arc::new(requests::open_session(&base_url, &session).await.unwrap());
        let mut watcher = Bot::plenary(&base_url, opened.code, &opened.plenary).await.unwrap();
        let facilitator_url = base_url.clone();
        let shared_opened = Arc::clone(&opened);
        tasks.spawn(async move { perform(&base_url, &shared_opened, rooms, seed).await.unwrap() });
        let is_talked_over = |bot: &Bot| {
            bot.session.as_ref().is_some_and(|held| {
                let plenary = &held.plenary;
                plenary.spotlight.is_some() && (rooms == 1 || !plenary.recognised.is_empty())
            })
        };
        tokio::time::timeout(PLAYED_WITHIN, async {
            while !is_talked_over(&watcher) {
                watcher.next().await.unwrap();
            }
        })
        .await
        .unwrap();
        let facilitator = Bot::facilitator(&facilitator_url, opened.code, &opened.facilitator).await.unwrap();
        facilitator.session.unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn every_situation_occurs_in_the_demo() {
        let session = played(12, 1).await;
        let first = DilemmaNumber(1);
        let plenary = &session.plenary;
        assert!(plenary.revealed.contains(&first));
        assert!(plenary.guessed[&first].total() > 0);
        assert_eq!((plenary.starred.len(), plenary.notes.len()), (2, 1));
        assert!(plenary.themes.len() >= 2 && plenary.themes.values().all(|theme| !theme.arguments.is_empty()));
        assert!(session.rooms.values().all(|room| room.rounds.len() == DILEMMAS.len()));
        let choice = |room: &Room| room.round_about(first).unwrap().choice().unwrap().clone();
        let choices: Vec<Choice> = session.rooms.values().map(choice).collect();
        let ways: BTreeSet<DecidedBy> = choices.iter().map(|choice| choice.way).collect();
        assert_eq!(
            ways,
            BTreeSet::from([DecidedBy::Unanimous, DecidedBy::Majority, DecidedBy::ReVote, DecidedBy::Lot])
        );
        assert!(choices.iter().any(|choice| choice.recorded == VoteMethod::Hands));
        assert!(choices.iter().any(|choice| choice.minority.is_some()));
        let of = |plot| session.rooms.values().zip(PLOTS).find(|(_, of)| *of == plot).map(|(room, _)| room).unwrap();
        assert!(!choice(of(Plot::OutOfTime)).in_time);
        assert!(choice(of(Plot::UnanimousAtOnce)).in_time);
        assert!(!of(Plot::AsksForHelp).messages.is_empty());
        assert_eq!(of(Plot::LosesPresenter).presenter.unwrap().how, PresenterHow::Accepted);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_demo_can_have_a_single_room() {
        let session = played(1, 2).await;
        assert_eq!(session.rooms.len(), 1);
        assert!(session.rooms[&RoomNumber(1)].rounds.iter().all(|round| round.choice().is_some()));
    }
}
