//! The checks on a connection before it is admitted.

use std::sync::Arc;

use shared::code::JoinCode;
use shared::wire::Goodbye;
use tokio_util::sync::CancellationToken;

/// Admits one connection: it has the address of the connection, and holds its slot until it is dropped.
pub(crate) trait Doorkeeper: Send + Sync + 'static {
    /// Cancelled when the connection has to go, because other unidentified ones need its slot.
    fn makes_way(&self) -> CancellationToken;
    /// May that code be tried from this address? From now on the slot is safe.
    ///
    /// # Errors
    /// Why it may not; the connection then ends.
    fn try_code(&self, code: JoinCode) -> Result<(), Goodbye>;
    /// Records that the code and its secret opened a session.
    fn was_right(&self, code: JoinCode);
    /// Records that they opened nothing.
    fn was_wrong(&self, code: JoinCode);
}

/// Waits until the connection has to make way for another.
pub(super) async fn pushed_out(keeper: &Arc<dyn Doorkeeper>) {
    keeper.makes_way().cancelled_owned().await;
}
