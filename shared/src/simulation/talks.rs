//! Random commands about talks and breaks.

use crate::ids::{BlockId, ParticipantId, QuestionId, ThoughtId};
use crate::session::{Author, Command, ProgrammeCommand, Talk, TalkCommand};

use super::Draw;

impl Draw<'_> {
    /// What somebody might well do during a talk.
    pub(super) fn in_talk(&mut self, block: BlockId) -> (Author, Command) {
        match self.dice.below(10) {
            0..3 => (Author::Participant(self.person()), self.keeping(block)),
            3..8 => self.with_own_thought(block),
            8 => (Author::Participant(self.person()), self.wanting(block)),
            _ => (Author::Facilitator, self.steering_talk(block)),
        }
    }

    /// Somebody comes back from a break.
    pub(super) fn in_break(&mut self, block: BlockId) -> (Author, Command) {
        (Author::Participant(self.person()), Command::Programme(ProgrammeCommand::ComeBack { block, began: None }))
    }

    fn keeping(&mut self, block: BlockId) -> Command {
        let text = if self.dice.percent(95) { self.text(3) } else { self.any_text() };
        Command::Talk(TalkCommand::Keep { block, text })
    }

    /// Somebody changes, deletes, shares or takes back a thought of their own, or of another person with the same
    /// number.
    fn with_own_thought(&mut self, block: BlockId) -> (Author, Command) {
        let talk = self.session.talk(block);
        let kept = talk.own.iter().flat_map(|(person, own)| own.kept.iter().map(move |(id, one)| (*person, *id, one)));
        let kept: Vec<(ParticipantId, ThoughtId, String)> =
            kept.map(|(person, id, one)| (person, id, one.text.clone())).collect();
        let Some((person, thought, text)) = self.dice.pick(&kept) else {
            return (Author::Participant(self.person()), self.keeping(block));
        };
        let person = if self.dice.percent(90) { person } else { self.person() };
        let command = match self.dice.below(12) {
            0..6 => TalkCommand::Share { block, thought },
            6 | 7 => TalkCommand::TakeBack { block, thought },
            8 | 9 => TalkCommand::Edit { block, thought, text: self.text(2), over: self.dice.coin().then_some(text) },
            _ => TalkCommand::Delete { block, thought },
        };
        (Author::Participant(person), Command::Talk(command))
    }

    fn wanting(&mut self, block: BlockId) -> Command {
        let question = self.question(&self.session.talk(block));
        Command::Talk(TalkCommand::Want { block, question, on: self.dice.percent(70) })
    }

    /// What people do during a talk, even if it does not run.
    pub(super) fn taking_part_in_talk(&mut self, block: BlockId) -> Command {
        let thought = ThoughtId(self.dice.below(4).into());
        match self.dice.below(7) {
            0 => Command::Talk(TalkCommand::Keep { block, text: self.any_text() }),
            1 => Command::Talk(TalkCommand::Edit { block, thought, text: self.any_text(), over: None }),
            2 => Command::Talk(TalkCommand::Delete { block, thought }),
            3 => Command::Talk(TalkCommand::Share { block, thought }),
            4 => Command::Talk(TalkCommand::TakeBack { block, thought }),
            5 => Command::Programme(ProgrammeCommand::ComeBack { block, began: None }),
            _ => self.wanting(block),
        }
    }

    /// What the facilitator does with the questions of a talk.
    pub(super) fn steering_talk(&mut self, block: BlockId) -> Command {
        let talk = self.session.talk(block);
        let off: Vec<QuestionId> = talk.questions.iter().filter(|(_, one)| one.off).map(|(id, _)| *id).collect();
        let question = self.question(&talk);
        Command::Talk(match self.dice.below(10) {
            0..4 => TalkCommand::MarkAnswered { block, question, on: self.dice.percent(70) },
            4..7 => TalkCommand::TakeOff { block, question },
            _ => TalkCommand::PutBack { block, question: self.dice.pick(&off).unwrap_or(question) },
        })
    }

    /// A question, or sometimes one that does not exist.
    fn question(&mut self, talk: &Talk) -> QuestionId {
        let questions: Vec<QuestionId> = talk.questions.keys().copied().collect();
        if self.dice.percent(3) { QuestionId(999) } else { self.dice.pick(&questions).unwrap_or_default() }
    }
}
