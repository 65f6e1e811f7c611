//! The frames that wait to be sent to one device. Bounded: a device that does not keep up loses its connection and
//! resumes later; it never delays others, and nothing is left out.

use std::sync::Arc;

use shared::wire::Goodbye;
use tokio::sync::{mpsc, watch};

use super::backlog::{Backlog, ConnectionBacklog, Queued};
use super::frame::Frame;

/// The maximum number of bundles that wait for one device. A device that is half a minute behind in a busy room is
/// better off starting again.
pub const WAITING_MAX: usize = 256;

/// The end that frames are put into.
#[derive(Clone, Debug)]
pub struct FrameQueue {
    bundles: mpsc::Sender<Vec<Queued>>,
    connection: Arc<ConnectionBacklog>,
}

/// The end from which they are sent.
#[derive(Debug)]
pub struct Outgoing {
    bundles: mpsc::Receiver<Vec<Queued>>,
    goodbye: watch::Receiver<Option<Goodbye>>,
}

/// Makes the queue of a new connection, counted in the server's backlog.
pub fn frame_queue(server: &Arc<Backlog>) -> (FrameQueue, Outgoing) {
    let (sender, bundles) = mpsc::channel(WAITING_MAX);
    let (goodbye, told) = watch::channel(None);
    (
        FrameQueue { bundles: sender, connection: ConnectionBacklog::new(Arc::clone(server), goodbye) },
        Outgoing { bundles, goodbye: told },
    )
}

impl FrameQueue {
    /// Counts its frames for a session from now on.
    pub(super) fn belongs_to(&self, session: &Arc<Backlog>) {
        self.connection.belongs_to(session);
    }

    /// Adds frames that belong together. False when the connection is over: it was too slow, or is gone.
    pub fn send(&self, bundle: Vec<Frame>) -> bool {
        let Some(bundle) = self.connection.queue(bundle) else {
            self.close(Goodbye::TooSlow);
            return false;
        };
        match self.bundles.try_send(bundle) {
            Ok(()) => {
                self.connection.relieve();
                true
            }
            Err(mpsc::error::TrySendError::Full(_)) => {
                self.close(Goodbye::TooSlow);
                false
            }
            Err(mpsc::error::TrySendError::Closed(_)) => false,
        }
    }

    /// Ends the connection: nothing more is sent after this. Only the first reason counts.
    pub fn close(&self, reason: Goodbye) {
        self.connection.close(reason);
    }
}

/// The next thing to do for a device.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Send the frames that were put into the list.
    Send,
    /// Say goodbye, even if frames wait.
    Goodbye(Goodbye),
}

impl Outgoing {
    /// Waits for frames and puts all waiting ones into `frames`, or for the end. Cancel-safe.
    pub async fn next(&mut self, frames: &mut Vec<Vec<Queued>>) -> Next {
        tokio::select! {
            biased;
            reason = Self::goodbye(&mut self.goodbye) => Next::Goodbye(reason),
            count = self.bundles.recv_many(frames, WAITING_MAX) => {
                // No sender is left: the session is no longer served here.
                if count == 0 { Next::Goodbye(Goodbye::ComeBack) } else { Next::Send }
            }
        }
    }

    /// Waits for the end only.
    pub async fn closed(&mut self) -> Goodbye {
        Self::goodbye(&mut self.goodbye).await
    }

    async fn goodbye(told: &mut watch::Receiver<Option<Goodbye>>) -> Goodbye {
        match told.wait_for(Option::is_some).await {
            Ok(reason) => reason.unwrap_or(Goodbye::ComeBack),
            Err(_) => Goodbye::ComeBack,
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::wire::ToDevice;

    use super::*;

    fn frame() -> Vec<Frame> {
        vec![Frame::of(&ToDevice::Goodbye(Goodbye::ComeBack))]
    }

    #[tokio::test]
    async fn a_device_that_does_not_keep_up_is_told_so_and_gets_no_more() {
        let (queue, mut outgoing) = frame_queue(&Backlog::of(usize::MAX));
        for _ in 0..WAITING_MAX {
            assert!(queue.send(frame()));
        }
        assert!(!queue.send(frame()));
        queue.close(Goodbye::ComeBack);
        assert_eq!(outgoing.next(&mut Vec::new()).await, Next::Goodbye(Goodbye::TooSlow));
    }

    #[tokio::test]
    async fn everything_that_waits_is_taken_at_once() {
        let (queue, mut outgoing) = frame_queue(&Backlog::of(usize::MAX));
        assert!(queue.send(frame()) && queue.send(frame()));
        let mut frames = Vec::new();
        assert_eq!(outgoing.next(&mut frames).await, Next::Send);
        assert_eq!(frames.len(), 2);
        drop(queue);
        assert_eq!(outgoing.next(&mut frames).await, Next::Goodbye(Goodbye::ComeBack));
    }
}
