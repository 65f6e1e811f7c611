//! Starting and ending the blocks of the programme.

use crate::session::decide::{Context, facilitator_only};
use crate::session::{Author, Event, Outcome, ProgrammeCommand, ProgrammeEvent, Rejection, RoundEvent, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &ProgrammeCommand,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    facilitator_only(author)?;
    match command {
        ProgrammeCommand::StartBlock { from, block } => start_block(session, *from, *block, context),
        ProgrammeCommand::EndBlock { block } => {
            let runs = session.running_index() == Some(*block);
            Ok(if runs { end_block(session) } else { Vec::new() })
        }
    }
}

fn start_block(
    session: &Session,
    from: Option<u16>,
    block: u16,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let next = session.programme.get(usize::from(block)).ok_or(Rejection::NoSuchBlock)?;
    // A double press, or another facilitator was faster: this would end what has begun since.
    let running = session.running_index();
    if running == Some(block) || running != from {
        return Ok(Vec::new());
    }
    let mut events = end_block(session);
    events.push(Event::Programme(ProgrammeEvent::BlockStarted { block, ends: context.now + next.planned() }));
    Ok(events)
}

/// Closes what is running. An open round is recorded as not chosen, because nobody may choose in the room's place. A
/// running silence ends first and its arguments appear, so that no words are lost.
pub(in crate::session) fn end_block(session: &Session) -> Vec<Event> {
    let mut events = Vec::new();
    for room in session.rooms.values() {
        let Some(round) = room.open_round() else { continue };
        if round.silence.is_some() {
            events.push(Event::Round(RoundEvent::SilenceEnded { room: room.number, appearing: Vec::new() }));
        }
        events.push(Event::Round(RoundEvent::Closed { room: room.number, outcome: Some(Outcome::NotChosen) }));
    }
    events.extend(session.block.map(|_| Event::Programme(ProgrammeEvent::BlockEnded)));
    events
}
