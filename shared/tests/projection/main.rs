//! What each audience is sent: everything that it may see, and nothing else.

mod adversary;
mod law;
#[path = "../plan/mod.rs"]
mod plan;
mod secrets;
mod thoughts;
#[path = "../world/mod.rs"]
mod world;

use shared::session::Session;
use shared::view::Audience;

/// Every audience of this session.
fn audiences(session: &Session) -> Vec<Audience> {
    let rooms = session.rooms.keys().copied().map(Audience::Room);
    let people = session.participants.keys().copied().map(Audience::Participant);
    let followers = session.participants.keys().copied().map(Audience::Follower);
    [Audience::Facilitator, Audience::Plenary].into_iter().chain(rooms).chain(people).chain(followers).collect()
}
