//! Replacing words that several people may change. A command names the words that its writer saw. Without that, a
//! command that waited on a device without a connection would overwrite what somebody else has written, and nobody
//! would know.

use crate::session::Rejection;

/// Checks whether `words` replace those that are there `now`. False if they are the same.
///
/// # Errors
/// When the words that are there are not those that the writer saw, `over`. Without `over`, any words are replaced.
pub(super) fn replaces<Words: PartialEq + ?Sized>(
    words: &Words,
    now: &Words,
    over: Option<&Words>,
) -> Result<bool, Rejection> {
    if words == now {
        return Ok(false);
    }
    if over.is_some_and(|over| over != now) {
        return Err(Rejection::ChangedMeanwhile);
    }
    Ok(true)
}
