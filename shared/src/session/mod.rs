//! A session: its state, the commands people give, the events that are recorded,
//! and the two pure functions between them, [`decide::decide`] and [`Session::apply`].

pub mod access;
mod again;
pub mod apply;
pub mod argument;
pub mod attention;
pub mod ballot;
pub mod command;
pub mod debrief;
pub mod decide;
pub mod event;
pub mod gathering;
pub mod invariants;
pub mod lifecycle;
pub mod look_back;
pub mod people;
pub mod programme;
pub mod reject;
pub mod result;
pub mod room;
pub mod round;
mod rules;
mod space;
pub mod state;

pub use access::{AccessCommand, AccessEvent};
pub use again::{Changed, Changes};
pub use argument::{ArgumentCommand, ArgumentEvent};
pub use ballot::{BallotCommand, BallotEvent, Ballots};
pub use command::{Author, Command, Rooms};
pub use debrief::{ArgumentFilter, DebriefCommand, DebriefEvent, Note, Plenary, Question, Screen, Theme};
pub use event::{Batch, Event};
pub use gathering::{GatheringCommand, GatheringEvent};
pub use lifecycle::{LifecycleCommand, LifecycleEvent};
pub use look_back::{LookBackCommand, LookBackEvent};
pub use people::{Missing, MissingIn, PeopleCommand, PeopleEvent, Presence};
pub use programme::{ProgrammeCommand, ProgrammeEvent, Upcoming};
pub use reject::Rejection;
pub use room::{Message, Presenter, PresenterHow, Room, RoomCommand, RoomEvent, Sent};
pub use round::{
    Absence, Again, Argument, Choice, Count, Kind, LookBack, Lost, NOTICEABLE, Outcome, Owed, Phase, Reasons, Recorded,
    Round, RoundCommand, RoundEvent, Side, Silence, Timer, Way,
};
pub use rules::{Rule, Rules};
pub use space::Fullness;
pub use state::{
    Access, Block, BlockKind, Internal, Participant, Placement, Removal, RunningBlock, Seat, SecretHash, SecretLink,
    Session, Settings,
};
