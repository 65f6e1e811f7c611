//! What all parts of the board share: the rooms with their summaries, and what is open on screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{CoFacilitatorId, DilemmaNumber, ParticipantId, RoomNumber};
use shared::language::Language;
use shared::session::people::names::names_of;
use shared::session::{
    Absence, Author, Command, Participant, ProgrammeCommand, Room, Rooms, RoundCommand, RunningBlock, Session, Steered,
};
use shared::time::{Milliseconds, SECOND, Timestamp};

use super::aggregates::{Time, able_to_start, starts_the_same};
use super::calls::Calls;
use super::dragged_participant::{DraggedParticipant, PressedHandle};
use super::reach::Reach;
use super::room_summary::{HeadCount, RoomSummary};
use super::room_table::rows::Rows;
use super::undo::Before;
use crate::drafts::RoomSet;
use crate::language::{Words, reader_signal};
use crate::model::{Live, RunningPart, live};

/// Shortest time between updates of what depends on all rooms together. With 400 busy rooms something changes hundreds
/// of times a second, while nobody reads a sum more than a few times.
const BEAT: Milliseconds = SECOND / 4;

/// One room as the board watches it: the room itself and its summary.
#[derive(Clone, PartialEq)]
pub struct RoomSignals {
    room: ArcMemo<Arc<Room>>,
    summary: ArcMemo<RoomSummary>,
}

impl RoomSignals {
    /// Is the room due the time that it lost while the server was away?
    pub fn is_owed(&self, absence: &Absence) -> bool {
        self.room.with_untracked(|room| absence.owed_to(room).is_some())
    }
}

/// What is shown below the controls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The table of all rooms.
    #[default]
    Rooms,
    /// Steering the plenary screen.
    Debrief,
}

/// A question to confirm before something is done.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is asked.
    pub title: Words,
    /// The consequences.
    pub explained: Words,
    /// Label of the button that confirms.
    pub yes: Words,
    /// What is done then.
    pub deed: Deed,
}

/// What a confirmed question does.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Sends a command.
    Ask(Command),
    /// Deletes the session, at once and for good.
    DeleteSession,
}

/// Something that was done, and how to undo it.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The command.
    pub command: Command,
    /// How it is reported.
    pub words: String,
    /// The commands that undo it, in order; empty when it can't be undone.
    pub undo: Vec<Command>,
}

/// The dialog that is open over the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A message to rooms.
    Message,
    /// The people who are expected and missing.
    Missing,
    /// Adding rooms.
    AddRooms,
    /// Moving somebody to another room.
    MovePerson,
    /// Merging two rooms.
    MergeRooms,
    /// Mixing the groups.
    MixRooms,
    /// The programme, and everything else that was prepared.
    Programme,
    /// The links.
    Links,
    /// The log of what each facilitator did.
    Steered,
    /// A rehearsal of the session.
    Rehearse,
    /// The keys.
    Keys,
}

impl Dialog {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Message,
        Self::Missing,
        Self::AddRooms,
        Self::MovePerson,
        Self::MergeRooms,
        Self::MixRooms,
        Self::Programme,
        Self::Links,
        Self::Steered,
        Self::Rehearse,
        Self::Keys,
    ];
}

/// The state of the board. Cheap to copy into all its parts.
#[derive(Clone, Copy)]
pub struct FacilitatorState {
    /// The session.
    pub live: Live,
    /// Session-wide facts.
    pub facts: Signal<Option<Arc<Session>>>,
    /// The co-facilitator whose device this is, or `Some(None)` with the session's own link; `None` before it is
    /// admitted.
    pub me: Memo<Option<Option<CoFacilitatorId>>>,
    /// The people.
    pub people: Signal<Arc<BTreeMap<ParticipantId, Participant>>>,
    /// Everybody's name, made distinct once for all rows.
    pub names: Memo<BTreeMap<ParticipantId, String>>,
    /// The reader's language, for actions.
    pub language: Signal<Language>,
    /// The server's clock in whole seconds, for everything that changes at most once a second.
    pub second: ReadSignal<Timestamp>,
    /// The number of people in each room.
    pub head_counts: Memo<BTreeMap<RoomNumber, HeadCount>>,
    /// Every room.
    pub room_signals: Memo<BTreeMap<RoomNumber, RoomSignals>>,
    /// The summaries of all rooms, by number.
    pub summaries: Memo<Vec<RoomSummary>>,
    /// The groups that call for the facilitator.
    pub calls: Memo<Calls>,
    /// The session is over.
    pub ended: Memo<bool>,
    /// The part of the board that is shown.
    pub tab: RwSignal<Tab>,
    /// The rows of the table.
    pub rows: Rows,
    /// The room whose panel is open.
    pub opened: RwSignal<Option<RoomNumber>>,
    /// The rooms that a message is written to, as they were when its dialog was opened.
    pub message_to: RwSignal<Rooms>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// The person under a pressed pointer, with their name and place. Dragging starts when the pointer moves.
    pub grip: RwSignal<Option<PressedHandle>>,
    /// The person being dragged to a room.
    pub dragged: RwSignal<Option<DraggedParticipant>>,
    /// The question to confirm.
    pub question: RwSignal<Option<Question>>,
    /// What was just done, in words.
    pub told: RwSignal<Option<Words>>,
    /// What was just done and can be undone.
    pub done: RwSignal<Option<Done>>,
    /// The latest thing that another facilitator did, for a moment.
    pub by_another: RwSignal<Option<Steered>>,
    /// The pointer or the focus is on the report of what was done, so it stays.
    pub done_held: RwSignal<bool>,
}

impl FacilitatorState {
    /// The board of this device's session.
    pub fn new() -> Self {
        let live = live();
        let (facts, people, online, rooms) = (live.facts(), live.people(), live.online(), live.rooms());
        let identity = live.identity();
        let (second, beat) = (every(SECOND, live.now()), every(BEAT, live.now()));
        let head_counts = Memo::new(move |_| {
            let mut head_counts = BTreeMap::<RoomNumber, HeadCount>::new();
            people.with(|people| {
                online.with(|online| {
                    for (id, person) in people.iter() {
                        let Some(room) = person.room else { continue };
                        let head_count = head_counts.entry(room).or_default();
                        head_count.members += 1;
                        head_count.online += usize::from(online.contains(id));
                    }
                });
            });
            head_counts
        });
        let room_signals = Memo::new(move |_| {
            rooms.with(|rooms| {
                let watch = |(number, room): (&RoomNumber, &ArcRwSignal<Arc<Room>>)| {
                    (*number, watched(*number, room.clone(), facts, head_counts, second))
                };
                rooms.iter().map(watch).collect::<BTreeMap<_, _>>()
            })
        });
        let summaries = Memo::new(move |_| {
            beat.get();
            room_signals.with(|all| all.values().map(|watch| watch.summary.get_untracked()).collect())
        });
        let ended =
            Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some())));
        Self {
            live,
            facts,
            me: Memo::new(move |_| {
                Some(identity.get()?.author()).filter(|me| me.is_facilitator()).map(Author::co_facilitator)
            }),
            people,
            names: Memo::new(move |_| people.with(|people| names_of(people))),
            language: reader_signal(),
            second,
            head_counts,
            room_signals,
            summaries,
            calls: Memo::new(move |_| summaries.with(|summaries| Calls::of(summaries))),
            ended,
            tab: RwSignal::default(),
            rows: Rows::new(summaries, people, second),
            opened: RwSignal::default(),
            message_to: RwSignal::new(Rooms::All),
            dialog: RwSignal::default(),
            grip: RwSignal::default(),
            dragged: RwSignal::default(),
            question: RwSignal::new(None),
            told: RwSignal::new(None),
            done: RwSignal::new(None),
            by_another: RwSignal::new(None),
            done_held: RwSignal::new(false),
        }
    }

    /// Sends a command.
    pub fn ask(self, command: Command) {
        self.live.ask(command);
    }

    /// Sends a command, reports it, and offers to undo it if that is possible.
    pub fn act(self, command: Command) {
        let language = self.language.get_untracked();
        let done = self.summaries.with_untracked(|summaries| {
            self.people.with_untracked(|people| {
                let before = Before { summaries, people };
                let words = before.telling(&command, language)?;
                Some(Done { command: command.clone(), words, undo: before.undoing(&command) })
            })
        });
        self.told.set(None);
        self.done.set(done);
        self.ask(command);
    }

    /// Undoes what was just done.
    pub fn undo(self) {
        if let Some(done) = self.done.get_untracked().filter(|done| !done.undo.is_empty()) {
            self.done.set(None);
            done.undo.into_iter().for_each(|command| self.ask(command));
        }
    }

    /// State of the time in `rooms`. Tracked.
    pub fn time_of(self, rooms: &Rooms) -> Time {
        match self.timed_part(rooms) {
            Some(part) if part.paused_at.is_some() => Time::Paused,
            Some(_) => Time::Runs,
            None => self.summaries.with(|summaries| Time::of(summaries, rooms)),
        }
    }

    /// Pauses `rooms`, or resumes them if all are paused.
    pub fn pause_or_resume(self, rooms: Rooms) {
        let block = untrack(|| self.timed_part(&rooms)).map(|part| part.id);
        match (untrack(|| self.time_of(&rooms)), block) {
            (Time::None, _) => {}
            (Time::Runs, Some(block)) => self.ask(Command::Programme(ProgrammeCommand::PauseBlock { block })),
            (Time::Paused, Some(block)) => self.ask(Command::Programme(ProgrammeCommand::ResumeBlock { block })),
            (Time::Runs, None) => self.act(Command::Round(RoundCommand::Pause { rooms })),
            (Time::Paused, None) => self.act(Command::Round(RoundCommand::Resume { rooms })),
        }
    }

    /// Gives `rooms` more time.
    pub fn add_time(self, rooms: Rooms, minutes: u8) {
        match untrack(|| self.timed_part(&rooms)) {
            Some(RunningBlock { id: block, .. }) => {
                self.ask(Command::Programme(ProgrammeCommand::ExtendBlock { block, minutes: minutes.into() }));
            }
            None => self.act(Command::Round(RoundCommand::AddTime { rooms, minutes })),
        }
    }

    /// The part that runs, if its time is the only one: in a part without rounds, and while none is open. Tracked.
    fn timed_part(self, rooms: &Rooms) -> Option<RunningBlock> {
        let part = self.facts.with(|facts| RunningPart::of(facts.as_ref()?))?;
        let any_round = || self.summaries.with(|summaries| summaries.iter().any(|summary| summary.open));
        (*rooms == Rooms::All && !(part.kind().has_rounds() && any_round())).then_some(part.running)
    }

    /// Does a part run in which rounds can? Tracked.
    pub fn has_rounds(self) -> bool {
        let part = self.facts.with(|facts| RunningPart::of(facts.as_ref()?));
        part.is_some_and(|part| part.kind().has_rounds())
    }

    /// Starts the next dilemma in those of `rooms` that can.
    pub fn start_next(self, rooms: &Rooms) {
        let able = self.summaries.with_untracked(|summaries| able_to_start(summaries, rooms));
        if able.is_empty() || self.ended.get_untracked() {
            return;
        }
        // Names the dilemma, so that a command that arrives late starts that one or none.
        let dilemma = self.summaries.with_untracked(|summaries| starts_the_same(summaries, &able));
        // Lists the rooms only if some are meant: with all, people who join at this very moment start too.
        let rooms = if *rooms == Rooms::All { Rooms::All } else { Rooms::Only(able) };
        self.ask(Command::Round(RoundCommand::Start { rooms, dilemma }));
    }

    /// Opens the dialog for a message to these rooms.
    pub fn write_to(self, rooms: Rooms) {
        self.message_to.set(rooms);
        self.dialog.set(Some(Dialog::Message));
    }

    /// Opens it with words that were written for these rooms earlier, and selects those that are left.
    pub fn write_on_to(self, rooms: RoomSet) {
        let meant = Rooms::Only(rooms.into());
        if let Rooms::Only(left) = untrack(|| self.reach(&meant)).rooms {
            self.rows.select_only(left);
        }
        self.write_to(meant);
    }

    /// The rooms that a message meant for these rooms goes to now. Tracked.
    pub fn reach(self, meant: &Rooms) -> Reach {
        self.summaries.with(|summaries| Reach::of(meant, summaries))
    }

    /// Are all rooms done that began a round? Tracked.
    pub fn all_done(self) -> bool {
        self.summaries.with(|summaries| {
            !summaries.iter().any(|summary| summary.open) && summaries.iter().any(|summary| summary.round.is_some())
        })
    }

    /// Looks at the debrief, or at the rooms again.
    pub fn turn_to_debrief(self) {
        self.tab.update(|tab| {
            *tab = match tab {
                Tab::Rooms => Tab::Debrief,
                Tab::Debrief => Tab::Rooms,
            }
        });
    }

    /// Opens a group that calls, whatever is open now.
    pub fn go_to_call(self, number: RoomNumber) {
        self.dialog.set(None);
        self.question.set(None);
        self.opened.set(Some(number));
    }

    /// Opens a question; a yes carries out its action.
    pub fn ask_first(self, question: Question) {
        self.question.set(Some(question));
    }

    /// The room and its summary.
    pub fn watch(self, number: RoomNumber) -> Option<(Memo<Arc<Room>>, Memo<RoomSummary>)> {
        let watch = self.room_signals.with_untracked(|all| all.get(&number).cloned())?;
        Some((watch.room.into(), watch.summary.into()))
    }

    /// The question of a dilemma in the reader's language.
    pub fn question_of(self, dilemma: DilemmaNumber) -> String {
        let language = self.language.get();
        let question = self.facts.with(|facts| Some(facts.as_ref()?.dilemma(dilemma)?.text(language).question.clone()));
        question.unwrap_or_default()
    }

    /// Does this device hold the session's own link, and not a co-facilitator's? Tracked.
    pub fn has_first_link(self) -> bool {
        self.me.get() == Some(None)
    }

    /// Are there co-facilitators, or were there? Tracked.
    pub fn has_team(self) -> bool {
        self.facts.with(|facts| facts.as_ref().is_some_and(|facts| !facts.team.is_empty()))
    }

    /// Does any room have an open round?
    pub fn any_open(self) -> bool {
        self.summaries.with_untracked(|summaries| summaries.iter().any(|summary| summary.open))
    }
}

fn watched(
    number: RoomNumber,
    room: ArcRwSignal<Arc<Room>>,
    facts: Signal<Option<Arc<Session>>>,
    head_counts: Memo<BTreeMap<RoomNumber, HeadCount>>,
    second: ReadSignal<Timestamp>,
) -> RoomSignals {
    let room = ArcMemo::new(move |_| room.get());
    let summary = ArcMemo::new({
        let room = room.clone();
        move |_| {
            let head_count = head_counts.with(|head_counts| head_counts.get(&number).copied().unwrap_or_default());
            let now = second.get();
            room.with(|room| {
                facts.with(|facts| match facts {
                    Some(facts) => RoomSummary::of(facts, room, head_count, now),
                    None => RoomSummary::idle(number, head_count),
                })
            })
        }
    });
    RoomSignals { room, summary }
}

/// The clock in steps of `span`. One effect listens to every tick, so that the hundreds of things that depend on the
/// second are not woken ten times as often.
fn every(span: Milliseconds, now: Signal<Timestamp>) -> ReadSignal<Timestamp> {
    let step = move |now: Timestamp| Timestamp(now.0 - now.0.rem_euclid(span));
    let (latest, set_latest) = signal(step(now.get_untracked()));
    Effect::new(move |_| {
        let now = step(now.get());
        if latest.get_untracked() != now {
            set_latest.set(now);
        }
    });
    latest
}
