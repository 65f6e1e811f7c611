//! Whether the field of unsent words still exists: in sight, reachable, or closed.

use std::collections::BTreeSet;

use shared::ids::{BlockId, RoomNumber};
use shared::session::words::clean;
use shared::session::{Block, Choice, Collected, Kind, Phase, Plenary, Room, Round, Side, Thoughts};

use super::place::{Field, Reason, RoomSet};

/// State of a draft's field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its field is on the screen.
    Here,
    /// Its field is not on the screen, but its words may still be sent.
    MaySend,
    /// Its field will come back.
    Later,
    /// Nobody can write there any more: the words are offered for copying.
    Closed,
}

/// A member's situation in a room.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'a> {
    /// Their room, if they have one.
    pub room: Option<&'a Room>,
    /// The side under discussion on their screen.
    pub side_in_sight: Option<Side>,
    /// The argument that their screen asks for before a choice may be locked.
    pub asked: Option<(Side, Kind)>,
    /// They are the presenter.
    pub presents: bool,
    /// The choice can be locked: its form is on the presenter's screen.
    pub locks: bool,
    /// They are invited to add a sentence to the choice.
    pub invited: bool,
    /// They were removed from the session.
    pub is_out: bool,
    /// The session is over.
    pub ended: bool,
    /// Looking back is open.
    pub looks_back: bool,
    /// The running part on whose wall they can write.
    pub writes_on: Option<BlockId>,
    /// The running clearing.
    pub resolves_on: Option<BlockId>,
    /// The running talk, and what they keep of it for themselves.
    pub keeps_of: Option<(BlockId, &'a Thoughts)>,
}

impl Seat<'_> {
    /// The latest round, if it is this one.
    fn round(&self, room: RoomNumber, round: shared::ids::RoundNumber) -> Option<&Round> {
        let own = self.room.filter(|own| own.number == room && own.round_number() == round)?;
        own.own_rounds().last()
    }
}

/// State of a field in which a member of a room wrote.
pub fn standing(field: Field, seat: &Seat) -> Standing {
    match field {
        // Always at hand, or not written in a room.
        Field::Name
        | Field::Message { .. }
        | Field::MessageToSelected { .. }
        | Field::Note { .. }
        | Field::ChangedNote { .. }
        | Field::ThemeName { .. }
        | Field::RenamedTheme { .. }
        | Field::WallResolveDay { .. }
        | Field::WallEntered { .. }
        | Field::WallEnteredName { .. }
        | Field::WallPrompt { .. }
        | Field::WallBundle { .. }
        | Field::PartTitle { .. }
        | Field::SessionTitle
        | Field::CoFacilitatorName
        | Field::OwnDilemma { .. }
        | Field::CorrectedDilemma { .. }
        | Field::RoomNumber
        | Field::Dilemma
        | Field::Minutes
        | Field::RaisedHands { .. }
        | Field::NewSession { .. }
        | Field::Attempt => Standing::Later,
        // It comes back with them.
        _ if seat.is_out => Standing::Closed,
        Field::Argument { room, round, side, kind } => match seat.round(room, round) {
            Some(round) if is_read(round) => Standing::Later,
            Some(round) if !round.takes_arguments() => Standing::Closed,
            Some(_) if seat.side_in_sight == Some(side) || seat.asked == Some((side, kind)) => Standing::Here,
            Some(_) => Standing::MaySend,
            None => Standing::Closed,
        },
        Field::RefusedArgument { room, round, .. } => match seat.round(room, round) {
            Some(round) if is_read(round) => Standing::Later,
            Some(round) if round.takes_arguments() => Standing::MaySend,
            Some(_) | None => Standing::Closed,
        },
        Field::ChangedArgument { room, round, argument } => {
            let found = seat.round(room, round).and_then(|round| Some((round, round.arguments.get(&argument)?)));
            match found {
                Some((round, _)) if is_read(round) => Standing::Later,
                Some((round, argument)) if round.takes_arguments() => {
                    if seat.side_in_sight == Some(argument.side) {
                        Standing::Here
                    } else {
                        Standing::MaySend
                    }
                }
                _ => Standing::Closed,
            }
        }
        Field::Reason { room, round, amends: false, .. } | Field::ChosenSide { room, round } => {
            match seat.round(room, round) {
                Some(round) if round.is_open() && seat.presents => {
                    if seat.locks && seat.asked.is_none() {
                        Standing::Here
                    } else {
                        Standing::Later
                    }
                }
                _ => Standing::Closed,
            }
        }
        Field::Reason { room, round, amends: true, .. } => {
            let is_theirs = seat.presents && !seat.ended;
            let has_choice = seat.round(room, round).is_some_and(|round| round.choice().is_some());
            if is_theirs && has_choice { Standing::Here } else { Standing::Closed }
        }
        Field::Minority { room, round } => {
            if seat.invited && !seat.ended && seat.round(room, round).is_some() {
                Standing::Here
            } else {
                Standing::Closed
            }
        }
        Field::LookBack { .. } | Field::LookBackAnswer { .. } => match (seat.ended, seat.looks_back) {
            (true, true) => Standing::Here,
            (true, false) => Standing::Closed,
            (false, _) => Standing::Later,
        },
        Field::WallSentence { block } | Field::WallFeeling { block } => {
            if seat.writes_on == Some(block) {
                Standing::Here
            } else {
                Standing::Closed
            }
        }
        Field::Thought { block } => match seat.keeps_of {
            Some((runs, _)) if runs == block => Standing::Here,
            Some(_) | None => Standing::Closed,
        },
        Field::ChangedThought { block, thought } => match seat.keeps_of {
            Some((runs, own)) if runs == block && own.is_private(thought) => Standing::Here,
            Some(_) | None => Standing::Closed,
        },
        Field::WallResolve { block } => {
            if seat.resolves_on == Some(block) {
                Standing::Here
            } else {
                Standing::Closed
            }
        }
    }
}

fn is_read(round: &Round) -> bool {
    round.is_open() && !round.must_choose && round.phase == Phase::Read
}

/// What a facilitator's board contains.
#[derive(Clone, Copy, Debug)]
pub struct BoardPlaces<'a> {
    /// Its rooms.
    pub rooms: &'a BTreeSet<RoomNumber>,
    /// The debrief.
    pub plenary: &'a Plenary,
    /// The selected rooms to which a message is being written.
    pub writes_to: Option<RoomSet>,
    /// The session is over.
    pub ended: bool,
    /// The running part with a wall.
    pub wall: Option<BlockId>,
    /// The parts.
    pub programme: &'a [Block],
    /// What was collected in them.
    pub collected: &'a Collected,
}

/// State of a field in which a facilitator wrote.
pub fn standing_on_board(field: Field, board: &BoardPlaces) -> Standing {
    let is_there = match field {
        Field::Message { .. } | Field::MessageToSelected { .. } | Field::PartTitle { .. } | Field::SessionTitle
            if board.ended =>
        {
            false
        }
        Field::Message { room: Some(room) } => board.rooms.contains(&room),
        Field::ChangedNote { note } => board.plenary.notes.contains_key(&note),
        Field::RenamedTheme { theme } => board.plenary.themes.contains_key(&theme),
        Field::WallEntered { block } => board.wall == Some(block),
        Field::PartTitle { block } => board.programme.iter().any(|one| one.id == block),
        Field::WallBundle { block, bundle: Some(bundle) } => {
            board.collected.walls.get(&block).is_some_and(|wall| wall.bundles.contains_key(&bundle))
        }
        _ => true,
    };
    match field {
        _ if !is_there => Standing::Closed,
        Field::MessageToSelected { rooms } if board.writes_to == Some(rooms) => Standing::Here,
        // Nobody selects exactly these rooms again by chance.
        Field::MessageToSelected { .. } => Standing::MaySend,
        _ => Standing::Later,
    }
}

/// Does the record already have these words? Then they were sent.
pub fn is_recorded(field: Field, words: &str, choice: &Choice) -> bool {
    let said = match field {
        Field::Reason { reason: Reason::Why, .. } => Some(choice.reasons.motivation.as_str()),
        Field::Reason { reason: Reason::Condition, .. } => choice.reasons.condition.as_deref(),
        Field::Reason { reason: Reason::Keep, .. } => choice.reasons.keep.as_deref(),
        // Neither a number nor a side is text: they go with the rest of the form.
        Field::Reason { reason: Reason::Certainty, .. } | Field::ChosenSide { .. } => return true,
        Field::Minority { .. } => choice.minority.as_deref(),
        _ => None,
    };
    clean(words, usize::MAX / 16).is_ok_and(|words| said == Some(words.as_str()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shared::ids::{ArgumentId, BundleId, DilemmaNumber, ParticipantId, QuestionId, RoundNumber, ThoughtId};
    use shared::session::{
        Argument, BlockKind, BlockPlan, Bundle, Count, DecidedBy, Outcome, Reasons, Thought, VoteMethod,
    };
    use shared::time::{MINUTE, Timestamp};

    use super::*;

    const ROOM: RoomNumber = RoomNumber(1);
    const FIRST: RoundNumber = RoundNumber(1);
    const PRO: Field = Field::Argument { room: ROOM, round: FIRST, side: Side::Left, kind: Kind::Pro };
    const CHANGED: Field = Field::ChangedArgument { room: ROOM, round: FIRST, argument: ArgumentId(7) };
    const WHY: Field = Field::Reason { room: ROOM, round: FIRST, amends: false, reason: Reason::Why };
    const BETTER_WHY: Field = Field::Reason { room: ROOM, round: FIRST, amends: true, reason: Reason::Why };
    const MINORITY: Field = Field::Minority { room: ROOM, round: FIRST };

    fn room_in(phase: Phase) -> Room {
        let mut room = Room::new(ROOM);
        let mut round = Round::new(DilemmaNumber(1), Timestamp(0), Timestamp(10 * MINUTE));
        round.phase = phase;
        let (id, author, at) = (ArgumentId(7), ParticipantId(1), Timestamp(1));
        let argument = Argument::new(id, author, Side::Left, Kind::Pro, "demo".into(), at);
        round.arguments.insert(argument.id, argument);
        room.rounds.push(round);
        room
    }

    fn chosen() -> Choice {
        Choice {
            side: Side::Left,
            way: DecidedBy::Majority,
            recorded: VoteMethod::Ballots,
            count: Count { left: 2, right: 1 },
            in_time: true,
            reasons: Reasons {
                motivation: "Omdat het rust geeft".into(),
                condition: Some("meer lokalen".into()),
                ..Reasons::default()
            },
            minority: None,
            first: None,
        }
    }

    fn done() -> Room {
        let mut room = room_in(Phase::Done);
        room.rounds[0].outcome = Some(Outcome::Chosen(chosen()));
        room
    }

    fn seat(room: &Room) -> Seat<'_> {
        Seat {
            room: Some(room),
            side_in_sight: None,
            asked: None,
            presents: false,
            locks: false,
            invited: false,
            is_out: false,
            ended: false,
            looks_back: false,
            writes_on: None,
            resolves_on: None,
            keeps_of: None,
        }
    }

    #[test]
    fn an_argument_can_be_sent_from_another_phase_until_writing_closes() {
        let left = room_in(Phase::Left);
        let in_sight = Seat { side_in_sight: Some(Side::Left), ..seat(&left) };
        assert_eq!([standing(PRO, &in_sight), standing(CHANGED, &in_sight)], [Standing::Here; 2]);
        for phase in [Phase::Right, Phase::Choose] {
            let room = room_in(phase);
            let elsewhere = Seat { side_in_sight: (phase == Phase::Right).then_some(Side::Right), ..seat(&room) };
            assert_eq!([standing(PRO, &elsewhere), standing(CHANGED, &elsewhere)], [Standing::MaySend; 2], "{phase:?}");
        }
        let read = room_in(Phase::Read);
        assert_eq!([standing(PRO, &seat(&read)), standing(CHANGED, &seat(&read))], [Standing::Later; 2]);
        let mut late = room_in(Phase::Choose);
        late.rounds[0].must_choose = true;
        for room in [late, done()] {
            assert_eq!([standing(PRO, &seat(&room)), standing(CHANGED, &seat(&room))], [Standing::Closed; 2]);
        }
    }

    #[test]
    fn words_never_go_to_another_question() {
        let mut next = done();
        next.rounds.push(Round::new(DilemmaNumber(2), Timestamp(0), Timestamp(MINUTE)));
        next.rounds[1].phase = Phase::Left;
        let there = Seat { side_in_sight: Some(Side::Left), presents: true, locks: true, invited: true, ..seat(&next) };
        for field in [PRO, CHANGED, WHY, BETTER_WHY, MINORITY] {
            assert_eq!(standing(field, &there), Standing::Closed, "{field:?}");
        }
        let elsewhere = Room { number: RoomNumber(2), ..room_in(Phase::Left) };
        assert_eq!(standing(PRO, &seat(&elsewhere)), Standing::Closed, "in another room");
        assert_eq!(standing(PRO, &Seat { room: None, ..seat(&elsewhere) }), Standing::Closed);
    }

    #[test]
    fn a_thought_is_written_while_its_talk_runs_and_changed_until_it_is_shared() {
        let (block, thought, other) = (BlockId(1), ThoughtId(1), ThoughtId(2));
        let mut own = Thoughts::default();
        own.kept.insert(thought, Thought { text: "demo".into(), shared_as: None });
        own.kept.insert(other, Thought { text: "demo".into(), shared_as: Some(QuestionId(1)) });
        let room = done();
        let talk = Seat { room: None, keeps_of: Some((block, &own)), ..seat(&room) };
        let [new, changed, shared] = [
            Field::Thought { block },
            Field::ChangedThought { block, thought },
            Field::ChangedThought { block, thought: other },
        ];
        assert_eq!(
            [new, changed, shared].map(|field| standing(field, &talk)),
            [Standing::Here, Standing::Here, Standing::Closed]
        );
        let over = Seat { keeps_of: None, ..talk };
        assert_eq!([new, changed].map(|field| standing(field, &over)), [Standing::Closed; 2]);
    }

    #[test]
    fn the_words_of_somebody_who_was_removed_are_offered_at_once() {
        let (left, block) = (room_in(Phase::Left), BlockId(1));
        let there = Seat { side_in_sight: Some(Side::Left), writes_on: Some(block), ..seat(&left) };
        let fields = [PRO, CHANGED, Field::WallSentence { block }];
        assert_eq!(fields.map(|field| standing(field, &there)), [Standing::Here; 3]);
        let out = Seat { is_out: true, ..there };
        assert_eq!(fields.map(|field| standing(field, &out)), [Standing::Closed; 3]);
        assert_eq!(standing(Field::LookBack { dilemma: DilemmaNumber(1) }, &out), Standing::Closed);
        assert_eq!(standing(Field::Name, &out), Standing::Later, "it is no part of the session");
    }

    #[test]
    fn the_argument_asked_for_before_the_choice_is_here() {
        let room = room_in(Phase::Choose);
        let asked = Seat { asked: Some((Side::Left, Kind::Pro)), presents: true, locks: true, ..seat(&room) };
        assert_eq!(standing(PRO, &asked), Standing::Here);
        assert_eq!(standing(WHY, &asked), Standing::Later, "it comes back once that was written");
    }

    #[test]
    fn a_deleted_argument_can_no_longer_be_changed() {
        let mut room = room_in(Phase::Left);
        room.rounds[0].arguments.clear();
        assert_eq!(standing(CHANGED, &seat(&room)), Standing::Closed);
    }

    #[test]
    fn the_motivation_waits_through_votes_and_ties_for_its_presenter() {
        let room = room_in(Phase::Choose);
        let presenter = Seat { presents: true, ..seat(&room) };
        assert_eq!(standing(WHY, &presenter), Standing::Later);
        assert_eq!(standing(WHY, &Seat { locks: true, ..presenter }), Standing::Here);
        assert_eq!(standing(WHY, &seat(&room)), Standing::Closed, "somebody else presents now");
        let closed = done();
        assert_eq!(standing(WHY, &Seat { presents: true, ..seat(&closed) }), Standing::Closed);
        assert_eq!(standing(BETTER_WHY, &Seat { presents: true, ..seat(&closed) }), Standing::Here);
        assert_eq!(standing(BETTER_WHY, &Seat { presents: true, ended: true, ..seat(&closed) }), Standing::Closed);
    }

    #[test]
    fn recorded_words_were_sent() {
        let choice = chosen();
        assert!(is_recorded(WHY, " Omdat het  rust geeft", &choice));
        assert!(!is_recorded(WHY, "Omdat het anders is", &choice));
        assert!(!is_recorded(MINORITY, "Wij niet", &choice));
        let keep = Field::Reason { room: ROOM, round: FIRST, amends: false, reason: Reason::Keep };
        assert!(!is_recorded(keep, "de rust", &choice), "somebody else locked it without");
    }

    #[test]
    fn the_minority_and_looking_back_have_their_own_time() {
        let room = done();
        assert_eq!(standing(MINORITY, &Seat { invited: true, ..seat(&room) }), Standing::Here);
        assert_eq!(standing(MINORITY, &seat(&room)), Standing::Closed);
        assert_eq!(standing(MINORITY, &Seat { invited: true, ended: true, ..seat(&room) }), Standing::Closed);
        let back = Field::LookBack { dilemma: DilemmaNumber(1) };
        let at = |ended, looks_back| standing(back, &Seat { ended, looks_back, ..seat(&room) });
        assert_eq!(
            [at(false, false), at(true, true), at(true, false)],
            [Standing::Later, Standing::Here, Standing::Closed]
        );
    }

    fn board<'a>(rooms: &'a BTreeSet<RoomNumber>, plenary: &'a Plenary, collected: &'a Collected) -> BoardPlaces<'a> {
        BoardPlaces { rooms, plenary, writes_to: None, ended: false, wall: None, programme: &[], collected }
    }

    #[test]
    fn what_was_written_for_something_that_another_facilitator_took_away_is_offered() {
        let (rooms, plenary) = (BTreeSet::from([ROOM]), Plenary::default());
        let block = BlockId(1);
        let (title, bundle) = (Field::PartTitle { block }, Field::WallBundle { block, bundle: Some(BundleId(1)) });
        let mut collected = Collected::default();
        collected.walls.entry(block).or_default().bundles.insert(BundleId(1), Bundle::default());
        let programme = [Block { id: block, plan: BlockPlan::new(BlockKind::Break, 5) }];
        let there = BoardPlaces { programme: &programme, ..board(&rooms, &plenary, &collected) };
        assert_eq!([title, bundle].map(|field| standing_on_board(field, &there)), [Standing::Later; 2]);
        let nothing = Collected::default();
        let gone = board(&rooms, &plenary, &nothing);
        assert_eq!([title, bundle].map(|field| standing_on_board(field, &gone)), [Standing::Closed; 2]);
    }

    #[test]
    fn a_message_to_a_room_that_is_gone_is_offered_to_the_facilitator() {
        let (plenary, collected) = (Plenary::default(), Collected::default());
        let rooms = BTreeSet::from([ROOM]);
        let board = board(&rooms, &plenary, &collected);
        let to = |room| standing_on_board(Field::Message { room }, &board);
        assert_eq!(
            [to(None), to(Some(ROOM)), to(Some(RoomNumber(2)))],
            [Standing::Later, Standing::Later, Standing::Closed]
        );
        assert_eq!(standing_on_board(Field::ChangedNote { note: shared::ids::NoteId(1) }, &board), Standing::Closed);
        let over = BoardPlaces { ended: true, ..board };
        assert_eq!(standing_on_board(Field::Message { room: None }, &over), Standing::Closed);
    }

    #[test]
    fn a_message_to_selected_rooms_is_offered_as_soon_as_it_is_out_of_sight() {
        let (plenary, collected) = (Plenary::default(), Collected::default());
        let rooms = BTreeSet::from([1, 2, 3].map(RoomNumber));
        let [some, others] = [[2, 3], [1, 2]].map(|some| RoomSet::from(BTreeSet::from(some.map(RoomNumber))));
        let closed = board(&rooms, &plenary, &collected);
        let at = |board| standing_on_board(Field::MessageToSelected { rooms: some }, &board);
        assert_eq!(at(closed), Standing::MaySend, "the dialog is closed, or the page was loaded anew");
        assert_eq!(at(BoardPlaces { writes_to: Some(some), ..closed }), Standing::Here);
        assert_eq!(at(BoardPlaces { writes_to: Some(others), ..closed }), Standing::MaySend, "open for other rooms");
        let left = BTreeSet::from([1, 2].map(RoomNumber));
        assert_eq!(at(BoardPlaces { rooms: &left, ..closed }), Standing::MaySend, "one of them was merged away");
        assert_eq!(at(BoardPlaces { writes_to: Some(some), ended: true, ..closed }), Standing::Closed);
    }
}
