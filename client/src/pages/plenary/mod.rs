//! The plenary screen: everybody looks at it, and the facilitator's device or keyboard steers it.

mod arguments;
mod balance;
mod bar;
mod coming;
mod dilemma_slide;
mod duo;
mod figures;
mod footer;
mod guesses;
mod heading;
mod hurry;
mod join_screen;
mod matrix;
mod measured_screen;
mod named_rooms;
mod now;
mod open_rooms;
mod open_tally;
mod pagination;
mod part;
mod questions;
mod recess;
mod round;
mod rounds;
mod screens;
mod script;
mod shortcuts;
mod shown_dilemmas;
mod side;
mod slide;
mod stage;
mod state;
mod tabs;
mod talk;
mod text_fit;
mod themes;
mod tokens;
mod told;
mod told_line;
mod track;
mod under_way;
mod wall;

use leptos::context::Provider;
use leptos::prelude::*;
use shared::session::Screen;
use shared::text::{connection, plenary as text};

use self::arguments::ArgumentsSlide;
use self::dilemma_slide::DilemmaSlide;
use self::figures::FiguresSlide;
use self::join_screen::JoinScreen;
use self::matrix::Matrix;
use self::now::NowScreen;
use self::questions::QuestionsSlide;
use self::shortcuts::PlenaryKeys;
use self::tabs::Strip;
use self::themes::ThemesSlide;
use self::told_line::MessageLine;
use super::auth::{Gate, SecretPage, enter_by_link, mark_root};
use crate::components::{ConnectionBanner, Refusals, RehearsalStrip, SkipLink};
use crate::hyphens::KeptWhole;
use crate::language::say;

pub use self::footer::{screen_in_full, screen_name};
pub use self::shown_dilemmas::shown_dilemmas;
pub use self::state::PlenaryState;
pub use self::under_way::rounds_of;
pub use figures::Figures;
pub use part::PartScreen;
pub use recess::BreakScreen;
pub use round::AtWork;
pub use rounds::RoundsScreen;
pub use slide::Slide;
pub use stage::Stage;
pub use talk::TalkScreen;
pub use wall::{WallScreen, bundle_title};

/// The page at `/p/CODE#SECRET`.
#[component]
pub fn Plenary() -> impl IntoView {
    mark_root("is-beamer");
    let code = enter_by_link(SecretPage::Plenary);
    view! {
        <SkipLink />
        <RehearsalStrip />
        <ConnectionBanner shows_only=true />
        <Refusals />
        <Gate
            code=code
            admits=state::steers
            skeleton=|| view! { <Outline /> }.into_any()
        >
            <EnteredScreen />
        </Gate>
    }
}

#[component]
fn EnteredScreen() -> impl IntoView {
    let state = PlenaryState::new();
    shortcuts::listen(state);
    hurry::call_attention(state);
    view! {
        <Provider value=KeptWhole::EveryWord>
            <div class="page--plen">
                <Strip state=state />
                <main id="content" tabindex="-1"><Shown state=state /></main>
                <MessageLine state=state />
            </div>
        </Provider>
        <PlenaryKeys state=state />
    }
}

/// What is on the screen.
#[component]
fn Shown(state: PlenaryState) -> impl IntoView {
    let screen = Memo::new(move |_| state.plenary.with(|plenary| plenary.screen));
    move || match screen.get() {
        Screen::Door => view! { <JoinScreen state=state /> }.into_any(),
        Screen::Now => view! { <NowScreen state=state /> }.into_any(),
        Screen::Dilemma(number) => view! { <DilemmaSlide state=state number=number /> }.into_any(),
        Screen::Figures(number) => view! { <FiguresSlide state=state number=number /> }.into_any(),
        Screen::Arguments(number) => view! { <ArgumentsSlide state=state number=number /> }.into_any(),
        Screen::Themes(number) => view! { <ThemesSlide state=state number=number /> }.into_any(),
        Screen::Questions(number) => view! { <QuestionsSlide state=state number=number /> }.into_any(),
        Screen::Matrix => view! { <Matrix state=state /> }.into_any(),
    }
}

/// The current screen as a small picture, to look at while steering.
#[component]
pub fn Picture(state: PlenaryState) -> impl IntoView {
    let state = state.only_looked_at();
    view! {
        <div class="wallpic" inert=true aria-hidden="true">
            <Provider value=KeptWhole::EveryWord>
                <div class="wallpic__in page--plen"><Strip state=state /><Shown state=state /><MessageLine state=state /></div>
            </Provider>
        </div>
    }
}

/// The screen of a dilemma as everybody sees it, alone in a frame of its own.
#[component]
pub fn DilemmaPicture() -> impl IntoView {
    let state = PlenaryState::new().only_looked_at();
    view! {
        <Provider value=KeptWhole::EveryWord>
            <div class="page--plen"><Strip state=state /><Shown state=state /><MessageLine state=state /></div>
        </Provider>
    }
}

/// The screen in outline, while the device is being admitted.
#[component]
fn Outline() -> impl IntoView {
    view! {
        <div class="page--plen">
            <main id="content" tabindex="-1">
                <section class="slide">
                    <header class="slide__top"><h1 class="sr">{say(text::debrief)}</h1></header>
                    <p role="status" class="slide__wait">{say(connection::connecting)}</p>
                </section>
            </main>
        </div>
    }
}
