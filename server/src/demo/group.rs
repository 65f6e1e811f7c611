//! The simulated people of one room: a few bots who do what the part that runs asks of them, and in its rounds read,
//! write, vote and choose, each over a connection of its own. The facilitator may be a bot or a human.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use shared::ids::{ArgumentId, RoomNumber, RoundNumber};
use shared::session::{
    ArgumentCommand, BallotCommand, Command, Count, Phase, Reasons, RoomCommand, Rooms, Round, RoundCommand, Session,
    Side,
};
use shared::wire::{ToServer, Writing};

use super::bot::Bot;
use super::debrief::Debrief;
use super::error::BotError;
use super::pace::real_time;
use super::plot::Plot;
use super::stage::{Arrivals, Stage};
use super::together;
use super::words::{DilemmaWords, SideWords};

/// How often a group checks whether something has happened, in minutes of the session.
const LOOK: f64 = 0.03;
/// The same between rounds.
const LOOK_BETWEEN: f64 = 0.25;
/// How long a group waits before its presenter starts the next dilemma, in minutes of the session: time for the
/// facilitator to do something else.
const BEFORE_NEXT: f64 = 1.0;

/// The simulated people of one room.
pub struct Group {
    number: RoomNumber,
    bots: Vec<Bot>,
    /// The people who come from other rooms.
    arrivals: Arrivals,
    stage: Arc<Stage>,
    random: StdRng,
    /// The plot of the next round, if it was chosen beforehand.
    plot: Option<Plot>,
    /// The round in which they act.
    playing: Option<RoundNumber>,
    /// The rounds that they took part in.
    played: BTreeSet<RoundNumber>,
    debrief: Debrief,
}

impl Group {
    /// A group without people, in a room to which they are moved.
    pub fn founded(stage: Arc<Stage>, number: RoomNumber, arrivals: Arrivals, random: StdRng) -> Self {
        Self {
            number,
            bots: Vec::new(),
            arrivals,
            stage,
            random,
            plot: None,
            playing: None,
            played: BTreeSet::new(),
            debrief: Debrief::default(),
        }
    }

    /// Joins up to four people to a room, one after another; the first one presents.
    pub async fn join(
        stage: Arc<Stage>,
        number: RoomNumber,
        members: usize,
        plot: Plot,
        random: StdRng,
    ) -> Result<Self, BotError> {
        let arrivals = stage.found(number);
        let mut group = Self { plot: Some(plot), ..Self::founded(Arc::clone(&stage), number, arrivals, random) };
        for letter in ["A", "B", "C", "D"].into_iter().take(members) {
            let name = format!("Demo {number}{letter}");
            group.bots.push(Bot::join(&stage.base_url, stage.code, &name, Some(number)).await?);
            // The same at any pace, because nobody wants to watch the rooms fill for long.
            let pause = group.random.random_range(0.3..1.5);
            group.listen(Duration::from_secs_f64(pause)).await?;
        }
        Ok(group)
    }

    /// Takes part in whatever the facilitator starts, for as long as the session exists.
    pub async fn live(mut self) -> Result<(), BotError> {
        loop {
            self.follow_moves();
            if self.bots.is_empty() {
                let Some(bot) = self.arrivals.recv().await else { return Ok(()) };
                self.bots.push(bot);
            }
            match self.open_round() {
                Some(round) if self.played.insert(round) => {
                    let plot = self.plot.take().unwrap_or_else(|| Plot::of_later_round(&mut self.random));
                    self.playing = Some(round);
                    self.round(plot).await?;
                    self.playing = None;
                }
                Some(_) => self.pass(LOOK_BETWEEN).await?,
                None => self.between_rounds().await?,
            }
        }
    }

    /// People whom the facilitator moved to another room go on with the group there.
    fn follow_moves(&mut self) {
        while let Ok(bot) = self.arrivals.try_recv() {
            self.bots.push(bot);
        }
        let number = self.number;
        let is_elsewhere = |bot: &mut Bot| bot.room().is_some_and(|room| room.number != number);
        for bot in self.bots.extract_if(.., is_elsewhere) {
            if let Some(room) = bot.room().map(|room| room.number) {
                self.stage.hand_over(bot, room);
            }
        }
    }

    /// The number of the round that is open in the room.
    fn open_round(&self) -> Option<RoundNumber> {
        let bot = self.bots.iter().find(|bot| bot.is_connected())?;
        bot.room()?.open_round().map(|_| bot.round_number())
    }

    /// Everybody does what the running part asks of them; in a part with rounds the presenter starts the next dilemma.
    async fn between_rounds(&mut self) -> Result<(), BotError> {
        for member in 0..self.bots.len() {
            let bot = &self.bots[member];
            let (Some(session), Some(own)) = (bot.session.as_ref(), bot.participant()) else { continue };
            if let Some(command) = together::deed(session, own, &self.stage.words, &mut self.random) {
                self.by(member, command).await?;
            }
        }
        let stage = Arc::clone(&self.stage);
        self.debrief.take_part(&mut self.bots, &stage, self.number, &mut self.random).await?;
        if self.has_next_dilemma() {
            self.pass(BEFORE_NEXT).await?;
            if self.has_next_dilemma() {
                self.steer(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await?;
            }
        }
        self.pass(LOOK_BETWEEN).await
    }

    /// Has the room had a dilemma, and is another one planned in the part that runs? The facilitator starts the first.
    fn has_next_dilemma(&self) -> bool {
        let Some(presenter) = self.presenter() else { return false };
        let bot = &self.bots[presenter];
        let (Some(session), Some(room)) = (bot.session.as_ref(), bot.room()) else { return false };
        let has_had_one = !room.own_rounds().is_empty() && room.open_round().is_none();
        has_had_one && session.rounds_may_start().is_ok() && session.next_planned(room).is_some()
    }

    async fn round(&mut self, plot: Plot) -> Result<(), BotError> {
        let stage = Arc::clone(&self.stage);
        let Some(words) = self
            .session()
            .zip(self.dilemma())
            .map(|(session, dilemma)| stage.words.about(&dilemma, session.settings.language))
        else {
            return Ok(());
        };
        let tempo = plot.tempo(&mut self.random);
        let side = if self.random.random_bool(0.6) { Side::Right } else { Side::Left };
        let ballots = plot.ballots(side, self.bots.len(), &mut self.random);

        self.read(tempo, &ballots).await?;
        self.step(Phase::Left).await?;
        self.write(3.5 * tempo, Side::Left, words.side(Side::Left)).await?;
        match plot {
            Plot::AsksForHelp => self.ask_for_help().await?,
            Plot::LosesPresenter => self.lose_presenter().await?,
            _ => {}
        }
        self.step(Phase::Right).await?;
        self.write(3.5 * tempo, Side::Right, words.side(Side::Right)).await?;
        if plot == Plot::OutOfTime {
            self.wait(10.0, |bot| bot.round().is_some_and(|round| round.must_choose)).await?;
            self.pass(0.5).await?;
        } else {
            self.step(Phase::Choose).await?;
        }
        self.choose(plot, ballots, words).await
    }

    /// Everybody casts a first ballot; some will have changed their minds by the end.
    async fn read(&mut self, tempo: f64, ballots: &[Side]) -> Result<(), BotError> {
        for (member, later) in ballots.iter().copied().enumerate() {
            self.pass(tempo / 5.0).await?;
            let side = if self.random.random_bool(0.35) { later.other() } else { later };
            let round = self.bots[member].round_number();
            self.by(member, Command::Ballot(BallotCommand::CastFirst { round, side })).await?;
        }
        self.pass(tempo / 5.0).await
    }

    async fn write(&mut self, span: f64, side: Side, words: &SideWords) -> Result<(), BotError> {
        let arguments: Vec<_> =
            words.arguments(&mut self.random).into_iter().take(self.random.random_range(4..=8)).collect();
        #[expect(clippy::cast_precision_loss, reason = "at most eight")]
        let turn = span / arguments.len() as f64;
        for (index, (kind, text)) in arguments.into_iter().enumerate() {
            let member = index % self.bots.len();
            let bot = &mut self.bots[member];
            bot.say(&ToServer::Writing { writing: Some(Writing { side, kind }) }).await?;
            let pause = turn * self.random.random_range(0.4..0.8);
            self.pass(pause).await?;
            let round = self.bots[member].round_number();
            self.by(member, Command::Argument(ArgumentCommand::Add { round, side, kind, text })).await?;
            self.bots[member].say(&ToServer::Writing { writing: None }).await?;
            self.pass(turn - pause).await?;
            self.support().await?;
        }
        Ok(())
    }

    /// Somebody supports an argument.
    async fn support(&mut self) -> Result<(), BotError> {
        let member = self.random.random_range(0..self.bots.len());
        let bot = &self.bots[member];
        let (Some(own), Some(round)) = (bot.participant(), bot.round()) else { return Ok(()) };
        let others: Vec<ArgumentId> =
            round.arguments.values().filter(|argument| !argument.is_supported_by(own)).map(|one| one.id).collect();
        let Some(&argument) = others.choose(&mut self.random) else { return Ok(()) };
        let round = bot.round_number();
        self.by(member, Command::Argument(ArgumentCommand::Support { round, argument, on: true })).await
    }

    async fn ask_for_help(&mut self) -> Result<(), BotError> {
        let member = 1 % self.bots.len();
        self.by(member, Command::Room(RoomCommand::AskHelp { on: true })).await?;
        self.wait(2.0, |bot| bot.room().is_some_and(|room| room.help_since.is_none())).await?;
        Ok(())
    }

    /// The presenter's connection drops; once the role is on offer, somebody accepts it.
    async fn lose_presenter(&mut self) -> Result<(), BotError> {
        let Some(lost) = self.presenter() else { return Ok(()) };
        self.bots[lost].disconnect();
        let is_offered = |bot: &Bot| {
            let presenter = bot.room().and_then(|room| room.presenter);
            presenter.is_some_and(|presenter| presenter.offered_since.is_some())
        };
        if self.wait(2.0, is_offered).await? {
            self.pass(0.2).await?;
            self.by((lost + 1) % self.bots.len(), Command::Room(RoomCommand::AcceptRole)).await?;
        }
        self.pass(0.5).await?;
        self.bots[lost].reconnect().await
    }

    async fn choose(&mut self, plot: Plot, mut ballots: Vec<Side>, words: &DilemmaWords) -> Result<(), BotError> {
        self.pass(0.2).await?;
        if plot == Plot::CountsHands {
            let Count { left, right } = Count::of(ballots.iter().copied());
            let Some(round) = self.presenter().map(|presenter| self.bots[presenter].round_number()) else {
                return Ok(());
            };
            self.steer(Command::Ballot(BallotCommand::CountHands { round, left, right })).await?;
        } else {
            self.vote(&ballots).await?;
        }
        if self.is_tied() && plot != Plot::Lot {
            self.pass(0.3).await?;
            self.steer_round(|round| Command::Ballot(BallotCommand::CallReVote { round })).await?;
            self.pass(0.1).await?;
            ballots[0] = ballots[0].other();
            self.vote(&ballots).await?;
        }
        if self.is_tied() {
            self.pass(0.3).await?;
            self.steer_round(|round| Command::Ballot(BallotCommand::DrawLot { round })).await?;
        }
        self.pass(0.5).await?;
        self.lock(plot, &ballots, words).await
    }

    /// Everybody votes, in random order. The group waits for a guest who does not vote, but not forever.
    async fn vote(&mut self, ballots: &[Side]) -> Result<(), BotError> {
        let mut order: Vec<(usize, Side)> = ballots.iter().copied().enumerate().collect();
        order.shuffle(&mut self.random);
        for (member, side) in order {
            let round = self.bots[member].round_number();
            self.by(member, Command::Ballot(BallotCommand::Cast { round, side })).await?;
            let pause = self.random.random_range(0.03..0.1);
            self.pass(pause).await?;
        }
        let is_counted = |bot: &Bot| bot.round().is_none_or(|round| round.ballots.count.is_some());
        if !self.wait(1.0, is_counted).await? {
            self.steer_round(|round| Command::Ballot(BallotCommand::Reveal { round })).await?;
            self.wait(0.2, is_counted).await?;
        }
        Ok(())
    }

    async fn lock(&mut self, plot: Plot, ballots: &[Side], words: &DilemmaWords) -> Result<(), BotError> {
        let Some(side) = self.last_round().and_then(|round| round.ballots.leads()) else { return Ok(()) };
        let random = &mut self.random;
        let (chosen, other) = (words.side(side), words.side(side.other()));
        let certainty = match plot {
            Plot::Unanimous | Plot::UnanimousAtOnce => random.random_range(4..=5),
            Plot::Lot => 2,
            _ => random.random_range(3..=4),
        };
        let reasons = Reasons {
            motivation: chosen.why(random),
            certainty: Some(certainty),
            condition: random.random_bool(0.7).then(|| chosen.unless(random)),
            keep: random.random_bool(0.8).then(|| other.keep(random)),
        };
        self.steer_round(|round| Command::Ballot(BallotCommand::LockChoice { round, side, reasons })).await?;
        self.pass(0.4).await?;
        if let Some(member) = ballots.iter().position(|ballot| *ballot != side) {
            let text = other.minority(&mut self.random);
            let round = self.bots[member].round_number();
            self.by(member, Command::Ballot(BallotCommand::AddMinority { round, text, over: None })).await?;
        }
        Ok(())
    }

    /// The dilemma of the current round, by name.
    fn dilemma(&self) -> Option<String> {
        let session = self.session()?;
        Some(session.dilemma(self.last_round()?.dilemma)?.id.clone())
    }

    fn session(&self) -> Option<&Session> {
        self.bots.first()?.session.as_ref()
    }

    fn last_round(&self) -> Option<&Round> {
        self.bots.iter().find(|bot| bot.is_connected())?.round()
    }

    fn is_tied(&self) -> bool {
        self.last_round().is_some_and(|round| round.ballots.is_tied())
    }

    /// The bot that presents; `None` when a guest does.
    fn presenter(&self) -> Option<usize> {
        self.bots.iter().position(|bot| bot.is_connected() && bot.presents())
    }

    /// Sends a command as the presenter, if that is a bot.
    async fn steer(&mut self, command: Command) -> Result<(), BotError> {
        match self.presenter() {
            Some(presenter) => self.by(presenter, command).await,
            None => Ok(()),
        }
    }

    async fn step(&mut self, phase: Phase) -> Result<(), BotError> {
        let Some(presenter) = self.presenter() else { return Ok(()) };
        let Some(step) = self.bots[presenter].room().map(|room| room.step_to(phase)) else { return Ok(()) };
        self.by(presenter, step).await
    }

    async fn steer_round(&mut self, command: impl FnOnce(shared::ids::RoundNumber) -> Command) -> Result<(), BotError> {
        let Some(presenter) = self.presenter() else { return Ok(()) };
        let command = command(self.bots[presenter].round_number());
        self.by(presenter, command).await
    }

    /// Sends a command as one of the members. A rejection is accepted, because a guest may have been faster. So is a
    /// late answer, because the command waits for a connection.
    async fn by(&mut self, member: usize, command: Command) -> Result<(), BotError> {
        match self.bots[member].command(command).await {
            Err(error @ (BotError::Rejected(_) | BotError::TookTooLong { .. })) => {
                tracing::debug!(room = self.number.0, %error, "a bot's command failed; it goes on");
                Ok(())
            }
            other => other.map(drop),
        }
    }

    /// Lets time pass, in minutes of the session, while everybody folds what happens. While the time is paused, nobody
    /// goes on; when the round in which they act is over, nobody dawdles.
    async fn pass(&mut self, span: f64) -> Result<(), BotError> {
        if self.playing.is_some() && self.open_round() != self.playing {
            return self.listen(Duration::ZERO).await;
        }
        let pace = self.bots.first().map_or(1, |bot| bot.pace).saturating_mul(self.stage.haste);
        self.listen(real_time(span, pace)).await?;
        while self.is_paused() {
            self.listen(real_time(LOOK, pace)).await?;
        }
        Ok(())
    }

    fn is_paused(&self) -> bool {
        let part_is = self.session().and_then(|session| session.block).is_some_and(|block| block.paused_at.is_some());
        part_is || self.playing.is_some() && self.last_round().is_some_and(|round| round.timer.paused_at.is_some())
    }

    /// The same in real time.
    async fn listen(&mut self, span: Duration) -> Result<(), BotError> {
        join_all(self.bots.iter_mut().map(|bot| bot.listen(span))).await.into_iter().collect()
    }

    /// Lets time pass until `condition` holds for every bot, but at most `span` minutes. For every bot, because the one
    /// that acts next may be the last to hear.
    async fn wait(&mut self, span: f64, condition: impl Fn(&Bot) -> bool) -> Result<bool, BotError> {
        let mut waited = 0.0;
        let see = |bots: &[Bot]| {
            let mut there = bots.iter().filter(|bot| bot.is_connected()).peekable();
            there.peek().is_some() && there.all(&condition)
        };
        while !see(&self.bots) {
            if waited >= span {
                return Ok(false);
            }
            self.pass(LOOK).await?;
            waited += LOOK;
        }
        Ok(true)
    }
}
