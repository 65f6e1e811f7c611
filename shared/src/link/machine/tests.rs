//! The connection without a network: everything that school networks have done to it.

use crate::ids::{DilemmaNumber, ParticipantId};
use crate::session::{GatheringCommand, Kind, Question, RoomCommand, Rooms, RoundCommand, Side};
use crate::wire::Identity;
use uuid::Uuid;

use super::*;

struct Device {
    machine: Machine,
    now: Milliseconds,
    /// How far the settable clock is off, in milliseconds.
    skew: Milliseconds,
}

impl Device {
    fn enter_with(outbox: Outbox) -> (Self, Vec<Effect>) {
        let entered = Entered { code: JoinCode::from_numbers([1; 6]), secret: "secret".into(), follows: false };
        let (machine, effects) = Machine::enter(entered, outbox, 0);
        (Self { machine, now: 0, skew: 0 }, effects)
    }

    fn enter() -> Self {
        Self::enter_with(Outbox::default()).0
    }

    fn live() -> Self {
        Self::live_as(Identity::Participant(ParticipantId(1)))
    }

    fn live_as(you: Identity) -> Self {
        let mut device = Self::enter();
        device.take(Input::Opened);
        device.take(welcome_as(you, 7));
        device
    }

    fn take(&mut self, input: Input) -> Vec<Effect> {
        self.machine.take(input, self.now, 1.0)
    }

    /// Ticks for `span` milliseconds; the server answers pings if `answers`.
    fn wait(&mut self, span: Milliseconds, answers: bool) -> Vec<Effect> {
        let mut done = Vec::new();
        for _ in 0..span / 100 {
            self.now += 100;
            let effects = self.take(Input::Tick { wall: self.now + self.skew });
            for effect in &effects {
                if let (Effect::Send(ToServer::Ping { sent }), true) = (effect, answers) {
                    self.take(Input::Frame(Box::new(ToDevice::Pong { sent: *sent, now: Timestamp(*sent) })));
                }
            }
            done.extend(effects);
        }
        done
    }
}

#[test]
fn a_device_that_is_asked_for_a_sign_answers_at_once() {
    let mut device = Device::live();
    let effects = device.take(Input::Frame(Box::new(ToDevice::AreYouThere)));
    assert_eq!(effects, [Effect::Send(ToServer::Here)]);
}

#[test]
fn writing_is_repeated_until_it_stops() {
    let mut device = Device::live();
    let writing = Some(Writing { side: Side::Left, kind: Kind::Pro });
    let said = |effects: &[Effect]| {
        effects.iter().filter(|effect| matches!(effect, Effect::Send(ToServer::Writing { .. }))).count()
    };
    device.take(Input::Say(ToServer::Writing { writing }));
    assert!(said(&device.wait(14_000, true)) >= 4);
    device.take(Input::Say(ToServer::Writing { writing: None }));
    assert_eq!(said(&device.wait(14_000, true)), 0);
}

fn welcome(seq: u64) -> Input {
    welcome_as(Identity::Participant(ParticipantId(1)), seq)
}

fn welcome_as(you: Identity, seq: u64) -> Input {
    Input::Frame(Box::new(ToDevice::Welcome {
        you,
        seq: Seq(seq),
        now: Timestamp(0),
        pace: 1,
        snapshot: None,
        online: Vec::new(),
        following: Vec::new(),
    }))
}

fn id(number: u128) -> CommandId {
    CommandId(Uuid::from_u128(number))
}

fn opened(effects: &[Effect]) -> Vec<Carrier> {
    effects.iter().filter_map(|effect| if let Effect::Open(carrier) = effect { Some(*carrier) } else { None }).collect()
}

fn is_sent(effects: &[Effect], command: CommandId) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Send(ToServer::Command { id, .. }) if *id == command))
}

#[test]
fn a_device_says_hello_is_welcomed_and_resumes_after_the_last_change() {
    let (mut device, effects) = Device::enter_with(Outbox::default());
    assert_eq!(effects, [Effect::Show(Status::Connecting), Effect::Open(Carrier::Socket)]);
    let hello = device.take(Input::Opened);
    assert!(matches!(&hello[..], [Effect::Send(ToServer::Hello(Hello { after: None, .. }))]), "{hello:?}");
    assert!(device.take(welcome(7)).contains(&Effect::Show(Status::Live)));
    let change = ToDevice::Change { seq: Seq(9), change: crate::view::Change::Gone { participant: ParticipantId(2) } };
    device.take(Input::Frame(Box::new(change)));
    assert_eq!(device.take(Input::Closed(None)), [Effect::Show(Status::Lost)]);
    assert_eq!(opened(&device.wait(300, true)), [Carrier::Socket]);
    let hello = device.take(Input::Opened);
    assert!(matches!(&hello[..], [Effect::Send(ToServer::Hello(Hello { after: Some(Seq(9)), .. }))]), "{hello:?}");
}

#[test]
fn a_dead_network_is_noticed_within_ten_seconds_and_a_quiet_one_does_not_count_as_dead() {
    let mut device = Device::live();
    assert!(!device.wait(120_000, true).contains(&Effect::Show(Status::Lost)));
    // The silence may begin at any moment between two heartbeats.
    for quiet_for in (0..5_000).step_by(100) {
        let mut device = Device::live();
        device.wait(20_000 + quiet_for, true);
        assert!(device.wait(10_000, false).contains(&Effect::Show(Status::Lost)), "{quiet_for} ms after a while");
    }
}

#[test]
fn a_page_that_only_runs_once_a_minute_keeps_its_connection() {
    let mut device = Device::live();
    device.wait(3_000, true);
    for _ in 0..5 {
        device.now += 60_000;
        assert!(!device.wait(100, true).contains(&Effect::Show(Status::Lost)));
    }
}

#[test]
fn commands_given_without_a_connection_are_sent_under_the_same_id_later() {
    let mut device = Device::live();
    device.take(Input::Closed(None));
    assert_eq!(
        device.take(Input::Ask { id: id(1), room: None, command: Command::Room(RoomCommand::AcceptRole) }),
        [Effect::Keep(id(1))]
    );
    device.wait(300, true);
    device.take(Input::Opened);
    assert!(is_sent(&device.take(welcome(7)), id(1)));
    assert_eq!(device.machine.outbox().len(), 1, "a command that was only sent stays in the outbox");
    device.take(Input::Frame(Box::new(ToDevice::Ack { id: id(1), seq: Seq(8) })));
    assert_eq!(device.machine.outbox().len(), 0);
}

#[test]
fn a_rejected_command_is_given_back_to_its_author() {
    let mut device = Device::live();
    assert!(is_sent(
        &device.take(Input::Ask { id: id(1), room: None, command: Command::Room(RoomCommand::AcceptRole) }),
        id(1)
    ));
    let rejected = ToDevice::Rejected { id: id(1), rejection: Rejection::NotOnOffer };
    let given_back = Effect::GiveBack {
        id: id(1),
        room: None,
        command: Command::Room(RoomCommand::AcceptRole),
        rejection: Some(Rejection::NotOnOffer),
    };
    assert_eq!(device.take(Input::Frame(Box::new(rejected))), [Effect::Forget(id(1)), given_back]);
}

#[test]
fn steering_is_done_now_or_given_back_and_words_wait() {
    let pause = || Command::Round(RoundCommand::Pause { rooms: Rooms::All });
    let words = || {
        Command::Gathering(GatheringCommand::AddNote {
            dilemma: DilemmaNumber(1),
            question: Question::See,
            text: "Demo".into(),
        })
    };
    let given_back = |number| Effect::GiveBack { id: id(number), room: None, command: pause(), rejection: None };
    let mut device = Device::live_as(Identity::Facilitator);
    assert!(is_sent(&device.take(Input::Ask { id: id(1), room: None, command: pause() }), id(1)));
    let lost = device.take(Input::Closed(None));
    assert!(lost.contains(&given_back(1)) && lost.contains(&Effect::Forget(id(1))), "{lost:?}");
    assert_eq!(device.take(Input::Ask { id: id(2), room: None, command: pause() }), [given_back(2)]);
    assert_eq!(device.take(Input::Ask { id: id(3), room: None, command: words() }), [Effect::Keep(id(3))]);
    device.wait(300, true);
    device.take(Input::Opened);
    let back = device.take(welcome_as(Identity::Facilitator, 7));
    assert_eq!([1, 2, 3].map(|number| is_sent(&back, id(number))), [false, false, true]);
    // A new page does not send a pause that an earlier page kept.
    let owner = Some(Identity::Plenary);
    let outbox = Outbox::of(vec![Kept { owner, id: id(4), room: None, command: pause() }]);
    let mut device = Device::enter_with(outbox).0;
    device.take(Input::Opened);
    let welcomed = device.take(welcome_as(Identity::Plenary, 7));
    assert!(welcomed.contains(&given_back(4)) && !is_sent(&welcomed, id(4)));
}

#[test]
fn an_outbox_from_before_the_reload_is_sent_but_not_for_somebody_else() {
    for (owner, expected) in [(1, true), (2, false)] {
        let owner = Some(Identity::Participant(ParticipantId(owner)));
        let outbox =
            Outbox::of(vec![Kept { owner, id: id(1), room: None, command: Command::Room(RoomCommand::AcceptRole) }]);
        let mut device = Device::enter_with(outbox).0;
        device.take(Input::Opened);
        assert_eq!(is_sent(&device.take(welcome(7)), id(1)), expected);
        assert_eq!(device.machine.outbox().len(), usize::from(expected));
    }
}

#[test]
fn two_tabs_of_one_person_send_the_same_command_under_the_same_id_and_each_hears_the_answer() {
    let owner = Some(Identity::Participant(ParticipantId(1)));
    let left_behind =
        Outbox::of(vec![Kept { owner, id: id(1), room: None, command: Command::Room(RoomCommand::AcceptRole) }]);
    for mut tab in [Device::enter_with(left_behind.clone()).0, Device::enter_with(left_behind).0] {
        tab.take(Input::Opened);
        assert!(is_sent(&tab.take(welcome(7)), id(1)));
        let answered = tab.take(Input::Frame(Box::new(ToDevice::Ack { id: id(1), seq: Seq(8) })));
        assert_eq!(answered, [Effect::Forget(id(1))]);
    }
}

#[test]
fn a_final_goodbye_ends_reconnecting_and_keeps_the_outbox() {
    for goodbye in Goodbye::FINAL.into_iter().filter(|goodbye| *goodbye != Goodbye::NotLetIn) {
        let mut device = Device::enter();
        device.take(Input::Ask { id: id(1), room: None, command: Command::Room(RoomCommand::AcceptRole) });
        device.take(Input::Opened);
        let told = device.take(Input::Frame(Box::new(ToDevice::Goodbye(goodbye))));
        assert_eq!(told, [Effect::Close, Effect::Show(Status::Refused(goodbye))]);
        assert_eq!(opened(&device.wait(60_000, true)), []);
        assert_eq!(opened(&device.take(Input::Woken)), []);
        assert_eq!(device.machine.outbox().len(), 1);
    }
}

#[test]
fn a_refused_device_tries_again_and_sends_its_outbox_once_it_is_let_in() {
    let mut device = Device::live();
    device.take(Input::Closed(None));
    device.take(Input::Ask { id: id(1), room: None, command: Command::Room(RoomCommand::AcceptRole) });
    let refused = Effect::Show(Status::Refused(Goodbye::NotLetIn));
    let not_let_in = |device: &mut Device| {
        device.take(Input::Opened);
        device.take(Input::Frame(Box::new(ToDevice::Goodbye(Goodbye::NotLetIn))))
    };
    device.wait(300, true);
    assert!(not_let_in(&mut device).contains(&refused));
    let waited = device.wait(2_000, true);
    assert_eq!(opened(&waited).len(), 1, "it soon tries again");
    assert!(!waited.contains(&Effect::Show(Status::Lost)), "the page keeps showing the refusal");
    assert!(not_let_in(&mut device).contains(&refused));
    assert_eq!(opened(&device.wait(2_000, true)), [], "not so soon again");
    assert_eq!(opened(&device.wait(2_000, true)).len(), 1);
    device.take(Input::Opened);
    let welcomed = device.take(welcome(7));
    assert!(welcomed.contains(&Effect::Show(Status::Live)) && is_sent(&welcomed, id(1)));
    assert_eq!(
        device.take(Input::Closed(None)),
        [Effect::Show(Status::Lost)],
        "after the welcome a lost connection is shown as usual"
    );
}

#[test]
fn a_network_without_sockets_does_not_look_lost_while_the_page_opens() {
    let mut device = Device::enter();
    let mut shown = Vec::new();
    let mut carrier = Carrier::Socket;
    while carrier == Carrier::Socket {
        shown.extend(device.take(Input::Closed(None)));
        let next = device.wait(1_000, true);
        carrier = opened(&next)[0];
        shown.extend(next);
    }
    device.take(Input::Opened);
    shown.extend(device.take(welcome(7)));
    assert!(!shown.contains(&Effect::Show(Status::Lost)), "{shown:?}");
}

#[test]
fn a_server_that_is_away_is_soon_shown_as_away() {
    let mut device = Device::enter();
    let mut shown = Vec::new();
    while device.now < 6_000 {
        shown.extend(device.wait(100, false));
        shown.extend(device.take(Input::Closed(None)));
    }
    assert!(shown.contains(&Effect::Show(Status::Lost)), "{shown:?}");
}

#[test]
fn a_device_that_is_never_let_in_seldom_tries() {
    let mut device = Device::enter();
    let mut knocks = 0;
    for _ in 0..36_000 {
        device.now += 100;
        knocks += opened(&device.take(Input::Tick { wall: device.now })).len();
        device.take(Input::Opened);
        device.take(Input::Frame(Box::new(ToDevice::Goodbye(Goodbye::NotLetIn))));
    }
    assert!((50..80).contains(&knocks), "{knocks} in an hour");
}

#[test]
fn coming_back_cuts_the_wait_short_and_finds_a_dead_connection_at_once() {
    let mut device = Device::enter();
    device.take(Input::Closed(None));
    assert_eq!(opened(&device.take(Input::Woken)), [Carrier::Socket]);
    let mut device = Device::live();
    device.wait(20_000, true);
    device.take(Input::Woken);
    assert!(device.wait(3_000, false).contains(&Effect::Show(Status::Lost)));
}

#[test]
fn after_a_sleep_that_stopped_the_clock_the_server_is_asked_at_once() {
    let mut device = Device::live();
    device.wait(20_000, true);
    device.skew += 3_600_000;
    let effects = device.wait(100, true);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Send(ToServer::Ping { .. }))), "{effects:?}");
}

#[test]
fn if_no_socket_opens_the_stream_carries_the_session() {
    let mut device = Device::enter();
    let tried = opened(&device.wait(6_000, false));
    assert_eq!(tried, [Carrier::Stream], "the socket never opened");
    device.take(Input::Opened);
    assert!(device.take(welcome(7)).contains(&Effect::Show(Status::Live)));
}

#[test]
fn a_device_returns_to_a_socket_that_worked_before() {
    let mut device = Device::live();
    device.wait(11_000, true);
    let mut tried = Vec::new();
    while tried.last() != Some(&Carrier::Stream) {
        device.take(Input::Closed(None));
        tried.extend(opened(&device.wait(5_000, true)));
    }
    device.take(Input::Opened);
    device.take(welcome(7));
    assert_eq!(opened(&device.wait(31_000, true)), [Carrier::Socket]);
}
