//! Random commands about the walls of check-ins and clearings.

use crate::day::Day;
use crate::ids::{BlockId, BundleId, EntryId, ParticipantId};
use crate::session::{
    Author, CameTrue, Command, CoveredWall, Line, Mark, Marked, PeopleCommand, Prompt, Resolve, SpokenRound,
    WallCommand, Words,
};

use super::Draw;

impl Draw<'_> {
    /// What somebody might well do while a part with a wall runs.
    pub(super) fn on_wall(&mut self, block: BlockId) -> (Author, Command) {
        let waits: Vec<ParticipantId> = self
            .session
            .participants
            .keys()
            .copied()
            .filter(|person| self.session.expectation_of(*person).is_some())
            .collect();
        if let Some(person) = self.dice.pick(&waits)
            && self.dice.percent(30)
        {
            let answer = self.dice.pick(&CameTrue::ALL).unwrap_or(CameTrue::Partly);
            return (Author::Participant(person), Command::Wall(WallCommand::AnswerCameTrue { block, answer }));
        }
        let own = self.session.collected.walls.get(&block).map(|wall| &wall.own);
        let wrote: Vec<ParticipantId> =
            own.into_iter().flatten().filter(|(_, own)| own.covered().is_some()).map(|(person, _)| *person).collect();
        if let Some(person) = self.dice.pick(&wrote)
            && self.dice.percent(10)
        {
            return (Author::Participant(person), Command::Wall(WallCommand::TakeBack { block }));
        }
        let spoken = self.session.collected.walls.get(&block).and_then(|wall| wall.spoken.clone());
        if let Some(spoken) = spoken
            && self.dice.percent(70)
        {
            return self.speaking_in_turn(block, &spoken);
        }
        match self.dice.below(10) {
            0..5 => (Author::Participant(self.person()), self.writing_on_wall(block)),
            5 => (Author::Plenary, self.steering_wall(block)),
            _ => (Author::Facilitator, self.steering_wall(block)),
        }
    }

    /// A round of speaking goes on, somebody passes, or it is ended.
    fn speaking_in_turn(&mut self, block: BlockId, spoken: &SpokenRound) -> (Author, Command) {
        let from = spoken.turn;
        let last = spoken.speakers.len().saturating_sub(1);
        let (author, command) = match self.dice.below(10) {
            0..3 => {
                let person = spoken.speaking().map_or_else(ParticipantId::default, |speaker| speaker.participant);
                (Author::Participant(person), WallCommand::PassTurn { block })
            }
            3 if self.dice.coin() => {
                let who = spoken.speaking().map_or_else(ParticipantId::default, |speaker| speaker.participant);
                let remove = PeopleCommand::Remove { participant: who };
                return (Author::Facilitator, Command::People(remove));
            }
            3 => (Author::Facilitator, WallCommand::EndRound { block }),
            4 => (Author::Facilitator, WallCommand::GiveTurn { block, from, to: from.saturating_sub(1) }),
            5..8 => (Author::Facilitator, WallCommand::GiveTurn { block, from, to: (from + 1).min(last) }),
            _ => (Author::Plenary, WallCommand::GiveTurn { block, from, to: (from + 1).min(last) }),
        };
        (author, Command::Wall(command))
    }

    /// A part with a wall, if there is one.
    pub(super) fn any_wall(&mut self) -> Option<BlockId> {
        let walls: Vec<BlockId> =
            self.session.programme.iter().filter(|block| block.plan.kind.has_wall()).map(|block| block.id).collect();
        self.dice.pick(&walls)
    }

    /// What people do on a wall for themselves.
    pub(super) fn writing_on_wall(&mut self, block: BlockId) -> Command {
        Command::Wall(match self.dice.below(10) {
            0..5 => WallCommand::Write { block, words: self.words() },
            5 => WallCommand::TakeBack { block },
            6 | 7 => WallCommand::AnswerCameTrue {
                block,
                answer: self.dice.pick(&CameTrue::ALL).unwrap_or(CameTrue::Partly),
            },
            8 => WallCommand::Resolve { block, resolve: self.resolve() },
            _ => WallCommand::Write { block, words: Words { sentence: Some(self.line()), feeling: None } },
        })
    }

    fn words(&mut self) -> Words {
        Words {
            sentence: self.dice.percent(80).then(|| self.line()),
            feeling: self.dice.percent(60).then(|| Line { text: self.text(1), named: self.dice.percent(30) }),
        }
    }

    fn line(&mut self) -> Line {
        let text = if self.dice.percent(95) { self.text(3) } else { self.any_text() };
        Line { text, named: self.dice.percent(30) }
    }

    fn resolve(&mut self) -> Option<Resolve> {
        let before = "2027-03-31".parse::<Day>().ok()?;
        self.dice.percent(80).then(|| Resolve { text: self.text(2), before })
    }

    /// What the facilitator and the plenary screen do with a wall.
    pub(super) fn steering_wall(&mut self, block: BlockId) -> Command {
        let wall = self.session.collected.walls.get(&block).cloned().unwrap_or_default();
        let (one, other) = (self.entry(&wall), self.entry(&wall));
        let bundles: Vec<BundleId> = wall.bundles.keys().copied().collect();
        let bundle = self.dice.pick(&bundles).unwrap_or(BundleId(99));
        let off: Vec<EntryId> = wall.entries.iter().filter(|(_, entry)| entry.off).map(|(id, _)| *id).collect();
        let deed = match (wall.covered() > 0, wall.is_open, bundles.is_empty()) {
            (true, ..) if self.dice.percent(40) => 0,
            // The sentence starter can be chosen only until somebody writes.
            _ if !wall.is_begun() && self.dice.percent(30) => 15,
            // Something hangs there, and is bundled; then the bundles are worked on.
            (_, true, true) if self.dice.percent(40) => 6,
            (false, false, _) if self.dice.percent(25) => 16,
            (_, true, false) if self.dice.percent(20) => 9,
            _ if !off.is_empty() && self.dice.percent(30) => 12,
            (_, _, false) => 4 + self.dice.below(11),
            _ => self.dice.below(16),
        };
        Command::Wall(match deed {
            0..4 => WallCommand::Reveal { block, after: wall.last_entry() },
            4 => WallCommand::Light { block, entry: self.dice.percent(70).then_some(one) },
            5 => WallCommand::Enter { block, sentence: self.text(2), name: self.dice.coin().then(|| self.text(0)) },
            6 => WallCommand::MakeBundle {
                block,
                name: self.dice.coin().then(|| self.text(1)),
                entries: vec![one, other],
            },
            7 => WallCommand::NameBundle { block, bundle, name: self.text(1), over: None },
            8 => WallCommand::DropBundle { block, bundle },
            9 => WallCommand::Bundle { block, bundle: self.dice.percent(70).then_some(bundle), entries: vec![one] },
            10 | 11 => WallCommand::TakeOff { block, entry: one },
            12 => WallCommand::PutBack { block, entry: self.dice.pick(&off).unwrap_or(one) },
            13 => WallCommand::Mark { block, what: Marked::Entry(one), mark: self.mark() },
            14 => WallCommand::Mark { block, what: Marked::Bundle(bundle), mark: self.mark() },
            16 => WallCommand::BeginRound { block },
            _ => WallCommand::ChoosePrompt {
                block,
                prompt: if self.dice.coin() { Prompt::Question } else { Prompt::Own(self.text(1)) },
            },
        })
    }

    fn mark(&mut self) -> Option<Mark> {
        self.dice.pick(&[Some(Mark::Today), Some(Mark::Parked), None]).flatten()
    }

    /// An entry, or sometimes one that does not exist.
    fn entry(&mut self, wall: &CoveredWall) -> EntryId {
        let entries: Vec<EntryId> = wall.entries.keys().copied().collect();
        if self.dice.percent(3) { EntryId(999) } else { self.dice.pick(&entries).unwrap_or_default() }
    }
}
