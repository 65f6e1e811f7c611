//! Steering the room, and who may: the presenter's role is offered, asked for
//! and handed over, never seized.

use crate::ids::RoundNumber;
use crate::limits;
use crate::session::decide::{Context, Member, clean, commands_of};
use crate::session::round::SILENT_MINUTE;
use crate::session::{Author, Command, Event, Phase, PresenterHow, Rejection, Session};

pub(super) fn decide(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::SetPhase { round, from, phase } => set_phase(session, author, *round, (*from, *phase), context),
        Command::EndSilence => {
            let member = Member::presenting(session, author)?;
            let silent = member.room.open_round().is_some_and(|round| round.silence.is_some());
            Ok(silent
                .then(|| Event::SilenceEnded { room: member.room.number, appearing: Vec::new() })
                .into_iter()
                .collect())
        }
        Command::HandOver { to } => {
            let member = Member::of(session, author)?;
            if member.room.is_presented_by(*to) {
                return Ok(Vec::new());
            }
            let member = Member::presenting(session, author)?;
            let successor = session.participants.get(to).ok_or(Rejection::NoSuchPerson)?;
            if successor.room != Some(member.room.number) {
                return Err(Rejection::NoSuchPerson);
            }
            Ok(vec![Event::PresenterChanged { room: member.room.number, to: Some((*to, PresenterHow::HandedOver)) }])
        }
        Command::KeepRole => {
            let member = Member::presenting(session, author)?;
            let asked = member.room.presenter.is_some_and(|presenter| presenter.requested_by.is_some());
            Ok(asked.then_some(Event::PresenterRequested { room: member.room.number, by: None }).into_iter().collect())
        }
        Command::RequestRole => {
            let member = Member::of(session, author)?;
            let Some(presenter) = member.room.presenter else {
                return Ok(vec![Event::PresenterChanged {
                    room: member.room.number,
                    to: Some((member.id, PresenterHow::FirstToEnter)),
                }]);
            };
            if presenter.participant == member.id || presenter.requested_by == Some(member.id) {
                return Ok(Vec::new());
            }
            Ok(vec![Event::PresenterRequested { room: member.room.number, by: Some(member.id) }])
        }
        Command::WithdrawRequest => {
            let member = Member::of(session, author)?;
            let asks = member.room.presenter.is_some_and(|presenter| presenter.requested_by == Some(member.id));
            Ok(asks.then_some(Event::PresenterRequested { room: member.room.number, by: None }).into_iter().collect())
        }
        Command::AcceptRole => {
            let member = Member::of(session, author)?;
            if member.presents() {
                return Ok(Vec::new());
            }
            if member.room.presenter.is_none_or(|presenter| presenter.offered_since.is_none()) {
                return Err(Rejection::NotOnOffer);
            }
            Ok(vec![Event::PresenterChanged {
                room: member.room.number,
                to: Some((member.id, PresenterHow::Accepted)),
            }])
        }
        Command::AskHelp { on } => {
            let member = Member::of(session, author)?;
            if member.room.help_since.is_some() == *on {
                return Ok(Vec::new());
            }
            Ok(vec![Event::HelpAsked { room: member.room.number, on: *on }])
        }
        Command::Rename { name } => {
            let Author::Participant(participant) = author else {
                return Err(Rejection::MembersOnly);
            };
            let known = session.participants.get(&participant).ok_or(Rejection::NoSuchPerson)?;
            let name = clean(name, limits::NAME_MAX)?;
            if known.name == name {
                return Ok(Vec::new());
            }
            Ok(vec![Event::ParticipantRenamed { participant, name }])
        }
        commands_of!(Facilitating Grouping Debrief Gathering LookingBack Arguments Choosing) => {
            Err(Rejection::PresenterOnly)
        }
    }
}

fn set_phase(
    session: &Session,
    author: Author,
    round: RoundNumber,
    (from, phase): (Phase, Phase),
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let member = Member::presenting(session, author)?;
    let room = member.room.number;
    let round = member.open_round(round)?;
    // A double press, or one that was overtaken by the end of the time: the room is somewhere else already.
    if phase == round.phase || from != round.phase {
        return Ok(Vec::new());
    }
    if round.must_choose || phase == Phase::Done {
        return Err(Rejection::MustChooseFirst);
    }
    if round.ballots.lot.is_some() {
        return Err(Rejection::LotFell);
    }
    let mut events = Vec::new();
    if round.silence.is_some() {
        events.push(Event::SilenceEnded { room, appearing: Vec::new() });
    }
    events.push(Event::PhaseChanged { room, phase });
    let had_silence = phase.position().is_none_or(|position| round.silences_had.contains(&position));
    if session.settings.rules.silent_minute && !had_silence {
        // Counted from the pause if the time stands still, for a resume shifts it by the whole pause.
        let from = round.timer.paused_at.unwrap_or(context.now);
        events.push(Event::SilenceStarted { room, until: from + SILENT_MINUTE });
    }
    Ok(events)
}
