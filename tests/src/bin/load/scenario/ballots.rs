//! Everybody votes at the same moment, as when a facilitator tells a hall to.

use shared::ids::{DilemmaNumber, RoundNumber};
use shared::session::{BallotCommand, Command, DebriefCommand, Phase, Reasons, Screen, Side};

use crate::device::{Device, command_frame};
use crate::report::{Aim, Report};
use crate::stage::{Kind, Stage};

/// Has everybody vote at once, and waits until everybody knows who of their room has.
pub async fn measure(stage: &Stage, report: &mut Report) -> anyhow::Result<()> {
    if stage.kind == Kind::Ours {
        stage.rooms_go_to(Phase::Left, Phase::Choose).await?;
    }
    let people = usize::from(stage.shape.people);
    let others = u32::from(stage.shape.people) - 1;
    let expected: Vec<u32> = stage.seats.members.iter().map(|_| others).collect();
    let votes: Vec<String> = (0..stage.devices.len()).map(|voter| vote(voter % people, people)).collect();
    let count = u64::try_from(votes.len())?;
    stage.meter.begin();
    let cpu = stage.cpu();
    let start = stage.meter.ballots_are_cast_now();
    for (device, vote) in stage.devices.iter().zip(votes) {
        device.say(vote);
    }
    stage.drained(count * u64::from(others), count).await;
    let used = stage.cpu().since(cpu);
    let measured = stage.meter.end(start, count, &expected);
    report.check(stage.kind, "ballots", &measured);
    let name = format!("ballots, {count} at once");
    report.note(stage.kind, &format!("{name}: last delivery, ms"), measured.took.as_secs_f64() * 1_000.0, Aim::None);
    report.note(stage.kind, &format!("{name}: p50, ms"), measured.millis_at(0.5), Aim::None);
    report.note(stage.kind, &format!("{name}: CPU of the server, s"), used.server, Aim::None);
    report.others(used);
    Ok(())
}

/// All but the last of a room vote left, so that no room is tied.
fn vote(seat: usize, people: usize) -> String {
    let side = if seat + 1 == people { Side::Right } else { Side::Left };
    command_frame(Command::Ballot(BallotCommand::Cast { round: RoundNumber(1), side })).1
}

/// Has all rooms lock their choice, and shows the results on the plenary screens.
pub async fn debrief_begins(stage: &Stage) -> anyhow::Result<()> {
    if stage.kind == Kind::Bare {
        return Ok(());
    }
    let words = "We durven het aan, mits er elke week een vast gesprek is, zodat niemand uit beeld raakt.";
    let reasons = Reasons { motivation: words.into(), ..Reasons::default() };
    stage
        .presenters_ask(|| {
            Command::Ballot(BallotCommand::LockChoice {
                round: RoundNumber(1),
                side: Side::Left,
                reasons: reasons.clone(),
            })
        })
        .await?;
    for board in &stage.seats.boards {
        let (board, _) = Device::connect(board, stage.address, &stage.meter).await?;
        let dilemma = DilemmaNumber(1);
        board.ask(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(dilemma) })).await?;
        board.ask(Command::Debrief(DebriefCommand::RevealDilemma { dilemma })).await?;
    }
    Ok(())
}
