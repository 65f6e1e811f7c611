//! Random commands: likely ones, which move a session forward, and wild ones, which no screen would send.

use crate::ids::{
    ArgumentId, BlockId, CoFacilitatorId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, RoundNumber, ThemeId,
};
use crate::limits::{HANDS_MAX, SENTENCE_MAX};
use crate::session::{
    AccessCommand, Again, ArgumentCommand, ArgumentFilter, Author, BallotCommand, Block, BlockKind, Command,
    DebriefCommand, GatheringCommand, Kind, LifecycleCommand, LookBackCommand, PeopleCommand, Phase, ProgrammeCommand,
    Question, Reasons, Room, RoomCommand, Rooms, Round, RoundCommand, Screen, SecretLink, Side,
};

use super::Draw;

impl Draw<'_> {
    /// A command that somebody might well give now. Any of the facilitators gives what a facilitator gives.
    pub fn likely_command(&mut self) -> (Author, Command) {
        let (author, command) = self.likely();
        (if author == Author::Facilitator { self.some_facilitator() } else { author }, command)
    }

    /// Somebody who holds the facilitator's link, or a co-facilitator's.
    pub fn some_facilitator(&mut self) -> Author {
        let others: Vec<Author> = self.session.team.with_link().map(|(id, _)| Author::CoFacilitator(id)).collect();
        let other = if others.is_empty() { None } else { self.dice.pick(&others).filter(|_| self.dice.coin()) };
        other.unwrap_or(Author::Facilitator)
    }

    fn likely(&mut self) -> (Author, Command) {
        if let Some(likely) = self.in_running_part() {
            return likely;
        }
        if !self.session.collected.is_empty() && self.dice.percent(4) {
            return (Author::Facilitator, self.steering_what_was_collected());
        }
        if self.session.settings.led && self.dice.percent(self.facilitators_share()) {
            return (Author::Facilitator, self.facilitating());
        }
        if self.dice.percent(5) {
            return (Author::Plenary, self.debriefing());
        }
        if self.dice.percent(5) {
            return (Author::Participant(self.person()), self.following());
        }
        if self.session.ended_at.is_some() && self.dice.percent(60) {
            return match self.dice.below(8) {
                0 => (Author::Facilitator, Command::LookBack(LookBackCommand::Open { open: self.dice.percent(80) })),
                1..5 => (Author::Participant(self.person()), self.following()),
                _ => (Author::Facilitator, self.debriefing()),
            };
        }
        let inhabited: Vec<Room> = self.session.rooms.values().filter(|room| self.has_members(room)).cloned().collect();
        let Some(room) = self.dice.pick(&inhabited) else { return self.wild_command() };
        let members: Vec<ParticipantId> = self.session.members(room.number).map(|(id, _)| id).collect();
        let member = Author::Participant(self.dice.pick(&members).unwrap_or_default());
        let presenter = room.presenter.map_or(member, |presenter| Author::Participant(presenter.participant));
        let round = room.round_number();
        if self.dice.percent(8) {
            return (member, self.sharing_the_role(&members));
        }
        if !self.session.settings.led && self.dice.percent(6) {
            return (presenter, self.timing());
        }
        match room.open_round() {
            None if self.dice.percent(40) => {
                (member, Command::Ballot(BallotCommand::AddMinority { round, text: self.text(2), over: None }))
            }
            None if self.dice.percent(20) => {
                (presenter, Command::Ballot(BallotCommand::AmendReasons { round, reasons: self.reasons(), over: None }))
            }
            None => (presenter, Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })),
            Some(open) => match open.phase {
                Phase::Read if self.dice.coin() => {
                    (member, Command::Ballot(BallotCommand::CastFirst { round, side: self.side() }))
                }
                Phase::Read => (presenter, room.step_to(Phase::Left)),
                Phase::Left | Phase::Right => self.writing(open, round, member, presenter),
                Phase::Choose | Phase::Done => self.choosing(round, open.ballots.leads(), member, presenter),
            },
        }
    }

    /// What somebody might well do in the part that runs, if it is one for everybody together, or a break. In a break
    /// there is little to do.
    fn in_running_part(&mut self) -> Option<(Author, Command)> {
        let Block { id, plan } = self.session.running_block()?;
        match plan.kind {
            BlockKind::CheckIn | BlockKind::Clearing => self.dice.percent(65).then(|| self.on_wall(*id)),
            BlockKind::Talk => self.dice.percent(65).then(|| self.in_talk(*id)),
            BlockKind::Break => self.dice.percent(25).then(|| self.in_break(*id)),
            BlockKind::Dilemmas | BlockKind::Debrief => None,
        }
    }

    fn steering_what_was_collected(&mut self) -> Command {
        let talks: Vec<BlockId> = self.session.collected.talks.keys().copied().collect();
        match self.dice.pick(&talks) {
            Some(block) if self.dice.coin() => self.steering_talk(block),
            _ => {
                let block = self.any_wall().unwrap_or_default();
                self.steering_wall(block)
            }
        }
    }

    /// The percentage of commands that are the facilitator's.
    fn facilitators_share(&self) -> u16 {
        let is_owed =
            self.session.absence.as_ref().is_some_and(|absence| !absence.lost.values().any(|lost| lost.is_given));
        match self.session.dilemmas_run() {
            true if is_owed => 20,
            true => 8,
            false => 50,
        }
    }

    /// The block with the dilemmas; the first if there is none.
    fn dilemmas_block(&self) -> BlockId {
        let found = self.session.programme.iter().find(|block| block.plan.kind == BlockKind::Dilemmas);
        found.map(|block| block.id).unwrap_or_default()
    }

    fn any_talk_or_break(&mut self) -> Option<BlockId> {
        let is_one = |block: &&Block| matches!(block.plan.kind, BlockKind::Talk | BlockKind::Break);
        let parts: Vec<BlockId> = self.session.programme.iter().filter(is_one).map(|block| block.id).collect();
        self.dice.pick(&parts)
    }

    /// The block that runs, or sometimes any: as if another facilitator had been faster.
    pub(super) fn any_block(&mut self) -> Option<BlockId> {
        if self.dice.percent(20) { Some(self.block()) } else { self.session.running_id() }
    }

    /// A block, or sometimes one that does not exist.
    pub(super) fn block(&mut self) -> BlockId {
        let blocks: Vec<BlockId> = self.session.programme.iter().map(|block| block.id).collect();
        self.dice.pick(&blocks).filter(|_| self.dice.percent(90)).unwrap_or_else(|| BlockId(self.dice.below(9)))
    }

    fn has_members(&self, room: &Room) -> bool {
        self.session.members(room.number).next().is_some()
    }

    fn writing(&mut self, open: &Round, round: RoundNumber, member: Author, presenter: Author) -> (Author, Command) {
        let ids: Vec<ArgumentId> = open.arguments.keys().copied().collect();
        let argument = self.dice.pick(&ids).unwrap_or_default();
        let its_author = open.arguments.get(&argument).map_or(member, |found| Author::Participant(found.author));
        match self.dice.below(20) {
            0..9 => (
                member,
                Command::Argument(ArgumentCommand::Add {
                    round,
                    side: self.side(),
                    kind: self.kind(),
                    text: self.text(4),
                }),
            ),
            // The author replaces what is there, the presenter anything.
            9..11 => {
                let over = open.arguments.get(&argument).map(|found| found.text.clone());
                (its_author, Command::Argument(ArgumentCommand::Edit { round, argument, text: self.text(5), over }))
            }
            11 => (
                presenter,
                Command::Argument(ArgumentCommand::Edit { round, argument, text: self.text(5), over: None }),
            ),
            12 => (
                presenter,
                Command::Argument(ArgumentCommand::Move { round, argument, side: self.side(), kind: self.kind() }),
            ),
            13 => (its_author, Command::Argument(ArgumentCommand::Delete { round, argument })),
            14..17 => {
                (member, Command::Argument(ArgumentCommand::Support { round, argument, on: self.dice.percent(80) }))
            }
            17 => (presenter, Command::Round(RoundCommand::EndSilence)),
            _ => {
                let next = if open.phase == Phase::Left { Phase::Right } else { Phase::Choose };
                let phase = if self.dice.percent(80) { next } else { self.phase() };
                (presenter, Command::Round(RoundCommand::SetPhase { round, from: open.phase, phase }))
            }
        }
    }

    fn choosing(
        &mut self,
        round: RoundNumber,
        leads: Option<Side>,
        member: Author,
        presenter: Author,
    ) -> (Author, Command) {
        match self.dice.below(20) {
            0..10 => (member, Command::Ballot(BallotCommand::Cast { round, side: self.side() })),
            10 => (presenter, Command::Ballot(BallotCommand::Reveal { round })),
            11 if self.dice.percent(30) => {
                let (left, right) = (self.dice.below(3), self.dice.below(3));
                (presenter, Command::Ballot(BallotCommand::CountHands { round, left, right }))
            }
            12..14 => (presenter, Command::Ballot(BallotCommand::CallReVote { round })),
            14 => (presenter, Command::Ballot(BallotCommand::DrawLot { round })),
            15 => (
                member,
                Command::Argument(ArgumentCommand::Add {
                    round,
                    side: self.side(),
                    kind: self.kind(),
                    text: self.text(4),
                }),
            ),
            16 => {
                (presenter, Command::Round(RoundCommand::SetPhase { round, from: Phase::Choose, phase: self.phase() }))
            }
            _ => {
                let side = leads.filter(|_| self.dice.percent(90)).unwrap_or_else(|| self.side());
                (presenter, Command::Ballot(BallotCommand::LockChoice { round, side, reasons: self.reasons() }))
            }
        }
    }

    fn sharing_the_role(&mut self, members: &[ParticipantId]) -> Command {
        match self.dice.below(7) {
            0 => Command::Room(RoomCommand::RequestRole),
            6 => Command::Room(RoomCommand::WithdrawRequest),
            1 => Command::Room(RoomCommand::AcceptRole),
            2 => Command::Room(RoomCommand::KeepRole),
            3 => Command::Room(RoomCommand::HandOver { to: self.dice.pick(members).unwrap_or_default() }),
            4 => Command::Room(RoomCommand::AskHelp { on: self.dice.coin() }),
            _ => Command::People(PeopleCommand::Rename { name: self.text(1) }),
        }
    }

    fn facilitating(&mut self) -> Command {
        if self.dice.percent(16)
            && let Some(block) = self.any_wall()
        {
            return self.session.step_to_block(block);
        }
        if self.dice.percent(4)
            && let Some(block) = self.any_talk_or_break()
        {
            return self.session.step_to_block(block);
        }
        if !self.session.dilemmas_run() && self.dice.percent(60) {
            return self.session.step_to_block(self.dilemmas_block());
        }
        let occasions = self.occasions();
        if self.dice.percent(25)
            && let Some(command) = self.dice.pick(&occasions)
        {
            return command;
        }
        match self.dice.below(48) {
            42..46 => self.changing_the_programme(),
            46 | 47 => self.preparing(),
            32 => Command::Room(RoomCommand::Add { count: 1 + self.dice.below(2) }),
            33..36 => Command::Room(RoomCommand::Merge { from: self.room(), into: self.room() }),
            36 => Command::People(PeopleCommand::Mix {
                per_room: u8::try_from(2 + self.dice.below(3)).unwrap_or_default(),
            }),
            37 => Command::People(PeopleCommand::UndoMix),
            38 => Command::Access(AccessCommand::LockDoor { locked: self.dice.percent(60) }),
            39 if self.dice.coin() => {
                Command::People(PeopleCommand::RemoveMany { participants: vec![self.person(), self.person()] })
            }
            39 => Command::People(PeopleCommand::Remove { participant: self.person() }),
            40 => Command::People(PeopleCommand::Restore { participant: self.person() }),
            41 => Command::Round(RoundCommand::TakeBackTime { rooms: self.room_or_all(), minutes: 1 }),
            0..6 => Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }),
            6..14 => Command::People(PeopleCommand::Move { participant: self.person(), room: self.room() }),
            14..22 => self.timing(),
            22..24 => Command::Room(RoomCommand::AssignPresenter { participant: self.person() }),
            24 => Command::Room(RoomCommand::AnswerHelp { room: self.room() }),
            25..28 => Command::Room(RoomCommand::SendMessage { rooms: self.room_or_all(), text: self.text(3) }),
            28 => self
                .session
                .end_of_block()
                .unwrap_or(Command::Programme(ProgrammeCommand::EndBlock { block: BlockId(0) })),
            _ => self.debriefing(),
        }
    }

    /// Commands that are rarely possible, but are now.
    fn occasions(&mut self) -> Vec<Command> {
        let session = self.session;
        let mut occasions = Vec::new();
        let with_link: Vec<CoFacilitatorId> = session.team.with_link().map(|(id, _)| id).collect();
        if let Some(co_facilitator) = self.dice.pick(&with_link)
            && self.dice.percent(10)
        {
            occasions.push(Command::Access(AccessCommand::WithdrawCoFacilitator { co_facilitator }));
        }
        if let Some(running) = session.block.filter(|running| running.paused_at.is_some()) {
            occasions.push(Command::Programme(ProgrammeCommand::ResumeBlock { block: running.id }));
        }
        if session.absence.is_some() {
            occasions.push(Command::Round(RoundCommand::GiveTimeBack { on: self.dice.percent(80) }));
        }
        let removed = session.participants.iter().filter(|(_, person)| person.removed.is_some());
        occasions.extend(removed.map(|(person, _)| Command::People(PeopleCommand::Restore { participant: *person })));
        if self.dice.percent(20) {
            occasions.push(Command::People(PeopleCommand::Expect {
                count: self.dice.coin().then(|| 1 + self.dice.below(60)),
            }));
        }
        if session.door_locked {
            occasions.push(Command::Access(AccessCommand::LockDoor { locked: false }));
        }
        if session.ended_at.is_none() && session.rooms.values().all(|room| room.open_round().is_none()) {
            let is_mixed = session.rooms.values().any(|room| !room.mixed_after.is_empty());
            let per_room = u8::try_from(2 + self.dice.below(3)).unwrap_or_default();
            occasions.push(if is_mixed && self.dice.percent(60) {
                Command::People(PeopleCommand::UndoMix)
            } else {
                Command::People(PeopleCommand::Mix { per_room })
            });
        }
        occasions
    }

    /// Pauses are rarely long.
    fn timing(&mut self) -> Command {
        let rooms = self.room_or_all();
        let mut rounds = self.session.rooms.values().filter_map(Room::open_round);
        if rounds.any(|round| round.timer.paused_at.is_some()) && self.dice.percent(80) {
            return Command::Round(RoundCommand::Resume { rooms });
        }
        if self.session.absence.is_some() && self.dice.percent(50) {
            return Command::Round(RoundCommand::GiveTimeBack { on: self.dice.percent(70) });
        }
        if self.dice.percent(60) {
            Command::Round(RoundCommand::Pause { rooms })
        } else {
            Command::Round(RoundCommand::AddTime { rooms, minutes: 1 })
        }
    }

    fn debriefing(&mut self) -> Command {
        match self.dice.below(25) {
            0 => Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(self.dilemma()) }),
            1 => Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Arguments(self.dilemma()) }),
            2 => Command::Debrief(DebriefCommand::ShowScreen {
                screen: if self.dice.coin() { Screen::Matrix } else { Screen::Now },
            }),
            3..5 => Command::Debrief(DebriefCommand::Spotlight { room: self.room_or_none() }),
            5..9 => {
                let (room, dilemma) = self.round_where(|round| !round.is_open());
                Command::Debrief(DebriefCommand::RevealRoom { dilemma, room })
            }
            9 => {
                let plenary = &self.session.plenary;
                let seen: Vec<DilemmaNumber> =
                    plenary.seen.iter().copied().filter(|dilemma| plenary.is_partly_revealed(*dilemma)).collect();
                Command::Debrief(DebriefCommand::CoverDilemma {
                    dilemma: self.dice.pick(&seen).unwrap_or(DilemmaNumber(1)),
                })
            }
            10 => Command::Debrief(DebriefCommand::FilterArguments {
                filter: ArgumentFilter { room: self.room_or_none(), words: self.text(1), starred: self.dice.coin() },
            }),
            11..13 => {
                Command::Gathering(GatheringCommand::Star { argument: self.argument(), on: self.dice.percent(70) })
            }
            13 | 14 => {
                let (room, dilemma) = self.round_where(|round| !round.arguments.is_empty());
                let round = self.session.rooms.get(&room).and_then(|room| room.round_about(dilemma));
                let said: Vec<ArgumentId> = round.iter().flat_map(|round| round.arguments.keys().copied()).collect();
                let argument = self.dice.pick(&said).unwrap_or_else(|| self.argument());
                Command::Gathering(GatheringCommand::MakeTheme {
                    dilemma,
                    name: self.text(1),
                    arguments: vec![argument],
                })
            }
            15 => Command::Gathering(GatheringCommand::RenameTheme {
                theme: self.theme(),
                name: self.text(1),
                over: None,
            }),
            16 => Command::Gathering(GatheringCommand::DropTheme { theme: self.theme() }),
            17 | 18 => Command::Gathering(GatheringCommand::Gather {
                theme: self.dice.percent(80).then(|| self.theme()),
                arguments: vec![self.argument(), self.argument()],
            }),
            19 => Command::Gathering(GatheringCommand::MergeThemes { from: self.theme(), into: self.theme() }),
            20 => Command::Gathering(GatheringCommand::AddNote {
                dilemma: self.dilemma(),
                question: Question::Mean,
                text: self.text(3),
            }),
            21 => Command::Gathering(GatheringCommand::EditNote { note: self.note(), text: self.text(2), over: None }),
            22 => Command::Gathering(GatheringCommand::DeleteNote { note: self.note() }),
            23 => Command::Debrief(DebriefCommand::TurnPage { page: u16::from(self.dice.coin()) }),
            _ => Command::Debrief(DebriefCommand::RevealDilemma { dilemma: self.dilemma() }),
        }
    }

    /// What people do in the debrief from their own devices.
    fn following(&mut self) -> Command {
        match self.dice.below(3) {
            0 => Command::Debrief(DebriefCommand::Guess { dilemma: self.dilemma(), side: self.side() }),
            1 => Command::LookBack(LookBackCommand::Answer {
                dilemma: self.round_where(|round| round.choice().is_some()).1,
                again: self.dice.pick(&Again::ALL).unwrap_or(Again::Unsure),
                tried: self.dice.coin().then(|| self.text(3)),
            }),
            _ => Command::Debrief(DebriefCommand::Recognise { argument: self.argument(), on: self.dice.percent(80) }),
        }
    }

    /// Any command from anybody about anything, even if no screen would offer it.
    pub fn wild_command(&mut self) -> (Author, Command) {
        let author = match self.dice.below(10) {
            // In a session without a facilitator nobody holds the facilitator's link.
            0..4 if self.session.settings.led => self.some_facilitator(),
            4 => Author::Plenary,
            _ => Author::Participant(self.person()),
        };
        let (round, argument) = (RoundNumber(self.dice.below(4)), ArgumentId(self.dice.below(30).into()));
        let command = match self.dice.below(53) {
            50..53 => {
                let block = self.block();
                if self.dice.coin() { self.taking_part_in_talk(block) } else { self.steering_talk(block) }
            }
            47..50 => {
                let block = BlockId(self.dice.below(6));
                if self.dice.coin() { self.writing_on_wall(block) } else { self.steering_wall(block) }
            }
            45 => self.changing_the_programme(),
            46 => self.preparing(),
            38 | 39 => self.following(),
            40 => self.facilitating(),
            41 => Command::LookBack(LookBackCommand::Open { open: self.dice.coin() }),
            42 => Command::Access(AccessCommand::NamePeopleInReport { on: self.dice.coin() }),
            43 if self.dice.coin() => Command::Access(AccessCommand::WithdrawLink { link: SecretLink::Report }),
            43 => Command::Access(AccessCommand::WithdrawCoFacilitator {
                co_facilitator: CoFacilitatorId(1 + self.dice.below(3)),
            }),
            0 => Command::Programme(ProgrammeCommand::StartBlock { from: self.any_block(), block: self.block() }),
            1 => Command::Programme(ProgrammeCommand::EndBlock { block: self.any_block().unwrap_or_default() }),
            2 if self.dice.percent(40) => Command::Lifecycle(LifecycleCommand::End),
            3 | 4 => Command::Round(RoundCommand::Start {
                rooms: self.room_or_all(),
                dilemma: self.dice.coin().then(|| self.dilemma()),
            }),
            5 => Command::Round(RoundCommand::Pause { rooms: self.room_or_all() }),
            6 => Command::Round(RoundCommand::Resume { rooms: self.room_or_all() }),
            7 => Command::Round(RoundCommand::AddTime {
                rooms: self.room_or_all(),
                minutes: u8::try_from(self.dice.below(40)).unwrap_or_default(),
            }),
            8 => Command::Room(RoomCommand::SendMessage { rooms: self.room_or_all(), text: self.any_text() }),
            9 => Command::People(PeopleCommand::Move { participant: self.person(), room: self.room() }),
            10 => Command::Room(RoomCommand::AssignPresenter { participant: self.person() }),
            11 => Command::Room(RoomCommand::AnswerHelp { room: self.room() }),
            12..15 => self.debriefing(),
            15 | 16 => Command::Round(RoundCommand::SetPhase { round, from: self.phase(), phase: self.phase() }),
            17 => Command::Round(RoundCommand::EndSilence),
            18 => Command::Ballot(BallotCommand::Reveal { round }),
            19 => Command::Ballot(BallotCommand::CountHands {
                round,
                left: self.dice.below(HANDS_MAX + 3),
                right: self.dice.below(3),
            }),
            20 => Command::Ballot(BallotCommand::CallReVote { round }),
            21 => Command::Ballot(BallotCommand::DrawLot { round }),
            22 => Command::Ballot(BallotCommand::LockChoice { round, side: self.side(), reasons: self.reasons() }),
            23 => Command::Ballot(BallotCommand::AmendReasons { round, reasons: self.reasons(), over: None }),
            24 => Command::Room(RoomCommand::HandOver { to: self.person() }),
            25 => Command::Room(RoomCommand::KeepRole),
            26 => Command::Argument(ArgumentCommand::Add {
                round,
                side: self.side(),
                kind: self.kind(),
                text: self.any_text(),
            }),
            27 => Command::Argument(ArgumentCommand::Edit { round, argument, text: self.any_text(), over: None }),
            28 => Command::Argument(ArgumentCommand::Move { round, argument, side: self.side(), kind: self.kind() }),
            29 => Command::Argument(ArgumentCommand::Delete { round, argument }),
            30 => Command::Argument(ArgumentCommand::Support { round, argument, on: self.dice.coin() }),
            31 => Command::Ballot(BallotCommand::CastFirst { round, side: self.side() }),
            32 => Command::Ballot(BallotCommand::Cast { round, side: self.side() }),
            33 => Command::Ballot(BallotCommand::AddMinority { round, text: self.any_text(), over: None }),
            34 => Command::Room(RoomCommand::AskHelp { on: self.dice.coin() }),
            35 => Command::Room(RoomCommand::RequestRole),
            36 => Command::Room(RoomCommand::AcceptRole),
            37 => Command::Room(RoomCommand::WithdrawRequest),
            _ => Command::People(PeopleCommand::Rename { name: self.any_text() }),
        };
        (author, command)
    }

    /// A text that fits, just fits, is too long, is empty, or has characters that do not belong in a line.
    pub(super) fn any_text(&mut self) -> String {
        match self.dice.below(7) {
            0 => String::new(),
            1 => " \t\n\u{7} ".into(),
            2 => format!("{} {}", self.text(0), "x".repeat(SENTENCE_MAX)),
            3 => "x".repeat(SENTENCE_MAX * 16 + 1),
            4 => format!("{:x<SENTENCE_MAX$}", self.text(0)),
            5 => format!(" \u{0}{}\r\n\tdemo ", self.text(1)),
            _ => self.text(2),
        }
    }

    fn reasons(&mut self) -> Reasons {
        Reasons {
            motivation: if self.dice.percent(90) { self.text(3) } else { self.any_text() },
            certainty: self.dice.coin().then(|| u8::try_from(self.dice.below(7)).unwrap_or_default()),
            condition: self.dice.percent(30).then(|| self.text(2)),
            keep: self.dice.percent(30).then(|| self.any_text()),
        }
    }

    /// A participant, or sometimes one who does not exist.
    pub(super) fn person(&mut self) -> ParticipantId {
        let people = u16::try_from(self.session.participants.len()).unwrap_or_default();
        ParticipantId((1 + self.dice.below(people + 1)).into())
    }

    /// A room, or sometimes one that does not exist.
    fn room(&mut self) -> RoomNumber {
        let rooms = u16::try_from(self.session.rooms.len()).unwrap_or_default();
        let beyond = u16::from(self.dice.percent(10));
        RoomNumber(1 + self.dice.below(rooms + beyond))
    }

    fn room_or_all(&mut self) -> Rooms {
        match self.dice.below(4) {
            0 | 1 => Rooms::All,
            2 => Rooms::one(self.room()),
            _ => Rooms::Only([self.room(), self.room()].into()),
        }
    }

    fn room_or_none(&mut self) -> Option<RoomNumber> {
        self.dice.coin().then(|| self.room())
    }

    /// An argument of any room, or sometimes one that does not exist.
    fn argument(&mut self) -> ArgumentId {
        let rounds = self.session.rooms.values().flat_map(|room| &room.rounds);
        let last =
            rounds.filter_map(|round| round.arguments.keys().last()).map(|argument| argument.0).max().unwrap_or(0);
        ArgumentId(1 + u32::from(self.dice.below(u16::try_from(last + 1).unwrap_or(u16::MAX))))
    }

    /// A theme, or sometimes one that does not exist.
    fn theme(&mut self) -> ThemeId {
        let themes: Vec<ThemeId> = self.session.plenary.themes.keys().copied().collect();
        self.dice.pick(&themes).unwrap_or(ThemeId(99))
    }

    /// A note, or sometimes one that does not exist.
    fn note(&mut self) -> NoteId {
        let notes: Vec<NoteId> = self.session.plenary.notes.keys().copied().collect();
        self.dice.pick(&notes).unwrap_or(NoteId(99))
    }

    /// The room and dilemma of a round for which `is_so` is true; sometimes of any round, which may not exist.
    fn round_where(&mut self, is_so: impl Fn(&Round) -> bool) -> (RoomNumber, DilemmaNumber) {
        let rounds = self.session.rooms.values().flat_map(|room| room.rounds.iter().map(|round| (room.number, round)));
        let fit: Vec<_> = rounds.filter(|(_, round)| is_so(round)).map(|(room, round)| (room, round.dilemma)).collect();
        let any = (self.room(), self.dilemma());
        self.dice.pick(&fit).filter(|_| self.dice.percent(80)).unwrap_or(any)
    }

    /// A dilemma, or sometimes one that does not exist.
    fn dilemma(&mut self) -> DilemmaNumber {
        DilemmaNumber(if self.dice.percent(5) { 0 } else { 1 + self.dice.below(5) })
    }

    fn phase(&mut self) -> Phase {
        self.dice.pick(&Phase::ALL).unwrap_or(Phase::Read)
    }

    fn side(&mut self) -> Side {
        if self.dice.coin() { Side::Left } else { Side::Right }
    }

    fn kind(&mut self) -> Kind {
        if self.dice.coin() { Kind::Pro } else { Kind::Con }
    }
}
