//! The links: to this board, to join, to the plenary screen, to the report; and opening to look back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::code::JoinCode;
use shared::session::{AccessCommand, Command, LookBackCommand, SecretLink};
use shared::text::{board as text, connection, entrance, team};
use shared::wire::LinkRequest;

use super::co_facilitators::CoFacilitators;
use super::confirm_dialog::BoardDialog;
use super::given_link::GivenLink;
use crate::components::{Icon, Sure, copy_text, icons};
use crate::language::{Words, reader, say};
use crate::pages::auth::{KeptNotice, OnlyHereNotice, SecretPage, join_link, kept_until, origin};
use crate::pages::facilitator::state::{Dialog, FacilitatorState};
use crate::pages::report::when::day;
use crate::{api, saved_sessions};

/// The dialog with the links.
#[component]
pub fn LinksDialog(board: FacilitatorState) -> impl IntoView {
    let code = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map(|facts| facts.code)));
    view! {
        <BoardDialog board=board dialog=Dialog::Links labelled_by="links-title">
            <div class="links__top">
                <h2 id="links-title">{say(text::links_and_report)}</h2>
                <button class="btn btn--quiet" type="button" aria-label=say(connection::close) on:click=move |_| board.dialog.set(None)>
                    <Icon path=icons::CROSS />
                </button>
            </div>
            {move || code.get().map(|code| view! { <Links board=board code=code secret=SecretPage::Board.secret(code).unwrap_or_default() /> })}
        </BoardDialog>
    }
}

#[component]
fn Links(board: FacilitatorState, code: JoinCode, secret: String) -> impl IntoView {
    let (copied, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let secret = RwSignal::new(secret);
    let to_board = Signal::derive(move || format!("{}{}#{}", origin(), SecretPage::Board.path(code), secret.get()));
    let renew = move || {
        failed.set(None);
        let request = LinkRequest { secret: secret.get_untracked(), link: SecretLink::Facilitator };
        let (language, live) = (board.language.get_untracked(), board.live);
        spawn_local(async move {
            match api::issue_link(code, &request, language).await {
                // The server closed the connections of the old link, including this page's, so this page reconnects.
                Ok(new) => {
                    saved_sessions::renew_led(code, &new.secret);
                    SecretPage::Board.go_on_with(live, code, &new.secret);
                }
                Err(failure) => {
                    failed.try_set(Some(failure.message));
                }
            }
        });
    };
    let join = Signal::derive(move || join_link(code));
    let keeps = saved_sessions::keeps_led(code);
    view! {
        <div class="links">
            <p role="status" class="links__said">
                {move || copied.get().then(|| say(text::copied)())}
                {failed}
            </p>
            <OnlyHereNotice />
            <section>
                <h3>{say(text::link_join)}</h3>
                <p>{say(text::link_join_explained)}</p>
                <div class="links__do"><CopyButton label=text::copy text=join copied=copied /></div>
            </section>
            <section>
                <h3>{say(text::link_board)}</h3>
                <p>{move || if board.has_first_link() { text::link_board_explained(reader()) } else { team::own_board_explained(reader()) }}</p>
                {move || own_name(board).map(|name| view! { <p class="muted">{team::you_are(reader(), &name)}</p> })}
                {keeps.then(|| view! { <p class="muted">{say(entrance::remembered_here)}</p> })}
                <div class="links__do">
                    <CopyButton label=text::copy text=to_board copied=copied />
                    <Show when=move || board.has_first_link()>
                        <Sure label=text::new_link explained=text::new_board_link_sure on_yes=renew />
                    </Show>
                </div>
            </section>
            <CoFacilitators board=board code=code secret=secret copied=copied failed=failed />
            <Issued board=board code=code secret=secret link=SecretLink::Plenary copied=copied failed=failed />
            <Issued board=board code=code secret=secret link=SecretLink::Report copied=copied failed=failed />
            <LookingBack board=board code=code copied=copied />
        </div>
    }
}

/// The name under which this device co-facilitates; `None` with the session's own link.
fn own_name(board: FacilitatorState) -> Option<String> {
    let me = board.me.get().flatten()?;
    board.facts.with(|facts| facts.as_ref()?.team.name_of(me).map(str::to_owned))
}

/// Copies an address.
#[component]
pub fn CopyButton(
    label: Words,
    #[prop(into)] text: Signal<String>,
    copied: RwSignal<bool>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let press = move |_| {
        copied.set(false);
        copy_text(text.get_untracked(), move || {
            copied.try_set(true);
        });
    };
    view! { <button class="btn btn--soft btn--sm" type="button" id=id on:click=press><Icon path=icons::COPY />{say(label)}</button> }
}

/// A link whose secret is known only to the device that issued it.
#[component]
fn Issued(
    board: FacilitatorState,
    code: JoinCode,
    secret: RwSignal<String>,
    link: SecretLink,
    copied: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
) -> impl IntoView {
    let is_report = link == SecretLink::Report;
    let given = GivenLink::new(board, code, link, failed);
    let issue = move || given.issue(secret.get_untracked(), |_| ());
    let (title, explained): (Words, Words) = if is_report {
        (text::link_report, text::link_report_explained)
    } else {
        (text::link_plenary, text::link_plenary_explained)
    };
    view! {
        <section>
            <h3>{say(title)}</h3>
            <p>{say(explained)}</p>
            {move || given.why_none().map(|why| view! { <p class="muted">{why}</p> })}
            <div class="links__do">
                {move || given.address.get().map(|address| view! {
                    <CopyButton label=text::copy text=Signal::stored(address.clone()) copied=copied />
                    <a class="btn btn--soft btn--sm" href=address target="_blank" rel="noopener">{say(text::open)}</a>
                })}
                <Show
                    when=move || given.given_out.get()
                    fallback=move || view! {
                        <button class="btn btn--soft btn--sm" type="button" on:click=move |_| issue()>{say(text::make_link)}</button>
                    }
                >
                    <Sure label=text::new_link explained=text::new_link_sure on_yes=issue />
                    {is_report.then(|| view! { <Sure label=text::withdraw_link explained=text::withdraw_sure on_yes=move || given.withdraw() /> })}
                </Show>
            </div>
            {is_report.then(|| view! { <NamesInReport board=board /><KeptNotice /> })}
        </section>
    }
}

#[component]
fn NamesInReport(board: FacilitatorState) -> impl IntoView {
    let named = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.names_in_report)));
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=named
                on:change=move |event| board.ask(Command::Access(AccessCommand::NamePeopleInReport { on: event_target_checked(&event) }))
            />
            {say(text::names_in_report)}
        </label>
    }
}

/// After the end: lets rooms look back on their choices.
#[component]
fn LookingBack(board: FacilitatorState, code: JoinCode, copied: RwSignal<bool>) -> impl IntoView {
    let open = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.look_back)));
    let until = move || {
        let since = board.facts.with(|facts| facts.as_ref().filter(|facts| facts.look_back)?.looks_back_since)?;
        kept_until(since).map(|until| day(until, reader()))
    };
    let invitation = move || {
        let title = board.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
        text::look_back_invitation(reader(), &title.unwrap_or_default(), &join_link(code))
    };
    view! {
        <section>
            <h3>{say(text::look_back)}</h3>
            <p>{say(text::look_back_explained)}</p>
            <Show when=move || board.ended.get() fallback=|| view! { <p class="muted">{say(text::look_back_later)}</p> }>
                {move || until().map(|day| view! { <p class="muted">{text::look_back_until(reader(), &day)}</p> })}
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=open
                        on:change=move |event| board.ask(Command::LookBack(LookBackCommand::Open { open: event_target_checked(&event) }))
                    />
                    {say(text::look_back_open)}
                </label>
                {move || open.get().then(|| view! {
                    <blockquote class="links__words">{invitation}</blockquote>
                    <div class="links__do"><CopyButton label=text::copy_invitation text=Signal::derive(invitation) copied=copied /></div>
                })}
            </Show>
        </section>
    }
}
