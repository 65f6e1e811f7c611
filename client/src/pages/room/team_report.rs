//! The end of a session without a facilitator: its starter and its presenter have the report, may share it, and may
//! delete everything.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use shared::code::JoinCode;
use shared::session::{SecretLink, Session};
use shared::text::{board, looking_back as text};

use super::notices::RoleOffer;
use crate::components::{Asked, Icon, Modal, copy_text, icons};
use crate::language::{Words, reader, reader_signal, say};
use crate::model::RoomView;
use crate::pages::auth::{delete_session, give_out, origin, secret_path};
use crate::saved_sessions;

/// What its keepers may do (see [`Session::is_kept_by`]); the others learn who presents, and are offered the role if
/// they are gone.
#[component]
pub fn TeamReport(view: RoomView) -> impl IntoView {
    let is_mine = Memo::new(move |_| {
        view.me.get().is_some_and(|me| view.room.with(|room| Session::keeps_team(me, room.as_deref())))
    });
    let is_offered = Memo::new(move |_| {
        view.room.with(|room| room.as_ref().and_then(|room| room.presenter?.offered_since).is_some())
    });
    let theirs = move || match view.presenter_name() {
        Some(name) => crate::hyphens::with_name(text::presenter_shares(reader(), &name)),
        None => crate::hyphens::with_name(text::somebody_shares(reader())),
    };
    view! {
        <div role="status"><RoleOffer view=view /></div>
        <Show when=move || is_mine.get() fallback=move || view! { <Show when=move || !is_offered.get()><p>{theirs}</p></Show> }><OfKeeper view=view /></Show>
    }
}

/// What is done with the code of the session and the secret of its link.
type WithLink = Box<dyn FnOnce(JoinCode, &str)>;

#[component]
fn OfKeeper(view: RoomView) -> impl IntoView {
    let navigate = use_navigate();
    let language = reader_signal();
    let (copied, failed, under_way) = (RwSignal::new(false), RwSignal::new(None::<String>), RwSignal::new(false));
    // A browser that keeps nothing, or has forgotten the session since, has the link for as long as this page.
    let given_out = RwSignal::new(None::<String>);
    let with_link = move |then: WithLink| {
        let Some((code, held)) = view.live.code().zip(view.live.secret()) else { return };
        if under_way.get_untracked() {
            return;
        }
        copied.set(false);
        failed.set(None);
        // Another tab may have given it out; a second one would take the place of the first.
        let known = saved_sessions::issued(code, SecretLink::Report).or_else(|| given_out.get_untracked());
        if let Some(known) = known {
            given_out.set(Some(known.clone()));
            return then(code, &known);
        }
        under_way.set(true);
        let language = language.get_untracked();
        spawn_local(async move {
            let answer = give_out(code, held, SecretLink::Report, language).await;
            // They may have left the page in the meantime.
            if under_way.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(secret) => {
                    then(code, &secret);
                    given_out.try_set(Some(secret));
                }
                Err(message) => failed.set(Some(message)),
            }
        });
    };
    let open = move |_| {
        let navigate = navigate.clone();
        with_link(Box::new(move |code, secret| {
            navigate(&secret_path(SecretLink::Report, code, secret), Default::default());
        }));
    };
    let copy = move |_| {
        let origin = untrack(origin);
        with_link(Box::new(move |code, secret| {
            copy_text(format!("{origin}{}", secret_path(SecretLink::Report, code, secret)), move || {
                copied.try_set(true);
            });
        }));
    };
    let (asking, not_deleted) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let delete = move |()| {
        if let Some((code, held)) = view.live.code().zip(view.live.secret()) {
            delete_session(code, held, language.get_untracked(), not_deleted);
        }
    };
    let words = |words: Words| Signal::derive(move || words(reader()));
    view! {
        <div class="ended__do">
            <button class="btn btn--main" type="button" aria-busy=move || under_way.get().to_string() on:click=open>
                {say(text::open_report)}<Icon path=icons::FORWARD />
            </button>
            <button class="btn" type="button" on:click=copy><Icon path=icons::COPY />{say(text::copy_report_link)}</button>
            <button class="btn btn--quiet" type="button" on:click=move |_| asking.set(true)>{say(board::delete_session)}</button>
        </div>
        // Present before its words, so that they are announced.
        <p class="ended__said" role="status">{move || copied.get().then(|| board::copied(reader()))}{failed}</p>
        <Modal open=asking labelled_by="delete-title" class="modal" on_closed=move |()| not_deleted.set(None)>
            <Asked
                id="delete-title"
                title=words(board::ask_delete_session)
                explained=words(board::ask_delete_session_explained)
                yes=words(board::delete_session)
                failed=not_deleted
                on_yes=Callback::new(delete)
                on_no=Callback::new(move |()| asking.set(false))
            />
        </Modal>
    }
}
