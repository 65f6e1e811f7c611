//! Notices for the room: messages from the facilitator, the presenter's role, an answered call for help.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{Command, Event, Message, Phase, RoomCommand, RoomEvent};
use shared::text::{looking_back, room as text};
use shared::time::{MINUTE, Milliseconds, Timestamp};

use super::debrief::DebriefInvitation;
use super::drafts::UnsentWords;
use super::room_history::MovedNotice;
use crate::components::{Icon, Passing, icons};
use crate::language::{reader, say};
use crate::model::{RoomView, live};
use crate::saved_sessions;

/// How long a message from the facilitator stays if nobody closes it.
const MESSAGE_STAYS: Milliseconds = 3 * MINUTE;

/// How long it stays in any case, so that people can read it.
const MESSAGE_STANDS: Milliseconds = MINUTE / 2;

/// How long news of an event stays: a change of the presenter, an answered call.
const NEWS_STAY: Duration = Duration::from_secs(8);

/// Everything that the room is told at this moment.
#[component]
pub fn RoomNotices(view: RoomView) -> impl IntoView {
    view! {
        <div class="tellings">
            <MovedNotice view=view />
            <Show when=move || view.me.get().is_some()><DebriefInvitation /></Show>
            <FacilitatorMessage words=view.words() moved=moved(view) />
            <RoleNotices view=view />
            <HelpHeard view=view />
            <Voting view=view />
            <Show when=move || view.me.get().is_some()><UnsentWords view=view /></Show>
        </div>
    }
}

/// When the room reached its phase, if this device saw that; else when its round began.
fn moved(view: RoomView) -> Signal<Option<Timestamp>> {
    let now = view.live.now();
    let place =
        Memo::new(move |_| view.round.with(|round| round.as_ref().map(|round| (round.started_at, round.phase))));
    let seen = Memo::new(move |before: Option<&Option<(Timestamp, Timestamp)>>| {
        let (began, _) = place.get()?;
        let steps = before.copied().flatten().is_some_and(|(round, _)| round == began);
        Some((began, if steps { now.get_untracked() } else { began }))
    });
    Signal::derive(move || seen.get().map(|(_, moved)| moved))
}

/// Is a message still current? One from before the room moved on is about the past, and makes room.
fn still_stands(said: Timestamp, moved: Option<Timestamp>, now: Timestamp) -> bool {
    let is_of_before = moved.is_some_and(|moved| said < moved);
    now - said < if is_of_before { MESSAGE_STANDS } else { MESSAGE_STAYS }
}

/// The facilitator's latest message, until somebody closes it; then an earlier one that nobody has closed.
#[component]
pub fn FacilitatorMessage(
    words: Memo<Vec<Message>>,
    /// When the room last moved to another phase or round, if it is in one.
    #[prop(optional, into)]
    moved: Signal<Option<Timestamp>>,
) -> impl IntoView {
    let now = live().now();
    let code = live().code();
    let closed = RwSignal::new(code.map(saved_sessions::closed_words).unwrap_or_default());
    let close = move |at| {
        closed.update(|closed: &mut BTreeSet<Timestamp>| {
            closed.insert(at);
        });
        if let Some(code) = code {
            closed.with_untracked(|closed| saved_sessions::remember_closed_words(code, closed));
        }
    };
    let opened = RwSignal::new(None::<Timestamp>);
    let words_shown = NodeRef::<leptos::html::Span>::new();
    let is_cut = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let (now, moved) = (now.get(), moved.get());
        let is_shown = |message: &&Message| {
            still_stands(message.at, moved, now) && closed.with(|closed| !closed.contains(&message.at))
        };
        words.with(|words| words.iter().rfind(is_shown).cloned())
    });
    // A message that is cut short shows a sign, so that people know that it can be opened.
    let measure = move || {
        let is_longer = |span: leptos::web_sys::HtmlSpanElement| span.scroll_height() > span.client_height() + 2;
        is_cut.try_set(words_shown.try_get_untracked().flatten().is_some_and(is_longer));
    };
    Effect::new(move |_| {
        shown.track();
        request_animation_frame(measure);
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    view! {
        <div role="status">
            {move || shown.get().map(|message| {
                let at = message.at;
                view! {
                    <p class="strip strip--message">
                        <Icon path=icons::MESSAGE />
                        // Opens a message that a phone cuts short, and leaves it open. Closing it again would move the
                        // buttons below while somebody presses them.
                        <span node_ref=words_shown tabindex="0" class:is-open=move || opened.get() == Some(at) on:focus=move |_| opened.set(Some(at))>
                            <b>{say(text::from_facilitator)}</b>" "{crate::hyphens::written(message.text)}
                            {move || (is_cut.get() && opened.get() != Some(at)).then(|| view! { <i class="strip__more"><Icon path=icons::DOWN /></i> })}
                        </span>
                        <button class="notice__close" type="button" aria-label=say(text::close_sheet) on:click=move |_| close(at)>
                            <Icon path=icons::CROSS />
                        </button>
                    </p>
                }
            })}
        </div>
    }
}

/// Notices about ballots: those cast are void and this person has not voted again; they were opened without this
/// person's, which came too late; or hands were counted instead of it.
#[component]
fn Voting(view: RoomView) -> impl IntoView {
    let told = Memo::new(move |_| {
        let me = view.me.get()?;
        view.round.with(|round| {
            let round = round.as_ref().filter(|round| round.is_open() && round.phase == Phase::Choose)?;
            let ballots = &round.ballots;
            let has_cast = ballots.cast.contains_key(&me);
            if ballots.by_hands {
                let is_dropped = has_cast && ballots.count.is_some() && !view.presents.get();
                return is_dropped.then_some((icons::HAND, text::hands_instead as fn(_) -> _));
            }
            if has_cast {
                return None;
            }
            match ballots.count {
                Some(_) => Some((icons::EYE, text::ballots_were_open as fn(_) -> _)),
                None => ballots.asked_again.then_some((icons::AGAIN, text::vote_anew as fn(_) -> _)),
            }
        })
    });
    view! {
        <div role="status">
            {move || told.get().map(|(icon, words)| view! { <p class="strip"><Icon path=icon /><span>{say(words)}</span></p> })}
        </div>
    }
}

/// The role of a presenter who is away is on offer.
#[component]
pub fn RoleOffer(view: RoomView) -> impl IntoView {
    let offered = Memo::new(move |_| {
        let presenter = view.room.with(|room| room.as_ref()?.presenter)?;
        view.me.get().filter(|_| presenter.offered_since.is_some() && !view.presents.get())?;
        view.name_of(presenter.participant)
    });
    let ended = move || view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some()));
    let words = move |gone: &str| {
        let of_role = if ended() { looking_back::sharing_offered } else { text::role_offered };
        crate::hyphens::with_name(of_role(reader(), gone))
    };
    move || {
        offered.get().map(|gone| view! {
            <p class="strip strip--act" aria-atomic="true">
                <Icon path=icons::SCREEN />
                <span>{words(&gone)}</span>
                <button class="btn btn--sm" type="button" on:click=move |_| view.live.ask(Command::Room(RoomCommand::AcceptRole))>{say(text::accept_role)}</button>
            </p>
        })
    }
}

/// The role is on offer, asked for, or changed hands. It is never taken without asking, nor silently.
#[component]
fn RoleNotices(view: RoomView) -> impl IntoView {
    let presenter = Memo::new(move |_| view.room.with(|room| room.as_ref()?.presenter));
    let requested = Memo::new(move |_| {
        let by = presenter.get()?.requested_by?;
        Some((by, view.name_of(by).filter(|_| view.presents.get())?))
    });
    let changed = news_here(view, |event| match event {
        Event::Room(RoomEvent::PresenterChanged { room, to: Some((to, _)) }) => Some((*room, *to)),
        _ => None,
    });
    let words = move || {
        let to = changed.get()?;
        if view.me.get() == Some(to) {
            return Some(text::presenter_now_you(reader()).to_owned());
        }
        Some(text::presenter_now(reader(), &view.name_of(to)?))
    };
    view! {
        // Announces each new notice as a whole, without those next to it.
        <div role="status" aria-atomic="false">
            <RoleOffer view=view />
            {move || requested.get().map(|(by, name)| view! {
                <p class="strip" aria-atomic="true">
                    <Icon path=icons::SCREEN />
                    <span>{crate::hyphens::with_name(text::role_requested(reader(), &name))}</span>
                    <button class="btn btn--sm" type="button" on:click=move |_| view.live.ask(Command::Room(RoomCommand::HandOver { to: by }))>{say(text::give_role)}</button>
                    <button class="btn btn--soft btn--sm" type="button" on:click=move |_| view.live.ask(Command::Room(RoomCommand::KeepRole))>{say(text::keep_role)}</button>
                </p>
            })}
            {move || words().map(|words| view! { <p class="strip" aria-atomic="true"><Icon path=icons::SCREEN /><span>{crate::hyphens::with_name(words)}</span></p> })}
        </div>
    }
}

/// The facilitator answered the group's call for help.
#[component]
fn HelpHeard(view: RoomView) -> impl IntoView {
    let heard = news_here(view, |event| match event {
        Event::Room(RoomEvent::HelpAsked { room, heard: true, .. }) => Some((*room, ())),
        _ => None,
    });
    view! {
        <div role="status">
            {move || heard.get().map(|()| view! { <p class="strip"><Icon path=icons::BELL /><span>{say(text::help_heard)}</span></p> })}
        </div>
    }
}

/// What an event told the group, for a while: the latest event moves on, and the news must stay readable. News of a
/// group is over for somebody who leaves it.
fn news_here<T: Copy + PartialEq + Send + Sync + 'static>(
    view: RoomView,
    news_in: fn(&Event) -> Option<(RoomNumber, T)>,
) -> Signal<Option<T>> {
    let latest = Memo::new(move |_| {
        let (seq, event) = view.live.latest().get()?;
        let (room, news) = news_in(&event)?;
        (Some(room) == view.number.get()).then_some((seq, room, news))
    });
    let told = Passing::staying(NEWS_STAY);
    Effect::new(move |_| {
        if let Some((_, room, news)) = latest.get() {
            told.tell((room, news));
        }
    });
    Signal::derive(move || told.get().filter(|(room, _)| Some(*room) == view.number.get()).map(|(_, news)| news))
}

#[cfg(test)]
mod tests {
    use shared::time::SECOND;

    use super::*;

    #[test]
    fn a_message_about_the_past_goes_once_it_could_be_read() {
        let said = Timestamp(10 * MINUTE);
        let moved = Some(said + 5 * SECOND);
        assert!(still_stands(said, moved, said + 29 * SECOND));
        assert!(!still_stands(said, moved, said + 30 * SECOND));
        assert!(!still_stands(said, Some(said + MINUTE), said + MINUTE));
    }

    #[test]
    fn a_message_about_the_present_stays_for_minutes() {
        let said = Timestamp(10 * MINUTE);
        for moved in [None, Some(Timestamp(9 * MINUTE)), Some(said)] {
            assert!(still_stands(said, moved, said + (3 * MINUTE - 1)));
            assert!(!still_stands(said, moved, said + 3 * MINUTE));
        }
    }
}
