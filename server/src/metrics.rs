//! Metrics in Prometheus format: numbers, and nothing about anybody.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use shared::wire::Goodbye;

/// The media type of [`Metrics::text`].
pub(crate) const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// One label with its value.
type Label = [(&'static str, String); 1];

/// Everything that is counted.
pub(crate) struct Metrics {
    registry: Registry,
    sessions: Gauge,
    rooms: Gauge,
    devices: Gauge,
    commands: Family<Label, Counter>,
    goodbyes: Family<Label, Counter>,
    refused: Family<Label, Counter>,
    append: Histogram,
}

impl Metrics {
    pub fn new() -> Arc<Self> {
        let mut registry = Registry::with_prefix("anders_organiseren");
        let (sessions, rooms, devices) = (Gauge::default(), Gauge::default(), Gauge::default());
        let (commands, goodbyes, refused) = (Family::default(), Family::default(), Family::default());
        // From a quarter of a millisecond to half a minute.
        let append = Histogram::new(exponential_buckets(0.000_25, 2.0, 17));
        registry.register("sessions", "Sessions in use", sessions.clone());
        registry.register("rooms", "Rooms of sessions in use", rooms.clone());
        registry.register("devices", "Connected devices", devices.clone());
        registry.register("commands", "Commands, accepted and rejected", commands.clone());
        registry.register("goodbyes", "Connections that the server closed, by why", goodbyes.clone());
        registry.register("refused", "Requests that were refused, by why", refused.clone());
        registry.register("append_seconds", "How long it takes to store what was decided", append.clone());
        Arc::new(Self { registry, sessions, rooms, devices, commands, goodbyes, refused, append })
    }

    pub fn command(&self, is_accepted: bool) {
        let outcome = if is_accepted { "accepted" } else { "rejected" };
        self.commands.get_or_create(&[("outcome", outcome.into())]).inc();
    }

    pub fn goodbye(&self, why: Goodbye) {
        let why = serde_json::to_value(why).ok().and_then(|name| name.as_str().map(Into::into)).unwrap_or_default();
        self.goodbyes.get_or_create(&[("why", why)]).inc();
    }

    /// `why` is the name of a problem; there are a few dozen.
    pub fn refused(&self, why: String) {
        self.refused.get_or_create(&[("why", why)]).inc();
    }

    pub fn stored(&self, within: Duration) {
        self.append.observe(within.as_secs_f64());
    }

    /// Counts a session in use for the life of the result.
    pub fn session(self: &Arc<Self>) -> InUse {
        self.sessions.inc();
        InUse { metrics: Arc::clone(self), rooms: 0, devices: 0 }
    }

    /// All metrics, in the format of [`MEDIA_TYPE`].
    pub fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// A session in use, as counted.
pub(crate) struct InUse {
    metrics: Arc<Metrics>,
    rooms: i64,
    devices: i64,
}

impl InUse {
    /// Sets the number of its rooms and connections.
    pub fn has(&mut self, rooms: usize, devices: usize) {
        let (rooms, devices) = (i64::try_from(rooms).unwrap_or(i64::MAX), i64::try_from(devices).unwrap_or(i64::MAX));
        self.metrics.rooms.inc_by(rooms - self.rooms);
        self.metrics.devices.inc_by(devices - self.devices);
        (self.rooms, self.devices) = (rooms, devices);
    }
}

impl Drop for InUse {
    fn drop(&mut self) {
        self.has(0, 0);
        self.metrics.sessions.dec();
    }
}
