//! What happens without a command: deadlines pass, a presenter goes or returns, the last ballot is no longer waited
//! for. The server checks after every change and sleeps until [`next_due`]. The events are recorded like those of a
//! command.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::ballot::decide::{are_void, count_ballots, may_open_by_itself, missing, shows_whose_it_is};
use crate::session::decide::Context;
use crate::session::people::presence::{GRACE, PRESENTER_GONE, VOID_AFTER};
use crate::session::{BallotEvent, Event, Phase, PresenterHow, Room, RoomEvent, Round, RoundEvent, Session};
use crate::time::Timestamp;

/// Everything that is due at this moment.
pub fn due(session: &Session, context: Context<'_>) -> Vec<Event> {
    if session.ended_at.is_some() {
        return Vec::new();
    }
    let crews = Crews::of(session);
    session
        .rooms
        .values()
        .flat_map(|room| {
            let mut events = presenter_due(&crews, room, context);
            if let Some(round) = room.open_round() {
                events.extend(round_due(&crews, room, round, context));
            }
            events
        })
        .collect()
}

/// The members of every room, collected on first use in one pass over all participants: a pass for each room would be
/// slow with thousands of people.
struct Crews<'a> {
    session: &'a Session,
    by_room: OnceCell<BTreeMap<RoomNumber, Vec<ParticipantId>>>,
}

impl<'a> Crews<'a> {
    fn of(session: &'a Session) -> Self {
        Self { session, by_room: OnceCell::new() }
    }

    /// In order of joining.
    fn members(&self, room: RoomNumber) -> &[ParticipantId] {
        let by_room = self.by_room.get_or_init(|| {
            let mut by_room = BTreeMap::<RoomNumber, Vec<ParticipantId>>::new();
            for (id, person) in &self.session.participants {
                if let Some(room) = person.room {
                    by_room.entry(room).or_default().push(*id);
                }
            }
            by_room
        });
        by_room.get(&room).map(Vec::as_slice).unwrap_or_default()
    }
}

fn presenter_due(crews: &Crews<'_>, room: &Room, context: Context<'_>) -> Vec<Event> {
    let number = room.number;
    let connected_other = |than| {
        let mut members = crews.members(number).iter().copied();
        members.find(|&member| Some(member) != than && context.presence.is_connected(member))
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

fn round_due(crews: &Crews<'_>, room: &Room, round: &Round, context: Context<'_>) -> Vec<Event> {
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
    let members = || crews.members(number).iter().copied();
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

/// The next moment at which something may be due if nothing changes before.
pub fn next_due(session: &Session, context: Context<'_>) -> Option<Timestamp> {
    if session.ended_at.is_some() {
        return None;
    }
    let mut next: Option<Timestamp> = None;
    let mut consider = |moment: Timestamp| {
        if next.is_none_or(|earliest| moment < earliest) {
            next = Some(moment);
        }
    };
    let crews = Crews::of(session);
    for room in session.rooms.values() {
        if let Some(presenter) = room.presenter {
            let offered_at = offered_at(room, presenter.participant, context);
            if !is_at_their_post(room, presenter.participant, context)
                && presenter.offered_since.is_none()
                && offered_at > context.now
            {
                consider(offered_at);
            }
        }
        let Some(round) = room.open_round() else { continue };
        if round.timer.paused_at.is_none() {
            if !round.must_choose {
                consider(round.timer.deadline);
            }
            if let Some(silence) = round.silence {
                consider(silence.until);
            }
            if let Some(until) = round.ballots.re_vote_until {
                consider(until);
            }
        }
        // Somebody who just dropped out is waited for, but only for a limited time.
        if round.phase == Phase::Choose && round.ballots.count.is_none() && !round.ballots.cast.is_empty() {
            for &member in crews.members(room.number) {
                let away_since = context.presence.away_since(member);
                let moments = [GRACE, VOID_AFTER].map(|span| away_since + span);
                if !context.presence.is_online(member) {
                    moments.into_iter().filter(|moment| *moment > context.now).for_each(&mut consider);
                }
            }
        }
    }
    next
}
