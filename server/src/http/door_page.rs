//! The page of a session's door. It shows what people may know of the session, and has the fields, before any of the
//! client has loaded; the client takes over what was typed, and needs no request of its own.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use shared::code::JoinCode;
use shared::session::Placement;
use shared::wire::Door;

use super::address::Address;
use super::assets::{Asset, file, is_known, named};
use super::state::Site;

/// Cached only by the reader's own browser, because it contains the session's title, and revalidated every time.
const OWN_AND_ASK_AGAIN: HeaderValue = HeaderValue::from_static("private, no-cache");

/// The page of one door at this moment.
struct DoorPage(String);

/// Answers everything that no other route answers: the pages of doors, and the client's files and other pages.
pub(super) fn router(client: &'static [Asset]) -> Router<Arc<Site>> {
    let serve = async move |State(site): State<Arc<Site>>, address: Address, request: Request| {
        let (path, asked) = (request.uri().path(), request.headers());
        match at(&site, client, address, path).await {
            Some(page) => page.answer(asked),
            None => file(client, path, asked),
        }
    };
    Router::new().fallback(get(serve))
}

/// The page at `/j/CODE` or `/j/CODE/ROOM`. `None` for any other path, and for a door that this address may not see or
/// that does not exist: then the client asks, and shows the answer.
async fn at(site: &Site, client: &'static [Asset], address: Address, path: &str) -> Option<DoorPage> {
    let (code, linked) = parts(path)?;
    // A server without its client has no pages.
    named(client, SHUT)?;
    let door = site.look(address, &code.to_string()).await.ok()?;
    let linked = linked.and_then(|room| room.parse().ok());
    let page = std::str::from_utf8(named(client, template(&door, linked))?.identity).ok()?;
    Some(DoorPage(filled(page, |place| value(&door, linked, place))))
}

impl DoorPage {
    /// The answer to a request with these headers.
    fn answer(self, asked: &HeaderMap) -> Response {
        let digest = Sha256::digest(self.0.as_bytes());
        let digits = digest.iter().fold(String::new(), |mut digits, byte| {
            // Writing to a string can't fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        let tag = format!("W/\"{digits}\"");
        let mut headers = HeaderMap::from_iter([(CACHE_CONTROL, OWN_AND_ASK_AGAIN)]);
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, tag);
        }
        if is_known(asked, &tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        (headers, Body::from(self.0)).into_response()
    }
}

/// The code and the room in a path.
fn parts(path: &str) -> Option<(JoinCode, Option<&str>)> {
    let after = path.strip_prefix("/j/")?.trim_end_matches('/');
    let (code, room) = after.split_once('/').map_or((after, None), |(code, room)| (code, Some(room)));
    Some((code.parse().ok()?, room))
}

/// The page without a first screen.
const SHUT: &str = "door.shut";

/// The page for a door, by what it asks. Where nobody can come in there is no form, not even for a moment; nor
/// where the client has more to say, such as that the room in the link does not exist.
fn template(door: &Door, linked: Option<u16>) -> &'static str {
    if door.ended || door.locked {
        return SHUT;
    }
    match (linked, door.placement) {
        (Some(room), _) if (1..=door.rooms).contains(&room) => "door.room",
        (Some(_), _) => SHUT,
        // A single room leaves nothing to pick.
        (None, Placement::Pick) if door.rooms == 1 => "door.one",
        (None, Placement::Pick) => "door.pick",
        (None, Placement::Spread) => "door.spread",
        (None, Placement::ByFacilitator) => "door.placed",
    }
}

/// What fills a placeholder of the page. The build of the program lists all of them (`build/bundle.rs`).
fn value(door: &Door, linked: Option<u16>, place: &str) -> String {
    match place {
        "code" => door.code.spaced(),
        "door" => serde_json::to_string(door).unwrap_or_default(),
        "language" | "title-language" => door.language.tag().to_owned(),
        "room" => linked.map(|room| room.to_string()).unwrap_or_default(),
        "rooms" => door.rooms.to_string(),
        "title" => door.title.clone(),
        "title-class" => if door.has_long_title() { "is-long" } else { "" }.to_owned(),
        _ => String::new(),
    }
}

/// Puts a value in every placeholder `{{…}}`, as text. Values are not searched for placeholders.
fn filled(page: &str, value: impl Fn(&str) -> String) -> String {
    let mut pieces = page.split("{{");
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, after) = piece.split_once("}}").unwrap_or((piece, ""));
        whole.push_str(&escaped(&value(place)));
        whole.push_str(after);
    }
    whole
}

/// As text of an element or the value of a quoted attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use shared::language::Language;

    use super::*;

    fn door(placement: Placement, rooms: u16) -> Door {
        Door {
            code: "K7M4QX".parse().unwrap(),
            title: "Demo".into(),
            language: Language::Nl,
            placement,
            rooms,
            ended: false,
            locked: false,
            look_back: false,
            rehearsal: false,
        }
    }

    #[test]
    fn the_page_asks_what_its_session_needs() {
        for (placement, rooms, linked, wanted) in [
            (Placement::Pick, 4, None, "door.pick"),
            (Placement::Pick, 1, None, "door.one"),
            (Placement::Spread, 1, None, "door.spread"),
            (Placement::ByFacilitator, 4, None, "door.placed"),
            (Placement::Spread, 4, Some(4), "door.room"),
            (Placement::Pick, 4, Some(5), "door.shut"),
            (Placement::Pick, 4, Some(0), "door.shut"),
        ] {
            assert_eq!(template(&door(placement, rooms), linked), wanted);
        }
    }

    #[test]
    fn a_door_that_nobody_can_come_in_by_shows_no_form() {
        let open = door(Placement::Pick, 4);
        for shut in [
            Door { locked: true, ..open.clone() },
            Door { ended: true, ..open.clone() },
            Door { ended: true, look_back: true, ..open },
        ] {
            assert_eq!(template(&shut, Some(1)), "door.shut");
        }
    }

    #[test]
    fn what_fills_a_placeholder_is_text_and_nothing_else() {
        let door = Door { title: "<b>\"A\" & 'B'</b> {{code}}".into(), ..door(Placement::Pick, 4) };
        let page = filled("<h1 class=\"{{title-class}}\">{{title}}</h1>{{code}}|{{room}}|{{rooms}}", |place| {
            value(&door, Some(2), place)
        });
        let wanted = "<h1 class=\"\">&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {{code}}</h1>K7M 4QX|2|4";
        assert_eq!(page, wanted);
    }

    #[test]
    fn addresses_of_doors_are_recognised() {
        let code = "K7M4QX".parse().unwrap();
        for (path, found) in [
            ("/j/K7M4QX", Some((code, None))),
            ("/j/k7m-4qx/", Some((code, None))),
            ("/j/K7M4QX/3", Some((code, Some("3")))),
            ("/j/K7M4", None),
            ("/j/", None),
            ("/s/K7M4QX", None),
        ] {
            assert_eq!(parts(path), found, "{path}");
        }
    }
}
