//! The device's side of a stream: its requests find the conversation by the stream's key.

use std::sync::{Arc, PoisonError};

use dashmap::DashMap;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::session::FrameQueue;

use super::conversation::{Conversation, End};

/// An open stream with the conversation on it.
pub(super) struct Channel {
    queue: FrameQueue,
    /// Locked while a request is handled: a device has one under way at a time, so that its frames stay in order.
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
        // The map's guard is dropped here: it must not be held across an await.
        self.0.get(&key).map(|channel| Arc::clone(&channel))
    }

    pub fn remove(&self, key: [u8; 32]) {
        self.0.remove(&key);
    }
}

/// Why frames were not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotTaken {
    /// No stream has that key, or no longer.
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

    /// Handles frames, one per line. Errors in them are reported in the stream.
    pub async fn hear(&self, frames: &[u8]) -> Result<(), NotTaken> {
        let mut conversation = self.conversation.try_lock().map_err(|_| NotTaken::NotInTurn)?;
        let lines = frames.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        if let Err(End::Goodbye(reason)) = conversation.hear_all(lines).await {
            self.queue.close(reason);
        }
        *self.next_by.lock().unwrap_or_else(PoisonError::into_inner) = conversation.next_by();
        Ok(())
    }

    /// Is the device overdue with a sign of life?
    pub fn is_silent(&self) -> bool {
        *self.next_by.lock().unwrap_or_else(PoisonError::into_inner) < Instant::now()
    }
}
