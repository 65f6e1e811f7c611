//! Applying events to a state. The server applies what it recorded to the truth,
//! a device applies what it is shown to what it holds: the same code.

use std::collections::BTreeMap;

use crate::ids::{ParticipantId, RoomNumber, Seq};
use crate::limits::MESSAGES_KEPT;
use crate::session::event::Opening;
use crate::session::{
    Argument, Ballots, Batch, Event, Internal, Message, Outcome, Participant, Phase, Plenary, Presenter, Room, Round,
    RunningBlock, Session, Silence,
};
use crate::time::{Milliseconds, Timestamp};

impl Session {
    /// The state after the first event of a session.
    pub fn open(opening: Opening, at: Timestamp) -> Self {
        Self {
            id: opening.id,
            code: opening.code,
            opened_at: at,
            settings: opening.settings,
            dilemmas: opening.dilemmas,
            programme: opening.programme,
            block: None,
            ended_at: None,
            participants: BTreeMap::new(),
            rooms: (1..=opening.rooms).map(|number| (RoomNumber(number), Room::new(RoomNumber(number)))).collect(),
            plenary: Plenary::default(),
            internal: Some(Internal {
                access: opening.access,
                tokens: BTreeMap::new(),
                last_participant: ParticipantId::default(),
                last_argument: crate::ids::ArgumentId::default(),
                outcomes: BTreeMap::new(),
            }),
        }
    }

    /// The state that a log leads to; none if the log does not begin with an opening.
    pub fn replay<'a>(batches: impl Iterator<Item = &'a Batch>) -> Option<(Self, Seq)> {
        let mut session: Option<Self> = None;
        let mut seq = Seq(0);
        for batch in batches {
            if let Some(session) = &mut session {
                session.apply_batch(batch, seq);
            } else {
                let Some((Event::SessionOpened(opening), rest)) = batch.events.split_first() else {
                    return None;
                };
                let mut opened = Self::open((**opening).clone(), batch.at);
                for event in rest {
                    opened.apply(event, batch.at);
                }
                session = Some(opened);
            }
            seq = Seq(seq.0 + batch.events.len() as u64);
        }
        session.map(|session| (session, seq))
    }

    /// Applies a recorded batch that came after the event numbered `after`.
    pub fn apply_batch(&mut self, batch: &Batch, after: Seq) {
        for event in &batch.events {
            self.apply(event, batch.at);
        }
        if let (Some(internal), Some((author, command))) = (&mut self.internal, batch.command) {
            internal.remember(author, command, Seq(after.0 + batch.events.len() as u64));
        }
    }

    /// Applies one event. What the audience does not hold is passed over.
    pub fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            // Only ever the first event: `open` makes the state from it.
            Event::SessionOpened(_) => {}
            Event::BlockStarted { block, ends } => self.block = Some(RunningBlock { index: *block, ends: *ends }),
            Event::BlockEnded => self.block = None,
            Event::SessionEnded => {
                self.block = None;
                self.ended_at = Some(at);
            }
            Event::ParticipantJoined { participant, name, room, token } => {
                self.participants.insert(*participant, Participant { name: name.clone(), room: *room });
                if let Some(internal) = &mut self.internal {
                    internal.last_participant = internal.last_participant.max(*participant);
                    if let Some(token) = token {
                        internal.tokens.insert(*participant, *token);
                    }
                }
            }
            Event::ParticipantRenamed { participant, name } => {
                if let Some(participant) = self.participants.get_mut(participant) {
                    participant.name.clone_from(name);
                }
            }
            Event::ParticipantMoved { participant, to, .. } => {
                self.leave_room(*participant);
                if let Some(participant) = self.participants.get_mut(participant) {
                    participant.room = Some(*to);
                }
            }
            Event::ScreenShown { screen } => self.plenary.screen = *screen,
            Event::DilemmaRevealed { dilemma } => {
                self.plenary.revealed.insert(*dilemma);
            }
            Event::SpotlightMoved { room } => self.plenary.spotlight = *room,
            Event::MessageSent { room, text } => {
                let message = Message { at, text: text.clone() };
                match room {
                    Some(room) => {
                        if let Some(room) = self.rooms.get_mut(room) {
                            room.hear(message);
                        }
                    }
                    None => self.rooms.values_mut().for_each(|room| room.hear(message.clone())),
                }
            }
            _ => {
                if let Some(room) = event.room().and_then(|room| self.rooms.get_mut(&room)) {
                    room.apply(event, at);
                }
                if let (Event::ArgumentAdded { argument, .. }, Some(internal)) = (event, &mut self.internal) {
                    internal.last_argument = internal.last_argument.max(*argument);
                }
            }
        }
    }

    /// Takes somebody out of the room they are in. What they wrote stays; a
    /// ballot in a round that is not closed goes with them.
    pub fn leave_room(&mut self, participant: ParticipantId) {
        let Some(room) = self.participants.get_mut(&participant).and_then(|person| person.room.take()) else {
            return;
        };
        let Some(room) = self.rooms.get_mut(&room) else { return };
        if let Some(presenter) = &mut room.presenter
            && presenter.requested_by == Some(participant)
        {
            presenter.requested_by = None;
        }
        if let Some(round) = room.rounds.last_mut().filter(|round| round.is_open()) {
            round.first_ballots.remove(&participant);
            round.ballots.cast.remove(&participant);
        }
    }
}

impl Room {
    fn hear(&mut self, message: Message) {
        if self.messages.len() == MESSAGES_KEPT {
            self.messages.remove(0);
        }
        self.messages.push(message);
    }

    fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::PresenterChanged { to, .. } => {
                self.presenter = to.map(|(participant, how)| Presenter {
                    participant,
                    since: at,
                    how,
                    offered_since: None,
                    requested_by: None,
                });
            }
            Event::PresenterOffered { .. } => {
                if let Some(presenter) = &mut self.presenter {
                    presenter.offered_since = Some(at);
                }
            }
            Event::PresenterReturned { .. } => {
                if let Some(presenter) = &mut self.presenter {
                    presenter.offered_since = None;
                }
            }
            Event::PresenterRequested { by, .. } => {
                if let Some(presenter) = &mut self.presenter {
                    presenter.requested_by = *by;
                }
            }
            Event::HelpAsked { on, .. } => self.help_since = on.then_some(at),
            Event::RoundStarted { dilemma, deadline, .. } => self.rounds.push(Round::new(*dilemma, at, *deadline)),
            _ => {
                if let Some(round) = self.rounds.last_mut() {
                    round.apply(event, at);
                }
            }
        }
    }
}

impl Round {
    fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::PhaseChanged { phase, .. } => {
                self.phase = *phase;
                self.was_read |= *phase != Phase::Read;
            }
            Event::SilenceStarted { until, .. } => {
                self.silence = Some(Silence { until: *until });
                self.silences_had.extend(self.phase.position());
            }
            Event::SilenceEnded { appearing, .. } => {
                self.silence = None;
                self.arguments.values_mut().for_each(|argument| argument.silent = false);
                for argument in appearing {
                    self.arguments.insert(argument.id, argument.clone());
                }
            }
            Event::TimerPaused { .. } => self.timer.paused_at = Some(at),
            Event::TimerResumed { .. } => {
                if let Some(paused_at) = self.timer.paused_at.take() {
                    self.shift(at - paused_at);
                }
            }
            Event::TimeAdded { extra, .. } => {
                self.timer.deadline = self.timer.deadline + *extra;
                self.timer.granted += extra;
                self.timer.extra += extra;
            }
            Event::TimeUp { .. } => {
                self.must_choose = true;
                self.phase = Phase::Choose;
                self.was_read = true;
            }
            Event::ArgumentAdded { argument, author, side, kind, text, silent, .. } => {
                self.arguments.insert(
                    *argument,
                    Argument {
                        id: *argument,
                        author: *author,
                        side: *side,
                        kind: *kind,
                        text: text.clone(),
                        supporters: std::collections::BTreeSet::new(),
                        silent: *silent,
                        at,
                    },
                );
            }
            Event::ArgumentEdited { argument, text, .. } => {
                if let Some(argument) = self.arguments.get_mut(argument) {
                    argument.text.clone_from(text);
                }
            }
            Event::ArgumentMoved { argument, side, kind, .. } => {
                if let Some(argument) = self.arguments.get_mut(argument) {
                    (argument.side, argument.kind) = (*side, *kind);
                }
            }
            Event::ArgumentDeleted { argument, .. } => {
                self.arguments.remove(argument);
            }
            Event::ArgumentSupported { argument, participant, on, .. } => {
                if let Some(argument) = self.arguments.get_mut(argument) {
                    if *on {
                        argument.supporters.insert(*participant);
                    } else {
                        argument.supporters.remove(participant);
                    }
                }
            }
            Event::FirstBallotCast { participant, side, .. } => {
                self.first_ballots.insert(*participant, *side);
            }
            Event::BallotCast { participant, side, .. } => {
                self.ballots.cast.insert(*participant, *side);
            }
            Event::BallotsCounted { count, by_hands, .. } => {
                self.ballots.count = Some(*count);
                self.ballots.by_hands = *by_hands;
            }
            Event::ReVoteCalled { until, .. } => {
                self.ballots = Ballots {
                    tie_before: self.ballots.count,
                    re_vote_until: Some(*until),
                    by_hands: self.ballots.by_hands,
                    ..Ballots::default()
                };
            }
            Event::ReVoteClosed { .. } => self.ballots.re_vote_until = None,
            Event::LotDrawn { side, .. } => {
                self.ballots.lot = Some(*side);
                self.ballots.re_vote_until = None;
            }
            Event::RoundClosed { outcome, .. } => {
                self.phase = Phase::Done;
                self.must_choose = false;
                self.silence = None;
                self.ballots.re_vote_until = None;
                self.timer.paused_at = None;
                self.outcome.clone_from(outcome);
            }
            Event::ReasonsAmended { reasons, .. } => {
                if let Some(Outcome::Chosen(choice)) = &mut self.outcome {
                    choice.reasons.clone_from(reasons);
                }
            }
            Event::MinorityHeard { text, .. } => {
                if let Some(Outcome::Chosen(choice)) = &mut self.outcome {
                    choice.minority = Some(text.clone());
                }
            }
            _ => {}
        }
    }

    /// Moves every deadline: the time stood still for that long.
    fn shift(&mut self, pause: Milliseconds) {
        self.timer.deadline = self.timer.deadline + pause;
        if let Some(silence) = &mut self.silence {
            silence.until = silence.until + pause;
        }
        if let Some(until) = &mut self.ballots.re_vote_until {
            *until = *until + pause;
        }
    }
}
