//! What became of the expectations of the check-in: first those that did not come true.

use leptos::prelude::*;
use shared::session::CameTrue;
use shared::text::walls as text;

use super::PanelState;
use crate::language::{reader, say};

/// The counts, and the expectations that did not come true.
#[component]
pub fn UnmetExpectations(panel: PanelState) -> impl IntoView {
    let told = Memo::new(move |_| panel.wall.with(|wall| wall.expectations.clone()));
    view! {
        <section class="wallunmet" aria-labelledby="expectations">
            <h3 id="expectations">{say(text::expectations)}</h3>
            {move || match told.get() {
                None => view! { <p class="muted">{say(text::not_counted_yet)}</p> }.into_any(),
                Some(told) => {
                    let counts = [(CameTrue::No, told.no), (CameTrue::Partly, told.partly), (CameTrue::Yes, told.yes)];
                    let unmet = told.unmet;
                    view! {
                        <dl>{counts.map(|(answer, count)| view! { <div><dt>{move || text::came_true(reader(), answer)}</dt><dd class="num">{count}</dd></div> }).into_iter().collect_view()}</dl>
                        {(!unmet.is_empty()).then(|| view! {
                            <p>{say(text::unmet)}</p>
                            <ul class="wallrows">{unmet.into_iter().map(|unmet| view! {
                                <li><span class="wallrows__text">{crate::hyphens::written(unmet.text)}{unmet.by.map(|by| view! { " "<small>{by}</small> })}</span></li>
                            }).collect_view()}</ul>
                        })}
                    }
                    .into_any()
                }
            }}
        </section>
    }
}
