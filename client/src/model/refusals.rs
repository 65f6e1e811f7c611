//! Commands that were not carried out, and the way back for the words in them: into the form that they came from or,
//! while no form has room for them, into the notice that says why.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::ids::{CommandId, RoomNumber};
use shared::session::{Command, Rejection};

use super::Live;
use crate::drafts::Draft;
use crate::saved_sessions;

/// The maximum number of refusals kept: as many as there can be commands waiting for an answer.
const MOST: usize = 200;

/// A command that was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What was asked.
    pub command: Command,
    /// The room in which it was asked, if it was meant for that room alone.
    #[serde(default)]
    pub room: Option<RoomNumber>,
    /// The server's reason. Absent when the command had to be carried out at once and there was no connection.
    #[serde(default)]
    pub rejection: Option<Rejection>,
    /// Its id: the same command twice is two refusals.
    pub id: CommandId,
    /// Its words are back in their form.
    #[serde(default)]
    pub is_back: bool,
}

impl Refusal {
    /// Words in it that exist nowhere else.
    pub fn homeless_words(&self) -> Vec<String> {
        if self.is_back { Vec::new() } else { self.command.own_words().into_iter().map(str::to_owned).collect() }
    }

    /// Was it meant for a room that the person has left? Its words do not belong in the forms of the new room.
    fn is_from_elsewhere(&self) -> bool {
        self.rejection == Some(Rejection::OtherRoom)
    }

    fn is_homeless(&self) -> bool {
        !self.is_back && !self.command.own_words().is_empty()
    }
}

/// Adds a refusal; if there are too many, drops one without words.
fn note(all: &mut Vec<Refusal>, refusal: Refusal) {
    // One notice about the missing connection is enough.
    let is_same = |known: &Refusal| known.rejection.is_none() && refusal.rejection.is_none() && !known.is_homeless();
    all.retain(|known| known.id != refusal.id && !is_same(known));
    if all.len() >= MOST {
        let least = all.iter().position(|known| !known.is_homeless()).unwrap_or_default();
        all.remove(least);
    }
    all.push(refusal);
}

/// Offers every refusal with words that exist nowhere else to `claim`, and marks those that it takes.
fn hand_back(all: &mut [Refusal], claim: impl Fn(&Refusal) -> bool) -> bool {
    let mut is_changed = false;
    for refusal in all.iter_mut().filter(|refusal| refusal.is_homeless()) {
        refusal.is_back = claim(refusal);
        is_changed |= refusal.is_back;
    }
    is_changed
}

impl Live {
    /// Unread refusals, oldest first.
    pub fn refusals(self) -> Signal<Vec<Refusal>> {
        self.refusals.into()
    }

    /// The latest of them.
    pub fn refusal(self) -> Signal<Option<Refusal>> {
        Signal::derive(move || self.refusals.with(|all| all.last().cloned()))
    }

    /// Forgets a refusal that was read.
    pub fn forget_refusal(self, id: CommandId) {
        self.refusals.update(|all| all.retain(|refusal| refusal.id != id));
        if let Some(code) = self.code() {
            saved_sessions::forget_refused(code, id);
        }
    }

    /// Forgets refusals without words: they were about the screen at that time, and would only be in the way on
    /// another.
    pub fn forget_refusals_without_words(self) {
        self.refusals.update(|all| all.retain(Refusal::is_homeless));
    }

    /// Offers refused words to `claim` for as long as the calling part of the screen exists. `claim` returns whether it
    /// took them.
    pub fn takes_back(self, claim: impl Fn(&Command) -> bool + 'static) {
        self.takes_any_back(move |refusal| !refusal.is_from_elsewhere() && claim(&refusal.command));
    }

    /// The same for a place that takes words from any room.
    pub fn takes_any_back(self, claim: impl Fn(&Refusal) -> bool + 'static) {
        Effect::new(move |_| {
            if !self.refusals.with(|all| all.iter().any(Refusal::is_homeless)) {
                return;
            }
            // In two steps, so that claiming wakes this effect again only if something changed.
            let mut all = self.refusals.get_untracked();
            if untrack(|| hand_back(&mut all, &claim)) {
                if let Some(code) = self.code() {
                    let back = all.iter().filter(|refusal| refusal.is_back);
                    back.for_each(|refusal| saved_sessions::forget_refused(code, refusal.id));
                }
                self.refusals.set(all);
            }
        });
    }

    /// The same for a form with one box, which takes the words if it is empty or still has them. `own` returns the
    /// words, and the text that they replace.
    pub fn takes_back_into(self, draft: Draft, own: impl Fn(&Command) -> Option<(&str, Option<&str>)> + 'static) {
        self.takes_back(move |command| own(command).is_some_and(|(words, over)| draft.take_back(words, over)));
    }

    pub(super) fn note_refusal(self, refusal: Refusal) {
        if let Some(code) = self.code().filter(|_| refusal.is_homeless()) {
            saved_sessions::keep_refused(code, refusal.id, &refusal);
        }
        self.refusals.update(|all| note(all, refusal));
    }

    /// Restores refused words that were in no form when the page was closed or reloaded.
    pub(super) fn recall_refusals(self, code: JoinCode) {
        let mut kept: Vec<Refusal> = saved_sessions::refused(code);
        // Ids are ordered by time.
        kept.sort_by_key(|refusal| refusal.id);
        self.refusals.set(kept);
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::RoundNumber;
    use shared::session::{BallotCommand, RoomCommand};
    use uuid::Uuid;

    use super::*;

    fn refused(number: u128, command: Command) -> Refusal {
        Refusal {
            command,
            room: None,
            rejection: Some(Rejection::WritingClosed),
            id: CommandId(Uuid::from_u128(number)),
            is_back: false,
        }
    }

    fn minority(text: &str) -> Command {
        Command::Ballot(BallotCommand::AddMinority { round: RoundNumber(1), text: text.into(), over: None })
    }

    #[test]
    fn refused_words_stay_until_a_form_takes_them() {
        let mut all = Vec::new();
        note(&mut all, refused(1, minority("Demo")));
        note(&mut all, refused(2, Command::Room(RoomCommand::AcceptRole)));
        assert!(!hand_back(&mut all, |_| false));
        assert_eq!(all[0].homeless_words(), ["Demo"]);
        assert!(hand_back(&mut all, |refusal| refusal.command == minority("Demo")));
        assert!(all[0].homeless_words().is_empty());
        assert!(!hand_back(&mut all, |_| true), "restored words are not given twice, and a press has none");
    }

    #[test]
    fn refusals_without_words_are_dropped_first() {
        let mut all = Vec::new();
        note(&mut all, refused(1, minority("Demo")));
        note(&mut all, refused(2, Command::Room(RoomCommand::AcceptRole)));
        for number in 3..1_000 {
            note(&mut all, refused(number, Command::Room(RoomCommand::KeepRole)));
        }
        assert_eq!(all.len(), MOST);
        assert_eq!(all[0].homeless_words(), ["Demo"]);
        note(&mut all, refused(1, minority("Demo")));
        assert_eq!(all.iter().filter(|refusal| refusal.is_homeless()).count(), 1, "only once");
    }
}
