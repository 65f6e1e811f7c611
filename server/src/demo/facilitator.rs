//! The facilitator of the demo: starts the rooms, answers who calls, and opens the debrief.

use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::{Command, Rooms, Screen, Session};

use super::bot::Bot;
use super::error::BotError;
use super::real_time;
use super::words::DILEMMAS;

/// How often the facilitator looks around, in minutes of the session.
const LOOK_AROUND: f64 = 0.5;

/// Leads the session from the first dilemma to the debrief, and then stays for who wants to look around.
pub async fn lead(mut bot: Bot) -> Result<(), BotError> {
    bot.command(Command::StartBlock { block: 0 }).await?;
    bot.command(Command::StartRound { rooms: Rooms::All, dilemma: None }).await?;
    while !bot.session.as_ref().is_some_and(is_played) {
        look_around(&mut bot).await?;
        answer_calls(&mut bot).await?;
    }
    let dilemma = DilemmaNumber(1);
    act(&mut bot, Command::RevealDilemma { dilemma }).await?;
    act(&mut bot, Command::ShowScreen { screen: Screen::Dilemma(dilemma) }).await?;
    let room = bot.session.as_ref().and_then(|session| worth_a_spotlight(session, dilemma));
    act(&mut bot, Command::Spotlight { room }).await?;
    loop {
        look_around(&mut bot).await?;
    }
}

/// A human facilitator may have been faster: then there is nothing left to do.
async fn act(bot: &mut Bot, command: Command) -> Result<(), BotError> {
    match bot.command(command).await {
        Err(BotError::Rejected(_)) => Ok(()),
        answer => answer.map(|_| ()),
    }
}

async fn look_around(bot: &mut Bot) -> Result<(), BotError> {
    if bot.listen(real_time(LOOK_AROUND, bot.pace)).await.is_err() {
        bot.reconnect().await?;
    }
    Ok(())
}

async fn answer_calls(bot: &mut Bot) -> Result<(), BotError> {
    let rooms = bot.session.iter().flat_map(|session| session.rooms.values());
    let calling: Vec<RoomNumber> = rooms.filter(|room| room.help_since.is_some()).map(|room| room.number).collect();
    for room in calling {
        let text = "Ik heb jullie vraag gezien. Tip: bedenk wat een leerling van dit scenario zou zeggen.".into();
        act(bot, Command::SendMessage { rooms: Rooms::one(room), text }).await?;
        act(bot, Command::AnswerHelp { room }).await?;
    }
    Ok(())
}

/// Every room with people in it has had all planned dilemmas.
fn is_played(session: &Session) -> bool {
    session
        .rooms
        .values()
        .filter(|room| session.members(room.number).next().is_some())
        .all(|room| room.rounds.len() >= DILEMMAS.len() && room.open_round().is_none())
}

/// The first room that has a minority to hear.
fn worth_a_spotlight(session: &Session, dilemma: DilemmaNumber) -> Option<RoomNumber> {
    let has_minority = |room: &&shared::session::Room| {
        let choice = room.round_about(dilemma).and_then(|round| round.choice());
        choice.is_some_and(|choice| choice.minority.is_some())
    };
    session.rooms.values().find(has_minority).map(|room| room.number)
}
