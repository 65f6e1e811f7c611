//! A device in a plan.

use server::demo::bot::Bot;
use shared::ids::{CommandId, Seq};
use shared::session::{Command, Session};
use shared::view::Audience;
use shared::wire::Identity;

use crate::{Flow, Tunnel};

/// A device, and the evidence it collects.
pub(super) struct Device {
    pub bot: Bot,
    pub follows: bool,
    /// The tunnel through which it connects, if it can be blocked.
    pub tunnel: Option<Tunnel>,
    /// It is not reading now.
    pub is_deaf: bool,
    /// Acknowledged commands with their answers, the latest last.
    pub acknowledged: Vec<(CommandId, Command, Seq)>,
    /// Commands that got a different answer the second time.
    pub answered_otherwise: Vec<CommandId>,
}

impl Device {
    pub fn new(bot: Bot, follows: bool) -> Self {
        let (acknowledged, answered_otherwise) = (Vec::new(), Vec::new());
        Self { bot, follows, tunnel: None, is_deaf: false, acknowledged, answered_otherwise }
    }

    /// A device that connects through a tunnel.
    pub fn through(tunnel: Tunnel, bot: Bot) -> Self {
        Self { tunnel: Some(tunnel), ..Self::new(bot, false) }
    }

    /// Makes it stop reading, or read again.
    pub fn stop_reading(&mut self, is_deaf: bool) {
        if let Some(tunnel) = &self.tunnel {
            tunnel.set(if is_deaf { Flow::Deaf } else { Flow::Open });
            self.is_deaf = is_deaf;
        }
    }

    /// Was this command acknowledged on this device?
    pub fn has_answer_to(&self, id: CommandId) -> bool {
        self.acknowledged.iter().any(|(known, ..)| *known == id)
    }

    /// The audience for which it holds `truth`; absent if its participant was removed.
    pub fn audience(&self, truth: &Session) -> Option<Audience> {
        let was_taken_out = |own| truth.participants.get(&own).is_some_and(|person| person.removed.is_some());
        Some(match self.bot.identity? {
            Identity::Facilitator | Identity::CoFacilitator(_) => Audience::Facilitator,
            Identity::Plenary => Audience::Plenary,
            Identity::Participant(own) if self.follows && !was_taken_out(own) => Audience::Follower(own),
            Identity::Participant(own) => Audience::Participant(own),
        })
    }
}
