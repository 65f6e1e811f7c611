//! Checks on archives. Anybody can write such a file, so nothing in it is trusted: it must hold a session that people
//! could have lived through.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{ArchiveError, Place};
use crate::dilemma::{Dilemma, DilemmaText, Scenario};
use crate::ids::{ArgumentId, BlockId, BundleId, DilemmaNumber, EntryId};
use crate::limits;
use crate::session::programme::are_told_apart;
use crate::session::words::{clean, hidden_in};
use crate::session::{
    Argument, Block, BlockKind, Bundle, Choice, Count, DecidedBy, Entry, Outcome, Prompt, Room, Round, Session,
};
use crate::time::{MINUTE, Milliseconds, Timestamp};

/// The highest number of an argument, a participant, a theme or a note. Numbers count up and are never reused. This is
/// far more than a day brings, and far below the point at which counting on would overflow.
const NUMBER_MAX: u32 = 10_000_000;
/// Arguments of one round. Rooms that are merged bring theirs.
const ARGUMENTS_MAX: usize = 10 * limits::ARGUMENTS_MAX;
/// Points or prompts of a scenario: several times the number in use.
pub(super) const LINES_MAX: usize = 12;
/// The earliest moment of a session, in milliseconds since 1970: 2020, when this began as a page with two scenarios.
const EARLIEST: Timestamp = Timestamp(1_577_836_800_000);
/// Servers' clocks differ, but not by more than a day.
const CLOCKS_DIFFER: Milliseconds = 24 * 60 * MINUTE;
/// The most time that a round can be given.
const GRANTED_MAX: Milliseconds = 7 * 24 * 60 * MINUTE;

type Checked = Result<(), ArchiveError>;

/// Checks a whole session; an error names the part that is impossible.
pub(super) fn check(session: &Session, now: Timestamp) -> Checked {
    dilemmas(session)?;
    settings(session)?;
    let blocks = &session.programme;
    let fits = |block: &Block| block.plan.checked().as_ref() == Ok(&block.plan);
    let programme = blocks.len() <= limits::BLOCKS_MAX && blocks.iter().all(fits) && are_told_apart(blocks);
    ensure(programme && session.had.keys().all(|block| session.block_of(*block).is_some()), Place::Programme)?;
    people(session)?;
    let times = Times { until: now + CLOCKS_DIFFER };
    times.moment(session.opened_at)?;
    session.ended_at.map_or(Ok(()), |ended| times.moment(ended))?;
    ensure(session.ended_at.is_none_or(|ended| session.opened_at <= ended), Place::Times)?;
    for had in session.had.values() {
        ensure(had.earlier.len() <= limits::RUNS_KEPT, Place::Lists)?;
        for (began, ended) in had.runs() {
            let ended = ended.unwrap_or(began);
            times.moment(began)?;
            times.moment(ended)?;
            ensure(began <= ended, Place::Times)?;
        }
    }
    let mut arguments = BTreeMap::new();
    let count = u16::try_from(session.rooms.len()).unwrap_or(u16::MAX);
    ensure((1..=limits::ROOMS_MAX).contains(&count), Place::Rooms)?;
    ensure(marks(session) <= limits::MARKS_MAX, Place::Lists)?;
    for (number, room) in (1..).zip(session.rooms.iter()) {
        ensure(room.0.0 == number && room.1.number == *room.0, Place::Rooms)?;
        check_room(session, room.1, &times, &mut arguments)?;
    }
    walls(session)?;
    talks(session)?;
    debrief(session, &arguments)
}

fn walls(session: &Session) -> Checked {
    let is_sentence = |text: &Option<String>| text.as_ref().is_none_or(|text| is_line(text, limits::ENTRY_MAX));
    let is_feeling = |text: &Option<String>| text.as_ref().is_none_or(|text| is_line(text, limits::FEELING_MAX));
    let is_entry = |(id, entry): (&EntryId, &Entry)| {
        let is_something = entry.sentence.is_some() || entry.feeling.is_some();
        (1..=NUMBER_MAX).contains(&id.0) && is_something && is_sentence(&entry.sentence) && is_feeling(&entry.feeling)
    };
    let is_bundle = |(id, bundle): (&BundleId, &Bundle)| {
        let is_named = bundle.name.as_ref().is_none_or(|name| is_line(name, limits::THEME_NAME_MAX));
        (1..=NUMBER_MAX).contains(&id.0) && is_named
    };
    let is_prompt = |prompt: &Prompt| match prompt {
        Prompt::Own(text) => is_line(text, limits::PROMPT_MAX),
        Prompt::Success | Prompt::Question => true,
    };
    let has_wall = |block: &BlockId| session.block_of(*block).is_some_and(|block| block.plan.kind.has_wall());
    for (block, wall) in &session.collected.walls {
        ensure(has_wall(block) && is_prompt(&wall.prompt), Place::Walls)?;
        ensure(wall.entries.len() <= limits::ENTRIES_MAX && wall.entries.iter().all(is_entry), Place::Walls)?;
        ensure(wall.bundles.len() <= limits::BUNDLES_MAX && wall.bundles.iter().all(is_bundle), Place::Walls)?;
        ensure(wall.last_bundle.0 <= NUMBER_MAX, Place::Walls)?;
        if let Some(told) = &wall.expectations {
            let counts = [told.yes, told.partly, told.no].iter().all(|count| *count <= limits::PARTICIPANTS_EVER_MAX);
            ensure(counts, Place::Walls)?;
        }
    }
    Ok(())
}

fn talks(session: &Session) -> Checked {
    let is_talk = |block: &BlockId| session.block_of(*block).is_some_and(|block| block.plan.kind == BlockKind::Talk);
    let talks = &session.collected.talks;
    ensure(talks.values().map(|talk| talk.questions.len()).sum::<usize>() <= limits::QUESTIONS_MAX, Place::Talks)?;
    for (block, talk) in talks {
        let are_questions = talk.questions.iter().all(|(id, question)| {
            (1..=talk.last_question.0).contains(&id.0) && is_line(&question.text, limits::SENTENCE_MAX)
        });
        let are_counts = talk
            .counts
            .iter()
            .all(|(id, count)| talk.questions.contains_key(id) && (1..=limits::PARTICIPANTS_EVER_MAX).contains(count));
        ensure(is_talk(block) && are_questions && are_counts && talk.last_question.0 <= NUMBER_MAX, Place::Talks)?;
    }
    Ok(())
}

/// Counts the supports, recognitions and look backs that people left.
fn marks(session: &Session) -> usize {
    let rounds = session.rooms.values().flat_map(|room| &room.rounds);
    let of_round = |round: &Round| {
        let supporters = round.arguments.values().map(|argument| argument.supporters.len());
        supporters.sum::<usize>() + round.look_backs.len()
    };
    let recognised = session.plenary.recognised.values().map(std::collections::BTreeSet::len);
    rounds.map(of_round).chain(recognised).sum()
}

fn ensure(holds: bool, place: Place) -> Checked {
    if holds { Ok(()) } else { Err(ArchiveError::Damaged(place)) }
}

/// Is this one line of at most `most` characters, exactly as [`clean`] returns it?
fn is_line(text: &str, most: usize) -> bool {
    clean(text, most).is_ok_and(|cleaned| cleaned == text)
}

fn settings(session: &Session) -> Checked {
    let settings = &session.settings;
    let fits = is_line(&settings.title, limits::TITLE_MAX)
        && (1..=limits::ROUND_MINUTES_MAX).contains(&settings.minutes)
        && usize::from(settings.planned) <= session.dilemmas.len()
        && !settings.rehearsal
        && settings.expected.is_none_or(|expected| limits::EXPECTED.contains(&expected));
    ensure(fits, Place::Settings)
}

fn dilemmas(session: &Session) -> Checked {
    let all = &session.dilemmas;
    let names: BTreeSet<&str> = all.iter().map(|dilemma| dilemma.id.as_str()).collect();
    let fits = (1..=limits::DILEMMAS_MAX).contains(&all.len()) && names.len() == all.len();
    ensure(fits && all.iter().all(is_dilemma), Place::Dilemmas)?;
    let planned = session.planned.as_deref().unwrap_or_default();
    let each_once = planned.iter().collect::<BTreeSet<_>>().len() == planned.len();
    ensure(each_once && planned.iter().all(|number| session.dilemma(*number).is_some()), Place::Dilemmas)
}

fn is_dilemma(dilemma: &Dilemma) -> bool {
    let name = &dilemma.id;
    let is_name = !name.is_empty()
        && name.len() <= limits::TITLE_MAX
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    is_name && is_dilemma_text(&dilemma.original) && dilemma.translation.as_ref().is_none_or(is_dilemma_text)
}

fn is_dilemma_text(text: &DilemmaText) -> bool {
    let is_scenario = |scenario: &Scenario| {
        is_text(&scenario.title)
            && is_text(&scenario.text)
            && are_lines(&scenario.points)
            && are_lines(&scenario.prompts)
    };
    is_text(&text.theme)
        && is_text(&text.question)
        && are_lines(&text.prompts)
        && is_scenario(&text.left)
        && is_scenario(&text.right)
}

fn are_lines(lines: &[String]) -> bool {
    lines.len() <= LINES_MAX && lines.iter().all(|line| is_text(line))
}

/// A text of a dilemma: it may span several lines.
fn is_text(text: &str) -> bool {
    let is_short = text.len() <= 4 * limits::DILEMMA_TEXT_MAX && text.chars().count() <= limits::DILEMMA_TEXT_MAX;
    is_short && !text.trim().is_empty() && hidden_in(text).is_none()
}

fn people(session: &Session) -> Checked {
    let all = &session.participants;
    let is_name = |name: &str| name.is_empty() || is_line(name, limits::NAME_MAX);
    let fits = all.len() <= limits::PARTICIPANTS_EVER_MAX
        && all.iter().all(|(id, person)| (1..=NUMBER_MAX).contains(&id.0) && is_name(&person.name));
    ensure(fits, Place::People)
}

/// The range of moments that an archive may contain.
struct Times {
    until: Timestamp,
}

impl Times {
    fn moment(&self, moment: Timestamp) -> Checked {
        ensure((EARLIEST..=self.until).contains(&moment), Place::Times)
    }
}

type Arguments = BTreeMap<ArgumentId, DilemmaNumber>;

fn check_room(session: &Session, room: &Room, times: &Times, arguments: &mut Arguments) -> Checked {
    let goes_elsewhere = |into| into != room.number && session.rooms.contains_key(&into);
    ensure(room.merged_into.is_none_or(goes_elsewhere), Place::Rooms)?;
    ensure(room.mixed_after.len() <= limits::MIXES_MAX && room.mixed_after.is_sorted(), Place::Rooms)?;
    ensure(room.others_rounds() <= room.rounds.len(), Place::Rooms)?;
    ensure(room.had_elsewhere.iter().all(|dilemma| session.dilemma(*dilemma).is_some()), Place::Rooms)?;
    for round in &room.rounds {
        check_round(session, round, times)?;
        for (id, argument) in &round.arguments {
            ensure(*id == argument.id && is_argument(argument), Place::Arguments)?;
            times.moment(argument.at)?;
            ensure(arguments.insert(*id, round.dilemma).is_none(), Place::Arguments)?;
        }
    }
    Ok(())
}

fn is_argument(argument: &Argument) -> bool {
    (1..=NUMBER_MAX).contains(&argument.id.0)
        && argument.supporters.len() <= limits::PARTICIPANTS_MAX
        && is_line(&argument.text, limits::SENTENCE_MAX)
}

fn check_round(session: &Session, round: &Round, clock: &Times) -> Checked {
    let is_about_something = session.dilemma(round.dilemma).is_some();
    ensure(is_about_something && round.is_open() == round.outcome.is_none(), Place::Rounds)?;
    ensure(round.arguments.len() <= ARGUMENTS_MAX, Place::Arguments)?;
    clock.moment(round.started_at)?;
    let given = &round.timer;
    let extra = (0..=given.granted).contains(&given.extra) && given.granted <= GRANTED_MAX;
    ensure(extra && (given.deadline - round.started_at).unsigned_abs() <= GRANTED_MAX.unsigned_abs(), Place::Times)?;
    let is_look_back = |tried: &Option<String>| tried.as_ref().is_none_or(|text| is_line(text, limits::SENTENCE_MAX));
    let look_backs = round.look_backs.values().all(|look_back| is_look_back(&look_back.tried));
    ensure(look_backs && round.look_backs.len() <= limits::PARTICIPANTS_MAX, Place::Rounds)?;
    let counts = [round.ballots.count, round.ballots.tie_before];
    ensure(counts.into_iter().flatten().all(is_count), Place::Choices)?;
    match &round.outcome {
        Some(Outcome::Chosen(choice)) => ensure(is_choice(choice), Place::Choices),
        Some(Outcome::NotChosen) | None => Ok(()),
    }
}

fn is_count(count: Count) -> bool {
    let most = usize::from(limits::HANDS_MAX).max(limits::PARTICIPANTS_MAX);
    usize::from(count.left) <= most && usize::from(count.right) <= most
}

fn is_choice(choice: &Choice) -> bool {
    let is_sentence = |text: &str| is_line(text, limits::SENTENCE_MAX);
    let reasons = &choice.reasons;
    let others = [&reasons.condition, &reasons.keep, &choice.minority];
    let follows = match choice.way {
        DecidedBy::Lot => choice.count.is_tie(),
        DecidedBy::Unanimous => choice.count.is_unanimous() && choice.count.majority() == Some(choice.side),
        DecidedBy::Majority | DecidedBy::ReVote => choice.count.majority() == Some(choice.side),
    };
    follows
        && is_count(choice.count)
        && choice.first.is_none_or(is_count)
        && is_sentence(&reasons.motivation)
        && others.into_iter().flatten().all(|text| is_sentence(text))
        && reasons.certainty.is_none_or(|certainty| (1..=5).contains(&certainty))
}

fn debrief(session: &Session, arguments: &Arguments) -> Checked {
    let plenary = &session.plenary;
    let is_dilemma = |number: DilemmaNumber| session.dilemma(number).is_some();
    let is_room = |room| session.rooms.contains_key(&room);
    let shown = plenary.screen.dilemma().into_iter();
    let named =
        plenary.revealed.iter().chain(plenary.revealed_rooms.keys()).chain(plenary.guessed.keys()).chain(&plenary.seen);
    let rooms = plenary.revealed_rooms.values().flatten().chain(&plenary.spotlight);
    let places = shown.chain(named.copied()).all(is_dilemma) && rooms.copied().all(is_room);
    ensure(places && plenary.guessed.values().copied().all(is_count), Place::Debrief)?;
    let marks = plenary.starred.iter().chain(plenary.recognised.keys());
    let crowd = plenary.recognised.values().all(|people| people.len() <= limits::PARTICIPANTS_MAX);
    ensure(crowd && marks.into_iter().all(|argument| arguments.contains_key(argument)), Place::Debrief)?;
    let themes = plenary.themes.iter().all(|(id, theme)| {
        let is_its_own = |argument| arguments.get(argument) == Some(&theme.dilemma);
        (1..=NUMBER_MAX).contains(&id.0)
            && is_dilemma(theme.dilemma)
            && is_line(&theme.name, limits::THEME_NAME_MAX)
            && theme.arguments.iter().all(is_its_own)
    });
    let notes = plenary.notes.iter().all(|(id, note)| {
        (1..=NUMBER_MAX).contains(&id.0) && is_dilemma(note.dilemma) && is_line(&note.text, limits::SENTENCE_MAX)
    });
    let few = session.numbered_dilemmas().all(|(number, _)| {
        plenary.themes_about(number).count() <= limits::THEMES_MAX
            && plenary.notes.values().filter(|note| note.dilemma == number).count() <= limits::NOTES_MAX
    });
    ensure(themes && notes && few, Place::Debrief)
}
