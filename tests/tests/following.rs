//! Following the plenary screen on one's own device: it gets what that screen may show, and no more.

use anyhow::Context as _;
use server::demo::bot::Bot;
use server::demo::error::BotError;
use shared::ids::{BlockId, DilemmaNumber, RoomNumber};
use shared::link::Carrier;
use shared::session::people::presence::GRACE;
use shared::session::people::presence::VOID_AFTER;
use shared::session::{
    Again, BlockKind, Command, DebriefCommand, DecidedBy, Kind, LifecycleCommand, LookBackCommand, PeopleCommand,
    Phase, ProgrammeCommand, Rejection, RoomCommand, Rooms, RoundCommand, Screen, Side,
};
use shared::wire::Goodbye;
use tests::people::{go_to, locks, rejection, sees_phase, starts_everybody, votes, writes};
use tests::{TestSession, World, plain_session};

const FIRST: DilemmaNumber = DilemmaNumber(1);
const REVEAL: Command = Command::Debrief(DebriefCommand::RevealDilemma { dilemma: FIRST });

fn held(bot: &Bot) -> String {
    serde_json::to_string(&bot.session).unwrap_or_default()
}

fn shows(screen: Screen) -> impl Fn(&Bot) -> bool {
    move |bot| bot.session.as_ref().is_some_and(|held| held.plenary.screen == screen)
}

/// Two rooms of one person each; both wrote a pro and chose.
async fn two_rooms_that_chose(session: &TestSession) -> anyhow::Result<(Bot, Bot, Bot)> {
    let mut facilitator = session.facilitator().await?;
    let mut rooms = [session.join("Demo Geheimnaam", 1).await?, session.join("Demo Anders", 2).await?];
    starts_everybody(&mut facilitator).await?;
    for (bot, side) in rooms.iter_mut().zip(Side::BOTH) {
        sees_phase(bot, Phase::Read).await?;
        go_to(bot, Phase::Left).await?;
        let room = bot.room().context("in a room")?.number;
        writes(bot, Side::Left, Kind::Pro, &format!("Geschreven in groep {room}")).await?;
        go_to(bot, Phase::Choose).await?;
        votes(bot, side).await?;
        bot.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
        locks(bot, &format!("Waarom van groep {room}")).await?;
    }
    let [first, second] = rooms;
    Ok((facilitator, first, second))
}

async fn follower_of(session: &TestSession, bot: &Bot) -> anyhow::Result<Bot> {
    Ok(Bot::follower_over(Carrier::Socket, &session.url, session.code(), bot.secret()).await?)
}

#[tokio::test]
async fn a_follower_holds_what_the_screen_may_show_and_nobody() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, first, _second) = two_rooms_that_chose(&session).await?;
    let mut follower = follower_of(&session, &first).await?;
    assert!(follower.session.as_ref().is_some_and(|held| held.participants.is_empty() && held.rooms.len() == 2));
    assert!(!held(&follower).contains("Geheimnaam"));
    for covered in ["Geschreven in", "Waarom van"] {
        assert!(!held(&follower).contains(covered), "not even of their own room: the screen is covered");
    }
    facilitator.command(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(FIRST) })).await?;
    follower.until("the screen", shows(Screen::Dilemma(FIRST))).await?;
    facilitator.command(Command::Debrief(DebriefCommand::RevealRoom { dilemma: FIRST, room: RoomNumber(2) })).await?;
    follower.until("one room", |bot| held(bot).contains("Waarom van groep 2")).await?;
    assert!(!held(&follower).contains("groep 1"));
    facilitator.command(REVEAL).await?;
    follower.until("all rooms", |bot| held(bot).contains("Waarom van groep 1")).await?;
    facilitator.command(Command::Debrief(DebriefCommand::CoverDilemma { dilemma: FIRST })).await?;
    follower.until("nothing again", |bot| !held(bot).contains("Waarom van")).await?;
    assert!(!held(&follower).contains("Geschreven in") && !held(&follower).contains("Geheimnaam"));
    Ok(())
}

#[tokio::test]
async fn guesses_and_marks_are_private() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, first, second) = two_rooms_that_chose(&session).await?;
    let (mut one, mut other) = (follower_of(&session, &first).await?, follower_of(&session, &second).await?);
    let guess = |side| Command::Debrief(DebriefCommand::Guess { dilemma: FIRST, side });
    one.command(guess(Side::Left)).await?;
    one.command(guess(Side::Right)).await?;
    other.command(guess(Side::Left)).await?;
    let own = one.participant().expect("a participant");
    let guesses = one.session.as_ref().expect("a session").plenary.guesses[&FIRST].clone();
    assert_eq!(guesses.into_iter().collect::<Vec<_>>(), [(own, Some(Side::Right))]);
    facilitator.command(REVEAL).await?;
    other.until("what rooms wrote", |bot| held(bot).contains("Geschreven in groep 1")).await?;
    assert_eq!(rejection(one.command(guess(Side::Left)).await), Rejection::GuessingClosed);
    let argument = |bot: &Bot, room| {
        let held = bot.session.as_ref().expect("a session");
        *held.rooms[&RoomNumber(room)].rounds[0].arguments.keys().next().expect("an argument")
    };
    let (theirs, ours) = (argument(&other, 1), argument(&other, 2));
    other.command(Command::Debrief(DebriefCommand::Recognise { argument: theirs, on: true })).await?;
    assert_eq!(
        rejection(other.command(Command::Debrief(DebriefCommand::Recognise { argument: ours, on: true })).await),
        Rejection::OwnRoom
    );
    let marks = |bot: &Bot| bot.session.as_ref().map_or(0, |held| held.plenary.recognised_by(theirs));
    assert_eq!(marks(&other), 1);
    // After a round trip the other would have it, if it had been sent.
    one.command(Command::Debrief(DebriefCommand::Recognise { argument: ours, on: true })).await?;
    assert_eq!(marks(&one), 0, "only the person who made a mark is sent it");
    let mut plenary = session.plenary().await?;
    plenary.until("how many recognise it", |bot| marks(bot) == 1).await?;
    Ok(())
}

#[tokio::test]
async fn a_room_is_sent_the_name_of_the_screen_and_nothing_else_of_it() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, mut first, _second) = two_rooms_that_chose(&session).await?;
    facilitator.command(REVEAL).await?;
    facilitator.command(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Matrix })).await?;
    first.until("the screen", shows(Screen::Matrix)).await?;
    assert!(!held(&first).contains("groep 2"));
    assert!(first.session.as_ref().is_some_and(|held| held.plenary.revealed.is_empty()));
    Ok(())
}

#[tokio::test]
async fn after_the_end_the_room_looks_back_and_followers_do_not_see_it() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, mut first, second) = two_rooms_that_chose(&session).await?;
    let look_back = Command::LookBack(LookBackCommand::Answer {
        dilemma: FIRST,
        again: Again::Other,
        tried: Some("Na weken geprobeerd".into()),
    });
    facilitator.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    assert_eq!(rejection(first.command(look_back.clone()).await), Rejection::NoLookBack);
    facilitator.command(Command::LookBack(LookBackCommand::Open { open: true })).await?;
    first.until("that it is open", |bot| bot.session.as_ref().is_some_and(|held| held.look_back)).await?;
    first.command(look_back).await?;
    let mut late = session.join("Demo Later", 1).await?;
    late.until("what the room chose", |bot| bot.round().is_some_and(|round| round.choice().is_some())).await?;
    assert!(!held(&late).contains("Na weken geprobeerd"), "anybody could have joined with the code");
    let guess = Command::Debrief(DebriefCommand::Guess { dilemma: FIRST, side: Side::Left });
    assert_eq!(
        rejection(late.command(guess).await),
        Rejection::SessionEnded,
        "any number of people could join after the end"
    );
    facilitator.command(REVEAL).await?;
    let mut follower = follower_of(&session, &second).await?;
    follower.until("the result", |bot| held(bot).contains("Waarom van groep 1")).await?;
    assert!(!held(&follower).contains("Na weken geprobeerd"));
    Ok(())
}

#[tokio::test]
async fn a_removed_follower_sees_nothing_until_that_is_undone() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, first, second) = two_rooms_that_chose(&session).await?;
    let (mut follower, mut bystander) = (follower_of(&session, &first).await?, follower_of(&session, &second).await?);
    let own = first.participant().context("a participant")?;
    facilitator.command(Command::People(PeopleCommand::Remove { participant: own })).await?;
    comes_back(&mut follower).await?;
    assert!(is_taken_out(&follower), "the follower is told of the removal");
    facilitator.command(REVEAL).await?;
    bystander.until("what rooms wrote", |bot| held(bot).contains("Waarom van groep 2")).await?;
    // Later, from another tab, and after a lost connection it is always the same.
    follower.reconnect().await?;
    let another = follower_of(&session, &first).await?;
    for out in [&follower, &another] {
        assert!(
            is_taken_out(out) && !held(out).contains("Waarom van groep"),
            "a removed follower must see nothing of it"
        );
    }
    facilitator.command(Command::People(PeopleCommand::Restore { participant: own })).await?;
    comes_back(&mut follower).await?;
    assert!(held(&follower).contains("Waarom van groep 2") && !is_taken_out(&follower));
    assert!(follower.session.as_ref().is_some_and(|held| held.participants.is_empty()), "followers hold no people");
    facilitator.command(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Matrix })).await?;
    follower.until("the screen", shows(Screen::Matrix)).await?;
    bystander.until("the screen", shows(Screen::Matrix)).await?;
    Ok(())
}

fn is_taken_out(bot: &Bot) -> bool {
    let own = bot.participant().and_then(|own| bot.session.as_ref()?.participants.get(&own));
    own.is_some_and(|person| person.removed.is_some())
}

/// Waits for the request to reconnect, and reconnects.
async fn comes_back(bot: &mut Bot) -> anyhow::Result<()> {
    let told = bot.until("that it is to come back", |_| false).await;
    assert!(matches!(told, Err(BotError::Goodbye(Goodbye::ComeBack))), "{told:?}");
    Ok(bot.reconnect().await?)
}

/// The facilitator's latest words to everybody and to the follower's room.
fn told(bot: &Bot) -> Vec<&str> {
    let held = bot.session.as_ref();
    let to_all = held.map(|held| held.told.as_slice()).unwrap_or_default();
    let to_room = held.and_then(|held| held.seat.as_ref()).map(|seat| seat.told.as_slice()).unwrap_or_default();
    to_all.iter().chain(to_room).map(|message| message.text.as_str()).collect()
}

fn seat(bot: &Bot) -> Option<RoomNumber> {
    bot.session.as_ref()?.seat.as_ref()?.room
}

fn word(rooms: Rooms, text: &str) -> Command {
    Command::Room(RoomCommand::SendMessage { rooms, text: text.into() })
}

#[tokio::test]
async fn followers_get_messages_to_everybody_and_to_their_own_room() -> anyhow::Result<()> {
    for carrier in [Carrier::Socket, Carrier::Stream] {
        let world = World::start().await?;
        let session = TestSession::open(&world, &plain_session()).await?;
        let (mut facilitator, first, second) = two_rooms_that_chose(&session).await?;
        let mut one = Bot::follower_over(carrier, &session.url, session.code(), first.secret()).await?;
        let mut other = Bot::follower_over(carrier, &session.url, session.code(), second.secret()).await?;
        facilitator.command(word(Rooms::Only([RoomNumber(1)].into()), "Aan groep 1")).await?;
        facilitator.command(word(Rooms::Only([RoomNumber(2)].into()), "Aan groep 2")).await?;
        facilitator.command(word(Rooms::All, "Aan allen")).await?;
        one.until("the words", |bot| told(bot) == ["Aan allen", "Aan groep 1"]).await?;
        other.until("the words", |bot| told(bot) == ["Aan allen", "Aan groep 2"]).await?;
        assert!(
            !held(&one).contains("groep 2") && !held(&other).contains("groep 1"),
            "messages to other rooms must not arrive"
        );
        let mut plenary = session.plenary().await?;
        plenary.until("the word to all", |bot| told(bot) == ["Aan allen"]).await?;
        // A device that was briefly away misses nothing.
        one.disconnect();
        facilitator.command(word(Rooms::Only([RoomNumber(1)].into()), "Nog iets")).await?;
        one.reconnect().await?;
        one.until("what was missed", |bot| told(bot) == ["Aan allen", "Aan groep 1", "Nog iets"]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn followers_are_sent_rounds_breaks_and_their_own_room() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, first, second) = two_rooms_that_chose(&session).await?;
    let mut follower = follower_of(&session, &first).await?;
    assert_eq!(seat(&follower), Some(RoomNumber(1)));
    facilitator.command(word(Rooms::Only([RoomNumber(2)].into()), "Welkom in groep 2")).await?;
    let participant = first.participant().context("a participant")?;
    facilitator.command(Command::People(PeopleCommand::Move { participant, room: RoomNumber(2) })).await?;
    follower.until("the other room", |bot| seat(bot) == Some(RoomNumber(2))).await?;
    assert_eq!(told(&follower), ["Welkom in groep 2"]);
    facilitator.command(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await?;
    let round = |bot: &Bot| bot.session.as_ref()?.rooms[&RoomNumber(2)].open_round().map(|round| round.dilemma);
    follower.until("the round", |bot| round(bot) == Some(DilemmaNumber(2))).await?;
    facilitator
        .command(Command::Programme(ProgrammeCommand::StartBlock { from: Some(BlockId(0)), block: BlockId(1) }))
        .await?;
    let part = |bot: &Bot| bot.session.as_ref()?.running_block().map(|block| block.plan.kind);
    follower.until("the break", |bot| part(bot) == Some(BlockKind::Break)).await?;
    facilitator.command(Command::Room(RoomCommand::Merge { from: RoomNumber(2), into: RoomNumber(1) })).await?;
    follower.until("the merged room", |bot| seat(bot) == Some(RoomNumber(1))).await?;
    let mut bystander = follower_of(&session, &second).await?;
    facilitator.command(word(Rooms::Only([RoomNumber(1)].into()), "Samen verder")).await?;
    for bot in [&mut follower, &mut bystander] {
        bot.until("the word", |bot| told(bot) == ["Samen verder"]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn ballots_wait_for_followers_and_show_where_they_are() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, mut presenter, mut member) = session.two_at_work().await?;
    let mut third = session.join("Demo C", 1).await?;
    let away = third.participant().context("a participant")?;
    let mut follower = follower_of(&session, &third).await?;
    third.disconnect();
    for bot in [&mut facilitator, &mut presenter] {
        bot.until("where they are", |bot| bot.following.contains(&away) && bot.online.contains(&away)).await?;
    }
    go_to(&mut presenter, Phase::Choose).await?;
    sees_phase(&mut member, Phase::Choose).await?;
    votes(&mut presenter, Side::Right).await?;
    votes(&mut member, Side::Right).await?;
    world.clock.advance(GRACE);
    // After a round trip the ballots would be open, if they did not wait.
    facilitator.command(word(Rooms::All, "Even wachten")).await?;
    presenter.until("the word", |bot| told(bot) == ["Even wachten"]).await?;
    assert!(presenter.round().is_some_and(|round| round.ballots.count.is_none()), "a follower is waited for");
    // Somebody who is really gone is awaited only briefly.
    follower.disconnect();
    facilitator.until("that they are gone", |bot| !bot.online.contains(&away)).await?;
    world.clock.advance(VOID_AFTER);
    // Two ballots of three people are void, and the two who are left vote again.
    for bot in [&mut presenter, &mut member] {
        bot.until("to be asked again", |bot| bot.round().is_some_and(|round| round.ballots.asked_again)).await?;
    }
    votes(&mut presenter, Side::Right).await?;
    votes(&mut member, Side::Right).await?;
    presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
    locks(&mut presenter, "Omdat").await?;
    let way = presenter.round().and_then(|round| round.choice()).map(|choice| choice.way);
    assert_eq!(way, Some(DecidedBy::Unanimous), "everybody who was there voted for it");
    Ok(())
}
