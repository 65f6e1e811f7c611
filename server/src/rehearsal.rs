//! Rehearsals (*proefdraaien*): copies of prepared sessions, with simulated people who follow a human facilitator.
//!
//! The copies are in memory only (see [`crate::log`]), so a restart leaves none. The people are those of the demo. They
//! speak the real protocol, over a port that this server opens on its own machine for as long as the rehearsal lasts: that
//! works wherever it listens, and whatever stands in front of it.

use std::net::Ipv4Addr;
use std::sync::Arc;

use shared::code::JoinCode;
use shared::ids::SessionId;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use crate::demo;
use crate::policy::RehearsalBounds;
use crate::session::{Refusal, Registry};

/// A rehearsal whose session was opened.
pub(crate) struct Rehearsal<Place> {
    /// Its session.
    pub session: SessionId,
    /// The code of its session.
    pub code: JoinCode,
    /// The number of simulated groups.
    pub groups: u16,
    /// Its place among the rehearsals of this server, which it gives up when it is over.
    pub place: Place,
}

/// Lets every rehearsal run that is begun. `serve` answers requests on a listener.
pub(crate) async fn run_all<Place, Serving>(
    mut begun: mpsc::Receiver<Rehearsal<Place>>,
    registry: Arc<Registry>,
    bounds: RehearsalBounds,
    serve: impl Fn(TcpListener) -> std::io::Result<Serving>,
) where
    Place: Send + 'static,
    Serving: Future<Output = std::io::Result<()>> + Send + 'static,
{
    let mut running = JoinSet::new();
    loop {
        let rehearsal = tokio::select! {
            begun = begun.recv() => begun,
            Some(_) = running.join_next() => continue,
        };
        let Some(Rehearsal { session, code, groups, place }) = rehearsal else { return };
        let serving = match TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await {
            Ok(listener) => listener.local_addr().and_then(|address| Ok((address, serve(listener)?))),
            Err(error) => Err(error),
        };
        let registry = Arc::clone(&registry);
        running.spawn(async move {
            match serving {
                Ok((address, serving)) => {
                    let mut players = JoinSet::new();
                    players.spawn(async move {
                        drop(serving.await);
                    });
                    players.spawn(async move {
                        if let Err(error) = demo::rehearse(&format!("http://{address}"), code, groups).await {
                            tracing::warn!(%error, "the people of a rehearsal stopped");
                        }
                    });
                    until_over(&registry, code, bounds).await;
                }
                Err(error) => tracing::warn!(%error, "a rehearsal could not begin"),
            }
            if let Err(error) = registry.discard(session).await {
                tracing::warn!(%session, %error, "could not delete a rehearsal");
            }
            drop(place);
        });
    }
}

/// Waits until the session is deleted, nobody leads it any more, or its time is over.
async fn until_over(registry: &Arc<Registry>, code: JoinCode, bounds: RehearsalBounds) {
    let began = Instant::now();
    let mut led = began;
    while began.elapsed() < bounds.lasts_max && led.elapsed() < bounds.alone_max {
        sleep(bounds.look_every).await;
        match registry.is_led(code).await {
            Ok(true) => led = Instant::now(),
            Err(Refusal::NoSuchSession) => return,
            Ok(false) | Err(_) => {}
        }
    }
}
