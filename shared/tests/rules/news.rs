//! What everybody in a room hears about a change in their round, as their own device knows it.

use shared::session::{Command, Count, Phase, Rooms, RoundCommand, RoundNews, Side};
use shared::time::{MINUTE, SECOND};
use shared::view::Audience;

use crate::story::{A, B, C, D, Story};

const PAUSE: Command = Command::Round(RoundCommand::Pause { rooms: Rooms::All });
const RESUME: Command = Command::Round(RoundCommand::Resume { rooms: Rooms::All });
const GIVE: Command = Command::Round(RoundCommand::GiveTimeBack { on: true });
const TAKE: Command = Command::Round(RoundCommand::GiveTimeBack { on: false });

/// What Demo B hears about this.
fn told(story: &mut Story, done: impl FnOnce(&mut Story)) -> Option<RoundNews> {
    let seen = |story: &Story| story.round_seen_by(Audience::Participant(B));
    let before = seen(story);
    done(story);
    RoundNews::between(&before, &seen(story))
}

fn of_four_at_choosing() -> Story {
    let mut story = Story::of_room(4);
    story.goes_to(Phase::Choose);
    story
}

#[test]
fn opened_ballots_are_announced_with_the_leading_side() {
    let mut story = of_four_at_choosing();
    assert_eq!(
        told(&mut story, |it| it.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left)])),
        None,
        "closed yet"
    );
    assert_eq!(told(&mut story, |it| it.votes([(D, Side::Right)])), Some(RoundNews::Leads(Side::Left)));
    assert_eq!(told(&mut story, |it| it.does(A, &it.lock())), None, "the choice has words of its own");
    let mut by_hands = of_four_at_choosing();
    assert_eq!(told(&mut by_hands, |it| it.does(A, &it.hands(1, 3))), Some(RoundNews::Leads(Side::Right)));
}

#[test]
fn a_tie_the_re_vote_and_the_lot_are_each_announced() {
    let mut story = of_four_at_choosing();
    let halves = [(A, Side::Left), (B, Side::Left), (C, Side::Right), (D, Side::Right)];
    let tie = Some(RoundNews::Tie(Count { left: 2, right: 2 }));
    assert_eq!(told(&mut story, |it| it.votes(halves)), tie);
    assert_eq!(told(&mut story, |it| it.does(A, &it.re_vote())), Some(RoundNews::ReVote));
    assert_eq!(told(&mut story, |it| it.votes(halves)), Some(RoundNews::TieAgain));
    story.world.random = 1;
    assert_eq!(told(&mut story, |it| it.does(A, &it.lot())), Some(RoundNews::Leads(Side::Right)));
}

#[test]
fn calls_to_act_come_before_changes_to_the_time() {
    let mut story = of_four_at_choosing();
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right), (D, Side::Right)]);
    let re_vote_and_pause = |it: &mut Story| {
        it.does(A, &it.re_vote());
        it.facilitator(&PAUSE);
    };
    assert_eq!(told(&mut story, re_vote_and_pause), Some(RoundNews::ReVote));
}

#[test]
fn changes_to_the_time_are_announced() {
    let mut story = Story::of_room(2);
    let more = Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 2 });
    let less = Command::Round(RoundCommand::TakeBackTime { rooms: Rooms::All, minutes: 2 });
    assert_eq!(told(&mut story, |it| it.facilitator(&PAUSE)), Some(RoundNews::Paused));
    assert_eq!(told(&mut story, |it| it.waits(MINUTE)), None);
    assert_eq!(told(&mut story, |it| it.facilitator(&RESUME)), Some(RoundNews::Resumed));
    assert_eq!(told(&mut story, |it| it.facilitator(&more)), Some(RoundNews::MoreTime));
    assert_eq!(told(&mut story, |it| it.facilitator(&less)), Some(RoundNews::LessTime));
    assert_eq!(told(&mut story, |it| it.waits(MINUTE)), None, "it just passes");
}

#[test]
fn time_given_back_is_announced_and_so_is_having_time_again() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    story.world.is_away(42 * SECOND);
    assert_eq!(told(&mut story, |it| it.facilitator(&GIVE)), Some(RoundNews::MoreTime));
    assert_eq!(told(&mut story, |it| it.facilitator(&TAKE)), Some(RoundNews::LessTime));
    assert_eq!(told(&mut story, |it| it.waits(10 * MINUTE)), None, "that the time is up has words of its own");
    assert_eq!(told(&mut story, |it| it.facilitator(&GIVE)), Some(RoundNews::TimeAgain));
}

#[test]
fn another_round_is_not_news_about_the_previous_one() {
    let mut story = of_four_at_choosing();
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left), (D, Side::Left)]);
    story.does(A, &story.lock());
    let start = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
    assert_eq!(told(&mut story, |it| it.facilitator(&start)), None);
}
