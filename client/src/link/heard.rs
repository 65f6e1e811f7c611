//! What a carrier reports to the driver of the connection.

use std::rc::Rc;

use shared::wire::Goodbye;

/// What a carrier reports.
pub(super) enum Heard {
    /// It is open.
    Opened,
    /// A frame in JSON.
    Frame(String),
    /// It closed; with the reason that the server gave, if any.
    Closed(Option<Goodbye>),
}

/// Called by a carrier with everything that it receives.
pub(super) type Hears = Rc<dyn Fn(Heard)>;
