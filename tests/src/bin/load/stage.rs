//! A server with everybody on it, ready to be measured.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use futures_util::future::try_join_all;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use shared::ids::{BlockId, RoundNumber};
use shared::session::{Command, Phase, ProgrammeCommand, Rooms, RoundCommand};
use tempfile::TempDir;
use tests::{Process, SERVES};
use tokio::time::{Instant, sleep, timeout_at};

use super::bare;
use super::device::{Device, Seat};
use super::meter::{Measured, Meter};
use super::options::{Options, Shape};
use super::ours;
use super::pacer::{Pace, argument};
use super::seats::Seats;
use super::usage::{CpuTime, CpuUsed};

/// In the environment of this program's own processes: which server to be.
pub const IS_PROGRAM: &str = "program";
pub const IS_BARE: &str = "bare";

/// Devices that connect at the same moment, while nothing is measured.
const CONNECTING: usize = 256;
/// The longest wait for deliveries after the last was sent.
const DRAINS_WITHIN: Duration = Duration::from_secs(10);
/// How often to check whether all of them have arrived.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// Memory and disk that an operator would give the program on such a machine, in MiB.
const MEMORY: &str = "4096";
const DISK: &str = "8192";

/// Which server is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Ours,
    Bare,
}

/// The owner of a welcome.
#[derive(Clone, Copy, Debug)]
pub enum Welcome {
    Member,
    Follower,
    Board,
    Screen,
}

impl Welcome {
    pub const ALL: [Self; 4] = [Self::Member, Self::Follower, Self::Board, Self::Screen];

    /// The file that it is kept in.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Follower => "follower",
            Self::Board => "board",
            Self::Screen => "screen",
        }
    }
}

/// A server with everybody on it.
pub struct Stage {
    pub kind: Kind,
    pub shape: Shape,
    pub meter: Arc<Meter>,
    pub address: SocketAddr,
    process: Process,
    pub seats: Seats,
    /// The devices of members that are connected.
    pub devices: Vec<Device>,
    _data: TempDir,
}

impl Stage {
    /// Starts a server, and has everybody join. Nobody is connected yet. What the program sends on connecting is kept
    /// in the folder `welcomes`; the bare server sends the same.
    pub async fn open(kind: Kind, shape: Shape, options: &Options, welcomes: &Path) -> anyhow::Result<Self> {
        let data = tempfile::tempdir()?;
        let process = match kind {
            Kind::Ours => start_program(options, data.path()).await?,
            Kind::Bare => start_bare(shape, data.path(), welcomes).await?,
        };
        let address = process.url.trim_start_matches("http://").parse().context("the address of the server")?;
        let keys = match kind {
            Kind::Ours => ours::everybody_joins(&process.url, shape).await?,
            Kind::Bare => bare::keys(shape)?,
        };
        let seats = Seats::of(&keys);
        let meter = Arc::new(Meter::of(seats.count()));
        Ok(Self { kind, shape, meter, address, process, seats, devices: Vec::new(), _data: data })
    }

    /// The memory that the server has in use, in bytes.
    pub fn resident(&self) -> anyhow::Result<usize> {
        self.process.resident().context("the memory of the server")
    }

    /// The processor time used until now.
    pub fn cpu(&self) -> CpuTime {
        CpuTime::now(self.process.id())
    }

    /// Connects everybody in their rooms, the first of each before the others, so that they present.
    pub async fn members_connect(&mut self) -> anyhow::Result<()> {
        let people = usize::from(self.shape.people);
        let (first, others): (Vec<_>, Vec<_>) =
            self.seats.members.iter().partition(|seat| (seat.number as usize).is_multiple_of(people));
        let mut devices = self.connect(first).await?;
        devices.extend(self.connect(others).await?);
        devices.sort_by_key(|(number, _)| *number);
        self.devices = devices.into_iter().map(|(_, device)| device).collect();
        Ok(())
    }

    /// Connects devices, a few at a time.
    pub async fn connect(&self, seats: impl IntoIterator<Item = &Seat>) -> anyhow::Result<Vec<(u32, Device)>> {
        let connect = async |seat: &Seat| {
            let (device, _) = Device::connect(seat, self.address, &self.meter).await?;
            anyhow::Ok((seat.number, device))
        };
        let seats: Vec<Seat> = seats.into_iter().cloned().collect();
        stream::iter(seats.iter()).map(connect).buffer_unordered(CONNECTING).try_collect().await
    }

    /// Brings all rooms into a round in which everybody wrote something.
    pub async fn rooms_are_at_work(&self) -> anyhow::Result<()> {
        if self.kind == Kind::Ours {
            for board in &self.seats.boards {
                let (board, _) = Device::connect(board, self.address, &self.meter).await?;
                board.ask(Command::Programme(ProgrammeCommand::StartBlock { from: None, block: BlockId(0) })).await?;
                board.ask(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await?;
            }
            self.rooms_go_to(Phase::Read, Phase::Left).await?;
        }
        let words = "Zo ziet een gewone dinsdag er voor ons anders uit dan vorig jaar.";
        try_join_all(self.devices.iter().zip(0..).map(|(device, number)| device.ask(argument(words.into(), number))))
            .await?;
        Ok(())
    }

    /// Keeps what the program now sends these devices on connecting, for the bare server to send the same.
    pub async fn keep_welcomes(&self, whose: &[Welcome], folder: &Path) -> anyhow::Result<()> {
        if self.kind == Kind::Bare {
            return Ok(());
        }
        for welcome in whose {
            let seats = match welcome {
                Welcome::Member => &self.seats.members,
                Welcome::Follower => &self.seats.followers,
                Welcome::Board => &self.seats.boards,
                Welcome::Screen => &self.seats.screens,
            };
            let (_, text) = Device::connect(seats.first().context("a seat")?, self.address, &self.meter).await?;
            tokio::fs::write(folder.join(welcome.file()), text.as_str()).await?;
        }
        Ok(())
    }

    /// Has all presenters steer their rooms from one phase to another.
    pub async fn rooms_go_to(&self, from: Phase, phase: Phase) -> anyhow::Result<()> {
        let round = RoundNumber(1);
        self.presenters_ask(|| Command::Round(RoundCommand::SetPhase { round, from, phase })).await
    }

    /// Has all presenters request something, and waits until it is done.
    pub async fn presenters_ask(&self, command: impl Fn() -> Command) -> anyhow::Result<()> {
        let presenters = self.devices.iter().step_by(self.shape.people.into());
        try_join_all(presenters.map(|presenter| presenter.ask(command()))).await?;
        Ok(())
    }

    /// Has members write at a pace, and waits until everybody has received it; so do `boards` boards.
    pub async fn write_at(&mut self, pace: Pace, boards: usize) -> anyhow::Result<(Measured, CpuUsed)> {
        let phase = self.meter.begin();
        let expected = self.expected(pace, boards);
        let before = self.cpu();
        let (devices, meter) = (std::mem::take(&mut self.devices), Arc::clone(&self.meter));
        let writing = tokio::task::spawn_blocking(move || {
            let start = pace.write(&devices, &meter, phase);
            (devices, start)
        });
        let (devices, start) = writing.await?;
        self.devices = devices;
        self.drained(expected.iter().map(|count| u64::from(*count)).sum(), pace.count.into()).await;
        let used = self.cpu().since(before);
        Ok((self.meter.end(start, pace.count.into(), &expected), used))
    }

    /// Waits until this many deliveries and answers have arrived, or no more can be expected.
    pub async fn drained(&self, deliveries: u64, answers: u64) {
        let until = Instant::now() + DRAINS_WITHIN;
        let is_drained = async {
            loop {
                let (delivered, answered) = self.meter.so_far();
                if delivered >= deliveries && answered >= answers {
                    break;
                }
                sleep(LOOK_EVERY).await;
            }
        };
        // What is missing by then is counted as lost.
        let _ = timeout_at(until, is_drained).await;
    }

    /// How many deliveries each device should get.
    fn expected(&self, pace: Pace, boards: usize) -> Vec<u32> {
        let people = usize::from(self.shape.people);
        let mut of_room = vec![0; self.shape.all_rooms()];
        let mut own = vec![0; self.seats.members.len()];
        for number in 0..pace.count {
            let sender = Pace::sender(number, self.seats.members.len());
            of_room[sender / people] += 1;
            own[sender] += 1;
        }
        let members = own.iter().enumerate().map(|(member, own)| of_room[member / people] - own);
        let of_sessions = of_room.chunks(self.shape.rooms.into()).map(|rooms| rooms.iter().sum::<u32>());
        let followers = std::iter::repeat_n(0, self.seats.followers.len());
        let watching = of_sessions.enumerate().map(|(session, count)| if session < boards { count } else { 0 });
        members.chain(followers).chain(watching).chain(self.seats.screens.iter().map(|_| 0)).collect()
    }

    /// Ends the server.
    pub async fn close(self) -> anyhow::Result<()> {
        drop(self.devices);
        self.process.kill().await
    }
}

async fn start_program(options: &Options, data: &Path) -> anyhow::Result<Process> {
    let own = std::env::current_exe()?;
    let program = options.program.as_ref().unwrap_or(&own);
    Process::start_with(&program.to_string_lossy(), "127.0.0.1:0", data, |command| {
        command.env(SERVES, IS_PROGRAM).env("RUST_LOG", "warn").args(["--memory", MEMORY, "--disk", DISK]);
    })
    .await
}

async fn start_bare(shape: Shape, data: &Path, welcomes: &Path) -> anyhow::Result<Process> {
    let own = std::env::current_exe()?;
    Process::start_with(&own.to_string_lossy(), "127.0.0.1:0", data, |command| {
        command.env(SERVES, IS_BARE).arg(bare::WELCOMES).arg(welcomes);
        command.arg(bare::SESSIONS).arg(shape.sessions.to_string());
        command.arg(bare::ROOMS).arg(shape.rooms.to_string());
    })
    .await
}
