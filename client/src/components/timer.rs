//! The countdown: calm, paused, last minute, over. Shown by inversion, weight, size and words; by colour last.

use leptos::prelude::*;
use shared::language::Language;
use shared::text::common;
use shared::time::{MINUTE, Milliseconds, SECOND, Timestamp};

use crate::components::{Icon, icons};
use crate::language::reader;

/// `06:42`: minutes and seconds, rounded up so that 00:00 is really over.
pub fn clock_digits(left: Milliseconds) -> String {
    minutes_and_seconds(left + SECOND - 1)
}

/// `06:42`: a length of time, rounded down to whole seconds.
pub fn minutes_and_seconds(span: Milliseconds) -> String {
    let seconds = span.max(0) / SECOND;
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// `15.24`, or `15:24` in English: a moment on this device's clock.
pub fn clock_time(at: Timestamp, language: Language) -> String {
    #[allow(clippy::cast_precision_loss)] // Milliseconds since 1970 fit in 53 bits.
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    let between = match language {
        Language::Nl => '.',
        Language::En => ':',
    };
    format!("{}{between}{:02}", date.get_hours(), date.get_minutes())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    Calm,
    Paused,
    LastMinute,
    Over,
}

/// A countdown with a bar along the bottom of the header that contains it. The bar fills from start to end, like the
/// phases above it.
#[component]
pub fn Timer(
    /// Time left.
    #[prop(into)]
    left: Signal<Milliseconds>,
    /// All the time that was granted.
    #[prop(into)]
    granted: Signal<Milliseconds>,
    /// The clock is paused.
    #[prop(into)]
    paused: Signal<bool>,
    /// Caption of a calm countdown: "to go".
    #[prop(into)]
    caption: Signal<String>,
    /// The caption asks people to move on.
    #[prop(optional, into)]
    due: Signal<bool>,
    /// Nobody has to hurry: it only shows how much is left.
    #[prop(optional)]
    unhurried: bool,
) -> impl IntoView {
    let mood = Memo::new(move |_| {
        let left = left.get();
        if unhurried {
            Mood::Calm
        } else if left <= 0 {
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
    // A thousandth is finer than a pixel of the bar, and saves redrawing at every tick.
    let gone = Memo::new(move |_| 1_000 - left.get().clamp(0, granted.get()) * 1_000 / granted.get().max(1));
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
        Mood::Calm if due.get() => "timer timer--due",
        Mood::Calm => "timer",
        Mood::Paused => "timer timer--pause",
        Mood::LastMinute => "timer timer--last",
        Mood::Over => "timer timer--over",
    };
    view! {
        <div class=class role="timer" aria-label=move || common::time_left(reader(), &digits.get())>
            {move || icon().map(|path| view! { <Icon path=path /> })}
            <span class="timer__word">{word}</span>
            <span class="timer__digits" translate="no">{digits}</span>
        </div>
        <div
            class="timebar"
            class:timebar--last=move || mood.get() == Mood::LastMinute
            style=move || format!("--gone:{}", f64::from(i32::try_from(gone.get()).unwrap_or_default()) / 1_000.0)
            aria-hidden="true"
        ></div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_shows_zero_only_at_zero() {
        assert_eq!(clock_digits(0), "00:00");
        assert_eq!(clock_digits(1), "00:01");
        assert_eq!(clock_digits(10 * MINUTE), "10:00");
        assert_eq!(clock_digits(-5), "00:00");
    }
}
