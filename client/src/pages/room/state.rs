//! What the parts of the room's screen share, and what they need of the current round.

use leptos::prelude::*;
use shared::session::ballot::SHIFT_ROOM_MIN;
use shared::session::{Kind, Side, VoteMethod};
use shared::text::room as text;

use super::kept_focus::KeptFocus;
use crate::language::reader;
use crate::model::RoomView;

/// What the split and the dock share.
#[derive(Clone, Copy)]
pub struct SplitState {
    /// On a narrow screen: the place that people look at, if it is not the one in focus.
    pub peek: RwSignal<Option<Side>>,
    /// Hands are being counted on this device.
    pub hands: RwSignal<bool>,
    /// Counting hands started by itself, because no other device was there, and nobody asked for it.
    pub hands_by_itself: StoredValue<bool>,
    /// The hands counted so far, by side.
    pub raised: RwSignal<(u16, u16)>,
    /// The lot is falling.
    pub drawing: RwSignal<bool>,
    /// The form that changes the minority's sentence is open.
    pub mends_minority: RwSignal<bool>,
    /// The focus in the form for the choice, while it moves to the other side: majorities change while people write.
    pub focus_for: KeptFocus,
}

impl SplitState {
    /// Provides it to the room's screen.
    pub fn provide() {
        provide_context(Self {
            peek: RwSignal::new(None),
            hands: RwSignal::new(false),
            hands_by_itself: StoredValue::new(false),
            raised: RwSignal::new((0, 0)),
            drawing: RwSignal::new(false),
            mends_minority: RwSignal::new(false),
            focus_for: KeptFocus::new(),
        });
    }
}

/// Do rooms do rounds now?
pub fn dilemmas_run(view: RoomView) -> bool {
    view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.dilemmas_run()))
}

/// Are people asked for a first ballot? With fewer people than a shift needs they would be of no use, and on one
/// shared screen everybody would see them.
pub fn asks_first_ballot(view: RoomView) -> bool {
    view.rule(|rules| rules.first_ballot) && view.members.with(|members| members.len() >= usize::from(SHIFT_ROOM_MIN))
}

/// Did the round end without a choice?
pub fn has_no_choice(view: RoomView) -> bool {
    view.round.with(|round| round.as_ref().is_some_and(|round| round.choice().is_none()))
}

/// Is this the re-vote after a tie?
pub fn re_voting(view: RoomView) -> bool {
    view.round.with(|round| round.as_ref().is_some_and(|round| round.ballots.tie_before.is_some()))
}

/// How many people were there when the ballots were opened without having voted.
pub fn missing(view: RoomView) -> u16 {
    view.round.with(|round| round.as_ref().map_or(0, |round| round.ballots.missing))
}

/// *1 persoon stemde niet*, if anybody did not vote.
pub fn without_a_vote(view: RoomView) -> Option<String> {
    Some(missing(view)).filter(|missing| *missing > 0).map(|missing| text::without_a_vote(reader(), missing))
}

/// What must be heard before the choice may be locked: a con of the leading side, or a pro of the other.
pub fn still_asked(view: RoomView) -> Option<(Side, Kind)> {
    if !view.rule(|rules| rules.both_sides_heard) || view.must_choose.get() {
        return None;
    }
    view.round.with(|round| {
        let round = round.as_ref()?;
        round.unheard(round.ballots.leads()?).first().copied()
    })
}

/// May this person write the minority's sentence?
pub fn is_invited(view: RoomView) -> bool {
    let invited = view.round.with(|round| {
        let (me, round) = (view.me.get()?, round.as_ref()?);
        let choice = round.choice()?;
        let side = choice.side.other();
        let somebody_did = choice.recorded == VoteMethod::Hands && choice.count.on(side) > 0;
        // The presenter may, whatever they voted: others see that screen, and must not learn from it.
        let did = if view.presents.get() {
            choice.count.on(side) > 0
        } else {
            round.ballots.cast.get(&me) == Some(&Some(side))
        };
        Some(somebody_did || did)
    });
    invited.unwrap_or_default()
}
