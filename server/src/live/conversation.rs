//! What a device says, from its hello to its end, whatever carries it.

use std::sync::Arc;
use std::time::Duration;

use shared::session::Rejection;
use shared::wire::{Goodbye, Hello, PROTOCOL, ToDevice, ToServer};
use tokio::time::Instant;

use crate::session::{Connection, Entry, Frame, Outbox, Refusal, Registry, secret};

use super::limits::Limits;

/// How long a device may take to say who it is.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
/// How long a device may measure the way to the server without saying who it is: long enough to
/// see whether a network cuts connections off that are quiet for a moment.
const MEASURING_MAX: Duration = Duration::from_mins(1);

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The device hung up, or was not heard of any more.
    Gone,
    /// We hang up, and say why.
    Goodbye(Goodbye),
}

/// A conversation with one device. What is answered goes into its outbox.
pub(super) struct Conversation {
    registry: Arc<Registry>,
    outbox: Outbox,
    limits: Limits,
    silent_max: Duration,
    began: Instant,
    /// None until it said hello and was let in.
    connection: Option<Connection>,
}

impl Conversation {
    /// With a device that counts as gone after `silent_max` without a sign of life.
    pub fn begin(registry: Arc<Registry>, outbox: Outbox, silent_max: Duration) -> Self {
        Self { registry, outbox, limits: Limits::new(), silent_max, began: Instant::now(), connection: None }
    }

    /// By when the next sign of life has to come.
    pub fn next_by(&self) -> Instant {
        let now = Instant::now();
        match self.connection {
            Some(_) => now + self.silent_max,
            None => (now + HELLO_WITHIN).min(self.began + MEASURING_MAX),
        }
    }

    /// The end of a conversation in which no sign of life came in time.
    pub fn silence(&self) -> End {
        match self.connection {
            Some(_) => End::Gone,
            None => End::Goodbye(Goodbye::BadFrame),
        }
    }

    /// Counts something that came, whatever it is.
    pub fn count(&self) -> Result<(), End> {
        if self.limits.allows_frame() { Ok(()) } else { Err(End::Goodbye(Goodbye::TooFast)) }
    }

    /// Does what a frame asks for.
    pub async fn hear(&mut self, json: &[u8]) -> Result<(), End> {
        let mut answers = Vec::new();
        let heard = self.follow(json, &mut answers).await;
        self.answer(answers);
        heard
    }

    /// Counts and hears frames that came together. Their answers go out together, too: so many bundles would fill an
    /// outbox from which nothing is sent meanwhile.
    pub async fn hear_all(&mut self, frames: impl Iterator<Item = &[u8]>) -> Result<(), End> {
        let mut answers = Vec::new();
        for json in frames {
            self.count()?;
            self.follow(json, &mut answers).await?;
        }
        self.answer(answers);
        Ok(())
    }

    async fn follow(&mut self, json: &[u8], answers: &mut Vec<Frame>) -> Result<(), End> {
        let frame = read(json)?;
        if let Some(connection) = &self.connection {
            connection.heard();
        }
        match (frame, &self.connection) {
            (ToServer::Ping { sent }, _) => {
                answers.push(Frame::of(&ToDevice::Pong { sent, now: self.registry.now() }));
                Ok(())
            }
            // That it came is all there is to it.
            (ToServer::Here, _) => Ok(()),
            (ToServer::Hello(hello), None) => self.greet(hello).await,
            (ToServer::Command { id, command }, Some(connection)) => {
                if !connection.allows(&command) {
                    self.registry.metrics().command(false);
                    answers.push(Frame::of(&ToDevice::Rejected { id, rejection: Rejection::TooFast }));
                    return Ok(());
                }
                connection.command(id, command).await.map_err(|_| End::Goodbye(Goodbye::ComeBack))
            }
            (ToServer::Writing { writing }, Some(connection)) => {
                connection.writing(writing);
                Ok(())
            }
            // A second hello, or something before the first.
            (ToServer::Hello(_), Some(_)) | (ToServer::Command { .. } | ToServer::Writing { .. }, None) => {
                Err(End::Goodbye(Goodbye::BadFrame))
            }
        }
    }

    async fn greet(&mut self, hello: Hello) -> Result<(), End> {
        let Hello { protocol, code, secret, follows, after } = hello;
        if protocol != PROTOCOL {
            return Err(End::Goodbye(Goodbye::OtherVersion));
        }
        let entry = Entry { secret: secret::hash(&secret), follows, after };
        let admitted = self.registry.connect(code, entry, self.outbox.clone()).await;
        // An unknown code and a wrong secret look the same from outside.
        self.connection = Some(admitted.map_err(|refusal| match refusal {
            Refusal::NoSuchSession | Refusal::NotLetIn | Refusal::Rejected(_) => End::Goodbye(Goodbye::NotLetIn),
            Refusal::Unavailable | Refusal::Full => End::Goodbye(Goodbye::ComeBack),
        })?);
        Ok(())
    }

    fn answer(&self, answers: Vec<Frame>) {
        if !answers.is_empty() {
            self.outbox.send(answers);
        }
    }
}

/// The frame in what a device sent.
fn read(json: &[u8]) -> Result<ToServer, End> {
    serde_json::from_slice(json).map_err(|_| End::Goodbye(Goodbye::BadFrame))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use shared::code::JoinCode;

    fn frames() -> Vec<Vec<u8>> {
        let hello = Hello {
            protocol: PROTOCOL,
            code: JoinCode::from_numbers([1; 6]),
            secret: "s".repeat(32),
            follows: true,
            after: None,
        };
        [ToServer::Hello(hello), ToServer::Ping { sent: -1 }, ToServer::Writing { writing: None }]
            .iter()
            .map(|frame| serde_json::to_vec(frame).unwrap())
            .collect()
    }

    proptest! {
        #[test]
        fn whatever_comes_is_a_frame_or_a_bad_one(bytes in vec(any::<u8>(), 0..2_000)) {
            if let Err(end) = read(&bytes) {
                prop_assert_eq!(end, End::Goodbye(Goodbye::BadFrame));
            }
        }

        #[test]
        fn a_frame_with_something_broken_in_it_is_a_frame_or_a_bad_one(
            frame in 0..3_usize, place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(),
        ) {
            let mut bytes = frames()[frame].clone();
            let place = place.index(bytes.len());
            bytes[place] = byte;
            bytes.truncate(cut.index(bytes.len()) + 1);
            if let Err(end) = read(&bytes) {
                prop_assert_eq!(end, End::Goodbye(Goodbye::BadFrame));
            }
        }
    }

    #[test]
    fn a_tower_of_brackets_is_a_bad_frame() {
        assert!(read(&b"[".repeat(shared::limits::FRAME_MAX)).is_err());
        assert!(read(&br#"{"command":"#.repeat(6_000)).is_err());
    }
}
