//! Further figures about a result, one below the other: people's votes next to the rooms' choices, how the conversation
//! moved people, the guesses, how strong the choices are, and how certain.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::result::People;
use shared::session::{Count, Side};
use shared::text::{common, plenary as text};

use super::duo::Duo;
use super::footer::Footer;
use super::guesses::guessed;
use super::heading::Top;
use super::named_rooms::named_rooms;
use super::slide::Slide;
use super::state::PlenaryState;
use crate::components::Mark;
use crate::language::{Words, reader, say};

/// Left against right.
type Pair = (usize, usize);

/// All figures, on the plenary screen.
#[component]
pub fn FiguresSlide(state: PlenaryState, number: DilemmaNumber) -> impl IntoView {
    let slide = Slide::new(state, number);
    view! {
        <section class="slide slide--said slide--figures">
            <Top slide=slide />
            <div class="slide__said">
                {move || if slide.partly.get() {
                    view! { <Figures slide=slide /> }.into_any()
                } else {
                    view! { <p class="slide__wait">{say(text::result_still_covered)}</p> }.into_any()
                }}
            </div>
            <Footer state=state number=number pages=Signal::stored(1) />
        </section>
    }
}

/// The figures themselves, for the plenary screen and for followers.
#[component]
pub fn Figures(slide: Slide) -> impl IntoView {
    let (tally, number) = (slide.tally, slide.number);
    let rooms = Signal::derive(move || tally.with(|tally| (tally.left.len(), tally.right.len())));
    let people = Signal::derive(move || tally.with(|tally| both(tally.people)));
    let shift =
        Memo::new(move |_| tally.with(|tally| tally.shift.map(|shift| (both(shift.before), both(shift.after)))));
    let guesses = Memo::new(move |_| guessed(slide));
    view! {
        <dl class="figs">
            <Titles slide=slide />
            <Duo name=text::rooms dilemma=number counts=rooms />
            <Duo name=text::people dilemma=number counts=people />
            {move || shift.get().map(|(before, after)| view! {
                <Duo name=text::first_leaning dilemma=number counts=fixed(before) faint=true />
                <Duo name=text::after_talking dilemma=number counts=fixed(after) />
            })}
            {move || guesses.get().map(|count| view! {
                <Duo name=text::guessed dilemma=number counts=fixed((count.left.into(), count.right.into())) faint=true />
                <dd class="figs__say">{move || verdict(slide, count)}</dd>
            })}
            <Rest slide=slide />
        </dl>
    }
}

fn fixed(counts: Pair) -> Signal<Pair> {
    Signal::stored(counts)
}

fn both(people: People) -> Pair {
    let count = |side| usize::try_from(people.on(side)).unwrap_or(usize::MAX);
    (count(Side::Left), count(Side::Right))
}

/// The names of the sides, above the bars.
#[component]
fn Titles(slide: Slide) -> impl IntoView {
    let title = |side| {
        view! { <p class=format!("figs__title figs__title--{}", crate::components::side_class(side))><Mark side=side size="1.5em">""</Mark>" "<span>{move || crate::hyphens::heading_of_dilemma(slide.title(side))}</span></p> }
    };
    view! {
        <dt class="sr">{say(text::dilemma)}</dt>
        <dd class="figs__titles">{Side::BOTH.map(title).into_iter().collect_view()}</dd>
    }
}

/// Did most people guess right?
fn verdict(slide: Slide, guesses: Count) -> &'static str {
    let chosen = slide.tally.with(|tally| match tally.left.len().cmp(&tally.right.len()) {
        std::cmp::Ordering::Greater => Some(Side::Left),
        std::cmp::Ordering::Less => Some(Side::Right),
        std::cmp::Ordering::Equal => None,
    });
    match (guesses.majority(), chosen) {
        (None, _) => text::guess_even(reader()),
        (guessed, chosen) if guessed == chosen => text::guess_right(reader()),
        _ => text::guess_wrong(reader()),
    }
}

/// Figures other than left against right.
#[component]
fn Rest(slide: Slide) -> impl IntoView {
    let tally = slide.tally;
    let ways = move || {
        let ways = tally.with(|tally| tally.ways.counted().map(|(way, count)| (common::way(reader(), way), count)));
        let hands = tally.with(|tally| (common::show_of_hands(reader()), tally.by_hands));
        let counted = ways.into_iter().chain([hands]).filter(|(_, count)| *count > 0);
        counted.map(|(name, count)| view! { <span><b class="num">{count}</b>" "{name}</span> }).collect_view()
    };
    let nobody = move || tally.with(|tally| tally.chosen() == 0).then(|| say(text::nobody_chose)());
    let sure = move || tally.with(|tally| tally.certainty.mean_in_tenths());
    let line = |name: Words, rooms: Option<String>| {
        rooms.map(|rooms| view! { <dt>{say(name)}</dt><dd class="figs__rest">{rooms}</dd> })
    };
    view! {
        <dt>{say(text::how_strong)}</dt>
        <dd class="figs__rest">{ways}{nobody}</dd>
        {move || sure().map(|tenths| view! {
            <dt>{say(text::how_sure)}</dt>
            <dd class="figs__rest"><span><b class="num">{move || text::mean_certainty(reader(), tenths)}</b>" "{say(text::of_five)}</span></dd>
        })}
        {move || line(text::not_chosen_title, slide.state.facts.with(|facts| facts.as_ref().and_then(|facts| named_rooms(&tally.with(|tally| tally.without_choice(facts.ended_at))))))}
        {move || line(text::still_busy, slide.state.facts.with(|facts| facts.as_ref().and_then(|facts| named_rooms(&tally.with(|tally| tally.awaited(facts.ended_at))))))}
    }
}
