//! The part of the programme that runs, on a line: its title, its end and its time.

use leptos::prelude::*;
use shared::session::Work;
use shared::text::{common, hall as text, room};

use super::{Icon, clock_digits, clock_time, icons};
use crate::language::reader;
use crate::model::{Live, RunningPart};

/// *Om 15.24 gaan we verder*, or that the clock is stopped.
pub fn part_until(part: &RunningPart, is_over: bool) -> String {
    let language = reader();
    let time = clock_time(part.running.ends, language);
    match part.kind().work() {
        _ if part.is_paused() => room::paused_now(language).into(),
        Work::Together | Work::InRounds => text::until(language, &time),
        Work::Paused if is_over => text::we_go_on_soon(language).into(),
        Work::Paused => common::go_on_at(language, &time),
    }
}

/// A part on a line; nothing while there is none.
#[component]
pub fn PartStrip(
    live: Live,
    /// The part, if it is to be shown.
    part: Memo<Option<RunningPart>>,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let left = live.part_left(part);
    let is_over = Memo::new(move |_| left.get() == 0);
    let said = move || {
        let part = part.get()?;
        Some(format!("{} {}", part.title(reader()), part_until(&part, is_over.get())))
    };
    let digits = Memo::new(move |_| clock_digits(left.get()));
    let children = StoredValue::new(children);
    view! {
        // Separate from the line itself, whose seconds must not be read out.
        <p class="sr" role="status">{said}</p>
        {move || part.get().map(|part| {
            let title = crate::hyphens::written(part.title(reader()));
            view! {
                <p class="strip strip--part">
                    <Icon path=icons::CLOCK />
                    <span aria-hidden="true"><b>{title}</b>" "{move || part_until(&part, is_over.get())}</span>
                    <b class="num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</b>
                    {children.with_value(|children| children.as_ref().map(|children| children()))}
                </p>
            }
        })}
    }
}
