//! What an event changes in a room, and in its latest round.

use std::collections::BTreeSet;

use crate::session::about::{events_of_debrief, events_of_people, events_of_room, events_of_round, events_of_session};
use crate::session::{Argument, Ballots, Event, Outcome, Phase, Presenter, Room, Round, Silence};
use crate::time::{Milliseconds, Timestamp};

impl Room {
    pub(super) fn apply(&mut self, event: &Event, at: Timestamp) {
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
            Event::LookedBack { dilemma, participant, look_back, .. } => {
                if let Some(round) = self.rounds.iter_mut().find(|round| round.dilemma == *dilemma) {
                    round.look_backs.insert(*participant, look_back.clone());
                }
            }
            events_of_round!(_) => {
                if let Some(round) = self.rounds.last_mut() {
                    round.apply(event, at);
                }
            }
            events_of_session!() | events_of_people!() | events_of_debrief!() | Event::NothingChanged => {}
        }
    }
}

impl Round {
    pub(super) fn apply(&mut self, event: &Event, at: Timestamp) {
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
            Event::TimeGivenBack { time, reopens: None, .. } => self.timer.deadline = self.timer.deadline + *time,
            Event::TimeGivenBack { time, reopens: Some(phase), .. } => {
                self.must_choose = false;
                self.phase = *phase;
                self.timer.deadline = at + *time;
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
                        supporters: BTreeSet::new(),
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
            Event::BallotCast { participant, side, electors, .. } => {
                self.ballots.cast.insert(*participant, *side);
                self.ballots.electors.extend(electors);
            }
            Event::BallotsVoided { .. } => {
                self.ballots = Ballots {
                    asked_again: true,
                    tie_before: self.ballots.tie_before,
                    re_vote_until: self.ballots.re_vote_until,
                    ..Ballots::default()
                };
            }
            Event::BallotsCounted { count, by_hands, missing, changed_by, .. } => {
                self.ballots.tied_by = changed_by.filter(|_| count.is_tie());
                self.ballots.count = Some(*count);
                self.ballots.asked_again = false;
                self.ballots.by_hands = *by_hands;
                self.ballots.missing = *missing;
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
                self.ballots.tied_by = None;
                self.ballots.lot = Some(*side);
                self.ballots.re_vote_until = None;
            }
            Event::RoundClosed { outcome, .. } => {
                self.phase = Phase::Done;
                self.ballots.tied_by = None;
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
            Event::NothingChanged
            | events_of_session!()
            | events_of_people!()
            | events_of_room!(_)
            | events_of_debrief!() => {}
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
