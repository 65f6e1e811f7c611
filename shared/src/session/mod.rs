//! A session: its state, the commands that people give, the events that are recorded, and the two pure functions
//! between them, [`decide::decide`] and [`Session::apply`].

pub mod access;
pub mod apply;
pub mod argument;
pub mod attention;
mod author;
pub mod ballot;
mod change_limit;
mod changes;
pub mod command;
pub mod covered_wall;
pub mod debrief;
pub mod decide;
pub mod event;
pub mod gathering;
pub mod invariants;
pub mod lifecycle;
pub mod look_back;
mod over;
pub mod people;
pub mod preparation;
pub mod programme;
pub mod reject;
pub mod result;
pub mod room;
mod rooms;
pub mod round;
mod rules;
mod settings;
mod side;
mod sight;
mod space;
pub mod state;
mod steps;
pub mod talk;
pub mod words;

pub use access::{
    Access, AccessCommand, AccessEvent, Act, CoFacilitator, Invited, SecretHash, SecretLink, Steered, Team,
};
pub use argument::{Argument, ArgumentCommand, ArgumentEvent, Kind};
pub use author::Author;
pub use ballot::{BallotCommand, BallotEvent, Ballots, Choice, Count, DecidedBy, Outcome, Reasons, VoteMethod};
pub use changes::{Changed, Changes};
pub use command::Command;
pub use covered_wall::{
    Bundle, CameTrue, CoveredWall, Entry, Expectations, Line, Mark, Marked, Own, Prompt, Resolve, Speaker, SpokenRound,
    WallCommand, WallEvent, Words, Written,
};
pub use debrief::{ArgumentFilter, DebriefCommand, DebriefEvent, Note, Plenary, Question, Screen, Theme};
pub use event::{Batch, Event};
pub use gathering::{GatheringCommand, GatheringEvent};
pub use lifecycle::{LifecycleCommand, LifecycleEvent, Opening};
pub use look_back::{Again, LookBack, LookBackCommand, LookBackEvent};
pub use people::{
    Missing, MissingIn, Participant, Participants, PeopleCommand, PeopleEvent, Placement, Presence, Removal, Tokens,
};
pub use preparation::{PreparationCommand, PreparationEvent, was_had};
pub use programme::{
    AFTERNOON, BackOf, Block, BlockKind, BlockPlan, Collected, Had, NextDilemma, ProgrammeCommand, ProgrammeEvent, Run,
    RunningBlock, Work, back_by_room,
};
pub use reject::Rejection;
pub use room::{Message, Presenter, PresenterHow, Room, RoomCommand, RoomEvent, Sent};
pub use rooms::Rooms;
pub use round::{Absence, Lost, NOTICEABLE, Owed, Phase, Round, RoundCommand, RoundEvent, RoundNews, Silence, Timer};
pub use rules::Rules;
pub use settings::Settings;
pub use side::Side;
pub use sight::Sight;
pub use space::Fullness;
use space::Space;
pub use state::{Internal, Seat, Session};
pub use talk::{SharedQuestion, Talk, TalkCommand, TalkEvent, Thought, Thoughts};
