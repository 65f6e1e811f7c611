//! Left against right, drawn: how many rooms, how many people.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::text::plenary as text;

use crate::language::reader;
use crate::model::live;

/// A line of its own: a name, how many left, the bar, how many right. Which side is which stands above all lines.
#[component]
pub fn Duo(
    /// What is counted.
    name: crate::language::Words,
    /// How many left and right.
    #[prop(into)]
    counts: Signal<(usize, usize)>,
    /// Of which dilemma.
    dilemma: DilemmaNumber,
    /// A thinner bar: what was before.
    #[prop(optional)]
    faint: bool,
) -> impl IntoView {
    let live = live();
    let left = move || counts.get().0;
    let right = move || counts.get().1;
    let nobody = move || counts.get() == (0, 0);
    let shares = move || format!("--left:{};--right:{}", left(), right());
    view! {
        <dt class="duo__name">{move || name(reader())}</dt>
        <dd class="duo" class:duo--faint=faint class:is-nobody=nobody>
            <span class="sr">{move || text::each(reader(), &live.sides(dilemma), counts.get())}</span>
            <span class="duo__draw" aria-hidden="true">
                <b class="num">{left}</b>
                <i class="duo__bar" style=shares><i class="l"></i><i class="r"></i></i>
                <b class="num">{right}</b>
            </span>
        </dd>
    }
}
