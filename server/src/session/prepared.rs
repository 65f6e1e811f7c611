//! A session as it was prepared, from which a rehearsal is made.

use shared::dilemma::Dilemma;
use shared::ids::{BlockId, DilemmaNumber};
use shared::session::{Access, Block, Event, Prompt, Session, Settings, WallEvent};

use super::plan::SessionPlan;

/// What was prepared, without anybody or anything that they did. Numbers follow the order again, as in a new session.
pub(super) fn prepared(session: &Session) -> SessionPlan {
    let planned = session.planned();
    let is_spare = |number: &DilemmaNumber| !planned.contains(number);
    let spares = session.numbered_dilemmas().map(|(number, _)| number).filter(is_spare);
    let dilemmas: Vec<Dilemma> =
        planned.iter().copied().chain(spares).filter_map(|number| session.dilemma(number).cloned()).collect();
    let prompts = (0..).map(BlockId).zip(&session.programme).filter_map(|(place, block)| {
        let prompt = session.collected.walls.get(&block.id)?.prompt.clone();
        let is_chosen = prompt != Prompt::default();
        is_chosen.then_some(Event::Wall(WallEvent::PromptChosen { block: place, prompt }))
    });
    SessionPlan {
        settings: Settings {
            planned: u16::try_from(planned.len()).unwrap_or(u16::MAX),
            was_mirrored: false,
            ..session.settings.clone()
        },
        dilemmas,
        programme: Block::plans(&session.programme),
        rooms: u16::try_from(session.rooms.len()).unwrap_or(u16::MAX),
        access: Access { facilitator: None, plenary: None, report: None },
        then: prompts.collect(),
    }
}
