//! What can't be taken back is pressed twice: the first press says what the second does.

use std::time::Duration;

use leptos::prelude::*;

use crate::memory;

/// The first press holds for so long: time to read what the second does.
const HOLDS: Duration = Duration::from_secs(6);
/// A second press that follows sooner, in milliseconds, was no answer: nobody reads so fast.
const TOO_SOON: i64 = 700;

/// A press that is asked for twice.
#[derive(Clone, Copy)]
pub struct SecondPress {
    first: RwSignal<Option<i64>>,
}

impl SecondPress {
    /// Not pressed yet.
    pub fn awaited() -> Self {
        Self { first: RwSignal::new(None) }
    }

    /// Was it pressed once? Tracked.
    pub fn is_asked(self) -> bool {
        self.first.with(Option::is_some)
    }

    /// It was pressed: true when that was the answer.
    pub fn press(self) -> bool {
        let now = memory::now().0;
        match self.first.get_untracked() {
            Some(first) if now - first < TOO_SOON => false,
            Some(_) => {
                self.first.set(None);
                true
            }
            None => {
                self.first.set(Some(now));
                set_timeout(
                    move || {
                        if self.first.try_get_untracked().flatten() == Some(now) {
                            self.first.set(None);
                        }
                    },
                    HOLDS,
                );
                false
            }
        }
    }
}
