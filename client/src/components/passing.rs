//! News that is shown for a while: the change itself is over at once, and people need time to look up and read it.

use std::time::Duration;

use leptos::prelude::*;

/// The latest news, until its time is over. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Passing<T: Copy + Send + Sync + 'static> {
    latest: RwSignal<Option<(u32, T)>>,
    count: StoredValue<u32>,
    stays: Duration,
}

impl<T: Copy + Send + Sync + 'static> Passing<T> {
    /// Nothing yet; news stays this long.
    pub fn staying(stays: Duration) -> Self {
        Self { latest: RwSignal::new(None), count: StoredValue::new(0), stays }
    }

    /// Shows something, in place of earlier news.
    pub fn tell(self, news: T) {
        self.count.update_value(|count| *count = count.wrapping_add(1));
        let nth = self.count.get_value();
        self.latest.set(Some((nth, news)));
        let is_over = move || {
            if self.latest.try_get_untracked().flatten().is_some_and(|(latest, _)| latest == nth) {
                self.latest.try_set(None);
            }
        };
        set_timeout(is_over, self.stays);
    }

    /// The current news. Tracked.
    pub fn get(self) -> Option<T> {
        self.latest.get().map(|(_, news)| news)
    }

    /// Somebody read it, or it is no longer news.
    pub fn clear(self) {
        self.latest.set(None);
    }
}
