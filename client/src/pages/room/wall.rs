//! A check-in or a clearing on a participant's own page, whether or not they are in a room.

use leptos::prelude::*;
use shared::ids::BlockId;
use shared::session::words::clean;
use shared::session::{BlockKind, Line, Own, Words};
use shared::text::{common, walls as text};
use shared::wire::Identity;

use super::debrief::DebriefInvitation;
use super::notices::FacilitatorMessage;
use super::take_home_link::TakeHomeLink;
use super::turn::TurnNotice;
use super::wall_after::{AfterWriting, Expectation, ResolveForm};
use super::wall_form::WallForm;
use crate::components::{PartTimer, PlainTop};
use crate::drafts::{Draft, Field};
use crate::language::reader;
use crate::model::{Live, RoomView};

/// The page.
#[component]
pub fn WallPage(view: RoomView, kind: BlockKind) -> impl IntoView {
    let facts = view.facts;
    let block = Memo::new(move |_| facts.with(|facts| facts.as_ref()?.running_wall()));
    view! {
        <div class="page">
            <PlainTop />
            <FacilitatorMessage words=view.words() />
            <DebriefInvitation />
            <main id="content" class="ownwall" tabindex="-1">
                <WallTop live=view.live kind=kind />
                {move || block.get().map(|block| view! { <OwnWall live=view.live kind=kind block=block /> })}
                // Before a check-in there is nothing to take home.
                {(kind == BlockKind::Clearing).then(|| view! { <p><TakeHomeLink live=view.live /></p> })}
            </main>
        </div>
    }
}

/// The title of the part, and its time.
#[component]
pub fn WallTop(live: Live, kind: BlockKind) -> impl IntoView {
    let part = live.running_part();
    let title = move || part.with(|part| part.as_ref().map(|part| crate::hyphens::written(part.title(reader()))));
    let caption = Signal::derive(move || common::to_go(reader()).to_owned());
    view! {
        <div class="ownwall__top">
            <p><b>{title}</b>{move || (kind == BlockKind::Clearing).then(|| format!(" {}", text::closing_round(reader())))}</p>
            <PartTimer live=live part=part caption=caption />
        </div>
    }
}

/// What one person does on the wall: the form, or what became of their words.
#[component]
pub fn OwnWall(live: Live, kind: BlockKind, block: BlockId) -> impl IntoView {
    let own = own_on(live, block);
    let wrote = Memo::new(move |_| own.with(|own| own.written.is_some()));
    let is_on_wall = Memo::new(move |_| own.with(|own| own.written.as_ref().is_some_and(|written| written.is_on_wall)));
    let changing = RwSignal::new(false);
    // What was revealed can't be changed any more.
    Effect::new(move |_| {
        if is_on_wall.get() {
            changing.set(false);
        }
    });
    // Words stay in the form until they are recorded.
    let fields = [Field::WallSentence { block }, Field::WallFeeling { block }];
    let [sentence, feeling] = fields.map(|field| live.draft(move || Some(field)));
    Effect::new(move |before: Option<Option<Words>>| {
        let now = own.with(|own| own.written.as_ref().map(|written| written.words.clone()));
        let is_recorded = |draft: Draft, line: Option<&Line>| {
            let typed = draft.words();
            line.is_some_and(|line| clean(&typed, usize::from(u16::MAX)).is_ok_and(|typed| typed == line.text))
        };
        for (draft, line) in [
            (sentence, now.as_ref().and_then(|words| words.sentence.as_ref())),
            (feeling, now.as_ref().and_then(|words| words.feeling.as_ref())),
        ] {
            if is_recorded(draft, line) {
                draft.forget();
            }
        }
        // What was taken back is in the form again, so that it can be reworded.
        if let (Some(Some(Words { sentence: said, feeling: felt })), None) = (&before, &now) {
            for (draft, line) in [(sentence, said), (feeling, felt)] {
                if let Some(line) = line.as_ref().filter(|_| !draft.is_kept()) {
                    draft.set(line.text.clone());
                }
            }
        }
        if before.is_some_and(|before| before != now) {
            changing.set(false);
        }
        now
    });
    let writes = Memo::new(move |_| !wrote.get() || changing.get());
    let is_clearing = kind == BlockKind::Clearing;
    let spoken =
        Memo::new(move |_| live.facts().with(|facts| facts.as_ref()?.collected.walls.get(&block)?.spoken.clone()));
    let is_spoken = Memo::new(move |_| spoken.with(Option::is_some));
    view! {
        {move || if is_spoken.get() {
            view! { <TurnNotice live=live block=block spoken=spoken /> }.into_any()
        } else if writes.get() {
            view! { <WallForm live=live kind=kind block=block own=own changing=changing /> }.into_any()
        } else {
            view! { <AfterWriting live=live kind=kind block=block own=own changing=changing /> }.into_any()
        }}
        {is_clearing.then(|| view! {
            <Expectation live=live block=block own=own />
            <Show when=move || !writes.get() && !is_spoken.get()><ResolveForm live=live block=block own=own /></Show>
        })}
    }
}

/// What this device's person has on a wall.
fn own_on(live: Live, block: BlockId) -> Memo<Own> {
    let (facts, identity) = (live.facts(), live.identity());
    Memo::new(move |_| {
        let Some(Identity::Participant(me)) = identity.get() else { return Own::default() };
        let own = facts.with(|facts| facts.as_ref()?.collected.walls.get(&block)?.own.get(&me).cloned());
        own.unwrap_or_default()
    })
}
