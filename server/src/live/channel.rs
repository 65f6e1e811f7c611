//! The device's side of a stream: its requests find the conversation by the key of the stream.

use std::sync::{Arc, PoisonError};

use dashmap::DashMap;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::session::FrameQueue;

use super::conversation::{Conversation, End};

/// A stream on its way and the requests that belong to it.
pub(super) struct Channel {
    queue: FrameQueue,
    /// Locked while a request is heard: a device has one under way at a time, so that what it says stays in order.
    pub conversation: Mutex<Conversation>,
    /// When the device counts as gone.
    next_by: std::sync::Mutex<Instant>,
}

/// All channels, by the hash of their key.
#[derive(Default)]
pub(super) struct Channels(DashMap<[u8; 32], Arc<Channel>>);

impl Channels {
    pub fn add(&self, key: [u8; 32], channel: Arc<Channel>) {
        self.0.insert(key, channel);
    }

    pub fn get(&self, key: [u8; 32]) -> Option<Arc<Channel>> {
        // The guard of the map ends here: it must not be held while waiting.
        self.0.get(&key).map(|channel| Arc::clone(&channel))
    }

    pub fn remove(&self, key: [u8; 32]) {
        self.0.remove(&key);
    }
}

/// Why frames were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotTaken {
    /// No stream has that key, or not any more.
    #[error("no stream has that key")]
    NoSuchStream,
    /// Another request of this device is still under way.
    #[error("another request of this device is under way")]
    NotInTurn,
}

impl Channel {
    pub fn new(queue: FrameQueue, conversation: Conversation) -> Self {
        let next_by = std::sync::Mutex::new(conversation.next_by());
        Self { queue, conversation: Mutex::new(conversation), next_by }
    }

    /// Hears frames, one on each line. What is wrong with them is told in the stream.
    pub async fn hear(&self, frames: &[u8]) -> Result<(), NotTaken> {
        let mut conversation = self.conversation.try_lock().map_err(|_| NotTaken::NotInTurn)?;
        let lines = frames.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        if let Err(End::Goodbye(reason)) = conversation.hear_all(lines).await {
            self.queue.close(reason);
        }
        *self.next_by.lock().unwrap_or_else(PoisonError::into_inner) = conversation.next_by();
        Ok(())
    }

    /// Has no sign of life come in time?
    pub fn is_silent(&self) -> bool {
        *self.next_by.lock().unwrap_or_else(PoisonError::into_inner) < Instant::now()
    }
}
