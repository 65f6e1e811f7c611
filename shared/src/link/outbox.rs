//! Commands that are not answered yet. They survive a reload and a closed tab, and leave only once the server has
//! stored or rejected them.
//!
//! Every command is stored separately under its own id, so that two tabs of one person do not overwrite each other's. A
//! page that is opened takes over what any tab of the same person left; a command sent twice under one id counts once.

use crate::ids::{CommandId, RoomNumber};
use crate::session::Command;
use crate::wire::Identity;
use serde::{Deserialize, Serialize};

/// The most commands in an outbox; nobody writes more in a tunnel.
pub const MOST: usize = 200;

/// A command of the outbox, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its author; absent until the server has told this device its identity.
    pub owner: Option<Identity>,
    /// Its id.
    pub id: CommandId,
    /// The room in which it was given, if it is meant for that room alone.
    #[serde(default)]
    pub room: Option<RoomNumber>,
    /// The command.
    pub command: Command,
}

/// The outbox, oldest command first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    /// The identity of this device, once the server has told it.
    owner: Option<Identity>,
    /// Includes commands that somebody else gave on this device: they are neither sent under another name nor thrown
    /// away.
    kept: Vec<Kept>,
}

impl Outbox {
    /// The commands that were kept before this page was opened.
    pub fn of(mut kept: Vec<Kept>) -> Self {
        // Ids grow with time.
        kept.sort_by_key(|kept| kept.id);
        kept.truncate(MOST);
        Self { owner: None, kept }
    }

    /// Adds a command; false if there are too many.
    pub fn push(&mut self, id: CommandId, room: Option<RoomNumber>, command: Command) -> bool {
        if self.len() >= MOST {
            return false;
        }
        self.kept.push(Kept { owner: self.owner, id, room, command });
        true
    }

    /// The identity of this device, once the server has told it.
    pub const fn owner(&self) -> Option<Identity> {
        self.owner
    }

    /// Removes a command that the server has answered.
    pub fn take(&mut self, id: CommandId) -> Option<Kept> {
        let place = self.kept.iter().position(|kept| kept.id == id)?;
        Some(self.kept.remove(place))
    }

    /// This device turns out to be `you`, and so the commands without an owner are theirs. Returns the ids of those.
    pub fn is_now_of(&mut self, you: Identity) -> Vec<CommandId> {
        self.owner = Some(you);
        let unnamed = self.kept.iter_mut().filter(|kept| kept.owner.is_none());
        unnamed
            .map(|kept| {
                kept.owner = Some(you);
                kept.id
            })
            .collect()
    }

    /// A command as it is to be stored.
    pub fn kept(&self, id: CommandId) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.id == id)
    }

    /// The unanswered commands of this device's person, in order.
    pub fn waiting(&self) -> impl Iterator<Item = &Kept> {
        self.kept.iter().filter(|kept| self.owner.is_none() || kept.owner == self.owner)
    }

    /// The number of unanswered commands of this device's person.
    pub fn len(&self) -> usize {
        self.waiting().count()
    }

    /// Is everything answered?
    pub fn is_empty(&self) -> bool {
        self.waiting().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use crate::ids::ParticipantId;
    use crate::session::RoomCommand;

    use super::*;

    const ANNA: Identity = Identity::Participant(ParticipantId(1));
    const BAS: Identity = Identity::Participant(ParticipantId(2));

    fn id(number: u128) -> CommandId {
        CommandId(uuid::Uuid::from_u128(number))
    }

    fn waiting(outbox: &Outbox) -> Vec<CommandId> {
        outbox.waiting().map(|kept| kept.id).collect()
    }

    fn kept(owner: Identity, number: u128) -> Kept {
        Kept { owner: Some(owner), id: id(number), room: None, command: Command::Room(RoomCommand::AcceptRole) }
    }

    #[test]
    fn answered_commands_are_removed_and_the_rest_keep_their_order() {
        let mut outbox = Outbox::default();
        for number in 1..=3 {
            assert!(outbox.push(id(number), None, Command::Room(RoomCommand::AcceptRole)));
        }
        assert_eq!(outbox.take(id(2)).map(|kept| kept.command), Some(Command::Room(RoomCommand::AcceptRole)));
        assert_eq!(outbox.take(id(2)), None);
        assert_eq!(waiting(&outbox), [id(1), id(3)]);
        assert_eq!(outbox.len(), 2);
    }

    #[test]
    fn commands_that_tabs_left_are_taken_over_in_order_and_only_by_their_author() {
        let mut outbox = Outbox::of(vec![kept(ANNA, 3), kept(BAS, 2), kept(ANNA, 1)]);
        assert!(outbox.is_now_of(ANNA).is_empty());
        assert_eq!(waiting(&outbox), [id(1), id(3)]);
        assert!(outbox.kept(id(2)).is_some(), "commands of the other person are kept");
        let mut outbox = Outbox::of(vec![kept(BAS, 2)]);
        outbox.push(id(4), None, Command::Room(RoomCommand::KeepRole));
        assert_eq!(outbox.is_now_of(BAS), [id(4)], "given before the identity was known");
        assert_eq!(waiting(&outbox), [id(2), id(4)]);
    }

    #[test]
    fn its_length_is_limited() {
        let mut outbox = Outbox::default();
        outbox.is_now_of(ANNA);
        assert!((0..).map(id).take(MOST).all(|id| outbox.push(id, None, Command::Room(RoomCommand::AcceptRole))));
        assert!(!outbox.push(id(1_000), None, Command::Room(RoomCommand::AcceptRole)));
    }
}
