//! Says on every screen of a rehearsal that it is one; on the board it also stops it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::text::rehearsal as text;

use super::{Icon, icons};
use crate::language::{reader, reader_signal, say};
use crate::model::live;
use crate::{api, saved_sessions};

/// The strip at the top of the page, if the session is a rehearsal.
#[component]
pub fn RehearsalStrip(
    /// The secret of the facilitator's link, on the board of whoever began it: they may stop it.
    #[prop(optional, into)]
    held: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let live = live();
    let facts = live.facts();
    let code = Memo::new(move |_| {
        facts.with(|facts| facts.as_ref().filter(|facts| facts.settings.rehearsal).map(|facts| facts.code))
    });
    let failed = RwSignal::new(None::<String>);
    let under_way = RwSignal::new(false);
    let stop = move |_| {
        let secret = held.and_then(|held| held.get_untracked());
        let (Some(code), Some(secret)) = (code.get_untracked(), secret) else { return };
        if under_way.get_untracked() {
            return;
        }
        under_way.set(true);
        failed.set(None);
        spawn_local(async move {
            match api::delete_session(code, &secret, reader_signal().get_untracked()).await {
                Ok(()) => {
                    let back = saved_sessions::rehearsal_begun_at(code).unwrap_or_else(|| "/".into());
                    saved_sessions::forget_deleted(code);
                    let _ = window().location().set_href(&back);
                }
                Err(failure) => {
                    under_way.try_set(false);
                    failed.try_set(Some(failure.message));
                }
            }
        });
    };
    let may_stop = move || held.is_some_and(|held| held.with(Option::is_some));
    view! {
        <Show when=move || code.get().is_some()>
            <div class="trial" role="note">
                <p>
                    <Icon path=icons::AGAIN /><b>{say(text::rehearsal)}</b>
                    <span class="trial__more">{say(text::people_are_simulated)}</span>
                    <span role="alert">{failed}</span>
                </p>
                <Show when=may_stop>
                    <button class="btn btn--sm" type="button" aria-busy=move || under_way.get().to_string() on:click=stop>
                        {move || text::stop(reader())}
                    </button>
                </Show>
            </div>
        </Show>
    }
}
