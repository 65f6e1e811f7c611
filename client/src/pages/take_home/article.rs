//! The take-home itself. Plain functions of it and the language, because nothing in it changes while it is read.

use leptos::prelude::*;
use shared::language::Language;
use shared::session::{BlockKind, Choice, Line, Outcome};
use shared::take_home::{OwnArgument, OwnDilemma, OwnTalk, OwnWall, TakeHome};
use shared::text::sides::Sides;
use shared::text::{common, looking_back, report, room, take_home as text, walls};

use crate::components::{Brand, Mark, Sign, calendar_link, clock_time};
use crate::hyphens::{WrittenIn, hyphenated, written};
use crate::pages::report::when;

/// The whole sheet: what one came with, kept, discussed, and left with.
pub fn article(taken: &TakeHome, language: Language) -> AnyView {
    provide_context(WrittenIn(taken.settings.language));
    let walls = |is_check_in: bool| {
        let walls = taken.walls.iter().filter(|one| (one.kind == BlockKind::CheckIn) == is_check_in);
        walls.map(|one| wall(one, language)).collect_view()
    };
    let talks = taken.talks.iter().map(|one| talk(one, language)).collect_view();
    let dilemmas = taken.dilemmas.iter().map(|one| dilemma(taken, one, language)).collect_view();
    let body = if taken.is_empty() {
        view! { <p class="report__say">{text::nothing_yet(language)}</p> }.into_any()
    } else {
        view! { {walls(true)} {talks} {dilemmas} {walls(false)} }.into_any()
    };
    let facts = [
        (text::name(language), taken.name.clone()),
        (report::date(language), when::day(taken.opened_at, language)),
        (report::code(language), taken.code.spaced()),
    ];
    let facts = facts.map(|(label, words)| view! { <div><dt>{label}</dt><dd>{words}</dd></div> });
    view! {
        <article class="a4 a4--own" lang=language.tag()>
            <header class="a4__head">
                <div><p>{text::my_take_home(language)}</p><h1>{written(&taken.settings.title)}</h1></div>
                <Brand named=false home=false />
            </header>
            <dl class="a4__facts">{facts.into_iter().collect_view()}</dl>
            {body}
            <footer class="a4__foot">
                <span>{report::made_with(language)}</span>
                <span>{written(&taken.settings.title)}</span>
                <span>{text::as_it_was(language, &clock_time(taken.at, language))}</span>
            </footer>
        </article>
    }
    .into_any()
}

fn wall(one: &OwnWall, language: Language) -> AnyView {
    let line = |line: &Line| view! { <blockquote>{written(&line.text)}</blockquote> };
    let came_true = one.came_true.map(|answer| {
        view! { <div><dt>{walls::did_it_come_true(language)}</dt><dd>{walls::came_true(language, answer)}</dd></div> }
    });
    let feeling = one.feeling.as_ref().map(|feeling| {
        view! { <div><dt>{walls::feeling(language)}</dt><dd>{written(&feeling.text)}</dd></div> }
    });
    let resolve = one.resolve.as_ref().map(|resolve| {
        let by = format!("{} {}", walls::before_day(language), when::calendar_day(resolve.before, language));
        let to_calendar = walls::to_my_calendar(language);
        view! {
            <div><dt>{walls::one_thing(language)}</dt><dd>
                {written(&resolve.text)}" "<small>{by}</small>" "
                <a class="btn btn--soft btn--sm a4__calendar" download="anders-organiseren.ics" href=calendar_link(resolve)>{to_calendar}</a>
            </dd></div>
        }
    });
    view! {
        <section>
            <h2>{written(one.name(language))}</h2>
            <p class="muted">{written(walls::question(language, one.kind, &one.prompt))}</p>
            {one.sentence.as_ref().map(line)}
            <dl class="a4__more">{feeling}{came_true}{resolve}</dl>
        </section>
    }
    .into_any()
}

fn talk(one: &OwnTalk, language: Language) -> AnyView {
    let thoughts = one.thoughts.iter().map(|thought| view! { <li>{written(thought)}</li> });
    view! { <section><h2>{written(one.name(language))}</h2><ul class="a4__thoughts">{thoughts.collect_view()}</ul></section> }.into_any()
}

fn dilemma(taken: &TakeHome, one: &OwnDilemma, language: Language) -> AnyView {
    let sides = one.sides(&taken.settings, language);
    let words = one.dilemma.text(language);
    let ballots = [(text::first_you_voted(language), one.first_ballot), (text::you_voted(language), one.ballot)];
    let ballots = ballots.into_iter().filter_map(|(label, side)| {
        let title = &words.scenario(side?).title;
        Some(view! { <div><dt>{label}</dt><dd>{hyphenated(title, one.dilemma.shown_in(language))}</dd></div> })
    });
    let look_back = one.look_back.as_ref().map(|said| {
        let tried = said.tried.as_ref().map(|tried| format!(" {tried}")).unwrap_or_default();
        let said = format!("{}.{tried}", looking_back::answer(language, said.again));
        view! { <div><dt>{text::looking_back(language)}</dt><dd>{written(said)}</dd></div> }
    });
    let list = |heading: &'static str, arguments: &[OwnArgument]| {
        let lines: Vec<_> = arguments.iter().map(|argument| line(argument, one, &sides, language)).collect();
        (!lines.is_empty()).then(|| view! { <h3>{heading}</h3><ul class="a4__args">{lines}</ul> })
    };
    view! {
        <section>
            <h2><span class="num">{one.number.0}</span>" "{hyphenated(&words.question, one.dilemma.shown_in(language))}</h2>
            {outcome(taken, one, &sides, language)}
            <dl class="a4__more">{ballots.collect_view()}{look_back}</dl>
            {list(text::you_wrote(language), &one.written)}
            {list(text::you_agreed(language), &one.supported)}
            {list(text::you_recognised(language), &one.recognised)}
        </section>
    }
    .into_any()
}

/// What the room chose, why, and how; or that it did not, or that it is not known here.
fn outcome(taken: &TakeHome, one: &OwnDilemma, sides: &Sides, language: Language) -> AnyView {
    let room = taken.settings.led.then(|| format!("{} · ", common::room_number(language, one.room.0)));
    let choice = match &one.outcome {
        Some(Outcome::Chosen(choice)) => choice,
        Some(Outcome::NotChosen) => return view! { <p>{room}{room::not_chosen(language)}</p> }.into_any(),
        None if one.is_left_behind => {
            return view! { <p class="muted">{room}{text::choice_not_known(language)}</p> }.into_any();
        }
        None => return view! { <p class="muted">{room}{text::not_chosen_yet(language)}</p> }.into_any(),
    };
    let Choice { side, reasons, minority, .. } = choice;
    let title = one.dilemma.text(language).scenario(*side).title.clone();
    let (side, letter) = (*side, sides.letter(*side));
    let why =
        (!reasons.motivation.is_empty()).then(|| view! { <blockquote>{written(&reasons.motivation)}</blockquote> });
    let lines = [
        (report::condition(language), &reasons.condition),
        (report::keep(language), &reasons.keep),
        (report::minority(language), minority),
    ];
    let lines = lines.into_iter().filter_map(|(label, words)| {
        words.as_ref().map(|words| view! { <div><dt>{label}</dt><dd>{written(words)}</dd></div> })
    });
    view! {
        <h3><Mark side=side size="1.6em">{letter}</Mark><span><small>{room}{text::we_chose(language)}</small>{hyphenated(title, one.dilemma.shown_in(language))}</span></h3>
        {why}
        <dl class="a4__more">{lines.collect_view()}<div><dt>{text::how(language)}</dt><dd>{report::how(language, choice)}</dd></div></dl>
    }
    .into_any()
}

/// An argument: for or against, its words, and the scenario that it is about.
fn line(argument: &OwnArgument, one: &OwnDilemma, sides: &Sides, language: Language) -> AnyView {
    let (side, letter) = (argument.side, sides.letter(argument.side));
    let title = one.dilemma.text(language).scenario(side).title.clone();
    view! {
        <li>
            <Sign kind=argument.kind />
            <p>
                <span class="sr">{common::kind(language, argument.kind)}": "</span>{written(&argument.text)}
                <small class="a4__about"><Mark side=side size="1.2em">{letter}</Mark>{hyphenated(title, one.dilemma.shown_in(language))}</small>
            </p>
        </li>
    }
    .into_any()
}
