//! The facilitator's commands. In a session without a facilitator the presenter
//! may start, pause, add time and end.

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use crate::limits;
use crate::session::decide::{Context, Member, clean, existing_room};
use crate::session::{Author, Command, Event, Outcome, PresenterHow, Rejection, Room, Session, Upcoming};
use crate::time::{MINUTE, Milliseconds};

pub(super) fn decide(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::StartRound { room, dilemma } => start_round(session, author, *room, *dilemma, context),
        Command::StartBlock { block } => {
            facilitator_only(author)?;
            start_block(session, *block, context)
        }
        Command::EndBlock => {
            facilitator_only(author)?;
            Ok(end_block(session))
        }
        Command::EndSession => {
            facilitator_or_leading_presenter(session, author)?;
            let mut events = end_block(session);
            events.push(Event::SessionEnded);
            Ok(events)
        }
        Command::Pause { room } => {
            let rooms = timed_rooms(session, author, *room)?;
            let running = rooms.into_iter().filter(|room| {
                room.open_round().is_some_and(|round| !round.must_choose && round.timer.paused_at.is_none())
            });
            Ok(running.map(|room| Event::TimerPaused { room: room.number }).collect())
        }
        Command::Resume { room } => {
            let rooms = timed_rooms(session, author, *room)?;
            let paused =
                rooms.into_iter().filter(|room| room.open_round().is_some_and(|round| round.timer.paused_at.is_some()));
            Ok(paused.map(|room| Event::TimerResumed { room: room.number }).collect())
        }
        Command::AddTime { room, minutes } => {
            if !(1..=limits::EXTRA_MINUTES_MAX).contains(minutes) {
                return Err(Rejection::OutOfRange { least: 1, most: limits::EXTRA_MINUTES_MAX.into() });
            }
            let extra = Milliseconds::from(*minutes) * MINUTE;
            let rooms = timed_rooms(session, author, *room)?;
            let events: Vec<Event> = rooms
                .into_iter()
                .filter(|room| room.open_round().is_some_and(|round| !round.must_choose))
                .map(|room| Event::TimeAdded { room: room.number, extra })
                .collect();
            if events.is_empty() { Err(Rejection::NoTimer) } else { Ok(events) }
        }
        Command::SendMessage { room, text } => {
            facilitator_only(author)?;
            if let Some(room) = room {
                existing_room(session, *room)?;
            }
            Ok(vec![Event::MessageSent { room: *room, text: clean(text, limits::MESSAGE_MAX)? }])
        }
        Command::MovePerson { participant, room } => {
            facilitator_only(author)?;
            move_person(session, *participant, *room, context)
        }
        Command::AssignPresenter { participant } => {
            facilitator_only(author)?;
            let room = session.room_of(*participant).ok_or(Rejection::NoSuchPerson)?;
            if room.is_presented_by(*participant) {
                return Ok(Vec::new());
            }
            Ok(vec![Event::PresenterChanged { room: room.number, to: Some((*participant, PresenterHow::Assigned)) }])
        }
        Command::AnswerHelp { room } => {
            facilitator_only(author)?;
            let room = existing_room(session, *room)?;
            Ok(room.help_since.map(|_| Event::HelpAsked { room: room.number, on: false }).into_iter().collect())
        }
        _ => Err(Rejection::FacilitatorOnly),
    }
}

fn facilitator_only(author: Author) -> Result<(), Rejection> {
    if author == Author::Facilitator { Ok(()) } else { Err(Rejection::FacilitatorOnly) }
}

fn facilitator_or_leading_presenter(session: &Session, author: Author) -> Result<(), Rejection> {
    if session.settings.led { facilitator_only(author) } else { Member::presenting(session, author).map(|_| ()) }
}

/// The rooms whose time the author may change: for the facilitator one or all, for
/// the presenter of a session without one their own.
fn timed_rooms(session: &Session, author: Author, room: Option<RoomNumber>) -> Result<Vec<&Room>, Rejection> {
    facilitator_or_leading_presenter(session, author)?;
    let room = if session.settings.led { room } else { Some(Member::presenting(session, author)?.room.number) };
    match room {
        Some(room) => {
            let room = existing_room(session, room)?;
            if room.open_round().is_none_or(|round| round.must_choose) {
                return Err(Rejection::NoTimer);
            }
            Ok(vec![room])
        }
        None => Ok(session.rooms.values().collect()),
    }
}

fn start_block(session: &Session, block: u16, context: Context<'_>) -> Result<Vec<Event>, Rejection> {
    let planned = session.programme.get(usize::from(block)).ok_or(Rejection::NoSuchBlock)?;
    let mut events = end_block(session);
    events.push(Event::BlockStarted { block, ends: context.now + Milliseconds::from(planned.minutes) * MINUTE });
    Ok(events)
}

/// Closes what runs. Nobody's choice is invented: an open round is recorded as not chosen.
/// What was written in a silence that still runs appears first: nobody loses a word.
fn end_block(session: &Session) -> Vec<Event> {
    let mut events = Vec::new();
    for room in session.rooms.values() {
        let Some(round) = room.open_round() else { continue };
        if round.silence.is_some() {
            events.push(Event::SilenceEnded { room: room.number, appearing: Vec::new() });
        }
        events.push(Event::RoundClosed { room: room.number, outcome: Some(Outcome::NotChosen) });
    }
    events.extend(session.block.map(|_| Event::BlockEnded));
    events
}

fn start_round(
    session: &Session,
    author: Author,
    room: Option<RoomNumber>,
    dilemma: Option<DilemmaNumber>,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    if let Some(dilemma) = dilemma {
        session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
    }
    let start = |room: &Room, dilemma| Event::RoundStarted {
        room: room.number,
        dilemma,
        deadline: context.now + Milliseconds::from(session.settings.minutes) * MINUTE,
    };
    if author == Author::Facilitator && room.is_none() {
        if !session.dilemmas_run() {
            return Err(Rejection::NotNow);
        }
        // Empty rooms wait: a clock that runs for nobody ends in a choice that nobody made.
        let inhabited: std::collections::BTreeSet<RoomNumber> =
            session.participants.values().filter_map(|participant| participant.room).collect();
        let mut refusal = Rejection::NothingToStart;
        let mut events = Vec::new();
        for room in session.rooms.values().filter(|room| inhabited.contains(&room.number)) {
            match next_dilemma(session, room, dilemma, context) {
                Ok(dilemma) => events.push(start(room, dilemma)),
                Err(reason) => refusal = reason,
            }
        }
        return if events.is_empty() { Err(refusal) } else { Ok(events) };
    }
    let room = match (author, room) {
        (Author::Facilitator, Some(room)) => existing_room(session, room)?,
        _ => Member::presenting(session, author)?.room,
    };
    let dilemma = next_dilemma(session, room, dilemma, context)?;
    Ok(vec![start(room, dilemma)])
}

/// The dilemma that `room` may start: the one that is asked for, else the next
/// planned one, else a spare at random while there is time.
fn next_dilemma(
    session: &Session,
    room: &Room,
    wanted: Option<DilemmaNumber>,
    context: Context<'_>,
) -> Result<DilemmaNumber, Rejection> {
    let upcoming = session.upcoming(room, context.now)?;
    if let Some(wanted) = wanted {
        if room.round_about(wanted).is_some() {
            return Err(Rejection::NoDilemmaLeft);
        }
        // A planned dilemma is started even when the block runs late; a spare is for time that is left.
        if session.spares(room).contains(&wanted) && !session.has_time_for_more(context.now) {
            return Err(Rejection::NoTimeLeft);
        }
        return Ok(wanted);
    }
    match upcoming {
        Upcoming::Planned(next) => Ok(next),
        Upcoming::Spare(spares) => {
            let drawn = usize::try_from(context.random).unwrap_or_default() % spares.len();
            Ok(spares[drawn])
        }
    }
}

fn move_person(
    session: &Session,
    participant: ParticipantId,
    to: RoomNumber,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let person = session.participants.get(&participant).ok_or(Rejection::NoSuchPerson)?;
    let destination = existing_room(session, to)?;
    if person.room == Some(to) {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    // The role changes hands first: not even between two events is a room presented by somebody elsewhere.
    if let Some(left) = session.room_of(participant).filter(|room| room.is_presented_by(participant)) {
        let others = || session.members(left.number).map(|(member, _)| member).filter(|&member| member != participant);
        // Who is there before who just dropped out.
        let successor = others()
            .find(|&member| context.presence.is_connected(member))
            .or_else(|| others().find(|&member| context.presence.counts(member, context.now)));
        events.push(Event::PresenterChanged {
            room: left.number,
            to: successor.map(|member| (member, PresenterHow::PredecessorMoved)),
        });
    }
    events.push(Event::ParticipantMoved { participant, from: person.room, to });
    if destination.presenter.is_none() && context.presence.is_connected(participant) {
        events.push(Event::PresenterChanged { room: to, to: Some((participant, PresenterHow::FirstToEnter)) });
    }
    Ok(events)
}
