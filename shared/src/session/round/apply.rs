//! Applies events about rounds.

use crate::ids::{ParticipantId, RoomNumber};
use crate::limits::MEETING_MAX;
use crate::session::{Phase, Round, RoundEvent, Session, Silence};
use crate::time::{Milliseconds, Timestamp};

impl Session {
    pub(in crate::session) fn apply_round(&mut self, event: &RoundEvent, at: Timestamp) {
        let room = event.room();
        match event {
            RoundEvent::Started { dilemma, deadline, .. } => {
                let rules = Some(self.settings.rules);
                if let Some(room) = self.rooms.get_mut(&room) {
                    room.rounds.push(Round { rules, ..Round::new(*dilemma, at, *deadline) });
                }
                self.note_meeting(room);
            }
            RoundEvent::TimeGivenBack { time, .. } => {
                self.apply_to_latest_round(room, |round| round.apply(event, at));
                self.note_given_back(room, *time);
            }
            RoundEvent::PhaseChanged { .. }
            | RoundEvent::SilenceStarted { .. }
            | RoundEvent::SilenceEnded { .. }
            | RoundEvent::TimerPaused { .. }
            | RoundEvent::TimerResumed { .. }
            | RoundEvent::TimeAdded { .. }
            | RoundEvent::TimeUp { .. }
            | RoundEvent::Closed { .. } => self.apply_to_latest_round(room, |round| round.apply(event, at)),
        }
    }

    /// Changes the latest round of a room; does nothing if the audience does not hold that room.
    pub(in crate::session) fn apply_to_latest_round(&mut self, room: RoomNumber, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.rooms.get_mut(&room).and_then(|room| room.rounds.last_mut()) {
            change(round);
        }
    }

    /// Everybody who is in the room when a round starts has met.
    fn note_meeting(&mut self, room: RoomNumber) {
        let members: Vec<ParticipantId> = self.members(room).map(|(member, _)| member).collect();
        let Some(internal) = self.internal.as_mut().filter(|_| members.len() <= MEETING_MAX) else { return };
        // Once a round has started, the mix can't be undone.
        internal.before_mix = None;
        for member in &members {
            let others = members.iter().copied().filter(|other| other != member);
            internal.met.entry(*member).or_default().extend(others);
        }
    }
}

impl Round {
    fn apply(&mut self, event: &RoundEvent, at: Timestamp) {
        match event {
            RoundEvent::Started { .. } => {}
            RoundEvent::PhaseChanged { phase, .. } => {
                self.phase = *phase;
                self.was_read |= *phase != Phase::Read;
            }
            RoundEvent::SilenceStarted { until, .. } => {
                self.silence = Some(Silence { until: *until });
                self.silences_had.extend(self.phase.position());
            }
            RoundEvent::SilenceEnded { appearing, .. } => {
                self.silence = None;
                self.arguments.values_mut().for_each(|argument| argument.silent = false);
                for argument in appearing {
                    self.arguments.insert(argument.id, argument.clone());
                }
            }
            RoundEvent::TimerPaused { .. } => self.timer.paused_at = Some(at),
            RoundEvent::TimerResumed { .. } => {
                if let Some(paused_at) = self.timer.paused_at.take() {
                    self.shift(at - paused_at);
                }
            }
            RoundEvent::TimeAdded { extra, .. } => {
                self.timer.deadline = self.timer.deadline + *extra;
                self.timer.granted += extra;
                self.timer.extra += extra;
            }
            RoundEvent::TimeGivenBack { time, reopens: None, .. } => self.timer.deadline = self.timer.deadline + *time,
            RoundEvent::TimeGivenBack { time, reopens: Some(phase), .. } => {
                self.must_choose = false;
                self.phase = *phase;
                self.timer.deadline = at + *time;
            }
            RoundEvent::TimeUp { .. } => {
                self.must_choose = true;
                self.phase = Phase::Choose;
                self.was_read = true;
            }
            RoundEvent::Closed { outcome, .. } => {
                self.phase = Phase::Done;
                self.ballots.tied_by = None;
                self.must_choose = false;
                self.silence = None;
                self.ballots.re_vote_until = None;
                self.timer.paused_at = None;
                self.outcome.clone_from(outcome);
            }
        }
    }

    /// Moves every deadline by the length of a pause.
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
