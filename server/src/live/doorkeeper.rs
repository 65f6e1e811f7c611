//! What a connection asks of whoever stands at its door.

use std::sync::Arc;

use shared::code::JoinCode;
use shared::wire::Goodbye;
use tokio_util::sync::CancellationToken;

/// Stands at the door of one connection: knows where it comes from, and keeps its place until it is dropped.
pub(crate) trait Doorkeeper: Send + Sync + 'static {
    /// Cancelled when the connection has to go, because others that have not said who they are need its place.
    fn makes_way(&self) -> CancellationToken;
    /// May that code be tried from there? From now on nobody takes its place.
    ///
    /// # Errors
    /// Says why not, and the connection ends.
    fn try_code(&self, code: JoinCode) -> Result<(), Goodbye>;
    /// The code and the secret with it opened a session.
    fn was_right(&self, code: JoinCode);
    /// They opened nothing.
    fn was_wrong(&self, code: JoinCode);
}

/// Waits until the connection has to make way for another.
pub(super) async fn pushed_out(keeper: &Arc<dyn Doorkeeper>) {
    keeper.makes_way().cancelled_owned().await;
}
