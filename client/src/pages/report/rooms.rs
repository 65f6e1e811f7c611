//! What each room chose, and why, in its own words.

use leptos::prelude::*;
use shared::language::Language;
use shared::report::{Report, ReportDilemma, RoomResult};
use shared::session::{Choice, DecidedBy, Outcome};
use shared::text::sides::Sides;
use shared::text::{common, report as text};

use crate::components::Mark;
use crate::hyphens::written;

/// The rooms in order of number.
pub fn list(report: &Report, one: &ReportDilemma, sides: &Sides, language: Language) -> AnyView {
    let rooms = one.rooms.iter().map(|result| room(report, one, result, sides, language));
    view! {
        <h3 class="a4__why">{text::why_chosen(language, report)}</h3>
        <ul class="a4__mot">{rooms.collect_view()}</ul>
    }
    .into_any()
}

fn room(report: &Report, one: &ReportDilemma, result: &RoomResult, sides: &Sides, language: Language) -> AnyView {
    let number = (!report.is_of_team()).then_some(result.room.0);
    let name = number.map(|number| view! { <span class="sr">{common::room_number(language, number)}": "</span> });
    let extra = text::extra(language, result.extra);
    match &result.outcome {
        Some(Outcome::Chosen(choice)) => {
            let mut how = vec![sides.name(choice.side), text::how(language, choice)];
            how.extend(extra);
            how.extend(choice.reasons.certainty.map(|mark| common::certain(language, mark).replace(' ', "\u{a0}")));
            view! {
                <li>
                    <Mark side=choice.side off={choice.way == DecidedBy::Lot} size="1.9em">{number}</Mark>
                    <div>
                        <p class="a4__said">
                            {name}
                            {written(&choice.reasons.motivation)}
                        </p>
                        {besides(choice, language)}
                        {look_back(result, language)}
                    </div>
                    <small>{how.join(", ")}</small>
                </li>
            }
            .into_any()
        }
        _ => view! {
            <li>
                <span class="a4__open num" aria-hidden="true">{number}</span>
                <div><p class="muted">
                    {name}
                    {text::standing(language, sides, one.standing(result.room))}
                </p></div>
                <small>{extra}</small>
            </li>
        }
        .into_any(),
    }
}

/// The condition, what it keeps of the other side, and the minority's sentence, if they were written.
fn besides(choice: &Choice, language: Language) -> AnyView {
    let lines = [
        (text::condition(language), &choice.reasons.condition),
        (text::keep(language), &choice.reasons.keep),
        (text::minority(language), &choice.minority),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter_map(|(label, words)| Some((label, words.clone()?)))
        .map(|(label, words)| view! { <div><dt>{label}</dt><dd>{written(words)}</dd></div> })
        .collect();
    (!lines.is_empty()).then(|| view! { <dl class="a4__more">{lines}</dl> }).into_any()
}

fn look_back(result: &RoomResult, language: Language) -> AnyView {
    let Some(look_back) = &result.look_back else { return ().into_any() };
    let counts = look_back.counted().map(|(again, count)| format!("{} {count}", text::again_word(language, again)));
    let tried = look_back.tried.iter().map(|tried| {
        view! { <div><dt>{text::tried(language)}</dt><dd>{written(tried)}</dd></div> }
    });
    view! {
        <dl class="a4__more">
            <div><dt>{text::look_back(language)}</dt><dd>{counts.join(", ")}</dd></div>
            {tried.collect_view()}
        </dl>
    }
    .into_any()
}
