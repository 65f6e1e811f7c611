//! Ends connections whose other side has stopped reading, so that nobody holds memory by not reading. Signs of life in
//! the other direction make no difference.

use std::future::{Ready, ready};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum_server::accept::Accept;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// Accepts connections that end when nothing is taken for this long. Frames are small and somebody waits for each, so
/// none is delayed to gather more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Impatient(Duration);

impl Impatient {
    pub const fn within(span: Duration) -> Self {
        Self(span)
    }
}

impl<Service> Accept<TcpStream, Service> for Impatient {
    type Stream = Taken<TcpStream>;
    type Service = Service;
    type Future = Ready<io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: Service) -> Self::Future {
        ready(stream.set_nodelay(true).map(|()| (Taken { stream, within: self.0, stuck: None }, service)))
    }
}

/// A connection that fails when the other side takes nothing for too long.
#[derive(Debug)]
pub(crate) struct Taken<Stream> {
    stream: Stream,
    within: Duration,
    /// Runs while something waits to be taken.
    stuck: Option<Pin<Box<Sleep>>>,
}

impl<Stream: Unpin> Taken<Stream> {
    fn watched<T>(
        &mut self,
        context: &mut Context<'_>,
        attempt: impl FnOnce(Pin<&mut Stream>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        let outcome = attempt(Pin::new(&mut self.stream), context);
        if outcome.is_ready() {
            self.stuck = None;
            return outcome;
        }
        let within = self.within;
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(sleep(within)));
        stuck.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<Stream: AsyncRead + Unpin> AsyncRead for Taken<Stream> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, into)
    }
}

impl<Stream: AsyncWrite + Unpin> AsyncWrite for Taken<Stream> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.get_mut().watched(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.get_mut().watched(context, AsyncWrite::poll_flush)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.get_mut().watched(context, AsyncWrite::poll_shutdown)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.get_mut().watched(context, |stream, context| stream.poll_write_vectored(context, bytes))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_takes_nothing_ends_and_one_that_takes_a_little_does_not() {
        let (within, nearly) = (Duration::from_secs(30), Duration::from_secs(29));
        let (one, mut other) = duplex(4);
        let mut watched = Taken { stream: one, within, stuck: None };
        let slowly = tokio::spawn(async move {
            let mut read = [0; 1];
            for _ in 0..8 {
                sleep(nearly).await;
                other.read_exact(&mut read).await.unwrap();
            }
            other
        });
        watched.write_all(&[1; 12]).await.unwrap();
        let kept = slowly.await.unwrap();
        let error = watched.write_all(&[1; 12]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        drop(kept);
    }
}
