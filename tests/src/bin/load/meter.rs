//! Counts what arrives, and how long it took. Devices report from all threads, so their sums are spread over
//! several places that hardly ever meet.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;

use super::stamp::Stamp;

/// Histograms that devices share by their number: far more than there are threads.
const SHARDS: usize = 32;
/// Latencies are kept in microseconds to three digits.
const DIGITS: u8 = 3;

/// What one set of devices receives.
pub struct Meter {
    epoch: Instant,
    /// The running measurement; what belongs to another is not counted.
    phase: AtomicU32,
    /// The moment at which all ballots were meant to be cast, in microseconds since the epoch.
    ballots_at: AtomicU64,
    latencies: Vec<Mutex<Histogram<u64>>>,
    /// Deliveries to each device in this measurement.
    delivered: Vec<AtomicU32>,
    all_delivered: AtomicU64,
    /// When the last delivery arrived, in microseconds since the epoch.
    last_at: AtomicU64,
    acknowledged: AtomicU64,
    rejected: AtomicU64,
    /// Why the first command was rejected.
    rejection: Mutex<Option<String>>,
}

/// The result of a measurement.
#[derive(Clone, Debug)]
pub struct Measured {
    /// From the intended moment to each delivery, in microseconds.
    pub latencies: Histogram<u64>,
    /// Deliveries that arrived, and those that should have.
    pub delivered: u64,
    pub expected: u64,
    /// Deliveries that a device should have got but did not.
    pub lost: u64,
    /// Deliveries that a device got more often than it should have.
    pub doubled: u64,
    /// Commands that were acknowledged, of those that were sent.
    pub acknowledged: u64,
    pub sent: u64,
    /// Why the first rejected one was rejected.
    pub rejection: Option<String>,
    /// From the first intended moment to the last delivery.
    pub took: Duration,
}

impl Meter {
    /// For this many devices, numbered from 0.
    pub fn of(devices: usize) -> Self {
        Self {
            epoch: Instant::now(),
            phase: AtomicU32::new(0),
            ballots_at: AtomicU64::new(0),
            latencies: (0..SHARDS).map(|_| Mutex::new(empty())).collect(),
            delivered: (0..devices).map(|_| AtomicU32::new(0)).collect(),
            all_delivered: AtomicU64::new(0),
            last_at: AtomicU64::new(0),
            acknowledged: AtomicU64::new(0),
            rejected: AtomicU64::new(0),
            rejection: Mutex::new(None),
        }
    }

    /// Begins a measurement, and gives it its number.
    pub fn begin(&self) -> u32 {
        let phase = self.phase.fetch_add(1, Ordering::SeqCst) + 1;
        for latencies in &self.latencies {
            lock(latencies).reset();
        }
        for delivered in &self.delivered {
            delivered.store(0, Ordering::SeqCst);
        }
        for count in [&self.all_delivered, &self.last_at, &self.acknowledged, &self.rejected] {
            count.store(0, Ordering::SeqCst);
        }
        *lock(&self.rejection) = None;
        phase
    }

    /// Microseconds since the epoch.
    pub fn now(&self) -> u64 {
        u64::try_from(self.epoch.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Microseconds since the epoch at that moment.
    pub fn at(&self, moment: Instant) -> u64 {
        u64::try_from(moment.duration_since(self.epoch).as_micros()).unwrap_or(u64::MAX)
    }

    /// From now on ballots count as meant for this moment.
    pub fn ballots_are_cast_now(&self) -> u64 {
        let now = self.now();
        self.ballots_at.store(now, Ordering::SeqCst);
        now
    }

    /// `device` received somebody else's argument.
    pub fn heard_argument(&self, device: u32, stamp: Stamp) {
        if stamp.phase == self.phase.load(Ordering::Relaxed) {
            self.heard(device, stamp.intended);
        }
    }

    /// `device` learned that somebody else voted.
    pub fn heard_ballot(&self, device: u32) {
        self.heard(device, self.ballots_at.load(Ordering::Relaxed));
    }

    fn heard(&self, device: u32, intended: u64) {
        let now = self.now();
        let place = device as usize;
        if let Some(delivered) = self.delivered.get(place) {
            delivered.fetch_add(1, Ordering::Relaxed);
        }
        // Without an upper bound it grows and takes any number.
        let _ = lock(&self.latencies[place % SHARDS]).record(now.saturating_sub(intended));
        self.last_at.fetch_max(now, Ordering::Relaxed);
        self.all_delivered.fetch_add(1, Ordering::Relaxed);
    }

    pub fn acknowledged(&self) {
        self.acknowledged.fetch_add(1, Ordering::Relaxed);
    }

    pub fn rejected(&self, frame: &str) {
        self.rejected.fetch_add(1, Ordering::Relaxed);
        lock(&self.rejection).get_or_insert_with(|| frame.to_owned());
    }

    /// Deliveries and answers so far.
    pub fn so_far(&self) -> (u64, u64) {
        let answers = self.acknowledged.load(Ordering::SeqCst) + self.rejected.load(Ordering::SeqCst);
        (self.all_delivered.load(Ordering::SeqCst), answers)
    }

    /// The result of the measurement that began at `start`, in which each device should have got this many deliveries.
    pub fn end(&self, start: u64, sent: u64, expected: &[u32]) -> Measured {
        let mut latencies = empty();
        for shard in &self.latencies {
            // Both grow as needed.
            let _ = latencies.add(&*lock(shard));
        }
        let mut measured = Measured {
            latencies,
            delivered: self.all_delivered.load(Ordering::SeqCst),
            expected: expected.iter().map(|count| u64::from(*count)).sum(),
            lost: 0,
            doubled: 0,
            acknowledged: self.acknowledged.load(Ordering::SeqCst),
            sent,
            rejection: lock(&self.rejection).clone(),
            took: Duration::from_micros(self.last_at.load(Ordering::SeqCst).saturating_sub(start)),
        };
        for (delivered, expected) in self.delivered.iter().zip(expected) {
            let delivered = delivered.load(Ordering::SeqCst);
            measured.lost += u64::from(expected.saturating_sub(delivered));
            measured.doubled += u64::from(delivered.saturating_sub(*expected));
        }
        measured
    }
}

impl Measured {
    /// Everything arrived, once, and every command was carried out.
    pub fn is_complete(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.acknowledged == self.sent && self.delivered == self.expected
    }

    /// The time within which this share of all deliveries came, in milliseconds.
    pub fn millis_at(&self, quantile: f64) -> f64 {
        millis(self.latencies.value_at_quantile(quantile))
    }

    /// The longest time of a delivery, in milliseconds.
    pub fn millis_max(&self) -> f64 {
        millis(self.latencies.max())
    }

    /// Deliveries a second, until the last had arrived.
    #[expect(clippy::cast_precision_loss, reason = "counts of deliveries are far below 2^52")]
    pub fn per_second(&self) -> f64 {
        self.delivered as f64 / self.took.as_secs_f64().max(f64::EPSILON)
    }
}

#[expect(clippy::cast_precision_loss, reason = "these are minutes at most")]
fn millis(micros: u64) -> f64 {
    micros as f64 / 1_000.0
}

#[expect(clippy::expect_used, reason = "the number of digits is a constant in the range that is allowed")]
fn empty() -> Histogram<u64> {
    Histogram::new(DIGITS).expect("digits between 0 and 5")
}

/// Ignores poisoning: nothing in here can panic half-way.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
