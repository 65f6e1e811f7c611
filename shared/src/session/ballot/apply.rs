//! Applies events about ballots and choices.

use crate::session::{BallotEvent, Ballots, Outcome, Round, Session};

impl Session {
    pub(in crate::session) fn apply_ballot(&mut self, event: &BallotEvent) {
        self.apply_to_latest_round(event.room(), |round| round.apply_ballot(event));
    }
}

impl Round {
    fn apply_ballot(&mut self, event: &BallotEvent) {
        match event {
            BallotEvent::FirstCast { participant, side, .. } => {
                self.first_ballots.insert(*participant, *side);
            }
            BallotEvent::Cast { participant, side, electors, .. } => {
                self.ballots.cast.insert(*participant, *side);
                self.ballots.electors.extend(electors);
            }
            BallotEvent::Voided { .. } => {
                self.ballots = Ballots {
                    asked_again: true,
                    tie_before: self.ballots.tie_before,
                    re_vote_until: self.ballots.re_vote_until,
                    ..Ballots::default()
                };
            }
            BallotEvent::Counted { count, by_hands, missing, changed_by, .. } => {
                self.ballots.tied_by = changed_by.filter(|_| count.is_tie());
                self.ballots.count = Some(*count);
                self.ballots.asked_again = false;
                self.ballots.by_hands = *by_hands;
                self.ballots.missing = *missing;
            }
            BallotEvent::ReVoteCalled { until, .. } => {
                self.ballots = Ballots {
                    tie_before: self.ballots.count,
                    re_vote_until: Some(*until),
                    by_hands: self.ballots.by_hands,
                    ..Ballots::default()
                };
            }
            BallotEvent::ReVoteClosed { .. } => self.ballots.re_vote_until = None,
            BallotEvent::LotDrawn { side, .. } => {
                self.ballots.tied_by = None;
                self.ballots.lot = Some(*side);
                self.ballots.re_vote_until = None;
            }
            BallotEvent::ReasonsAmended { reasons, .. } => {
                if let Some(Outcome::Chosen(choice)) = &mut self.outcome {
                    choice.reasons.clone_from(reasons);
                }
            }
            BallotEvent::MinorityHeard { text, .. } => {
                if let Some(Outcome::Chosen(choice)) = &mut self.outcome {
                    choice.minority = Some(text.clone());
                }
            }
        }
    }
}
