//! Rejections, which leave no trace in the log because they changed nothing. A device that asks again gets the same
//! answer.

use std::collections::{HashMap, VecDeque};

use shared::ids::CommandId;
use shared::session::{Author, Rejection};

/// Rejections kept for one session: plenty, because a device repeats itself within seconds.
const KEPT: usize = 1_024;

/// The latest rejections.
#[derive(Debug, Default)]
pub(super) struct Rejections {
    known: HashMap<(Author, CommandId), Rejection>,
    order: VecDeque<(Author, CommandId)>,
}

impl Rejections {
    /// Why an earlier command was rejected.
    pub fn of(&self, author: Author, command: CommandId) -> Option<&Rejection> {
        self.known.get(&(author, command))
    }

    /// Keeps a rejection, unless it asks to try again: the next answer may be another.
    pub fn keep(&mut self, author: Author, command: CommandId, rejection: Rejection) {
        if matches!(rejection, Rejection::Unavailable | Rejection::StorageFull | Rejection::TooFast) {
            return;
        }
        if self.known.insert((author, command), rejection).is_some() {
            return;
        }
        self.order.push_back((author, command));
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_oldest_rejection_is_forgotten_first() {
        let mut rejections = Rejections::default();
        let id = |number: usize| CommandId(Uuid::from_u128(number as u128));
        for number in 0..=KEPT {
            rejections.keep(Author::Facilitator, id(number), Rejection::EmptyText);
        }
        assert_eq!(rejections.of(Author::Facilitator, id(0)), None);
        assert_eq!(rejections.of(Author::Facilitator, id(KEPT)), Some(&Rejection::EmptyText));
        assert_eq!(rejections.of(Author::Plenary, id(KEPT)), None);
    }

    #[test]
    fn a_rejection_that_asks_to_try_again_is_not_kept() {
        let mut rejections = Rejections::default();
        let id = CommandId(Uuid::from_u128(1));
        for rejection in [Rejection::Unavailable, Rejection::StorageFull, Rejection::TooFast] {
            rejections.keep(Author::Plenary, id, rejection);
            assert_eq!(rejections.of(Author::Plenary, id), None);
        }
    }
}
