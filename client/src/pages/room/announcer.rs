//! Announcements to screen readers of what changes on the room's screen. Each change is one sentence, in words that are
//! true for as long as they stay: people come across them later, too.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{Phase, Round, RoundNews};
use shared::text::{common, room as text};

use super::calling::left;
use super::choice_form::how_it_stands;
use crate::attention::{Heard, Mark};
use crate::components::{Passing, clock_digits};
use crate::language::{reader, reader_signal};
use crate::model::RoomView;

/// How long news stays: long enough to be read out after the current announcement, and no longer than it is true.
const NEWS_STAY: Duration = Duration::from_secs(10);

/// Announces the phase, what is new in it, five minutes and one minute left, time up, the choice and a call for help.
#[component]
pub fn Announcer(view: RoomView) -> impl IntoView {
    let phase = Memo::new(move |_| view.round.with(|round| round.as_ref().map(|round| round.phase)));
    let heard = Memo::new(move |before: Option<&Heard>| before.copied().unwrap_or_default().then(left(view)));
    let mark = Memo::new(move |_| heard.get().mark);
    let news = Passing::staying(NEWS_STAY);
    let round = Memo::new(move |_| Some((view.number.get()?, view.round.get()?)));
    Effect::new(move |before: Option<Option<(RoomNumber, Arc<Round>)>>| {
        let now = round.get();
        match (before.flatten(), &now) {
            (Some((room, before)), Some((room_now, now))) if room == *room_now => {
                if let Some(is_new) = RoundNews::between(&before, now) {
                    news.tell(is_new);
                }
            }
            _ => news.clear(),
        }
        now
    });
    let language = reader_signal();
    let said_phase = move || {
        phase
            .get()
            .filter(|phase| *phase != Phase::Done)
            .map(|phase| text::phase_now(language.get(), common::phase(language.get(), phase)))
    };
    let said_news = move || {
        let (news, _) = (news.get()?, language.get());
        // The state when it was news.
        Some(untrack(|| words_of(news, view)))
    };
    let said_time = move || {
        mark.get().map(|mark| match mark {
            Mark::FiveMinutes => text::five_minutes(reader()),
            Mark::OneMinute => text::one_minute(reader()),
            Mark::Zero => common::time_is_up(reader()),
        })
    };
    let calls = Memo::new(move |_| view.calls());
    let said_help = move || calls.get().then(|| text::help_is_asked(reader()));
    let said_choice = move || {
        let title = view.round.with(|round| {
            let side = round.as_ref()?.choice()?.side;
            view.words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone()))
        });
        title.map(|title| text::chosen_now(reader(), &title))
    };
    view! {
        <div class="sr" aria-live="polite">
            <p>{said_phase}</p>
            <p>{said_news}</p>
            <p>{said_time}</p>
            <p>{said_choice}</p>
            <p>{said_help}</p>
        </div>
    }
}

fn words_of(news: RoundNews, view: RoomView) -> String {
    let digits = || clock_digits(left(view).unwrap_or_default());
    match news {
        RoundNews::ReVote => text::re_vote_now(reader()).to_owned(),
        RoundNews::Tie(count) => text::tie(reader(), count.left),
        RoundNews::TieAgain => text::tie_again(reader()).to_owned(),
        // There is no title next to these words.
        RoundNews::Leads(side) => how_it_stands(view, side, &view.sides().name(side)),
        RoundNews::TimeAgain => text::time_again(reader(), &digits()),
        RoundNews::Paused => text::paused_now(reader()).to_owned(),
        RoundNews::Resumed => text::resumed_now(reader()).to_owned(),
        RoundNews::MoreTime => text::more_time(reader(), &digits()),
        RoundNews::LessTime => text::less_time(reader(), &digits()),
    }
}
