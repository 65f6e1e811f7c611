//! The debrief on a participant's own device, following the plenary screen or browsed freely.

mod argument_line;
mod arguments;
mod bar;
mod call;
mod covered;
mod figures;
mod guess;
mod heading;
mod matrix;
mod notes;
mod own_room;
mod part;
mod recess;
mod rounds;
mod state;
mod talk;
mod themes;
mod told;
mod uncovered;
mod wall;

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::DilemmaNumber;
use shared::session::{BlockKind, Screen};
use shared::text::{board, common, connection, debrief, hall as text, looking_back};
use shared::wire::Identity;

use self::arguments::ArgumentsPart;
use self::bar::{Browser, FollowDock};
use self::call::Call as RoomCall;
use self::covered::Covered;
use self::figures::FiguresPart;
use self::guess::guess_words;
use self::matrix::AllPart;
use self::notes::NotesPart;
use self::part::goes_on;
use self::themes::ThemesPart;
use self::told::Told;
use self::uncovered::Uncovered;
use super::auth::{Gate, title_page};
use super::parts;
use super::plenary::{Stage, screen_in_full};
use super::room::{RemovedPage, UnsentWords, enter_with_token};
use crate::attention::{Call, sound_at, stay_awake, titled, unseen};
use crate::components::{
    Brand, ConnectionBanner, Icon, LanguageSwitch, PlainTop, Refusals, RehearsalStrip, SkipLink, icons,
};
use crate::language::{reader, say};
use crate::model::{Live, RoomView, live};

pub use self::part::PartPage;
pub use self::recess::BreakPart;
pub use self::rounds::RoundsPage;
pub use self::state::FollowerState;
pub use self::talk::TalkPart;
pub use self::wall::WallPart;

/// The page at `/s/CODE/hall`.
#[component]
pub fn FollowedPlenary() -> impl IntoView {
    let code = enter_with_token(Live::follow);
    let is_taken_out = live().is_taken_out();
    view! {
        <SkipLink />
        <RehearsalStrip />
        <ConnectionBanner />
        <Refusals />
        // Present before its words, so that they are announced.
        <p class="sr" role="status">{move || is_taken_out.get().then(|| looking_back::removed(reader()))}</p>
        {code.map(|code| view! {
            <Gate
                code=Memo::new(move |_| Some(code))
                admits=|identity| matches!(identity, Identity::Participant(_))
                skeleton=|| view! { <Arriving /> }.into_any()
            >
                {move || if is_taken_out.get() {
                    view! { <UnsentWords view=RoomView::mine(live()) /><RemovedPage /> }.into_any()
                } else {
                    view! { <Seated code=code /> }.into_any()
                }}
            </Gate>
        })}
    }
    .into_any()
}

#[component]
fn Arriving() -> impl IntoView {
    view! {
        <div class="page">
            <PlainTop />
            <main id="content" class="plain" tabindex="-1"><p role="status" class="plain__say">{say(connection::connecting)}</p></main>
        </div>
    }
}

#[component]
fn Seated(code: JoinCode) -> impl IntoView {
    let follower = FollowerState::take(code);
    let call = RoomCall::listen(follower, code);
    // Between parts, too, the rounds are shown.
    let part = Memo::new(move |_| follower.part().unwrap_or(BlockKind::Dilemmas));
    let over = Memo::new(move |_| follower.has_ended());
    // People who join after the end are sent no results, and have nothing to follow.
    let is_shut = Memo::new(move |_| {
        over.get() && follower.state.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.seat.is_none()))
    });
    let break_left = follower.state.live.break_left(follower.running);
    sound_at(move || follower.time_left().or(break_left.get()));
    stay_awake(move || follower.round.with(Option::is_some));
    let said = unseen(follower.words());
    let calls = Memo::new(move |_| Call::foremost(follower.time_left(), said.get(), call.awaits_vote()));
    title_page(move || {
        let calls = calls.get();
        let to_room = calls.as_ref().is_some_and(Call::is_of_room);
        let room = follower.room().filter(|_| to_room).map(|room| common::room_number(reader(), room.0));
        let about = room.or_else(|| call.words()).unwrap_or_else(|| goes_on(follower).to_owned());
        let calls = calls.or_else(|| break_left.get().map(Call::of_break));
        titled(calls.as_ref(), &format!("{about} · {}", common::product(reader())), reader())
    });
    let title = move || follower.state.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
    // Announced, because the page changes without a press by its reader.
    let shown =
        move || follower.follows().then(|| debrief::now_on_screen(reader(), &screen_in_full(follower.screen.get())));
    view! {
        <div class="page page--hall">
            <header class="top hall__top">
                <Brand named=false home=false />
                <p class="top__where"><b>{move || goes_on(follower)}</b><span>{title}</span></p>
                <div class="top__end"><LanguageSwitch /></div>
            </header>
            <Browser follower=follower />
            <p class="sr" role="status">{shown}</p>
            <UnsentWords view=RoomView::mine(follower.state.live) of_parts=true />
            <main id="content" class="hall" tabindex="-1">
                {move || match follower.screen.get() {
                    _ if is_shut.get() => view! { <End code=code /> }.into_any(),
                    Screen::Door | Screen::Now if over.get() => view! { <End code=code /> }.into_any(),
                    Screen::Door | Screen::Now => parts::follower(part.get(), follower),
                    Screen::Dilemma(number) => view! { <DilemmaPart follower=follower number=number /> }.into_any(),
                    Screen::Figures(number) => view! { <FiguresPart follower=follower number=number /> }.into_any(),
                    Screen::Arguments(number) => view! { <ArgumentsPart follower=follower number=number /> }.into_any(),
                    Screen::Themes(number) => view! { <ThemesPart follower=follower number=number /> }.into_any(),
                    Screen::Questions(number) => view! { <NotesPart follower=follower number=number /> }.into_any(),
                    Screen::Matrix => view! { <AllPart follower=follower /> }.into_any(),
                }}
            </main>
            <div class="hall__foot">
                <Told follower=follower call=call />
                <Show when=move || !is_shut.get()><FollowDock follower=follower code=code /></Show>
            </div>
        </div>
    }
}

/// Shown when the session is over and the plenary screen has nothing of the debrief: a link to the group's own choices.
#[component]
fn End(code: JoinCode) -> impl IntoView {
    view! {
        <div class="plain">
            <div role="status"><h1>{say(board::session_over)}</h1></div>
            <p class="plain__say">{say(looking_back::thanks)}</p>
            <p><a class="btn btn--main" href=format!("/s/{code}")>{say(looking_back::what_we_chose)}<Icon path=icons::FORWARD /></a></p>
        </div>
    }
}

#[component]
fn DilemmaPart(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let stage = Stage::new(follower.state.plenary, follower.state.rooms, number);
    let is_open = stage.until_it_is_out(follower.is_open(number));
    let guess = guess_words(follower, number, stage);
    let told = move || {
        let words = [Some(text::result(reader()).to_owned()), guess()];
        is_open.get().then(|| words.into_iter().flatten().collect::<Vec<_>>().join(". "))
    };
    view! {
        // Present before its words, so that they are announced.
        <p class="sr" role="status">{told}</p>
        {move || if is_open.get() {
            view! { <Uncovered follower=follower number=number stage=stage /> }.into_any()
        } else {
            view! { <Covered follower=follower number=number /> }.into_any()
        }}
    }
}
