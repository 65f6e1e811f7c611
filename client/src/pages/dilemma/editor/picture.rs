//! A session that nobody is in, in which a group reads one dilemma: what the preview shows.

use shared::code::JoinCode;
use shared::dilemma::Dilemma;
use shared::ids::{BlockId, DilemmaNumber, ParticipantId, RoomNumber, SessionId};
use shared::language::Language;
use shared::session::{
    Access, BlockKind, BlockPlan, DebriefEvent, Event, Opening, PeopleEvent, Placement, PresenterHow, ProgrammeEvent,
    RoomEvent, RoundEvent, Rules, Screen as PlenaryScreen, Session, Settings,
};
use shared::text::dilemma as text;
use shared::time::{MINUTE, Timestamp};

use crate::language::Words;

/// Minutes on the clock of the picture.
const MINUTES: u8 = 10;

/// A screen on which groups see a dilemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Somebody's phone, while the group reads.
    Phone,
    /// The plenary screen, before anything was revealed.
    Projector,
}

impl Screen {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Phone, Self::Projector];

    /// Its name.
    pub const fn name(self) -> Words {
        match self {
            Self::Phone => text::preview_phone,
            Self::Projector => text::preview_projector,
        }
    }

    /// Width and height of such a screen, in pixels.
    pub const fn size(self) -> (u16, u16) {
        match self {
            Self::Phone => (390, 780),
            Self::Projector => (1280, 720),
        }
    }

    /// The largest scale in which it is shown.
    pub const fn largest(self) -> f64 {
        match self {
            Self::Phone => 0.9,
            Self::Projector => 1.0,
        }
    }

    /// The class of the root of its page.
    pub const fn root_class(self) -> &'static str {
        match self {
            Self::Phone => "",
            Self::Projector => "is-beamer",
        }
    }
}

/// The session of the picture. Its language is the reader's, so that showing it switches nothing.
pub fn picture(dilemma: Dilemma, language: Language) -> Session {
    let settings = Settings {
        title: text::preview(language).into(),
        language,
        minutes: MINUTES,
        planned: 1,
        placement: Placement::Spread,
        led: true,
        rules: Rules::default(),
        was_mirrored: false,
        expected: None,
        rehearsal: false,
    };
    let opening = Opening {
        id: SessionId(uuid::Uuid::nil()),
        code: JoinCode::from_numbers([0; 6]),
        settings,
        dilemmas: vec![dilemma],
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, MINUTES.into())],
        rooms: 1,
        access: Access { facilitator: None, plenary: None, report: None },
    };
    let (room, number, me) = (RoomNumber(1), DilemmaNumber(1), ParticipantId(1));
    let began = Timestamp(0);
    let ends = began + MINUTE * i64::from(MINUTES);
    let mut session = Session::open(opening, began);
    for event in [
        Event::People(PeopleEvent::Joined { participant: me, name: "…".into(), room: Some(room), token: None }),
        Event::Room(RoomEvent::PresenterChanged { room, to: Some((me, PresenterHow::FirstToEnter)) }),
        Event::Programme(ProgrammeEvent::BlockStarted { block: BlockId::default(), ends }),
        Event::Round(RoundEvent::Started { room, dilemma: number, deadline: ends }),
        Event::Debrief(DebriefEvent::ScreenShown { screen: PlenaryScreen::Dilemma(number) }),
    ] {
        session.apply(&event, began);
    }
    session
}
