//! A part in which nothing is written, on a participant's own page.

use leptos::prelude::*;
use shared::session::{Block, BlockKind};
use shared::text::{common, parts, room as text};
use shared::time::MINUTE;

use super::debrief::DebriefInvitation;
use super::notices::FacilitatorMessage;
use crate::components::{PlainTop, Timer, clock_time};
use crate::language::{Words, reader, say};
use crate::model::RoomView;

/// Its name, what to do meanwhile, when everybody goes on, and a countdown.
#[component]
pub fn Interlude(
    /// The participant's room, if they are in one.
    view: RoomView,
    /// The kind of part.
    kind: BlockKind,
    /// What to do meanwhile.
    #[prop(optional)]
    says: Option<Words>,
) -> impl IntoView {
    let (facts, now) = (view.facts, view.live.now());
    let not_chosen = Memo::new(move |_| {
        let round = view.round.get().filter(|round| !round.is_open() && round.choice().is_none())?;
        Some(round.dilemma)
    });
    let ends = Memo::new(move |_| facts.with(|facts| facts.as_ref()?.block.map(|block| block.ends)));
    let left = Signal::derive(move || ends.get().map_or(0, |ends| (ends - now.get()).max(0)));
    let granted = Signal::derive(move || {
        facts.with(|facts| facts.as_ref().and_then(|facts| facts.running_block()).map_or(MINUTE, Block::planned))
    });
    let title = move || parts::name(reader(), kind);
    let until = move || ends.get().map(|ends| common::go_on_at(reader(), &clock_time(ends, reader())));
    let caption = Signal::derive(move || common::to_go(reader()).to_owned());
    view! {
        <div class="page">
            <PlainTop />
            <FacilitatorMessage words=view.words() />
            <DebriefInvitation />
            <main id="content" class="interlude" tabindex="-1">
                <h1>{title}</h1>
                {says.map(|says| view! { <p>{say(says)}</p> })}
                {move || not_chosen.get().map(|dilemma| view! { <p>{text::not_chosen_before_this(reader(), dilemma.0)}</p> })}
                <p class="interlude__until">{until}</p>
                <div class="interlude__time"><Timer left=left granted=granted paused=false caption=caption /></div>
            </main>
        </div>
    }
}
