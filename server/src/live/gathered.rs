//! Frames gathered to be written together, in a buffer that exists only while something waits in it: thousands of
//! idle connections keep none.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Buf as _, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The frames waiting to be written to a socket.
#[derive(Clone, Default)]
pub(super) struct Gathered(Arc<Mutex<BytesMut>>);

/// A carrier that writes what is gathered when it is flushed. Whatever is written to it directly must be whole frames;
/// they go after what is gathered.
pub(super) struct Gathering<Carrier> {
    carrier: Carrier,
    gathered: Gathered,
}

impl Gathered {
    /// Adds a frame, as its head and its content.
    pub fn add(&self, head: &[u8], content: &[u8]) {
        let mut waiting = self.waiting();
        waiting.reserve(head.len() + content.len());
        waiting.extend_from_slice(head);
        waiting.extend_from_slice(content);
    }

    /// The bytes waiting.
    pub fn len(&self) -> usize {
        self.waiting().len()
    }

    fn waiting(&self) -> MutexGuard<'_, BytesMut> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<Carrier: AsyncWrite + Unpin> Gathering<Carrier> {
    pub fn new(carrier: Carrier, gathered: Gathered) -> Self {
        Self { carrier, gathered }
    }

    /// Writes everything that waits, and then releases the buffer.
    fn poll_out(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut waiting = self.gathered.waiting();
        while waiting.has_remaining() {
            let written = ready!(Pin::new(&mut self.carrier).poll_write(context, &waiting))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            waiting.advance(written);
        }
        *waiting = BytesMut::new();
        Poll::Ready(Ok(()))
    }
}

impl<Carrier: AsyncRead + Unpin> AsyncRead for Gathering<Carrier> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.carrier).poll_read(context, into)
    }
}

impl<Carrier: AsyncWrite + Unpin> AsyncWrite for Gathering<Carrier> {
    /// Takes all bytes or none, so that no other frame comes between the parts of one.
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.poll_out(context))?;
        self.gathered.add(&[], bytes);
        match self.poll_out(context) {
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Ready(Ok(())) | Poll::Pending => Poll::Ready(Ok(bytes.len())),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_out(context))?;
        Pin::new(&mut self.carrier).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_out(context))?;
        Pin::new(&mut self.carrier).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    /// The bytes that the other side takes at once.
    const TAKEN: usize = 4;

    #[tokio::test]
    async fn frames_arrive_whole_and_in_order_and_the_buffer_is_released() {
        let (near, mut far) = duplex(TAKEN);
        let gathered = Gathered::default();
        let mut carrier = Gathering::new(near, gathered.clone());
        gathered.add(b"1", b"data");
        let reading = tokio::spawn(async move {
            let mut read = Vec::new();
            far.read_to_end(&mut read).await.map(|_| read)
        });
        assert_eq!(carrier.write(b"control").await.unwrap(), b"control".len(), "no part of a frame stays behind");
        gathered.add(b"2", b"data");
        carrier.flush().await.unwrap();
        assert_eq!((gathered.len(), gathered.waiting().capacity()), (0, 0));
        drop(carrier);
        assert_eq!(reading.await.unwrap().unwrap(), b"1datacontrol2data");
    }
}
