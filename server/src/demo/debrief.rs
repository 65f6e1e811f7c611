//! What the people in a demo room do in the debrief: they guess, and some mark other rooms' arguments, from a device
//! that follows the plenary screen.

use std::collections::BTreeSet;
use std::time::Duration;

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use shared::ids::{ArgumentId, DilemmaNumber, RoomNumber};
use shared::session::{Command, DebriefCommand, Screen, Side};

use super::bot::Bot;
use super::error::BotError;
use super::stage::Stage;

/// One in this many rooms has somebody who follows on a device of their own, up to the room with this number: few,
/// because each follower holds what all rooms wrote.
const FOLLOWS_EVERY: u16 = 3;
const FOLLOWS_UP_TO: u16 = 36;
/// Arguments of other rooms that each follower marks.
const MARKS: usize = 3;

/// Progress of a room in the debrief.
#[derive(Debug, Default)]
pub struct Debrief {
    guessed: BTreeSet<DilemmaNumber>,
    /// Somebody who follows the plenary screen until the results of this dilemma are there.
    follower: Option<(DilemmaNumber, Box<Bot>)>,
}

impl Debrief {
    /// Reacts to what the plenary screen shows now, once for each dilemma.
    pub async fn take_part(
        &mut self,
        bots: &mut [Bot],
        stage: &Stage,
        room: RoomNumber,
        random: &mut StdRng,
    ) -> Result<(), BotError> {
        self.recognise(room, random).await?;
        let session = bots.iter().find_map(|bot| bot.session.as_ref());
        let Some(Screen::Dilemma(dilemma)) = session.map(|session| session.plenary.screen) else { return Ok(()) };
        if !self.guessed.insert(dilemma) {
            return Ok(());
        }
        for bot in bots.iter_mut().filter(|bot| bot.is_connected()) {
            let side = if random.random_bool(0.55) { Side::Right } else { Side::Left };
            accepted(bot.command(Command::Debrief(DebriefCommand::Guess { dilemma, side })).await)?;
        }
        if room.0 % FOLLOWS_EVERY == 1
            && room.0 <= FOLLOWS_UP_TO
            && let Some(member) = bots.last()
        {
            let follower = Bot::follower(&stage.base_url, stage.code, member.secret()).await?;
            self.follower = Some((dilemma, Box::new(follower)));
        }
        Ok(())
    }

    /// Once the results are there, marks a few arguments of other rooms and follows no longer.
    async fn recognise(&mut self, own: RoomNumber, random: &mut StdRng) -> Result<(), BotError> {
        let Some((dilemma, follower)) = &mut self.follower else { return Ok(()) };
        follower.listen(Duration::ZERO).await?;
        let Some(session) = follower.session.as_ref().filter(|held| held.plenary.revealed.contains(dilemma)) else {
            return Ok(());
        };
        let rounds = session.rooms.values().filter(|room| room.number != own);
        let rounds = rounds.filter_map(|room| room.round_about(*dilemma));
        let others: Vec<ArgumentId> = rounds.flat_map(|round| round.arguments.keys().copied()).collect();
        for argument in others.sample(random, MARKS).copied().collect::<Vec<_>>() {
            accepted(follower.command(Command::Debrief(DebriefCommand::Recognise { argument, on: true })).await)?;
        }
        self.follower = None;
        Ok(())
    }
}

/// Accepts a rejection, because a human may have been faster, or the results may have come.
fn accepted<Answer>(answer: Result<Answer, BotError>) -> Result<(), BotError> {
    match answer {
        Ok(_) | Err(BotError::Rejected(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
