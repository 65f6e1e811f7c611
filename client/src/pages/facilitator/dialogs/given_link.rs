//! A link whose secret is known only to the device that issued it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::code::JoinCode;
use shared::session::{AccessCommand, Command, SecretLink};
use shared::text::board as text;

use crate::language::reader;
use crate::pages::auth::{give_out, origin, secret_path};
use crate::pages::facilitator::state::FacilitatorState;
use crate::saved_sessions;

/// A link, and how far it is given out.
#[derive(Clone, Copy)]
pub struct GivenLink {
    board: FacilitatorState,
    code: JoinCode,
    link: SecretLink,
    /// Asks for the kept secret again, after this device changed it.
    changed: Trigger,
    /// Its address, if this device knows it.
    pub address: Memo<Option<String>>,
    /// Was it given out, by any device?
    pub given_out: Memo<bool>,
    /// What is wrong with issuing it.
    pub failed: RwSignal<Option<String>>,
}

impl GivenLink {
    /// The link of this session.
    pub fn new(board: FacilitatorState, code: JoinCode, link: SecretLink, failed: RwSignal<Option<String>>) -> Self {
        let is_report = link == SecretLink::Report;
        let given_out = Memo::new(move |_| {
            !is_report || board.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.report_shared))
        });
        let changed = Trigger::new();
        let address = Memo::new(move |_| {
            changed.track();
            // The dialog of the links may have changed it.
            board.dialog.track();
            let known = saved_sessions::issued(code, link).filter(|_| given_out.get())?;
            Some(format!("{}{}", origin(), secret_path(link, code, &known)))
        });
        Self { board, code, link, changed, address, given_out, failed }
    }

    /// Why there is no address to copy, if there is none. Tracked.
    pub fn why_none(self) -> Option<&'static str> {
        match (self.given_out.get(), self.address.get()) {
            (_, Some(_)) => None,
            (true, None) => Some(text::link_unknown(reader())),
            (false, None) => Some(text::link_none(reader())),
        }
    }

    /// Issues it, in place of the previous one. `held` is the secret by which this device holds the session. Then goes
    /// on with its address.
    pub fn issue(self, held: String, then: impl FnOnce(String) + 'static) {
        self.failed.set(None);
        let Self { code, link, failed, changed, .. } = self;
        let (language, origin) = (self.board.language.get_untracked(), untrack(origin));
        spawn_local(async move {
            match give_out(code, held, link, language).await {
                Ok(secret) => {
                    changed.notify();
                    then(format!("{origin}{}", secret_path(link, code, &secret)));
                }
                Err(message) => {
                    failed.try_set(Some(message));
                }
            }
        });
    }

    /// Withdraws it.
    pub fn withdraw(self) {
        saved_sessions::forget_issued(self.code, self.link);
        self.changed.notify();
        self.board.ask(Command::Access(AccessCommand::WithdrawLink { link: self.link }));
    }
}
