//! What all live connections of a server share.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::halves::Halves;
use crate::policy::{Budget, Quiet};
use crate::session::{Backlog, FrameQueue, Registry};

use super::channel::Channels;
use super::conversation::Conversation;
use super::doorkeeper::Doorkeeper;

/// All live connections of this server.
pub(crate) struct Live {
    pub(super) registry: Arc<Registry>,
    pub(super) tasks: TaskTracker,
    pub(super) stop: CancellationToken,
    pub(super) channels: Channels,
    pub(super) quiet: Quiet,
    pub(super) backlog: Arc<Backlog>,
    pub(super) halves: Arc<Halves>,
}

impl Live {
    /// Connections to the sessions of `registry`, counted in `tasks`, until `stop`.
    pub fn new(
        registry: Arc<Registry>,
        tasks: TaskTracker,
        stop: CancellationToken,
        quiet: Quiet,
        budget: Budget,
    ) -> Arc<Self> {
        let (backlog, halves) = (Arc::clone(registry.waiting()), Halves::of(budget.halves()));
        Arc::new(Self { registry, tasks, stop, channels: Channels::default(), quiet, backlog, halves })
    }

    pub(super) fn converse(
        &self,
        queue: FrameQueue,
        keeper: Arc<dyn Doorkeeper>,
        silent_max: Duration,
    ) -> Conversation {
        Conversation::begin(Arc::clone(&self.registry), queue, keeper, silent_max, self.quiet.unknown_max)
    }
}
