//! What must hold after every single event of random plans.

mod plan;
mod world;

use std::cell::RefCell;
use std::collections::BTreeSet;

use plan::{LogReader, for_each_known_plan, for_each_plan};
use shared::ids::{ParticipantId, Seq};
use shared::session::decide::{Context, due, next_due};
use shared::session::invariants::check_invariants;
use shared::session::people::presence::PRESENTER_GONE;
use shared::session::{
    Author, BallotEvent, Batch, Command, DebriefCommand, DecidedBy, Event, Outcome, PresenterHow, RoomEvent,
    RoundEvent, Session,
};
use shared::simulation::{everything, met_in};
use shared::time::{MINUTE, Milliseconds, Timestamp};
use world::World;

/// Longer than any deadline takes.
const A_DAY: Milliseconds = 24 * 60 * MINUTE;

#[test]
fn the_invariants_hold_after_every_event() {
    for_each_plan(|mut plan| {
        let mut log = LogReader::default();
        let mut followed = None;
        loop {
            log.read_on(&plan.world.log, |before, after, event, batch| {
                check_invariants(after).unwrap_or_else(|problem| panic!("{problem}, after {event:?}"));
                check_event(before, event, batch.command.map(|(author, _)| author), &plan.world);
                followed = Some(after.clone());
            });
            // Only events of the log changed the session: no rejected command did, and no restart.
            assert_eq!(followed, Some(plan.world.state()));
            if plan.step().is_none() {
                break;
            }
        }
    });
}

#[test]
fn a_stored_log_leads_to_the_same_session() {
    for_each_plan(|mut plan| {
        while plan.step().is_some() {}
        let World { session, log, .. } = &plan.world;
        let stored: Vec<String> = log.iter().map(to_json).collect();
        let read: Vec<Batch> = stored.iter().map(|json| from_json(json)).collect();
        assert_eq!(&read, log);
        let Some((replayed, seq)) = Session::replay(read.iter()) else { panic!("the log can't be replayed") };
        assert_eq!(&replayed, session);
        assert_eq!(seq, Seq(log.iter().map(|batch| batch.events.len() as u64).sum()));
        assert_outcomes_are_remembered(&replayed, log);
    });
}

#[test]
fn everything_that_people_write_can_be_given_back() {
    for_each_plan(|mut plan| {
        while let Some(step) = plan.step() {
            let (plan::Step::Command(_, command) | plan::Step::Late(_, _, command)) = &step else { continue };
            if matches!(command, Command::Debrief(DebriefCommand::FilterArguments { .. })) {
                continue;
            }
            let mut written = Vec::new();
            collect_written(&serde_json::to_value(command).unwrap_or_default(), &mut written);
            let given_back: Vec<&str> = command.own_words().into_iter().filter(|words| words.contains('§')).collect();
            written.sort_unstable();
            let mut sorted = given_back.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, written, "{command:?}");
        }
    });
}

/// Every text in it that the plan generated.
fn collect_written(value: &serde_json::Value, written: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.contains('§') => written.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect_written(value, written)),
        serde_json::Value::Object(fields) => {
            // The words that a command replaces are in the session, perhaps somebody else's.
            let own = fields.iter().filter(|(name, _)| name.as_str() != "over");
            own.for_each(|(_, value)| collect_written(value, written));
        }
        _ => {}
    }
}

#[test]
fn due_events_settle_and_nothing_is_overdue() {
    for_each_plan(|mut plan| {
        loop {
            // The world itself asserts that due events settle within a few rounds.
            let World { session, presence, now, .. } = &plan.world;
            let context = plan.world.context();
            assert_eq!(due(session, context), [], "due again at the same moment");
            let next = next_due(session, context);
            assert!(next.is_none_or(|next| next > *now), "a busy loop: due at {next:?}, while it is {now:?}");
            // The server sleeps until then, so nothing may be due before.
            let asleep = next.map_or(*now + A_DAY, |next| Timestamp(next.0 - 1));
            assert_eq!(due(session, Context { now: asleep, ..context }), [], "overslept: next was {next:?}");
            // After the end nothing happens any more, so no room needs a presenter.
            for room in session.rooms.values().filter(|_| session.ended_at.is_none()) {
                let connected: Vec<ParticipantId> =
                    session.members(room.number).map(|(id, _)| id).filter(|id| presence.is_connected(*id)).collect();
                let Some(presenter) = room.presenter else {
                    assert_eq!(connected, [], "room {} has people and no presenter", room.number);
                    continue;
                };
                let presents = presenter.participant;
                // A presenter who follows the plenary screen keeps the role between rounds, and has as long to return
                // as anybody else.
                let called = room.open_round().filter(|_| presence.is_online(presents)).map(|round| round.started_at);
                let keeps_it = presence.is_online(presents) && called.is_none();
                let gone_since = presence.gone_since(presents).max(called.unwrap_or_default());
                let gone = !presence.is_connected(presents) && !keeps_it && *now - gone_since >= PRESENTER_GONE;
                if gone && !connected.is_empty() {
                    assert!(presenter.offered_since.is_some(), "room {}: the role is not on offer", room.number);
                }
                if let Some(round) = room.open_round().filter(|round| round.timer.paused_at.is_none()) {
                    assert!(
                        round.must_choose || round.timer.deadline > *now,
                        "the time is up, but the room was not told"
                    );
                    assert!(round.silence.is_none_or(|silence| silence.until > *now), "a silence goes on");
                    assert!(round.ballots.re_vote_until.is_none_or(|until| until > *now), "a re-vote goes on");
                }
            }
            if plan.step().is_none() {
                break;
            }
        }
    });
}

#[test]
fn random_plans_get_everywhere() {
    let met = RefCell::new(BTreeSet::new());
    for_each_known_plan(|mut plan| {
        while plan.step().is_some() {}
        met.borrow_mut().extend(plan.world.log.iter().flat_map(|batch| &batch.events).flat_map(met_in));
    });
    // A single replayed plan need not cover everything.
    if std::env::var_os("PLAN").is_none() {
        let met = met.borrow();
        let missed: Vec<_> = everything().filter(|one| !met.contains(one)).collect();
        assert_eq!(missed, Vec::<String>::new(), "no plan covered these");
    }
}

/// Asserts what must never happen, given the state right before the event.
fn check_event(before: &Session, event: &Event, author: Option<Author>, world: &World) {
    if let Some(Author::Participant(participant)) = author {
        assert!(before.participants.contains_key(&participant), "{participant} never joined: {event:?}");
    }
    let room = event.room().and_then(|room| before.rooms.get(&room));
    if let (Some(Author::Participant(participant)), Some(room)) = (author, event.room()) {
        let own = before.participants.get(&participant).and_then(|person| person.room);
        let ends_it_all = matches!(
            event,
            Event::Round(
                RoundEvent::SilenceEnded { .. } | RoundEvent::Closed { outcome: Some(Outcome::NotChosen), .. }
            )
        );
        assert!(own == Some(room) || ends_it_all, "{participant} changed another room: {event:?}");
    }
    let Some(room) = room else { return };
    let open = room.open_round();
    match event {
        Event::Round(RoundEvent::Started { .. }) => assert!(open.is_none(), "a round started before a choice"),
        Event::Round(RoundEvent::Closed { outcome, .. }) => {
            let Some(open) = open else { panic!("a round was closed twice") };
            match outcome {
                None => panic!("a round was closed without an outcome"),
                Some(Outcome::NotChosen) => {
                    let may_end = author.is_some_and(Author::is_facilitator) || !before.settings.led;
                    assert!(may_end, "a round ended without a choice, by {author:?}");
                }
                Some(Outcome::Chosen(choice)) => {
                    assert_eq!(Some(choice.count), open.ballots.count, "a choice that was not counted");
                    assert_eq!(choice.count.is_tie(), choice.way == DecidedBy::Lot, "a tie was locked without a lot");
                    assert_eq!(open.ballots.lot.is_some(), choice.way == DecidedBy::Lot, "a lot that was not drawn");
                    let of_all = open.ballots.missing == 0;
                    assert!(
                        of_all || choice.way != DecidedBy::Unanimous,
                        "a choice was unanimous although somebody had not voted"
                    );
                }
            }
        }
        Event::Argument(_) => {
            assert!(open.is_some_and(|round| !round.must_choose), "written while writing is closed: {event:?}");
        }
        Event::Ballot(BallotEvent::Counted { room: number, by_hands: false, missing, .. }) => {
            // Changing an open ballot happens in front of everybody.
            let Some(ballots) = open.map(|round| &round.ballots).filter(|ballots| ballots.count.is_none()) else {
                return;
            };
            let members: Vec<ParticipantId> = before.members(*number).map(|(id, _)| id).collect();
            let alone = ballots.cast.len() == 1 && ballots.cast.keys().ne(&members);
            assert!(!alone, "one ballot was opened to others of room {number}");
            let presence = &world.presence;
            let there = members.iter().filter(|member| presence.is_online(**member));
            let unheard = there.filter(|member| !ballots.cast.contains_key(member)).count();
            assert!(
                usize::from(*missing) >= unheard,
                "{unheard} members of room {number} were there but not counted as missing"
            );
        }
        Event::Round(RoundEvent::PhaseChanged { .. }) => {
            assert!(open.is_some_and(|round| !round.must_choose), "a room left must-choose without a choice");
        }
        Event::Room(RoomEvent::PresenterChanged { room: number, to: Some((_, how)) }) => {
            let connected = room.presenter.is_some_and(|old| world.presence.is_connected(old.participant));
            match how {
                PresenterHow::Accepted => assert!(!connected, "the role was seized in room {number}"),
                PresenterHow::FirstToEnter => assert!(room.presenter.is_none(), "room {number} had a presenter"),
                PresenterHow::HandedOver | PresenterHow::Assigned | PresenterHow::PredecessorMoved => {}
            }
        }
        _ => {}
    }
}

/// Repeating any of an author's latest commands gives the original answer.
fn assert_outcomes_are_remembered(session: &Session, log: &[Batch]) {
    let Some(internal) = &session.internal else { panic!("the full state has an internal part") };
    let mut seq = 0;
    for batch in log {
        seq += batch.events.len() as u64;
        if let Some((author, command)) = batch.command {
            assert_eq!(internal.outcome_of(author, command), Some(Seq(seq)));
        }
    }
}

fn to_json(batch: &Batch) -> String {
    serde_json::to_string(batch).unwrap_or_else(|error| panic!("{batch:?} can't be written: {error}"))
}

fn from_json(json: &str) -> Batch {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json} can't be read: {error}"))
}
