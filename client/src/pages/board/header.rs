//! The header: the session, the round that most rooms are in, and the time until the last must choose.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoundNumber};
use shared::session::{BlockKind, Rooms, Session, Timer as Countdown};
use shared::text::{board as text, common};
use shared::time::{MINUTE, Milliseconds, Timestamp};

use super::desk::{Desk, Tab};
use super::pulse::{Doing, Pulse};
use super::sums::{common_round, last_to_choose, startable};
use crate::components::Timer;
use crate::language::reader;

/// What the time in the header runs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    /// The last room must choose.
    LastChoice,
    /// The planned end of the block.
    EndOfBlock,
}

/// The header of the board.
#[component]
pub fn DeskHeader(desk: Desk) -> impl IntoView {
    let title = move || desk.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
    let round = Memo::new(move |_| desk.pulses.with(|pulses| common_round(pulses)));
    let next = Memo::new(move |_| desk.pulses.with(|pulses| startable(pulses, &Rooms::All).ok().flatten()));
    let heading = move || match desk.tab.get() {
        Tab::Debrief => Some(text::debrief(reader()).to_owned()),
        Tab::Rooms => desk.facts.with(|facts| facts.as_ref().map(|facts| heading(facts, round.get(), next.get()))),
    };
    let countdown = Memo::new(move |_| {
        let facts = desk.facts.get()?;
        desk.pulses.with(|pulses| countdown(&facts, pulses, desk.second.get()))
    });
    let now = desk.live.now();
    let timer = move || countdown.get().map(|(timer, _)| timer);
    let left = Signal::derive(move || timer().map_or(0, |timer| timer.left(now.get())));
    let granted = Signal::derive(move || timer().map_or(0, |timer| timer.granted));
    let paused = Signal::derive(move || timer().is_some_and(|timer| timer.paused_at.is_some()));
    let caption = Signal::derive(move || match countdown.get() {
        Some((_, Until::EndOfBlock)) => text::until_end_of_block(reader()).to_owned(),
        _ => text::until_last_choice(reader()).to_owned(),
    });
    view! {
        <header class="desk__top has-bar">
            <div class="desk__say">
                <p class="muted">{title}</p>
                <h1>{heading}</h1>
            </div>
            <Show when=move || countdown.get().is_some() fallback=|| view! { <div class="timebar timebar--none"></div> }>
                <Timer left=left granted=granted paused=paused caption=caption />
            </Show>
        </header>
    }
}

fn heading(facts: &Session, round: Option<(DilemmaNumber, RoundNumber)>, next: Option<DilemmaNumber>) -> String {
    let language = reader();
    if facts.ended_at.is_some() {
        return text::session_over(language).to_owned();
    }
    match (facts.running_block().map(|block| block.kind), round) {
        (Some(kind @ (BlockKind::Talk | BlockKind::Break)), _) => common::block(language, kind).to_owned(),
        (_, Some((dilemma, round))) => {
            let question = facts.dilemma(dilemma).map(|dilemma| dilemma.text(language).question.as_str());
            text::round(language, round.0, question.unwrap_or_default())
        }
        // Groups that were just mixed have no round of their own yet, but may have had one.
        (Some(BlockKind::Dilemmas), None) => match next {
            Some(dilemma) if dilemma.0 > 1 => text::ready_for(language, dilemma.0),
            _ => text::ready_to_begin(language).to_owned(),
        },
        (None, None) => text::not_begun(language).to_owned(),
    }
}

/// What the header counts down: the time of the last room; when all must choose nothing is left;
/// without rounds the time of the block.
fn countdown(facts: &Session, pulses: &[Pulse], now: Timestamp) -> Option<(Countdown, Until)> {
    if facts.ended_at.is_some() {
        return None;
    }
    if let Some(timer) = last_to_choose(pulses, now) {
        return Some((timer, Until::LastChoice));
    }
    let still = |deadline, granted| Countdown { deadline, paused_at: None, granted, extra: 0 };
    if pulses.iter().any(|pulse| pulse.doing == Doing::MustChoose) {
        return Some((still(Timestamp::default(), 0), Until::LastChoice));
    }
    let (running, block) = (facts.block?, facts.running_block()?);
    Some((still(running.ends, Milliseconds::from(block.minutes) * MINUTE), Until::EndOfBlock))
}
