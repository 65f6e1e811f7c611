//! Sessions in use: their actors, their connections, and admission. Depends on the log, and has no sockets or requests.

mod actor;
mod admitting;
mod backlog;
mod command_batch;
mod command_rate_limit;
mod connections;
mod downtime;
mod frame;
mod frame_queue;
mod frames;
mod heard;
mod heartbeat;
mod ids;
mod memory;
mod message;
mod plan;
mod prepared;
mod recent;
mod registry;
mod rejections;
mod request;
mod retention;
pub mod secret;
mod session_store;
mod signals;
mod space;

pub use backlog::{Backlog, Queued};
pub use frame::Frame;
pub use frame_queue::{FrameQueue, Next, Outgoing, frame_queue};
pub use heartbeat::leave_signs_of_life;
pub use message::{Connection, Entry, Refusal};
pub use plan::SessionPlan;
pub use registry::Registry;
pub use retention::delete_what_is_over;

#[cfg(test)]
mod tests;
