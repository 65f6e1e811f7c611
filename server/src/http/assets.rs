//! The client: files with a hash in their name, and the document that all pages begin with, in the reader's language.
//! The program supplies them; a server without them answers only requests and sockets.

use axum::body::{Body, Bytes};
use axum::extract::Query;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};

use serde::Deserialize;
use shared::code::JoinCode;
use shared::language::Language;

use crate::api_docs;

use super::doc::{AnswerDoc, Doc};
use super::localize_errors::language_of;
use super::route::Route;

/// A file of the client.
#[derive(Debug)]
pub struct Asset {
    /// Its path: `/assets/app-0123456789.css`.
    pub path: &'static str,
    /// The media type.
    pub content_type: &'static str,
    /// The SHA-256 of its content, in hexadecimal digits.
    pub tag: &'static str,
    /// Its name changes with its content.
    pub immutable: bool,
    /// Its content, uncompressed.
    pub identity: &'static [u8],
    /// Its content in brotli, if that is shorter.
    pub brotli: Option<&'static [u8]>,
    /// Its content in gzip, if that is shorter.
    pub gzip: Option<&'static [u8]>,
}

/// Below these paths an unknown name is an error, never a page.
const NOT_PAGES: [&str; 2] = ["/api/", "/assets/"];

/// A year, the longest that caches honour.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Revalidates every time, which a tag makes cheap.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

pub(super) fn routes() -> [Route; 2] {
    [Route::get("/openapi.json", description, &DESCRIPTION), Route::get("/j", door, &DOOR)]
}

const DOOR: Doc = Doc {
    id: "door",
    summary: "From a typed `?code=` to the page of that session: for the form of the start page, before any script runs",
    authorization: None,
    answers: &[AnswerDoc::returned(303, "Its page; the start page, when there is no code in it.")],
};

/// `GET /j?code=…`.
async fn door(uri: Uri) -> Response {
    #[derive(Default, Deserialize)]
    struct Typed {
        #[serde(default)]
        code: String,
    }
    let Typed { code } = Query::try_from_uri(&uri).map(|Query(typed)| typed).unwrap_or_default();
    let page = JoinCode::found_in(&code).map_or_else(|| "/".to_owned(), |code| format!("/j/{code}"));
    Redirect::to(&page).into_response()
}

const DESCRIPTION: Doc = Doc {
    id: "description",
    summary: "This description",
    authorization: None,
    answers: &[AnswerDoc::bytes(200, "In OpenAPI.", &["application/json"])],
};

/// `GET /openapi.json`.
async fn description() -> Response {
    ([(CONTENT_TYPE, "application/json")], api_docs::OPENAPI).into_response()
}

/// Answers everything that no other route answers: the client's files, its document for every path that could be a
/// page, and "not found".
pub(super) fn file(client: &'static [Asset], path: &str, asked: &HeaderMap) -> Response {
    find(client, path, language_of(asked))
        .map_or_else(|| StatusCode::NOT_FOUND.into_response(), |file| answer(file, asked))
}

/// The file at that path, of a client whose files are in order of path; for a path that could be a page, what that page
/// begins with.
fn find(client: &'static [Asset], path: &str, language: Language) -> Option<&'static Asset> {
    let is_page = !path.contains('.') && !NOT_PAGES.iter().any(|start| path.starts_with(start));
    let wanted = match path {
        "/" => format!("/home.{}", language.tag()),
        _ if is_page => format!("/page.{}", language.tag()),
        file => file.to_owned(),
    };
    named(client, &wanted)
}

/// The file of that name.
pub(super) fn named(client: &'static [Asset], name: &str) -> Option<&'static Asset> {
    let place = client.binary_search_by(|asset| asset.path.cmp(name)).ok()?;
    client.get(place)
}

/// Does the browser have the content with this tag?
pub(super) fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| known.trim() == tag || known.trim() == "*")
}

fn answer(asset: &'static Asset, asked: &HeaderMap) -> Response {
    // Weak, because the same tag is used for every encoding of the content.
    let tag = format!("W/\"{}\"", asset.tag);
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, if asset.immutable { FOR_EVER } else { ASK_AGAIN });
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    if !asset.immutable {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding, accept-language"));
    } else if asset.brotli.is_some() || asset.gzip.is_some() {
        headers.insert(VARY, HeaderValue::from_name(ACCEPT_ENCODING));
    }
    if is_known(asked, &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }

    let (encoding, content) = smallest(asset, asked);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    (headers, Body::from(Bytes::from_static(content))).into_response()
}

/// The content in the best encoding that the browser accepts, and that encoding's name.
fn smallest(asset: &Asset, asked: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    let offers = [("br", asset.brotli), ("gzip", asset.gzip)];
    offers
        .into_iter()
        .find_map(|(encoding, content)| Some((Some(encoding), content.filter(|_| takes(asked, encoding))?)))
        .unwrap_or((None, asset.identity))
}

/// Does the browser accept `encoding`, by name or because it accepts any?
fn takes(asked: &HeaderMap, encoding: &str) -> bool {
    let mut takes_any = false;
    let offers = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    for offer in offers.flat_map(|value| value.split(',')) {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
        let is_taken = weight.is_some_and(|weight| weight > 0.0);
        match name.trim() {
            name if name.eq_ignore_ascii_case(encoding) => return is_taken,
            "*" => takes_any = is_taken,
            _ => {}
        }
    }
    takes_any
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::extract::Request;
    use axum::http::header::ACCEPT_LANGUAGE;
    use axum::http::{HeaderName, Method};
    use axum::routing::get;
    use tower::ServiceExt as _;

    const fn html(path: &'static str, identity: &'static [u8]) -> Asset {
        let (brotli, gzip) = (Some(b"page in brotli".as_slice()), Some(b"page in gzip".as_slice()));
        Asset { path, content_type: "text/html; charset=utf-8", tag: "01", immutable: false, identity, brotli, gzip }
    }

    static CLIENT: [Asset; 5] = [
        Asset {
            path: "/assets/font-02.woff2",
            content_type: "font/woff2",
            tag: "02",
            immutable: true,
            identity: b"font",
            brotli: None,
            gzip: None,
        },
        html("/home.en", b"<!doctype html> Home"),
        html("/home.nl", b"<!doctype html> Begin"),
        html("/page.en", b"<!doctype html> Page"),
        html("/page.nl", b"<!doctype html> Pagina"),
    ];

    fn router(client: &'static [Asset]) -> Router {
        Router::new().fallback(get(async move |request: Request| file(client, request.uri().path(), request.headers())))
    }

    async fn ask(method: Method, path: &str, headers: &[(HeaderName, &str)]) -> (StatusCode, HeaderMap, Bytes) {
        let mut request = axum::http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let response = router(&CLIENT).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, axum::body::to_bytes(body, usize::MAX).await.unwrap())
    }

    #[tokio::test]
    async fn every_path_that_could_be_a_page_is_the_page() {
        for (path, accepted, page) in [
            ("/", "", "Begin"),
            ("/", "en-GB,en;q=0.9,nl;q=0.8", "Home"),
            ("/?x", "de,nl;q=0.5", "Begin"),
            ("/j/K7M4QX", "nl", "Pagina"),
            ("/j/K7M4QX/3?x=1.5", "", "Pagina"),
            ("/f/K7M4QX", "en", "Page"),
            ("/assets", "de", "Pagina"),
        ] {
            let (status, headers, body) = ask(Method::GET, path, &[(ACCEPT_LANGUAGE, accepted)]).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert_eq!(headers[CACHE_CONTROL], "no-cache");
            assert_eq!(headers[VARY], "accept-encoding, accept-language");
            assert_eq!(headers[CONTENT_TYPE], "text/html; charset=utf-8");
            assert_eq!(body, format!("<!doctype html> {page}"));
        }
    }

    #[tokio::test]
    async fn missing_files_are_not_found() {
        for path in ["/index.html", "/favicon.ico", "/wp-login.php", "/assets/none", "/api/none", "/../../etc/passwd.x"]
        {
            assert_eq!(ask(Method::GET, path, &[]).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(ask(Method::POST, "/", &[]).await.0, StatusCode::METHOD_NOT_ALLOWED);
    }

    #[tokio::test]
    async fn without_a_client_there_are_no_pages() {
        let request = axum::http::Request::builder().uri("/").body(Body::empty()).unwrap();
        let response = router(&[]).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn every_file_is_served_in_every_encoding() {
        for asset in &CLIENT {
            for (encoding, content) in [("br", asset.brotli), ("gzip", asset.gzip)] {
                let (status, headers, body) = ask(Method::GET, asset.path, &[(ACCEPT_ENCODING, encoding)]).await;
                assert_eq!(status, StatusCode::OK);
                assert_eq!(body, content.unwrap_or(asset.identity));
                assert_eq!(headers.get(CONTENT_ENCODING).is_some(), content.is_some());
                assert_eq!(headers[CACHE_CONTROL].to_str().unwrap().contains("immutable"), asset.immutable);
            }
            assert_eq!(ask(Method::GET, asset.path, &[]).await.2, asset.identity);
        }
    }

    #[tokio::test]
    async fn a_head_has_the_length_and_no_body() {
        let (status, headers, body) = ask(Method::HEAD, "/", &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert!(body.is_empty());
        assert_eq!(
            headers["content-length"],
            find(&CLIENT, "/", Language::default()).unwrap().identity.len().to_string()
        );
    }

    #[tokio::test]
    async fn content_with_a_known_tag_is_not_sent_again() {
        let (_, headers, _) = ask(Method::GET, "/", &[]).await;
        let tag = headers[ETAG].to_str().unwrap();
        let (status, headers, body) = ask(Method::GET, "/", &[(IF_NONE_MATCH, &format!("\"other\", {tag}"))]).await;
        assert_eq!(status, StatusCode::NOT_MODIFIED);
        assert!(body.is_empty());
        assert_eq!(headers[ETAG], tag);
        assert_eq!(ask(Method::GET, "/", &[(IF_NONE_MATCH, "W/\"other\"")]).await.0, StatusCode::OK);
    }

    #[test]
    fn brotli_is_preferred_to_gzip_and_refusals_are_respected() {
        let asked = |value: &'static str| HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(value))]);
        let page = find(&CLIENT, "/", Language::default()).unwrap();
        for (value, encoding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("GZIP;q=0.5, deflate", Some("gzip")),
            ("br;q=0, gzip;q=0.1", Some("gzip")),
            ("br;q=0, *", Some("gzip")),
            ("*", Some("br")),
            ("*;q=0", None),
            ("identity", None),
            ("br;q=nonsense", None),
            ("", None),
        ] {
            assert_eq!(smallest(page, &asked(value)).0, encoding, "{value:?}");
        }
    }
}
