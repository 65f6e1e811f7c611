//! How strong the choices are, what people voted beside what rooms chose, how the conversation
//! moved them, and what was guessed.

use leptos::prelude::*;
use shared::session::result::{People, Shift};
use shared::session::{Count, Side};
use shared::text::{board, common, plenary as text};

use super::duo::Duo;
use super::named_rooms;
use super::reveal::Steps;
use crate::language::{reader, say};
use crate::pages::plenary::slide::Slide;

/// The sums of the rooms that are uncovered.
#[component]
pub fn Facts(slide: Slide) -> impl IntoView {
    let tally = slide.tally;
    let ways = move || {
        tally
            .with(|tally| tally.ways.counted())
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(way, count)| {
                view! {
                    <span><b class="num">{count}</b>" "{move || common::way(reader(), way)}</span>
                }
            })
            .collect_view()
    };
    let hands = move || Some(tally.with(|tally| tally.by_hands)).filter(|count| *count > 0);
    let sure = move || tally.with(|tally| tally.certainty.mean_in_tenths());
    let rooms = Signal::derive(move || tally.with(|tally| (tally.left.len(), tally.right.len())));
    let people = Signal::derive(move || both(tally.with(|tally| tally.people)));
    let shift = Memo::new(move |_| tally.with(|tally| tally.shift));
    let guessed = Memo::new(move |_| guessed(slide));
    let covered = move || Some(tally.with(|tally| tally.covered.len())).filter(|count| *count > 0);
    let not_chosen = move || tally.with(|tally| named_rooms(&tally.not_chosen));
    let unfinished = move || tally.with(|tally| named_rooms(&tally.unfinished()));
    view! {
        <section class="spot spot--facts" aria-label=say(text::how_chosen)>
            <dl class="facts">
                <div class="duos">
                    <Duo name=text::rooms counts=rooms />
                    <Duo name=text::people counts=people />
                </div>
                {move || shift.get().map(|shift| view! { <Moved shift=shift /> })}
                {move || guessed.get().map(|count| view! { <Guessed slide=slide count=count /> })}
                <div>
                    <dt>{say(text::how_strong)}</dt>
                    <dd>
                        {ways}
                        {move || hands().map(|count| view! { <span><b class="num">{count}</b>" "{say(common::show_of_hands)}</span> })}
                        {move || (tally.with(|tally| tally.chosen()) == 0).then(|| say(text::nobody_chose)())}
                    </dd>
                </div>
                {move || sure().map(|tenths| view! {
                    <div><dt>{say(text::how_sure)}</dt><dd><span><b class="num">{move || text::mean_certainty(reader(), tenths)}</b>" "{say(text::of_five)}</span></dd></div>
                })}
                {move || covered().map(|count| view! {
                    <div><dt>{move || board::rooms_done_of(reader(), tally.with(|tally| tally.done()), tally.with(|tally| tally.all()))}</dt><dd>{move || text::still_covered(reader(), count)}</dd></div>
                })}
                {move || not_chosen().map(|rooms| view! {
                    <div><dt>{say(text::not_chosen_title)}</dt><dd>{rooms}</dd></div>
                })}
                {move || unfinished().map(|rooms| view! {
                    <div><dt>{say(text::still_busy)}</dt><dd>{rooms}</dd></div>
                })}
            </dl>
            <Steps slide=slide />
        </section>
    }
}

/// From the first private ballot to the one that counted, one above the other.
#[component]
fn Moved(shift: Shift) -> impl IntoView {
    view! {
        <div class="duos" title=move || text::shift_in(reader(), shift.rooms)>
            <Duo name=text::first_leaning counts=Signal::stored(both(shift.before)) faint=true />
            <Duo name=text::after_talking counts=Signal::stored(both(shift.after)) />
            <dd class="sr">{move || text::shift_in(reader(), shift.rooms)}</dd>
        </div>
    }
}

/// What was guessed, beside what came out.
#[component]
fn Guessed(slide: Slide, count: Count) -> impl IntoView {
    let verdict = move || match (count.majority(), slide.tally.with(|tally| majority(tally.balance()))) {
        (None, _) => text::guess_even(reader()),
        (guessed, chosen) if guessed == chosen => text::guess_right(reader()),
        _ => text::guess_wrong(reader()),
    };
    let counts = (usize::from(count.left), usize::from(count.right));
    view! {
        <div class="duos">
            <Duo name=text::guessed counts=Signal::stored(counts) faint=true />
            <dd class="duos__say">{verdict}</dd>
        </div>
    }
}

/// The guesses of a dilemma, once they count and there are any.
pub fn guessed(slide: Slide) -> Option<Count> {
    let counts = slide.hall.plenary.with(|plenary| plenary.guessed.get(&slide.number).copied());
    counts.filter(|count| count.total() > 0 && slide.revealed.get())
}

fn majority(balance: f64) -> Option<Side> {
    if balance > 0.0 {
        Some(Side::Left)
    } else if balance < 0.0 {
        Some(Side::Right)
    } else {
        None
    }
}

fn both(people: People) -> (usize, usize) {
    let count = |side| usize::try_from(people.on(side)).unwrap_or(usize::MAX);
    (count(Side::Left), count(Side::Right))
}
