//! The start page: type a code, open a session, or start at once.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::session::{Kind, Side};
use shared::text::{entrance as text, network};

use super::code_box::CodeBox;
use super::page_frame::Frame;
use super::ways_back::WaysBack;
use crate::components::{Icon, Mark, Sign, icons};
use crate::language::say;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let navigate = use_navigate();
    view! {
        <Frame title=text::home_title page="page page--home" main="home">
            <div class="home__say">
                <h1>{say(text::hero_first)} <br />{say(text::hero_second)}</h1>
                <p>{say(text::hero_words)}</p>
            </div>
            <div class="home__join">
                <WaysBack />
                <CodeBox on_found=move |code| navigate(&format!("/j/{code}"), NavigateOptions::default()) />
                <div class="home__ways">
                    <p class="home__host">
                        {say(text::facilitate_yourself)}
                        <a class="btn btn--sm" href="/new"><Icon path=icons::PLUS />{say(text::new_session)}</a>
                    </p>
                    <p class="home__host">
                        {say(text::with_your_team)}
                        <a class="btn btn--sm" href="/together"><Icon path=icons::PEOPLE />{say(text::start_at_once)}</a>
                    </p>
                    <p class="home__host"><a href="/test">{say(network::title)}</a></p>
                </div>
            </div>
            <Example />
        </Frame>
    }
    .into_any()
}

/// An example of a dilemma.
#[component]
fn Example() -> impl IntoView {
    view! {
        <section class="split home__split" aria-label=say(text::example)>
            <div class="split__load">
                <Mark side=Side::Left />
                <h2 class="home__q">{say(text::example_question)}</h2>
                <Mark side=Side::Right />
            </div>
            <div class="split__fields">
                <div class="field field--l is-lit">
                    <h3>{say(text::example_left)}</h3>
                    <p><Sign kind=Kind::Pro />{say(text::example_left_pro)}</p>
                    <p><Sign kind=Kind::Con />{say(text::example_left_con)}</p>
                </div>
                <div class="field field--r is-lit">
                    <h3>{say(text::example_right)}</h3>
                    <p><Sign kind=Kind::Pro />{say(text::example_right_pro)}</p>
                    <p><Sign kind=Kind::Con />{say(text::example_right_con)}</p>
                </div>
            </div>
        </section>
    }
}
