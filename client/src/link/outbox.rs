//! What was asked for and not answered yet. It survives a reload: acknowledged means stored.

use serde::{Deserialize, Deserializer, Serialize};
use shared::ids::CommandId;
use shared::session::Command;
use shared::wire::Identity;

/// Commands kept at most; a person alone in a tunnel does not write more.
const MOST: usize = 200;

/// Commands on their way, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    /// Whose they are, once that is known.
    owner: Option<Identity>,
    #[serde(deserialize_with = "read_what_can_be_read")]
    commands: Vec<(CommandId, Command)>,
}

impl Outbox {
    /// Puts a command on its way; false if there are too many.
    pub fn push(&mut self, id: CommandId, command: Command) -> bool {
        if self.commands.len() >= MOST {
            return false;
        }
        self.commands.push((id, command));
        true
    }

    /// The server answered.
    pub fn take(&mut self, id: CommandId) -> Option<Command> {
        let place = self.commands.iter().position(|(waiting, _)| *waiting == id)?;
        Some(self.commands.remove(place).1)
    }

    /// This device turns out to be `you`. What somebody else asked for on it is not asked in their name. True if
    /// that changed anything.
    pub fn is_now_of(&mut self, you: Identity) -> bool {
        let before = self.owner.replace(you);
        if before.is_some_and(|before| before != you) {
            self.commands.clear();
        }
        before != self.owner
    }

    /// Everything that is not answered, in order.
    pub fn waiting(&self) -> impl Iterator<Item = &(CommandId, Command)> {
        self.commands.iter()
    }

    /// How many are not answered.
    pub fn len(&self) -> usize {
        self.commands.len()
    }
}

/// A newer page may not know one command of an older one; the others are still sent.
fn read_what_can_be_read<'de, D: Deserializer<'de>>(source: D) -> Result<Vec<(CommandId, Command)>, D::Error> {
    let kept = Vec::<serde_json::Value>::deserialize(source)?;
    Ok(kept.into_iter().filter_map(|command| serde_json::from_value(command).ok()).take(MOST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> CommandId {
        CommandId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn what_is_answered_is_gone_and_the_rest_keeps_its_order() {
        let mut outbox = Outbox::default();
        for number in 1..=3 {
            assert!(outbox.push(id(number), Command::AcceptRole));
        }
        assert_eq!(outbox.take(id(2)), Some(Command::AcceptRole));
        assert_eq!(outbox.take(id(2)), None);
        assert_eq!(outbox.waiting().map(|(id, _)| *id).collect::<Vec<_>>(), [id(1), id(3)]);
        assert_eq!(outbox.len(), 2);
    }

    #[test]
    fn it_survives_an_upgrade_that_does_not_know_one_command_any_more() {
        let mut outbox = Outbox::default();
        outbox.push(id(1), Command::AcceptRole);
        outbox.push(id(2), Command::AskHelp { on: true });
        let stored = serde_json::to_string(&outbox).unwrap();
        assert_eq!(serde_json::from_str::<Outbox>(&stored).unwrap(), outbox);
        let older = stored.replace("accept_role", "of_yesteryear");
        let read: Outbox = serde_json::from_str(&older).unwrap();
        assert_eq!(read.waiting().map(|(id, _)| *id).collect::<Vec<_>>(), [id(2)]);
    }
}
