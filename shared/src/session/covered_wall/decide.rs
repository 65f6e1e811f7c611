//! Writing on a wall, revealing it, and what the facilitator does with what hangs there.

use std::collections::BTreeSet;

use crate::dice::Dice;
use crate::ids::{BlockId, BundleId, EntryId, ParticipantId};
use crate::limits;
use crate::session::covered_wall::parts::{kind_of, running};
use crate::session::covered_wall::turns;
use crate::session::debrief::decide::steers;
use crate::session::decide::{Context, facilitator_only, participant_only};
use crate::session::over::replaces;
use crate::session::words::clean;
use crate::session::{
    Author, BlockKind, Bundle, CameTrue, CoveredWall, Event, Line, Marked, Own, Prompt, Rejection, Resolve, Session,
    WallCommand, WallEvent, Words,
};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &WallCommand,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let event = match command {
        WallCommand::ChoosePrompt { block, prompt } => choose_prompt(session, author, *block, prompt)?,
        WallCommand::Write { block, words } => write(session, author, *block, words)?,
        WallCommand::TakeBack { block } => take_back(session, author, *block)?,
        WallCommand::Enter { block, sentence, name } => {
            enter(session, author, *block, sentence, name.as_deref()).map(Some)?
        }
        WallCommand::AnswerCameTrue { block, answer } => answer_came_true(session, author, *block, *answer)?,
        WallCommand::Resolve { block, resolve } => note_resolve(session, author, *block, resolve.as_ref())?,
        WallCommand::Reveal { block, after } => {
            steers(author)?;
            kind_of(session, *block)?;
            reveal(session, *block, *after, context)
        }
        WallCommand::Light { block, entry } => {
            let wall = steered(session, author, *block)?;
            entry.map(|entry| hanging(wall, entry)).transpose()?;
            (wall.lit != *entry).then_some(WallEvent::Lit { block: *block, entry: *entry })
        }
        WallCommand::MakeBundle { block, name, entries } => {
            make_bundle(steered(session, author, *block)?, *block, name.as_deref(), entries).map(Some)?
        }
        WallCommand::NameBundle { block, bundle, name, over } => {
            let known = existing_bundle(steered(session, author, *block)?, *bundle)?;
            let name = clean(name, limits::THEME_NAME_MAX)?;
            let now = known.name.as_deref().unwrap_or_default();
            let is_new = replaces(name.as_str(), now, over.as_deref())?;
            is_new.then_some(WallEvent::BundleNamed { block: *block, bundle: *bundle, name })
        }
        WallCommand::BeginRound { block } => turns::begin(session, author, *block, context)?,
        WallCommand::GiveTurn { block, from, to } => turns::give_turn(session, author, *block, (*from, *to))?,
        WallCommand::PassTurn { block } => turns::pass(session, author, *block)?,
        WallCommand::EndRound { block } => turns::end(session, author, *block)?,
        // A repeat after it is gone changes nothing.
        WallCommand::DropBundle { block, bundle } => {
            let is_known = steered(session, author, *block)?.bundles.contains_key(bundle);
            is_known.then_some(WallEvent::BundleDropped { block: *block, bundle: *bundle })
        }
        WallCommand::Bundle { block, bundle, entries } => {
            let wall = steered(session, author, *block)?;
            bundle.map(|bundle| existing_bundle(wall, bundle)).transpose()?;
            let entries = all_existing(wall, entries)?;
            let entries: Vec<EntryId> = entries.into_iter().filter(|entry| wall.bundle_of(*entry) != *bundle).collect();
            (!entries.is_empty()).then_some(WallEvent::Bundled { block: *block, bundle: *bundle, entries })
        }
        WallCommand::TakeOff { block, entry } => {
            let off = existing_entry(steered(session, author, *block)?, *entry)?;
            (!off).then_some(WallEvent::TakenOff { block: *block, entry: *entry, is_gone: false })
        }
        WallCommand::PutBack { block, entry } => {
            let off = existing_entry(steered(session, author, *block)?, *entry)?;
            off.then_some(WallEvent::PutBack { block: *block, entry: *entry, shown: None })
        }
        WallCommand::Mark { block, what, mark } => {
            let wall = steered(session, author, *block)?;
            let before = match what {
                Marked::Entry(entry) => wall.entries.get(entry).ok_or(Rejection::NoSuchEntry)?.mark,
                Marked::Bundle(bundle) => existing_bundle(wall, *bundle)?.mark,
            };
            (before != *mark).then_some(WallEvent::Marked { block: *block, what: *what, mark: *mark })
        }
    };
    Ok(event.map(Event::Wall).into_iter().collect())
}

/// A wall, for somebody who may steer it.
fn steered(session: &Session, author: Author, block: BlockId) -> Result<&CoveredWall, Rejection> {
    steers(author)?;
    kind_of(session, block)?;
    session.collected.walls.get(&block).ok_or(Rejection::NoSuchEntry)
}

fn own(session: &Session, block: BlockId, person: ParticipantId) -> Option<&Own> {
    session.collected.walls.get(&block)?.own.get(&person)
}

fn choose_prompt(
    session: &Session,
    author: Author,
    block: BlockId,
    prompt: &Prompt,
) -> Result<Option<WallEvent>, Rejection> {
    facilitator_only(author)?;
    if kind_of(session, block)? != BlockKind::CheckIn {
        return Err(Rejection::NoSuchBlock);
    }
    let wall = session.collected.walls.get(&block);
    let prompt = match prompt {
        Prompt::Own(text) => Prompt::Own(clean(text, limits::PROMPT_MAX)?),
        Prompt::Success | Prompt::Question => prompt.clone(),
    };
    if wall.map_or(prompt == Prompt::default(), |wall| wall.prompt == prompt) {
        return Ok(None);
    }
    if wall.is_some_and(CoveredWall::is_begun) {
        return Err(Rejection::WritingBegun);
    }
    Ok(Some(WallEvent::PromptChosen { block, prompt }))
}

fn write(session: &Session, author: Author, block: BlockId, words: &Words) -> Result<Option<WallEvent>, Rejection> {
    let person = participant_only(session, author)?;
    let kind = running(session, block)?;
    let words = checked(kind, words)?;
    let before = own(session, block, person).and_then(|own| own.written.as_ref());
    if before.is_some_and(|written| written.words == words) {
        return Ok(None);
    }
    if before.is_some_and(|written| written.is_on_wall) {
        return Err(Rejection::OnTheWall);
    }
    if turns::under_way(session, block).is_some() {
        return Err(Rejection::SpeakingFirst);
    }
    let changed = before.is_some();
    let (participant, words) = (Some(person), Some(words));
    Ok(Some(WallEvent::Written { block, participant, words, name: None, changed, is_entered: false }))
}

/// The words as one line each. A check-in asks for a sentence; in a clearing, a sentence or a feeling is enough.
fn checked(kind: BlockKind, words: &Words) -> Result<Words, Rejection> {
    let line = |line: &Option<Line>, most| match line {
        Some(Line { text, named }) if !text.trim().is_empty() => {
            Ok(Some(Line { text: clean(text, most)?, named: *named }))
        }
        Some(_) | None => Ok(None),
    };
    let sentence = line(&words.sentence, limits::ENTRY_MAX)?;
    let feeling = if kind == BlockKind::Clearing { line(&words.feeling, limits::FEELING_MAX)? } else { None };
    if sentence.is_none() && feeling.is_none() {
        return Err(Rejection::EmptyText);
    }
    Ok(Words { sentence, feeling })
}

fn take_back(session: &Session, author: Author, block: BlockId) -> Result<Option<WallEvent>, Rejection> {
    let person = participant_only(session, author)?;
    kind_of(session, block)?;
    match own(session, block, person).and_then(|own| own.written.as_ref()) {
        None => Ok(None),
        Some(written) if written.is_on_wall => Err(Rejection::OnTheWall),
        Some(_) => Ok(Some(WallEvent::TakenBack { block, participant: Some(person) })),
    }
}

fn enter(
    session: &Session,
    author: Author,
    block: BlockId,
    sentence: &str,
    name: Option<&str>,
) -> Result<WallEvent, Rejection> {
    facilitator_only(author)?;
    running(session, block)?;
    if session.collected.walls.get(&block).is_some_and(|wall| wall.entered.len() >= limits::ENTERED_MAX) {
        return Err(Rejection::Full);
    }
    let text = clean(sentence, limits::ENTRY_MAX)?;
    let name = match name.map(str::trim) {
        None | Some("") => None,
        Some(name) => Some(clean(name, limits::NAME_MAX)?),
    };
    let words = Words { sentence: Some(Line { text, named: name.is_some() }), feeling: None };
    Ok(WallEvent::Written { block, participant: None, words: Some(words), name, changed: false, is_entered: false })
}

fn reveal(session: &Session, block: BlockId, after: EntryId, context: Context<'_>) -> Option<WallEvent> {
    let wall = session.collected.walls.get(&block)?;
    if wall.last_entry() != after {
        return None;
    }
    let covered = session.covered_entries(block).len();
    let counted = wall.can_count();
    if covered == 0 && !counted {
        return None;
    }
    let number = |place: usize| EntryId(u32::try_from(place + 1).unwrap_or(u32::MAX).saturating_add(after.0));
    let mut numbers: Vec<EntryId> = (0..covered).map(number).collect();
    // From a cryptographically secure number that is not kept: nobody can work out the order afterwards.
    Dice::new(context.random).shuffle(&mut numbers);
    Some(WallEvent::Revealed { block, numbers, counted, shown: std::collections::BTreeMap::new(), expectations: None })
}

/// An entry that hangs on the wall.
fn hanging(wall: &CoveredWall, entry: EntryId) -> Result<(), Rejection> {
    if existing_entry(wall, entry)? { Err(Rejection::NoSuchEntry) } else { Ok(()) }
}

/// Whether an entry was taken off, if it exists.
fn existing_entry(wall: &CoveredWall, entry: EntryId) -> Result<bool, Rejection> {
    wall.entries.get(&entry).map(|entry| entry.off).ok_or(Rejection::NoSuchEntry)
}

fn existing_bundle(wall: &CoveredWall, bundle: BundleId) -> Result<&Bundle, Rejection> {
    wall.bundles.get(&bundle).ok_or(Rejection::NoSuchBundle)
}

/// These entries without duplicates, if they all exist.
fn all_existing(wall: &CoveredWall, entries: &[EntryId]) -> Result<BTreeSet<EntryId>, Rejection> {
    if entries.len() > limits::GATHERED_MAX {
        return Err(Rejection::Full);
    }
    entries.iter().map(|entry| existing_entry(wall, *entry).map(|_| *entry)).collect()
}

fn make_bundle(
    wall: &CoveredWall,
    block: BlockId,
    name: Option<&str>,
    entries: &[EntryId],
) -> Result<WallEvent, Rejection> {
    if wall.bundles.len() >= limits::BUNDLES_MAX {
        return Err(Rejection::Full);
    }
    let name = name.map(|name| clean(name, limits::THEME_NAME_MAX)).transpose()?;
    let entries = all_existing(wall, entries)?;
    let bundle = BundleId(wall.last_bundle.0.checked_add(1).ok_or(Rejection::Full)?);
    Ok(WallEvent::BundleMade { block, bundle, name, entries: entries.into_iter().collect() })
}

fn answer_came_true(
    session: &Session,
    author: Author,
    block: BlockId,
    answer: CameTrue,
) -> Result<Option<WallEvent>, Rejection> {
    let participant = participant_only(session, author)?;
    if running(session, block)? != BlockKind::Clearing || session.expectation_of(participant).is_none() {
        return Err(Rejection::NoExpectation);
    }
    let before = own(session, block, participant);
    if before.is_some_and(|own| own.came_true == Some(answer)) {
        return Ok(None);
    }
    if before.is_some_and(|own| own.is_counted) {
        return Err(Rejection::OnTheWall);
    }
    Ok(Some(WallEvent::CameTrueAnswered { block, participant, answer }))
}

fn note_resolve(
    session: &Session,
    author: Author,
    block: BlockId,
    resolve: Option<&Resolve>,
) -> Result<Option<WallEvent>, Rejection> {
    let participant = participant_only(session, author)?;
    if running(session, block)? != BlockKind::Clearing {
        return Err(Rejection::NoSuchBlock);
    }
    let clean = |resolve: &Resolve| {
        clean(&resolve.text, limits::ENTRY_MAX).map(|text| Resolve { text, before: resolve.before })
    };
    let resolve = resolve.map(clean).transpose()?;
    let before = own(session, block, participant).and_then(|own| own.resolve.as_ref());
    Ok((before != resolve.as_ref()).then_some(WallEvent::Resolved { block, participant, resolve }))
}

/// The covered words of somebody who is removed, or let back in, are set aside or taken up again.
pub(in crate::session) fn set_aside(session: &Session, person: ParticipantId, is_aside: bool) -> Vec<WallEvent> {
    let walls = session.collected.walls.iter();
    let changes = walls.filter(|(_, wall)| {
        let own = wall.own.get(&person);
        own.is_some_and(|own| own.is_aside != is_aside && own.written.as_ref().is_some_and(|it| !it.is_on_wall))
    });
    changes.map(|(block, _)| WallEvent::SetAside { block: *block, participant: Some(person), is_aside }).collect()
}
