//! What happens without a command: deadlines pass, a presenter leaves or returns, the wait for the last ballot
//! ends. The server checks after every change and sleeps until [`next_due`]. The events are recorded like those of a
//! command.

use crate::ids::ParticipantId;
use crate::session::ballot::decide::{are_void, count_ballots, may_open_by_itself, missing, shows_whose_it_is};
use crate::session::decide::Context;
use crate::session::people::presence::{GRACE, PRESENTER_GONE, VOID_AFTER};
use crate::session::{BallotEvent, Event, Phase, PresenterHow, Room, RoomEvent, Round, RoundEvent, Session};
use crate::time::Timestamp;

/// Everything that is due at this moment.
pub fn due(session: &Session, context: Context<'_>) -> Vec<Event> {
    running_rooms(session).flat_map(|room| due_in(session, room, context)).collect()
}

/// The next moment at which something may be due, if nothing changes first.
pub fn next_due(session: &Session, context: Context<'_>) -> Option<Timestamp> {
    running_rooms(session).filter_map(|room| next_due_in(session, room, context)).min()
}

/// The rooms in which something can be due: all of them, or none.
fn running_rooms(session: &Session) -> impl Iterator<Item = &Room> {
    session.rooms.values().filter(|_| can_be_due(session))
}

/// Can anything be due? Until the session is over; without a facilitator even after that, because the presenter
/// shares the report.
pub(super) const fn can_be_due(session: &Session) -> bool {
    session.ended_at.is_none() || !session.settings.led
}

/// What is due in one room.
pub(super) fn due_in(session: &Session, room: &Room, context: Context<'_>) -> Vec<Event> {
    let mut events = presenter_due(session, room, context);
    if let Some(round) = room.open_round() {
        events.extend(round_due(session, room, round, context));
    }
    events
}

fn presenter_due(session: &Session, room: &Room, context: Context<'_>) -> Vec<Event> {
    let number = room.number;
    let connected_other = |than| {
        let mut members = session.members(number).map(|(member, _)| member);
        members.find(|&member| {
            Some(member) != than && context.presence.is_connected(member) && !session.came_after_the_end(member)
        })
    };
    let Some(presenter) = room.presenter else {
        return connected_other(None)
            .map(|member| {
                Event::Room(RoomEvent::PresenterChanged {
                    room: number,
                    to: Some((member, PresenterHow::FirstToEnter)),
                })
            })
            .into_iter()
            .collect();
    };
    if is_at_their_post(room, presenter.participant, context) {
        return presenter
            .offered_since
            .map(|_| Event::Room(RoomEvent::PresenterReturned { room: number }))
            .into_iter()
            .collect();
    }
    let offer = presenter.offered_since.is_none()
        && offered_at(room, presenter.participant, context) <= context.now
        && connected_other(Some(presenter.participant)).is_some();
    offer.then_some(Event::Room(RoomEvent::PresenterOffered { room: number })).into_iter().collect()
}

/// Is the presenter at their post? While no round runs in the room, they may follow the plenary screen instead.
fn is_at_their_post(room: &Room, presenter: ParticipantId, context: Context<'_>) -> bool {
    let presence = context.presence;
    presence.is_connected(presenter) || presence.is_online(presenter) && room.open_round().is_none()
}

/// When the role of an absent presenter is offered. A presenter whom a starting round calls back from the plenary
/// screen has as much time to return as anybody else.
fn offered_at(room: &Room, presenter: ParticipantId, context: Context<'_>) -> Timestamp {
    let presence = context.presence;
    let gone_since = presence.gone_since(presenter);
    let called = room.open_round().filter(|_| presence.is_online(presenter)).map(|round| round.started_at);
    called.map_or(gone_since, |called| called.max(gone_since)) + PRESENTER_GONE
}

fn round_due(session: &Session, room: &Room, round: &Round, context: Context<'_>) -> Vec<Event> {
    let number = room.number;
    let mut events = Vec::new();
    let paused = round.timer.paused_at.is_some();
    let is_past = |deadline: Timestamp| !paused && deadline <= context.now;
    let time_is_up = !round.must_choose && is_past(round.timer.deadline);
    if round.silence.is_some_and(|silence| is_past(silence.until) || time_is_up) {
        events.push(Event::Round(RoundEvent::SilenceEnded { room: number, appearing: Vec::new() }));
    }
    if time_is_up {
        events.push(Event::Round(RoundEvent::TimeUp { room: number }));
    }
    let ballots = &round.ballots;
    let choosing = round.phase == Phase::Choose && ballots.count.is_none();
    let re_vote_over = ballots.re_vote_until.is_some_and(is_past);
    let members = || session.members(number).map(|(member, _)| member);
    let may_open = || {
        if re_vote_over {
            ballots.may_be_counted() && !shows_whose_it_is(ballots, members())
        } else {
            may_open_by_itself(ballots, members, context)
        }
    };
    let is_voted = round.phase == Phase::Choose && !ballots.cast.is_empty();
    if is_voted && are_void(ballots, members, context) {
        events.push(Event::Ballot(BallotEvent::Voided { room: number }));
    } else if choosing && is_voted && may_open() {
        events.extend(count_ballots(room, ballots, missing(ballots, members(), context), None));
    } else if re_vote_over {
        events.push(Event::Ballot(BallotEvent::ReVoteClosed { room: number }));
    }
    events
}

/// The next moment at which something may be due in one room, if nothing changes first.
pub(super) fn next_due_in(session: &Session, room: &Room, context: Context<'_>) -> Option<Timestamp> {
    let presence = context.presence;
    let mut moments = Vec::new();
    if let Some(presenter) = room.presenter {
        let offered_at = offered_at(room, presenter.participant, context);
        if !is_at_their_post(room, presenter.participant, context)
            && presenter.offered_since.is_none()
            && offered_at > context.now
        {
            moments.push(offered_at);
        }
    }
    if let Some(round) = room.open_round() {
        if round.timer.paused_at.is_none() {
            moments.extend((!round.must_choose).then_some(round.timer.deadline));
            moments.extend(round.silence.map(|silence| silence.until));
            moments.extend(round.ballots.re_vote_until);
        }
        // Somebody who just dropped out is awaited, but only for a limited time.
        if round.phase == Phase::Choose && round.ballots.count.is_none() && !round.ballots.cast.is_empty() {
            let members = session.members(room.number).map(|(member, _)| member);
            let away = members.filter(|member| !presence.is_online(*member));
            let waited_for = away.flat_map(|member| [GRACE, VOID_AFTER].map(|span| presence.away_since(member) + span));
            moments.extend(waited_for.filter(|moment| *moment > context.now));
        }
    }
    moments.into_iter().min()
}
