//! Carries out a batch of commands and joins: all that wait are decided one after another, stored together, and then
//! answered.

use std::collections::HashMap;

use shared::ids::{CoFacilitatorId, CommandId, ParticipantId, RoomNumber, Seq};
use shared::session::decide::{Join, decide, decide_given_in, decide_invitation, decide_join, decide_link};
use shared::session::{
    Author, Batch, Command, Event, Fullness, Invited, PeopleCommand, PeopleEvent, Rejection, SecretHash, SecretLink,
};
use shared::time::Timestamp;
use shared::wire::{Identity, ToDevice};
use uuid::Uuid;

use crate::log::LogError;

use super::actor::Actor;
use super::connections::Deliveries;
use super::frame::Frame;
use super::frames::EventFrames;
use super::ids::EndedLink;
use super::message::Refusal;
use super::request::Request;

/// The maximum number of attempts to decide a batch when another writer was faster.
const ATTEMPTS: usize = 8;

/// The maximum number of bytes of frames made before any of them is sent. A few commands of a facilitator may change
/// what thousands are shown.
const LOT_BYTES: usize = 16 * 1024 * 1024;

/// The outcome of a request.
#[derive(Clone)]
enum Outcome {
    /// Carried out and stored, up to that event.
    Done(Seq),
    /// Not carried out.
    Rejected(Rejection),
    LetIn(ParticipantId),
    Issued,
    Invited(CoFacilitatorId),
    /// Nothing was decided, and nothing is answered: a device with the new link asks again.
    Unheard,
}

/// The outcomes of all requests, decided but not stored.
#[derive(Default)]
struct Draft {
    batches: Vec<Batch>,
    frames: Vec<EventFrames>,
    /// Bytes of these frames.
    bytes: usize,
    /// One for each request, in order.
    outcomes: Vec<Outcome>,
}

impl Draft {
    /// Does this batch change the link by which such an author connected? Their connection ends when it is stored.
    fn has_ended(&self, author: Author) -> bool {
        let link = match author {
            Author::Facilitator => EndedLink::Secret(SecretLink::Facilitator),
            Author::CoFacilitator(id) => EndedLink::CoFacilitator(id),
            Author::Plenary => EndedLink::Secret(SecretLink::Plenary),
            Author::Participant(_) => return false,
        };
        self.frames.iter().any(|event| event.link == Some(link))
    }
}

impl Actor {
    /// Decides, stores, shows and answers.
    pub(super) async fn carry_out(&mut self, mut requests: Vec<Request>) {
        while !requests.is_empty() {
            requests = self.carry_out_first(requests).await;
        }
    }

    /// The same for the first requests, up to [`LOT_BYTES`] of frames. Returns the others.
    async fn carry_out_first(&mut self, mut requests: Vec<Request>) -> Vec<Request> {
        let mut why = Rejection::Unavailable;
        for _ in 0..ATTEMPTS {
            let draft = self.decide_some(&requests);
            let mut others = requests.split_off(draft.outcomes.len());
            match self.store.append(draft.batches).await {
                Ok(()) => {
                    let answers = self.answer(requests, draft.outcomes);
                    self.publish(draft.frames, answers);
                    return others;
                }
                Err(error) => {
                    requests.append(&mut others);
                    self.forget_unstored(&error).await;
                    if error == LogError::Full {
                        why = Rejection::StorageFull;
                    }
                    if error != LogError::Conflict || self.is_lost() {
                        break;
                    }
                }
            }
        }
        let outcomes = requests.iter().map(|_| Outcome::Rejected(why.clone())).collect();
        let answers = self.answer(requests, outcomes);
        self.publish(Vec::new(), answers);
        Vec::new()
    }

    fn decide_some(&mut self, requests: &[Request]) -> Draft {
        let mut draft = Draft::default();
        // A command that arrives twice at once is one command.
        let mut seen: HashMap<(Author, CommandId), usize> = HashMap::new();
        for (place, request) in requests.iter().enumerate() {
            let outcome = match request {
                // They came by a link that has just been replaced.
                Request::Command { connection, author, .. }
                    if draft.has_ended(*author) || self.connections.author(*connection).is_none() =>
                {
                    Outcome::Unheard
                }
                Request::Command { author, id, room, command, .. } => match seen.insert((*author, *id), place) {
                    Some(before) => draft.outcomes[before].clone(),
                    None => self.decide_command((*author, *id), *room, command, &mut draft),
                },
                Request::Join { join, .. } => self.decide_join(join, &mut draft),
                Request::IssueLink { asker, link, secret, .. } => self.issue_link(*asker, *link, *secret, &mut draft),
                Request::Invite { facilitator, invited, secret, .. } => {
                    self.invite(*facilitator, invited, *secret, &mut draft)
                }
            };
            draft.outcomes.push(outcome);
            if draft.bytes > LOT_BYTES {
                break;
            }
        }
        draft
    }

    fn decide_command(
        &mut self,
        (author, id): (Author, CommandId),
        room: Option<RoomNumber>,
        command: &Command,
        draft: &mut Draft,
    ) -> Outcome {
        if let Some(seq) = self.outcome_of(author, id) {
            return Outcome::Done(seq);
        }
        if let Some(known) = self.rejections.of(author, id) {
            return Outcome::Rejected(known.clone());
        }
        let fullness = self.store.fullness();
        if !fullness.takes(author, command) {
            return Outcome::Rejected(Rejection::SessionFull);
        }
        let at = self.moment();
        match decide_given_in(&self.store.state, author, room, command, self.context(at)) {
            // Nothing changes, and storing that would use up the space that is reserved for ending the session.
            Ok(events) if events.is_empty() && fullness > Fullness::Free => Outcome::Done(self.store.seq),
            Ok(events) if !fullness.takes_events(&self.store.state, author, &events) => {
                Outcome::Rejected(Rejection::SessionFull)
            }
            Ok(events) => Outcome::Done(self.apply(Batch::of_command(at, author, id, events), draft)),
            Err(rejection) => Outcome::Rejected(rejection),
        }
    }

    /// Replaces the secret of a link. The asker is identified here, because another link may have been issued just
    /// before. The log has them as the author of a command, although no repeat of it has that number.
    fn issue_link(&mut self, asker: SecretHash, link: SecretLink, secret: SecretHash, draft: &mut Draft) -> Outcome {
        let Some(asker) = self.identify(asker) else { return Outcome::Rejected(Rejection::FacilitatorOnly) };
        match decide_link(&self.store.state, asker.author(), link, secret) {
            Ok(events) => {
                self.apply_given_in(asker.author(), events, draft);
                Outcome::Issued
            }
            Err(rejection) => Outcome::Rejected(rejection),
        }
    }

    /// Gives a co-facilitator a link, if there is space for that.
    fn invite(&mut self, asker: SecretHash, invited: &Invited, secret: SecretHash, draft: &mut Draft) -> Outcome {
        let Some(asker) = self.identify(asker) else { return Outcome::Rejected(Rejection::FacilitatorOnly) };
        if self.store.fullness() > Fullness::Free {
            return Outcome::Rejected(Rejection::SessionFull);
        }
        match decide_invitation(&self.store.state, asker.author(), invited, secret) {
            Ok((co_facilitator, events)) => {
                self.apply_given_in(asker.author(), events, draft);
                Outcome::Invited(co_facilitator)
            }
            Err(rejection) => Outcome::Rejected(rejection),
        }
    }

    /// Applies what somebody asked for in a plain request, under an id that nobody repeats.
    fn apply_given_in(&mut self, author: Author, events: Vec<Event>, draft: &mut Draft) {
        self.apply(Batch::of_command(self.moment(), author, CommandId(Uuid::now_v7()), events), draft);
    }

    fn decide_join(&mut self, join: &Join, draft: &mut Draft) -> Outcome {
        if let Some(Identity::Participant(participant)) = self.identify(join.token) {
            return self.let_in_again(participant, &join.name, draft);
        }
        if self.store.fullness() > Fullness::Free {
            return Outcome::Rejected(Rejection::SessionFull);
        }
        let at = self.moment();
        match decide_join(&self.store.state, join, self.context(at)) {
            Ok(events) => {
                let joined = events.iter().find_map(|event| match event {
                    Event::People(PeopleEvent::Joined { participant, .. }) => Some(*participant),
                    _ => None,
                });
                self.apply(Batch { at, command: None, events }, draft);
                if let Some(joined) = joined {
                    self.expect(joined, at);
                }
                joined.map_or(Outcome::Rejected(Rejection::DoorClosed), Outcome::LetIn)
            }
            Err(rejection) => Outcome::Rejected(rejection),
        }
    }

    /// Repeats the answer to a join whose first answer was lost. A name that was corrected in between replaces the
    /// first one, if it is allowed.
    fn let_in_again(&mut self, participant: ParticipantId, name: &str, draft: &mut Draft) -> Outcome {
        let at = self.moment();
        let rename = Command::People(PeopleCommand::Rename { name: name.to_owned() });
        let events = decide(&self.store.state, Author::Participant(participant), &rename, self.context(at));
        let has_space = self.store.fullness() == Fullness::Free;
        if let Some(events) = events.ok().filter(|events| has_space && !events.is_empty()) {
            self.apply(Batch { at, command: None, events }, draft);
        }
        self.expect(participant, at);
        Outcome::LetIn(participant)
    }

    /// Somebody was let in, and their device is about to connect.
    fn expect(&mut self, participant: ParticipantId, at: Timestamp) {
        self.presence.expect(participant, at);
        self.store.agenda.note_presence(&self.store.state, participant);
    }

    /// The number of the last event of a stored command.
    fn outcome_of(&self, author: Author, id: CommandId) -> Option<Seq> {
        self.store.state.internal.as_ref()?.outcome_of(author, id)
    }

    /// Applies what was decided, so that the next decision takes it into account.
    fn apply(&mut self, batch: Batch, draft: &mut Draft) -> Seq {
        let connections = &self.connections;
        let frames = self.store.apply(&batch, &|audience| connections.has(audience));
        draft.bytes += frames.iter().map(EventFrames::len).sum::<usize>();
        draft.frames.extend(frames);
        draft.batches.push(batch);
        self.store.seq
    }

    /// Answers all requests: devices along with the frames of the batch, those at the door at once.
    fn answer(&mut self, requests: Vec<Request>, outcomes: Vec<Outcome>) -> Deliveries {
        let mut answers = Deliveries::default();
        for (request, outcome) in requests.into_iter().zip(outcomes) {
            match (request, outcome) {
                (Request::Command { connection, id, .. }, Outcome::Done(seq)) => {
                    self.metrics.command(true);
                    answers.add(Some(&Frame::of(&ToDevice::Ack { id, seq })), std::iter::once(connection));
                }
                (Request::Command { connection, author, id, .. }, Outcome::Rejected(rejection)) => {
                    self.metrics.command(false);
                    self.rejections.keep(author, id, rejection.clone());
                    let frame = Frame::of(&ToDevice::Rejected { id, rejection });
                    answers.add(Some(&frame), std::iter::once(connection));
                }
                (Request::Join { reply, .. }, Outcome::LetIn(participant)) => {
                    let _ = reply.send(Ok(participant));
                }
                (Request::Join { reply, .. }, Outcome::Rejected(rejection)) => {
                    let refusal = match rejection {
                        Rejection::Unavailable => Refusal::Unavailable,
                        Rejection::StorageFull => Refusal::Full,
                        rejection => Refusal::Rejected(rejection),
                    };
                    let _ = reply.send(Err(refusal));
                }
                (Request::IssueLink { reply, .. }, outcome) => {
                    let _ = reply.send(match outcome {
                        Outcome::Issued => Ok(()),
                        outcome => Err(refusal_of_link(outcome)),
                    });
                }
                (Request::Invite { reply, .. }, outcome) => {
                    let _ = reply.send(match outcome {
                        Outcome::Invited(co_facilitator) => Ok(co_facilitator),
                        outcome => Err(refusal_of_link(outcome)),
                    });
                }
                // An unheard command is sent again. The other combinations do not occur.
                (Request::Command { .. } | Request::Join { .. }, _) => {}
            }
        }
        answers
    }
}

/// Why a link was not given out.
fn refusal_of_link(outcome: Outcome) -> Refusal {
    match outcome {
        Outcome::Rejected(Rejection::StorageFull) => Refusal::Full,
        Outcome::Rejected(Rejection::FacilitatorOnly) => Refusal::NotLetIn,
        Outcome::Rejected(Rejection::Unavailable)
        | Outcome::Done(_)
        | Outcome::LetIn(_)
        | Outcome::Issued
        | Outcome::Invited(_)
        | Outcome::Unheard => Refusal::Unavailable,
        Outcome::Rejected(rejection) => Refusal::Rejected(rejection),
    }
}
