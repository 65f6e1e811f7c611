//! The end of a session without a facilitator: whoever started it has the report, may share it, and may delete
//! everything.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use shared::code::JoinCode;
use shared::session::SecretLink;
use shared::text::{board, looking_back as text};

use crate::components::{Asked, Icon, Modal, copy_text, icons};
use crate::language::{Words, reader, reader_signal, say};
use crate::model::{Member, RoomView};
use crate::pages::auth::{delete_session, give_out, origin, secret_path};
use crate::saved_sessions;

/// What the starter may do; the others are told who that is.
#[component]
pub fn TeamReport(view: RoomView) -> impl IntoView {
    let starter = Memo::new(move |_| view.facts.with(|facts| facts.as_ref()?.starter()));
    let is_mine = Memo::new(move |_| starter.get().is_some() && starter.get() == view.me.get());
    let theirs = move || {
        let is_starter = |member: &&Member| Some(member.id) == starter.get();
        let name = view.members.with(|members| members.iter().find(is_starter).map(|member| member.name.clone()));
        match name {
            Some(name) => crate::hyphens::with_name(text::starter_shares(reader(), &name)),
            None => crate::hyphens::with_name(text::somebody_shares(reader())),
        }
    };
    view! {
        <Show when=move || is_mine.get() fallback=move || view! { <p>{theirs}</p> }><OfStarter view=view /></Show>
    }
}

/// What is done with the code of the session and the secret of its link.
type WithLink = Box<dyn FnOnce(JoinCode, &str)>;

#[component]
fn OfStarter(view: RoomView) -> impl IntoView {
    let navigate = use_navigate();
    let language = reader_signal();
    let (copied, failed, under_way) = (RwSignal::new(false), RwSignal::new(None::<String>), RwSignal::new(false));
    // A browser that keeps nothing has the link as long as this page.
    let given_out = RwSignal::new(None::<String>);
    let with_link = move |then: WithLink| {
        let Some(joined) = view.live.code().and_then(saved_sessions::token) else { return };
        if under_way.get_untracked() {
            return;
        }
        copied.set(false);
        failed.set(None);
        // Another tab may have given it out; a second one would take the place of the first.
        let known = saved_sessions::issued(joined.code, SecretLink::Report).or_else(|| given_out.get_untracked());
        if let Some(known) = known {
            return then(joined.code, &known);
        }
        under_way.set(true);
        let language = language.get_untracked();
        spawn_local(async move {
            let answer = give_out(joined.code, joined.token, SecretLink::Report, language).await;
            // They may have left the page in the meantime.
            if under_way.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(secret) => {
                    then(joined.code, &secret);
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
        if let Some(joined) = view.live.code().and_then(saved_sessions::token) {
            delete_session(joined.code, joined.token, language.get_untracked(), not_deleted);
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
