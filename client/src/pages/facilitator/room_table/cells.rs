//! The contents of the room table's cells.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::language::Language;
use shared::session::attention::Attention;
use shared::session::{Choice, Count, Side};
use shared::text::sides::Sides;
use shared::text::{board as text, common};

use super::ballot::Ballot;
use super::filter_bar::at_phase;
use crate::components::{Icon, Mark, icons, minutes_and_seconds, side_class};
use crate::hyphens::of_dilemma;
use crate::language::{reader, say};
use crate::pages::facilitator::room_summary::is_hot;
use crate::pages::facilitator::state::FacilitatorState;

/// The maximum number of boxes drawn, one for each ballot; beyond that, numbers take over.
const BOXES: usize = 8;
/// The maximum number of flags shown: the most urgent say enough.
const FLAGS: usize = 2;

/// A bar on one side of the axis: pros solid, cons hatched, numbers next to it.
#[component]
pub fn Bar(side: Side, pros: usize, cons: usize) -> impl IntoView {
    let numbers = if pros + cons == 0 {
        view! { <span class="cnt num muted">"–"</span> }.into_any()
    } else {
        view! {
            <span class="cnt num" aria-hidden="true"><span>"+"{pros}</span><span>"−"{cons}</span></span>
            <span class="sr">{move || common::pros_and_cons(reader(), pros, cons)}</span>
        }
        .into_any()
    };
    let bar = view! {
        <span class=format!("bar bar--{}", side_class(side)) style=format!("--p:{pros};--c:{cons}") aria-hidden="true">
            <i class="bar__p"></i>
            <i class="bar__c"></i>
        </span>
    };
    match side {
        Side::Left => view! { {numbers}{bar} }.into_any(),
        Side::Right => view! { {bar}{numbers} }.into_any(),
    }
}

/// How far the choice is: ballots cast, a tie, or what was chosen and how.
#[component]
pub fn BallotCell(board: FacilitatorState, at: Memo<Option<DilemmaNumber>>, ballot: Memo<Ballot>) -> impl IntoView {
    let sides = move || at.get().map_or_else(|| Sides::by_place(reader()), |dilemma| board.live.sides(dilemma));
    let content = move || {
        match ballot.get() {
        Ballot::Nothing => view! { <span class="muted">"–"</span> }.into_any(),
        Ballot::Voted { cast, of, again } => view! {
            {(of <= BOXES).then(|| view! {
                <span class="mini" aria-hidden="true">
                    {(0..of).map(|box_number| view! { <i class:in=box_number < cast></i> }).collect_view()}
                </span>
            })}
            <span>{move || if again { text::voted_again(reader(), cast, of) } else { text::voted(reader(), cast, of) }}</span>
        }
        .into_any(),
        Ballot::Tied { count, by_hands } => view! {
            <span class="evn" aria-hidden="true"><i class="b"></i><i class="k"></i></span>
            <b>{move || text::tied(reader(), count.left)}</b>
            {by_hands.then(counted_hands)}
        }
        .into_any(),
        Ballot::Open { count, side, by_hands } => view! {
            <Icon path=icons::EYE />
            <span class="t-v__told">{move || of_dilemma(open_for(&sides(), count, side))}</span>
            {by_hands.then(counted_hands)}
        }
        .into_any(),
        Ballot::Drawn(side) => view! {
            <Icon path=icons::DIE />
            <span class="t-v__told">{move || of_dilemma(text::lot_for(reader(), &sides().name(side)))}</span>
        }
        .into_any(),
        Ballot::Chosen(choice) => { let side = choice.side; view! { <ChosenCell choice=choice name=Signal::derive(move || sides().label(side)) /> }.into_any() }
        // The cell of the phase shows it.
        Ballot::NotChosen => view! { <span class="muted">"–"</span> }.into_any(),
    }
    };
    view! { <div>{content}</div> }
}

/// Raised hands may outnumber the devices.
fn counted_hands() -> impl IntoView {
    view! { <span class="muted">{say(common::show_of_hands)}</span> }
}

fn open_for(sides: &Sides, count: Count, side: Side) -> String {
    let (most, least) = (count.on(side), count.on(side.other()));
    text::open_for(reader(), most, least, &sides.name(side))
}

#[component]
fn ChosenCell(choice: Choice, name: Signal<String>) -> impl IntoView {
    let Choice { side, .. } = choice;
    let (most, least) = (choice.count.on(side), choice.count.on(side.other()));
    let way = move || common::way(reader(), choice.way);
    let recorded = move || common::recorded(reader(), choice.recorded).map(|recorded| format!(", {recorded}"));
    view! {
        <Mark side=side size="1.75rem" />
        <b class="t-v__what"><span class="t-v__name" title=name>{name}</span>" "<span class="num">{format!("{most}–{least}")}</span></b>
        <span class="muted t-v__how">{way}{recorded}</span>
    }
}

/// What needs attention: urgent flags filled, others outlined. In a row only the most urgent one shows its words.
#[component]
pub fn Flags(
    board: FacilitatorState,
    attention: Memo<Vec<Attention>>,
    #[prop(optional)] in_row: bool,
) -> impl IntoView {
    move || {
        let flags = attention.get().into_iter().take(FLAGS).enumerate();
        flags.map(|(at, one)| view! { <Flag board=board attention=one small={in_row && at > 0} /> }).collect_view()
    }
}

#[component]
fn Flag(board: FacilitatorState, attention: Attention, small: bool) -> impl IntoView {
    let icon = match attention {
        Attention::Help { .. } => icons::BELL,
        Attention::MustChoose | Attention::Behind { .. } => icons::CLOCK,
        Attention::Tie => icons::EVEN,
        Attention::NobodyThere => icons::OFFLINE,
        Attention::NothingWritten => icons::HOURGLASS,
    };
    let words = move || flagged(attention, reader());
    let waiting = match attention {
        Attention::Help { since } => Some(move || minutes_and_seconds(board.second.get() - since)),
        _ => None,
    };
    view! {
        <span class="flag" class:flag--line=!is_hot(attention) title=small.then_some(words)>
            <Icon path=icon />
            <span class:sr=small>{words}</span>
            {waiting.map(|waiting| view! { <span class="num">{waiting}</span> })}
        </span>
    }
}

/// What needs attention, in words.
fn flagged(attention: Attention, language: Language) -> String {
    match attention {
        Attention::Help { .. } => text::flag_help(language).to_owned(),
        Attention::MustChoose => text::flag_time_up(language).to_owned(),
        Attention::Tie => text::flag_tie(language).to_owned(),
        Attention::NobodyThere => text::flag_nobody(language).to_owned(),
        Attention::NothingWritten => text::flag_nothing_written(language).to_owned(),
        Attention::Behind { phase, by } => text::too_long(language, at_phase(phase)(language), by),
    }
}

#[cfg(test)]
mod tests {
    use shared::session::Phase;
    use shared::time::SECOND;

    use super::*;

    #[test]
    fn a_flag_says_by_how_much_a_phase_overruns() {
        let reads = |by| flagged(Attention::Behind { phase: Phase::Read, by }, Language::Nl);
        assert_eq!(reads(30 * SECOND), "leest ½ min te lang");
        assert_eq!(reads(120 * SECOND), "leest 2 min te lang");
        assert_eq!(reads(150 * SECOND), "leest 2½ min te lang");
    }
}
