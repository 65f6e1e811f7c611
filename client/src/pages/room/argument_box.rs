//! The boxes for a new argument: below its column, in the dock of a phone, and for a side that was not heard yet.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::limits::SENTENCE_MAX;
use shared::session::{ArgumentCommand, Command, Kind, Side};
use shared::text::room as text;
use shared::wire::Writing;

use super::drafts::argument_draft;
use crate::components::{Icon, Sign, Wording, WordsBox, WordsRemarks, icons};
use crate::language::{reader, say};
use crate::model::RoomView;

/// The box below a column.
#[component]
pub fn AddBox(view: RoomView, position: Side, kind: Kind) -> impl IntoView {
    let label: fn(_) -> _ = match kind {
        Kind::Pro => text::add_pro,
        Kind::Con => text::add_con,
    };
    let kind_of_box = Signal::stored(kind);
    view! {
        <div class="add">
            <Sign kind=kind />
            <DraftBox view=view position=position kind=kind_of_box label=label placeholder=invitation(view, position, kind_of_box) />
        </div>
    }
}

/// The placeholder of an empty box: for the first argument of its column, or for one more.
pub fn invitation(view: RoomView, position: Side, kind: impl Into<Signal<Kind>>) -> Signal<&'static str> {
    let kind = kind.into();
    let any = Memo::new(move |_| {
        let side = view.side_at(position);
        view.round.with(|round| round.as_ref().is_some_and(|round| !round.arguments_on(side, kind.get()).is_empty()))
    });
    Signal::derive(move || match (kind.get(), any.get()) {
        (Kind::Pro, false) => text::first_pro(reader()),
        (Kind::Pro, true) => text::new_pro(reader()),
        (Kind::Con, false) => text::first_con(reader()),
        (Kind::Con, true) => text::new_con(reader()),
    })
}

/// A box for an argument; Enter sends it.
#[component]
pub fn DraftBox(
    view: RoomView,
    position: Side,
    #[prop(into)] kind: Signal<Kind>,
    /// The label of its button.
    label: fn(shared::language::Language) -> &'static str,
    #[prop(into)] placeholder: Signal<&'static str>,
    /// Its name, where the placeholder says less.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
) -> impl IntoView {
    let side = Signal::derive(move || view.side_at(position));
    let wording = Wording::new(argument_draft(view, side, kind), SENTENCE_MAX);
    let send = move || {
        if let Some(text) = wording.to_send() {
            let (side, kind) = (side.get_untracked(), kind.get_untracked());
            view.live.tell_writing(None);
            view.live.ask(Command::Argument(ArgumentCommand::Add { round: view.round_number(), side, kind, text }));
            wording.draft().forget();
        }
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let typed = move |any: bool| {
        let writing = Writing { side: side.get_untracked(), kind: kind.get_untracked() };
        view.live.tell_writing(any.then_some(writing));
    };
    let name = Signal::derive(move || name.map_or_else(|| placeholder.get().to_owned(), |name| name.get()));
    view! {
        <form class="add__box" on:submit=on_submit>
            <WordsBox wording=wording rows=1 name=name placeholder=Signal::derive(move || placeholder.get().to_owned())
                on_enter=Callback::new(move |()| send()) on_typed=Callback::new(typed) />
            <button type="submit" aria-label=say(label)><Icon path=icons::ENTER /></button>
            <WordsRemarks wording=wording may_be_empty=true />
        </form>
    }
}
