//! Applies events about what people keep and share during a talk.

use crate::ids::{ParticipantId, ThoughtId};
use crate::session::{Session, SharedQuestion, Talk, TalkEvent, Thought};

impl Session {
    pub(in crate::session) fn apply_talk(&mut self, event: &TalkEvent) {
        self.collected.talks.entry(event.block()).or_default().apply(event);
        // An audience that knows nothing of a talk has none.
        self.collected.talks.retain(|_, talk| *talk != Talk::default());
    }
}

impl Talk {
    fn apply(&mut self, event: &TalkEvent) {
        match event {
            TalkEvent::Kept { participant, thought, text, .. } => {
                let own = self.own.entry(*participant).or_default();
                own.kept.insert(*thought, Thought { text: text.clone(), shared_as: None });
                own.last = own.last.max(*thought);
            }
            TalkEvent::Edited { participant, thought, text, .. } => {
                self.change(*participant, *thought, |thought| thought.text.clone_from(text));
            }
            TalkEvent::Deleted { participant, thought, .. } => {
                if let Some(own) = self.own.get_mut(participant) {
                    own.kept.remove(thought);
                }
            }
            TalkEvent::Shared { question, text, by, .. } => {
                let shared = SharedQuestion { text: text.clone(), is_answered: false, off: false };
                self.questions.insert(*question, shared);
                self.last_question = self.last_question.max(*question);
                if let Some((participant, thought)) = by {
                    self.change(*participant, *thought, |thought| thought.shared_as = Some(*question));
                }
            }
            TalkEvent::TakenBack { question, by, .. } => {
                self.questions.remove(question);
                self.wanted.remove(question);
                self.counts.remove(question);
                if let Some((participant, thought)) = by {
                    self.change(*participant, *thought, |thought| thought.shared_as = None);
                }
            }
            TalkEvent::Wanted { question, participant: Some(participant), on, .. } => {
                let people = self.wanted.entry(*question).or_default();
                if *on {
                    people.insert(*participant);
                } else {
                    people.remove(participant);
                }
                self.wanted.retain(|_, people| !people.is_empty());
            }
            TalkEvent::Wanted { question, participant: None, on, .. } => {
                let count = self.counts.entry(*question).or_default();
                *count = if *on { *count + 1 } else { count.saturating_sub(1) };
                self.counts.retain(|_, count| *count > 0);
            }
            TalkEvent::MarkedAnswered { question, on, .. } => {
                if let Some(question) = self.questions.get_mut(question) {
                    question.is_answered = *on;
                }
            }
            TalkEvent::TakenOff { question, is_gone: true, .. } => {
                self.questions.remove(question);
            }
            TalkEvent::TakenOff { question, is_gone: false, .. } => {
                if let Some(question) = self.questions.get_mut(question) {
                    question.off = true;
                }
            }
            TalkEvent::PutBack { question, shown: Some(shown), .. } => {
                self.questions.insert(*question, (**shown).clone());
            }
            TalkEvent::PutBack { question, shown: None, .. } => {
                if let Some(question) = self.questions.get_mut(question) {
                    question.off = false;
                }
            }
        }
    }

    fn change(&mut self, person: ParticipantId, thought: ThoughtId, change: impl FnOnce(&mut Thought)) {
        if let Some(thought) = self.own.get_mut(&person).and_then(|own| own.kept.get_mut(&thought)) {
            change(thought);
        }
    }
}
