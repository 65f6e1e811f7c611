//! Applies events about the session as a whole.

use std::collections::BTreeMap;

use crate::ids::RoomNumber;
use crate::session::{Block, Collected, Internal, LifecycleEvent, Opening, Participants, Plenary, Room, Session, Team};
use crate::time::Timestamp;

impl Session {
    /// The state after the first event of a session.
    pub fn open(opening: Opening, at: Timestamp) -> Self {
        let mut session = Self {
            id: opening.id,
            code: opening.code,
            opened_at: at,
            settings: opening.settings,
            dilemmas: opening.dilemmas,
            planned: None,
            programme: Block::numbered(opening.programme),
            block: None,
            last_block: None,
            had: BTreeMap::new(),
            collected: Collected::default(),
            ended_at: None,
            door_locked: false,
            look_back: false,
            looks_back_since: None,
            report_shared: opening.access.report.is_some(),
            names_in_report: false,
            told: Vec::new(),
            seat: None,
            participants: Participants::default(),
            rooms: (1..=opening.rooms).map(|number| (RoomNumber(number), Room::new(RoomNumber(number)))).collect(),
            plenary: Plenary::default(),
            absence: None,
            sent: Some(Vec::new()),
            team: Team::default(),
            internal: Some(Internal::new(opening.access)),
        };
        session.note_latest_block();
        session
    }

    pub(in crate::session) fn apply_lifecycle(&mut self, event: &LifecycleEvent, at: Timestamp) {
        match event {
            // Only ever the first event, from which `open` makes the state.
            LifecycleEvent::Opened(_) => {}
            LifecycleEvent::Imported(imported) => self.take_in(imported),
            LifecycleEvent::Ended => {
                self.end_running(at);
                self.ended_at = Some(at);
            }
            LifecycleEvent::ServerWasAway { from, until } => self.note_absence(*from, *until),
        }
    }

    /// Blocks that are added later are numbered from here on, so that no number is ever reused.
    fn note_latest_block(&mut self) {
        if let Some(internal) = &mut self.internal {
            internal.last_block = self.programme.iter().map(|block| block.id).max().unwrap_or_default();
        }
    }

    /// Takes over the contents of a session from another server; id, code and secrets stay its own.
    fn take_in(&mut self, imported: &Self) {
        let own = Self { rooms: BTreeMap::new(), participants: Participants::default(), ..self.clone() };
        *self = Self {
            id: own.id,
            code: own.code,
            internal: own.internal,
            report_shared: own.report_shared,
            sent: own.sent,
            team: own.team,
            ..imported.clone()
        };
        self.note_latest_block();
        let plenary = &self.plenary;
        if let Some(internal) = &mut self.internal {
            let arguments = self.rooms.values().flat_map(|room| &room.rounds).flat_map(|round| round.arguments.keys());
            internal.last_argument = arguments.copied().max().unwrap_or_default();
            // An archive gives supporters and others new numbers; newcomers get numbers above all of those.
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
}
