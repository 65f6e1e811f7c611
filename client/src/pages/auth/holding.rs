//! What the holder of a session may do with it as a whole: the facilitator or, without one, the person who
//! started it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::code::JoinCode;
use shared::language::Language;
use shared::session::SecretLink;
use shared::wire::LinkRequest;

use crate::{api, saved_sessions};

/// The path of a link with its secret, after this server's address.
pub fn secret_path(link: SecretLink, code: JoinCode, secret: &str) -> String {
    let page = match link {
        SecretLink::Facilitator => "f",
        SecretLink::Plenary => "p",
        SecretLink::Report => "r",
    };
    format!("/{page}/{code}#{secret}")
}

/// Gives out a link in place of the previous one, and keeps its secret on this device. `held` is the secret by which
/// this device holds the session. Returns the secret of the link, or what is wrong.
pub async fn give_out(code: JoinCode, held: String, link: SecretLink, language: Language) -> Result<String, String> {
    let given_out = api::issue_link(code, &LinkRequest { secret: held, link }, language).await;
    let given_out = given_out.map_err(|failure| failure.message)?;
    saved_sessions::remember_issued(code, link, &given_out.secret);
    Ok(given_out.secret)
}

/// Deletes the session. Once it is gone, every page of it says so, including this one.
pub fn delete_session(code: JoinCode, held: String, language: Language, failed: RwSignal<Option<String>>) {
    failed.set(None);
    spawn_local(async move {
        match api::delete_session(code, &held, language).await {
            Ok(()) => saved_sessions::forget_deleted(code),
            Err(failure) => {
                failed.try_set(Some(failure.message));
            }
        }
    });
}
