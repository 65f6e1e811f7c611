//! A connection that maintains itself as in a browser: carries out what the [`Machine`] decides, and reports to it.

use std::collections::VecDeque;
use std::future::pending;
use std::pin::Pin;
use std::time::Duration;

use shared::ids::CommandId;
use shared::link::{Effect, Entered, Input, Machine, Outbox, Status};
use shared::time::Milliseconds;
use shared::wire::{Goodbye, ToDevice, ToServer, close_code};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use super::carrier::Carrying;
use super::error::BotError;

/// How often the machine looks at the clock: as in a browser.
const TICK: Duration = Duration::from_millis(100);
/// Longest time for sending a frame. Meanwhile the machine does not look at the clock.
const SENT_WITHIN: Duration = Duration::from_secs(5);

/// News of a connection for its owner.
pub(super) enum News {
    /// Its new state.
    Status(Status),
    /// A frame to fold, or the answer to a command.
    Frame(Box<ToDevice>),
    /// A command for which it is too late: it was not sent, or its answer did not arrive.
    GivenBack(CommandId),
}

/// An instruction from the owner of a connection.
enum Order {
    Happened(Input),
    /// Whether the device is in a tunnel, where nothing gets through.
    Tunnel(bool),
}

/// A connection that maintains itself until this is dropped.
pub(super) struct Link {
    tell: UnboundedSender<Order>,
    news: UnboundedReceiver<News>,
}

impl Link {
    /// Connects to a server such as `http://127.0.0.1:3000`, and reconnects whenever the connection is lost.
    pub fn open(base_url: &str, entered: Entered) -> Self {
        let (tell, orders) = unbounded_channel();
        let (news_to, news) = unbounded_channel();
        let (machine, effects) = Machine::enter(entered, Outbox::default(), 0);
        let base_url = base_url.to_owned();
        let driver =
            Driver { base_url, machine, started: Instant::now(), way: Way::Gone, is_in_tunnel: false, news: news_to };
        drop(tokio::spawn(driver.drive(effects, orders)));
        Self { tell, news }
    }

    /// Sends a frame. A command waits until there is a connection, and is sent again until it is answered.
    pub fn say(&self, frame: ToServer) {
        self.tell(Order::Happened(match frame {
            ToServer::Command { id, room, command } => Input::Ask { id, room, command },
            fleeting => Input::Say(fleeting),
        }));
    }

    /// Enters or leaves a tunnel, where nothing gets through.
    pub fn tunnel(&self, on: bool) {
        self.tell(Order::Tunnel(on));
    }

    /// Waits for the next news. Cancel-safe.
    pub async fn next(&mut self) -> Option<News> {
        self.news.recv().await
    }

    fn tell(&self, order: Order) {
        // The driver ends only after this is dropped.
        let _ = self.tell.send(order);
    }
}

/// The current connection.
enum Way {
    Gone,
    Opening(Pin<Box<dyn Future<Output = Result<Carrying, BotError>> + Send>>),
    Open(Carrying),
}

impl Way {
    /// Waits for its next event. Cancel-safe.
    async fn next(&mut self) -> Input {
        let goodbye = loop {
            match self {
                Self::Gone => pending().await,
                Self::Opening(opening) => match opening.await {
                    Ok(carrying) => {
                        *self = Self::Open(carrying);
                        return Input::Opened;
                    }
                    Err(_) => break None,
                },
                Self::Open(carrying) => match carrying.next().await {
                    Ok(json) => {
                        if let Ok(frame) = serde_json::from_str(&json) {
                            return Input::Frame(Box::new(frame));
                        }
                    }
                    Err(BotError::Closed(Some(code))) => {
                        break Goodbye::FINAL.into_iter().find(|goodbye| close_code(*goodbye) == code);
                    }
                    Err(_) => break None,
                },
            }
        };
        *self = Self::Gone;
        Input::Closed(goodbye)
    }
}

/// Carries out what the machine decides, in a task of its own.
struct Driver {
    base_url: String,
    machine: Machine,
    started: Instant,
    way: Way,
    is_in_tunnel: bool,
    news: UnboundedSender<News>,
}

impl Driver {
    async fn drive(mut self, effects: Vec<Effect>, mut orders: UnboundedReceiver<Order>) {
        let mut effects = VecDeque::from(effects);
        let mut ticker = interval(TICK);
        ticker.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            while let Some(effect) = effects.pop_front() {
                if let Some(input) = self.perform(effect).await {
                    effects.extend(self.take(input));
                }
            }
            // Frames that are ready come before the clock. Otherwise an answer among them would count as missing.
            let input = tokio::select! {
                biased;
                order = orders.recv() => match order {
                    Some(Order::Happened(input)) => input,
                    Some(Order::Tunnel(on)) => self.tunnel(on),
                    None => return,
                },
                input = self.way.next() => input,
                _ = ticker.tick() => Input::Tick { wall: self.now() },
            };
            effects.extend(self.take(input));
        }
    }

    /// Milliseconds of a monotonic clock. It also serves as the wall clock, because bots do not sleep.
    fn now(&self) -> Milliseconds {
        Milliseconds::try_from(self.started.elapsed().as_millis()).unwrap_or(Milliseconds::MAX)
    }

    fn take(&mut self, input: Input) -> Vec<Effect> {
        // The machine does not report that a command was carried out, but its owner needs the number of its event.
        if let Input::Frame(frame) = &input
            && let ToDevice::Ack { id, .. } = **frame
            && self.machine.outbox().kept(id).is_some()
        {
            self.tell(News::Frame(frame.clone()));
        }
        self.machine.take(input, self.now(), rand::random())
    }

    /// Carries out one effect. Returns what happened, if that is known at once.
    async fn perform(&mut self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::Open(_) if self.is_in_tunnel => return Some(Input::Closed(None)),
            Effect::Open(carrier) => {
                let base_url = self.base_url.clone();
                self.way = Way::Opening(Box::pin(async move { Carrying::open(carrier, &base_url).await }));
            }
            Effect::Close => self.way = Way::Gone,
            Effect::Send(frame) => return self.send(&frame).await,
            Effect::Show(status) => self.tell(News::Status(status)),
            Effect::Fold(frame) => self.tell(News::Frame(frame)),
            Effect::GiveBack { id, rejection: Some(rejection), .. } => {
                self.tell(News::Frame(Box::new(ToDevice::Rejected { id, rejection })));
            }
            Effect::GiveBack { id, rejection: None, .. } => self.tell(News::GivenBack(id)),
            // A bot has no storage that outlives it.
            Effect::Keep(_) | Effect::Forget(_) => {}
        }
        None
    }

    async fn send(&mut self, frame: &ToServer) -> Option<Input> {
        let (Way::Open(carrying), Ok(json)) = (&mut self.way, serde_json::to_string(frame)) else { return None };
        match timeout(SENT_WITHIN, carrying.send(json)).await {
            Ok(Ok(())) => return None,
            // If a socket accepts nothing more, reading from it still shows why.
            Ok(Err(_)) if carrying.hears_its_end() => return None,
            Ok(Err(_)) | Err(_) => {}
        }
        self.way = Way::Gone;
        Some(Input::Closed(None))
    }

    fn tunnel(&mut self, on: bool) -> Input {
        self.is_in_tunnel = on;
        if on {
            self.way = Way::Gone;
            return Input::Closed(None);
        }
        Input::Woken
    }

    fn tell(&self, news: News) {
        // Nobody is listening once the other end is dropped.
        let _ = self.news.send(news);
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};
    use std::sync::Arc;

    use shared::ids::{CommandId, RoomNumber};
    use shared::session::{ArgumentCommand, Command, Kind, Phase, ProgrammeCommand, Rooms, RoundCommand, Rules, Side};
    use shared::wire::NewSession;
    use tokio::net::TcpListener;
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;

    use super::super::{base_url, bot::Bot, requests, session};
    use crate::clock::Clock;
    use crate::library::Library;
    use crate::log::MemoryLog;
    use crate::{App, serve};

    /// A server that can be stopped, and a log that outlives it.
    struct Server {
        address: SocketAddr,
        stop: oneshot::Sender<()>,
        serves: JoinHandle<anyhow::Result<()>>,
    }

    impl Server {
        async fn start(log: &Arc<MemoryLog>, address: SocketAddr) -> Self {
            let listener = TcpListener::bind(address).await.unwrap();
            let address = listener.local_addr().unwrap();
            let app = App::new(Arc::clone(log) as _, Library::built_in(), Clock::scaled(1), None);
            let (stop, stopped) = oneshot::channel();
            let serves = tokio::spawn(serve(listener, app, async { drop(stopped.await) }));
            Self { address, stop, serves }
        }

        async fn stop(self) -> SocketAddr {
            self.stop.send(()).unwrap();
            self.serves.await.unwrap().unwrap();
            self.address
        }
    }

    /// Somebody in a round who is about to write, and the facilitator.
    async fn somebody_at_work(server: &Server) -> (Bot, Bot) {
        let url = base_url(server.address);
        // Without a silent minute, in which the facilitator would not see what is written.
        let new = NewSession { rules: Rules::default(), ..session(&Library::built_in(), 1) };
        let opened = requests::open_session(&url, &new).await.unwrap();
        let mut facilitator = Bot::facilitator(&url, opened.code, &opened.facilitator).await.unwrap();
        let mut bot = Bot::join(&url, opened.code, "Demo A", Some(RoomNumber(1))).await.unwrap();
        let programme = &facilitator.session.as_ref().unwrap().programme;
        let block = programme.iter().find(|block| block.plan.kind.has_rounds()).unwrap().id;
        let starts = ProgrammeCommand::StartBlock { from: None, block };
        facilitator.command(Command::Programme(starts)).await.unwrap();
        facilitator.command(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await.unwrap();
        bot.until("a round to steer", |bot| bot.round().is_some() && bot.presents()).await.unwrap();
        let step = bot.room().unwrap().step_to(Phase::Left);
        bot.command(step).await.unwrap();
        (bot, facilitator)
    }

    async fn writes(bot: &mut Bot, number: usize) -> CommandId {
        let (round, side, kind) = (bot.round_number(), Side::Left, Kind::Pro);
        let text = format!("Demo-argument {number}");
        bot.send(Command::Argument(ArgumentCommand::Add { round, side, kind, text })).await.unwrap()
    }

    /// Checks that everything asked for is acknowledged, is in the state exactly once, and looks the same to everybody.
    async fn stands_there_once(bot: &mut Bot, facilitator: &mut Bot, asked: Vec<CommandId>) {
        let count = asked.len();
        for id in asked {
            bot.answer("an answer", id).await.unwrap();
        }
        let texts = |bot: &Bot| {
            let rounds = bot.session.iter().flat_map(|held| held.rooms.values()).filter_map(|room| room.last_round());
            let mut texts: Vec<String> =
                rounds.flat_map(|round| round.arguments.values()).map(|argument| argument.text.clone()).collect();
            texts.sort();
            texts
        };
        let mut expected: Vec<String> = (0..count).map(|number| format!("Demo-argument {number}")).collect();
        expected.sort();
        bot.until("what it wrote", |bot| texts(bot).len() >= count).await.unwrap();
        facilitator.until("what was written", |bot| texts(bot).len() >= count).await.unwrap();
        assert_eq!((texts(bot), texts(facilitator)), (expected.clone(), expected));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_bot_cut_off_by_a_restart_resumes_by_itself_and_loses_nothing() {
        let log = Arc::new(MemoryLog::default());
        let server = Server::start(&log, (Ipv4Addr::LOCALHOST, 0).into()).await;
        let (mut bot, mut facilitator) = somebody_at_work(&server).await;
        let seq = bot.seq;
        let mut asked = Vec::new();
        // Some of it is answered, some under way, some sent while the server is down.
        for number in 0..5 {
            asked.push(writes(&mut bot, number).await);
        }
        let address = server.stop().await;
        bot.until("the end of the connection", |bot| !bot.is_connected()).await.unwrap();
        for number in 5..10 {
            asked.push(writes(&mut bot, number).await);
        }
        let _server = Server::start(&log, address).await;
        stands_there_once(&mut bot, &mut facilitator, asked).await;
        assert!(bot.seq > seq && bot.is_connected());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn commands_in_a_tunnel_are_sent_after_it_and_steering_ones_are_given_back() {
        let server = Server::start(&Arc::default(), (Ipv4Addr::LOCALHOST, 0).into()).await;
        let (mut bot, mut facilitator) = somebody_at_work(&server).await;
        bot.disconnect();
        facilitator.disconnect();
        let asked = vec![writes(&mut bot, 0).await];
        let pause = facilitator.command(Command::Round(RoundCommand::Pause { rooms: Rooms::All })).await;
        assert!(matches!(pause, Err(super::BotError::GivenBack)), "{pause:?}");
        bot.reconnect().await.unwrap();
        facilitator.reconnect().await.unwrap();
        stands_there_once(&mut bot, &mut facilitator, asked).await;
        assert!(bot.round().unwrap().timer.paused_at.is_none());
    }
}
