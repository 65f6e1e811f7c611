//! The bar along the bottom: how far the rooms are; then how strong the choices are, or one
//! room in its own words.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Choice;
use shared::session::result::{Shift, Tally};
use shared::text::{board, common, plenary as text};

use super::fit::{fact_width, words_height};
use super::slide::Slide;
use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};

/// How high the bar is at least, in rem.
const HEIGHT: f64 = 8.5;
/// What stands above and below a room's words in the bar, in rem.
const PADDING: f64 = 2.0;
/// How wide the facts may be beside the buttons, in rem.
const WIDTH: f64 = 66.0;
/// What a second line of facts takes, in rem.
const SECOND_LINE: f64 = 2.8;
/// Characters of a room's words that fit a bar of that height.
const FITS: usize = 150;
/// Rooms named at most.
const NAMED: usize = 10;

/// How high the bar is, in rem: a room that says much takes more of the wall, and so do many facts.
pub fn bar_height(slide: Slide) -> f64 {
    if let Some((_, choice)) = spotlit(slide) {
        let Choice { reasons, minority, .. } = &choice;
        let below = [&reasons.condition, minority].into_iter().flatten().map(|words| words.chars().count() + 16);
        return HEIGHT.max(words_height(reasons.motivation.chars().count(), below) + PADDING);
    }
    if slide.tally.with(|tally| facts_width(tally)) > WIDTH { HEIGHT + SECOND_LINE } else { HEIGHT }
}

/// How wide all facts are beside each other, in rem.
fn facts_width(tally: &Tally) -> f64 {
    let language = reader();
    let letters = |text: &str| text.chars().count();
    let digits = |count: usize| letters(&count.to_string());
    let people = |count: u32| letters(&count.to_string());
    let ways = tally.ways.counted().map(|(way, count)| (letters(common::way(language, way)), count));
    let hands = (letters(common::show_of_hands(language)), tally.by_hands);
    let named = ways.into_iter().chain([hands]).filter(|(_, count)| *count > 0);
    let (words, numbers) =
        named.fold((0, 0), |(words, numbers), (word, count)| (words + word + 2, numbers + digits(count)));
    let sides = people(tally.people.left) + people(tally.people.right);
    let shift = tally.shift.map_or(0.0, |shift| {
        let first = people(shift.before.left) + people(shift.before.right) + 2;
        fact_width(
            letters(&text::shift_in(language, shift.rooms)),
            2,
            first + people(shift.after.left) + people(shift.after.right),
        )
    });
    let lists = [tally.not_chosen.clone(), tally.unfinished()].into_iter().filter_map(|rooms| named_rooms(&rooms));
    fact_width(0, words, numbers)
        + fact_width(0, 16, sides)
        + shift
        + lists.map(|rooms| fact_width(15, letters(&rooms), 0)).sum::<f64>()
}

fn words_in(choice: &Choice) -> usize {
    let length = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
    choice.reasons.motivation.chars().count() + length(&choice.reasons.condition) + length(&choice.minority)
}

/// The room in the spotlight with its choice about this dilemma.
fn spotlit(slide: Slide) -> Option<(RoomNumber, Choice)> {
    let room = slide.hall.plenary.with(|plenary| plenary.spotlight)?;
    let choice = slide.hall.rooms.with(|rooms| {
        let room = rooms.iter().find(|one| one.number == room)?;
        room.round_about(slide.number)?.choice().cloned()
    })?;
    Some((room, choice))
}

/// What stands in the bar.
#[component]
pub fn BottomBar(slide: Slide) -> impl IntoView {
    let spotlit = Memo::new(move |_| spotlit(slide));
    move || {
        if !slide.revealed.get() {
            view! { <Progress slide=slide /> }.into_any()
        } else if let Some((room, choice)) = spotlit.get() {
            view! { <Spotlight slide=slide room=room choice=choice /> }.into_any()
        } else {
            view! { <Facts slide=slide /> }.into_any()
        }
    }
}

/// How far the rooms are, and the button that uncovers.
#[component]
fn Progress(slide: Slide) -> impl IntoView {
    let counts = Memo::new(move |_| slide.tally.with(|tally| (tally.done(), tally.all())));
    let waiting = move || slide.tally.with(|tally| named_rooms(&tally.unfinished()));
    view! {
        <section class="spot spot--wait" aria-label=say(text::progress)>
            <p class="spot__say" role="status">{move || board::rooms_done_of(reader(), counts.get().0, counts.get().1)}</p>
            <p class="muted">{move || waiting().map(|rooms| text::not_done_yet(reader(), &rooms))}</p>
            <p class="spot__nav">
                <button class="btn btn--main btn--lg" type="button" on:click=move |_| slide.hall.reveal()>
                    <Icon path=icons::EYE />
                    {say(text::reveal)}
                </button>
            </p>
        </section>
    }
}

/// Which rooms; of many, how many.
fn named_rooms(rooms: &[RoomNumber]) -> Option<String> {
    match rooms.len() {
        0 => None,
        1..=NAMED => {
            let numbers = rooms.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Some(text::rooms_named(reader(), &numbers))
        }
        count => Some(text::so_many_rooms(reader(), count)),
    }
}

/// How strong the choices are, and what people voted beside what rooms chose.
#[component]
fn Facts(slide: Slide) -> impl IntoView {
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
    let people = move || tally.with(|tally| tally.people);
    let shift = move || tally.with(|tally| tally.shift);
    let not_chosen = move || tally.with(|tally| named_rooms(&tally.not_chosen));
    let unfinished = move || tally.with(|tally| named_rooms(&tally.unfinished()));
    view! {
        <section class="spot spot--facts" aria-label=say(text::how_chosen)>
            <dl class="facts">
                <div>
                    <dt>{say(text::how_strong)}</dt>
                    <dd>
                        {ways}
                        {move || hands().map(|count| view! { <span><b class="num">{count}</b>" "{say(common::show_of_hands)}</span> })}
                        {move || (tally.with(|tally| tally.chosen()) == 0).then(|| say(text::nobody_chose)())}
                    </dd>
                </div>
                <div>
                    <dt>{say(text::votes_of_people)}</dt>
                    <dd>
                        <span><b class="num">{move || people().left}</b>" "{move || common::left(reader()).to_lowercase()}</span>
                        <span><b class="num">{move || people().right}</b>" "{move || common::right(reader()).to_lowercase()}</span>
                    </dd>
                </div>
                {move || shift().map(|shift| view! { <ShiftFact shift=shift /> })}
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

#[component]
fn ShiftFact(shift: Shift) -> impl IntoView {
    let (before, after) = (shift.before, shift.after);
    view! {
        <div>
            <dt>{move || text::shift_in(reader(), shift.rooms)}</dt>
            <dd>
                <span class="num">{format!("{}–{}", before.left, before.right)}</span>
                <Icon path=icons::FORWARD />
                <span class="sr">{say(text::became)}</span>
                <b class="num">{format!("{}–{}", after.left, after.right)}</b>
            </dd>
        </div>
    }
}

/// One room in its own words.
#[component]
fn Spotlight(slide: Slide, room: RoomNumber, choice: Choice) -> impl IntoView {
    let side = choice.side;
    let how = {
        let choice = choice.clone();
        move || how_chosen(&choice)
    };
    let length = words_in(&choice);
    let size = if length <= FITS { "spot__words" } else { "spot__words spot__words--long" };
    let aside =
        |label: super::Words, words: Option<String>| words.map(|words| view! { <p><b>{say(label)}</b>" "{words}</p> });
    view! {
        <section class="spot" aria-label=move || text::spotlit(reader(), room.0)>
            <p class="spot__who">
                <Mark side=side size="3.25rem" off={choice.way == shared::session::Way::Lot}>{room.0}</Mark>
                <span><b>{move || common::room_number(reader(), room.0)}</b>{how}</span>
            </p>
            <div class=size role="status">
                <blockquote>{choice.reasons.motivation.clone()}</blockquote>
                {aside(text::condition, choice.reasons.condition.clone())}
                {aside(text::minority, choice.minority.clone())}
            </div>
            <Steps slide=slide />
        </section>
    }
}

/// *Meerderheid, 4 tegen 1, handopsteken*.
fn how_chosen(choice: &Choice) -> String {
    let language = reader();
    let (most, least) = (choice.count.on(choice.side), choice.count.on(choice.side.other()));
    let mut parts = vec![common::way(language, choice.way).to_owned(), text::so_many_to(language, most, least)];
    parts.extend(common::recorded(language, choice.recorded).map(str::to_owned));
    parts.join(", ")
}

/// To the room before and the next.
#[component]
fn Steps(slide: Slide) -> impl IntoView {
    let nobody = move || slide.tally.with(|tally| tally.chosen() == 0);
    view! {
        <p class="spot__nav">
            <button class="btn btn--soft" type="button" disabled=nobody aria-label=say(board::previous_room) on:click=move |_| slide.hall.spotlight(false)>
                <Icon path=icons::BACK />
            </button>
            <button class="btn btn--soft" type="button" disabled=nobody aria-label=say(board::next_room) on:click=move |_| slide.hall.spotlight(true)>
                <Icon path=icons::FORWARD />
            </button>
        </p>
    }
}
