//! One room as this device sees it: as a member, as its presenter, or as a facilitator who looks in.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::{DilemmaText, Scenario};
use shared::ids::{ParticipantId, RoomNumber, RoundNumber};
use shared::session::people::names::names_in;
use shared::session::people::presence::GRACE;
use shared::session::{Message, Phase, Room, Round, Rules, Session, Side};
use shared::text::sides::Sides;
use shared::time::Milliseconds;
use shared::wire::{Identity, Writing};

use super::Live;
use crate::language;

/// What a room's screen is about now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No round yet.
    Lobby,
    /// Both scenarios are read.
    Read,
    /// Pros and cons of the scenario at this place on screen.
    Focus(Side),
    /// Ballots are closed.
    Vote,
    /// A tie.
    Tied,
    /// The chosen side is clear, and the presenter is about to lock it.
    Lock,
    /// The round is closed.
    Done,
}

/// Somebody in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The participant.
    pub id: ParticipantId,
    /// Their name, made distinct from equal names.
    pub name: String,
    /// Connected in the room or following the plenary screen, now or a moment ago: ballots wait for them.
    pub online: bool,
    /// Connected in the room at this moment.
    pub is_in_room: bool,
    /// Disconnected less than half a minute ago, so ballots that need this person's stay closed.
    pub may_be_back: bool,
    /// Follows the plenary screen on a device of their own, and has no device in the room.
    pub follows: bool,
    /// The presenter.
    pub presents: bool,
    /// What they are writing.
    pub writing: Option<Writing>,
    /// They have cast their ballot.
    pub voted: bool,
}

/// One room as signals. Cheap to copy into every part of its screen.
#[derive(Clone, Copy)]
pub struct RoomView {
    /// The session.
    pub live: Live,
    /// Session-wide facts.
    pub facts: Signal<Option<Arc<Session>>>,
    /// The room's number; `None` for somebody who is not placed.
    pub number: Memo<Option<RoomNumber>>,
    /// The participant of this device; `None` for a facilitator who looks in.
    pub me: Memo<Option<ParticipantId>>,
    /// The room.
    pub room: Memo<Option<Arc<Room>>>,
    /// Its latest round.
    pub round: Memo<Option<Arc<Round>>>,
    /// Its people, in order of joining.
    pub members: Memo<Vec<Member>>,
    /// What its screen is about.
    pub stage: Memo<Stage>,
    /// This device steers the room.
    pub presents: Memo<bool>,
    /// The time is up without a choice.
    pub must_choose: Memo<bool>,
    /// The texts of the dilemma, in the reader's language.
    pub words: Memo<Option<Arc<DilemmaText>>>,
}

impl RoomView {
    /// The room of the participant whose device this is.
    pub fn mine(live: Live) -> Self {
        let identity = live.identity();
        let people = live.people();
        let me = Memo::new(move |_| match identity.get() {
            Some(Identity::Participant(me)) => Some(me),
            Some(Identity::Facilitator | Identity::CoFacilitator(_) | Identity::Plenary) | None => None,
        });
        let number = Memo::new(move |_| people.with(|people| people.get(&me.get()?)?.room));
        Self::new(live, number, me)
    }

    /// A room that a facilitator looks into.
    pub fn looked_into(live: Live, number: RoomNumber) -> Self {
        Self::new(live, Memo::new(move |_| Some(number)), Memo::new(|_| None))
    }

    fn new(live: Live, number: Memo<Option<RoomNumber>>, me: Memo<Option<ParticipantId>>) -> Self {
        let (facts, rooms, people) = (live.facts(), live.rooms(), live.people());
        let (online, dropped) = (live.online(), live.dropped());
        let (following, writing) = (live.following(), live.writing());
        let reader = language::reader_signal();
        let room = Memo::new(move |_| {
            let signal = rooms.with(|rooms| rooms.get(&number.get()?).cloned())?;
            Some(signal.get())
        });
        // A room whose people were just mixed waits: its previous round had other members.
        let round = Memo::new(move |_| room.with(|room| room.as_ref()?.own_rounds().last().cloned().map(Arc::new)));
        let members = Memo::new(move |_| {
            let Some(number) = number.get() else { return Vec::new() };
            let room = room.get();
            let round = round.get();
            let dropped_for =
                |id| Some(live.now().get_untracked() - dropped.with(|dropped| dropped.get(&id).copied())?);
            people
                .with(|people| names_in(people, Some(number)))
                .into_iter()
                .map(|(id, name)| Member {
                    id,
                    name,
                    online: online.with(|online| online.contains(&id))
                        || dropped_for(id).is_some_and(|span| span < GRACE),
                    is_in_room: online.with(|online| online.contains(&id))
                        && !following.with(|following| following.contains(&id)),
                    may_be_back: dropped_for(id).is_some(),
                    follows: following.with(|following| following.contains(&id)),
                    presents: room.as_ref().is_some_and(|room| room.is_presented_by(id)),
                    writing: writing.with(|writing| writing.get(&id).copied()),
                    voted: round.as_ref().is_some_and(|round| round.ballots.cast.contains_key(&id)),
                })
                .collect()
        });
        let stage =
            Memo::new(move |_| round.with(|round| round.as_ref().map_or(Stage::Lobby, |round| stage_of(round))));
        let presents = Memo::new(move |_| {
            me.get().is_some_and(|me| room.with(|room| room.as_ref().is_some_and(|room| room.is_presented_by(me))))
        });
        let must_choose = Memo::new(move |_| round.with(|round| round.as_ref().is_some_and(|round| round.must_choose)));
        let words = Memo::new(move |_| {
            let dilemma = round.with(|round| round.as_ref().map(|round| round.dilemma))?;
            facts.with(|facts| {
                facts.as_ref()?.dilemma(dilemma).map(|dilemma| Arc::new(dilemma.text(reader.get()).clone()))
            })
        });
        Self { live, facts, number, me, room, round, members, stage, presents, must_choose, words }
    }

    /// Does this room see the scenarios mirrored?
    pub fn mirrored(&self) -> bool {
        let number = self.number.get().unwrap_or_default();
        self.rule(|rules| rules.mirrors(number))
    }

    /// Is a rule of play on, in the round that is shown, or else in the next one?
    pub fn rule(&self, is_on: impl Fn(&Rules) -> bool) -> bool {
        let in_round = self.round.with(|round| round.as_ref().and_then(|round| round.rules));
        in_round.map_or_else(|| self.live.rule(&is_on), |rules| is_on(&rules))
    }

    /// The side of the scenario at this place on screen.
    pub fn side_at(&self, position: Side) -> Side {
        position.mirrored_if(self.mirrored())
    }

    /// The place on screen of a side.
    pub fn position_of(&self, side: Side) -> Side {
        side.mirrored_if(self.mirrored())
    }

    /// The scenario at this place on screen.
    pub fn scenario_at(&self, position: Side) -> Option<Scenario> {
        let side = self.side_at(position);
        self.words.with(|words| words.as_ref().map(|words| words.scenario(side).clone()))
    }

    /// What the sides of its dilemma are called in ballots and choices.
    pub fn sides(&self) -> Sides {
        let dilemma = self.round.with(|round| round.as_ref().map(|round| round.dilemma));
        dilemma.map_or_else(|| Sides::by_place(language::reader()), |dilemma| self.live.sides(dilemma))
    }

    /// The number of the latest round, for commands.
    pub fn round_number(&self) -> RoundNumber {
        self.room.with_untracked(|room| room.as_ref().map(|room| room.round_number()).unwrap_or_default())
    }

    /// Moves the room from the phase on this screen to another.
    pub fn step_to(&self, phase: Phase) {
        if let Some(step) = self.room.with_untracked(|room| room.as_ref().map(|room| room.step_to(phase))) {
            self.live.ask(step);
        }
    }

    /// The facilitator's messages to everybody and to this room, latest last.
    pub fn words(&self) -> Memo<Vec<Message>> {
        let (facts, room) = (self.facts, self.room);
        Memo::new(move |_| {
            let room = room.get();
            let to_room = room.as_ref().map(|room| room.messages.as_slice()).unwrap_or_default();
            facts.with(|facts| {
                facts.as_ref().map(|facts| facts.words_to(to_room).into_iter().cloned().collect()).unwrap_or_default()
            })
        })
    }

    /// Does the group call the facilitator? Tracked.
    pub fn calls(&self) -> bool {
        self.room.with(|room| room.as_ref().is_some_and(|room| room.help_since.is_some()))
    }

    /// Time left in the round.
    pub fn time_left(&self) -> Option<Milliseconds> {
        let now = self.live.now().get();
        self.round.with(|round| round.as_ref().map(|round| round.timer.left(now)))
    }

    /// The name of somebody, if they are in the room.
    pub fn name_of(&self, participant: ParticipantId) -> Option<String> {
        self.members
            .with(|members| members.iter().find(|member| member.id == participant).map(|member| member.name.clone()))
    }

    /// The name of this device's person, as they typed it.
    pub fn own_name(&self) -> Option<String> {
        let me = self.me.get()?;
        self.live.people().with(|people| people.get(&me).map(|person| person.name.clone()))
    }

    /// The presenter's name, if there is one.
    pub fn presenter_name(&self) -> Option<String> {
        self.members.with(|members| members.iter().find(|member| member.presents).map(|member| member.name.clone()))
    }
}

fn stage_of(round: &Round) -> Stage {
    match round.phase {
        Phase::Read => Stage::Read,
        Phase::Left => Stage::Focus(Side::Left),
        Phase::Right => Stage::Focus(Side::Right),
        Phase::Choose if round.ballots.leads().is_some() => Stage::Lock,
        Phase::Choose if round.ballots.is_tied() => Stage::Tied,
        Phase::Choose => Stage::Vote,
        Phase::Done => Stage::Done,
    }
}
