//! Calls for a participant who is in another tab: the tab's title and sounds; and a screen that stays awake.

use leptos::prelude::*;
use shared::text::common;
use shared::time::Milliseconds;

use crate::attention::{Call, sound_at, stay_awake, titled, unseen};
use crate::language::reader;
use crate::model::{RoomView, Stage};

/// Calls the participant back to their room for as long as its page is open.
pub fn call_to_room(view: RoomView) {
    let is_at_work = Memo::new(move |_| view.round.with(|round| round.as_ref().is_some_and(|round| round.is_open())));
    let part = view.live.running_part();
    let break_left = view.live.break_left(part);
    sound_at(move || left(view).or(break_left.get()));
    stay_awake(move || is_at_work.get());
    let said = unseen(view.words());
    let votes = Memo::new(move |_| {
        let me = view.me.get();
        view.stage.get() == Stage::Vote
            && view.members.with(|members| members.iter().any(|member| Some(member.id) == me && !member.voted))
    });
    let call = Memo::new(move |_| {
        let called = Call::foremost(left(view), said.get(), votes.get());
        called.or_else(|| break_left.get().map(Call::of_break))
    });
    let break_title = move || part.with(|part| part.as_ref().map(|part| part.title(reader())));
    Effect::new(move |_| {
        let number = view.number.get().map(|number| common::room_number(reader(), number.0));
        let number = break_title().filter(|_| break_left.with(Option::is_some)).or(number);
        let place = number.into_iter().chain([common::product(reader()).to_owned()]).collect::<Vec<_>>().join(" · ");
        document().set_title(&call.with(|call| titled(call.as_ref(), &place, reader())));
    });
}

/// What is left of a round that is not closed yet.
pub fn left(view: RoomView) -> Option<Milliseconds> {
    let is_open = view.round.with(|round| round.as_ref().is_some_and(|round| round.is_open()));
    if view.must_choose.get() { is_open.then_some(0) } else { view.time_left().filter(|_| is_open) }
}
