//! Nobody else can tell that somebody keeps a thought: not from what they hold, what they are sent, counts or numbers.

use shared::ids::{ParticipantId, ThoughtId};
use shared::session::{Author, Command, Event, Session, TalkCommand};
use shared::view::{Audience, Change, project, project_state};

use crate::audiences;
use crate::world::{TALK_BLOCK, World, plain_settings};

const WRITER: ParticipantId = ParticipantId(1);
const OTHER: ParticipantId = ParticipantId(2);

/// A talk in which others keep, share and ask, while the writer keeps thoughts for themselves, or does not.
fn talk(keeps_thoughts: bool) -> World {
    let mut world = World::opened(plain_settings(), 2);
    for name in ["Demo A", "Demo B", "Demo C"] {
        world.join(name, None).unwrap_or_else(|rejection| panic!("not let in: {rejection:?}"));
    }
    let start = world.session.step_to_block(TALK_BLOCK);
    assert_eq!(world.command(Author::Facilitator, &start), Ok(()));
    let block = TALK_BLOCK;
    let keep = |text: &str| TalkCommand::Keep { block, text: text.into() };
    let [first, second] = [1, 2].map(ThoughtId);
    let private = [
        vec![keep("Demo secret"), keep("Demo other secret")],
        vec![TalkCommand::Edit { block, thought: first, text: "Demo changed secret".into(), over: None }],
        vec![TalkCommand::Delete { block, thought: second }, keep("Demo third secret")],
    ];
    let public = [
        vec![keep("Demo thought"), TalkCommand::Share { block, thought: first }],
        vec![keep("Demo question"), TalkCommand::Share { block, thought: second }],
        vec![TalkCommand::TakeBack { block, thought: first }],
    ];
    for (private, public) in private.into_iter().zip(public) {
        let own = private.into_iter().filter(|_| keeps_thoughts).map(|command| (WRITER, command));
        for (person, command) in own.chain(public.into_iter().map(|command| (OTHER, command))) {
            assert_eq!(world.command(Author::Participant(person), &Command::Talk(command)), Ok(()));
        }
    }
    world
}

/// Everything that an audience is sent from the first thought on.
fn sent(world: &World, audience: Audience) -> Vec<Change> {
    let mut session: Option<Session> = None;
    let mut sent = Vec::new();
    for batch in &world.log {
        for event in &batch.events {
            match &mut session {
                Some(session) => session.apply(event, batch.at),
                None => session = Session::replay(std::iter::once(batch)).map(|(session, _)| session),
            }
            if let (Event::Talk(_), Some(session)) = (event, &session) {
                sent.extend(project(event, batch.at, session, audience));
            }
        }
    }
    sent
}

#[test]
fn a_thought_that_is_kept_leaves_no_trace() {
    let (with, without) = (talk(true), talk(false));
    assert_eq!(with.session.talk(TALK_BLOCK).own[&WRITER].kept.len(), 2);
    for audience in audiences(&with.session) {
        if matches!(audience, Audience::Participant(WRITER) | Audience::Follower(WRITER)) {
            continue;
        }
        assert_eq!(project_state(&with.session, audience), project_state(&without.session, audience), "{audience:?}");
        assert_eq!(sent(&with, audience), sent(&without, audience), "{audience:?}");
    }
}
