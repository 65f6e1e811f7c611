//! Bodies that are arriving, bounded in total and for each address. Each may be as large as [`BODY_MAX`], and thousands
//! of unfinished ones would exceed a small server's memory. Browsers send small bodies and announce their length; those
//! are not counted. A body is gathered into one piece, because as single bytes it would take many times its length.

use axum::body::{Body, HttpBody as _};
use axum::http::{HeaderMap, header};
use bytes::BytesMut;
use futures_util::TryStreamExt as _;
use futures_util::stream::try_unfold;

use super::address::Address;
use super::connection_slots::{Slot, Slots};

/// Largest body, in bytes: a session with the longest of everything is under 4 KiB.
pub(super) const BODY_MAX: usize = 64 * 1024;
/// The maximum number of bodies at once that may be large: together 64 MiB.
const LARGE_MAX: usize = 1_024;
/// The maximum number of these from one address.
const LARGE_OF_ONE_MAX: usize = 256;
/// A body that announces at most this length, in bytes, is not counted.
const SMALL: usize = 4 * 1024;

/// Slots for bodies that may be large.
pub(super) struct Bodies(Slots<Address>);

impl Default for Bodies {
    fn default() -> Self {
        Self(Slots::of(LARGE_MAX, LARGE_OF_ONE_MAX))
    }
}

impl Bodies {
    /// Takes a slot for a body from this address, held until the request is answered.
    pub fn take(&self, address: Address) -> Option<Slot<Address>> {
        self.0.take(address)
    }
}

/// The same body in pieces of [`BODY_MAX`] bytes, with a shorter last one.
pub(super) fn gathered(body: Body) -> Body {
    if body.is_end_stream() {
        return body;
    }
    Body::from_stream(try_unfold(body.into_data_stream(), |mut coming| async {
        let mut piece = BytesMut::new();
        while piece.len() < BODY_MAX
            && let Some(came) = coming.try_next().await?
        {
            piece.extend_from_slice(&came);
        }
        Ok::<_, axum::Error>((!piece.is_empty()).then(|| (piece.freeze(), coming)))
    }))
}

/// May a request with these headers have a large body?
pub(super) fn may_be_large(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    length.map_or_else(|| headers.contains_key(header::TRANSFER_ENCODING), |length| length > SMALL)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[tokio::test]
    async fn a_body_of_single_bytes_is_gathered_into_one_piece() {
        let bytes = futures_util::stream::iter((0..2 * BODY_MAX + 5).map(|_| Ok::<_, Infallible>("x")));
        let pieces: Vec<_> = gathered(Body::from_stream(bytes)).into_data_stream().try_collect().await.unwrap();
        assert_eq!(pieces.iter().map(axum::body::Bytes::len).collect::<Vec<_>>(), [BODY_MAX, BODY_MAX, 5]);
    }

    #[test]
    fn a_body_announced_as_small_is_not_counted() {
        let large = |name: header::HeaderName, value: &'static str| {
            may_be_large(&HeaderMap::from_iter([(name, header::HeaderValue::from_static(value))]))
        };
        assert!(!may_be_large(&HeaderMap::new()));
        assert!(!large(header::CONTENT_LENGTH, "4096"));
        assert!(large(header::CONTENT_LENGTH, "4097"));
        assert!(large(header::TRANSFER_ENCODING, "chunked"));
    }
}
