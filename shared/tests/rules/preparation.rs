//! Changing what was prepared while the session runs.

use shared::dilemma::{Dilemma, DilemmaField};
use shared::ids::DilemmaNumber;
use shared::language::Language;
use shared::session::{
    Command, Phase, PreparationCommand, Rejection, Room, Rooms, RoundCommand, Rules, Settings, Side,
};
use shared::text::sides::Sides;
use shared::time::MINUTE;

use crate::story::{A, ONE, Story};
use crate::world::fit_dilemma;

const START: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
const FIRST: DilemmaNumber = DilemmaNumber(1);
const SECOND: DilemmaNumber = DilemmaNumber(2);
const THIRD: DilemmaNumber = DilemmaNumber(3);
const ADDED: DilemmaNumber = DilemmaNumber(5);

fn prepares(command: PreparationCommand) -> Command {
    Command::Preparation(command)
}

fn rules(story: &Story, set: impl FnOnce(&mut Rules)) -> Command {
    let over = story.world.session.settings.rules;
    let mut rules = over;
    set(&mut rules);
    prepares(PreparationCommand::ChangeRules { over, rules })
}

fn plans(story: &Story, planned: &[DilemmaNumber]) -> Command {
    prepares(PreparationCommand::PlanDilemmas { over: story.world.session.planned(), planned: planned.to_vec() })
}

fn adds(dilemma: Dilemma, planned: bool) -> Command {
    prepares(PreparationCommand::AddDilemma { dilemma: Box::new(dilemma), planned })
}

fn corrects(number: DilemmaNumber, over: &Dilemma, dilemma: &Dilemma) -> Command {
    let (over, dilemma) = (Box::new(over.clone()), Box::new(dilemma.clone()));
    prepares(PreparationCommand::CorrectDilemma { number, over, dilemma })
}

fn room(story: &Story) -> &Room {
    &story.world.session.rooms[&ONE]
}

#[test]
fn title_and_minutes_change_for_what_comes() {
    let mut story = Story::of_room(1);
    let title = prepares(PreparationCommand::ChangeTitle { over: "Demo session".into(), title: " Demo  two ".into() });
    story.facilitator(&title);
    assert_eq!(story.world.session.settings.title, "Demo two");
    story.facilitator(&title);
    let other = prepares(PreparationCommand::ChangeTitle { over: "Demo session".into(), title: "Demo three".into() });
    story.facilitator_may_not(&other, &Rejection::ChangedMeanwhile);
    let empty = prepares(PreparationCommand::ChangeTitle { over: "Demo two".into(), title: " ".into() });
    story.facilitator_may_not(&empty, &Rejection::EmptyText);
    let minutes = |over, minutes| prepares(PreparationCommand::ChangeMinutes { over, minutes });
    story.facilitator(&minutes(10, 5));
    assert_eq!(story.time_left(), 10 * MINUTE, "the round that runs keeps its time");
    story.facilitator_may_not(&minutes(10, 6), &Rejection::ChangedMeanwhile);
    story.facilitator_may_not(&minutes(5, 61), &Rejection::OutOfRange { least: 1, most: 60 });
    story.may_not(A, &minutes(5, 6), &Rejection::FacilitatorOnly);
    let lock = |story: &mut Story| {
        story.goes_to(Phase::Choose);
        story.votes([(A, Side::Left)]);
        story.does(A, &story.lock());
    };
    lock(&mut story);
    story.facilitator(&START);
    assert_eq!(story.time_left(), 5 * MINUTE);
}

#[test]
fn rules_hold_for_rounds_that_start_later() {
    let mut story = Story::of_room(1);
    story.facilitator(&rules(&story, |rules| (rules.silent_minute, rules.mirrored) = (true, true)));
    story.goes_to(Phase::Left);
    let round = room(&story).open_round().unwrap().clone();
    assert!(round.silence.is_none(), "the round that runs keeps its rules");
    assert!(!story.world.session.rules_in(&round).mirrors(ONE), "and its places");
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.does(A, &story.lock());
    story.facilitator(&START);
    story.goes_to(Phase::Left);
    let round = room(&story).open_round().unwrap();
    assert!(round.silence.is_some());
    assert!(story.world.session.rules_in(round).mirrors(ONE));
    story.facilitator(&rules(&story, |rules| rules.mirrored = false));
    let round = room(&story).open_round().unwrap();
    assert!(story.world.session.rules_in(round).mirrors(ONE));
    let stale = prepares(PreparationCommand::ChangeRules {
        over: Rules { first_ballot: true, ..Rules::default() },
        rules: Rules::where_on(|_| true),
    });
    story.facilitator_may_not(&stale, &Rejection::ChangedMeanwhile);
}

#[test]
fn results_go_by_title_once_sides_were_mirrored() {
    let by_title = |settings: &Settings| Sides::of(Language::En, settings, &fit_dilemma("demo").original).go_by_title();
    let mut story = Story::of_session(1, |settings| settings.rules.mirrored = true);
    story.facilitator(&rules(&story, |rules| rules.mirrored = false));
    assert!(by_title(&story.world.session.settings));
    let settings = Settings { rules: Rules { mirrored: true, ..Rules::default() }, ..crate::world::plain_settings() };
    let mut story = Story { world: crate::world::World::opened(settings, 1) };
    story.facilitator(&rules(&story, |rules| rules.mirrored = false));
    assert!(!by_title(&story.world.session.settings), "nothing has begun, so nobody saw them mirrored");
}

#[test]
fn a_dilemma_is_added_planned_or_as_a_spare() {
    let mut story = Story::of_room(1);
    story.facilitator(&adds(fit_dilemma("demo-e"), true));
    story.facilitator(&adds(fit_dilemma("demo-e"), true));
    story.facilitator(&adds(fit_dilemma("demo-f"), false));
    let session = &story.world.session;
    assert_eq!(session.planned(), [FIRST, SECOND, ADDED]);
    assert_eq!(session.all_spares(), [THIRD, DilemmaNumber(4), DilemmaNumber(6)]);
    let other = Dilemma { original: fit_dilemma("x").original, ..fit_dilemma("demo-a") };
    story.facilitator_may_not(&adds(other, true), &Rejection::DilemmaNameTaken);
    let unfit = |field, change: fn(&mut Dilemma)| {
        let mut dilemma = fit_dilemma("demo-g");
        change(&mut dilemma);
        (dilemma, Rejection::Unfit { field })
    };
    for (dilemma, because) in [
        unfit(DilemmaField::Name, |dilemma| dilemma.id = "x".repeat(81)),
        unfit(DilemmaField::Name, |dilemma| dilemma.id = "Demo".into()),
        unfit(DilemmaField::Theme, |dilemma| dilemma.original.theme.clear()),
        unfit(DilemmaField::Question, |dilemma| dilemma.original.question = "Demo".into()),
        unfit(DilemmaField::Question, |dilemma| dilemma.original.question = "x".repeat(2_000) + "x?"),
        unfit(DilemmaField::Prompts, |dilemma| dilemma.original.left.prompts.clear()),
        unfit(DilemmaField::Title, |dilemma| dilemma.original.left.title.clear()),
        unfit(DilemmaField::Text, |dilemma| dilemma.original.right.text = "demo".into()),
        unfit(DilemmaField::Points, |dilemma| dilemma.original.right.points.clear()),
    ] {
        story.facilitator_may_not(&adds(dilemma, true), &because);
    }
    for number in 0..24 {
        story.facilitator(&adds(fit_dilemma(&format!("more-{number}")), false));
    }
    story.facilitator_may_not(&adds(fit_dilemma("one-more"), false), &Rejection::Full);
}

#[test]
fn a_dilemma_is_corrected_before_a_room_has_it() {
    let mut story = Story::of_room(1);
    let dilemma = |story: &Story, number| story.world.session.dilemma(number).unwrap().clone();
    let (first, second) = (dilemma(&story, FIRST), dilemma(&story, SECOND));
    let better = fit_dilemma("demo-b");
    story.facilitator_may_not(&corrects(FIRST, &first, &better), &Rejection::DilemmaWasHad);
    story.facilitator(&corrects(SECOND, &second, &better));
    story.facilitator(&corrects(SECOND, &second, &better));
    assert_eq!(dilemma(&story, SECOND), better);
    story.facilitator_may_not(&corrects(SECOND, &second, &fit_dilemma("demo-z")), &Rejection::ChangedMeanwhile);
    story.facilitator_may_not(&corrects(SECOND, &better, &fit_dilemma("demo-a")), &Rejection::DilemmaNameTaken);
    story.facilitator_may_not(&corrects(ADDED, &better, &better), &Rejection::NoSuchDilemma);
}

#[test]
fn the_planned_dilemmas_and_their_order_change() {
    let mut story = Story::of_session(1, |_| {});
    story.comes_in(ONE);
    let swap = plans(&story, &[THIRD, FIRST]);
    let other = plans(&story, &[SECOND]);
    story.facilitator(&swap);
    story.facilitator(&swap);
    story.facilitator_may_not(&other, &Rejection::ChangedMeanwhile);
    story.facilitator_may_not(&plans(&story, &[]), &Rejection::OutOfRange { least: 1, most: 4 });
    story.facilitator_may_not(&plans(&story, &[FIRST, FIRST]), &Rejection::NoSuchDilemma);
    story.facilitator_may_not(&plans(&story, &[ADDED]), &Rejection::NoSuchDilemma);
    story.facilitator(&START);
    assert_eq!(room(&story).open_round().unwrap().dilemma, THIRD);
    assert_eq!(story.world.session.next_planned(room(&story)), Some(FIRST));
    assert_eq!(story.world.session.spares(room(&story)), [SECOND, DilemmaNumber(4)]);
}
