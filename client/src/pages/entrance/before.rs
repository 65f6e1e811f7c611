//! People who joined on this device before. It may be shared, so the person using it now says who they are.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::code::JoinCode;
use shared::text::entrance as text;

use super::fields::focus_on;
use super::page_frame::IdleBeam;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::saved_sessions::{self, Who};

/// Id of the name field in the form after the question.
const NAME: &str = "name";

/// Asks whether the person who took part on this device continues, or somebody else joins.
#[derive(Clone, Copy)]
pub struct Before {
    code: Memo<Option<JoinCode>>,
    /// Somebody else is using the device now.
    is_other: RwSignal<bool>,
}

impl Before {
    /// At the door of a session.
    pub fn at(code: Memo<Option<JoinCode>>) -> Self {
        Self { code, is_other: RwSignal::new(false) }
    }

    /// Is there a participant to continue as, and has nobody said that they are somebody else?
    pub fn asks(self) -> bool {
        !self.is_other.get() && self.now().is_some()
    }

    fn now(self) -> Option<Who> {
        saved_sessions::who(self.code.get()?)
    }

    /// The participants that this device acted for earlier.
    fn others(self) -> Vec<Who> {
        self.code.get().map(saved_sessions::others).unwrap_or_default()
    }

    /// Everybody that this device can continue as, shown with the form.
    pub fn ways_back(self) -> impl IntoView {
        let everybody = move || self.now().into_iter().chain(self.others()).collect::<Vec<_>>();
        move || {
            let everybody = everybody();
            (!everybody.is_empty()).then(|| {
                let ways = everybody.into_iter().map(|who| view! { <WayOn before=self who=who /> }).collect_view();
                view! { <div class="entry__before" role="group" aria-label=say(text::was_here_before)>{ways}</div> }
            })
        }
    }
}

/// *Je doet mee als Anna*: continue, or say that you are somebody else.
#[component]
pub fn GoOn(before: Before) -> impl IntoView {
    let who = before.now();
    let name = who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
    let title = move || {
        let name = name.clone();
        if name.is_empty() { text::in_on_this_device(reader()).to_owned() } else { text::in_as(reader(), &name) }
    };
    let be_other = move |_| {
        before.is_other.set(true);
        focus_on(NAME.to_owned());
    };
    let others = before.others().into_iter().map(|who| view! { <WayOn before=before who=who /> }).collect_view();
    view! {
        <div class="entry__say">
            <h1>{title}</h1>
            <p>{say(text::in_as_how)}</p>
        </div>
        <div class="entry__do">
            {who.map(|who| view! { <WayOn before=before who=who first=true /> })}
            <div class="entry__before">
                {others}
                <button class="btn btn--soft" type="button" on:click=be_other>
                    <Icon path=icons::PEOPLE />{say(text::i_am_somebody_else)}
                </button>
            </div>
        </div>
        <IdleBeam />
    }
}

/// A button to continue as an earlier participant.
#[component]
fn WayOn(
    before: Before,
    who: Who,
    /// The likeliest button to press.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let navigate = use_navigate();
    let name = who.name.clone();
    let words = move || {
        if name.is_empty() { text::go_on(reader()).to_owned() } else { text::go_on_as(reader(), &name) }
    };
    let go = move |_| {
        if let Some(code) = before.code.get_untracked() {
            saved_sessions::be(code, &who);
            navigate(&format!("/s/{code}"), NavigateOptions { replace: true, ..Default::default() });
        }
    };
    view! {
        <button class="btn" class:btn--main=first class:btn--lg=first class:btn--soft=!first type="button" on:click=go>
            {words}{first.then(|| view! { <Icon path=icons::FORWARD /> })}
        </button>
    }
}
