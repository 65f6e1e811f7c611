//! Left against right as a bar: numbers of rooms or of people.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::text::plenary as text;

use crate::language::reader;
use crate::model::live;

/// A row: a name, the number on the left, the bar, the number on the right. The sides' names are above all rows.
#[component]
pub fn Duo(
    /// What is counted.
    name: crate::language::Words,
    /// How many left and right.
    #[prop(into)]
    counts: Signal<(usize, usize)>,
    /// The dilemma that they are about.
    dilemma: DilemmaNumber,
    /// A thinner bar, for earlier numbers.
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
