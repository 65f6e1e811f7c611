//! Builds a session that can be opened, from a facilitator's form or for a team without one.

use rand::seq::SliceRandom;
use shared::dilemma::Dilemma;
use shared::ids::{BlockId, RoomNumber};
use shared::language::Language;
use shared::limits;
use shared::session::words::clean;
use shared::session::{
    Access, BlockKind, BlockPlan, Event, PeopleEvent, Placement, PresenterHow, ProgrammeEvent, Rejection, RoomEvent,
    Rules, Session, Settings,
};
use shared::text::entrance;
use shared::time::Timestamp;
use shared::wire::{NewSession, StartTogether};

use crate::library::Library;
use crate::session::SessionPlan;
use crate::session::secret::Secret;

use super::api_error::ApiError;

/// Planned dilemmas of a session without preparation; the rest are spares.
const TOGETHER_PLANNED: usize = 2;

/// The simulated people in each group of a rehearsal.
const REHEARSED_PEOPLE: u16 = 4;

/// A session with a facilitator, once everything about it is checked.
pub(super) fn led(library: &Library, asked: &NewSession, access: Access) -> Result<SessionPlan, ApiError> {
    let title = clean(&asked.title, limits::TITLE_MAX)?;
    in_range(asked.minutes.into(), limits::ROUND_MINUTES_MAX.into())?;
    in_range(asked.rooms, limits::ROOMS_MAX)?;
    let dilemmas = chosen(library, &asked.dilemmas, &asked.own)?;
    in_range(asked.planned, count(&dilemmas))?;
    let programme = check_programme(&asked.programme)?;
    asked.expected.map_or(Ok(()), |expected| in_range(expected, *limits::EXPECTED.end()))?;
    Ok(SessionPlan {
        settings: Settings {
            title,
            language: asked.language,
            minutes: asked.minutes,
            planned: asked.planned,
            placement: asked.placement,
            led: true,
            rules: asked.rules,
            was_mirrored: false,
            rehearsal: false,
            expected: asked.expected,
        },
        dilemmas,
        programme,
        rooms: asked.rooms,
        access,
        then: Vec::new(),
    })
}

/// A copy of a session for its rehearsal, with rooms for the simulated groups.
pub(super) fn rehearsed(plan: SessionPlan, groups: u16, access: Access) -> Result<SessionPlan, ApiError> {
    let (least, most) = (*limits::REHEARSED_GROUPS.start(), *limits::REHEARSED_GROUPS.end());
    if !limits::REHEARSED_GROUPS.contains(&groups) {
        return Err(Rejection::OutOfRange { least, most }.into());
    }
    let people = groups * REHEARSED_PEOPLE;
    let expected = plan.settings.expected.map(|_| people);
    Ok(SessionPlan { settings: Settings { rehearsal: true, expected, ..plan.settings }, rooms: groups, access, ..plan })
}

/// A session of one room without a facilitator, which starts at once; the person who opens it presents. `token` identifies
/// their device.
pub(super) fn together(
    library: &Library,
    asked: &StartTogether,
    token: &Secret,
    now: Timestamp,
) -> Result<SessionPlan, ApiError> {
    let name = clean(&asked.name, limits::NAME_MAX)?;
    let minutes = asked.minutes.unwrap_or(StartTogether::MINUTES);
    in_range(minutes.into(), limits::ROUND_MINUTES_MAX.into())?;
    let mut dilemmas = library.dilemmas().to_vec();
    dilemmas.shuffle(&mut rand::rng());
    if let Some(wanted) = &asked.dilemma {
        let place = dilemmas.iter().position(|dilemma| dilemma.id == *wanted).ok_or(ApiError::UnknownDilemma)?;
        dilemmas.swap(0, place);
    }
    dilemmas.truncate(limits::DILEMMAS_MAX);
    if dilemmas.is_empty() {
        return Err(ApiError::NoDilemma);
    }
    let planned = count(&dilemmas[..dilemmas.len().min(TOGETHER_PLANNED)]);
    let block = BlockPlan::new(BlockKind::Dilemmas, u16::from(minutes) * planned);
    let ends = now + block.planned();
    let (room, starter) = (RoomNumber(1), Session::STARTER);
    Ok(SessionPlan {
        settings: together_settings(asked.language, minutes, planned),
        dilemmas,
        programme: vec![block],
        rooms: room.0,
        access: Access { facilitator: None, plenary: None, report: None },
        then: vec![
            Event::Programme(ProgrammeEvent::BlockStarted { block: BlockId::default(), ends }),
            Event::People(PeopleEvent::Joined {
                participant: starter,
                name,
                room: Some(room),
                token: Some(token.hash()),
            }),
            Event::Room(RoomEvent::PresenterChanged { room, to: Some((starter, PresenterHow::FirstToEnter)) }),
        ],
    })
}

fn together_settings(language: Language, minutes: u8, planned: u16) -> Settings {
    Settings {
        title: entrance::together_title(language).into(),
        language,
        minutes,
        planned,
        placement: Placement::Spread,
        led: false,
        rules: Rules::default(),
        was_mirrored: false,
        rehearsal: false,
        expected: None,
    }
}

/// The dilemmas with these names, in the same order: the facilitator's own, and those of the library.
fn chosen(library: &Library, names: &[String], own: &[Dilemma]) -> Result<Vec<Dilemma>, ApiError> {
    if names.is_empty() {
        return Err(ApiError::NoDilemma);
    }
    if names.len() > limits::DILEMMAS_MAX || own.len() > limits::DILEMMAS_MAX {
        return Err(ApiError::TooManyDilemmas);
    }
    let is_doubled = |(place, name): (usize, &String)| names[..place].contains(name);
    if names.iter().enumerate().any(is_doubled) {
        return Err(ApiError::DoubledDilemma);
    }
    let unfit = own.iter().find_map(|dilemma| Some((dilemma, dilemma.refusal()?)));
    if let Some((dilemma, problem)) = unfit {
        let words = &dilemma.original;
        let called = [&words.question, &words.theme, &dilemma.id].into_iter().find(|name| !name.trim().is_empty());
        let name = called.map(|name| name.trim().chars().take(limits::TITLE_MAX).collect()).unwrap_or_default();
        return Err(ApiError::UnfitDilemma { name, problem, both: dilemma.translation.is_some() });
    }
    let find = |name: &String| own.iter().find(|dilemma| dilemma.id == *name).or_else(|| library.find(name));
    names.iter().map(|name| find(name).cloned().ok_or(ApiError::UnknownDilemma)).collect()
}

fn check_programme(programme: &[BlockPlan]) -> Result<Vec<BlockPlan>, ApiError> {
    if programme.len() > limits::BLOCKS_MAX {
        return Err(Rejection::Full.into());
    }
    if !programme.iter().any(|block| block.kind.has_rounds()) {
        return Err(ApiError::NoDilemmasBlock);
    }
    Ok(programme.iter().map(BlockPlan::checked).collect::<Result<_, Rejection>>()?)
}

/// Checks that `number` is from 1 to `most`.
fn in_range(number: u16, most: u16) -> Result<(), ApiError> {
    if (1..=most).contains(&number) { Ok(()) } else { Err(Rejection::OutOfRange { least: 1, most }.into()) }
}

fn count(dilemmas: &[Dilemma]) -> u16 {
    u16::try_from(dilemmas.len()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(library: &Library) -> NewSession {
        NewSession {
            title: "  Studiedag\tvrijdag ".into(),
            language: Language::Nl,
            dilemmas: library.dilemmas().iter().map(|dilemma| dilemma.id.clone()).collect(),
            own: Vec::new(),
            planned: 2,
            minutes: 10,
            rooms: 5,
            placement: Placement::Pick,
            programme: vec![BlockPlan::new(BlockKind::Dilemmas, 20)],
            rules: Rules { both_sides_heard: true, ..Rules::default() },
            expected: Some(60),
        }
    }

    const NO_ACCESS: Access = Access { facilitator: None, plenary: None, report: None };

    #[test]
    fn a_valid_form_becomes_a_plan() {
        let library = Library::built_in();
        let plan = led(&library, &asked(&library), NO_ACCESS).unwrap();
        assert_eq!(plan.settings.title, "Studiedag vrijdag");
        assert!(plan.settings.led && plan.settings.rules.both_sides_heard);
        assert_eq!(plan.settings.expected, Some(60));
        assert_eq!(plan.dilemmas.len(), library.dilemmas().len());
    }

    #[test]
    fn everything_is_checked() {
        let library = Library::built_in();
        let out_of = |most| ApiError::Rejected(Rejection::OutOfRange { least: 1, most });
        let refused = |change: fn(&mut NewSession)| {
            let mut asked = asked(&library);
            change(&mut asked);
            led(&library, &asked, NO_ACCESS).err()
        };
        assert_eq!(refused(|asked| asked.title = " \n".into()), Some(Rejection::EmptyText.into()));
        assert_eq!(refused(|asked| asked.title = "x".repeat(81)), Some(Rejection::TextTooLong { most: 80 }.into()));
        assert_eq!(refused(|asked| asked.minutes = 0), Some(out_of(60)));
        assert_eq!(refused(|asked| asked.minutes = 61), Some(out_of(60)));
        assert_eq!(refused(|asked| asked.rooms = 0), Some(out_of(1_000)));
        assert_eq!(refused(|asked| asked.rooms = 1_001), Some(out_of(1_000)));
        assert_eq!(refused(|asked| asked.expected = Some(0)), Some(out_of(5_000)));
        assert_eq!(refused(|asked| asked.expected = Some(5_001)), Some(out_of(5_000)));
        assert_eq!(refused(|asked| asked.planned = 0), Some(out_of(count(library.dilemmas()))));
        assert_eq!(refused(|asked| asked.planned = 99), Some(out_of(count(library.dilemmas()))));
        assert_eq!(refused(|asked| asked.dilemmas.clear()), Some(ApiError::NoDilemma));
        assert_eq!(refused(|asked| asked.dilemmas[1] = asked.dilemmas[0].clone()), Some(ApiError::DoubledDilemma));
        assert_eq!(refused(|asked| asked.dilemmas[0] = "nothing".into()), Some(ApiError::UnknownDilemma));
        assert_eq!(refused(|asked| asked.dilemmas = vec![String::new(); 31]), Some(ApiError::TooManyDilemmas));
        assert_eq!(refused(|asked| asked.programme[0].kind = BlockKind::Break), Some(ApiError::NoDilemmasBlock));
        assert_eq!(refused(|asked| asked.programme[0].minutes = 241), Some(out_of(240)));
        assert_eq!(refused(|asked| asked.programme[0].minutes = 0), Some(out_of(240)));
        let titled = refused(|asked| asked.programme[0].title = Some("x".repeat(81)));
        assert_eq!(titled, Some(Rejection::TextTooLong { most: 80 }.into()));
        assert_eq!(
            refused(|asked| asked.programme = vec![asked.programme[0].clone(); 21]),
            Some(Rejection::Full.into())
        );
    }

    #[test]
    fn starting_together_begins_with_the_chosen_dilemma() {
        let library = Library::built_in();
        let wanted = library.dilemmas().last().unwrap().id.clone();
        let asked = together_with(Some(wanted.clone()), None);
        let plan = together(&library, &asked, &Secret::draw(), Timestamp(0)).unwrap();
        assert_eq!(plan.dilemmas[0].id, wanted);
        assert_eq!((plan.settings.planned, plan.settings.led, plan.rooms), (2, false, 1));
        assert_eq!(plan.dilemmas.len(), library.dilemmas().len());
        let unknown = StartTogether { dilemma: Some("nothing".into()), ..asked };
        assert_eq!(together(&library, &unknown, &Secret::draw(), Timestamp(0)).err(), Some(ApiError::UnknownDilemma));
    }

    fn together_with(dilemma: Option<String>, minutes: Option<u8>) -> StartTogether {
        StartTogether { name: "Anna".into(), language: Language::En, dilemma, minutes }
    }

    #[test]
    fn a_team_that_starts_together_chooses_its_minutes() {
        let plan = |minutes| {
            together(&Library::built_in(), &together_with(None, minutes), &Secret::draw(), Timestamp(0))
                .map(|plan| (plan.settings.minutes, plan.programme[0].minutes))
        };
        assert_eq!([plan(None), plan(Some(1)), plan(Some(60))], [Ok((10, 20)), Ok((1, 2)), Ok((60, 120))]);
        let out_of_range = Err(ApiError::Rejected(Rejection::OutOfRange { least: 1, most: 60 }));
        assert_eq!([plan(Some(0)), plan(Some(61))], [out_of_range.clone(), out_of_range]);
        let old = serde_json::json!({ "name": "Anna", "language": "en" });
        assert_eq!(serde_json::from_value::<StartTogether>(old.clone()).unwrap(), together_with(None, None));
    }
}
