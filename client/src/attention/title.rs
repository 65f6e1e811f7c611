//! The tab's title, for people who are looking at another tab.

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
    /// A countdown, with this much left.
    Left(String),
    /// The facilitator sent a message while nobody looked.
    Message,
    /// A ballot is awaited.
    Vote,
}

impl Call {
    /// The call of a countdown for which somebody has to hurry.
    pub fn of_time(left: Milliseconds) -> Option<Self> {
        match Moment::of(left) {
            Moment::Calm | Moment::LastFive => None,
            Moment::LastMinute => Some(Self::Left(clock_digits(left))),
            Moment::Up => Some(Self::TimeIsUp),
        }
    }

    /// The call of a break, which counts down throughout: people in another tab or at the coffee machine want to
    /// know how long it still lasts.
    pub fn of_break(left: Milliseconds) -> Self {
        Self::of_time(left).unwrap_or_else(|| Self::Left(clock_digits(left)))
    }

    /// What calls first: the time that somebody has to hurry for, then a message that nobody saw, then a vote that is
    /// awaited.
    pub fn foremost(left: Option<Milliseconds>, said: bool, votes: bool) -> Option<Self> {
        let said = said.then_some(Self::Message);
        left.and_then(Self::of_time).or(said).or_else(|| votes.then_some(Self::Vote))
    }

    /// Does it call to one's own room? The facilitator's messages are read wherever one is.
    pub const fn is_of_room(&self) -> bool {
        match self {
            Self::TimeIsUp | Self::Left(_) | Self::Vote => true,
            Self::Message => false,
        }
    }

    fn words(&self, language: Language) -> String {
        match self {
            Self::TimeIsUp => text::time_is_up(language).to_owned(),
            Self::Left(digits) => digits.clone(),
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

    #[test]
    fn in_a_break_the_title_counts_down_throughout() {
        let title = |left| titled(Some(&Call::of_break(left)), "Pauze", Language::Nl);
        assert_eq!([title(240_000), title(30_000), title(0)], ["04:00 · Pauze", "00:30 · Pauze", "Tijd is om · Pauze"]);
    }

    #[test]
    fn the_time_calls_before_a_message_and_a_message_before_a_vote() {
        let title = |left, said, votes| titled(Call::foremost(left, said, votes).as_ref(), "Groep 2", Language::Nl);
        assert_eq!(title(Some(42_000), true, true), "00:42 · Groep 2");
        assert_eq!(title(Some(90_000), true, true), "Bericht · Groep 2");
        assert_eq!(title(Some(90_000), false, true), "Stemmen · Groep 2");
        assert_eq!(title(None, false, false), "Groep 2");
    }
}
