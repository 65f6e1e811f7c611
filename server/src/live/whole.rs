//! Limits on incomplete frames. A frame waits in memory until all of it has arrived, so it must be complete soon.
//! Before the hello it must also be short; after that the memory of long frames is counted for the whole server.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use shared::limits::FRAME_MAX;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::halves::Half;

/// Size of the read buffer, in bytes. Most commands fit in it; the default would be 128 KiB for every connection.
pub(super) const READ_BUFFER: usize = 1024;

/// The maximum number of bytes of a frame that is not counted: more than anything that a phone sends.
const SHORT_MAX: usize = 4 * 1024;

const _: () = assert!(READ_BUFFER <= SHORT_MAX && SHORT_MAX <= FRAME_MAX);

/// The maximum number of bytes of a message before the hello, and of the hello: four times what it needs.
const UNKNOWN_MAX: u64 = 2 * 1024;

/// The header of a frame with a long length and a mask, in bytes.
const HEAD_MAX: usize = 14;

/// The carrier of a socket. It ends when a message stays incomplete for too long, or is too long before the hello.
pub(super) struct Whole<Carrier> {
    carrier: Carrier,
    coming: Coming,
    within: Duration,
    is_known: Known,
    half: Half,
    /// Runs while a message is incomplete.
    patience: Option<Pin<Box<Sleep>>>,
    /// The end was reported once; whatever arrives after that is ignored.
    is_over: bool,
}

/// Whether the device has identified itself.
#[derive(Clone, Default)]
pub(super) struct Known(Arc<AtomicBool>);

impl Known {
    /// It has: from now on it may send long frames.
    pub fn is_known_now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Progress of the messages on a socket.
#[derive(Default)]
struct Coming {
    head: [u8; HEAD_MAX],
    /// Bytes of the header received so far.
    heard: usize,
    /// Bytes of the frame still to come.
    left: u64,
    /// More frames of this message follow.
    goes_on: bool,
    /// Bytes of the message, as announced by its headers.
    announced: u64,
    /// The same for a message in several frames, which are assembled next to the frame buffer.
    gathered: u64,
    /// Bytes of the longest frame so far.
    longest: u64,
    /// Number of complete messages.
    whole: u64,
}

impl Coming {
    /// Handles the next bytes. Returns the minimum length of the longest message or frame in them.
    fn hear(&mut self, mut bytes: &[u8]) -> u64 {
        let mut longest = 0;
        while let Some((first, rest)) = bytes.split_first() {
            if self.left > 0 {
                let taken = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len());
                self.left -= taken as u64;
                bytes = &bytes[taken..];
            } else {
                self.head[self.heard] = *first;
                self.heard += 1;
                bytes = rest;
                let Some(length) = self.length() else { continue };
                self.heard = 0;
                self.left = length;
                self.longest = self.longest.max(length);
                longest = longest.max(length);
                // Control frames may come between those of a message.
                if self.head[0] & 0x08 == 0 {
                    let is_in_one = !self.goes_on && self.head[0] & 0x80 != 0;
                    self.announced = if self.goes_on { self.announced.saturating_add(length) } else { length };
                    self.goes_on = self.head[0] & 0x80 == 0;
                    self.gathered = if is_in_one { 0 } else { self.announced };
                    longest = longest.max(self.announced);
                }
            }
            if self.left == 0 && !self.goes_on {
                self.whole += 1;
                self.gathered = 0;
            }
        }
        longest
    }

    /// The length of the frame, once its header is complete.
    fn length(&self) -> Option<u64> {
        let short = self.head.get(1).filter(|_| self.heard > 1).copied()?;
        let (more, mask) = (
            match short & 0x7f {
                126 => 2,
                127 => 8,
                _ => 0,
            },
            if short & 0x80 == 0 { 0 } else { 4 },
        );
        if self.heard < 2 + more + mask {
            return None;
        }
        let told = self.head[2..2 + more].iter().fold(0, |length, byte| length << 8 | u64::from(*byte));
        Some(if more == 0 { u64::from(short & 0x7f) } else { told })
    }

    /// Most bytes that the socket holds beyond what every connection may. The frame buffer grows to the announced
    /// length and stays that large; both it and the assembled message may allocate twice what they need.
    fn held(&self) -> u64 {
        let buffer = if self.longest > SHORT_MAX as u64 { self.longest } else { 0 };
        buffer.saturating_add(self.gathered).saturating_mul(2)
    }

    fn is_half(&self) -> bool {
        self.heard > 0 || self.left > 0 || self.goes_on
    }
}

impl<Carrier> Whole<Carrier> {
    /// Limits `carrier`: each message must be complete `within` that time. Its bytes count as `half`.
    pub fn new(carrier: Carrier, within: Duration, is_known: Known, half: Half) -> Self {
        Self { carrier, coming: Coming::default(), within, is_known, half, patience: None, is_over: false }
    }

    /// Handles incoming bytes. Fails when a message is going to be too long.
    fn hear(&mut self, bytes: &[u8]) -> io::Result<()> {
        let before = self.coming.whole;
        let longest = self.coming.hear(bytes);
        let longest_max = if self.is_known.get() { FRAME_MAX as u64 } else { UNKNOWN_MAX };
        if longest > longest_max {
            self.is_over = true;
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.half.holds(usize::try_from(self.coming.held()).unwrap_or(usize::MAX));
        if !self.coming.is_half() {
            self.patience = None;
        } else if self.patience.is_none() || self.coming.whole > before {
            self.patience = Some(Box::pin(sleep(self.within)));
        }
        Ok(())
    }
}

impl<Carrier: AsyncRead + Unpin> AsyncRead for Whole<Carrier> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.half.has_to_wait() {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let before = into.filled().len();
        let read = Pin::new(&mut self.carrier).poll_read(context, into);
        if self.is_over {
            return read;
        }
        if read.is_ready() {
            ready!(read)?;
            self.hear(&into.filled()[before..])?;
            return Poll::Ready(Ok(()));
        }
        let Some(patience) = &mut self.patience else { return Poll::Pending };
        ready!(patience.as_mut().poll(context));
        self.is_over = true;
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<Carrier: AsyncWrite + Unpin> AsyncWrite for Whole<Carrier> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.carrier).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.carrier).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.carrier).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A masked frame of zeros.
    fn frame(first: u8, length: usize) -> Vec<u8> {
        let head = match length {
            0..126 => vec![first, 0x80 | u8::try_from(length).unwrap()],
            126..65_536 => [&[first, 0xfe][..], &u16::try_from(length).unwrap().to_be_bytes()].concat(),
            _ => [&[first, 0xff][..], &u64::try_from(length).unwrap().to_be_bytes()].concat(),
        };
        [head, vec![0; 4 + length]].concat()
    }

    #[test]
    fn held_bytes_go_with_the_message_except_the_buffer() {
        let long = 60_000;
        let mut coming = Coming::default();
        assert_eq!(coming.hear(&frame(0x89, long)[..8]), long as u64, "control frames count as well");
        assert_eq!(coming.held(), 2 * long as u64);
        let mut coming = Coming::default();
        coming.hear(&frame(0x81, SHORT_MAX));
        assert_eq!(coming.held(), 0, "every connection has that");
        coming.hear(&frame(0x01, SHORT_MAX));
        coming.hear(&frame(0x80, 1_000)[..100]);
        assert_eq!(coming.held(), 2 * (SHORT_MAX as u64 + 1_000));
        coming.hear(&frame(0x80, 1_000)[100..]);
        assert_eq!(coming.held(), 0);
    }

    proptest! {
        #[test]
        fn frames_are_followed_in_any_pieces(
            lengths in prop::collection::vec(prop_oneof![0..300_usize, 65_000..66_000_usize], 1..5), piece in 1..5_000_usize,
        ) {
            // A message in several frames with a ping in between, and another one in a single frame.
            let last = lengths.len() - 1;
            let parts = lengths.iter().enumerate().map(|(number, length)| {
                frame(if number == last { 0x80 } else { 0 } | u8::from(number == 0), *length)
            });
            let bytes = [parts.collect::<Vec<_>>().join(&frame(0x89, 3)[..]), frame(0x81, 7)].concat();
            let mut coming = Coming::default();
            let longest = bytes.chunks(piece).map(|piece| coming.hear(piece)).max();
            prop_assert_eq!(longest, Some((lengths.iter().sum::<usize>() as u64).max(7)));
            prop_assert!(!coming.is_half());
            let long = lengths.iter().copied().filter(|length| *length > SHORT_MAX).max();
            prop_assert_eq!(coming.held(), 2 * long.unwrap_or_default() as u64, "what the buffer keeps");
            coming.hear(&bytes[..bytes.len() - 1]);
            prop_assert!(coming.is_half());
        }
    }
}
