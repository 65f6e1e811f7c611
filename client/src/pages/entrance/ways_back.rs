//! *Verder met …*: back to the sessions that this device facilitates or takes part in.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::language::Language;
use shared::text::{common, entrance as text};
use shared::time::Timestamp;
use shared::wire::Problem;
use wasm_bindgen::JsValue;

use super::fields::focus_on;
use crate::api;
use crate::components::{Icon, clock_time, icons};
use crate::hyphens::hyphenated;
use crate::language::{reader, reader_signal, say};
use crate::saved_sessions::{self, WayBack};

/// Sessions shown at once, so that the code box stays in view. The others are one press away.
const IN_SIGHT: usize = 2;
/// Id of the element that gets the focus when the last row was forgotten.
const CODE_BOX: &str = "code";

/// The server's answer about a session.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Unknown, or the session still exists.
    Open,
    Over,
    /// The server does not know it.
    Gone,
}

/// The sessions to go back to, if there are any.
#[component]
pub fn WaysBack() -> impl IntoView {
    let ways = RwSignal::new(saved_sessions::ways_back());
    let row = move |way: WayBack| view! { <Way way=way ways=ways /> };
    let some = |take: fn(&[WayBack]) -> &[WayBack]| move || ways.with(|ways| take(ways).to_vec());
    let first = some(|ways| &ways[..ways.len().min(IN_SIGHT)]);
    let others = some(|ways| ways.get(IN_SIGHT..).unwrap_or_default());
    let count = move || others().len();
    view! {
        <Show when=move || ways.with(|ways| !ways.is_empty())>
            <nav class="waysback" aria-labelledby="waysback">
                <h2 id="waysback">{say(text::go_on_with)}</h2>
                <ul><For each=first key=WayBack::path let:way>{row(way)}</For></ul>
                <Show when=move || { count() > 0 }>
                    <details>
                        <summary><Icon path=icons::DOWN />{move || text::more_ways_back(reader(), count())}</summary>
                        <ul><For each=others key=WayBack::path let:way>{row(way)}</For></ul>
                    </details>
                </Show>
            </nav>
        </Show>
    }
}

/// One of them: a link to it, and a button to forget it, which asks for confirmation in place.
#[component]
fn Way(way: WayBack, ways: RwSignal<Vec<WayBack>>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let standing = RwSignal::new(if way.gone { Standing::Gone } else { Standing::Open });
    if !way.gone {
        look(way.clone(), standing);
    }
    let (code, at, leads) = (way.code, way.at, way.secret.is_some());
    // On a shared computer the name matters.
    let who = saved_sessions::who(code).map(|who| who.name).filter(|name| !leads && !name.is_empty());
    let remark = move || {
        let role = match &who {
            _ if leads => text::you_lead(reader()).to_owned(),
            Some(name) => text::in_as(reader(), name),
            None => text::you_take_part(reader()).to_owned(),
        };
        let how = match standing.get() {
            Standing::Open => None,
            Standing::Over => Some(text::is_over(reader()).to_owned()),
            Standing::Gone => Some(text::is_gone(reader()).to_owned()),
        };
        let when = at.map(|at| when(at, reader()));
        [Some(role), when, how].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let button = format!("forget-{code}-{leads}");
    let keep = {
        let button = button.clone();
        move |_: MouseEvent| {
            asking.set(false);
            focus_on(button.clone());
        }
    };
    let (path, title) = (way.path(), way.title.clone());
    let forget = {
        let path = path.clone();
        move |_: MouseEvent| {
            way.forget();
            focus_on(CODE_BOX.to_owned());
            // From here on the row is gone.
            ways.update(|ways| ways.retain(|one| one.path() != path));
        }
    };
    let sure = if leads { text::forget_led_sure } else { text::forget_in_sure };
    let (shown, named) = (title.clone(), title);
    view! {
        <li class="wayback">
            // Loads the board as a new document, so that the browser asks before leaving it while groups are at work.
            <a class="wayback__to" href=path rel="external">
                <span class="wayback__say">
                    <b>{hyphenated(shown, reader_signal().get_untracked())}</b>
                    <small>{remark}</small>
                </span>
                <Icon path=icons::FORWARD />
            </a>
            <button
                class="btn btn--quiet wayback__forget"
                type="button"
                id=button
                aria-label=move || text::forget_this(reader(), &named)
                aria-expanded=move || asking.get().to_string()
                on:click=move |_| asking.update(|asking| *asking = !*asking)
            >
                <Icon path=icons::CROSS />
            </button>
            // Present before its words, so that they are announced.
            <p class="sr" role="status">{move || asking.get().then(|| sure(reader()))}</p>
            <Show when=move || asking.get()>
                <div class="wayback__sure" role="group" aria-label=say(text::forget)>
                    <p>{say(sure)}</p>
                    <button class="btn btn--main btn--sm" type="button" on:click=forget.clone()>{say(text::forget)}</button>
                    <button class="btn btn--quiet btn--sm" type="button" on:click=keep.clone()>{say(common::cancel)}</button>
                </div>
            </Show>
        </li>
    }
}

/// Asks the server about a session.
fn look(way: WayBack, standing: RwSignal<Standing>) {
    let language = reader_signal().get_untracked();
    spawn_local(async move {
        let found = match api::door(way.code, language).await {
            Ok(door) if door.ended => Standing::Over,
            Err(failure) if failure.is(Problem::NO_SUCH_SESSION) => {
                way.note_gone();
                Standing::Gone
            }
            _ => Standing::Open,
        };
        // The reader may have left the page by now.
        standing.try_set(found);
    });
}

/// *vandaag 14:05*, or only the day if that is another one.
fn when(at: Timestamp, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit in 53 bits")]
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    let today = js_sys::Date::new_0();
    if date.to_date_string() == today.to_date_string() {
        return text::today_at(language, &clock_time(at, language));
    }
    let options = js_sys::Object::new();
    for (name, value) in [("weekday", "short"), ("day", "numeric"), ("month", "long")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    date.to_locale_date_string(language.locale(), &options).into()
}
