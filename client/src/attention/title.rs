//! The tab's title, for people who look at another tab.

use leptos::prelude::*;
use shared::language::Language;
use shared::session::Message;
use shared::text::attention as text;
use shared::time::Milliseconds;

use super::moment::Moment;
use crate::components::clock_digits;

/// What the title says before the place where somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// The time is up.
    TimeIsUp,
    /// The last minute runs, with this much left.
    LastMinute(String),
    /// The facilitator sent a message while nobody looked.
    Message,
    /// A ballot is awaited.
    Vote,
}

impl Call {
    /// The call of a countdown for which somebody has to hurry.
    pub fn of_time(left: Milliseconds) -> Option<Self> {
        match Moment::of(left) {
            Moment::Calm => None,
            Moment::LastMinute => Some(Self::LastMinute(clock_digits(left))),
            Moment::Up => Some(Self::TimeIsUp),
        }
    }

    fn words(&self, language: Language) -> String {
        match self {
            Self::TimeIsUp => text::time_is_up(language).to_owned(),
            Self::LastMinute(digits) => digits.clone(),
            Self::Message => text::message(language).to_owned(),
            Self::Vote => text::to_vote(language).to_owned(),
        }
    }
}

/// *00:42 · Groep 3*: the call comes first, because a tab shows the beginning.
pub fn titled(call: Option<&Call>, place: &str, language: Language) -> String {
    call.map_or_else(|| place.to_owned(), |call| format!("{} · {place}", call.words(language)))
}

/// Did a message arrive while nobody looked at the page?
pub fn unseen(words: Memo<Vec<Message>>) -> ReadSignal<bool> {
    let (unseen, set_unseen) = signal(false);
    Effect::new(move |is_on: Option<()>| {
        let said = words.with(|words| !words.is_empty());
        // Messages from before the page was opened are not new.
        if is_on.is_some() && said && document().hidden() {
            set_unseen.set(true);
        }
    });
    let seen = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            set_unseen.set(false);
        }
    });
    on_cleanup(move || seen.remove());
    unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_starts_with_the_time_only_in_the_last_minute() {
        let title = |left| titled(Call::of_time(left).as_ref(), "Groep 3", Language::Nl);
        assert_eq!(title(60_001), "Groep 3");
        assert_eq!(title(60_000), "01:00 · Groep 3");
        assert_eq!(title(41_001), "00:42 · Groep 3");
        assert_eq!(title(1), "00:01 · Groep 3");
        assert_eq!(title(0), "Tijd is om · Groep 3");
    }
}
