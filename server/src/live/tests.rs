//! Real sockets, opened by devices and by troublemakers.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::json;
use shared::code::JoinCode;
use shared::ids::CommandId;
use shared::limits::FRAME_MAX;
use shared::session::{Command, Rejection, RoomCommand};
use shared::wire::{Goodbye, Hello, Joined, PROTOCOL, ToDevice, ToServer, close_code};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use uuid::Uuid;

use crate::clock::Clock;
use crate::demo::requests::post;
use crate::library::Library;
use crate::log::MemoryLog;
use crate::policy::{Policy, Quiet};
use crate::{App, serve};

const PATIENCE: Duration = Duration::from_secs(20);

struct Running {
    url: String,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<anyhow::Result<()>>,
    code: JoinCode,
    token: String,
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

impl Running {
    async fn start() -> Self {
        Self::with(Quiet::default()).await
    }

    async fn with(quiet: Quiet) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = App::new(Arc::new(MemoryLog::new()), Library::built_in(), Clock::system(), None)
            .with_policy(Policy { quiet, ..Policy::default() });
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(serve(listener, app, async { _ = stopped.await }));
        let asked = json!({ "name": "Anna", "language": "nl" });
        let joined: Joined = post(&format!("http://{address}"), "/api/sessions/together", &asked).await.unwrap();
        Self {
            url: format!("ws://{address}/api/socket"),
            stop: Some(stop),
            server,
            code: joined.code,
            token: joined.token,
        }
    }

    fn hello(&self) -> Hello {
        Hello { protocol: PROTOCOL, code: self.code, secret: self.token.clone(), follows: false, after: None }
    }

    async fn connect(&self) -> Socket {
        connect_async(self.url.as_str()).await.unwrap().0
    }

    async fn connect_with(&self, hello: Hello) -> Socket {
        let mut socket = self.connect().await;
        say(&mut socket, &ToServer::Hello(hello)).await;
        socket
    }
}

async fn say(socket: &mut Socket, frame: &ToServer) {
    socket.send(Message::text(serde_json::to_string(frame).unwrap())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Option<Message> {
    timeout(PATIENCE, socket.next()).await.unwrap().map(Result::unwrap)
}

/// Reads up to the goodbye, and returns the code with which the socket was closed.
async fn hear_goodbye(socket: &mut Socket) -> (Goodbye, u16) {
    let mut told = None;
    loop {
        match hear(socket).await {
            Some(Message::Text(text)) => {
                if let ToDevice::Goodbye(goodbye) = serde_json::from_str(&text).unwrap() {
                    told = Some(goodbye);
                }
            }
            Some(Message::Close(Some(close))) => return (told.expect("a frame before the close"), close.code.into()),
            Some(Message::Ping(_) | Message::Pong(_)) => {}
            other => panic!("{other:?}"),
        }
    }
}

async fn expect_goodbye(socket: &mut Socket, goodbye: Goodbye) {
    assert_eq!(hear_goodbye(socket).await, (goodbye, close_code(goodbye)));
}

async fn expect_welcome(socket: &mut Socket) {
    let Some(Message::Text(text)) = hear(socket).await else { panic!() };
    assert!(matches!(serde_json::from_str(&text).unwrap(), ToDevice::Welcome { .. }), "{text}");
}

#[tokio::test]
async fn a_stranger_learns_nothing_but_that() {
    let running = Running::start().await;
    let hello = |change: fn(&mut Hello)| {
        let mut hello = running.hello();
        change(&mut hello);
        hello
    };
    let mut other_version = running.connect_with(hello(|hello| hello.protocol += 1)).await;
    expect_goodbye(&mut other_version, Goodbye::OtherVersion).await;
    let mut wrong_secret = running.connect_with(hello(|hello| hello.secret.push('x'))).await;
    expect_goodbye(&mut wrong_secret, Goodbye::NotLetIn).await;
    let mut wrong_code = running.connect_with(hello(|hello| hello.code = "AAAAAA".parse().unwrap())).await;
    expect_goodbye(&mut wrong_code, Goodbye::NotLetIn).await;
}

#[tokio::test]
async fn an_unknown_frame_ends_the_connection() {
    let running = Running::start().await;
    let before_hello = [
        Message::text("{"),
        Message::text(r#"{"writing":{"writing":null}}"#),
        Message::binary(vec![1, 2, 3]),
        Message::text("x".repeat(FRAME_MAX + 1)),
    ];
    for message in before_hello {
        let mut socket = running.connect().await;
        socket.send(message).await.unwrap();
        expect_goodbye(&mut socket, Goodbye::BadFrame).await;
    }
    for message in [Message::text("nonsense"), Message::text("x".repeat(FRAME_MAX + 1))] {
        let mut socket = running.connect_with(running.hello()).await;
        expect_welcome(&mut socket).await;
        socket.send(message).await.unwrap();
        expect_goodbye(&mut socket, Goodbye::BadFrame).await;
    }
    let mut twice = running.connect_with(running.hello()).await;
    say(&mut twice, &ToServer::Hello(running.hello())).await;
    expect_goodbye(&mut twice, Goodbye::BadFrame).await;
}

#[tokio::test]
async fn a_page_of_another_site_opens_no_socket() {
    let running = Running::start().await;
    let mut request = running.url.as_str().into_client_request().unwrap();
    request.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
    match connect_async(request).await {
        Err(Error::Http(response)) => assert_eq!(response.status(), 403),
        other => panic!("{other:?}"),
    }
    let own = running.url.replace("ws://", "http://").replace("/api/socket", "");
    let mut request = running.url.as_str().into_client_request().unwrap();
    request.headers_mut().insert("origin", own.parse().unwrap());
    connect_async(request).await.unwrap();
}

#[tokio::test]
async fn a_device_in_a_hurry_is_slowed_down_and_a_flood_is_cut_off() {
    let running = Running::start().await;
    let mut socket = running.connect_with(running.hello()).await;
    expect_welcome(&mut socket).await;
    let command = || ToServer::Command {
        id: CommandId(Uuid::now_v7()),
        room: None,
        command: Command::Room(RoomCommand::AskHelp { on: true }),
    };
    for _ in 0..80 {
        say(&mut socket, &command()).await;
    }
    let (mut done, mut slowed) = (0, 0);
    while done + slowed < 80 {
        let Some(Message::Text(text)) = hear(&mut socket).await else { continue };
        match serde_json::from_str(&text).unwrap() {
            ToDevice::Ack { .. } => done += 1,
            ToDevice::Rejected { rejection: Rejection::TooFast, .. } => slowed += 1,
            _ => {}
        }
    }
    assert!(done >= 60 && slowed > 0, "{done} done, {slowed} slowed");
    let flood = async {
        // The server may hang up before everything is sent.
        for _ in 0..2_000 {
            if socket.feed(Message::text(r#"{"ping":{"sent":1}}"#)).await.is_err() {
                break;
            }
        }
        let _ = socket.flush().await;
    };
    timeout(PATIENCE, flood).await.unwrap();
    expect_goodbye(&mut socket, Goodbye::TooFast).await;
}

#[tokio::test]
async fn stopping_tells_every_device_to_come_back() {
    let mut running = Running::start().await;
    let mut socket = running.connect_with(running.hello()).await;
    expect_welcome(&mut socket).await;
    let mut quiet = running.connect().await;
    running.stop.take().unwrap().send(()).unwrap();
    expect_goodbye(&mut socket, Goodbye::ComeBack).await;
    expect_goodbye(&mut quiet, Goodbye::ComeBack).await;
    drop((socket, quiet));
    timeout(PATIENCE, running.server).await.unwrap().unwrap().unwrap();
}

#[tokio::test]
async fn a_ping_is_answered_with_the_time() {
    let running = Running::start().await;
    let mut known = running.connect_with(running.hello()).await;
    expect_pong(&mut known).await;
    // A device that only measures the path to the server sends no hello.
    let mut stranger = running.connect().await;
    expect_pong(&mut stranger).await;
}

#[tokio::test]
async fn refusals_take_the_same_time_whatever_is_wrong() {
    let running = Running::start().await;
    let mut wrong_code = running.hello();
    wrong_code.code = "AAAAAA".parse().unwrap();
    let mut wrong_secret = running.hello();
    wrong_secret.secret.push('x');
    for hello in [wrong_code, wrong_secret] {
        let mut socket = running.connect().await;
        let began = Instant::now();
        say(&mut socket, &ToServer::Hello(hello)).await;
        expect_goodbye(&mut socket, Goodbye::NotLetIn).await;
        assert!(began.elapsed() >= Duration::from_secs(1));
    }
}

#[tokio::test]
async fn a_code_that_is_tried_on_a_socket_counts_like_any_other() {
    let running = Running::start().await;
    // This address used a code correctly, so that session stays open to it; others don't.
    let mut tries = Vec::new();
    for number in 0..200 {
        let code = JoinCode::from_numbers([0, 0, 0, 0, number / 20, number % 20]);
        tries.push(running.connect_with(Hello { code, ..running.hello() }).await);
    }
    let mut told = Vec::new();
    for socket in &mut tries {
        told.push(hear_goodbye(socket).await.0);
    }
    assert!(told.contains(&Goodbye::NotLetIn) && told.contains(&Goodbye::TooFast), "{told:?}");
    let mut known = running.connect_with(running.hello()).await;
    expect_welcome(&mut known).await;
}

#[tokio::test]
async fn a_connection_that_says_anything_but_hello_is_ended() {
    let running = Running::with(Quiet { unknown_max: Duration::from_secs(1), ..Quiet::default() }).await;
    let mut known = running.connect_with(running.hello()).await;
    expect_welcome(&mut known).await;
    let mut stranger = running.connect().await;
    // Not so fast that the rate alone is too high.
    let mut pace = tokio::time::interval(Duration::from_millis(20));
    let told = loop {
        pace.tick().await;
        // The socket may be closed by the time this is sent.
        let _ = stranger.send(Message::text(r#"{"ping":{"sent":1}}"#)).await;
        match hear(&mut stranger).await {
            Some(Message::Text(text)) => {
                if let ToDevice::Goodbye(goodbye) = serde_json::from_str(&text).unwrap() {
                    break goodbye;
                }
            }
            Some(_) => {}
            None => panic!("no goodbye"),
        }
    };
    assert_eq!(told, Goodbye::BadFrame);
    expect_pong(&mut known).await;
}

async fn expect_pong(socket: &mut Socket) {
    say(socket, &ToServer::Ping { sent: 42 }).await;
    loop {
        let Some(Message::Text(text)) = hear(socket).await else { continue };
        if let ToDevice::Pong { sent, now } = serde_json::from_str(&text).unwrap() {
            assert_eq!(sent, 42);
            assert!(now.0 > 1_700_000_000_000);
            return;
        }
    }
}

#[tokio::test]
async fn bad_text_and_invalid_protocol_bits_end_only_their_own_connection() {
    let running = Running::start().await;
    let mut bystander = running.connect_with(running.hello()).await;
    expect_welcome(&mut bystander).await;
    // A text frame that is not UTF-8; one without a mask; one with an unknown opcode.
    let broken: [&[u8]; 3] = [&[0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe], &[0x81, 0x01, b'x'], &[0x83, 0x80, 0, 0, 0, 0]];
    for bytes in broken {
        let mut raw = raw_socket(&running).await;
        raw.write_all(bytes).await.unwrap();
        let mut rest = Vec::new();
        // Any ending will do.
        let _ = timeout(PATIENCE, raw.read_to_end(&mut rest)).await.unwrap();
    }
    expect_pong(&mut bystander).await;
}

#[tokio::test]
async fn a_frame_in_fragments_is_one_frame_and_their_sum_is_bounded() {
    let running = Running::start().await;
    let mut raw = raw_socket(&running).await;
    // `{"ping":` and `{"sent":42}}`, masked with zeros.
    raw.write_all(&[0x01, 0x80 | 8, 0, 0, 0, 0]).await.unwrap();
    raw.write_all(br#"{"ping":"#).await.unwrap();
    raw.write_all(&[0x80, 0x80 | 0x0c, 0, 0, 0, 0]).await.unwrap();
    raw.write_all(br#"{"sent":42}}"#).await.unwrap();
    let mut answer = [0; 20];
    timeout(PATIENCE, raw.read_exact(&mut answer)).await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&answer).contains("pong"));
    let mut raw = raw_socket(&running).await;
    let piece = [vec![0x00, 0x80 | 0x7e, 0x40, 0, 0, 0, 0, 0], vec![b' '; 0x4000]].concat();
    let first = [vec![0x01], piece[1..].to_vec()].concat();
    let _ = raw.write_all(&first).await;
    for _ in 0..FRAME_MAX / 0x4000 {
        let _ = raw.write_all(&piece).await;
    }
    let mut rest = Vec::new();
    let _ = timeout(PATIENCE, raw.read_to_end(&mut rest)).await.unwrap();
    assert!(String::from_utf8_lossy(&rest).contains("bad_frame"), "{rest:?}");
}

#[tokio::test]
async fn a_frame_incomplete_for_too_long_ends_its_connection_and_none_is_long_before_the_hello() {
    let running = Running::with(Quiet { whole_within: Duration::from_secs(1), ..Quiet::default() }).await;
    let hello = serde_json::to_vec(&ToServer::Hello(running.hello())).unwrap();
    let head = |length: usize| [&[0x81, 0xfe][..], &u16::try_from(length).unwrap().to_be_bytes(), &[0; 4]].concat();
    let half = [head(60_000), vec![b' '; 59_000]].concat();
    for said in [half.clone(), [head(hello.len()), hello, half].concat()] {
        let mut raw = raw_socket(&running).await;
        raw.write_all(&said).await.unwrap();
        let mut rest = Vec::new();
        // Neither waits for the sign of life that a device owes once in a while.
        let _ = timeout(PATIENCE, raw.read_to_end(&mut rest)).await.expect("ended");
        assert!(String::from_utf8_lossy(&rest).contains("bad_frame"), "{}", String::from_utf8_lossy(&rest));
    }
}

/// A socket whose frames are written byte by byte.
async fn raw_socket(running: &Running) -> TcpStream {
    let host = running.url.trim_start_matches("ws://").trim_end_matches("/api/socket").to_owned();
    let mut raw = TcpStream::connect(&host).await.unwrap();
    let upgrade = format!(
        "GET /api/socket HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    raw.write_all(upgrade.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(timeout(PATIENCE, raw.read_u8()).await.unwrap().unwrap());
    }
    assert!(head.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&head));
    raw
}
