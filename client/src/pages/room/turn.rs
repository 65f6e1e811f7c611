//! A round of speaking on one's own device: whose turn it is; on one's own turn, the way to pass.

use leptos::prelude::*;
use shared::ids::BlockId;
use shared::session::{Command, SpokenRound, WallCommand};
use shared::text::{connection, walls as text};
use shared::wire::Identity;

use crate::language::{reader, say};
use crate::model::Live;

/// Takes the place of the form.
#[component]
pub fn TurnNotice(live: Live, block: BlockId, spoken: Memo<Option<SpokenRound>>) -> impl IntoView {
    let identity = live.identity();
    let is_me = move |participant| identity.get() == Some(Identity::Participant(participant));
    let mine = Memo::new(move |_| {
        spoken.with(|spoken| spoken.as_ref().and_then(SpokenRound::speaking).is_some_and(|now| is_me(now.participant)))
    });
    let says = move || {
        let name = spoken.with(|spoken| Some(spoken.as_ref()?.speaking()?.name.clone())).unwrap_or_default();
        if mine.get() { text::your_turn(reader()).to_owned() } else { text::is_speaking(reader(), &name) }
    };
    let then = move || {
        spoken.with(|spoken| match spoken.as_ref()?.next() {
            Some(next) if is_me(next.participant) => Some(text::then_you(reader()).to_owned()),
            Some(next) => Some(text::then(reader(), &next.name)),
            None => Some(text::then_writing(reader()).to_owned()),
        })
    };
    let pass = move |_| live.ask(Command::Wall(WallCommand::PassTurn { block }));
    let passes =
        move |command: &Command| matches!(command, Command::Wall(WallCommand::PassTurn { block: of }) if *of == block);
    let is_passing = Memo::new(move |_| live.under_way(move |command| passes(command).then_some(())).is_some());
    let is_unsent = live.is_unsent(passes);
    view! {
        <section class="wallin">
            <div role="status"><h1>{says}</h1><p>{then}</p></div>
            <Show when=move || mine.get()>
                <p class="wallin__do"><button class="btn btn--soft btn--lg" type="button" data-step="" disabled=is_passing on:click=pass>
                    {say(text::pass)}{move || (is_unsent.try_get() == Some(true)).then(|| format!(" ({})", connection::still_to_be_sent(reader())))}
                </button></p>
            </Show>
            <p class="muted">{say(text::write_after)}</p>
        </section>
    }
}
