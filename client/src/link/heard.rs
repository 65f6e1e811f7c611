//! What a carrier tells the driver of the connection.

use std::rc::Rc;

use shared::wire::Goodbye;

/// What a carrier tells.
pub(super) enum Heard {
    /// It is open.
    Opened,
    /// A frame in JSON.
    Frame(String),
    /// It is gone; with what the server said by closing it, if it did.
    Closed(Option<Goodbye>),
}

/// Called by a carrier with everything that it hears.
pub(super) type Hears = Rc<dyn Fn(Heard)>;
