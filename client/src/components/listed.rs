//! Remarks in a row, such as *meerderheid, 4 tegen 1, zekerheid 4 van 5*.

use leptos::prelude::*;

/// The remarks with commas between them; a line ends after one, never within it.
pub fn listed(remarks: Vec<String>) -> AnyView {
    let last = remarks.len().saturating_sub(1);
    let remarks = remarks.into_iter().enumerate();
    let words = remarks.map(|(at, remark)| {
        let (comma, space) = if at == last { ("", "") } else { (",", " ") };
        view! { <span class="whole">{remark}{comma}</span>{space} }
    });
    words.collect_view().into_any()
}
