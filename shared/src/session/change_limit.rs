//! Counts repeated changes. Each of them is stored, so changing one sentence endlessly would fill a session. The limits
//! are far above honest use; beyond them the last version stays.

use crate::ids::RoomNumber;
use crate::session::{
    ArgumentEvent, Author, BallotEvent, Changed, DebriefEvent, Event, Internal, LookBackEvent, PeopleEvent, Phase,
    PresenterHow, ProgrammeEvent, Rejection, RoomEvent, Round, RoundEvent, Session,
};

impl Session {
    /// Counts the changes in an event, before it is applied.
    pub(super) fn count_changes(&mut self, event: &Event) {
        if self.internal.is_none() {
            return;
        }
        let changed: Vec<Changed> = self.changed_by(event).collect();
        let Some(Internal { changes, .. }) = &mut self.internal else { return };
        if let Event::Round(RoundEvent::Started { room, .. }) = event {
            let room = *room;
            for of_round in
                [Changed::Writing(room), Changed::Choice(room), Changed::Steps(room), Changed::Ballots(room)]
            {
                changes.remove(&of_round);
            }
        }
        for one in changed {
            *changes.entry(one).or_default() += 1;
        }
    }

    /// Refuses a participant's change once its limit is reached. The facilitator and the plenary screen are never
    /// refused, because nobody else could correct a mistake.
    pub(super) fn may_change(&self, author: Author, events: &[Event]) -> Result<(), Rejection> {
        let (Author::Participant(_), Some(internal)) = (author, &self.internal) else { return Ok(()) };
        let has_been = |changed: &Changed| internal.changes.get(changed).is_some_and(|times| *times >= changed.most());
        match events.iter().flat_map(|event| self.changed_by(event)).find(has_been) {
            Some(changed) => Err(Rejection::ChangedTooOften { most: changed.most() }),
            None => Ok(()),
        }
    }

    /// Do these events change something that a participant did before?
    pub(super) fn changes_anything(&self, author: Author, events: &[Event]) -> bool {
        matches!(author, Author::Participant(_)) && events.iter().any(|event| self.changed_by(event).next().is_some())
    }

    fn changed_by(&self, event: &Event) -> impl Iterator<Item = Changed> + use<> {
        let argument = if let Event::Argument(ArgumentEvent::Edited { argument, .. })
        | Event::Argument(ArgumentEvent::Moved { argument, .. }) = event
        {
            Some(Changed::Argument(*argument))
        } else {
            None
        };
        argument.into_iter().chain(self.done_again(event))
    }

    /// The counter for an event that people can repeat; absent the first time.
    fn done_again(&self, event: &Event) -> Option<Changed> {
        match event {
            Event::Argument(ArgumentEvent::Added { room, .. })
            | Event::Argument(ArgumentEvent::Edited { room, .. })
            | Event::Argument(ArgumentEvent::Moved { room, .. }) => Some(Changed::Writing(*room)),
            Event::Ballot(BallotEvent::ReasonsAmended { room, .. }) => Some(Changed::Choice(*room)),
            Event::Ballot(BallotEvent::MinorityHeard { room, .. }) => {
                let is_heard = self.round_in(*room)?.choice()?.minority.is_some();
                is_heard.then_some(Changed::Choice(*room))
            }
            Event::Round(RoundEvent::PhaseChanged { room, phase }) => {
                is_back(self.round_in(*room)?.phase, *phase).then_some(Changed::Steps(*room))
            }
            Event::Ballot(BallotEvent::Counted { room, by_hands: true, .. }) => {
                self.round_in(*room)?.ballots.by_hands.then_some(Changed::Steps(*room))
            }
            Event::Ballot(BallotEvent::Counted { room, changed_by: Some(_), .. }) => Some(Changed::Ballots(*room)),
            Event::Room(RoomEvent::PresenterRequested { room, .. })
            | Event::Room(RoomEvent::PresenterChanged { room, to: Some((_, PresenterHow::HandedOver)) })
            | Event::Room(RoomEvent::HelpAsked { room, on: false })
            | Event::Round(RoundEvent::TimerPaused { room })
            | Event::Round(RoundEvent::TimeAdded { room, .. }) => Some(Changed::Steps(*room)),
            Event::Programme(ProgrammeEvent::BlockStarted { .. }) => self.last_block.map(|_| Changed::Programme),
            Event::Ballot(BallotEvent::Cast { participant, changed, .. })
            | Event::Ballot(BallotEvent::FirstCast { participant, changed, .. })
            | Event::Debrief(DebriefEvent::GuessMade { participant, changed, .. }) => {
                changed.then_some(Changed::Person(*participant))
            }
            Event::Argument(ArgumentEvent::Supported { participant, on, .. })
            | Event::Debrief(DebriefEvent::ArgumentRecognised { participant, on, .. }) => {
                (!on).then_some(Changed::Person(*participant))
            }
            Event::People(PeopleEvent::Renamed { participant, .. }) => Some(Changed::Person(*participant)),
            Event::LookBack(LookBackEvent::Answered { room, dilemma, participant, .. }) => {
                let rounds = &self.rooms.get(room)?.rounds;
                let round = rounds.iter().find(|round| round.dilemma == *dilemma)?;
                round.look_backs.contains_key(participant).then_some(Changed::Person(*participant))
            }
            // Only the facilitator or the clock causes these, or the counters above limit them.
            Event::Lifecycle(_)
            | Event::Access(_)
            | Event::Gathering(_)
            | Event::Programme(ProgrammeEvent::BlockEnded)
            | Event::NothingChanged
            | Event::LookBack(LookBackEvent::Opened { .. })
            | Event::People(PeopleEvent::Expected { .. })
            | Event::Room(RoomEvent::MessageSent { .. })
            | Event::People(PeopleEvent::Joined { .. })
            | Event::People(PeopleEvent::Moved { .. })
            | Event::People(PeopleEvent::Removed { .. })
            | Event::People(PeopleEvent::Restored { .. })
            | Event::People(PeopleEvent::Mixed { .. })
            | Event::People(PeopleEvent::MixUndone { .. })
            | Event::Room(RoomEvent::Added { .. })
            | Event::Room(RoomEvent::Merged { .. })
            | Event::Room(RoomEvent::PresenterChanged { .. })
            | Event::Room(RoomEvent::PresenterOffered { .. })
            | Event::Room(RoomEvent::PresenterReturned { .. })
            | Event::Room(RoomEvent::HelpAsked { on: true, .. })
            | Event::Round(RoundEvent::Started { .. })
            | Event::Round(RoundEvent::SilenceStarted { .. })
            | Event::Round(RoundEvent::SilenceEnded { .. })
            | Event::Round(RoundEvent::TimerResumed { .. })
            | Event::Round(RoundEvent::TimeGivenBack { .. })
            | Event::Round(RoundEvent::TimeUp { .. })
            | Event::Argument(ArgumentEvent::Deleted { .. })
            | Event::Ballot(BallotEvent::Voided { .. })
            | Event::Ballot(BallotEvent::Counted { by_hands: false, changed_by: None, .. })
            | Event::Ballot(BallotEvent::ReVoteCalled { .. })
            | Event::Ballot(BallotEvent::ReVoteClosed { .. })
            | Event::Ballot(BallotEvent::LotDrawn { .. })
            | Event::Round(RoundEvent::Closed { .. })
            | Event::Debrief(DebriefEvent::ScreenShown { .. })
            | Event::Debrief(DebriefEvent::DilemmaRevealed { .. })
            | Event::Debrief(DebriefEvent::RoomRevealed { .. })
            | Event::Debrief(DebriefEvent::DilemmaCovered { .. })
            | Event::Debrief(DebriefEvent::SpotlightMoved { .. })
            | Event::Debrief(DebriefEvent::PageTurned { .. })
            | Event::Debrief(DebriefEvent::ArgumentsFiltered { .. }) => None,
        }
    }

    fn round_in(&self, room: RoomNumber) -> Option<&Round> {
        self.rooms.get(&room)?.last_round()
    }
}

fn is_back(from: Phase, to: Phase) -> bool {
    let place = |phase| Phase::ALL.iter().position(|one| *one == phase);
    place(to) < place(from)
}
