//! The outermost layer: a time limit for every answer, and errors in the reader's language.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use shared::language::Language;

use crate::metrics::Metrics;

use super::api_error::ApiError;

/// Longest time for an answer, including reading the body. A socket counts as answered when it opens.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// Limits the time of an answer, and puts errors into words.
pub(super) async fn answer(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let language = language_of(request.headers());
    let is_read_by_people = request.headers().get(ACCEPT).is_some_and(is_page);
    let response = match tokio::time::timeout(ANSWER_WITHIN, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::TookTooLong.into_response(),
    };
    match response.extensions().get::<ApiError>() {
        Some(error) => {
            metrics.refused(error.kind());
            if is_read_by_people { error.as_page(language) } else { error.in_words(language) }
        }
        None => response,
    }
}

/// Was the address opened in a browser? No program asks for a page.
fn is_page(accepted: &HeaderValue) -> bool {
    accepted.to_str().is_ok_and(|accepted| accepted.contains("text/html"))
}

/// The available language that the reader prefers, or else Dutch.
pub(super) fn language_of(headers: &HeaderMap) -> Language {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best: Option<(f32, Language)> = None;
    for offer in accepted.split(',') {
        let (tag, weight) = offer.split_once(";q=").unwrap_or((offer, "1"));
        let weight = weight.trim().parse().unwrap_or(0.0);
        let Some(language) = Language::from_tag(tag.trim()) else { continue };
        if weight > best.map_or(0.0, |(weight, _)| weight) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_preferred_language_is_used() {
        let asked = |value: &'static str| {
            language_of(&HeaderMap::from_iter([(ACCEPT_LANGUAGE, HeaderValue::from_static(value))]))
        };
        assert_eq!(asked("nl-BE, en;q=0.8"), Language::Nl);
        assert_eq!(asked("en-GB,en;q=0.9,nl;q=0.8"), Language::En);
        assert_eq!(asked("nl;q=0.3, en;q=0.7"), Language::En);
        assert_eq!(asked("de, fr;q=0.5"), Language::Nl);
        assert_eq!(asked("en;q=0, *"), Language::Nl);
        assert_eq!(language_of(&HeaderMap::new()), Language::Nl);
    }
}
