//! Applying events to a state. The server applies what it recorded to the truth,
//! a device applies what it is shown to what it holds: the same code.

mod round;

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber, Seq};
use crate::limits::MEETING_MAX;
use crate::session::about::{events_of_debrief, events_of_room, events_of_round};
use crate::session::event::Opening;
use crate::session::{
    Batch, Event, Internal, Message, Participant, Plenary, Removal, Room, Round, RunningBlock, SecretHash, SecretLink,
    Sent, Session,
};
use crate::time::Timestamp;

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
            last_block: None,
            ended_at: None,
            door_locked: false,
            look_back: false,
            looks_back_since: None,
            report_shared: opening.access.report.is_some(),
            names_in_report: false,
            told: Vec::new(),
            seat: None,
            participants: BTreeMap::new(),
            rooms: (1..=opening.rooms).map(|number| (RoomNumber(number), Room::new(RoomNumber(number)))).collect(),
            plenary: Plenary::default(),
            absence: None,
            sent: Some(Vec::new()),
            internal: Some(Internal::new(opening.access)),
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
        self.count_changes(event);
        match event {
            // Only ever the first event: `open` makes the state from it.
            Event::SessionOpened(_) | Event::NothingChanged => {}
            Event::SessionImported(imported) => self.take_in(imported),
            Event::BlockStarted { block, ends } => {
                self.block = Some(RunningBlock { index: *block, ends: *ends });
                self.last_block = Some(*block);
            }
            Event::BlockEnded => self.block = None,
            Event::SessionEnded => {
                self.block = None;
                self.ended_at = Some(at);
            }
            Event::LookBackOpened { open } => {
                self.look_back = *open;
                // Closing it again keeps the moment: the period for deletion still runs from the last invitation.
                self.looks_back_since = if *open { Some(at) } else { self.looks_back_since };
            }
            Event::DoorLocked { locked } => self.door_locked = *locked,
            Event::PeopleNamedInReport { on } => self.names_in_report = *on,
            Event::PeopleExpected { count } => self.settings.expected = *count,
            Event::LinkIssued { link, secret } => self.set_link(*link, *secret, true),
            Event::LinkWithdrawn { link } => self.set_link(*link, None, false),
            Event::ParticipantJoined { participant, name, room, token } => {
                self.participants.insert(*participant, Participant::new(name.clone(), *room));
                if let Some(internal) = &mut self.internal {
                    internal.last_participant = internal.last_participant.max(*participant);
                    if self.ended_at.is_some() {
                        internal.came_after_the_end.insert(*participant);
                    }
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
            Event::ParticipantRemoved { participant, from } => {
                self.leave_room(*participant);
                if let Some(participant) = self.participants.get_mut(participant) {
                    participant.removed = Some(Removal { from: *from });
                }
            }
            Event::ParticipantRestored { participant, to } => {
                if let Some(participant) = self.participants.get_mut(participant) {
                    participant.removed = None;
                    participant.room = *to;
                }
            }
            Event::RoomsMixed { placements } => {
                if let Some(internal) = &mut self.internal {
                    let before = self.participants.iter().filter_map(|(id, person)| Some((*id, person.room?)));
                    internal.before_mix = Some(before.collect());
                }
                let note =
                    |room: &mut Room| room.mixed_after.push(u16::try_from(room.rounds.len()).unwrap_or(u16::MAX));
                self.rooms.values_mut().for_each(note);
                self.place(placements);
            }
            Event::MixUndone { placements } => {
                if let Some(internal) = &mut self.internal {
                    internal.before_mix = None;
                }
                self.rooms.values_mut().for_each(|room| {
                    room.mixed_after.pop();
                });
                self.place(placements);
            }
            Event::RoomsAdded { first, count } => {
                let numbers = (first.0..=first.0.saturating_add(count.saturating_sub(1))).map(RoomNumber);
                self.rooms.extend(numbers.map(|number| (number, Room::new(number))));
            }
            Event::RoomsMerged { from, into } => self.merge(*from, *into),
            Event::MessageSent { room, text } => {
                if let Some(sent) = &mut self.sent {
                    Sent::keep(sent, at, *room, text);
                }
                let message = Message { at, text: text.clone() };
                match room {
                    Some(room) => {
                        if let Some(room) = self.rooms.get_mut(room) {
                            message.join(&mut room.messages);
                        }
                    }
                    None => message.join(&mut self.told),
                }
            }
            Event::ServerWasAway { from, until } => self.note_absence(*from, *until),
            events_of_debrief!() => {
                self.plenary.apply(event);
                if let Event::RoomRevealed { dilemma, room, shown: Some(shown) } = event {
                    self.uncover(*dilemma, *room, shown);
                }
                self.note_numbers(event);
            }
            events_of_room!(number) | events_of_round!(number) => {
                if let Some(room) = self.rooms.get_mut(number) {
                    room.apply(event, at);
                }
                self.note_numbers(event);
                if let Event::RoundStarted { room, .. } = event {
                    self.note_meeting(*room);
                }
                if let Event::TimeGivenBack { room, time, .. } = event {
                    self.note_given_back(*room, *time);
                }
            }
        }
    }

    /// The round of a room as it is once its result is no longer covered.
    fn uncover(&mut self, dilemma: DilemmaNumber, room: RoomNumber, shown: &Round) {
        let mut rounds = self.rooms.get_mut(&room).into_iter().flat_map(|room| &mut room.rounds);
        if let Some(round) = rounds.find(|round| round.dilemma == dilemma) {
            round.clone_from(shown);
        }
    }

    /// Keeps the latest number of what is numbered.
    fn note_numbers(&mut self, event: &Event) {
        let Some(internal) = &mut self.internal else { return };
        if let Event::ArgumentAdded { argument, .. } = event {
            internal.last_argument = internal.last_argument.max(*argument);
        }
        if let Event::ThemeMade { theme, .. } = event {
            internal.last_theme = internal.last_theme.max(*theme);
        }
        if let Event::NoteWritten { note, .. } = event {
            internal.last_note = internal.last_note.max(*note);
        }
    }

    /// Takes over what a session was on another server; its number, code and secrets stay its own.
    fn take_in(&mut self, imported: &Self) {
        let own = Self { rooms: BTreeMap::new(), participants: BTreeMap::new(), ..self.clone() };
        *self = Self {
            id: own.id,
            code: own.code,
            internal: own.internal,
            report_shared: own.report_shared,
            sent: own.sent,
            ..imported.clone()
        };
        let plenary = &self.plenary;
        if let Some(internal) = &mut self.internal {
            let arguments = self.rooms.values().flat_map(|room| &room.rounds).flat_map(|round| round.arguments.keys());
            internal.last_argument = arguments.copied().max().unwrap_or_default();
            // What people said is numbered anew in an archive; nobody who comes in gets the number of somebody else's words.
            let rounds = || self.rooms.values().flat_map(|room| &room.rounds);
            let looked_back = rounds().flat_map(|round| round.look_backs.keys());
            let supporters = rounds().flat_map(|round| round.arguments.values()).flat_map(|said| &said.supporters);
            let recognised = plenary.recognised.values().flatten();
            let people = self.participants.keys().chain(looked_back).chain(supporters).chain(recognised);
            internal.last_participant = people.copied().max().unwrap_or_default();
            internal.last_theme = plenary.themes.keys().copied().max().unwrap_or_default();
            internal.last_note = plenary.notes.keys().copied().max().unwrap_or_default();
        }
    }

    fn set_link(&mut self, link: SecretLink, secret: Option<SecretHash>, given_out: bool) {
        if link == SecretLink::Report {
            self.report_shared = given_out;
        }
        if let Some(internal) = &mut self.internal {
            internal.access.set_link(link, secret);
        }
    }

    /// Everybody who is in the room when a round starts meets there.
    fn note_meeting(&mut self, room: RoomNumber) {
        let members: Vec<ParticipantId> = self.members(room).map(|(member, _)| member).collect();
        let Some(internal) = self.internal.as_mut().filter(|_| members.len() <= MEETING_MAX) else { return };
        // From the first round on, the groups are as they are mixed.
        internal.before_mix = None;
        for member in &members {
            let others = members.iter().copied().filter(|other| other != member);
            internal.met.entry(*member).or_default().extend(others);
        }
    }

    /// Puts people in rooms, all at once. Who presents is to be seen.
    fn place(&mut self, placements: &[(ParticipantId, RoomNumber)]) {
        for (participant, room) in placements {
            self.leave_room(*participant);
            if let Some(person) = self.participants.get_mut(participant) {
                person.room = Some(*room);
            }
        }
        // Nobody has a dilemma twice: anybody may have had anything that was done before.
        let before = self.rooms.values().flat_map(|room| room.rounds.iter().take(room.others_rounds()));
        let had: BTreeSet<DilemmaNumber> = before.map(|round| round.dilemma).collect();
        for room in self.rooms.values_mut() {
            (room.presenter, room.help_since) = (None, None);
            // It was said to those who were in it then.
            room.messages.clear();
            room.had_elsewhere.clone_from(&had);
        }
    }

    fn merge(&mut self, from: RoomNumber, into: RoomNumber) {
        for person in self.participants.values_mut().filter(|person| person.room == Some(from)) {
            person.room = Some(into);
        }
        let Some(source) = self.rooms.get_mut(&from) else { return };
        let is_open = source.open_round().is_some();
        let round = source.rounds.pop_if(|_| is_open);
        let help_since = source.help_since.take();
        (source.presenter, source.merged_into) = (None, Some(into));
        let Some(destination) = self.rooms.get_mut(&into) else { return };
        destination.help_since = destination.help_since.or(help_since);
        let Some(round) = round else { return };
        match destination.rounds.last_mut().filter(|open| open.is_open()) {
            Some(open) => {
                open.arguments.extend(round.arguments);
                open.first_ballots.extend(round.first_ballots);
            }
            None => destination.rounds.push(round),
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
            // Ballots that were opened together stay together: a count without one of them would tell which it was.
            if round.ballots.count.is_none() {
                round.ballots.cast.remove(&participant);
            }
            round.ballots.tied_by = round.ballots.tied_by.filter(|by| *by != participant);
        }
    }
}
