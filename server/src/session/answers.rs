//! Answers to commands that left no trace in the log: rejections, and acknowledgements of
//! what was so already. A device that asks again gets the same answer.

use std::collections::{HashMap, VecDeque};

use shared::ids::{CommandId, Seq};
use shared::session::{Author, Rejection};

/// Answers kept for one session. A device repeats itself within seconds, so this is plenty.
const KEPT: usize = 1_024;

/// The answer to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It is so, and stored, up to that event.
    Done(Seq),
    /// It was not carried out.
    Rejected(Rejection),
}

/// The latest answers.
#[derive(Debug, Default)]
pub(super) struct Answers {
    known: HashMap<(Author, CommandId), Answer>,
    order: VecDeque<(Author, CommandId)>,
}

impl Answers {
    /// The answer to a command that was seen before.
    pub fn to(&self, author: Author, command: CommandId) -> Option<&Answer> {
        self.known.get(&(author, command))
    }

    /// Keeps an answer. Not those that ask to try again: the next time they may be other.
    pub fn keep(&mut self, author: Author, command: CommandId, answer: Answer) {
        if matches!(answer, Answer::Rejected(Rejection::Unavailable | Rejection::StorageFull | Rejection::TooFast)) {
            return;
        }
        if self.known.insert((author, command), answer).is_some() {
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
    fn the_oldest_answer_is_forgotten_first() {
        let mut answers = Answers::default();
        let id = |number: usize| CommandId(Uuid::from_u128(number as u128));
        for number in 0..=KEPT {
            answers.keep(Author::Facilitator, id(number), Answer::Done(Seq(1)));
        }
        assert_eq!(answers.to(Author::Facilitator, id(0)), None);
        assert_eq!(answers.to(Author::Facilitator, id(KEPT)), Some(&Answer::Done(Seq(1))));
        assert_eq!(answers.to(Author::Plenary, id(KEPT)), None);
    }

    #[test]
    fn an_answer_that_asks_to_try_again_is_not_kept() {
        let mut answers = Answers::default();
        let id = CommandId(Uuid::from_u128(1));
        for rejection in [Rejection::Unavailable, Rejection::StorageFull, Rejection::TooFast] {
            answers.keep(Author::Plenary, id, Answer::Rejected(rejection));
            assert_eq!(answers.to(Author::Plenary, id), None);
        }
    }
}
