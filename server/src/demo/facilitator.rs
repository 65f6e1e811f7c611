//! The facilitator of the demo: starts each part, shows what people wrote, answers calls for help, and leads the debrief.

use shared::ids::{ArgumentId, BlockId, DilemmaNumber, RoomNumber};
use shared::session::{
    Argument, BlockKind, Command, DebriefCommand, GatheringCommand, ProgrammeCommand, Question, RoomCommand, Rooms,
    RoundCommand, Screen, Session, Side, WallCommand,
};

use super::bot::Bot;
use super::error::BotError;
use super::pace::real_time;
use super::words::{DILEMMAS, Words};

/// How often the facilitator looks around, in minutes of the session.
const LOOK_AROUND: f64 = 0.5;

/// How long everybody may guess before the results are revealed, in minutes of the session.
const GUESSING: f64 = 3.0;
/// How long a talk takes, in minutes of the session: nobody comes to a demo to listen to nobody.
const TALK: f64 = 4.0;
/// Longest time for writing on a wall.
const WRITING: f64 = 6.0;
/// How long everybody looks at a wall, and then at one card.
const LOOKING: f64 = 1.0;
/// How long the debrief goes on after everything was shown.
const DISCUSSING: f64 = 8.0;
/// The maximum number of arguments in a theme: as many as people will read.
const GATHERED: usize = 40;

/// Leads the session from its first part to its last, and then stays, for guests who look around.
pub async fn lead(mut bot: Bot, words: &Words) -> Result<(), BotError> {
    let programme = bot.session.as_ref().map(|session| session.programme.clone()).unwrap_or_default();
    for block in programme {
        let from = bot.session.as_ref().and_then(Session::running_id);
        act(&mut bot, Command::Programme(ProgrammeCommand::StartBlock { from, block: block.id })).await?;
        act(&mut bot, Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Now })).await?;
        match block.plan.kind {
            BlockKind::CheckIn | BlockKind::Clearing => show_wall(&mut bot, block.id).await?,
            BlockKind::Talk => look_around(&mut bot, TALK).await?,
            BlockKind::Dilemmas => dilemmas(&mut bot).await?,
            BlockKind::Debrief => debrief(&mut bot, DilemmaNumber(1), words).await?,
            BlockKind::Break => look_around(&mut bot, block.plan.minutes.into()).await?,
        }
    }
    loop {
        look_around(&mut bot, LOOK_AROUND).await?;
    }
}

/// Waits until everybody has written, reveals the wall, and lights up one card.
async fn show_wall(bot: &mut Bot, block: BlockId) -> Result<(), BotError> {
    let mut waited = 0.0;
    while waited < WRITING && !bot.session.as_ref().is_some_and(|session| have_all_written(session, block)) {
        look_around(bot, LOOK_AROUND).await?;
        waited += LOOK_AROUND;
    }
    let wall = bot.session.as_ref().map(|session| session.wall(block)).unwrap_or_default();
    act(bot, Command::Wall(WallCommand::Reveal { block, after: wall.last_entry() })).await?;
    look_around(bot, LOOKING).await?;
    let wall = bot.session.as_ref().map(|session| session.wall(block)).unwrap_or_default();
    let first = wall.hanging().next().map(|(entry, _)| entry);
    act(bot, Command::Wall(WallCommand::Light { block, entry: first })).await?;
    look_around(bot, LOOKING).await
}

/// Has everybody who is in the session written on a wall?
fn have_all_written(session: &Session, block: BlockId) -> bool {
    let people = session.participants.values().filter(|person| person.removed.is_none()).count();
    session.wall(block).covered() >= people
}

/// Starts the first dilemma, and answers calls until all rooms have had those that are planned.
async fn dilemmas(bot: &mut Bot) -> Result<(), BotError> {
    act(bot, Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await?;
    while !bot.session.as_ref().is_some_and(is_played) {
        look_around(bot, LOOK_AROUND).await?;
        answer_calls(bot).await?;
    }
    Ok(())
}

/// Lets everybody guess, reveals the choices, gathers arguments, and puts one room in the spotlight.
async fn debrief(bot: &mut Bot, dilemma: DilemmaNumber, words: &Words) -> Result<(), BotError> {
    act(bot, Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(dilemma) })).await?;
    look_around(bot, GUESSING).await?;
    act(bot, Command::Debrief(DebriefCommand::RevealDilemma { dilemma })).await?;
    let about = bot
        .session
        .as_ref()
        .and_then(|session| Some(words.about(&session.dilemma(dilemma)?.id, session.settings.language)));
    if let Some(about) = about {
        for theme in &about.themes {
            let holds = |text: &str| theme.holds.iter().any(|part| text.contains(part));
            let arguments: Vec<ArgumentId> =
                arguments(bot, dilemma).filter(|one| holds(&one.text)).map(|one| one.id).take(GATHERED).collect();
            act(bot, Command::Gathering(GatheringCommand::MakeTheme { dilemma, name: theme.name.clone(), arguments }))
                .await?;
        }
        let text = about.note.clone();
        act(bot, Command::Gathering(GatheringCommand::AddNote { dilemma, question: Question::See, text })).await?;
    }
    for side in Side::BOTH {
        let strongest = arguments(bot, dilemma).filter(|one| one.side == side).max_by_key(|one| one.support());
        if let Some(argument) = strongest.map(|one| one.id) {
            act(bot, Command::Gathering(GatheringCommand::Star { argument, on: true })).await?;
        }
    }
    let room = bot.session.as_ref().and_then(|session| worth_a_spotlight(session, dilemma));
    act(bot, Command::Debrief(DebriefCommand::Spotlight { room })).await?;
    look_around(bot, DISCUSSING).await
}

/// What all rooms wrote about a dilemma.
fn arguments(bot: &Bot, dilemma: DilemmaNumber) -> impl Iterator<Item = &Argument> {
    let rooms = bot.session.iter().flat_map(|session| session.rooms.values());
    rooms.filter_map(move |room| room.round_about(dilemma)).flat_map(|round| round.arguments.values())
}

/// Sends a command. A human facilitator may have been faster, and then there is nothing left to do.
async fn act(bot: &mut Bot, command: Command) -> Result<(), BotError> {
    loop {
        match bot.command(command.clone()).await {
            Ok(_) | Err(BotError::Rejected(_)) => return Ok(()),
            // Steering commands do not wait for a connection, so this repeats the command once there is one.
            Err(BotError::GivenBack) => bot.reconnect().await?,
            Err(error) => return Err(error),
        }
    }
}

async fn look_around(bot: &mut Bot, span: f64) -> Result<(), BotError> {
    bot.listen(real_time(span, bot.pace)).await
}

async fn answer_calls(bot: &mut Bot) -> Result<(), BotError> {
    let rooms = bot.session.iter().flat_map(|session| session.rooms.values());
    let calling: Vec<RoomNumber> = rooms.filter(|room| room.help_since.is_some()).map(|room| room.number).collect();
    for room in calling {
        let text = "Ik heb jullie vraag gezien. Tip: bedenk wat een leerling van dit scenario zou zeggen.".into();
        act(bot, Command::Room(RoomCommand::SendMessage { rooms: Rooms::one(room), text })).await?;
        act(bot, Command::Room(RoomCommand::AnswerHelp { room })).await?;
    }
    Ok(())
}

/// Has every occupied room done all planned dilemmas?
fn is_played(session: &Session) -> bool {
    session
        .rooms
        .values()
        .filter(|room| session.members(room.number).next().is_some())
        .all(|room| room.rounds.len() >= DILEMMAS.len() && room.open_round().is_none())
}

/// The first room with a minority, else the first with a choice.
fn worth_a_spotlight(session: &Session, dilemma: DilemmaNumber) -> Option<RoomNumber> {
    let has_minority = |room: &&shared::session::Room| {
        let choice = room.round_about(dilemma).and_then(|round| round.choice());
        choice.is_some_and(|choice| choice.minority.is_some())
    };
    let has_choice =
        |room: &&shared::session::Room| room.round_about(dilemma).is_some_and(|round| round.choice().is_some());
    let rooms = || session.rooms.values();
    rooms().find(has_minority).or_else(|| rooms().find(has_choice)).map(|room| room.number)
}
