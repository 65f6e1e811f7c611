//! One session of a plan.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, bail};
use server::demo::bot::Bot;
use server::demo::error::BotError;
use shared::ids::{CommandId, Seq};
use shared::link::Carrier;
use shared::session::{Author, BlockKind, BlockPlan, Command, DebriefCommand, LifecycleCommand, Rejection, Rules};
use shared::simulation::{Dice, Draw};
use shared::view::project_state;
use shared::wire::{Goodbye, Identity, NewSession};
use uuid::Uuid;

use super::device::Device;
use super::disk::Trouble;
use super::truth::{self, Truth};
use super::{Outcome, Plan, texts};
use crate::{Process, TestSession, plain_session};

/// Rooms and people of a session: rooms of one to four.
const ROOMS: u16 = 4;
const PEOPLE: u16 = 10;
/// Commands on their way when the server is killed.
const UNDER_WAY: u16 = 8;
/// The latest commands of one device that may be sent again: fewer than a server remembers.
const REPEATABLE: usize = 100;

/// A session that is played.
pub(super) struct Game<'plan> {
    plan: &'plan Plan,
    data: tempfile::TempDir,
    address: String,
    /// The server; absent between a kill and the next start.
    pub process: Option<Process>,
    pub session: TestSession,
    pub devices: Vec<Device>,
    under_way: Vec<(usize, CommandId, Command)>,
    /// The fault of the server's disk.
    pub trouble: Trouble,
    pub dice: Dice,
    texts: u32,
    pub outcome: &'plan mut Outcome,
}

impl<'plan> Game<'plan> {
    /// Opens a session, takes `steps` steps in it, kills the server half-way and at the end, and checks each time what
    /// is left.
    pub async fn play(plan: &'plan Plan, seed: u64, steps: usize, outcome: &'plan mut Outcome) -> anyhow::Result<()> {
        let data = tempfile::tempdir()?;
        let process = start(plan, "127.0.0.1:0", data.path()).await?;
        let mut dice = Dice::new(seed);
        let session = TestSession::open_at(&process.url, &settings(&mut dice)).await?;
        let address = process.url.trim_start_matches("http://").to_owned();
        let mut game = Game {
            plan,
            data,
            address,
            process: Some(process),
            session,
            devices: Vec::new(),
            under_way: Vec::new(),
            trouble: Trouble::default(),
            dice,
            texts: 0,
            outcome,
        };
        let played = game.half_a_session_twice(steps).await;
        played.with_context(|| format!("in the session of seed {seed}"))
    }

    async fn half_a_session_twice(&mut self, steps: usize) -> anyhow::Result<()> {
        self.let_everybody_in().await?;
        self.some_steps(steps / 2).await?;
        self.kill_in_the_middle().await?;
        self.some_steps(steps - steps / 2).await?;
        self.mend_the_disk().await?;
        for device in &mut self.devices {
            device.stop_reading(false);
            device.bot.disconnect();
            device.bot.reconnect().await?;
        }
        self.kill_in_the_middle().await?;
        match self.process.take() {
            Some(process) => process.kill().await,
            None => Ok(()),
        }
    }

    async fn let_everybody_in(&mut self) -> anyhow::Result<()> {
        self.devices.push(Device::new(self.session.facilitator().await?, false));
        self.devices.push(Device::new(self.session.plenary().await?, false));
        for number in 0..PEOPLE {
            let bot = self.session.join(&format!("Demo {number}"), 1 + number % ROOMS).await?;
            if number == 0 {
                let follower =
                    Bot::follower_over(Carrier::Socket, &self.session.url, self.session.code(), bot.secret()).await?;
                self.devices.push(Device::new(follower, true));
            }
            self.devices.push(Device::new(bot, false));
        }
        self.let_slow_readers_in().await
    }

    async fn some_steps(&mut self, steps: usize) -> anyhow::Result<()> {
        for _ in 0..steps {
            self.outcome.steps += 1;
            let taken = match self.trouble.lasts_until {
                Some(until) if until <= self.outcome.steps => self.mend_the_disk().await,
                _ => self.step().await,
            };
            taken.with_context(|| format!("at step {}", self.outcome.steps))?;
        }
        Ok(())
    }

    async fn step(&mut self) -> anyhow::Result<()> {
        let somebody = usize::from(self.dice.below(u16::try_from(self.devices.len())?));
        match self.dice.below(100) {
            0..4 => {
                self.devices[somebody].bot.disconnect();
                Ok(())
            }
            4..8 => self.reconnect(somebody).await.map(drop),
            8..12 => self.repeat(somebody).await,
            12 => {
                // Nonsense: the server closes this connection, and nobody else notices.
                let nonsense = self.dice.pick(&["{", "\u{feff}[]", "{\"command\":{}}", "0", ""]).unwrap_or_default();
                let device = &mut self.devices[somebody];
                device.stop_reading(false);
                let _ = device.bot.send_text(nonsense).await;
                device.bot.disconnect();
                Ok(())
            }
            13..17 => self.two_at_once().await,
            17 => self.somebody_reads_or_not().await,
            18 => self.spoil_the_disk().await,
            _ => match self.draw() {
                Some((who, command)) => self.command(who, CommandId(Uuid::now_v7()), command).await,
                None => Ok(()),
            },
        }
    }

    /// A likely next command, as far as the facilitator sees the session.
    fn draw(&mut self) -> Option<(usize, Command)> {
        let held = self.devices[0].bot.session.clone()?;
        let wild = self.dice.percent(20);
        let mut draw = Draw { session: &held, dice: &mut self.dice, texts: &mut self.texts };
        let (author, command) = if wild { draw.wild_command() } else { draw.likely_command() };
        // The session ends at the end of a plan, and hardly ever before.
        if matches!(command, Command::Lifecycle(LifecycleCommand::End)) && !self.dice.percent(2) {
            return None;
        }
        Some((self.device_of(author, &command)?, command))
    }

    fn device_of(&self, author: Author, command: &Command) -> Option<usize> {
        let follows =
            matches!(command, Command::Debrief(DebriefCommand::Guess { .. } | DebriefCommand::Recognise { .. }));
        let is_theirs = |device: &Device| match (author, device.bot.identity) {
            (Author::Facilitator, Some(Identity::Facilitator)) | (Author::Plenary, Some(Identity::Plenary)) => true,
            (Author::CoFacilitator(author), Some(Identity::CoFacilitator(own))) => author == own,
            (Author::Participant(author), Some(Identity::Participant(own))) => author == own,
            _ => false,
        };
        let theirs = || (0..self.devices.len()).filter(|at| is_theirs(&self.devices[*at]));
        theirs().find(|at| self.devices[*at].follows == follows).or_else(|| theirs().next())
    }

    /// Gives a command and waits for the answer. If the connection breaks, it reconnects and sends the
    /// command again.
    pub async fn command(&mut self, who: usize, id: CommandId, command: Command) -> anyhow::Result<()> {
        self.reads_again(who).await?;
        for _ in 0..3 {
            if !self.devices[who].bot.is_connected() && !self.reconnect(who).await? {
                break;
            }
            let bot = &mut self.devices[who].bot;
            let answer = match bot.send_as(id, command.clone()).await {
                Ok(()) => bot.answer("an answer", id).await,
                Err(error) => Err(error),
            };
            match answer {
                Ok(seq) => return self.acknowledged(who, id, command, seq).await,
                Err(BotError::Rejected(Rejection::StorageFull | Rejection::Unavailable)) => {
                    return self.refused(who, id, command);
                }
                Err(BotError::Rejected(_)) => return Ok(()),
                Err(error) if is_broken(&error) => self.devices[who].bot.disconnect(),
                Err(error) => return Err(error.into()),
            }
        }
        // A disk that can't be read lets nobody connect.
        self.refused(who, id, command).context("three connections broke on one command")
    }

    async fn acknowledged(&mut self, who: usize, id: CommandId, command: Command, seq: Seq) -> anyhow::Result<()> {
        let device = &mut self.devices[who];
        if self.trouble.is_there() && !device.has_answer_to(id) {
            bail!("acknowledged while nothing could be stored: {command:?}");
        }
        match device.acknowledged.iter().find(|(known, ..)| *known == id) {
            Some((_, _, before)) if *before != seq => device.answered_otherwise.push(id),
            Some(_) => {}
            None => {
                device.acknowledged.push((id, command, seq));
                self.outcome.acknowledged += 1;
            }
        }
        // The facilitator reads everything, because the plan continues from what they see.
        let facilitator = &mut self.devices[0].bot;
        if facilitator.is_connected() {
            let came = facilitator.listen(std::time::Duration::ZERO).await;
            if came.is_err() {
                facilitator.disconnect();
            }
        }
        Ok(())
    }

    /// Repeats an acknowledged command: the answer is the same, and nothing changes.
    async fn repeat(&mut self, who: usize) -> anyhow::Result<()> {
        let latest = self.devices[who].acknowledged.iter().rev().take(REPEATABLE);
        let latest: Vec<_> = latest.map(|(id, command, _)| (*id, command.clone())).collect();
        match self.dice.pick(&latest) {
            Some((id, command)) => self.command(who, id, command).await,
            None => Ok(()),
        }
    }

    /// Two devices give a command at the same moment; either may be answered first.
    async fn two_at_once(&mut self) -> anyhow::Result<()> {
        self.send_without_waiting(2).await?;
        self.answer_what_is_under_way().await
    }

    async fn send_without_waiting(&mut self, count: u16) -> anyhow::Result<()> {
        for _ in 0..count {
            let Some((who, command)) = self.draw() else { continue };
            self.reads_again(who).await?;
            if !self.devices[who].bot.is_connected() && !self.reconnect(who).await? {
                continue;
            }
            let id = CommandId(Uuid::now_v7());
            if self.devices[who].bot.send_as(id, command.clone()).await.is_err() {
                self.devices[who].bot.disconnect();
            }
            self.under_way.push((who, id, command));
        }
        Ok(())
    }

    /// Sends unanswered commands again under the same ids, as devices do when they are back.
    async fn answer_what_is_under_way(&mut self) -> anyhow::Result<()> {
        for (who, id, command) in std::mem::take(&mut self.under_way) {
            self.command(who, id, command).await?;
        }
        Ok(())
    }

    /// Reconnects a device; false if it is not let in, which only happens if the disk can't be read.
    pub async fn reconnect(&mut self, who: usize) -> anyhow::Result<bool> {
        let carrier = self.dice.pick(&Carrier::BOTH).unwrap_or(Carrier::Socket);
        let device = &mut self.devices[who];
        // A device that does not read would wait in vain for the answer to a request.
        let carrier = if device.tunnel.is_some() { Carrier::Socket } else { carrier };
        device.stop_reading(false);
        device.bot.disconnect();
        device.bot.carry_over(carrier);
        match device.bot.reconnect().await {
            Ok(()) => Ok(true),
            Err(error) if self.trouble.keeps_people_out() && is_broken(&error) => {
                device.bot.disconnect();
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Kills the server with commands on their way (`kill -9`), checks what is left, and starts it again.
    async fn kill_in_the_middle(&mut self) -> anyhow::Result<()> {
        self.send_without_waiting(UNDER_WAY).await?;
        self.process.take().context("the program is not running")?.kill().await?;
        self.outcome.kills += 1;
        for device in &mut self.devices {
            device.bot.disconnect();
        }
        self.look().await?;
        self.process = Some(start(self.plan, &self.address, self.data.path()).await?);
        let refused = self.trouble.is_over();
        for who in 0..self.devices.len() {
            self.reconnect(who).await?;
        }
        self.answer_what_is_under_way().await?;
        self.ask_again(refused).await
    }

    /// Compares the log with what was acknowledged and what devices hold.
    async fn look(&mut self) -> anyhow::Result<()> {
        let wanted: BTreeSet<Seq> = self.devices.iter().map(|device| device.bot.seq).collect();
        let Truth { places, states } = truth::read(self.data.path(), self.session.code(), &wanted).await?;
        self.outcome.doubled += places.values().filter(|places| places.len() > 1).count();
        for device in &self.devices {
            let is_lost =
                |(id, _, seq): &&(CommandId, Command, Seq)| places.get(id).is_none_or(|places| !places.contains(seq));
            self.outcome.lost += device.acknowledged.iter().filter(is_lost).count();
            self.outcome.doubled += device.answered_otherwise.len();
            let Some(held) = &device.bot.session else { continue };
            let truth = states.get(&device.bot.seq).context("a device holds a change that is not stored")?;
            let Some(audience) = device.audience(truth) else { continue };
            let may_hold = project_state(truth, audience);
            if *held != may_hold {
                self.outcome.differing += 1;
                self.outcome.leaked += usize::from(!texts(held)?.is_subset(&texts(&may_hold)?));
            }
        }
        Ok(())
    }
}

/// Is this error just a broken connection? Anything else is a finding.
pub(super) fn is_broken(error: &BotError) -> bool {
    match error {
        BotError::Goodbye(goodbye) => matches!(goodbye, Goodbye::TooSlow | Goodbye::TooFast | Goodbye::ComeBack),
        BotError::Closed(_)
        | BotError::Socket(_)
        | BotError::NoConnection(_)
        | BotError::Request(_)
        | BotError::NoAnswer(_) => true,
        BotError::Refused(problem) => problem.status == 410 || problem.status == 429,
        BotError::Status(status) => *status == 410 || *status == 429,
        BotError::Rejected(rejection) => *rejection == Rejection::TooFast,
        _ => false,
    }
}

async fn start(plan: &Plan, listen: &str, data: &Path) -> anyhow::Result<Process> {
    let variables = |command: &mut tokio::process::Command| {
        // Sessions log every disk fault to the operator; in these tests the faults are intended.
        command.env("RUST_LOG", "warn,server::session=off").envs(plan.variables.clone());
    };
    Process::start_with(&plan.program.to_string_lossy(), listen, data, variables).await
}

fn settings(dice: &mut Dice) -> NewSession {
    NewSession {
        minutes: if dice.percent(30) { 1 } else { 10 },
        rooms: ROOMS,
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, 60)],
        // These two make rooms slower, so they are rarer.
        rules: Rules {
            both_sides_heard: dice.percent(20),
            silent_minute: dice.percent(30),
            ..Rules::where_on(|_| dice.coin())
        },
        expected: None,
        ..plain_session()
    }
}
