//! What bots do in most tests, in a line each.

use server::demo::bot::Bot;
use server::demo::error::BotError;
use shared::ids::{BlockId, Seq};
use shared::session::{
    ArgumentCommand, BallotCommand, Command, Kind, Phase, ProgrammeCommand, Reasons, Rejection, Rooms, RoundCommand,
    Side,
};

/// Takes the room that `presenter` presents to a phase.
pub async fn go_to(presenter: &mut Bot, phase: Phase) -> Result<Seq, BotError> {
    let step = presenter.room().map(|room| room.step_to(phase));
    presenter.command(step.ok_or(BotError::NothingToChange)?).await
}

/// Waits until `bot` sees its room in that phase.
pub async fn sees_phase(bot: &mut Bot, phase: Phase) -> Result<(), BotError> {
    bot.until(&format!("phase {phase:?}"), |bot| bot.round().is_some_and(|round| round.phase == phase)).await
}

/// Writes an argument.
pub async fn writes(bot: &mut Bot, side: Side, kind: Kind, text: &str) -> Result<Seq, BotError> {
    let round = bot.round_number();
    bot.command(Command::Argument(ArgumentCommand::Add { round, side, kind, text: text.into() })).await
}

/// Votes.
pub async fn votes(bot: &mut Bot, side: Side) -> Result<Seq, BotError> {
    let round = bot.round_number();
    bot.command(Command::Ballot(BallotCommand::Cast { round, side })).await
}

/// Locks the choice of the side that leads, with a motivation.
pub async fn locks(presenter: &mut Bot, why: &str) -> Result<Seq, BotError> {
    let round = presenter.round_number();
    let side = presenter.round().and_then(|round| round.ballots.leads()).unwrap_or(Side::Left);
    let reasons = Reasons { motivation: why.into(), ..Reasons::default() };
    presenter.command(Command::Ballot(BallotCommand::LockChoice { round, side, reasons })).await
}

/// Starts the block of dilemmas, and the next dilemma in every room.
pub async fn starts_everybody(facilitator: &mut Bot) -> Result<(), BotError> {
    facilitator.command(Command::Programme(ProgrammeCommand::StartBlock { from: None, block: BlockId(0) })).await?;
    facilitator.command(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await?;
    Ok(())
}

/// The rejection of a command.
///
/// # Panics
/// If the command was accepted, or failed for another reason.
#[track_caller]
pub fn rejection(answer: Result<Seq, BotError>) -> Rejection {
    match answer {
        Err(BotError::Rejected(rejection)) => rejection,
        other => panic!("expected a rejection, but got {other:?}"),
    }
}
