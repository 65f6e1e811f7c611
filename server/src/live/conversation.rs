//! A conversation with a device, from hello to goodbye, over any carrier.

use std::sync::Arc;
use std::time::Duration;

use shared::session::Rejection;
use shared::wire::{Goodbye, Hello, PROTOCOL, ToDevice, ToServer};
use tokio::time::{Instant, sleep_until};

use crate::session::{Connection, Entry, Frame, FrameQueue, Refusal, Registry, secret};

use super::doorkeeper::Doorkeeper;
use super::limits::Limits;

/// Longest time for a device to identify itself.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
/// A refusal is sent only after whole seconds. Otherwise its timing would reveal whether there is a session that had to
/// be loaded first.
const REFUSED_EVERY: Duration = Duration::from_secs(1);

/// Longest time for a goodbye. The server does not wait for a device that is gone.
pub(super) const GOODBYE_WITHIN: Duration = Duration::from_secs(2);

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The device hung up, or fell silent.
    Gone,
    /// The server hangs up, for this reason.
    Goodbye(Goodbye),
}

/// A conversation with one device. Answers go into its queue.
pub(super) struct Conversation {
    registry: Arc<Registry>,
    queue: FrameQueue,
    keeper: Arc<dyn Doorkeeper>,
    limits: Limits,
    silent_max: Duration,
    /// The deadline for its hello, whatever else it sends, because lobby slots are for devices that come in.
    unknown_until: Instant,
    /// `None` until it has said hello and was admitted.
    connection: Option<Connection>,
}

impl Conversation {
    /// A conversation with a device that counts as gone after `silent_max` without a sign of life, and is shown out
    /// after `unknown_max` without identifying itself.
    pub fn begin(
        registry: Arc<Registry>,
        queue: FrameQueue,
        keeper: Arc<dyn Doorkeeper>,
        silent_max: Duration,
        unknown_max: Duration,
    ) -> Self {
        let unknown_until = Instant::now() + unknown_max;
        Self { registry, queue, keeper, limits: Limits::new(), silent_max, unknown_until, connection: None }
    }

    /// The deadline for the device to identify itself.
    pub fn unknown_until(&self) -> Instant {
        self.unknown_until
    }

    /// The deadline for the next sign of life.
    pub fn next_by(&self) -> Instant {
        let now = Instant::now();
        match self.connection {
            Some(_) => now + self.silent_max,
            None => (now + HELLO_WITHIN).min(self.unknown_until),
        }
    }

    /// The end of the conversation, if the device has not identified itself.
    pub fn unknown(&self) -> Option<End> {
        self.connection.is_none().then_some(End::Goodbye(Goodbye::BadFrame))
    }

    /// The end of a conversation without a sign of life in time.
    pub fn silence(&self) -> End {
        self.unknown().unwrap_or(End::Gone)
    }

    /// Counts an incoming frame of any kind.
    pub fn count(&self) -> Result<(), End> {
        if self.limits.allows_frame() { Ok(()) } else { Err(End::Goodbye(Goodbye::TooFast)) }
    }

    /// Carries out what a frame asks for.
    pub async fn hear(&mut self, json: &[u8]) -> Result<(), End> {
        let mut answers = Vec::new();
        // Boxed, so that its memory is released afterwards: most connections are idle, and a command is large.
        let heard = Box::pin(self.follow(json, &mut answers)).await;
        self.answer(answers);
        heard
    }

    /// Counts and handles frames that arrived together. Their answers are sent together too, because a bundle for each
    /// would fill a queue from which nothing is sent meanwhile.
    pub async fn hear_all(&mut self, frames: impl Iterator<Item = &[u8]>) -> Result<(), End> {
        let mut answers = Vec::new();
        for json in frames {
            self.count()?;
            Box::pin(self.follow(json, &mut answers)).await?;
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
            // A sign of life, which was noted above.
            (ToServer::Here, _) => Ok(()),
            // Boxed, because loading a session takes far more than anything later.
            (ToServer::Hello(hello), None) => Box::pin(self.greet(hello)).await,
            (ToServer::Command { id, room, command }, Some(connection)) => {
                if !connection.allows(&command) {
                    self.registry.metrics().command(false);
                    answers.push(Frame::of(&ToDevice::Rejected { id, rejection: Rejection::TooFast }));
                    return Ok(());
                }
                connection.command(id, room, command).await.map_err(|_| End::Goodbye(Goodbye::ComeBack))
            }
            (ToServer::Writing { writing }, Some(connection)) => {
                connection.writing(writing);
                Ok(())
            }
            // A second hello, or something before the first one.
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
        self.keeper.try_code(code).map_err(End::Goodbye)?;
        let entry = Entry { secret: secret::hash(&secret), follows, after };
        let asked = Instant::now();
        let refusal = match self.registry.connect(code, entry, self.queue.clone()).await {
            Ok(connection) => {
                self.keeper.was_right(code);
                self.connection = Some(connection);
                return Ok(());
            }
            Err(refusal) => refusal,
        };
        match refusal {
            // An unknown code and a wrong secret look the same from outside, and take equally long.
            Refusal::NoSuchSession | Refusal::NotLetIn | Refusal::Rejected(_) => {
                self.keeper.was_wrong(code);
                sleep_until(next_refusal(asked)).await;
                Err(End::Goodbye(Goodbye::NotLetIn))
            }
            Refusal::Unavailable | Refusal::Full => Err(End::Goodbye(Goodbye::ComeBack)),
        }
    }

    fn answer(&self, answers: Vec<Frame>) {
        if !answers.is_empty() {
            self.queue.send(answers);
        }
    }
}

/// When to refuse a device that asked at that moment.
fn next_refusal(asked: Instant) -> Instant {
    let whole = u32::try_from(asked.elapsed().as_millis() / REFUSED_EVERY.as_millis()).unwrap_or_default();
    asked + REFUSED_EVERY * (whole + 1)
}

/// Parses the frame that a device sent.
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
        fn any_bytes_are_a_frame_or_a_bad_one(bytes in vec(any::<u8>(), 0..2_000)) {
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
    fn deeply_nested_brackets_are_a_bad_frame() {
        assert!(read(&b"[".repeat(shared::limits::FRAME_MAX)).is_err());
        assert!(read(&br#"{"command":"#.repeat(6_000)).is_err());
    }
}
