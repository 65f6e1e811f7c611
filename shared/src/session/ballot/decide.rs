//! The forced choice: ballots without abstention, ties that are never locked as they are.

use std::collections::BTreeSet;

use crate::ids::{ParticipantId, RoundNumber};
use crate::limits;
use crate::session::ballot::{COUNTED_MIN, RE_VOTE, SHIFT_ROOM_MIN};
use crate::session::decide::{Context, Member};
use crate::session::words::clean;
use crate::session::{
    Author, BallotCommand, BallotEvent, Ballots, Choice, Count, DecidedBy, Event, Outcome, Phase, Reasons, Rejection,
    Room, Round, RoundEvent, Session, Side, VoteMethod,
};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &BallotCommand,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match command {
        BallotCommand::CastFirst { round, side } => {
            let member = Member::of(session, author)?;
            let round = member.open_round(*round)?;
            if !session.settings.rules.first_ballot {
                return Err(Rejection::NotSet);
            }
            if round.phase != Phase::Read || round.was_read {
                return Err(Rejection::NotReading);
            }
            let before = round.first_ballots.get(&member.id);
            if before == Some(&Some(*side)) {
                return Ok(Vec::new());
            }
            let (room, participant, changed) = (member.room.number, member.id, before.is_some());
            Ok(vec![Event::Ballot(BallotEvent::FirstCast { room, participant, side: Some(*side), changed })])
        }
        BallotCommand::Cast { round, side } => cast_ballot(session, author, *round, *side, context),
        BallotCommand::Reveal { round } => {
            let member = Member::presenting(session, author)?;
            let round = choosing(&member, *round)?;
            if round.ballots.count.is_some() {
                return Ok(Vec::new());
            }
            let ballots = &round.ballots;
            if ballots.cast.is_empty() {
                return Err(Rejection::NoBallots);
            }
            if !ballots.may_be_counted() || shows_whose_it_is(ballots, members(session, member.room)) {
                return Err(Rejection::TooFewBallots);
            }
            let missing = missing(ballots, members(session, member.room), context);
            Ok(count_ballots(member.room, ballots, missing, None))
        }
        BallotCommand::CountHands { round, left, right } => {
            let member = Member::presenting(session, author)?;
            let round = choosing(&member, *round)?;
            let most = hands_max(members(session, member.room).count());
            if !(1..=most).contains(&left.saturating_add(*right)) {
                return Err(Rejection::OutOfRange { least: 1, most });
            }
            // A tie is settled by one more ballot or by lot, not by counting until it fits.
            if round.ballots.is_tied() {
                return Err(Rejection::Tied);
            }
            if round.ballots.count.is_some() && !round.ballots.by_hands {
                return Err(Rejection::BallotsOpen);
            }
            // Hands are for a room where people don't vote on devices; ballots that could be opened are not thrown away for them.
            if round.ballots.count.is_none() && round.ballots.cast.len() >= COUNTED_MIN {
                return Err(Rejection::VotedOnDevices);
            }
            let room = member.room.number;
            let count = Count { left: *left, right: *right };
            if round.ballots.by_hands && round.ballots.count == Some(count) {
                return Ok(Vec::new());
            }
            let mut events =
                vec![Event::Ballot(BallotEvent::Counted { room, count, by_hands: true, missing: 0, changed_by: None })];
            if round.ballots.re_vote_until.is_some() {
                events.push(Event::Ballot(BallotEvent::ReVoteClosed { room }));
            }
            Ok(events)
        }
        BallotCommand::CallReVote { round } => {
            let member = Member::presenting(session, author)?;
            let round = choosing(&member, *round)?;
            if round.ballots.re_vote_until.is_some() {
                return Ok(Vec::new());
            }
            if !round.ballots.is_tied() {
                return Err(Rejection::NoTie);
            }
            if round.ballots.tie_before.is_some() {
                return Err(Rejection::ReVotedAlready);
            }
            let from = round.timer.paused_at.unwrap_or(context.now);
            Ok(vec![Event::Ballot(BallotEvent::ReVoteCalled { room: member.room.number, until: from + RE_VOTE })])
        }
        BallotCommand::DrawLot { round } => {
            let member = Member::presenting(session, author)?;
            if member.open_round(*round)?.ballots.lot.is_some() {
                return Ok(Vec::new());
            }
            let round = choosing(&member, *round)?;
            if !round.ballots.is_tied() {
                return Err(Rejection::NoTie);
            }
            let side = if context.random & 1 == 0 { Side::Left } else { Side::Right };
            Ok(vec![Event::Ballot(BallotEvent::LotDrawn { room: member.room.number, side })])
        }
        BallotCommand::LockChoice { round, reasons } => lock_choice(session, author, *round, reasons),
        BallotCommand::AmendReasons { round, reasons } => {
            let member = Member::presenting(session, author)?;
            let choice = member.round(*round)?.choice().ok_or(Rejection::OtherRound)?;
            let reasons = clean_reasons(reasons)?;
            if reasons == choice.reasons {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Ballot(BallotEvent::ReasonsAmended { room: member.room.number, reasons })])
        }
        BallotCommand::AddMinority { round, text } => add_minority(session, author, *round, text),
    }
}

/// The round, if it is at choosing and the lot has not fallen.
fn choosing<'a>(member: &Member<'a>, round: RoundNumber) -> Result<&'a Round, Rejection> {
    let round = member.open_round(round)?;
    if round.phase != Phase::Choose {
        return Err(Rejection::NotChoosing);
    }
    if round.ballots.lot.is_some() {
        return Err(Rejection::LotFell);
    }
    Ok(round)
}

fn cast_ballot(
    session: &Session,
    author: Author,
    round: RoundNumber,
    side: Side,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let member = Member::of(session, author)?;
    let round = choosing(&member, round)?;
    let ballots = &round.ballots;
    if ballots.by_hands {
        return Err(Rejection::CountedByHands);
    }
    let before = ballots.cast.get(&member.id).copied();
    if before == Some(Some(side)) {
        return Ok(Vec::new());
    }
    // One more ballot or the lot settles a tie; until then a changed ballot that made it can be changed back.
    if ballots.is_tied() && ballots.tied_by != Some(member.id) {
        return Err(Rejection::Tied);
    }
    let changed = before.is_some();
    if ballots.count.is_some() && !changed {
        return Err(Rejection::BallotsOpen);
    }
    let room = member.room.number;
    // Counts only voters with a device in the room. Others can see that a voter dropped out or follows the plenary screen, so
    // they would know that the change was not that voter's.
    let in_room = members(session, member.room).filter(|&one| context.presence.is_connected(one));
    let here: BTreeSet<ParticipantId> = in_room.chain([member.id]).collect();
    if !ballots.may_be_changed(|voter| here.contains(&voter)) {
        return Err(Rejection::OthersLeft);
    }
    let mut with_it = ballots.clone();
    with_it.cast.insert(member.id, Some(side));
    let mut electors = Vec::new();
    if ballots.count.is_none() {
        let could_vote = there(members(session, member.room), context).filter(|one| *one != member.id);
        electors.extend(could_vote.chain([member.id]).filter(|one| !ballots.electors.contains(one)));
        with_it.electors.extend(&electors);
    }
    let mut events =
        vec![Event::Ballot(BallotEvent::Cast { room, participant: member.id, side: Some(side), changed, electors })];
    // Open ballots stay open: changing one of them happens before everybody's eyes.
    if ballots.count.is_some() {
        with_it.count = Some(Count::of(with_it.cast.values().copied().flatten()));
        // A tie may be shown to a newcomer. Once one of two people takes it back, the count would tell that newcomer both ballots.
        if members(session, member.room).any(|other| with_it.would_tell(other)) {
            return Ok(vec![Event::Ballot(BallotEvent::Voided { room })]);
        }
        events.extend(count_ballots(member.room, &with_it, ballots.missing, Some(member.id)));
    } else if may_open_by_itself(&with_it, || members(session, member.room), context) {
        events.extend(count_ballots(member.room, &with_it, 0, None));
    }
    Ok(events)
}

/// Those of the members whom ballots wait for: who is in the room, who follows the plenary screen, and who was there a
/// moment ago.
fn there<'a>(
    members: impl Iterator<Item = ParticipantId> + 'a,
    context: Context<'a>,
) -> impl Iterator<Item = ParticipantId> + 'a {
    members.filter(move |&member| context.presence.counts(member, context.now))
}

fn members(session: &Session, room: &Room) -> impl Iterator<Item = ParticipantId> {
    session.members(room.number).map(|(member, _)| member)
}

/// One ballot alone, opened, would show what its owner voted to the others of the room. It makes no difference that they
/// are away, since they read it when they come back, or that the owner is. So one ballot is opened only when its owner
/// has the room for themselves. No room is stuck by that: a second ballot lets both be opened, and the presenter can
/// count hands, where everybody says for themselves what they show.
pub(in crate::session) fn shows_whose_it_is(ballots: &Ballots, members: impl Iterator<Item = ParticipantId>) -> bool {
    ballots.cast.len() == 1 && !members.eq(ballots.cast.keys().copied())
}

/// Checks whether all members who are there have voted. False when nobody is there.
fn all_voted(ballots: &Ballots, members: impl Iterator<Item = ParticipantId>, context: Context<'_>) -> bool {
    let mut there = there(members, context).peekable();
    there.peek().is_some() && there.all(|member| ballots.cast.contains_key(&member))
}

/// Checks whether all members who are there have voted, and the ballots may be counted.
pub(in crate::session) fn may_open_by_itself<Members: Iterator<Item = ParticipantId>>(
    ballots: &Ballots,
    members: impl Fn() -> Members,
    context: Context<'_>,
) -> bool {
    all_voted(ballots, members(), context) && ballots.may_be_counted() && !shows_whose_it_is(ballots, members())
}

/// Are the ballots void? They are when too few of the possible voters voted and none of the others may be back soon. And when the open count would tell somebody who came in since what each of so few voted.
pub(in crate::session) fn are_void<Members: Iterator<Item = ParticipantId>>(
    ballots: &Ballots,
    members: impl Fn() -> Members,
    context: Context<'_>,
) -> bool {
    if ballots.count.is_none() {
        let mut may_vote = members().filter(|&member| context.presence.may_be_back(member, context.now)).peekable();
        let all_voted = may_vote.peek().is_some() && may_vote.all(|member| ballots.cast.contains_key(&member));
        return all_voted && !ballots.may_be_counted();
    }
    // Does not wait for people who are away: they are told nothing until they are back, and then this is checked again.
    members().any(|member| context.presence.is_online(member) && ballots.would_tell(member))
}

/// How many of the members are there and have not voted.
pub(in crate::session) fn missing(
    ballots: &Ballots,
    members: impl Iterator<Item = ParticipantId>,
    context: Context<'_>,
) -> u16 {
    let missing = there(members, context).filter(|member| !ballots.cast.contains_key(member)).count();
    u16::try_from(missing).unwrap_or(u16::MAX)
}

/// Opens the ballots, with some missing, or counts them anew because somebody changed theirs. With it the one more
/// ballot is over, if that was it.
pub(in crate::session) fn count_ballots(
    room: &Room,
    ballots: &Ballots,
    missing: u16,
    changed_by: Option<ParticipantId>,
) -> Vec<Event> {
    let count = Count::of(ballots.cast.values().copied().flatten());
    let mut events =
        vec![Event::Ballot(BallotEvent::Counted { room: room.number, count, by_hands: false, missing, changed_by })];
    if ballots.re_vote_until.is_some() {
        events.push(Event::Ballot(BallotEvent::ReVoteClosed { room: room.number }));
    }
    events
}

fn lock_choice(
    session: &Session,
    author: Author,
    round: RoundNumber,
    reasons: &Reasons,
) -> Result<Vec<Event>, Rejection> {
    let member = Member::presenting(session, author)?;
    let cleaned = clean_reasons(reasons);
    if let Some(choice) = member.round(round)?.choice()
        && cleaned.as_ref() == Ok(&choice.reasons)
    {
        return Ok(Vec::new());
    }
    let round = member.open_round(round)?;
    if round.phase != Phase::Choose {
        return Err(Rejection::NotChoosing);
    }
    let ballots = &round.ballots;
    let count = ballots.count.ok_or(Rejection::NoBallots)?;
    let side = ballots.leads().ok_or(Rejection::Tied)?;
    // When the time is up writing is closed, and nobody may be locked out of choosing.
    if session.settings.rules.both_sides_heard
        && !round.must_choose
        && let Some(&(side, kind)) = round.unheard(side).first()
    {
        return Err(Rejection::Unheard { side, kind });
    }
    let way = if ballots.lot.is_some() {
        DecidedBy::Lot
    } else if ballots.tie_before.is_some() {
        DecidedBy::ReVote
    } else if count.is_unanimous() && ballots.missing == 0 {
        DecidedBy::Unanimous
    } else {
        DecidedBy::Majority
    };
    let first = Count::of(round.first_ballots.values().copied().flatten());
    let choice = Choice {
        side,
        way,
        recorded: if ballots.by_hands { VoteMethod::Hands } else { VoteMethod::Ballots },
        count,
        in_time: !round.must_choose,
        reasons: cleaned?,
        minority: None,
        first: (first.total() >= SHIFT_ROOM_MIN).then_some(first),
    };
    let mut events = Vec::new();
    let room = member.room.number;
    if round.silence.is_some() {
        events.push(Event::Round(RoundEvent::SilenceEnded { room, appearing: Vec::new() }));
    }
    events.push(Event::Round(RoundEvent::Closed { room, outcome: Some(Outcome::Chosen(choice)) }));
    Ok(events)
}

fn clean_reasons(reasons: &Reasons) -> Result<Reasons, Rejection> {
    let optional = |text: &Option<String>| match text.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => clean(text, limits::SENTENCE_MAX).map(Some),
    };
    if reasons.certainty.is_some_and(|certainty| !(1..=5).contains(&certainty)) {
        return Err(Rejection::OutOfRange { least: 1, most: 5 });
    }
    Ok(Reasons {
        motivation: clean(&reasons.motivation, limits::SENTENCE_MAX)?,
        certainty: reasons.certainty,
        condition: optional(&reasons.condition)?,
        keep: optional(&reasons.keep)?,
    })
}

fn add_minority(session: &Session, author: Author, round: RoundNumber, text: &str) -> Result<Vec<Event>, Rejection> {
    let member = Member::of(session, author)?;
    let round = member.round(round)?;
    let choice = round.choice().ok_or(Rejection::OtherRound)?;
    if choice.count.on(choice.side.other()) == 0 {
        return Err(Rejection::NoMinority);
    }
    // Hands are not known by name: there anyone may speak for the minority. And the presenter writes down what somebody
    // says, whatever they chose themselves: everybody sees their screen, and it must not tell.
    let chose_otherwise = round.ballots.cast.get(&member.id) == Some(&Some(choice.side.other()));
    if choice.recorded == VoteMethod::Ballots && !chose_otherwise && !member.presents() {
        return Err(Rejection::NotMinority);
    }
    let text = clean(text, limits::SENTENCE_MAX)?;
    if choice.minority.as_deref() == Some(text.as_str()) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Ballot(BallotEvent::MinorityHeard { room: member.room.number, text })])
}

/// The most hands there can be in a room with this many devices: a whole hall before one, a group around each of several.
fn hands_max(devices: usize) -> u16 {
    let around_each = u16::try_from(devices).unwrap_or(u16::MAX).saturating_mul(limits::HANDS_AROUND_ONE_MAX);
    if devices > 1 { around_each.min(limits::HANDS_MAX) } else { limits::HANDS_MAX }
}
