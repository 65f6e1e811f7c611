//! A room of the bare server: a task that takes what is waiting, stores it in one go, and tells everybody.

use std::sync::Arc;

use anyhow::Context as _;
use axum::extract::ws::Utf8Bytes;
use server::log::{EventLog as _, SqliteLog};
use shared::code::JoinCode;
use shared::ids::{ArgumentId, CommandId, ParticipantId, RoomNumber, Seq, SessionId};
use shared::session::{ArgumentCommand, ArgumentEvent, Author, BallotCommand, BallotEvent, Batch, Command, Event};
use shared::view::Change;
use shared::wire::ToDevice;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uuid::Uuid;

use super::bare::{encoded, now};

/// Messages taken at once, as many as an actor of the program takes.
const LOT: usize = 64;

/// A message to a room.
pub enum ToRoom {
    /// Somebody is there from now on.
    Enter(UnboundedSender<Utf8Bytes>),
    /// Somebody asks for something.
    Say(Box<Said>),
}

/// A command, and who gave it.
pub struct Said {
    pub from: UnboundedSender<Utf8Bytes>,
    pub participant: ParticipantId,
    pub id: CommandId,
    pub command: Command,
}

struct Room {
    log: Arc<SqliteLog>,
    /// In the log, each room is a session of its own.
    session: SessionId,
    number: RoomNumber,
    seq: Seq,
    last_argument: u32,
    present: Vec<UnboundedSender<Utf8Bytes>>,
}

/// Opens a room in the log, and serves it until the program ends.
pub async fn open(log: Arc<SqliteLog>, session: u16, number: u16) -> anyhow::Result<UnboundedSender<ToRoom>> {
    let id = SessionId(Uuid::now_v7());
    let digits = [session / 22, session % 22, number / (22 * 22), number / 22, number % 22, 0];
    let code = JoinCode::from_numbers(digits.map(u32::from));
    log.create(id, code, Batch { at: now(), command: None, events: vec![Event::NothingChanged] }).await?;
    let (tell, told) = unbounded_channel();
    let room =
        Room { log, session: id, number: RoomNumber(number), seq: Seq(1), last_argument: 0, present: Vec::new() };
    tokio::spawn(async move {
        if let Err(error) = room.serve(told).await {
            eprintln!("a room of the bare server ended: {error:#}");
        }
    });
    Ok(tell)
}

impl Room {
    async fn serve(mut self, mut told: UnboundedReceiver<ToRoom>) -> anyhow::Result<()> {
        let mut lot = Vec::with_capacity(LOT);
        while told.recv_many(&mut lot, LOT).await > 0 {
            let mut said = Vec::new();
            for message in lot.drain(..) {
                match message {
                    ToRoom::Enter(queue) => {
                        self.present.retain(|queue| !queue.is_closed());
                        self.present.push(queue);
                    }
                    ToRoom::Say(one) => said.push(*one),
                }
            }
            if !said.is_empty() {
                self.store_and_tell(said).await?;
            }
        }
        Ok(())
    }

    async fn store_and_tell(&mut self, said: Vec<Said>) -> anyhow::Result<()> {
        let mut batches = Vec::new();
        let mut told = Vec::new();
        let mut seq = self.seq;
        for Said { from, participant, id, command } in said {
            let at = now();
            let event = self.event_of(participant, command);
            let shown = Change::Event { at, event: without_secret(event.clone()) };
            batches.push(Batch::of_command(at, Author::Participant(participant), id, vec![event]));
            seq = Seq(seq.0 + 1);
            let change = encoded(&ToDevice::Change { seq, change: shown }).context("a change")?;
            let ack = encoded(&ToDevice::Ack { id, seq }).context("an answer")?;
            told.push((from, change, ack));
        }
        self.seq = self.log.append(self.session, self.seq, batches).await?;
        for (from, change, ack) in told {
            for queue in &self.present {
                // A connection that has ended takes nothing.
                let _ = queue.send(change.clone());
            }
            let _ = from.send(ack);
        }
        Ok(())
    }

    fn event_of(&mut self, author: ParticipantId, command: Command) -> Event {
        let room = self.number;
        match command {
            Command::Argument(ArgumentCommand::Add { side, kind, text, .. }) => {
                self.last_argument += 1;
                let argument = ArgumentId(self.last_argument);
                Event::Argument(ArgumentEvent::Added { room, argument, author, side, kind, text, silent: false })
            }
            Command::Ballot(BallotCommand::Cast { side, .. }) => {
                let (participant, side) = (author, Some(side));
                Event::Ballot(BallotEvent::Cast { room, participant, side, changed: false, electors: Vec::new() })
            }
            _ => Event::NothingChanged,
        }
    }
}

fn without_secret(mut event: Event) -> Event {
    if let Event::Ballot(BallotEvent::Cast { side, .. }) = &mut event {
        *side = None;
    }
    event
}
