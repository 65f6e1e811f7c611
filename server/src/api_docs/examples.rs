//! One real example of every frame.

use shared::code::JoinCode;
use shared::ids::{ArgumentId, BlockId, CommandId, ParticipantId, RoomNumber, RoundNumber, Seq, SessionId};
use shared::language::Language;
use shared::session::Opening;
use shared::session::{
    Access, ArgumentCommand, ArgumentEvent, BlockKind, BlockPlan, Command, Event, Kind, PeopleEvent, Phase, Placement,
    PresenterHow, ProgrammeEvent, Rejection, RoomEvent, RoundEvent, Rules, Session, Settings, Side,
};
use shared::time::{MINUTE, Timestamp};
use shared::view::{Audience, Change, project_state};
use shared::wire::{Goodbye, Hello, Identity, PROTOCOL, Signal, ToDevice, ToServer, Writing};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_795_000_000_000);
const ROOM: RoomNumber = RoomNumber(3);
const SOMEBODY: ParticipantId = ParticipantId(7);
const COMMAND: CommandId = CommandId(Uuid::from_u128(0x0193_5c1e_8f00_7000_8000_0000_0000_0001));

/// Frames from a device.
pub fn to_server() -> Vec<ToServer> {
    let command = Command::Argument(ArgumentCommand::Add {
        round: RoundNumber(1),
        side: Side::Left,
        kind: Kind::Pro,
        text: "Leerlingen helpen elkaar.".into(),
    });
    vec![
        ToServer::Hello(Hello {
            protocol: PROTOCOL,
            code: code(),
            secret: "what the server told when you joined".into(),
            follows: false,
            after: Some(Seq(118)),
        }),
        ToServer::Command { id: COMMAND, room: Some(ROOM), command },
        ToServer::Writing { writing: Some(Writing { side: Side::Left, kind: Kind::Pro }) },
        ToServer::Here,
        ToServer::Ping { sent: NOW.0 },
    ]
}

/// Frames to a device.
pub fn to_device() -> Vec<ToDevice> {
    let argument_added = Event::Argument(ArgumentEvent::Added {
        room: ROOM,
        argument: ArgumentId(41),
        author: SOMEBODY,
        side: Side::Left,
        kind: Kind::Pro,
        text: "Leerlingen helpen elkaar.".into(),
        silent: false,
    });
    vec![
        ToDevice::Welcome {
            you: Identity::Participant(SOMEBODY),
            seq: Seq(118),
            now: NOW,
            pace: 1,
            snapshot: Some(Box::new(snapshot())),
            online: vec![SOMEBODY],
            following: vec![],
        },
        ToDevice::Change { seq: Seq(119), change: Change::Event { at: NOW, event: argument_added } },
        ToDevice::Ack { id: COMMAND, seq: Seq(119) },
        ToDevice::Rejected { id: COMMAND, rejection: Rejection::WritingClosed },
        ToDevice::AreYouThere,
        ToDevice::Signal(Signal::Presence {
            here: vec![SOMEBODY],
            following: vec![SOMEBODY],
            away: vec![],
            silent: vec![],
        }),
        ToDevice::Pong { sent: NOW.0, now: NOW },
        ToDevice::Goodbye(Goodbye::TooSlow),
    ]
}

fn code() -> JoinCode {
    "K7M4QX".parse().unwrap()
}

/// The state of a participant whose room has just begun, without the long texts of the dilemmas.
fn snapshot() -> Session {
    let opening = Opening {
        id: SessionId(Uuid::from_u128(0x0193_5c1e_8f00_4000_8000_0000_0000_0002)),
        code: code(),
        settings: Settings {
            title: "Studiedag".into(),
            language: Language::Nl,
            minutes: 10,
            planned: 2,
            placement: Placement::Spread,
            led: true,
            rules: Rules::default(),
            was_mirrored: false,
            rehearsal: false,
            expected: None,
        },
        dilemmas: Vec::new(),
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, 20)],
        rooms: ROOM.0,
        access: Access { facilitator: None, plenary: None, report: None },
    };
    let mut session = Session::open(opening, NOW);
    let events = [
        Event::People(PeopleEvent::Joined { participant: SOMEBODY, name: "Sam".into(), room: Some(ROOM), token: None }),
        Event::Room(RoomEvent::PresenterChanged { room: ROOM, to: Some((SOMEBODY, PresenterHow::FirstToEnter)) }),
        Event::Programme(ProgrammeEvent::BlockStarted { block: BlockId(0), ends: NOW + 20 * MINUTE }),
        Event::Round(RoundEvent::Started {
            room: ROOM,
            dilemma: shared::ids::DilemmaNumber(1),
            deadline: NOW + 10 * MINUTE,
        }),
        Event::Round(RoundEvent::PhaseChanged { room: ROOM, phase: Phase::Left }),
    ];
    for event in &events {
        session.apply(event, NOW);
    }
    project_state(&session, Audience::Participant(SOMEBODY))
}
