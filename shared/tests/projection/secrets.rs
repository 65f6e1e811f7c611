//! Searches the JSON that is sent to each device for what must not reach it.
//!
//! Every text in a plan has a mark of its own (`§12§`). This file keeps its own record of the origin of each mark, and
//! uses nothing of the views except what they send.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use shared::ids::{ArgumentId, BlockId, DilemmaNumber, EntryId, ParticipantId, QuestionId, RoomNumber, ThoughtId};
use shared::session::{
    AccessEvent, ArgumentEvent, BallotEvent, Block, DebriefEvent, Event, GatheringEvent, LifecycleEvent, LookBackEvent,
    Outcome, PeopleEvent, PreparationEvent, ProgrammeEvent, Prompt, Reasons, Room, RoomEvent, Round, RoundEvent,
    Session, TalkEvent, WallEvent, Words,
};
use shared::view::{Audience, Change, project, project_state};

use crate::audiences;
use crate::plan::{LogReader, for_each_plan};

/// After this many events everybody reconnects and is sent everything. Prime, so that it does not keep step with plans.
const CONNECTS_ANEW: usize = 17;

#[test]
fn no_device_is_ever_sent_what_it_may_not_know() {
    for_each_plan(|mut plan| {
        while plan.step().is_some() {}
        let mut books = Books::default();
        let mut events = 0;
        LogReader::default().read_on(&plan.world.log, |_, after, event, batch| {
            events += 1;
            books.keep(event, after);
            for audience in audiences(after) {
                if let Some(change) = project(event, batch.at, after, audience) {
                    books.inspect(&change, audience, after);
                }
                if events % CONNECTS_ANEW == 0 {
                    let welcome = Change::Snapshot(Box::new(project_state(after, audience)));
                    books.inspect(&welcome, audience, after);
                }
            }
        });
    });
}

/// The origin of a text.
#[derive(Clone, Debug)]
enum Origin {
    Name(ParticipantId),
    Argument {
        id: ArgumentId,
        room: RoomNumber,
        dilemma: DilemmaNumber,
        author: ParticipantId,
        silent: bool,
        mixes: usize,
    },
    Reasons {
        room: RoomNumber,
        dilemma: DilemmaNumber,
        mixes: usize,
    },
    /// To these rooms; absent: to all.
    Message {
        to: Option<BTreeSet<RoomNumber>>,
    },
    Theme {
        dilemma: DilemmaNumber,
    },
    /// By the facilitator, for everybody at the plenary screen.
    PlenaryScreen,
    LookBack {
        room: RoomNumber,
        mixes: usize,
    },
    /// On the wall of a part, by somebody or entered by the facilitator.
    Wall {
        author: Option<ParticipantId>,
        is_revealed: bool,
        is_off: bool,
    },
    /// During a talk: kept by its author, and as a question of others while it is shared.
    Thought {
        author: Option<ParticipantId>,
        shared: bool,
        off: bool,
    },
    /// What somebody will do, which nobody else is sent.
    Resolve(ParticipantId),
    /// The sentence starter of a part.
    Prompt,
    /// The name of a co-facilitator, for facilitators only.
    CoFacilitator,
    /// The title of the session or of a part: for everybody.
    Title,
}

/// May `audience` read a text of this origin now?
fn may_read(audience: Audience, origin: &Origin, now: &Session) -> bool {
    let room_of = |participant: ParticipantId| now.participants.get(&participant).and_then(|person| person.room);
    match (origin, audience) {
        (Origin::Resolve(of), Audience::Participant(own) | Audience::Follower(own)) => return own == *of,
        (Origin::Prompt, _) => return true,
        (Origin::CoFacilitator, _) => return audience == Audience::Facilitator,
        (Origin::Thought { author, shared, off }, audience) => {
            let is_told = |person: ParticipantId| {
                let is_out = now.participants.get(&person).is_some_and(|person| person.removed.is_some());
                !is_out && !now.came_after_the_end(person)
            };
            return match audience {
                Audience::Participant(own) | Audience::Follower(own) if *author == Some(own) => true,
                Audience::Facilitator => *shared,
                Audience::Plenary => false,
                Audience::Room(_) | Audience::Follower(_) => *shared && !off,
                Audience::Participant(own) => *shared && !off && is_told(own),
            };
        }
        (Origin::Wall { author, .. }, Audience::Participant(own) | Audience::Follower(own)) if *author == Some(own) => {
            return true;
        }
        (Origin::Wall { is_revealed, .. }, Audience::Facilitator) => return *is_revealed,
        (Origin::Wall { is_revealed, is_off, .. }, Audience::Plenary | Audience::Follower(_)) => {
            return *is_revealed && !is_off;
        }
        (Origin::Resolve(_), _) | (Origin::Wall { .. }, Audience::Room(_) | Audience::Participant(_)) => return false,
        _ => {}
    }
    let (room, own) = match audience {
        Audience::Facilitator => return !matches!(origin, Origin::Argument { silent: true, .. }),
        Audience::Plenary | Audience::Follower(_) => {
            return match origin {
                // Followers are sent the messages to their own room.
                Origin::Message { to: Some(to) } => match audience {
                    Audience::Follower(own) => room_of(own).is_some_and(|room| to.contains(&room)),
                    _ => false,
                },
                // Those of the parts are decided above, for every audience.
                Origin::Name(_)
                | Origin::LookBack { .. }
                | Origin::Argument { silent: true, .. }
                | Origin::Wall { .. }
                | Origin::Thought { .. }
                | Origin::Resolve(_)
                | Origin::Prompt
                | Origin::CoFacilitator => false,
                Origin::Argument { dilemma, room, .. } | Origin::Reasons { dilemma, room, .. } => {
                    now.plenary.is_revealed(*dilemma, *room)
                }
                Origin::Theme { dilemma } => now.plenary.is_partly_revealed(*dilemma),
                Origin::Message { to: None } | Origin::PlenaryScreen | Origin::Title => true,
            };
        }
        Audience::Room(room) => (Some(room), None),
        Audience::Participant(own) => (room_of(own), Some(own)),
    };
    match origin {
        Origin::Title => true,
        Origin::Name(of) => own == Some(*of) || (room.is_some() && room_of(*of) == room),
        Origin::Argument { mixes: 1.., .. }
        | Origin::Reasons { mixes: 1.., .. }
        | Origin::LookBack { mixes: 1.., .. }
        | Origin::Theme { .. }
        | Origin::PlenaryScreen
        | Origin::Wall { .. }
        | Origin::Thought { .. }
        | Origin::Resolve(_)
        | Origin::Prompt
        | Origin::CoFacilitator => false,
        Origin::Argument { room: of, author, silent, .. } => room == Some(*of) && (!silent || own == Some(*author)),
        Origin::Reasons { room: of, .. } | Origin::LookBack { room: of, .. } => room == Some(*of),
        Origin::Message { to } => to.as_ref().is_none_or(|to| room.is_some_and(|room| to.contains(&room))),
    }
}

/// The origins of all marks.
#[derive(Default)]
struct Books {
    origins: BTreeMap<u32, Origin>,
    /// The origin of an argument, whoever edits its words.
    arguments: BTreeMap<ArgumentId, Origin>,
    /// The marks of what is covered on each wall, by their writers.
    covered: BTreeMap<(BlockId, Option<ParticipantId>), Vec<u32>>,
    /// The names that people put to what they wrote, with the marks of that.
    put_names: BTreeSet<(u32, u32)>,
    /// The mark of each thought that is kept during a talk.
    thoughts: BTreeMap<(BlockId, ParticipantId, ThoughtId), u32>,
    /// The mark of each question.
    questions: BTreeMap<(BlockId, QuestionId), u32>,
}

impl Books {
    /// May a screen without names show this one? Only next to words that hang on a wall, to which their writer put it.
    fn is_put_to_a_wall(&self, name: u32) -> bool {
        let hangs =
            |mark: &u32| matches!(self.origins.get(mark), Some(Origin::Wall { is_revealed: true, is_off: false, .. }));
        self.put_names.iter().any(|(put, mark)| *put == name && hangs(mark))
    }

    fn keep_wall(&mut self, event: &WallEvent, after: &Session) {
        let lines =
            |words: &Words| [words.sentence.clone(), words.feeling.clone()].into_iter().flatten().collect::<Vec<_>>();
        match event {
            WallEvent::PromptChosen { prompt: Prompt::Own(text), .. } => self.write(text, &Origin::Prompt),
            WallEvent::Written { block, participant, words: Some(words), name, .. } => {
                let origin = Origin::Wall { author: *participant, is_revealed: false, is_off: false };
                let lines = lines(words);
                let written = lines.iter().map(|line| line.text.as_str()).chain(name.as_deref());
                let written: Vec<u32> = written.inspect(|text| self.write(text, &origin)).flat_map(marks).collect();
                let covered = self.covered.entry((*block, *participant)).or_default();
                if participant.is_some() {
                    covered.clear();
                }
                covered.extend(written);
                // The name is looked up when it is revealed; this only allows it.
                let named = lines.iter().filter(|line| line.named).flat_map(|line| marks(&line.text));
                let whose = participant.map(|person| after.participants[&person].name.clone());
                self.put_names.extend(
                    named.flat_map(|mark| whose.iter().flat_map(|name| marks(name)).map(move |name| (name, mark))),
                );
            }
            WallEvent::TakenBack { block, participant } => {
                self.covered.remove(&(*block, *participant));
            }
            WallEvent::Revealed { block, .. } => {
                for ((_, person), marks_of) in self.covered.extract_if(.., |(of, _), _| of == block) {
                    // A person may have another name by now.
                    let is_named = |mark: &u32| self.put_names.iter().any(|(_, put)| put == mark);
                    let named: Vec<u32> = marks_of.iter().copied().filter(is_named).collect();
                    let name = person.map(|person| after.participants[&person].name.clone());
                    let in_name: Vec<u32> = name.iter().flat_map(|name| marks(name)).collect();
                    self.put_names.extend(in_name.iter().flat_map(|name| named.iter().map(|mark| (*name, *mark))));
                    for mark in marks_of {
                        if let Some(Origin::Wall { is_revealed, .. }) = self.origins.get_mut(&mark) {
                            *is_revealed = true;
                        }
                    }
                }
            }
            WallEvent::TakenOff { block, entry, .. } => self.hang(*block, *entry, after, false),
            WallEvent::PutBack { block, entry, .. } => self.hang(*block, *entry, after, true),
            WallEvent::BundleMade { name: Some(name), .. } | WallEvent::BundleNamed { name, .. } => {
                self.write(name, &Origin::PlenaryScreen);
            }
            WallEvent::Resolved { participant, resolve: Some(resolve), .. } => {
                self.write(&resolve.text, &Origin::Resolve(*participant));
            }
            _ => {}
        }
    }

    fn keep_talk(&mut self, event: &TalkEvent) {
        match event {
            TalkEvent::Kept { block, participant, thought, text }
            | TalkEvent::Edited { block, participant, thought, text } => {
                self.write(text, &Origin::Thought { author: Some(*participant), shared: false, off: false });
                self.thoughts.insert((*block, *participant, *thought), marks(text)[0]);
            }
            TalkEvent::Shared { block, question, by: Some((participant, thought)), .. } => {
                let mark = self.thoughts[&(*block, *participant, *thought)];
                self.questions.insert((*block, *question), mark);
                self.change_question(*block, *question, |shared, off| (*shared, *off) = (true, false));
            }
            TalkEvent::TakenBack { block, question, .. } => {
                self.change_question(*block, *question, |shared, _| *shared = false);
            }
            TalkEvent::TakenOff { block, question, .. } => {
                self.change_question(*block, *question, |_, off| *off = true);
            }
            TalkEvent::PutBack { block, question, .. } => {
                self.change_question(*block, *question, |_, off| *off = false);
            }
            _ => {}
        }
    }

    fn change_question(&mut self, block: BlockId, question: QuestionId, change: impl FnOnce(&mut bool, &mut bool)) {
        if let Some(Origin::Thought { shared, off, .. }) =
            self.questions.get(&(block, question)).and_then(|mark| self.origins.get_mut(mark))
        {
            change(shared, off);
        }
    }

    fn hang(&mut self, block: BlockId, entry: EntryId, after: &Session, hangs: bool) {
        let entry = &after.collected.walls[&block].entries[&entry];
        let texts = [&entry.sentence, &entry.feeling, &entry.by].into_iter().flatten();
        for mark in texts.flat_map(|text| marks(text)) {
            if let Some(Origin::Wall { is_off, .. }) = self.origins.get_mut(&mark) {
                *is_off = !hangs;
            }
        }
    }

    fn keep(&mut self, event: &Event, after: &Session) {
        let dilemma = |room: &RoomNumber| {
            after.rooms.get(room).and_then(|room| room.last_round()).map(|round| round.dilemma).unwrap_or_default()
        };
        match event {
            Event::Lifecycle(LifecycleEvent::Opened(opening)) => {
                self.write_title(Some(&opening.settings.title));
                opening.programme.iter().for_each(|plan| self.write_title(plan.title.as_deref()));
            }
            Event::Lifecycle(LifecycleEvent::Imported(imported)) => self.take_in(imported),
            Event::People(
                PeopleEvent::Joined { participant, name, .. } | PeopleEvent::Renamed { participant, name },
            ) => {
                self.write(name, &Origin::Name(*participant));
            }
            Event::Room(RoomEvent::MessageSent { room, text }) => {
                // The same words may go to several rooms.
                let before = marks(text).first().and_then(|mark| self.origins.get(mark)).cloned();
                let mut to = room.map(|room| BTreeSet::from([room]));
                if let (Some(to), Some(Origin::Message { to: Some(before) })) = (&mut to, before) {
                    to.extend(before);
                }
                self.write(text, &Origin::Message { to });
            }
            Event::Argument(ArgumentEvent::Added { room, argument, author, text, silent, .. }) => {
                let (id, dilemma) = (*argument, dilemma(room));
                let (author, silent) = (*author, *silent);
                let origin = Origin::Argument { id, room: *room, dilemma, author, silent, mixes: 0 };
                self.write(text, &origin);
                self.arguments.insert(*argument, origin);
            }
            Event::Argument(ArgumentEvent::Edited { argument, text, .. }) => {
                let Some(origin) = self.arguments.get(argument).cloned() else { panic!("edited before it was added") };
                self.write(text, &origin);
            }
            Event::Round(RoundEvent::SilenceEnded { room: ended, .. }) => {
                for origin in self.origins.values_mut().chain(self.arguments.values_mut()) {
                    if let Origin::Argument { room, silent, .. } = origin {
                        *silent &= room != ended;
                    }
                }
            }
            Event::Round(RoundEvent::Closed { room, outcome: Some(Outcome::Chosen(choice)) }) => {
                self.write_reasons(&choice.reasons, &Origin::Reasons { room: *room, dilemma: dilemma(room), mixes: 0 });
            }
            Event::Ballot(BallotEvent::ReasonsAmended { room, reasons }) => {
                self.write_reasons(reasons, &Origin::Reasons { room: *room, dilemma: dilemma(room), mixes: 0 });
            }
            Event::Ballot(BallotEvent::MinorityHeard { room, text }) => {
                self.write(text, &Origin::Reasons { room: *room, dilemma: dilemma(room), mixes: 0 });
            }
            Event::Room(RoomEvent::Merged { into, .. }) => {
                let came = |id: ArgumentId| now_in(after, id) == Some(*into);
                for origin in self.origins.values_mut().chain(self.arguments.values_mut()) {
                    if let Origin::Argument { id, room, .. } = origin
                        && came(*id)
                    {
                        *room = *into;
                    }
                }
            }
            Event::People(PeopleEvent::Mixed { .. }) => self.mixes(|mixes| *mixes += 1),
            Event::People(PeopleEvent::MixUndone { .. }) => self.mixes(|mixes| *mixes = mixes.saturating_sub(1)),
            Event::Gathering(GatheringEvent::ThemeMade { dilemma, name, .. }) => {
                self.write(name, &Origin::Theme { dilemma: *dilemma });
            }
            Event::Gathering(GatheringEvent::ThemeRenamed { theme, name }) => {
                let dilemma = after.plenary.themes[theme].dilemma;
                self.write(name, &Origin::Theme { dilemma });
            }
            Event::Gathering(GatheringEvent::NoteWritten { text, .. } | GatheringEvent::NoteEdited { text, .. }) => {
                self.write(text, &Origin::PlenaryScreen);
            }
            Event::Debrief(DebriefEvent::ArgumentsFiltered { filter }) if !filter.words.is_empty() => {
                self.write(&filter.words, &Origin::PlenaryScreen);
            }
            Event::Wall(event) => self.keep_wall(event, after),
            Event::Talk(event) => self.keep_talk(event),
            Event::Programme(
                ProgrammeEvent::BlockAdded { block: Block { plan, .. }, .. }
                | ProgrammeEvent::BlockChanged { plan, .. },
            ) => self.write_title(plan.title.as_deref()),
            Event::Access(AccessEvent::CoFacilitatorInvited { name, .. }) => self.write(name, &Origin::CoFacilitator),
            Event::Preparation(PreparationEvent::TitleChanged { title }) => self.write_title(Some(title)),
            Event::LookBack(LookBackEvent::Answered { room, look_back, .. }) => {
                let origin = Origin::LookBack { room: *room, mixes: 0 };
                look_back.tried.iter().for_each(|text| self.write(text, &origin));
            }
            _ => {}
        }
    }

    /// Records the texts of an imported session.
    fn take_in(&mut self, imported: &Session) {
        self.write_title(Some(&imported.settings.title));
        imported.programme.iter().for_each(|block| self.write_title(block.plan.title.as_deref()));
        let names = imported.participants.iter().filter(|(_, person)| !person.name.is_empty());
        names.for_each(|(id, person)| self.write(&person.name, &Origin::Name(*id)));
        for room in imported.rooms.values() {
            for (before, round) in (0..).zip(&room.rounds) {
                let mixes = room.mixed_after.iter().filter(|rounds| before < **rounds).count();
                self.take_in_round(room.number, round, mixes);
            }
        }
        let plenary = &imported.plenary;
        for theme in plenary.themes.values() {
            self.write(&theme.name, &Origin::Theme { dilemma: theme.dilemma });
        }
        plenary.notes.values().for_each(|note| self.write(&note.text, &Origin::PlenaryScreen));
        for wall in imported.collected.walls.values() {
            if let Prompt::Own(text) = &wall.prompt {
                self.write(text, &Origin::Prompt);
            }
            wall.bundles
                .values()
                .filter_map(|bundle| bundle.name.as_ref())
                .for_each(|name| self.write(name, &Origin::PlenaryScreen));
            let origin = Origin::Wall { author: None, is_revealed: true, is_off: false };
            for entry in wall.entries.values() {
                assert_eq!(entry.by, None, "an archive has no names on its walls");
                [&entry.sentence, &entry.feeling].into_iter().flatten().for_each(|text| self.write(text, &origin));
            }
            assert!(wall.expectations.iter().all(|told| told.unmet.is_empty()), "an archive has only numbers");
        }
        for (block, talk) in &imported.collected.talks {
            assert!(talk.own.is_empty() && talk.wanted.is_empty(), "an archive has no thoughts, and only counts");
            for (id, question) in &talk.questions {
                self.write(&question.text, &Origin::Thought { author: None, shared: true, off: false });
                self.questions.insert((*block, *id), marks(&question.text)[0]);
            }
        }
    }

    fn take_in_round(&mut self, room: RoomNumber, round: &Round, mixes: usize) {
        let dilemma = round.dilemma;
        for argument in round.arguments.values() {
            let (id, author) = (argument.id, argument.author);
            let origin = Origin::Argument { id, room, dilemma, author, silent: false, mixes };
            self.write(&argument.text, &origin);
            self.arguments.insert(id, origin);
        }
        if let Some(choice) = round.choice() {
            let origin = Origin::Reasons { room, dilemma, mixes };
            self.write_reasons(&choice.reasons, &origin);
            choice.minority.iter().for_each(|text| self.write(text, &origin));
        }
        for text in round.look_backs.values().filter_map(|look_back| look_back.tried.as_ref()) {
            self.write(text, &Origin::LookBack { room, mixes });
        }
    }

    /// Counts the mixes since something was written: after a mix it belongs to others, unless the mix was undone.
    fn mixes(&mut self, count: impl Fn(&mut usize)) {
        for origin in self.origins.values_mut().chain(self.arguments.values_mut()) {
            if let Origin::Argument { mixes, .. } | Origin::Reasons { mixes, .. } | Origin::LookBack { mixes, .. } =
                origin
            {
                count(mixes);
            }
        }
    }

    /// Searches what is sent for anything that its audience may not know.
    fn inspect(&self, sent: &Change, audience: Audience, now: &Session) {
        let json = serde_json::to_value(sent).unwrap_or_default();
        let text = json.to_string();
        for hash in hashes(now) {
            assert!(!text.contains(&hash), "{audience:?} is sent a hash: {sent:?}");
        }
        if audience != Audience::Facilitator {
            // Not even that there are any.
            let tells = ["\"team\"", "co_facilitator", "steered"].into_iter().find(|word| text.contains(word));
            assert_eq!(tells, None, "{audience:?} is told of co-facilitators: {sent:?}");
        }
        for mark in marks(&text) {
            let Some(origin) = self.origins.get(&mark) else { panic!("§{mark}§ was never recorded: {sent:?}") };
            let is_put = matches!(audience, Audience::Plenary | Audience::Follower(_)) && self.is_put_to_a_wall(mark);
            let is_put = is_put || is_said_in_turn(mark, now);
            assert!(is_put || may_read(audience, origin, now), "{audience:?} is sent §{mark}§ of {origin:?}: {sent:?}");
        }
        let own = if let Audience::Participant(own) | Audience::Follower(own) = audience { Some(own) } else { None };
        for (voter, side) in known_sides(&json) {
            assert_eq!(Some(voter), own, "{audience:?} is sent a ballot for {side}: {sent:?}");
        }
        for writer in writers_on_walls(sent).into_iter().chain(people_in_talks(sent)) {
            assert_eq!(Some(writer), own, "{audience:?} is told that somebody wrote: {sent:?}");
        }
        if matches!(audience, Audience::Plenary | Audience::Follower(_)) {
            assert_covered(sent, now);
        }
    }

    /// Titles from before the session carry no mark.
    fn write_title(&mut self, title: Option<&str>) {
        let found = title.map(marks).unwrap_or_default();
        self.origins.extend(found.into_iter().map(|mark| (mark, Origin::Title)));
    }

    fn write(&mut self, text: &str, origin: &Origin) {
        let found = marks(text);
        assert_eq!(found.len(), 1, "every text carries one mark: {text}");
        self.origins.extend(found.into_iter().map(|mark| (mark, origin.clone())));
    }

    fn write_reasons(&mut self, reasons: &Reasons, origin: &Origin) {
        let texts = [Some(&reasons.motivation), reasons.condition.as_ref(), reasons.keep.as_ref()];
        texts.into_iter().flatten().for_each(|text| self.write(text, origin));
    }
}

/// The room that an argument is in.
fn now_in(session: &Session, argument: ArgumentId) -> Option<RoomNumber> {
    session.argument(argument).map(|(room, _, _)| room.number)
}

/// The marks in a text.
fn marks(text: &str) -> Vec<u32> {
    text.split('§').skip(1).step_by(2).map(|mark| mark.parse().unwrap_or_default()).collect()
}

/// Every hash of a secret, as it would appear in JSON.
fn hashes(session: &Session) -> Vec<String> {
    let Some(internal) = &session.internal else { panic!("the full state has an internal part") };
    let links = [internal.access.facilitator, internal.access.plenary, internal.access.report];
    let tokens = internal.tokens.iter().map(|(_, token)| token);
    let hashes = links.into_iter().flatten().chain(tokens).chain(internal.co_facilitators.values().copied());
    hashes.map(|hash| serde_json::to_string(&hash).unwrap_or_default()).collect()
}

/// The people of whom a change shows that they wrote or answered something in a part with a wall.
fn writers_on_walls(sent: &Change) -> Vec<ParticipantId> {
    match sent {
        Change::Event { event: Event::Wall(event), .. } => match event {
            WallEvent::Written { participant, .. } | WallEvent::TakenBack { participant, .. } => {
                participant.iter().copied().collect()
            }
            WallEvent::CameTrueAnswered { participant, .. } | WallEvent::Resolved { participant, .. } => {
                vec![*participant]
            }
            WallEvent::Revealed { numbers, .. } => {
                assert!(numbers.is_empty(), "the numbers in the order of joining are sent: {sent:?}");
                Vec::new()
            }
            _ => Vec::new(),
        },
        Change::Snapshot(held) => held.collected.walls.values().flat_map(|wall| wall.own.keys().copied()).collect(),
        _ => Vec::new(),
    }
}

/// Is this mark in the name of somebody in a round of speaking that is under way? Everybody sees whose turn it is.
fn is_said_in_turn(mark: u32, now: &Session) -> bool {
    let speakers =
        now.collected.walls.values().filter_map(|wall| wall.spoken.as_ref()).flat_map(|spoken| &spoken.speakers);
    speakers.into_iter().any(|speaker| marks(&speaker.name).contains(&mark))
}

/// The people of whom a change shows that they kept or asked something during a talk, or want to know something.
fn people_in_talks(sent: &Change) -> Vec<ParticipantId> {
    match sent {
        Change::Event { event: Event::Talk(event), .. } => match event {
            TalkEvent::Kept { participant, .. }
            | TalkEvent::Edited { participant, .. }
            | TalkEvent::Deleted { participant, .. } => vec![*participant],
            TalkEvent::Shared { by, .. } | TalkEvent::TakenBack { by, .. } => {
                by.iter().map(|(participant, _)| *participant).collect()
            }
            TalkEvent::Wanted { participant, .. } => participant.iter().copied().collect(),
            TalkEvent::MarkedAnswered { .. } | TalkEvent::TakenOff { .. } | TalkEvent::PutBack { .. } => Vec::new(),
        },
        Change::Snapshot(held) => {
            let talks = || held.collected.talks.values();
            let own = talks().flat_map(|talk| talk.own.keys());
            own.chain(talks().flat_map(|talk| talk.wanted.values().flatten())).copied().collect()
        }
        _ => Vec::new(),
    }
}

/// Every ballot in the JSON whose side is shown, with the voter.
fn known_sides(json: &Value) -> Vec<(ParticipantId, String)> {
    let mut found = Vec::new();
    match json {
        Value::Array(items) => found.extend(items.iter().flat_map(known_sides)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match name.as_str() {
                    "cast" | "first_cast" | "guess_made" if value.get("participant").is_some() => {
                        let voter = value["participant"].as_u64().and_then(|voter| u32::try_from(voter).ok());
                        let side = value["side"].as_str().map(ToOwned::to_owned);
                        found.extend(voter.map(ParticipantId).zip(side));
                    }
                    "cast" | "first_ballots" => {
                        let sides = value.as_object().into_iter().flatten();
                        found.extend(sides.filter_map(|(voter, side)| {
                            Some((ParticipantId(voter.parse().ok()?), side.as_str()?.to_owned()))
                        }));
                    }
                    "guesses" => {
                        let dilemmas = value.as_object().into_iter().flatten();
                        found.extend(dilemmas.flat_map(|(_, guesses)| {
                            guesses.as_object().into_iter().flatten().filter_map(|(voter, side)| {
                                Some((ParticipantId(voter.parse().ok()?), side.as_str()?.to_owned()))
                            })
                        }));
                    }
                    _ => found.extend(known_sides(value)),
                }
            }
        }
        _ => {}
    }
    found
}

/// The plenary screen is sent no count, lot or outcome before it is revealed.
fn assert_covered(change: &Change, now: &Session) {
    let assert_round = |room: RoomNumber, round: &Round| {
        let is_revealed = now.plenary.is_revealed(round.dilemma, room);
        // `NotChosen` reveals no side.
        let tells = round.outcome.as_ref().is_some_and(|outcome| *outcome != Outcome::NotChosen);
        assert!(!tells || is_revealed, "an outcome that is covered");
        assert!(round.ballots.count.is_none() && round.ballots.lot.is_none(), "a count that is covered");
    };
    let assert_rooms = |rooms: &BTreeMap<RoomNumber, Room>| {
        let rounds = rooms.values().flat_map(|room| room.rounds.iter().map(|round| (room.number, round)));
        rounds.for_each(|(room, round)| assert_round(room, round));
    };
    match change {
        Change::Event { event, .. } => match event {
            Event::Ballot(
                BallotEvent::Counted { .. } | BallotEvent::LotDrawn { .. } | BallotEvent::ReVoteCalled { .. },
            ) => {
                panic!("the plenary screen is shown {event:?}")
            }
            Event::Round(RoundEvent::Closed { room, outcome: Some(Outcome::Chosen(_)) }) => {
                let round = now.rooms.get(room).and_then(|room| room.last_round());
                let is_revealed = round.is_some_and(|round| now.plenary.is_revealed(round.dilemma, *room));
                assert!(is_revealed, "an outcome that is covered");
            }
            _ => {}
        },
        Change::Snapshot(held) => assert_rooms(&held.rooms),
        Change::Placed { rooms, .. } => assert_rooms(rooms),
        Change::Uncovered { rounds, .. } => {
            let rounds = rounds.iter().flat_map(|(room, rounds)| rounds.iter().map(|round| (*room, round)));
            rounds.for_each(|(room, round)| assert_round(room, round));
        }
        Change::Gone { .. } | Change::Seated(_) => {}
    }
}
