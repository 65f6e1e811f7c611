//! What was asked for and not answered yet. It survives a reload: acknowledged means stored.

use serde::{Deserialize, Serialize};
use shared::ids::CommandId;
use shared::session::Command;

/// Commands kept at most; a person alone in a tunnel does not write more.
const MOST: usize = 200;

/// Commands on their way, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox(Vec<(CommandId, Command)>);

impl Outbox {
    /// Puts a command on its way; false if there are too many.
    pub fn push(&mut self, id: CommandId, command: Command) -> bool {
        if self.0.len() >= MOST {
            return false;
        }
        self.0.push((id, command));
        true
    }

    /// The server answered.
    pub fn take(&mut self, id: CommandId) -> Option<Command> {
        let place = self.0.iter().position(|(waiting, _)| *waiting == id)?;
        Some(self.0.remove(place).1)
    }

    /// Everything that is not answered, in order.
    pub fn waiting(&self) -> impl Iterator<Item = &(CommandId, Command)> {
        self.0.iter()
    }

    /// How many are not answered.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_answered_is_gone_and_the_rest_keeps_its_order() {
        let id = |number| CommandId(uuid::Uuid::from_u128(number));
        let mut outbox = Outbox::default();
        for number in 1..=3 {
            assert!(outbox.push(id(number), Command::AcceptRole));
        }
        assert_eq!(outbox.take(id(2)), Some(Command::AcceptRole));
        assert_eq!(outbox.take(id(2)), None);
        assert_eq!(outbox.waiting().map(|(id, _)| *id).collect::<Vec<_>>(), [id(1), id(3)]);
        assert_eq!(outbox.len(), 2);
    }
}
