//! The stories whose logs were recorded. Each is short; together they contain everything that can happen.

use shared::archive::Archive;
use shared::ids::{
    ArgumentId, BlockId, BundleId, DilemmaNumber, EntryId, NoteId, ParticipantId, QuestionId, RoomNumber, RoundNumber,
    ThemeId, ThoughtId,
};
use shared::session::{
    AccessCommand, Again, ArgumentCommand, ArgumentFilter, Author, BallotCommand, BlockKind, BlockPlan, CameTrue,
    Command, DebriefCommand, GatheringCommand, Invited, Kind, LifecycleCommand, Line, LookBackCommand, Mark, Marked,
    PeopleCommand, Phase, Placement, PreparationCommand, ProgrammeCommand, Prompt, Question, Reasons, Resolve,
    RoomCommand, Rooms, RoundCommand, Rules, Screen, SecretLink, Side, TalkCommand, WallCommand, Words,
};
use shared::time::{MINUTE, SECOND};

use crate::plan::Plan;
use crate::story::{A, B, C, D, ONE, Story, TWO, because};
use crate::world::{BREAK_BLOCK, CHECK_IN, CLEARING, DILEMMAS_BLOCK, TALK_BLOCK, World, fit_dilemma};

/// Tells a story in a world, and returns the world.
type Tell = fn() -> World;

/// Every story, by the folder in which its log is kept.
pub const ALL: [(&str, Tell); 14] = [
    ("choosing", choosing),
    ("grouping", grouping),
    ("lost_time", lost_time),
    ("without_facilitator", without_facilitator),
    ("debrief", debrief),
    ("brought_back", brought_back),
    ("walls", walls),
    ("speaking_in_turn", speaking_in_turn),
    ("leaving_the_circle", leaving_the_circle),
    ("talk_and_break", talk_and_break),
    ("programme", programme),
    ("team", team),
    ("by_chance_led", || by_chance(3 * 0b11101, 1)),
    ("by_chance_unled", || by_chance(3 * 0b01110 + 1, 2)),
];

const E: ParticipantId = ParticipantId(5);
const F: ParticipantId = ParticipantId(6);
const G: ParticipantId = ParticipantId(7);
const THREE: RoomNumber = RoomNumber(3);
const FIRST: DilemmaNumber = DilemmaNumber(1);
const START: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });

/// The programme, the settings and the dilemmas change while the session runs.
fn programme() -> World {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    story.facilitator(&START);
    let part = |command| Command::Programme(command);
    let debrief = BlockPlan { title: Some("Demo debrief".into()), ..BlockPlan::new(BlockKind::Debrief, 15) };
    let added = BlockId(3);
    story.facilitator(&part(ProgrammeCommand::AddBlock { plan: debrief.clone(), after: Some(BREAK_BLOCK) }));
    story.facilitator(&part(ProgrammeCommand::AddBlock { plan: BlockPlan::new(BlockKind::Break, 3), after: None }));
    story.facilitator(&part(ProgrammeCommand::RemoveBlock { block: BlockId(4) }));
    story.facilitator(&part(ProgrammeCommand::MoveBlock { block: added, after: Some(DILEMMAS_BLOCK) }));
    story.facilitator(&part(ProgrammeCommand::ChangeBlock {
        block: added,
        over: debrief.clone(),
        plan: BlockPlan { minutes: 10, ..debrief },
    }));
    story.waits(MINUTE);
    story.facilitator(&part(ProgrammeCommand::PauseBlock { block: DILEMMAS_BLOCK }));
    story.waits(5 * MINUTE);
    story.facilitator(&part(ProgrammeCommand::ResumeBlock { block: DILEMMAS_BLOCK }));
    story.facilitator(&part(ProgrammeCommand::ExtendBlock { block: DILEMMAS_BLOCK, minutes: 5 }));
    let prepares = |command| Command::Preparation(command);
    let over = story.world.session.settings.clone();
    story.facilitator(&prepares(PreparationCommand::ChangeTitle { over: over.title, title: "Demo afternoon".into() }));
    story.facilitator(&prepares(PreparationCommand::ChangeMinutes { over: over.minutes, minutes: 8 }));
    let rules = Rules { silent_minute: true, mirrored: true, ..Rules::default() };
    story.facilitator(&prepares(PreparationCommand::ChangeRules { over: over.rules, rules }));
    let (dilemma, second) = (Box::new(fit_dilemma("demo-e")), DilemmaNumber(2));
    story.facilitator(&prepares(PreparationCommand::AddDilemma { dilemma, planned: true }));
    let Some(over) = story.world.session.dilemma(second).cloned().map(Box::new) else { panic!("no second dilemma") };
    let dilemma = Box::new(fit_dilemma("demo-b"));
    story.facilitator(&prepares(PreparationCommand::CorrectDilemma { number: second, over, dilemma }));
    let (over, planned) = (story.world.session.planned(), vec![FIRST, DilemmaNumber(5), second]);
    story.facilitator(&prepares(PreparationCommand::PlanDilemmas { over, planned }));
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    story.does(A, &START);
    story.waits(MINUTE);
    story.starts_block(added);
    story.waits(10 * MINUTE);
    story.starts_block(DILEMMAS_BLOCK);
    story.facilitator(&prepares(PreparationCommand::ChangeRules { over: rules, rules: Rules::default() }));
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story.world
}

/// First ballots, arguments in silence and aloud, a tie with a re-vote, another with a lot, hands.
fn choosing() -> World {
    let mut story = Story::of_session(2, |settings| {
        settings.rules = Rules::where_on(|_| true);
    });
    for room in [ONE, ONE, ONE, ONE, TWO] {
        story.comes_in(room);
    }
    story.facilitator(&START);
    let round = story.number();
    for (who, side) in [(A, Side::Left), (B, Side::Left), (C, Side::Right), (E, Side::Left), (C, Side::Left)] {
        story.does(who, &Command::Ballot(BallotCommand::CastFirst { round, side }));
    }
    story.goes_to(Phase::Left);
    let seen = story.writes(A, Side::Left, Kind::Pro, "Demo pro in silence");
    let con = story.writes(B, Side::Left, Kind::Con, "Demo con in silence");
    story.does(
        B,
        &Command::Argument(ArgumentCommand::Edit {
            round,
            argument: con,
            text: "Demo con in silence, mended".into(),
            over: None,
        }),
    );
    let dropped = story.writes(C, Side::Left, Kind::Pro, "Demo pro that nobody reads");
    story.does(C, &Command::Argument(ArgumentCommand::Delete { round, argument: dropped }));
    story.does(A, &Command::Round(RoundCommand::EndSilence));
    story.does(D, &Command::Argument(ArgumentCommand::Support { round, argument: con, on: true }));
    story.does(C, &Command::Argument(ArgumentCommand::Support { round, argument: con, on: true }));
    story.does(C, &Command::Argument(ArgumentCommand::Support { round, argument: con, on: false }));
    story.does(B, &Command::Argument(ArgumentCommand::Support { round, argument: seen, on: true }));
    story.goes_to(Phase::Right);
    let strays = story.writes(D, Side::Left, Kind::Pro, "Demo pro of the other side");
    story.waits(MINUTE);
    story.does(
        A,
        &Command::Argument(ArgumentCommand::Move { round, argument: strays, side: Side::Right, kind: Kind::Pro }),
    );
    let gone = story.writes(C, Side::Right, Kind::Con, "Demo con that is deleted");
    story.does(C, &Command::Argument(ArgumentCommand::Delete { round, argument: gone }));
    story.does(
        A,
        &Command::Argument(ArgumentCommand::Edit {
            round,
            argument: strays,
            text: "Demo pro of the right side".into(),
            over: None,
        }),
    );
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Right), (A, Side::Left), (B, Side::Left), (C, Side::Right), (D, Side::Right)]);
    story.does(A, &story.re_vote());
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left), (D, Side::Right)]);
    story.votes([(B, Side::Right), (B, Side::Left)]);
    let reasons = Reasons {
        motivation: "Demo reason".into(),
        certainty: Some(4),
        condition: Some("Demo condition".into()),
        keep: Some("Demo thing to keep".into()),
    };
    story.does(A, &Command::Ballot(BallotCommand::LockChoice { round, side: Side::Left, reasons: reasons.clone() }));
    let reasons = Reasons { motivation: "Demo reason, mended".into(), ..reasons };
    story.does(A, &Command::Ballot(BallotCommand::AmendReasons { round, reasons: reasons.clone(), over: None }));
    story.does(A, &Command::Ballot(BallotCommand::AmendReasons { round, reasons, over: None }));
    story.does(D, &story.minority("Demo sentence of the minority"));
    chooses_alone(&mut story, E, Side::Left);

    story.facilitator(&START);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right), (D, Side::Right)]);
    story.does(A, &story.lot());
    story.waits(20 * MINUTE);
    story.does(A, &story.lock());
    let round = story.number();
    story.does(E, &Command::Ballot(BallotCommand::CountHands { round, left: 3, right: 1 }));
    story.does(E, &Command::Ballot(BallotCommand::CountHands { round, left: 2, right: 2 }));
    story.does(E, &Command::Ballot(BallotCommand::CallReVote { round }));
    story.does(E, &Command::Ballot(BallotCommand::CountHands { round, left: 1, right: 3 }));
    story.does(
        E,
        &Command::Ballot(BallotCommand::LockChoice {
            round,
            side: Side::Right,
            reasons: because("Demo reason by hands"),
        }),
    );
    story.does(
        E,
        &Command::Ballot(BallotCommand::AddMinority { round, text: "Demo sentence of one hand".into(), over: None }),
    );
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story.world
}

/// People are placed, moved, taken out and brought back; rooms are added, merged and mixed.
fn grouping() -> World {
    let mut story = Story::of_session(3, |settings| settings.placement = Placement::ByFacilitator);
    for _ in [A, B, C, D, E, F] {
        let joined = story.tries_to_come_in(None).unwrap_or_else(|rejection| panic!("not let in: {rejection:?}"));
        story.world.connect(joined);
    }
    for (participant, room) in [(A, ONE), (B, ONE), (C, TWO), (D, TWO), (E, THREE)] {
        story.facilitator(&Command::People(PeopleCommand::Move { participant, room }));
    }
    story.facilitator(&Command::People(PeopleCommand::Expect { count: Some(8) }));
    story.facilitator(&Command::Access(AccessCommand::LockDoor { locked: true }));
    story.facilitator(&Command::Access(AccessCommand::LockDoor { locked: false }));
    story.facilitator(&Command::Room(RoomCommand::Add { count: 1 }));
    story.does(B, &Command::People(PeopleCommand::Rename { name: "Demo A".into() }));
    story.facilitator(&START);
    let round = story.number();
    for (who, text) in [(A, "Demo pro of one"), (C, "Demo pro of two"), (E, "Demo pro of three")] {
        story.steps(who, Phase::Left);
        story.does(
            who,
            &Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text: text.into() }),
        );
    }
    story.facilitator(&Command::Room(RoomCommand::Merge { from: THREE, into: TWO }));
    story.facilitator(&Command::People(PeopleCommand::Move { participant: B, room: TWO }));
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: D }));
    story.facilitator(&Command::People(PeopleCommand::Restore { participant: D }));
    story.facilitator(&Command::People(PeopleCommand::RemoveMany { participants: vec![C, F] }));
    story.facilitator(&Command::People(PeopleCommand::RestoreMany { participants: vec![C] }));
    story.facilitator(&Command::Room(RoomCommand::AssignPresenter { participant: C }));
    story.steps(C, Phase::Choose);
    for (who, side) in [(B, Side::Left), (D, Side::Left), (E, Side::Right)] {
        story.does(who, &Command::Ballot(BallotCommand::Cast { round, side }));
    }
    story.does(C, &Command::Ballot(BallotCommand::Reveal { round }));
    story.does(
        C,
        &Command::Ballot(BallotCommand::LockChoice { round, side: Side::Left, reasons: because("Demo reason of two") }),
    );
    story.does(
        E,
        &Command::Ballot(BallotCommand::AddMinority { round, text: "Demo minority of two".into(), over: None }),
    );
    story.steps(A, Phase::Choose);
    story.does(A, &Command::Ballot(BallotCommand::Cast { round, side: Side::Right }));
    story.facilitator(&Command::People(PeopleCommand::Move { participant: E, room: ONE }));
    for who in [A, E] {
        story.does(who, &Command::Ballot(BallotCommand::Cast { round, side: Side::Right }));
    }
    story.does(
        A,
        &Command::Ballot(BallotCommand::LockChoice {
            round,
            side: Side::Right,
            reasons: because("Demo reason of one"),
        }),
    );
    story.world.random = 7;
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 2 }));
    story.facilitator(&Command::People(PeopleCommand::UndoMix));
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 3 }));
    story.facilitator(&START);
    story.ends_block();
    story.facilitator(&Command::Access(AccessCommand::NamePeopleInReport { on: true }));
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story.world
}

/// Time is paused, added and taken back, lost with the server and given back.
fn lost_time() -> World {
    let mut story = Story::of_session(2, |settings| settings.planned = 1);
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    let everybody_is_back = |story: &mut Story| [A, B, C].into_iter().for_each(|who| story.world.connect(who));
    story.facilitator(&START);
    story.goes_to(Phase::Left);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::one(ONE) }));
    story.waits(30 * SECOND);
    story.facilitator(&Command::Round(RoundCommand::Resume { rooms: Rooms::All }));
    story.facilitator(&Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 2 }));
    story.facilitator(&Command::Round(RoundCommand::TakeBackTime { rooms: Rooms::one(TWO), minutes: 1 }));
    story.world.is_away(42 * SECOND);
    everybody_is_back(&mut story);
    for on in [true, false, true] {
        story.facilitator(&Command::Round(RoundCommand::GiveTimeBack { on }));
    }
    story.writes(B, Side::Left, Kind::Pro, "Demo pro before the outage");
    story.world.is_away(30 * MINUTE);
    everybody_is_back(&mut story);
    story.facilitator(&Command::Round(RoundCommand::GiveTimeBack { on: true }));
    story.writes(B, Side::Left, Kind::Con, "Demo con after the outage");
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Right), (B, Side::Right)]);
    story.does(A, &story.lock());
    story.waits(30 * MINUTE);
    story.facilitator(&Command::Round(RoundCommand::GiveTimeBack { on: true }));
    story.world
}

/// A session without a facilitator: the presenter's role is asked for, handed over, offered and accepted.
fn without_facilitator() -> World {
    let mut story = Story::of_session(2, |settings| (settings.led, settings.rules.silent_minute) = (false, true));
    story.world.random = 3;
    for _ in [A, B, C] {
        story.comes_in(ONE);
    }
    let elsewhere = story.tries_to_come_in(None).unwrap_or_else(|rejection| panic!("not let in: {rejection:?}"));
    story.does(A, &START);
    story.does(B, &Command::Room(RoomCommand::RequestRole));
    story.does(A, &Command::Room(RoomCommand::KeepRole));
    story.does(B, &Command::Room(RoomCommand::RequestRole));
    story.does(A, &Command::Room(RoomCommand::HandOver { to: B }));
    story.does(C, &Command::Room(RoomCommand::AskHelp { on: true }));
    story.does(C, &Command::Room(RoomCommand::AskHelp { on: false }));
    for command in [
        Command::Round(RoundCommand::Pause { rooms: Rooms::All }),
        Command::Round(RoundCommand::Resume { rooms: Rooms::All }),
        Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 1 }),
    ] {
        story.does(B, &command);
    }
    story.world.disconnect(B);
    story.waits(20 * SECOND);
    story.world.connect(B);
    story.world.disconnect(B);
    story.waits(20 * SECOND);
    story.does(C, &Command::Room(RoomCommand::AcceptRole));
    story.world.connect(B);
    story.goes_to(Phase::Left);
    story.waits(MINUTE);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left)]);
    story.does(C, &story.lock());
    story.does(C, &START);
    story.goes_to(Phase::Left);
    story.writes(A, Side::Left, Kind::Pro, "Demo pro in a silence that is cut off");
    story.world.disconnect(elsewhere);
    story.does(C, &Command::Lifecycle(LifecycleCommand::End));
    story.world
}

/// What the facilitator says and shows, what people guess and recognise, what is gathered and noted, and looking back.
fn debrief() -> World {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO, TWO] {
        story.comes_in(room);
    }
    story.facilitator(&START);
    let round = story.number();
    story.facilitator(&Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: "Demo word to all".into() }));
    story.facilitator(&Command::Room(RoomCommand::SendMessage {
        rooms: Rooms::one(TWO),
        text: "Demo word to two".into(),
    }));
    story.does(B, &Command::Room(RoomCommand::AskHelp { on: true }));
    story.facilitator(&Command::Room(RoomCommand::AnswerHelp { room: ONE }));
    for (who, text) in [(A, "Demo pro of one"), (C, "Demo pro of two"), (D, "Demo pro of two as well")] {
        if who != D {
            story.steps(who, Phase::Left);
        }
        story.does(
            who,
            &Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text: text.into() }),
        );
    }
    for (who, side) in [(B, Side::Left), (C, Side::Right), (D, Side::Left), (C, Side::Left)] {
        story.does(who, &Command::Debrief(DebriefCommand::Guess { dilemma: FIRST, side }));
    }
    for (who, side) in [(A, Side::Left), (C, Side::Right)] {
        story.steps(who, Phase::Choose);
        let other = ParticipantId(who.0 + 1);
        for voter in [who, other] {
            story.does(voter, &Command::Ballot(BallotCommand::Cast { round, side }));
        }
        story.does(
            who,
            &Command::Ballot(BallotCommand::LockChoice {
                round,
                side,
                reasons: because(&format!("Demo reason of {who}")),
            }),
        );
    }
    story.ends_block();
    for command in shown_and_gathered() {
        story.facilitator(&command);
    }
    for (who, argument, on) in [(A, 2, true), (B, 2, true), (A, 2, false), (C, 1, true)] {
        story.does(who, &Command::Debrief(DebriefCommand::Recognise { argument: ArgumentId(argument), on }));
    }
    for link in [SecretLink::Facilitator, SecretLink::Plenary, SecretLink::Report] {
        story.world.issue_link(link);
    }
    story.facilitator(&Command::Access(AccessCommand::WithdrawLink { link: SecretLink::Plenary }));
    story.facilitator(&Command::Access(AccessCommand::NamePeopleInReport { on: true }));
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    for open in [true, false, true] {
        story.waits(MINUTE);
        story.facilitator(&Command::LookBack(LookBackCommand::Open { open }));
    }
    story.comes_in(TWO);
    let tried = |words: &str| Some(words.to_owned());
    for (who, again, tried) in [
        (A, Again::Same, None),
        (B, Again::Other, tried("Demo trial")),
        (A, Again::Unsure, None),
        (E, Again::Same, tried("Demo trial of a latecomer")),
    ] {
        story.does(who, &Command::LookBack(LookBackCommand::Answer { dilemma: FIRST, again, tried }));
    }
    story.world
}

/// Everything that the facilitator does with results and arguments.
fn shown_and_gathered() -> Vec<Command> {
    let theme = |name: &str, arguments: &[u32]| {
        Command::Gathering(GatheringCommand::MakeTheme {
            dilemma: FIRST,
            name: name.into(),
            arguments: arguments.iter().copied().map(ArgumentId).collect(),
        })
    };
    let note = |question, text: &str| {
        Command::Gathering(GatheringCommand::AddNote { dilemma: FIRST, question, text: text.into() })
    };
    let filter = ArgumentFilter { room: Some(TWO), words: "demo".into(), starred: false };
    vec![
        Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(FIRST) }),
        Command::Debrief(DebriefCommand::RevealRoom { dilemma: FIRST, room: ONE }),
        Command::Debrief(DebriefCommand::RevealRoom { dilemma: FIRST, room: TWO }),
        Command::Debrief(DebriefCommand::CoverDilemma { dilemma: FIRST }),
        Command::Debrief(DebriefCommand::RevealDilemma { dilemma: FIRST }),
        Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Arguments(FIRST) }),
        Command::Debrief(DebriefCommand::FilterArguments { filter }),
        Command::Debrief(DebriefCommand::FilterArguments { filter: ArgumentFilter::default() }),
        Command::Debrief(DebriefCommand::TurnPage { page: 1 }),
        Command::Debrief(DebriefCommand::Spotlight { room: Some(TWO) }),
        Command::Debrief(DebriefCommand::Spotlight { room: None }),
        Command::Gathering(GatheringCommand::Star { argument: ArgumentId(1), on: true }),
        Command::Gathering(GatheringCommand::Star { argument: ArgumentId(2), on: true }),
        Command::Gathering(GatheringCommand::Star { argument: ArgumentId(2), on: false }),
        theme("Demo theme", &[1]),
        theme("Demo theme that is merged", &[2, 3]),
        theme("Demo theme that is dropped", &[]),
        Command::Gathering(GatheringCommand::RenameTheme {
            theme: ThemeId(1),
            name: "Demo theme, mended".into(),
            over: None,
        }),
        Command::Gathering(GatheringCommand::Gather { theme: Some(ThemeId(3)), arguments: vec![ArgumentId(3)] }),
        Command::Gathering(GatheringCommand::MergeThemes { from: ThemeId(2), into: ThemeId(1) }),
        Command::Gathering(GatheringCommand::DropTheme { theme: ThemeId(3) }),
        note(Question::See, "Demo note"),
        note(Question::Do, "Demo note that is deleted"),
        Command::Gathering(GatheringCommand::EditNote {
            note: NoteId(1),
            text: "Demo note, mended".into(),
            over: None,
        }),
        Command::Gathering(GatheringCommand::DeleteNote { note: NoteId(2) }),
        Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Matrix }),
    ]
}

/// The archive of the debrief, restored on another server, where people look back once more.
fn brought_back() -> World {
    let before = debrief();
    let now = before.now;
    let archived = Archive::of(before.session.clone(), now).into_session(now);
    let archived = archived.unwrap_or_else(|unfit| panic!("not brought back: {unfit:?}"));
    let mut story = Story { world: World::brought_back(archived, now) };
    story.facilitator(&Command::LookBack(LookBackCommand::Open { open: true }));
    story.comes_in(ONE);
    story.does(F, &Command::LookBack(LookBackCommand::Answer { dilemma: FIRST, again: Again::Other, tried: None }));
    story.facilitator(&Command::Debrief(DebriefCommand::CoverDilemma { dilemma: FIRST }));
    story.facilitator(&Command::Debrief(DebriefCommand::RevealRoom { dilemma: FIRST, room: ONE }));
    story.world.issue_link(SecretLink::Report);
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: F }));
    story.comes_in(TWO);
    story.does(G, &Command::Debrief(DebriefCommand::Recognise { argument: ArgumentId(1), on: true }));
    story.world
}

/// A check-in and a clearing: written, changed, taken back, entered, revealed twice, bundled, taken off and put back,
/// and what became of the expectations.
fn walls() -> World {
    let mut story = Story::of_session(2, |_| {});
    story.world.adds_walls();
    for room in [ONE, ONE, TWO, TWO] {
        story.comes_in(room);
    }
    let line = |text: &str, named| Some(Line { text: text.into(), named });
    let (block, last) = (CHECK_IN, CLEARING);
    let wall = Command::Wall;
    story.starts_block(CHECK_IN);
    story.facilitator(&wall(WallCommand::ChoosePrompt { block, prompt: Prompt::Own("Demo sentence".into()) }));
    for (who, named) in [(A, false), (B, true), (C, false), (D, false)] {
        let words = Words { sentence: line(&format!("Demo entry of {who}"), named), feeling: None };
        story.does(who, &wall(WallCommand::Write { block, words }));
    }
    let words = Words { sentence: line("Demo entry, mended", false), feeling: None };
    story.does(A, &wall(WallCommand::Write { block, words: words.clone() }));
    story.does(D, &wall(WallCommand::TakeBack { block }));
    let entered = WallCommand::Enter { block, sentence: "Demo entered".into(), name: Some("Demo guest".into()) };
    story.facilitator(&wall(entered));
    story.world.random = 5;
    story.facilitator(&wall(WallCommand::Reveal { block, after: EntryId(0) }));
    story.does(D, &wall(WallCommand::Write { block, words }));
    let [one, two, three] = [1, 2, 3].map(EntryId);
    for command in [
        WallCommand::Light { block, entry: Some(one) },
        WallCommand::MakeBundle { block, name: None, entries: vec![one, two] },
        WallCommand::NameBundle { block, bundle: BundleId(1), name: "Demo bundle".into(), over: None },
        WallCommand::Mark { block, what: Marked::Bundle(BundleId(1)), mark: Some(Mark::Today) },
        WallCommand::Bundle { block, bundle: Some(BundleId(1)), entries: vec![three] },
        WallCommand::MakeBundle { block, name: Some("Demo other".into()), entries: vec![three] },
        WallCommand::DropBundle { block, bundle: BundleId(2) },
        WallCommand::Mark { block, what: Marked::Entry(three), mark: Some(Mark::Parked) },
        WallCommand::TakeOff { block, entry: two },
        WallCommand::TakeOff { block, entry: one },
        WallCommand::PutBack { block, entry: one },
        WallCommand::Reveal { block, after: EntryId(4) },
    ] {
        story.facilitator(&wall(command));
    }
    story.starts_block(CLEARING);
    for (who, named, answer) in [(A, true, CameTrue::No), (B, false, CameTrue::Yes), (C, false, CameTrue::Partly)] {
        let words =
            Words { sentence: line(&format!("Demo take-away of {who}"), named), feeling: line("Demo mood", false) };
        story.does(who, &wall(WallCommand::Write { block: last, words }));
        story.does(who, &wall(WallCommand::AnswerCameTrue { block: last, answer }));
    }
    let before = "2027-03-31".parse().ok();
    let resolve = before.map(|before| Resolve { text: "Demo resolve".into(), before });
    story.does(A, &wall(WallCommand::Resolve { block: last, resolve }));
    story.facilitator(&wall(WallCommand::Reveal { block: last, after: EntryId(0) }));
    story.ends_block();
    story.world
}

/// A check-in that begins with a round of speaking: somebody passes, a turn is given again, and then people write.
fn speaking_in_turn() -> World {
    let mut story = Story::of_session(2, |_| {});
    story.world.adds_walls();
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    story.starts_block(CHECK_IN);
    let (block, wall) = (CHECK_IN, Command::Wall);
    story.facilitator(&wall(WallCommand::BeginRound { block }));
    story.facilitator(&wall(WallCommand::GiveTurn { block, from: 0, to: 1 }));
    story.does(B, &wall(WallCommand::PassTurn { block }));
    story.facilitator(&wall(WallCommand::GiveTurn { block, from: 2, to: 1 }));
    story.facilitator(&wall(WallCommand::EndRound { block }));
    let sentence = Some(Line { text: "Demo entry".into(), named: false });
    story.does(A, &wall(WallCommand::Write { block, words: Words { sentence, feeling: None } }));
    story.facilitator(&wall(WallCommand::BeginRound { block }));
    story.world
}

/// During a round of speaking somebody takes another name; then somebody whose turn it is and somebody who had it are
/// removed at once, and somebody whose words are covered, who is let back in.
fn leaving_the_circle() -> World {
    let mut story = Story::of_session(1, |_| {});
    story.world.adds_walls();
    for room in [ONE, ONE, ONE, ONE] {
        story.comes_in(room);
    }
    story.starts_block(CHECK_IN);
    let (block, wall) = (CHECK_IN, Command::Wall);
    let words = Words { sentence: Some(Line { text: "Demo entry".into(), named: false }), feeling: None };
    story.does(D, &wall(WallCommand::Write { block, words }));
    story.facilitator(&wall(WallCommand::BeginRound { block }));
    story.facilitator(&wall(WallCommand::GiveTurn { block, from: 0, to: 1 }));
    story.does(C, &Command::People(PeopleCommand::Rename { name: "Demo".into() }));
    let people = Command::People;
    story.facilitator(&people(PeopleCommand::RemoveMany { participants: vec![A, B] }));
    story.facilitator(&people(PeopleCommand::Remove { participant: D }));
    story.facilitator(&people(PeopleCommand::Restore { participant: D }));
    story.world
}

/// A talk in which thoughts are kept, changed, deleted, shared and taken back, and questions wanted, answered, taken
/// off and put back; then a break from which some people are back.
fn talk_and_break() -> World {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    story.starts_block(TALK_BLOCK);
    let (block, [one, two, three]) = (TALK_BLOCK, [1, 2, 3].map(ThoughtId));
    let keep = |text: &str| TalkCommand::Keep { block, text: text.into() };
    let over = Some("Demo question".into());
    for (who, command) in [
        (A, keep("Demo question")),
        (A, keep("Demo private")),
        (A, keep("Demo gone")),
        (B, keep("Demo other question")),
        (A, TalkCommand::Edit { block, thought: one, text: "Demo better question".into(), over }),
        (A, TalkCommand::Delete { block, thought: three }),
        (A, TalkCommand::Share { block, thought: one }),
        (B, TalkCommand::Share { block, thought: one }),
        (A, TalkCommand::Share { block, thought: two }),
        (A, TalkCommand::TakeBack { block, thought: two }),
        (B, TalkCommand::Want { block, question: QuestionId(1), on: true }),
        (C, TalkCommand::Want { block, question: QuestionId(1), on: true }),
        (C, TalkCommand::Want { block, question: QuestionId(2), on: true }),
        (C, TalkCommand::Want { block, question: QuestionId(2), on: false }),
    ] {
        story.does(who, &Command::Talk(command));
    }
    for command in [
        TalkCommand::MarkAnswered { block, question: QuestionId(1), on: true },
        TalkCommand::TakeOff { block, question: QuestionId(1) },
        TalkCommand::PutBack { block, question: QuestionId(1) },
        TalkCommand::TakeOff { block, question: QuestionId(2) },
    ] {
        story.facilitator(&Command::Talk(command));
    }
    story.starts_block(BREAK_BLOCK);
    for person in [A, C] {
        story.does(person, &Command::Programme(ProgrammeCommand::ComeBack { block: BREAK_BLOCK, began: None }));
    }
    story.facilitator(&Command::Programme(ProgrammeCommand::ExtendBlock { block: BREAK_BLOCK, minutes: 2 }));
    story.world
}

/// Three facilitators: links given out, renewed and withdrawn, and what each of them did.
fn team() -> World {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    let new = |name: &str| Invited::New { name: name.into() };
    let invites = |story: &mut Story, invited: &Invited| {
        story.world.invite(Author::Facilitator, invited).unwrap_or_else(|why| panic!("not invited: {why:?}"))
    };
    let (one, other) = (invites(&mut story, &new("Demo Sanne")), invites(&mut story, &new("Demo Bram")));
    let by_one = |story: &mut Story, command: &Command| story.co_facilitator(one, command);
    let rooms = || Rooms::All;
    story.facilitator(&START);
    by_one(&mut story, &Command::Round(RoundCommand::Pause { rooms: rooms() }));
    story.co_facilitator(other, &Command::Round(RoundCommand::Resume { rooms: Rooms::one(ONE) }));
    by_one(&mut story, &Command::Room(RoomCommand::SendMessage { rooms: rooms(), text: "Demo message".into() }));
    invites(&mut story, &Invited::Again { co_facilitator: one });
    by_one(&mut story, &Command::Round(RoundCommand::AddTime { rooms: rooms(), minutes: 2 }));
    story.waits(MINUTE);
    for co_facilitator in [one, invites(&mut story, &new("Demo Noor"))] {
        story.facilitator(&Command::Access(AccessCommand::WithdrawCoFacilitator { co_facilitator }));
    }
    story.co_facilitator(other, &Command::Access(AccessCommand::LockDoor { locked: true }));
    story.world.restart();
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story.world
}

/// A random session from a seed.
fn by_chance(combination: u16, seed: u64) -> World {
    let mut plan = Plan::new(combination, seed);
    while plan.step().is_some() {}
    plan.world.clone()
}

/// The only member of a room chooses there.
fn chooses_alone(story: &mut Story, who: ParticipantId, side: Side) {
    let round: RoundNumber = story.number();
    story.steps(who, Phase::Left);
    story.does(who, &Command::Round(RoundCommand::EndSilence));
    for (of, kind) in [(side, Kind::Con), (side.other(), Kind::Pro)] {
        story.does(
            who,
            &Command::Argument(ArgumentCommand::Add {
                round,
                side: of,
                kind,
                text: format!("Demo {kind:?} of one alone"),
            }),
        );
    }
    story.steps(who, Phase::Choose);
    story.does(who, &Command::Ballot(BallotCommand::Cast { round, side }));
    story.does(
        who,
        &Command::Ballot(BallotCommand::LockChoice { round, side, reasons: because("Demo reason of one alone") }),
    );
}
