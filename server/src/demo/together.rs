//! What simulated people do in the parts that everybody does together, each for themselves: they write on walls, speak in
//! turn, keep thoughts, and come back from a break.

use rand::RngExt as _;
use rand::rngs::StdRng;
use shared::ids::{BlockId, ParticipantId, QuestionId, ThoughtId};
use shared::session::{
    BlockKind, CameTrue, Command, Line, ProgrammeCommand, Session, TalkCommand, WallCommand, Words as WallWords,
};

use super::words::{GeneralWords, Words};

/// Thoughts that one person keeps during a talk.
const THOUGHTS: usize = 2;

/// What somebody does now in the part that runs, if anything. `session` is what their device holds.
pub fn deed(session: &Session, own: ParticipantId, words: &Words, random: &mut StdRng) -> Option<Command> {
    let block = session.running_block()?;
    let words = words.general(session.settings.language);
    match block.plan.kind {
        BlockKind::CheckIn | BlockKind::Clearing => {
            at_wall(session, block.id, block.plan.kind, own, words, random).map(Command::Wall)
        }
        BlockKind::Talk => in_talk(session, block.id, own, words, random).map(Command::Talk),
        BlockKind::Break => {
            let comes = !session.collected.back.contains(&own) && random.random_bool(0.08);
            let began = session.had.get(&block.id).map(|had| had.began);
            comes.then_some(Command::Programme(ProgrammeCommand::ComeBack { block: block.id, began }))
        }
        BlockKind::Dilemmas | BlockKind::Debrief => None,
    }
}

fn at_wall(
    session: &Session,
    block: BlockId,
    kind: BlockKind,
    person: ParticipantId,
    words: &GeneralWords,
    random: &mut StdRng,
) -> Option<WallCommand> {
    let wall = session.wall(block);
    if let Some(spoken) = &wall.spoken {
        // One in six has nothing to say; the facilitator gives the turn to the others.
        let passes = spoken.speaking().is_some_and(|speaker| speaker.participant == person) && person.0 % 6 == 5;
        return passes.then_some(WallCommand::PassTurn { block });
    }
    let own = wall.own.get(&person).cloned().unwrap_or_default();
    let is_asked = kind == BlockKind::Clearing && session.expectation_of(person).is_some();
    if is_asked && own.came_true.is_none() && random.random_bool(0.3) {
        let answer = if random.random_bool(0.6) { CameTrue::Yes } else { CameTrue::Partly };
        return Some(WallCommand::AnswerCameTrue { block, answer });
    }
    if own.written.is_some() || wall.is_open || !random.random_bool(0.2) {
        return None;
    }
    // Most leave their name out.
    let mut line =
        |from: &[String]| Some(Line { text: one_for(person, from)?.to_owned(), named: random.random_bool(0.2) });
    let words = if kind == BlockKind::Clearing {
        WallWords { sentence: line(&words.taken), feeling: line(&words.feelings) }
    } else {
        WallWords { sentence: line(words.continuing(&wall.prompt)), feeling: None }
    };
    Some(WallCommand::Write { block, words })
}

fn in_talk(
    session: &Session,
    block: BlockId,
    person: ParticipantId,
    words: &GeneralWords,
    random: &mut StdRng,
) -> Option<TalkCommand> {
    let talk = session.talk(block);
    let own = talk.own.get(&person).cloned().unwrap_or_default();
    let private: Vec<ThoughtId> = own.kept.keys().copied().filter(|thought| own.is_private(*thought)).collect();
    if let Some(&thought) = private.first()
        && person.0.is_multiple_of(3)
        && private.len() == own.kept.len()
        && random.random_bool(0.1)
    {
        return Some(TalkCommand::Share { block, thought });
    }
    let others: Vec<QuestionId> = talk.by_count().into_iter().map(|(question, _)| question).collect();
    let wanted = others
        .into_iter()
        .find(|question| !talk.is_asked_by(*question, person) && !talk.is_wanted_by(*question, person));
    if let Some(question) = wanted.filter(|_| random.random_bool(0.03)) {
        return Some(TalkCommand::Want { block, question, on: true });
    }
    let keeps = own.kept.len() < THOUGHTS && random.random_bool(0.05);
    let text = one_for(ParticipantId(person.0.wrapping_add(u32::try_from(own.kept.len()).ok()?)), &words.thoughts)?;
    keeps.then(|| TalkCommand::Keep { block, text: text.to_owned() })
}

/// What this person says of these words: neighbours say different things.
fn one_for(person: ParticipantId, words: &[String]) -> Option<&str> {
    let place = usize::try_from(person.0).ok()?.checked_rem(words.len())?;
    words.get(place).map(String::as_str)
}
