//! Words that several people may change: a command says which words its own replace, and never wipes out what
//! somebody else has written since.

use shared::ids::{ArgumentId, DilemmaNumber, NoteId, ThemeId};
use shared::session::{
    ArgumentCommand, Author, BallotCommand, Command, GatheringCommand, Kind, Phase, Question, Reasons, Rejection, Side,
};

use crate::story::{A, B, C, Story, because};

/// The words at the beginning of each story.
const AT_FIRST: &str = "Demo at first";

/// Words that two can change.
struct Changeable {
    story: Story,
    one: Author,
    other: Author,
    change: fn(&Story, &str, Option<&str>) -> Command,
    now: fn(&Story) -> String,
}

impl Changeable {
    fn tries(&mut self, who: Author, text: &str, over: Option<&str>) -> Result<(), Rejection> {
        let command = (self.change)(&self.story, text, over);
        self.story.world.command(who, &command)
    }

    fn now(&self) -> String {
        (self.now)(&self.story)
    }
}

fn owned(over: Option<&str>) -> Option<String> {
    over.map(str::to_owned)
}

fn argument() -> Changeable {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    story.writes(B, Side::Left, Kind::Pro, AT_FIRST);
    Changeable {
        story,
        one: Author::Participant(B),
        other: Author::Participant(A),
        change: |story, text, over| {
            let (round, argument) = (story.number(), ArgumentId(1));
            Command::Argument(ArgumentCommand::Edit { round, argument, text: text.into(), over: owned(over) })
        },
        now: |story| story.round().arguments[&ArgumentId(1)].text.clone(),
    }
}

/// A room in which B and C chose differently.
fn that_chose() -> Story {
    let mut story = Story::of_room_with(5, |_| {});
    story.goes_to(Phase::Choose);
    let voters = story.world.session.participants.keys().copied().collect::<Vec<_>>();
    for who in voters {
        let side = if [B, C].contains(&who) { Side::Right } else { Side::Left };
        story.does(who, &story.ballot(side));
    }
    let reasons = because(AT_FIRST);
    story.does(A, &Command::Ballot(BallotCommand::LockChoice { round: story.number(), side: Side::Left, reasons }));
    story
}

fn reasons() -> Changeable {
    Changeable {
        story: that_chose(),
        // The role may go to somebody else and come back, and one person may have two tabs.
        one: Author::Participant(A),
        other: Author::Participant(A),
        change: |story, text, over| {
            let round = story.number();
            Command::Ballot(BallotCommand::AmendReasons { round, reasons: because(text), over: over.map(because) })
        },
        now: |story| story.choice().reasons.motivation.clone(),
    }
}

fn minority() -> Changeable {
    let mut story = that_chose();
    story.does(B, &story.minority(AT_FIRST));
    Changeable {
        story,
        one: Author::Participant(B),
        other: Author::Participant(C),
        change: |story, text, over| {
            let round = story.number();
            Command::Ballot(BallotCommand::AddMinority { round, text: text.into(), over: owned(over) })
        },
        now: |story| story.choice().minority.clone().unwrap_or_default(),
    }
}

fn theme() -> Changeable {
    let mut story = Story::of_room(2);
    let (dilemma, name) = (DilemmaNumber(1), AT_FIRST.to_owned());
    story.facilitator(&Command::Gathering(GatheringCommand::MakeTheme { dilemma, name, arguments: Vec::new() }));
    Changeable {
        story,
        one: Author::Facilitator,
        other: Author::Plenary,
        change: |_, name, over| {
            let theme = ThemeId(1);
            Command::Gathering(GatheringCommand::RenameTheme { theme, name: name.into(), over: owned(over) })
        },
        now: |story| story.world.session.plenary.themes[&ThemeId(1)].name.clone(),
    }
}

fn note() -> Changeable {
    let mut story = Story::of_room(2);
    let (dilemma, question, text) = (DilemmaNumber(1), Question::See, AT_FIRST.to_owned());
    story.facilitator(&Command::Gathering(GatheringCommand::AddNote { dilemma, question, text }));
    Changeable {
        story,
        one: Author::Facilitator,
        other: Author::Plenary,
        change: |_, text, over| {
            let note = NoteId(1);
            Command::Gathering(GatheringCommand::EditNote { note, text: text.into(), over: owned(over) })
        },
        now: |story| story.world.session.plenary.notes[&NoteId(1)].text.clone(),
    }
}

fn all() -> [Changeable; 5] {
    [argument(), reasons(), minority(), theme(), note()]
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_wiped_out() {
    for mut it in all() {
        let (one, other) = (it.one, it.other);
        assert_eq!(it.tries(other, "Demo of the other", Some(AT_FIRST)), Ok(()));
        let before = it.story.world.session.clone();
        assert_eq!(it.tries(one, "Demo of the one", Some(AT_FIRST)), Err(Rejection::ChangedMeanwhile));
        assert_eq!(it.story.world.session, before, "refused, and yet something changed");
        assert_eq!(it.tries(one, "Demo of the one", Some("Demo of the other")), Ok(()), "they have seen it now");
        assert_eq!(it.now(), "Demo of the one");
    }
}

#[test]
fn changes_of_one_person_that_waited_follow_each_other() {
    for mut it in all() {
        let one = it.one;
        for (text, over) in [("Demo, better", AT_FIRST), ("Demo, best", "Demo, better")] {
            assert_eq!(it.tries(one, text, Some(over)), Ok(()));
        }
        assert_eq!(it.now(), "Demo, best");
        // Once the first of them is refused, so is what was to replace it.
        assert_eq!(it.tries(it.other, "Demo of the other", Some("Demo, best")), Ok(()));
        for (text, over) in [("Demo, again", "Demo, best"), ("Demo, and again", "Demo, again")] {
            assert_eq!(it.tries(one, text, Some(over)), Err(Rejection::ChangedMeanwhile));
        }
        assert_eq!(it.now(), "Demo of the other");
    }
}

#[test]
fn words_that_are_already_there_are_accepted() {
    for mut it in all() {
        let (one, other) = (it.one, it.other);
        for who in [one, other, one] {
            assert_eq!(it.tries(who, "Demo, the same", Some(AT_FIRST)), Ok(()));
        }
        assert_eq!(it.now(), "Demo, the same");
    }
}

#[test]
fn without_naming_the_words_it_replaces_a_command_replaces_any() {
    for mut it in all() {
        let (one, other) = (it.one, it.other);
        assert_eq!(it.tries(other, "Demo of the other", None), Ok(()));
        assert_eq!(it.tries(one, "Demo of the one", None), Ok(()));
        assert_eq!(it.now(), "Demo of the one");
    }
    let said = r#"{ "argument": { "edit": { "round": 1, "argument": 1, "text": "Demo" } } }"#;
    let Ok(Command::Argument(ArgumentCommand::Edit { over, .. })) = serde_json::from_str(said) else {
        panic!("a command that does not say so is read")
    };
    assert_eq!(over, None);
}

#[test]
fn the_first_sentence_of_a_minority_replaces_none() {
    let mut story = that_chose();
    let sentence = |story: &Story, text: &str| {
        let round = story.number();
        Command::Ballot(BallotCommand::AddMinority { round, text: text.into(), over: Some(String::new()) })
    };
    story.does(B, &sentence(&story, "Demo of the one"));
    story.may_not(C, &sentence(&story, "Demo of the other"), &Rejection::ChangedMeanwhile);
}

#[test]
fn every_part_of_why_a_group_chose_counts() {
    let mut story = that_chose();
    let amend = |story: &Story, reasons: Reasons, over: Reasons| {
        Command::Ballot(BallotCommand::AmendReasons { round: story.number(), reasons, over: Some(over) })
    };
    let with_condition = Reasons { condition: Some("Demo condition".into()), ..because(AT_FIRST) };
    story.does(A, &amend(&story, with_condition, because(AT_FIRST)));
    story.may_not(A, &amend(&story, because("Demo"), because(AT_FIRST)), &Rejection::ChangedMeanwhile);
}
