//! The report itself, from its head to the names. Plain functions of the report and the language, because nothing in it
//! changes while it is read.

use leptos::prelude::*;
use shared::language::Language;
use shared::report::Report;
use shared::session::{BlockKind, DecidedBy, Question};
use shared::text::{common, parts, report as text};

use super::result::result;
use super::{asked, dilemma, matrix, wall, when};
use crate::components::{Brand, Icon, clock_time, icons};
use crate::hyphens::{WrittenIn, hyphenated, written};

/// The maximum number of dilemmas and rooms without a table of contents.
const WITHOUT_CONTENTS: (usize, usize) = (2, 12);

/// The whole report.
pub fn article(report: &Report, language: Language) -> AnyView {
    provide_context(WrittenIn(report.settings.language));
    let (dilemmas, rooms) = WITHOUT_CONTENTS;
    let has_contents = report.dilemmas.len() > dilemmas || report.rooms.len() > rooms;
    let dilemmas = report.dilemmas.iter().map(|one| dilemma::section(report, one, language)).collect_view();
    let walls = |is_check_in: bool| {
        let walls = report.walls.iter().filter(|wall| (wall.kind == BlockKind::CheckIn) == is_check_in);
        walls.map(|one| wall::section(one, language)).collect_view()
    };
    let talks = report.talks.iter().map(|one| asked::section(one, language)).collect_view();
    let names = report.has_names().then(|| names(report, language));
    let body = if report.is_empty() {
        view! { <p class="report__say">{text::nothing_in(language, report)}</p> }.into_any()
    } else {
        view! {
            {has_contents.then(|| contents(report, language))}
            {summary(report, language)}
            {together(report, language)}
            {course(report, language)}
            {(!report.is_of_team()).then(|| matrix::section(report, language))}
            {walls(true)}
            {talks}
            {dilemmas}
            {walls(false)}
            {names}
        }
        .into_any()
    };
    view! {
        <article class="a4" lang=language.tag()>
            {head(report, language)}
            {body}
            <footer class="a4__foot">
                <span>{text::made_with(language)}</span>
                <span>{written(&report.settings.title)}</span>
                <span>{when::day(report.began_at.unwrap_or(report.opened_at), language)}</span>
            </footer>
        </article>
    }
    .into_any()
}

fn head(report: &Report, language: Language) -> AnyView {
    let facts = [
        (text::date(language), when::span(report.began_at.unwrap_or(report.opened_at), report.ended_at, language)),
        (text::took_part(language), text::took_part_in(language, report)),
        (text::setting(language), text::settings(language, &report.settings)),
        (text::code(language), report.code.spaced()),
    ];
    let facts = facts.map(|(label, words)| view! { <div><dt>{label}</dt><dd>{words}</dd></div> });
    let is_running = report.ended_at.is_none() && !report.is_empty();
    view! {
        <header class="a4__head">
            <div><p>{text::report(language)}</p><h1>{written(&report.settings.title)}</h1></div>
            <Brand named=false home=false />
        </header>
        <dl class="a4__facts">{facts.into_iter().collect_view()}</dl>
        {is_running.then(|| view! { <p class="a4__now"><Icon path=icons::CLOCK />{text::still_running(language)}</p> })}
    }
    .into_any()
}

fn contents(report: &Report, language: Language) -> AnyView {
    let lines = report.dilemmas.iter().map(|one| {
        let question = one.dilemma.text(language).question.clone();
        view! { <li><a href=format!("#d{}", one.number) on:click=dilemma::scroll_to(one.number)><span class="num">{one.number.0}</span>{hyphenated(question, one.dilemma.shown_in(language))}</a></li> }
    });
    view! {
        <nav class="a4__contents" aria-labelledby="a4-contents">
            <h2 id="a4-contents">{text::contents(language)}</h2>
            <ol>{lines.collect_view()}</ol>
        </nav>
    }
    .into_any()
}

fn summary(report: &Report, language: Language) -> AnyView {
    let lines = report.dilemmas.iter().map(|one| {
        let words = one.dilemma.text(language);
        view! {
            <li>
                <h3><span class="num">{one.number.0}</span>{hyphenated(&words.question, one.dilemma.shown_in(language))}</h3>
                {result(report, one, language)}
            </li>
        }
    });
    view! {
        <section class="a4__sum"><h2>{text::what_was_chosen(language)}</h2><ol>{lines.collect_view()}</ol></section>
    }
    .into_any()
}

/// The parts of the programme, and when they took place.
fn course(report: &Report, language: Language) -> Option<AnyView> {
    let lines = report.parts.iter().map(|part| {
        let clock = |moment| clock_time(moment, language);
        let run = |(began, ended): (_, Option<_>)| match ended {
            Some(ended) => format!("{}–{}", clock(began), clock(ended)),
            None => clock(began),
        };
        let when = match &part.had {
            Some(had) => had.runs().map(run).collect::<Vec<_>>().join(", "),
            None if part.skipped => text::skipped(language).to_owned(),
            None => text::to_come(language).to_owned(),
        };
        view! {
            <li>
                <b>{hyphenated(parts::title(language, &part.plan), language)}</b>
                <span class="num">{when}</span>
                <small>{text::planned_for(language, part.plan.minutes)}</small>
            </li>
        }
    });
    report.has_course().then(|| {
        view! { <section class="a4__course"><h2>{text::course(language)}</h2><ol>{lines.collect_view()}</ol></section> }
            .into_any()
    })
}

/// How all dilemmas were decided, next to what the plenary is going to do, which a single team does not have.
fn together(report: &Report, language: Language) -> AnyView {
    let ways = report.ways().map(|(way, count)| {
        view! { <li><Icon path=way_icon(way) /><span>{common::way(language, way)}</span><b class="num">{count}</b></li> }
    });
    let agreed: Vec<_> = report
        .dilemmas
        .iter()
        .flat_map(|one| one.answers(Question::Do).map(move |answer| (one.number, answer.to_owned())))
        .map(|(number, answer)| view! { <li><span>{hyphenated(answer, language)}</span><small>{text::dilemma(language)}" "{number.0}</small></li> })
        .collect();
    let agreed = if agreed.is_empty() {
        view! { <p class="muted">{text::nothing_agreed(language)}</p> }.into_any()
    } else {
        view! { <ul class="a4__todo">{agreed}</ul> }.into_any()
    };
    view! {
        <div class="a4__pair">
            <section>
                <h2>{text::how_decided(language)}</h2>
                <ul class="a4__ways">{ways.into_iter().collect_view()}</ul>
            </section>
            {(!report.is_of_team()).then(|| view! { <section><h2>{text::agreed(language)}</h2>{agreed}</section> })}
        </div>
    }
    .into_any()
}

const fn way_icon(way: DecidedBy) -> &'static str {
    match way {
        DecidedBy::Unanimous => icons::PEOPLE,
        DecidedBy::Majority => icons::PERSON,
        DecidedBy::ReVote => icons::AGAIN,
        DecidedBy::Lot => icons::DIE,
    }
}

fn names(report: &Report, language: Language) -> AnyView {
    let rooms = report.rooms.iter().filter(|room| !room.names.is_empty()).map(|room| {
        view! {
            <div><dt>{common::room_number(language, room.room.0)}</dt><dd>{room.names.join(", ")}</dd></div>
        }
    });
    view! {
        <section class="a4__names"><h2>{text::names(language)}</h2><dl>{rooms.collect_view()}</dl></section>
    }
    .into_any()
}
