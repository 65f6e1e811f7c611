//! The forced choice: ballots without abstention, and ties that can't be locked.

use std::collections::BTreeSet;

use crate::ids::{ParticipantId, RoundNumber};
use crate::limits;
use crate::session::ballot::{COUNTED_MIN, RE_VOTE, SHIFT_ROOM_MIN};
use crate::session::decide::{Context, Member};
use crate::session::over::replaces;
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
            if !session.rules_in(round).first_ballot {
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
            // A re-vote or the lot settles a tie; recounting until the result suits is not allowed.
            if round.ballots.is_tied() {
                return Err(Rejection::Tied);
            }
            if round.ballots.count.is_some() && !round.ballots.by_hands {
                return Err(Rejection::BallotsOpen);
            }
            // Hands are for rooms where people do not vote on devices: they must not replace ballots that can be
            // opened.
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
        BallotCommand::LockChoice { round, side, reasons } => lock_choice(session, author, *round, *side, reasons),
        BallotCommand::AmendReasons { round, reasons, over } => {
            let member = Member::presenting(session, author)?;
            let choice = member.round(*round)?.choice().ok_or(Rejection::OtherRound)?;
            let reasons = clean_reasons(reasons)?;
            if !replaces(&reasons, &choice.reasons, over.as_ref())? {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Ballot(BallotEvent::ReasonsAmended { room: member.room.number, reasons })])
        }
        BallotCommand::AddMinority { round, text, over } => {
            add_minority(session, author, *round, (text, over.as_deref()))
        }
    }
}

/// The round, if its phase is Choose and the lot has not been drawn.
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
    // A re-vote or the lot settles a tie; until then the voter whose change made the tie can change back.
    if ballots.is_tied() && ballots.tied_by != Some(member.id) {
        return Err(Rejection::Tied);
    }
    let changed = before.is_some();
    if ballots.count.is_some() && !changed {
        return Err(Rejection::BallotsOpen);
    }
    let room = member.room.number;
    // Counts only voters with a device in the room. The others in the room can see that a voter is away or follows the
    // plenary screen, so they would know that the change was not that voter's.
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
    // Changing an open ballot happens in front of everybody, so the ballots stay open.
    if ballots.count.is_some() {
        with_it.count = Some(Count::of(with_it.cast.values().copied().flatten()));
        // A tie may be shown to a newcomer. Once one of two people takes it back, the new count would tell the newcomer
        // both ballots.
        if members(session, member.room).any(|other| with_it.would_tell(other)) {
            return Ok(vec![Event::Ballot(BallotEvent::Voided { room })]);
        }
        events.extend(count_ballots(member.room, &with_it, ballots.missing, Some(member.id)));
    } else if may_open_by_itself(&with_it, || members(session, member.room), context) {
        events.extend(count_ballots(member.room, &with_it, 0, None));
    }
    Ok(events)
}

/// The members whom ballots wait for: those in the room, those who follow the plenary screen, and those who were in the
/// room a moment ago.
fn there<'a>(
    members: impl Iterator<Item = ParticipantId> + 'a,
    context: Context<'a>,
) -> impl Iterator<Item = ParticipantId> + 'a {
    members.filter(move |&member| context.presence.counts(member, context.now))
}

fn members(session: &Session, room: &Room) -> impl Iterator<Item = ParticipantId> {
    session.members(room.number).map(|(member, _)| member)
}

/// Opening a single ballot would show the others in the room what its owner voted. It makes no difference whether they
/// or the owner are away, because they see the count when they return. So a single ballot is opened only when its owner
/// is the only member. No room gets stuck: with a second ballot both can be opened, and the presenter can count hands,
/// where people choose for themselves what to show.
pub(in crate::session) fn shows_whose_it_is(ballots: &Ballots, members: impl Iterator<Item = ParticipantId>) -> bool {
    ballots.cast.len() == 1 && !members.eq(ballots.cast.keys().copied())
}

/// Have all members who are there voted? False when nobody is there.
fn all_voted(ballots: &Ballots, members: impl Iterator<Item = ParticipantId>, context: Context<'_>) -> bool {
    let mut there = there(members, context).peekable();
    there.peek().is_some() && there.all(|member| ballots.cast.contains_key(&member))
}

/// Have all members who are there voted, and may the ballots be counted?
pub(in crate::session) fn may_open_by_itself<Members: Iterator<Item = ParticipantId>>(
    ballots: &Ballots,
    members: impl Fn() -> Members,
    context: Context<'_>,
) -> bool {
    all_voted(ballots, members(), context) && ballots.may_be_counted() && !shows_whose_it_is(ballots, members())
}

/// Are the ballots void? They are when too few of the possible voters voted and none of the others may be back soon,
/// and when the open count would show a newcomer how each of a few people voted.
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
    // Ignores people who are away: they are sent nothing until they return, and then this is checked again.
    members().any(|member| context.presence.is_online(member) && ballots.would_tell(member))
}

/// The number of members who are there and have not voted.
pub(in crate::session) fn missing(
    ballots: &Ballots,
    members: impl Iterator<Item = ParticipantId>,
    context: Context<'_>,
) -> u16 {
    let missing = there(members, context).filter(|member| !ballots.cast.contains_key(member)).count();
    u16::try_from(missing).unwrap_or(u16::MAX)
}

/// Opens the ballots, even if some are missing, or counts them again because somebody changed theirs. Ends the re-vote,
/// if one is running.
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
    side: Side,
    reasons: &Reasons,
) -> Result<Vec<Event>, Rejection> {
    let member = Member::presenting(session, author)?;
    let cleaned = clean_reasons(reasons);
    if let Some(choice) = member.round(round)?.choice()
        && choice.side == side
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
    // Others may change their votes while the presenter writes; the words would then be recorded as the reason for the
    // side that they were not written for.
    if ballots.leads().ok_or(Rejection::Tied)? != side {
        return Err(Rejection::OtherSideLeads);
    }
    // When the time is up writing is closed, so requiring more arguments would prevent the room from choosing.
    if session.rules_in(round).both_sides_heard
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

fn add_minority(
    session: &Session,
    author: Author,
    round: RoundNumber,
    (text, over): (&str, Option<&str>),
) -> Result<Vec<Event>, Rejection> {
    let member = Member::of(session, author)?;
    let round = member.round(round)?;
    let choice = round.choice().ok_or(Rejection::OtherRound)?;
    if choice.count.on(choice.side.other()) == 0 {
        return Err(Rejection::NoMinority);
    }
    // A show of hands has no names, so anybody may write for the minority. So may the presenter, whatever they voted:
    // they write down what somebody says, everybody sees their screen, and a refusal would show how they voted.
    let chose_otherwise = round.ballots.cast.get(&member.id) == Some(&Some(choice.side.other()));
    if choice.recorded == VoteMethod::Ballots && !chose_otherwise && !member.presents() {
        return Err(Rejection::NotMinority);
    }
    let text = clean(text, limits::SENTENCE_MAX)?;
    if !replaces(text.as_str(), choice.minority.as_deref().unwrap_or_default(), over)? {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Ballot(BallotEvent::MinorityHeard { room: member.room.number, text })])
}

/// The most hands in a room with this many devices: a full hall in front of one, a group around each of several.
fn hands_max(devices: usize) -> u16 {
    let around_each = u16::try_from(devices).unwrap_or(u16::MAX).saturating_mul(limits::HANDS_AROUND_ONE_MAX);
    if devices > 1 { around_each.min(limits::HANDS_MAX) } else { limits::HANDS_MAX }
}
