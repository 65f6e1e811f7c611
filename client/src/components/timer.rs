//! The countdown: calm, paused, last minute, over. Inversion, weight, size and words; colour last.

use leptos::prelude::*;
use shared::text::common;
use shared::time::{MINUTE, Milliseconds, SECOND};

use crate::components::{Icon, icons};
use crate::language::reader;

/// `06:42`: minutes and seconds, rounded up so that 00:00 is really over.
pub fn clock_digits(left: Milliseconds) -> String {
    let seconds = (left.max(0) + SECOND - 1) / SECOND;
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    Calm,
    Paused,
    LastMinute,
    Over,
}

/// A countdown with its bar along the bottom of the header that it stands in.
#[component]
pub fn Timer(
    /// What is left.
    #[prop(into)]
    left: Signal<Milliseconds>,
    /// All the time that was given.
    #[prop(into)]
    granted: Signal<Milliseconds>,
    /// It stands still.
    #[prop(into)]
    paused: Signal<bool>,
    /// The words for a calm countdown: "to go".
    #[prop(into)]
    caption: Signal<String>,
) -> impl IntoView {
    let mood = Memo::new(move |_| {
        let left = left.get();
        if left <= 0 {
            Mood::Over
        } else if paused.get() {
            Mood::Paused
        } else if left <= MINUTE {
            Mood::LastMinute
        } else {
            Mood::Calm
        }
    });
    let digits = Memo::new(move |_| clock_digits(left.get()));
    // A thousandth is finer than a pixel of the bar, and spares the rest of the ticks.
    let part = Memo::new(move |_| left.get().clamp(0, granted.get()) * 1_000 / granted.get().max(1));
    let word = move || match mood.get() {
        Mood::Calm => caption.get(),
        Mood::Paused => common::paused(reader()).to_owned(),
        Mood::LastMinute => common::last_minute(reader()).to_owned(),
        Mood::Over => common::time_is_up(reader()).to_owned(),
    };
    let icon = move || match mood.get() {
        Mood::Calm => None,
        Mood::Paused => Some(icons::PAUSE),
        Mood::LastMinute | Mood::Over => Some(icons::CLOCK),
    };
    let class = move || match mood.get() {
        Mood::Calm => "timer",
        Mood::Paused => "timer timer--pause",
        Mood::LastMinute => "timer timer--last",
        Mood::Over => "timer timer--over",
    };
    view! {
        <div class=class role="timer" aria-label=move || common::time_left(reader(), &digits.get())>
            {move || icon().map(|path| view! { <Icon path=path /> })}
            <span class="timer__word">{word}</span>
            <span class="timer__digits">{digits}</span>
        </div>
        <div
            class="timebar"
            class:timebar--last=move || mood.get() == Mood::LastMinute
            style=move || format!("--left:{}", f64::from(i32::try_from(part.get()).unwrap_or(1_000)) / 1_000.0)
            aria-hidden="true"
        ></div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_only_when_nothing_is_left() {
        assert_eq!(clock_digits(0), "00:00");
        assert_eq!(clock_digits(1), "00:01");
        assert_eq!(clock_digits(10 * MINUTE), "10:00");
        assert_eq!(clock_digits(-5), "00:00");
    }
}
