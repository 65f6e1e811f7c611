//! The space that a session takes: of the log, and of an archive, so that every archive that is written can be
//! restored. The log is counted exactly; the archive as an upper bound, and exactly when that nears the limit.

use shared::archive::Archive;
use shared::limits::ARCHIVE_MAX;
use shared::session::{Batch, Event, Fullness, LifecycleEvent, PeopleEvent, RoomEvent, RoundEvent, Session};
use shared::time::Timestamp;

use crate::size;

/// Largest log of a session, in bytes: several times its archive, for what was changed, moved and supported.
const LOG_MAX: usize = 64 * 1024 * 1024;
/// Bytes of the log and of the archive that are reserved for finishing what was begun.
const LEFT_TO_END: usize = 4 * 1024 * 1024;
/// The last bytes of these, reserved for the facilitator.
const LEFT_TO_STEER: usize = 1024 * 1024;
/// The archive is measured again only when it may have grown by this many bytes.
const LOOKED_AT_EVERY: usize = 256 * 1024;
/// Largest empty round or room in an archive, in bytes. The event that begins it is shorter.
const BARE: usize = 1024;

/// The space that a session takes, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Space {
    log: usize,
    /// Upper bound of its archive.
    archive: usize,
    /// Size of its archive when last measured.
    looked_at: usize,
}

impl Space {
    /// Counts what is stored.
    pub fn add(&mut self, batch: &Batch, rooms: usize) {
        let written = size::of(batch);
        let begun: usize = batch.events.iter().map(|event| begins(event, rooms)).sum();
        self.log += written;
        self.archive += written + begun * BARE;
    }

    /// The bytes of the log.
    pub const fn log(self) -> usize {
        self.log
    }

    /// How full a session of this size is.
    pub fn fullness(&mut self, session: &Session) -> Fullness {
        if self.archive > ARCHIVE_MAX - LEFT_TO_END && self.archive - self.looked_at > LOOKED_AT_EVERY {
            self.archive = size::of(&Archive::of(session.clone(), Timestamp(i64::MAX)));
            self.looked_at = self.archive;
        }
        let left = (LOG_MAX.saturating_sub(self.log)).min(ARCHIVE_MAX.saturating_sub(self.archive));
        if left <= LOOKED_AT_EVERY {
            Fullness::Full
        } else if left <= LEFT_TO_STEER {
            Fullness::LeftToSteer
        } else if left <= LEFT_TO_END {
            Fullness::NearlyFull
        } else {
            Fullness::Free
        }
    }
}

/// How many rounds and rooms an event begins.
fn begins(event: &Event, rooms: usize) -> usize {
    match event {
        Event::Room(RoomEvent::Added { count, .. }) => (*count).into(),
        Event::Lifecycle(LifecycleEvent::Opened(opening)) => opening.rooms.into(),
        Event::Round(RoundEvent::Started { .. }) => 1,
        // Each room stores this in a few words.
        Event::People(PeopleEvent::Mixed { .. } | PeopleEvent::MixUndone { .. }) => rooms / 8,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::code::JoinCode;
    use shared::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber, SessionId};
    use shared::language::Language;
    use shared::session::Opening;
    use shared::session::{Access, ArgumentEvent, DebriefEvent, Kind, LookBackEvent, Placement, Rules, Settings, Side};

    const AT: Timestamp = Timestamp(1_800_000_000_000);
    const ROOMS: u16 = 20;

    fn session() -> Session {
        let settings = Settings {
            title: "Demo".into(),
            language: Language::Nl,
            minutes: 10,
            planned: 2,
            placement: Placement::Pick,
            led: true,
            rules: Rules::default(),
            was_mirrored: false,
            rehearsal: false,
            expected: None,
        };
        let opening = Opening {
            id: SessionId(uuid::Uuid::nil()),
            code: JoinCode::from_numbers([1; 6]),
            settings,
            dilemmas: crate::library::Library::built_in().dilemmas()[..3].to_vec(),
            programme: Vec::new(),
            rooms: ROOMS,
            access: Access { facilitator: None, plenary: None, report: None },
        };
        Session::open(opening, AT)
    }

    fn takes(space: &mut Space, session: &mut Session, event: Event) {
        session.apply(&event, AT);
        space.add(&Batch { at: AT, command: None, events: vec![event] }, session.rooms.len());
    }

    fn argument(number: u32, text: &str) -> Event {
        Event::Argument(ArgumentEvent::Added {
            room: RoomNumber(u16::try_from(number % u32::from(ROOMS)).unwrap() + 1),
            argument: ArgumentId(number),
            author: ParticipantId(1),
            side: Side::Left,
            kind: Kind::Pro,
            text: text.into(),
            silent: false,
        })
    }

    #[test]
    fn a_session_is_full_before_its_archive_is_too_large_to_restore() {
        let mut session = session();
        let mut space = Space { archive: size::of(&session), ..Space::default() };
        for room in (1..=ROOMS).map(RoomNumber) {
            let event = Event::Round(RoundEvent::Started { room, dilemma: DilemmaNumber(1), deadline: AT });
            takes(&mut space, &mut session, event);
        }
        let archived = |session: &Session| size::of(&Archive::of(session.clone(), AT));
        assert!(archived(&session) <= space.archive, "{} {}", archived(&session), space.archive);
        let text = "€".repeat(280);
        let mut number = 0;
        let mut seen = vec![Fullness::Free];
        while seen.last() != Some(&Fullness::Full) {
            number += 1;
            takes(&mut space, &mut session, argument(number, &text));
            seen.push(space.fullness(&session));
        }
        assert!(seen.is_sorted() && seen.contains(&Fullness::NearlyFull));
        let archived = archived(&session);
        assert!((ARCHIVE_MAX - LEFT_TO_END..=ARCHIVE_MAX).contains(&archived), "{archived}");
    }

    #[test]
    fn the_log_holds_no_more_marks_than_can_be_restored() {
        let (room, argument, participant) = (RoomNumber(1), ArgumentId(1), ParticipantId(1));
        let look_back = shared::session::LookBack { again: shared::session::Again::Same, tried: None };
        for event in [
            Event::Argument(ArgumentEvent::Supported { room, argument, participant, on: true }),
            Event::Debrief(DebriefEvent::ArgumentRecognised { argument, participant, on: true }),
            Event::LookBack(LookBackEvent::Answered { room, dilemma: DilemmaNumber(1), participant, look_back }),
        ] {
            let author = shared::session::Author::Participant(participant);
            let id = shared::ids::CommandId(uuid::Uuid::nil());
            let written = size::of(&Batch::of_command(AT, author, id, vec![event]));
            assert!((LOG_MAX - LEFT_TO_END) / written < shared::limits::MARKS_MAX, "{written}");
        }
    }

    #[test]
    fn repeated_changes_fill_the_log() {
        let mut session = session();
        let mut space = Space { log: LOG_MAX - LEFT_TO_END - 1_000, ..Space::default() };
        assert_eq!(space.fullness(&session), Fullness::Free);
        for _ in 0..10 {
            let event = Event::Argument(ArgumentEvent::Edited {
                room: RoomNumber(1),
                argument: ArgumentId(1),
                text: "x".repeat(280),
            });
            takes(&mut space, &mut session, event);
        }
        assert_eq!(space.fullness(&session), Fullness::NearlyFull);
    }
}
