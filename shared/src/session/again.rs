//! What people change over and over is counted, because each time is stored: a session is not filled by changing one
//! sentence without end. The counts are far above what people do in earnest. What was said stays as it was last.

use std::collections::BTreeMap;

use crate::ids::{ArgumentId, ParticipantId, RoomNumber};
use crate::limits;
use crate::session::{Author, Event, Internal, Phase, PresenterHow, Rejection, Round, Session};

/// How often everything was changed.
pub type Changes = BTreeMap<Changed, usize>;

/// What can be changed over and over. What is of a room is counted in its latest round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// The words and the column of an argument.
    Argument(ArgumentId),
    /// All that was written in a round, with what is deleted by now.
    Writing(RoomNumber),
    /// The words of a choice that was locked.
    Choice(RoomNumber),
    /// What a room does once more: a step back, counting hands, giving the presenter's role, stopping the time.
    Steps(RoomNumber),
    /// The programme: a block that is started after others.
    Programme,
    /// What one person takes back or says otherwise: a ballot, a guess, a name.
    Person(ParticipantId),
}

impl Changed {
    /// Changes at most.
    const fn most(self) -> usize {
        match self {
            Self::Argument(_) => limits::ARGUMENT_CHANGES_MAX,
            Self::Writing(_) => limits::WRITTEN_MAX,
            Self::Choice(_) => limits::CHOICE_CHANGES_MAX,
            Self::Steps(_) | Self::Programme => limits::STEPS_AGAIN_MAX,
            Self::Person(_) => limits::CHANGES_OF_ONE_MAX,
        }
    }
}

impl Session {
    /// Counts what an event changes, before it is applied.
    pub(super) fn count_changes(&mut self, event: &Event) {
        if self.internal.is_none() {
            return;
        }
        let changed: Vec<Changed> = self.changed_by(event).collect();
        let Some(Internal { changes, .. }) = &mut self.internal else { return };
        if let Event::RoundStarted { room, .. } = event {
            for of_round in [Changed::Writing(*room), Changed::Choice(*room), Changed::Steps(*room)] {
                changes.remove(&of_round);
            }
        }
        for one in changed {
            *changes.entry(one).or_default() += 1;
        }
    }

    /// Refuses a participant's change of what was changed as often as it can be. The facilitator and their screen are
    /// not refused: nobody else can put things right.
    pub(super) fn may_change(&self, author: Author, events: &[Event]) -> Result<(), Rejection> {
        let (Author::Participant(_), Some(internal)) = (author, &self.internal) else { return Ok(()) };
        let has_been = |changed: &Changed| internal.changes.get(changed).is_some_and(|times| *times >= changed.most());
        match events.iter().flat_map(|event| self.changed_by(event)).find(has_been) {
            Some(changed) => Err(Rejection::ChangedTooOften { most: changed.most() }),
            None => Ok(()),
        }
    }

    /// Does a participant change with it what was said or done before?
    pub(super) fn changes_anything(&self, author: Author, events: &[Event]) -> bool {
        matches!(author, Author::Participant(_)) && events.iter().any(|event| self.changed_by(event).next().is_some())
    }

    fn changed_by(&self, event: &Event) -> impl Iterator<Item = Changed> + use<> {
        let changed = match event {
            Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. } => {
                [Some(Changed::Argument(*argument)), Some(Changed::Writing(*room))]
            }
            Event::ArgumentAdded { room, .. } => [Some(Changed::Writing(*room)), None],
            _ => [self.choice_changed_by(event).or_else(|| self.step_again(event)), self.person_again(event)],
        };
        changed.into_iter().flatten()
    }

    fn choice_changed_by(&self, event: &Event) -> Option<Changed> {
        match event {
            Event::ReasonsAmended { room, .. } => Some(Changed::Choice(*room)),
            Event::MinorityHeard { room, .. } => {
                let is_heard = self.round_in(*room)?.choice()?.minority.is_some();
                is_heard.then_some(Changed::Choice(*room))
            }
            _ => None,
        }
    }

    fn step_again(&self, event: &Event) -> Option<Changed> {
        let (room, is_again) = match event {
            Event::PhaseChanged { room, phase } => (room, is_back(self.round_in(*room)?.phase, *phase)),
            Event::BallotsCounted { room, by_hands: true, .. } => (room, self.round_in(*room)?.ballots.by_hands),
            Event::PresenterRequested { room, .. }
            | Event::PresenterChanged { room, to: Some((_, PresenterHow::HandedOver)) }
            | Event::HelpAsked { room, on: false }
            | Event::TimerPaused { room }
            | Event::TimeAdded { room, .. } => (room, true),
            Event::BlockStarted { .. } => return self.last_block.map(|_| Changed::Programme),
            _ => return None,
        };
        is_again.then_some(Changed::Steps(*room))
    }

    fn person_again(&self, event: &Event) -> Option<Changed> {
        let (participant, is_again) = match event {
            Event::BallotCast { participant, changed, .. }
            | Event::FirstBallotCast { participant, changed, .. }
            | Event::GuessMade { participant, changed, .. } => (participant, *changed),
            Event::ArgumentSupported { participant, on, .. } | Event::ArgumentRecognised { participant, on, .. } => {
                (participant, !on)
            }
            Event::ParticipantRenamed { participant, .. } => (participant, true),
            Event::LookedBack { room, dilemma, participant, .. } => {
                let rounds = &self.rooms.get(room)?.rounds;
                let round = rounds.iter().find(|round| round.dilemma == *dilemma)?;
                (participant, round.look_backs.contains_key(participant))
            }
            _ => return None,
        };
        is_again.then_some(Changed::Person(*participant))
    }

    fn round_in(&self, room: RoomNumber) -> Option<&Round> {
        self.rooms.get(&room)?.last_round()
    }
}

fn is_back(from: Phase, to: Phase) -> bool {
    let place = |phase| Phase::ALL.iter().position(|one| *one == phase);
    place(to) < place(from)
}
