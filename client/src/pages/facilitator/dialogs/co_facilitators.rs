//! The links for co-facilitators: each with a name, given out and withdrawn one by one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::code::JoinCode;
use shared::ids::CoFacilitatorId;
use shared::limits::NAME_MAX;
use shared::session::{AccessCommand, Command, Invited};
use shared::text::{board, team as text};
use shared::wire::CoFacilitatorRequest;

use super::links::CopyButton;
use crate::api;
use crate::components::{Sure, Wording, WordsBox, WordsRemarks};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::pages::auth::{SecretPage, origin};
use crate::pages::entrance::fields::focus_on;
use crate::pages::facilitator::state::FacilitatorState;

/// The id of the field for a name.
const NAME_ID: &str = "co-facilitator-name";

/// The co-facilitators with a link, and a field for the name of another.
#[component]
pub fn CoFacilitators(
    board: FacilitatorState,
    code: JoinCode,
    /// The secret of the link by which this device came.
    secret: RwSignal<String>,
    copied: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
) -> impl IntoView {
    // Without the reader, whose own board would close.
    let with_link = Memo::new(move |_| {
        let me = board.me.get().flatten();
        board.facts.with(|facts| {
            let others = facts.iter().flat_map(|facts| facts.team.with_link()).filter(|(id, _)| Some(*id) != me);
            others.map(|(id, one)| (id, one.name.clone())).collect::<Vec<_>>()
        })
    });
    // The link that was just made. Its secret is only in the answer to the request, and is not kept: the link is for
    // somebody else's device.
    let made = RwSignal::new(None::<(CoFacilitatorId, String)>);
    let draft = board.live.draft(|| Some(Field::CoFacilitatorName));
    let wording = Wording::new(draft, NAME_MAX);
    let asking = RwSignal::new(false);
    // Why the person whose name is in the field gets no link: shown next to it.
    let refused = RwSignal::new(None::<String>);
    let invite = move |invited: Invited| {
        if asking.get_untracked() {
            return;
        }
        asking.set(true);
        failed.set(None);
        refused.set(None);
        copied.set(false);
        let is_new = matches!(invited, Invited::New { .. });
        let request = CoFacilitatorRequest { facilitator: secret.get_untracked(), invited };
        let language = board.language.get_untracked();
        spawn_local(async move {
            match api::invite(code, &request, language).await {
                Ok(new) => {
                    if is_new {
                        draft.forget();
                    }
                    made.try_set(Some((new.co_facilitator, new.secret)));
                }
                Err(failure) => {
                    let told = if is_new { refused } else { failed };
                    told.try_set(Some(failure.message));
                }
            }
            asking.try_set(false);
        });
    };
    let invite_new = move || {
        if let Some(name) = wording.to_send() {
            invite(Invited::New { name });
        }
    };
    let address = move |id: CoFacilitatorId| {
        let secret = made.with(|made| made.as_ref().filter(|(of, _)| *of == id).map(|(_, secret)| secret.clone()))?;
        Some(format!("{}{}#{secret}", origin(), SecretPage::Board.path(code)))
    };
    let line = move |(id, name): (CoFacilitatorId, String)| {
        let withdraw = move || board.ask(Command::Access(AccessCommand::WithdrawCoFacilitator { co_facilitator: id }));
        let renew = move || invite(Invited::Again { co_facilitator: id });
        let group = name.clone();
        let copy_id = format!("copy-link-of-{id}");
        let copies = copy_id.clone();
        Effect::new(move |_| {
            if address(id).is_some() {
                focus_on(copies.clone());
            }
        });
        view! {
            <li><div class="links__one" role="group" aria-label=move || text::link_of(reader(), &group)>
                <p><b>{name}</b></p>
                <div class="links__do">
                    {move || address(id).map(|address| view! {
                        <p class="links__now">{say(text::copy_now)}</p>
                        <CopyButton label=board::copy text=Signal::stored(address) copied=copied id=copy_id.clone() />
                    })}
                    <Sure label=text::new_one explained=board::new_link_sure on_yes=renew />
                    <Sure label=text::withdraw explained=text::withdraw_sure on_yes=withdraw />
                </div>
            </div></li>
        }
    };
    view! {
        <section>
            <h3>{say(text::co_facilitators)}</h3>
            <p>{say(text::co_facilitators_explained)}</p>
            <ul class="links__team">
                <For each=move || with_link.get() key=|one| one.clone() children=line />
            </ul>
            <form
                class="word"
                on:submit=move |event| {
                    event.prevent_default();
                    invite_new();
                }
            >
                <label class="label" for=NAME_ID>{say(text::their_name)}</label>
                <div class="word__own">
                    <WordsBox wording=wording id=NAME_ID on_enter=Callback::new(move |()| invite_new()) />
                    <button class="btn" type="submit">{say(board::make_link)}</button>
                </div>
                <WordsRemarks wording=wording />
                <p class="wrong" role="alert">{refused}</p>
                <p class="muted word__note">{say(text::their_name_is_private)}</p>
            </form>
        </section>
    }
}
