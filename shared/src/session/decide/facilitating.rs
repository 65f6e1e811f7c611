//! The facilitator's commands. In a session without a facilitator the presenter
//! may start, pause, add time and end.

use crate::ids::{DilemmaNumber, RoomNumber};
use crate::limits;
use crate::session::decide::{
    Context, Member, clean, commands_of, existing_room, facilitator_only, lost_time, usable_room,
};
use crate::session::{
    Author, Command, Event, Outcome, Phase, PresenterHow, Rejection, Room, Rooms, SecretLink, Session, Upcoming,
};
use crate::time::{MINUTE, Milliseconds};

/// Time that is left at least when time is taken back: enough for a last word.
pub(super) const LAST_WORD: Milliseconds = MINUTE;

pub(super) fn decide(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::StartRound { rooms, dilemma } => start_round(session, author, rooms, *dilemma, context),
        Command::StartBlock { from, block } => {
            facilitator_only(author)?;
            start_block(session, *from, *block, context)
        }
        Command::EndBlock { block } => {
            facilitator_only(author)?;
            let runs = session.running_index() == Some(*block);
            Ok(if runs { end_block(session) } else { Vec::new() })
        }
        Command::EndSession => {
            facilitator_or_leading_presenter(session, author)?;
            if session.ended_at.is_some() {
                return Ok(Vec::new());
            }
            let mut events = end_block(session);
            events.push(Event::SessionEnded);
            Ok(events)
        }
        Command::Pause { rooms } => {
            let rooms = timed_rooms(session, author, rooms)?;
            let running = rooms.into_iter().filter(|room| {
                room.open_round().is_some_and(|round| !round.must_choose && round.timer.paused_at.is_none())
            });
            Ok(running.map(|room| Event::TimerPaused { room: room.number }).collect())
        }
        Command::Resume { rooms } => {
            let rooms = timed_rooms(session, author, rooms)?;
            let paused =
                rooms.into_iter().filter(|room| room.open_round().is_some_and(|round| round.timer.paused_at.is_some()));
            Ok(paused.map(|room| Event::TimerResumed { room: room.number }).collect())
        }
        Command::GiveTimeBack { on } => lost_time::decide(session, author, *on, context),
        Command::AddTime { rooms, minutes } => {
            if !(1..=limits::EXTRA_MINUTES_MAX).contains(minutes) {
                return Err(Rejection::OutOfRange { least: 1, most: limits::EXTRA_MINUTES_MAX.into() });
            }
            let extra = Milliseconds::from(*minutes) * MINUTE;
            let rooms = timed_rooms(session, author, rooms)?;
            let events: Vec<Event> = rooms
                .into_iter()
                .filter(|room| room.open_round().is_some_and(|round| !round.must_choose))
                .map(|room| Event::TimeAdded { room: room.number, extra })
                .collect();
            if events.is_empty() { Err(Rejection::NoTimer) } else { Ok(events) }
        }
        Command::TakeBackTime { rooms, minutes } => {
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
                .map(|room| Event::TimeAdded { room: room.number, extra: -extra })
                .collect();
            if extra == 0 || events.is_empty() { Err(Rejection::NoTimeToTake) } else { Ok(events) }
        }
        Command::SendMessage { rooms, text } => {
            facilitator_only(author)?;
            let text = clean(text, limits::MESSAGE_MAX)?;
            Ok(match rooms {
                Rooms::All => vec![Event::MessageSent { room: None, text }],
                Rooms::Only(_) => selected(session, rooms)?
                    .into_iter()
                    .map(|room| Event::MessageSent { room: Some(room.number), text: text.clone() })
                    .collect(),
            })
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
        Command::NamePeopleInReport { on } => {
            facilitator_only(author)?;
            let changes = *on != session.names_in_report;
            Ok(changes.then_some(Event::PeopleNamedInReport { on: *on }).into_iter().collect())
        }
        Command::WithdrawLink { link } => {
            facilitator_only(author)?;
            if *link == SecretLink::Facilitator {
                return Err(Rejection::OnlyRenewed);
            }
            let access = session.internal.as_ref().map(|internal| internal.access);
            let given_out = access.and_then(|access| access.link(*link));
            Ok(given_out.map(|_| Event::LinkWithdrawn { link: *link }).into_iter().collect())
        }
        commands_of!(Grouping Debrief Gathering LookingBack Presenting Arguments Choosing) => {
            Err(Rejection::FacilitatorOnly)
        }
    }
}

fn facilitator_or_leading_presenter(session: &Session, author: Author) -> Result<(), Rejection> {
    if session.settings.led { facilitator_only(author) } else { Member::presenting(session, author).map(|_| ()) }
}

/// The rooms that are meant.
fn selected<'a>(session: &'a Session, rooms: &Rooms) -> Result<Vec<&'a Room>, Rejection> {
    match rooms {
        Rooms::All => Ok(session.usable_rooms().collect()),
        Rooms::Only(rooms) => rooms.iter().map(|room| usable_room(session, *room)).collect(),
    }
}

/// The rooms whose time the author may change: for the facilitator those that are meant, for
/// the presenter of a session without one their own.
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

fn start_block(
    session: &Session,
    from: Option<u16>,
    block: u16,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let planned = session.programme.get(usize::from(block)).ok_or(Rejection::NoSuchBlock)?;
    // A double press, or one that another facilitator was faster than: it would end what began meanwhile.
    let running = session.running_index();
    if running == Some(block) || running != from {
        return Ok(Vec::new());
    }
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
    rooms: &Rooms,
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
    if author != Author::Facilitator {
        let room = Member::presenting(session, author)?.room;
        if has_just_begun(room, dilemma) {
            return Ok(Vec::new());
        }
        return Ok(vec![start(room, next_dilemma(session, room, dilemma, context)?)]);
    }
    if !session.dilemmas_run() {
        return Err(Rejection::NotNow);
    }
    let rooms: Vec<&Room> = match rooms {
        // Empty rooms wait: a clock that runs for nobody ends in a choice that nobody made.
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

/// A round that is being read is what this press was to start, and what the one before it did.
fn has_just_begun(room: &Room, wanted: Option<DilemmaNumber>) -> bool {
    room.open_round().is_some_and(|round| {
        round.phase == Phase::Read && !round.was_read && wanted.is_none_or(|wanted| wanted == round.dilemma)
    })
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
        if room.has_had(wanted) {
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
