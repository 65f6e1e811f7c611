//! Changing what was prepared.

use std::collections::BTreeSet;

use crate::dilemma::Dilemma;
use crate::ids::DilemmaNumber;
use crate::limits;
use crate::session::decide::facilitator_only;
use crate::session::over::replaces;
use crate::session::words::clean;
use crate::session::{Author, Event, PreparationCommand, PreparationEvent, Rejection, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &PreparationCommand,
) -> Result<Vec<Event>, Rejection> {
    facilitator_only(author)?;
    let settings = &session.settings;
    let event = match command {
        PreparationCommand::ChangeTitle { over, title } => {
            let title = clean(title, limits::TITLE_MAX)?;
            replaces(&title, &settings.title, Some(over))?.then_some(PreparationEvent::TitleChanged { title })
        }
        PreparationCommand::ChangeMinutes { over, minutes } => {
            if !(1..=limits::ROUND_MINUTES_MAX).contains(minutes) {
                return Err(Rejection::OutOfRange { least: 1, most: limits::ROUND_MINUTES_MAX.into() });
            }
            let minutes = *minutes;
            replaces(&minutes, &settings.minutes, Some(over))?.then_some(PreparationEvent::MinutesChanged { minutes })
        }
        PreparationCommand::ChangeRules { over, rules } => {
            replaces(rules, &settings.rules, Some(over))?.then_some(PreparationEvent::RulesChanged { rules: *rules })
        }
        PreparationCommand::AddDilemma { dilemma, planned } => add_dilemma(session, dilemma, *planned)?,
        PreparationCommand::CorrectDilemma { number, over, dilemma } => correct(session, *number, over, dilemma)?,
        PreparationCommand::PlanDilemmas { over, planned } => plan(session, over, planned)?,
    };
    Ok(event.map(Event::Preparation).into_iter().collect())
}

fn add_dilemma(session: &Session, dilemma: &Dilemma, planned: bool) -> Result<Option<PreparationEvent>, Rejection> {
    if session.dilemmas.contains(dilemma) {
        return Ok(None);
    }
    check(session, dilemma, None)?;
    if session.dilemmas.len() >= limits::DILEMMAS_MAX {
        return Err(Rejection::Full);
    }
    Ok(Some(PreparationEvent::DilemmaAdded { dilemma: Box::new(dilemma.clone()), planned }))
}

fn correct(
    session: &Session,
    number: DilemmaNumber,
    over: &Dilemma,
    dilemma: &Dilemma,
) -> Result<Option<PreparationEvent>, Rejection> {
    let now = session.dilemma(number).ok_or(Rejection::NoSuchDilemma)?;
    if !replaces(dilemma, now, Some(over))? {
        return Ok(None);
    }
    if session.was_had(number) {
        return Err(Rejection::DilemmaWasHad);
    }
    check(session, dilemma, Some(number))?;
    Ok(Some(PreparationEvent::DilemmaCorrected { number, dilemma: Box::new(dilemma.clone()) }))
}

/// Checks that screens can show a dilemma, and that no other has its name.
fn check(session: &Session, dilemma: &Dilemma, at: Option<DilemmaNumber>) -> Result<(), Rejection> {
    if let Some(problem) = dilemma.refusal() {
        return Err(Rejection::Unfit { field: problem.place.field });
    }
    let is_namesake = |(number, other): (DilemmaNumber, &Dilemma)| Some(number) != at && other.id == dilemma.id;
    if session.numbered_dilemmas().any(is_namesake) { Err(Rejection::DilemmaNameTaken) } else { Ok(()) }
}

fn plan(
    session: &Session,
    over: &[DilemmaNumber],
    planned: &[DilemmaNumber],
) -> Result<Option<PreparationEvent>, Rejection> {
    if planned.is_empty() {
        return Err(Rejection::OutOfRange {
            least: 1,
            most: u16::try_from(session.dilemmas.len()).unwrap_or(u16::MAX),
        });
    }
    let each_once = planned.iter().collect::<BTreeSet<_>>().len() == planned.len();
    if !each_once || planned.iter().any(|number| session.dilemma(*number).is_none()) {
        return Err(Rejection::NoSuchDilemma);
    }
    let changes = replaces(planned, session.planned().as_slice(), Some(over))?;
    Ok(changes.then(|| PreparationEvent::DilemmasPlanned { planned: planned.to_vec() }))
}
