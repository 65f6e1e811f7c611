//! The dialog that begins a rehearsal: what that is, and how many simulated groups take part.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::text::{common, rehearsal as text};
use shared::wire::Opened;

use super::{Icon, icons};
use crate::api::Answer;
use crate::language::{reader, say};
use crate::saved_sessions;

/// The numbers of groups to choose from. The first is also right for speaking in turn, which is for twelve people at most.
const SIZES: [u16; 3] = [3, 6, 12];

/// Asks the server for a rehearsal with this many groups.
pub type AskRehearsal = Callback<u16, Pin<Box<dyn Future<Output = Answer<Opened>>>>>;

/// The content of the dialog. The page goes on to the rehearsal's board once there is one.
#[component]
pub fn RehearseForm(
    /// How to ask for it.
    ask: AskRehearsal,
    /// The page to which the way back leads.
    #[prop(into)]
    begun_at: Signal<String>,
    /// Called when people decide against it.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let groups = RwSignal::new(SIZES[0]);
    let under_way = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if under_way.get_untracked() {
            return;
        }
        under_way.set(true);
        refusal.set(None);
        let (answer, back) = (ask.run(groups.get_untracked()), begun_at.get_untracked());
        spawn_local(async move {
            match answer.await {
                Ok(Opened { code, facilitator, plenary }) => {
                    saved_sessions::remember_rehearsal(code, &back);
                    saved_sessions::remember_plenary(code, &plenary);
                    let _ = window().location().set_href(&format!("/f/{code}#{facilitator}"));
                }
                Err(failure) => {
                    under_way.try_set(false);
                    refusal.try_set(Some(failure.message));
                }
            }
        });
    };
    let size = move |count: u16| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="rehearsal-groups"
                    value=count.to_string()
                    prop:checked=move || groups.get() == count
                    on:change=move |_| groups.set(count)
                />
                {move || text::groups_of_four(reader(), count)}
            </label>
        }
    };
    view! {
        <form class="dialog__form rehearse" on:submit=begin>
            <h2 id="rehearse-title">{say(text::rehearse)}</h2>
            <p>{say(text::explained)}</p>
            <p>{say(text::own_phone)}</p>
            <fieldset>
                <legend class="label">{say(text::how_many)}</legend>
                <div class="rehearse__sizes">{SIZES.map(size).into_iter().collect_view()}</div>
            </fieldset>
            <p class="muted">{say(text::nothing_stays)}</p>
            <p class="wrong" role="alert">{refusal}</p>
            <div class="modal__end">
                <button class="btn btn--quiet" type="button" on:click=move |_| on_cancel.run(())>{say(common::cancel)}</button>
                <button class="btn btn--main" type="submit" aria-busy=move || under_way.get().to_string()>
                    {move || if under_way.get() { text::beginning(reader()) } else { text::begin(reader()) }}
                    <Icon path=icons::FORWARD />
                </button>
            </div>
        </form>
    }
}
