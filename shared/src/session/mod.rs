//! A session: its state, the commands people give, the events that are recorded,
//! and the two pure functions between them, [`decide::decide`] and [`Session::apply`].

mod absence;
mod again;
pub mod apply;
pub mod attention;
pub mod ballots;
pub mod command;
pub mod debrief;
pub mod decide;
pub mod event;
pub mod grouping;
pub mod guide;
pub mod invariants;
pub mod missing;
pub mod names;
pub mod presence;
pub mod reject;
pub mod result;
pub mod room;
pub mod round;
mod rules;
mod sent;
mod space;
pub mod state;
pub mod upcoming;

pub use absence::{Absence, Lost, NOTICEABLE, Owed};
pub use again::{Changed, Changes};
pub use ballots::Ballots;
pub use command::{Author, Command, Rooms};
pub use debrief::{ArgumentFilter, Note, Plenary, Question, Screen, Theme};
pub use event::{Batch, Event};
pub use missing::{Missing, MissingIn};
pub use presence::Presence;
pub use reject::Rejection;
pub use room::{Message, Presenter, PresenterHow, Room};
pub use round::{
    Again, Argument, Choice, Count, Kind, LookBack, Outcome, Phase, Reasons, Recorded, Round, Side, Silence, Timer, Way,
};
pub use rules::{Rule, Rules};
pub use sent::Sent;
pub use space::Fullness;
pub use state::{
    Access, Block, BlockKind, Internal, Participant, Placement, Removal, RunningBlock, Seat, SecretHash, SecretLink,
    Session, Settings,
};
pub use upcoming::Upcoming;
