//! The sessions that this device is in or facilitates, with what lets it return as the same participant or with the
//! same secret link. Kept on the device only.

mod clock;
mod closed_words;
mod drafts;
mod links;
mod outbox;
mod own_rooms;
mod refused;
mod rehearsals;
mod who;

use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::session::SecretLink;
use shared::time::Timestamp;
use shared::wire::Joined;

use self::clock::now;
use self::drafts::forget_drafts;
use self::outbox::forget_outbox;
use self::own_rooms::{rooms_key, stay_key};
use self::refused::forget_all_refused;
use crate::drafts::{KEPT_FOR, Writer};
use crate::storage;

pub use self::clock::shelf_time;
pub use self::closed_words::{closed_words, remember_closed_words};
pub use self::drafts::{drafts, forget_draft, form_of_tab, is_of_draft, keep_draft, next_form};
pub use self::links::{forget_issued, issued, plenary, remember_issued, remember_plenary};
pub use self::outbox::{forget_asked, keep_asked, outbox};
pub use self::own_rooms::{OwnRooms, own_rooms, remember_rooms, remember_stay, remembered_stay};
pub use self::refused::{forget_refused, keep_refused, refused};
pub use self::rehearsals::{rehearsal_begun_at, remember_rehearsal};
pub use self::who::{Who, be, others, remember_name, set_aside, stay_here, who};

/// Key of the sessions that it is in, latest first.
const SESSIONS: &str = "ao:in";
/// Key of the sessions that it facilitates, latest first.
const LED: &str = "ao:led";
/// Key of the codes of sessions that were deleted, latest last.
const DELETED: &str = "ao:deleted";
/// The maximum number of codes kept: a page of a session that was deleted earlier is unlikely to be still open.
const DELETED_KEPT: usize = 24;
/// The maximum number of sessions of either kind: a device in more of them is shared by a whole school.
const SESSIONS_MAX: usize = 24;

/// A session that this device is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The code in its address.
    pub code: JoinCode,
    /// Its title.
    pub title: String,
    /// When this device was last in it; `None` if an older page stored it.
    #[serde(default)]
    pub at: Option<Timestamp>,
    /// The same by [`shelf_time`], from which its age is counted; `None` if an older page stored it.
    #[serde(default)]
    pub aged: Option<Timestamp>,
    /// The server did not know the session when last asked. That may have been another server at the same address, and
    /// unsent words on this device exist nowhere else, so people decide whether to forget it.
    #[serde(default)]
    pub gone: bool,
    /// It is a rehearsal, to which the start page does not lead back.
    #[serde(default)]
    pub rehearsal: bool,
}

/// A session that this device facilitates.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Led {
    /// The code in its address.
    pub code: JoinCode,
    /// Its title.
    pub title: String,
    /// The secret of the facilitator's link.
    pub secret: String,
    /// When its board was last opened.
    pub at: Timestamp,
    /// The server did not know the session when last asked. That may have been another server at the same address, and
    /// the link can't be recovered, so people decide whether to forget it.
    #[serde(default)]
    pub gone: bool,
    /// The link is a co-facilitator's.
    #[serde(default)]
    pub co_facilitates: bool,
}

/// A session to go back to.
#[derive(Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The code in its address.
    pub code: JoinCode,
    /// Its title.
    pub title: String,
    /// When this device was last there, as far as is known.
    pub at: Option<Timestamp>,
    /// The secret of the facilitator's link; `None` if this device takes part.
    pub secret: Option<String>,
    /// See [`Led::gone`].
    pub gone: bool,
}

impl WayBack {
    /// The page that it leads to.
    pub fn path(&self) -> String {
        match &self.secret {
            Some(secret) => format!("/f/{}#{secret}", self.code),
            None => format!("/s/{}", self.code),
        }
    }

    /// Records that the server does not know the session any more.
    pub fn note_gone(&self) {
        if self.secret.is_none() {
            return note_gone(self.code);
        }
        let mut kept = led();
        kept.iter_mut().filter(|led| led.code == self.code).for_each(|led| led.gone = true);
        storage::write(LED, &kept);
    }

    /// Forgets it, but no other role of this device in the same session.
    pub fn forget(&self) {
        match self.secret {
            Some(_) => {
                forget_led(self.code);
                forget_drafts(self.code, |place| place.writer == Writer::Facilitator);
            }
            None => forget(self.code),
        }
    }
}

/// The sessions that this device facilitates or is in, latest first.
pub fn ways_back() -> Vec<WayBack> {
    in_order(led(), sessions())
}

fn in_order(led: Vec<Led>, sessions: Vec<Remembered>) -> Vec<WayBack> {
    let led = led.into_iter().map(|Led { code, title, secret, at, gone, .. }| WayBack {
        code,
        title,
        at: Some(at),
        secret: Some(secret),
        gone,
    });
    let sessions = sessions.into_iter().filter(|session| !session.rehearsal);
    let sessions =
        sessions.map(|Remembered { code, title, at, gone, .. }| WayBack { code, title, at, secret: None, gone });
    let mut ways: Vec<_> = led.chain(sessions).collect();
    ways.sort_by_key(|way| std::cmp::Reverse(way.at));
    ways
}

/// Puts `latest` first, in place of an entry for the same session. Returns the entries that no longer fit.
fn put_first<T>(kept: &mut Vec<T>, latest: T, code_of: impl Fn(&T) -> JoinCode) -> Vec<T> {
    let code = code_of(&latest);
    kept.retain(|one| code_of(one) != code);
    kept.insert(0, latest);
    kept.drain(SESSIONS_MAX.min(kept.len())..).collect()
}

/// Remembers that this device facilitates a session. A co-facilitator's link never takes the place of the session's
/// own, which may be kept nowhere else.
pub fn remember_led(code: JoinCode, title: &str, secret: &str, co_facilitates: bool) {
    let mut kept = led();
    if co_facilitates && kept.iter().any(|led| led.code == code && !led.co_facilitates && !led.gone) {
        return;
    }
    let latest =
        Led { code, title: title.to_owned(), secret: secret.to_owned(), at: now(), gone: false, co_facilitates };
    put_first(&mut kept, latest, |led| led.code);
    storage::write(LED, &kept);
}

/// Does this device remember that it facilitates a session, even after its browser is closed?
pub fn keeps_led(code: JoinCode) -> bool {
    storage::lasts(LED) && led().iter().any(|led| led.code == code)
}

/// The key under which a tab keeps the secret with which it opened the page at `path`.
pub fn key_of_tab(path: &str) -> String {
    format!("ao:by:{path}")
}

/// The secret of a session's facilitator's link; `None` unless this device facilitates it.
pub fn led_secret(code: JoinCode) -> Option<String> {
    led().into_iter().find(|led| led.code == code).map(|led| led.secret)
}

/// Stores the new secret of a facilitator's link.
pub fn renew_led(code: JoinCode, secret: &str) {
    let mut kept = led();
    kept.iter_mut().filter(|led| led.code == code).for_each(|led| secret.clone_into(&mut led.secret));
    storage::write(LED, &kept);
}

/// Forgets that this device facilitates a session.
pub fn forget_led(code: JoinCode) {
    let mut kept = led();
    kept.retain(|led| led.code != code);
    storage::write(LED, &kept);
    if let Some(tab) = storage::of_tab() {
        let _ = tab.remove_item(&key_of_tab(&format!("/f/{code}")));
    }
}

fn led() -> Vec<Led> {
    storage::read(LED).unwrap_or_default()
}

/// Remembers that somebody joined a session called `title` on this device.
pub fn remember(code: JoinCode, who: &Who, title: &str, rehearsal: bool) {
    be(code, who);
    let mut sessions = sessions();
    let (title, at, aged) = (title.to_owned(), Some(now()), Some(shelf_time()));
    let latest = Remembered { code, title, at, aged, gone: false, rehearsal };
    for dropped in put_first(&mut sessions, latest, |session| session.code) {
        forget_part(dropped.code);
    }
    storage::write(SESSIONS, &sessions);
}

/// The number and token of this device's participant; `None` if nobody joined.
pub fn token(code: JoinCode) -> Option<Joined> {
    who(code).map(|who| who.joined)
}

/// Records that the server does not know this device's participant, or the session. Nothing is deleted for that: the
/// server's data may be elsewhere for a moment.
pub fn note_gone(code: JoinCode) {
    note(code, |session| session.gone = true);
}

/// Records that the server knows this device's participant.
pub fn note_here(code: JoinCode) {
    let (now, shelf_time) = (now(), shelf_time());
    note(code, move |session| {
        session.gone = false;
        session.at = Some(now);
        session.aged = Some(shelf_time);
    });
}

fn note(code: JoinCode, change: impl Fn(&mut Remembered)) {
    let mut kept = sessions();
    kept.iter_mut().filter(|one| one.code == code).for_each(change);
    storage::write(SESSIONS, &kept);
}

/// Forgets sessions that the server did not know when last asked and that this device was not in for sixty days: by
/// then they were deleted.
pub fn forget_old() {
    let (old, others) = of_age(sessions(), shelf_time());
    if old.is_empty() {
        return;
    }
    old.into_iter().for_each(forget_part);
    storage::write(SESSIONS, &others);
}

/// The codes of sessions that are too old to keep, and the remaining sessions.
fn of_age(all: Vec<Remembered>, now: Timestamp) -> (Vec<JoinCode>, Vec<Remembered>) {
    let since = |session: &Remembered| session.aged.or(session.at);
    let is_old = |session: &Remembered| session.gone && since(session).is_some_and(|since| now - since > KEPT_FOR);
    let (old, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_old);
    (old.into_iter().map(|session| session.code).collect(), others)
}

/// Forgets everything that this device kept of its participants in a session.
fn forget_part(code: JoinCode) {
    who::forget_everybody(code);
    storage::forget(&rooms_key(code));
    storage::forget(&stay_key(code));
    forget_outbox(code);
    forget_all_refused(code);
    forget_drafts(code, |place| place.writer != Writer::Facilitator);
}

/// Forgets a session that this device is in: it was deleted, or somebody asked for it.
pub fn forget(code: JoinCode) {
    forget_part(code);
    let mut sessions = sessions();
    sessions.retain(|session| session.code != code);
    storage::write(SESSIONS, &sessions);
}

/// Forgets a deleted session and the links to it, but not that it was deleted, so that a page opened again can say so.
pub fn forget_deleted(code: JoinCode) {
    let mut deleted: Vec<JoinCode> = storage::read(DELETED).unwrap_or_default();
    deleted.retain(|one| *one != code);
    deleted.push(code);
    let surplus = deleted.len().saturating_sub(DELETED_KEPT);
    storage::write(DELETED, &deleted.split_off(surplus));
    forget(code);
    forget_led(code);
    forget_drafts(code, |_| true);
    for link in [SecretLink::Facilitator, SecretLink::Plenary, SecretLink::Report] {
        forget_issued(code, link);
    }
}

/// Was this device told that the session was deleted?
pub fn was_deleted(code: JoinCode) -> bool {
    storage::read::<Vec<JoinCode>>(DELETED).is_some_and(|deleted| deleted.contains(&code))
}

fn sessions() -> Vec<Remembered> {
    storage::read(SESSIONS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(number: usize) -> JoinCode {
        let letters = shared::code::ALPHABET;
        let [first, last] =
            [["A", "C"][number / letters.len()], &char::from(letters[number % letters.len()]).to_string()];
        format!("AAAA{first}{last}").parse().unwrap()
    }

    fn remembered(number: usize, at: Option<i64>) -> Remembered {
        Remembered {
            code: code(number),
            title: format!("Demo {number}"),
            at: at.map(Timestamp),
            aged: None,
            gone: false,
            rehearsal: false,
        }
    }

    #[test]
    fn the_latest_session_is_first_and_once_and_the_list_is_bounded() {
        let mut kept = Vec::new();
        for number in 0..SESSIONS_MAX {
            assert!(put_first(&mut kept, remembered(number, None), |one| one.code).is_empty());
        }
        assert!(put_first(&mut kept, remembered(3, Some(1)), |one| one.code).is_empty());
        assert_eq!((kept[0].clone(), kept.len()), (remembered(3, Some(1)), SESSIONS_MAX));
        let dropped = put_first(&mut kept, remembered(SESSIONS_MAX, None), |one| one.code);
        assert_eq!(dropped, [remembered(0, None)]);
        assert_eq!(kept.len(), SESSIONS_MAX);
    }

    #[test]
    fn ways_back_are_sorted_by_last_visit_and_lead_to_the_right_page() {
        let (title, secret, at) = ("Demo".into(), "s3cret".into(), Timestamp(5));
        let led = Led { code: code(1), title, secret, at, gone: false, co_facilitates: false };
        let ways = in_order(vec![led], vec![remembered(0, Some(9)), remembered(1, Some(2)), remembered(2, None)]);
        let paths: Vec<_> = ways.iter().map(WayBack::path).collect();
        assert_eq!(paths, ["/s/AAAAA3", "/f/AAAAA4#s3cret", "/s/AAAAA4", "/s/AAAAA6"]);
    }

    #[test]
    fn a_session_is_forgotten_only_after_sixty_days_and_if_the_server_does_not_know_it() {
        let gone = |number, at| Remembered { gone: true, ..remembered(number, at) };
        let all = [gone(0, Some(0)), gone(1, Some(1)), gone(2, None), remembered(3, Some(0))];
        let (old, others) = of_age(all.to_vec(), Timestamp(KEPT_FOR + 1));
        assert_eq!((old, others), (vec![code(0)], all[1..].to_vec()));
        let clock_was_wrong = [Remembered { aged: Some(Timestamp(1)), ..gone(0, Some(0)) }];
        assert!(of_age(clock_was_wrong.to_vec(), Timestamp(KEPT_FOR + 1)).0.is_empty());
    }

    #[test]
    fn data_of_older_pages_is_still_read() {
        let old = serde_json::from_str::<Remembered>(r#"{"code":"AAAAAA","title":"Demo"}"#);
        assert_eq!(old.ok().map(|old| (old.at, old.gone)), Some((None, false)));
    }
}
