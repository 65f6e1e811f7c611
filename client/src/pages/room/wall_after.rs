//! After somebody wrote for the wall: what became of it; in a clearing also their expectation and what they will do.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::day::Day;
use shared::ids::BlockId;
use shared::limits::ENTRY_MAX;
use shared::session::{BlockKind, CameTrue, Command, Line, Own, Resolve, WallCommand};
use shared::text::{common, walls as text};
use shared::wire::Identity;

use crate::components::{Icon, Wording, WordsBox, WordsRemarks, calendar_link, icons};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::model::Live;

/// *Binnen. De muur gaat zo open.*
#[component]
pub fn AfterWriting(
    live: Live,
    kind: BlockKind,
    block: BlockId,
    own: Memo<Own>,
    changing: RwSignal<bool>,
) -> impl IntoView {
    let is_on_wall = Memo::new(move |_| own.with(|own| own.written.as_ref().is_some_and(|written| written.is_on_wall)));
    let says = move || if is_on_wall.get() { text::wall_is_open(reader()) } else { text::it_is_in(reader()) };
    let lines = move || {
        own.with(|own| own.written.as_ref().map(|written| [written.words.feeling.clone(), written.words.sentence.clone()]))
            .into_iter()
            .flatten()
            .flatten()
            .map(|Line { text, named }| view! {
                <blockquote>{crate::hyphens::written(text)}" "<small>{move || if named { text::with_name(reader()) } else { text::without_name(reader()) }}</small></blockquote>
            })
            .collect_view()
    };
    let take_back = move |_| live.ask(Command::Wall(WallCommand::TakeBack { block }));
    let written = move || {
        view! {
            {lines}
            <Show when=move || !is_on_wall.get()>
                // It appears where somebody just pressed to send the sentence.
                <p class="wallin__do" data-unread="">
                    <button class="btn btn--soft" type="button" on:click=move |_| changing.set(true)><Icon path=icons::PENCIL />{say(text::change_it)}</button>
                    <button class="btn btn--quiet" type="button" data-step="" on:click=take_back>{say(text::take_back)}</button>
                </p>
            </Show>
        }
    };
    view! {
        <section class="wallin">
            <div role="status"><h1>{says}</h1></div>
            // In a clearing the next question comes first.
            {if kind == BlockKind::Clearing {
                view! { <details class="wallin__more"><summary>{say(text::you_wrote)}<Icon path=icons::DOWN /></summary><div>{written()}</div></details> }.into_any()
            } else {
                view! { <p class="muted">{say(text::you_wrote)}</p>{written()} }.into_any()
            }}
        </section>
    }
}

/// One's own expectation of the check-in comes back: *Kwam het uit?*
#[component]
pub fn Expectation(live: Live, block: BlockId, own: Memo<Own>) -> impl IntoView {
    let (facts, identity) = (live.facts(), live.identity());
    let expected = Memo::new(move |_| {
        let Some(Identity::Participant(me)) = identity.get() else { return None };
        facts.with(|facts| facts.as_ref()?.expectation_of(me)?.words.sentence.clone())
    });
    let is_named = Memo::new(move |_| expected.with(|line| line.as_ref().is_some_and(|line| line.named)));
    let answer = Memo::new(move |_| {
        let asked = live.under_way(move |command| match command {
            Command::Wall(WallCommand::AnswerCameTrue { block: of, answer }) if *of == block => Some(*answer),
            _ => None,
        });
        asked.or(own.with(|own| own.came_true))
    });
    let is_counted = Memo::new(move |_| own.with(|own| own.is_counted));
    let press = move |answer| live.ask(Command::Wall(WallCommand::AnswerCameTrue { block, answer }));
    let buttons = move || {
        CameTrue::ALL
            .map(|one| view! {
                <button class="btn" class:btn--main=move || answer.get() == Some(one) type="button" disabled=is_counted
                    aria-pressed=move || (answer.get() == Some(one)).to_string() data-repeats="" on:click=move |_| press(one)>{move || text::came_true(reader(), one)}</button>
            })
            .into_iter()
            .collect_view()
    };
    let told = move || match (is_counted.get(), is_named.get()) {
        (true, _) => text::answer_is_counted(reader()),
        (false, true) => text::answers_are_counted_named(reader()),
        (false, false) => text::answers_are_counted(reader()),
    };
    view! {
        {move || expected.get().map(|Line { text: expected, .. }| view! {
            <section class="cametrue" aria-labelledby="came-true">
                <p class="muted">{say(text::your_expectation)}</p>
                <blockquote>{crate::hyphens::written(expected)}</blockquote>
                <h2 id="came-true">{say(text::did_it_come_true)}</h2>
                <p class="cametrue__do">{buttons()}</p>
                <p class="muted" role="status">{told}</p>
            </section>
        })}
    }
}

/// *Eén ding dat ik doe*, for oneself, with a file for the calendar.
#[component]
pub fn ResolveForm(live: Live, block: BlockId, own: Memo<Own>) -> impl IntoView {
    let known = Memo::new(move |_| own.with(|own| own.resolve.clone()));
    let said = Signal::derive(move || known.get().map(|resolve| resolve.text).unwrap_or_default());
    let by = Signal::derive(move || known.get().map(|resolve| resolve.before.to_string()).unwrap_or_default());
    let draft = live.draft(move || Some(Field::WallResolve { block })).beginning_with(said);
    let day = live.draft(move || Some(Field::WallResolveDay { block })).beginning_with(by);
    let wording = Wording::new(draft, ENTRY_MAX);
    live.takes_back_into(draft, move |command| match command {
        Command::Wall(WallCommand::Resolve { block: of, resolve: Some(resolve) }) if *of == block => {
            Some((resolve.text.as_str(), None))
        }
        _ => None,
    });
    let no_day = RwSignal::new(false);
    let is_saved = Memo::new(move |_| known.get().is_some() && draft.words() == said.get() && day.words() == by.get());
    Effect::new(move |_| {
        if is_saved.get() {
            draft.forget();
            day.forget();
        }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(text) = wording.to_send() else { return };
        let Ok(before) = day.words_now().parse::<Day>() else { return no_day.set(true) };
        live.ask(Command::Wall(WallCommand::Resolve { block, resolve: Some(Resolve { text, before }) }));
    };
    let calendar = move || known.get().map(|resolve| calendar_link(&resolve));
    view! {
        <form class="resolve" on:submit=save>
            <label class="label" for="resolve">{say(text::one_thing)}</label>
            <WordsBox wording=wording id="resolve" rows=2 />
            <WordsRemarks wording=wording />
            <p class="resolve__day">
                <label for="resolve-day">{say(text::before_day)}</label>
                <input class="input" id="resolve-day" type="date" prop:value=move || day.words()
                    on:input:target=move |event| { no_day.set(false); day.set(event.target().value()); } />
            </p>
            <p class="wrong" role="alert">{move || no_day.get().then(|| text::pick_a_day(reader()))}</p>
            <p class="muted">{say(text::one_thing_is_private)}" "{say(common::name_nobody)}</p>
            <p class="resolve__do">
                <Show when=move || !is_saved.get()><button class="btn" type="submit">{say(common::save)}</button></Show>
                <span role="status">{move || is_saved.get().then(|| text::saved(reader()))}</span>
                <Show when=move || is_saved.get()><a class="btn btn--soft" download="anders-organiseren.ics" href=calendar>{say(text::to_my_calendar)}</a></Show>
            </p>
        </form>
    }
}
