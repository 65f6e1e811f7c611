//! What this network lets through, line by line, for people who can change it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::language::Language;
use shared::link::Carrier;
use shared::text::network as text;
use shared::time::{Milliseconds, SECOND};

use super::copy::CopyText;
use super::page_frame::Frame;
use crate::api;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::link::{Measured, measure, server_offset};

/// Round trips over a socket, and milliseconds between them: long enough to see whether it is cut off.
const SOCKET_TRIPS: (u8, u32) = (8, 1_500);
/// The same over a stream: long enough to see whether something on the way buffers it.
const STREAM_TRIPS: (u8, u32) = (5, 400);
/// Round trips above this are slow, in milliseconds: people begin to notice.
const SLOW: Milliseconds = 700;
/// Deviation of a clock above which it is mentioned, in milliseconds.
const CLOCK_OFF: Milliseconds = 2 * SECOND;

/// The result of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    ToDo,
    Busy,
    /// How long round trips took, median and maximum, in milliseconds.
    Works {
        middle: Milliseconds,
        longest: Milliseconds,
    },
    Fails,
}

/// The results of all lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Results {
    http: Found,
    socket: Found,
    stream: Found,
    /// How far this device's clock is from the server's, in milliseconds.
    clock: Option<Milliseconds>,
}

const NOTHING_YET: Results = Results { http: Found::ToDo, socket: Found::ToDo, stream: Found::ToDo, clock: None };

impl Found {
    fn of_trips(mut trips: Vec<Milliseconds>) -> Self {
        trips.sort_unstable();
        match (trips.get(trips.len() / 2), trips.last()) {
            (Some(middle), Some(longest)) => Self::Works { middle: *middle, longest: *longest },
            _ => Self::Fails,
        }
    }

    fn works(self) -> bool {
        matches!(self, Self::Works { .. })
    }

    fn word(self, language: Language) -> &'static str {
        match self {
            Self::ToDo => text::to_do(language),
            Self::Busy => text::testing(language),
            Self::Works { middle, .. } if middle > SLOW => text::slow(language),
            Self::Works { .. } => text::works(language),
            Self::Fails => text::fails(language),
        }
    }

    fn icon(self) -> Option<&'static str> {
        match self {
            Self::ToDo => None,
            Self::Busy => Some(icons::HOURGLASS),
            Self::Works { middle, .. } if middle > SLOW => Some(icons::CLOCK),
            Self::Works { .. } => Some(icons::CHECK),
            Self::Fails => Some(icons::CROSS),
        }
    }
}

impl Results {
    fn is_complete(&self) -> bool {
        [self.http, self.socket, self.stream].iter().all(|found| !matches!(found, Found::ToDo | Found::Busy))
    }

    fn sum(&self, language: Language) -> &'static str {
        match (self.http.works(), self.socket.works(), self.stream.works()) {
            (true, true, true) => text::all_well(language),
            (true, false, true) => text::well_enough(language),
            (true, true, false) => text::socket_only(language),
            _ => text::not_well(language),
        }
    }

    /// Each line: its name, its result, and a remark.
    fn lines(&self, host: &str, language: Language) -> Vec<(&'static str, Found, Option<String>)> {
        let more = |found: Found, let_through: String| match found {
            Found::Works { middle, longest } => Some(text::there_and_back(language, middle, longest)),
            Found::Fails => Some(let_through),
            Found::ToDo | Found::Busy => None,
        };
        vec![
            (text::http(language), self.http, more(self.http, text::let_http(language, host))),
            (text::socket(language), self.socket, more(self.socket, text::let_socket(language, host))),
            (text::stream(language), self.stream, more(self.stream, text::let_stream(language, host))),
        ]
    }

    fn clock_words(&self, language: Language) -> Option<String> {
        let off = self.clock?;
        Some(if off.abs() < CLOCK_OFF { text::works(language).into() } else { text::clock_off(language, off / SECOND) })
    }

    /// The results as text, without anything about who tested.
    fn as_text(&self, host: &str, language: Language) -> String {
        let mut told = vec![format!("{}: {host}", text::title(language)), self.sum(language).to_owned()];
        for (name, found, more) in self.lines(host, language) {
            let more = more.map(|more| format!(" ({more})")).unwrap_or_default();
            told.push(format!("- {name}: {}{more}", found.word(language)));
        }
        if let Some(clock) = self.clock_words(language) {
            told.push(format!("- {}: {clock}", text::clock(language)));
        }
        told.join("\n")
    }
}

#[component]
pub fn NetworkTest() -> impl IntoView {
    let results = RwSignal::new(NOTHING_YET);
    let is_busy = RwSignal::new(false);
    let start = move |_| {
        if !is_busy.get_untracked() {
            is_busy.set(true);
            results.set(NOTHING_YET);
            spawn_local(async move {
                test(results).await;
                let _ = is_busy.try_set(false);
            });
        }
    };
    let host = StoredValue::new(window().location().host().unwrap_or_default());
    let lines = move || {
        let language = reader();
        let results = results.get();
        let lines = host.with_value(|host| results.lines(host, language));
        let clock = results.clock_words(language).map(|words| {
            view! {
                <li>
                    <span class="nettest__what">{text::clock(language)}</span>
                    <span class="nettest__more">{words}</span>
                </li>
            }
        });
        let lines = lines.into_iter().map(|(name, found, more)| {
            view! {
                <li>
                    <span class="nettest__what">{name}</span>
                    <span class="nettest__how" class:nettest__is-off=found == Found::ToDo>
                        {found.icon().map(|path| view! { <Icon path=path /> })}
                        {found.word(language)}
                    </span>
                    {more.map(|more| view! { <span class="nettest__more">{more}</span> })}
                </li>
            }
        });
        (lines.collect_view(), clock)
    };
    view! {
        <Frame title=text::title main="nettest">
            <h1>{say(text::title)}</h1>
            <p class="nettest__say">{say(text::what_for)}</p>
            <p class="nettest__say" role="status">
                {move || {
                    let results = results.get();
                    match (is_busy.get(), results.is_complete()) {
                        (true, _) => text::busy(reader()),
                        (false, true) => results.sum(reader()),
                        (false, false) => "",
                    }
                }}
            </p>
            <button class="btn btn--main btn--lg" type="button" aria-disabled=move || is_busy.get().to_string() on:click=start>
                <Icon path=icons::AGAIN />
                {move || if results.get().is_complete() { text::again(reader()) } else { text::start(reader()) }}
            </button>
            <ul class="nettest__list">{lines}</ul>
            {move || {
                let results = results.get();
                (results.is_complete() && !is_busy.get()).then(|| {
                    let language = reader();
                    let told = host.with_value(|host| results.as_text(host, language));
                    view! { <CopyText id="nettest-text" label=text::copy value=Signal::stored(told) language=language /> }
                })
            }}
        </Frame>
    }
    .into_any()
}

/// Tests one line after another. Does nothing more once the page was left.
async fn test(results: RwSignal<Results>) {
    let tell = |change: &dyn Fn(&mut Results)| {
        let _ = results.try_update(|results| change(results));
    };
    tell(&|results| results.http = Found::Busy);
    let took = api::reach().await;
    let http = took.map_or(Found::Fails, |took| Found::Works { middle: took, longest: took });
    tell(&|results| (results.http, results.socket) = (http, Found::Busy));
    let (times, every) = SOCKET_TRIPS;
    let socket = measure(Carrier::Socket, times, every).await;
    let found = |measured: &Option<Measured>| {
        measured.as_ref().map_or(Found::Fails, |measured| Found::of_trips(measured.round_trips.clone()))
    };
    let socket = socket.ok();
    tell(&|results| (results.socket, results.stream) = (found(&socket), Found::Busy));
    let (times, every) = STREAM_TRIPS;
    let stream = measure(Carrier::Stream, times, every).await.ok();
    let clock = socket.as_ref().or(stream.as_ref()).and_then(server_offset);
    tell(&|results| (results.stream, results.clock) = (found(&stream), clock));
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINE: Found = Found::Works { middle: 20, longest: 40 };

    #[test]
    fn the_summary_says_whether_a_session_works_here() {
        let results = |http, socket, stream| Results { http, socket, stream, clock: Some(0) };
        let sum = |results: Results| results.sum(Language::En);
        assert_eq!(sum(results(FINE, FINE, FINE)), text::all_well(Language::En));
        assert_eq!(sum(results(FINE, Found::Fails, FINE)), text::well_enough(Language::En));
        assert_eq!(sum(results(FINE, FINE, Found::Fails)), text::socket_only(Language::En));
        assert_eq!(sum(results(FINE, Found::Fails, Found::Fails)), text::not_well(Language::En));
        assert_eq!(sum(results(Found::Fails, FINE, FINE)), text::not_well(Language::En));
    }

    #[test]
    fn the_text_names_what_to_let_through() {
        let results = Results { http: FINE, socket: Found::Fails, stream: FINE, clock: Some(7_200_000) };
        let told = results.as_text("school.example", Language::En);
        for words in ["school.example", "/api/socket", "Upgrade", "20 ms", "7200 s"] {
            assert!(told.contains(words), "{words} in {told}");
        }
    }

    #[test]
    fn the_median_trip_counts() {
        assert_eq!(Found::of_trips(vec![900, 10, 20]), Found::Works { middle: 20, longest: 900 });
        assert_eq!(Found::of_trips(Vec::new()), Found::Fails);
    }
}
