//! Starting rounds, steering their phases, and their time.

use super::lost_time;
use crate::ids::{DilemmaNumber, RoomNumber, RoundNumber};
use crate::limits;
use crate::session::decide::{Context, Member, facilitator_or_leading_presenter, selected};
use crate::session::round::SILENT_MINUTE;
use crate::session::round::timer::LAST_WORD;
use crate::session::{Author, Event, NextDilemma, Phase, Rejection, Room, Rooms, RoundCommand, RoundEvent, Session};
use crate::time::{MINUTE, Milliseconds};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &RoundCommand,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match command {
        RoundCommand::Start { rooms, dilemma } => start_round(session, author, rooms, *dilemma, context),
        RoundCommand::Pause { rooms } => {
            let rooms = timed_rooms(session, author, rooms)?;
            let running = rooms.into_iter().filter(|room| {
                room.open_round().is_some_and(|round| !round.must_choose && round.timer.paused_at.is_none())
            });
            Ok(running.map(|room| Event::Round(RoundEvent::TimerPaused { room: room.number })).collect())
        }
        RoundCommand::Resume { rooms } => {
            let rooms = timed_rooms(session, author, rooms)?;
            let paused =
                rooms.into_iter().filter(|room| room.open_round().is_some_and(|round| round.timer.paused_at.is_some()));
            Ok(paused.map(|room| Event::Round(RoundEvent::TimerResumed { room: room.number })).collect())
        }
        RoundCommand::GiveTimeBack { on } => lost_time::decide(session, author, *on, context),
        RoundCommand::AddTime { rooms, minutes } => {
            if !(1..=limits::EXTRA_MINUTES_MAX).contains(minutes) {
                return Err(Rejection::OutOfRange { least: 1, most: limits::EXTRA_MINUTES_MAX.into() });
            }
            let extra = Milliseconds::from(*minutes) * MINUTE;
            let rooms = timed_rooms(session, author, rooms)?;
            let events: Vec<Event> = rooms
                .into_iter()
                .filter(|room| room.open_round().is_some_and(|round| !round.must_choose))
                .map(|room| Event::Round(RoundEvent::TimeAdded { room: room.number, extra }))
                .collect();
            if events.is_empty() { Err(Rejection::NoTimer) } else { Ok(events) }
        }
        RoundCommand::TakeBackTime { rooms, minutes } => {
            let extra = Milliseconds::from(*minutes) * MINUTE;
            let has_it = |room: &&Room| {
                room.open_round().is_some_and(|round| {
                    !round.must_choose
                        && round.timer.extra >= extra
                        && round.timer.left(context.now) >= extra + LAST_WORD
                })
            };
            let rooms = timed_rooms(session, author, rooms)?;
            let events: Vec<Event> = rooms
                .into_iter()
                .filter(has_it)
                .map(|room| Event::Round(RoundEvent::TimeAdded { room: room.number, extra: -extra }))
                .collect();
            if extra == 0 || events.is_empty() { Err(Rejection::NoTimeToTake) } else { Ok(events) }
        }
        RoundCommand::SetPhase { round, from, phase } => set_phase(session, author, *round, (*from, *phase), context),
        RoundCommand::EndSilence => {
            let member = Member::presenting(session, author)?;
            let silent = member.room.open_round().is_some_and(|round| round.silence.is_some());
            Ok(silent
                .then(|| Event::Round(RoundEvent::SilenceEnded { room: member.room.number, appearing: Vec::new() }))
                .into_iter()
                .collect())
        }
    }
}

/// The rooms whose time the author may change: those that are named for the facilitator, and their own for the
/// presenter of a session without one.
fn timed_rooms<'a>(session: &'a Session, author: Author, rooms: &Rooms) -> Result<Vec<&'a Room>, Rejection> {
    facilitator_or_leading_presenter(session, author)?;
    let rooms = match rooms {
        _ if !session.settings.led => vec![Member::presenting(session, author)?.room],
        Rooms::All => return selected(session, rooms),
        Rooms::Only(_) => selected(session, rooms)?,
    };
    let is_timed = |room: &&Room| room.open_round().is_some_and(|round| !round.must_choose);
    if rooms.iter().any(is_timed) { Ok(rooms) } else { Err(Rejection::NoTimer) }
}

fn start_round(
    session: &Session,
    author: Author,
    rooms: &Rooms,
    dilemma: Option<DilemmaNumber>,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    if let Some(dilemma) = dilemma {
        session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
    }
    let start = |room: &Room, dilemma| {
        Event::Round(RoundEvent::Started {
            room: room.number,
            dilemma,
            deadline: context.now + Milliseconds::from(session.settings.minutes) * MINUTE,
        })
    };
    if !author.is_facilitator() {
        let room = Member::presenting(session, author)?.room;
        if has_just_begun(room, dilemma) {
            return Ok(Vec::new());
        }
        return Ok(vec![start(room, next_dilemma(session, room, dilemma, context)?)]);
    }
    session.rounds_may_start()?;
    let rooms: Vec<&Room> = match rooms {
        // Empty rooms wait: a clock that runs for nobody would end in a forced choice with nobody to make it.
        Rooms::All => {
            let inhabited: std::collections::BTreeSet<RoomNumber> =
                session.participants.values().filter_map(|participant| participant.room).collect();
            session.rooms.values().filter(|room| inhabited.contains(&room.number)).collect()
        }
        Rooms::Only(_) => selected(session, rooms)?,
    };
    let mut refusal = Rejection::NothingToStart;
    let mut events = Vec::new();
    if !rooms.is_empty() && rooms.iter().all(|room| has_just_begun(room, dilemma)) {
        return Ok(events);
    }
    for room in rooms {
        match next_dilemma(session, room, dilemma, context) {
            Ok(dilemma) => events.push(start(room, dilemma)),
            Err(reason) => refusal = reason,
        }
    }
    if events.is_empty() { Err(refusal) } else { Ok(events) }
}

/// Is the round still being read? Then an earlier press already did what this one asks.
fn has_just_begun(room: &Room, wanted: Option<DilemmaNumber>) -> bool {
    room.open_round().is_some_and(|round| {
        round.phase == Phase::Read && !round.was_read && wanted.is_none_or(|wanted| wanted == round.dilemma)
    })
}

/// The dilemma that `room` may start: the one that was asked for, else the next planned one, else a random spare if
/// there is time.
fn next_dilemma(
    session: &Session,
    room: &Room,
    wanted: Option<DilemmaNumber>,
    context: Context<'_>,
) -> Result<DilemmaNumber, Rejection> {
    let upcoming = session.next_dilemma(room, context.now)?;
    if let Some(wanted) = wanted {
        if room.has_had(wanted) {
            return Err(Rejection::NoDilemmaLeft);
        }
        // A planned dilemma can start even if the block runs late; a spare only if there is time left.
        if session.spares(room).contains(&wanted) && !session.has_time_for_more(context.now) {
            return Err(Rejection::NoTimeLeft);
        }
        return Ok(wanted);
    }
    match upcoming {
        NextDilemma::Planned(next) => Ok(next),
        NextDilemma::Spare(spares) => {
            let drawn = usize::try_from(context.random).unwrap_or_default() % spares.len();
            Ok(spares[drawn])
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
    // A double press, or the time was up first: the room is in another phase already.
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
        events.push(Event::Round(RoundEvent::SilenceEnded { room, appearing: Vec::new() }));
    }
    events.push(Event::Round(RoundEvent::PhaseChanged { room, phase }));
    let had_silence = phase.position().is_none_or(|position| round.silences_had.contains(&position));
    if session.rules_in(round).silent_minute && !had_silence {
        // Counted from the pause if the time is paused, because resuming adds the whole pause.
        let from = round.timer.paused_at.unwrap_or(context.now);
        events.push(Event::Round(RoundEvent::SilenceStarted { room, until: from + SILENT_MINUTE }));
    }
    Ok(events)
}
