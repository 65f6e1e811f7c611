//! Two presses for what can't be undone: the first one says what the second does.

use std::time::Duration;

use leptos::prelude::*;

/// A second press within this time does not count: nobody reads that fast.
const UNREAD: Duration = Duration::from_millis(700);
/// How long the first press holds: time to read what the second does, and to reconsider.
const HOLDS: Duration = Duration::from_secs(6);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Not,
    /// The question has just come up.
    Unread,
    Read,
}

/// A press that is asked for twice.
#[derive(Clone, Copy)]
pub struct SecondPress {
    asked: RwSignal<Asked>,
    /// Questions so far, so that the timer of an old question ends nothing.
    count: RwSignal<u32>,
}

impl SecondPress {
    /// Not pressed yet.
    pub fn awaited() -> Self {
        Self { asked: RwSignal::new(Asked::Not), count: RwSignal::new(0) }
    }

    /// Was it pressed once? Tracked.
    pub fn is_asked(self) -> bool {
        self.asked.get() != Asked::Not
    }

    /// Has the question just come up, so that a press is no answer yet? Tracked; for `aria-disabled`.
    pub fn is_unread(self) -> Option<&'static str> {
        (self.asked.get() == Asked::Unread).then_some("true")
    }

    /// Handles a press; true when it was the second one, which confirms.
    pub fn press(self) -> bool {
        match self.asked.get_untracked() {
            Asked::Not => {
                self.asked.set(Asked::Unread);
                self.count.update(|count| *count = count.wrapping_add(1));
                self.becomes(Asked::Read, UNREAD);
                self.becomes(Asked::Not, HOLDS);
                false
            }
            Asked::Unread => false,
            Asked::Read => {
                self.asked.set(Asked::Not);
                true
            }
        }
    }

    fn becomes(self, next: Asked, after: Duration) {
        let count = self.count.get_untracked();
        set_timeout(
            move || {
                // The question may have been answered, or have gone with its part of the screen.
                let is_same = self.count.try_get_untracked() == Some(count);
                if is_same && self.asked.try_get_untracked().is_some_and(|asked| asked != Asked::Not) {
                    self.asked.set(next);
                }
            },
            after,
        );
    }
}
