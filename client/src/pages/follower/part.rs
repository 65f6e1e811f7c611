//! The part of the programme that runs: its name, its end and its time.

use leptos::prelude::*;
use shared::session::{BlockKind, Work};
use shared::text::{common, hall as text, parts, plenary};
use shared::time::Timestamp;

use super::state::FollowerState;
use crate::components::{Icon, clock_digits, clock_time, icons};
use crate::language::reader;

/// The running part, if it has no rounds, with its end.
fn part(follower: FollowerState) -> Option<(BlockKind, Timestamp)> {
    let kind = follower.part().filter(|kind| !kind.has_rounds())?;
    follower.state.facts.with(|facts| Some((kind, facts.as_ref()?.block?.ends)))
}

/// The name of what continues: a break, whatever is being looked at; another block, if the debrief is not in sight;
/// else the debrief.
pub fn goes_on(follower: FollowerState) -> &'static str {
    match follower.part().filter(|_| !follower.has_ended()) {
        Some(kind) if kind.work() == Work::Paused || !follower.screen.get().is_of_debrief() => {
            parts::name(reader(), kind)
        }
        _ => plenary::debrief(reader()),
    }
}

/// *Om 15.24 gaan we verder*.
fn until(kind: BlockKind, ends: Timestamp, now: Timestamp) -> String {
    let language = reader();
    if kind.work() != Work::Paused {
        return text::until(language, &clock_time(ends, language));
    }
    if now < ends {
        common::go_on_at(language, &clock_time(ends, language))
    } else {
        text::we_go_on_soon(language).into()
    }
}

/// A part without rounds, while the debrief is shown.
#[component]
pub fn PartStrip(follower: FollowerState) -> impl IntoView {
    let shown = Memo::new(move |_| part(follower).filter(|_| follower.screen.get().is_of_debrief()));
    let now = follower.state.live.now();
    let over = Memo::new(move |_| shown.get().is_some_and(|(_, ends)| now.get() >= ends));
    let line = move |kind, ends: Timestamp| until(kind, ends, if over.get() { ends } else { Timestamp(ends.0 - 1) });
    let said = move || {
        let (kind, ends) = shown.get()?;
        Some(format!("{} {}", parts::name(reader(), kind), line(kind, ends)))
    };
    view! {
        // Separate from the line itself, whose seconds must not be read out.
        <p class="sr" role="status">{said}</p>
        {move || shown.get().map(|(kind, ends)| {
            let digits = Memo::new(move |_| clock_digits((ends - now.get()).max(0)));
            view! {
                <p class="strip hall__part">
                    <Icon path=icons::CLOCK />
                    <span aria-hidden="true"><b>{move || parts::name(reader(), kind)}</b>" "{move || line(kind, ends)}</span>
                    <b class="num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</b>
                </p>
            }
        })}
    }
}

/// Such a part itself, when nothing is written in it.
#[component]
pub fn PartPage(follower: FollowerState) -> impl IntoView {
    let now = follower.state.live.now();
    let part = Memo::new(move |_| part(follower));
    view! {
        {move || part.get().map(|(kind, ends)| {
            let over = Memo::new(move |_| now.get() >= ends);
            let line = move || until(kind, ends, if over.get() { ends } else { Timestamp(ends.0 - 1) });
            let digits = Memo::new(move |_| clock_digits((ends - now.get()).max(0)));
            view! {
                <div class="interlude">
                    <h1>{move || parts::name(reader(), kind)}</h1>
                    <p role="status">{line}</p>
                    <p class="hall__digits num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</p>
                </div>
            }
        })}
    }
}
