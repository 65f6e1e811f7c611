//! Random changes of the programme and of what was prepared, while the session runs.

use crate::dilemma::{Dilemma, DilemmaText, Scenario};
use crate::ids::{BlockId, DilemmaNumber};
use crate::language::Language;
use crate::session::{BlockKind, BlockPlan, Command, PreparationCommand, ProgrammeCommand, Rules};

use super::Draw;

impl Draw<'_> {
    /// A change to a part, usually a possible one.
    pub(super) fn changing_the_programme(&mut self) -> Command {
        let block = self.block();
        let running = self.session.running_id().filter(|_| self.dice.percent(80)).unwrap_or(block);
        let is_paused = self.session.block.is_some_and(|running| running.paused_at.is_some());
        Command::Programme(match self.dice.below(9) {
            0 | 1 => ProgrammeCommand::AddBlock { plan: self.plan(), after: self.any_block() },
            2 | 3 => {
                let now = self.session.block_of(block).map(|block| block.plan.clone());
                let over = now.filter(|_| self.dice.percent(90)).unwrap_or_else(|| self.plan());
                let plan = if self.dice.coin() {
                    BlockPlan { title: Some(self.text(2)), ..over.clone() }
                } else {
                    self.plan()
                };
                ProgrammeCommand::ChangeBlock { block, over, plan }
            }
            4 => ProgrammeCommand::MoveBlock { block, after: self.any_block() },
            5 => {
                let parts = self.session.programme.iter().map(|block| block.id);
                let not_had: Vec<BlockId> = parts.filter(|part| !self.session.had.contains_key(part)).collect();
                ProgrammeCommand::RemoveBlock { block: self.dice.pick(&not_had).unwrap_or(block) }
            }
            6 => ProgrammeCommand::ExtendBlock {
                block: running,
                minutes: i16::try_from(self.dice.below(9)).unwrap_or_default() - 4,
            },
            7 if !is_paused => ProgrammeCommand::PauseBlock { block: running },
            _ => ProgrammeCommand::ResumeBlock { block: running },
        })
    }

    /// A change to the settings or the dilemmas, usually a possible one.
    pub(super) fn preparing(&mut self) -> Command {
        let settings = &self.session.settings;
        let (title, minutes, rules, planned) =
            (settings.title.clone(), settings.minutes, settings.rules, self.session.planned());
        let number = DilemmaNumber(1 + self.dice.below(6));
        Command::Preparation(match self.dice.below(6) {
            0 => PreparationCommand::ChangeTitle { over: title, title: self.text(2) },
            1 => {
                let minutes_now = u8::try_from(1 + self.dice.below(12)).unwrap_or_default();
                PreparationCommand::ChangeMinutes { over: minutes, minutes: minutes_now }
            }
            2 => PreparationCommand::ChangeRules { over: rules, rules: Rules::where_on(|_| self.dice.coin()) },
            3 => PreparationCommand::AddDilemma { dilemma: Box::new(self.fit_dilemma()), planned: self.dice.coin() },
            4 => {
                // A dilemma that no room has had can be corrected.
                let fresh = self.session.numbered_dilemmas().map(|(number, _)| number);
                let fresh: Vec<_> = fresh.filter(|number| !self.session.was_had(*number)).collect();
                let number = self.dice.pick(&fresh).unwrap_or(number);
                let dilemma = Box::new(self.fit_dilemma());
                let over = self.session.dilemma(number).cloned().map_or_else(|| dilemma.clone(), Box::new);
                PreparationCommand::CorrectDilemma { number, over, dilemma }
            }
            _ => {
                let mut changed = planned.clone();
                match changed.iter().position(|one| *one == number) {
                    Some(place) => drop(changed.remove(place)),
                    None => changed.push(number),
                }
                PreparationCommand::PlanDilemmas { over: planned, planned: changed }
            }
        })
    }

    fn plan(&mut self) -> BlockPlan {
        let kind = self.dice.pick(BlockKind::ALL).unwrap_or(BlockKind::Break);
        let title = self.dice.coin().then(|| self.text(1));
        BlockPlan { title, ..BlockPlan::new(kind, 1 + self.dice.below(30)) }
    }

    /// A dilemma that can be played, one of a few.
    fn fit_dilemma(&mut self) -> Dilemma {
        let which = self.dice.below(4);
        let lines = |words: &str| vec![format!("{words} {which}"), format!("{words} again")];
        let scenario = |side: &str| Scenario {
            title: format!("Demo {side} {which}"),
            text: vec![side; 50].join(" "),
            points: vec![format!("Demo {side}"); 3],
            prompts: lines(side),
        };
        Dilemma {
            id: format!("demo-added-{which}"),
            language: Language::En,
            original: DilemmaText {
                theme: "Demo".into(),
                question: format!("How is demo {which}?"),
                prompts: lines("demo"),
                left: scenario("left"),
                right: scenario("right"),
            },
            translation: None,
        }
    }
}
