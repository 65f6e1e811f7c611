//! What a device says about itself: the connection is gone, something was not carried out.

use std::time::Duration;

use leptos::prelude::*;
use shared::text::{connection, network};
use shared::wire::Goodbye;

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::link::Status;
use crate::model::live;

/// How long a refusal stays: time to read two lines twice.
const REFUSAL_STAYS: Duration = Duration::from_secs(8);

/// A calm banner while the connection is gone: what happens, and that nothing is lost.
#[component]
pub fn ConnectionBanner() -> impl IntoView {
    let live = live();
    let (status, waiting) = (live.status(), live.waiting());
    let words = move || match status.get() {
        Status::Lost => Some(if waiting.get() > 0 {
            connection::lost_with_waiting(reader(), waiting.get())
        } else {
            connection::lost(reader()).to_owned()
        }),
        _ => None,
    };
    let reload = move || matches!(status.get(), Status::Refused(Goodbye::OtherVersion));
    view! {
        <div class="banner" role="status" class:is-shown=move || words().is_some() || reload()>
            {move || words().map(|words| {
                view! {
                    <p>
                        <Icon path=icons::OFFLINE />{words}" "
                        <a href="/test" target="_blank" rel="noopener">{say(network::bad_connection)}</a>
                    </p>
                }
            })}
            <Show when=reload>
                <p>
                    <Icon path=icons::AGAIN />
                    {say(connection::other_version)}
                    <button class="btn btn--sm" type="button" on:click=|_| { let _ = window().location().reload(); }>
                        {say(connection::reload)}
                    </button>
                </p>
            </Show>
        </div>
    }
}

/// The latest thing that was not carried out, and why; it goes by itself.
#[component]
pub fn Refusals() -> impl IntoView {
    let live = live();
    let refusal = live.refusal();
    Effect::new(move |_| {
        if let Some(refusal) = refusal.get() {
            set_timeout(
                move || {
                    if live.refusal().get_untracked().is_some_and(|latest| latest.id == refusal.id) {
                        live.forget_refusal();
                    }
                },
                REFUSAL_STAYS,
            );
        }
    });
    view! {
        <div class="toasts" role="alert">
            {move || {
                refusal.get().map(|refusal| {
                    view! {
                        <p class="notice notice--toast">
                            <span>{move || refusal.rejection.message(reader())}</span>
                            <button
                                class="notice__close"
                                type="button"
                                aria-label=say(connection::close)
                                on:click=move |_| live.forget_refusal()
                            >
                                <Icon path=icons::CROSS />
                            </button>
                        </p>
                    }
                })
            }}
        </div>
    }
}
